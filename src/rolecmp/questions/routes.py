"""The best way between two roles, move by move."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from rolecmp.questions.moves import Move, Tier

MOST_MOVES = 4
"""The longest way that is looked for."""


class Route(NamedTuple):
    """A way through `roles`, given by their ids. Of several ways the least is the best.

    First count its leaps, then its moves, then its stretches, then the sum of its
    gaps in ten-thousandths; between equals the ids decide. The gaps cannot come
    first: what is missing obeys the triangle inequality, so the direct move would
    always win.
    """

    leaps: int
    moves: int
    stretches: int
    gap: int
    roles: tuple[str, ...]


def best_routes(moves: Iterable[Move], start: str, *, backward: bool = False) -> dict[str, Route]:
    """Return the best way from the role `start` to each other one, by the other's id.

    With `backward`, return the best way from each other role to `start`. A role
    that no moves connect with `start` is left out.
    """
    legs = defaultdict[str, list[Route]](list)
    for move in moves:
        legs[move.destination if backward else move.origin].append(_direct(move))
    best: dict[str, Route] = {}
    latest = {start: Route(0, 0, 0, 0, (start,))}
    for _ in range(MOST_MOVES):
        found: dict[str, Route] = {}
        for here, route in latest.items():
            for leg in legs[here]:
                longer = _joined(leg, route) if backward else _joined(route, leg)
                there = longer.roles[0 if backward else -1]
                known = found.get(there) or best.get(there)
                if there != start and (known is None or longer < known):
                    found[there] = longer
        latest = found
        best |= found
    return best


def _direct(move: Move) -> Route:
    """Return the way of one move; one that cannot be judged counts as the widest leap."""
    return Route(
        leaps=int(move.tier in {Tier.LEAP, None}),
        moves=1,
        stretches=int(move.tier is Tier.STRETCH),
        gap=10_000 if move.gap is None else round(10_000 * move.gap),
        roles=(move.origin, move.destination),
    )


def _joined(first: Route, then: Route) -> Route:
    """Return the way that goes on with `then` where `first` ends."""
    return Route(
        first.leaps + then.leaps,
        first.moves + then.moves,
        first.stretches + then.stretches,
        first.gap + then.gap,
        (*first.roles, *then.roles[1:]),
    )
