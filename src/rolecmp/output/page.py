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
    """A level on a scale that ends at `most`, as in three of five."""

    level: int
    most: int
    emphasis: Emphasis = Emphasis.PLAIN


class Bar(NamedTuple):
    """A share, 0 to 1, of a whole."""

    share: float
    emphasis: Emphasis = Emphasis.PLAIN


Line = tuple[Span | Meter | Bar, ...]
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


class Grid(NamedTuple):
    """Columns side by side, cut into sections; every row has a cell for each column."""

    columns: tuple[str, ...]
    sections: tuple[Section, ...]


class Stop(NamedTuple):
    """A place on a trail, and what it takes from there to the next: nothing at the end."""

    title: Line
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


class Page(NamedTuple):
    """A whole page; `lead` says in a line what to know first, if anything."""

    title: str
    lead: Line
    blocks: tuple[Block, ...]


def quiet(text: str) -> Span:
    """Return a span of `text` that stays in the background."""
    return Span(text, Emphasis.QUIET)


def strong(text: str) -> Span:
    """Return a span of `text` that stands out."""
    return Span(text, Emphasis.STRONG)
