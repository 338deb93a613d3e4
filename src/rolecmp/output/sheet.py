"""A table for spreadsheets and data frames: numbers are numbers, and no sentence is a row."""

from typing import NamedTuple

Value = str | int | float | None
"""What a place holds; None where there is no data."""


class Sheet(NamedTuple):
    """Columns by name, and rows with a value for each of them."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
