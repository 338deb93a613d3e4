"""A page: what to show, in no format yet; without markup, colors or widths."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum, StrEnum
from typing import NamedTuple, TypeGuard, assert_never


class Emphasis(StrEnum):
    """How a piece of text stands out, and why."""

    QUIET = "quiet"
    PLAIN = "plain"
    STRONG = "strong"
    YOURS = "yours"
    """What only one role has, or what you have."""
    COMMAND = "command"
    """In the background, with a command to type; left out where there is no terminal."""


class Sign(Enum):
    """A sign with one meaning, which stands in the legend of each page that has it."""

    OURS = "≈"
    DISPUTED = "⚑"
    NOT_LISTED = "·"
    LEADS = "◆"
    SUPPORTS = "◇"

    @property
    def meaning(self) -> str:
        """What the sign means, in a legend."""
        return MEANINGS[self]


MEANINGS = {
    Sign.OURS: "our judgment",
    Sign.DISPUTED: "sources disagree",
    Sign.NOT_LISTED: "not listed",
    Sign.LEADS: "leads",
    Sign.SUPPORTS: "supports",
}


BETWEEN = "   "
"""What stands between a legend and the commands after it, where they fit in a line."""
MAX_LINE = 80
"""The longest line at the foot of a page."""


class Span(NamedTuple):
    """A piece of text."""

    text: str
    emphasis: Emphasis = Emphasis.PLAIN


class Mark(NamedTuple):
    """A sign on its own."""

    sign: Sign


class Scale(Enum):
    """What a meter measures; each scale is drawn in a shape of its own."""

    LEVEL = 4
    DIFFICULTY = 5


class Meter(NamedTuple):
    """A step on a scale, from 1 to its value, drawn before its word."""

    step: int
    scale: Scale

    @property
    def drawn(self) -> tuple[str, str]:
        """The full part and the empty one, in the shape of the scale."""
        full, empty = ("●", "○") if self.scale is Scale.LEVEL else ("■", "□")
        return full * self.step, empty * (self.scale.value - self.step)


class Bar(NamedTuple):
    """A share, 0 to 1, drawn before its percentage, which is `text`."""

    share: float
    text: str


class Link(NamedTuple):
    """A web address; within a site, that of another page, by its name."""

    url: str
    text: str | None = None


Inline = Span | Mark | Meter | Bar | Link
Inlines = tuple[Inline, ...]
"""Text that wraps as one; its pieces follow each other without a space."""

Cell = tuple[Inlines, ...]
"""The lines in one place of a grid; none where there is nothing to show."""


class Row(NamedTuple):
    """A cell for each column, under one label."""

    label: str
    cells: tuple[Cell, ...]


class Section(NamedTuple):
    """Rows that belong together; the title is beside a single row without a label."""

    title: Cell
    rows: tuple[Row, ...]

    @property
    def is_headed(self) -> bool:
        """Whether the title is above the rows, as every row has a label of its own."""
        return all(row.label for row in self.rows)


NO_HEADING = ("",)
"""The columns of a grid with a single column that needs no heading."""


class Kind(Enum):
    """What the cells of a grid hold, which decides how they give way where room is short."""

    PROSE = "prose"
    """Sentences: they wrap, in columns of the same width."""
    VALUES = "values"
    """Short values: they wrap, in narrow columns."""
    LINES = "lines"
    """One line for each row: a cell is cut before it wraps."""


class Grid(NamedTuple):
    """Columns side by side, cut into sections; every row has a cell for each column.

    The columns named in `numbers` are aligned to the right.
    """

    columns: tuple[str, ...]
    sections: tuple[Section, ...]
    kind: Kind = Kind.PROSE
    numbers: tuple[str, ...] = ()

    @property
    def is_list(self) -> bool:
        """Whether a row is a thing and the columns are what is known of it."""
        return self.kind is Kind.LINES or bool(self.numbers)

    @property
    def used(self) -> "Grid":
        """The grid without the columns in which no row has anything."""
        rows = [row for section in self.sections for row in section.rows]
        used = [n for n in range(len(self.columns)) if any(row.cells[n] for row in rows)]
        return self.of_columns(used)

    @property
    def size(self) -> int:
        """The number of rows."""
        return sum(len(section.rows) for section in self.sections)

    def first(self, most: int) -> "Grid":
        """Return a grid of the first rows, so many in all if the sections are long alike."""
        of_each = most // max(1, len(self.sections))
        return self._replace(
            sections=tuple(each._replace(rows=each.rows[:of_each]) for each in self.sections)
        )

    def of_columns(self, numbers: Sequence[int]) -> "Grid":
        """Return a grid of the columns with these numbers."""

        def of(row: Row) -> Row:
            return Row(row.label, tuple(row.cells[number] for number in numbers))

        sections = (each._replace(rows=tuple(map(of, each.rows))) for each in self.sections)
        titles = tuple(self.columns[number] for number in numbers)
        return self._replace(columns=titles, sections=tuple(sections))


class Paragraph(NamedTuple):
    """Lines of text, with or without a title."""

    title: str
    lines: Cell


class Checklist(NamedTuple):
    """Things to do, one in a line, to be ticked one by one."""

    title: str
    items: Cell


Block = Grid | Paragraph | Checklist


class Node(NamedTuple):
    """A node of a graph: its id there, its title, and more lines of text."""

    id: str
    title: str
    about: tuple[str, ...]


class Edge(NamedTuple):
    """An edge from one node to another, by id; an aside if there is a better route."""

    origin: str
    destination: str
    label: tuple[str, ...] = ()
    is_aside: bool = False


class Graph(NamedTuple):
    """Nodes and edges, drawn from left to right, or downward."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    is_downward: bool = False


