"""A catalog as the JSON parser returns it.

Whatever is wrong with one part of it, the other parts can be read and checked.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    # Completion reads catalogs in this form, and must not pay for loading pydantic.
    from pydantic import JsonValue

ITEMS = {"skills": "skill", "tools": "tool"}
"""The lists of skills and tools, and the key under which a role refers to each of them."""
JsonPath = tuple[str | int, ...]
"""The keys and indexes that lead from the top of a document to a value."""
JsonObject: TypeAlias = "dict[str, JsonValue]"


class RawEntry(NamedTuple):
    """An object in a list of the catalog: its path, its names and itself."""

    path: JsonPath
    id: str | None
    name: str | None
    obj: JsonObject

    @property
    def handles(self) -> list[str]:
        """The id and the aliases."""
        ids = [] if self.id is None else [self.id]
        return ids + texts(self.obj, "aliases")

    @property
    def places_of_handles(self) -> list[tuple[str, JsonPath]]:
        """The id and the aliases, each with its own path."""
        handles = [] if self.id is None else [(self.id, (*self.path, "id"))]
        if isinstance(aliases := self.obj.get("aliases"), list):
            handles += [
                (alias, (*self.path, "aliases", index))
                for index, alias in enumerate(aliases)
                if isinstance(alias, str)
            ]
        return handles


def entries(catalog: "JsonValue", key: str, path: JsonPath = ()) -> Iterator[RawEntry]:
    """Yield the objects in the list under `key` of a catalog, or of an object at `path`."""
    for where, obj in placed_objects(catalog, key, path):
        id, name = obj.get("id"), obj.get("name")
        yield RawEntry(
            where,
            id if isinstance(id, str) else None,
            name if isinstance(name, str) else None,
            obj,
        )


def objects(value: "JsonValue", key: str) -> list[JsonObject]:
    """Return the objects in the list under `key`, or none if it is not a list."""
    listed = value.get(key) if isinstance(value, dict) else None
    return [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []


def placed_objects(
    value: "JsonValue", key: str, path: JsonPath = ()
) -> Iterator[tuple[JsonPath, JsonObject]]:
    """Yield the objects in the list under `key`, each with its path; `path` is that of `value`."""
    listed = value.get(key) if isinstance(value, dict) else None
    for index, each in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(each, dict):
            yield (*path, key, index), each


def is_role(value: "JsonValue") -> bool:
    """Return whether a value looks like a role: what a file has where a catalog should be."""
    return isinstance(value, dict) and {"id", "name"} <= {*value} and "roles" not in value


def ids_in(catalogs: "Iterable[JsonValue]", key: str) -> set[str]:
    """Return the ids in the list under `key` of JSON catalogs."""
    ids = (entry.get("id") for each in catalogs for entry in objects(each, key))
    return {each for each in ids if isinstance(each, str)}


def items_of(role: JsonObject) -> list[str]:
    """Return the ids of the skills and tools that a role lists."""
    return [
        id
        for key, name in ITEMS.items()
        if isinstance(listed := role.get(key), list)
        for each in listed
        if isinstance(each, dict) and isinstance(id := each.get(name), str)
    ]


def texts(obj: JsonObject, key: str) -> list[str]:
    """Return the texts in the list under `key`, or none if it is not a list."""
    listed = obj.get(key)
    return [each for each in listed if isinstance(each, str)] if isinstance(listed, list) else []
