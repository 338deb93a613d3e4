"""One catalog file of the several that may be combined."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pydantic import JsonValue

from rolecmp.catalog.model import Catalog
from rolecmp.catalog.problems import Problem
from rolecmp.catalog.raw import Entry, JsonObject, JsonPath, entries, objects


@dataclass(frozen=True)
class Layer:
    """A catalog file that has been read.

    `json` is None if the text is not JSON, and `catalog` is None if the JSON does not fit
    the models. `problems` are those that the file has by itself.
    """

    file: str
    text: str = ""
    json: JsonValue = None
    catalog: Catalog | None = None
    problems: tuple[Problem, ...] = ()

    @cached_property
    def lists(self) -> Mapping[str, Sequence[Entry]]:
        """The entries of each list at the top of the JSON, by its key; none where there is none."""
        lists = defaultdict[str, Sequence[Entry]](tuple)
        if isinstance(self.json, dict):
            lists.update((key, [*entries(self.json, key)]) for key in self.json)
        return lists

    @cached_property
    def evidence(self) -> Sequence[tuple[JsonPath, JsonObject, Entry]]:
        """The evidence of all roles, each piece with its path and its role."""
        return [
            (path, evidence, role)
            for role in self.lists["roles"]
            for path, evidence in objects(role.obj, "evidence", role.path)
        ]
