"""How hard it is to move from one role to another: the gap, the rise and the tier of a move.

Two things are kept apart: what the next role asks for that is missing, and how
much harder it is to enter. `docs/paths.md` tells why, with an example.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from rolecmp.catalog.model import Role
from rolecmp.catalog.terms import Level, Need

Profile = Mapping[str, int]
"""Skills and tools by id, each with the rank of its level: 1 (awareness) to 4 (expert)."""

TOOL_LEVEL = Level.WORKING
"""A tool has no level of its own in a catalog: it counts as this one."""


class Tier(StrEnum):
    """How far apart two roles are, nearest first."""

    STEP = "step"
    STRETCH = "stretch"
    LEAP = "leap"


LIMITS = {Tier.STEP: (0.50, 1), Tier.STRETCH: (0.70, 2)}
"""The largest gap and the largest rise that a tier allows; beyond all of them is a leap."""


class Move(NamedTuple):
    """A move between two roles, named by their ids.

    `gap` is the share, 0 to 1, of what the destination asks for that is missing;
    `rise` how much harder it is to enter than the origin, -4 to 4. Each is None
    where it is not known, and `tier` is if the gap is not.
    """

    origin: str
    destination: str
    gap: float | None
    rise: int | None
    tier: Tier | None


def brought(role: Role) -> Profile:
    """Return all that one has who holds `role`: its skills and its tools, essential or not."""
    return {item: rank for item, rank, _ in _items(role)}


def asked(role: Role) -> Profile:
    """Return what entry into `role` asks for: its essential skills and tools."""
    return {item: rank for item, rank, need in _items(role) if need is Need.ESSENTIAL}


def _items(role: Role) -> Iterator[tuple[str, int, Need]]:
    for skill in role.skills:
        yield skill.skill, skill.level.rank, skill.need
    for tool in role.tools:
        yield tool.tool, TOOL_LEVEL.rank, tool.need


def merged(*profiles: Profile) -> Profile:
    """Return the profile of one who has all of `profiles`, each item at its highest level."""
    whole: dict[str, int] = {}
    for item, rank in chain.from_iterable(profile.items() for profile in profiles):
        whole[item] = max(rank, whole.get(item, 0))
    return whole


def gap(has: Profile, asks: Profile) -> float | None:
    """Return the share of the levels in `asks` that `has` lacks, to four places.

    All that one has is held against the essentials of the destination: of the
    measures tried on 9,113 moves, this agreed best with what people said of them
    (Nesta; Spearman 0.77). None if either is empty: then it is not known.
    """
    if not has or not asks:
        return None
    missing = sum(max(0, rank - has.get(item, 0)) for item, rank in asks.items())
    return round(missing / sum(asks.values()), 4)


def rise(origin: Role, destination: Role) -> int | None:
    """Return how much harder `destination` is to enter than `origin`: None if not known."""
    from_, to = origin.entry.difficulty, destination.entry.difficulty
    return None if from_ is None or to is None else to - from_


def tier(gap: float | None, rise: int | None) -> Tier | None:
    """Return the tier of a move; a rise that is not known is left out of account."""
    if gap is None:
        return None
    for tier, (widest, steepest) in LIMITS.items():
        if gap <= widest and (rise is None or rise <= steepest):
            return tier
    return Tier.LEAP


def judged(origin: Role, destination: Role, has: Profile, asks: Profile) -> Move:
    """Return the move of one who has `has` to where entry asks for `asks`."""
    how_far, higher = gap(has, asks), rise(origin, destination)
    return Move(origin.id, destination.id, how_far, higher, tier(how_far, higher))


def moves(roles: Sequence[Role], has: Mapping[str, Profile]) -> dict[tuple[str, str], Move]:
    """Return the moves between any two of `roles`, by their ids.

    `has` holds, by the id of each role, what one brings who holds it.
    """
    asks = {role.id: asked(role) for role in roles}
    return {
        (origin.id, destination.id): judged(
            origin, destination, has[origin.id], asks[destination.id]
        )
        for origin in roles
        for destination in roles
        if origin is not destination
    }
