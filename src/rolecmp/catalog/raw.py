"""A catalog as the JSON parser gives it: whatever is wrong with it, what is right can be found."""

from collections.abc import Iterator
from typing import Any

from rolecmp.catalog.places import JsonPath

Json = Any
"""A value as the JSON parser gives it."""


def objects(value: Json, key: str, path: JsonPath = ()) -> Iterator[tuple[JsonPath, Json]]:
    """Return the objects in the list under `key`, each with its path; `path` is that of `value`."""
    listed = value.get(key) if isinstance(value, dict) else None
    for index, each in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(each, dict):
            yield (*path, key, index), each


def text(part: Json, key: str) -> str | None:
    """Return the text under `key`: None if there is none, or something else."""
    value = part.get(key)
    return value if isinstance(value, str) else None


def handles(part: Json, path: JsonPath) -> Iterator[tuple[str, JsonPath]]:
    """Return the id and the aliases of a part, with their paths."""
    if id := text(part, "id"):
        yield id, (*path, "id")
    aliases = part.get("aliases")
    for index, alias in enumerate(aliases if isinstance(aliases, list) else ()):
        if isinstance(alias, str):
            yield alias, (*path, "aliases", index)
