"""A sheet as CSV."""

import csv
import re
from collections.abc import Sequence
from io import StringIO
from itertools import chain, count

from rolecmp.output.sheet import Sheet, Value
from rolecmp.output.text import clean

FORMULA = re.compile(r"^(?=[\t\r\n])|(?:^|(?<=[;\t\r\n]))(?=[=+\-@＝＋－＠])")  # noqa: RUF001
"""Where a formula may start: also after a semicolon, at which some spreadsheets split cells."""


def render(sheet: Sheet) -> str:
    """Return `sheet` as CSV with a row of column names; no data is an empty place.

    What a spreadsheet would take for a formula gets an apostrophe in front, and a column with the
    name of an earlier one a number behind.
    """
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerows(map(_shown, row) for row in (_distinct(sheet.columns), *sheet.rows))
    return stream.getvalue()


def _distinct(names: Sequence[str]) -> list[str]:
    """Return names of columns, each unlike the others."""
    found: list[str] = []
    for name in names:
        numbered = (f"{name} {number}" for number in count(2))
        found.append(next(each for each in chain([name], numbered) if each not in found))
    return found


def _shown(value: Value) -> str:
    """Return a value as text: a number as it is, and text so that it is no formula."""
    if value is None:
        return ""
    if isinstance(value, str):
        return FORMULA.sub("'", clean(value))
    return str(value) if isinstance(value, int) else f"{value:.15g}"
