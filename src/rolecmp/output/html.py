"""A page as one HTML file for a browser, a phone or a printer; no script, no network."""

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import assert_never

from rolecmp.output.page import (
    Annotation,
    Bar,
    Emphasis,
    Grid,
    Inline,
    Inlines,
    Link,
    Meter,
    Page,
    Paragraph,
    Section,
    Span,
)
from rolecmp.output.text import clean

TEMPLATE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="rolecmp">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""


def render(page: Page) -> str:
    """Return `page` as a whole document, with its style sheet inside."""
    style = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")
    return TEMPLATE.format(title=_text(page.title), style=style, body="\n".join(_body(page)))


def _body(page: Page) -> Iterator[str]:
    yield f"<h1>{_text(page.title)}</h1>"
    if page.lead:
        yield f'<p class="lead">{_line(page.lead)}</p>'
    for block in page.blocks:
        match block:
            case Grid():
                yield from _table(block)
            case Paragraph(title, lines):
                heading = f"<h2>{_text(title)}</h2>" if title else ""
                yield f"<section>{heading}{_lines(lines)}</section>"
            case _:
                assert_never(block)


def _table(grid: Grid) -> Iterator[str]:
    yield "<table>"
    if any(grid.columns):
        titles = (f'<th scope="col">{_text(title)}</th>' for title in grid.columns)
        yield f"<thead><tr><td></td>{''.join(titles)}</tr></thead>"
    for section in grid.sections:
        yield "<tbody>"
        yield from _rows(section, grid.columns)
        yield "</tbody>"
    yield "</table>"


def _rows(section: Section, columns: tuple[str, ...]) -> Iterator[str]:
    title = _lines(section.title)
    if section.is_headed and title:
        yield f'<tr><th scope="rowgroup" colspan="{1 + len(columns)}">{title}</th></tr>'
    for row in section.rows:
        kind = "item" if row.label else "field"
        cells = (
            f"<td{_attribute('data-column', column)}>{_lines(cell)}</td>"
            for column, cell in zip(columns, row.cells, strict=True)
        )
        heading = f'<th scope="row" class="{kind}">{_text(row.label) or title}</th>'
        yield f"<tr>{heading}{''.join(cells)}</tr>"


def _lines(lines: Iterable[Inlines]) -> str:
    return "".join(f"<p>{_line(line)}</p>" for line in lines)


def _line(line: Inlines) -> str:
    return "".join(map(_piece, line))


def _piece(piece: Inline) -> str:
    match piece:
        case Meter(level, most):
            rest = f"<s>{'○' * (most - level)}</s>"
            label = f'role="img" aria-label="{level} of {most}"'
            return f'<span class="meter" {label}>{"●" * level}{rest}</span> '
        case Bar(share):
            width = f"{min(max(share, 0), 1):.1%}"
            return f'<span class="bar"><span style="width:{width}"></span></span> '
        case Link(url):
            return f'<a href="{_text(url)}" rel="noreferrer">{_text(url)}</a>'
        case Annotation(text, meaning):
            title = meaning if meaning not in text else ""
            attributes = _classes(piece.emphasis) + _attribute("title", title)
            return f"<span{attributes}>{_text(text)}</span>" if text else ""
        case Span(text):
            if piece.emphasis is Emphasis.PLAIN:
                return _text(text)
            return f"<span{_classes(piece.emphasis)}>{_text(text)}</span>"
        case _:
            assert_never(piece)


def _attribute(name: str, value: str) -> str:
    return f' {name}="{_text(value)}"' if value else ""


def _classes(emphasis: Emphasis) -> str:
    return _attribute("class", "" if emphasis is Emphasis.PLAIN else emphasis.value)


def _text(text: str) -> str:
    return escape(clean(text))
