"""The page of `path`."""

from collections.abc import Iterable, Iterator

from rolecmp.catalog.terms import DegreeLevel, RelatednessTier
from rolecmp.output.page import (
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
    quiet,
    strong,
)
from rolecmp.output.pages.path_calculation import calculation
from rolecmp.output.pages.references import References
from rolecmp.output.pages.words import (
    ASSUMED,
    NO_DATA,
    NOT_KNOWN,
    dated,
    difficulty,
    figure,
    judged,
    judgment_legend,
    levels,
    shortest_name,
    some,
)
from rolecmp.questions.path_answer import (
    LearnedItem,
    Move,
    PathAnswer,
    PathRole,
    Route,
    RouteStep,
    ToolToPickUp,
)
from rolecmp.questions.reasons import PUBLISHED_WORDS, harder, percent
from rolecmp.questions.statements import degree_in_words
from rolecmp.questions.transitions import COSTS, LIMITS, UNDOCUMENTED, Tier

STEP_LIMITS, STRETCH_LIMITS = LIMITS[Tier.STEP], LIMITS[Tier.STRETCH]
MISSING_MEANING = (
    "Missing: what a role requires, by level, and those in the role before don't have."
)
WEIGHTED = "Rarer skills and tools count more."
MEASURED_TIERS_MEANING = (
    f"step: up to {STEP_LIMITS[0]:.0%} missing, {levels(STEP_LIMITS[1])} harder; "
    f"stretch: {STRETCH_LIMITS[0]:.0%}, {STRETCH_LIMITS[1]}; leap: more."
)
FIRST_MOVE_MEANING = "Without a role, the first move is judged by the difficulty alone."
SHIFTS_MEANING = "Required degree above yours: one tier harder. Measured as common: one gentler."
PUBLISHED_TIERS_MEANING = "related, closely related: as the source publishes it."
COST_MEANING = (
    f"Cost: step {COSTS[Tier.STEP]}, stretch {COSTS[Tier.STRETCH]}, leap {COSTS[Tier.LEAP]}, "
    f"{UNDOCUMENTED} times as much where the catalog doesn't document the move."
)
DEGREES = {
    DegreeLevel.ASSOCIATE: "associate degree",
    DegreeLevel.BACHELOR: "bachelor's degree",
    DegreeLevel.MASTER: "master's degree",
    DegreeLevel.DOCTORATE: "doctorate",
}
MAP_LEAD = "Columns: from. Rows: to. One in detail: rolecmp path --from A --to B"
MAP_WORDS = {Tier.STEP: "step", Tier.STRETCH: "str.", Tier.LEAP: "leap", None: "?"}
"""What the map says of a move, in a narrow column."""
RELATED_WORDS = {
    RelatednessTier.PRIMARY: PUBLISHED_WORDS[Tier.STEP],
    RelatednessTier.SUPPLEMENTAL: PUBLISHED_WORDS[Tier.STRETCH],
}


def page(answer: PathAnswer) -> Page:
    """Return the page that shows paths between roles."""
    return _PathPage(answer).page()


