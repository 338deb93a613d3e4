"""A page as text for a terminal or a pipe. No other module imports rich."""

import os
import re
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import accumulate, zip_longest
from typing import NamedTuple, TextIO, assert_never

from rich.cells import cell_len
from rich.console import Console, detect_legacy_windows
from rich.style import Style
from rich.text import Text

from rolecmp.output.page import (
    Annotation,
    Bar,
    Cell,
    Emphasis,
    Grid,
    Inlines,
    Link,
    Meter,
    Page,
    Paragraph,
    Span,
    quiet,
    strong,
)
from rolecmp.output.text import clean

COLUMN_GAP = 2
INDENT = 2
LABEL_WIDTH = 22
"""The width up to which a label does not wrap."""
BAR_WIDTH = 8
"""The width of a bar of 100%."""
MIN_WIDTH, COMFORTABLE_WIDTH, MAX_WIDTH = 16, 30, 60
"""The least, the comfortable and the most columns of a table cell."""
DENSE_WIDTH = 9
"""The least columns of a cell with a short value."""
TEXT_WIDTH = 80
"""The width at which running text wraps, where there is room for more."""

STYLES = {Emphasis.QUIET: "dim", Emphasis.PLAIN: "", Emphasis.STRONG: "bold"}
ACCENT = "cyan"
ASCII_PUNCTUATION = str.maketrans({"→": "->", "—": "-", "…": "...", "≈": "~"})
"""What replaces our punctuation where the encoding has only ASCII."""


class Glyphs(NamedTuple):
    """The characters that a page is drawn with."""

    full: str
    empty: str
    dash: str
    rule: str
    bar: str


GLYPHS = Glyphs(full="●", empty="○", dash="—", rule="─", bar="━")
ASCII_GLYPHS = Glyphs(full="#", empty=".", dash="-", rule="-", bar="=")


class Run(NamedTuple):
    """Words in one style, with the column where they start and the columns they take."""

    text: str
    column: int
    columns: int
    is_bold: bool
    is_dim: bool
    is_accent: bool


def render(page: Page, stream: TextIO) -> str:
    """Return `page` as text, in the width and the colors of `stream`."""
    console = _console(stream)
    with console.capture() as capture:
        console.print(Text("\n").join(_lines(page, console, console.width)), soft_wrap=True)
    return capture.get()


