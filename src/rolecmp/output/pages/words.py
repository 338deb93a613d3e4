"""How single values are put on a page."""

from typing import TYPE_CHECKING

from rolecmp.catalog.terms import DIFFICULTIES, Expectation
from rolecmp.output.page import Cell, Meter, Span, quiet

if TYPE_CHECKING:
    from rolecmp.questions.show import DegreeDetail

NOT_KNOWN: Cell = ((quiet("not known"),),)


def difficulty(level: int | None) -> Cell:
    """Return an entry difficulty as a small meter with its word."""
    if level is None:
        return NOT_KNOWN
    return ((Meter(level, max(DIFFICULTIES)), Span(f" {DIFFICULTIES[level]}")),)


def expectation(expected: Expectation | None) -> Cell:
    """Return how strongly a degree is expected, in its word."""
    return ((Span(expected),),) if expected else NOT_KNOWN


def degree(expected: "DegreeDetail") -> Cell:
    """Return the degree that is expected: how strongly, which, and in what."""
    named = (" or ".join(words) for words in (expected.levels, expected.fields) if words)
    kind = " in ".join(named)
    lines = expectation(expected.expectation)
    return tuple((*line, Span(f": {kind}" if kind else "")) for line in lines)
