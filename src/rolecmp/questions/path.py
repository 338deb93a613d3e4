"""`path`: the way from one role to another, and what it takes."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from rolecmp.catalog.excerpt import NAMES
from rolecmp.catalog.model import Catalog, Model, Skill
from rolecmp.catalog.names import find_item, find_role, items, nearest, suggestion
from rolecmp.catalog.terms import MANY_ROLES, Level, RelatednessTier, RoleField, Stance
from rolecmp.errors import UsageError
from rolecmp.questions.answer import Answer, Citation, Named, citer
from rolecmp.questions.moves import TOOL_LEVEL, Judge, Profile, Tier, brought, merged
from rolecmp.questions.routes import Route, best_routes
from rolecmp.questions.show import DegreeDetail, EntryDetail, degree_detail, entry_detail

MOST_WAYS = 20
"""How many ways to or from the other roles of a large catalog are told."""
NEEDED = (*NAMES, "degree", "entry", "skills", "tools", "leads_to")
"""The keys of a role that ways between roles depend on.

What speaks against a move is told of it from `evidence`, in a large catalog for the roles
that are asked for only.
"""
LEVELS = dict(enumerate(Level, start=1))
"""The proficiency levels by their rank."""


class PathRole(Named):
    """A role on one of the ways: how hard it is to enter, and the degree it expects."""

    entry: EntryDetail = Field(description="How hard it is to enter.")
    degree: DegreeDetail = Field(description="The degree it expects.")


class Item(Named):
    """A skill or a tool that one of the moves is about."""

    kind: Literal["skill", "tool"] = Field(description="Which of the two it is.")


class HadItem(Model):
    """A skill or a tool, by its id, that one has besides the first role, and its level."""

    id: str = Field(description="The id of the skill or tool.")
    level: Level = Field(description="The proficiency level one has.")


class Learnt(Model):
    """A skill or a tool, by its id, that is learnt up to a level; from null if it is all new."""

    id: str = Field(description="The id of the skill or tool.")
    from_level: Level | None = Field(
        description="The level one has by then; null if it is all new."
    )
    to_level: Level = Field(description="The level that is asked for.")


class Term(Model):
    """One item of the sum behind a gap: what is asked for, what is brought, what is missing.

    `missing` counts levels; the gap is their sum over that of the ranks, 1 to 4,
    of the levels `asked` for, both by `weight`.
    """

    id: str = Field(description="The id of the skill or tool.")
    asked: Level = Field(description="The level that is asked for.")
    brought: Level | None = Field(
        description="The level that the role before brings; null if none."
    )
    missing: int = Field(description="How many levels are missing.")
    weight: float = Field(description="How much each of its levels counts; 1 in a small catalog.")


class Between(Model):
    """Something between two roles, `from` one `to` the other, both ids."""

    model_config = ConfigDict(validate_by_name=True, serialize_by_alias=True)

    from_: Annotated[str, Field(alias="from")] = Field(description="The id of the first role.")
    to: str = Field(description="The id of the last role.")


class Step(Between):
    """One move of a way.

    `gap` is the share, 0 to 1, of what the next role asks for that the role before
    (and what one has besides) does not bring; `rise` how much harder the next role
    is to enter, -4 to 4; null is not known. `learn` is what is still missing on
    this way: what an earlier move has taught stands there only once. `keep` are
    the ids of what the next role asks for or uses and one has at that level.
    `documented` are the sources that know of the move, in the words of `note`, and
    `disputed` those that speak against it. `arithmetic` is the sum behind the gap,
    or null if nobody asked for it.
    """

    tier: Tier | None = Field(description="How far apart the two roles are; null is not known.")
    gap: float | None = Field(
        description="The share of what is asked for that is missing, 0 to 1; null is not known."
    )
    rise: int | None = Field(
        description="How much harder the next role is to enter; null is not known."
    )
    learn: tuple[Learnt, ...] = Field(description="What is still to be learnt on this way.")
    unknown: tuple[Literal["skill", "tool"], ...] = Field(
        description="Of what kinds nothing is known that the next role asks for or uses."
    )
    keep: tuple[str, ...] = Field(description="The ids of what carries over.")
    note: str | None = Field(description="How, or for whom, in the words of the catalog.")
    relatedness_tier: RelatednessTier | None = Field(
        description="The tier in which a source has published the two roles as related."
    )
    documented: tuple[Citation, ...] = Field(description="The sources that know of the move.")
    disputed: tuple[Citation, ...] = Field(description="The sources that speak against it.")
    arithmetic: tuple[Term, ...] | None = Field(
        description="The sum behind the gap; null if nobody asked."
    )


class Way(Between):
    """The best way between two roles, and the `direct` move.

    Between a role and itself the way has no steps, and there is no move. If there is a
    move but there are no steps, no way is published.
    """

    steps: tuple[Step, ...] = Field(
        description="The moves of the best way; none to itself, or where no way is published."
    )
    direct: Step | None = Field(description="The direct move; null between a role and itself.")


class Paths(Answer):
    """The best ways from a role, to a role, or from one to another; the gentlest first.

    `from` and `to` are ids, null where all other roles are meant. `roles` and `items`
    tell what the ids in the ways stand for.
    """

    model_config = ConfigDict(validate_by_name=True, serialize_by_alias=True)

    kind: Literal["path"] = Field(description="Which question this answers.")
    from_: Annotated[str | None, Field(alias="from")] = Field(
        description="The id of the role one comes from; null is all others."
    )
    to: str | None = Field(
        description="The id of the role one wants to get to; null is all others."
    )
    have: tuple[HadItem, ...] = Field(description="What one has besides the first role.")
    weighted: bool = Field(description="Whether gaps count what is rare for more than what is not.")
    roles: tuple[PathRole, ...] = Field(description="The roles on the ways.")
    items: tuple[Item, ...] = Field(description="The skills and tools that the moves are about.")
    routes: tuple[Way, ...] = Field(
        description="The best ways, the gentlest first; of a large catalog only so many."
    )


def find_paths(
    catalog: Catalog,
    origin: str | None,
    destination: str | None,
    *,
    have: Sequence[str] = (),
    explain: bool = False,
) -> Paths:
    """Return the best ways from the role called `origin` to that called `destination`.

    If one of them is None, the ways lead to, or from, all other roles. `have` are
    skills and tools one has besides, as `item` or `item=level`; without a level,
    at the level of working. With `explain`, the sum behind each gap is told.

    Raises:
        UnknownNameError: a name is no role's, or no skill's or tool's.
        UsageError: neither role is given, or a level is none.
    """
    start = None if origin is None else find_role(catalog, origin).id
    end = None if destination is None else find_role(catalog, destination).id
    had = _had(catalog, have)
    guide = _Guide(catalog, {item.id: item.level.rank for item in had}, explain=explain)
    ways = [guide.way(route) for route in guide.routes(start, end)]
    steps = [step for way in ways for step in (*way.steps, way.direct) if step]
    on_the_way = {start, end, *(step.from_ for step in steps), *(step.to for step in steps)}
    at_hand = {item.id for item in had}
    for step in steps:
        at_hand.update(step.keep, [learnt.id for learnt in step.learn])
        at_hand.update(term.id for term in step.arithmetic or ())
    return Paths(
        kind="path",
        version=1,
        from_=start,
        to=end,
        have=had,
        weighted=guide.judge.weights is not None,
        roles=tuple(
            PathRole(
                id=role.id,
                name=role.name,
                entry=entry_detail(role, guide.cited),
                degree=degree_detail(role, guide.cited),
            )
            for role in catalog.roles
            if role.id in on_the_way
        ),
        items=tuple(
            Item(id=item.id, name=item.name, kind="skill" if isinstance(item, Skill) else "tool")
            for item in items(catalog)
            if item.id in at_hand
        ),
        routes=tuple(ways),
    )


def _had(catalog: Catalog, have: Sequence[str]) -> tuple[HadItem, ...]:
    """Return what `have` names, each item once, at the highest level it is given."""
    profiles = []
    for asked_for in have:
        name, equals, word = asked_for.partition("=")
        level = _level(word) if equals else TOOL_LEVEL
        profiles.append({find_item(catalog, name).id: level.rank})
    return tuple(HadItem(id=id, level=LEVELS[rank]) for id, rank in merged(*profiles).items())


def _level(word: str) -> Level:
    try:
        return Level(word.strip().casefold())
    except ValueError:
        hint = suggestion(nearest(word, Level)[:1]) or f"expected {', '.join(Level)}"
        raise UsageError(f'no proficiency level is called "{word}"; {hint}') from None


class _Guide:
    """Knows the ways through a catalog, for one who has some skills and tools besides."""

    def __init__(self, catalog: Catalog, have: Profile, *, explain: bool) -> None:
        self.judge = Judge(catalog.roles, have)
        self.roles = self.judge.roles
        self.cited = citer(catalog)
        self.explain = explain

    def routes(self, start: str | None, end: str | None) -> list[Route]:
        """Return the best route, or those to or from all other roles, the best of them first.

        Where no way is published, the route has no moves.
        """
        if start is None and end is None:
            raise UsageError("a path starts --from a role, or leads --to one, or both")
        if start is not None and start == end:
            return [Route(0, 0, 0, 0, (start,))]
        judge, most = self.judge, self.judge.most_moves
        if start is not None and end is not None:
            ways = best_routes(judge.legs_from, start, most, lambda found: end in found)
            return [ways.get(end, Route(0, 0, 0, 0, (start, end)))]
        legs = judge.legs_from if start is not None else judge.legs_to
        told = len(self.roles) if len(self.roles) < MANY_ROLES else MOST_WAYS
        ways = best_routes(legs, start or end or "", most, lambda found: len(found) >= told)
        return sorted(ways.values())[:told]

    def way(self, route: Route) -> Way:
        """Tell a route step by step."""
        first, last = route.roles[0], route.roles[-1]
        has = self.judge.has(first)
        steps = []
        for origin, destination in pairwise(route.roles if route.moves else ()):
            steps.append(self.step(origin, destination, has))
            has = merged(has, self.judge.has(destination))
        direct = None if first == last else self.step(first, last, self.judge.has(first))
        return Way(from_=first, to=last, steps=tuple(steps), direct=direct)

    def step(self, origin: str, destination: str, has: Profile) -> Step:
        """Tell a move; `has` is what one has by the time of it."""
        move = self.judge.move(origin, destination)
        before, next_ = self.roles[origin], self.roles[destination]
        documented = next((each for each in before.leads_to if each.role == destination), None)
        evidence = [
            each
            for each in before.evidence
            if each.about is RoleField.LEADS_TO and each.item == destination
        ]
        against = [each.source for each in evidence if each.stance is Stance.DISPUTES]
        backing = [each.source for each in evidence if each.stance is not Stance.DISPUTES]
        asks = self.judge.asks(destination)
        return Step(
            from_=origin,
            to=destination,
            tier=move.tier,
            gap=move.gap,
            rise=move.rise,
            learn=tuple(
                Learnt(id=item, from_level=LEVELS.get(has.get(item, 0)), to_level=LEVELS[rank])
                for item, rank in asks.items()
                if has.get(item, 0) < rank
            ),
            unknown=(
                *(() if next_.skills else ("skill",)),
                *(() if next_.tools else ("tool",)),
            ),
            keep=tuple(item for item, rank in brought(next_).items() if has.get(item, 0) >= rank),
            note=documented.note if documented else None,
            relatedness_tier=documented.relatedness_tier if documented else None,
            documented=self._cited([*(documented.sources if documented else ()), *backing]),
            disputed=self._cited(against),
            arithmetic=tuple(self.terms(origin, destination)) if self.explain else None,
        )

    def terms(self, origin: str, destination: str) -> Iterator[Term]:
        """Tell the sum behind the gap of a move, item by item."""
        has = self.judge.has(origin)
        for item, rank in self.judge.asks(destination).items():
            level = has.get(item, 0)
            yield Term(
                id=item,
                asked=LEVELS[rank],
                brought=LEVELS.get(level),
                missing=max(0, rank - level),
                weight=round(self.judge.weight(item), 4),
            )

    def _cited(self, sources: Iterable[str]) -> tuple[Citation, ...]:
        return self.cited(dict.fromkeys(sources))
