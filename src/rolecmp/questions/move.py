"""The direct move between two roles, as data."""

from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import Annotated

from pydantic import ConfigDict, Field

from rolecmp.catalog.model import Model
from rolecmp.questions.transitions import Tier, TransitionScorer

START = "null: what you have"


class Endpoints(Model):
    """The two roles of a path or move, by id."""

    model_config = ConfigDict(validate_by_name=True, serialize_by_alias=True)

    from_: Annotated[str | None, Field(alias="from")] = Field(
        description=f"The id of the first role; {START}."
    )
    from_name: str | None = Field(description=f"Its name; {START}.")
    to: str = Field(description="The id of the last role.")
    to_name: str = Field(description="Its name.")


class Move(Endpoints):
    """A move between two roles, and how big it is."""

    tier: Tier | None = Field(description="How far apart the two roles are; null: no data.")
    gap: float | None = Field(
        description="The share of the next role's requirements, 0 to 1, that you lack if you "
        "come straight from the previous role; null: no data."
    )
    rise: int | None = Field(
        description="How much harder the next role is to get into, -4 to 4; null: no data."
    )
    comparable: bool = Field(
        description="Whether both are from one catalog, or from catalogs that share most of the "
        "skills and tools that the next role requires."
    )


def direct_moves(scorer: TransitionScorer, ids: Sequence[str]) -> Iterator[Move]:
    """Yield the direct move of each ordered pair of roles."""
    for origin, destination in permutations(ids, 2):
        move = scorer.transition(origin, destination)
        yield Move(
            from_=origin,
            from_name=scorer.roles[origin].name,
            to=destination,
            to_name=scorer.roles[destination].name,
            tier=move.tier,
            gap=move.gap,
            rise=move.rise,
            comparable=scorer.gaps.is_comparable(origin, destination),
        )
