"""The errors of the models, worded for the author of a catalog file: what is wanted, and how."""

import json
import re
from enum import StrEnum
from functools import cache
from typing import get_args

from pydantic import JsonValue
from pydantic_core import ErrorDetails

from rolecmp.catalog.meant import OTHER_KEYS, as_id, number_meant, word_meant
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
PERCENT = 100
FACTS = ("value", "year", "n")
"""The numbers that nobody may make up, so that no example of one is offered."""
MAX_WORDS = 5
"""The most words that are offered where one of them is missing."""
NUMBERS = {"difficulty": "a whole number from 1 (easiest) to 5 (hardest)"}
"""The numbers that a key takes, if they have two limits."""
REFERENCES = ("skill", "tool", "role", "measure")
"""The keys by which a list refers to something, which people call its id or its name."""
OTHER_CURRENCY = re.compile(r"(?!usd)[a-z]{3}-per-year", re.IGNORECASE)
IN_DOLLARS = "amounts are in U.S. dollars: convert them"
TYPES = {
    "string_type": "text",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "dict_type": "an object",
}
"""What the types of values are called."""


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
        if key in {"id", "name"}:
            word = next((each for each in REFERENCES if each in free | taken), word)
            return Guess.exactly(word) if word in free else Guess(word, free, taken=taken)
        return Guess(
            word if word in free | taken else key, free, taken=taken, listed="it can also take"
        )


def model_problem(error: ErrorDetails, keys: Keys) -> Problem:
    """Return the problem for an error that pydantic found in a file with these `keys`."""
    path, given = error["loc"], error["input"]
    match error["type"]:
        case "missing" if isinstance(path[-1], int):
            message = f"expected {path[-1] + 1} items, got {path[-1]}"
            problem = Problem(path=path[:-1], message=message)
        case "missing":
            message = f'"{path[-1]}" is missing; {_to_add(path, given)}'
            problem = Problem(path=path[:-1], message=message)
        case "extra_forbidden":
            key = str(path[-1])
            guess = keys.guess(key, path[:-1])
            if within := _within(key, path[:-1]):
                message = f'unknown key "{key}"; write "{within}": {{"{key}": {_quote(given)}}}'
                return Problem(path=path, message=message, key=-1)
            problem = Problem(path=path, message=f'unknown key "{key}"', guess=guess, key=-1)
        case "enum" | "literal_error":
            problem = _wrong_word(error)
        case "string_pattern_mismatch" if _rule(path) is ID_RULE:
            message = f"expected {ID_RULE}, got {_quote(given)}"
            problem = Problem(path=path, message=message, guess=Guess.exactly(as_id(str(given))))
        case kind:
            problem = Problem(path=path, message=_describe(kind, error))
    return problem


def _within(key: str, path: JsonPath) -> str:
    """Return the key under which an unknown key belongs, if people write it above that."""
    above = OTHER_KEYS.get(key.casefold(), "")
    return above if key in _known_keys((*_keys(path), above)) else ""


def _wrong_word(error: ErrorDetails) -> Problem:
    """Return the problem of a word that is none of those expected: a value, or a key."""
    path, given = error["loc"], error["input"]
    expected = error["ctx"]["expected"].replace("'", '"')
    message = f"expected {expected}, got {_quote(given)}"
    if isinstance(given, str) and OTHER_CURRENCY.fullmatch(given):
        return Problem(path=path, message=f"{message}; {IN_DOLLARS}")
    if expected == str(given):
        return Problem(path=path, message=f"{message}; remove the quotes")
    is_key = path[-1:] == ("[key]",)  # pydantic's word for the key itself
    name = "level" if is_key else [*reversed(_keys(path)), ""][0]
    meant = word_meant(name, given)
    near = Guess(str(given), frozenset(re.findall(r'"(.*?)"', expected)))
    guess = Guess.exactly(meant) if meant else near
    where = path[:-1] if is_key else path
    return Problem(path=where, message=message, guess=guess, key=-1 if is_key else None)


