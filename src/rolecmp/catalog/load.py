"""Reading catalogs: the built-in one, a file, standard input, or several combined."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import assert_never

from pydantic import JsonValue
from pydantic_core import from_json

from rolecmp.catalog.carriers import carriers
from rolecmp.catalog.excerpt import Scope, excerpt
from rolecmp.catalog.files import BUILTIN, display_name, in_folder, read_bytes
from rolecmp.catalog.json_text import parse_json
from rolecmp.catalog.layer import Layer
from rolecmp.catalog.model import (
    Application,
    Catalog,
    Measure,
    Part,
    Phase,
    Relationship,
    Role,
    Signal,
    Skill,
    Source,
    TeamShape,
    Tool,
)
from rolecmp.catalog.modeling import modeled, too_many
from rolecmp.catalog.names import items
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
        from rolecmp.catalog.faults import refuse_invalid

        refuse_invalid(layers)
    catalog = merge(layers)
    if scope and catalog.weighting is Weighting.RARITY:
        return catalog.counted_by(lambda: carriers(layer.whole or layer.json for layer in layers))
    return catalog


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
        from rolecmp.catalog.faults import not_utf_8

        return not_utf_8(name, data, error.start)
    return parse(text, name, scope)


@cache
def _read_builtin() -> Layer:
    """Return the built-in catalog, read once: it does not change, and it is not large."""
    text = read_bytes(BUILTIN).decode()
    value = from_json(text)
    return Layer(display_name(BUILTIN), text, value, Catalog.model_validate(value))


def parse(text: str, name: str, scope: Scope | None = None) -> Layer:
    """Check the catalog in `text` by itself; if large, only what is in a scope.

    If anything is wrong, all of it is read again to report everything.
    """
    if layer := _valid(text, name, scope):
        return layer
    from rolecmp.catalog.faults import faulty

    return faulty(text, name)


def _valid(text: str, name: str, scope: Scope | None) -> Layer | None:
    """Return the layer of a catalog, or None if anything is wrong with it."""
    try:
        # Most of the time would go into looking for repeated keys, as `validate` does.
        is_skimmed = scope is not None and len(text) >= MANY_CHARACTERS
        value, is_plain = _parse_quickly(text) if is_skimmed else parse_json(text)
        part = excerpt(value, scope) if scope else value
        made = modeled(part) if is_plain and not too_many(part) else None
    except (ValueError, RecursionError):
        return None
    if not made or not made.catalog:
        return None
    return Layer(name, text, part, made.catalog, whole=value)


def _parse_quickly(text: str) -> tuple[JsonValue, bool]:
    """Parse JSON that has no constant like NaN; of a repeated key, the last is kept.

    Raises:
        ValueError: it is not JSON, or has such a constant.
    """
    return from_json(text, allow_inf_nan=False), True


_Listed = (
    Source | Measure | Tool | Skill | Signal | Phase | Role | Relationship | Application | TeamShape
)


def merge(layers: Sequence[Layer]) -> Catalog:
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
    combined = catalogs[0].model_copy(update={**settings, **lists})
    return combined.made_of(_parts(layers))


def _parts(layers: Iterable[Layer]) -> dict[str, Part]:
    """Return the catalog that each role is from, by its id; nothing if all are from one.

    The parts of a folder are one catalog.
    """
    catalogs = defaultdict[str, list[Catalog]](list)
    for layer in layers:
        if layer.catalog:
            catalogs[layer.folder or layer.file].append(layer.catalog)
    files = {role.id: file for file, each in catalogs.items() for one in each for role in one.roles}
    if len({*files.values()}) < 2:  # noqa: PLR2004 - one is nothing to tell apart
        return {}
    parts = {file: _part(file, each) for file, each in catalogs.items()}
    return {role: parts[file] for role, file in files.items()}


def _part(file: str, catalogs: Sequence[Catalog]) -> Part:
    """Return what is to be known of the catalog in a file, or in the files of a folder."""
    title = next(filter(None, (each.title for each in catalogs)), file)
    defined = {item.id for each in catalogs for item in items(each)}
    used = {item for each in catalogs for role in each.roles for item in role.items}
    return Part(title, frozenset(defined) if used <= defined else None)


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
