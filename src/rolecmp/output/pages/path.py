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
from rolecmp.output.pages.words import NOT_KNOWN, degree, difficulty, some
from rolecmp.questions.moves import LIMITS, MOST_LISTED_MOVES, Tier
from rolecmp.questions.path import MOST_WAYS, Learnt, Paths, Step, Term, Way

STEP, STRETCH = LIMITS[Tier.STEP], LIMITS[Tier.STRETCH]
GAP: Line = (
    quiet("gap: how much of what a role asks for, by level, the role before does not bring."),
)
WEIGHTED: Line = (quiet("The rarer a skill or tool, the more it counts."),)
MEASURED_TIERS: Line = (
    quiet(
        f"step: gap to {STEP[0]:.0%}, {STEP[1]} harder to enter; "
        f"stretch: to {STRETCH[0]:.0%}, {STRETCH[1]} harder; leap: more."
    ),
)
LISTED_TIERS: Line = (
    quiet(
        f"step: published as primarily related, to {STEP[1]} harder to enter; "
        f"stretch: as related, to {STRETCH[1]} harder; leap: more."
    ),
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
        self.is_listed = any(step.relatedness_tier for way in answer.routes for step in way.steps)

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
                *([Note("", self.key())] if steps else []),
                *self.references.notes(),
            ),
            graph=self.graph(),
        )

    def graph(self) -> Graph:
        """Draw the moves of the best ways, and beside a single way the direct one."""
        steps = {(step.from_, step.to): step for way in self.answer.routes for step in way.steps}
        edges = {ends: Edge(*ends, self.in_words(step)) for ends, step in steps.items()}
        if len(self.answer.routes) == 1 and (direct := self.answer.routes[0].direct):
            ends = (direct.from_, direct.to)
            edges.setdefault(ends, Edge(*ends, self.in_words(direct), is_aside=True))
        return Graph(
            nodes=tuple(
                Node(role.id, role.name, (role.entry.word or "not known",))
                for role in self.answer.roles
            ),
            edges=tuple(edges.values()),
        )

    def key(self) -> Cell:
        """Explain the words for how far it is; by published relations they mean something else."""
        tiers = LISTED_TIERS if self.is_listed else MEASURED_TIERS
        return (GAP, WEIGHTED, tiers) if self.answer.weighted else (GAP, tiers)

    def tier(self, step: Step) -> str:
        return step.tier or ("not published" if self.is_listed else "not known")

    def judged(self, step: Step) -> tuple[str, str, str]:
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
        return (self.tier(step), gap, rise)

    def in_words(self, step: Step) -> tuple[str, ...]:
        tier, gap, rise = self.judged(step)
        return (tier, f"gap {gap}", f"entry {rise}")

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
            yield Note("", ((Span("There is no way to or from another role."),),))
            return
        yield Grid(
            columns=("Best way", "Directly", "To learn"),
            sections=tuple(map(self.overview, self.answer.routes)),
            axes=SIDES,
        )
        ends = f"--from {self.answer.from_ or 'ROLE'} --to {self.answer.to or 'ROLE'}"
        count = len(self.answer.routes)
        is_cut = self.answer.weighted and count == MOST_WAYS
        told = f"These are the {count} gentlest ways. " if is_cut else ""
        yield Note("", ((quiet(f"{told}Step by step: rolecmp path {ends}"),),))

    def overview(self, way: Way) -> Section:
        """Tell a way in a few words."""
        other = self.roles[way.from_ if self.answer.to else way.to]
        sources = [source for step in way.steps for source in step.documented]
        tiers = (Span(_joined(map(self.tier, way.steps))), *self.references.cite(sources))
        between = ((Span(f"via {self.between(way)}"),),) if len(way.steps) > 1 else ()
        cells = ((*between, tiers), self.directly(way), self.counted(way.steps))
        return Section(
            title=((strong(other.name),), *difficulty(other.entry.difficulty)),
            rows=(Row("", cells),),
        )

    def directly(self, way: Way) -> Cell:
        if way.direct is None:
            return ()
        tier, *figures = self.in_words(way.direct)
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
        if not way.steps:
            _, *figures = self.in_words(way.direct)
            none = f"No way of up to {MOST_LISTED_MOVES} moves is published. Directly: "
            return (Span(f"{none}{_joined(figures)}."),)
        direct = strong(f"a {way.direct.tier}" if way.direct.tier else self.tier(way.direct))
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
            told = [list(zip(*map(self.judged, steps), strict=True)) for steps in sides]
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
        tier, *figures = self.in_words(step)
        skills = [each for each in step.learn if self.items[each.id].kind == "skill"]
        tools = [each for each in step.learn if self.items[each.id].kind == "tool"]
        kept = some(self.items[id].name for id in step.keep)
        unknown = {kind: NOT_KNOWN if kind in step.unknown else () for kind in ("skill", "tool")}
        rows = (
            Row("Learn", (tuple(map(self.learnt, skills)) or unknown["skill"],)),
            Row("New tools", (tuple(map(self.learnt, tools)) or unknown["tool"],)),
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
            related = f"as related: {step.relatedness_tier}" if step.relatedness_tier else "yes"
            yield (Span(step.note or related), *self.references.cite(step.documented))
        else:
            yield (quiet("by none of the sources here"),)
        if step.disputed:
            yield (strong("disputed"), quiet(" by"), *self.references.cite(step.disputed))

    def sums(self, steps: Iterable[Step]) -> Iterator[Block]:
        """Tell the sum behind each gap, each move once."""
        moves = {(step.from_, step.to): step for step in steps if step.arithmetic is not None}
        if moves:
            columns = ("Asked for", "Brought", "Missing", *self.weight("Weight"))
            yield Grid(columns, tuple(map(self.sum, moves.values())), SIDES)
            yield Note("", ((quiet(f"Levels: {LEVELS}."),),))

    def weight(self, told: str) -> tuple[str, ...]:
        """Return the cell for a weight, where weights are told."""
        return (told,) if self.answer.weighted else ()

    def sum(self, step: Step) -> Section:
        terms = step.arithmetic or ()
        asked = sum(term.asked.rank * term.weight for term in terms)
        missing = sum(term.missing * term.weight for term in terms)
        gap = "not known" if step.gap is None else f"{missing:.4g}/{asked:.4g} = {step.gap}"
        figures = [
            (
                term.asked.rank,
                _rank(term.brought),
                self.missing(term, step),
                *self.weight(f"{term.weight:.4g}"),
            )
            for term in terms
        ]
        labels = [*(self.items[term.id].name for term in terms), "Gap"]
        return Section(
            title=((strong(f"{self.roles[step.from_].name} → {self.roles[step.to].name}"),),),
            rows=tuple(
                Row(label, tuple(((Span(str(figure)),),) for figure in row))
                for label, row in zip(
                    labels, (*figures, (f"{asked:.4g}", "", gap, *self.weight(""))), strict=True
                )
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


def _joined(words: Iterable[str]) -> str:
    return ", ".join(words)
