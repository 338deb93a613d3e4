"""A role, and everything in it."""

from functools import cache
from typing import Annotated

from pydantic import Field

from rolecmp.catalog.model.base import (
    NEED,
    SOURCES,
    Address,
    Alias,
    Count,
    Id,
    Model,
    Name,
    Number,
    Ref,
    Share,
    Text,
    example,
)
from rolecmp.catalog.terms import (
    DegreeLevel,
    Expectation,
    Level,
    Need,
    Part,
    RelatednessTier,
    RoleField,
    Stance,
)


class Responsibility(Model):
    """Something a role does: in which phase of the process, and whether it leads."""

    model_config = example(text="Cleans the data")

    text: Text = Field(description="What the role does, starting with a verb: Cleans the data.")
    phase: Ref | None = Field(default=None, description="The id of the phase it belongs to.")
    part: Part | None = Field(
        default=None, description="Whether the role leads this work or supports it."
    )
    sources: tuple[Ref, ...] = SOURCES


class RequiredSkill(Model):
    """A skill of a role."""

    model_config = example(skill="sql", level="working")

    skill: Ref = Field(description="The id of the skill.")
    level: Level | None = Field(
        default=None,
        description="The proficiency level needed to get into the role; if omitted: no data (in "
        "a gap it counts as working).",
    )
    need: Need = NEED
    sources: tuple[Ref, ...] = SOURCES


class RequiredTool(Model):
    """A tool of a role."""

    model_config = example(tool="python")

    tool: Ref = Field(description="The id of the tool.")
    need: Need = NEED
    sources: tuple[Ref, ...] = SOURCES


class GradeSkill(Model):
    """A skill of a grade."""

    model_config = example(skill="sql", level="practitioner")

    skill: Ref = Field(description="The id of the skill.")
    level: Level = Field(description="The proficiency level that the grade requires.")


class Grade(Model):
    """How far someone is in a role, such as junior or senior."""

    model_config = example(
        id="senior", name="Senior analyst", skills=[{"skill": "sql", "level": "expert"}]
    )

    id: Id = Field(description="Unique id within the role: ROLE@ID names the role at the grade.")
    name: Name = Field(description="Its name, such as Senior data scientist.")
    aliases: tuple[Alias, ...] = Field(
        default=(), description="Other words for it that no other grade of the role has."
    )
    track: Name | None = Field(
        default=None,
        description="The track it belongs to if it branches off after the grade before, such as "
        "management.",
    )
    about: Text | None = Field(default=None, description="What someone at this grade does.")
    skills: tuple[GradeSkill, ...] = Field(default=(), description="The skills it requires.")
    years: Annotated[float, Field(strict=True, ge=0, le=100)] | None = Field(
        default=None, description="The years of experience it usually takes."
    )
    note: Text | None = Field(
        default=None, description="Caveats, such as why it requires less than the grade below."
    )
    sources: tuple[Ref, ...] = SOURCES


class Certificate(Model):
    """A certificate that helps to get into a role."""

    model_config = example(name="Certified analyst", publisher="Our academy")

    name: Name = Field(description="Its name.")
    publisher: Name | None = Field(default=None, description="Who awards it.")
    url: Address | None = Field(default=None, description="Its address; never fetched.")
    note: Text | None = Field(default=None, description="For whom, or how much it counts.")
    sources: tuple[Ref, ...] = SOURCES


class Degree(Model):
    """The degree a role expects."""

    model_config = example(expectation="preferred", levels=["bachelor"])

    expectation: Expectation | None = Field(
        default=None, description="How strongly a degree is expected; if omitted: no data."
    )
    levels: tuple[DegreeLevel, ...] = Field(default=(), description="The degrees that qualify.")
    fields: tuple[Name, ...] = Field(
        default=(), description='The fields of study that qualify, or "any".'
    )
    note: Text | None = Field(default=None, description="Anything else about the degree.")
    sources: tuple[Ref, ...] = SOURCES


class Entry(Model):
    """How hard a role is to get into."""

    model_config = example(difficulty=3, note="Most start after a degree.")

    difficulty: Annotated[int, Field(strict=True, ge=1, le=5)] | None = Field(
        default=None, description="1 (easiest) to 5 (hardest); if omitted: no data."
    )
    note: Text | None = Field(default=None, description="Why.")
    sources: tuple[Ref, ...] = SOURCES


class Collaboration(Model):
    """Another role that a role works with."""

    model_config = example(role="data-engineer", on="tables for reports")

    role: Ref = Field(description="The id of the other role.")
    on: Text | None = Field(default=None, description="What they work on together.")
    sources: tuple[Ref, ...] = SOURCES


class DocumentedTransition(Model):
    """A move to another role that sources document.

    `relatedness` is a number as its source published it (a rank, a share), in the unit of
    that source; the note explains it.
    """

    model_config = example(role="data-scientist", note="After a year or two.")

    role: Ref = Field(description="The id of the role it leads to.")
    note: Text | None = Field(default=None, description="How, or for whom.")
    sources: tuple[Ref, ...] = SOURCES
    relatedness: Number | None = Field(
        default=None, description="How close the two roles are, as published, in the source's unit."
    )
    relatedness_tier: RelatednessTier | None = Field(
        default=None, description="How close the two roles are: the tier that the source publishes."
    )


