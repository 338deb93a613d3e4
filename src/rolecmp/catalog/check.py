"""Checks across a whole catalog: names that clash, ids that do not exist.

They read the JSON, not the models built from it, so that every problem of a file is
reported at once, whatever else is wrong with it.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pydantic import JsonValue

from rolecmp.catalog.layer import Layer
from rolecmp.catalog.places import JsonPath
from rolecmp.catalog.problems import Guess, Problem
from rolecmp.catalog.raw import JsonObject, handle_paths, objects, text
from rolecmp.catalog.terms import SHARE, RoleField

_NAME_SPACES = (("roles",), ("skills", "tools"), ("sources",), ("phases",), ("team_shapes",))
"""The lists within which an id or alias names one thing only.

Skills and tools share a space: `--have` takes either.
"""

_REFERS_TO = {
    "source": "sources",
    "sources": "sources",
    "skill": "skills",
    "tool": "tools",
    "phase": "phases",
    "role": "roles",
    "roles": "roles",
}
"""The list that the ids under a key refer to."""

_UNIQUE_IN = {"skills": "skill", "tools": "tool", "works_with": "role", "leads_to": "role"}
"""The lists of a role in which nothing is repeated, and the key of the id in each entry."""

Ids = Mapping[str, frozenset[str]]
"""The ids in each list of the catalog."""


def check(layers: Sequence[Layer]) -> list[list[Problem]]:
    """Return, for each of `layers`, the problems between its parts and with the other layers.

    A layer can refer to what any of them defines.
    """
    ids = {space: frozenset(_ids(layers, space)) for space in _REFERS_TO.values()}
    is_complete = all(layer.json is not None for layer in layers)
    return [
        [
            *_coerced_format(layer),
            *clashes,
            *(_dangling_references(layer, ids) if is_complete else ()),
            *_repeated_relationships(layer),
            *_contradictions(layer),
        ]
        for layer, clashes in zip(layers, _clashing_names(layers), strict=True)
    ]


def _coerced_format(layer: Layer) -> Iterator[Problem]:
    """Find a format of true or 1.0, which the model takes for 1."""
    given = layer.json.get("format") if isinstance(layer.json, dict) else None
    if given == 1 and type(given) is not int:
        yield layer.problem(("format",), f"expected 1, got {json.dumps(given)}")


def _ids(layers: Sequence[Layer], space: str) -> Iterator[str]:
    for layer in layers:
        for _, obj in objects(layer.json, space):
            if id := text(obj, "id"):
                yield id


class _Owner(NamedTuple):
    """Who has a name: in which layer, in which list, and where the name is written."""

    layer: int
    space: str
    path: JsonPath
    name_path: JsonPath
    id: str | None

    def clash(self, name: str) -> str:
        kind = self.space.removesuffix("s").replace("_", " ")
        what = f"a {kind}" if self.id == name else f'the {kind} "{self.id}"'
        return f'"{name}" already names {what}'


def _clashing_names(layers: Sequence[Layer]) -> list[list[Problem]]:
    """Find the ids and aliases that already name something else.

    What a later layer replaces clashes with nothing.
    """
    found: list[list[Problem]] = [[] for _ in layers]
    for spaces in _NAME_SPACES:
        every = [
            (number, space, path, obj)
            for number, layer in enumerate(layers)
            for space in spaces
            for path, obj in objects(layer.json, space)
        ]
        newest = {(space, text(obj, "id")): number for number, space, _, obj in every}
        owners: dict[str, _Owner] = {}
        for number, space, path, obj in every:
            id = text(obj, "id")
            if newest[space, id] > number:
                continue
            for name, name_path in handle_paths(obj, path):
                owner = owners.setdefault(name, _Owner(number, space, path, name_path, id))
                if (owner.layer, owner.path) != (number, path):
                    first = owner.name_path if owner.layer == number else None
                    problem = layers[number].problem(name_path, owner.clash(name), first=first)
                    found[number].append(problem)
    return found


def _dangling_references(layer: Layer, ids: Ids) -> Iterator[Problem]:
    """Find the references to ids that do not exist, wherever they are."""
    for space in layer.json if isinstance(layer.json, dict) else ():
        for path, obj in objects(layer.json, space):
            for reference, where, listed_in in _dangling(obj, path, ids):
                message = f'nothing in "{listed_in}" has the id "{reference}"'
                yield layer.problem(where, message, Guess(reference, ids[listed_in]))


def _dangling(obj: JsonObject, path: JsonPath, ids: Ids) -> Iterator[tuple[str, JsonPath, str]]:
    """Find the dangling references in an object: each with its place, and the list it is about."""
    pending = [(obj, path)]
    while pending:
        obj, path = pending.pop()
        item_space = _item_space(obj) if "item" in obj else None
        for key, value in obj.items():
            listed_in = item_space if key == "item" else _REFERS_TO.get(key)
            # The parser makes no other types, and a catalog may have a million values.
            kind = type(value)
            if kind is str:
                if listed_in and value not in ids[listed_in]:
                    yield str(value), (*path, key), listed_in
            elif isinstance(value, dict):
                pending.append((value, (*path, key)))
            elif isinstance(value, list) and not _are_all_known(value, key, ids):
                for index, each in enumerate(value):
                    if isinstance(each, dict):
                        pending.append((each, (*path, key, index)))
                    elif listed_in and isinstance(each, str) and each not in ids[listed_in]:
                        yield each, (*path, key, index), listed_in


def _item_space(evidence: JsonObject) -> str | None:
    """Return the list that the item of a piece of evidence refers to, if it refers to any."""
    match text(evidence, "about"):
        case RoleField.SKILLS:
            return "skills"
        case RoleField.TOOLS:
            return "tools"
        case RoleField.WORKS_WITH | RoleField.LEADS_TO:
            return "roles"
        case _:
            return None


def _are_all_known(listed: Sequence[JsonValue], key: str, ids: Ids) -> bool:
    """Check quickly whether all references in one of the long lists of a role exist.

    Such lists are most of a large catalog. One that fails is read closely.
    """
    if key not in _UNIQUE_IN:
        return False
    name = _UNIQUE_IN[key]
    named, sources = set[JsonValue](), set[JsonValue]()
    try:
        for each in listed:
            if not isinstance(each, dict):
                return False
            named.add(each[name])
            if isinstance(cited := each.get("sources"), list):
                sources.update(cited)
    except (KeyError, TypeError):
        return False
    return ids[_REFERS_TO[name]].issuperset(named) and ids["sources"].issuperset(sources)


def _repeated_relationships(layer: Layer) -> Iterator[Problem]:
    """Find pairs of roles with two relationships, and roles related to themselves."""
    pairs: dict[frozenset[str], JsonPath] = {}
    for path, relationship in objects(layer.json, "relationships"):
        match relationship.get("roles"):
            case [str(one), str(other)]:
                here = (*path, "roles")
                first = pairs.setdefault(frozenset((one, other)), here)
                if one == other:
                    yield layer.problem(here, f'"{one}" is related to itself')
                elif first != here:
                    message = f'"{one}" and "{other}" are already related'
                    yield layer.problem(here, message, first=first)


def _contradictions(layer: Layer) -> Iterator[Problem]:
    """Find roles that lead to themselves or list something twice, and shares out of range."""
    for path, role in objects(layer.json, "roles"):
        for key, name in _UNIQUE_IN.items():
            if not _is_plainly_unique(role, key, name):
                yield from _repeated(layer, role, path, key)
        for where, evidence in objects(role, "evidence", path):
            value = evidence.get("value")
            is_share = (text(evidence, "unit") or "").startswith(SHARE)
            if is_share and isinstance(value, int | float) and not 0 <= value <= 1:
                message = f"a share must be between 0 and 1, got {value}"
                yield layer.problem((*where, "value"), message)


def _is_plainly_unique(role: JsonObject, key: str, name: str) -> bool:
    """Check quickly whether nothing is repeated in a list of a role, nor the role itself."""
    listed = role.get(key, [])
    if not isinstance(listed, list):
        return False
    try:
        seen = {each[name] for each in listed if isinstance(each, dict)} | {role["id"]}
    except (KeyError, TypeError):
        return False
    return len(seen) == len(listed) + 1


def _repeated(layer: Layer, role: JsonObject, path: JsonPath, key: str) -> Iterator[Problem]:
    """Find what is repeated in a list of a role, or is the role itself."""
    name = _UNIQUE_IN[key]
    seen: dict[str, JsonPath] = {}
    for where, each in objects(role, key, path):
        here = (*where, name)
        id = text(each, name)
        if id is None:
            continue
        if name == "role" and id == text(role, "id"):
            yield layer.problem(here, f'"{id}" is the role itself')
        elif seen.setdefault(id, here) != here:
            yield layer.problem(here, f'duplicate "{id}"', first=seen[id])
