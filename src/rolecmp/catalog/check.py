"""What only the whole catalog shows: names that clash, ids that nothing has."""

from collections import Counter
from collections.abc import Iterator

from rolecmp.catalog.model import Catalog, Evidence, Model
from rolecmp.catalog.names import handles
from rolecmp.catalog.places import JsonPath
from rolecmp.catalog.problems import Finding
from rolecmp.catalog.terms import RoleField

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

_ITEM_REFERS_TO = {
    RoleField.SKILLS: "skills",
    RoleField.TOOLS: "tools",
    RoleField.WORKS_WITH: "roles",
    RoleField.LEADS_TO: "roles",
}
"""The list in which the item of a piece of evidence is looked up, by what it is about."""

Ids = dict[str, frozenset[str]]


def check(layer: Catalog, whole: Catalog) -> list[Finding]:
    """Return what is wrong between the parts of `layer`, with paths into it.

    `whole` is the catalog that the layer becomes part of (itself, if it is the
    only one): what the layer refers to may be defined anywhere in that.
    """
    ids = {
        name: frozenset(part.id for part in getattr(whole, name))
        for name in set(_REFERS_TO.values())
    }
    return [
        *_repeated_ids(layer),
        *_clashing_names(layer, whole),
        *_dangling_references(layer, (), ids),
        *_repeated_relationships(layer),
        *_contradictions(layer),
    ]


def _repeated_ids(layer: Catalog) -> Iterator[Finding]:
    for spaces in _NAME_SPACES:
        for space in spaces:
            parts = getattr(layer, space)
            times = Counter(part.id for part in parts)
            for index, part in enumerate(parts):
                if times[part.id] > 1:
                    yield Finding((space, index, "id"), f'the id "{part.id}" is used twice')


def _clashing_names(layer: Catalog, whole: Catalog) -> Iterator[Finding]:
    for spaces in _NAME_SPACES:
        bearers: dict[str, set[tuple[str, str]]] = {}
        for space in spaces:
            for part in getattr(whole, space):
                for name in handles(part):
                    bearers.setdefault(name, set()).add((space, part.id))
        for space in spaces:
            current = {part.id: part for part in getattr(whole, space)}
            for index, part in enumerate(getattr(layer, space)):
                if part is not current[part.id]:
                    continue  # a later part has replaced this one
                for name in handles(part):
                    for other_space, other in sorted(bearers[name] - {(space, part.id)}):
                        what = other_space.removesuffix("s")
                        yield Finding((space, index), f'"{name}" also names the {what} "{other}"')


def _dangling_references(part: Model, path: JsonPath, ids: Ids) -> Iterator[Finding]:
    for key, value in part:
        here = (*path, key)
        if isinstance(value, Model):
            yield from _dangling_references(value, here, ids)
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Model):
                    yield from _dangling_references(item, (*here, index), ids)
                elif key in _REFERS_TO:
                    yield from _dangling(item, (*here, index), _REFERS_TO[key], ids)
        elif value is not None and key in _REFERS_TO:
            yield from _dangling(value, here, _REFERS_TO[key], ids)
    if isinstance(part, Evidence) and part.item is not None and part.about in _ITEM_REFERS_TO:
        yield from _dangling(part.item, (*path, "item"), _ITEM_REFERS_TO[part.about], ids)


def _dangling(reference: str, path: JsonPath, listed_in: str, ids: Ids) -> Iterator[Finding]:
    if reference not in ids[listed_in]:
        message = f'nothing in "{listed_in}" has the id "{reference}"'
        yield Finding(path, message, reference, ids[listed_in])


def _repeated_relationships(layer: Catalog) -> Iterator[Finding]:
    pairs = Counter(frozenset(relationship.roles) for relationship in layer.relationships)
    for index, relationship in enumerate(layer.relationships):
        first, second = relationship.roles
        here = ("relationships", index, "roles")
        if first == second:
            yield Finding(here, f'"{first}" is related to itself')
        elif pairs[frozenset(relationship.roles)] > 1:
            yield Finding(here, f'"{first}" and "{second}" are related twice')


def _contradictions(layer: Catalog) -> Iterator[Finding]:
    """Find roles that lead to themselves, or ask for the same thing twice."""
    for index, role in enumerate(layer.roles):
        here = ("roles", index)
        asked = Counter(
            [("skills", required.skill) for required in role.skills]
            + [("tools", required.tool) for required in role.tools]
        )
        for (key, item), times in asked.items():
            if times > 1:
                yield Finding((*here, key), f'"{item}" stands here {times} times')
        for key in ("leads_to", "works_with"):
            for place, other in enumerate(getattr(role, key)):
                if other.role == role.id:
                    yield Finding((*here, key, place, "role"), f'"{role.id}" is the role itself')
