"""The page of `path`."""

from collections.abc import Iterable, Iterator, Sequence

from rolecmp.catalog.terms import Level
from rolecmp.output.page import (
    Axes,
    Block,
    Cell,
    Edge,
    Graph,
    Grid,
    Line,
    Mark,
    Node,
    Note,
    Page,
    Row,
    Section,
    Span,
    Stop,
    Trail,
    quiet,
    strong,
)
from rolecmp.output.pages.references import References
from rolecmp.output.pages.words import degree, difficulty
from rolecmp.questions.moves import LIMITS, Tier
from rolecmp.questions.path import Learnt, Paths, Step, Term, Way

STEP, STRETCH = (
    f"{gap:.0%}, {rise} harder" for gap, rise in (LIMITS[Tier.STEP], LIMITS[Tier.STRETCH])
)
KEY = (
    (quiet("gap: how much of what a role asks for, by level, the role before does not bring."),),
    (quiet(f"step: gap to {STEP} to enter; stretch: to {STRETCH}; leap: more."),),
)
SIDES = Axes(sections="role", rows="item", columns="field")
LEVELS = ", ".join(f"{level.rank} {level}" for level in Level)


def page(answer: Paths) -> Page:
    """Return the page that shows ways between roles."""
    return _Teller(answer).page()


