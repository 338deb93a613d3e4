"""What a role states in each of its fields, as typed values.

`compare`, `show`, `evidence` and every table of fields take it from here, so that a field is put
into words in one place.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, assert_never

from rolecmp.catalog.terms import ANY_FIELD, Level, Need, Part, RoleField, Stance
from rolecmp.questions.answer import Citation
from rolecmp.questions.figures import FigureDetail
from rolecmp.questions.role_detail import DegreeDetail, PhaseDetail, RoleDetail


class Statement(NamedTuple):
    """What a role states in a field, about the whole of it or about one `item`.

    `item` is the id of a skill, tool or role, or what a figure is about; `name` is its
    name. `text` is the statement in words, and `note` adds to it. A statement with a
    `figure` is a measurement; all others are claims, which a source may dispute.
    """

    text: str = ""
    note: str = ""
    item: str | None = None
    name: str = ""
    phase: PhaseDetail | None = None
    part: Part | None = None
    level: Level | None = None
    difficulty: int | None = None
    need: Need | None = None
    figure: FigureDetail | None = None
    sources: tuple[Citation, ...] = ()
    is_disputed: bool = False

    @property
    def claim(self) -> str:
        """The whole statement in one line."""
        value = ", ".join(filter(None, (self.text, self.need)))
        return ". ".join(filter(None, (value, self.note))) or "yes"


def statements(role: RoleDetail, field: RoleField) -> tuple[Statement, ...]:
    """Return what `role` states in `field`, in the order of the catalog; nothing means no data."""
    match field:
        case RoleField.FOCUS:
            stated = [Statement(role.focus, sources=role.sources)] if role.focus else []
        case RoleField.QUESTIONS:
            stated = [Statement(question, sources=role.sources) for question in role.questions]
        case RoleField.RESPONSIBILITIES:
            stated = [
                Statement(each.text, phase=each.phase, part=each.part, sources=each.sources)
                for each in role.responsibilities
            ]
        case RoleField.SKILLS:
            stated = [
                Statement(
                    each.level or "",
                    item=each.id,
                    name=each.name,
                    level=each.level,
                    need=each.need,
                    sources=each.sources,
                )
                for each in role.skills
            ]
        case RoleField.GRADES:
            stated = [
                Statement(each.place, each.note or "", each.id, each.name, sources=each.sources)
                for each in role.grades
            ]
        case RoleField.TOOLS:
            stated = [
                Statement(item=each.id, name=each.name, need=each.need, sources=each.sources)
                for each in role.tools
            ]
        case RoleField.DEGREE:
            certificates = [
                Statement(
                    ", ".join(filter(None, (each.name, each.publisher))),
                    each.note or "",
                    item=each.name,
                    name="certificate",
                    sources=each.sources,
                )
                for each in role.certificates
            ]
            stated = [*_degree(role.degree), *certificates]
        case RoleField.ENTRY:
            entry = role.entry
            text, note = entry.word or "", entry.note or ""
            whole = Statement(text, note, difficulty=entry.difficulty, sources=entry.sources)
            stated = [*([whole] if text or note else []), *_measured(role, field)]
        case RoleField.WORKS_WITH:
            stated = [
                Statement(each.on or "", item=each.id, name=each.name, sources=each.sources)
                for each in role.works_with
            ]
        case RoleField.LEADS_TO:
            stated = [
                Statement(
                    each.note or (each.relatedness_tier.words if each.relatedness_tier else ""),
                    item=each.id,
                    name=each.name,
                    sources=each.sources,
                )
                for each in role.leads_to
            ]
        case (
            RoleField.EDUCATION
            | RoleField.EXPERIENCE
            | RoleField.ACTIVITIES
            | RoleField.PAY
            | RoleField.GROWTH
        ):
            stated = _measured(role, field)
        case _:
            assert_never(field)
    return tuple(_with_disputes(role, field, stated))


def _with_disputes(
    role: RoleDetail, field: RoleField, stated: Sequence[Statement]
) -> Iterator[Statement]:
    """Yield the statements, marked as disputed: by what is about their item, or about no item."""
    items = {each.item for each in stated if not each.figure}
    against = {
        each.item if each.item in items else None
        for each in role.evidence
        if each.about is field and each.stance is Stance.DISPUTES
    }
    for each in stated:
        is_disputed = not each.figure and (each.item in against or None in against)
        yield each._replace(is_disputed=True) if is_disputed else each


def _degree(degree: DegreeDetail) -> list[Statement]:
    """Return what is stated about the level of a degree, and about its subject."""
    note, sources = degree.note or "", degree.sources
    stated = [
        Statement(text, item=item, name=item, sources=sources)
        for item, text in (("level", degree_level(degree)), ("subject", " or ".join(degree.fields)))
        if text
    ]
    if stated and note:
        stated[0] = stated[0]._replace(note=note)
    return stated or ([Statement(note=note, sources=sources)] if note else [])


def degree_level(degree: DegreeDetail) -> str:
    """Return how strongly a degree is expected, and which ones qualify."""
    expected = degree.expectation.words if degree.expectation else ""
    return ": ".join(filter(None, (expected, " or ".join(degree.levels))))


def degree_in_words(degree: DegreeDetail) -> str:
    """Return how strongly a degree is expected, which ones qualify, and in which subjects."""
    fields = ("any subject",) if degree.fields == (ANY_FIELD,) else degree.fields
    subject = f"in {' or '.join(fields)}" if fields else ""
    return " ".join(filter(None, (degree_level(degree), subject)))


def _measured(role: RoleDetail, field: RoleField) -> list[Statement]:
    return [
        Statement(item=each.item, name=each.name or "", figure=each)
        for each in role.figures
        if each.about is field
    ]
