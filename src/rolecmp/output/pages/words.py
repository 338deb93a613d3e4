"""How single values are put on a page."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from rolecmp.catalog.terms import DIFFICULTIES, SHARE, Expectation, Part, RoleField, Stance
from rolecmp.output.page import Bar, Cell, Line, Mark, Meter, Span, quiet

if TYPE_CHECKING:
    from rolecmp.questions.show import DegreeDetail, EvidenceDetail

NOT_KNOWN: Cell = ((quiet("not known"),),)
TITLES = {field: field.replace("_", " ").capitalize() for field in RoleField}
ABBREVIATIONS = frozenset({"ai", "bi", "ml"})
"""The words within ids that are written in capitals."""
IN_SUPPORT = "in support"
MOST_NAMED = 12
"""How many names are told of what has many."""
STANCES = {Stance.MEASURES: "measured", Stance.SUPPORTS: "supported", Stance.DISPUTES: "disputed"}


def difficulty(level: int | None) -> Cell:
    """Return an entry difficulty as a small meter with its word."""
    if level is None:
        return NOT_KNOWN
    return ((Meter(level, max(DIFFICULTIES)), Span(DIFFICULTIES[level])),)


def expectation(expected: Expectation | None) -> Cell:
    """Return how strongly a degree is expected, in its word."""
    return ((Span(expected),),) if expected else NOT_KNOWN


def degree(expected: "DegreeDetail") -> Cell:
    """Return the degree that is expected: how strongly, which, and in what."""
    named = (" or ".join(words) for words in (expected.levels, expected.fields) if words)
    kind = " in ".join(named)
    lines = expectation(expected.expectation)
    return tuple((*line, Span(f": {kind}" if kind else "")) for line in lines)


def supporting(part: Part | None) -> Line:
    """Return the mark of work that one does not lead."""
    return (Mark(f" ({IN_SUPPORT})", IN_SUPPORT),) if part is Part.SUPPORT else ()


def spelled(id: str) -> str:
    """Return an id as words."""
    return " ".join(
        word.upper() if word in ABBREVIATIONS else word for word in re.split("[-_]", id)
    )


def some(words: Iterable[str]) -> str:
    """Return words one after another, but not more of them than one wants to read."""
    every = list(words)
    more = len(every) - MOST_NAMED
    return ", ".join([*every[:MOST_NAMED], f"and {more} more"] if more > 1 else every)


def is_share(evidence: "EvidenceDetail") -> bool:
    """Tell whether what is measured is a share of a whole."""
    return evidence.value is not None and (evidence.unit or "").startswith(SHARE)


def figure(evidence: "EvidenceDetail", *, in_words: bool = False) -> Line:
    """Return what was measured: a share as a bar; `in_words`, of what.

    0.25 as a `share of cooks who bake` is a quarter of a bar, 25%, of cooks bake.
    What was not measured is told as it is said.
    """
    if evidence.value is None:
        return (Span(evidence.says or ""),)
    unit = evidence.unit or ""
    also = f": {evidence.says}" if evidence.says and in_words else ""
    if not is_share(evidence):
        return (Span(f"{_rounded(evidence.value)} {unit}{also}"),)
    what = re.sub(" (?:that|who) ", " ", unit.removeprefix(SHARE), count=1) if in_words else ""
    return (Bar(evidence.value), Span(f"{evidence.value:.{1 if in_words else 0}%}{what}{also}"))


def _rounded(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"
