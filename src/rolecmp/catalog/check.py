"""What only the whole catalog shows: names that clash, ids that nothing has.

It looks at the JSON as it is, not at the models made of it: so all that is wrong
with a file can be told at once, however much else is wrong with it.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
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

Ids = Mapping[str, Collection[str]]
"""The ids there are in each list."""


def check(layers: Sequence[Json]) -> list[list[Finding]]:
    """Return, for each catalog, what is wrong between its parts and with those around it.

    The catalogs are laid over each other, the first at the bottom: what one of
    them refers to may be defined in any of them. One that is no JSON at all is None.
    """
    ids = {space: frozenset(_ids(layers, space)) for space in _REFERS_TO.values()}
    return [
        [
            *clashes,
            *(() if None in layers else _dangling_references(layer, ids)),
            *_repeated_relationships(layer),
            *_contradictions(layer),
        ]
        for layer, clashes in zip(layers, _clashing_names(layers), strict=True)
    ]


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
            yield from _dangling_within(part, path, ids)
    for path, role in objects(layer, "roles"):
        for where, evidence in objects(role, "evidence", path):
            item, listed_in = text(evidence, "item"), _ITEM_REFERS_TO.get(text(evidence, "about"))
            if item is not None and listed_in:
                yield from _dangling(item, (*where, "item"), listed_in, ids)


def _dangling_within(part: Json, path: JsonPath, ids: Ids) -> Iterator[Finding]:
    for key, value in part.items():
        here = (*path, key)
        if isinstance(value, str):
            if key in _REFERS_TO:
                yield from _dangling(value, here, _REFERS_TO[key], ids)
        elif isinstance(value, dict):
            yield from _dangling_within(value, here, ids)
        elif isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, dict):
                    yield from _dangling_within(item, (*here, index), ids)
                elif isinstance(item, str) and key in _REFERS_TO:
                    yield from _dangling(item, (*here, index), _REFERS_TO[key], ids)


def _dangling(reference: str, path: JsonPath, listed_in: str, ids: Ids) -> Iterator[Finding]:
    if reference not in ids[listed_in]:
        message = f'nothing in "{listed_in}" has the id "{reference}"'
        yield Finding(path, message, reference, ids[listed_in])


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
        for where, evidence in objects(role, "evidence", path):
            value = evidence.get("value")
            is_share = (text(evidence, "unit") or "").startswith(SHARE)
            if is_share and isinstance(value, int | float) and not 0 <= value <= 1:
                yield Finding((*where, "value"), f"a share lies in 0 to 1, got {value}")
