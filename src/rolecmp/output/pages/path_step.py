"""One step of a path in words: in a few for the first screen, and in full."""

from collections.abc import Collection, Iterator

from rolecmp.catalog.terms import RelatednessTier
from rolecmp.output.page import Cell, Inlines, Span, quiet, strong
from rolecmp.output.pages.references import References
from rolecmp.output.pages.words import (
    ASSUMED,
    DISPUTED,
    NO_DATA,
    NOT_KNOWN,
    commas,
    difficulty,
    in_figures,
    is_judgment_alone,
    judged,
    shorter,
    some,
    yours,
)
from rolecmp.questions.move import Move
from rolecmp.questions.path_answer import LearnedItem, PathAnswer, RouteStep, ToolToPickUp
from rolecmp.questions.reasons import harder, percent
from rolecmp.questions.statements import degree_in_words, degree_level
from rolecmp.questions.transitions import Tier

MAX_LIST = {1: 100, 2: 36}
"""The longest list of skills or tools in a cell of the first screen, by the number of steps."""
MAX_NOTE = {1: 110, 2: 48}
"""The longest note there, by the number of steps."""

NOTHING: dict[str, Cell] = dict.fromkeys(
    (
        *("Required there", "In both"),
        *("Start from zero", "Take further", "Pick up on the way", "You keep"),
    ),
    (),
)
"""The rows of what a step takes: the steps of a path may have different ones."""


