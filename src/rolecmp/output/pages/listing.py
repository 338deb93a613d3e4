"""The page of `list`."""

from rolecmp.output.page import Grid, Kind, Page, Paragraph, Row, Section, Span, quiet
from rolecmp.output.pages.pay import measure_of_pay, paid_by
from rolecmp.output.pages.words import (
    FEW,
    NOT_KNOWN,
    difficulty,
    dollars,
    judged,
    measured,
    shortest_name,
)
from rolecmp.questions.figures import MeasureDetail
from rolecmp.questions.listing import ListedRole, RoleList

PAY, SAMPLE = "Pay a year", "n"


def page(answer: RoleList) -> Page:
    """Return the page that shows all roles, one in a line."""
    title = answer.title or "Roles"
    if not answer.roles:
        return Page(title, lead=(Span("There are no roles."),))
    measure = measure_of_pay([role.pay for role in answer.roles], answer.measures)
    columns = ("Alias", "Getting in", "Degree", *((PAY, SAMPLE) if measure else ()))
    rows = tuple(_row(role, measure) for role in answer.roles)
    grid = Grid(columns, (Section((), rows),), Kind.VALUES, numbers=(PAY, SAMPLE))
    name = shortest_name(answer.roles[0])
    return Page(
        title,
        lead=(Span(f"{_counted(len(answer.roles))}, easiest to get into first."),),
        blocks=(grid, *([_meaning(measure)] if measure else [])),
        more=f"Details: rolecmp show {name}",
        years=tuple(each.year for each in answer.measures),
    )


def _row(role: ListedRole, measure: MeasureDetail | None) -> Row:
    expected = role.degree.expectation
    cells = [
        ((Span(shortest_name(role)),),),
        difficulty(role.entry.difficulty, role.entry.sources),
        ((Span(expected.words), *judged(role.degree.sources)),) if expected else NOT_KNOWN,
    ]
    if measure:
        paid = paid_by(role.pay, measure)
        few = paid.n if paid and paid.n and paid.n < FEW else None
        cells.append(((Span(dollars(paid.value)),),) if paid else NOT_KNOWN)
        cells.append(((quiet(str(few)),),) if few else ())
    return Row(role.short_name, tuple(cells))


def _meaning(measure: MeasureDetail) -> Paragraph:
    """Return what the amounts mean."""
    text = f"Pay: {measured(measure)}. {measure.population} n: sample size, shown if below {FEW}."
    return Paragraph("", ((quiet(text),),))


def _counted(roles: int) -> str:
    return f"{roles:,} {'role' if roles == 1 else 'roles'}"
