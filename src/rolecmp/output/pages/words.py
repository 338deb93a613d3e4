"""How single values are put on a page."""

from rolecmp.catalog.terms import DIFFICULTIES, Expectation
from rolecmp.output.page import Cell, Meter, Span, quiet

NOT_KNOWN: Cell = ((quiet("not known"),),)


def difficulty(level: int | None) -> Cell:
    """Return an entry difficulty as a small meter with its word."""
    if level is None:
        return NOT_KNOWN
    return ((Meter(level, max(DIFFICULTIES)), Span(f" {DIFFICULTIES[level]}")),)


def expectation(expected: Expectation | None) -> Cell:
    """Return how strongly a degree is expected, in its word."""
    return ((Span(expected),),) if expected else NOT_KNOWN
