"""The page of `list`."""

from rolecmp.output.page import Axes, Cell, Grid, Page, Paragraph, Row, Section, Span, quiet, strong
from rolecmp.output.pages.words import NOT_KNOWN, difficulty, judged, judgment_legend
from rolecmp.questions.listing import ListedDegree, ListedRole, RoleList


def page(answer: RoleList) -> Page:
    """Return the page that shows all roles at a glance."""
    if not answer.roles:
        return Page(answer.title or "Roles", lead=(Span("There are no roles."),), blocks=())
    return Page(
        title=answer.title or "Roles",
        lead=(Span("Easiest to get into first."),),
        blocks=(
            Grid(
                columns=("Alias", "Entry", "Degree"),
                sections=tuple(_section(role) for role in answer.roles),
                axes=Axes(sections="role", columns="field"),
            ),
            *_legend(answer),
        ),
    )


def _section(role: ListedRole) -> Section:
    cells = (
        tuple((Span(name),) for name in (role.id, *role.aliases)),
        difficulty(role.entry.difficulty, role.entry.sources),
        _expectation(role.degree),
    )
    return Section(
        title=((strong(role.name),), (quiet(role.summary),)),
        rows=(Row("", cells),),
    )


def _expectation(degree: ListedDegree) -> Cell:
    """Return how strongly a degree is expected."""
    if not degree.expectation:
        return NOT_KNOWN
    return ((Span(degree.expectation.words), *judged(degree.sources)),)


def _legend(answer: RoleList) -> tuple[Paragraph, ...]:
    claims = [claim for role in answer.roles for claim in (role.entry, role.degree)]
    lines = judgment_legend(source for claim in claims for source in claim.sources)
    return (Paragraph("", lines),) if lines else ()
