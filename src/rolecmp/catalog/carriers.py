"""How many roles have which skills and tools, of catalogs of which only a part is checked."""

from collections import Counter
from collections.abc import Iterable

from pydantic import JsonValue

from rolecmp.catalog.model import Carriers
from rolecmp.catalog.raw import items_of, objects


def carriers(catalogs: Iterable[JsonValue]) -> Carriers:
    """Count in JSON catalogs, combined: a role of a later one replaces that of an earlier one."""
    roles = {str(role.get("id")): role for each in catalogs for role in objects(each, "roles")}
    each = Counter[str]()
    known = 0
    for role in roles.values():
        items = items_of(role)
        known += bool(items)
        each.update(items)
    return Carriers(known, each)
