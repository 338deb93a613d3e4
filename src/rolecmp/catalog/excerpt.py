"""The part of a large catalog that a question about some roles needs; the rest is skimmed.

Checking thousands of roles takes longer than answering. From `LARGE_CATALOG` roles on,
only the roles that a command names are checked and kept whole; the others are kept
as an outline. So a problem in another role, or a repeated key, is reported by `validate`, not by
the command.
"""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rolecmp.catalog.names import NameIndex, Names
from rolecmp.catalog.raw import RawEntry, entries, texts

if TYPE_CHECKING:
    from pydantic import JsonValue

LARGE_CATALOG = 50
"""A catalog with at least this many roles is large."""
ITEMS = ("skills", "tools")
NAME_KEYS = ("id", "name", "short_name", "aliases", "summary")
"""The keys of a role that are enough to name it."""


class Scope(NamedTuple):
    """What a question is about: the roles called `role_names`, whole.

    Of the other roles it needs the keys in their `outline`, and of what they list only the
    skill or tool called `item_name`, if that is given.
    """

    role_names: Sequence[str] = ()
    outline: Collection[str] = NAME_KEYS
    item_name: str | None = None


def excerpt(catalog: "JsonValue", scope: Scope) -> "JsonValue":
    """Return a large catalog with what is in a scope; one that is not large stays whole.

    Roles and skills can be called by any of their names, as in `rolecmp.catalog.names`.
    """
    if not isinstance(catalog, dict):
        return catalog
    listed = catalog.get("roles")
    roles = [*entries(catalog, "roles")]
    if len(roles) < LARGE_CATALOG or not isinstance(listed, list):
        return catalog
    index = NameIndex([*map(_names, roles)])
    handles = {name for name in scope.role_names if index.is_handle(name)}
    # Looking for a title takes long, and ids side by side are none.
    wanted = {
        each for each in scope.role_names if each in handles or not handles.issuperset(each.split())
    }
    whole = {roles[number].path for name in wanted for number in index.match(name)}
    ids = _items_called(catalog, scope.item_name) if scope.item_name else set[str]()
    outlines = [
        {
            key: _only(ids, value) if ids and key in ITEMS else value
            for key, value in role.items()
            if key in scope.outline
        }
        if isinstance(role, dict) and ("roles", index) not in whole
        else role
        for index, role in enumerate(listed)
    ]
    return {**catalog, "roles": outlines}


def _names(entry: RawEntry) -> Names:
    names = (entry.obj.get(key) for key in ("name", "short_name"))
    return Names(
        [handle for handle, _ in entry.handles],
        [name for name in names if isinstance(name, str)],
        texts(entry.obj, "alternate_titles"),
    )


def _items_called(catalog: "JsonValue", name: str) -> set[str]:
    """Return the ids of the skills and tools called `name`."""
    items = [entry for key in ITEMS for entry in entries(catalog, key)]
    found = NameIndex([*map(_names, items)]).match_exactly(name)
    return {items[number].id or "" for number in found}


def _only(ids: Collection[str], listed: "JsonValue") -> "JsonValue":
    """Return those of the skills or tools of a role that have one of the ids."""
    if not isinstance(listed, list):
        return listed
    return [
        each
        for each in listed
        if not isinstance(each, dict) or each.get("skill") in ids or each.get("tool") in ids
    ]
