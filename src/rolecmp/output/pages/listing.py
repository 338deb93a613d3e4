"""The page of `list`."""

from collections.abc import Iterator

from rolecmp.catalog.terms import RoleField
from rolecmp.output.page import (
    Cell,
    Grid,
    Inlines,
    Kind,
    Page,
    Paragraph,
    Row,
    Span,
    quiet,
    to_type,
)
from rolecmp.output.pages.catalogs import by_catalog, counted_roles
from rolecmp.output.pages.me import everything, summary
from rolecmp.output.pages.words import (
    DISPUTED,
    FEW,
    NOT_KNOWN,
    difficulty,
    dollars,
    judged,
    known_columns,
    measured,
    shortest_name,
)
from rolecmp.questions.figures import MeasureDetail
from rolecmp.questions.kinds import Sort
from rolecmp.questions.listing import ListedRole, RoleList
from rolecmp.questions.pay import measure_of_pay, paid_by
from rolecmp.questions.reasons import percent

ORDERS = {
    Sort.ENTRY: "easiest to get into first",
    Sort.PAY: "best paid first",
    Sort.NAME: "by name",
    Sort.GAP: "least missing first",
    Sort.MATCH: "best match first",
}
PAY, SAMPLE, MISSING, DEGREE = "Pay a year", "n", "Missing", "Degree"
GAP_MEANING = "Missing: the share of a role's requirements, by level."
MAX_OTHERS = 5
"""The most roles that are named whose pay was measured in another way."""


def page(answer: RoleList) -> Page:
    """Return the page that shows all roles, one in a line."""
    title = answer.title or "Roles"
    if not answer.roles:
        return Page(title, lead=(Span(f"There are no roles{_kind(answer)}."),))
    # What you lack takes the place of the pay, or of the degree where they are sorted by pay.
    has_pay = not answer.me or answer.sort is Sort.PAY
    pay = [role.pay for role in answer.roles] if has_pay else []
    measure = measure_of_pay(pay, answer.measures)
    missing = (MISSING,) if answer.me else ()
    columns = ["Alias", *missing, "Getting in", DEGREE, *((PAY, SAMPLE) if measure else ())]
    rows = tuple(_row(role, measure, has_gap=bool(answer.me)) for role in answer.roles)
    sections = by_catalog(answer.roles, rows)
    grid = Grid(tuple(columns), sections, Kind.VALUES, (PAY, SAMPLE, MISSING))
    if answer.me and measure:
        grid = grid.of_columns([index for index, each in enumerate(columns) if each != DEGREE])
    grid, unknown = known_columns(grid)
    each = " in each catalog" if len(sections) > 1 else ""
    lead = f"{counted_roles(len(answer.roles))}{_kind(answer)}, {_order(answer)}{each}.{unknown}"
    name = shortest_name(answer.roles[0])
    return Page(
        title,
        lead=(Span(lead),),
        brief=(grid, *_notes(answer, measure)) if answer.me else (),
        blocks=(*(everything(answer.me) if answer.me else (grid, *_notes(answer, measure))),),
        more=f"Details: rolecmp {f'compare {name}' if answer.me else f'show {name}'}",
        years=tuple(each.year for each in answer.measures),
    )


def _order(answer: RoleList) -> str:
    """Return how the roles are sorted; where nothing is known of it, the names decide."""
    if answer.sort is Sort.ENTRY and all(role.entry.difficulty is None for role in answer.roles):
        return "best match first" if answer.word else ORDERS[Sort.NAME]
    if answer.sort is Sort.PAY and not any(role.pay for role in answer.roles):
        return f"{ORDERS[Sort.NAME]}, as there is no data on pay"
    return ORDERS[answer.sort]


def _kind(answer: RoleList) -> str:
    """Return which roles are listed, in a few words."""
    matching = f' matching "{answer.word}"' if answer.word else ""
    items = " and ".join(item.name for item in answer.items)
    return f"{matching}{f' with {items}' if items else ''}"


def _row(role: ListedRole, measure: MeasureDetail | None, *, has_gap: bool) -> Row:
    expected = role.degree.expectation
    degree = ((Span(expected.words), *judged(role.degree.sources)),) if expected else NOT_KNOWN
    entry = difficulty(role.entry.difficulty, role.entry.sources)
    cells = [
        ((Span(shortest_name(role)),),),
        *([_gap(role)] if has_gap else []),
        _flagged(role, RoleField.ENTRY, entry),
        _flagged(role, RoleField.DEGREE, degree),
    ]
    if measure:
        paid = paid_by(role.pay, measure)
        few = paid.n if paid and paid.n and paid.n < FEW else None
        cells.append(((Span(dollars(paid.value)),),) if paid else NOT_KNOWN)
        cells.append(((quiet(str(few)),),) if few else ())
    return Row(role.short_name, tuple(cells))


def _gap(role: ListedRole) -> Cell:
    return NOT_KNOWN if role.gap is None else ((Span(percent(role.gap)),),)


def _flagged(role: ListedRole, field: RoleField, cell: Cell) -> Cell:
    """Return a cell, flagged if a source disputes that field of the role."""
    return tuple((*line, *DISPUTED) for line in cell) if field in role.disputed else cell


def _notes(answer: RoleList, measure: MeasureDetail | None) -> Iterator[Paragraph]:
    """Yield what the amounts mean, what shows those of other measures, and what is missing."""
    lines: list[Inlines] = []
    if answer.me:
        lines.append((quiet(f"{GAP_MEANING} {summary(answer.me)}"),))
    if measure:
        lines += _meaning(answer, measure)
    if lines:
        yield Paragraph("", tuple(lines))


def _meaning(answer: RoleList, measure: MeasureDetail) -> Iterator[Inlines]:
    text = f"Pay: {measured(measure)}. {measure.population} n: sample size, shown if below {FEW}."
    others = [
        shortest_name(role) for role in answer.roles if role.pay and not paid_by(role.pay, measure)
    ]
    yield (quiet(text),)
    if others:
        command = "show" if len(others) == 1 else "compare"
        shown = " ".join(others[:MAX_OTHERS])
        yield (to_type(f"Measured in another way: rolecmp {command} {shown} --only pay"),)
