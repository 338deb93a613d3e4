"""Where in a JSON text things stand."""

import json
import re
from typing import Any

JsonPath = tuple[str | int, ...]
"""The keys and indexes that lead from the top of a document to a value."""

_PLAIN = re.compile(r"[$\w]+")
_SPACE = re.compile(r"[ \t\r\n]*")
_READ = json.JSONDecoder().raw_decode


def shown(path: JsonPath) -> str:
    """Return a path as it is written: `$.roles[3].skills[0].level`."""
    steps = (
        f".{step}" if isinstance(step, str) and _PLAIN.fullmatch(step) else f"[{json.dumps(step)}]"
        for step in path
    )
    return "$" + "".join(steps)


def has_repeated_keys(text: str) -> bool:
    """Tell whether an object in a JSON text holds a key twice.

    The JSON parsers do not: they keep the last, silently.
    """
    repeated = False

    def watch(pairs: list[tuple[str, Any]]) -> None:
        nonlocal repeated
        repeated = repeated or len(dict(pairs)) < len(pairs)

    json.loads(text, object_pairs_hook=watch)
    return repeated


def places(text: str) -> list[tuple[JsonPath, int]]:
    """Return the path of every value in a JSON text, and the offset where it starts.

    The member of an object starts at its key. A path stands twice where an
    object holds its key twice. The text has to be valid JSON, not nested deeply.
    """
    found: list[tuple[JsonPath, int]] = []

    def after_space(at: int) -> int:
        match = _SPACE.match(text, at)
        return match.end() if match else at

    def after_comma(at: int) -> int:
        at = after_space(at)
        return after_space(at + 1) if text[at] == "," else at

    def after_value(at: int, path: JsonPath) -> int:
        match text[at]:
            case "{":
                at = after_space(at + 1)
                while text[at] != "}":
                    key, colon = _READ(text, at)
                    found.append(((*path, key), at))
                    start = after_space(after_space(colon) + 1)
                    at = after_comma(after_value(start, (*path, key)))
                return at + 1
            case "[":
                at, index = after_space(at + 1), 0
                while text[at] != "]":
                    found.append(((*path, index), at))
                    at = after_comma(after_value(at, (*path, index)))
                    index += 1
                return at + 1
            case _:
                return _READ(text, at)[1]

    after_value(after_space(0), ())
    return found