class StepWords:
    """Puts the steps of a path into words."""

    def __init__(self, answer: PathAnswer, references: References) -> None:
        """Take the names from `answer`, and cite its sources as `references`."""
        self.answer = answer
        self.roles = {role.handle: role for role in answer.roles}
        self.references = references
        moves = (move for each in answer.routes for move in (*each.steps, each.direct) if move)
        cited = [source for move in moves for source in move.documented]
        self.record_label = "Our judgment" if is_judgment_alone(cited) else "On record"

    def tier(self, step: Move, related: RelatednessTier | None) -> str:
        """Return the word for how big a move is."""
        if related and step.tier in {Tier.STEP, Tier.STRETCH}:
            return related.words
        origin = self.roles.get(step.from_ or "")
        is_published = bool(origin and origin.published and step.comparable)
        return step.tier or ("not published" if is_published else NO_DATA)

    def missing(self, step: Move) -> str:
        """Return the share of the requirements that is missing."""
        return NO_DATA if step.gap is None else percent(step.gap)

    def rise(self, step: Move) -> str:
        """Return how much harder the next role is to get into, in a narrow column."""
        match step.rise:
            case None:
                return NO_DATA
            case up if not step.from_:
                return harder(up, is_first=True)
            case 0:
                return "same"
            case up if up > 0:
                return f"{up} harder"
            case down:
                return f"{-down} easier"

    def size(self, step: RouteStep) -> tuple[str, ...]:
        """Return how big a move is, in three parts."""
        rise = None if step.rise is None else harder(step.rise, is_first=not step.from_)
        return (
            self.tier(step, step.relatedness_tier),
            f"missing: {NO_DATA}" if step.gap is None else f"{percent(step.gap)} missing",
            rise or f"getting in: {NO_DATA}",
        )

    def brief(self, step: RouteStep, count: int) -> dict[str, Cell]:
        """Return what a step of a path of `count` takes in a few words, by the label of the row."""
        role = self.roles[step.to]
        most = MAX_LIST[count]
        degree = degree_level(role.degree)
        rise = f"getting in: {NO_DATA}" if step.rise is None else self.rise(step)
        missing = f"missing: {NO_DATA}" if step.gap is None else f"{percent(step.gap)} missing"
        size = ", ".join((self.tier(step, step.relatedness_tier), missing, rise))
        documented = [
            (
                Span(shorter("".join(_text(line)).strip(), MAX_NOTE[count])),
                *judged(step.documented),
            )
            for line in self.documented(step)[:1]
        ]
        return {
            "Size of the move": ((strong(size),),),
            **NOTHING,
            **(self.takes(step, most) if _is_counted(step) else self.listed(step, most)),
            "Degree": ((Span(degree), *judged(role.degree.sources)),) if degree else NOT_KNOWN,
            self.record_label: tuple(
                (*line, *(DISPUTED if step.disputed else ())) for line in documented
            ),
        }

    def full(self, step: RouteStep) -> dict[str, Cell]:
        """Return all that is known of a step, by the label of the row."""
        role = self.roles[step.to]
        entry = role.entry
        note = ((Span(entry.note), *self.references.cite(entry.sources)),) if entry.note else ()
        return {
            "Size of the move": ((strong(", ".join(self.size(step))), *self.why(step)),),
            **NOTHING,
            **(self.takes_in_full(step) if _is_counted(step) else self.listed(step)),
            "Degree": tuple(self.degree(step)),
            "Getting in": (*difficulty(entry.difficulty, entry.sources), *note),
            self.record_label: self.documented(step),
        }

    def takes(self, step: RouteStep, most: int) -> dict[str, Cell]:
        """Return in few words what there is to learn on a step, and what you keep."""
        kept = some((each.name for each in step.keep), within=most)
        return {
            "Start from zero": self.to_learn(step, "start", most),
            "Take further": self.to_learn(step, "deepen", most),
            "Pick up on the way": _line(some(map(self.picked_up, step.tools), within=most)),
            "You keep": ((yours(kept),),) if kept else (),
        }

    def takes_in_full(self, step: RouteStep) -> dict[str, Cell]:
        """Return what there is to learn on a step, and what you keep."""
        kept = ", ".join(each.name for each in step.keep)
        return {
            "Start from zero": NOT_KNOWN if len(step.unknown) > 1 else self.learned(step, "start"),
            "Take further": self.learned(step, "deepen"),
            "Pick up on the way": _line(", ".join(map(self.picked_up, step.tools))),
            "You keep": ((yours(kept),),) if kept else (),
        }

    def listed(self, step: RouteStep, most: int | None = None) -> dict[str, Cell]:
        """Return what the next role requires if it is not known what of that you have."""
        new = [each.name for each in step.learn if each.how == "start"]
        both = [each.name for each in (*step.learn, *step.keep) if each.name not in new]
        required, common = (
            ", ".join(each) if most is None else some(each, within=most) for each in (new, both)
        )
        return {"Required there": _line(required), "In both": _line(common)}

    def to_learn(self, step: RouteStep, how: str, most: int = MAX_NOTE[1]) -> Cell:
        """Return the names of what there is to start with, or to take further."""
        if how == "start" and len(step.unknown) > 1:
            return NOT_KNOWN
        return _line(some((each.name for each in step.learn if each.how == how), within=most))

    def first(self, step: RouteStep) -> Cell:
        """Return the names of what there is to start with, or else to take further."""
        if not _is_counted(step):
            return NOT_KNOWN
        return self.to_learn(step, "start") or self.to_learn(step, "deepen")

    def learned(self, step: RouteStep, how: str) -> Cell:
        """Return what there is to start with, or to take further, with the levels."""
        items = [each for each in step.learn if each.how == how]
        if len(items) > 1 and all(each.assumed and not each.from_level for each in items):
            # Where no level is known, it is the same one for all.
            names = ", ".join(each.name for each in items)
            return _line(f"{names} (all {items[0].to_level}, assumed)")
        pieces = [(Span(self.level(each)),) for each in items]
        return (commas(pieces),) if pieces else ()

    def level(self, item: LearnedItem) -> str:
        """Return an item with its level before and after."""
        mark = ASSUMED if item.assumed else ""
        before = f"{item.from_level} → " if item.from_level else ""
        return f"{item.name} ({before}{item.to_level}{mark})"

    def to_do(self, step: RouteStep, named: Collection[str]) -> Iterator[str]:
        """Yield what a step takes, one thing at a time, without the tools `named` before."""
        for item in step.learn:
            verb = "Learn" if item.how == "start" else "Take further"
            yield f"{verb if _is_counted(step) else 'Required'}: {self.level(item)}"
        for tool in step.tools:
            if tool.id not in named:
                share = f" (in {in_figures(tool.share)} of postings)" if tool.share else ""
                yield f"Nice to have: {tool.name}{share}"
        if step.lacks_degree:
            yield f"Degree: {degree_in_words(self.roles[step.to].degree)}"

    def why(self, step: RouteStep) -> Inlines:
        """Return why a move counts as another tier than its gap and its rise say."""
        expected = self.roles[step.to].degree.expectation
        reasons = [
            *(
                [f"a degree above yours is {expected.words}"]
                if step.lacks_degree and expected
                else []
            ),
            *(["people there had this title more often than others"] if step.is_common else []),
        ]
        return (quiet(f" ({', but '.join(reasons)})"),) if reasons else ()

    def picked_up(self, tool: ToolToPickUp) -> str:
        """Return a tool with the share of postings that name it."""
        share = f" {in_figures(tool.share)}" if tool.share else ""
        return f"{tool.name}{share}"

    def degree(self, step: RouteStep) -> Iterator[Inlines]:
        """Yield the degree that is expected."""
        degree = self.roles[step.to].degree
        text = degree_in_words(degree)
        yield (Span(text), *judged(degree.sources)) if text else NOT_KNOWN[0]
        if degree.note:
            yield (Span(degree.note), *self.references.cite(degree.sources))

    def record(self, step: RouteStep) -> Inlines:
        """Return who documents a move, and who disputes it; nothing if no work documents it."""
        is_judged = is_judgment_alone(step.documented)
        if not step.documented or (is_judged and not step.disputed):
            return ()
        line: Inlines = (
            Span(", ".join(each.publisher or each.title for each in step.documented)),
            *judged(step.documented),
            *self.references.cite(step.documented),
        )
        if step.disputed:
            against = ", ".join(each.publisher or each.title for each in step.disputed)
            cited = self.references.cite(step.disputed)
            line = (*line, Span(f"; against it: {against}"), *DISPUTED, *cited)
        return line

    def documented(self, step: RouteStep) -> Cell:
        """Return the sources that document a move, and those that dispute it."""
        lines: list[Inlines] = []
        if step.documented:
            related = step.relatedness_tier
            published = f"published as {related.words}" if related else "documented"
            cited = self.references.cite(step.documented)
            lines.append((Span(step.note or published), *judged(step.documented), *cited))
        elif step.is_documented:
            note = f"{step.note}; " if step.note else ""
            lines.append((Span(f"{note}in this catalog, without a source"),))
        elif step.from_:
            lines.append((quiet("no source documents this move"),))
        if step.disputed:
            names = ", ".join(each.title for each in step.disputed)
            cited = self.references.cite(step.disputed)
            lines.append((*DISPUTED[1:], Span(f" disputed by {names}"), *cited))
        return tuple(lines)


def _is_counted(step: RouteStep) -> bool:
    """Return whether it is known what of that which the next role requires you have."""
    return step.comparable and step.origin_known


def _line(text: str) -> Cell:
    return ((Span(text),),) if text else ()


def _text(line: Inlines) -> list[str]:
    return [piece.text for piece in line if isinstance(piece, Span)]
