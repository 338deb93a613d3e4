"""Combining catalogs: which entry replaces which, and which role is from which catalog."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import assert_never

from pydantic import JsonValue

from rolecmp.catalog.carriers import carriers
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
from rolecmp.catalog.raw import ids_in
from rolecmp.catalog.terms import Weighting

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
    catalogs = defaultdict[str, list[JsonValue]](list)
    for layer in layers:
        catalogs[layer.folder or layer.file].append(layer.whole or layer.json)
    files = {id: file for file, each in catalogs.items() for id in ids_in(each, "roles")}
    if len({*files.values()}) < 2:  # noqa: PLR2004 - a single one needs no title
        return {}
    parts = {file: _part(file, each, catalogs) for file, each in catalogs.items()}
    return {role: parts[file] for role, file in files.items()}


def _part(file: str, own: Sequence[JsonValue], catalogs: Mapping[str, Sequence[JsonValue]]) -> Part:
    """Return what is to be known of one of `catalogs`: of a file, or of those in a folder."""
    settings = [each for each in own if isinstance(each, dict)]
    title = next((str(each["title"]) for each in settings if each.get("title")), file)
    weighting = [Weighting(str(each["weighting"])) for each in settings if each.get("weighting")]
    count = cache(lambda: carriers(own))

    @cache
    def items() -> AbstractSet[str]:
        """Return its skills and tools, and those of the catalogs from which it lists some."""
        found = _items_in(own)
        others = [_items_in(each) for name, each in catalogs.items() if name != file]
        while others and (lacking := count().each.keys() - found):
            most = max(others, key=lambda other: len(lacking & other))
            others.remove(most)
            found |= most
        return found

    return Part(title, weighting[-1] if weighting else None, count, items)


def _items_in(catalogs: Iterable[JsonValue]) -> set[str]:
    return {id for key in ("skills", "tools") for id in ids_in(catalogs, key)}


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
