"""`show`: one role in full, its ids resolved to what they name."""

from typing import Any, Literal

from pydantic import Field

from rolecmp.catalog.model import Catalog, Model, Role
from rolecmp.catalog.names import find_role
from rolecmp.catalog.terms import (
    DIFFICULTIES,
    MEASURED,
    DegreeLevel,
    Expectation,
    Level,
    Need,
    Part,
    RelatednessTier,
    RoleField,
    Stance,
)
from rolecmp.questions.answer import Answer, Citation, Citer, Named, citer


class PhaseDetail(Named):
    """A phase of the process, and which one it is: the first is 1."""

    order: int = Field(description="Which of the phases it is; the first is 1.")


class ResponsibilityDetail(Model):
    """One thing a role does, in a phase of the process, leading or in support."""

    text: str = Field(description="What is done.")
    phase: PhaseDetail | None = Field(description="The phase in which it is done.")
    part: Part | None = Field(description="Whether the role leads this work or supports it.")
    sources: tuple[Citation, ...] = Field(description="Where the claim comes from.")


class SkillDetail(Named):
    """A skill a role asks for, and at which proficiency level."""

    level: Level = Field(description="The proficiency level that entry into the role asks for.")
    need: Need = Field(description="Whether entry asks for it, or is merely helped by it.")


class ToolDetail(Named):
    """A tool a role asks for."""

    kind: str = Field(description="What it is: language, database, cloud, …")
    need: Need = Field(description="Whether entry asks for it, or is merely helped by it.")


class DegreeDetail(Model):
    """The degree a role expects."""

    expectation: Expectation | None = Field(
        description="How strongly a degree is expected; null is not known."
    )
    levels: tuple[DegreeLevel, ...] = Field(description="Which degrees will do.")
    fields: tuple[str, ...] = Field(description="In which fields of study.")
    note: str | None = Field(description="What else there is to say of it.")
    sources: tuple[Citation, ...] = Field(description="Where the claim comes from.")


class EntryDetail(Model):
    """How hard a role is to enter: 1 (easiest) to 5, and the word for it."""

    difficulty: int | None = Field(
        description="1 is the easiest, 5 the hardest; null is not known."
    )
    word: str | None = Field(description="The word for that difficulty.")
    note: str | None = Field(description="Why it is so hard, or so easy.")
    sources: tuple[Citation, ...] = Field(description="Where the claim comes from.")


class CollaborationDetail(Named):
    """Another role that a role works with, and on what."""

    on: str | None = Field(description="What they work on together.")


class MoveDetail(Named):
    """A role that a role is documented to lead to, and by whom.

    `relatedness` is in the unit of its source, which the note or the evidence names.
    """

    note: str | None = Field(description="How, or for whom.")
    sources: tuple[Citation, ...] = Field(description="Where the claim comes from.")
    relatedness: float | None = Field(
        description="How close the two are, as the source has published it, in its unit."
    )
    relatedness_tier: RelatednessTier | None = Field(
        description="The tier of relatedness that the source has published."
    )


class EvidenceDetail(Model):
    """What one source measures or says about a field of a role.

    `value` is in `unit` (a share lies in 0..1), counted over `n` answers or postings.
    """

    about: RoleField = Field(description="The field of the role that it is about.")
    item: str | None = Field(
        description="The id of the skill, tool or role in that field, if it is about one."
    )
    stance: Stance = Field(description="What it does to the claim.")
    source: Citation = Field(description="The source.")
    value: float | None = Field(description="What was measured.")
    unit: str | None = Field(description="What the value counts; a share lies in 0 to 1.")
    n: int | None = Field(description="How many answers or postings it was counted over.")
    says: str | None = Field(description="What the source says.")


class RoleDetail(Named):
    """A whole role."""

    aliases: tuple[str, ...] = Field(description="The other words it can be asked for by.")
    alternate_titles: tuple[str, ...] = Field(description="What else the job is called.")
    summary: str = Field(description="What it is for, in a sentence.")
    focus: str | None = Field(description="What it is after.")
    questions: tuple[str, ...] = Field(description="The questions it is asked.")
    responsibilities: tuple[ResponsibilityDetail, ...] = Field(description="What it does.")
    skills: tuple[SkillDetail, ...] = Field(description="The skills it asks for.")
    tools: tuple[ToolDetail, ...] = Field(description="The tools it works with.")
    degree: DegreeDetail = Field(description="The degree it expects.")
    entry: EntryDetail = Field(description="How hard it is to enter.")
    works_with: tuple[CollaborationDetail, ...] = Field(description="The roles it works with.")
    leads_to: tuple[MoveDetail, ...] = Field(description="The roles it is documented to lead to.")
    evidence: tuple[EvidenceDetail, ...] = Field(
        description="What sources measure and say about it, for and against."
    )


class RoleAnswer(Answer):
    """One role in full; with `with_sources`, its sources are to be named."""

    kind: Literal["role"] = Field(description="Which question this answers.")
    with_sources: bool = Field(description="Whether the sources are to be named.")
    role: RoleDetail = Field(description="The role.")


def show(catalog: Catalog, name: str, *, sources: bool = False) -> RoleAnswer:
    """Return the role called `name` in full, and whether its `sources` are to be named.

    Raises:
        UnknownNameError: no role is called that, or several are.
    """
    role = detail(catalog, find_role(catalog, name))
    return RoleAnswer(kind="role", version=1, with_sources=sources, role=role)


def told(role: RoleDetail, field: RoleField) -> Any:  # noqa: ANN401 - as different as the fields
    """Return what there is to tell of a role in a field: a claim, or measurements."""
    if field in MEASURED:
        return tuple(each for each in role.evidence if each.about is field)
    return getattr(role, field)


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
                relatedness_tier=move.relatedness_tier,
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
