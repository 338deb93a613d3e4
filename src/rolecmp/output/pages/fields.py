"""The fields of roles, side by side: for one role in `show`, for several in `compare`."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import inf
from typing import NamedTuple, assert_never

from rolecmp.catalog.terms import (
    DIFFICULTIES,
    MEASURED_FIELDS,
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
from rolecmp.output.pages.words import (
    NOT_KNOWN,
    TITLES,
    dated,
    figure,
    judged,
    judgment_legend,
    sample,
    supporting,
)
from rolecmp.questions.answer import Citation
from rolecmp.questions.figures import FigureDetail, MeasureDetail
from rolecmp.questions.show import EvidenceDetail, RoleDetail
from rolecmp.questions.statements import Statement, id_as_words, statements

BLANK: Cell = ((),)
"""A cell in which nothing is missing: it is left empty, without the dash."""
LEGEND = (
    (quiet("( ): useful rather than essential. disputed: by a source."),),
    (quiet("Says who? rolecmp evidence ROLE [FIELD], or --sources here."),),
)


class FieldLine(NamedTuple):
    """A line in the column of a role, with the label of its row and the order of that row."""

    line: Inlines
    label: str = ""
    order: float = 0


class Fields:
    """Shows the fields of roles, a column for each role."""

    def __init__(
        self,
        roles: Sequence[RoleDetail],
        measures: Sequence[MeasureDetail],
        references: References,
        *,
        differences_only: bool = False,
    ) -> None:
        """Show `roles` and their figures, and cite their sources as `references`.

        `differences_only` leaves out the skills and tools that are the same for all roles.
        """
        self.roles = roles
        self.measures = measures
        self.references = references
        self.differences_only = differences_only
        self.chosen = {field: self._chosen(field) for field in RoleField}
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
                        _cell(label, lines, is_known=bool(each or self.chosen[field]))
                        for lines, each in zip(columns, stated, strict=True)
                    ),
                )
                for label in sorted(orders, key=lambda label: (label != "", orders[label]))
            ),
        )

    def legend(self, fields: Sequence[RoleField]) -> tuple[Paragraph, ...]:
        """Return the legend of the signs, and what the figures in `fields` measure."""
        measured = [measure for field in fields for measure in self.chosen[field]]
        with_signs = {RoleField.SKILLS, RoleField.TOOLS}.intersection(fields)
        has_signs = any(statements(role, field) for role in self.roles for field in with_signs)
        has_evidence = any(each.about in fields for role in self.roles for each in role.evidence)
        signs = LEGEND if has_signs or measured or has_evidence else ()
        claims = (
            each for role in self.roles for field in fields for each in statements(role, field)
        )
        ours = judgment_legend(source for each in claims for source in each.sources)
        alike = defaultdict[tuple[RoleField, int, str, Citation], list[str]](list)
        for each in measured:
            alike[each.about, each.year, each.population, each.source].append(each.name)
        lines = tuple(
            (
                quiet(
                    f"{TITLES[about]}: {'; '.join(names)} ({dated(source.title, year)}). "
                    f"{population}"
                ),
                *self.references.cite([source]),
            )
            for (about, year, population, source), names in alike.items()
        )
        every = (*lines, *ours, *signs)
        return (Paragraph("", every),) if every else ()

    def _chosen(self, field: RoleField) -> Sequence[MeasureDetail]:
        """Return the measures that are shown of a field, so that no row mixes any two.

        A measure without items has a row of its own. Of those with items only one is shown:
        the one with data on the most roles, then on the most tools that they list, then the
        newest.
        """
        if field not in {RoleField.TOOLS, RoleField.ENTRY, *MEASURED_FIELDS}:
            return ()  # its figures are evidence for its claims
        listed = {stated.item for role in self.roles for stated in statements(role, field)}
        known = defaultdict[str, set[tuple[str, str | None]]](set)
        for role in self.roles:
            for each in role.figures:
                if each.about is field and (each.item is None or each.item in listed):
                    known[each.measure.id].add((role.id, each.item))

        def coverage(measure: MeasureDetail) -> tuple[int, int, int]:
            cells = known[measure.id]
            tools = len(cells) if field is RoleField.TOOLS else 0
            return len({role for role, _ in cells}), tools, measure.year

        measures = [measure for measure in self.measures if known[measure.id]]
        with_items = [each for each in measures if any(item for _, item in known[each.id])]
        best = max(with_items, key=coverage, default=None)
        return [each for each in measures if each not in with_items or each is best]

    def _lines(
        self, role: RoleDetail, field: RoleField, stated: Sequence[Statement]
    ) -> Iterator[FieldLine]:
        """Yield the lines of a role in a field."""
        if not stated and field not in MEASURED_FIELDS:
            yield from map(FieldLine, NOT_KNOWN)
        match field:
            case RoleField.FOCUS | RoleField.QUESTIONS | RoleField.DEGREE:
                yield from _whole_lines(stated)
            case RoleField.ENTRY:
                yield from _whole_lines([each for each in stated if not each.figure])
                yield from self._measured(field, stated)
            case RoleField.RESPONSIBILITIES:
                yield from map(_responsibility, stated)
            case RoleField.SKILLS:
                if role.skills_at:
                    yield FieldLine((quiet(role.skills_at),), "levels at", -inf)
                yield from self._requirements(role, field, stated)
            case RoleField.TOOLS:
                yield from self._requirements(role, field, stated)
                yield from self._unlisted(role, field, stated)
                of_all = (each for each in role.figures if each.about is field and not each.item)
                yield from self._measured(field, [Statement(figure=each) for each in of_all])
            case RoleField.WORKS_WITH | RoleField.LEADS_TO:
                for each in stated:
                    text = Span(f": {each.text}" if each.text else "")
                    mark = self._mark(_about(role, field, each.item))
                    yield FieldLine((strong(each.name), text, *judged(each.sources), *mark))
            case (
                RoleField.EDUCATION
                | RoleField.EXPERIENCE
                | RoleField.ACTIVITIES
                | RoleField.PAY
                | RoleField.GROWTH
            ):
                yield from self._measured(field, stated)
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
            mark = self._mark(_about(role, field, each.item))
            requirement = _requirement(each, self._figure(role, field, each.item), emphasis)
            line = (*requirement, *judged(each.sources), *mark)
            yield FieldLine(line, each.name, -len(self.requirements[each.item or ""]))

    def _unlisted(
        self, role: RoleDetail, field: RoleField, stated: Sequence[Statement]
    ) -> Iterator[FieldLine]:
        """Yield the figures of items that another role lists and this one does not."""
        listed = {each.item for each in stated}
        for item, requirements in self.requirements.items():
            if item in listed or not (measured := self._figure(role, field, item)):
                continue
            remark = Annotation(" not listed", "not listed")
            line = (*figure(measured), *sample(measured), remark)
            yield FieldLine(line, requirements[0].name, -len(requirements))

    def share(self, role: RoleDetail, tool: str) -> FigureDetail | None:
        """Return the share of a tool by the measure that is shown of tools."""
        return self._figure(role, RoleField.TOOLS, tool)

    def _figure(self, role: RoleDetail, field: RoleField, item: str | None) -> FigureDetail | None:
        """Return the figure of an item by the measure that is shown of the field."""
        shown = {measure.id for measure in self.chosen[field]}
        of_item = (each for each in role.figures if each.about is field and each.item == item)
        return next((each for each in of_item if each.measure.id in shown), None)

    def _measured(self, field: RoleField, stated: Sequence[Statement]) -> Iterator[FieldLine]:
        """Yield figures: a row for each measure, or for each item of the one that is shown."""
        shown = [measure.id for measure in self.chosen[field]]
        lines = [
            FieldLine(
                (*figure(each.figure), *sample(each.figure)), _label(each.figure, shown), order
            )
            for order, each in enumerate(stated)
            if each.figure and each.figure.measure.id in shown
        ]
        is_empty = field in MEASURED_FIELDS and not shown
        yield from map(FieldLine, NOT_KNOWN) if is_empty else lines

    def _emphasis(self, stated: Statement) -> Emphasis:
        """Emphasize what only one role requires; dim what all require alike."""
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


def _label(figure: FigureDetail, shown: Sequence[str]) -> str:
    """Return the label of a figure: its item, its measure, or both if both are needed."""
    item = id_as_words(figure.item or "")
    return ", ".join(
        filter(None, (figure.measure.name if len(shown) > 1 or not item else "", item))
    )


def _whole_lines(stated: Sequence[Statement]) -> Iterator[FieldLine]:
    for order, each in enumerate(stated):
        yield FieldLine(_value(each), each.name, order)
        if each.note:
            yield FieldLine((Span(each.note),), each.name, order)


def _responsibility(stated: Statement) -> FieldLine:
    line = (Span(stated.text), *supporting(stated.part), *judged(stated.sources))
    phase = stated.phase
    return FieldLine(line, phase.name, phase.order) if phase else FieldLine(line)


def _value(stated: Statement) -> Inlines:
    """Return a statement about the whole of a field, without its note."""
    mark = judged(stated.sources)
    if stated.difficulty is not None:
        return (Meter(stated.difficulty, max(DIFFICULTIES)), Span(stated.text), *mark)
    return (Span(stated.text), *mark) if stated.text else NOT_KNOWN[0]


def _requirement(stated: Statement, measured: FigureDetail | None, emphasis: Emphasis) -> Inlines:
    """Return the level of a skill, or the share of a tool if one was measured."""
    if stated.level:
        meter = Meter(stated.level.rank, len(Level), emphasis)
        return (meter, *_bracketed((Span(stated.text, emphasis),), stated.need, emphasis))
    value = (
        (*figure(measured), *sample(measured)) if measured else (Span(stated.need or "", emphasis),)
    )
    return _bracketed(value, stated.need)


def _bracketed(value: Inlines, need: Need | None, emphasis: Emphasis = Emphasis.QUIET) -> Inlines:
    """Put in brackets what is useful rather than essential."""
    if need is not Need.USEFUL:
        return value
    return (Annotation("(", need, emphasis), *value, Annotation(")", "", emphasis))


def _about(role: RoleDetail, field: RoleField, item: str | None) -> list[EvidenceDetail]:
    return [each for each in role.evidence if each.about is field and each.item == item]


def _cell(label: str, column: Sequence[FieldLine], *, is_known: bool) -> Cell:
    """Return the lines with that label: where there are none, a labeled row says so."""
    lines = tuple(each.line for each in column if each.label == label)
    return lines or (() if is_known and label else BLANK)
