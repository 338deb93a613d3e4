"""A page as text for a terminal, or for a pipe: the only module that imports rich."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import accumulate, zip_longest
from typing import NamedTuple, TextIO

from rich.cells import cell_len
from rich.console import Console, detect_legacy_windows
from rich.style import Style
from rich.text import Text

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
    quiet,
    strong,
)
from rolecmp.output.text import clean

GAP = 2
INDENT = 2
LABEL = 22
"""The width up to which a label need not wrap."""
BAR = 8
"""How long a bar is that stands for all."""
NARROWEST, EASY, WIDEST = 22, 30, 60
"""How wide a column is, lest it squeeze its text; for ease; and lest it be hard to read."""
TEXT = 80
"""The width at which running text wraps, where there is room for more."""

STYLES = {Emphasis.QUIET: "dim", Emphasis.PLAIN: "", Emphasis.STRONG: "bold"}
ACCENT = "cyan"
PLAINER = str.maketrans({"→": "->", "—": "-", "…": "..."})
"""What stands in for our punctuation where the encoding has only ASCII."""


class Run(NamedTuple):
    """Words in one style: the column where they start, and how many columns they take."""

    text: str
    column: int
    columns: int
    is_bold: bool
    is_dim: bool
    is_accent: bool


def render(page: Page, stream: TextIO) -> str:
    """Return `page` as text, as wide and as colorful as `stream` can show it."""
    console = _console(stream)
    with console.capture() as capture:
        console.print(Text("\n").join(_lines(page, console, console.width)), soft_wrap=True)
    return capture.get()


def picture(page: Page) -> list[list[Run]]:
    """Return the lines of `page`, so wide that columns stand side by side, in runs."""
    console = Console(file=StringIO(), width=TEXT, color_system=None)
    width = _Layout(console, TEXT).needed(page)
    return [list(_runs(line, console)) for line in _lines(page, console, width)]


def _runs(line: Text, console: Console) -> Iterator[Run]:
    column = 0
    for segment in line.render(console):
        style = segment.style or Style.null()
        for words in re.finditer(r"\S+(?: \S+)*", segment.text):
            yield Run(
                words[0],
                column + cell_len(segment.text[: words.start()]),
                cell_len(words[0]),
                is_bold=bool(style.bold),
                is_dim=bool(style.dim),
                is_accent=bool(style.color),
            )
        column += segment.cell_length


def _lines(page: Page, console: Console, width: int) -> list[Text]:
    lines = list(_Layout(console, width).page(page))
    for line in lines:
        line.rstrip()
    return lines


def _console(stream: TextIO) -> Console:
    """Return a console like `stream`.

    What the environment asks for is settled here, not by rich: NO_COLOR wins over
    FORCE_COLOR, a dumb terminal gets no escape sequence at all, and a width that
    makes no sense is as good as none.
    """
    refused = bool(os.getenv("NO_COLOR")) or os.getenv("CLICOLOR") == "0"
    forced = any(
        os.getenv(name, "0") not in {"", "0"} for name in ("FORCE_COLOR", "CLICOLOR_FORCE")
    )
    is_terminal = stream.isatty() or (forced and not refused)
    escapes = is_terminal and os.getenv("TERM") != "dumb" and not detect_legacy_windows()
    return Console(
        file=stream,
        width=_width(stream),
        height=25,
        color_system="standard" if escapes else None,
        no_color=refused,
        force_terminal=is_terminal,
        force_jupyter=False,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )


def _width(stream: TextIO) -> int:
    """Return how many columns there are: what COLUMNS says, the terminal's, or 80."""
    asked = os.getenv("COLUMNS", "")
    if re.fullmatch("[1-9][0-9]{0,3}", asked):
        return max(20, int(asked))
    try:
        return os.get_terminal_size(stream.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


class _Layout:
    """Lays a page out in lines, none of them wider than the console."""

    def __init__(self, console: Console, width: int) -> None:
        self.console = console
        self.width = width
        self.is_ascii = console.options.ascii_only
        self.full, self.empty, self.dash, self.rule, self.stop, self.along, self.down, self.bar = (
            "#.--*|v=" if self.is_ascii else "●○—─◆│▼━"
        )

    def page(self, page: Page) -> Iterator[Text]:
        yield from self.bold(page.title, self.width)
        yield from self.wrapped((page.lead,) if page.lead else (), self.width)
        for block in page.blocks:
            yield Text()
            match block:
                case Grid():
                    yield from self.grid(block)
                case Trail():
                    yield from self.trail(block)
                case Note():
                    yield from self.note(block)

    def note(self, note: Note) -> Iterator[Text]:
        width = min(self.width, TEXT)
        if note.title:
            yield from self.bold(note.title, width)
        yield from self.hanging(note.lines, width)

    def trail(self, trail: Trail) -> Iterator[Text]:
        """Put the stops below each other, and along the line between them what it takes."""
        inner = _Layout(self.console, min(self.width, TEXT) - INDENT)
        for stop in trail.stops:
            title = (strong(stop.title), Span("  "), *stop.standing)
            yield from _led(inner.wrapped((title,), inner.width), self.stop, ACCENT)
            about = inner.wrapped(stop.about, inner.width)
            if stop.onward is None:
                yield from _led(about, " ")
                return
            onward = inner.grid(Grid(columns=("",), sections=(stop.onward,)))
            yield from _led([*about, Text(), *onward], self.along)
            yield Text(self.down, style=STYLES[Emphasis.QUIET])

    def grid(self, grid: Grid) -> Iterator[Text]:
        widths = self.widths(grid)
        return self.side_by_side(grid, widths) if widths else self.stacked(grid)

    def needed(self, page: Page) -> int:
        """Return a width in which the columns of all grids stand side by side, with ease."""
        return max(
            (
                LABEL + len(block.columns) * (EASY + GAP)
                for block in page.blocks
                if isinstance(block, Grid) and not self.widths(block)
            ),
            default=self.width,
        )

    def widths(self, grid: Grid) -> list[int] | None:
        """Return how wide the labels and each column are to be; nothing if they do not fit.

        If the columns can have what they need, they get it: all of them as much as the
        widest, or else each its own. If not, they share what there is.
        """
        rows = [row for section in grid.sections for row in section.rows]
        label = max(
            INDENT + Text(row.label).cell_len if row.label else self.length(section.title)
            for section in grid.sections
            for row in section.rows
        )
        needed = [
            max([Text(title).cell_len, *(self.length(row.cells[index]) for row in rows)])
            for index, title in enumerate(grid.columns)
        ]
        for columns in ([max(needed)] * len(needed), needed):
            room = self.width - sum(GAP + column for column in columns)
            if room >= min(label, LABEL):
                return [min(room, label), *columns]
        share = (self.width - min(label, LABEL)) // len(needed) - GAP
        if share < NARROWEST:
            return None
        columns = [min(share, WIDEST)] * len(needed)
        return [min(label, self.width - sum(GAP + column for column in columns)), *columns]

    def side_by_side(self, grid: Grid, widths: Sequence[int]) -> Iterator[Text]:
        """Put the labels and the columns beside each other."""
        total = sum(widths) + GAP * len(grid.columns)
        if any(grid.columns):
            yield from _beside([[], *map(self.bold, grid.columns, widths[1:])], widths)
            yield Text(self.rule * total)
        for index, section in enumerate(grid.sections):
            if index:
                yield Text()
            title = self.wrapped(section.title, widths[0])
            if section.is_headed:
                yield from self.wrapped(section.title, max(total, min(self.width, TEXT)))
            for row in section.rows:
                label = self.wrapped(((Span(row.label),),), widths[0], INDENT)
                cells = map(self.cell, row.cells, widths[1:])
                yield from _beside([label if row.label else title, *cells], widths)

    def stacked(self, grid: Grid) -> Iterator[Text]:
        """Put the columns below each other, section by section."""
        for index, section in enumerate(grid.sections):
            if index:
                yield Text()
            yield from self.wrapped(section.title, self.width)
            if any(row.label for row in section.rows):
                for column, title in enumerate(grid.columns):
                    if title:
                        yield from self.wrapped(((Span(title),),), self.width, INDENT)
                    cells = [(row.label, row.cells[column]) for row in section.rows]
                    yield from self.labelled(cells, 2 * INDENT if title else INDENT)
            else:
                for row in section.rows:
                    cells = [*zip(grid.columns, row.cells, strict=True)]
                    yield from self.labelled(cells, INDENT)

    def labelled(self, cells: Sequence[tuple[str, Cell]], indent: int) -> Iterator[Text]:
        """Put cells beside their labels if each of them fits in one line there, or else below."""
        told = [(label, cell) for label, cell in cells if any(cell)]
        label_width = max((Text(label).cell_len for label, _ in told), default=0)
        widths = (label_width + indent, self.width - indent - label_width - GAP)
        fits = all(len(cell) == 1 and self.length(cell) <= widths[1] for _, cell in told)
        for label, cell in told:
            heading = self.wrapped(((Span(label),),), self.width, indent) if label else []
            if fits and label_width:
                yield from _beside([heading, self.wrapped(cell, widths[1])], widths)
            else:
                yield from heading
                yield from self.wrapped(cell, self.width, indent + (INDENT if label else 0))

    def cell(self, cell: Cell, width: int) -> list[Text]:
        """Return the lines of a cell, with a dash where there is nothing to tell."""
        return self.hanging(cell or ((quiet(self.dash),),), width)

    def bold(self, title: str, width: int) -> list[Text]:
        return self.wrapped(((strong(title),),), width)

    def hanging(self, cell: Cell, width: int) -> list[Text]:
        """Wrap the lines of `cell`; if there are several, it shows where each of them starts."""
        return self.wrapped(cell, width, hang=INDENT if len(cell) > 1 else 0)

    def wrapped(self, cell: Cell, width: int, indent: int = 0, hang: int = 0) -> list[Text]:
        """Wrap the lines of `cell` at words, `indent` columns in; what is wrapped, `hang` more."""
        lines = []
        for line in cell:
            text = self.text(line)
            room = width - indent
            if text.cell_len > room:
                room = max(room - hang, NARROWEST // 2)
            for number, part in enumerate(text.wrap(self.console, room, overflow="fold")):
                lines.append(Text(" " * (indent + (hang if number else 0))) + part)
        return lines

    def length(self, cell: Cell) -> int:
        """Return how many columns `cell` needs not to wrap."""
        return max((self.text(line).cell_len for line in cell), default=1)

    def text(self, line: Line) -> Text:
        text = Text()
        for piece in line:
            style = STYLES[piece.emphasis]
            match piece:
                case Meter(level, most):
                    text.append(self.full * level, style=f"{style or 'bold'} {ACCENT}")
                    text.append(self.empty * (most - level), style=STYLES[Emphasis.QUIET])
                    text.append(" ")
                case Bar(share):
                    filled = round(BAR * min(max(share, 0), 1))
                    text.append(self.bar * filled, style=f"{style} {ACCENT}".strip())
                    text.append(self.rule * (BAR - filled), style=STYLES[Emphasis.QUIET])
                    text.append(" ")
                case Span(told) | Mark(told) | Link(told):
                    told = clean(told)
                    text.append(told.translate(PLAINER) if self.is_ascii else told, style=style)
        return text


def _led(lines: Iterable[Text], mark: str, style: str = STYLES[Emphasis.QUIET]) -> Iterator[Text]:
    """Put `mark` in front of each line."""
    for line in lines:
        yield Text.assemble((mark, style), " ", line)


def _beside(cells: Sequence[Sequence[Text]], widths: Sequence[int]) -> Iterator[Text]:
    """Put the lines of several cells beside each other, each cell as wide as `widths` says."""
    starts = [0, *accumulate(width + GAP for width in widths[:-1])]
    for parts in zip_longest(*cells, fillvalue=Text()):
        line = Text()
        for part, start in zip(parts, starts, strict=True):
            line.append(" " * (start - line.cell_len)).append_text(part)
        yield line
