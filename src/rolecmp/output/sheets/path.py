"""The sheet of `path`: a row for each path, for each thing to learn, or for each move."""

from collections.abc import Iterator

from rolecmp.output.sheet import Sheet, Value
from rolecmp.questions.move import Move
from rolecmp.questions.path_answer import PathAnswer, Route, RouteStep

MOVE = ("from", "to", "move", "missing", "levels harder")
PATH = (*MOVE, "moves", "cost", "to learn", "by way of")
STEP = ("step", *MOVE, "what", "item", "from level", "to level", "share", "n", "year")


def sheet(answer: PathAnswer) -> Sheet:
    """Return all moves, the paths from or to a role, or one path item by item.

    What is missing is a share, 0 to 1; in a row for a path it is that of the direct move.
    """
    if answer.matrix:
        return Sheet(MOVE, tuple(map(_move, answer.matrix)))
    if answer.start is None or answer.to is None:
        return Sheet(PATH, tuple(map(_path, answer.routes)))
    rows = (
        (number, *_move(step), *row)
        for route in answer.routes
        for number, step in enumerate(route.steps, start=1)
        for row in _items(step)
    )
    return Sheet(STEP, tuple(rows))


def _move(move: Move) -> tuple[Value, ...]:
    return (move.from_, move.to, move.tier, move.gap, move.rise)


def _path(route: Route) -> tuple[Value, ...]:
    direct = route.direct
    tier = direct.tier if direct else None
    learned = {each.id for step in route.steps for each in step.learn}
    return (
        *(route.from_, route.to, tier),
        *((direct.gap, direct.rise) if direct else (None, None)),
        *(len(route.steps), route.cost, len(learned)),
        ", ".join(step.to for step in route.steps[:-1]),
    )


def _items(step: RouteStep) -> Iterator[tuple[Value, ...]]:
    """Yield what to learn, what to pick up and what you keep, a row for each."""
    for each in step.learn:
        yield (each.how, each.name, each.from_level, each.to_level, None, None, None)
    for tool in step.tools:
        share = (tool.share.value, tool.share.n, tool.share.year) if tool.share else (None,) * 3
        yield ("pick up", tool.name, None, None, *share)
    for kept in step.keep:
        yield ("keep", kept.name, None, None, None, None, None)
