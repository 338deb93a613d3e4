"""How big a move between two roles is: its tier.

What is missing and how much harder it is to get in are kept separate. `docs/paths.md` explains
the rule, with an example.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from rolecmp.catalog.graded_roles import rungs
from rolecmp.catalog.model import Catalog, Role
from rolecmp.catalog.terms import DegreeLevel, Expectation, RelatednessTier, RoleField, Unit
from rolecmp.questions.gaps import NO_ITEMS, YOU, Gaps, Profile


class Tier(StrEnum):
    """How far apart two roles are, nearest first."""

    STEP = "step"
    STRETCH = "stretch"
    LEAP = "leap"


LIMITS = {Tier.STEP: (0.50, 1), Tier.STRETCH: (0.70, 2)}
"""The largest gap and the largest rise of a tier; beyond all of them is a leap."""
NEAR = max(gap for gap, _ in LIMITS.values())
"""Beyond this gap, every move is a leap."""
PUBLISHED_TIERS: Mapping[Tier, Collection[RelatednessTier | None]] = {
    Tier.STEP: {RelatednessTier.PRIMARY},
    Tier.STRETCH: {*RelatednessTier},
}
"""What replaces the gap if a source publishes how roles are related."""
CLEAR_LIFT = 1.3
"""From this lift on, a move is measurably more common than among others."""
ENTRY_LEVEL = 1
"""The difficulty that someone without a role starts from."""
REQUIRED = {Expectation.REQUIRED, Expectation.OFTEN_REQUIRED}
"""The expectations that mean you need the degree."""
EXPECTED = REQUIRED | {Expectation.PREFERRED}
"""The expectations that imply that people in the role have the degree."""


class Transition(NamedTuple):
    """A move from one role to another, both by id, and why it is of its tier.

    `tier` is None if there is no data to judge it by. `lacks_degree`: it requires a higher
    degree than you have; `is_common`: measurably more common than among others;
    `is_documented`: the catalog says that one role leads to the other.
    """

    origin: str
    destination: str
    tier: Tier | None
    gap: float | None
    rise: int | None
    lacks_degree: bool = False
    is_common: bool = False
    is_documented: bool = False


class TransitionScorer:
    """Judges the moves between the roles of a catalog, for one person.

    The person has some `extra` skills and tools, and perhaps a `degree`, beyond those of a
    role. `published` holds, for each role whose related roles a source publishes, their
    tiers; `documented` and `common` the roles that each is documented to lead to, and measured
    to lead to more often than others.
    """

    def __init__(
        self, catalog: Catalog, extra: Profile = NO_ITEMS, degree: DegreeLevel | None = None
    ) -> None:
        """Judge the moves between the roles of `catalog`."""
        self.gaps = Gaps(catalog, extra)
        self.roles = self.gaps.roles
        self.degree = _degree_rank(degree)
        self.rungs = rungs(catalog)
        self.published = {
            role.id: {each.role: each.relatedness_tier for each in role.leads_to}
            for role in catalog.roles
            if any(each.relatedness_tier for each in role.leads_to)
        }
        self.documented = {
            id: {each.role for each in role.leads_to} for id, role in self.roles.items()
        }
        self.documented[YOU] = set()
        lifts = {
            measure.id
            for measure in catalog.measures
            if measure.about is RoleField.LEADS_TO and measure.unit is Unit.LEVEL
        }
        self._held = {YOU: 0} | {role.id: _lowest(role, EXPECTED) for role in catalog.roles}
        self._required = {YOU: 0} | {role.id: _lowest(role, REQUIRED) for role in catalog.roles}
        self.common = {YOU: dict[str, None]()} | {
            role.id: {
                figure.item: None
                for figure in role.figures
                if figure.measure in lifts and figure.item and figure.value >= CLEAR_LIFT
            }
            for role in catalog.roles
        }

    @cached_property
    def known_into(self) -> Mapping[str, list[str]]:
        """The roles that are documented or measured to lead to each role, by its id."""
        into = defaultdict[str, list[str]](list)
        for id in self.roles:
            for other in {**dict.fromkeys(self.documented[id]), **self.common[id]}:
                into[other].append(id)
        return into

    def transition(self, origin: str, destination: str, start: str | None = None) -> Transition:
        """Return the move from one role to another, on a path that begins at `start`.

        The start counts for the degree you have; by default it is the origin.
        """
        gap, rise = self.gaps.gap(origin, destination), self.rise(origin, destination)
        is_documented = destination in self.documented[origin]
        if origin in self.published:
            related = self.published[origin]
            tier = published_tier(related[destination], rise) if is_documented else None
            lacks = self._lacks_degree(origin, destination, start)
            return Transition(origin, destination, tier, gap, rise, lacks, False, is_documented)
        return self.measured(origin, destination, gap, start)

    def measured(
        self, origin: str, destination: str, gap: float | None, start: str | None = None
    ) -> Transition:
        """Return the move between two roles with that gap, which no source publishes."""
        rise = self.rise(origin, destination)
        # Someone without a role learns for the first one, whatever it takes.
        measured = (None if rise is None else 0) if origin == YOU else gap
        lacks_degree = self._lacks_degree(origin, destination, start)
        is_common = destination in self.common[origin]
        return Transition(
            origin,
            destination,
            _shifted(measured_tier(measured, rise), lacks_degree - is_common),
            gap,
            rise,
            lacks_degree,
            is_common,
            destination in self.documented[origin],
        )

    def has_degree_data(self, start: str) -> bool:
        """Return whether it is known which degree you have; if not, it counts as none."""
        role = self.roles.get(start)
        return bool(self.degree or role is None or role.degree.expectation)

    def _lacks_degree(self, origin: str, destination: str, start: str | None) -> bool:
        """Return whether a role requires a degree above the one that you have by then."""
        first = origin if start is None else start
        has_degree = self.degree or self._held[first]
        if origin != first:
            has_degree = max(has_degree, self._required[origin])
        return self._required[destination] > has_degree

    def may_move(self, origin: str, destination: str) -> bool:
        """Return whether a path may have that move: within a role, only to the next grade.

        Into a higher grade of another role only someone moves who is as far above the usual
        grade of theirs.
        """
        if not self.rungs:
            return True
        here, there = self.rungs.get(origin), self.rungs.get(destination)
        if here and there and here.role == there.role:
            return destination in self.documented[origin]
        return (here.above if here else 0) >= (there.above if there else 0)

    def rise(self, origin: str, destination: str) -> int | None:
        """Return how much harder a role is to get into, -4 to 4; None if there is no data."""
        if not self.gaps.is_comparable(origin, destination):
            return None  # what is easy among all jobs may be hard among those of one field
        before = ENTRY_LEVEL if origin == YOU else self.roles[origin].entry.difficulty
        after = self.roles[destination].entry.difficulty
        return None if before is None or after is None else after - before


def _lowest(role: Role, expectations: Collection[Expectation]) -> int:
    """Return the rank of the lowest degree of a role, if it is expected like that; else 0."""
    if role.degree.expectation not in expectations:
        return 0
    return min(map(_degree_rank, role.degree.levels), default=0)


def _degree_rank(degree: DegreeLevel | None) -> int:
    return 0 if degree is None else [*DegreeLevel].index(degree) + 1


def _shifted(tier: Tier | None, harder: int) -> Tier | None:
    """Return the tier that many tiers harder, or the hardest."""
    if tier is None or not harder:
        return tier
    tiers: list[Tier] = list(Tier)
    return tiers[min(max(tiers.index(tier) + harder, 0), len(tiers) - 1)]


def measured_tier(gap: float | None, rise: int | None) -> Tier | None:
    """Return the tier of a move with that gap; None if there is no gap."""
    return None if gap is None else _tier(rise, lambda tier: gap <= LIMITS[tier][0])


def published_tier(related: RelatednessTier | None, rise: int | None) -> Tier:
    """Return the tier of a move from a role whose related roles are published.

    `related` is the tier that is published for the other role; None if none is.
    """
    return _tier(rise, lambda tier: related in PUBLISHED_TIERS[tier])


def _tier(rise: int | None, is_near: Callable[[Tier], bool]) -> Tier:
    """Return the first tier that fits; a rise without data is ignored."""
    for tier, (_, max_rise) in LIMITS.items():
        if is_near(tier) and (rise is None or rise <= max_rise):
            return tier
    return Tier.LEAP


COSTS = {Tier.STEP: 1, Tier.STRETCH: 2, Tier.LEAP: 10}
"""What a move of each tier costs."""
UNDOCUMENTED = 2
"""The factor for the cost of a move that the catalog does not document."""


def cost(move: Transition) -> int:
    """Return what a move costs; one without data costs as much as a leap."""
    return COSTS[move.tier or Tier.LEAP] * (1 if move.is_documented else UNDOCUMENTED)
