"""How hard it is to move from one role to another: the gap, the rise and the tier of a move.

Two things are kept apart: what the next role asks for that is missing, and how
much harder it is to enter. `docs/paths.md` tells why, with an example.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from itertools import chain
from math import log
from types import MappingProxyType
from typing import NamedTuple

from rolecmp.catalog.model import Role
from rolecmp.catalog.terms import MANY_ROLES, Level, Need, RelatednessTier

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
LISTED: Mapping[Tier, Container[RelatednessTier | None]] = {
    Tier.STEP: {RelatednessTier.PRIMARY},
    Tier.STRETCH: {*RelatednessTier},
}
"""What stands for the gap where a source has published how roles are related."""
MOST_MOVES, MOST_LISTED_MOVES = 4, 6
"""The longest way that is looked for; published relations lead less far at a time."""
NOTHING: Profile = MappingProxyType({})


class Move(NamedTuple):
    """A move between two roles, named by their ids.

    `gap` is the share, 0 to 1, of what the destination asks for that is missing;
    `rise` how much harder it is to enter than the origin, -4 to 4. Each is None
    where it is not known, and `tier` is if the gap is not; where a source has published
    how roles are related, it is if the two are not.
    """

    origin: str
    destination: str
    gap: float | None
    rise: int | None
    tier: Tier | None


class Leg(NamedTuple):
    """A move that a way may be made of.

    `distance` is what decides between moves of the same tier: the gap, or, where a source
    has published the roles that are related to one, at which place they stand there.
    """

    origin: str
    destination: str
    tier: Tier | None
    distance: float


def brought(role: Role) -> Profile:
    """Return all that one has who holds `role`: its skills and its tools, essential or not."""
    skills = {each.skill: each.level.rank for each in role.skills}
    return skills | {each.tool: TOOL_LEVEL.rank for each in role.tools}


def asked(role: Role) -> Profile:
    """Return what entry into `role` asks for: its essential skills and tools."""
    useful = {each.skill for each in role.skills if each.need is Need.USEFUL}
    useful |= {each.tool for each in role.tools if each.need is Need.USEFUL}
    return {item: rank for item, rank in brought(role).items() if item not in useful}


def merged(*profiles: Profile) -> Profile:
    """Return the profile of one who has all of `profiles`, each item at its highest level."""
    first, *others = [*filter(None, profiles)] or [NOTHING]
    if not others:
        return first
    whole = dict(first)
    for item, rank in chain.from_iterable(profile.items() for profile in others):
        whole[item] = max(rank, whole.get(item, 0))
    return whole


def rarity(roles: Sequence[Role]) -> Mapping[str, float] | None:
    """Return how much each item weighs in a gap: the rarer it is among `roles`, the more.

    What all have tells nothing of a move, and in a large catalog most of what a role asks
    for is of that kind. The weight is ln(N / df): N counts the roles that have any items,
    df those that have the item. Of few roles it is None: all items weigh the same.
    """
    if len(roles) < MANY_ROLES:
        return None
    known = sum(bool(role.skills or role.tools) for role in roles)
    frequencies = Counter(each.skill for role in roles for each in role.skills)
    frequencies.update(each.tool for role in roles for each in role.tools)
    return {item: log(known / frequency) for item, frequency in frequencies.items()}


class Judge:
    """Judges the moves between some roles, for one who has some skills and tools besides.

    Roles are named by their ids. `weights` are those of `rarity`. `listed` are, for each
    role for which a source has published related roles, these with their tier and rank.
    """

    def __init__(self, roles: Sequence[Role], besides: Profile = NOTHING) -> None:
        """Judge moves between `roles`."""
        self.roles = {role.id: role for role in roles}
        self.besides = besides
        self.weights = rarity(roles)
        self._difficulties = {role.id: role.entry.difficulty for role in roles}
        self.listed = {
            role.id: {
                move.role: (move.relatedness_tier, rank)
                for rank, move in enumerate(role.leads_to, start=1)
            }
            for role in roles
            if any(move.relatedness_tier for move in role.leads_to)
        }
        self.most_moves = MOST_LISTED_MOVES if self.listed else MOST_MOVES
        self._has: dict[str, Profile] = {}
        self._asks: dict[str, Profile] = {}
        self._legs_to = defaultdict[str, list[Leg]](list)
        self._others = {
            id: None
            for id in self.roles
            if id not in self.listed and (not self.listed or self.has(id))
        }

    def has(self, id: str) -> Profile:
        """Return what one brings who holds a role, with what one has besides."""
        if id not in self._has:
            self._has[id] = merged(brought(self.roles[id]), self.besides)
        return self._has[id]

    def asks(self, id: str) -> Profile:
        """Return what entry into a role asks for."""
        if id not in self._asks:
            self._asks[id] = asked(self.roles[id])
        return self._asks[id]

    def legs_from(self, origin: str) -> Iterator[Leg]:
        """Return the moves from a role that a way may be made of.

        From a role with published relations they are those, and what else is documented;
        from another one they are those to all roles of its kind, and what is documented.
        Beside published relations, a role that nothing is known of leads nowhere.
        """
        destinations = {move.role: None for move in self.roles[origin].leads_to}
        if origin in self._others:
            destinations |= self._others
        return (self._leg(origin, id) for id in destinations if id != origin)

    def legs_to(self, destination: str) -> Sequence[Leg]:
        """Return the moves to a role that a way may be made of."""
        if not self._legs_to:
            for id in self.roles:
                for leg in self.legs_from(id):
                    self._legs_to[leg.destination].append(leg)
        return self._legs_to[destination]

    def _leg(self, origin: str, destination: str) -> Leg:
        if origin in self.listed:
            related, rank = self.listed[origin][destination]
            tier: Tier | None = listed_tier(related, self.rise(origin, destination))
            return Leg(origin, destination, tier, rank)
        gap = self.gap(origin, destination)
        tier = measured_tier(gap, self.rise(origin, destination))
        return Leg(origin, destination, tier, 1 if gap is None else gap)

    def move(self, origin: str, destination: str) -> Move:
        """Return the move from one role to another."""
        gap, rise = self.gap(origin, destination), self.rise(origin, destination)
        tier: Tier | None = None
        if origin not in self.listed:
            tier = measured_tier(gap, rise)
        elif listed := self.listed[origin].get(destination):
            tier = listed_tier(listed[0], rise)
        return Move(origin, destination, gap, rise, tier)

    def rise(self, origin: str, destination: str) -> int | None:
        """Return how much harder a role is to enter than another: None if not known."""
        before, next_ = self._difficulties[origin], self._difficulties[destination]
        return None if before is None or next_ is None else next_ - before

    def gap(self, origin: str, destination: str) -> float | None:
        """Return the share of the levels asked for that one lacks, by weight, to four places.

        All that one has is held against the essentials of the destination: of the
        measures tried on 9,113 moves, this agreed best with what people said of them
        (Nesta; Spearman 0.77). None if either is empty, or if of a role in a large
        catalog no skills are known: then it is not known.
        """
        has, asks = self.has(origin), self.asks(destination)
        if self.weights is not None and not self.roles[destination].skills:
            return None
        whole = sum(rank * self.weight(item) for item, rank in asks.items())
        if not has or not whole:
            return None
        missing = sum(
            max(0, rank - has.get(item, 0)) * self.weight(item) for item, rank in asks.items()
        )
        return round(missing / whole, 4)

    def weight(self, item: str) -> float:
        """Return how much a skill or tool weighs in a gap; one that no role has weighs nothing."""
        return 1 if self.weights is None else self.weights.get(item, 0)


def measured_tier(gap: float | None, rise: int | None) -> Tier | None:
    """Return the tier of a move by what is missing: None if that is not known."""
    return None if gap is None else _tier(rise, lambda tier: gap <= LIMITS[tier][0])


@cache
def listed_tier(related: RelatednessTier | None, rise: int | None) -> Tier:
    """Return the tier of a move from a role whose related roles are published.

    `related` is the tier in which the other role is published: None if it is not.
    """
    return _tier(rise, lambda tier: related in LISTED[tier])


def _tier(rise: int | None, is_near: Callable[[Tier], bool]) -> Tier:
    """Return the first tier that allows a move; a rise that is not known is left out of account."""
    for tier, (_, steepest) in LIMITS.items():
        if is_near(tier) and (rise is None or rise <= steepest):
            return tier
    return Tier.LEAP
