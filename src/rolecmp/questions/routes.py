"""The search for the gentlest path between two roles."""

from collections.abc import Callable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple

from rolecmp.questions.gaps import YOU, Profile, combine_profiles
from rolecmp.questions.transitions import (
    COSTS,
    NEAR,
    UNDOCUMENTED,
    Tier,
    Transition,
    TransitionScorer,
    cost,
)

MAX_MOVES, MAX_PUBLISHED_MOVES = 10, 6
"""The most moves of a path; published relations lead to everything, step by step."""
LOOKED_AT_BACKWARD = 50
"""The most roles examined backward from the goal."""
WORST = COSTS[Tier.LEAP] * UNDOCUMENTED
"""The highest cost of a path."""
HOPELESS = 10**6
"""More than any path costs."""
GENTLE = {Tier.STEP, Tier.STRETCH}
"""The tiers of the moves in a path."""


class _Candidate(NamedTuple):
    """A path through `roles`, given by ids: the smallest one is the best.

    Among paths of the same cost, the one with fewer moves wins, then the one with fewer levels
    to learn, then the ids decide. Gaps cannot come first: what is missing obeys the triangle
    inequality, so the direct move would always win.
    """

    cost: int
    moves: int
    learned: int
    roles: tuple[str, ...]


class RouteFinder:
    """Finds paths without leaps; what it learns about a role is kept for the next search."""

    def __init__(self, scorer: TransitionScorer) -> None:
        """Find paths by the moves that `scorer` judges."""
        self.scorer = scorer
        # The grades of a ladder are climbed one by one, however many there are.
        self.max_moves = MAX_MOVES + len(scorer.rungs)
        self._near_from: dict[str, dict[str, float]] = {}
        self._near_to: dict[str, dict[str, float | None]] = {}

    def route(self, start: str, goal: str, without: str | None = None) -> tuple[str, ...] | None:
        """Return the roles of the gentlest path from `start` to `goal`, both by id.

        No role on it is harder to get into than the goal, and none is one that the goal is
        documented to lead to, unless that role is documented to lead to the goal. A role
        with published relations is reached by such, or is the goal. `without` is a role that
        the path must not pass. None if every path has a leap, or costs more than a
        leap that nobody documents.
        """
        requirements = self.scorer.gaps.requirements
        bound = max(cost(self.scorer.transition(start, goal)), WORST)
        last = {move.origin: cost(move) for move in self._into(goal, start)}
        if not last:
            return None
        least_last = min(last.values())
        most = MAX_PUBLISHED_MOVES if start in self.scorer.published else self.max_moves
        found: _Candidate | None = None
        if start in last:
            learned = _levels(self.scorer.gaps.profiles[start], requirements[goal])
            found = _Candidate(last[start], 1, learned, (start, goal))

        def is_hopeless(least: int, moves: int) -> bool:
            """Return whether a path of at least that cost and those moves cannot be the best."""
            if moves > most:
                return True
            if found is None:
                return least > bound
            return (least, moves) > (found.cost, found.moves)

        # Of a role on the path only what is beyond the last move is looked at: the move from
        # there to the goal is known.
        best = {start: _Candidate(0, 0, 0, (start,))}
        queue = [(0, best[start])]
        rest: Callable[[str], int] | None = None
        while queue:
            least, path = heappop(queue)
            here = path.roles[-1]
            if best[here] < path or is_hopeless(least, path.moves + 2):
                continue
            had = self._had(path.roles)
            reached = []
            for move in self._out_of(here, start):
                there = move.destination
                if there == without or not self._may_pass(there, goal, path.roles):
                    continue
                spent, moves = path.cost + cost(move), path.moves + 1
                known = best.get(there)
                if known and (known.cost, known.moves) < (spent, moves):
                    continue
                learned = path.learned + _levels(had, requirements[there])
                longer = _Candidate(spent, moves, learned, (*path.roles, there))
                if known and known <= longer:
                    continue
                best[there] = longer
                reached.append(longer)
                if there in last and not is_hopeless(spent + last[there], moves + 1):
                    learned += _levels(
                        combine_profiles(had, requirements[there]), requirements[goal]
                    )
                    whole = _Candidate(
                        spent + last[there], moves + 1, learned, (*longer.roles, goal)
                    )
                    found = whole if found is None else min(found, whole)
            for longer in reached:
                there = longer.roles[-1]
                least = self._cheapest(there) + least_last
                if is_hopeless(longer.cost + least, longer.moves + 2):
                    continue
                rest = rest or self._rest(start, goal, is_hopeless)
                least = max(least, rest(there))
                if not is_hopeless(longer.cost + least, longer.moves + 2):
                    heappush(queue, (longer.cost + least, longer))
        return found.roles if found else None

    def moves(self, roles: Sequence[str]) -> list[Transition]:
        """Return the moves of a path."""
        return [self.scorer.transition(*ends, roles[0]) for ends in pairwise(roles)]

    def _cheapest(self, id: str) -> int:
        """Return the least that a move from a role can cost."""
        return COSTS[Tier.STEP] * (1 if self.scorer.documented[id] else UNDOCUMENTED)

    def _rest(
        self, start: str, goal: str, is_hopeless: Callable[[int, int], bool]
    ) -> Callable[[str], int]:
        """Return a function of the least that the path from a role to the goal can cost.

        It comes from a search backward from the goal, so far as to meet the search forward.
        """
        least, queue, looked_at = {goal: 0}, [(0, goal)], 0
        nearest = min(COSTS.values()) * (
            1 if any(self.scorer.documented.values()) else UNDOCUMENTED
        )
        while queue and looked_at < LOOKED_AT_BACKWARD:
            if is_hopeless(queue[0][0] + 2 * nearest, 3 if queue[0][0] else 2):
                break
            spent, here = heappop(queue)
            if spent > least[here]:
                continue
            looked_at += 1
            for move in self._into(here, start) if here != start else ():
                there, whole = move.origin, spent + cost(move)
                is_way = there == start or self._may_pass(there, goal, ())
                if is_way and whole < least.get(there, whole + 1):
                    least[there] = whole
                    heappush(queue, (whole, there))
        # What has not been met is at least as far as what was to be looked at next.
        radius = queue[0][0] if queue else HOPELESS
        return lambda id: min(least.get(id, radius), radius)

    def _had(self, roles: Sequence[str]) -> Profile:
        """Return what you have after a path: what you start with plus what it taught you."""
        gaps = self.scorer.gaps
        return combine_profiles(
            gaps.profiles[roles[0]], *(gaps.requirements[id] for id in roles[1:])
        )

    def _may_pass(self, there: str, goal: str, passed: Sequence[str]) -> bool:
        """Return whether a role may be on the way to the goal, after those passed."""
        scorer = self.scorer
        if there == goal or there in passed or not scorer.gaps.is_known(there):
            return False
        here = passed[-1] if passed else ""
        is_measured = here not in scorer.published and there not in scorer.documented[here]
        if here and is_measured and there in scorer.published:
            return False
        difficulty, most = (scorer.roles[id].entry.difficulty for id in (there, goal))
        if difficulty is not None and most is not None and difficulty > most:
            return False
        return there not in scorer.documented[goal] or goal in scorer.documented[there]

    def _out_of(self, here: str, start: str) -> Iterator[Transition]:
        """Yield the moves from a role that are not leaps."""
        scorer = self.scorer
        if here == YOU:
            found = (scorer.transition(here, id) for id in scorer.roles)
        elif here in scorer.published:
            found = (scorer.transition(here, id, start) for id in scorer.documented[here])
        else:
            if here not in self._near_from:
                self._near_from[here] = scorer.gaps.near_from(here, NEAR)
            near = self._near_from[here]
            others = {**dict.fromkeys(sorted(scorer.documented[here])), **scorer.common[here]}
            far = (id for id in others if id not in near and id != here)
            gaps = near | {id: scorer.gaps.gap(here, id) for id in far}
            found = (scorer.measured(here, id, gap, start) for id, gap in gaps.items())
        may_move = scorer.may_move
        return (move for move in found if move.tier in GENTLE and may_move(here, move.destination))

    def _into(self, goal: str, start: str) -> Iterator[Transition]:
        """Yield the moves into a role that are not leaps."""
        scorer = self.scorer
        if goal not in self._near_to:
            # Only the start leads by measure into a role whose relations are published.
            is_published = goal in scorer.published
            near_to = {} if is_published else scorer.gaps.near_to(goal, NEAR)
            found: dict[str, float | None] = {**near_to}
            far = (id for id in scorer.known_into[goal] if id not in found and id != goal)
            self._near_to[goal] = found | {id: scorer.gaps.gap(id, goal) for id in far}
        near = self._near_to[goal]
        for id in near if start in near else (*near, start):
            if id == goal:
                continue
            if id == start or id in scorer.published:
                move = scorer.transition(id, goal, start)
            else:
                move = scorer.measured(id, goal, near[id], start)
            if move.tier in GENTLE and scorer.may_move(id, goal):
                yield move

    def is_reachable(self, goal: str) -> bool | None:
        """Return whether a move that is not a leap leads to a role; None if there is no data."""
        if next(self._into(goal, goal), None):
            return True
        gaps = self.scorer.gaps
        is_known = any(gaps.profiles[id] for id in self.scorer.roles if id != goal)
        return False if is_known and gaps.requirements[goal] else None


def _levels(had: Profile, required: Profile) -> int:
    """Return the number of levels that are missing."""
    return sum(max(0, rank - had.get(item, 0)) for item, rank in required.items())
