"""A role in full, its ids resolved to what they name."""

from collections.abc import Mapping, Sequence

from pydantic import ConfigDict, Field

from rolecmp.catalog.graded_roles import at_grade
from rolecmp.catalog.grades import (
    AT,
    below,
    find_graded,
    handle,
    is_usual,
    levels_at,
    passed_over,
    place,
    rank,
)
from rolecmp.catalog.model import (
    Catalog,
    Certificate,
    Collaboration,
    Degree,
    DocumentedTransition,
    Entry,
    Evidence,
    Grade,
    GradeSkill,
    Model,
    RequiredSkill,
    RequiredTool,
    Responsibility,
    Role,
    Tool,
)
from rolecmp.catalog.terms import (
    DIFFICULTIES,
    DegreeLevel,
    Expectation,
    Level,
    Need,
    Part,
    RelatednessTier,
    RoleField,
    Stance,
)
from rolecmp.questions.answer import (
    CITED,
    Citation,
    Citer,
    Named,
    TableRole,
    citer,
    described,
)
from rolecmp.questions.figures import FigureDetail, figure_finder
from rolecmp.questions.wording import id_as_words


class PhaseDetail(Named):
    """A phase of the process, and its number."""

    order: int = Field(description="The number of the phase; the first is 1.")


class ResponsibilityDetail(Model):
    """Something a role does."""

    text: str = Field(description=described(Responsibility, "text"))
    phase: PhaseDetail | None = Field(description="The phase it belongs to.")
    part: Part | None = Field(description=described(Responsibility, "part"))
    sources: tuple[Citation, ...] = Field(description=CITED)


class SkillDetail(Named):
    """A skill of a role."""

    level: Level | None = Field(description=described(RequiredSkill, "level"))
    rank: int | None = Field(description="The level as a number, 1 to 4.")
    need: Need = Field(description=described(RequiredSkill, "need"))
    sources: tuple[Citation, ...] = Field(description=CITED)


class GradeSkillDetail(Named):
    """A skill of a grade."""

    level: Level = Field(description=described(GradeSkill, "level"))
    rank: int = Field(description="The level as a number, 1 to 4.")


class GradeDetail(Named):
    """A grade of a role."""

    handle: str = Field(description="What names the role at this grade: ROLE@GRADE.")
    of: str = Field(description="The name of the role.")
    aliases: tuple[str, ...] = Field(description=described(Grade, "aliases"))
    track: str | None = Field(description=described(Grade, "track"))
    place: str = Field(description="Which of the grades it is, in words.")
    after: int = Field(description="The number of grades that come before it.")
    below: str | None = Field(description="The id of the grade directly below it; null: none.")
    usual: bool = Field(description="Whether the role's own skill levels are those of this grade.")
    about: str | None = Field(description=described(Grade, "about"))
    years: float | None = Field(description=described(Grade, "years"))
    note: str | None = Field(description=described(Grade, "note"))
    skills: tuple[GradeSkillDetail, ...] = Field(description=described(Grade, "skills"))
    sources: tuple[Citation, ...] = Field(description=CITED)


class CertificateDetail(Model):
    """A certificate that helps to get into a role."""

    name: str = Field(description=described(Certificate, "name"))
    publisher: str | None = Field(description=described(Certificate, "publisher"))
    url: str | None = Field(description=described(Certificate, "url"))
    note: str | None = Field(description=described(Certificate, "note"))
    sources: tuple[Citation, ...] = Field(description=CITED)


class ToolDetail(Named):
    """A tool of a role."""

    kind: str = Field(description=described(Tool, "kind"))
    need: Need = Field(description=described(RequiredTool, "need"))
    sources: tuple[Citation, ...] = Field(description=CITED)
    shares: tuple[FigureDetail, ...] = Field(description="What was measured about it.")


class DegreeDetail(Model):
    """The degree a role expects."""

    expectation: Expectation | None = Field(
        default=None, description="How strongly a degree is expected; null: no data."
    )
    levels: tuple[DegreeLevel, ...] = Field(default=(), description=described(Degree, "levels"))
    fields: tuple[str, ...] = Field(default=(), description=described(Degree, "fields"))
    note: str | None = Field(default=None, description=described(Degree, "note"))
    sources: tuple[Citation, ...] = Field(default=(), description=CITED)


class EntryDetail(Model):
    """How hard a role is to get into."""

    difficulty: int | None = Field(
        default=None, description="1 (easiest) to 5 (hardest); null: no data."
    )
    word: str | None = Field(default=None, description="The word for that difficulty.")
    note: str | None = Field(default=None, description=described(Entry, "note"))
    sources: tuple[Citation, ...] = Field(default=(), description=CITED)


