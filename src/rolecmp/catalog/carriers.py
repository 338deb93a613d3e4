"""How many roles have which skills and tools, of catalogs of which only a part is checked."""

from collections import Counter
from collections.abc import Iterable

from pydantic import JsonValue

from rolecmp.catalog.model import Carriers
from rolecmp.catalog.raw import JsonObject, objects


def carriers(catalogs: Iterable[JsonValue]) -> Carriers:
    """Count in JSON catalogs, combined: a role of a later one replaces that of an earlier one."""
    roles = {str(role.get("id")): role for each in catalogs for _, role in objects(each, "roles")}
    each = Counter[str]()
    known = 0
    for role in roles.values():
        items = [*_items(role, "skills", "skill"), *_items(role, "tools", "tool")]
        known += bool(items)
        each.update(items)
    return Carriers(known, each)


def _items(role: JsonObject, key: str, name: str) -> list[str]:
    listed = role.get(key)
    if not isinstance(listed, list):
        return []
    return [
        id for each in listed if isinstance(each, dict) and isinstance(id := each.get(name), str)
    ]
