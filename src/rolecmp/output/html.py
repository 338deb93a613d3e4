"""A page as one HTML file for a browser, a phone or a printer; no script, no network."""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import assert_never

from rolecmp.output.page import (
    Bar,
    Block,
    Checklist,
    Emphasis,
    Grid,
    Inline,
    Inlines,
    Kind,
    Link,
    Mark,
    Meter,
    Page,
    Paragraph,
    Section,
    Sign,
    Span,
)
from rolecmp.output.text import clean

TEMPLATE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{hash}'">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="rolecmp">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""
HIDDEN = 'aria-hidden="true"'
LONG = 8
"""A section of more lines is folded."""


def render(page: Page, command: str) -> str:
    """Return `page` as a whole document, with its style sheet inside.

    It starts with the first screen. Its foot says of when the data is, and which `command`
    made it. The only thing that its Content-Security-Policy allows is that style sheet.
    """
    style = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")
    return TEMPLATE.format(
        title=_text(page.title),
        style=style,
        hash=b64encode(sha256(style.encode()).digest()).decode(),
        body="\n".join(_body(page, command)),
    )


def _body(page: Page, command: str) -> Iterator[str]:
    shown = page.document
    yield f"<h1>{_text(page.title)}</h1>"
    if page.lead:
        yield f'<p class="lead">{_line(page.lead)}</p>'
    names = _Names()
    for index, block in enumerate(shown.blocks):
        yield from _block(block, names, is_first=index < max(1, len(page.brief)))
    years = sorted(set(page.years))
    span = " to ".join(map(str, dict.fromkeys((years[0], years[-1])))) if years else ""
    of_data = f"Data from {span}. " if years else ""
    yield f"<footer><p>{of_data}Made with <code>{_text(command)}</code></p></footer>"


class _Names:
    """Gives each section a name of its own, by which a link can point to it."""

    def __init__(self) -> None:
        self.taken: set[str] = set()

    def new(self, title: str) -> str:
        slug = "-".join(re.findall(r"\w+", title.casefold())) or "section"
        number, name = 1, slug
        while name in self.taken:
            number += 1
            name = f"{slug}-{number}"
        self.taken.add(name)
        return name


def _block(block: Block, names: _Names, *, is_first: bool) -> Iterator[str]:
    match block:
        case Grid():
            if is_first or not all(section.title for section in block.sections):
                yield from _table(block, block.sections)
            else:
                for section in block.sections:
                    yield from _folded(block, section, names)
        case Paragraph(title, lines):
            name = names.new(title) if title else ""
            heading = f'<h2 id="{name}">{_anchor(name)}{_text(title)}</h2>' if title else ""
            yield f"<section>{heading}{_lines(lines)}</section>"
        case Checklist(title, items):
            name = names.new(title)
            yield f'<section><h2 id="{name}">{_anchor(name)}{_text(title)}</h2><ul class="plan">'
            for item in items:
                yield f'<li><label><input type="checkbox"> {_line(item)}</label></li>'
            yield "</ul></section>"
        case _:
            assert_never(block)


def _folded(grid: Grid, section: Section, names: _Names) -> Iterator[str]:
    """Yield a section that folds, closed if it is long."""
    first, *notes = section.title
    spans = (piece for piece in first if isinstance(piece, Span))
    name = names.new("".join(each.text for each in spans if each.emphasis is Emphasis.STRONG))
    length = sum(max(map(len, row.cells)) for row in section.rows)
    is_open = " open" if length <= LONG else ""
    yield f'<details id="{name}"{is_open}><summary>{_anchor(name)}{_line(first)}</summary>'
    yield _lines(notes)
    yield from _table(grid, (section._replace(title=()),))
    yield "</details>"


def _anchor(name: str) -> str:
    return f'<a class="anchor" href="#{name}" {HIDDEN}>#</a>'


def _table(grid: Grid, sections: Iterable[Section]) -> Iterator[str]:
    yield f'<div class="scroll"><table class="{grid.kind.value}">'
    if any(grid.columns):
        titles = (
            f'<th scope="col"{_number(grid, title)}>{_text(title)}</th>' for title in grid.columns
        )
        yield f"<thead><tr><td></td>{''.join(titles)}</tr></thead>"
    for section in sections:
        yield "<tbody>"
        yield from _rows(section, grid)
        yield "</tbody>"
    yield "</table></div>"


def _rows(section: Section, grid: Grid) -> Iterator[str]:
    title = _lines(section.title)
    if section.is_headed and title:
        yield f'<tr><th scope="rowgroup" colspan="{1 + len(grid.columns)}">{title}</th></tr>'
    for row in section.rows:
        kind = "item" if row.label and section.title else "field"
        has_titles = grid.kind is Kind.PROSE and len(grid.columns) > 1
        cells = (
            f"<td{_attribute('data-column', column if has_titles else '')}{_number(grid, column)}>"
            f"{_lines(cell)}</td>"
            for column, cell in zip(grid.columns, row.cells, strict=True)
        )
        heading = f'<th scope="row" class="{kind}">{_text(row.label) or title}</th>'
        yield f"<tr>{heading}{''.join(cells)}</tr>"


def _number(grid: Grid, column: str) -> str:
    return _attribute("class", "number" if column in grid.numbers else "")


def _lines(lines: Iterable[Inlines]) -> str:
    return "".join(f"<p>{_line(line)}</p>" for line in lines)


def _line(line: Inlines) -> str:
    return "".join(map(_piece, line))


def _piece(piece: Inline) -> str:
    match piece:
        case Meter(step, scale):
            full, empty = piece.drawn
            label = f'role="img" aria-label="{step} of {scale.value}"'
            return f'<span class="meter" {label}>{full}<s>{empty}</s></span> '
        case Bar(share, text):
            width = f"{100 * min(max(share, 0), 1):.1f}"
            drawn = f'<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" {HIDDEN}>'
            rect = f'<rect width="{width}" height="10"/></svg> '
            return f'{drawn}{rect}<span class="percent">{_text(text)}</span>'
        case Mark(sign):
            classes = "disputed" if sign is Sign.DISPUTED else "sign"
            return f'<span class="{classes}" title="{sign.meaning}">{sign.value}</span>'
        case Link(url):
            return f'<a href="{_text(url)}" rel="noreferrer">{_text(url)}</a>'
        case Span(text, emphasis):
            if emphasis is Emphasis.PLAIN:
                return _text(text)
            return f'<span class="{emphasis.value}">{_text(text)}</span>'
        case _:
            assert_never(piece)


def _attribute(name: str, value: str) -> str:
    return f' {name}="{_text(value)}"' if value else ""


def _text(text: str) -> str:
    return escape(clean(text))
