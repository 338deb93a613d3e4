"""A catalog as the JSON parser returns it.

Whatever is wrong with one part of it, the other parts can be read and checked.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from rolecmp.catalog.places import JsonPath

if TYPE_CHECKING:
    # Completion reads catalogs in this form, and must not pay for loading pydantic.
    from pydantic import JsonValue

JsonObject: TypeAlias = "dict[str, JsonValue]"


def objects(
    value: "JsonValue", key: str, path: JsonPath = ()
) -> Iterator[tuple[JsonPath, JsonObject]]:
    """Yield the objects in the list under `key`, each with its path; `path` is that of `value`."""
    listed = value.get(key) if isinstance(value, dict) else None
    for index, each in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(each, dict):
            yield (*path, key, index), each


def text(obj: JsonObject, key: str) -> str | None:
    """Return the text under `key`, or None if there is none."""
    value = obj.get(key)
    return value if isinstance(value, str) else None


def texts(obj: JsonObject, key: str) -> list[str]:
    """Return the texts in the list under `key`, or none if it is not a list."""
    listed = obj.get(key)
    return [each for each in listed if isinstance(each, str)] if isinstance(listed, list) else []


def handles(obj: JsonObject) -> list[str]:
    """Return the id and the aliases of an object: what names it and nothing else."""
    id = text(obj, "id")
    return [*([id] if id else ()), *texts(obj, "aliases")]


def handle_paths(obj: JsonObject, path: JsonPath) -> Iterator[tuple[str, JsonPath]]:
    """Yield the id and the aliases of the object at `path`, each with its own path."""
    if id := text(obj, "id"):
        yield id, (*path, "id")
    aliases = obj.get("aliases")
    for index, alias in enumerate(aliases if isinstance(aliases, list) else ()):
        if isinstance(alias, str):
            yield alias, (*path, "aliases", index)
