"""The page of `path`."""

from collections.abc import Iterable, Iterator, Sequence

from rolecmp.catalog.terms import ANY_FIELD, Level
from rolecmp.output.page import (
    NO_HEADING,
    Annotation,
    Axes,
    Block,
    Cell,
    Edge,
    Graph,
    Grid,
    Inlines,
    Node,
    Page,
    Paragraph,
    Row,
    Section,
    Span,
    Timeline,
    TimelineEntry,
    quiet,
    strong,
)
from rolecmp.output.pages.references import References
from rolecmp.output.pages.words import (
    NO_DATA,
    NOT_KNOWN,
    difficulty,
    judged,
    judgment_legend,
    levels,
    some,
)
from rolecmp.questions.path import GapTerm, LearnedItem, PathAnswer, Route, RouteStep
from rolecmp.questions.statements import degree_level
from rolecmp.questions.transitions import LIMITS, MAX_PUBLISHED_MOVES, Tier

STEP_LIMITS, STRETCH_LIMITS = LIMITS[Tier.STEP], LIMITS[Tier.STRETCH]
GAP_MEANING: Inlines = (
    quiet("gap: the share of the next role's requirements, by level, that you don't have yet."),
)
WEIGHTED: Inlines = (quiet("Rarer skills and tools count more."),)
MEASURED_TIERS_MEANING: Inlines = (
    quiet(
        f"step: gap up to {STEP_LIMITS[0]:.0%}, at most {levels(STEP_LIMITS[1])} harder; "
        f"stretch: up to {STRETCH_LIMITS[0]:.0%}, {levels(STRETCH_LIMITS[1])}; leap: more."
    ),
)
PUBLISHED_TIERS_MEANING: Inlines = (
    quiet(
        f"step: published as primarily related, at most {levels(STEP_LIMITS[1])} harder; "
        f"stretch: as related, {levels(STRETCH_LIMITS[1])}; leap: more."
    ),
)
SIDES = Axes(sections="role", rows="item", columns="field")
ASSUMED = " (assumed)"
"""The mark of a level that the catalog does not give."""
LEVEL_RANKS = ", ".join(f"{level.rank} {level}" for level in Level)


def page(answer: PathAnswer) -> Page:
    """Return the page that shows routes between roles."""
    return _PathPage(answer).page()


