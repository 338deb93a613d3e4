"""The page of `show`."""

from rolecmp.catalog.terms import RoleField
from rolecmp.output.page import NO_HEADING, Grid, Page, Span, quiet
from rolecmp.output.pages.fields import Fields
from rolecmp.output.pages.references import References
from rolecmp.output.pages.words import some
from rolecmp.questions.show import RoleAnswer


def page(answer: RoleAnswer) -> Page:
    """Return the page that shows one role in full."""
    role = answer.role
    references = References(shown=answer.with_sources)
    fields = Fields((role,), answer.measures, references)
    every = tuple(RoleField)
    names = some((role.id, *role.aliases, *role.alternate_titles))
    return Page(
        title=role.name,
        subject=role.name,
        lead=(Span(role.summary), quiet(f" Also: {names}.")),
        blocks=(
            Grid(columns=NO_HEADING, sections=tuple(map(fields.section, every))),
            *fields.legend(every),
            *references.paragraphs(),
        ),
    )
