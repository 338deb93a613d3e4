"""The page of `path`."""

import re
from collections.abc import Iterator, Sequence

from rolecmp.output.page import (
    Block,
    Cell,
    Checklist,
    Edge,
    Graph,
    Grid,
    Inlines,
    Kind,
    Node,
    Page,
    Paragraph,
    Row,
    Section,
    Span,
    quiet,
    strong,
)
from rolecmp.output.pages.catalogs import (
    EACH_JUDGES,
    TOO_LITTLE_IN_COMMON,
    are_of_several,
    of_the_same_name,
)
from rolecmp.output.pages.me import degree_name, everything, summary
from rolecmp.output.pages.path_calculation import calculation
from rolecmp.output.pages.path_step import StepWords
from rolecmp.output.pages.references import References
from rolecmp.output.pages.words import (
    NO_DATA,
    NOT_KNOWN,
    counted,
    difficulty,
    is_judgment_alone,
    known_columns,
    levels,
    shortest_name,
)
from rolecmp.questions.move import Move
from rolecmp.questions.path_answer import PathAnswer, PathRole, Route, RouteStep
from rolecmp.questions.reasons import SIDE_BY_SIDE
from rolecmp.questions.transitions import COSTS, LIMITS, UNDOCUMENTED, Tier
from rolecmp.questions.wording import in_sentence

STEP_LIMITS, STRETCH_LIMITS = LIMITS[Tier.STEP], LIMITS[Tier.STRETCH]
MISSING_MEANING = "Missing: the share of a role's requirements, by level, that you don't have yet."
DIRECT_MEANING = (
    "Missing: the share of a role's requirements, by level, that you lack at the start."
)
SHORT_MEANING = "Missing: requirements you don't have yet."
ON_THE_WAY = "Missing: counted from the role before."
ON_THE_WAY_MEANING = (
    "Missing: the share of a role's requirements, by level, that the role before doesn't have; "
    "to learn: what is new to you by then."
)
NONE_MISSING = "0%: what is left to learn is nice to have in the role before."
WEIGHTED = "Rarer skills and tools count more."
MEASURED_TIERS_MEANING = (
    f"step: up to {STEP_LIMITS[0]:.0%} missing, {levels(STEP_LIMITS[1])} harder; "
    f"stretch: {STRETCH_LIMITS[0]:.0%}, {STRETCH_LIMITS[1]}; leap: more."
)
FIRST_MOVE_MEANING = "If you have no role yet, the first move is judged by entry difficulty alone."
SHIFTS_MEANING = (
    "A required degree above yours makes a move one tier harder; a title that people there had "
    "more often than others makes it one easier."
)
PUBLISHED_TIERS_MEANING = "related, closely related: the source's own rating."
COST_MEANING = (
    f"Cost: step {COSTS[Tier.STEP]}, stretch {COSTS[Tier.STRETCH]}, leap {COSTS[Tier.LEAP]}, "
    f"{UNDOCUMENTED} times as much if the catalog doesn't document the move."
)
MAP_LEAD = "Columns: your role. Rows: the role you want."
MAP_WORDS = {Tier.STEP: "step", Tier.STRETCH: "str.", Tier.LEAP: "leap", None: "?"}
"""What the map says of a move, in a narrow column."""
OVERVIEW = ("Move", "Missing", "Getting in", "To learn", "By way of")
IN_ROWS = 3
"""The most moves whose items to learn have room on the first screen."""


def page(answer: PathAnswer, *, with_sources: bool) -> Page:
    """Return the page that shows paths between roles."""
    return _PathPage(answer, References(shown=with_sources)).page()


