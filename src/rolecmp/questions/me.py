"""What you have, as your résumé says: skills and tools with their levels, degree and years."""

from typing import Literal

from pydantic import Field

from rolecmp.catalog.model import Model
from rolecmp.catalog.terms import DegreeLevel, Level
from rolecmp.questions.answer import Named, NamedRole
from rolecmp.questions.gaps import ASSUMED_LEVEL, Profile

ME = "What you have, as the file after --me says, or --have; null without either."
ProofKind = Literal["work", "project", "course"]


class Proof(Model):
    """A work, a project or a course in which you used a skill or tool."""

    kind: ProofKind = Field(description="Which of these it is.")
    about: str | None = Field(description="Which one, as the file has it.")


class MyItem(Named):
    """A skill or tool that you have."""

    kind: Literal["skill", "tool"] = Field(description="Whether it is a skill or a tool.")
    level: Level = Field(description="The level at which you have it.")
    assumed: bool = Field(
        description=f"Whether the level is assumed: the file gives none, so it counts as "
        f"{ASSUMED_LEVEL}."
    )
    claimed: bool = Field(
        description="Whether the file lists it as a skill, or only mentions it elsewhere."
    )
    proof: tuple[Proof, ...] = Field(description="In which work, projects and courses it stands.")


class UnknownClaim(Model):
    """Something that the file lists as a skill, and that the catalog does not know."""

    name: str = Field(description="Its name in the file.")
    near: tuple[Named, ...] = Field(description="The skills and tools with the nearest names.")


class Me(Model):
    """What you have, as far as your file says. What it does not mention you may well have."""

    file: str = Field(description="The name of the file; --have without one.")
    items: tuple[MyItem, ...] = Field(description="Skills and tools, those first that it lists.")
    degree: DegreeLevel | None = Field(description="Your highest degree; null: not mentioned.")
    years: float | None = Field(
        description="Your years of experience, at least; null: not mentioned."
    )
    role: NamedRole | None = Field(
        description="The role that the newest of your job titles names; null: none of the catalog."
    )
    unknown: tuple[UnknownClaim, ...] = Field(
        description="What it lists as skills and the catalog does not know."
    )

    @property
    def profile(self) -> Profile:
        """The skills and tools by id, each with the rank of its level."""
        return {item.id: item.level.rank for item in self.items}
