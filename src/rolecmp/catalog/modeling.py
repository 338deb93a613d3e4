"""From JSON to the models of a catalog, in bounded memory however wrong it is."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from pydantic import JsonValue, ValidationError
from pydantic_core import ErrorDetails

from rolecmp.catalog.model import Catalog
from rolecmp.catalog.raw import JsonObject, JsonPath
from rolecmp.catalog.terms import MAX_ENTRIES, MAX_ITEMS

MAX_ERRORS = 1000
"""The most errors that are kept; the others are counted."""
LISTS = frozenset(name for name, field in Catalog.model_fields.items() if field.default == ())
CONTAINERS = (list, dict)
CHUNK = 2000
"""How many items are validated together: for each wrong one, pydantic keeps its errors."""


Container: TypeAlias = "list[JsonValue] | JsonObject"


class Modeled(NamedTuple):
    """A catalog, or the first errors and the number of all of them."""

    catalog: Catalog | None
    errors: tuple[ErrorDetails, ...] = ()
    total: int = 0
    """The number of all errors."""


class TooMany(NamedTuple):
    """A list or an object with more than a catalog can have there, and how much that is."""

    path: JsonPath
    found: int
    most: int


def modeled(value: JsonValue) -> Modeled:
    """Return the catalog that JSON is, or else what is wrong with it.

    The lists in it have to be within the limits; see `too_many`.
    """
    made: dict[str, list[object]] = {}
    errors, count = list[ErrorDetails](), 0
    for key, start, chunk in _chunks(value):
        try:
            made.setdefault(key, []).extend(
                getattr(Catalog.model_validate({"format": 1, key: chunk}), key)
            )
        except ValidationError as invalid:
            count += invalid.error_count()
            if room := MAX_ERRORS - len(errors):
                errors += [
                    {**each, "loc": (key, start + int(each["loc"][1]), *each["loc"][2:])}
                    for each in _first_errors(key, chunk)[:room]
                ]
    try:
        catalog = Catalog.model_validate({**value, **made} if isinstance(value, dict) else value)
    except ValidationError as invalid:
        count += invalid.error_count()
        errors = [*invalid.errors(include_url=False)[:MAX_ERRORS], *errors]
        return Modeled(None, tuple(errors[:MAX_ERRORS]), count)
    return Modeled(None if errors else catalog, tuple(errors), count)


def too_many(value: JsonValue) -> TooMany | None:
    """Return a list or an object that is longer than a catalog can have it, if there is one."""
    if not isinstance(value, dict) or _is_within_limits(value):
        return None
    pending: list[tuple[JsonPath, JsonValue]] = [((), value)]
    while pending:
        path, each = pending.pop()
        most = MAX_ENTRIES if len(path) == 1 else MAX_ITEMS
        if not isinstance(each, list | dict):
            continue
        if len(each) > most:
            return TooMany(path, len(each), most)
        inside = each.items() if isinstance(each, dict) else enumerate(each)
        pending += [((*path, key), below) for key, below in inside if type(below) in CONTAINERS]
    return None


def _is_within_limits(value: JsonObject) -> bool:
    """Return whether nothing is too long, level by level: there may be a million objects."""
    if len(value) > MAX_ITEMS:
        return False
    level = _containers([value])
    most = MAX_ENTRIES
    while level:
        if max(map(len, level)) > most:
            return False
        most = MAX_ITEMS
        level = _containers(level)
    return True


def _containers(values: "Iterable[Container]") -> "list[Container]":
    """Return the lists and objects that are directly in some others."""
    return [
        each
        for value in values
        for each in (value.values() if isinstance(value, dict) else value)
        if type(each) is dict or type(each) is list  # a catalog may have a million values
    ]


def _chunks(value: JsonValue) -> Iterator[tuple[str, int, list[JsonValue]]]:
    """Yield a few entries of each list at a time, with its key and the number of the first."""
    for key, listed in value.items() if isinstance(value, dict) else ():
        if not isinstance(listed, list) or key not in LISTS:
            continue
        start = weight = 0
        for index, entry in enumerate(listed):
            weight += _weight(entry)
            if weight >= CHUNK:
                yield key, start, listed[start : index + 1]
                start, weight = index + 1, 0
        if start < len(listed):
            yield key, start, listed[start:]


def _weight(entry: JsonValue) -> int:
    """Return how many items there are in an entry."""
    if not isinstance(entry, dict):
        return 1
    lengths = [len(each) for each in entry.values() if type(each) is list]
    return 1 + len(entry) + sum(lengths)


def _first_errors(key: str, chunk: list[JsonValue]) -> list[ErrorDetails]:
    """Return the errors in entries, those of the first items of each list if it is long."""
    shortened: list[JsonValue] = [
        {name: each[:MAX_ERRORS] if isinstance(each, list) else each for name, each in e.items()}
        if isinstance(e, dict)
        else e
        for e in chunk
    ]
    try:
        Catalog.model_validate({"format": 1, key: shortened})
    except ValidationError as invalid:
        return invalid.errors(include_url=False)
    return []
