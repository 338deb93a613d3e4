"""What is wrong with catalogs: with a text by itself, and with several together."""

import json
from collections.abc import Iterator, Sequence
from math import isfinite

from pydantic import JsonValue, TypeAdapter, ValidationError

from rolecmp.catalog.check import check
from rolecmp.catalog.json_text import parse_json
from rolecmp.catalog.layer import UTF_8, Layer
from rolecmp.catalog.modeling import modeled, too_many
from rolecmp.catalog.problems import Findings, InvalidCatalogError, Problem, checked_file
from rolecmp.catalog.raw import JsonPath, is_role

ANYTHING = TypeAdapter(object)
"""What any JSON is."""


def are_valid(layers: Sequence[Layer]) -> bool:
    """Return whether catalogs have no errors, and fit together."""
    return not any(find_errors(layers))


def refuse_invalid(layers: Sequence[Layer]) -> None:
    """Refuse catalogs that are wrong, or do not fit together.

    Raises:
        InvalidCatalogError: there are errors.
    """
    errors = find_errors(layers)
    if any(errors):
        raise InvalidCatalogError(
            [
                checked_file(layer.file, layer.text, found)
                for layer, found in zip(layers, errors, strict=True)
            ]
        )


def find_errors(layers: Sequence[Layer]) -> list[Findings]:
    """Return the errors in each of `layers`, combined."""
    return [
        Findings(layer.problems, layer.more) + between
        for layer, between in zip(layers, check(layers), strict=True)
    ]


def faulty(data: bytes, name: str) -> Layer:
    """Return the layer of a file that has problems by itself, with all of them."""
    try:
        return _faulty(data.decode(UTF_8), data, name)
    except UnicodeDecodeError as error:
        return Layer(name, problems=(_not_utf_8(data, error.start),))


def _not_utf_8(data: bytes, start: int) -> Problem:
    """Return the problem of a file that is no text in UTF-8 from the byte at `start` on."""
    is_utf_16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    byte = data[start : start + 1]
    letter = byte.decode("cp1252", "ignore")
    known = f', which is "{letter}" in Windows-1252' if letter.isalpha() else ""
    found = "it looks like UTF-16" if is_utf_16 else f"byte 0x{byte[0]:02X}{known}"
    before = data[:start].decode(UTF_8)
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    return Problem(line=line, column=column, message=f"not UTF-8: {found}; save it as UTF-8")


def _faulty(text: str, data: bytes, name: str) -> Layer:
    """Return the layer of a file with a text that has problems by itself."""
    from rolecmp.catalog.model_errors import Keys, model_problem
    from rolecmp.catalog.places import Places
    from rolecmp.catalog.syntax import syntax_problem

    if not text or text.isspace():
        empty = Problem(line=1, column=1, message="empty: expected a role catalog in JSON")
        return Layer(name, problems=(empty,))
    try:
        ANYTHING.validate_json(text)
    except ValidationError as invalid:
        return Layer(name, data, problems=(syntax_problem(invalid.errors()[0], text),))
    value, is_plain = parse_json(text)
    if excess := too_many(value):
        message = f"{excess.found:,} are too many: at most {excess.most:,} can be here"
        return Layer(name, data, problems=(Problem(path=excess.path, message=message),))
    made = modeled(value)
    if made.catalog is None and (unwrapped := _unwrapped(value)):
        return Layer(name, data, value, problems=(Problem(message=unwrapped),))
    constants = {} if is_plain else dict(_constants(value, ()))
    keys = Keys(value)
    errors = [error for error in made.errors if error["loc"] not in constants]
    # A constant is wrong for the model, too.
    more = max(0, made.total - len(errors) - len(constants))
    found = Findings((model_problem(error, keys) for error in errors), more)
    if not is_plain:
        found.add(
            Problem(path=path, message=f"not valid JSON: {json.dumps(number)}")
            for path, number in constants.items()
        )
        found.add(
            Problem(path=path, message=f'duplicate key "{path[-1]}"', key=number, repeats=path)
            for path, number in Places(text).repeated_keys()
        )
    more = found.count - len(found.kept)
    return Layer(name, data, value, made.catalog, tuple(found.kept), more)


def _unwrapped(value: JsonValue) -> str:
    """Return what to do if a file has a role, or a list of roles, in place of a catalog."""
    if isinstance(value, list) and any(map(is_role, value)):
        return (
            'a catalog is an object: write {"format": 1, "roles": before this list, and } after it'
        )
    if is_role(value):
        return 'this is a role: write {"format": 1, "roles": [ before it, and ]} after it'
    return ""


def _constants(value: JsonValue, path: JsonPath) -> Iterator[tuple[JsonPath, float]]:
    """Find the numbers that JSON does not allow, each with its path."""
    if isinstance(value, float) and not isfinite(value):
        yield path, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _constants(each, (*path, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _constants(each, (*path, index))
