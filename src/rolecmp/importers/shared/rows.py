"""The rows of a table, by column."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from math import isfinite

from rolecmp.errors import CatalogError

MAX_QUOTED = 60
"""The most characters of a wrong value that are quoted."""

Row = Mapping[str, str]
"""The values of a row by column."""


def firsts(rows: Iterable[Row], *columns: str) -> Iterable[Row]:
    """Return the first of the rows that are equal in `columns`."""
    found: dict[tuple[str, ...], Row] = {}
    for row in rows:
        found.setdefault(tuple(row[column] for column in columns), row)
    return found.values()


def number(row: Row, column: str, name: str | None = None) -> float:
    """Return the finite number in a column, which has a `name` for people.

    Raises:
        CatalogError: there is no such number.
    """
    with suppress(ValueError):
        if isfinite(value := float(row[column])):
            return value
    given = f'the download has "{row[column][:MAX_QUOTED]}" for {row["code"][:MAX_QUOTED]}'
    raise CatalogError(f"{given} where a number was expected ({name or column})")
