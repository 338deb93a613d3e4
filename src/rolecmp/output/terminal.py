"""A page as text for a terminal or a pipe."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, product, zip_longest
from math import ceil
from typing import NamedTuple, TextIO, assert_never

from rolecmp.output.commands import to_paste
from rolecmp.output.lines import Line, columns_of, line_of, styled, written
from rolecmp.output.page import (
    Bar,
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
    Paragraph,
    Row,
    Shown,
    Sign,
    Span,
    strong,
)
from rolecmp.output.text import clean

COLUMN_GAP = 2
INDENT = 2
LABEL_WIDTH, NARROW_LABEL = 22, 18
"""The width up to which a label does not wrap, where room is short, and where more is cut."""
BAR_WIDTH = 8
"""The width of a bar of 100%."""
PERCENT_WIDTH = 4
"""The width in which percentages are aligned."""
TEXT_WIDTH = 80
"""The width at which running text wraps, where there is room for more."""
MIN_WIDTHS = {Kind.PROSE: 16, Kind.VALUES: 9, Kind.LINES: 10}
MAX_WIDTHS = {Kind.PROSE: 50, Kind.VALUES: 40, Kind.LINES: 60}
"""The least and the most columns of a cell, so that the eye has not far to go."""
MIN_HANGING = 8
"""In fewer columns than this, continuation lines do not hang."""
STACKED_BELOW = 50
"""In fewer columns, those of a grid are put below each other."""
WIDEST = 390
PICTURE_WIDTHS = range(TEXT_WIDTH, WIDEST, 10)
"""The widths that are tried for a picture, in columns."""
UTF_8 = "utf-8"

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
    layout = _Layout(columns_of(stream), (stream.encoding or UTF_8).lower())
    lines = [*layout.bold(page.title, layout.width), *layout.body(page)]
    return written([line.stripped() for line in lines], stream)


def columns(text: str) -> int:
    """Return the columns that a text takes: two for each wide character."""
    return styled(clean(text)).width


def picture(page: Shown) -> list[list[Run]]:
    """Return the lines below a title, so wide that all columns stand side by side, in runs."""
    grids = [block for block in page.blocks if isinstance(block, Grid)]
    layouts = map(_Layout, PICTURE_WIDTHS)
    fitting = (
        each for each in layouts if all(each.widths(grid, breaks_words=False) for grid in grids)
    )
    layout = next(fitting, _Layout(WIDEST))
    return [list(_runs(line.stripped())) for line in layout.body(page)]


def _runs(line: Line) -> Iterator[Run]:
    column = 0
    for text, style in line.runs:
        for words in re.finditer(r"\S+(?: \S+)*", text):
            start = column + styled(text[: words.start()]).width
            yield Run(words[0], start, styled(words[0]).width, tuple(style.split()))
        column += styled(text).width


class _Layout:
    """Lays out a page in lines, none of them wider than `width`."""

    def __init__(self, width: int, encoding: str = UTF_8) -> None:
        self.width = width
        self.encoding = encoding
        self.has_unicode = encoding.startswith("utf")
        self.texts = dict[Inlines, Line]()

    def body(self, page: Shown) -> Iterator[Line]:
        """Lay out what follows the title of a page."""
        yield from self.wrapped((page.lead,) if page.lead else (), min(self.width, TEXT_WIDTH))
        for block in page.blocks:
            yield Line()
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

    def paragraph(self, paragraph: Paragraph) -> Iterator[Line]:
        width = min(self.width, TEXT_WIDTH)
        if paragraph.title:
            yield from self.bold(paragraph.title, width)
        yield from self.hanging(paragraph.lines, width)

    def grid(self, grid: Grid) -> Iterator[Line]:
        """Lay out a grid: side by side, in several parts where not all columns fit, or stacked.

        Words are broken only where they are too wide for several parts as well.
        """
        parts = self.parts(grid, breaks_words=False) or self.parts(grid, breaks_words=True)
        for number, (part, widths) in enumerate(parts):
            if number:
                yield Line()
            yield from self.side_by_side(part, widths)
        if not parts:
            yield from self.stacked(grid)

    def parts(self, grid: Grid, *, breaks_words: bool) -> list[tuple[Grid, list[int]]]:
        """Cut a grid into the fewest that fit, each with some of the columns, and their widths."""
        count = len(grid.columns)
        numbers = range(count)
        for many in range(1, count + 1):
            size = ceil(count / many)
            starts = range(0, count, size)
            parts = [grid.of_columns(numbers[start : start + size]) for start in starts]
            widths = [self.widths(part, breaks_words=breaks_words) for part in parts]
            fitting = [(part, each) for part, each in zip(parts, widths, strict=True) if each]
            if len(fitting) == len(parts):
                return fitting
        return []

    def widths(self, grid: Grid, *, breaks_words: bool) -> list[int] | None:
        """Return the widths of the labels and of each column; None if they do not fit.

        If there is room, all columns get what the widest needs, or else each what it needs
        itself. If not, narrow columns do, and the wide ones share the room that is left.
        """
        rows = [row for section in grid.sections for row in section.rows]
        most = MAX_WIDTHS[grid.kind] if len(grid.columns) > 1 else TEXT_WIDTH
        indent = _indent(grid)
        label = max(
            indent + self.length(_label(row)) if row.label else self.length(section.title)
            for section in grid.sections
            for row in section.rows
        )
        needed = [
            min(
                most,
                max(
                    [
                        self.columns(title),
                        *(self.length(row.cells[index]) for row in rows),
                    ]
                ),
            )
            for index, title in enumerate(grid.columns)
        ]
        room = self.width - COLUMN_GAP * len(needed)
        widest = max(needed, default=0)
        equal = [widest] * len(needed)
        for columns in (needed,) if grid.is_list else (equal, needed):
            left = room - sum(columns) if grid.is_list else 0
            for width in (label, min(label, max(left, LABEL_WIDTH))):
                if width + sum(columns) <= room:
                    return [width, *columns]
        if self.width < STACKED_BELOW:
            return None
        is_cut = grid.kind is Kind.LINES
        # No word is broken, or at least none of a heading, if it fits at all. Of lines, the last
        # column is cut first.
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
        leasts = ([*needed[:-1], heads[-1]], heads) if is_cut else (words,)
        leasts = (*leasts, heads) if breaks_words and not is_cut else leasts
        labels = [min(label, each) for each in (LABEL_WIDTH, NARROW_LABEL)][: 1 + is_cut]
        for least, width in product(leasts, labels):
            shown = [word if word <= room - width else 0 for word in least]
            for most in range(widest, MIN_WIDTHS[grid.kind] - 1, -1):
                columns = [
                    max(each, min(need, most)) for each, need in zip(shown, needed, strict=True)
                ]
                if width + sum(columns) <= room:
                    return [width, *columns]
        return None

    def longest_word(self, text: str) -> int:
        """Return the columns that the longest word of `text` takes."""
        return max((styled(word).width for word in self.shown(text).split()), default=0)

    def columns(self, text: str) -> int:
        """Return the columns that a text takes without wrapping."""
        return styled(self.shown(text)).width

    def side_by_side(self, grid: Grid, widths: Sequence[int]) -> Iterator[Line]:
        """Put the labels and the columns beside each other."""
        total = sum(widths) + COLUMN_GAP * len(grid.columns)
        numbers = [title in grid.numbers for title in grid.columns]
        indent, starts = _indent(grid), _starts(widths)

        def joined(first: list[Line], cells: Iterable[list[Line]]) -> Iterator[Line]:
            aligned = [
                [_right(line, width) for line in lines] if is_number else lines
                for lines, width, is_number in zip(cells, widths[1:], numbers, strict=True)
            ]
            return _join_columns([first, *aligned], starts)

        if any(grid.columns):
            shown = self.cut if grid.kind is Kind.LINES else self.wrapped
            heads = [((strong(title),),) for title in grid.columns]
            yield from joined([], map(shown, heads, widths[1:]))
            yield styled(self.shown(RULE * total))
        for index, section in enumerate(grid.sections):
            if index:
                yield Line()
            title = self.wrapped(section.title, widths[0])
            if section.is_headed:
                yield from self.wrapped(section.title, max(total, min(self.width, TEXT_WIDTH)))
            for row in section.rows:
                label = self.wrapped(_label(row), widths[0], indent)
                shown = self.cut if grid.kind is Kind.LINES else self.hanging
                yield from joined(label if row.label else title, map(shown, row.cells, widths[1:]))

    def cut(self, cell: Cell, width: int) -> list[Line]:
        """Return each line of a cell, cut to `width`."""
        return [self.text(line).cut(width, "…" if self.has_unicode else "") for line in cell]

    def stacked(self, grid: Grid) -> Iterator[Line]:
        """Put the columns below each other, section by section; those of a list row by row."""
        for index, section in enumerate(grid.sections):
            if index:
                yield Line()
            yield from self.wrapped(section.title, self.width)
            if any(row.label for row in section.rows) and not grid.is_list:
                for column, title in enumerate(grid.columns):
                    if title:
                        yield from self.wrapped(((Span(title),),), self.width, INDENT)
                    cells = [(row.label, row.cells[column]) for row in section.rows]
                    yield from self.labeled(cells, 2 * INDENT if title else INDENT)
                continue
            for row in section.rows:
                if grid.is_list:
                    yield from self.wrapped(_label(row), self.width)
                yield from self.labeled([*zip(grid.columns, row.cells, strict=True)], INDENT)

    def labeled(self, cells: Sequence[tuple[str, Cell]], indent: int) -> Iterator[Line]:
        """Put cells beside their labels if each of them fits there in one line, or else below."""
        shown = [(label, cell) for label, cell in cells if any(cell)]
        label_width = max((self.columns(label) for label, _ in shown), default=0)
        widths = (label_width + indent, self.width - indent - label_width - COLUMN_GAP)
        fits = all(len(cell) == 1 and self.length(cell) <= widths[1] for _, cell in shown)
        for label, cell in shown:
            heading = self.wrapped(((Span(label),),), self.width, indent) if label else []
            if fits and label_width:
                yield from _join_columns([heading, self.wrapped(cell, widths[1])], _starts(widths))
            else:
                yield from heading
                yield from self.wrapped(cell, self.width, indent + (INDENT if label else 0))

    def bold(self, title: str, width: int) -> list[Line]:
        return self.wrapped(((strong(title),),), width)

    def hanging(self, cell: Cell, width: int) -> list[Line]:
        """Wrap the lines of `cell`; if there are several, with a hanging indent."""
        return self.wrapped(cell, width, hang=INDENT if len(cell) > 1 else 0)

    def wrapped(self, cell: Cell, width: int, indent: int = 0, hang: int = 0) -> list[Line]:
        """Wrap the lines of `cell` at words, indented; continuation lines hang by `hang` more."""
        lines = []
        for line in cell:
            text = self.text(line)
            room = max(width - indent, 1)
            hung = hang if room - hang >= MIN_HANGING else 0
            if text.width > room:
                room -= hung
            parts = to_paste(text, room) or text.wrapped(room)
            for number, part in enumerate(parts):
                start = indent + (hung if number else 0)
                lines.append(Line().joined(part, start))
        return lines

    def length(self, cell: Cell) -> int:
        """Return the number of columns that `cell` takes without wrapping."""
        return max((self.text(line).width for line in cell), default=1)

    def text(self, line: Inlines) -> Line:
        """Return a line as it is drawn."""
        known = self.texts.get(line)  # looked up once: hashing all of a line takes its time
        if known is None:
            known = line_of([run for piece in line for run in self.drawn(piece)])
            self.texts[line] = known
        return known

    def drawn(self, piece: Inline) -> list[tuple[str, str]]:
        """Draw a piece of a line: texts, each with its style."""
        match piece:
            case Span(words, emphasis):
                return [(self.shown(words), STYLES.get(emphasis, ""))]
            case Meter():
                full, empty = map(self.shown, piece.drawn)
                return [(full, ACCENT), (empty, "dim"), (" ", "")]
            case Bar(share, words):
                filled = round(BAR_WIDTH * min(max(share, 0), 1))
                return [
                    (self.shown(BAR * filled), ACCENT),
                    (self.shown(RULE * (BAR_WIDTH - filled)), "dim"),
                    (f" {words:>{PERCENT_WIDTH}}", ""),
                ]
            case Mark(sign):
                return [(self.shown(sign.value), SIGN_STYLES.get(sign, "dim"))]
            case Link(url):
                return [(self.shown(url), "")]
            case _:
                assert_never(piece)

    def shown(self, words: str) -> str:
        """Return foreign or own text as the stream can show it."""
        shown = clean(words).expandtabs()
        if self.has_unicode:
            return shown
        # What the encoding lacks is replaced before it is laid out, as its length changes.
        plain = shown.translate(ASCII_PUNCTUATION)
        return plain.encode(self.encoding, "backslashreplace").decode(self.encoding)


def _right(line: Line, width: int) -> Line:
    return Line().joined(line, width - line.width)


def _label(row: Row) -> Cell:
    return ((Span(row.label),),)


def _indent(grid: Grid) -> int:
    """Return the indent of the rows of a grid: none where no section has a title."""
    return INDENT if any(section.title for section in grid.sections) else 0


def _starts(widths: Sequence[int]) -> list[int]:
    """Return where columns of these widths start."""
    return [0, *accumulate(width + COLUMN_GAP for width in widths[:-1])]


def _join_columns(cells: Sequence[Sequence[Line]], starts: Sequence[int]) -> Iterator[Line]:
    """Put the lines of several cells side by side, each cell where its column starts."""
    for parts in zip_longest(*cells, fillvalue=Line()):
        line = Line()
        for part, start in zip(parts, starts, strict=True):
            line = line.joined(part, start)
        yield line
