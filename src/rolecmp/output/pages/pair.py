"""The page of two roles in a site: what sets them apart; the rest is on the page of each."""

from collections.abc import Callable

from rolecmp.catalog.terms import Level, Need
from rolecmp.output.page import (
    Block,
    Cell,
    Grid,
    Inlines,
    Page,
    Paragraph,
    Row,
    Section,
    Span,
    strong,
)
from rolecmp.output.pages.compare import page as whole_page
from rolecmp.output.pages.compare import relationship_paragraphs
from rolecmp.output.pages.compare_brief import DEEPER, ONLY
from rolecmp.output.pages.references import References
from rolecmp.questions.compare import Comparison
from rolecmp.questions.move import Move
from rolecmp.questions.reasons import harder, percent

Value = Level | Need | None
LISTS: dict[str, tuple[str, Callable[[Value, Value], bool]]] = {
    "Skills only here": ("skill", lambda one, other: one is not None and other is None),
    "Deeper here": ("skill", lambda one, other: _rank(one) > _rank(other) > 0),
    "Tools only here": ("tool", lambda one, other: one is not None and other is None),
    "Required only here": (
        "tool",
        lambda one, other: one is Need.ESSENTIAL and other is Need.USEFUL,
    ),
}
"""What one of two roles has, by how it differs from what the other one has."""


def page(answer: Comparison) -> Page:
    """Return the page that compares two roles."""
    references = References()
    paragraphs = tuple(relationship_paragraphs(answer, references))
    moves = tuple(map(_move, answer.moves))
    whole = whole_page(answer, with_sources=False)
    return whole._replace(
        # What differs is listed in full.
        brief=tuple(map(_without_lists, whole.brief)),
        blocks=(
            _differences(answer),
            *paragraphs,
            *([Paragraph("From one to the other", moves)] if moves else []),
            *references.paragraphs(),
        ),
    )


def _move(move: Move) -> Inlines:
    """Return how big a move is, as a sentence."""
    size = [
        move.tier or "no data",
        *([] if move.gap is None else [f"{percent(move.gap)} missing"]),
        *([] if move.rise is None else [harder(move.rise)]),
    ]
    ends = (strong(move.from_name or ""), Span(" to "), strong(move.to_name))
    return (*ends, Span(f": {', '.join(size)}."))


def _without_lists(block: Block) -> Block:
    if not isinstance(block, Grid):
        return block
    sections = (
        each._replace(rows=tuple(row for row in each.rows if row.label not in {DEEPER, ONLY}))
        for each in block.sections
    )
    return block._replace(sections=tuple(sections))


def _differences(answer: Comparison) -> Grid:
    """Return the skills and tools in which the roles differ."""
    one, other = (role.handle for role in answer.roles)
    rows = tuple(
        Row(label, tuple(_listed(answer, label, *ends) for ends in ((one, other), (other, one))))
        for label in LISTS
    )
    titles = tuple(role.short_name for role in answer.roles)
    return Grid(titles, (Section((), tuple(row for row in rows if any(row.cells))),))


def _listed(answer: Comparison, label: str, here: str, there: str) -> Cell:
    kind, is_listed = LISTS[label]
    names = [
        f"{each.name} ({each.values[here]})" if isinstance(each.values[here], Level) else each.name
        for each in answer.differences
        if each.kind == kind and is_listed(each.values[here], each.values[there])
    ]
    return ((Span(", ".join(names)),),) if names else ()


def _rank(value: Value) -> int:
    return value.rank if isinstance(value, Level) else 0