class RoleFigure(Model):
    """What was measured about a role.

    `value` is in the unit of the measure; `n` is the number of answers or postings behind
    this very figure.
    """

    model_config = example(measure="paid", value=90000, n=12)

    measure: Ref = Field(description="The id of the measure.")
    item: Name | None = Field(
        default=None,
        description="The id of the skill, tool or role it is about, or a word such as bachelor.",
    )
    value: Number = Field(description="The value, in the unit of the measure.")
    n: Count | None = Field(
        default=None, description="The number of answers or postings behind the value."
    )
    note: Text | None = Field(default=None, description="Caveats about this figure.")


class JobAds(Model):
    """What the job ads of a role mention, which is how an ad without a fitting title is placed."""

    model_config = example(shares={"reports": 0.4})

    measure: Ref | None = Field(
        default=None, description="The id of the measure; if omitted, the shares are estimates."
    )
    n: Count | None = Field(default=None, description="The number of ads that were counted.")
    shares: dict[Ref, Share] = Field(
        description="The share of the ads, 0 to 1, that mention each signal, by its id."
    )
    sources: tuple[Ref, ...] = SOURCES


class Evidence(Model):
    """What one source says for or against a claim about a role.

    `item` narrows it to one skill, tool or role in that field.
    """

    model_config = example(
        about="degree", source="us", says="Half of the team has none.", stance="disputes"
    )

    about: RoleField = Field(description="The field of the role it is about.")
    item: Ref | None = Field(
        default=None, description="The id of the skill, tool or role in that field, if any."
    )
    source: Ref = Field(description="The id of the source.")
    says: Text = Field(description="What the source says, in your own words.")
    stance: Stance = Field(description="Whether it supports or disputes the claim.")
    figure: Ref | None = Field(
        default=None, description="The id of the measure whose figure for this role shows it."
    )


# Made when they are needed: with a class, its validator would be built, too.
@cache
def _no_degree() -> Degree:
    return Degree()


@cache
def _no_entry() -> Entry:
    return Entry()


class Role(Model):
    """A role: what it is for, does and requires, how to get in and where it leads."""

    model_config = example(id="analyst", name="Analyst", summary="Answers questions with data.")

    id: Id = Field(description="Unique id, used on the command line and by other entries.")
    name: Name = Field(description="Its name.")
    short_name: Name | None = Field(
        default=None, description="Its name in tables, such as ML engineer; default: its name."
    )
    aliases: tuple[Alias, ...] = Field(
        default=(), description="Short names that no other role has."
    )
    alternate_titles: tuple[Name, ...] = Field(
        default=(), description="Other job titles; other roles may share them."
    )
    summary: Text = Field(description="What it is for, in one sentence.")
    family: Name | None = Field(default=None, description="The job family it belongs to.")
    track: Name | None = Field(
        default=None, description="Its career track, such as individual contributor."
    )
    focus: Text | None = Field(default=None, description="What it aims for.")
    questions: tuple[Text, ...] = Field(default=(), description="Typical questions it answers.")
    sources: tuple[Ref, ...] = Field(
        default=(), description="The ids of the sources of the summary, focus and questions."
    )
    responsibilities: tuple[Responsibility, ...] = Field(default=(), description="What it does.")
    skills_at: Name | None = Field(
        default=None,
        description="The id of the grade that the skill levels describe, or in words: which one, "
        "or why none.",
    )
    skills: tuple[RequiredSkill, ...] = Field(default=(), description="The skills it needs.")
    grades: tuple[Grade, ...] = Field(default=(), description="Its grades, lowest first.")
    tools: tuple[RequiredTool, ...] = Field(default=(), description="The tools it works with.")
    certificates: tuple[Certificate, ...] = Field(
        default=(), description="The certificates that help to get in."
    )
    degree: Degree = Field(default_factory=_no_degree, description="The degree it expects.")
    entry: Entry = Field(default_factory=_no_entry, description="How hard it is to get into.")
    works_with: tuple[Collaboration, ...] = Field(
        default=(), description="The roles it works with."
    )
    leads_to: tuple[DocumentedTransition, ...] = Field(
        default=(), description="The roles it is documented to lead to."
    )
    ads: JobAds | None = Field(
        default=None, description="What its job ads mention; if omitted: its skills and tools."
    )
    figures: tuple[RoleFigure, ...] = Field(default=(), description="What was measured about it.")
    evidence: tuple[Evidence, ...] = Field(
        default=(), description="What sources say about it, for and against."
    )

    @property
    def items(self) -> list[str]:
        """The ids of its skills and tools."""
        return [*[each.skill for each in self.skills], *[each.tool for each in self.tools]]
