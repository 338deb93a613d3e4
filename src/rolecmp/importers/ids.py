"""Ids for imported names."""

import json
import re
import unicodedata
from itertools import chain, count

from rolecmp.catalog.files import BUILTIN, read_bytes
from rolecmp.catalog.raw import entries


class Ids:
    """Assigns ids to skills and tools, each only once.

    They fit next to those of the built-in catalog: a tool with an id or alias there gets
    that id, so that you can compare roles of both by it. If a skill shares an alias there,
    that is a coincidence, and it gets another id.
    """

    def __init__(self) -> None:
        """Start with no ids assigned."""
        builtin = json.loads(read_bytes(BUILTIN))
        self._owners = {
            space: {
                handle: entry.id or ""
                for entry in entries(builtin, space)
                for handle, _ in entry.handles
            }
            for space in ("skills", "tools")
        }
        self._taken: set[str] = set()

    def of_skill(self, name: str, otherwise: str) -> tuple[str, str]:
        """Return the id and the name of a skill; if the name is taken, those of `otherwise`."""
        unique = otherwise if slug(name) in self._taken else name
        return self._new("skills", slug(unique)), unique

    def of_tool(self, name: str) -> str:
        """Return the id of a tool."""
        known = self._owners["tools"].get(slug(name), slug(name))
        return self._new("tools", known if known not in self._taken else slug(name))

    def _new(self, space: str, wanted: str) -> str:
        """Return `wanted`, with a number if it already names something else."""
        numbered = (f"{wanted}-{number}" for number in count(2))
        id = next(id for id in chain([wanted], numbered) if self._is_free(space, id))
        self._taken.add(id)
        return id

    def _is_free(self, space: str, id: str) -> bool:
        owners = [(each, handles.get(id)) for each, handles in self._owners.items()]
        return id not in self._taken and all(
            owner is None or (each, owner) == (space, id) for each, owner in owners
        )


def slug(name: str) -> str:
    """Return a name as an id: its words in lowercase, without accents, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name).replace("+", " plus").replace("#", " sharp")
    return "-".join(re.findall("[a-z0-9]+", plain.lower()))[:90].strip("-") or "other"
