"""What only the whole catalog shows: names that clash, ids that nothing has.

It looks at the JSON as it is, not at the models made of it: so all that is wrong
with a file can be told at once, however much else is wrong with it.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rolecmp.catalog.places import JsonPath
from rolecmp.catalog.problems import Finding
from rolecmp.catalog.raw import Json, handles, objects, text
from rolecmp.catalog.terms import SHARE, RoleField

_NAME_SPACES = (("roles",), ("skills", "tools"), ("sources",), ("phases",), ("team_shapes",))
"""The lists within which an id or alias names one thing only.

Skills and tools share a space: either can be asked for as an item one has.
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
"""The list in which the ids under a key are looked up."""

_ITEM_REFERS_TO: Mapping[str | None, str] = {
    RoleField.SKILLS: "skills",
    RoleField.TOOLS: "tools",
    RoleField.WORKS_WITH: "roles",
    RoleField.LEADS_TO: "roles",
}
"""The list in which the item of a piece of evidence is looked up, by what it is about."""

_LISTED_ONCE = {"skills": "skill", "tools": "tool", "works_with": "role", "leads_to": "role"}
"""The lists of a role in which nothing stands twice, and the key that names what stands there."""

Ids = Mapping[str, frozenset[str]]
"""The ids there are in each list."""


def check(layers: Sequence[Json]) -> list[list[Finding]]:
    """Return, for each catalog, what is wrong between its parts and with those around it.

    The catalogs are laid over each other, the first at the bottom: what one of
    them refers to may be defined in any of them. One that is no JSON at all is None.
    """
    ids = {space: frozenset(_ids(layers, space)) for space in _REFERS_TO.values()}
    return [
        [
            *_coerced_format(layer),
            *clashes,
            *(() if None in layers else _dangling_references(layer, ids)),
            *_repeated_relationships(layer),
            *_contradictions(layer),
        ]
        for layer, clashes in zip(layers, _clashing_names(layers), strict=True)
    ]


def _coerced_format(layer: Json) -> Iterator[Finding]:
    """Find a format that is 1 only to those who take true or 1.0 for it, as the model does."""
    given = layer.get("format") if isinstance(layer, dict) else None
    if given == 1 and type(given) is not int:
        yield Finding(("format",), f"expected 1, got {json.dumps(given)}")


def _ids(layers: Sequence[Json], space: str) -> Iterator[str]:
    for layer in layers:
        for _, part in objects(layer, space):
            if id := text(part, "id"):
                yield id


class _Owner(NamedTuple):
    """A part that bears a name, in which layer, and where it is given it."""

    layer: int
    space: str
    path: JsonPath
    name_path: JsonPath
    part: Json

    def described(self, name: str) -> str:
        what = self.space.removesuffix("s").replace("_", " ")
        id = text(self.part, "id")
        return f'"{name}" already names ' + (f"a {what}" if id == name else f'the {what} "{id}"')


def _clashing_names(layers: Sequence[Json]) -> list[list[Finding]]:
    """Find the ids and aliases that name something else already.

    What a later layer replaces clashes with nothing.
    """
    found: list[list[Finding]] = [[] for _ in layers]
    for spaces in _NAME_SPACES:
        every = [
            (layer, space, path, part)
            for layer, content in enumerate(layers)
            for space in spaces
            for path, part in objects(content, space)
        ]
        newest = {(space, text(part, "id")): layer for layer, space, _, part in every}
        owners: dict[str, _Owner] = {}
        for layer, space, path, part in every:
            if newest[space, text(part, "id")] > layer:
                continue
            for name, name_path in handles(part, path):
                owner = owners.setdefault(name, _Owner(layer, space, path, name_path, part))
                if (owner.layer, owner.path) != (layer, path):
                    first = owner.name_path if owner.layer == layer else None
                    found[layer].append(Finding(name_path, owner.described(name), first=first))
    return found


