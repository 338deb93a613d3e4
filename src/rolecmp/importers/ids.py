"""Ids for imported names."""

import json
import re
import unicodedata
from itertools import chain, count

from rolecmp.catalog.files import BUILTIN, read_bytes
from rolecmp.catalog.raw import entries

VENDORS = (
    *("Adobe", "Amazon", "Apache", "Apple", "Atlassian", "Autodesk", "ESRI", "Google", "IBM"),
    *("Microsoft", "Oracle", "Red Hat", "SAP", "The MathWorks"),
)
"""The names of companies that stand before those of their products."""
ABBREVIATED = re.compile(r"(.+) ([A-Z][A-Z0-9+#&/-]{1,9})")
"""A name followed by its abbreviation, such as Structured query language SQL."""


class Ids:
    """Assigns ids to skills and tools, each only once.

    They fit next to those of the built-in catalog: a tool that is known there by any of its
    names gets its id, so that you can compare roles of both by it. If a skill shares an alias
    there, that is a coincidence, and it gets another id.
    """

    def __init__(self) -> None:
        """Start with no ids assigned."""
        builtin = json.loads(read_bytes(BUILTIN))
        self._owners = {
            space: {
                handle: entry.id or ""
                for entry in entries(builtin, space)
                for handle in (*(each for each, _ in entry.handles), slug(entry.name or ""))
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
        known = self._known(name)
        return self._new("tools", known if known not in self._taken else slug(name))

    def aliases(self, name: str, id: str) -> list[str]:
        """Return the shorter names of a tool that nothing else has."""
        found = [each for each in map(slug, short_names(name)) if each != id]
        free = [each for each in dict.fromkeys(found) if self._is_free("tools", each)]
        self._taken.update(free)
        return free

    def _known(self, name: str) -> str:
        """Return the id of a tool in the built-in catalog, or that which its name makes."""
        owners = self._owners["tools"]
        names = map(slug, (name, *short_names(name)))
        return next((owners[each] for each in names if each in owners), slug(name))

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


def short_names(name: str) -> list[str]:
    """Return the shorter names in that of a product, as in `Amazon Web Services AWS software`."""
    plain = re.sub(r" (?:software|systems?)$", "", name)
    found = [plain] if plain != name else []
    if (two := ABBREVIATED.fullmatch(plain)) and _abbreviates(two[2], two[1]):
        found.append(two[2])
    found += [plain.removeprefix(f"{each} ") for each in VENDORS if plain.startswith(f"{each} ")]
    return found


def _abbreviates(short: str, long: str) -> bool:
    """Return whether all letters of a short name are in a long one, in order."""
    letters = iter(long.lower())
    return all(letter in letters for letter in short.lower() if letter.isalpha())


def slug(name: str) -> str:
    """Return a name as an id: its words in lowercase, without accents, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name).replace("+", " plus").replace("#", " sharp")
    return "-".join(re.findall("[a-z0-9]+", plain.lower()))[:90].strip("-") or "other"
