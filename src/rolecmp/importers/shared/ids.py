"""Ids for imported names."""

import json
import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

from rolecmp.catalog.file_names import BUILTIN
from rolecmp.catalog.files import read_bytes
from rolecmp.catalog.raw import JsonObject, entries, texts
from rolecmp.catalog.similar_names import SimilarNames, different_names

if TYPE_CHECKING:
    from pydantic import JsonValue

LANGUAGE = " (computer programming)"
"""What sets the name of a programming language apart from a word."""
SPACES = ("skills", "tools")
VENDORS = (
    *("Adobe", "Amazon", "Apache", "Apple", "Atlassian", "Autodesk", "ESRI", "Google", "IBM"),
    *("Microsoft", "Oracle", "Red Hat", "SAP", "The MathWorks"),
)
"""The names of companies that stand before those of their products."""
ABBREVIATED = re.compile(r"(.+) ([A-Z][A-Z0-9+#&/-]{1,9})")
"""A name followed by its abbreviation, such as Structured query language SQL."""

IN_OUR_WORDS = ("about", "levels", "resources")
"""The keys of what the built-in catalog says of a skill, which no release says."""


class Ids:
    """Assigns ids to skills and tools, each only once.

    They fit next to those of the built-in catalog: a tool that is known there by any of its
    names gets its id, so that you can compare roles of both by it. If a skill shares an alias
    there, that is a coincidence, and it gets another id.
    """

    def __init__(self) -> None:
        """Start with no ids assigned."""
        builtin = json.loads(read_bytes(BUILTIN))
        self._builtin = {
            entry.id: entry.obj for space in SPACES for entry in entries(builtin, space)
        }
        self._names = SimilarNames()
        self._owners = {
            space: {
                handle: entry.id or ""
                for entry in entries(builtin, space)
                for handle in (*entry.handles, slug(entry.name or ""))
            }
            for space in SPACES
        }
        self._taken: set[str] = set()
        self._numbers = defaultdict[str, int](lambda: 1)
        """The last number that was put after a name which is taken."""

    def of_role(self, code: str) -> str:
        """Return the id of a role, made of its code or its name."""
        return self._new("roles", slug(code))

    def known_or_new(self, name: str, origin: str, code: str) -> tuple[str, str]:
        """Return the list and the id of a skill, those of the built-in catalog if it knows one.

        It does if its name or one of its aliases is the same, not if it is only alike.
        Another id begins with the `origin`, so that it fits beside catalogs of any other one,
        and ends with the `code` if the name is not in Latin letters, which makes no id.
        """
        plain = slug(name)
        if not all(_is_latin(each) for each in name if each.isalpha()):
            return "skills", self._new("skills", f"{origin}-{code}")
        for space, wanted in (("skills", plain), ("tools", slug(name.removesuffix(LANGUAGE)))):
            known = self._owners[space].get(wanted)
            if known and known not in self._taken:
                self._taken.add(known)
                return space, known
        return "skills", self._new("skills", f"{origin}-{plain}")

    def entry(self, item: JsonObject) -> JsonObject:
        """Return the entry of a skill or tool: that of the built-in catalog if it has the id.

        Any other is declared to be different from those before that it looks like: a release
        has no two entries for one thing.
        """
        id = str(item["id"])
        known = self._builtin.get(id, item)
        found = {key: value for key, value in known.items() if key not in IN_OUR_WORDS}
        names = different_names(str(found["name"]), [id, *texts(found, "aliases")])
        different: dict[JsonValue, None] = {}
        for name in names if known is item else ():
            different |= dict.fromkeys(self._names.find_all(name, id))
        for name in names:
            self._names.add(name, id)
        return {**found, "different_from": [*different]} if different else found

    def of_skill(self, name: str, otherwise: str) -> tuple[str, str]:
        """Return the id and the name of a skill; if the name is taken, those of `otherwise`."""
        unique = otherwise if slug(name) in self._taken else name
        return self._new("skills", slug(unique)), unique

    def of_tool(self, name: str) -> str:
        """Return the id of a tool; what is one in the built-in catalog has one id."""
        known = self._known(name)
        if known is None:
            return self._new("tools", slug(name))
        self._taken.add(known)
        return known

    def aliases(self, name: str, id: str) -> list[str]:
        """Return the shorter names of a tool that nothing else has."""
        found = [each for each in map(slug, short_names(name)) if each != id]
        free = [each for each in dict.fromkeys(found) if self._is_free("tools", each)]
        self._taken.update(free)
        return free

    def _known(self, name: str) -> str | None:
        """Return the id of a tool in the built-in catalog, if it is there."""
        owners = self._owners["tools"]
        names = map(slug, (name, *short_names(name)))
        return next((owners[each] for each in names if each in owners), None)

    def _new(self, space: str, wanted: str) -> str:
        """Return `wanted`, with a number if it already names something else."""
        id = wanted
        while not self._is_free(space, id):
            self._numbers[wanted] += 1
            id = f"{wanted}-{self._numbers[wanted]}"
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


def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN")


def slug(name: str) -> str:
    """Return a name as an id: its words in lowercase, without accents, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name).replace("+", " plus").replace("#", " sharp")
    return "-".join(re.findall("[a-z0-9]+", plain.lower()))[:90].strip("-") or "other"
