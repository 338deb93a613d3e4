"""The fields of roles, side by side: what `show` tells of one role and `compare` of several."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rolecmp.catalog.terms import MEASURED, DegreeLevel, Level, Need, RoleField, Stance
from rolecmp.output.page import (
    Cell,
    Emphasis,
    Line,
    Mark,
    Meter,
    Note,
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
    degree,
    difficulty,
    figure,
    is_share,
    spelled,
    supporting,
)
from rolecmp.questions.show import EvidenceDetail, RoleDetail, SkillDetail, ToolDetail, told

BLANK: Cell = ((),)
KEY = (
    (quiet("( ): useful rather than essential. Bars: measured shares. disputed: by a source."),),
    (quiet("Says who? rolecmp evidence ROLE [FIELD], or --sources here."),),
)


class Told(NamedTuple):
    """A line that a role has to say under a label, and the place of that label."""

    line: Line
    label: str = ""
    place: int = 0


class Fields:
    """Tells the fields of roles, a column for each role."""

    def __init__(
        self,
        roles: Sequence[RoleDetail],
        references: References,
        *,
        differences_only: bool = False,
    ) -> None:
        """Tell of `roles`, and cite their sources as `references`.

        `differences_only` passes over the skills and tools that all roles ask for alike.
        """
        self.roles = roles
        self.references = references
        self.differences_only = differences_only
        self.asked = defaultdict[tuple[RoleField, str], list[SkillDetail | ToolDetail]](list)
        for role in roles:
            for skill in role.skills:
                self.asked[RoleField.SKILLS, skill.id].append(skill)
            for tool in role.tools:
                self.asked[RoleField.TOOLS, tool.id].append(tool)

    def section(self, field: RoleField) -> Section:
        """Return what the roles have to say in `field`: first that without a label."""
        tell = {
            RoleField.FOCUS: self._focus,
            RoleField.QUESTIONS: self._questions,
            RoleField.RESPONSIBILITIES: self._responsibilities,
            RoleField.SKILLS: self._skills,
            RoleField.TOOLS: self._tools,
            RoleField.DEGREE: self._degree,
            RoleField.ENTRY: self._entry,
            RoleField.WORKS_WITH: self._works_with,
            RoleField.LEADS_TO: self._leads_to,
        }
        known = [bool(told(role, field)) for role in self.roles]
        columns = [
            list(tell.get(field, self._measured)(role, field))
            if is_known
            else [*map(Told, NOT_KNOWN), *map(Told, self._dispute(role, field))]
            for role, is_known in zip(self.roles, known, strict=True)
        ]
        places = {each.label: each.place for column in columns for each in column}
        return Section(
            title=((strong(TITLES[field]), *self._cited(field)),),
            rows=tuple(
                Row(
                    label,
                    tuple(_cell(label, *column) for column in zip(columns, known, strict=True)),
                )
                for label in sorted(places, key=lambda label: (label != "", places[label]))
            ),
        )

    def key(self, fields: Sequence[RoleField]) -> tuple[Note, ...]:
        """Explain the marks, where `fields` may have some."""
        marked = {RoleField.SKILLS, RoleField.TOOLS, *MEASURED}.intersection(fields)
        is_marked = any(told(role, field) for role in self.roles for field in marked)
        has_evidence = any(each.about in fields for role in self.roles for each in role.evidence)
        return (Note("", KEY),) if is_marked or has_evidence else ()

    def _focus(self, role: RoleDetail, field: RoleField) -> Iterator[Told]:
        yield Told((Span(role.focus or ""),))
        yield from map(Told, self._dispute(role, field))

    def _questions(self, role: RoleDetail, field: RoleField) -> Iterator[Told]:
        for question in role.questions:
            yield Told((Span(question),))
        yield from map(Told, self._dispute(role, field))

    def _responsibilities(self, role: RoleDetail, field: RoleField) -> Iterator[Told]:
        yield from map(Told, self._dispute(role, field))
        for done in role.responsibilities:
            line = (Span(done.text), *supporting(done.part))
            yield Told(line, done.phase.name, done.phase.order) if done.phase else Told(line)

    def _skills(self, role: RoleDetail, field: RoleField) -> Iterator[Told]:
        yield from map(Told, self._dispute(role, field))
        for skill in role.skills:
            emphasis = self._emphasis(skill, field)
            if self.differences_only and emphasis is Emphasis.QUIET:
                continue
            level = _bracketed((Span(skill.level, emphasis),), skill.need, emphasis)
            meter = Meter(skill.level.rank, len(Level), emphasis)
            line: Line = (meter, *level, *self._mark(role, field, skill.id))
            yield Told(line, skill.name, -len(self.asked[field, skill.id]))

    def _tools(self, role: RoleDetail, field: RoleField) -> Iterator[Told]:
        yield from map(Told, self._dispute(role, field))
        for tool in role.tools:
            emphasis = self._emphasis(tool, field)
            if self.differences_only and emphasis is Emphasis.QUIET:
                continue
            shares = [each for each in _about(role, field, tool.id) if is_share(each)]
            said = figure(shares[0]) if shares else (Span(tool.need, emphasis),)
            line = (*_bracketed(said, tool.need), *self._mark(role, field, tool.id))
            yield Told(line, tool.name, -len(self.asked[field, tool.id]))

    def _degree(self, role: RoleDetail, field: RoleField) -> Iterator[Told]:
        for line in degree(role.degree):
            yield Told(line)
        if role.degree.note:
            yield Told((Span(role.degree.note),))
        yield from map(Told, self._dispute(role, field))

    def _entry(self, role: RoleDetail, field: RoleField) -> Iterator[Told]:
        for line in difficulty(role.entry.difficulty):
            yield Told(line)
        if role.entry.note:
            yield Told((Span(role.entry.note),))
        yield from map(Told, self._dispute(role, field))

    def _works_with(self, role: RoleDetail, field: RoleField) -> Iterator[Told]:
        for other in role.works_with:
            on = Span(f": {other.on}" if other.on else "")
            yield Told((strong(other.name), on, *self._mark(role, field, other.id)))
        yield from map(Told, self._dispute(role, field))

    def _leads_to(self, role: RoleDetail, field: RoleField) -> Iterator[Told]:
        for move in role.leads_to:
            said = move.note or move.relatedness_tier
            note = Span(f": {said}" if said else "")
            yield Told((strong(move.name), note, *self._mark(role, field, move.id)))
        yield from map(Told, self._dispute(role, field))

    def _measured(self, role: RoleDetail, field: RoleField) -> Iterator[Told]:
        """Tell what is measured, one source an item: first what the field knows no order of."""
        order: list[str | None] = [*DegreeLevel]
        seen = set()
        for each in told(role, field):
            if each.item is None:
                yield Told(figure(each, in_words=True))
            elif each.item not in seen:
                seen.add(each.item)
                place = order.index(each.item) if each.item in order else len(order)
                yield Told(figure(each), spelled(each.item), place)

    def _emphasis(self, item: SkillDetail | ToolDetail, field: RoleField) -> Emphasis:
        """Let what only one role asks for stand out, and what all ask for alike step back."""
        asked = self.asked[field, item.id]
        if len(self.roles) == 1 or len(set(asked)) > 1 or 1 < len(asked) < len(self.roles):
            return Emphasis.PLAIN
        return Emphasis.STRONG if len(asked) == 1 else Emphasis.QUIET

    def _mark(self, role: RoleDetail, field: RoleField, item: str) -> Line:
        """Return the mark of a disputed item."""
        return self._marked(_about(role, field, item))

    def _dispute(self, role: RoleDetail, field: RoleField) -> Iterator[Line]:
        """Mark a field if it is disputed as a whole, or in something that has no row in it."""
        value = told(role, field)
        rows = {getattr(each, "id", None) for each in value} if isinstance(value, tuple) else set()
        whole = [
            each
            for each in role.evidence
            if each.about is field and (each.item is None or each.item not in rows)
        ]
        if mark := self._marked(whole):
            yield mark[1:]

    def _marked(self, evidence: Sequence[EvidenceDetail]) -> Line:
        against = [each.source for each in evidence if each.stance is Stance.DISPUTES]
        cited = self.references.cite(against)
        by = (Mark(" by", ""), *cited) if cited else ()
        disputed = Mark("disputed", "disputed", Emphasis.STRONG)
        return (Span(" "), disputed, *by) if against else ()

    def _cited(self, field: RoleField) -> Line:
        """Refer to the sources of the claims in a field, and of the evidence for and against."""
        values = [told(role, field) for role in self.roles]
        claims = [
            claim for value in values for claim in (value if isinstance(value, tuple) else (value,))
        ]
        sources = [source for claim in claims for source in getattr(claim, "sources", ())]
        evidence = [each for role in self.roles for each in role.evidence if each.about is field]
        return self.references.cite([*sources, *(each.source for each in evidence)])


def _bracketed(said: Line, need: Need, emphasis: Emphasis = Emphasis.QUIET) -> Line:
    """Put in brackets what is useful rather than essential."""
    if need is Need.ESSENTIAL:
        return said
    return (Mark("(", need, emphasis), *said, Mark(")", "", emphasis))


def _about(role: RoleDetail, field: RoleField, item: str | None) -> list[EvidenceDetail]:
    return [each for each in role.evidence if each.about is field and each.item == item]


def _cell(label: str, column: Sequence[Told], is_known: bool) -> Cell:
    lines = tuple(each.line for each in column if each.label == label)
    return lines or (() if is_known and label else BLANK)
