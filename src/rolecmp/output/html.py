"""A page as one HTML file for a browser, a phone or a printer; no script, no network."""

import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import NamedTuple, assert_never

from rolecmp.catalog.terms import DIFFICULTIES, Level
from rolecmp.output.page import (
    Bar,
    Block,
    Cell,
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
    Scale,
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
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src {allowed}">
<title>{title}</title>
{style}
</head>
<body>
{navigation}<main>
{body}
</main>
</body>
</html>
"""
WORDS = {Scale.LEVEL: [*Level], Scale.DIFFICULTY: [*DIFFICULTIES.values()]}
LONG = 8
"""A section of more lines is folded."""
Addresses = Callable[[str], str | None]
"""Returns the address of the page about what has a name, if there is one."""


def render(page: Page, command: str) -> str:
    """Return `page` as a whole document, with its style sheet inside.

    It starts with the first screen. Its foot says of when the data is, and which `command`
    made it. The only thing that its Content-Security-Policy allows is that style sheet.
    """
    style = style_sheet()
    return TEMPLATE.format(
        title=_text(page.title),
        style=f'<meta name="generator" content="rolecmp">\n<style>{style}</style>',
        allowed=f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'",
        navigation="",
        body="\n".join(_Writer(_nowhere, _nowhere, is_folding=True).body(page, command)),
    )


class Site(NamedTuple):
    """What the documents of a site share.

    `style` is the address of their style sheet, `labels` and `names` return the addresses of what
    stands at the beginning of a row, and of what stands above a column or in bold.
    """

    title: str
    style: str
    navigation: tuple[Link, ...]
    labels: Addresses
    names: Addresses


def render_linked(page: Page, command: str, site: Site) -> str:
    """Return `page` as one of the documents of a site, which link to each other.

    Its sections are open, under headings: nothing is missing from a print.
    """
    writer = _Writer(site.labels, site.names, is_folding=False)
    links = "\n".join(map(writer.piece, site.navigation))
    whole = page.title if page.title == site.title else f"{page.title} | {site.title}"
    return TEMPLATE.format(
        title=_text(whole),
        style=f'<link rel="stylesheet" href="{escape(site.style)}">',
        allowed="'self'",
        navigation=f"<nav>\n{links}\n</nav>\n",
        body="\n".join(writer.body(page, command)),
    )


def style_sheet() -> str:
    """Return the style sheet."""
    style = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")
    # Without scripts and inline styles, a bar has the class of its length, a meter of its step.
    bars = [f".b{n}{{--full:{n}%}}" for n in range(1, 101)]
    steps = [
        f'.{scale.name.lower()}-{step}::before{{content:"{full}"}}'
        f'.{scale.name.lower()}-{step}::after{{content:"{empty}"}}'
        for scale in Scale
        for step in range(1, scale.value + 1)
        for full, empty in [Meter(step, scale).drawn]
    ]
    return style + "".join(bars + steps)


class _Ids:
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

    def of(self, title: Inlines) -> str:
        """Return the name of a section by what of its title stands out."""
        spans = (piece for piece in title if isinstance(piece, Span))
        return self.new("".join(e.text for e in spans if e.emphasis is Emphasis.STRONG))


class _Writer:
    """Writes the body of one document."""

    def __init__(self, labels: Addresses, names: Addresses, *, is_folding: bool) -> None:
        self.labels = labels
        self.names = names
        self.is_folding = is_folding
        self.ids = _Ids()

    def body(self, page: Page, command: str) -> Iterator[str]:
        yield f"<h1>{_text(page.title)}</h1>"
        if page.lead:
            yield f'<p class="lead">{self.line(page.lead)}</p>'
        first = 1 if page.is_excerpt else max(1, len(page.brief))
        for index, block in enumerate(page.document.blocks):
            yield from self.block(block, is_first=index < first)
        years = sorted(set(page.years))
        span = " to ".join(map(str, dict.fromkeys((years[0], years[-1])))) if years else ""
        of_data = f"Data from {span}. " if years else ""
        yield f"<footer><p>{of_data}Made with <code>{_text(command)}</code></p></footer>"

    def block(self, block: Block, *, is_first: bool) -> Iterator[str]:
        match block:
            case Grid():
                if is_first or not all(section.title for section in block.sections):
                    yield from self.table(block, block.sections)
                else:
                    for section in block.sections:
                        yield from (self.folded if self.is_folding else self.opened)(block, section)
            case Paragraph(title, lines):
                heading = self.heading(title) if title else ""
                yield f"<section>{heading}{self.lines(lines)}</section>"
            case Checklist(title, items):
                yield f'<section>{self.heading(title)}<ul class="plan">'
                for item in items:
                    yield f'<li><label><input type="checkbox"> {self.line(item)}</label></li>'
                yield "</ul></section>"
            case _:
                assert_never(block)

    def heading(self, title: str) -> str:
        return f'<h2 id="{self.ids.new(title)}">{_text(title)}</h2>'

    def folded(self, grid: Grid, section: Section) -> Iterator[str]:
        """Yield a section that folds, closed if it is long."""
        first, *notes = section.title
        length = sum(max(map(len, row.cells)) for row in section.rows)
        is_open = " open" if length <= LONG else ""
        summary = f"<summary>{self.line(first)}</summary>"
        yield f'<details id="{self.ids.of(first)}"{is_open}>{summary}{self.lines(notes)}'
        yield from self.table(grid, (section._replace(title=()),))
        yield "</details>"

    def opened(self, grid: Grid, section: Section) -> Iterator[str]:
        """Yield a section under a heading."""
        first, *notes = section.title
        yield f'<h2 id="{self.ids.of(first)}">{self.line(first)}</h2>{self.lines(notes)}'
        yield from self.table(grid, (section._replace(title=()),))

    def table(self, grid: Grid, sections: Sequence[Section]) -> Iterator[str]:
        is_labeled = any(each.title or any(row.label for row in each.rows) for each in sections)
        yield f'<div class="scroll"><table class="{grid.kind.value}">'
        if any(grid.columns):
            titles = (
                f'<th scope="col"{_number(grid, title)}>{_named(title, self.names)}</th>'
                for title in grid.columns
            )
            corner = "<td></td>" if is_labeled else ""
            yield f"<thead><tr>{corner}{''.join(titles)}</tr></thead>"
        for section in sections:
            yield "<tbody>"
            yield from self.rows(section, grid, is_labeled=is_labeled)
            yield "</tbody>"
        yield "</table></div>"

    def rows(self, section: Section, grid: Grid, *, is_labeled: bool) -> Iterator[str]:
        title = self.cell(section.title)
        if section.is_headed and title:
            yield f'<tr><th scope="rowgroup" colspan="{1 + len(grid.columns)}">{title}</th></tr>'
        for row in section.rows:
            is_item = row.label and section.title
            has_titles = grid.kind is Kind.PROSE and len(grid.columns) > 1
            cells = (
                f"<td{_attribute('data-column', column if has_titles else '')}"
                f"{_number(grid, column)}>{self.cell(cell)}</td>"
                for column, cell in zip(grid.columns, row.cells, strict=True)
            )
            label = _named(row.label, self.labels) if row.label else title
            start = f'<th scope="row"{_attribute("class", "item" if is_item else "")}>{label}</th>'
            yield f"<tr>{start if is_labeled else ''}{''.join(cells)}</tr>"

    def lines(self, lines: Iterable[Inlines]) -> str:
        return "".join(f"<p>{self.line(line)}</p>" for line in lines)

    def cell(self, cell: Cell) -> str:
        return self.line(cell[0]) if len(cell) == 1 else self.lines(cell)

    def line(self, line: Inlines) -> str:
        match line:
            case (Meter(step, scale),):
                # Where no word follows, it is there for those who do not see the drawing.
                word = f'<span class="unseen">{_text(WORDS[scale][step - 1])}</span>'
                return f"{self.piece(line[0])}{word}"
            case _:
                return "".join(map(self.piece, line))

    def piece(self, piece: Inline) -> str:
        match piece:
            case Meter(step, scale):
                # Its word follows, so nothing is lost where nothing is drawn.
                written = f'<i class="{scale.name.lower()}-{step}"></i> '
            case Bar(share, text):
                width = round(100 * min(max(share, 0), 1))
                bar = f'<i class="bar b{width}"></i>'
                written = f'{bar} <span class="percent">{_text(text)}</span>'
            case Mark(sign):
                classes = _attribute("class", "disputed" if sign is Sign.DISPUTED else "")
                written = f"<i{classes}>{sign.value}</i>"  # the legend says what it means
            case Link(url, text):
                outside = ' rel="noreferrer"' if text is None else ""
                written = f'<a href="{escape(clean(url))}"{outside}>{_text(text or url)}</a>'
            case Span(text, Emphasis.PLAIN):
                written = _text(text)
            case Span(text, Emphasis.STRONG):
                written = f"<b>{_named(text, self.names)}</b>"
            case Span(text, emphasis):
                written = f'<span class="{emphasis.value}">{_text(text)}</span>'
            case _:
                assert_never(piece)
        return written


def _nowhere(_: str) -> None:
    """Return the address of a page that stands alone: none."""


def _named(text: str, addresses: Addresses) -> str:
    """Return a name, as a link if it has an address."""
    address = addresses(text)
    return f'<a href="{escape(clean(address))}">{_text(text)}</a>' if address else _text(text)


def _number(grid: Grid, column: str) -> str:
    return _attribute("class", "number" if column in grid.numbers else "")


def _attribute(name: str, value: str) -> str:
    return f' {name}="{escape(clean(value))}"' if value else ""


def _text(text: str) -> str:
    """Return a text as it stands between tags, where quotes are only quotes."""
    return escape(clean(text), quote=False)