def picture(page: Page) -> list[list[Run]]:
    """Return the lines of `page`, wide enough for all columns side by side, in runs."""
    console = Console(file=StringIO(), width=TEXT_WIDTH, color_system=None)
    width = _Layout(console, TEXT_WIDTH).needed(page)
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
    """Return a console for `stream`.

    The environment variables are read here, not by rich: NO_COLOR wins over FORCE_COLOR,
    a dumb terminal gets no escape sequences, and a senseless width is ignored.
    """
    refused = bool(os.getenv("NO_COLOR")) or os.getenv("CLICOLOR") == "0"
    forced = any(
        os.getenv(name, "0") not in {"", "0"} for name in ("FORCE_COLOR", "CLICOLOR_FORCE")
    )
    is_terminal = stream.isatty() or (forced and not refused)
    # On Windows every pipe looks like a console of old, which knows no escapes.
    is_legacy = stream.isatty() and detect_legacy_windows()
    escapes = is_terminal and os.getenv("TERM") != "dumb" and not is_legacy
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
    """Return the number of columns: COLUMNS, else that of the terminal, else 80."""
    columns = os.getenv("COLUMNS", "")
    if re.fullmatch("[1-9][0-9]{0,3}", columns):
        return max(20, int(columns))
    try:
        return os.get_terminal_size(stream.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


class _Layout:
    """Lays out a page in lines, none of them wider than `width`."""

    def __init__(self, console: Console, width: int) -> None:
        self.console = console
        self.width = width
        self.is_ascii = console.options.ascii_only
        self.glyphs = ASCII_GLYPHS if self.is_ascii else GLYPHS

    def page(self, page: Page) -> Iterator[Text]:
        yield from self.bold(page.title, self.width)
        yield from self.wrapped((page.lead,) if page.lead else (), self.width)
        for block in page.blocks:
            yield Text()
            match block:
                case Grid():
                    yield from self.grid(block)
                case Paragraph():
                    yield from self.paragraph(block)
                case _:
                    assert_never(block)

    def paragraph(self, paragraph: Paragraph) -> Iterator[Text]:
        width = min(self.width, TEXT_WIDTH)
        if paragraph.title:
            yield from self.bold(paragraph.title, width)
        yield from self.hanging(paragraph.lines, width)

    def grid(self, grid: Grid) -> Iterator[Text]:
        widths = self.widths(grid)
        return self.side_by_side(grid, widths) if widths else self.stacked(grid)

    def needed(self, page: Page) -> int:
        """Return a width in which the columns of all grids fit side by side, comfortably."""
        return max(
            (
                LABEL_WIDTH + len(block.columns) * (COMFORTABLE_WIDTH + COLUMN_GAP)
                for block in page.blocks
                if isinstance(block, Grid) and not self.widths(block)
            ),
            default=self.width,
        )

    def widths(self, grid: Grid) -> list[int] | None:
        """Return the widths of the labels and of each column; None if they do not fit.

        If there is room, all columns get what the widest needs, or else each what it needs
        itself. If not, narrow columns do, and the wide ones share the room that is left.
        """
        rows = [row for section in grid.sections for row in section.rows]
        label = max(
            _indent(grid) + Text(row.label).cell_len if row.label else self.length(section.title)
            for section in grid.sections
            for row in section.rows
        )
        needed = [
            max([Text(title).cell_len, *(self.length(row.cells[index]) for row in rows)])
            for index, title in enumerate(grid.columns)
        ]
        for columns, least in (
            ([max(needed)] * len(needed), LABEL_WIDTH),
            (needed, LABEL_WIDTH),
            (needed, MIN_WIDTH),
        ):
            room = self.width - sum(COLUMN_GAP + column for column in columns)
            if room >= min(label, least):
                return [min(room, label), *columns]
        share = _share(needed, self.width - min(label, LABEL_WIDTH) - COLUMN_GAP * len(needed))
        if share < (DENSE_WIDTH if grid.is_dense else MIN_WIDTH):
            return None
        columns = [min(column, share, MAX_WIDTH) for column in needed]
        return [min(label, self.width - sum(COLUMN_GAP + column for column in columns)), *columns]

    def side_by_side(self, grid: Grid, widths: Sequence[int]) -> Iterator[Text]:
        """Put the labels and the columns beside each other."""
        total = sum(widths) + COLUMN_GAP * len(grid.columns)
        if any(grid.columns):
            yield from _join_columns([[], *map(self.bold, grid.columns, widths[1:])], widths)
            yield Text(self.glyphs.rule * total)
        for index, section in enumerate(grid.sections):
            if index:
                yield Text()
            title = self.wrapped(section.title, widths[0])
            if section.is_headed:
                yield from self.wrapped(section.title, max(total, min(self.width, TEXT_WIDTH)))
            for row in section.rows:
                label = self.wrapped(((Span(row.label),),), widths[0], _indent(grid))
                cells = map(self.cell, row.cells, widths[1:])
                yield from _join_columns([label if row.label else title, *cells], widths)

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
                    yield from self.labeled(cells, 2 * INDENT if title else INDENT)
            else:
                for row in section.rows:
                    cells = [*zip(grid.columns, row.cells, strict=True)]
                    yield from self.labeled(cells, INDENT)

    def labeled(self, cells: Sequence[tuple[str, Cell]], indent: int) -> Iterator[Text]:
        """Put cells beside their labels if each of them fits there in one line, or else below."""
        shown = [(label, cell) for label, cell in cells if any(cell)]
        label_width = max((Text(label).cell_len for label, _ in shown), default=0)
        widths = (label_width + indent, self.width - indent - label_width - COLUMN_GAP)
        fits = all(len(cell) == 1 and self.length(cell) <= widths[1] for _, cell in shown)
        for label, cell in shown:
            heading = self.wrapped(((Span(label),),), self.width, indent) if label else []
            if fits and label_width:
                yield from _join_columns([heading, self.wrapped(cell, widths[1])], widths)
            else:
                yield from heading
                yield from self.wrapped(cell, self.width, indent + (INDENT if label else 0))

    def cell(self, cell: Cell, width: int) -> list[Text]:
        """Return the lines of a cell, or a dash if it is empty."""
        return self.hanging(cell or ((quiet(self.glyphs.dash),),), width)

    def bold(self, title: str, width: int) -> list[Text]:
        return self.wrapped(((strong(title),),), width)

    def hanging(self, cell: Cell, width: int) -> list[Text]:
        """Wrap the lines of `cell`; if there are several, with a hanging indent."""
        return self.wrapped(cell, width, hang=INDENT if len(cell) > 1 else 0)

    def wrapped(self, cell: Cell, width: int, indent: int = 0, hang: int = 0) -> list[Text]:
        """Wrap the lines of `cell` at words, indented; continuation lines hang by `hang` more."""
        lines = []
        for line in cell:
            text = self.text(line)
            room = width - indent
            if text.cell_len > room:
                room = max(room - hang, MIN_WIDTH // 2)
            for number, part in enumerate(text.wrap(self.console, room, overflow="fold")):
                lines.append(Text(" " * (indent + (hang if number else 0))) + part)
        return lines

    def length(self, cell: Cell) -> int:
        """Return the number of columns that `cell` takes without wrapping."""
        return max((self.text(line).cell_len for line in cell), default=1)

    def text(self, line: Inlines) -> Text:
        text = Text()
        for piece in line:
            style = STYLES[piece.emphasis]
            match piece:
                case Meter(level, most):
                    text.append(self.glyphs.full * level, style=f"{style or 'bold'} {ACCENT}")
                    text.append(self.glyphs.empty * (most - level), style=STYLES[Emphasis.QUIET])
                    text.append(" ")
                case Bar(share):
                    filled = round(BAR_WIDTH * min(max(share, 0), 1))
                    text.append(self.glyphs.bar * filled, style=f"{style} {ACCENT}".strip())
                    text.append(
                        self.glyphs.rule * (BAR_WIDTH - filled), style=STYLES[Emphasis.QUIET]
                    )
                    text.append(" ")
                case Span(words) | Annotation(words) | Link(words):
                    shown = clean(words)
                    if self.is_ascii:
                        shown = shown.translate(ASCII_PUNCTUATION)
                    text.append(shown, style=style)
                case _:
                    assert_never(piece)
        return text


def _indent(grid: Grid) -> int:
    """Return the indent of the rows of a grid: none where no section has a title."""
    return INDENT if any(section.title for section in grid.sections) else 0


def _share(needed: Sequence[int], room: int) -> int:
    """Return the width up to which columns get what they need, so that they fit in `room`."""
    wide = sorted(needed)
    while wide and wide[0] * len(wide) <= room:
        room -= wide.pop(0)
    return room // len(wide) if wide else max(needed)


def _join_columns(cells: Sequence[Sequence[Text]], widths: Sequence[int]) -> Iterator[Text]:
    """Put the lines of several cells side by side, each cell in its width."""
    starts = [0, *accumulate(width + COLUMN_GAP for width in widths[:-1])]
    for parts in zip_longest(*cells, fillvalue=Text()):
        line = Text()
        for part, start in zip(parts, starts, strict=True):
            line.append(" " * (start - line.cell_len)).append_text(part)
        yield line
