"""Ids for what other people name."""

import json
import re
import unicodedata
from itertools import chain, count

from rolecmp.catalog.files import BUILTIN, content
from rolecmp.catalog.raw import handles, objects, text


class Ids:
    """Gives out ids for skills and tools, none of them twice.

    They fit beside those of the built-in catalog: a tool that has an id there, or an alias,
    gets that id, so that roles of both can be compared by it. A skill goes by an alias
    there at most by chance, and gets another id.
    """

    def __init__(self) -> None:
        """Give out none yet."""
        builtin = json.loads(content(BUILTIN))
        self._owners = {
            space: {
                handle: str(text(part, "id"))
                for _, part in objects(builtin, space)
                for handle, _ in handles(part, ())
            }
            for space in ("skills", "tools")
        }
        self._taken: set[str] = set()

    def of_skill(self, name: str, otherwise: str) -> tuple[str, str]:
        """Return the id and the name of a skill: if the name is taken, of it `otherwise`."""
        called = otherwise if slug(name) in self._taken else name
        return self._new("skills", slug(called)), called

    def of_tool(self, name: str) -> str:
        """Return the id of a tool."""
        known = self._owners["tools"].get(slug(name), slug(name))
        return self._new("tools", known if known not in self._taken else slug(name))

    def _new(self, space: str, wanted: str) -> str:
        """Return `wanted`, or that with a number, so that it names nothing else here or there."""
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
    """Return a name as an id: its words in lower case, without accents, joined."""
    plain = unicodedata.normalize("NFKD", name).replace("+", " plus").replace("#", " sharp")
    return "-".join(re.findall("[a-z0-9]+", plain.lower()))[:90].strip("-") or "other"
