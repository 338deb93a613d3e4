"""The catalog file, format 1, as frozen models.

What these models accept is what a catalog file may hold; what they cannot see,
because it concerns several places at once (a reference to an id, a name used
twice), `rolecmp.catalog.check` finds.
"""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, JsonValue, model_validator

from rolecmp.catalog.characters import ACTING, READABLE
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
)


def _readable(text: str) -> str:
    """Refuse text that is blank or holds characters that act instead of show."""
    if text.isprintable() and text.strip():
        return text
    if not text.strip():
        raise ValueError("is blank")
    if found := ACTING.search(text):
        raise ValueError(
            f"holds the character U+{ord(found[0]):04X}, which acts instead of showing"
        )
    return text


_PATTERN: dict[str, JsonValue] = {"pattern": READABLE}
Text = Annotated[
    str, Field(max_length=20_000, json_schema_extra=_PATTERN), AfterValidator(_readable)
]
Name = Annotated[str, Field(max_length=200, json_schema_extra=_PATTERN), AfterValidator(_readable)]
Id = Annotated[str, Field(max_length=MAX_ID_LENGTH, pattern=ID_PATTERN)]
Alias = Annotated[str, Field(max_length=MAX_ID_LENGTH, pattern=ALIAS_PATTERN)]
# A reference needs no pattern: it is checked to be one of the ids there are.
Ref = str
Address = Annotated[str, Field(max_length=2000, pattern=r"^https?://[!-~]+$")]
Figure = Annotated[float, Field(strict=True, allow_inf_nan=False)]


class Model(BaseModel):
    """The base of everything in a catalog: no change, no unknown key.

    Nothing in a JSON text is coerced but a word to its enumeration and a list to a
    tuple, also when the text has been parsed before.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")


SOURCES = Field(default=(), description="The ids of the sources of the claim.")
NEED = Field(
    default=Need.ESSENTIAL, description="Whether entry asks for it, or is merely helped by it."
)


class Source(Model):
    """Where a claim or a figure comes from."""

    id: Id = Field(description="What claims and evidence refer to it by.")
    title: Name = Field(description="The title of the work.")
    publisher: Name | None = Field(default=None, description="Who wrote or published it.")
    year: Annotated[int, Field(strict=True, ge=1000, le=9999)] | None = Field(
        default=None, description="The year it was published, or of the data in it."
    )
    url: Address | None = Field(default=None, description="Where to find it; it is never fetched.")
    license: Name | None = Field(
        default=None, description="Under which license its content stands."
    )
    note: Text | None = Field(
        default=None, description="What to know of it: what it counts, and what not."
    )


class Tool(Model):
    """A product or a language that roles work with, of one kind (`database`, …)."""

    id: Id = Field(description="What roles refer to it by.")
    name: Name = Field(description="How it is written.")
    kind: Id = Field(default="other", description="What it is: language, database, cloud, …")
    aliases: tuple[Alias, ...] = Field(
        default=(), description="Other words for it, such as sklearn."
    )


class Skill(Model):
    """Something a person can do, to a proficiency level."""

    id: Id = Field(description="What roles refer to it by.")
    name: Name = Field(description="What it is called.")
    about: Text | None = Field(default=None, description="What one can do who has it.")
    aliases: tuple[Alias, ...] = Field(default=(), description="Other words it goes by.")


class Phase(Model):
    """A step of the data-science process."""

    id: Id = Field(description="What responsibilities refer to it by.")
    name: Name = Field(description="What it is called.")
    about: Text | None = Field(default=None, description="What is done in it.")


class Responsibility(Model):
    """One thing a role does, in a phase of the process, leading or in support."""

    text: Text = Field(description="What is done, starting with the verb: Cleans the data.")
    phase: Ref | None = Field(default=None, description="The id of the phase in which it is done.")
    part: Part | None = Field(
        default=None, description="Whether the role leads this work or supports it."
    )
    sources: tuple[Ref, ...] = SOURCES


class RequiredSkill(Model):
    """A skill a role asks for."""

    skill: Ref = Field(description="The id of the skill.")
    level: Level = Field(description="The proficiency level that entry into the role asks for.")
    need: Need = NEED


class RequiredTool(Model):
    """A tool a role asks for."""

    tool: Ref = Field(description="The id of the tool.")
    need: Need = NEED


class Degree(Model):
    """The degree a role expects."""

    expectation: Expectation | None = Field(
        default=None, description="How strongly a degree is expected; left out, it is not known."
    )
    levels: tuple[DegreeLevel, ...] = Field(default=(), description="Which degrees will do.")
    fields: tuple[Name, ...] = Field(default=(), description="In which fields of study.")
    note: Text | None = Field(default=None, description="What else there is to say of it.")
    sources: tuple[Ref, ...] = SOURCES


class Entry(Model):
    """How hard a role is to enter: 1 (easiest) to 5 (hardest)."""

    difficulty: Annotated[int, Field(strict=True, ge=1, le=5)] | None = Field(
        default=None, description="1 is the easiest, 5 the hardest; left out, it is not known."
    )
    note: Text | None = Field(default=None, description="Why it is so hard, or so easy.")
    sources: tuple[Ref, ...] = SOURCES


class Collaboration(Model):
    """Another role that a role works with, and on what."""

    role: Ref = Field(description="The id of the other role.")
    on: Text | None = Field(default=None, description="What they work on together.")


class Move(Model):
    """A documented move from a role to another.

    `relatedness` is a number as its source published it (a rank, a share), in
    that source's own unit; the note says which.
    """

    role: Ref = Field(description="The id of the role it leads to.")
    note: Text | None = Field(default=None, description="How, or for whom.")
    sources: tuple[Ref, ...] = SOURCES
    relatedness: Figure | None = Field(
        default=None,
        description="How close the two are, as the source has published it, in its unit.",
    )
    relatedness_tier: RelatednessTier | None = Field(
        default=None,
        description="The tier of relatedness that the source has published.",
    )


class Evidence(Model):
    """What one source measures or says about a field of a role.

    `item` narrows it to one skill, tool or role in that field. `value` is in
    `unit` (a share lies in 0..1); `n` is the number of answers or postings it
    was counted over.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [{"required": ["value"]}, {"required": ["says"]}],
            "dependentRequired": {"value": ["unit", "n"]},
        }
    )

    about: RoleField = Field(description="The field of the role that it is about.")
    item: Ref | None = Field(
        default=None,
        description="The id of the skill, tool or role in that field, if it is about one.",
    )
    source: Ref = Field(description="The id of the source.")
    value: Figure | None = Field(
        default=None, description="What was measured; it needs a unit and n."
    )
    unit: Name | None = Field(
        default=None,
        description="What the value counts; a share, from 0 to 1, starts with that word.",
    )
    n: Annotated[int, Field(strict=True, gt=0)] | None = Field(
        default=None, description="How many answers or postings it was counted over."
    )
    says: Text | None = Field(default=None, description="What the source says, in your own words.")
    stance: Stance = Field(
        description="What it does to the claim: it measures it, supports it or disputes it."
    )

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.value is None and self.says is None:
            raise ValueError('holds neither a "value" nor what the source "says"')
        missing = [f'"{key}"' for key in ("unit", "n") if getattr(self, key) is None]
        if self.value is not None and missing:
            raise ValueError(f'has a "value" without its {" and ".join(missing)}')
        return self