def _to_add(path: JsonPath, given: object) -> str:
    """Return what to add for a key that is missing in the object that was `given`."""
    key = str(path[-1])
    if key == "name" and isinstance(given, dict) and isinstance(id := given.get("id"), str):
        return f"add {json.dumps(key)}: {json.dumps(' '.join(id.split('-')).capitalize())}"
    model = _model_at(_keys(path[:-1]))
    value = _example(model).get(key)
    field = model.model_fields.get(key) if model else None
    words = _words_of(field.annotation) if field else ()
    if words or value is None or isinstance(value, str) or key in FACTS:
        dots = "…" if key in FACTS else '"…"'
        shown = " or ".join(map(json.dumps, words)) or dots
        about = (field.description if field else None) or ""
        return f"add {json.dumps(key)}: {shown} ({about[:1].lower()}{about[1:].rstrip('.')})"
    return f"add {json.dumps(key)}: {json.dumps(value)}"


def _words_of(annotation: object) -> tuple[str, ...]:
    """Return the words that a type consists of; none if these are many, or it is no such type."""
    if not (isinstance(annotation, type) and issubclass(annotation, StrEnum)):
        return ()
    words = tuple(each.value for each in annotation)
    return words if len(words) <= MAX_WORDS else ()


def _describe(kind: str, error: ErrorDetails) -> str:
    """Return what is wrong with a value."""
    match kind:
        case "value_error":
            return str(error["ctx"]["error"])
        case "string_too_long":
            most, length = error["ctx"]["max_length"], len(error["input"])
            return f"is too long: it has {length:,} characters, and the limit is {most:,}"
        case "too_long":
            context = error["ctx"]
            return f"expected {context['max_length']} items, got {context['actual_length']}"
        case _:
            given = error["input"]
            message = f"expected {_expected(kind, error)}, got {_quote(given)}"
            cure = _cure(kind, error["loc"], given)
            return f"{message}; {cure}" if cure else message


def _cure(kind: str, path: JsonPath, given: object) -> str:
    """Return what to write in place of a value of the wrong kind, if it can be said."""
    key = str(path[-1]) if path else ""
    if isinstance(given, str) and kind in {"int_type", "float_type"}:
        return number_meant(given, key)
    if kind == "less_than_equal" and isinstance(given, int | float) and 1 < given <= PERCENT:
        return f"write {given / PERCENT:.12g}" if "shares" in path else ""
    if isinstance(given, str) and key == "url" and re.match(r"[\w-]+\.[\w.-]+", given):
        return f"write https://{given}"
    return "leave it out" if given is None and _is_optional(path) else ""


def _is_optional(path: JsonPath) -> bool:
    """Return whether a key may be left out."""
    model = _model_at(_keys(path[:-1]))
    field = model.model_fields.get(str(path[-1])) if model and path else None
    return field is not None and not field.is_required()


def _expected(kind: str, error: ErrorDetails) -> str:
    """Return what the model expected, for the errors that are about nothing else."""
    path = error["loc"]
    last = str(path[-1]) if path else ""
    match kind:
        case "string_pattern_mismatch":
            expected = _rule(path)
        case "model_type":
            expected = _object_of(_model_at(_keys(path)))
        case "tuple_type":
            expected = _list_of(path, error["input"])
        case "int_type" | "greater_than_equal" | "less_than_equal" if last in NUMBERS:
            expected = NUMBERS[last]
        case "greater_than_equal":
            expected = f"at least {error['ctx']['ge']:g}"
        case "less_than_equal":
            expected = f"at most {error['ctx']['le']:g}"
        case _:
            expected = TYPES.get(kind) or error["msg"].removeprefix("Input should be ")
    return expected


def _rule(path: JsonPath) -> str:
    """Return what a text in a place has to be."""
    keys = _keys(path)
    return PATTERNS.get(keys[-1] if keys else "", ID_RULE)


def _keys(path: JsonPath) -> tuple[str, ...]:
    return tuple(step for step in path if isinstance(step, str))


def _list_of(path: JsonPath, given: object) -> str:
    """Return the words for a list in a place, with an example of one."""
    model = _model_at(_keys(path))
    if model and model is not _model_at(_keys(path[:-1])):
        return f"a list such as [{json.dumps(_example(model))}]"
    if not isinstance(given, str):
        return "a list"
    parts = [part.strip() for part in given.split(",")]
    return f"a list such as {json.dumps(parts, ensure_ascii=False)}"


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
    example = _example(model)
    return f"an object such as {json.dumps(example)}" if example else "an object"


def _example(model: type[Model] | None) -> dict[str, JsonValue]:
    """Return the example of a model, or nothing."""
    match model and model.model_config.get("json_schema_extra"):
        case {"examples": [dict(one), *_]}:
            return one
        case _:
            return {}


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
