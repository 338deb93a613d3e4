"""`path`: the route from one role to another, and what it takes."""

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from rolecmp.catalog.excerpt import LARGE_CATALOG, NAME_KEYS
from rolecmp.catalog.model import Catalog, Model, Skill
from rolecmp.catalog.names import find_item, find_role, items, nearest, suggestion
from rolecmp.catalog.terms import Level, RelatednessTier, RoleField, Stance, Weighting
from rolecmp.errors import UsageError
from rolecmp.questions.answer import KIND, Answer, Citation, Named, citer
from rolecmp.questions.kinds import AnswerKind
from rolecmp.questions.routes import best_routes
from rolecmp.questions.show import DegreeDetail, EntryDetail, degree_detail, entry_detail
from rolecmp.questions.transitions import (
    ASSUMED_LEVEL,
    Profile,
    Tier,
    TransitionScorer,
    combine_profiles,
    skill_profile,
)

MAX_ROUTES = 20
"""The most routes to or from the other roles of a large catalog that are listed."""
OUTLINE_KEYS = (*NAME_KEYS, "degree", "entry", "skills", "tools", "leads_to")
"""The keys of a role that routes depend on.

What disputes a move comes from `evidence`; in a large catalog only the evidence of the
roles that the command names is read.
"""
LEVELS_BY_RANK = dict(enumerate(Level, start=1))
ASSUMED = "Whether the level is assumed: the catalog gives none for this skill."


class PathRole(Named):
    """A role on one of the routes."""

    entry: EntryDetail = Field(description="How hard it is to get into.")
    degree: DegreeDetail = Field(description="The degree it expects.")


class Item(Named):
    """A skill or tool on one of the routes."""

    kind: Literal["skill", "tool"] = Field(description="Whether it is a skill or a tool.")


class OwnedItem(Model):
    """A skill or tool, by id, that you have beyond those of the first role."""

    id: str = Field(description="The id of the skill or tool.")
    level: Level = Field(description="The proficiency level you have.")


class LearnedItem(Model):
    """A skill or tool, by id, to learn up to a level."""

    id: str = Field(description="The id of the skill or tool.")
    from_level: Level | None = Field(
        description="The level you have by then; null if you start from nothing."
    )
    to_level: Level = Field(description="The level you need.")
    assumed: bool = Field(description=ASSUMED)


class GapTerm(Model):
    """One item in the calculation of a gap.

    The gap is the sum of the missing levels over the sum of the ranks, 1 to 4, of the
    required levels, both by weight.
    """

    id: str = Field(description="The id of the skill or tool.")
    required: Level = Field(description="The level the next role requires.")
    assumed: bool = Field(description=ASSUMED)
    have: Level | None = Field(
        description="The level you have from the role before, and by --have; null if none."
    )
    missing: int = Field(description="The number of missing levels.")
    weight: float = Field(
        description="The weight of each level; 1 unless the catalog weighs items by rarity."
    )


class Endpoints(Model):
    """The two roles of a route or move, by id."""

    model_config = ConfigDict(validate_by_name=True, serialize_by_alias=True)

    from_: Annotated[str, Field(alias="from")] = Field(description="The id of the first role.")
    to: str = Field(description="The id of the last role.")


class RouteStep(Endpoints):
    """One move of a route, and what it takes."""

    tier: Tier | None = Field(description="How far apart the two roles are; null: no data.")
    gap: float | None = Field(
        description="The share of the next role's requirements, 0 to 1, that you lack coming "
        "straight from the role before; null: no data."
    )
    rise: int | None = Field(
        description="How much harder the next role is to get into, -4 to 4; null: no data."
    )
    learn: tuple[LearnedItem, ...] = Field(
        description="What is still missing; what an earlier step has taught is left out."
    )
    unknown: tuple[Literal["skill", "tool"], ...] = Field(
        description="The kinds of items for which the next role has no data."
    )
    keep: tuple[str, ...] = Field(
        description="The ids of items that the next role uses and you already have at its level."
    )
    note: str | None = Field(description="How, or for whom, as the catalog documents it.")
    relatedness_tier: RelatednessTier | None = Field(
        description="The published tier in which the two roles are related."
    )
    documented: tuple[Citation, ...] = Field(description="The sources that document the move.")
    disputed: tuple[Citation, ...] = Field(description="The sources that dispute it.")
    arithmetic: tuple[GapTerm, ...] | None = Field(
        description="The calculation of the gap; null without --explain."
    )


