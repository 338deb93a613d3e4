"""A page as a table for spreadsheets: one value in each row, with what it belongs to."""

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import NamedTuple, assert_never

from rolecmp.output.page import (
    Annotation,
    Bar,
    Grid,
    Inlines,
    Link,
    Meter,
    Page,
    Paragraph,
    Span,
)
from rolecmp.output.text import clean

FORMULA = re.compile(r"^(?=[\t\r\n])|(?:^|(?<=[;\t\r\n]))(?=[=+\-@＝＋－＠])")  # noqa: RUF001
"""Where a formula may start: also after a semicolon, at which some spreadsheets split cells."""
NUMBER = re.compile(r"[+-]?\d[\d,]*(\.\d+)?%?")


class Record(NamedTuple):
    """A row: a value of an item in a field of a role, with a remark on it."""

    role: str = ""
    field: str = ""
    item: str = ""
    value: str = ""
    remark: str = ""


def render(page: Page) -> str:
    """Return `page` as CSV, one row for each role, field, item and value.

    What a spreadsheet would take for a formula gets an apostrophe in front.
    """
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(Record._fields)
    writer.writerows(map(_escape_formula, record) for record in _records(page))
    return stream.getvalue()


def _records(page: Page) -> Iterator[Record]:
    yield from _line_records(Record(role=page.subject), [page.lead])
    for block in page.blocks:
        match block:
            case Grid():
                yield from _grid_records(block, page.subject)
            case Paragraph(title, lines):
                if title:
                    yield from _line_records(Record(field=title), lines)
            case _:
                assert_never(block)


def _grid_records(grid: Grid, subject: str) -> Iterator[Record]:
    """Yield what is in each place of a grid, after what each section title says."""
    axes = grid.axes
    everywhere = Record()._replace(**{axes.columns: subject})
    for section in grid.sections:
        (name, remark), *about = map(_parts, section.title or ((),))
        here = everywhere._replace(**{axes.sections: name})
        if remark:
            yield here._replace(remark=remark)
        yield from (here._replace(value=value, remark=remark) for value, remark in about)
        for row in section.rows:
            for column, cell in zip(grid.columns, row.cells, strict=True):
                place = here._replace(**{axes.rows: row.label})
                if column:
                    place = place._replace(**{axes.columns: column})
                yield from _line_records(place, cell)


def _line_records(place: Record, lines: Iterable[Inlines]) -> Iterator[Record]:
    for line in lines:
        if line:
            value, remark = _parts(line)
            yield place._replace(value=value, remark=remark)


def _parts(line: Inlines) -> tuple[str, str]:
    """Return the value in a line, and the remarks on it."""
    value, remarks = "", []
    for piece in line:
        match piece:
            case Span(text=text):
                value += text
            case Link(url=url):
                value += url
            case Annotation(meaning=meaning):
                remarks.append(meaning)
            case Meter() | Bar():
                pass  # its word or its figure stands beside it
            case _:
                assert_never(piece)
    return value.strip(), "; ".join(filter(None, remarks))


def _escape_formula(text: str) -> str:
    cleaned = clean(text)
    return cleaned if NUMBER.fullmatch(cleaned) else FORMULA.sub("'", cleaned)
