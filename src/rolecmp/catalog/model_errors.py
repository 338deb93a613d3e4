"""The errors of the models, worded for the author of a catalog file."""

import json
import re
from functools import cache

from pydantic_core import ErrorDetails

from rolecmp.catalog.model import Model
from rolecmp.catalog.problems import Guess, Problem

MAX_QUOTED = 60
"""The most characters of a wrong value that are quoted."""
ID_RULE = 'lower-case words and digits joined by "-"'
PATTERNS = {
    "url": "an http or https address",
    "words": "words, which may end in *, with ... only between two of them",
}
"""What the texts under a key have to be, if they are not ids."""


PACKAGE = Model.__module__.rpartition(".")[0]
"""Where the models of the format are; answers are models, too."""


def model_problem(error: ErrorDetails) -> Problem:
    """Return the problem for an error that pydantic found."""
    path, given = error["loc"], error["input"]
    match error["type"]:
        case "missing" if isinstance(path[-1], int):
            message = f"expected {path[-1] + 1} items, got {path[-1]}"
            return Problem(path=path[:-1], message=message)
        case "missing":
            return Problem(path=path[:-1], message=f'"{path[-1]}" is missing')
        case "extra_forbidden":
            key = str(path[-1])
            guess = Guess(key, _known_keys())
            return Problem(path=path, message=f'unknown key "{key}"', guess=guess, key=-1)
        case "enum" | "literal_error":
            expected = error["ctx"]["expected"].replace("'", '"')
            message = f"expected {expected}, got {_quote(given)}"
            guess = Guess(str(given), frozenset(re.findall(r'"(.*?)"', expected)))
            return Problem(path=path, message=message, guess=guess)
        case kind:
            return Problem(path=path, message=_describe(kind, error))


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
            return PATTERNS.get(str(next(filter(_is_key, reversed(error["loc"])))), ID_RULE)
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


def _is_key(step: str | int) -> bool:
    return isinstance(step, str)


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
        if model.__module__.startswith(PACKAGE)
        for name, field in model.model_fields.items()
    )
