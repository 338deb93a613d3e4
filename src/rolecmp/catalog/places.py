"""Lines and columns of the keys and values in a JSON text."""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from rolecmp.catalog.raw import JsonPath

_PLAIN_KEY = re.compile(r"[$\w]+")
_SPACE = re.compile(r"[ \t\r\n]*")
END = object()
"""What is after the last member."""
_DECODE = json.JSONDecoder().raw_decode


class Place(NamedTuple):
    """A line and a column in a text, both counted from 1."""

    line: int
    column: int


def format_path(path: JsonPath) -> str:
    """Return a path as text: `$.roles[3].skills[0].level`."""
    steps = (
        f".{step}"
        if isinstance(step, str) and _PLAIN_KEY.fullmatch(step)
        else f"[{json.dumps(step)}]"
        for step in path
    )
    return "$" + "".join(steps)


class _Members(NamedTuple):
    """The offsets of the keys of an object, and of the values in it or in a list."""

    keys: dict[str, list[int]]
    values: dict[str | int, int]


class Places:
    """Finds the keys and values of a JSON text.

    The text has to be valid JSON, not nested deeply. It is scanned only as far as needed: of a
    repeated key the last one counts, so that each object is scanned to its end if there are any.
    """

    def __init__(self, text: str, *, has_repeated_keys: bool = True) -> None:
        """Prepare to search `text`."""
        self._text = text
        self._has_repeated_keys = has_repeated_keys
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._scanned: dict[int, tuple[_Members, Iterator[None]]] = {}

    def of_value(self, path: JsonPath) -> Place:
        """Return the place of the value at `path`."""
        return self._place(self._offset(path))

    def of_key(self, path: JsonPath, number: int) -> Place:
        """Return the place of the key that `path` ends in; `number` selects among repeated keys."""
        keys = self._members(self._offset(path[:-1])).keys
        return self._place(keys[str(path[-1])][number] if path[-1] in keys else 0)

    def line(self, number: int) -> str:
        """Return a line of the text, without its end; nothing if there is no such line."""
        if not 0 < number <= len(self._line_starts):
            return ""
        start = self._line_starts[number - 1]
        end = self._text.find("\n", start)
        return self._text[start:] if end < 0 else self._text[start:end]

    def repeated_keys(self) -> list[tuple[JsonPath, int]]:
        """Return the path of each key that its object already has, and its number among them."""
        repeated: list[tuple[JsonPath, int]] = []
        paths: list[tuple[JsonPath, int]] = [((), self._offset(()))]
        while paths:
            path, at = paths.pop()
            keys, values = self._members(at)
            repeated += (
                ((*path, key), number)
                for key, offsets in keys.items()
                for number in range(1, len(offsets))
            )
            paths += (((*path, step), start) for step, start in values.items())
        return repeated

    def _offset(self, path: JsonPath) -> int:
        """Return the offset of the value at `path`, or 0 if there is none."""
        at = self._after_space(0)
        for step in path:
            values = self._members(at, None if self._has_repeated_keys else step).values
            if step not in values:
                return 0
            at = values[step]
        return at

    def _place(self, offset: int) -> Place:
        line = bisect_right(self._line_starts, offset)
        return Place(line, offset - self._line_starts[line - 1] + 1)

    def _after_space(self, at: int) -> int:
        match = _SPACE.match(self._text, at)
        return match.end() if match else at

    def _after_comma(self, at: int) -> int:
        at = self._after_space(at)
        return self._after_space(at + 1) if self._text[at] == "," else at

    def _members(self, at: int, last: str | int | None = None) -> _Members:
        """Return the members of the object or list at offset `at`; none if it is a scalar.

        Those after the `last` one may be missing.
        """
        if at not in self._scanned:
            members = _Members({}, {})
            self._scanned[at] = members, self._scan(at, members)
        members, rest = self._scanned[at]
        while last is None or last not in members.values:
            if next(rest, END) is END:
                break
        return members

    def _scan(self, at: int, found: _Members) -> Iterator[None]:
        """Add one member after the other to those `found`."""
        keys, values = found
        opening, at = self._text[at], self._after_space(at + 1)
        match opening:
            case "{":
                while self._text[at] != "}":
                    key, colon = _DECODE(self._text, at)
                    keys.setdefault(key, []).append(at)
                    values[key] = self._after_space(self._after_space(colon) + 1)
                    yield
                    at = self._after_comma(_DECODE(self._text, values[key])[1])
            case "[":
                while self._text[at] != "]":
                    values[len(values)] = at
                    yield
                    at = self._after_comma(_DECODE(self._text, at)[1])
