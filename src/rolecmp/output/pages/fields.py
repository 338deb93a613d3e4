"""The fields of roles, side by side: for one role in `show`, for several in `compare`."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple, assert_never

from rolecmp.catalog.terms import (
    DIFFICULTIES,
    MEASURED_FIELDS,
    DegreeLevel,
    Level,
    Need,
    RoleField,
    Stance,
)
from rolecmp.output.page import (
    Annotation,
    Cell,
    Emphasis,
    Inlines,
    Meter,
    Paragraph,
    Row,
    Section,
    Span,
    quiet,
    strong,
)
from rolecmp.output.pages.references import References
from rolecmp.output.pages.words import NOT_KNOWN, TITLES, figure, is_share, supporting
from rolecmp.questions.show import EvidenceDetail, RoleDetail
from rolecmp.questions.statements import Statement, statements

BLANK: Cell = ((),)
"""A cell in which nothing is missing: it is left empty, without the dash."""
LEGEND = (
    (quiet("( ): useful rather than essential. Bars: measured shares. disputed: by a source."),),
    (quiet("Says who? rolecmp evidence ROLE [FIELD], or --sources here."),),
)
DEGREE_ORDER = {level.value: order for order, level in enumerate(DegreeLevel)}


class FieldLine(NamedTuple):
    """A line in the column of a role, with the label of its row and the order of that row."""

    line: Inlines
    label: str = ""
    order: int = 0


class Fields:
    """Shows the fields of roles, a column for each role."""

    def __init__(
        self,
        roles: Sequence[RoleDetail],
        references: References,
        *,
        differences_only: bool = False,
    ) -> None:
        """Show `roles`, and cite their sources as `references`.

        `differences_only` leaves out the skills and tools that are the same for all roles.
        """
        self.roles = roles
        self.references = references
        self.differences_only = differences_only
        self.requirements = defaultdict[str, list[Statement]](list)
        for role in roles:
            for field in (RoleField.SKILLS, RoleField.TOOLS):
                for stated in statements(role, field):
                    self.requirements[stated.item or ""].append(stated)

    def section(self, field: RoleField) -> Section:
        """Return what the roles state in `field`, first the lines without a label."""
        stated = [statements(role, field) for role in self.roles]
        columns = [
            [*self._lines(role, field, each), *self._dispute(role, field, each)]
            for role, each in zip(self.roles, stated, strict=True)
        ]
        orders = {line.label: line.order for column in columns for line in column}
        return Section(
            title=((strong(TITLES[field]), *self._cite(field, stated)),),
            rows=tuple(
                Row(
                    label,
                    tuple(
                        _cell(label, lines, is_known=bool(each))
                        for lines, each in zip(columns, stated, strict=True)
                    ),
                )
                for label in sorted(orders, key=lambda label: (label != "", orders[label]))
            ),
        )

    def legend(self, fields: Sequence[RoleField]) -> tuple[Paragraph, ...]:
        """Return the legend of the signs, if `fields` may have some."""
        with_signs = {RoleField.SKILLS, RoleField.TOOLS, *MEASURED_FIELDS}.intersection(fields)
        has_signs = any(statements(role, field) for role in self.roles for field in with_signs)
        has_evidence = any(each.about in fields for role in self.roles for each in role.evidence)
        return (Paragraph("", LEGEND),) if has_signs or has_evidence else ()

    def _lines(
        self, role: RoleDetail, field: RoleField, stated: Sequence[Statement]
    ) -> Iterator[FieldLine]:
        """Yield the lines of a role in a field."""
        if not stated:
            yield from map(FieldLine, NOT_KNOWN)
        match field:
            case RoleField.FOCUS | RoleField.QUESTIONS | RoleField.DEGREE | RoleField.ENTRY:
                yield from _whole_lines(stated)
            case RoleField.RESPONSIBILITIES:
                yield from map(_responsibility, stated)
            case RoleField.SKILLS | RoleField.TOOLS:
                yield from self._requirements(role, field, stated)
            case RoleField.WORKS_WITH | RoleField.LEADS_TO:
                for each in stated:
                    text = Span(f": {each.text}" if each.text else "")
                    mark = self._mark(_about(role, field, each.item))
                    yield FieldLine((strong(each.name), text, *mark))
            case (
                RoleField.EDUCATION
                | RoleField.EXPERIENCE
                | RoleField.ACTIVITIES
                | RoleField.PAY
                | RoleField.GROWTH
            ):
                yield from _measured(stated)
            case _:
                assert_never(field)

    def _requirements(
        self, role: RoleDetail, field: RoleField, stated: Sequence[Statement]
    ) -> Iterator[FieldLine]:
        """Yield the skills or the tools of a role, each in a row of its own."""
        for each in stated:
            emphasis = self._emphasis(each)
            if self.differences_only and emphasis is Emphasis.QUIET:
                continue
            about = _about(role, field, each.item)
            line = (*_requirement(each, about, emphasis), *self._mark(about))
            yield FieldLine(line, each.name, -len(self.requirements[each.item or ""]))

    def _emphasis(self, stated: Statement) -> Emphasis:
        """Let what only one role requires stand out, and what all require alike step back."""
        alike = self.requirements[stated.item or ""]
        if len(self.roles) == 1 or len(set(alike)) > 1 or 1 < len(alike) < len(self.roles):
            return Emphasis.PLAIN
        return Emphasis.STRONG if len(alike) == 1 else Emphasis.QUIET

    def _dispute(
        self, role: RoleDetail, field: RoleField, stated: Sequence[Statement]
    ) -> Iterator[FieldLine]:
        """Mark a field that is disputed as a whole, or in an item that has no row in it."""
        items = {each.item for each in stated}
        whole = [
            each
            for each in role.evidence
            if each.about is field and (each.item is None or each.item not in items)
        ]
        if mark := self._mark(whole):
            yield FieldLine(mark[1:])

    def _mark(self, evidence: Sequence[EvidenceDetail]) -> Inlines:
        """Return the mark of what sources dispute."""
        against = [each.source for each in evidence if each.stance is Stance.DISPUTES]
        cited = self.references.cite(against)
        by = (Annotation(" by", ""), *cited) if cited else ()
        disputed = Annotation("disputed", "disputed", Emphasis.STRONG)
        return (Span(" "), disputed, *by) if against else ()

    def _cite(self, field: RoleField, stated: Sequence[Sequence[Statement]]) -> Inlines:
        """Cite the sources of the claims in a field, and of the evidence for and against."""
        sources = [source for column in stated for each in column for source in each.sources]
        evidence = [each for role in self.roles for each in role.evidence if each.about is field]
        return self.references.cite([*sources, *(each.source for each in evidence)])


def _whole_lines(stated: Sequence[Statement]) -> Iterator[FieldLine]:
    for each in stated:
        yield FieldLine(_value(each))
        if each.note:
            yield FieldLine((Span(each.note),))


def _responsibility(stated: Statement) -> FieldLine:
    line = (Span(stated.text), *supporting(stated.part))
    phase = stated.phase
    return FieldLine(line, phase.name, phase.order) if phase else FieldLine(line)


def _value(stated: Statement) -> Inlines:
    """Return a statement about the whole of a field, without its note."""
    if stated.difficulty is not None:
        return (Meter(stated.difficulty, max(DIFFICULTIES)), Span(stated.text))
    return (Span(stated.text),) if stated.text else NOT_KNOWN[0]


def _requirement(
    stated: Statement, evidence: Sequence[EvidenceDetail], emphasis: Emphasis
) -> Inlines:
    """Return the level of a skill, or the share of a tool if one was measured."""
    if stated.level:
        meter = Meter(stated.level.rank, len(Level), emphasis)
        return (meter, *_bracketed((Span(stated.text, emphasis),), stated.need, emphasis))
    shares = [each for each in evidence if is_share(each)]
    value = figure(shares[0]) if shares else (Span(stated.need or "", emphasis),)
    return _bracketed(value, stated.need)


def _bracketed(value: Inlines, need: Need | None, emphasis: Emphasis = Emphasis.QUIET) -> Inlines:
    """Put in brackets what is useful rather than essential."""
    if need is not Need.USEFUL:
        return value
    return (Annotation("(", need, emphasis), *value, Annotation(")", "", emphasis))


def _measured(stated: Sequence[Statement]) -> Iterator[FieldLine]:
    """Yield figures, one for each item, degrees in their order."""
    seen = set[str]()
    for each in stated:
        if each.figure and each.item is None:
            yield FieldLine(figure(each.figure, in_words=True))
        elif each.figure and each.item and each.item not in seen:
            seen.add(each.item)
            order = DEGREE_ORDER.get(each.item, len(DEGREE_ORDER))
            yield FieldLine(figure(each.figure), each.name, order)


def _about(role: RoleDetail, field: RoleField, item: str | None) -> list[EvidenceDetail]:
    return [each for each in role.evidence if each.about is field and each.item == item]


def _cell(label: str, column: Sequence[FieldLine], *, is_known: bool) -> Cell:
    """Return the lines with that label: where there are none, a labelled row says so."""
    lines = tuple(each.line for each in column if each.label == label)
    return lines or (() if is_known and label else BLANK)