class Route(Endpoints):
    """The best route between two roles, and the direct move."""

    steps: tuple[RouteStep, ...] = Field(
        description="The moves; none from a role to itself, or where no route is published."
    )
    direct: RouteStep | None = Field(description="The direct move; null from a role to itself.")


class PathAnswer(Answer):
    """The best routes from a role, to a role, or from one to another; the gentlest first."""

    model_config = ConfigDict(validate_by_name=True, serialize_by_alias=True)

    kind: Literal[AnswerKind.PATH] = Field(default=AnswerKind.PATH, description=KIND)
    from_: Annotated[str | None, Field(alias="from")] = Field(
        description="The id of your current role; null: all others."
    )
    to: str | None = Field(description="The id of the role you want; null: all others.")
    have: tuple[OwnedItem, ...] = Field(
        description="The skills and tools you have beyond those of the first role."
    )
    weighted: bool = Field(description="Whether rarer skills and tools count more in gaps.")
    limit: int | None = Field(description="The most routes that are listed; null: all.")
    roles: tuple[PathRole, ...] = Field(description="The roles on the routes.")
    items: tuple[Item, ...] = Field(description="The skills and tools on the routes.")
    routes: tuple[Route, ...] = Field(description="The best routes, the gentlest first.")


def find_paths(
    catalog: Catalog,
    origin: str | None,
    destination: str | None,
    *,
    have: Sequence[str] = (),
    explain: bool = False,
) -> PathAnswer:
    """Return the best routes from the role called `origin` to that called `destination`.

    If one of them is None, the routes lead to, or from, all other roles. `have` lists extra
    skills and tools, as `item` or `item=level` (default: working). With `explain`, the
    calculation of each gap is included.

    Raises:
        UnknownNameError: a name is no role's, or no skill's or tool's.
        UsageError: neither role is given, or a level does not exist.
    """
    start = None if origin is None else find_role(catalog, origin).id
    end = None if destination is None else find_role(catalog, destination).id
    owned = _owned(catalog, have)
    is_list = start is None or end is None
    limit = MAX_ROUTES if is_list and len(catalog.roles) >= LARGE_CATALOG else None
    finder = _PathFinder(catalog, {item.id: item.level.rank for item in owned}, explain=explain)
    routes = finder.routes(start, end, limit)
    steps = [step for route in routes for step in (*route.steps, route.direct) if step]
    role_ids = {start, end, *(step.from_ for step in steps), *(step.to for step in steps)}
    item_ids = {item.id for item in owned}
    for step in steps:
        item_ids.update(step.keep, [each.id for each in step.learn])
        item_ids.update(term.id for term in step.arithmetic or ())
    return PathAnswer(
        from_=start,
        to=end,
        have=owned,
        weighted=catalog.weighting is Weighting.RARITY,
        limit=limit,
        roles=tuple(
            PathRole(
                id=role.id,
                name=role.name,
                entry=entry_detail(role, finder.cite),
                degree=degree_detail(role, finder.cite),
            )
            for role in catalog.roles
            if role.id in role_ids
        ),
        items=tuple(
            Item(id=item.id, name=item.name, kind="skill" if isinstance(item, Skill) else "tool")
            for item in items(catalog)
            if item.id in item_ids
        ),
        routes=tuple(routes),
    )


def _owned(catalog: Catalog, have: Sequence[str]) -> tuple[OwnedItem, ...]:
    """Return the items in `have`, each once, at the highest level given."""
    profiles = []
    for each in have:
        name, equals, word = each.partition("=")
        level = _level(word) if equals else ASSUMED_LEVEL
        profiles.append({find_item(catalog, name).id: level.rank})
    return tuple(
        OwnedItem(id=id, level=LEVELS_BY_RANK[rank])
        for id, rank in combine_profiles(*profiles).items()
    )


def _level(word: str) -> Level:
    try:
        return Level(word.strip().casefold())
    except ValueError:
        hint = suggestion(nearest(word, Level)[:1]) or f"expected {', '.join(Level)}"
        raise UsageError(f'no proficiency level is called "{word}"; {hint}') from None


