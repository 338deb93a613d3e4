"""The fields of roles, side by side: what `show` tells of one role and `compare` of several."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rolecmp.catalog.terms import SHARE, Level, Need, Part, RoleField, Stance
from rolecmp.output.page import Cell, Emphasis, Line, Meter, Row, Section, Span, quiet, strong
from rolecmp.output.pages.references import References
from rolecmp.output.pages.words import NOT_KNOWN, degree, difficulty
from rolecmp.questions.answer import Citation
from rolecmp.questions.show import EvidenceDetail, RoleDetail, SkillDetail, ToolDetail

TITLES = {
    RoleField.FOCUS: "Focus",
    RoleField.QUESTIONS: "Questions",
    RoleField.RESPONSIBILITIES: "Responsibilities",
    RoleField.SKILLS: "Skills",
    RoleField.TOOLS: "Tools",
    RoleField.DEGREE: "Degree",
    RoleField.ENTRY: "Entry",
    RoleField.WORKS_WITH: "Works with",
    RoleField.LEADS_TO: "Leads to",
}
STANCES = {Stance.MEASURES: "measured", Stance.SUPPORTS: "supported", Stance.DISPUTES: "disputed"}
ABBREVIATIONS = frozenset({"ai", "bi", "ml"})
"""The words within the kinds of tools that are written in capitals."""

BLANK: Cell = ((),)


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
        in_full: bool = False,
        differences_only: bool = False,
    ) -> None:
        """Tell of `roles`, and cite their sources as `references`.

        `in_full` tells all evidence beside what it is about, and cites sources claim
        by claim; else they are cited field by field. `differences_only` passes over
        the skills and tools that all roles ask for alike.
        """
        self.roles = roles
        self.references = references
        self.in_full = in_full
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
        }[field]
        title = (strong(TITLES[field]), *self._cited_at_title(field))
        known = [bool(getattr(role, field)) for role in self.roles]
        columns = [
            [
                *(tell(role) if is_known else map(Told, NOT_KNOWN)),
                *map(Told, self._backing(role, field)),
            ]
            for role, is_known in zip(self.roles, known, strict=True)
        ]
        places = {told.label: told.place for column in columns for told in column}
        return Section(
            title=(title,),
            rows=tuple(
                Row(
                    label,
                    tuple(_cell(label, *column) for column in zip(columns, known, strict=True)),
                )
                for label in sorted(places, key=lambda label: (label != "", places[label]))
            ),
        )

    def _focus(self, role: RoleDetail) -> Iterator[Told]:
        yield Told((Span(role.focus or ""),))

    def _questions(self, role: RoleDetail) -> Iterator[Told]:
        for question in role.questions:
            yield Told((Span(question),))

    def _responsibilities(self, role: RoleDetail) -> Iterator[Told]:
        for done in role.responsibilities:
            support = (quiet(" (in support)"),) if done.part is Part.SUPPORT else ()
            line = (Span(done.text), *support, *self._cited(done.sources))
            yield Told(line, done.phase.name, done.phase.order) if done.phase else Told(line)

    def _skills(self, role: RoleDetail) -> Iterator[Told]:
        for skill in role.skills:
            if not self._is_told(skill, RoleField.SKILLS):
                continue
            emphasis = self._emphasis(skill, RoleField.SKILLS)
            level = f"({skill.level})" if skill.need is Need.USEFUL else skill.level
            line: Line = (
                Meter(skill.level.rank, len(Level), emphasis),
                Span(f" {level}", emphasis),
            )
            backing = list(self._backing(role, RoleField.SKILLS, skill.id))
            if backing and not self.in_full:
                line = (*line, quiet(" "), *backing.pop())
            place = -len(self.asked[RoleField.SKILLS, skill.id])
            for told in (line, *backing):
                yield Told(told, skill.name, place)

    def _tools(self, role: RoleDetail) -> Iterator[Told]:
        tools = [tool for tool in role.tools if self._is_told(tool, RoleField.TOOLS)]
        for kind in dict.fromkeys(tool.kind for tool in tools):
            label = " ".join(
                word.upper() if word in ABBREVIATIONS else word for word in kind.split("-")
            )
            ours = [tool for tool in tools if tool.kind == kind]
            for group in [[tool] for tool in ours] if self.in_full else [ours]:
                yield Told(self._named(group), label)
                for tool in group:
                    for line in self._backing(role, RoleField.TOOLS, tool.id):
                        whose = () if self.in_full else (Span(f"{tool.name} "),)
                        yield Told((*whose, *line), label)

    def _named(self, tools: Sequence[ToolDetail]) -> Line:
        """Name tools in one line: the essential ones, then the useful ones in parentheses."""
        essential = self._listed([tool for tool in tools if tool.need is Need.ESSENTIAL])
        useful = self._listed([tool for tool in tools if tool.need is Need.USEFUL])
        if not useful:
            return essential
        return (*essential, quiet(" (" if essential else "("), *useful, quiet(")"))

    def _listed(self, tools: Sequence[ToolDetail]) -> Line:
        spans: list[Span] = []
        for tool in tools:
            emphasis = self._emphasis(tool, RoleField.TOOLS)
            plus = "+" if emphasis is Emphasis.STRONG else ""
            spans += [quiet(", "), Span(f"{plus}{tool.name}", emphasis)]
        return tuple(spans[1:])

    def _degree(self, role: RoleDetail) -> Iterator[Told]:
        for line in degree(role.degree):
            yield Told(line)
        if role.degree.note:
            yield Told((Span(role.degree.note), *self._cited(role.degree.sources)))

    def _entry(self, role: RoleDetail) -> Iterator[Told]:
        for line in difficulty(role.entry.difficulty):
            yield Told(line)
        if role.entry.note:
            yield Told((Span(role.entry.note), *self._cited(role.entry.sources)))

    def _works_with(self, role: RoleDetail) -> Iterator[Told]:
        for other in role.works_with:
            yield Told((strong(other.name), Span(f": {other.on}" if other.on else "")))
            yield from map(Told, self._backing(role, RoleField.WORKS_WITH, other.id))

    def _leads_to(self, role: RoleDetail) -> Iterator[Told]:
        for move in role.leads_to:
            note = Span(f": {move.note}" if move.note else "")
            yield Told((strong(move.name), note, *self._cited(move.sources)))
            yield from map(Told, self._backing(role, RoleField.LEADS_TO, move.id))

    def _emphasis(self, item: SkillDetail | ToolDetail, field: RoleField) -> Emphasis:
        """Let what only one role asks for stand out, and what all ask for alike step back."""
        asked = self.asked[field, item.id]
        if len(self.roles) == 1 or len(set(asked)) > 1 or 1 < len(asked) < len(self.roles):
            return Emphasis.PLAIN
        return Emphasis.STRONG if len(asked) == 1 else Emphasis.QUIET

    def _is_told(self, item: SkillDetail | ToolDetail, field: RoleField) -> bool:
        return not self.differences_only or self._emphasis(item, field) is not Emphasis.QUIET

    def _cited(self, sources: Sequence[Citation]) -> Line:
        return self.references.cite(sources) if self.in_full else ()

    def _cited_at_title(self, field: RoleField) -> Line:
        if self.in_full:
            return ()
        sources: list[Citation] = []
        for role in self.roles:
            value = getattr(role, field)
            for claim in value if isinstance(value, tuple) else (value,):
                sources += getattr(claim, "sources", ())
            sources += [told.source for told in role.evidence if told.about is field]
        return self.references.cite(sources)

    def _backing(
        self, role: RoleDetail, field: RoleField, item: str | None = None
    ) -> Iterator[Line]:
        """Tell the evidence for a claim: in full, or only which sources dispute it.

        Without an `item` it is that for the whole field, and for what has no row in it.
        """
        value = getattr(role, field)
        items = {getattr(each, "id", None) for each in value} if isinstance(value, tuple) else ()
        found = [
            told
            for told in role.evidence
            if told.about is field and (told.item if told.item in items else None) == item
        ]
        if self.in_full:
            for told in found:
                mark = strong if told.stance is Stance.DISPUTES else quiet
                about = f" ({told.item})" if told.item != item else ""
                said = (mark(STANCES[told.stance]), quiet(f"{about}: {_said(told)}"))
                yield (*said, *self.references.cite([told.source]))
        elif disputes := [told.source for told in found if told.stance is Stance.DISPUTES]:
            yield (strong("disputed"), quiet(" by"), *self.references.cite(disputes))


def _said(evidence: EvidenceDetail) -> str:
    """Put evidence into words: 0.25 as a `share of cooks who bake` is `25.0% of cooks bake`."""
    if evidence.value is None:
        return evidence.says or ""
    unit = evidence.unit or ""
    if unit.startswith(SHARE):
        told = re.sub(" (?:that|who) ", " ", unit.removeprefix(SHARE), count=1)
        figure = f"{evidence.value:.1%}{told}"
    else:
        figure = f"{evidence.value:,g} {unit}"
    counted = f" (n={evidence.n:,})" if evidence.n else ""
    return f"{figure}{counted}{f': {evidence.says}' if evidence.says else ''}"


def _cell(label: str, column: Sequence[Told], is_known: bool) -> Cell:
    lines = tuple(told.line for told in column if told.label == label)
    return lines or (() if is_known and label else BLANK)
