"""`show`: one role in full, its ids resolved to what they name."""

from typing import Literal

from rolecmp.catalog.model import Catalog, Model, Role
from rolecmp.catalog.names import find_role
from rolecmp.catalog.terms import (
    DIFFICULTIES,
    DegreeLevel,
    Expectation,
    Level,
    Need,
    Part,
    RoleField,
    Stance,
)
from rolecmp.questions.answer import Answer, Citation, Citer, Named, citer


class PhaseDetail(Named):
    """A phase of the process, and which one it is: the first is 1."""

    order: int


class ResponsibilityDetail(Model):
    """One thing a role does, in a phase of the process, leading or in support."""

    text: str
    phase: PhaseDetail | None
    part: Part | None
    sources: tuple[Citation, ...]


class SkillDetail(Named):
    """A skill a role asks for, and at which proficiency level."""

    level: Level
    need: Need


class ToolDetail(Named):
    """A tool a role asks for."""

    kind: str
    need: Need


class DegreeDetail(Model):
    """The degree a role expects."""

    expectation: Expectation | None
    levels: tuple[DegreeLevel, ...]
    fields: tuple[str, ...]
    note: str | None
    sources: tuple[Citation, ...]


class EntryDetail(Model):
    """How hard a role is to enter: 1 (easiest) to 5, and the word for it."""

    difficulty: int | None
    word: str | None
    note: str | None
    sources: tuple[Citation, ...]


class CollaborationDetail(Named):
    """Another role that a role works with, and on what."""

    on: str | None


class MoveDetail(Named):
    """A role that a role is documented to lead to, and by whom.

    `relatedness` is in the unit of its source, which the note or the evidence names.
    """

    note: str | None
    sources: tuple[Citation, ...]
    relatedness: float | None


class EvidenceDetail(Model):
    """What one source measures or says about a field of a role.

    `value` is in `unit` (a share lies in 0..1), counted over `n` answers or postings.
    """

    about: RoleField
    item: str | None
    stance: Stance
    source: Citation
    value: float | None
    unit: str | None
    n: int | None
    says: str | None


class RoleDetail(Named):
    """A whole role."""

    aliases: tuple[str, ...]
    alternate_titles: tuple[str, ...]
    summary: str
    focus: str | None
    questions: tuple[str, ...]
    responsibilities: tuple[ResponsibilityDetail, ...]
    skills: tuple[SkillDetail, ...]
    tools: tuple[ToolDetail, ...]
    degree: DegreeDetail
    entry: EntryDetail
    works_with: tuple[CollaborationDetail, ...]
    leads_to: tuple[MoveDetail, ...]
    evidence: tuple[EvidenceDetail, ...]


class RoleAnswer(Answer):
    """One role in full."""

    kind: Literal["role"]
    role: RoleDetail


def show(catalog: Catalog, name: str) -> RoleAnswer:
    """Return the role called `name` in full.

    Raises:
        UnknownNameError: no role is called that, or several are.
    """
    return RoleAnswer(kind="role", version=1, role=detail(catalog, find_role(catalog, name)))


def detail(catalog: Catalog, role: Role) -> RoleDetail:
    """Return `role` with every id in it resolved to what it names in `catalog`."""
    cited = citer(catalog)
    roles = {other.id: other.name for other in catalog.roles}
    skills = {skill.id: skill.name for skill in catalog.skills}
    tools = {tool.id: tool for tool in catalog.tools}
    phases = {
        phase.id: PhaseDetail(id=phase.id, name=phase.name, order=order)
        for order, phase in enumerate(catalog.phases, start=1)
    }
    return RoleDetail(
        id=role.id,
        name=role.name,
        aliases=role.aliases,
        alternate_titles=role.alternate_titles,
        summary=role.summary,
        focus=role.focus,
        questions=role.questions,
        responsibilities=tuple(
            ResponsibilityDetail(
                text=done.text,
                phase=phases[done.phase] if done.phase else None,
                part=done.part,
                sources=cited(done.sources),
            )
            for done in role.responsibilities
        ),
        skills=tuple(
            SkillDetail(
                id=asked.skill, name=skills[asked.skill], level=asked.level, need=asked.need
            )
            for asked in role.skills
        ),
        tools=tuple(
            ToolDetail(
                id=asked.tool,
                name=tools[asked.tool].name,
                kind=tools[asked.tool].kind,
                need=asked.need,
            )
            for asked in role.tools
        ),
        degree=degree_detail(role, cited),
        entry=entry_detail(role, cited),
        works_with=tuple(
            CollaborationDetail(id=other.role, name=roles[other.role], on=other.on)
            for other in role.works_with
        ),
        leads_to=tuple(
            MoveDetail(
                id=move.role,
                name=roles[move.role],
                note=move.note,
                sources=cited(move.sources),
                relatedness=move.relatedness,
            )
            for move in role.leads_to
        ),
        evidence=tuple(
            EvidenceDetail(
                about=evidence.about,
                item=evidence.item,
                stance=evidence.stance,
                source=cited([evidence.source])[0],
                value=evidence.value,
                unit=evidence.unit,
                n=evidence.n,
                says=evidence.says,
            )
            for evidence in role.evidence
        ),
    )


def degree_detail(role: Role, cited: Citer) -> DegreeDetail:
    """Return the degree that `role` expects, with its sources."""
    return DegreeDetail(
        expectation=role.degree.expectation,
        levels=role.degree.levels,
        fields=role.degree.fields,
        note=role.degree.note,
        sources=cited(role.degree.sources),
    )


def entry_detail(role: Role, cited: Citer) -> EntryDetail:
    """Return how hard `role` is to enter, with its sources."""
    return EntryDetail(
        difficulty=role.entry.difficulty,
        word=DIFFICULTIES[role.entry.difficulty] if role.entry.difficulty else None,
        note=role.entry.note,
        sources=cited(role.entry.sources),
    )