class _PathPage:
    """Builds the page, and collects the sources it cites."""

    def __init__(self, answer: PathAnswer, references: References) -> None:
        self.answer = answer
        self.roles = {role.handle: role for role in answer.roles}
        self.references = references
        self.words = StepWords(answer, self.references)

    def page(self) -> Page:
        answer = self.answer
        if answer.start is None and answer.to is None:
            return self.made(MAP_LEAD, [*self.map()], [], self.example())
        if answer.start is None or answer.to is None:
            count = len(answer.routes)
            entry = [self.getting_in(self.roles[answer.from_])] if answer.from_ else []
            nearest = "The {} nearest" if count == answer.limit else "{}"
            roles = f"{nearest.format(count)} {'role' if count == 1 else 'roles'}"
            if not count:
                nothing = Paragraph("", ((Span("No paths to or from other roles."),),))
                return self.made("", [nothing], entry, self.example())
            grid, unknown = known_columns(_in_lines(OVERVIEW, [*map(self.overview, answer.routes)]))
            lead = f"{roles}, easiest path first{self.ties()}.{unknown}"
            return self.made(lead, [grid], entry, self.example())
        (route,) = answer.routes
        brief, rest = [*self.brief(route)], [*self.one(route)]
        return self.made(route.reason, brief, rest, f"More: {self.command(route)} --full")

    def made(self, lead: str, brief: Sequence[Block], rest: Sequence[Block], more: str) -> Page:
        """Return a page with its legend: for one path in short on the first screen."""
        is_one = bool(self.answer.start and self.answer.to)
        title = self.title() or "All moves"
        has_moves = any(route.steps for route in self.answer.routes) or self.answer.matrix
        across = self.across()
        legends = [self.legend(is_short=each) if has_moves else () for each in (True, False)]
        notes = (*self.on_direct(), *legends[0], *across)
        short = [Paragraph("", notes)] if notes else []
        full = [Paragraph("", (*legends[1], *across))] if has_moves else []
        return Page(
            title=title,
            lead=(Span(lead), *self.extra()),
            brief=(*brief, *(short if is_one else full)),
            blocks=(
                *rest,
                *everything(self.answer.me),
                *(full if is_one else []),
                *self.references.paragraphs(),
            ),
            more=more if has_moves else "",
            plan=tuple(self.plan()),
            years=tuple(each.year for each in self.answer.measures),
            graph=self.graph(),
        )

    def plan(self) -> Iterator[Checklist]:
        """Yield what each step of a single path takes, to be ticked."""
        routes = self.answer.routes if self.answer.start and self.answer.to else ()
        for route in routes:
            named: set[str] = set()
            for number, step in enumerate(route.steps, 1):
                name = in_sentence(self.roles[step.to].short_name)
                title = f"{number}. To {name}" if len(route.steps) > 1 else f"To {name}"
                items = tuple(self.words.to_do(step, named))
                named |= {tool.id for tool in step.tools}
                if items:
                    yield Checklist(title, tuple((Span(item),) for item in items))

    def example(self) -> str:
        """Return the command that shows one of several paths."""
        answer = self.answer
        if not answer.routes:
            return "Details: rolecmp path --from A --to B"
        return f"Details: {self.command(answer.routes[0])}"

    def command(self, route: Route) -> str:
        """Return the command that shows one path, from the same start."""
        answer = self.answer
        have = [f"{item.id}={item.level}" for item in answer.have]
        of_me = answer.me.degree if answer.me else None
        have += [f"degree={answer.degree}"] if answer.degree and answer.degree != of_me else []
        start = shortest_name(self.roles[route.from_]) if route.from_ else ""
        words = (
            "rolecmp path",
            start or ("nothing" if answer.start == "nothing" else "--to"),
            shortest_name(self.roles[route.to]) if route.to else "",
            f"--have {','.join(have)}" if have else "",
        )
        return " ".join(filter(None, words))

    def title(self) -> str:
        """Return where the paths start, and where they lead."""
        answer = self.answer
        start = {None: "", "have": "what you have", "nothing": "nothing"}
        first = self.name(answer.from_) or start.get(answer.start, "")
        ends = (("From", first), ("to" if first else "To", self.name(answer.to)))
        return " ".join(f"{word} {name}" for word, name in ends if name)

    def name(self, id: str | None) -> str:
        return in_sentence(self.roles[id].short_name) if id else ""

    def graph(self) -> Graph:
        """Return the moves of the best paths and, next to a single path, the direct one."""
        steps = [step for route in self.answer.routes for step in route.steps]
        edges = {_ends(step): Edge(*_ends(step), self.words.size(step)) for step in steps}
        if len(self.answer.routes) == 1 and (direct := self.answer.routes[0].direct):
            edges.setdefault(
                _ends(direct), Edge(*_ends(direct), self.words.size(direct), is_aside=True)
            )
        you = [Node("", "You", ())] if any(not step.from_ for step in steps) else []
        nodes = (
            Node(role.handle, role.name, (role.entry.word or NO_DATA,))
            for role in self.answer.roles
        )
        return Graph(nodes=(*you, *nodes), edges=tuple(edges.values()))

    def legend(self, *, is_short: bool) -> Cell:
        """Explain the words of the page, in one paragraph; for one path in short."""
        answer = self.answer
        steps = [step for route in answer.routes for step in (*route.steps, route.direct) if step]
        moves: list[Move] = [*steps, *answer.matrix]
        is_measured = not all(self.is_published(move) for move in moves)
        tiers = [MEASURED_TIERS_MEANING] if is_measured else []
        tiers += [PUBLISHED_TIERS_MEANING] if answer.published else []
        short = f"{MAP_WORDS[Tier.STRETCH]}: stretch. " if answer.matrix else ""
        if any(move.tier is None for move in answer.matrix):
            short += f"{MAP_WORDS[None]}: no data. "
        is_explained = any(route.runners_up is not None for route in answer.routes)
        is_one = len(answer.routes) == 1
        # In a list of paths, what is missing is what the direct move misses.
        is_by_step = bool(answer.matrix) or bool(answer.start and answer.to)
        shares = [counted(each) for each in answer.measures if is_one]
        missing = SHORT_MEANING if is_short else MISSING_MEANING if is_by_step else DIRECT_MEANING
        if is_one and is_by_step and len(answer.routes[0].steps) > 1:
            missing = ON_THE_WAY if is_short else ON_THE_WAY_MEANING
        is_known = any(move.gap is not None for move in moves)
        lines = [missing] if is_known else []
        lines += [f"Tools: {each}." for each in shares]
        lines += [WEIGHTED] if answer.weighted and is_known else []
        if any(step.learn for step in steps if step.gap == 0 and step.from_):
            lines.append(NONE_MISSING)
        if not is_short:
            # With the grades of a role, or with you, there is no line for what else counts.
            has_grades = any(role.handle != role.id for role in answer.roles)
            is_shifted = is_measured and not has_grades and not answer.me
            lines += [short + " ".join(tiers), *([SHIFTS_MEANING] if is_shifted else [])]
            lines += [FIRST_MOVE_MEANING] if answer.start in {"have", "nothing"} else []
            lines += [COST_MEANING] if is_explained else []
        return ((quiet(" ".join(lines)),),) if any(lines) else ()

    def extra(self) -> Inlines:
        """Return what you have beyond the first role, and what of it changes nothing."""
        answer = self.answer
        have = [f"{item.name} ({item.level})" for item in answer.have]
        of_me = answer.me.degree if answer.me else None
        have += [degree_name(answer.degree)] if answer.degree and answer.degree != of_me else []
        unused = ", ".join(item.name for item in answer.unused)
        return (
            *((Span(f" {summary(answer.me, is_short=True)}{self.named()}"),) if answer.me else ()),
            *((Span(f" With your {', '.join(have)}."),) if have else ()),
            *((Span(f" Makes no difference: {unused}."),) if unused else ()),
        )

    def named(self) -> str:
        """Return how to start from the role that a résumé names, if it names one."""
        role = self.answer.me.role if self.answer.me else None
        if role is None or self.answer.from_:
            return ""
        return f" For your role, add --from {shortest_name(role)}."

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
        yield Grid(tuple(map(shortest_name, roles)), (Section((), rows),), Kind.LINES)

    def mapped(self, moves: dict[tuple[str, str], Move], origin: PathRole, other: PathRole) -> Cell:
        move = moves.get((origin.id, other.id))
        if not move:
            return ()
        word = MAP_WORDS[move.tier]
        return ((strong(word) if move.tier is Tier.STEP else Span(word),),)

    def overview(self, route: Route) -> Row:
        """Return a path in a few words; what is missing is counted for the direct move."""
        other = self.roles[(route.from_ if self.answer.to else route.to) or ""]
        moves = [self.words.tier(step, step.relatedness_tier) for step in route.steps]
        count = f"{len(moves)} moves" if len(moves) > 1 else "".join(moves) or "none"
        between = [self.roles[step.to] for step in route.steps[:-1]]
        by = [role.short_name if len(between) == 1 else _brief_name(role) for role in between]
        direct = route.direct
        texts = (
            self.words.missing(direct) if direct else "",
            self.words.rise(direct) if direct else "",
            self.counted(route.steps),
            ("; " if any("," in name for name in by) else ", ").join(map(in_sentence, by)),
        )
        shown: dict[str, Cell] = {"": (), NO_DATA: NOT_KNOWN}
        cells = (shown.get(text, ((Span(text),),)) for text in (count, *texts))
        return Row(other.short_name, tuple(cells))

    def counted(self, steps: Sequence[RouteStep]) -> str:
        """Count the skills and tools to learn, each once; unknown if a role has no skills."""
        if any(step.gap is None for step in steps):
            return NO_DATA
        count = len({each.id for step in steps for each in step.learn})
        return str(count) if count else "nothing"

    def getting_in(self, role: PathRole) -> Paragraph:
        """Return how hard a role is to get into, and why."""
        entry = role.entry
        note = (Span(f": {entry.note}"),) if entry.note else ()
        cited = self.references.cite(entry.sources) if entry.note else ()
        shown = difficulty(entry.difficulty, entry.sources)[0]
        return Paragraph("", ((Span(f"{role.name}: "), *shown, *note, *cited),))

    def brief(self, route: Route) -> Iterator[Block]:
        """Yield a path in a few words: its moves side by side, or if there are many, in rows."""
        count = len(route.steps)
        if count > SIDE_BY_SIDE:
            rows = [self.numbered(number, step) for number, step in enumerate(route.steps, 1)]
            yield _in_lines(OVERVIEW[:-1], rows)
            if count > IN_ROWS:
                return
            learn = [
                Row(row.label, (self.words.first(step),))
                for row, step in zip(rows, route.steps, strict=True)
            ]
            yield Grid(("Learn first",), (Section((), tuple(learn)),), Kind.LINES)
        elif count:
            yield self.columns(route, [self.words.brief(step, count) for step in route.steps])

    def one(self, route: Route) -> Iterator[Block]:
        """Yield a path step by step, each in a column, with everything that is known of it."""
        if route.from_ and route.steps:
            yield self.getting_in(self.roles[route.from_])
        if route.steps:
            yield self.columns(route, list(map(self.words.full, route.steps)))
        yield from calculation(self.answer, route)

    def ties(self) -> str:
        """Return which of two equally easy paths is first, where that makes a difference."""
        steps = [step for route in self.answer.routes for step in route.steps]
        documented = [step for step in steps if step.is_documented]
        # Beside what you have, there is no room for it.
        if self.answer.me or not 0 < len(documented) < len(steps):
            return ""
        sources = [source for step in documented for source in step.documented]
        which = "related" if is_judgment_alone(sources) else "documented"
        return f"; of moves of one size, {which} ones first"

    def is_published(self, move: Move) -> bool:
        """Return whether a source publishes where the first role of a move leads."""
        return bool(move.from_) and self.roles[move.from_ or ""].published

    def across(self) -> Cell:
        """Return what a move between catalogs cannot know, and what each of them judges."""
        steps = [route.direct for route in self.answer.routes]
        are_comparable = all(step is None or step.comparable for step in steps)
        others = of_the_same_name(self.answer.namesakes)
        ends = [
            [self.roles[id] for id in (step.from_, step.to) if id]
            for step in steps
            if step and step.rise is not None
        ]
        judged = EACH_JUDGES if any(map(are_of_several, ends)) else ""
        texts = (judged, "" if are_comparable else TOO_LITTLE_IN_COMMON, others)
        return tuple((quiet(text),) for text in texts if text)

    def on_direct(self) -> Cell:
        """Return who is on record for and against going directly, next to a path of several."""
        for route in self.answer.routes:
            record = self.words.record(route.direct) if route.direct else ()
            if record and len(route.steps) > 1:
                return ((Span("On record for going directly: "), *record),)
        return ()

    def columns(self, route: Route, cells: list[dict[str, Cell]]) -> Grid:
        """Return the steps of a path side by side; without the rows that none of them has."""
        names = [self.roles[step.to].short_name for step in route.steps]
        numbered = [f"{number}. To {in_sentence(name)}" for number, name in enumerate(names, 1)]
        rows = tuple(
            Row(label, tuple(each[label] for each in cells))
            for label in cells[0]
            if any(each[label] for each in cells)
        )
        return Grid(tuple(numbered if len(names) > 1 else names), (Section((), rows),))

    def numbered(self, number: int, step: RouteStep) -> Row:
        """Return one step of many in a few words."""
        texts = (
            self.words.tier(step, step.relatedness_tier),
            self.words.missing(step),
            self.words.rise(step),
            self.counted([step]),
        )
        name = self.roles[step.to].short_name
        return Row(f"{number}. {name}", tuple(((Span(text),),) for text in texts))


def _in_lines(columns: tuple[str, ...], rows: list[Row]) -> Grid:
    """Return a grid of the columns in which any row has something, a line for each row."""
    section = Section((), tuple(rows))
    return Grid(columns, (section,), Kind.LINES, numbers=("Missing", "To learn")).used


def _brief_name(role: PathRole) -> str:
    """Return what a role is called where room is short: a code would say nothing."""
    short = shortest_name(role)
    return short if re.search("[a-z]", short) else role.short_name


def _ends(move: Move) -> tuple[str, str]:
    return (move.from_ or "", move.to)
