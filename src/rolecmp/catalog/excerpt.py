"""The part of a large catalog that a question about some roles needs; the rest is skimmed.

Checking thousands of roles takes longer than answering. From `LARGE_CATALOG` roles on,
only the roles that a command names are checked and kept whole; the others are kept
as an outline. So a problem in another role is reported by `validate`, not by the command.
"""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from rolecmp.catalog.names import NameIndex, Names
from rolecmp.catalog.raw import entries, texts

if TYPE_CHECKING:
    from pydantic import JsonValue

LARGE_CATALOG = 50
"""A catalog with at least this many roles is large."""
Outline = Collection[str]
"""The keys that a question needs of the roles it is not about."""
NAME_KEYS: Outline = ("id", "name", "short_name", "aliases", "summary")
"""The keys of a role that are enough to name it."""


def excerpt(
    catalog: "JsonValue", role_names: Sequence[str], outline: Outline = NAME_KEYS
) -> "JsonValue":
    """Return a large catalog with the roles called `role_names`, and an outline of the others.

    Roles can be called by any of their
    names, as in `rolecmp.catalog.names.find_role`. A catalog that is not large stays whole.
    """
    if not isinstance(catalog, dict):
        return catalog
    listed = catalog.get("roles")
    roles = [*entries(catalog, "roles")]
    if len(roles) < LARGE_CATALOG or not isinstance(listed, list):
        return catalog
    candidates = [
        Names(
            [handle for handle, _ in role.handles],
            [name for key in ("name", "short_name") if isinstance(name := role.obj.get(key), str)],
            texts(role.obj, "alternate_titles"),
        )
        for role in roles
    ]
    index = NameIndex(candidates)
    whole = {roles[number].path for name in {*role_names} for number in index.match(name)}
    outlines = [
        {key: value for key, value in role.items() if key in outline}
        if isinstance(role, dict) and ("roles", index) not in whole
        else role
        for index, role in enumerate(listed)
    ]
    return {**catalog, "roles": outlines}
