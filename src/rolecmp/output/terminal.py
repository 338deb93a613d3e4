"""A page as text for a terminal or a pipe. No other module imports rich."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import accumulate, zip_longest
from typing import NamedTuple, TextIO, assert_never

from rich.cells import cell_len
from rich.console import Console, detect_legacy_windows
from rich.style import Style
from rich.text import Text

from rolecmp.output.colors import are_refused, has_escapes, is_terminal
from rolecmp.output.page import (
    Bar,
    Cell,
    Checklist,
    Emphasis,
    Grid,
    Inlines,
    Kind,
    Link,
    Mark,
    Meter,
    Paragraph,
    Shown,
    Sign,
    Span,
    strong,
)
from rolecmp.output.text import clean

COLUMN_GAP = 2
INDENT = 2
LABEL_WIDTH = 22
"""The width up to which a label does not wrap, where room is short."""
BAR_WIDTH = 8
"""The width of a bar of 100%."""
PERCENT_WIDTH = 4
"""The width in which percentages are aligned."""
TEXT_WIDTH = 80
"""The width at which running text wraps, where there is room for more."""
DOCUMENT_WIDTH = 100
"""The width of a document, where there is room for more."""
MIN_WIDTHS = {Kind.PROSE: 16, Kind.VALUES: 9, Kind.LINES: 10}
MAX_WIDTHS = {Kind.PROSE: 50, Kind.VALUES: 40, Kind.LINES: 60}
"""The least and the most columns of a cell, so that the eye has not far to go."""
MIN_HANGING = 8
"""In fewer columns than this, continuation lines do not hang."""
STACKED_BELOW = 50
"""In fewer columns, those of a grid are put below each other."""
PICTURE_WIDTHS = range(TEXT_WIDTH, 400, 10)

STYLES = {
    Emphasis.QUIET: "dim",
    Emphasis.COMMAND: "dim",
    Emphasis.STRONG: "bold",
    Emphasis.YOURS: "green",
}
ACCENT = "blue"
"""The color of meters and bars, readable on white and on black."""
SIGN_STYLES = {
    Sign.DISPUTED: "yellow",
    Sign.LEADS: f"bold {ACCENT}",
    Sign.SUPPORTS: ACCENT,
}
RULE, BAR = "─", "━"
ASCII_PUNCTUATION = str.maketrans(
    {"→": "->", "—": "-", "…": "...", "─": "-", "━": "="}
    | {"●": "*", "○": ".", "■": "#", "□": "."}
    | {"≈": "~", "⚑": "!", "·": "-", "◆": "L", "◇": "s"}
)
"""What replaces our signs and punctuation where the encoding has only ASCII."""


class Run(NamedTuple):
    """Words in one style, with the column where they start and the columns they take.

    `styles` are among bold, dim, and the names of the colors.
    """

    text: str
    column: int
    columns: int
    styles: tuple[str, ...]


def render(page: Shown, stream: TextIO) -> str:
    """Return a page as text, in the width and the colors of `stream`."""
    console = _console(stream)
    layout = _Layout(console, console.width)
    lines = [*layout.bold(page.title, console.width), *layout.body(page)]
    with console.capture() as capture:
        console.print(Text("\n").join(_stripped(lines)), soft_wrap=True)
    return capture.get()


def columns(text: str) -> int:
    """Return the columns that a text takes: two for each wide character."""
    return cell_len(clean(text))


def document(markdown: str, stream: TextIO) -> str:
    """Return a Markdown document as text, in the width and the colors of `stream`."""
    from rich.markdown import Markdown

    console = _console(stream)
    console.width = min(console.width, DOCUMENT_WIDTH)
    with console.capture() as capture:
        console.print(Markdown(markdown, code_theme="ansi_dark", hyperlinks=False))
    return capture.get()


def picture(page: Shown) -> list[list[Run]]:
    """Return the lines below a title, so wide that all columns stand side by side, in runs."""
    console = Console(file=StringIO(), width=TEXT_WIDTH, color_system=None)
    grids = [block for block in page.blocks if isinstance(block, Grid)]
    widths = (width for width in PICTURE_WIDTHS if all(map(_Layout(console, width).widths, grids)))
    layout = _Layout(console, next(widths, PICTURE_WIDTHS[-1]))
    return [list(_runs(line, console)) for line in _stripped(layout.body(page))]


def _runs(line: Text, console: Console) -> Iterator[Run]:
    column = 0
    for segment in line.render(console):
        style = segment.style or Style.null()
        names = {"bold": style.bold, "dim": style.dim}
        styles = [name for name, is_on in names.items() if is_on]
        styles += [style.color.name] if style.color else []
        for words in re.finditer(r"\S+(?: \S+)*", segment.text):
            yield Run(
                words[0],
                column + cell_len(segment.text[: words.start()]),
                cell_len(words[0]),
                tuple(styles),
            )
        column += segment.cell_length


def _stripped(lines: Iterable[Text]) -> list[Text]:
    every = list(lines)
    for line in every:
        line.rstrip()
    return every


def _console(stream: TextIO) -> Console:
    """Return a console for `stream`; a senseless width is ignored."""
    # On Windows every pipe looks like a console of old, which knows no escapes.
    is_legacy = stream.isatty() and detect_legacy_windows()
    escapes = has_escapes(stream) and not is_legacy
    return Console(
        file=stream,
        width=_width(stream),
        height=25,
        color_system="standard" if escapes else None,
        no_color=are_refused(),
        force_terminal=is_terminal(stream),
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
        self.encoding = console.encoding

    def body(self, page: Shown) -> Iterator[Text]:
        """Lay out what follows the title of a page."""
        yield from self.wrapped((page.lead,) if page.lead else (), min(self.width, TEXT_WIDTH))
        for block in page.blocks:
            yield Text()
            match block:
                case Grid():
                    yield from self.grid(block)
                case Paragraph():
                    yield from self.paragraph(block)
                case Checklist(title, items):
                    boxed = tuple((Span("[ ] "), *item) for item in items)
                    yield from self.paragraph(Paragraph(title, boxed))
                case _:
                    assert_never(block)

    def paragraph(self, paragraph: Paragraph) -> Iterator[Text]:
        width = min(self.width, TEXT_WIDTH)
        if paragraph.title:
            yield from self.bold(paragraph.title, width)
        yield from self.hanging(paragraph.lines, width)

    def grid(self, grid: Grid) -> Iterator[Text]:
        """Lay out a grid: side by side, in several parts where not all columns fit, or stacked."""
        if widths := self.widths(grid):
            yield from self.side_by_side(grid, widths)
        elif self.width < STACKED_BELOW:
            yield from self.stacked(grid)
        else:
            for number, part in enumerate(self.parts(grid)):
                if number:
                    yield Text()
                yield from self.grid(part)

    def parts(self, grid: Grid) -> list[Grid]:
        """Cut a grid into the fewest that fit, each with some of the columns."""
        for size in range(len(grid.columns) - 1, 0, -1):
            numbers = range(len(grid.columns))
            starts = range(0, len(grid.columns), size)
            parts = [grid.of_columns(numbers[start : start + size]) for start in starts]
            if all(map(self.widths, parts)):
                return parts
        return [grid]

    def widths(self, grid: Grid) -> list[int] | None:
        """Return the widths of the labels and of each column; None if they do not fit.

        If there is room, all columns get what the widest needs, or else each what it needs
        itself. If not, narrow columns do, and the wide ones share the room that is left.
        """
        rows = [row for section in grid.sections for row in section.rows]
        most = MAX_WIDTHS[grid.kind] if len(grid.columns) > 1 else TEXT_WIDTH
        label = max(
            _indent(grid) + Text(self.shown(row.label)).cell_len
            if row.label
            else self.length(section.title)
            for section in grid.sections
            for row in section.rows
        )
        needed = [
            min(
                most,
                max(
                    [
                        Text(self.shown(title)).cell_len,
                        *(self.length(row.cells[index]) for row in rows),
                    ]
                ),
            )
            for index, title in enumerate(grid.columns)
        ]
        room = self.width - COLUMN_GAP * len(needed)
        equal = [max(needed)] * len(needed)
        for columns in (needed,) if grid.is_list else (equal, needed):
            left = room - sum(columns) if grid.is_list else 0
            for width in (label, min(label, max(left, LABEL_WIDTH))):
                if width + sum(columns) <= room:
                    return [width, *columns]
        if self.width < STACKED_BELOW:
            return None
        width = min(label, LABEL_WIDTH)
        # No word is broken, or at least none of a heading, if it fits at all.
        heads = [self.longest_word(title) for title in grid.columns]
        words = [
            max(
                head,
                *(
                    self.longest_word(self.text(line).plain)
                    for row in rows
                    for line in row.cells[index]
                ),
                0,
            )
            for index, head in enumerate(heads)
        ]
        for least in (heads,) if grid.kind is Kind.LINES else (words, heads):
            shown = [word if word <= room - width else 0 for word in least]
            for most in range(max(needed), MIN_WIDTHS[grid.kind] - 1, -1):
                columns = [
                    max(each, min(need, most)) for each, need in zip(shown, needed, strict=True)
                ]
                if width + sum(columns) <= room:
                    return [width, *columns]
        return None

    def longest_word(self, text: str) -> int:
        """Return the columns that the longest word of `text` takes."""
        return max(map(cell_len, self.shown(text).split()), default=0)

    def side_by_side(self, grid: Grid, widths: Sequence[int]) -> Iterator[Text]:
        """Put the labels and the columns beside each other."""
        total = sum(widths) + COLUMN_GAP * len(grid.columns)
        numbers = [title in grid.numbers for title in grid.columns]

        def joined(first: list[Text], cells: Iterable[list[Text]]) -> Iterator[Text]:
            aligned = [
                [_right(line, width) for line in lines] if is_number else lines
                for lines, width, is_number in zip(cells, widths[1:], numbers, strict=True)
            ]
            return _join_columns([first, *aligned], widths)

        if any(grid.columns):
            shown = self.cut if grid.kind is Kind.LINES else self.wrapped
            heads = [((strong(title),),) for title in grid.columns]
            yield from joined([], map(shown, heads, widths[1:]))
            yield Text(self.shown(RULE * total))
        for index, section in enumerate(grid.sections):
            if index:
                yield Text()
            title = self.wrapped(section.title, widths[0])
            if section.is_headed:
                yield from self.wrapped(section.title, max(total, min(self.width, TEXT_WIDTH)))
            for row in section.rows:
                label = self.wrapped(((Span(row.label),),), widths[0], _indent(grid))
                shown = self.cut if grid.kind is Kind.LINES else self.hanging
                yield from joined(label if row.label else title, map(shown, row.cells, widths[1:]))

    def cut(self, cell: Cell, width: int) -> list[Text]:
        """Return each line of a cell, cut to `width`."""
        lines = list(map(self.text, cell))
        for line in lines:
            line.truncate(width, overflow="crop" if self.is_ascii else "ellipsis")
        return lines

    def stacked(self, grid: Grid) -> Iterator[Text]:
        """Put the columns below each other, section by section; those of a list row by row."""
        for index, section in enumerate(grid.sections):
            if index:
                yield Text()
            yield from self.wrapped(section.title, self.width)
            if grid.is_list:
                for row in section.rows:
                    yield from self.wrapped(((Span(row.label),),), self.width)
                    cells = [*zip(grid.columns, row.cells, strict=True)]
                    yield from self.labeled(cells, INDENT)
            elif any(row.label for row in section.rows):
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
        label_width = max((Text(self.shown(label)).cell_len for label, _ in shown), default=0)
        widths = (label_width + indent, self.width - indent - label_width - COLUMN_GAP)
        fits = all(len(cell) == 1 and self.length(cell) <= widths[1] for _, cell in shown)
        for label, cell in shown:
            heading = self.wrapped(((Span(label),),), self.width, indent) if label else []
            if fits and label_width:
                yield from _join_columns([heading, self.wrapped(cell, widths[1])], widths)
            else:
                yield from heading
                yield from self.wrapped(cell, self.width, indent + (INDENT if label else 0))

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
            room = max(width - indent, 1)
            hung = hang if room - hang >= MIN_HANGING else 0
            if text.cell_len > room:
                room -= hung
            for number, part in enumerate(text.wrap(self.console, room, overflow="fold")):
                lines.append(Text(" " * (indent + (hung if number else 0))) + part)
        return lines

    def length(self, cell: Cell) -> int:
        """Return the number of columns that `cell` takes without wrapping."""
        return max((self.text(line).cell_len for line in cell), default=1)

    def text(self, line: Inlines) -> Text:
        text = Text()
        for piece in line:
            match piece:
                case Meter():
                    full, empty = map(self.shown, piece.drawn)
                    text.append(full, style=ACCENT).append(empty, style="dim").append(" ")
                case Bar(share, words):
                    filled = round(BAR_WIDTH * min(max(share, 0), 1))
                    text.append(self.shown(BAR * filled), style=ACCENT)
                    text.append(self.shown(RULE * (BAR_WIDTH - filled)), style="dim")
                    text.append(f" {words:>{PERCENT_WIDTH}}")
                case Mark(sign):
                    text.append(self.shown(sign.value), style=SIGN_STYLES.get(sign, "dim"))
                case Span(words, emphasis):
                    text.append(self.shown(words), style=STYLES.get(emphasis, ""))
                case Link(url):
                    text.append(self.shown(url))
                case _:
                    assert_never(piece)
        return text

    def shown(self, words: str) -> str:
        """Return foreign or own text as the stream can show it."""
        shown = clean(words)
        if not self.is_ascii:
            return shown
        # What the encoding lacks is replaced before it is laid out, as its length changes.
        plain = shown.translate(ASCII_PUNCTUATION)
        return plain.encode(self.encoding, "backslashreplace").decode(self.encoding)


def _right(line: Text, width: int) -> Text:
    return Text(" " * (width - line.cell_len)) + line


def _indent(grid: Grid) -> int:
    """Return the indent of the rows of a grid: none where no section has a title."""
    return INDENT if any(section.title for section in grid.sections) else 0


def _join_columns(cells: Sequence[Sequence[Text]], widths: Sequence[int]) -> Iterator[Text]:
    """Put the lines of several cells side by side, each cell in its width."""
    starts = [0, *accumulate(width + COLUMN_GAP for width in widths[:-1])]
    for parts in zip_longest(*cells, fillvalue=Text()):
        line = Text()
        for part, start in zip(parts, starts, strict=True):
            line.append(" " * (start - line.cell_len)).append_text(part)
        yield line
