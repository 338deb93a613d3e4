"""The catalog file, format 1, as frozen models.

These models define what a catalog file can contain. Anything that involves several places
at once (a reference to an id, a name used twice) is checked in `rolecmp.catalog.check`.
"""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, JsonValue

from rolecmp.catalog.characters import CONTROL_CHARACTERS, READABLE
from rolecmp.catalog.terms import (
    ALIAS_PATTERN,
    ID_PATTERN,
    MAX_ID_LENGTH,
    DegreeLevel,
    Expectation,
    Level,
    Need,
    Part,
    RelatednessTier,
    RoleField,
    Stance,
    Unit,
    Weighting,
)


def _readable(text: str) -> str:
    """Refuse text that is blank or contains control characters."""
    if text.isprintable() and text.strip():
        return text
    if not text.strip():
        raise ValueError("is blank")
    if found := CONTROL_CHARACTERS.search(text):
        raise ValueError(f"contains the control character U+{ord(found[0]):04X}")
    return text


_PATTERN: dict[str, JsonValue] = {"pattern": READABLE}
Text = Annotated[
    str, Field(max_length=20_000, json_schema_extra=_PATTERN), AfterValidator(_readable)
]
Name = Annotated[str, Field(max_length=200, json_schema_extra=_PATTERN), AfterValidator(_readable)]
Id = Annotated[str, Field(max_length=MAX_ID_LENGTH, pattern=ID_PATTERN)]
Alias = Annotated[str, Field(max_length=MAX_ID_LENGTH, pattern=ALIAS_PATTERN)]
# A reference needs no pattern: it is checked against the existing ids.
Ref = str
Address = Annotated[str, Field(max_length=2000, pattern=r"^https?://[!-~]+$")]
Number = Annotated[float, Field(strict=True, ge=-1e12, le=1e12)]
"""A number of a size that people can read; neither infinite nor "not a number"."""
Count = Annotated[int, Field(strict=True, gt=0, le=10**12)]
Year = Annotated[int, Field(strict=True, ge=1000, le=9999)]


class Model(BaseModel):
    """The base of everything in a catalog: frozen, without unknown keys.

    Nothing in a JSON text is coerced, except a word to its enumeration and a list to a
    tuple; this also holds for text that has already been parsed.
    """

    # An answer always has all its keys, including those with a default.
    model_config = ConfigDict(
        frozen=True, extra="forbid", json_schema_serialization_defaults_required=True
    )


SOURCES = Field(default=(), description="The ids of the sources of this claim.")
SEARCH = Field(
    default=(),
    description="Words to look for in running text when the name and aliases would mislead.",
)
NEED = Field(
    default=Need.ESSENTIAL, description="essential: required to get in; useful: nice to have."
)


class Source(Model):
    """Where a claim or a figure comes from."""

    id: Id = Field(description="Unique id, used by claims and evidence.")
    title: Name = Field(description="The title of the work.")
    publisher: Name | None = Field(default=None, description="Who wrote or published it.")
    year: Year | None = Field(default=None, description="The year of publication.")
    url: Address | None = Field(default=None, description="Its address; never fetched.")
    license: Name | None = Field(default=None, description="The license of its content.")
    note: Text | None = Field(default=None, description="Caveats: what it does and does not count.")
    judgment: Annotated[bool, Field(strict=True)] = Field(
        default=False,
        description="Whether it is your own judgment, not a published work; its claims are "
        "marked ≈.",
    )


class Measure(Model):
    """What a figure means: one definition for all roles.

    Figures of different measures are never compared.
    """

    id: Id = Field(description="Unique id, used by figures.")
    about: RoleField = Field(description="The field of a role it is about.")
    name: Name = Field(description="What is counted, such as: share of job postings that name it.")
    unit: Unit = Field(description="The unit of its figures; a share is from 0 to 1.")
    source: Ref = Field(description="The id of the source.")
    year: Year = Field(description="The year of the data, not of its release.")
    population: Text = Field(description="Who or what is counted.")
    note: Text | None = Field(default=None, description="Caveats: what it does and does not count.")


class Tool(Model):
    """A product or a language that roles work with."""

    id: Id = Field(description="Unique id, used by roles.")
    name: Name = Field(description="Its name, as usually written.")
    kind: Id = Field(default="other", description="Its kind: language, database, cloud, …")
    aliases: tuple[Alias, ...] = Field(default=(), description="Other names, such as sklearn.")
    search: tuple[Name, ...] = SEARCH


class Skill(Model):
    """Something a person can do at a proficiency level."""

    id: Id = Field(description="Unique id, used by roles.")
    name: Name = Field(description="Its name.")
    about: Text | None = Field(default=None, description="What you can do if you have it.")
    aliases: tuple[Alias, ...] = Field(default=(), description="Other names.")
    search: tuple[Name, ...] = SEARCH
    levels: dict[Level, Text] = Field(
        default={}, description="What each proficiency level of it means."
    )


class Phase(Model):
    """A phase of the data science process."""

    id: Id = Field(description="Unique id, used by responsibilities.")
    name: Name = Field(description="Its name.")
    about: Text | None = Field(default=None, description="What happens in it.")


class Responsibility(Model):
    """Something a role does: in which phase of the process, and whether it leads."""

    text: Text = Field(description="What the role does, starting with a verb: Cleans the data.")
    phase: Ref | None = Field(default=None, description="The id of the phase it belongs to.")
    part: Part | None = Field(
        default=None, description="Whether the role leads this work or supports it."
    )
    sources: tuple[Ref, ...] = SOURCES


