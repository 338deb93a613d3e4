"""Reading catalogs: the built-in one, a file, standard input, or several in layers."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from math import isfinite
from typing import Any, NamedTuple

from pydantic import ValidationError

from rolecmp.catalog.check import check
from rolecmp.catalog.excerpt import NAMES, excerpt
from rolecmp.catalog.files import BUILTIN, content, shown
from rolecmp.catalog.model import Catalog, Model, Relationship
from rolecmp.catalog.places import JsonPath, Place, Places
from rolecmp.catalog.problems import (
    Finding,
    InvalidCatalogError,
    Problem,
    located,
    model_finding,
    syntax_problem,
    text_problem,
)
from rolecmp.catalog.raw import Json


class Layer(NamedTuple):
    """A catalog file, checked by itself: its text, the JSON in it, and the catalog it is.

    What is None, it is not. A problem leaves nothing to look at any further; the
    findings are what else is wrong.
    """

    file: str
    text: str = ""
    json: Json = None
    catalog: Catalog | None = None
    problem: Problem | None = None
    findings: tuple[Finding, ...] = ()


def load(
    files: Sequence[str] = (), asked: Sequence[str] = (), outline: Collection[str] = NAMES
) -> Catalog:
    """Return the catalog that `files` make together; without any, the built-in one.

    Each of `files` is a path, `-` for standard input, or `builtin`. What a later
    file defines replaces what an earlier one defined under the same id. If only the
    roles `asked`, by any of their names, have to be whole, and of the others an
    `outline`, a large file is not read any closer than that takes.

    Raises:
        CatalogError: a file cannot be read.
        InvalidCatalogError: a file is not a catalog, or the whole does not fit together.
    """
    layers = [read(file, asked, outline) for file in files or (BUILTIN,)]
    if problems := [problem for found in errors(layers) for problem in found]:
        raise InvalidCatalogError(problems)
    return merged(layers)


def read(file: str, asked: Sequence[str] = (), outline: Collection[str] = NAMES) -> Layer:
    """Read a catalog file, and check it by itself; of a large one, what concerns the roles `asked`.

    Raises:
        CatalogError: it cannot be read.
    """
    name, data = shown(file), content(file)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        is_utf_16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
        found = "it looks like UTF-16" if is_utf_16 else f"byte 0x{data[error.start]:02X}"
        before = data[: error.start].decode("utf-8-sig")
        place = Place(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
        return Layer(name, problem=text_problem(name, place, f"not UTF-8: {found}"))
    if not text.strip():
        message = "empty: expected a role catalog in JSON"
        return Layer(name, problem=text_problem(name, Place(1, 1), message))
    return _parsed(text, name, asked, outline)


def _parsed(text: str, name: str, asked: Sequence[str], outline: Collection[str]) -> Layer:
    """Check the catalog in `text` by itself; of a large one, what concerns the roles `asked`.

    If anything is wrong with it, all of it is looked at again to tell what.
    """
    try:
        value, is_plain = _json(text)
        part = excerpt(value, asked, outline) if asked else value
        if is_plain:
            return Layer(name, text, part, Catalog.model_validate(part))
    except (ValueError, RecursionError):
        pass
    return _faulty(text, name)


def _faulty(text: str, name: str) -> Layer:
    """Tell what is wrong with the catalog in `text` by itself."""
    catalog, findings = None, []
    try:
        catalog = Catalog.model_validate_json(text)
    except ValidationError as invalid:
        found = invalid.errors(include_url=False)
        if found[0]["type"] == "json_invalid":
            return Layer(name, text, problem=syntax_problem(found[0], name))
        findings = [model_finding(error) for error in found]
    value, is_plain = _json(text)
    if not is_plain:
        constants = list(_constants(value, ()))
        wrong = {finding.path for finding in constants}
        findings = [finding for finding in findings if finding.path not in wrong]
        repeated = Places(text).repeated_keys()
        findings += constants
        findings += [
            Finding(path, f'the key "{path[-1]}" stands here already', first=path, key=number)
            for path, number in repeated
        ]
    return Layer(name, text, value, catalog, findings=tuple(findings))


def _json(text: str) -> tuple[Json, bool]:
    """Parse JSON, and tell if it holds no key twice and no constant like NaN.

    The parsers accept both, and of a repeated key they keep the last.
    """
    is_plain = True

    def watched(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal is_plain
        members = dict(pairs)
        if len(members) < len(pairs):
            is_plain = False
        return members

    def constant(name: str) -> float:
        nonlocal is_plain
        is_plain = False
        return float(name)

    return json.loads(text, object_pairs_hook=watched, parse_constant=constant), is_plain


def _constants(value: Json, path: JsonPath) -> Iterator[Finding]:
    """Find the numbers that no JSON may hold."""
    if isinstance(value, float) and not isfinite(value):
        yield Finding(path, f"not valid JSON: {json.dumps(value)}")
    elif isinstance(value, dict | list):
        for key, each in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _constants(each, (*path, key))


def errors(layers: Sequence[Layer]) -> list[list[Problem]]:
    """Return all that is wrong with each of `layers`, laid over each other, in its order."""
    between = check([layer.json for layer in layers])
    return [
        [layer.problem]
        if layer.problem
        else located([*layer.findings, *findings], layer.text, layer.file)
        for layer, findings in zip(layers, between, strict=True)
    ]


def merged(layers: Iterable[Layer]) -> Catalog:
    """Lay catalogs over each other: a later part replaces the earlier one with its key."""
    catalogs = [layer.catalog for layer in layers if layer.catalog]
    if len(catalogs) == 1:
        return catalogs[0]

    def key(part: Model) -> object:
        if isinstance(part, Relationship):
            return frozenset(part.roles)
        return getattr(part, "id", None) or getattr(part, "name", None)

    parts: dict[str, dict[object, Model]] = {}
    for catalog in catalogs:
        for name, value in catalog:
            if isinstance(value, tuple):
                parts.setdefault(name, {}).update((key(part), part) for part in value)
    title = next((catalog.title for catalog in reversed(catalogs) if catalog.title), None)
    lists = {name: tuple(each.values()) for name, each in parts.items()}
    return catalogs[0].model_copy(update={"title": title, **lists})
