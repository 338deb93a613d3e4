"""A sheet as CSV."""

import csv
import re
from io import StringIO

from rolecmp.output.sheet import Sheet, Value
from rolecmp.output.text import clean

FORMULA = re.compile(r"^(?=[\t\r\n])|(?:^|(?<=[;\t\r\n]))(?=[=+\-@＝＋－＠])")  # noqa: RUF001
"""Where a formula may start: also after a semicolon, at which some spreadsheets split cells."""


def render(sheet: Sheet) -> str:
    """Return `sheet` as CSV with a row of column names; no data is an empty place.

    What a spreadsheet would take for a formula gets an apostrophe in front.
    """
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerows(map(_shown, row) for row in (sheet.columns, *sheet.rows))
    return stream.getvalue()


def _shown(value: Value) -> str:
    """Return a value as text: a number as it is, and text so that it is no formula."""
    if value is None:
        return ""
    if isinstance(value, str):
        return FORMULA.sub("'", clean(value))
    return str(value) if isinstance(value, int) else f"{value:.15g}"
