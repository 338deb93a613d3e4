"""The page of `evidence`."""

from collections.abc import Iterator

from rolecmp.catalog.terms import RoleField, Stance
from rolecmp.output.page import (
    NO_HEADING,
    Block,
    Cell,
    Grid,
    Inlines,
    Kind,
    Page,
    Paragraph,
    Row,
    Section,
    Span,
    quiet,
    strong,
)
from rolecmp.output.pages.disputes import dispute
from rolecmp.output.pages.references import References
from rolecmp.output.pages.words import (
    DISPUTED,
    NOT_KNOWN,
    STANCES,
    TITLES,
    in_figures,
    judged,
    shortest_name,
)
from rolecmp.questions.evidence import Claim, EvidenceAnswer
from rolecmp.questions.figures import FigureDetail
from rolecmp.questions.role_detail import EvidenceDetail

WE_SAY, MEASURED = "we say", "measured"
NUMBERS = ("Claims", "For", "Against", "Figures")


def page(answer: EvidenceAnswer) -> Page:
    """Return the page that shows the sources of what is said of a role."""
    references = References()
    against = [each for each in answer.items if each.stance is Stance.DISPUTES]
    names = [
        TITLES[field].lower() for field in answer.fields if field in {e.about for e in against}
    ]
    sections = tuple(
        section for field in answer.fields for section in _sections(answer, field, references)
    )
    is_whole = len(answer.fields) == len(RoleField)
    shown = Grid(NO_HEADING, sections)
    return Page(
        title=f"{answer.role.short_name}: sources",
        lead=_lead(names) if not (names and is_whole) else (),
        brief=tuple(_brief(answer, against)) if is_whole else (),
        blocks=(shown, *references.paragraphs()),
        more=_more(answer, against) if is_whole else "",
        years=tuple(each.year for each in answer.measures),
    )


def _lead(names: list[str]) -> Inlines:
    """Return the fields on which sources disagree."""
    if not names:
        return (Span("No source disputes this."),)
    return (Span("Sources disagree on "), strong(" and ".join(names)), Span("."))


def _more(answer: EvidenceAnswer, against: list[EvidenceDetail]) -> str:
    name = shortest_name(answer.role)
    field = against[0].about if against else RoleField.DEGREE
    return f"One field: rolecmp evidence {name} {field}. All: --full"


def _brief(answer: EvidenceAnswer, against: list[EvidenceDetail]) -> Iterator[Block]:
    """Yield what is disputed, then a line for each field that has data."""
    if against:
        named = [f"{each.source.id} on {each.about}" for each in against]
        lines = map(dispute, against, named)
        yield Paragraph("", tuple(lines))
    # The grades have a table of their own: show ROLE --only grades.
    rows = [_row(answer, field) for field in answer.fields if field is not RoleField.GRADES]
    known = [row for row in rows if any(row.cells)]
    if known:
        section = Section((), tuple(known))
        yield Grid((*NUMBERS, "Sources"), (section,), Kind.LINES, NUMBERS).used


def _row(answer: EvidenceAnswer, field: RoleField) -> Row:
    """Return how much there is about a field, and from whom."""
    claims = [each for each in answer.claims if each.about is field]
    evidence = [each for each in answer.items if each.about is field]
    figures = [each for each in answer.figures if each.about is field]
    by_measure = {each.id: each.source for each in answer.measures}
    sources = [
        *(source for each in claims for source in each.sources),
        *(each.source for each in evidence),
        *(by_measure[each.measure.id] for each in figures),
    ]
    stances = [each.stance for each in evidence]
    counts = [
        len(claims),
        *(stances.count(stance) for stance in (Stance.SUPPORTS, Stance.DISPUTES)),
        len(figures),
    ]
    names = ", ".join(dict.fromkeys(each.id for each in sources))
    cells: list[Cell] = [((Span(str(count)),),) if count else () for count in counts]
    if Stance.DISPUTES in stances:
        cells[NUMBERS.index("Against")] = ((*DISPUTED[1:], Span(f" {counts[2]}")),)
    return Row(TITLES[field], (*cells, ((Span(names),),) if names else ()))


def _sections(
    answer: EvidenceAnswer, field: RoleField, references: References
) -> Iterator[Section]:
    """Yield a section for the whole of a field, and one for each item in it."""
    claims = [claim for claim in answer.claims if claim.about is field]
    evidence = [each for each in answer.items if each.about is field]
    figures = [each for each in answer.figures if each.about is field]
    every: list[Claim | EvidenceDetail | FigureDetail] = [*claims, *evidence, *figures]
    names = {each.item: each.name for each in every}
    for item, name in names.items():
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
        rows = {WE_SAY: claimed, **by_stance, MEASURED: measured}
        yield Section(
            title=((strong(title),),),
            rows=tuple(Row(label, (lines,)) for label, lines in rows.items() if lines),
        )
    if not names:
        yield Section(((strong(TITLES[field]),),), (Row("", (NOT_KNOWN,)),))


def _evidence(evidence: EvidenceDetail, references: References) -> Inlines:
    """Return what a source says, and the figure that shows it."""
    cited = references.cite([evidence.source])
    if not evidence.figure:
        year = f" ({evidence.source.year})" if evidence.source.year else ""
        return (Span(evidence.says), quiet(year), *cited)
    says = evidence.says.removesuffix(".")
    if evidence.stance is Stance.DISPUTES:
        return (Span(f"{_with_sample(evidence.figure)} {says}"), *cited)
    return (Span(f"{says}: {_with_sample(evidence.figure)}"), *cited)


def _figure(measured: FigureDetail, answer: EvidenceAnswer, references: References) -> Inlines:
    """Return a figure with what it measures, its sample and its source."""
    source = next(each.source for each in answer.measures if each.id == measured.measure.id)
    note = f"; {measured.note}" if measured.note else ""
    text = f"{measured.measure.name}: {_with_sample(measured)}{note}"
    return (Span(text), *references.cite([source]))


def _with_sample(measured: FigureDetail) -> str:
    counted = f"n={measured.n:,}, " if measured.n else ""
    return f"{in_figures(measured, places=1)} ({counted}{measured.year})"
