"""The sheet of `evidence`: a row for each claim, piece of evidence and figure."""

from collections.abc import Iterator

from rolecmp.catalog.terms import RoleField
from rolecmp.output.pages.words import STANCES
from rolecmp.output.sheet import Sheet, Value
from rolecmp.questions.evidence import EvidenceAnswer
from rolecmp.questions.figures import FigureDetail

COLUMNS = (
    *("field", "item", "kind", "text"),
    *("value", "unit", "n", "year", "measure", "sources"),
)


def sheet(answer: EvidenceAnswer) -> Sheet:
    """Return the claims, what is for and against them, and what was measured."""
    return Sheet(COLUMNS, tuple(row for field in answer.fields for row in _rows(answer, field)))


def _rows(answer: EvidenceAnswer, field: RoleField) -> Iterator[tuple[Value, ...]]:
    for claim in answer.claims:
        if claim.about is field:
            sources = ", ".join(each.id for each in claim.sources)
            yield (field, claim.name, "claim", claim.says, *_figure(None), sources)
    for each in answer.items:
        if each.about is field:
            kind = STANCES[each.stance]
            yield (field, each.name, kind, each.says, *_figure(each.figure), each.source.id)
    sources_of = {each.id: each.source.id for each in answer.measures}
    for measured in answer.figures:
        if measured.about is field:
            source = sources_of[measured.measure.id]
            yield (field, measured.name, "figure", measured.note, *_figure(measured), source)


def _figure(figure: FigureDetail | None) -> tuple[Value, ...]:
    if not figure:
        return (None,) * 5
    return (figure.value, figure.unit, figure.n, figure.year, figure.measure.name)
