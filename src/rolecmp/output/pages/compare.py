"""The page of `compare`."""

from collections.abc import Iterator

from rolecmp.output.page import Grid, Page, Paragraph, Span
from rolecmp.output.pages.compare_brief import Brief
from rolecmp.output.pages.fields import Fields
from rolecmp.output.pages.references import References
from rolecmp.output.pages.words import judged
from rolecmp.questions.compare import Comparison
from rolecmp.questions.relationships import RelationshipDetail

NO_DIFFERENCE = ((Span("No differences in these fields."),),)


def page(answer: Comparison) -> Page:
    """Return the page that shows roles side by side."""
    references = References(shown=answer.with_sources)
    fields = Fields(
        answer.roles, answer.measures, references, differences_only=answer.differences_only
    )
    paragraphs = tuple(
        paragraph
        for relationship in answer.relationships
        for paragraph in _paragraphs(relationship, answer, references)
    )
    columns = tuple(role.short_name for role in answer.roles)
    grid = Grid(columns=columns, sections=tuple(map(fields.section, answer.fields)))
    body: tuple[Grid | Paragraph, ...] = (grid, *fields.legend(answer.fields))
    if not answer.fields:
        body = (Paragraph("", NO_DIFFERENCE),)
    brief = Brief(answer, fields)
    return Page(
        title=f"{', '.join(columns[:-1])} or {columns[-1]}?",
        lead=brief.lead(),
        brief=brief.blocks(),
        blocks=(*paragraphs, *body, *references.paragraphs()),
    )


def _paragraphs(
    relationship: RelationshipDetail, answer: Comparison, references: References
) -> Iterator[Paragraph]:
    titled = (
        ("Why people mix them up", relationship.confusion),
        ("How they work together", relationship.collaboration),
    )
    names = " and ".join(role.name for role in answer.roles if role.id in relationship.roles)
    for title, text in titled:
        if text:
            which = "" if len(answer.roles) == len(relationship.roles) else f" ({names})"
            line = (
                Span(text),
                *judged(relationship.sources),
                *references.cite(relationship.sources),
            )
            yield Paragraph(f"{title}{which}", (line,))