class RequiredSkill(Model):
    """A skill of a role."""

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

    tool: Ref = Field(description="The id of the tool.")
    need: Need = NEED
    sources: tuple[Ref, ...] = SOURCES


class Degree(Model):
    """The degree a role expects."""

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

    difficulty: Annotated[int, Field(strict=True, ge=1, le=5)] | None = Field(
        default=None, description="1 (easiest) to 5 (hardest); if omitted: no data."
    )
    note: Text | None = Field(default=None, description="Why.")
    sources: tuple[Ref, ...] = SOURCES


class Collaboration(Model):
    """Another role that a role works with."""

    role: Ref = Field(description="The id of the other role.")
    on: Text | None = Field(default=None, description="What they work on together.")
    sources: tuple[Ref, ...] = SOURCES


class DocumentedTransition(Model):
    """A move to another role that sources document.

    `relatedness` is a number as its source published it (a rank, a share), in the unit of
    that source; the note explains it.
    """

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


class Evidence(Model):
    """What one source says for or against a claim about a role.

    `item` narrows it to one skill, tool or role in that field.
    """

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


class GradeSkill(Model):
    """A skill of a grade."""

    skill: Ref = Field(description="The id of the skill.")
    level: Level = Field(description="The proficiency level that the grade requires.")


class Grade(Model):
    """How far someone is in a role, such as junior or senior."""

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

    name: Name = Field(description="Its name.")
    publisher: Name | None = Field(default=None, description="Who awards it.")
    url: Address | None = Field(default=None, description="Its address; never fetched.")
    note: Text | None = Field(default=None, description="For whom, or how much it counts.")
    sources: tuple[Ref, ...] = SOURCES


class Role(Model):
    """A role: what it is for, does and requires, how to get in and where it leads."""

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
    degree: Degree = Field(default=Degree(), description="The degree it expects.")
    entry: Entry = Field(default=Entry(), description="How hard it is to get into.")
    works_with: tuple[Collaboration, ...] = Field(
        default=(), description="The roles it works with."
    )
    leads_to: tuple[DocumentedTransition, ...] = Field(
        default=(), description="The roles it is documented to lead to."
    )
    figures: tuple[RoleFigure, ...] = Field(default=(), description="What was measured about it.")
    evidence: tuple[Evidence, ...] = Field(
        default=(), description="What sources say about it, for and against."
    )


class Relationship(Model):
    """How two roles relate: why they are mixed up, how they work together."""

    roles: tuple[Ref, Ref] = Field(description="The ids of the two roles.")
    confusion: Text | None = Field(default=None, description="Why they are mixed up.")
    collaboration: Text | None = Field(default=None, description="How they work together.")
    sources: tuple[Ref, ...] = SOURCES


class Contribution(Model):
    """What one role does for an application."""

    role: Ref = Field(description="The id of the role.")
    does: Text = Field(description="What it does.")
    sources: tuple[Ref, ...] = SOURCES


class Application(Model):
    """An example of the process at work."""

    name: Name = Field(description="Its name.")
    about: Text | None = Field(default=None, description="How it works.")
    seen_at: tuple[Name, ...] = Field(default=(), description="Who uses it.")
    roles: tuple[Contribution, ...] = Field(default=(), description="Who does what for it.")
    sources: tuple[Ref, ...] = SOURCES


class Person(Model):
    """One person on a team."""

    title: Name = Field(description="The person's title.")
    roles: tuple[Ref, ...] = Field(description="The ids of the roles the person has.")


class TeamShape(Model):
    """How a team splits the roles among its people."""

    id: Id = Field(description="Unique id, used on the command line.")
    name: Name = Field(description="Its name.")
    about: Text | None = Field(default=None, description="Where you find such a team.")
    people: tuple[Person, ...] = Field(default=(), description="The people of the team.")
    sources: tuple[Ref, ...] = SOURCES


class Catalog(Model):
    """A whole catalog: the controlled lists, the roles, and how they relate."""

    schema_: Annotated[str | None, Field(alias="$schema")] = Field(
        default=None, description="The schema of this file, for editors."
    )
    format: Literal[1] = Field(description="The format of this file: 1.")
    title: Name | None = Field(default=None, description="The name of the catalog.")
    weighting: Weighting | None = Field(
        default=None,
        description="How much skills and tools weigh in a gap: equal (the default), or by rarity.",
    )
    sources: tuple[Source, ...] = Field(
        default=(), description="Where claims and figures come from."
    )
    measures: tuple[Measure, ...] = Field(default=(), description="What figures mean.")
    tools: tuple[Tool, ...] = Field(default=(), description="All tools that roles may list.")
    skills: tuple[Skill, ...] = Field(default=(), description="All skills that roles may list.")
    phases: tuple[Phase, ...] = Field(
        default=(), description="The phases of the process, in order."
    )
    roles: tuple[Role, ...] = Field(default=(), description="The roles.")
    relationships: tuple[Relationship, ...] = Field(
        default=(), description="How pairs of roles relate."
    )
    applications: tuple[Application, ...] = Field(
        default=(), description="Examples of the process at work."
    )
    team_shapes: tuple[TeamShape, ...] = Field(default=(), description="How teams split the roles.")
