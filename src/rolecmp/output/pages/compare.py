"""The page of `compare`."""

from collections.abc import Iterator

from rolecmp.output.page import Grid, Inlines, Page, Paragraph, Span, strong
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
    names = tuple(role.name for role in answer.roles)
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
    return Page(
        title=f"{', '.join(names[:-1])} or {names[-1]}?",
        lead=_easiest_to_enter(answer),
        blocks=(*paragraphs, *body, *references.paragraphs()),
    )


def _easiest_to_enter(answer: Comparison) -> Inlines:
    easiest = [role for role in answer.roles if role.id in answer.easiest_to_enter]
    if not easiest:
        unknown = [role.name for role in answer.roles if role.entry.difficulty is None]
        return (Span(f"No data on how hard it is to get into: {', '.join(unknown)}."),)
    names = " and ".join(role.name for role in easiest)
    return (Span("Easiest to get into: "), strong(names), Span(f" ({easiest[0].entry.word})."))


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
