"""The page of `evidence`."""

from collections.abc import Iterator

from rolecmp.catalog.terms import RoleField, Stance
from rolecmp.output.page import (
    NO_HEADING,
    Annotation,
    Grid,
    Inlines,
    Page,
    Paragraph,
    Row,
    Section,
    Span,
    strong,
)
from rolecmp.output.pages.references import References
from rolecmp.output.pages.words import NOT_KNOWN, STANCES, TITLES, figure, judged, judgment_legend
from rolecmp.questions.evidence import EvidenceAnswer
from rolecmp.questions.figures import FigureDetail
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
    ours = judgment_legend(source for claim in answer.claims for source in claim.sources)
    return Page(
        title=f"{answer.role.name}: sources",
        lead=(Span("Sources disagree about: "), strong(names), Span("."))
        if disputed
        else (Span("Nothing here is disputed."),),
        subject=answer.role.name,
        blocks=(
            Grid(NO_HEADING, sections),
            *([Paragraph("", ours)] if ours else []),
            *references.paragraphs(),
        ),
    )


def _sections(
    answer: EvidenceAnswer, field: RoleField, references: References
) -> Iterator[Section]:
    """Yield a section for the whole of a field, and one for each item in it."""
    claims = [claim for claim in answer.claims if claim.about is field]
    evidence = [each for each in answer.items if each.about is field]
    figures = [each for each in answer.figures if each.about is field]
    names = {claim.item: claim.name for claim in claims}
    items = [
        *(claim.item for claim in claims),
        *(each.item for each in evidence),
        *(each.item for each in figures),
    ]
    for item in dict.fromkeys(items):
        name = names.get(item) or id_as_words(item or "")
        title = f"{TITLES[field]}: {name}" if name else TITLES[field]
        claimed = tuple(
            (Span(claim.says), *judged(claim.sources), *references.cite(claim.sources))
            for claim in claims
            if claim.item == item
        )
        by_stance = {
            STANCES[stance]: tuple(
                _evidence(each, references)
                for each in evidence
                if each.item == item and each.stance is stance
            )
            for stance in (Stance.SUPPORTS, Stance.DISPUTES)
        }
        measured = tuple(_figure(each, answer, references) for each in figures if each.item == item)
        rows = {"claimed": claimed, **by_stance, "measured": measured}
        yield Section(
            title=((strong(title),),),
            rows=tuple(Row(label, (lines,)) for label, lines in rows.items() if lines),
        )
    if not items:
        yield Section(((strong(TITLES[field]),),), (Row("", (NOT_KNOWN,)),))


def _evidence(evidence: EvidenceDetail, references: References) -> Inlines:
    """Return what a source says, and the figure that shows it."""
    cited = references.cite([evidence.source])
    if not evidence.figure:
        year = str(evidence.source.year) if evidence.source.year else ""
        return (Span(evidence.says), *_remark(year), *cited)
    shown = (Span(": "), *figure(evidence.figure, places=1), *_sample(evidence.figure))
    return (Span(evidence.says.removesuffix(".")), *shown, *cited)


def _figure(measured: FigureDetail, answer: EvidenceAnswer, references: References) -> Inlines:
    """Return a figure with what it measures, its sample and its source."""
    source = next(each.source for each in answer.measures if each.id == measured.measure.id)
    name = Span(f"{measured.measure.name}: ")
    note = Span(f"; {measured.note}" if measured.note else "")
    cited = references.cite([source])
    return (name, *figure(measured, places=1), *_sample(measured), note, *cited)


def _sample(measured: FigureDetail) -> Inlines:
    counted = f"n={measured.n:,}, " if measured.n else ""
    return _remark(f"{counted}{measured.year}")


def _remark(text: str) -> Inlines:
    return (Annotation(f" ({text})", text),) if text else ()
