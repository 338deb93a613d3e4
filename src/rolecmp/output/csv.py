"""A page as a table for spreadsheets: one value in each place, and where it belongs."""

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import NamedTuple

from rolecmp.output.page import Axes, Grid, Line, Link, Mark, Note, Page, Section, Span, Trail
from rolecmp.output.text import clean

FORMULA = re.compile(r"^(?=[\t\r\n])|(?:^|(?<=[;\t\r\n]))(?=[=+\-@＝＋－＠])")  # noqa: RUF001
"""Where a formula may start: also behind a semicolon, at which some spreadsheets part cells."""
NUMBER = re.compile(r"[+-]?\d[\d,]*(\.\d+)?%?")


class Record(NamedTuple):
    """A row: what is said of an item in a field of a role, and how that is to be taken."""

    role: str = ""
    field: str = ""
    item: str = ""
    value: str = ""
    remark: str = ""


def render(page: Page) -> str:
    """Return what `page` tells, a row for each role, field, item and value, as CSV.

    What a spreadsheet would take for a formula has an apostrophe in front.
    """
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(Record._fields)
    writer.writerows(map(_defused, record) for record in _records(page))
    return stream.getvalue()


def _records(page: Page) -> Iterator[Record]:
    yield from _said(Record(role=page.subject), [page.lead])
    for block in page.blocks:
        match block:
            case Grid():
                yield from _told(block, page.subject)
            case Note(heading, lines) if heading:
                yield from _said(Record(field=heading), lines)
            case Trail(stops):
                for stop in stops:
                    onward = stop.onward or Section((), ())
                    title = ((Span(stop.title),), stop.standing, *stop.about, *onward.title)
                    axes = Axes(sections="role", rows="field", columns="item")
                    yield from _told(Grid(("",), (Section(title, onward.rows),), axes), "")


def _told(grid: Grid, subject: str) -> Iterator[Record]:
    """Tell what is in each place of a grid; first what a section says by its title."""
    axes = grid.axes
    of_all = Record()._replace(**{axes.columns: subject})
    for section in grid.sections:
        (name, remark), *about = map(_parts, section.title or ((),))
        here = of_all._replace(**{axes.sections: name})
        if remark:
            yield here._replace(remark=remark)
        yield from (here._replace(value=value, remark=remark) for value, remark in about)
        for row in section.rows:
            for column, cell in zip(grid.columns, row.cells, strict=True):
                place = {axes.rows: row.label, axes.columns: column or getattr(here, axes.columns)}
                yield from _said(here._replace(**place), cell)


def _said(place: Record, lines: Iterable[Line]) -> Iterator[Record]:
    for line in lines:
        if line:
            value, remark = _parts(line)
            yield place._replace(value=value, remark=remark)


def _parts(line: Line) -> tuple[str, str]:
    """Return the value in a line, and the remarks on it."""
    value = "".join(
        piece.url if isinstance(piece, Link) else piece.text
        for piece in line
        if isinstance(piece, Span | Link)
    )
    remarks = [piece.meaning for piece in line if isinstance(piece, Mark)]
    return value.strip(), "; ".join(filter(None, remarks))


def _defused(text: str) -> str:
    told = clean(text)
    return told if NUMBER.fullmatch(told) else FORMULA.sub("'", told)