class _PathPage:
    """Builds the page, and collects the sources it cites."""

    def __init__(self, answer: PathAnswer) -> None:
        self.answer = answer
        self.roles = {role.id: role for role in answer.roles}
        self.items = {item.id: item for item in answer.items}
        self.references = References()
        self.is_published = any(
            step.relatedness_tier for route in answer.routes for step in route.steps
        )

    def page(self) -> Page:
        answer = self.answer
        ends = (("From", answer.from_), ("to" if answer.from_ else "To", answer.to))
        steps = [step for route in answer.routes for step in (*route.steps, route.direct) if step]
        if answer.from_ and answer.to:
            lead, blocks = self.verdict(answer.routes[0]), [*self.one(answer.routes[0])]
        else:
            lead, blocks = self.entry(answer.from_ or answer.to or ""), [*self.all()]
        return Page(
            title=" ".join(f"{which} {self.roles[id].name}" for which, id in ends if id),
            lead=(*lead, *self.extra()),
            blocks=(
                *blocks,
                *self.sums(steps),
                *([Paragraph("", self.legend())] if steps else []),
                *self.references.paragraphs(),
            ),
            graph=self.graph(),
        )

    def graph(self) -> Graph:
        """Return the moves of the best routes and, next to a single route, the direct one."""
        steps = {
            (step.from_, step.to): step for route in self.answer.routes for step in route.steps
        }
        edges = {ends: Edge(*ends, self.in_words(step)) for ends, step in steps.items()}
        if len(self.answer.routes) == 1 and (direct := self.answer.routes[0].direct):
            ends = (direct.from_, direct.to)
            edges.setdefault(ends, Edge(*ends, self.in_words(direct), is_aside=True))
        return Graph(
            nodes=tuple(
                Node(role.id, role.name, (role.entry.word or NO_DATA,))
                for role in self.answer.roles
            ),
            edges=tuple(edges.values()),
        )

    def legend(self) -> Cell:
        """Explain the tiers, which published relations give another meaning."""
        tiers = PUBLISHED_TIERS_MEANING if self.is_published else MEASURED_TIERS_MEANING
        weights = (WEIGHTED,) if self.answer.weighted else ()
        claims = [claim for role in self.answer.roles for claim in (role.entry, role.degree)]
        ours = judgment_legend(source for claim in claims for source in claim.sources)
        return (GAP_MEANING, *weights, tiers, *ours)

    def tier(self, step: RouteStep) -> str:
        return step.tier or ("not published" if self.is_published else NO_DATA)

    def measures(self, step: RouteStep) -> tuple[str, str, str]:
        """Return the tier, the gap and the rise of a step in words."""
        gap = NO_DATA if step.gap is None else f"{step.gap:.0%}"
        match step.rise:
            case None:
                rise = NO_DATA
            case 0:
                rise = "same difficulty"
            case harder if harder > 0:
                rise = f"{levels(harder)} harder"
            case easier:
                rise = f"{levels(-easier)} easier"
        return (self.tier(step), gap, rise)

    def in_words(self, step: RouteStep) -> tuple[str, ...]:
        tier, gap, rise = self.measures(step)
        return (
            tier,
            f"gap: {gap}" if step.gap is None else f"gap {gap}",
            f"entry: {rise}" if step.rise is None else rise,
        )

    def extra(self) -> Inlines:
        """Return what you have beyond the first role."""
        have = ", ".join(f"{self.items[item.id].name} ({item.level})" for item in self.answer.have)
        return (Span(f" With your {have}."),) if have else ()

    def entry(self, id: str) -> Inlines:
        """Return how hard a role is to get into, and why."""
        entry = self.roles[id].entry
        why = (Span(f": {entry.note}"), *self.references.cite(entry.sources)) if entry.note else ()
        return (Span("Entry "), *difficulty(entry.difficulty, entry.sources)[0], *why)

    def all(self) -> Iterator[Block]:
        """Yield the routes to all other roles, or from them."""
        if not self.answer.routes:
            yield Paragraph("", ((Span("No paths to or from other roles."),),))
            return
        yield Grid(
            columns=("Best path", "Direct move", "To learn"),
            sections=tuple(map(self.overview, self.answer.routes)),
            axes=SIDES,
        )
        ends = f"--from {self.answer.from_ or 'ROLE'} --to {self.answer.to or 'ROLE'}"
        count = len(self.answer.routes)
        is_cut = count == self.answer.limit
        cut = f"The {count} easiest paths. " if is_cut else ""
        yield Paragraph("", ((quiet(f"{cut}Details: rolecmp path {ends}"),),))

    def overview(self, route: Route) -> Section:
        """Return a route in a few words."""
        other = self.roles[route.from_ if self.answer.to else route.to]
        sources = [source for step in route.steps for source in step.documented]
        tiers = (Span(_joined(map(self.tier, route.steps))), *self.references.cite(sources))
        between = ((Span(f"via {self.between(route)}"),),) if len(route.steps) > 1 else ()
        cells = ((*between, tiers), self.directly(route), self.counted(route.steps))
        return Section(
            title=((strong(other.name),), *difficulty(other.entry.difficulty, other.entry.sources)),
            rows=(Row("", cells),),
        )

    def directly(self, route: Route) -> Cell:
        if route.direct is None:
            return ()
        tier, *figures = self.in_words(route.direct)
        return ((Span(tier),), *((quiet(figure),) for figure in figures))

    def between(self, route: Route) -> str:
        return _joined(self.roles[step.to].name for step in route.steps[:-1])

    def counted(self, steps: Iterable[RouteStep]) -> Cell:
        """Count what you learn, each item once."""
        kinds = [self.items[id].kind for id in {each.id for step in steps for each in step.learn}]
        counts = ((kind, kinds.count(kind)) for kind in ("skill", "tool"))
        words = [f"{count} {kind}{'s' if count > 1 else ''}" for kind, count in counts if count]
        return tuple((Span(each),) for each in words or ["nothing"])

    def verdict(self, route: Route) -> Inlines:
        """Return which route is the best."""
        if route.direct is None:
            return (Span("That's the same role."),)
        if not route.steps:
            _, *figures = self.in_words(route.direct)
            none = f"No published path of {MAX_PUBLISHED_MOVES} moves or fewer. Direct move: "
            return (Span(f"{none}{_joined(figures)}."),)
        direct = strong(f"a {route.direct.tier}" if route.direct.tier else self.tier(route.direct))
        if len(route.steps) == 1 and route.direct.tier is None:
            return (Span("Not enough data to judge this move."),)
        if len(route.steps) == 1 and route.direct.tier is Tier.LEAP:
            return (Span("The direct move is the best path: "), direct, Span("."))
        if len(route.steps) == 1:
            return (Span("Go directly: it's "), direct, Span("."))
        best = strong(self.between(route))
        return (Span("Best path: via "), best, Span(". The direct move is "), direct, Span("."))

    def one(self, route: Route) -> Iterator[Block]:
        """Yield a route step by step, next to the direct move."""
        if route.direct and len(route.steps) > 1:
            sides: tuple[Sequence[RouteStep], ...] = (route.steps, (route.direct,))
            measures = [list(zip(*map(self.measures, steps), strict=True)) for steps in sides]
            rows = [
                Row(label, tuple(((Span(_joined(side[index])),),) for side in measures))
                for index, label in enumerate(("Moves", "Gap", "Entry"))
            ]
            learned = Row("To learn", tuple(map(self.counted, sides)))
            yield Grid(("Best path", "Direct move"), (Section((), (*rows, learned)),), SIDES)
        if route.steps:
            yield Timeline(tuple(self.entries(route)))

    def entries(self, route: Route) -> Iterator[TimelineEntry]:
        for step in (*route.steps, None):
            role = self.roles[step.from_ if step else route.to]
            entry = role.entry
            status = difficulty(entry.difficulty, entry.sources)[0]
            cited = self.references.cite(entry.sources)
            about = ((Span(entry.note), *cited),) if entry.note else ()
            yield TimelineEntry(role.name, status, about, self.next_step(step) if step else None)

    def next_step(self, step: RouteStep) -> Grid:
        """Return what a step takes."""
        tier, *figures = self.in_words(step)
        skills = [each for each in step.learn if self.items[each.id].kind == "skill"]
        tools = [each for each in step.learn if self.items[each.id].kind == "tool"]
        kept = some(self.items[id].name for id in step.keep)
        unknown = {kind: NOT_KNOWN if kind in step.unknown else () for kind in ("skill", "tool")}
        rows = (
            Row("Learn", (tuple(map(self.learned, skills)) or unknown["skill"],)),
            Row("New tools", (tuple(map(self.learned, tools)) or unknown["tool"],)),
            Row("Carries over", (((Span(kept),),) if kept else (),)),
            Row("Degree", (tuple(self.degree(step)),)),
            Row("Documented", (tuple(self.documented(step)),)),
        )
        title = (strong(tier), Span(f": {_joined(figures)}"))
        return Grid(NO_HEADING, (Section((title,), rows),))

    def learned(self, item: LearnedItem) -> Inlines:
        mark = ASSUMED if item.assumed else ""
        change = f"{item.from_level or 'new'} → {item.to_level}{mark}"
        return (Span(self.items[item.id].name), Annotation(f": {change}", change))

    def degree(self, step: RouteStep) -> Iterator[Inlines]:
        """Yield how the expected degree changes."""
        before, after = self.roles[step.from_].degree, self.roles[step.to].degree
        had = before.expectation.words if before.expectation else NO_DATA
        change = "" if before.expectation is after.expectation else f"{had} → "
        fields = ("any subject",) if after.fields == (ANY_FIELD,) else after.fields
        subject = f" in {' or '.join(fields)}" if fields else ""
        text = f"{degree_level(after)}{subject}"
        mark = judged(after.sources)
        yield (Span(f"{change}{text}"), *mark) if text else (Span(change), *NOT_KNOWN[0])
        if after.note:
            yield (Span(after.note), *self.references.cite(after.sources))

    def documented(self, step: RouteStep) -> Iterator[Inlines]:
        """Yield the sources that document a move, and those that dispute it."""
        if step.note or step.documented:
            related = f"as related: {step.relatedness_tier}" if step.relatedness_tier else "yes"
            cited = self.references.cite(step.documented)
            yield (Span(step.note or related), *judged(step.documented), *cited)
        else:
            yield (quiet("no source documents this move"),)
        if step.disputed:
            yield (strong("disputed"), quiet(" by"), *self.references.cite(step.disputed))

    def sums(self, steps: Iterable[RouteStep]) -> Iterator[Block]:
        """Yield the calculation of each gap, each move once."""
        moves = {(step.from_, step.to): step for step in steps if step.arithmetic is not None}
        if moves:
            columns = ("Required", "You have", "Missing", *self.weight("Weight"))
            yield Grid(columns, tuple(map(self.sum, moves.values())), SIDES)
            yield Paragraph("", ((quiet(f"Levels: {LEVEL_RANKS}."),),))

    def weight(self, text: str) -> tuple[str, ...]:
        """Return the cell of a weight, if items are weighted."""
        return (text,) if self.answer.weighted else ()

    def sum(self, step: RouteStep) -> Section:
        terms = step.arithmetic or ()
        required = sum(term.required.rank * term.weight for term in terms)
        missing = sum(term.missing * term.weight for term in terms)
        gap = NO_DATA if step.gap is None else f"{missing:.4g}/{required:.4g} = {step.gap}"
        figures = [
            (
                f"{term.required.rank}{ASSUMED if term.assumed else ''}",
                _rank(term.have),
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
                    labels, (*figures, (f"{required:.4g}", "", gap, *self.weight(""))), strict=True
                )
            ),
        )

    def missing(self, term: GapTerm, step: RouteStep) -> str:
        """Return what is missing; on a route, earlier steps may have taught some of it."""
        left = sum(
            each.to_level.rank - _rank(each.from_level) for each in step.learn if each.id == term.id
        )
        is_less = left < term.missing and len(self.answer.routes) == 1
        return f"{term.missing} ({left} after earlier moves)" if is_less else str(term.missing)


def _rank(level: Level | None) -> int:
    return level.rank if level else 0


def _joined(words: Iterable[str]) -> str:
    return ", ".join(words)
