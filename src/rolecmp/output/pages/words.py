"""Single values, as a page shows them."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from rolecmp.catalog.terms import DIFFICULTIES, SHARE, Expectation, Part, RoleField, Stance
from rolecmp.output.page import Annotation, Bar, Cell, Inlines, Meter, Span, quiet

if TYPE_CHECKING:
    from rolecmp.questions.show import EvidenceDetail

NOT_KNOWN: Cell = ((quiet("not known"),),)
TITLES = {field: field.replace("_", " ").capitalize() for field in RoleField}
IN_SUPPORT = "in support"
MAX_NAMES = 12
"""The most names listed before "and N more"."""
STANCES = {Stance.MEASURES: "measured", Stance.SUPPORTS: "supported", Stance.DISPUTES: "disputed"}


def difficulty(level: int | None) -> Cell:
    """Return an entry difficulty as a small meter with its word."""
    if level is None:
        return NOT_KNOWN
    return ((Meter(level, max(DIFFICULTIES)), Span(DIFFICULTIES[level])),)


def expectation(expected: Expectation | None) -> Cell:
    """Return the word for how strongly a degree is expected."""
    return ((Span(expected),),) if expected else NOT_KNOWN


def supporting(part: Part | None) -> Inlines:
    """Return the annotation of work that a role supports and does not lead."""
    return (Annotation(f" ({IN_SUPPORT})", IN_SUPPORT),) if part is Part.SUPPORT else ()


def some(words: Iterable[str]) -> str:
    """Return words in a list, the first of them if there are too many to read."""
    every = list(words)
    more = len(every) - MAX_NAMES
    return ", ".join([*every[:MAX_NAMES], f"and {more} more"] if more > 1 else every)


def is_share(evidence: "EvidenceDetail") -> bool:
    """Return whether a share was measured."""
    return evidence.value is not None and (evidence.unit or "").startswith(SHARE)


def figure(evidence: "EvidenceDetail", *, in_words: bool = False) -> Inlines:
    """Return what was measured: a share as a bar; with `in_words`, of what.

    0.25 as a `share of cooks who bake` is a quarter of a bar, 25%, of cooks bake. Where
    nothing was measured, it is what the source says.
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