class Role(Model):
    """A role: what it is for, does and asks for, and how one gets in and on."""

    id: Id = Field(description="What it is asked for by, and what others refer to it by.")
    name: Name = Field(description="What it is called.")
    aliases: tuple[Alias, ...] = Field(
        default=(), description="Short names that no other role has."
    )
    alternate_titles: tuple[Name, ...] = Field(
        default=(), description="What else the job is called; other roles may share a title."
    )
    summary: Text = Field(description="What it is for, in a sentence.")
    focus: Text | None = Field(default=None, description="What it is after.")
    questions: tuple[Text, ...] = Field(default=(), description="The questions it is asked.")
    responsibilities: tuple[Responsibility, ...] = Field(default=(), description="What it does.")
    skills: tuple[RequiredSkill, ...] = Field(default=(), description="The skills it asks for.")
    tools: tuple[RequiredTool, ...] = Field(default=(), description="The tools it works with.")
    degree: Degree = Field(default=Degree(), description="The degree it expects.")
    entry: Entry = Field(default=Entry(), description="How hard it is to enter.")
    works_with: tuple[Collaboration, ...] = Field(
        default=(), description="The roles it works with."
    )
    leads_to: tuple[Move, ...] = Field(
        default=(), description="The roles it is documented to lead to."
    )
    evidence: tuple[Evidence, ...] = Field(
        default=(), description="What sources measure and say about it, for and against."
    )


class Relationship(Model):
    """Why two roles are mixed up, and how they work together."""

    roles: tuple[Ref, Ref] = Field(description="The ids of the two roles.")
    confusion: Text | None = Field(default=None, description="Why they are mixed up.")
    collaboration: Text | None = Field(default=None, description="How they work together.")
    sources: tuple[Ref, ...] = SOURCES


class Contribution(Model):
    """What one role does for an application."""

    role: Ref = Field(description="The id of the role.")
    does: Text = Field(description="What it does.")


class Application(Model):
    """An example of the process at work, where it is seen, and who does what."""

    name: Name = Field(description="What it is.")
    about: Text | None = Field(default=None, description="How it works.")
    seen_at: tuple[Name, ...] = Field(default=(), description="Where it is seen at work.")
    roles: tuple[Contribution, ...] = Field(default=(), description="Which role does what for it.")
    sources: tuple[Ref, ...] = SOURCES


class Person(Model):
    """One person of a team, and the roles that person holds."""

    title: Name = Field(description="What the person is called.")
    roles: tuple[Ref, ...] = Field(description="The ids of the roles the person holds.")


class TeamShape(Model):
    """How the roles are spread over the people of a team."""

    id: Id = Field(description="What it is asked for by.")
    name: Name = Field(description="What it is called.")
    about: Text | None = Field(default=None, description="Where such a team is found.")
    people: tuple[Person, ...] = Field(default=(), description="The people of the team.")
    sources: tuple[Ref, ...] = SOURCES


class Catalog(Model):
    """A whole catalog: the controlled lists, the roles, and what holds between them."""

    schema_: Annotated[str | None, Field(alias="$schema")] = Field(
        default=None, description="The schema of this file, for editors."
    )
    format: Literal[1] = Field(description="The format of this file: 1.")
    title: Name | None = Field(default=None, description="A name for the whole.")
    sources: tuple[Source, ...] = Field(
        default=(), description="Where claims and figures come from."
    )
    tools: tuple[Tool, ...] = Field(default=(), description="All tools that roles may ask for.")
    skills: tuple[Skill, ...] = Field(default=(), description="All skills that roles may ask for.")
    phases: tuple[Phase, ...] = Field(default=(), description="The steps of the process, in order.")
    roles: tuple[Role, ...] = Field(default=(), description="The roles.")
    relationships: tuple[Relationship, ...] = Field(
        default=(), description="What holds between two roles."
    )
    applications: tuple[Application, ...] = Field(
        default=(), description="Examples of the process at work."
    )
    team_shapes: tuple[TeamShape, ...] = Field(
        default=(), description="How teams spread the roles over their people."
    )
