"""Parsing JSON as strictly as its standard says."""

import json

from pydantic import JsonValue


def parse_json(text: str) -> tuple[JsonValue, bool]:
    """Parse JSON, and return whether it has no repeated key and no constant like NaN.

    The parsers accept both, and of a repeated key they keep the last.
    """
    is_plain = True

    def members(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
        nonlocal is_plain
        made = dict(pairs)
        if len(made) < len(pairs):
            is_plain = False
        return made

    def constant(name: str) -> float:
        nonlocal is_plain
        is_plain = False
        return float(name)

    value: JsonValue = json.loads(text, object_pairs_hook=members, parse_constant=constant)
    return value, is_plain
