"""Checks across a whole catalog: names that clash, ids that do not exist.

They read the JSON, not the models built from it, so that every problem in a file is
reported at once, whatever else is wrong with it.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, cast

from pydantic import JsonValue

from rolecmp.catalog.check_ads import problems_of_ads
from rolecmp.catalog.layer import Layer
from rolecmp.catalog.problems import Findings, Guess, Problem
from rolecmp.catalog.raw import ITEMS, JsonObject, JsonPath, RawEntry, entries, texts
from rolecmp.catalog.references import REFERS_TO, items_about, known_ids, unread_lists
from rolecmp.catalog.terms import RoleField, Unit

_NAME_SPACES = (
    ("roles",),
    ("skills", "tools"),
    ("sources",),
    ("measures",),
    ("signals",),
    ("phases",),
    ("team_shapes",),
)
"""The lists within which an id or alias names one thing only.

Skills and tools share a space: `--have` takes either.
"""

_UNIQUE_IN = {**ITEMS, "works_with": "role", "leads_to": "role"}
"""The lists of a role in which nothing is repeated, and the key of the id in each entry."""

PERCENT = 100
KnownIds = Mapping[str, frozenset[str]]
"""The ids in each list of the catalog."""


def check(layers: Sequence[Layer]) -> list[Findings]:
    """Return, for each of `layers`, the problems between its parts and with the other layers.

    A layer can refer to what any of them defines.
    """
    ids = {space: known_ids(layers, space) for space in {*REFERS_TO.values()}}
    unread = unread_lists(layers)
    measures = _measures(layers)
    signals = known_ids(layers, "signals")
    every = _clashing_names(layers)
    for layer, found in zip(layers, every, strict=True):
        for problems in (
            _coerced_format(layer),
            _dangling_references(layer, ids, unread),
            _repeated_relationships(layer),
            _repeated_in_roles(layer),
            _repeated_in_grades(layer),
            _same_measures(layer),
            _misfit_figures(layer, measures, ids, unread),
            _misused_figures(layer),
            _shared_search_words(layer),
            _unknown_twins(layer, ids["skills"] | ids["tools"], unread),
            problems_of_ads(layer, signals, measures.by_id),
        ):
            found.add(problems)
    return every


def _coerced_format(layer: Layer) -> Iterator[Problem]:
    """Find a format of true or 1.0, which the model takes for 1."""
    given = layer.json.get("format") if isinstance(layer.json, dict) else None
    if given == 1 and type(given) is not int:
        yield Problem(path=("format",), message=f"expected 1, got {json.dumps(given)}")


class _Owner(NamedTuple):
    """The owner of a name: its layer, its list, and where the name is written."""

    layer: int
    space: str
    path: JsonPath
    name_path: JsonPath
    id: str | None

    def clash(self, name: str) -> str:
        kind = _kind(self.space)
        what = f"a {kind}" if self.id == name else f'the {kind} "{self.id}", as an alias'
        return f'"{name}" already names {what}'


def _kind(space: str) -> str:
    """Return what a list of the catalog consists of."""
    return space.removesuffix("s").replace("_", " ")


def _clashing_names(layers: Sequence[Layer]) -> list[Findings]:
    """Find the ids and aliases that already name something else.

    An entry that a later layer replaces cannot clash.
    """
    found = [Findings() for _ in layers]
    for spaces in _NAME_SPACES:
        every = [
            (number, space, entry)
            for number, layer in enumerate(layers)
            for space in spaces
            for entry in layer.lists[space]
        ]
        times = Counter(name for _, _, entry in every for name in entry.handles)
        repeated = {name for name, number in times.items() if number > 1}
        if not repeated:
            continue  # as in most catalogs
        newest = {(space, entry.id): number for number, space, entry in every}
        owners: dict[str, _Owner] = {}
        for number, space, entry in every:
            if repeated.isdisjoint(entry.handles):
                continue
            later = newest[space, entry.id]
            if later > number and not _are_one(layers[number], layers[later]):
                continue
            for name, name_path in entry.places_of_handles:
                claim = _Owner(number, space, entry.path, name_path, entry.id)
                owner = owners.setdefault(name, claim)
                if (owner.layer, owner.path) != (number, entry.path):
                    is_here = owner.layer == number
                    first = owner.name_path if is_here else None
                    where = "" if is_here else f" in {layers[owner.layer].place(owner.name_path)}"
                    message = f"{owner.clash(name)}{where}"
                    found[number].add([Problem(path=name_path, message=message, repeats=first)])
    return found


def _are_one(one: Layer, other: Layer) -> bool:
    """Return whether two files are parts of one catalog, of which none replaces the other."""
    return one.folder is not None and one.folder == other.folder


def _dangling_references(layer: Layer, ids: KnownIds, unread: frozenset[str]) -> Iterator[Problem]:
    """Find references to ids that do not exist, anywhere; of lists that are `unread`, none."""
    every = [(entry.obj, entry.path) for listed in layer.lists.values() for entry in listed]
    for reference, path, space in _dangling(every, ids):
        if space not in unread:
            yield _unknown(reference, path, space, ids)


def _unknown(reference: str, path: JsonPath, space: str, ids: KnownIds) -> Problem:
    message = f'unknown {_kind(space)} "{reference}"'
    other = {"skills": "tools", "tools": "skills"}.get(space, "")
    if other and reference in ids[other]:
        cure = f'it is a {_kind(other)}: list it under "{other}"'
        return Problem(path=path, message=f"{message}; {cure}")
    guess = Guess(reference, ids[space], space, listed="the catalog has")
    return Problem(path=path, message=message, guess=guess)


def _dangling(
    objs: Sequence[tuple[JsonObject, JsonPath]], ids: KnownIds
) -> Iterator[tuple[str, JsonPath, str]]:
    """Find the dangling references in objects: each with its place, and the list it is about."""
    pending = [*reversed(objs)]
    while pending:
        obj, path = pending.pop()
        item_space = items_about(obj.get("about")) if "item" in obj else None
        for key, value in obj.items():
            listed_in = item_space if key == "item" else REFERS_TO.get(key)
            # The parser makes no other types, and a catalog may have a million values.
            if type(value) is str:
                if listed_in and value not in ids[listed_in]:
                    yield value, (*path, key), listed_in
            elif isinstance(value, dict):
                pending.append((value, (*path, key)))
            elif isinstance(value, list) and not _are_all_known(value, key, ids):
                for index, each in enumerate(value):
                    if isinstance(each, dict):
                        pending.append((each, (*path, key, index)))
                    elif listed_in and isinstance(each, str) and each not in ids[listed_in]:
                        yield each, (*path, key, index), listed_in


def _are_all_known(listed: Sequence[JsonValue], key: str, ids: KnownIds) -> bool:
    """Check quickly whether all references in one of the long lists of a role exist.

    Such lists make up most of a large catalog. A list that fails is checked in detail.
    """
    if key not in _UNIQUE_IN:
        return False
    name = _UNIQUE_IN[key]
    objects = cast("Sequence[dict[str, Any]]", listed)  # or else there is an error
    try:
        named = {each[name] for each in objects}
        sources = {id for each in objects if "sources" in each for id in each["sources"]}
    except (KeyError, TypeError):
        return False
    return ids[REFERS_TO[name]].issuperset(named) and ids["sources"].issuperset(sources)


def _repeated_relationships(layer: Layer) -> Iterator[Problem]:
    """Find pairs of roles with two relationships, and roles related to themselves."""
    pairs: dict[frozenset[str], JsonPath] = {}
    for entry in layer.lists["relationships"]:
        match entry.obj.get("roles"):
            case [str(one), str(other)]:
                path = (*entry.path, "roles")
                first = pairs.setdefault(frozenset((one, other)), path)
                if one == other:
                    yield Problem(path=path, message=f'"{one}" is related to itself')
                elif first != path:
                    message = f'"{one}" and "{other}" are already related'
                    yield Problem(path=path, message=message, repeats=first)


def _repeated_in_roles(layer: Layer) -> Iterator[Problem]:
    """Find roles that list something twice, or themselves."""
    for role in layer.lists["roles"]:
        for key, name in _UNIQUE_IN.items():
            if key in role.obj and not _is_plainly_unique(role.obj, key, name):
                yield from _repeated(role, key, name)


def _repeated_in_grades(layer: Layer) -> Iterator[Problem]:
    """Find grades of a role that share a name, and grades that list a skill twice."""
    for role in layer.lists["roles"]:
        named: dict[str, tuple[int, JsonPath]] = {}
        for number, grade in enumerate(entries(role.obj, "grades", role.path)):
            for name, path in grade.places_of_handles:
                owner, first = named.setdefault(name, (number, path))
                if owner != number:
                    message = f'"{name}" already names another grade of this role'
                    yield Problem(path=path, message=message, repeats=first)
            yield from _repeated(grade, "skills", "skill")


def _is_plainly_unique(role: JsonObject, key: str, name: str) -> bool:
    """Check quickly that a list of a role has no duplicates, and not the role itself."""
    listed = cast("Sequence[dict[str, Any]]", role[key])  # or else there is an error
    try:
        return len({each[name] for each in listed} | {role["id"]}) == len(listed) + 1
    except (KeyError, TypeError):
        return False


def _repeated(role: RawEntry, key: str, name: str) -> Iterator[Problem]:
    """Find duplicates in a list of a role, and the role itself."""
    listed = role.obj.get(key)
    seen: dict[str, JsonPath] = {}
    for index, each in enumerate(listed if isinstance(listed, list) else ()):
        id = each.get(name) if isinstance(each, dict) else None
        if not isinstance(id, str):
            continue
        path = (*role.path, key, index, name)
        if name == "role" and id == role.id:
            yield Problem(path=path, message=f'"{id}" is the role itself')
        elif seen.setdefault(id, path) != path:
            yield Problem(path=path, message=f'duplicate "{id}"', repeats=seen[id])


class _Measures(NamedTuple):
    """The measures of all layers by id, and the ids of measures whose figures have an n."""

    by_id: Mapping[str, JsonObject]
    counted: frozenset[JsonValue]


def _measures(layers: Sequence[Layer]) -> _Measures:
    by_id = {
        entry.id: entry.obj for layer in layers for entry in layer.lists["measures"] if entry.id
    }
    named = (
        figure.get("measure") for layer in layers for _, figure, _ in layer.figures if "n" in figure
    )
    return _Measures(by_id, frozenset(id for id in named if isinstance(id, str)))


def _same_measures(layer: Layer) -> Iterator[Problem]:
    """Find measures with the same name: their figures would seem to be comparable."""
    seen: dict[str, JsonPath] = {}
    for measure in layer.lists["measures"]:
        path = (*measure.path, "name")
        if measure.name and seen.setdefault(measure.name, path) != path:
            message = f'another measure has the name "{measure.name}"'
            yield Problem(path=path, message=message, repeats=seen[measure.name])


def _misfit_figures(
    layer: Layer, measures: _Measures, ids: KnownIds, unread: frozenset[str]
) -> Iterator[Problem]:
    """Find figures that do not fit their measure, and duplicate figures in a role."""
    seen = set[tuple[JsonPath, str, str | None]]()
    for path, figure, role in layer.figures:
        id, item, value = figure.get("measure"), figure.get("item"), figure.get("value")
        if not isinstance(id, str) or not isinstance(item, str | None) or id not in measures.by_id:
            continue  # reported as a wrong type, or as a dangling reference
        measure = measures.by_id[id]
        if (role.path, id, item) in seen:
            of_item = f' of "{item}"' if item else ""
            yield Problem(path=path, message=f'duplicate figure{of_item} for the measure "{id}"')
        seen.add((role.path, id, item))
        space = items_about(measure.get("about"))
        if space and item and item not in ids[space] and space not in unread:
            yield _unknown(item, (*path, "item"), space, ids)
        # A change may be less than nothing, and more than all.
        is_part = measure.get("unit") == Unit.SHARE and measure.get("about") != RoleField.GROWTH
        if is_part and isinstance(value, int | float) and not 0 <= value <= 1:
            meant = f"; write {value / PERCENT:.12g}" if 1 < value <= PERCENT else ""
            message = f"a share must be between 0 and 1, got {value}{meant}"
            yield Problem(path=(*path, "value"), message=message)
        is_amount = measure.get("unit") in (Unit.YEARS, Unit.USD_PER_YEAR)
        if is_amount and isinstance(value, int | float) and value < 0:
            message = f"years and pay cannot be less than 0, got {value}"
            yield Problem(path=(*path, "value"), message=message)
        if id in measures.counted and "n" not in figure:
            yield Problem(path=path, message=f'"n" is missing: other figures of "{id}" have it')


def _misused_figures(layer: Layer) -> Iterator[Problem]:
    """Find evidence that refers to a figure its role does not have, or uses it for both sides."""
    figures = {
        (role.path, str(figure.get("measure")), figure.get("item"))
        for _, figure, role in layer.figures
        if isinstance(figure.get("item"), str | None)
    }
    sides: dict[tuple[JsonPath, str, JsonValue], tuple[JsonValue, JsonPath]] = {}
    for path, evidence, role in layer.evidence:
        id, item = evidence.get("figure"), evidence.get("item")
        if not isinstance(id, str) or not isinstance(item, str | None):
            continue
        here, stance = (*path, "figure"), evidence.get("stance")
        if not {(role.path, id, item), (role.path, id, None)} & figures:
            yield Problem(path=here, message=f'the role has no such figure of the measure "{id}"')
        first_stance, first = sides.setdefault((role.path, id, item), (stance, here))
        if first_stance != stance:
            message = "the same figure cannot both support and dispute a claim"
            yield Problem(path=here, message=message, repeats=first)


def _unknown_twins(
    layer: Layer, items: frozenset[str], unread: frozenset[str]
) -> Iterator[Problem]:
    """Find skills and tools that are said to be different from something that does not exist."""
    if unread & {"skills", "tools"}:
        return
    for space in ("skills", "tools"):
        for entry in layer.lists[space]:
            for index, id in enumerate(texts(entry.obj, "different_from")):
                if id not in items:
                    path = (*entry.path, "different_from", index)
                    message = f'unknown skill or tool "{id}"'
                    yield Problem(path=path, message=message, guess=Guess(id, items))


def _shared_search_words(layer: Layer) -> Iterator[Problem]:
    """Find search words shared by two skills or tools: a match would be ambiguous."""
    owners: dict[str, tuple[RawEntry, JsonPath]] = {}
    for space in ("skills", "tools"):
        for entry in layer.lists[space]:
            for index, word in enumerate(texts(entry.obj, "search")):
                path = (*entry.path, "search", index)
                owner, first = owners.setdefault(word.casefold(), (entry, path))
                if first != path:
                    message = f'"{word}" is already a search word of "{owner.id}"'
                    yield Problem(path=path, message=message, repeats=first)
