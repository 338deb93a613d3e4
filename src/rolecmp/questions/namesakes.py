"""Roles of several catalogs that have the same name."""

from collections.abc import Collection

from rolecmp.catalog.model import Catalog
from rolecmp.catalog.names import find_role, namesakes
from rolecmp.questions.answer import TableRole

NAMESAKES = "The roles of other catalogs with the same name."


def same_names(catalog: Catalog, ids: Collection[str]) -> tuple[TableRole, ...]:
    """Return the roles with the name of one of the roles `ids`, if there are several catalogs."""
    if not catalog.parts:
        return ()
    found = {other.id: other for id in ids for other in namesakes(catalog, find_role(catalog, id))}
    return tuple(
        TableRole(
            id=role.id,
            name=role.name,
            aliases=role.aliases,
            short_name=role.short_name or role.name,
            catalog=catalog.title_of(role.id),
        )
        for role in found.values()
        if role.id not in ids
    )
