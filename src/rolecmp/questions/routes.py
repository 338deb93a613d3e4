"""The search for the best route between two roles."""

from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple

from rolecmp.questions.transitions import Tier, Transition


class _Candidate(NamedTuple):
    """A route through `roles`, given by ids, with its cost: the least one is the best.

    The cost is the number of leaps, then of moves, then of stretches, then the sum of the
    distances in ten-thousandths; between equals the ids decide. Gaps cannot come first:
    what is missing obeys the triangle inequality, so the direct move would always win. A
    transition without a tier counts as a leap.
    """

    leaps: int
    moves: int
    stretches: int
    distance: int
    roles: tuple[str, ...]


def best_routes(
    transitions: Callable[[str], Iterable[Transition]],
    start: str,
    max_moves: int,
    is_enough: Callable[[Collection[str]], bool],
) -> dict[str, tuple[str, ...]]:
    """Return the best route between `start` and each role it reaches: its roles in order.

    Routes are by the id of the other role, the best first. `transitions` returns those
    from a role; if it returns those to a role instead, the routes lead to `start`. The
    search adds one move at a time, up to `max_moves`. It ends early when `is_enough`
    returns true for the ids reached without a leap.
    """
    best: dict[str, _Candidate] = {}
    latest = {start: _Candidate(0, 0, 0, 0, (start,))}
    for moves in range(1, max_moves + 1):
        found: dict[str, _Candidate] = {}
        for here, route in latest.items():
            for each in transitions(here):
                is_forward = each.origin == here
                there = each.destination if is_forward else each.origin
                known = found.get(there) or best.get(there)
                leaps = route.leaps + (each.tier is None or each.tier is Tier.LEAP)
                if there == start or (known and (known.leaps, known.moves) < (leaps, moves)):
                    continue
                longer = _Candidate(
                    leaps,
                    moves,
                    route.stretches + (each.tier is Tier.STRETCH),
                    route.distance + round(10_000 * each.distance),
                    (*route.roles, there) if is_forward else (there, *route.roles),
                )
                if known is None or longer < known:
                    found[there] = longer
        latest = found
        best |= found
        if is_enough({id for id, route in best.items() if not route.leaps}):
            break
    ranked = sorted(best.items(), key=lambda each: each[1])
    return {id: route.roles for id, route in ranked}