class _PathFinder:
    """Finds routes through a catalog for one person, and describes their steps."""

    def __init__(self, catalog: Catalog, extra: Profile, *, explain: bool) -> None:
        self.scorer = TransitionScorer(catalog, extra)
        self.roles = self.scorer.roles
        self.cite = citer(catalog)
        self.explain = explain

    def routes(self, start: str | None, end: str | None, limit: int | None) -> list[Route]:
        """Return the best route, or those to or from all other roles, at most `limit` of them.

        Where no route is published, the route has no steps.
        """
        if start is not None and end is not None:
            if start == end:
                return [Route(from_=start, to=end, steps=(), direct=None)]
            best = self.best(start, end, lambda reached: end in reached)
            return [self.route(start, end, best.get(end, ()))]
        best = self.best(start, end, lambda reached: limit is not None and len(reached) >= limit)
        return [self.route(roles[0], roles[-1], roles) for roles in [*best.values()][:limit]]

    def best(
        self, start: str | None, end: str | None, is_enough: Callable[[Collection[str]], bool]
    ) -> dict[str, tuple[str, ...]]:
        """Return the roles on the best routes, as `best_routes` does."""
        scorer = self.scorer
        if start is not None:
            return best_routes(scorer.transitions_from, start, scorer.max_moves, is_enough)
        if end is not None:
            return best_routes(scorer.transitions_to, end, scorer.max_moves, is_enough)
        raise UsageError("path needs --from ROLE, --to ROLE or both")

    def route(self, first: str, last: str, roles: Sequence[str]) -> Route:
        """Return the route through `roles` step by step, and the direct move."""
        profiles = [self.scorer.profiles[id] for id in (first, *roles[:-1])]
        owned = [profiles[0], *accumulate(profiles[1:], combine_profiles)]
        moves = [(first, last), *pairwise(roles)]
        direct, *steps = (
            self.step(*ends, before) for ends, before in zip(moves, owned, strict=True)
        )
        return Route(from_=first, to=last, steps=tuple(steps), direct=direct)

    def step(self, origin: str, destination: str, owned: Profile) -> RouteStep:
        """Return a move and what it takes; `owned` is what you have by then."""
        scorer, before, after = self.scorer, self.roles[origin], self.roles[destination]
        had, required = scorer.profiles[origin], scorer.requirements[destination]
        assumed = {each.skill for each in after.skills if each.level is None}
        documented = next((each for each in before.leads_to if each.role == destination), None)
        evidence = [
            each
            for each in before.evidence
            if each.about is RoleField.LEADS_TO and each.item == destination
        ]
        against = [each.source for each in evidence if each.stance is Stance.DISPUTES]
        backing = [each.source for each in evidence if each.stance is not Stance.DISPUTES]
        terms = (
            GapTerm(
                id=item,
                required=LEVELS_BY_RANK[rank],
                assumed=item in assumed,
                have=LEVELS_BY_RANK.get(had.get(item, 0)),
                missing=max(0, rank - had.get(item, 0)),
                weight=round(scorer.weight(item), 4),
            )
            for item, rank in required.items()
        )
        return RouteStep(
            from_=origin,
            to=destination,
            tier=scorer.transition(origin, destination).tier,
            gap=scorer.gap(origin, destination),
            rise=scorer.rise(origin, destination),
            learn=tuple(
                LearnedItem(
                    id=item,
                    from_level=LEVELS_BY_RANK.get(owned.get(item, 0)),
                    to_level=LEVELS_BY_RANK[rank],
                    assumed=item in assumed,
                )
                for item, rank in required.items()
                if owned.get(item, 0) < rank
            ),
            unknown=(
                *(() if after.skills else ("skill",)),
                *(() if after.tools else ("tool",)),
            ),
            keep=tuple(
                item for item, rank in skill_profile(after).items() if owned.get(item, 0) >= rank
            ),
            note=documented.note if documented else None,
            relatedness_tier=documented.relatedness_tier if documented else None,
            documented=self.cite_once([*(documented.sources if documented else ()), *backing]),
            disputed=self.cite_once(against),
            arithmetic=tuple(terms) if self.explain else None,
        )

    def cite_once(self, sources: Iterable[str]) -> tuple[Citation, ...]:
        """Return the citations of `sources`, each once."""
        return self.cite(dict.fromkeys(sources))
