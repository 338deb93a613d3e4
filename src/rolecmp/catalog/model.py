"""The catalog file, format 1, as strict and frozen models.

What these models accept is what a catalog file may hold; what they cannot see,
because it concerns several places at once (a reference to an id, a name used
twice), `rolecmp.catalog.check` finds.
"""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from rolecmp.catalog.characters import ACTING
from rolecmp.catalog.terms import (
    DegreeLevel,
    Expectation,
    Level,
    Need,
    Part,
    RoleField,
    Stance,
)


def _readable(text: str) -> str:
    """Refuse text that is blank or holds characters that act instead of show."""
    if not text.strip():
        raise ValueError("is blank")
    if found := ACTING.search(text):
        raise ValueError(
            f"holds the character U+{ord(found[0]):04X}, which acts instead of showing"
        )
    return text


Text = Annotated[str, Field(max_length=20_000), AfterValidator(_readable)]
Name = Annotated[str, Field(max_length=200), AfterValidator(_readable)]
Id = Annotated[str, Field(max_length=100, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Alias = Annotated[str, Field(max_length=100, pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$")]
# A reference needs no pattern: it is checked to be one of the ids there are.
Ref = str


class Model(BaseModel):
    """The base of everything in a catalog: no coercion, no change, no unknown key."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class Source(Model):
    """Where a claim or a figure comes from."""

    id: Id
    title: Name
    publisher: Name | None = None
    year: Annotated[int, Field(ge=1000, le=9999)] | None = None
    url: Annotated[str, Field(max_length=2000, pattern=r"^https?://[!-~]+$")] | None = None
    license: Name | None = None
    note: Text | None = None


class Tool(Model):
    """A product or a language that roles work with, of one kind (`database`, …)."""

    id: Id
    name: Name
    kind: Id = "other"
    aliases: tuple[Alias, ...] = ()


class Skill(Model):
    """Something a person can do, to a proficiency level."""

    id: Id
    name: Name
    about: Text | None = None
    aliases: tuple[Alias, ...] = ()


class Phase(Model):
    """A step of the data-science process."""

    id: Id
    name: Name
    about: Text | None = None


class Responsibility(Model):
    """One thing a role does, in a phase of the process, leading or in support."""

    text: Text
    phase: Ref | None = None
    part: Part | None = None
    sources: tuple[Ref, ...] = ()


class RequiredSkill(Model):
    """A skill a role asks for."""

    skill: Ref
    level: Level
    need: Need = Need.ESSENTIAL


class RequiredTool(Model):
    """A tool a role asks for."""

    tool: Ref
    need: Need = Need.ESSENTIAL


class Degree(Model):
    """The degree a role expects."""

    expectation: Expectation | None = None
    levels: tuple[DegreeLevel, ...] = ()
    fields: tuple[Name, ...] = ()
    note: Text | None = None
    sources: tuple[Ref, ...] = ()


class Entry(Model):
    """How hard a role is to enter: 1 (easiest) to 5 (hardest)."""

    difficulty: Annotated[int, Field(ge=1, le=5)] | None = None
    note: Text | None = None
    sources: tuple[Ref, ...] = ()


class Collaboration(Model):
    """Another role that a role works with, and on what."""

    role: Ref
    on: Text | None = None


class Move(Model):
    """A documented move from a role to another.

    `relatedness` is a number as its source published it (a rank, a share), in
    that source's own unit; the note says which.
    """

    role: Ref
    note: Text | None = None
    sources: tuple[Ref, ...] = ()
    relatedness: Annotated[float, Field(allow_inf_nan=False)] | None = None


class Evidence(Model):
    """What one source measures or says about a field of a role.

    `item` narrows it to one skill, tool or role in that field. `value` is in
    `unit` (a share lies in 0..1); `n` is the number of answers or postings it
    was counted over.
    """

    about: RoleField
    item: Ref | None = None
    source: Ref
    value: Annotated[float, Field(allow_inf_nan=False)] | None = None
    unit: Name | None = None
    n: Annotated[int, Field(gt=0)] | None = None
    says: Text | None = None
    stance: Stance

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

    id: Id
    name: Name
    aliases: tuple[Alias, ...] = ()
    alternate_titles: tuple[Name, ...] = ()
    summary: Text
    focus: Text | None = None
    questions: tuple[Text, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    skills: tuple[RequiredSkill, ...] = ()
    tools: tuple[RequiredTool, ...] = ()
    degree: Degree = Degree()
    entry: Entry = Entry()
    works_with: tuple[Collaboration, ...] = ()
    leads_to: tuple[Move, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Relationship(Model):
    """Why two roles are mixed up, and how they work together."""

    roles: tuple[Ref, Ref]
    confusion: Text | None = None
    collaboration: Text | None = None
    sources: tuple[Ref, ...] = ()


class Contribution(Model):
    """What one role does for an application."""

    role: Ref
    does: Text


class Application(Model):
    """An example of the process at work, where it is seen, and who does what."""

    name: Name
    about: Text | None = None
    seen_at: tuple[Name, ...] = ()
    roles: tuple[Contribution, ...] = ()
    sources: tuple[Ref, ...] = ()


class Person(Model):
    """One person of a team, and the roles that person holds."""

    title: Name
    roles: tuple[Ref, ...]


class TeamShape(Model):
    """How the roles are spread over the people of a team."""

    id: Id
    name: Name
    about: Text | None = None
    people: tuple[Person, ...] = ()
    sources: tuple[Ref, ...] = ()


class Catalog(Model):
    """A whole catalog: the controlled lists, the roles, and what holds between them."""

    schema_: Annotated[str | None, Field(alias="$schema")] = None
    format: Literal[1]
    title: Name | None = None
    sources: tuple[Source, ...] = ()
    tools: tuple[Tool, ...] = ()
    skills: tuple[Skill, ...] = ()
    phases: tuple[Phase, ...] = ()
    roles: tuple[Role, ...] = ()
    relationships: tuple[Relationship, ...] = ()
    applications: tuple[Application, ...] = ()
    team_shapes: tuple[TeamShape, ...] = ()
