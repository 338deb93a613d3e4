"""The page of `list`."""

from rolecmp.output.page import Axes, Grid, Page, Row, Section, Span, quiet, strong
from rolecmp.output.pages.words import difficulty, expectation
from rolecmp.questions.listing import ListedRole, RoleList


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
        ),
    )


def _section(role: ListedRole) -> Section:
    cells = (
        tuple((Span(name),) for name in (role.id, *role.aliases)),
        difficulty(role.entry.difficulty),
        expectation(role.degree.expectation),
    )
    return Section(
        title=((strong(role.name),), (quiet(role.summary),)),
        rows=(Row("", cells),),
    )
