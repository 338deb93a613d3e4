"""The page of `evidence`."""

from collections.abc import Iterator

from rolecmp.catalog.terms import RoleField, Stance
from rolecmp.output.page import (
    NO_HEADING,
    Annotation,
    Grid,
    Inlines,
    Page,
    Row,
    Section,
    Span,
    strong,
)
from rolecmp.output.pages.references import References
from rolecmp.output.pages.words import NOT_KNOWN, STANCES, TITLES, figure
from rolecmp.questions.evidence import EvidenceAnswer
from rolecmp.questions.show import EvidenceDetail
from rolecmp.questions.statements import id_as_words


def page(answer: EvidenceAnswer) -> Page:
    """Return the page that shows each claim with the evidence for and against it."""
    references = References()
    disputed = {each.about: None for each in answer.items if each.stance is Stance.DISPUTES}
    names = ", ".join(TITLES[field].lower() for field in disputed)
    sections = tuple(
        section for field in answer.fields for section in _sections(answer, field, references)
    )
    return Page(
        title=f"{answer.role.name}: says who?",
        lead=(Span("Sources disagree about: "), strong(names), Span("."))
        if disputed
        else (Span("Nothing here is disputed."),),
        subject=answer.role.name,
        blocks=(Grid(NO_HEADING, sections), *references.paragraphs()),
    )


def _sections(
    answer: EvidenceAnswer, field: RoleField, references: References
) -> Iterator[Section]:
    """Yield a section for the whole of a field, and one for each item in it."""
    claims = [claim for claim in answer.claims if claim.about is field]
    evidence = [each for each in answer.items if each.about is field]
    names = {claim.item: claim.name for claim in claims}
    items = [*(claim.item for claim in claims), *(each.item for each in evidence)]
    for item in dict.fromkeys(items):
        name = names.get(item) or id_as_words(item or "")
        title = f"{TITLES[field]}: {name}" if name else TITLES[field]
        claimed = tuple(
            (Span(claim.says), *references.cite(claim.sources))
            for claim in claims
            if claim.item == item
        )
        about = [each for each in evidence if each.item == item]
        by_stance = {
            STANCES[stance]: tuple(
                _line(each, references) for each in about if each.stance is stance
            )
            for stance in (Stance.SUPPORTS, Stance.DISPUTES, Stance.MEASURES)
        }
        rows = {"claimed": claimed, **by_stance}
        yield Section(
            title=((strong(title),),),
            rows=tuple(Row(label, (lines,)) for label, lines in rows.items() if lines),
        )
    if not claims and not evidence:
        yield Section(((strong(TITLES[field]),),), (Row("", (NOT_KNOWN,)),))


def _line(evidence: EvidenceDetail, references: References) -> Inlines:
    counted = f"n={evidence.n:,}" if evidence.n else ""
    year = str(evidence.source.year) if evidence.source.year else ""
    detail = ", ".join(filter(None, (counted, year)))
    cited = references.cite([evidence.source])
    sample = (Annotation(f" ({detail})", detail),) if detail else ()
    return (*figure(evidence, in_words=True), *sample, *cited)
