"""The page of `list`."""

from collections import Counter
from collections.abc import Sequence

from rolecmp.catalog.terms import Unit
from rolecmp.output.page import (
    Annotation,
    Axes,
    Cell,
    Grid,
    Inlines,
    Page,
    Paragraph,
    Row,
    Section,
    Span,
    quiet,
)
from rolecmp.output.pages.words import (
    FEW,
    NOT_KNOWN,
    difficulty,
    dollars,
    judged,
    judgment_legend,
)
from rolecmp.questions.figures import FigureDetail, MeasureDetail
from rolecmp.questions.listing import ListedDegree, ListedRole, RoleList

MEDIAN = (None, "median")
"""What a figure of pay is about where it stands for the role."""


def page(answer: RoleList) -> Page:
    """Return the page that shows all roles, one in a line."""
    if not answer.roles:
        return Page(answer.title or "Roles", lead=(Span("There are no roles."),), blocks=())
    measure = _measure_of_pay(answer)
    columns = ("Alias", "Getting in", "Degree", *(("Pay a year",) if measure else ()))
    rows = tuple(_row(role, measure) for role in answer.roles)
    return Page(
        title=answer.title or "Roles",
        lead=(Span("Easiest to get into first."),),
        blocks=(
            Grid(columns, (Section((), rows),), Axes("field", "role", "item")),
            *_legend(answer, measure),
        ),
    )


def _measure_of_pay(answer: RoleList) -> MeasureDetail | None:
    """Return the measure that knows the pay of the most roles, and of these the newest."""
    counts = Counter(each.measure.id for role in answer.roles for each in _medians(role.pay))
    known = [each for each in answer.measures if counts[each.id]]
    return max(known, key=lambda each: (counts[each.id], each.year), default=None)


def _medians(pay: Sequence[FigureDetail]) -> list[FigureDetail]:
    return [each for each in pay if each.item in MEDIAN and each.unit is Unit.USD_PER_YEAR]


def _row(role: ListedRole, measure: MeasureDetail | None) -> Row:
    shortest = min((role.id, *role.aliases), key=len)
    cells = [
        ((Span(shortest),),),
        difficulty(role.entry.difficulty, role.entry.sources),
        _expectation(role.degree),
    ]
    if measure:
        paid = [each for each in _medians(role.pay) if each.measure.id == measure.id]
        cells.append(tuple(map(_amount, paid)) or NOT_KNOWN)
    return Row(role.short_name, tuple(cells))


def _amount(paid: FigureDetail) -> Inlines:
    """Return an amount, and its n if that is small; the unit stands in the head."""
    few = f" (n={paid.n})" if paid.n and paid.n < FEW else ""
    return (Span(dollars(paid.value)), Annotation(few, few.strip(" ()")))


def _expectation(degree: ListedDegree) -> Cell:
    """Return how strongly a degree is expected."""
    if not degree.expectation:
        return NOT_KNOWN
    return ((Span(degree.expectation.words), *judged(degree.sources)),)


def _legend(answer: RoleList, measure: MeasureDetail | None) -> tuple[Paragraph, ...]:
    claims = [claim for role in answer.roles for claim in (role.entry, role.degree)]
    pay: list[Inlines] = []
    if measure:
        source = f"{measure.source.title}, {measure.year}"
        few = f" (n=…): fewer than {FEW} counted."
        pay = [(quiet(f"Pay: {measure.name} ({source}). {measure.population}{few}"),)]
    ours = judgment_legend(source for claim in claims for source in claim.sources)
    more = (quiet("One in detail: rolecmp show ROLE"),)
    return (Paragraph("", (*pay, *ours, more)),)
