"""What a question about some roles needs of a large catalog: the rest is not looked at."""

from collections.abc import Collection, Sequence

from rolecmp.catalog.names import found
from rolecmp.catalog.raw import Json, handles, objects, text
from rolecmp.catalog.terms import MANY_ROLES

NAMES = ("id", "name", "aliases", "summary")
"""The keys of a role that are enough to name it."""


def excerpt(catalog: Json, asked: Sequence[str], outline: Collection[str] = NAMES) -> Json:
    """Return a large catalog with the roles that `asked` names, and an outline of the others.

    The outline of a role is what it has under the keys in `outline`. Any of their names
    will do, as in `rolecmp.catalog.names.find_role`. A catalog that is not large stays
    whole.
    """
    roles = [role for _, role in objects(catalog, "roles")]
    if len(roles) < MANY_ROLES:
        return catalog
    kinds = ((_handles, _name), (_titles,))
    whole = {id(role) for name in asked for role in found(name, roles, kinds)}
    outlines = [
        {key: value for key, value in role.items() if key in outline}
        if isinstance(role, dict) and id(role) not in whole
        else role
        for role in catalog["roles"]
    ]
    return {**catalog, "roles": outlines}


def _handles(role: Json) -> list[str]:
    return [handle for handle, _ in handles(role, ())]


def _name(role: Json) -> list[str]:
    return [text(role, "name") or ""]


def _titles(role: Json) -> list[str]:
    titles = role.get("alternate_titles")
    return [each for each in titles if isinstance(each, str)] if isinstance(titles, list) else []
