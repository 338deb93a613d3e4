"""A page: what is to be shown, before any format; no markup, no color codes, no widths."""

from enum import Enum
from typing import NamedTuple


class Emphasis(Enum):
    """How much a piece of text should stand out."""

    QUIET = "quiet"
    PLAIN = "plain"
    STRONG = "strong"


class Span(NamedTuple):
    """Some text within a line."""

    text: str
    emphasis: Emphasis = Emphasis.PLAIN


class Meter(NamedTuple):
    """A level on a scale that ends at `most`, as in three of five: drawn before its word."""

    level: int
    most: int
    emphasis: Emphasis = Emphasis.PLAIN


class Bar(NamedTuple):
    """A share, 0 to 1, of a whole: drawn before its figure."""

    share: float
    emphasis: Emphasis = Emphasis.PLAIN


class Mark(NamedTuple):
    """A remark on what a line says, short of words; `meaning` is for where it stands alone."""

    text: str
    meaning: str
    emphasis: Emphasis = Emphasis.QUIET


class Link(NamedTuple):
    """An address on the web."""

    url: str
    emphasis: Emphasis = Emphasis.PLAIN


Line = tuple[Span | Meter | Bar | Mark | Link, ...]
"""One paragraph; its pieces follow each other without a space."""

Cell = tuple[Line, ...]
"""The lines of one place in a grid; none at all where there is nothing to tell."""


class Row(NamedTuple):
    """What each column has to say under one label."""

    label: str
    cells: tuple[Cell, ...]


class Section(NamedTuple):
    """Rows that belong together; a single row without a label stands beside the title."""

    title: Cell
    rows: tuple[Row, ...]

    @property
    def is_headed(self) -> bool:
        """Whether the title stands above the rows, as no row leaves room for it."""
        return all(row.label for row in self.rows)


class Axes(NamedTuple):
    """What the sections of a grid are, its rows and its columns: role, field or item."""

    sections: str = "field"
    rows: str = "item"
    columns: str = "role"


class Grid(NamedTuple):
    """Columns side by side, cut into sections; every row has a cell for each column."""

    columns: tuple[str, ...]
    sections: tuple[Section, ...]
    axes: Axes = Axes()


class Stop(NamedTuple):
    """A place on a trail, and what it takes from there to the next: nothing at the end.

    `standing` says in a word where on its scale the place is.
    """

    title: str
    standing: Line
    about: Cell
    onward: Section | None


class Trail(NamedTuple):
    """Stops in the order in which one passes them."""

    stops: tuple[Stop, ...]


class Note(NamedTuple):
    """A text in one or more lines, with or without a title."""

    title: str
    lines: tuple[Line, ...]


Block = Grid | Trail | Note


class Node(NamedTuple):
    """A place in a graph: its id there, its title, and what else to say of it, in lines."""

    id: str
    title: str
    about: tuple[str, ...]


class Edge(NamedTuple):
    """What leads from one node to another, by their ids; an aside if there is a better way."""

    origin: str
    destination: str
    label: tuple[str, ...] = ()
    is_aside: bool = False


class Graph(NamedTuple):
    """Nodes and edges, to be drawn from left to right, or downward."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    is_downward: bool = False


class Page(NamedTuple):
    """A whole page; `lead` says in a line what to know first, if anything.

    `subject` is the one thing that all columns without a title are about, if there is
    one; `graph` is the same as a drawing, where the answer can be drawn.
    """

    title: str
    lead: Line
    blocks: tuple[Block, ...]
    subject: str = ""
    graph: Graph | None = None


def quiet(text: str) -> Span:
    """Return a span of `text` that stays in the background."""
    return Span(text, Emphasis.QUIET)


def strong(text: str) -> Span:
    """Return a span of `text` that stands out."""
    return Span(text, Emphasis.STRONG)
