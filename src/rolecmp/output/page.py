"""A page: what to show, in no format yet; without markup, colors or widths."""

from enum import Enum
from typing import NamedTuple


class Emphasis(Enum):
    """How much a piece of text stands out."""

    QUIET = "quiet"
    PLAIN = "plain"
    STRONG = "strong"


class Span(NamedTuple):
    """A piece of text."""

    text: str
    emphasis: Emphasis = Emphasis.PLAIN


class Meter(NamedTuple):
    """A level on a scale from 1 to `most`, drawn before its word."""

    level: int
    most: int
    emphasis: Emphasis = Emphasis.PLAIN


class Bar(NamedTuple):
    """A share, 0 to 1, drawn before its figure."""

    share: float
    emphasis: Emphasis = Emphasis.PLAIN


class Annotation(NamedTuple):
    """A short remark on the text beside it; `meaning` is its words where it stands alone.

    A remark without text is shown only where remarks stand alone, as in CSV.
    """

    text: str
    meaning: str
    emphasis: Emphasis = Emphasis.QUIET


class Link(NamedTuple):
    """A web address."""

    url: str
    emphasis: Emphasis = Emphasis.PLAIN


Inline = Span | Meter | Bar | Annotation | Link
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


class Axes(NamedTuple):
    """What the sections, rows and columns of a grid stand for: role, field or item."""

    sections: str = "field"
    rows: str = "item"
    columns: str = "role"


NO_HEADING = ("",)
"""The columns of a grid with a single column that needs no heading."""


class Grid(NamedTuple):
    """Columns side by side, cut into sections; every row has a cell for each column.

    A dense one has short values, for which narrow columns do.
    """

    columns: tuple[str, ...]
    sections: tuple[Section, ...]
    axes: Axes = Axes()
    is_dense: bool = False


class Paragraph(NamedTuple):
    """Lines of text, with or without a title."""

    title: str
    lines: Cell


Block = Grid | Paragraph


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


class Page(NamedTuple):
    """A whole page; `lead` is the answer in a line.

    `brief` is what fits the first screen; without one, all `blocks` do. `subject` is the role
    that all columns without a heading are about, if there is one.
    `graph` draws the answer, where it can be drawn.
    """

    title: str
    lead: Inlines
    blocks: tuple[Block, ...]
    subject: str = ""
    graph: Graph | None = None
    brief: tuple[Block, ...] = ()

    @property
    def first_screen(self) -> "Page":
        """The page with only its brief, if it has one."""
        return self._replace(blocks=self.brief) if self.brief else self


def quiet(text: str) -> Span:
    """Return a span of `text` that stays in the background."""
    return Span(text, Emphasis.QUIET)


def strong(text: str) -> Span:
    """Return a span of `text` that stands out."""
    return Span(text, Emphasis.STRONG)
