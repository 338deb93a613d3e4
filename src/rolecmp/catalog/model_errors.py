"""The errors of the models, worded for the author of a catalog file."""

import json
import re
from functools import cache

from pydantic_core import ErrorDetails

from rolecmp.catalog.layer import Layer
from rolecmp.catalog.model import Model
from rolecmp.catalog.problems import MAX_QUOTED, Guess, Problem

ID_RULE = 'lower-case words and digits joined by "-"'


def model_problem(error: ErrorDetails, layer: Layer) -> Problem:
    """Return the problem for an error that pydantic found in the JSON of `layer`."""
    path, given = error["loc"], error["input"]
    match error["type"]:
        case "missing" if isinstance(path[-1], int):
            return layer.problem(path[:-1], f"expected {path[-1] + 1} items, got {path[-1]}")
        case "missing":
            return layer.problem(path[:-1], f'"{path[-1]}" is missing')
        case "extra_forbidden":
            key = str(path[-1])
            return layer.problem(path, f'unknown key "{key}"', Guess(key, _known_keys()), key=-1)
        case "enum" | "literal_error":
            expected = error["ctx"]["expected"].replace("'", '"')
            guess = Guess(str(given), re.findall(r'"(.*?)"', expected))
            return layer.problem(path, f"expected {expected}, got {_quote(given)}", guess)
        case kind:
            return layer.problem(path, _describe(kind, error))


def _describe(kind: str, error: ErrorDetails) -> str:
    """Return what is wrong with a value."""
    match kind:
        case "value_error":
            return str(error["ctx"]["error"])
        case "string_too_long" | "too_long":
            return f"is too long: the limit is {error['ctx']['max_length']}"
        case _:
            return f"expected {_expected(kind, error)}, got {_quote(error['input'])}"


def _expected(kind: str, error: ErrorDetails) -> str:
    """Return what the model expected, for the errors that are about nothing else."""
    match kind:
        case "string_pattern_mismatch":
            return "an http or https address" if error["loc"][-1] == "url" else ID_RULE
        case "model_type":
            return "an object"
        case "tuple_type":
            return "a list"
        case "string_type":
            return "text"
        case "int_type":
            return "a whole number"
        case _:
            return error["msg"].removeprefix("Input should be ").replace("valid ", "")


def _quote(given: object) -> str:
    """Return a short JSON value as it is, and a long one by its type."""
    match given:
        case dict():
            return "an object"
        case list():
            return "a list"
        case _:
            written = json.dumps(given, ensure_ascii=False)
            return written if len(written) <= MAX_QUOTED else f"{written[:MAX_QUOTED]}…"


@cache
def _known_keys() -> frozenset[str]:
    """Return every key of the format, wherever it belongs."""
    return frozenset(
        field.alias or name
        for model in Model.__subclasses__()
        if model.__module__ == Model.__module__
        for name, field in model.model_fields.items()
    )