class _Teller:
    """Tells an answer, and collects the sources it refers to."""

    def __init__(self, answer: Paths) -> None:
        self.answer = answer
        self.roles = {role.id: role for role in answer.roles}
        self.items = {item.id: item for item in answer.items}
        self.references = References()

    def page(self) -> Page:
        answer = self.answer
        ends = (("From", answer.from_), ("to" if answer.from_ else "To", answer.to))
        steps = [step for way in answer.routes for step in (*way.steps, way.direct) if step]
        if answer.from_ and answer.to:
            lead, blocks = self.verdict(answer.routes[0]), [*self.one(answer.routes[0])]
        else:
            lead, blocks = self.entry(answer.from_ or answer.to or ""), [*self.all()]
        return Page(
            title=" ".join(f"{which} {self.roles[id].name}" for which, id in ends if id),
            lead=(*lead, *self.besides()),
            blocks=(
                *blocks,
                *self.sums(steps),
                *([Note("", KEY)] if steps else []),
                *self.references.notes(),
            ),
            graph=self.graph(),
        )

    def graph(self) -> Graph:
        """Draw the moves of the best ways, and beside a single way the direct one."""
        steps = {(step.from_, step.to): step for way in self.answer.routes for step in way.steps}
        edges = {ends: Edge(*ends, _judged_in_words(step)) for ends, step in steps.items()}
        if len(self.answer.routes) == 1 and (direct := self.answer.routes[0].direct):
            ends = (direct.from_, direct.to)
            edges.setdefault(ends, Edge(*ends, _judged_in_words(direct), is_aside=True))
        return Graph(
            nodes=tuple(
                Node(role.id, role.name, (role.entry.word or "not known",))
                for role in self.answer.roles
            ),
            edges=tuple(edges.values()),
        )

    def besides(self) -> Line:
        """Tell what one has besides the first role."""
        had = ", ".join(f"{self.items[item.id].name} ({item.level})" for item in self.answer.have)
        return (Span(f" Besides: {had}."),) if had else ()

    def entry(self, id: str) -> Line:
        """Tell how hard a role is to enter, and why."""
        entry = self.roles[id].entry
        why = (Span(f": {entry.note}"), *self.references.cite(entry.sources)) if entry.note else ()
        return (Span("Entry "), *difficulty(entry.difficulty)[0], *why)

    def all(self) -> Iterator[Block]:
        """Tell the ways to all other roles, or from them."""
        if not self.answer.routes:
            yield Note("", ((Span("There is no other role."),),))
            return
        yield Grid(
            columns=("Best way", "Directly", "To learn"),
            sections=tuple(map(self.overview, self.answer.routes)),
            axes=SIDES,
        )
        ends = f"--from {self.answer.from_ or 'ROLE'} --to {self.answer.to or 'ROLE'}"
        yield Note("", ((quiet(f"Step by step: rolecmp path {ends}"),),))

    def overview(self, way: Way) -> Section:
        """Tell a way in a few words."""
        other = self.roles[way.from_ if self.answer.to else way.to]
        sources = [source for step in way.steps for source in step.documented]
        tiers = (Span(_joined(map(_tier, way.steps))), *self.references.cite(sources))
        between = ((Span(f"via {self.between(way)}"),),) if len(way.steps) > 1 else ()
        cells = ((*between, tiers), self.directly(way), self.counted(way.steps))
        return Section(
            title=((strong(other.name),), *difficulty(other.entry.difficulty)),
            rows=(Row("", cells),),
        )

    def directly(self, way: Way) -> Cell:
        if way.direct is None:
            return ()
        tier, *figures = _judged_in_words(way.direct)
        return ((Span(tier),), *((quiet(figure),) for figure in figures))

    def between(self, way: Way) -> str:
        return _joined(self.roles[step.to].name for step in way.steps[:-1])

    def counted(self, steps: Iterable[Step]) -> Cell:
        """Count what is learnt, each item once."""
        kinds = [
            self.items[id].kind for id in {learnt.id for step in steps for learnt in step.learn}
        ]
        counts = ((kind, kinds.count(kind)) for kind in ("skill", "tool"))
        told = [f"{count} {kind}{'s' if count > 1 else ''}" for kind, count in counts if count]
        return tuple((Span(each),) for each in told or ["nothing"])

    def verdict(self, way: Way) -> Line:
        """Say which way is the best."""
        if way.direct is None:
            return (Span("It is one and the same role."),)
        direct = strong(f"a {way.direct.tier}" if way.direct.tier else "not known")
        if len(way.steps) == 1 and way.direct.tier is None:
            return (Span("How hard the move is, is not known."),)
        if len(way.steps) == 1:
            return (Span("The direct move is the best way: "), direct, Span("."))
        best = strong(self.between(way))
        return (Span("Best by way of "), best, Span(". The direct move: "), direct, Span("."))

    def one(self, way: Way) -> Iterator[Block]:
        """Tell a way step by step, with the direct move beside it."""
        if way.direct and len(way.steps) > 1:
            sides: tuple[Sequence[Step], ...] = (way.steps, (way.direct,))
            told = [list(zip(*map(_judged, steps), strict=True)) for steps in sides]
            rows = [
                Row(label, tuple(((Span(_joined(side[index])),),) for side in told))
                for index, label in enumerate(("Moves", "Gap", "Entry"))
            ]
            learnt = Row("To learn", tuple(map(self.counted, sides)))
            yield Grid(("Best way", "Directly"), (Section((), (*rows, learnt)),), SIDES)
        if way.steps:
            yield Trail(tuple(self.stops(way)))

    def stops(self, way: Way) -> Iterator[Stop]:
        for step in (*way.steps, None):
            role = self.roles[step.from_ if step else way.to]
            standing = difficulty(role.entry.difficulty)[0]
            note = role.entry.note
            entry = ((Span(note), *self.references.cite(role.entry.sources)),) if note else ()
            yield Stop(role.name, standing, entry, self.onward(step) if step else None)

    def onward(self, step: Step) -> Section:
        """Tell what a step takes."""
        tier, *figures = _judged_in_words(step)
        skills = [each for each in step.learn if self.items[each.id].kind == "skill"]
        tools = [each for each in step.learn if self.items[each.id].kind == "tool"]
        kept = _joined(self.items[id].name for id in step.keep)
        rows = (
            Row("Learn", (tuple(map(self.learnt, skills)),)),
            Row("New tools", (tuple(map(self.learnt, tools)),)),
            Row("Carries over", (((Span(kept),),) if kept else (),)),
            Row("Degree", (tuple(self.degree(step)),)),
            Row("Documented", (tuple(self.documented(step)),)),
        )
        return Section(((strong(tier), Span(f": {_joined(figures)}")),), rows)

    def learnt(self, learnt: Learnt) -> Line:
        change = f"{learnt.from_level or 'new'} → {learnt.to_level}"
        return (Span(self.items[learnt.id].name), Mark(f": {change}", change))

    def degree(self, step: Step) -> Iterator[Line]:
        """Tell how the degree that is expected changes."""
        before, after = self.roles[step.from_].degree, self.roles[step.to].degree
        change = f"{before.expectation or 'not known'} → "
        if before.expectation is after.expectation:
            change = ""
        for line in degree(after):
            yield (Span(change), *line)
        if after.note:
            yield (Span(after.note), *self.references.cite(after.sources))

    def documented(self, step: Step) -> Iterator[Line]:
        """Tell who knows of a move, and who speaks against it."""
        if step.note or step.documented:
            yield (Span(step.note or "yes"), *self.references.cite(step.documented))
        else:
            yield (quiet("by none of the sources here"),)
        if step.disputed:
            yield (strong("disputed"), quiet(" by"), *self.references.cite(step.disputed))

    def sums(self, steps: Iterable[Step]) -> Iterator[Block]:
        """Tell the sum behind each gap, each move once."""
        moves = {(step.from_, step.to): step for step in steps if step.arithmetic is not None}
        if moves:
            sums = tuple(map(self.sum, moves.values()))
            yield Grid(("Asked for", "Brought", "Missing"), sums, SIDES)
            yield Note("", ((quiet(f"Levels: {LEVELS}."),),))

    def sum(self, step: Step) -> Section:
        terms = step.arithmetic or ()
        asked, missing = sum(term.asked.rank for term in terms), sum(term.missing for term in terms)
        gap = "not known" if step.gap is None else f"{missing}/{asked} = {step.gap}"
        items = [(term.asked.rank, _rank(term.brought), self.missing(term, step)) for term in terms]
        labels = [*(self.items[term.id].name for term in terms), "Gap"]
        return Section(
            title=((strong(f"{self.roles[step.from_].name} → {self.roles[step.to].name}"),),),
            rows=tuple(
                Row(label, tuple(((Span(str(figure)),),) for figure in cells))
                for label, cells in zip(labels, (*items, (asked, "", gap)), strict=True)
            ),
        )

    def missing(self, term: Term, step: Step) -> str:
        """Tell what is missing; on a way, earlier moves may have taught some of it."""
        left = sum(
            learnt.to_level.rank - _rank(learnt.from_level)
            for learnt in step.learn
            if learnt.id == term.id
        )
        is_less = left < term.missing and len(self.answer.routes) == 1
        return f"{term.missing} ({left} by then)" if is_less else str(term.missing)


def _rank(level: Level | None) -> int:
    return level.rank if level else 0


def _tier(step: Step) -> str:
    return step.tier or "not known"


def _judged(step: Step) -> tuple[str, str, str]:
    """Return the tier, the gap and the rise of a step in words."""
    gap = "not known" if step.gap is None else f"{step.gap:.0%}"
    match step.rise:
        case None:
            rise = "not known"
        case 0:
            rise = "as hard"
        case harder if harder > 0:
            rise = f"{harder} harder"
        case easier:
            rise = f"{-easier} easier"
    return (_tier(step), gap, rise)


def _judged_in_words(step: Step) -> tuple[str, ...]:
    tier, gap, rise = _judged(step)
    return (tier, f"gap {gap}", f"entry {rise}")


def _joined(words: Iterable[str]) -> str:
    return ", ".join(words)
