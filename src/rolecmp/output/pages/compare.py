"""The page of `compare`."""

from collections.abc import Iterator

from rolecmp.catalog.terms import RoleField
from rolecmp.output.page import Block, Page, Paragraph, Span
from rolecmp.output.pages import compare_grades, compare_texts
from rolecmp.output.pages.compare_brief import FEW_ROLES, Brief
from rolecmp.output.pages.fields import Fields
from rolecmp.output.pages.me import everything, in_shell
from rolecmp.output.pages.references import References
from rolecmp.output.pages.words import judged, names_in_sentence, shortest_name
from rolecmp.questions.compare import Comparison
from rolecmp.questions.relationships import RelationshipDetail
from rolecmp.questions.wording import in_sentence

NO_DIFFERENCE = ((Span("No differences in these fields."),),)


def page(answer: Comparison, *, with_sources: bool) -> Page:
    """Return the page that shows roles side by side, or only the fields it is narrowed to."""
    references = References(shown=with_sources)
    fields = Fields(
        answer.roles, answer.measures, references, differences_only=answer.differences_only
    )
    shown = tuple(fields.blocks(answer.fields)) or (Paragraph("", NO_DIFFERENCE),)
    if answer.coverage:
        return _beside_texts(answer, shown, references)
    title = _title([role.short_name for role in answer.roles])
    if answer.differences_only or len(answer.fields) < len(RoleField):
        return Page(title, blocks=(*shown, *references.paragraphs()))
    more = f"More: rolecmp compare {' '.join(map(shortest_name, answer.roles))} --full"
    if compare_grades.are_grades(answer.roles):
        return Page(
            title,
            lead=compare_grades.lead(answer.roles),
            brief=compare_grades.blocks(answer.roles),
            blocks=(*fields.blocks([RoleField.SKILLS]), *references.paragraphs()),
            more=more,
        )
    brief = Brief(answer, fields)
    paragraphs = tuple(relationship_paragraphs(answer, references))
    return Page(
        title,
        lead=brief.lead(),
        brief=brief.blocks(),
        blocks=(*paragraphs, *shown, *references.paragraphs()),
        more=more,
        disputes=next(iter(brief.shown_by), ""),
        years=tuple(each.year for each in answer.measures),
    )


def _beside_texts(answer: Comparison, shown: tuple[Block, ...], references: References) -> Page:
    """Return the page that sets you, or a job ad, beside roles."""
    beside = compare_texts.Beside(answer)
    words = (*map(shortest_name, answer.roles), *(in_shell(ad.file) for ad in answer.ads))
    is_whole = not answer.differences_only and len(answer.fields) == len(RoleField)
    return Page(
        compare_texts.title(answer),
        lead=beside.lead(),
        brief=beside.brief() if is_whole else (),
        blocks=(*beside.full(), *everything(answer.me), *shown, *references.paragraphs()),
        more=f"More: rolecmp compare {' '.join(words)} --full" if is_whole else "",
        years=tuple(each.year for each in answer.measures),
    )


def _title(names: list[str]) -> str:
    """Return the names of the roles, which stand in the heads of the columns if they are many."""
    if len(names) > FEW_ROLES:
        return f"{len(names)} roles side by side"
    first, *others = names
    return f"{first} vs. {' vs. '.join(map(in_sentence, others))}"


def relationship_paragraphs(answer: Comparison, references: References) -> Iterator[Paragraph]:
    """Yield why the roles are mixed up, and how they work together."""
    for relationship in answer.relationships:
        yield from _paragraphs(relationship, answer, references)


def _paragraphs(
    relationship: RelationshipDetail, answer: Comparison, references: References
) -> Iterator[Paragraph]:
    titled = (
        ("Why people mix them up", relationship.confusion),
        ("How they work together", relationship.collaboration),
    )
    pair = [role.short_name for role in answer.roles if role.id in relationship.roles]
    for title, text in titled:
        if text:
            which = "" if len(answer.roles) == len(pair) else f" ({names_in_sentence(pair)})"
            line = (
                Span(text),
                *judged(relationship.sources),
                *references.cite(relationship.sources),
            )
            yield Paragraph(f"{title}{which}", (line,))
