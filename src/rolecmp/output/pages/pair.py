"""The page of two roles in a site: what sets them apart; the rest is on the page of each."""

from collections.abc import Callable, Sequence

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
from rolecmp.questions.compare import Comparison, Difference
from rolecmp.questions.path_answer import PathAnswer, Route
from rolecmp.questions.wording import lowered

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


def page(answer: Comparison, paths: Sequence[PathAnswer]) -> Page:
    """Return the page that compares two roles; `paths` lead from each to the other."""
    references = References()
    paragraphs = tuple(relationship_paragraphs(answer, references))
    moves = tuple(_move(route) for path in paths for route in path.routes)
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


def _move(route: Route) -> Inlines:
    """Return the best path from one to the other, and why it is."""
    ends = (strong(route.from_name or ""), Span(" to "), strong(route.to_name))
    return (*ends, Span(f": {lowered(route.reason)}"))


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
    (role,) = (each for each in answer.roles if each.handle == here)
    essential = {each.id for each in role.skills if each.need is Need.ESSENTIAL}
    found = [
        (each.id in essential or kind == "tool", _named(each, here))
        for each in answer.differences
        if each.kind == kind and is_listed(each.values[here], each.values[there])
    ]
    lines = (
        (start, [name for is_essential, name in found if is_essential is wanted])
        for start, wanted in (("", True), ("nice to have: ", False))
    )
    return tuple((Span(f"{start}{', '.join(names)}"),) for start, names in lines if names)


def _named(difference: Difference, here: str) -> str:
    """Return a skill with its level, if it has one."""
    value = difference.values[here]
    return f"{difference.name} ({value})" if isinstance(value, Level) else difference.name


def _rank(value: Value) -> int:
    return value.rank if isinstance(value, Level) else 0