def _dangling_references(layer: Json, ids: Ids) -> Iterator[Finding]:
    """Find the references to ids that nothing has, wherever they stand."""
    for space in layer if isinstance(layer, dict) else ():
        for path, part in objects(layer, space):
            for reference, where, listed_in in _dangling(part, path, ids):
                message = f'nothing in "{listed_in}" has the id "{reference}"'
                yield Finding(where, message, reference, ids[listed_in])


def _dangling(part: Json, path: JsonPath, ids: Ids) -> Iterator[tuple[str, JsonPath, str]]:
    """Find the references in a part that lead nowhere: each with its place, and where it leads."""
    parts = [(part, path)]
    while parts:
        part, path = parts.pop()
        item_of = _ITEM_REFERS_TO.get(text(part, "about")) if "item" in part else None
        for key, value in part.items():
            listed_in = item_of if key == "item" else _REFERS_TO.get(key)
            # The parser makes no other types, and a catalog may have a million values.
            kind = type(value)
            if kind is str:
                if listed_in and value not in ids[listed_in]:
                    yield value, (*path, key), listed_in
            elif kind is dict:
                parts.append((value, (*path, key)))
            elif kind is list and not _are_all_known(value, key, ids):
                for index, each in enumerate(value):
                    if type(each) is dict:
                        parts.append((each, (*path, key, index)))
                    elif listed_in and type(each) is str and each not in ids[listed_in]:
                        yield each, (*path, key, index), listed_in


def _are_all_known(listed: Sequence[Json], key: str, ids: Ids) -> bool:
    """Tell quickly whether a list of what a role asks for, or leads to, is fine.

    Such lists are most of a large catalog. One that is not fine is looked at closely.
    """
    try:
        name = _LISTED_ONCE[key]
        named = {each[name] for each in listed}
        sources = {id for each in listed for id in each.get("sources", ())}
    except (KeyError, TypeError, AttributeError):
        return False
    return ids[_REFERS_TO[name]].issuperset(named) and ids["sources"].issuperset(sources)


def _repeated_relationships(layer: Json) -> Iterator[Finding]:
    """Find pairs of roles that are related twice, and roles that are related to themselves."""
    pairs: dict[frozenset[str], JsonPath] = {}
    for path, relationship in objects(layer, "relationships"):
        match relationship.get("roles"):
            case [str(one), str(other)]:
                here = (*path, "roles")
                first = pairs.setdefault(frozenset((one, other)), here)
                if one == other:
                    yield Finding(here, f'"{one}" is related to itself')
                elif first != here:
                    yield Finding(here, f'"{one}" and "{other}" are related already', first=first)


def _contradictions(layer: Json) -> Iterator[Finding]:
    """Find roles that lead to themselves, or ask for the same twice, and shares out of range."""
    for path, role in objects(layer, "roles"):
        for key, names in _LISTED_ONCE.items():
            if not _is_plainly_unique(role, key, names):
                yield from _repeated(role, path, key, names)
        for where, evidence in objects(role, "evidence", path):
            value = evidence.get("value")
            is_share = (text(evidence, "unit") or "").startswith(SHARE)
            if is_share and isinstance(value, int | float) and not 0 <= value <= 1:
                yield Finding((*where, "value"), f"a share lies in 0 to 1, got {value}")


def _is_plainly_unique(role: Json, key: str, names: str) -> bool:
    """Tell quickly whether nothing stands twice in a list of a role, nor the role itself."""
    try:
        listed = [each[names] for each in role.get(key, ())]
        return len({*listed, role["id"]}) == len(listed) + 1
    except (KeyError, TypeError):
        return False


def _repeated(role: Json, path: JsonPath, key: str, names: str) -> Iterator[Finding]:
    """Find what stands twice in a list of a role, or is the role itself."""
    seen: dict[str, JsonPath] = {}
    for where, each in objects(role, key, path):
        here = (*where, names)
        name = text(each, names)
        if name is None:
            continue
        if names == "role" and name == text(role, "id"):
            yield Finding(here, f'"{name}" is the role itself')
        elif seen.setdefault(name, here) != here:
            yield Finding(here, f'"{name}" stands here already', first=seen[name])
