"""Which ids in a catalog are those of another one, renamed."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product

from pydantic import JsonValue

from rolecmp.catalog.model import Catalog, Measure, Phase, Role, Signal, Skill, Source, Tool
from rolecmp.catalog.names import fold

Entry = Role | Skill | Tool | Source | Measure | Signal | Phase
Renames = Mapping[str, Mapping[str, str]]
"""The new ids by the old ones, for each list of a catalog."""

ALIKE = 0.6
"""How much two entries without a name in common have to share, 0 to 1, to be the same one."""
FEW_VALUES = 6
"""With fewer values than this, entries are the same one by their names only."""
MAX_PAIRS = 10_000
"""The most pairs that are compared value by value."""
REFERENCES = {
    "skill": ("skills",),
    "tool": ("tools",),
    "role": ("roles",),
    "roles": ("roles",),
    "phase": ("phases",),
    "measure": ("measures",),
    "figure": ("measures",),
    "source": ("sources",),
    "sources": ("sources",),
    "item": ("skills", "tools", "roles"),
    "different_from": ("skills", "tools"),
}
"""The keys that hold ids, and the lists that these are in."""


def renamed(old: Catalog, new: Catalog) -> Renames:
    """Return the ids that changed, by the list they are in.

    What has the same name, or a name in common, is the same; so is what has most of its
    values in common.
    """
    before, after = lists(old), lists(new)
    found = {section: _pairs(before[section], after[section]) for section in before}
    return {section: pairs for section, pairs in found.items() if pairs}


def lists(catalog: Catalog) -> dict[str, Sequence[Entry]]:
    """Return the lists of a catalog whose entries others name by their ids."""
    return {
        "roles": catalog.roles,
        "skills": catalog.skills,
        "tools": catalog.tools,
        "sources": catalog.sources,
        "measures": catalog.measures,
        "signals": catalog.signals,
        "phases": catalog.phases,
    }


def with_renames(catalog: Catalog, renames: Renames) -> Catalog:
    """Return a catalog in which what was renamed has its new id, wherever it is named."""
    if not renames:
        return catalog
    plain: dict[str, JsonValue] = catalog.model_dump(mode="json", by_alias=True)
    changed: dict[str, JsonValue] = {}
    for section, entries in plain.items():
        mended = _mended(entries, renames) if isinstance(entries, list) else entries
        new_ids = renames.get(section, {})
        if isinstance(mended, list):
            for entry in mended:
                if isinstance(entry, dict) and isinstance(entry.get("id"), str):
                    entry["id"] = new_ids.get(str(entry["id"]), entry["id"])
        changed[section] = mended
    return Catalog.model_validate_json(json.dumps(changed))


def _mended(value: JsonValue, renames: Renames) -> JsonValue:
    """Return a value with the new ids in place of the old ones."""
    if isinstance(value, list):
        return [_mended(each, renames) for each in value]
    if not isinstance(value, dict):
        return value
    mended: dict[str, JsonValue] = {}
    for key, each in value.items():
        ids = {old: new for name in REFERENCES.get(key, ()) for old, new in _of(renames, name)}
        if key == "shares" and isinstance(each, dict):
            signals = dict(_of(renames, "signals"))
            mended[key] = {signals.get(id, id): share for id, share in each.items()}
        elif isinstance(each, str):
            mended[key] = ids.get(each, each)
        elif isinstance(each, list) and all(isinstance(one, str) for one in each):
            mended[key] = [ids.get(str(one), one) for one in each]
        else:
            mended[key] = _mended(each, renames)
    return mended


def _of(renames: Renames, section: str) -> Iterator[tuple[str, str]]:
    yield from renames.get(section, {}).items()


def _pairs(old: Sequence[Entry], new: Sequence[Entry]) -> dict[str, str]:
    """Return the new ids of what is gone by its id, and came by another one."""
    before, after = {each.id for each in old}, {each.id for each in new}
    gone = {each.id: each for each in old if each.id not in after}
    come = {each.id: each for each in new if each.id not in before}
    if not gone or not come:
        return {}
    pairs = _by_name(gone, come, lambda each: {_name(each)})
    rest = {id: each for id, each in gone.items() if id not in pairs}
    free = {id: each for id, each in come.items() if id not in pairs.values()}
    pairs |= _by_name(rest, free, _names)
    rest = {id: each for id, each in rest.items() if id not in pairs}
    free = {id: each for id, each in free.items() if id not in pairs.values()}
    return pairs | _by_content(rest, free)


def _by_name(
    gone: Mapping[str, Entry], come: Mapping[str, Entry], names: Callable[[Entry], set[str]]
) -> dict[str, str]:
    """Return which entries have a name in common that no other one has."""
    called: dict[str, list[str]] = {}
    for id, entry in come.items():
        for name in names(entry):
            called.setdefault(name, []).append(id)
    pairs: dict[str, str] = {}
    for id, entry in gone.items():
        found = {other for name in names(entry) for other in called.get(name, ())}
        free = found - {*pairs.values()}
        if len(free) == 1:
            pairs[id] = free.pop()
    return pairs


def _name(entry: Entry) -> str:
    return fold(entry.title if isinstance(entry, Source) else entry.name)


def _names(entry: Entry) -> set[str]:
    """Return all that an entry is called, folded."""
    aliases = entry.aliases if isinstance(entry, Role | Skill | Tool) else ()
    return {fold(name) for name in (entry.id, *aliases)} | {_name(entry)}


def _by_content(gone: Mapping[str, Entry], come: Mapping[str, Entry]) -> dict[str, str]:
    """Return which entries have most of their values in common, the most alike first."""
    if len(gone) * len(come) > MAX_PAIRS:
        return {}
    old = {id: _values(entry) for id, entry in gone.items()}
    new = {id: _values(entry) for id, entry in come.items()}
    alike = [
        (len(old[one] & new[other]) / len(old[one] | new[other]), one, other)
        for one, other in product(old, new)
        if min(len(old[one]), len(new[other])) >= FEW_VALUES
    ]
    pairs: dict[str, str] = {}
    for share, one, other in sorted(alike, key=lambda each: -each[0]):
        if share >= ALIKE and one not in pairs and other not in pairs.values():
            pairs[one] = other
    return pairs


def _values(entry: Entry) -> set[tuple[str, ...]]:
    """Return the values of an entry, each with the keys that lead to it, but for its names."""

    def inside(value: object, keys: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        if isinstance(value, dict):
            for key, each in value.items():
                yield from inside(each, (*keys, key))
        elif isinstance(value, list):
            for each in value:
                yield from inside(each, keys)
        else:
            yield (*keys, repr(value))

    names = {"id", "name", "title", "short_name", "aliases"}
    return {*inside(entry.model_dump(mode="json", exclude=names, exclude_defaults=True), ())}
