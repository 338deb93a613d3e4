"""Reading catalogs: the built-in one, a file, standard input, or several combined."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from math import isfinite
from typing import assert_never

from pydantic import JsonValue, ValidationError
from pydantic_core import from_json

from rolecmp.catalog.carriers import carriers
from rolecmp.catalog.check import check
from rolecmp.catalog.excerpt import Scope, excerpt
from rolecmp.catalog.files import BUILTIN, display_name, in_folder, read_bytes
from rolecmp.catalog.layer import Layer
from rolecmp.catalog.model import (
    Application,
    Catalog,
    Measure,
    Phase,
    Relationship,
    Role,
    Signal,
    Skill,
    Source,
    TeamShape,
    Tool,
)
from rolecmp.catalog.model_errors import Keys, model_problem
from rolecmp.catalog.places import Places
from rolecmp.catalog.problems import (
    InvalidCatalogError,
    Problem,
    checked_file,
)
from rolecmp.catalog.raw import JsonPath, is_role
from rolecmp.catalog.syntax import syntax_problem
from rolecmp.catalog.terms import Weighting
from rolecmp.errors import CatalogError

MANY_CHARACTERS = 2**20
"""From this length on, a question does not look for repeated keys: only `validate` does."""


def load(files: Sequence[str] = (), scope: Scope | None = None) -> Catalog:
    """Return the catalog made by combining `files`; without any, the built-in one.

    Each of `files` is a path, `-` for standard input, or `builtin`; a folder stands for all JSON
    files in it. What a later file defines replaces what an earlier one defined under the same
    id, unless both are in one folder: then that is an error. With a `scope`, a large file is not
    read more closely than the question takes.

    Raises:
        CatalogError: a file cannot be read.
        InvalidCatalogError: a file is not a catalog, or the files do not fit together.
    """
    layers = [layer for file in files or (BUILTIN,) for layer in read_all(file, scope)]
    if {*files} - {BUILTIN}:  # the built-in catalog is checked when it is changed
        refuse_invalid(layers)
    catalog = merge(layers)
    if scope and catalog.weighting is Weighting.RARITY:
        return catalog.counted_by(lambda: carriers(layer.whole for layer in layers))
    return catalog


def refuse_invalid(layers: Sequence[Layer]) -> None:
    """Refuse catalogs that are wrong, or do not fit together.

    Raises:
        InvalidCatalogError: there are errors.
    """
    errors = find_errors(layers)
    if any(errors):
        raise InvalidCatalogError(
            [
                checked_file(layer.file, layer.text, found)
                for layer, found in zip(layers, errors, strict=True)
            ]
        )


def find_errors(layers: Sequence[Layer]) -> list[list[Problem]]:
    """Return all errors in each of `layers`, combined."""
    return [
        [*layer.problems, *between] for layer, between in zip(layers, check(layers), strict=True)
    ]


def read_all(file: str, scope: Scope | None = None) -> list[Layer]:
    """Read a file, or the JSON files in a folder, which are one catalog together.

    In a folder, JSON that is no catalog is passed over.

    Raises:
        CatalogError: one of them cannot be read, or a folder has no catalog.
    """
    inside = in_folder(file)
    layers = [read(each, scope) for each in inside]
    if inside == [file]:
        return layers
    kept = [layer for layer in layers if layer.is_catalog]
    if not kept:
        raise CatalogError(f"no role catalog in {display_name(file)}: expected files *.json")
    return as_one(kept)


def as_one(layers: Sequence[Layer]) -> list[Layer]:
    """Return files as parts of one catalog, of which none replaces another."""
    name = layers[0].file if len(layers) > 1 else None
    return [replace(layer, folder=name) for layer in layers]


def read(file: str, scope: Scope | None = None) -> Layer:
    """Read a catalog file and check it by itself; if large, only what is in a scope.

    Raises:
        CatalogError: it cannot be read.
    """
    if file == BUILTIN:
        return _read_builtin()
    name, data = display_name(file), read_bytes(file)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Layer(name, problems=(_encoding_problem(data, error.start),))
    if not text or text.isspace():
        empty = Problem(line=1, column=1, message="empty: expected a role catalog in JSON")
        return Layer(name, problems=(empty,))
    return parse(text, name, scope)


@cache
def _read_builtin() -> Layer:
    """Return the built-in catalog, read once: it does not change, and it is not large."""
    return parse(read_bytes(BUILTIN).decode(), display_name(BUILTIN))


def _encoding_problem(data: bytes, start: int) -> Problem:
    is_utf_16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    byte = data[start : start + 1]
    letter = byte.decode("cp1252", "ignore")
    known = f', which is "{letter}" in Windows-1252' if letter.isalpha() else ""
    found = "it looks like UTF-16" if is_utf_16 else f"byte 0x{byte[0]:02X}{known}"
    before = data[:start].decode("utf-8-sig")
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    return Problem(line=line, column=column, message=f"not UTF-8: {found}; save it as UTF-8")


def parse(text: str, name: str, scope: Scope | None = None) -> Layer:
    """Check the catalog in `text` by itself; if large, only what is in a scope.

    If anything is wrong, all of it is read again to report everything.
    """
    try:
        # Most of the time would go into looking for repeated keys, as `validate` does.
        is_skimmed = scope is not None and len(text) >= MANY_CHARACTERS
        value, is_plain = _parse_quickly(text) if is_skimmed else _parse_json(text)
        part = excerpt(value, scope) if scope else value
        if is_plain:
            return Layer(name, text, part, Catalog.model_validate(part), whole=value)
    except (ValueError, RecursionError):
        pass
    return _parse_faulty(text, name)


def _parse_faulty(text: str, name: str) -> Layer:
    """Return the layer of a `text` that has problems by itself, with all of them."""
    catalog, errors = None, []
    try:
        catalog = Catalog.model_validate_json(text)
    except ValidationError as invalid:
        errors = invalid.errors(include_url=False)
        if errors[0]["type"] == "json_invalid":
            return Layer(name, text, problems=(syntax_problem(errors[0], text),))
    value, is_plain = _parse_json(text)
    if catalog is None and (unwrapped := _unwrapped(value)):
        return Layer(name, text, value, problems=(Problem(message=unwrapped),))
    constants = {} if is_plain else dict(_constants(value, ()))
    keys = Keys(value)
    problems = [model_problem(error, keys) for error in errors if error["loc"] not in constants]
    if not is_plain:
        problems += [
            Problem(path=path, message=f"not valid JSON: {json.dumps(number)}")
            for path, number in constants.items()
        ]
        problems += [
            Problem(path=path, message=f'duplicate key "{path[-1]}"', key=number, repeats=path)
            for path, number in Places(text).repeated_keys()
        ]
    return Layer(name, text, value, catalog, problems=tuple(problems))


def _unwrapped(value: JsonValue) -> str:
    """Return what to do if a file has a role, or a list of roles, in place of a catalog."""
    if isinstance(value, list) and any(map(is_role, value)):
        return (
            'a catalog is an object: write {"format": 1, "roles": before this list, and } after it'
        )
    if is_role(value):
        return 'this is a role: write {"format": 1, "roles": [ before it, and ]} after it'
    return ""


def _parse_quickly(text: str) -> tuple[JsonValue, bool]:
    """Parse JSON that has no constant like NaN; of a repeated key, the last is kept.

    Raises:
        ValueError: it is not JSON, or has such a constant.
    """
    return from_json(text, allow_inf_nan=False), True


def _parse_json(text: str) -> tuple[JsonValue, bool]:
    """Parse JSON, and return whether it has no repeated key and no constant like NaN.

    The parsers accept both, and of a repeated key they keep the last.
    """
    is_plain = True

    def members(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
        nonlocal is_plain
        made = dict(pairs)
        if len(made) < len(pairs):
            is_plain = False
        return made

    def constant(name: str) -> float:
        nonlocal is_plain
        is_plain = False
        return float(name)

    value: JsonValue = json.loads(text, object_pairs_hook=members, parse_constant=constant)
    return value, is_plain


def _constants(value: JsonValue, path: JsonPath) -> Iterator[tuple[JsonPath, float]]:
    """Find the numbers that JSON does not allow, each with its path."""
    if isinstance(value, float) and not isfinite(value):
        yield path, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _constants(each, (*path, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _constants(each, (*path, index))


_Listed = (
    Source | Measure | Tool | Skill | Signal | Phase | Role | Relationship | Application | TeamShape
)


def merge(layers: Iterable[Layer]) -> Catalog:
    """Combine catalogs: a later entry replaces the earlier one with its key."""
    catalogs = [layer.catalog for layer in layers if layer.catalog]
    if len(catalogs) == 1:
        return catalogs[0]
    entries: dict[str, dict[object, _Listed]] = {}
    settings: dict[str, object] = {}
    for catalog in catalogs:
        for name, value in catalog:
            if isinstance(value, tuple):
                entries.setdefault(name, {}).update((_key(entry), entry) for entry in value)
            elif value is not None:
                settings[name] = value
    lists = {name: tuple(each.values()) for name, each in entries.items()}
    return catalogs[0].model_copy(update={**settings, **lists})


def _key(entry: _Listed) -> object:
    """Return the key by which an entry of a later layer replaces another one."""
    match entry:
        case Source() | Measure() | Tool() | Skill() | Signal() | Phase() | Role() | TeamShape():
            return entry.id
        case Relationship():
            return frozenset(entry.roles)
        case Application():
            return entry.name
        case _:
            assert_never(entry)
