"""Where in a JSON text things stand."""

import json
import re
from bisect import bisect_right
from collections import defaultdict
from typing import NamedTuple

JsonPath = tuple[str | int, ...]
"""The keys and indexes that lead from the top of a document to a value."""

_PLAIN = re.compile(r"[$\w]+")
_SPACE = re.compile(r"[ \t\r\n]*")
_READ = json.JSONDecoder().raw_decode


class Place(NamedTuple):
    """A line and a column in a text, both counted from 1."""

    line: int
    column: int


def shown(path: JsonPath) -> str:
    """Return a path as it is written: `$.roles[3].skills[0].level`."""
    steps = (
        f".{step}" if isinstance(step, str) and _PLAIN.fullmatch(step) else f"[{json.dumps(step)}]"
        for step in path
    )
    return "$" + "".join(steps)


class Places:
    """Knows where the keys and the values of a JSON text start.

    The text has to be valid JSON, not nested deeply.
    """

    def __init__(self, text: str) -> None:
        """Find all places in `text`."""
        self._text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._keys = defaultdict[JsonPath, list[int]](list)
        self._values: dict[JsonPath, int] = {}
        self._read(self._after_space(0), ())

    def of_value(self, path: JsonPath) -> Place:
        """Return where the value at `path` starts."""
        return self._place(self._values.get(path, 0))

    def of_key(self, path: JsonPath, number: int) -> Place:
        """Return where the key that `path` ends in starts; `number` says which of several."""
        return self._place(self._keys[path][number] if path in self._keys else 0)

    def repeated_keys(self) -> list[tuple[JsonPath, int]]:
        """Return the path of each key that its object holds already, and which one it is."""
        return [
            (path, number)
            for path, offsets in self._keys.items()
            for number in range(1, len(offsets))
        ]

    def _place(self, offset: int) -> Place:
        line = bisect_right(self._starts, offset)
        return Place(line, offset - self._starts[line - 1] + 1)

    def _after_space(self, at: int) -> int:
        match = _SPACE.match(self._text, at)
        return match.end() if match else at

    def _after_comma(self, at: int) -> int:
        at = self._after_space(at)
        return self._after_space(at + 1) if self._text[at] == "," else at

    def _read(self, at: int, path: JsonPath) -> int:
        """Note the places in the value that starts at `at`, and return where it ends."""
        self._values[path] = at
        match self._text[at]:
            case "{":
                at = self._after_space(at + 1)
                while self._text[at] != "}":
                    key, colon = _READ(self._text, at)
                    self._keys[*path, key].append(at)
                    start = self._after_space(self._after_space(colon) + 1)
                    at = self._after_comma(self._read(start, (*path, key)))
                return at + 1
            case "[":
                at, index = self._after_space(at + 1), 0
                while self._text[at] != "]":
                    at = self._after_comma(self._read(at, (*path, index)))
                    index += 1
                return at + 1
            case _:
                return _READ(self._text, at)[1]
