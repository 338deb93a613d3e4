"""Reading catalogs: the built-in one, a file, standard input, or several in layers."""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError

from rolecmp.catalog.check import check
from rolecmp.catalog.model import Catalog, Model, Relationship
from rolecmp.catalog.places import has_repeated_keys, places
from rolecmp.catalog.problems import (
    Finding,
    InvalidCatalogError,
    located,
    model_finding,
    syntax_problem,
)
from rolecmp.errors import CatalogError

BUILTIN = "builtin"
STANDARD_INPUT = "-"
LARGEST = 64 * 2**20
"""The most bytes one file may have: a whole O*NET database, imported, fits."""


def load(files: Sequence[str] = ()) -> Catalog:
    """Return the catalog that `files` make together; without any, the built-in one.

    Each of `files` is a path, `-` for standard input, or `builtin`. What a later
    file defines replaces what an earlier one defined under the same id.

    Raises:
        CatalogError: a file cannot be read.
        InvalidCatalogError: a file is not a catalog, or the whole does not fit together.
    """
    texts = [(_shown(file), _read(file)) for file in files or (BUILTIN,)]
    layers = [_parse(text, file) for file, text in texts]
    whole = layers[0] if len(layers) == 1 else _merged(layers)
    problems = [
        problem
        for layer, (file, text) in zip(layers, texts, strict=True)
        for problem in located(check(layer, whole), text, file)
    ]
    if problems:
        raise InvalidCatalogError(problems)
    return whole


def _parse(text: str, file: str) -> Catalog:
    """Return the catalog in `text`, each of its parts checked by itself."""
    try:
        catalog = Catalog.model_validate_json(text)
    except ValidationError as invalid:
        errors = invalid.errors(include_url=False)
        if errors[0]["type"] == "json_invalid":
            raise InvalidCatalogError([syntax_problem(errors[0], file)]) from None
        findings = [model_finding(error) for error in errors]
        raise InvalidCatalogError(list(located(findings, text, file))) from None
    if has_repeated_keys(text):
        times = Counter(path for path, _ in places(text))
        findings = [
            Finding(path, f'the key "{path[-1]}" stands here {count} times')
            for path, count in times.items()
            if count > 1
        ]
        raise InvalidCatalogError(list(located(findings, text, file)))
    return catalog


def _merged(layers: Sequence[Catalog]) -> Catalog:
    """Lay catalogs over each other: a later part replaces the earlier one with its key."""

    def key(part: Model) -> object:
        if isinstance(part, Relationship):
            return frozenset(part.roles)
        return getattr(part, "id", None) or getattr(part, "name", None)

    parts: dict[str, dict[object, Model]] = {}
    for layer in layers:
        for name, value in layer:
            if isinstance(value, tuple):
                parts.setdefault(name, {}).update((key(part), part) for part in value)
    title = next((layer.title for layer in reversed(layers) if layer.title), None)
    lists = {name: tuple(each.values()) for name, each in parts.items()}
    return layers[0].model_copy(update={"title": title, **lists})


def _read(file: str) -> str:
    """Return the text of a catalog file, refusing what is not text in UTF-8."""
    name = _shown(file)
    try:
        with _opened(file) as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        raise CatalogError(f"cannot read {name}: {error.strerror or error}") from None
    except ValueError as error:
        # A path with a null character, or a stream that is closed already,
        # never gets as far as the system.
        raise CatalogError(f"cannot read {name}: {error}") from None
    if len(data) > LARGEST:
        raise CatalogError(f"{name} is too large: the limit is {LARGEST // 2**20} MiB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        is_utf_16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
        hint = ": it looks like UTF-16" if is_utf_16 else ""
        raise CatalogError(f"{name} is not UTF-8 at byte {error.start}{hint}") from None
    if not text.strip():
        raise CatalogError(f"{name} is empty: expected a role catalog in JSON")
    return text


def _shown(file: str) -> str:
    return "<stdin>" if file == STANDARD_INPUT else file


def _opened(file: str) -> BinaryIO:
    if file == STANDARD_INPUT:
        if sys.stdin is None:
            raise OSError("standard input is closed")
        return sys.stdin.buffer
    return (_builtin_path() if file == BUILTIN else Path(file)).open("rb")


def _builtin_path() -> Path:
    """Return where `roles.json` is: in the package, or, in a checkout, in `data/`."""
    package = Path(__file__).parent.parent
    installed = package / "roles.json"
    return installed if installed.exists() else package.parent.parent / "data" / "roles.json"
