"""The parts of large catalogs that a question about some roles needs; the rest is skimmed.

Checking thousands of roles takes longer than answering. From `LARGE_CATALOG` roles on,
only the roles that a command names are checked and kept whole; of the others there is
an outline, or nothing. So a problem in another role, or a repeated key, is reported by
`validate`, not by the command.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, NamedTuple

from rolecmp.catalog.name_lists import BETWEEN
from rolecmp.catalog.names import NameIndex, Names
from rolecmp.catalog.raw import JsonObject, objects, texts
from rolecmp.catalog.terms import MAX_ENTRIES

if TYPE_CHECKING:
    from pydantic import JsonValue

LARGE_CATALOG = 50
"""A catalog with at least this many roles is large."""
ITEMS = {"skills": "skill", "tools": "tool"}
"""The lists of skills and tools, and the key under which a role refers to each of them."""
NAME_KEYS = ("id", "name", "short_name", "aliases", "summary")
"""The keys of a role that are enough to name it."""
REFERRING = (*ITEMS, "grades", "figures", "evidence")
"""The keys of a role under which it refers to skills and tools."""
TO_ITEMS = frozenset({*ITEMS.values(), "item"})
"""The keys of such a reference."""
TO_ROLES = frozenset({"role", "item"})
"""The keys of a reference to another role."""


class Scope(NamedTuple):
    """What a question is about: the roles called `role_names`, whole.

    Of the other roles it needs the keys in their `outline`; without any, only the names of
    those that these refer to. With an `item_name`, what roles list is only the skill or tool
    called that. The skills and tools that no role lists then are needed if `has_texts`.
    """

    role_names: Sequence[str] = ()
    outline: Collection[str] = ()
    item_name: str | None = None
    has_texts: bool = False


def is_large(catalog: "JsonValue") -> bool:
    """Return whether a catalog is large, and no list in it so long that it is refused."""
    if not isinstance(catalog, dict):
        return False
    lengths = {key: len(each) for key, each in catalog.items() if isinstance(each, list)}
    return lengths.get("roles", 0) >= LARGE_CATALOG and max(lengths.values()) <= MAX_ENTRIES


def excerpts(catalogs: "Sequence[JsonValue]", scope: Scope) -> "list[JsonValue]":
    """Return of each large catalog what is in a scope; one that is not large stays whole.

    Roles and skills can be called by any of their names, as in `rolecmp.catalog.names`. If
    there is nothing of such a name, all are kept: another one may be meant.
    """
    roles = [role for each in catalogs for _, role in objects(each, "roles")]
    index = NameIndex([*map(_names, roles)] if scope.role_names else [])
    found = _called(index, scope.role_names)
    items = {id for each in catalogs for id in _items_called(each, scope.item_name)}
    are_known = _are_words_of(found, scope.role_names)
    whole = [roles[number] for numbers in found.values() for number in numbers]
    others: set[str] | None = None
    if are_known and not scope.outline:
        others = {id for role in whole for id in _ids_in(role, TO_ROLES)}
        # Those of the same name as well: if that is an error, it is reported.
        alike = [roles[each] for role in whole for each in index.alike(_names(role))]
        others.update(id for role in alike for id in _text(role, "id"))
    parts = [
        _of_roles(each, whole, others, _Outline(scope.outline or NAME_KEYS, items))
        if is_large(each)
        else each
        for each in catalogs
    ]
    lists_all = not items and (scope.item_name or {*ITEMS} & {*scope.outline})
    if not are_known or lists_all or scope.has_texts:
        return parts
    items.update(id for part in parts for id in _items_needed(part))
    return [
        _of_items(part, items) if is_large(each) else part
        for each, part in zip(catalogs, parts, strict=True)
    ]


class _Outline(NamedTuple):
    """What is kept of a role: some keys, and if there are ids, of what it lists only these."""

    keys: Collection[str]
    items: AbstractSet[str]

    def of(self, role: JsonObject) -> JsonObject:
        return {
            key: self._only(value, ITEMS[key]) if self.items and key in ITEMS else value
            for key, value in role.items()
            if key in self.keys
        }

    def _only(self, listed: "JsonValue", name: str) -> "JsonValue":
        return [
            each
            for each in (listed if isinstance(listed, list) else ())
            if isinstance(each, dict) and str(each.get(name)) in self.items
        ]


def _called(index: NameIndex, names: Sequence[str]) -> Mapping[str, Sequence[int]]:
    """Return the numbers of the roles that each of `names` may mean, if there are any."""
    handles = {name for name in names if index.is_handle(name)}
    # Looking for a title takes long, and ids side by side are none.
    wanted = {each for each in names if each in handles or not handles.issuperset(each.split())}
    found = {name: index.match(name) for name in wanted}
    return {name: numbers for name, numbers in found.items() if numbers}


def _names(obj: JsonObject) -> Names:
    """Return the names of a role, a skill or a tool."""
    return Names(
        [*_text(obj, "id"), *texts(obj, "aliases")],
        [*_text(obj, "name"), *_text(obj, "short_name")],
        texts(obj, "alternate_titles"),
    )


def _text(obj: JsonObject, key: str) -> tuple[str, ...]:
    value = obj.get(key)
    return (value,) if isinstance(value, str) else ()


def _are_words_of(found: Collection[str], names: Iterable[str]) -> bool:
    """Return whether each word of `names` is one of those that were found, or of one of them."""
    known, words = (
        {word.casefold() for name in each for word in re.split(r"[\s,/]+", name)}
        for each in (found, names)
    )
    return words <= known | BETWEEN


def _items_called(catalog: "JsonValue", name: str | None) -> Iterator[str]:
    """Yield the ids of the skills and tools called `name`."""
    items = [item for key in ITEMS for _, item in objects(catalog, key)] if name else []
    for number in NameIndex([*map(_names, items)]).match_exactly(name or ""):
        yield from _text(items[number], "id")


def _of_roles(
    catalog: "JsonValue",
    whole: Sequence[JsonObject],
    others: Collection[str] | None,
    outline: _Outline,
) -> "JsonValue":
    """Return a catalog with some roles whole, and `others` by their ids, or all, in outline."""
    kept = {id(role) for role in whole}
    roles = [
        role if id(role) in kept else outline.of(role)
        for _, role in objects(catalog, "roles")
        if others is None or id(role) in kept or role.get("id") in others
    ]
    return {**catalog, "roles": [*roles]} if isinstance(catalog, dict) else catalog


def _of_items(catalog: "JsonValue", ids: Collection[str]) -> "JsonValue":
    """Return a catalog with only those skills and tools that have one of the ids."""
    lists: JsonObject = {
        key: [item for _, item in objects(catalog, key) if item.get("id") in ids] for key in ITEMS
    }
    return {**catalog, **lists} if isinstance(catalog, dict) else catalog


def _items_needed(catalog: "JsonValue") -> Iterator[str]:
    """Yield the ids of the skills and tools that something in a catalog refers to."""
    for _, role in objects(catalog, "roles"):
        for key in REFERRING:
            yield from _ids_in(role.get(key), TO_ITEMS)
    for key in ITEMS:
        for _, item in objects(catalog, key):
            yield from texts(item, "different_from")


def _ids_in(value: "JsonValue", keys: Collection[str]) -> Iterator[str]:
    """Yield each text that is under one of the keys, anywhere in a value."""
    pending = [value]
    while pending:
        each = pending.pop()
        if isinstance(each, list):
            pending += each
        elif isinstance(each, dict):
            for key, below in each.items():
                if isinstance(below, str) and key in keys:
                    yield below
                elif isinstance(below, list | dict):
                    pending.append(below)