class Shown(NamedTuple):
    """A page as a writer takes it: what of it is shown, with the legend of its signs."""

    title: str
    lead: Inlines
    blocks: tuple[Block, ...]


class Page(NamedTuple):
    """A whole page; `lead` is the answer in a line.

    `brief` is the first screen, and `blocks` are the rest, or all if that is an excerpt of them.
    `more` says what shows the rest, or what to do next, and `disputes` is the command that shows
    by what a claim is disputed.
    `plan` is what there is to do, for documents that are kept. `years` are those of the data.
    `graph` draws the answer, where it can be drawn.
    """

    title: str
    lead: Inlines = ()
    brief: tuple[Block, ...] = ()
    is_excerpt: bool = False
    blocks: tuple[Block, ...] = ()
    more: str = ""
    disputes: str = ""
    plan: tuple[Checklist, ...] = ()
    years: tuple[int, ...] = ()
    graph: Graph | None = None

    @property
    def first_screen(self) -> Shown:
        """The first screen."""
        return self._shown(self.brief or self.blocks, self.more, self.disputes)

    @property
    def whole(self) -> Shown:
        """Everything, after the first screen unless that is an excerpt of it."""
        if self.is_excerpt:
            return self._shown(self.blocks, "")
        is_more = not (self.brief and self.blocks)
        return self._shown((*self.brief, *self.blocks), self.more if is_more else "")

    @property
    def document(self) -> Shown:
        """Everything, with what there is to do after the first screen."""
        return self._replace(blocks=(*self.plan, *self.blocks)).whole if self.plan else self.whole

    @property
    def without_commands(self) -> "Page":
        """The page for readers who have no terminal: without the lines that say what to type."""
        kept = self._of_lines(lambda line: None if _is_typed(line) else line)
        return kept._replace(more="", disputes="")

    def with_commands(self, change: Callable[[str], str]) -> "Page":
        """Return the page with all that it says to type changed."""

        def changed(line: Inlines) -> Inlines:
            return tuple(
                each._replace(text=change(each.text)) if _is_command(each) else each
                for each in line
            )

        page = self._of_lines(changed)
        return page._replace(more=change(self.more), disputes=change(self.disputes))

    def _of_lines(self, change: Callable[[Inlines], Inlines | None]) -> "Page":
        """Return the page with the lines of its paragraphs changed, or left out."""

        def of(block: Block) -> Block:
            if not isinstance(block, Paragraph):
                return block
            lines = map(change, block.lines)
            return block._replace(lines=tuple(line for line in lines if line is not None))

        return self._replace(brief=tuple(map(of, self.brief)), blocks=tuple(map(of, self.blocks)))

    def _shown(self, blocks: tuple[Block, ...], more: str, disputes: str = "") -> Shown:
        """Return the page with the legend at its end, in the last paragraph if it has no title."""
        legend = tuple(_legend(self.lead, blocks, more, disputes))
        last = blocks[-1] if blocks else None
        if legend and isinstance(last, Paragraph) and not last.title:
            blocks, legend = blocks[:-1], (*last.lines, *legend)
        elif not legend:
            return Shown(self.title, self.lead, blocks)
        return Shown(self.title, self.lead, (*blocks, Paragraph("", legend)))


def _is_typed(line: Inlines) -> bool:
    return any(map(_is_command, line))


def _is_command(piece: Inline) -> TypeGuard[Span]:
    return isinstance(piece, Span) and piece.emphasis is Emphasis.COMMAND


def quiet(text: str) -> Span:
    """Return a span of `text` that stays in the background."""
    return Span(text, Emphasis.QUIET)


def to_type(text: str) -> Span:
    """Return a span of `text` that names a command to type."""
    return Span(text, Emphasis.COMMAND)


def strong(text: str) -> Span:
    """Return a span of `text` that stands out."""
    return Span(text, Emphasis.STRONG)


def _legend(lead: Inlines, blocks: Iterable[Block], more: str, disputes: str) -> Iterator[Inlines]:
    """Yield the meaning of each sign in `blocks`, and what shows more: in one line if it fits."""
    pieces = [piece for line in (lead, *_lines(blocks)) for piece in line]
    found = {piece.sign for piece in pieces if isinstance(piece, Mark)}
    shown_by = {Sign.DISPUTED: f" ({disputes})" if disputes else ""}
    legend = ", ".join(
        f"{sign.value} {sign.meaning}{shown_by.get(sign, '')}" for sign in Sign if sign in found
    )
    line = BETWEEN.join(filter(None, (legend, more)))
    for shown in (line,) if len(line) <= MAX_LINE else (legend, *more.split(BETWEEN)):
        if shown:
            yield (quiet(shown),)


def _lines(blocks: Iterable[Block]) -> Iterator[Inlines]:
    """Yield each line of text in `blocks`."""
    for block in blocks:
        match block:
            case Grid():
                for section in block.sections:
                    yield from section.title
                    for row in section.rows:
                        for cell in row.cells:
                            yield from cell
            case Paragraph():
                yield from block.lines
            case Checklist():
                yield from block.items
            case _:
                assert_never(block)