class CollaborationDetail(Named):
    """Another role that a role works with."""

    on: str | None = Field(description=described(Collaboration, "on"))
    sources: tuple[Citation, ...] = Field(description=CITED)


class TransitionDetail(Named):
    """A role that a role is documented to lead to.

    `relatedness` is in the unit of its source, which the note or the evidence names.
    """

    note: str | None = Field(description=described(DocumentedTransition, "note"))
    sources: tuple[Citation, ...] = Field(description=CITED)
    relatedness: float | None = Field(description=described(DocumentedTransition, "relatedness"))
    relatedness_tier: RelatednessTier | None = Field(
        description=described(DocumentedTransition, "relatedness_tier")
    )


class EvidenceDetail(Model):
    """What one source says for or against a claim about a role."""

    about: RoleField = Field(description=described(Evidence, "about"))
    item: str | None = Field(description=described(Evidence, "item"))
    name: str | None = Field(description="The name of that item.")
    stance: Stance = Field(description=described(Evidence, "stance"))
    source: Citation = Field(description="The source.")
    says: str = Field(description=described(Evidence, "says"))
    figure: FigureDetail | None = Field(description="The figure that shows it, if any.")


class RoleDetail(TableRole):
    """A whole role; in JSON, only the fields that were named, if any were."""

    # A field that was not named is left out, so its default is not what it would be.
    model_config = ConfigDict(json_schema_serialization_defaults_required=False)

    handle: str = Field(description="Its id, or ROLE@GRADE if a grade was named.")
    grade: GradeDetail | None = Field(
        description="The grade that was named; its skill levels are those, all else is the role's."
    )
    unknown_grade: str | None = Field(
        description="The rank in the words that named it, if it is no grade of it here."
    )
    family: str | None = Field(description=described(Role, "family"))
    track: str | None = Field(description=described(Role, "track"))
    asked: str = Field(description="The words that named it on the command line.")
    alternate_titles: tuple[str, ...] = Field(description=described(Role, "alternate_titles"))
    summary: str = Field(description=described(Role, "summary"))
    sources: tuple[Citation, ...] = Field(description=described(Role, "sources"))
    focus: str | None = Field(default=None, description=described(Role, "focus"))
    questions: tuple[str, ...] = Field(default=(), description=described(Role, "questions"))
    responsibilities: tuple[ResponsibilityDetail, ...] = Field(
        default=(), description=described(Role, "responsibilities")
    )
    skills_at: str | None = Field(default=None, description=described(Role, "skills_at"))
    skills: tuple[SkillDetail, ...] = Field(default=(), description=described(Role, "skills"))
    grades: tuple[GradeDetail, ...] = Field(default=(), description=described(Role, "grades"))
    tools: tuple[ToolDetail, ...] = Field(default=(), description=described(Role, "tools"))
    certificates: tuple[CertificateDetail, ...] = Field(
        default=(), description=described(Role, "certificates")
    )
    degree: DegreeDetail = Field(
        default_factory=DegreeDetail, description=described(Role, "degree")
    )
    entry: EntryDetail = Field(default_factory=EntryDetail, description=described(Role, "entry"))
    works_with: tuple[CollaborationDetail, ...] = Field(
        default=(), description=described(Role, "works_with")
    )
    leads_to: tuple[TransitionDetail, ...] = Field(
        default=(), description=described(Role, "leads_to")
    )
    pay: tuple[FigureDetail, ...] = Field(default=(), description="Its measured pay.")
    figures: tuple[FigureDetail, ...] = Field(description=described(Role, "figures"))
    evidence: tuple[EvidenceDetail, ...] = Field(description=described(Role, "evidence"))

    @property
    def levels_by_id(self) -> dict[str, Level]:
        """The level of each skill by its id, where it is known."""
        return {each.id: each.level for each in self.skills if each.level}

    @property
    def called(self) -> tuple[str, ...]:
        """The names that are no one else's: at a grade, all with that grade."""
        return (self.handle, *self.aliases)


