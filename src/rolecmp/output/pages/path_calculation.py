"""The calculation of a path: `path --explain`."""

from collections.abc import Iterator

from rolecmp.catalog.terms import Level
from rolecmp.output.page import (
    Block,
    Grid,
    Inlines,
    Kind,
    Paragraph,
    Row,
    Section,
    Span,
    quiet,
    strong,
)
from rolecmp.output.pages.words import ASSUMED, NO_DATA
from rolecmp.questions.having import LEVELS_BY_RANK
from rolecmp.questions.path_answer import GapTerm, PathAnswer, Route, RouteStep

LEVEL_RANKS = ", ".join(f"{level} {rank}" for rank, level in LEVELS_BY_RANK.items())


def calculation(answer: PathAnswer, route: Route) -> Iterator[Block]:
    """Yield how the path `route` of `answer` was chosen; nothing unless that is explained."""
    return _Calculation(answer).blocks(route)


class _Calculation:
    """Builds the calculation of a path."""

    def __init__(self, answer: PathAnswer) -> None:
        self.answer = answer
        self.roles = {role.handle: role for role in answer.roles}

    def blocks(self, route: Route) -> Iterator[Block]:
        """Yield the calculation of each gap, each move once, and what paths cost."""
        if route.runners_up is None or route.direct is None:
            return
        steps = [step for step in (*route.steps, route.direct) if step]
        moves = {(step.from_, step.to): step for step in steps}
        columns = ("Required", "You have", "Missing", *self.weight("Weight"))
        yield Grid(columns, tuple(map(self.sum, moves.values())), Kind.VALUES, columns)
        yield Paragraph("", ((quiet(f"Levels: {LEVEL_RANKS}."),),))
        spent = " + ".join(str(step.cost) for step in route.steps)
        total = f" = {route.cost}" if len(route.steps) > 1 else ""
        lines: list[Inlines] = [(strong("This path"), Span(f": {spent}{total}"))] if spent else []
        for other in route.runners_up:
            name = ", ".join(self.roles[id].name for id in other.roles)
            direct = " (direct)" if len(other.roles) == 1 else ""
            lines.append((Span(f"{name}{direct}: {other.cost}"),))
        yield Paragraph("Cost", tuple(lines))

    def weight(self, text: str) -> tuple[str, ...]:
        """Return the cell of a weight, if items are weighted."""
        return (text,) if self.answer.weighted else ()

    def sum(self, step: RouteStep) -> Section:
        """Return the calculation of a gap, straight from the role before."""
        terms = step.arithmetic or ()
        required = sum(term.required.rank * term.weight for term in terms)
        missing = sum(term.missing * term.weight for term in terms)
        gap = NO_DATA if step.gap is None else f"{missing:.4g}/{required:.4g} = {step.gap}"
        figures = [
            (
                f"{term.required.rank}{ASSUMED if term.assumed else ''}",
                _rank(term.have),
                self.left(term, step),
                *self.weight(f"{term.weight:.4g}"),
            )
            for term in terms
        ]
        labels = [*(term.name for term in terms), "Missing"]
        first = self.roles[step.from_].name if step.from_ else "You"
        return Section(
            title=((strong(f"{first} → {self.roles[step.to].name}"),),),
            rows=tuple(
                Row(label, tuple(((Span(str(figure)),),) for figure in row))
                for label, row in zip(
                    labels, (*figures, (f"{required:.4g}", "", gap, *self.weight(""))), strict=True
                )
            ),
        )

    def left(self, term: GapTerm, step: RouteStep) -> str:
        """Return what is missing; on a path, more or less of it may be left to learn by then."""
        left = sum(
            each.to_level.rank - _rank(each.from_level) for each in step.learn if each.id == term.id
        )
        return f"{term.missing} ({left} to learn)" if left != term.missing else str(term.missing)


def _rank(level: Level | None) -> int:
    return level.rank if level else 0