class _PathPage:
    """Builds the page, and collects the sources it cites."""

    def __init__(self, answer: PathAnswer) -> None:
        self.answer = answer
        self.roles = {role.id: role for role in answer.roles}
        self.items = {item.id: item for item in answer.items}
        self.references = References()

    def page(self) -> Page:
        answer = self.answer
        blocks: Iterable[Block]
        brief: tuple[Block, ...] = ()
        if answer.start is None and answer.to is None:
            title, lead, blocks = "All moves", MAP_LEAD, self.map()
        elif answer.start is None or answer.to is None:
            count = len(answer.routes)
            title, lead, blocks = self.title(), f"{count} roles, nearest first.", [*self.all()]
            brief = (*blocks, *self.legends(is_brief=True))
            if answer.from_:
                blocks = [self.getting_in(self.roles[answer.from_]), *blocks]
        else:
            (route,) = answer.routes
            title, lead, blocks = self.title(), route.reason, self.one(route)
        return Page(
            title=title,
            lead=(Span(lead), *self.extra()),
            blocks=(
                *blocks,
                *self.legends(),
                *self.references.paragraphs(),
            ),
            graph=self.graph(),
            brief=brief,
        )

    def legends(self, *, is_brief: bool = False) -> tuple[Paragraph, ...]:
        """Return the legend, in brief without the sign of a judgment, which is not shown."""
        has_moves = any(route.direct for route in self.answer.routes) or self.answer.matrix
        lines = [*self.legend(), *(() if is_brief else self.judgments())]
        return (Paragraph("", tuple(lines)),) if has_moves else ()

    def title(self) -> str:
        """Return where the paths start, and where they lead."""
        answer = self.answer
        start = {None: "", "have": "what you have", "nothing": "nothing"}
        first = self.roles[answer.from_].name if answer.from_ else start.get(answer.start, "")
        ends = (("From", first), ("to" if first else "To", self.name(answer.to or "")))
        return " ".join(f"{word} {name}" for word, name in ends if name)

    def name(self, id: str) -> str:
        return self.roles[id].name if id else ""

    def graph(self) -> Graph:
        """Return the moves of the best paths and, next to a single path, the direct one."""
        steps = [step for route in self.answer.routes for step in route.steps]
        edges = {_ends(step): Edge(*_ends(step), self.in_words(step)) for step in steps}
        if len(self.answer.routes) == 1 and (direct := self.answer.routes[0].direct):
            edges.setdefault(
                _ends(direct), Edge(*_ends(direct), self.in_words(direct), is_aside=True)
            )
        you = [Node("", "You", ())] if any(not step.from_ for step in steps) else []
        nodes = (
            Node(role.id, role.name, (role.entry.word or NO_DATA,)) for role in self.answer.roles
        )
        return Graph(nodes=(*you, *nodes), edges=tuple(edges.values()))

    def legend(self) -> Cell:
        """Explain the words and signs of the page."""
        answer = self.answer
        tiers = PUBLISHED_TIERS_MEANING if answer.published else MEASURED_TIERS_MEANING
        short = f"{MAP_WORDS[Tier.STRETCH]}: stretch. " if answer.matrix else ""
        lines = [
            MISSING_MEANING,
            *([WEIGHTED] if answer.weighted else []),
            short + tiers,
            *([] if answer.published else [SHIFTS_MEANING]),
            *([FIRST_MOVE_MEANING] if answer.start in {"have", "nothing"} else []),
            *(
                [COST_MEANING]
                if any(route.runners_up is not None for route in answer.routes)
                else []
            ),
            *(
                f"Shares: {each.name} ({dated(each.source.title, each.year)})."
                for each in (answer.measures if len(answer.routes) == 1 else ())
            ),
        ]
        return tuple((quiet(line),) for line in lines)

    def judgments(self) -> Cell:
        """Explain the sign of a judgment, if there is any."""
        shown = [] if self.answer.matrix else self.answer.roles
        claims = [claim for role in shown for claim in (role.entry, role.degree)]
        return judgment_legend(source for claim in claims for source in claim.sources)

    def tier(self, step: Move, related: RelatednessTier | None) -> str:
        """Return the word for how big a move is."""
        if related and step.tier in {Tier.STEP, Tier.STRETCH}:
            return RELATED_WORDS[related]
        return step.tier or ("not published" if self.answer.published else NO_DATA)

    def missing(self, step: Move) -> str:
        return NO_DATA if step.gap is None else percent(step.gap)

    def rise(self, step: Move) -> str:
        """Return how much harder the next role is to get into."""
        match step.rise:
            case None:
                return NO_DATA
            case 0:
                return "same"
            case up if up > 0:
                return f"{up} harder"
            case down:
                return f"{-down} easier"

    def in_words(self, step: RouteStep) -> tuple[str, ...]:
        """Return how big a move is, in three parts."""
        return (
            self.tier(step, step.relatedness_tier),
            f"missing: {NO_DATA}" if step.gap is None else f"{percent(step.gap)} missing",
            f"getting in: {NO_DATA}" if step.rise is None else harder(step.rise),
        )

    def extra(self) -> Inlines:
        """Return what you have beyond the first role, and what of it changes nothing."""
        answer = self.answer
        have = [f"{self.items[item.id].name} ({item.level})" for item in answer.have]
        have += [DEGREES[answer.degree]] if answer.degree else []
        unused = ", ".join(self.items[id].name for id in answer.unused)
        return (
            *((Span(f" With your {', '.join(have)}."),) if have else ()),
            *((Span(f" No difference: {unused}."),) if unused else ()),
        )

    def map(self) -> Iterator[Block]:
        """Yield all moves between roles, by their aliases."""
        moves = {_ends(move): move for move in self.answer.matrix}
        roles = self.answer.roles
        if not moves:
            yield Paragraph("", ((Span("There are no moves between roles."),),))
            return
        rows = tuple(
            Row(shortest_name(other), tuple(self.mapped(moves, origin, other) for origin in roles))
            for other in roles
        )
        yield Grid(tuple(map(shortest_name, roles)), (Section((), rows),))

    def mapped(self, moves: dict[tuple[str, str], Move], origin: PathRole, other: PathRole) -> Cell:
        move = moves.get((origin.id, other.id))
        if not move:
            return ((),)
        word = MAP_WORDS[move.tier]
        return ((strong(word) if move.tier is Tier.STEP else Span(word),),)

    def all(self) -> Iterator[Block]:
        """Yield the paths to all other roles, or from them."""
        answer = self.answer
        if not answer.routes:
            yield Paragraph("", ((Span("No paths to or from other roles."),),))
            return
        columns = ("Move", "Missing", "Getting in", "To learn", "By way of")
        rows = [self.overview(route) for route in answer.routes]
        used = [index for index in range(len(columns)) if any(row.cells[index] for row in rows)]
        yield Grid(
            tuple(columns[index] for index in used),
            (
                Section(
                    (),
                    tuple(
                        Row(row.label, tuple(row.cells[index] or ((),) for index in used))
                        for row in rows
                    ),
                ),
            ),
            Axes("field", "role", "item"),
        )
        start = {"have": "--have …", "nothing": "--from nothing"}.get(answer.start or "")
        first, last = (
            shortest_name(self.roles[id]) if id else "ROLE" for id in (answer.from_, answer.to)
        )
        ends = f"{start or f'--from {first}'} --to {last}"
        is_cut = len(answer.routes) == answer.limit
        cut = f"The {answer.limit} nearest. " if is_cut else ""
        yield Paragraph("", ((quiet(f"{cut}One of them in detail: rolecmp path {ends}"),),))

    def overview(self, route: Route) -> Row:
        """Return a path in a few words; what is missing is counted for the direct move."""
        other = self.roles[(route.from_ if self.answer.to else route.to) or ""]
        moves = [self.tier(step, step.relatedness_tier) for step in route.steps]
        count = f"{len(moves)} moves" if len(moves) > 1 else "".join(moves) or "none"
        between = [self.roles[step.to] for step in route.steps[:-1]]
        by = [role.short_name if len(between) == 1 else shortest_name(role) for role in between]
        direct = route.direct
        texts = (
            self.missing(direct) if direct else "",
            self.rise(direct) if direct else "",
            self.counted(route.steps),
            ", ".join(by),
        )
        cells = (((Span(text),),) if text else () for text in (count, *texts))
        return Row(other.short_name, tuple(cells))

    def counted(self, steps: Iterable[RouteStep]) -> str:
        """Count the skills and tools to learn, each once."""
        count = len({each.id for step in steps for each in step.learn})
        return str(count) if count else "nothing"

    def getting_in(self, role: PathRole) -> Paragraph:
        """Return how hard a role is to get into, and why."""
        entry = role.entry
        note = (Span(f": {entry.note}"),) if entry.note else ()
        cited = self.references.cite(entry.sources) if entry.note else ()
        shown = difficulty(entry.difficulty, entry.sources)[0]
        return Paragraph("", ((Span(f"{role.name}: "), *shown, *note, *cited),))

    def one(self, route: Route) -> Iterator[Block]:
        """Yield a path step by step, each in a column."""
        if route.from_:
            yield self.getting_in(self.roles[route.from_])
        if route.steps:
            heads = [self.roles[step.to].short_name for step in route.steps]
            numbered = [f"{number}. {head}" for number, head in enumerate(heads, start=1)]
            cells = [self.step(step) for step in route.steps]
            rows = tuple(
                Row(label, tuple(each[label] for each in cells))
                for label in cells[0]
                if any(each[label] for each in cells)
            )
            columns = tuple(numbered if len(heads) > 1 else heads)
            yield Grid(columns, (Section((), rows),), Axes("field", "item", "role"))
        yield from calculation(self.answer, route)

    def step(self, step: RouteStep) -> dict[str, Cell]:
        """Return what a step takes, by the label of the row."""
        role = self.roles[step.to]
        entry = role.entry
        start = [self.learned(each) for each in step.learn if each.how == "start"]
        deepen = [self.learned(each) for each in step.learn if each.how == "deepen"]
        is_unknown = len(step.unknown) > 1
        kept = some(self.items[id].name for id in step.keep)
        note = ((Span(entry.note), *self.references.cite(entry.sources)),) if entry.note else ()
        return {
            "Size of the move": ((strong(", ".join(self.in_words(step))), *self.why(step)),),
            "Start from zero": NOT_KNOWN if is_unknown else _listed(start),
            "Take further": _listed(deepen),
            "Pick up on the way": _listed(map(self.picked_up, step.tools)),
            "You keep": ((Span(kept),),) if kept else (),
            "Degree": tuple(self.degree(step)),
            "Getting in": (*difficulty(entry.difficulty, entry.sources), *note),
            "Who documents it": tuple(self.documented(step)),
        }

    def why(self, step: RouteStep) -> Inlines:
        """Return why a move counts as another tier than its gap and its rise say."""
        reasons = [
            *(["a degree above yours is required"] if step.lacks_degree else []),
            *(["it happens clearly more often than among others"] if step.is_common else []),
        ]
        return (quiet(f" ({', but '.join(reasons)})"),) if reasons else ()

    def learned(self, item: LearnedItem) -> Inlines:
        mark = ASSUMED if item.assumed else ""
        change = f"{f'{item.from_level} → ' if item.from_level else ''}{item.to_level}{mark}"
        return (Span(self.items[item.id].name), Annotation(f" ({change})", change))

    def picked_up(self, tool: ToolToPickUp) -> Inlines:
        share = figure(tool.share)[-1:] if tool.share else ()
        return (Span(self.items[tool.id].name), *((Span(" "), *share) if share else ()))

    def degree(self, step: RouteStep) -> Iterator[Inlines]:
        """Yield the degree that is expected."""
        degree = self.roles[step.to].degree
        text = degree_in_words(degree)
        yield (Span(text), *judged(degree.sources)) if text else NOT_KNOWN[0]
        if degree.note:
            yield (Span(degree.note), *self.references.cite(degree.sources))

    def documented(self, step: RouteStep) -> Iterator[Inlines]:
        """Yield the sources that document a move, and those that dispute it."""
        if step.documented:
            cited = self.references.cite(step.documented)
            related = step.relatedness_tier
            published = f"published as {RELATED_WORDS[related]}" if related else "documented"
            yield (Span(step.note or published), *judged(step.documented), *cited)
        elif step.is_documented:
            note = f"{step.note}; " if step.note else ""
            yield (Span(f"{note}in this catalog, no source named"),)
        elif step.from_:
            yield (quiet("no source documents this move"),)
        if step.disputed:
            yield (strong("disputed"), quiet(" by"), *self.references.cite(step.disputed))


def _ends(move: Move) -> tuple[str, str]:
    return (move.from_ or "", move.to)


def _listed(pieces: Iterable[Inlines]) -> Cell:
    """Return pieces of text in a list."""
    line: list[Span | Annotation] = []
    for piece in pieces:
        line += [Span(", ")] if line else []
        line += [each for each in piece if isinstance(each, Span | Annotation)]
    return (tuple(line),) if line else ()
