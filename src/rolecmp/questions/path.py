"""`path`: the path from one role to another, and what it takes."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from rolecmp.catalog.excerpt import LARGE_CATALOG, NAME_KEYS, Scope
from rolecmp.catalog.graded_roles import role_called, with_grades
from rolecmp.catalog.grades import base_id, is_above
from rolecmp.catalog.model import Catalog, Role, Skill
from rolecmp.catalog.terms import (
    Need,
    RoleField,
    Stance,
    Unit,
)
from rolecmp.errors import UsageError
from rolecmp.questions.answer import Citation, Named, citer, told_apart
from rolecmp.questions.figures import FigureDetail, figure_finder, measures_of
from rolecmp.questions.gaps import YOU, Profile, combine_profiles, skill_profile
from rolecmp.questions.having import (
    LEVELS_BY_RANK,
    NOTHING_OWNED,
    Own,
    OwnedItem,
    is_nothing,
    read_start,
)
from rolecmp.questions.move import Move, direct_moves
from rolecmp.questions.namesakes import same_names
from rolecmp.questions.path_answer import (
    Alternative,
    GapTerm,
    Item,
    LearnedItem,
    PathAnswer,
    PathRole,
    Route,
    RouteStep,
    ToolToPickUp,
)
from rolecmp.questions.reasons import reason
from rolecmp.questions.role_detail import degree_detail, entry_detail
from rolecmp.questions.routes import RouteFinder
from rolecmp.questions.transitions import Transition, TransitionScorer, cost

NOT_ABOVE = "No path: that grade is not above yours, or on another track."
MAX_ROUTES = 20
"""The most paths listed to or from the other roles of a large catalog."""
MAX_RUNNERS_UP = 3
"""The most alternative paths whose cost is explained."""
OUTLINE = (*NAME_KEYS, "degree", "entry", "skills", "tools", "leads_to")
"""The keys of a role that paths depend on.

