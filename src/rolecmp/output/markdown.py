"""A page as GitHub Flavored Markdown, for a wiki or a pull request."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from urllib.parse import quote

from rolecmp.output.page import (
    Bar,
    Cell,
    Emphasis,
    Grid,
    Line,
    Link,
    Mark,
    Meter,
    Note,
    Page,
    Span,
    Trail,
)
from rolecmp.output.text import clean

SIGNS = re.compile(
    r"[\\`*_\[\]|~$&#]"  # anywhere
    r"|^[+=>-]|(?<=^\d)[.)](?=\s)"  # where a line starts
    r"|:(?=//)|(?<=\bwww)\."  # in an address, which would become a link
)
"""What means something in Markdown."""
SAFE = "!#$%&'()*+,/:;=?@[]~"
"""What may stand in an address, besides letters and digits, without ending it."""


def render(page: Page) -> str:
    """Return `page` as a document of headings, tables and paragraphs."""
    return "\n\n".join(_page(page)) + "\n"


def _page(page: Page) -> Iterator[str]:
    yield f"# {_escaped(page.title)}"
    if page.lead:
        yield _line(page.lead)
    for block in page.blocks:
        match block:
            case Grid():
                yield _table(block)
            case Note(title, lines):
                if title:
                    yield f"## {_escaped(title)}"
                yield "\\\n".join(map(_line, lines))
            case Trail(stops):
                for stop in stops:
                    yield f"## {_escaped(stop.title)}"
                    yield from map(_line, (stop.standing, *stop.about))
                    if stop.onward:
                        yield _table(Grid(("",), (stop.onward,)))


def _table(grid: Grid) -> str:
    rows = [("", *map(_escaped, grid.columns)), ["---"] * (1 + len(grid.columns))]
    for section in grid.sections:
        title = _cell(section.title)
        if section.is_headed and title:
            rows.append((title, *("" for _ in grid.columns)))
        for row in section.rows:
            cells = (_cell(cell) if cell else "—" for cell in row.cells)
            rows.append((_escaped(row.label) or title, *cells))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cell(cell: Cell) -> str:
    return "<br> ".join(map(_line, cell))


def _line(line: Line) -> str:
    parts = groupby(line, key=lambda piece: piece.emphasis is Emphasis.STRONG)
    return "".join(_part(map(_piece, pieces), is_strong) for is_strong, pieces in parts).strip()


def _part(pieces: Iterable[str], is_strong: bool) -> str:
    text = "".join(pieces)
    return f"**{text}**" if is_strong and text else text


def _piece(piece: Span | Meter | Bar | Mark | Link) -> str:
    match piece:
        case Meter(level, most):
            return f"{'●' * level}{'○' * (most - level)} "
        case Bar():
            return ""
        case Link(url):
            return f"<{quote(url, safe=SAFE)}>"
        case Span(text) | Mark(text):
            return _escaped(text)


def _escaped(text: str) -> str:
    """Return `text` on one line, with each character in it as it is."""
    line = re.sub(r"\s+", " ", clean(text))
    return SIGNS.sub(r"\\\g<0>", line).replace("<", "&lt;")
