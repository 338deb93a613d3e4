"""How hard it is to move from one role to another: gap, rise and tier of a transition.

Two things are kept apart: how much of what the next role requires is missing, and how
much harder it is to get into. `docs/paths.md` explains why, with an example.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from itertools import chain
from math import log
from types import MappingProxyType
from typing import NamedTuple

from rolecmp.catalog.model import Catalog, Role
from rolecmp.catalog.terms import Level, Need, RelatednessTier, Weighting

Profile = Mapping[str, int]
"""Skills and tools by id, each with the rank of its level: 1 (awareness) to 4 (expert)."""

ASSUMED_LEVEL = Level.WORKING
"""The level that a tool counts as, and a skill without one: tools have none in a catalog."""


class Tier(StrEnum):
    """How far apart two roles are, nearest first."""

    STEP = "step"
    STRETCH = "stretch"
    LEAP = "leap"


LIMITS = {Tier.STEP: (0.50, 1), Tier.STRETCH: (0.70, 2)}
"""The largest gap and the largest rise of a tier; beyond all of them is a leap."""
PUBLISHED_TIERS: Mapping[Tier, Container[RelatednessTier | None]] = {
    Tier.STEP: {RelatednessTier.PRIMARY},
    Tier.STRETCH: {*RelatednessTier},
}
"""What takes the place of the gap where a source publishes how roles are related."""
MAX_MOVES, MAX_PUBLISHED_MOVES = 4, 6
"""The most moves of a route; published relations lead less far at a time."""
NO_ITEMS: Profile = MappingProxyType({})


class Transition(NamedTuple):
    """A move from one role to another, both by id.

    `tier` is None where nothing is known to judge it by. Between transitions of the same
    tier the smaller `distance` wins: the gap, 0 to 1 (1 if there is no data), or, where a
    source publishes related roles, the rank of the destination among them, 1 and up.
    """

    origin: str
    destination: str
    tier: Tier | None
    distance: float


def skill_profile(role: Role) -> Profile:
    """Return what you have after holding `role`: all its skills and tools."""
    skills = {each.skill: (each.level or ASSUMED_LEVEL).rank for each in role.skills}
    return skills | {each.tool: ASSUMED_LEVEL.rank for each in role.tools}


def entry_requirements(role: Role) -> Profile:
    """Return what you need to get into `role`: its essential skills and tools."""
    useful = {each.skill for each in role.skills if each.need is Need.USEFUL}
    useful |= {each.tool for each in role.tools if each.need is Need.USEFUL}
    return {item: rank for item, rank in skill_profile(role).items() if item not in useful}


def combine_profiles(*profiles: Profile) -> Profile:
    """Return all items of `profiles`, each at its highest level."""
    first, *others = [*filter(None, profiles)] or [NO_ITEMS]
    if not others:
        return first
    combined = dict(first)
    for item, rank in chain.from_iterable(profile.items() for profile in others):
        combined[item] = max(rank, combined.get(item, 0))
    return combined


def rarity_weights(roles: Sequence[Role]) -> Mapping[str, float]:
    """Return the weight of each skill and tool in a gap: the rarer among `roles`, the more.

    What every role has says nothing about a move, and in a large catalog most of what a
    role requires is of that kind. The weight is ln(N / df): N is the number of roles that
    have any skills or tools, df the number of those that have the item.
    """
    known = sum(bool(role.skills or role.tools) for role in roles)
    frequencies = Counter(each.skill for role in roles for each in role.skills)
    frequencies.update(each.tool for role in roles for each in role.tools)
    return {item: log(known / frequency) for item, frequency in frequencies.items()}


class _Lazy(dict[str, Profile]):
    """Profiles by role id, each made when it is first needed."""

    def __init__(self, make: Callable[[str], Profile]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, id: str) -> Profile:
        self[id] = self._make(id)
        return self[id]


class TransitionScorer:
    """Scores the transitions between the roles of a catalog, for one person.

    The person has some `extra` skills and tools beyond those of a role. Roles are given by
    id: `profiles` are what you have after holding each, and `requirements` what you need to
    get into it. `weights` is None where all items weigh the same. `published` holds, for
    each role for which a source publishes related roles, these with their tier and rank.
    """

    def __init__(self, catalog: Catalog, extra: Profile = NO_ITEMS) -> None:
        """Score transitions between the roles of `catalog`."""
        self.roles = {role.id: role for role in catalog.roles}
        self.weights = (
            rarity_weights(catalog.roles) if catalog.weighting is Weighting.RARITY else None
        )
        self.published = {
            role.id: {
                each.role: (each.relatedness_tier, rank)
                for rank, each in enumerate(role.leads_to, start=1)
            }
            for role in catalog.roles
            if any(each.relatedness_tier for each in role.leads_to)
        }
        self.max_moves = MAX_PUBLISHED_MOVES if self.published else MAX_MOVES
        self.profiles = _Lazy(lambda id: combine_profiles(skill_profile(self.roles[id]), extra))
        self.requirements = _Lazy(lambda id: entry_requirements(self.roles[id]))
        self._into = defaultdict[str, list[Transition]](list)
        self._unpublished = {
            id: None
            for id in self.roles
            if id not in self.published and (not self.published or self.profiles[id])
        }

    def transitions_from(self, origin: str) -> Iterator[Transition]:
        """Yield the transitions from a role that a route may be made of.

        From a role with published relations these are the published ones and what else is
        documented; from another role, those to all roles of its kind and the documented
        ones. Next to published relations, a role without any data leads nowhere.
        """
        destinations = {each.role: None for each in self.roles[origin].leads_to}
        if origin in self._unpublished:
            destinations |= self._unpublished
        return (self.transition(origin, id) for id in destinations if id != origin)

    def transitions_to(self, destination: str) -> Sequence[Transition]:
        """Return the transitions to a role that a route may be made of."""
        if not self._into:
            for id in self.roles:
                for each in self.transitions_from(id):
                    self._into[each.destination].append(each)
        return self._into[destination]

    def transition(self, origin: str, destination: str) -> Transition:
        """Return the direct transition from one role to another."""
        rise = self.rise(origin, destination)
        if origin not in self.published:
            gap = self.gap(origin, destination)
            distance = 1 if gap is None else gap
            return Transition(origin, destination, measured_tier(gap, rise), distance)
        if destination not in self.published[origin]:
            return Transition(origin, destination, None, len(self.roles))
        related, rank = self.published[origin][destination]
        return Transition(origin, destination, published_tier(related, rise), rank)

    def rise(self, origin: str, destination: str) -> int | None:
        """Return how much harder a role is to get into, -4 to 4; None if there is no data."""
        before = self.roles[origin].entry.difficulty
        after = self.roles[destination].entry.difficulty
        return None if before is None or after is None else after - before

    def gap(self, origin: str, destination: str) -> float | None:
        """Return the share of the required levels that you lack, by weight, to four places.

        All that you have counts toward the essentials of the destination: of the measures
        tried on 9,113 moves, this one agreed best with people's ratings (Nesta; Spearman
        0.77). None if either is empty, or if items are weighted by rarity and the
        destination has no skills: then there is no data.
        """
        owned, required = self.profiles[origin], self.requirements[destination]
        if self.weights is not None and not self.roles[destination].skills:
            return None
        whole = sum(rank * self.weight(item) for item, rank in required.items())
        if not owned or not whole:
            return None
        missing = sum(
            max(0, rank - owned.get(item, 0)) * self.weight(item) for item, rank in required.items()
        )
        return round(missing / whole, 4)

    def weight(self, item: str) -> float:
        """Return the weight of a skill or tool in a gap; one that no role has weighs nothing."""
        return 1 if self.weights is None else self.weights.get(item, 0)


def measured_tier(gap: float | None, rise: int | None) -> Tier | None:
    """Return the tier of a transition with that gap; None if there is no gap."""
    return None if gap is None else _tier(rise, lambda tier: gap <= LIMITS[tier][0])


@cache
def published_tier(related: RelatednessTier | None, rise: int | None) -> Tier:
    """Return the tier of a transition from a role whose related roles are published.

    `related` is the tier that is published for the other role; None if none is.
    """
    return _tier(rise, lambda tier: related in PUBLISHED_TIERS[tier])


def _tier(rise: int | None, is_near: Callable[[Tier], bool]) -> Tier:
    """Return the first tier that fits; a rise without data is left out of account."""
    for tier, (_, max_rise) in LIMITS.items():
        if is_near(tier) and (rise is None or rise <= max_rise):
            return tier
    return Tier.LEAP
