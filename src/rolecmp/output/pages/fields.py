"""The fields of roles, side by side: for one role in `show`, for several in `compare`."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple, assert_never

from rolecmp.catalog.terms import MEASURED_FIELDS, RoleField, Stance
from rolecmp.output.page import (
    NO_HEADING,
    Block,
    Grid,
    Inlines,
    Kind,
    Mark,
    Meter,
    Paragraph,
    Row,
    Scale,
    Section,
    Sign,
    Span,
    quiet,
    strong,
)
from rolecmp.output.pages.disputes import disputes
from rolecmp.output.pages.ladder import ladder
from rolecmp.output.pages.references import References
from rolecmp.output.pages.requirements import Requirements
from rolecmp.output.pages.words import (
    NOT_KNOWN,
    NOT_LISTED,
    TITLES,
    dated,
    figure,
    judged,
    next_roles,
    sample,
    supporting,
)
from rolecmp.questions.answer import Citation
from rolecmp.questions.figures import FigureDetail, MeasureDetail, are_alike
from rolecmp.questions.role_detail import RoleDetail
from rolecmp.questions.statements import Statement, statements

REQUIRED_FIELDS = (RoleField.SKILLS, RoleField.TOOLS)
"""The fields that consist of what a role requires, one item in a row."""
NO_WORDS = MEASURED_FIELDS.union(REQUIRED_FIELDS)
"""The fields that hold short values alone."""


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

        `differences_only` leaves out the rows that are the same for all roles, and notes.
        """
        self.roles = roles
        self.measures = measures
        self.references = references
        self.differences_only = differences_only
        self.columns = tuple(role.short_name for role in roles) if len(roles) > 1 else NO_HEADING
        self.chosen = {field: self._chosen(field) for field in RoleField}

    def blocks(self, fields: Sequence[RoleField]) -> Iterator[Block]:
        """Yield the fields that have data: sentences, short values, and what the signs mean."""
        known = [field for field in fields if self._is_known(field)]
        has_ladder = len(self.roles) == 1
        prose = [
            self._prose(field)
            for field in known
            if field not in NO_WORDS and not (field is RoleField.GRADES and has_ladder)
        ]
        values = [section for field in known for section in self._values(field)]
        shown = [section for section in prose if section.rows]
        if shown:
            yield Grid(self.columns, tuple(shown))
        if values:
            yield Grid(self.columns, tuple(values), Kind.VALUES)
        if has_ladder and RoleField.GRADES in known:
            yield from ladder(self.roles[0], self.references)
        for title, lines in (
            ("Sources disagree", disputes(self.roles, known, self.references)),
            ("What the figures measure", tuple(self._measures(known))),
        ):
            if lines:
                yield Paragraph(title, lines)
        unknown = [TITLES[field].lower() for field in fields if field not in known]
        if unknown:
            yield Paragraph("", ((quiet(f"No data: {', '.join(unknown)}."),),))

    def share(self, role: RoleDetail, tool: str) -> FigureDetail | None:
        """Return the share of a tool by the measure that is shown of tools."""
        return self._required(RoleField.TOOLS).figure(role, tool)

    def _is_known(self, field: RoleField) -> bool:
        return bool(self.chosen[field]) or any(statements(role, field) for role in self.roles)

    def _prose(self, field: RoleField) -> Section:
        """Return what the roles state in `field` in sentences, first the lines without a label."""
        stated = [
            [each for each in statements(role, field) if not each.figure] for role in self.roles
        ]
        columns = [
            [*self._lines(field, each), *self._dispute(role, field, each)]
            for role, each in zip(self.roles, stated, strict=True)
        ]
        orders = {line.label: line.order for column in columns for line in column}
        title = next_roles(self.roles) if field is RoleField.LEADS_TO else TITLES[field]
        rows = (
            Row(
                label,
                tuple(
                    tuple(line.line for line in lines if line.label == label)
                    or (() if each and not label else NOT_LISTED if each else NOT_KNOWN)
                    for lines, each in zip(columns, stated, strict=True)
                ),
            )
            for label in sorted(orders, key=lambda label: (label != "", orders[label]))
        )
        return Section(
            title=((strong(title), *self._cite(field, stated)),),
            rows=tuple(row for row in rows if self._differs(row)),
        )

    def _differs(self, row: Row) -> bool:
        return not self.differences_only or len(set(row.cells)) > 1

    def _lines(self, field: RoleField, stated: Sequence[Statement]) -> Iterator[FieldLine]:
        """Yield the lines of a role in a field of sentences."""
        match field:
            case RoleField.GRADES:
                for order, each in enumerate(stated):
                    yield FieldLine((Span(each.name),), order=order)
            case RoleField.FOCUS | RoleField.QUESTIONS | RoleField.DEGREE | RoleField.ENTRY:
                for order, each in enumerate(stated):
                    yield FieldLine(_value(each), each.name, order)
                    if each.note and not self.differences_only:
                        yield FieldLine((Span(each.note),), each.name, order)
            case RoleField.RESPONSIBILITIES:
                yield from map(_responsibility, stated)
            case RoleField.WORKS_WITH | RoleField.LEADS_TO:
                for each in stated:
                    text = Span(f": {each.text}" if each.text else "")
                    yield FieldLine((strong(each.name), text, *judged(each.sources)))
            case (
                RoleField.SKILLS
                | RoleField.TOOLS
                | RoleField.EDUCATION
                | RoleField.EXPERIENCE
                | RoleField.ACTIVITIES
                | RoleField.PAY
                | RoleField.GROWTH
            ):
                raise ValueError(field)
            case _:
                assert_never(field)

    def _dispute(
        self, role: RoleDetail, field: RoleField, stated: Sequence[Statement]
    ) -> Iterator[FieldLine]:
        """Mark the first line of a field, or that of the item, which a source disputes."""
        against = {
            each.item
            for each in role.evidence
            if each.about is field and each.stance is Stance.DISPUTES
        }
        if against and stated:
            names = [each.name for each in stated if each.item in against and field not in NO_WORDS]
            said = ": ".join(filter(None, ("disputed", ", ".join(names))))
            yield FieldLine((Mark(Sign.DISPUTED), Span(f" {said}")))

    def _required(self, field: RoleField) -> Requirements:
        """Return the skills or the tools of the roles, with the measure that is shown of them."""
        with_items = (each for each in self.chosen[field] if self._has_items(each))
        measure = next(with_items, None)
        return Requirements(field, self.roles, measure, differences_only=self.differences_only)

    def _values(self, field: RoleField) -> Iterator[Section]:
        """Yield the short values of a field."""
        if field in REQUIRED_FIELDS:
            yield from self._required(field).sections(self.references)
        yield from self._figures(field)

    def _figures(self, field: RoleField) -> Iterator[Section]:
        """Yield the figures of a field: a row for each measure, or each item of the one shown."""
        shown = [
            measure
            for measure in self.chosen[field]
            if field not in REQUIRED_FIELDS or not self._has_items(measure)
        ]
        found = [
            {
                (each.measure.id, each.item): each
                for each in role.figures
                if each.about is field and each.measure.id in {one.id for one in shown}
            }
            for role in self.roles
        ]
        rows = [
            Row(
                _label(first, shown),
                tuple(((*figure(each), *sample(each)),) if each else NOT_KNOWN for each in figures),
            )
            for measure in shown
            for item in dict.fromkeys(
                item for known in found for of, item in known if of == measure.id
            )
            for figures in [[known.get((measure.id, item)) for known in found]]
            for first in [next(each for each in figures if each)]
            if not (self.differences_only and are_alike(figures))
        ]
        if rows:
            is_one = len(shown) == 1 and self._has_items(shown[0])
            name = f": {shown[0].name}, {shown[0].year}" if is_one else ": what was measured"
            cited = self._cite(field, ()) if field in MEASURED_FIELDS else ()
            yield Section(((strong(TITLES[field]), quiet(name), *cited),), tuple(rows))

    def _has_items(self, measure: MeasureDetail) -> bool:
        return any(
            each.item
            for role in self.roles
            for each in role.figures
            if each.measure.id == measure.id
        )

    def _measures(self, fields: Sequence[RoleField]) -> Iterator[Inlines]:
        """Yield what the figures in `fields` measure, and of whom."""
        alike = defaultdict[tuple[RoleField, int, str, Citation, str | None], list[str]](list)
        for field in fields:
            for each in self.chosen[field]:
                key = each.about, each.year, each.population, each.source, each.note
                alike[key].append(each.name)
        for (about, year, population, source, note), names in alike.items():
            what = f"{TITLES[about]}: {'; '.join(names)} ({dated(source.title, year)})."
            text = " ".join(filter(None, (what, population, note)))
            yield (quiet(text), *self.references.cite([source]))

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

    def _cite(self, field: RoleField, stated: Sequence[Sequence[Statement]]) -> Inlines:
        """Cite the sources of the claims in a field, and of the evidence for and against."""
        every = stated or [statements(role, field) for role in self.roles]
        sources = [source for column in every for each in column for source in each.sources]
        evidence = [each for role in self.roles for each in role.evidence if each.about is field]
        return self.references.cite([*sources, *(each.source for each in evidence)])


def _label(figure: FigureDetail, shown: Sequence[MeasureDetail]) -> str:
    """Return the label of a figure: its item, its measure, or both if both are needed."""
    item = figure.name or ""
    named = dated(figure.measure.name, figure.year) if len(shown) > 1 or not item else ""
    return ", ".join(filter(None, (named, item)))


def _responsibility(stated: Statement) -> FieldLine:
    line = (Span(stated.text), *supporting(stated.part), *judged(stated.sources))
    phase = stated.phase
    return FieldLine(line, phase.name, phase.order) if phase else FieldLine(line)


def _value(stated: Statement) -> Inlines:
    """Return a statement about the whole of a field, without its note."""
    mark = judged(stated.sources)
    if stated.difficulty is not None:
        return (Meter(stated.difficulty, Scale.DIFFICULTY), Span(stated.text), *mark)
    return (Span(stated.text), *mark) if stated.text else NOT_KNOWN[0]
