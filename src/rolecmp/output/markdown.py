"""A page as GitHub Flavored Markdown, for a wiki or a pull request."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import assert_never
from urllib.parse import quote

from rolecmp.output.page import (
    Bar,
    Cell,
    Checklist,
    Emphasis,
    Grid,
    Inline,
    Inlines,
    Link,
    Mark,
    Meter,
    Paragraph,
    Shown,
    Span,
)
from rolecmp.output.text import clean

NUMBERED = "|".join(rf"(?<=^{blank}\d{{{n}}})" for blank in ("", " ") for n in range(1, 10))
"""After the number that an item of a list may begin with."""
SPECIAL_CHARACTERS = re.compile(
    r"[\\`*_\[\]|~$&#]"  # anywhere
    rf"|(?:^|(?<=^ ))[+=>-]|(?:{NUMBERED})[.)](?=\s|$)"  # at the start of a line
    r"|:(?=//)|(?<=\bwww)\."  # in an address, which would become a link
)
"""What has a meaning in Markdown."""
BACKSLASH = "\\"
NOTIFIES = re.compile(r"@(?=\w)|(?<!&)\\#(?=\d)|\bGH-(?=\d)|:(?=[a-z0-9_+-]+:)")
"""What makes a mention, a reference or an emoji on GitHub, even behind a backslash: a space of no
width after it keeps it text."""
URL_CHARACTERS = "!#$%&'()*+,/:;=?@[]~"
"""What an address may contain, apart from letters and digits, without ending it."""


def render(page: Shown) -> str:
    """Return `page` as a document of headings, tables and paragraphs."""
    return "\n\n".join(_page(page)) + "\n"


def _page(page: Shown) -> Iterator[str]:
    yield f"# {_escape(page.title)}"
    if page.lead:
        yield _line(page.lead)
    for block in page.blocks:
        match block:
            case Grid():
                yield _table(block)
            case Paragraph():
                yield from _paragraph(block)
            case Checklist():
                yield f"## {_escape(block.title)}"
                yield "\n".join(f"- [ ] {_line(item)}" for item in block.items)
            case _:
                assert_never(block)


def _paragraph(paragraph: Paragraph) -> Iterator[str]:
    if paragraph.title:
        yield f"## {_escape(paragraph.title)}"
    yield "\\\n".join(map(_line, paragraph.lines))


def _table(grid: Grid) -> str:
    rules = ["---:" if title in grid.numbers else "---" for title in grid.columns]
    rows = [("", *map(_escape, grid.columns)), ("---", *rules)]
    for section in grid.sections:
        title = _cell(section.title)
        if section.is_headed and title:
            rows.append((title, *("" for _ in grid.columns)))
        rows += [(_escape(row.label) or title, *map(_cell, row.cells)) for row in section.rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cell(cell: Cell) -> str:
    return "<br> ".join(map(_line, cell))


def _line(line: Inlines) -> str:
    parts = groupby(line, key=_is_strong)
    return "".join(_part(map(_piece, pieces), is_strong) for is_strong, pieces in parts).strip()


def _part(pieces: Iterable[str], is_strong: bool) -> str:
    text = "".join(pieces)
    return f"**{text}**" if is_strong and text else text


def _is_strong(piece: Inline) -> bool:
    return isinstance(piece, Span) and piece.emphasis is Emphasis.STRONG


def _piece(piece: Inline) -> str:
    match piece:
        case Meter():
            return f"{''.join(piece.drawn)} "
        case Bar(text=text):
            return _escape(text)
        case Mark(sign):
            return sign.value
        case Link(url):
            return f"<{quote(url, safe=URL_CHARACTERS)}>"
        case Span(text):
            return _escape(text)
        case _:
            assert_never(piece)


def _escape(text: str) -> str:
    """Return `text` on one line, with each character of it shown as it is."""
    line = re.sub(r"\s+", " ", clean(text))
    escaped = SPECIAL_CHARACTERS.sub(r"\\\g<0>", line).replace("<", "&lt;")
    return NOTIFIES.sub(lambda found: f"{found[0].removeprefix(BACKSLASH)}&#8203;", escaped)
