"""The best way between two roles, move by move."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from rolecmp.questions.moves import Leg, Tier


class Route(NamedTuple):
    """A way through `roles`, given by their ids. Of several ways the least is the best.

    First count its leaps, then its moves, then its stretches, then the sum of its
    distances in ten-thousandths; between equals the ids decide. The gaps cannot come
    first: what is missing obeys the triangle inequality, so the direct move would
    always win. A move that cannot be judged counts as a leap.
    """

    leaps: int
    moves: int
    stretches: int
    distance: int
    roles: tuple[str, ...]


def best_routes(
    legs: Callable[[str], Iterable[Leg]],
    start: str,
    most: int,
    is_enough: Callable[[Mapping[str, Route]], bool] = lambda _: False,
) -> dict[str, Route]:
    """Return the best way from the role `start` to each other one, by the other's id.

    `legs` tell where one gets from a role; a role that one does not get to is left out.
    If they tell from where one gets to a role, the ways lead to `start` instead. No way
    has more than `most` moves. The search may end sooner, as it takes one move more at a
    time: when the ways without a leap that it has found so far are enough.
    """
    best: dict[str, Route] = {}
    latest = {start: Route(0, 0, 0, 0, (start,))}
    for count in range(1, most + 1):
        found: dict[str, Route] = {}
        for here, route in latest.items():
            for leg in legs(here):
                is_forward = leg.origin == here
                there = leg.destination if is_forward else leg.origin
                known = found.get(there) or best.get(there)
                leaps = route.leaps + (leg.tier is None or leg.tier is Tier.LEAP)
                if there == start or (known and (known.leaps, known.moves) < (leaps, count)):
                    continue
                longer = Route(
                    leaps,
                    count,
                    route.stretches + (leg.tier is Tier.STRETCH),
                    route.distance + round(10_000 * leg.distance),
                    (*route.roles, there) if is_forward else (there, *route.roles),
                )
                if known is None or longer < known:
                    found[there] = longer
        latest = found
        best |= found
        if is_enough({id: route for id, route in best.items() if not route.leaps}):
            break
    return best