What disputes a move comes from `evidence`, and the shares of tools from `figures`; in a
large catalog only those of the roles that the command names are read.
"""


def scope_of(names: Sequence[str]) -> Scope | None:
    """Return what paths between the roles called `names` need; None: without any, all moves do."""
    return Scope(names, OUTLINE) if names else None


def find_paths(
    catalog: Catalog,
    origin: str | None,
    destination: str | None,
    own: Own = NOTHING_OWNED,
    *,
    explain: bool = False,
) -> PathAnswer:
    """Return the best paths from the role called `origin` to the one called `destination`.

    If one of them is None, the paths lead to, or from, all other roles. `own` is what you have
    beyond the first role; without an `origin` you start from that. Without anything, all moves
    between roles are judged. With `explain`, the calculation of each gap and the cost of other
    paths are included.

    Raises:
        UnknownNameError: a name is no role's, or no skill's or tool's.
        UsageError: a level does not exist, or the catalog is too large for all moves.
    """
    named = [name for name in (origin, destination) if name and not is_nothing(catalog, name)]
    catalog = with_grades(catalog, named, ladders=True)
    start, having, extra, degree = read_start(catalog, origin, own)
    goal = None if destination is None else role_called(catalog, destination).id
    finder = _PathFinder(catalog, TransitionScorer(catalog, extra, degree), explain=explain)
    is_large = len(catalog.roles) >= LARGE_CATALOG
    matrix: list[Move] = []
    routes: list[Route] = []
    if start is None and goal is None:
        if is_large:
            raise UsageError(
                f"the map of all moves is for fewer than {LARGE_CATALOG} roles, and there are "
                f"{len(catalog.roles):,}; name a role: rolecmp path --from ROLE"
            )
        matrix = [*direct_moves(finder.scorer, [*finder.roles])]
    else:
        routes = finder.routes(start, goal, MAX_ROUTES if is_large else None)
    steps = [step for route in routes for step in (*route.steps, route.direct) if step]
    shares = [tool.share for step in steps for tool in step.tools if tool.share]
    moves: list[Move] = [*steps, *matrix]
    role_ids = {start, goal, *(id for move in moves for id in (move.from_, move.to))}
    role_ids |= {id for route in routes for other in route.runners_up or () for id in other.roles}
    return PathAnswer(
        start=_kind_of_start(start, own),
        from_=start or None,
        to=goal,
        have=having.items,
        degree=degree,
        me=own.me,
        unused=tuple(
            Named(id=item.id, name=item.name)
            for item in having.items
            if not finder.is_of_use(item, steps)
        ),
        weighted=any(finder.scorer.gaps.is_weighted(move.to) for move in moves),
        published=any(move.from_ in finder.scorer.published for move in moves),
        limit=MAX_ROUTES if is_large and (start is None or goal is None) else None,
        roles=told_apart(
            [
                PathRole(
                    id=base_id(role.id),
                    handle=role.id,
                    name=role.name,
                    aliases=role.aliases,
                    short_name=role.short_name or role.name,
                    catalog=catalog.title_of(base_id(role.id)),
                    published=role.id in finder.scorer.published,
                    entry=entry_detail(role, finder.cite),
                    degree=degree_detail(role, finder.cite),
                )
                for role in catalog.roles
                if role.id in role_ids
            ]
        ),
        routes=tuple(routes),
        matrix=tuple(matrix),
        namesakes=same_names(catalog, {base_id(id) for id in (start, goal) if id}),
        measures=measures_of(catalog, shares),
    )


def _kind_of_start(start: str | None, own: Own) -> Literal["role", "have", "nothing"] | None:
    if start is None:
        return None
    return "role" if start != YOU else "have" if own.is_given else "nothing"


class _PathFinder:
    """Finds paths through a catalog for one person, and describes their steps."""

    def __init__(self, catalog: Catalog, scorer: TransitionScorer, *, explain: bool) -> None:
        self.catalog = catalog
        self.scorer = scorer
        self.finder = RouteFinder(scorer)
        self.roles = scorer.roles
        self.cite = citer(catalog)
        self.figures = figure_finder(catalog)
        self.explain = explain
        self.listed = {item.id: item for item in catalog.items}

    def routes(self, start: str | None, goal: str | None, limit: int | None) -> list[Route]:
        """Return the best path, or those to or from all other roles, at most `limit` of them."""
        if start is not None and goal is not None:
            return [self.route(start, goal)]
        found = [
            self.route(*((start, other) if start is not None else (other, goal or "")))
            for other in self.candidates(start, goal, limit)
        ]
        found = [each for each in found if each.steps or each.from_ not in self.scorer.published]
        found.sort(key=lambda route: _rank(route, is_out=start is not None))
        return found[:limit]

    def candidates(self, start: str | None, goal: str | None, limit: int | None) -> list[str]:
        """Return the roles to which, or from which, paths are looked for: all, or the nearest.

        In a large catalog the nearest are those by the direct move, and those that a chain of
        documented moves leads to.
        """
        end = goal if start is None else start
        others = [id for id in self.roles if id != end]
        if end is not None and self.scorer.rungs:
            # Of one's own role, only the next grade is a move among others.
            pairs = {id: (end, id) if goal is None else (id, end) for id in others}
            others = [id for id in others if not self.is_far(*pairs[id])]
        if limit is None:
            return others
        scorer, gaps = self.scorer, self.scorer.gaps
        if start == YOU:
            moves = [scorer.transition(YOU, id) for id in others]
        elif start is not None:
            moves = [scorer.measured(start, *near) for near in gaps.near_from(start, 1).items()]
        else:
            moves = [
                scorer.measured(id, goal or "", gap)
                for id, gap in gaps.near_to(goal or "", 1).items()
            ]
        links = scorer.documented if start is not None else _reversed(scorer.documented)
        chained = _chained(end or YOU, links, limit)
        moves.sort(key=lambda move: (cost(move), 1 if move.gap is None else move.gap, move))
        ranked = [move.origin if start is None else move.destination for move in moves[:limit]]
        measured = [id for id in ranked if (id if start is None else start) not in scorer.published]
        return [*dict.fromkeys([*chained, *measured])]

    def route(self, first: str, last: str) -> Route:
        """Return the best path, step by step, and the direct move."""
        if first == last or self.is_past(first, last):
            return Route(
                from_=first,
                from_name=self.name_of(first),
                to=last,
                to_name=self.roles[last].name,
                reason="That's the same role." if first == last else NOT_ABOVE,
                is_gentle=True,
                cost=0,
                steps=(),
                direct=None,
                runners_up=() if self.explain else None,
            )
        path = self.finder.route(first, last)
        direct = self.scorer.transition(first, last)
        is_comparable = self.scorer.gaps.is_comparable(first, last)
        is_published = first in self.scorer.published and is_comparable
        is_unpublished = is_published and direct.tier is None
        roles = path or (() if is_unpublished else (first, last))
        moves = self.finder.moves(roles) if roles else []
        steps = self.steps(roles, moves)
        alone = steps[0] if len(steps) == 1 else self.steps((first, last), [direct])[0]
        return Route(
            from_=first or None,
            from_name=self.name_of(first),
            to=last,
            to_name=self.roles[last].name,
            reason=reason(
                moves,
                direct,
                tuple([each.id for each in _learned(some)] for some in (steps, [alone])),
                self.scorer,
            ),
            is_gentle=path is not None,
            cost=sum(map(cost, moves)),
            steps=tuple(steps),
            direct=alone,
            runners_up=tuple(self.runners_up(roles, direct)) if self.explain else None,
        )

    def item(self, id: str) -> Item:
        """Return a skill or tool as paths have it."""
        listed = self.listed[id]
        kind: Literal["skill", "tool"] = "skill" if isinstance(listed, Skill) else "tool"
        return Item(id=id, name=listed.name, kind=kind)

    def name_of(self, id: str) -> str | None:
        """Return the name of a role; None if that is someone without one."""
        return self.roles[id].name if id else None

    def is_past(self, first: str, last: str) -> bool:
        """Return whether the goal is a grade of someone's role that no path leads up to."""
        here, there = (self.scorer.rungs.get(id) for id in (first, last))
        if not here or not there or here.role != there.role:
            return False
        role = self.roles[here.role]
        is_up = here.grade and there.grade and is_above(role, there.grade, here.grade)
        return not is_up

    def is_far(self, first: str, last: str) -> bool:
        """Return whether two roles are grades of one role, and not next to each other."""
        here, there = (self.scorer.rungs.get(id) for id in (first, last))
        is_one = here is not None and there is not None and here.role == there.role
        return is_one and last not in self.scorer.documented[first]

    def runners_up(self, roles: Sequence[str], direct: Transition) -> Iterator[Alternative]:
        """Yield the best paths without each of the roles on a path, and the direct move."""
        first, last = direct.origin, direct.destination
        others = {self.finder.route(first, last, without) for without in roles[1:-1]}
        paths = [path for path in others if path] + [(first, last)]
        costs = {
            path[1:]: sum(map(cost, self.finder.moves(path)))
            for path in dict.fromkeys(paths)
            if path != tuple(roles)
        }
        for path in sorted(costs, key=lambda path: (costs[path], path))[:MAX_RUNNERS_UP]:
            yield Alternative(roles=path, cost=costs[path])

    def steps(self, roles: Sequence[str], moves: Sequence[Transition]) -> list[RouteStep]:
        """Return the steps of a path; each is counted from what you have at that point."""
        gaps = self.scorer.gaps
        steps = []
        had: Profile = gaps.profiles[roles[0]] if roles else {}
        for move in moves:
            steps.append(self.step(move, had))
            had = combine_profiles(had, gaps.requirements[move.destination])
        return steps

    def step(self, move: Transition, had: Profile) -> RouteStep:
        """Return a move, and what it takes for someone who has `had` at that point."""
        gaps = self.scorer.gaps
        origin, destination = move.origin, move.destination
        before, after = self.roles.get(origin), self.roles[destination]
        required = gaps.requirements[destination]
        assumed = {each.skill for each in after.skills if each.level is None}
        documented = next(
            (each for each in (before.leads_to if before else ()) if each.role == destination), None
        )
        evidence = [
            each
            for each in (before.evidence if before else ())
            if each.about is RoleField.LEADS_TO and each.item == destination
        ]
        against = [each.source for each in evidence if each.stance is Stance.DISPUTES]
        backing = [each.source for each in evidence if each.stance is not Stance.DISPUTES]
        return RouteStep(
            from_=origin or None,
            from_name=self.name_of(origin),
            to=destination,
            to_name=after.name,
            tier=move.tier,
            gap=move.gap,
            rise=move.rise,
            comparable=gaps.is_comparable(origin, destination),
            cost=cost(move),
            lacks_degree=move.lacks_degree,
            is_common=move.is_common,
            origin_known=gaps.is_start_known(origin),
            learn=tuple(
                LearnedItem(
                    **dict(self.item(item)),
                    how="deepen" if item in had else "start",
                    from_level=LEVELS_BY_RANK.get(had.get(item, 0)),
                    to_level=LEVELS_BY_RANK[rank],
                    assumed=item in assumed,
                )
                for item, rank in required.items()
                if had.get(item, 0) < rank
            ),
            tools=tuple(self.tools(after, had)),
            unknown=(
                *(() if after.skills else ("skill",)),
                *(() if after.tools else ("tool",)),
            ),
            keep=tuple(
                self.item(item)
                for item, rank in skill_profile(after).items()
                if had.get(item, 0) >= rank
            ),
            note=documented.note if documented else None,
            relatedness_tier=documented.relatedness_tier if documented else None,
            is_documented=documented is not None,
            documented=self.cite_once([*(documented.sources if documented else ()), *backing]),
            disputed=self.cite_once(against),
            arithmetic=self.arithmetic(move, assumed) if self.explain else None,
        )

    def tools(self, role: Role, had: Profile) -> Iterator[ToolToPickUp]:
        """Yield the useful tools of a role that you do not have, most often named first."""
        shares: dict[str, dict[str, FigureDetail]] = {}
        for figure in self.figures(role):
            if figure.about is RoleField.TOOLS and figure.unit is Unit.SHARE and figure.item:
                shares.setdefault(figure.measure.id, {})[figure.item] = figure
        # Shares are of one measure: that with data on the most tools of the role.
        listed = {each.tool for each in role.tools}
        known = max(shares.values(), key=lambda items: len(listed.intersection(items)), default={})
        useful = [each.tool for each in role.tools if each.need is Need.USEFUL]
        missing = [
            ToolToPickUp(id=id, name=self.listed[id].name, share=known.get(id))
            for id in useful
            if id not in had
        ]
        yield from sorted(missing, key=lambda tool: -(tool.share.value if tool.share else 0))

    def arithmetic(self, move: Transition, assumed: set[str]) -> tuple[GapTerm, ...]:
        """Return the terms of the gap of a move, if it has one."""
        gaps = self.scorer.gaps
        if not gaps.is_comparable(move.origin, move.destination):
            return ()
        had = gaps.profiles[move.origin]
        return tuple(
            GapTerm(
                **dict(self.item(item)),
                required=LEVELS_BY_RANK[rank],
                assumed=item in assumed,
                have=LEVELS_BY_RANK.get(had.get(item, 0)),
                missing=max(0, rank - had.get(item, 0)),
                weight=round(gaps.weight(item, move.destination), 4),
            )
            for item, rank in gaps.requirements[move.destination].items()
        )

    def is_of_use(self, item: OwnedItem, steps: Sequence[RouteStep]) -> bool:
        """Return whether a role on a path uses what you have and the previous role lacks."""
        return any(
            item.id in skill_profile(self.roles[step.to])
            and item.id in self.scorer.gaps.extra
            and item.level.rank > skill_profile(self.roles[step.from_]).get(item.id, 0)
            if step.from_
            else item.id in skill_profile(self.roles[step.to])
            for step in steps
        )

    def cite_once(self, sources: Iterable[str]) -> tuple[Citation, ...]:
        """Return the citations of `sources`, each once."""
        return self.cite(dict.fromkeys(sources))


def _rank(route: Route, *, is_out: bool) -> tuple[object, ...]:
    """Return the sort key of paths: gentle ones first, then cost, moves and gaps."""
    gaps = sum(1 if step.gap is None else step.gap for step in route.steps)
    other = route.to if is_out else route.from_ or ""
    return (not route.is_gentle, route.cost, len(route.steps), gaps, other)


def _learned(steps: Iterable[RouteStep]) -> Iterator[LearnedItem]:
    return (each for step in steps for each in step.learn)


def _reversed(links: dict[str, set[str]]) -> dict[str, set[str]]:
    turned: dict[str, set[str]] = {id: set() for id in links}
    for id, others in links.items():
        for other in others:
            turned[other].add(id)
    return turned


def _chained(start: str, links: dict[str, set[str]], most: int) -> Iterator[str]:
    """Yield the ids that links lead to from `start`, nearest first, `most` at most."""
    reached, latest = {start}, [start]
    while latest and most > 0:
        latest = sorted({other for id in latest for other in links[id]} - reached)
        reached.update(latest)
        yield from latest[:most]
        most -= len(latest)