def role_detail(catalog: Catalog, name: str) -> RoleDetail:
    """Return the role called `name`, with every id in it resolved to what it names in `catalog`.

    Raises:
        UnknownNameError: no role is called that, or several are.
    """
    whole, grade = find_graded(catalog, name)
    role = at_grade(whole, grade) if grade else whole
    cite = citer(catalog)
    roles = {other.id: other.name for other in catalog.roles}
    roles |= {handle(whole, each): each.name for each in whole.grades}
    skills = {skill.id: skill.name for skill in catalog.skills}
    tools = {tool.id: tool for tool in catalog.tools}
    phases = {
        phase.id: PhaseDetail(id=phase.id, name=phase.name, order=order)
        for order, phase in enumerate(catalog.phases, start=1)
    }
    names = {**roles, **skills, **{id: tool.name for id, tool in tools.items()}}
    figures = figure_finder(catalog)(role)
    return RoleDetail(
        id=whole.id,
        name=role.name,
        short_name=role.short_name or role.name,
        handle=role.id,
        catalog=catalog.title_of(whole.id),
        grade=grade_detail(whole, grade, skills, cite) if grade else None,
        unknown_grade=None if grade else passed_over(whole, name),
        family=role.family,
        track=role.track,
        asked=name,
        aliases=role.aliases,
        alternate_titles=role.alternate_titles,
        summary=role.summary,
        focus=role.focus,
        questions=role.questions,
        sources=cite(role.sources),
        responsibilities=tuple(
            ResponsibilityDetail(
                text=each.text,
                phase=phases[each.phase] if each.phase else None,
                part=each.part,
                sources=cite(each.sources),
            )
            for each in role.responsibilities
        ),
        skills_at=levels_at(role),
        skills=tuple(
            SkillDetail(
                id=each.skill,
                name=skills[each.skill],
                level=each.level,
                rank=each.level.rank if each.level else None,
                need=each.need,
                sources=cite(each.sources),
            )
            for each in role.skills
        ),
        grades=tuple(grade_detail(whole, each, skills, cite) for each in whole.grades),
        tools=tuple(
            ToolDetail(
                id=each.tool,
                name=tools[each.tool].name,
                kind=tools[each.tool].kind,
                need=each.need,
                sources=cite(each.sources),
                shares=_of_item(figures, RoleField.TOOLS, each.tool),
            )
            for each in role.tools
        ),
        certificates=tuple(
            CertificateDetail(
                name=each.name,
                publisher=each.publisher,
                url=each.url,
                note=each.note,
                sources=cite(each.sources),
            )
            for each in role.certificates
        ),
        degree=degree_detail(role, cite),
        entry=entry_detail(role, cite),
        works_with=tuple(
            CollaborationDetail(
                id=each.role, name=roles[each.role], on=each.on, sources=cite(each.sources)
            )
            for each in role.works_with
        ),
        leads_to=tuple(
            TransitionDetail(
                id=each.role,
                name=roles[each.role],
                note=each.note,
                sources=cite(each.sources),
                relatedness=each.relatedness,
                relatedness_tier=each.relatedness_tier,
            )
            for each in role.leads_to
        ),
        pay=tuple(each for each in figures if each.about is RoleField.PAY),
        figures=figures,
        evidence=tuple(
            EvidenceDetail(
                about=each.about,
                item=each.item,
                name=names.get(each.item, id_as_words(each.item)) if each.item else None,
                stance=each.stance,
                source=cite([each.source])[0],
                says=each.says,
                figure=_shown_by(each, figures),
            )
            for each in role.evidence
        ),
    )


def _of_item(
    figures: Sequence[FigureDetail], field: RoleField, item: str
) -> tuple[FigureDetail, ...]:
    return tuple(each for each in figures if each.about is field and each.item == item)


def _shown_by(evidence: Evidence, figures: Sequence[FigureDetail]) -> FigureDetail | None:
    """Return the figure of the measure that a piece of evidence names, of its item or whole."""
    of_measure = {each.item: each for each in figures if each.measure.id == evidence.figure}
    return of_measure.get(evidence.item) or of_measure.get(None)


def grade_detail(role: Role, grade: Grade, skills: Mapping[str, str], cite: Citer) -> GradeDetail:
    """Return a grade of `role`; `skills` are the names of all skills, by id."""
    return GradeDetail(
        id=grade.id,
        name=grade.name,
        handle=f"{role.id}{AT}{grade.id}",
        of=role.name,
        aliases=grade.aliases,
        track=grade.track,
        place=place(role, grade),
        after=rank(role, grade),
        below=lower.id if (lower := below(role, grade)) else None,
        usual=is_usual(role, grade),
        about=grade.about,
        years=grade.years,
        note=grade.note,
        skills=tuple(
            GradeSkillDetail(
                id=each.skill, name=skills[each.skill], level=each.level, rank=each.level.rank
            )
            for each in grade.skills
        ),
        sources=cite(grade.sources),
    )


def degree_detail(role: Role, cite: Citer) -> DegreeDetail:
    """Return the degree that `role` expects, with its sources."""
    return DegreeDetail(
        expectation=role.degree.expectation,
        levels=role.degree.levels,
        fields=role.degree.fields,
        note=role.degree.note,
        sources=cite(role.degree.sources),
    )


def entry_detail(role: Role, cite: Citer) -> EntryDetail:
    """Return how hard `role` is to get into, with its sources."""
    return EntryDetail(
        difficulty=role.entry.difficulty,
        word=DIFFICULTIES[role.entry.difficulty] if role.entry.difficulty else None,
        note=role.entry.note,
        sources=cite(role.entry.sources),
    )
