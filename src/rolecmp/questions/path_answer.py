"""The answer of `path`: paths between roles as data, each step counted from what you have."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from rolecmp.catalog.model import Model
from rolecmp.catalog.terms import DegreeLevel, Level, RelatednessTier
from rolecmp.questions.answer import KIND, Answer, Citation, Named, TableRole
from rolecmp.questions.figures import FigureDetail, MeasureDetail
from rolecmp.questions.having import OwnedItem
from rolecmp.questions.kinds import AnswerKind
from rolecmp.questions.me import Me
from rolecmp.questions.move import Endpoints, Move
from rolecmp.questions.namesakes import NAMESAKES
from rolecmp.questions.role_detail import DegreeDetail, EntryDetail

ASSUMED = "Whether the level is assumed: the catalog gives none for this skill."


class PathRole(TableRole):
    """A role on one of the paths."""

    handle: str = Field(
        description="What names it in the rest of the answer: its id, or ROLE@GRADE."
    )
    published: bool = Field(description="Whether a source publishes which roles it leads to.")
    entry: EntryDetail = Field(description="How hard it is to get into.")
    degree: DegreeDetail = Field(description="The degree it expects.")

    @property
    def called(self) -> tuple[str, ...]:
        """The names that are no one else's: at a grade, all with that grade."""
        return (self.handle, *self.aliases)


class Item(Named):
    """A skill or tool on one of the paths."""

    kind: Literal["skill", "tool"] = Field(description="Whether it is a skill or a tool.")


class LearnedItem(Item):
    """A skill or tool to learn up to a level."""

    how: Literal["start", "deepen"] = Field(
        description="Whether you start from zero, or build on what you already have at that point."
    )
    from_level: Level | None = Field(
        description="The level you have at that point; null if you start from zero."
    )
    to_level: Level = Field(description="The level you need.")
    assumed: bool = Field(description=ASSUMED)


class ToolToPickUp(Named):
    """A useful tool of the next role that you do not have at that point."""

    share: FigureDetail | None = Field(description="The share that name or use it, if known.")


class GapTerm(Item):
    """One item in the calculation of a gap.

    The gap is the sum of the missing levels over the sum of the ranks, 1 to 4, of the
    required levels, both by weight.
    """

    required: Level = Field(description="The level the next role requires.")
    assumed: bool = Field(description=ASSUMED)
    have: Level | None = Field(
        description="The level you have from the previous role and --have; null if none."
    )
    missing: int = Field(description="The number of missing levels.")
    weight: float = Field(
        description="The weight of each level; 1 unless the catalog weighs items by rarity."
    )


class RouteStep(Move):
    """One move of a path, and what it takes."""

    cost: int = Field(description="The cost of the move, used to choose the path.")
    lacks_degree: bool = Field(
        description="Whether it requires a higher degree than you have: one tier harder."
    )
    is_common: bool = Field(
        description="Whether it is measurably more common than among others: one tier easier."
    )
    origin_known: bool = Field(
        description="Whether it is known what skills the role before has; if not, you may have "
        "what there is to learn."
    )
    learn: tuple[LearnedItem, ...] = Field(description="What you still need at that point.")
    tools: tuple[ToolToPickUp, ...] = Field(
        description="Useful tools worth picking up, most often named first."
    )
    unknown: tuple[Literal["skill", "tool"], ...] = Field(
        description="The kinds of items for which the next role has no data."
    )
    keep: tuple[Item, ...] = Field(
        description="What the next role uses that you already have at its level."
    )
    note: str | None = Field(description="How, or for whom, as the catalog documents it.")
    relatedness_tier: RelatednessTier | None = Field(
        description="How closely the two roles are related: the tier that the source publishes."
    )
    is_documented: bool = Field(
        description="Whether the catalog says that one role leads to the other."
    )
    documented: tuple[Citation, ...] = Field(description="The sources that document the move.")
    disputed: tuple[Citation, ...] = Field(description="The sources that dispute it.")
    arithmetic: tuple[GapTerm, ...] | None = Field(
        description="The calculation of the gap; null without --explain."
    )


class Alternative(Model):
    """Another path, and what it costs."""

    roles: tuple[str, ...] = Field(description="The ids of the roles on it, after the start.")
    cost: int = Field(description="Its cost.")


class Route(Endpoints):
    """The best path between two roles, and the direct move."""

    reason: str = Field(description="Why this path, in a sentence or two.")
    is_gentle: bool = Field(description="Whether there is a path without leaps.")
    cost: int = Field(description="The cost of the path; lower is better.")
    steps: tuple[RouteStep, ...] = Field(
        description="The moves; none from a role to itself, or where no path is published."
    )
    direct: RouteStep | None = Field(description="The direct move; null from a role to itself.")
    runners_up: tuple[Alternative, ...] | None = Field(
        description="Other paths, including the direct one, cheapest first; null without --explain."
    )


class PathAnswer(Answer):
    """The best paths from a role, to a role, or from one to another, easiest first.

    Without any role, all moves between roles.
    """

    model_config = ConfigDict(validate_by_name=True, serialize_by_alias=True)

    kind: Literal[AnswerKind.PATH] = Field(default=AnswerKind.PATH, description=KIND)
    start: Literal["role", "have", "nothing"] | None = Field(
        description="Whether you start from a role, from what you have, or from nothing; "
        "null: from all roles."
    )
    from_: Annotated[str | None, Field(alias="from")] = Field(
        description="The id of your current role; null: see start."
    )
    to: str | None = Field(description="The id of the role you want; null: all others.")
    have: tuple[OwnedItem, ...] = Field(
        description="The skills and tools that --have lists, beyond those of the first role."
    )
    degree: DegreeLevel | None = Field(description="The degree you have, if given.")
    me: Me | None = Field(
        description="What you have, as the file after --me says; null without one."
    )
    unused: tuple[Named, ...] = Field(description="What of them makes no difference.")
    weighted: bool = Field(description="Whether rarer skills and tools count more in gaps.")
    published: bool = Field(
        description="Whether one of the moves is from a role whose relations a source publishes."
    )
    limit: int | None = Field(description="The maximum number of paths listed; null: all.")
    roles: tuple[PathRole, ...] = Field(description="The roles on the paths.")
    routes: tuple[Route, ...] = Field(description="The best paths, easiest first.")
    matrix: tuple[Move, ...] = Field(description="Without any role: the moves between all roles.")
    namesakes: tuple[TableRole, ...] = Field(description=NAMESAKES)
    measures: tuple[MeasureDetail, ...] = Field(description="What the shares of tools mean.")
