"""The parts of large catalogs that a question about some roles needs; the rest is skimmed.

Checking thousands of roles takes longer than answering. From `LARGE_CATALOG` roles on,
only the roles that a command names are checked and kept whole; of the others there is
an outline, or nothing. So a problem in another role, or a repeated key, is reported by
`validate`, not by the command. A question that goes beyond its part is put to the whole.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, NamedTuple

from rolecmp.catalog.name_index import NameIndex, Names
from rolecmp.catalog.raw import ITEMS, JsonObject, items_of, objects, texts
from rolecmp.catalog.spelling import fold
from rolecmp.catalog.terms import MAX_ENTRIES, RoleField

if TYPE_CHECKING:
    from pydantic import JsonValue

LARGE_CATALOG = 50
"""A catalog with at least this many roles is large."""
NAME_KEYS = ("id", "name", "short_name", "aliases", "summary")
"""The keys of a role that are enough to name it."""
REFERRING = frozenset({*ITEMS, "grades", "figures", "evidence"})
"""The keys of a role under which it refers to skills and tools."""
TO_ITEMS = frozenset({*ITEMS.values(), "item"})
"""The keys of such a reference."""
TO_ROLES = frozenset({"role", "roles", "item"})
"""The keys of a reference to another role."""
LISTED = re.compile(r",\S")
"""A comma in a title has a blank after it; any other one stands between names."""


class Scope(NamedTuple):
    """What a question is about: the roles called `role_names`, whole.

    Of the other roles it needs the keys in their `outline`; without any, only the names of
    those that these refer to. With a `word`, only the roles are needed that have it in a name, a
    title, a skill or a tool. Of lists of skills and tools that are not in the outline, it needs
    what has the `word`, or is called `item_name`. What no role lists then is needed if
    `has_texts`.
    """

    role_names: Sequence[str] = ()
    outline: Collection[str] = ()
    word: str | None = None
    item_name: str | None = None
    has_texts: bool = False


def is_large(catalog: "JsonValue") -> bool:
    """Return whether a catalog is large, and no list in it so long that it is refused."""
    if not isinstance(catalog, dict):
        return False
    lengths = {key: len(each) for key, each in catalog.items() if isinstance(each, list)}
    return lengths.get("roles", 0) >= LARGE_CATALOG and max(lengths.values()) <= MAX_ENTRIES


class Excerpt(NamedTuple):
    """What of a catalog is in a scope, and the ids of the roles of which it has an outline."""

    catalog: "JsonValue"
    outlined: AbstractSet[str] = frozenset()


def excerpts(catalogs: "Sequence[JsonValue]", scope: Scope) -> list[Excerpt]:
    """Return of each large catalog what is in a scope; one that is not large stays whole.

    Roles and skills can be called by any of their names, as in `rolecmp.catalog.names`.
    """
    roles = [role for each in catalogs for role in objects(each, "roles")]
    index = NameIndex([*map(_names, roles)] if scope.role_names else [])
    whole = [roles[number] for number in _called(index, scope.role_names)]
    items = {id for each in catalogs for id in _items_of(each, scope)}
    others: set[str] | None = None
    if scope.word or not scope.outline:
        # Those of the same name as well: if that is an error, it is reported.
        alike = [roles[number] for number in sorted(index.alike(_all_names(whole)))]
        others = {id for role in alike for id in _text(role, "id")}
        others.update(id for role in whole for id in _ids_in(role, TO_ROLES))
        others.update(id for each in catalogs for id in _ids_beside_roles(each, TO_ROLES))
        others.update(_ids_having(scope.word, items, roles) if scope.word else ())
    measures = (each for catalog in catalogs for each in objects(catalog, "measures"))
    of_moves = {
        id
        for each in measures
        if each.get("about") == RoleField.LEADS_TO
        for id in _text(each, "id")
    }
    outline = _Outline(scope.outline or NAME_KEYS, items, of_moves)
    parts = [
        _of_roles(each, whole, others, outline) if is_large(each) else Excerpt(each)
        for each in catalogs
    ]
    lists_all = not scope.word and {*ITEMS} & {*scope.outline}
    if lists_all or scope.has_texts:
        return parts
    items.update(id for part in parts for id in _items_needed(part.catalog))
    return [
        part._replace(catalog=_of_items(part.catalog, items)) if is_large(each) else part
        for each, part in zip(catalogs, parts, strict=True)
    ]


class _Outline(NamedTuple):
    """What is kept of a role: some keys, and of skills and tools that it lists some ids."""

    keys: Collection[str]
    items: AbstractSet[str]
    moves: AbstractSet[str]
    """The measures of moves, whose figures are kept with the moves."""

    def of(self, role: JsonObject) -> JsonObject:
        kept = {key: value for key, value in role.items() if key in self.keys}
        if self.items:
            lists = ((key, role[key]) for key in ITEMS if key in role and key not in self.keys)
            kept |= {key: _only(listed, ITEMS[key], self.items) for key, listed in lists}
        if self.moves and "leads_to" in self.keys and "figures" in role and "figures" not in kept:
            kept["figures"] = _only(role["figures"], "measure", self.moves)
        return kept


def _only(listed: "JsonValue", key: str, ids: AbstractSet[str]) -> "JsonValue":
    """Return what of a list has one of the ids under a key, or no id at all: that is an error."""
    if not isinstance(listed, list):
        return listed
    return [
        each
        for each in listed
        if not (isinstance(each, dict) and isinstance(id := each.get(key), str) and id not in ids)
    ]


def _called(index: NameIndex, names: Sequence[str]) -> list[int]:
    """Return the numbers of the roles that `names` may mean."""
    handles = {name for name in names if index.is_handle(name)}
    # Looking for a title takes long, and ids side by side, or between commas, are none.
    wanted = [
        name
        for name in dict.fromkeys(names)
        if name in handles or not handles.issuperset(re.split("[ ,/]+", name))
    ]
    found = (index.match_exactly if LISTED.search(name) else index.match for name in wanted)
    matched = (match(name) for match, name in zip(found, wanted, strict=True))
    return [*dict.fromkeys(number for numbers in matched for number in numbers)]


def _all_names(roles: Iterable[JsonObject]) -> Names:
    """Return the names of several roles, each once: thousands may share one."""
    every = [*map(_names, roles)]
    return Names(
        [*dict.fromkeys(name for names in every for name in names.handles)],
        [*dict.fromkeys(name for names in every for name in names.names)],
    )


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


def _items_of(catalog: "JsonValue", scope: Scope) -> Iterator[str]:
    """Yield the ids of the skills and tools that a scope names, or that have its word."""
    if not (scope.item_name or scope.word):
        return
    items = [item for key in ITEMS for item in objects(catalog, key)]
    if scope.item_name:
        numbers = NameIndex([*map(_names, items)]).match_exactly(scope.item_name)
        items = [items[number] for number in numbers]
    if scope.word:
        folded = fold(scope.word)
        items = [item for item in items if folded in fold(" ".join(_text(item, "name")))]
    yield from (id for item in items for id in _text(item, "id"))


def _ids_having(word: str, items: AbstractSet[str], roles: Sequence[JsonObject]) -> Iterator[str]:
    """Yield the ids of the roles that may have a word in a name or a title, or list an item.

    A word that runs over the end of one name into another is found as well.
    """
    folded = fold(word)
    for role in roles:
        names = _names(role)
        named = folded in fold(" ".join((*names.handles, *names.names, *names.titles)))
        if named or not items.isdisjoint(items_of(role)):
            yield from _text(role, "id")


def _of_roles(
    catalog: "JsonValue",
    whole: Sequence[JsonObject],
    others: AbstractSet[str] | None,
    outline: _Outline,
) -> Excerpt:
    """Return a catalog with some roles whole, and `others` by their ids, or all, in outline."""
    named = {id(role) for role in whole}
    listed = catalog.get("roles") if isinstance(catalog, dict) else None
    in_scope = listed if others is None else _only(listed, "id", others)
    kept: list[JsonValue] = []
    outlined = set[str]()
    for role in in_scope if isinstance(in_scope, list) else ():
        if id(role) in named:
            kept.append(role)
        else:
            outlined.update(_text(role, "id") if isinstance(role, dict) else ())
            kept.append(outline.of(role) if isinstance(role, dict) else role)
    outlined -= {id for role in whole for id in _text(role, "id")}
    return Excerpt({**catalog, "roles": kept} if isinstance(catalog, dict) else catalog, outlined)


def _of_items(catalog: "JsonValue", ids: AbstractSet[str]) -> "JsonValue":
    """Return a catalog with only those skills and tools that have one of the ids."""
    if not isinstance(catalog, dict):
        return catalog
    lists: JsonObject = {key: _only(catalog[key], "id", ids) for key in ITEMS if key in catalog}
    return {**catalog, **lists}


def _items_needed(catalog: "JsonValue") -> Iterator[str]:
    """Yield the ids of the skills and tools that something in a catalog refers to."""
    for role in objects(catalog, "roles"):
        for key in role.keys() & REFERRING:
            yield from _ids_in(role[key], TO_ITEMS)
    for key in ITEMS:
        for item in objects(catalog, key):
            if "different_from" in item:  # as few of a large catalog have
                yield from texts(item, "different_from")
    yield from _ids_beside_roles(catalog, TO_ITEMS)


def _ids_beside_roles(catalog: "JsonValue", keys: Collection[str]) -> Iterator[str]:
    """Yield the ids that the lists of a catalog beside its roles, skills and tools refer to."""
    for key, listed in catalog.items() if isinstance(catalog, dict) else ():
        if key != "roles" and key not in ITEMS:
            yield from _ids_in(listed, keys)


def _ids_in(value: "JsonValue", keys: Collection[str]) -> Iterator[str]:
    """Yield each text under one of the keys, or in the list there, anywhere in a value."""
    pending = [value]
    while pending:
        each = pending.pop()
        if isinstance(each, list):
            pending += each
        elif isinstance(each, dict):
            for key, below in each.items():
                if key in keys:
                    yield from texts(each, key)
                    yield from _text(each, key)
                if isinstance(below, list | dict):
                    pending.append(below)
