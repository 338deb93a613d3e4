"""What in a catalog is not wrong, but likely to be a mistake."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from rolecmp.catalog.characters import INVISIBLE
from rolecmp.catalog.likeness import Likeness
from rolecmp.catalog.load import Layer, merged
from rolecmp.catalog.model import Role
from rolecmp.catalog.places import JsonPath
from rolecmp.catalog.problems import Finding
from rolecmp.catalog.raw import Json, objects, text
from rolecmp.catalog.terms import SHARE, Need, Stance
from rolecmp.questions.moves import Move, Tier, asked, brought, judged

OLD = 10
"""How many years after its source a claim is worth another look."""
MINORITY = 0.5
"""Less than this share of those who were asked does not make an item essential."""
ITEMS = {"skills": "skill", "tools": "tool"}
"""The lists of items, and what one item of each is called."""


def advice(layers: Sequence[Layer], *, valid: bool) -> list[list[Finding]]:
    """Return, for each of `layers`, laid over each other, what its author should look at.

    Moves between roles are looked at only if all of it is `valid`.
    """
    contents = [layer.json for layer in layers]
    alike = Likeness()
    roles = merged(layers).roles if valid else ()
    return [
        [
            *_near_duplicates(layer.json, alike),
            *_unused(layer.json, contents),
            *_old_sources(layer.json),
            *_unmarked_disputes(layer.json),
            *_invisible(layer.json, ()),
            *(_moves(layer.catalog.roles, roles) if layer.catalog and valid else ()),
        ]
        for layer in layers
    ]


def _near_duplicates(content: Json, alike: Likeness) -> Iterator[Finding]:
    """Find skills and tools that are called nearly the same as an earlier one."""
    for space, what in ITEMS.items():
        for path, item in objects(content, space):
            id = text(item, "id") or ""
            aliases = item.get("aliases")
            names = [id, text(item, "name"), *(aliases if isinstance(aliases, list) else ())]
            known = [name for name in names if isinstance(name, str) and name]
            others = (alike.like(name, id) for name in known)
            if other := next(filter(None, others), None):
                yield Finding(path, f'the {what} "{id}" looks like "{other}": may they be one?')
            for name in known:
                alike.add(name, id)


def _unused(content: Json, contents: Sequence[Json]) -> Iterator[Finding]:
    """Find skills and tools that no role asks for."""
    for space, what in ITEMS.items():
        used = {
            text(required, what)
            for each in contents
            for path, role in objects(each, "roles")
            for _, required in objects(role, space, path)
        }
        for path, item in objects(content, space):
            if (id := text(item, "id")) and id not in used:
                yield Finding(path, f'no role asks for the {what} "{id}"')


def _old_sources(content: Json) -> Iterator[Finding]:
    this_year = datetime.now(UTC).year
    for path, source in objects(content, "sources"):
        year = source.get("year")
        if isinstance(year, int) and year < this_year - OLD:
            yield Finding((*path, "year"), f"the source is more than {OLD} years old: {year}")


def _unmarked_disputes(content: Json) -> Iterator[Finding]:
    """Find items called essential that only a minority was found to ask for."""
    for path, role in objects(content, "roles"):
        essential = {
            text(required, what)
            for space, what in ITEMS.items()
            for _, required in objects(role, space, path)
            if required.get("need", Need.ESSENTIAL) == Need.ESSENTIAL
        }
        for where, evidence in objects(role, "evidence", path):
            value, item = evidence.get("value"), text(evidence, "item")
            if (
                item in essential
                and text(evidence, "about") in ITEMS
                and (text(evidence, "unit") or "").startswith(SHARE)
                and isinstance(value, int | float)
                and value < MINORITY
                and text(evidence, "stance") != Stance.DISPUTES
            ):
                message = (
                    f'only {value:.1%} are measured for "{item}", which is called essential: '
                    'expected the stance "disputes", or the need "useful"'
                )
                yield Finding((*where, "stance"), message)


def _invisible(value: Json, path: JsonPath) -> Iterator[Finding]:
    """Find text with characters in it that nobody sees."""
    if isinstance(value, str):
        if found := INVISIBLE.search(value):
            yield Finding(path, f"holds the character U+{ord(found[0]):04X}, which does not show")
    elif isinstance(value, dict | list):
        for key, each in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _invisible(each, (*path, key))


def _moves(ours: Sequence[Role], roles: Sequence[Role]) -> Iterator[Finding]:
    """Find documented moves that are leaps, and roles that nothing but leaps lead to."""
    by_id = {role.id: role for role in roles}
    has = {role.id: brought(role) for role in roles}
    asks = {role.id: asked(role) for role in roles}
    reached = {each.role for role in roles for each in role.leads_to}

    def move(origin: str, destination: str) -> Move:
        return judged(by_id[origin], by_id[destination], has[origin], asks[destination])

    for index, role in enumerate(ours):
        if role is not by_id[role.id]:
            continue  # a later catalog has replaced it
        for place, documented in enumerate(role.leads_to):
            direct = move(role.id, documented.role)
            if direct.tier is Tier.LEAP:
                path = ("roles", index, "leads_to", place, "role")
                higher = "" if direct.rise is None else f", rise {direct.rise}"
                message = f'the move to "{documented.role}" is a leap: gap {direct.gap:.0%}{higher}'
                yield Finding(path, message)
        others = (move(id, role.id).tier for id in by_id if id != role.id)
        if role.id not in reached and _all_leaps(others):
            yield Finding(("roles", index), f'nothing but leaps lead to "{role.id}"')


def _all_leaps(tiers: Iterable[Tier | None]) -> bool:
    """Tell whether there are leaps, and besides them only moves that cannot be judged."""
    is_any = False
    for each in tiers:
        if each not in {Tier.LEAP, None}:
            return False
        is_any = is_any or each is Tier.LEAP
    return is_any
