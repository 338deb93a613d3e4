"""One of the catalog files that can be combined."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pydantic import JsonValue

from rolecmp.catalog.file_names import BUILTIN
from rolecmp.catalog.model import Catalog
from rolecmp.catalog.raw import JsonObject, JsonPath, RawEntry, entries, is_role, placed_objects

if TYPE_CHECKING:
    from rolecmp.catalog.problems import Problem

UTF_8 = "utf-8-sig"
"""The encoding of a catalog: a mark at its beginning says the same."""
InRole = tuple[JsonPath, JsonObject, RawEntry]
"""An object in a list of a role: its path, itself, and the role."""


@dataclass(frozen=True)
class Layer:
    """A catalog file that has been read.

    `json` is None if `data` is not JSON, and `catalog` is None if the JSON does not fit
    the models. `problems` are those that the file has by itself.
    """

    file: str
    data: bytes = b""
    json: JsonValue = None
    catalog: Catalog | None = None
    problems: "tuple[Problem, ...]" = ()
    more: int = 0
    """How many more problems it has by itself."""
    whole: JsonValue = None
    """The JSON before it was cut to what a question needs."""
    is_unread: bool = False
    """Whether it is large, and what a question needs of it is still to be read."""
    folder: str | None = None
    """What it is a part of: of two parts with the same id, neither replaces the other."""

    @cached_property
    def text(self) -> str:
        """The text of the file."""
        return self.data.decode(UTF_8)

    @property
    def is_catalog(self) -> bool:
        """Whether it is meant to be a catalog: not some other JSON in the same folder."""
        if self.json is None:
            return True
        if isinstance(self.json, list):
            return any(map(is_role, self.json))
        if not isinstance(self.json, dict):
            return False
        has_entries = any(entry.id for listed in self.lists.values() for entry in listed)
        return "format" in self.json or has_entries or is_role(self.json)

    def place(self, path: JsonPath) -> str:
        """Return where a value is, as file and line, for a message about another file."""
        if self.file == BUILTIN:
            return self.file
        from rolecmp.catalog.places import Places

        return f"{self.file}:{Places(self.text).of_value(path).line}"

    @cached_property
    def lists(self) -> Mapping[str, Sequence[RawEntry]]:
        """The entries of each list at the top of the JSON, by its key; none where there is none."""
        lists = defaultdict[str, Sequence[RawEntry]](tuple)
        if isinstance(self.json, dict):
            lists.update((key, [*entries(self.json, key)]) for key in self.json)
        return lists

    @cached_property
    def figures(self) -> Sequence[InRole]:
        """The figures of all roles."""
        return self._in_roles("figures")

    @cached_property
    def evidence(self) -> Sequence[InRole]:
        """The evidence of all roles."""
        return self._in_roles("evidence")

    def _in_roles(self, key: str) -> Sequence[InRole]:
        return [
            (path, obj, role)
            for role in self.lists["roles"]
            for path, obj in placed_objects(role.obj, key, role.path)
        ]
