"""The controlled lists of a catalog: sources, measures, tools, skills and phases."""

from typing import Annotated

from pydantic import Field

from rolecmp.catalog.model.base import (
    DIFFERENT,
    SEARCH,
    Address,
    Alias,
    Id,
    Model,
    Name,
    Phrase,
    Ref,
    Text,
    Year,
    example,
)
from rolecmp.catalog.terms import Level, RoleField, Unit


class Source(Model):
    """Where a claim or a figure comes from."""

    model_config = example(id="us", title="What we agreed on", publisher="Our team", year=2026)

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

    model_config = example(
        id="paid",
        about="pay",
        name="pay in our team, median",
        unit="usd-per-year",
        source="us",
        year=2025,
        population="Everybody in the role at the end of 2025.",
    )

    id: Id = Field(description="Unique id, used by figures.")
    about: RoleField = Field(description="The field of a role it is about.")
    name: Name = Field(description="What is counted, such as: share of job postings that name it.")
    unit: Unit = Field(description="The unit of its figures; a share is from 0 to 1.")
    source: Ref = Field(description="The id of the source.")
    year: Year = Field(description="The year of the data, not of its release.")
    population: Text = Field(description="Who or what is counted.")
    note: Text | None = Field(default=None, description="Caveats: what it does and does not count.")


class Resource(Model):
    """Where a skill or a tool can be learned."""

    model_config = example(name="Our SQL course", url="https://intranet.example.org/sql")

    name: Name = Field(description="Its name.")
    url: Address | None = Field(default=None, description="Its address; never fetched.")
    note: Text | None = Field(default=None, description="For whom, or how long it takes.")


RESOURCES = Field(default=(), description="Where it can be learned.")


class Tool(Model):
    """A product or a language that roles work with."""

    model_config = example(id="python", name="Python", kind="language")

    id: Id = Field(description="Unique id, used by roles.")
    name: Name = Field(description="Its name, as usually written.")
    kind: Id = Field(default="other", description="Its kind: language, database, cloud, …")
    aliases: tuple[Alias, ...] = Field(default=(), description="Other names, such as sklearn.")
    search: tuple[Name, ...] = SEARCH
    different_from: tuple[Ref, ...] = DIFFERENT
    resources: tuple[Resource, ...] = RESOURCES


class Skill(Model):
    """Something a person can do at a proficiency level."""

    model_config = example(id="sql", name="SQL", about="Reading and combining data with queries.")

    id: Id = Field(description="Unique id, used by roles.")
    name: Name = Field(description="Its name.")
    about: Text | None = Field(default=None, description="What you can do if you have it.")
    aliases: tuple[Alias, ...] = Field(default=(), description="Other names.")
    search: tuple[Name, ...] = SEARCH
    different_from: tuple[Ref, ...] = DIFFERENT
    levels: dict[Level, Text] = Field(
        # As a default, an empty one would be copied deeply for each of thousands of skills.
        default_factory=dict,
        description="What each proficiency level of it means.",
        json_schema_extra={"default": {}},
    )
    resources: tuple[Resource, ...] = RESOURCES


class Signal(Model):
    """Something that job ads speak of, more in those of some roles than of others."""

    model_config = example(
        id="reports", name="reports", skill="sql", words=["report*", "dashboard*"]
    )

    id: Id = Field(description="Unique id, used by the ads of roles.")
    name: Name = Field(description="What the ads speak of.")
    skill: Ref | None = Field(default=None, description="The id of the skill it is a sign of.")
    tool: Ref | None = Field(default=None, description="The id of the tool it is a sign of.")
    common: Annotated[bool, Field(strict=True)] = Field(
        default=False, description="Whether the ads for many other jobs speak of it, too."
    )
    words: tuple[Phrase, ...] = Field(
        json_schema_extra={"minItems": 1},
        description="The words to look for: report* is any word that begins so, ... up to five "
        "words, =Excel only itself as written.",
    )


class Phase(Model):
    """A phase of the data science process."""

    model_config = example(id="explore", name="Explore", about="Looking for patterns in the data.")

    id: Id = Field(description="Unique id, used by responsibilities.")
    name: Name = Field(description="Its name.")
    about: Text | None = Field(default=None, description="What happens in it.")
