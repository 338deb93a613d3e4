"""The whole catalog file, format 1."""

from collections import Counter
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, PrivateAttr

from rolecmp.catalog.model.base import SOURCES, Id, Model, Name, Ref, Text, example
from rolecmp.catalog.model.lists import Measure, Phase, Signal, Skill, Source, Tool
from rolecmp.catalog.model.role import Role
from rolecmp.catalog.terms import Weighting


class Relationship(Model):
    """How two roles relate: why they are mixed up, how they work together."""

    model_config = example(roles=["analyst", "data-engineer"], confusion="Both write queries.")

    roles: tuple[Ref, Ref] = Field(description="The ids of the two roles.")
    confusion: Text | None = Field(default=None, description="Why they are mixed up.")
    collaboration: Text | None = Field(default=None, description="How they work together.")
    sources: tuple[Ref, ...] = SOURCES


class Contribution(Model):
    """What one role does for an application."""

    model_config = example(role="analyst", does="Watches the numbers.")

    role: Ref = Field(description="The id of the role.")
    does: Text = Field(description="What it does.")
    sources: tuple[Ref, ...] = SOURCES


class Application(Model):
    """An example of the process at work."""

    model_config = example(
        name="Our weekly report", roles=[{"role": "analyst", "does": "Writes it."}]
    )

    name: Name = Field(description="Its name.")
    about: Text | None = Field(default=None, description="How it works.")
    seen_at: tuple[Name, ...] = Field(default=(), description="Who uses it.")
    roles: tuple[Contribution, ...] = Field(default=(), description="Who does what for it.")
    sources: tuple[Ref, ...] = SOURCES


class Person(Model):
    """One person on a team."""

    model_config = example(title="Analyst", roles=["analyst", "data-engineer"])

    title: Name = Field(description="The person's title.")
    roles: tuple[Ref, ...] = Field(description="The ids of the roles the person has.")


class TeamShape(Model):
    """How a team splits the roles among its people."""

    model_config = example(
        id="small", name="A small team", people=[{"title": "Analyst", "roles": ["analyst"]}]
    )

    id: Id = Field(description="Unique id, used on the command line.")
    name: Name = Field(description="Its name.")
    about: Text | None = Field(default=None, description="Where you find such a team.")
    people: tuple[Person, ...] = Field(default=(), description="The people of the team.")
    sources: tuple[Ref, ...] = SOURCES


class Carriers(NamedTuple):
    """How many roles have any skills and tools, and how many have each of them, by its id."""

    any: int
    each: Mapping[str, int]


class Part(NamedTuple):
    """One of the catalogs that are combined."""

    title: str
    """Its title, or the name of its file."""
    weighting: Weighting | None
    carriers: Callable[[], Carriers]
    """Returns how many of its roles have which skills and tools."""
    items: Callable[[], AbstractSet[str]]
    """Returns the ids of the skills and tools that its roles may list."""


class Catalog(Model):
    """A whole catalog: the controlled lists, the roles, and how they relate."""

    model_config = example(
        format=1,
        roles=[{"id": "analyst", "name": "Analyst", "summary": "Answers questions with data."}],
    )

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
    signals: tuple[Signal, ...] = Field(
        default=(), description="What job ads speak of, by which match finds the role of an ad."
    )
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
    _count: Callable[[], Carriers] | None = PrivateAttr(default=None)
    _parts: Mapping[str, Part] = PrivateAttr(default_factory=dict)
    _read_whole: Callable[[], "Catalog"] | None = PrivateAttr(default=None)
    _outlined: AbstractSet[str] = PrivateAttr(default=frozenset())

    @property
    def items(self) -> list[Skill | Tool]:
        """The skills and the tools: no two of them share an id or alias."""
        return [*self.skills, *self.tools]

    @property
    def carriers(self) -> Carriers:
        """How many roles have which skills and tools; of an excerpt, in the whole catalog."""
        if self._count:
            return self._count()
        return Carriers(
            sum(bool(role.skills or role.tools) for role in self.roles),
            Counter(item for role in self.roles for item in role.items),
        )

    @property
    def parts(self) -> Mapping[str, Part]:
        """The catalog that each role, by its id, is from; empty if all are from one."""
        return self._parts

    def rarity_of(self, role: str) -> Carriers | None:
        """Return how many roles of a role's catalog have what, if it weighs that by rarity."""
        part = self._parts.get(role)
        if (part.weighting if part else self.weighting) is not Weighting.RARITY:
            return None
        return part.carriers() if part else self.carriers

    def title_of(self, role: str) -> str | None:
        """Return the title of the catalog that a role, by its id, is from; None: from one."""
        part = self._parts.get(role)
        return part and part.title

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of the catalogs that this one is made of; none if there is only one."""
        return tuple(dict.fromkeys(part.title for part in self._parts.values()))

    def made_of(self, parts: Mapping[str, Part]) -> "Catalog":
        """Return this catalog with those that it is made of, by the ids of their roles."""
        copied = self.model_copy()
        copied._parts = parts  # noqa: SLF001 its own
        return copied

    def is_outline_of(self, role: str) -> bool:
        """Return whether this is an excerpt that has no more than an outline of a role."""
        return role in self._outlined

    def whole(self) -> "Catalog | None":
        """Read the catalog that this is an excerpt of, which takes its place; None if it is none.

        What was kept to count in the whole one goes first, as it takes most of the memory.
        """
        read, self._read_whole, self._count, self._parts = self._read_whole, None, None, {}
        return read() if read else None

    def part_of(
        self,
        read: Callable[[], "Catalog"],
        count: Callable[[], Carriers],
        outlined: AbstractSet[str],
    ) -> "Catalog":
        """Return this excerpt of a catalog with what it has to know of the whole one.

        `read` reads that, `count` counts the `carriers` in it, and the roles `outlined` are
        those of which this has an outline.
        """
        copied = self.model_copy()
        copied._read_whole, copied._count = read, count  # noqa: SLF001 its own
        copied._outlined = outlined  # noqa: SLF001 its own
        return copied
