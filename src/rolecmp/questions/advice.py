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
from rolecmp.questions.moves import Judge, Tier

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
            *(_invisible(layer.json, ()) if _may_be_invisible(layer.text) else ()),
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
        for where, evidence in objects(role, "evidence", path):
            value, space = evidence.get("value"), text(evidence, "about") or ""
            if (
                space in ITEMS
                and (text(evidence, "unit") or "").startswith(SHARE)
                and isinstance(value, int | float)
                and value < MINORITY
                and text(evidence, "stance") != Stance.DISPUTES
                and (item := text(evidence, "item")) in _essential(role, space)
            ):
                message = (
                    f'only {value:.1%} are measured for "{item}", which is called essential: '
                    'expected the stance "disputes", or the need "useful"'
                )
                yield Finding((*where, "stance"), message)


def _essential(role: Json, space: str) -> set[str | None]:
    return {
        text(required, ITEMS[space])
        for _, required in objects(role, space)
        if required.get("need", Need.ESSENTIAL) == Need.ESSENTIAL
    }


def _may_be_invisible(text: str) -> bool:
    """Tell whether it is worth looking, place by place, for characters that nobody sees."""
    return "\\u" in text or not (text.isascii() or INVISIBLE.search(text) is None)


def _invisible(value: Json, path: JsonPath) -> Iterator[Finding]:
    """Find text with characters in it that nobody sees."""
    if isinstance(value, str):
        if found := INVISIBLE.search(value):
            yield Finding(path, f"holds the character U+{ord(found[0]):04X}, which does not show")
    elif isinstance(value, dict | list):
        for key, each in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _invisible(each, (*path, key))


def _moves(ours: Sequence[Role], roles: Sequence[Role]) -> Iterator[Finding]:
    """Find documented moves that are leaps, and roles that nothing but leaps lead to.

    Relations that a source has published are its own business.
    """
    judge = Judge(roles)
    reached = {each.role for role in roles for each in role.leads_to}
    for index, role in enumerate(ours):
        if role is not judge.roles[role.id]:
            continue  # a later catalog has replaced it
        for place, documented in enumerate(role.leads_to):
            if documented.relatedness_tier:
                continue
            direct = judge.move(role.id, documented.role)
            if direct.tier is Tier.LEAP:
                path = ("roles", index, "leads_to", place, "role")
                how_far = "" if direct.gap is None else f": gap {direct.gap:.0%}"
                higher = "" if direct.rise is None else f", rise {direct.rise}"
                message = f'the move to "{documented.role}" is a leap{how_far}{higher}'
                yield Finding(path, message)
        others = (judge.move(id, role.id).tier for id in judge.roles if id != role.id)
        if not judge.listed and role.id not in reached and _all_leaps(others):
            yield Finding(("roles", index), f'nothing but leaps lead to "{role.id}"')


def _all_leaps(tiers: Iterable[Tier | None]) -> bool:
    """Tell whether there are leaps, and besides them only moves that cannot be judged."""
    is_any = False
    for each in tiers:
        if each not in {Tier.LEAP, None}:
            return False
        is_any = is_any or each is Tier.LEAP
    return is_any
