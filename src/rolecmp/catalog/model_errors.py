"""The errors of the models, worded for the author of a catalog file: what is wanted, and how."""

import json
import re
from functools import cache
from typing import get_args

from pydantic import JsonValue
from pydantic_core import ErrorDetails

from rolecmp.catalog.model import Catalog, Model
from rolecmp.catalog.problems import Guess, Problem
from rolecmp.catalog.raw import JsonPath

MAX_QUOTED = 60
"""The most characters of a wrong value that are quoted."""
ID_RULE = 'lower-case words and digits joined by "-"'
PATTERNS = {
    "url": "an http or https address",
    "words": "words, which may end in *, with ... only between two of them",
}
"""What the texts under a key have to be, if they are not ids."""
RANGES = {"difficulty": "1 to 5"}
"""The numbers that a key takes, if they have two limits."""
TYPES = {
    "tuple_type": "a list",
    "string_type": "text",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
}
"""What the types of values are called."""
OTHER_KEYS = {
    **dict.fromkeys(("title", "role", "label"), "name"),
    **dict.fromkeys(("description", "desc", "about", "purpose"), "summary"),
    **dict.fromkeys(("proficiency", "rating", "grade"), "level"),
    **dict.fromkeys(("duties", "tasks"), "responsibilities"),
    **dict.fromkeys(("importance", "required", "priority"), "need"),
    **dict.fromkeys(("synonyms", "titles", "other_titles"), "alternate_titles"),
    **dict.fromkeys(("next_roles", "next", "career_paths"), "leads_to"),
    **dict.fromkeys(("link", "href", "address"), "url"),
}
"""Keys of other formats, and ours."""


class Keys:
    """The keys that the objects of a file may still take, and those that they have."""

    def __init__(self, content: JsonValue) -> None:
        """Take the content of the file."""
        self._content = content
        self._known: dict[JsonPath, tuple[frozenset[str], frozenset[str]]] = {}

    def guess(self, key: str, path: JsonPath) -> Guess:
        """Return what an unknown key of the object at `path` may stand for."""
        if path not in self._known:
            known, given = _known_keys(_keys(path)), _given_keys(path, self._content)
            self._known[path] = (known - given, known & given)
        free, taken = self._known[path]
        word = OTHER_KEYS.get(key.casefold(), key)
        return Guess(word if word in free | taken else key, free, taken=taken)


def model_problem(error: ErrorDetails, keys: Keys) -> Problem:
    """Return the problem for an error that pydantic found in a file with these `keys`."""
    path, given = error["loc"], error["input"]
    match error["type"]:
        case "missing" if isinstance(path[-1], int):
            message = f"expected {path[-1] + 1} items, got {path[-1]}"
            return Problem(path=path[:-1], message=message)
        case "missing":
            added = '; add "format": 1' if path == ("format",) else ""
            return Problem(path=path[:-1], message=f'"{path[-1]}" is missing{added}')
        case "extra_forbidden":
            key = str(path[-1])
            guess = keys.guess(key, path[:-1])
            return Problem(path=path, message=f'unknown key "{key}"', guess=guess, key=-1)
        case "enum" | "literal_error":
            expected = error["ctx"]["expected"].replace("'", '"')
            message = f"expected {expected}, got {_quote(given)}"
            guess = Guess(str(given), frozenset(re.findall(r'"(.*?)"', expected)))
            return Problem(path=path, message=message, guess=guess)
        case "string_pattern_mismatch" if _rule(path) is ID_RULE:
            message = f"expected {ID_RULE}, got {_quote(given)}"
            return Problem(path=path, message=message, guess=Guess.exactly(_as_id(str(given))))
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
            given = error["input"]
            message = f"expected {_expected(kind, error)}, got {_quote(given)}"
            is_quoted = isinstance(given, str) and re.fullmatch(r"-?\d+(?:\.\d+)?", given)
            return f"{message}; remove the quotes" if is_quoted else message


def _expected(kind: str, error: ErrorDetails) -> str:
    """Return what the model expected, for the errors that are about nothing else."""
    path = error["loc"]
    match kind:
        case "string_pattern_mismatch":
            return _rule(path)
        case "model_type":
            return _object_of(_model_at(_keys(path)))
        case "greater_than_equal":
            return RANGES.get(str(path[-1]), f"at least {error['ctx']['ge']:g}")
        case "less_than_equal":
            return RANGES.get(str(path[-1]), f"at most {error['ctx']['le']:g}")
        case _:
            return TYPES.get(kind) or error["msg"].removeprefix("Input should be ")


def _rule(path: JsonPath) -> str:
    """Return what a text in a place has to be."""
    keys = _keys(path)
    return PATTERNS.get(keys[-1] if keys else "", ID_RULE)


def _keys(path: JsonPath) -> tuple[str, ...]:
    return tuple(step for step in path if isinstance(step, str))


def _as_id(text: str) -> str:
    """Return a text as an id, as its author would write it."""
    return "-".join(re.findall(r"[a-z0-9]+", text.casefold()))


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
def _known_keys(keys: tuple[str, ...]) -> frozenset[str]:
    """Return the keys that an object under these keys of the format may have."""
    model = _model_at(keys)
    fields = model.model_fields.items() if model else ()
    return frozenset(field.alias or name for name, field in fields)


def _model_at(keys: tuple[str, ...]) -> type[Model] | None:
    """Return the model of the objects under these keys of the format."""
    model: type[Model] | None = Catalog
    for key in keys:
        field = model.model_fields.get(key) if model else None
        model = _model_in(field.annotation) if field else None
    return model


def _object_of(model: type[Model] | None) -> str:
    """Return the words for an object of that model, with an example of one."""
    match model and model.model_config.get("json_schema_extra"):
        case {"examples": [one, *_]}:
            return f"an object such as {json.dumps(one)}"
        case _:
            return "an object"


def _model_in(annotation: object) -> type[Model] | None:
    """Return the model that a type is, or is made of: a list of it, or perhaps none."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    found = (_model_in(each) for each in get_args(annotation))
    return next(filter(None, found), None)


def _given_keys(path: JsonPath, content: JsonValue) -> frozenset[str]:
    """Return the keys that an object of a file has."""
    for step in path:
        if isinstance(content, dict) and isinstance(step, str):
            content = content.get(step)
        elif isinstance(content, list) and isinstance(step, int) and step < len(content):
            content = content[step]
        else:
            return frozenset()
    return frozenset(content) if isinstance(content, dict) else frozenset()
