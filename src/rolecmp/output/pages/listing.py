"""The page of `list`."""

from rolecmp.output.page import Axes, Cell, Grid, Page, Paragraph, Row, Section, Span, quiet
from rolecmp.output.pages.pay import amount, legend_of_pay, measure_of_pay, paid_by
from rolecmp.output.pages.words import NOT_KNOWN, difficulty, judged, judgment_legend, shortest_name
from rolecmp.questions.figures import MeasureDetail
from rolecmp.questions.listing import ListedDegree, ListedRole, RoleList


def page(answer: RoleList) -> Page:
    """Return the page that shows all roles, one in a line."""
    if not answer.roles:
        return Page(answer.title or "Roles", lead=(Span("There are no roles."),), blocks=())
    measure = measure_of_pay([role.pay for role in answer.roles], answer.measures)
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


def _row(role: ListedRole, measure: MeasureDetail | None) -> Row:
    cells = [
        ((Span(shortest_name(role)),),),
        difficulty(role.entry.difficulty, role.entry.sources),
        _expectation(role.degree),
    ]
    if measure:
        paid = paid_by(role.pay, measure)
        cells.append((amount(paid),) if paid else NOT_KNOWN)
    return Row(role.short_name, tuple(cells))


def _expectation(degree: ListedDegree) -> Cell:
    """Return how strongly a degree is expected."""
    if not degree.expectation:
        return NOT_KNOWN
    return ((Span(degree.expectation.words), *judged(degree.sources)),)


def _legend(answer: RoleList, measure: MeasureDetail | None) -> tuple[Paragraph, ...]:
    claims = [claim for role in answer.roles for claim in (role.entry, role.degree)]
    pay = legend_of_pay(measure) if measure else ()
    ours = judgment_legend(source for claim in claims for source in claim.sources)
    more = (quiet("One in detail: rolecmp show ROLE"),)
    return (Paragraph("", (*pay, *ours, more)),)
