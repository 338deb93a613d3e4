"""What in a catalog is not wrong, but likely to be a mistake."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pydantic import JsonValue

from rolecmp.catalog.characters import INVISIBLE_CHARACTERS
from rolecmp.catalog.layer import Layer
from rolecmp.catalog.load import merge
from rolecmp.catalog.model import DocumentedTransition, Role
from rolecmp.catalog.places import JsonPath
from rolecmp.catalog.problems import Problem, Severity
from rolecmp.catalog.raw import JsonObject, objects, text, texts
from rolecmp.catalog.terms import SHARE, Need, Stance
from rolecmp.questions.similar_names import SimilarNames
from rolecmp.questions.transitions import Tier, TransitionScorer

MAX_SOURCE_AGE = 10
"""The most years by which a source may be older than the newest one of the catalog.

Ages do not depend on the date: a catalog that is valid today stays so.
"""
MINORITY = 0.5
"""A share below this does not make an item essential."""
ITEMS = {"skills": "skill", "tools": "tool"}
"""The lists of items, and the key that refers to one item of each."""


def lint(layers: Sequence[Layer], *, is_valid: bool) -> list[list[Problem]]:
    """Return the likely mistakes in each of `layers`, combined, as warnings.

    Moves between roles are looked at only if the whole `is_valid`.
    """
    names = SimilarNames()
    used = {space: _used(layers, space) for space in ITEMS}
    newest = max((year for layer in layers for _, year in _years(layer)), default=0)
    scorer = TransitionScorer(merge(layers)) if is_valid else None
    return [
        [
            *_near_duplicates(layer, names),
            *_unused(layer, used),
            *_old_sources(layer, newest),
            *_unmarked_disputes(layer),
            *(_invisible(layer, layer.json, ()) if _may_be_invisible(layer.text) else ()),
            *(_leaps(layer, scorer) if scorer else ()),
        ]
        for layer in layers
    ]


def _warning(layer: Layer, path: JsonPath, message: str) -> Problem:
    return layer.problem(path, message).with_severity(Severity.WARNING)


def _near_duplicates(layer: Layer, names: SimilarNames) -> Iterator[Problem]:
    """Find skills and tools with nearly the same name as an earlier one."""
    for space, kind in ITEMS.items():
        for path, item in objects(layer.json, space):
            id = text(item, "id") or ""
            own = list(filter(None, [id, text(item, "name"), *texts(item, "aliases")]))
            if other := next(filter(None, (names.find(name, id) for name in own)), None):
                message = f'{kind}s "{id}" and "{other}" look alike; are they the same?'
                yield _warning(layer, path, message)
            for name in own:
                names.add(name, id)


def _used(layers: Sequence[Layer], space: str) -> set[str | None]:
    """Return the ids of the skills, or the tools, that any role lists."""
    return {
        text(required, ITEMS[space])
        for layer in layers
        for _, role in objects(layer.json, "roles")
        for _, required in objects(role, space)
    }


def _unused(layer: Layer, used: Mapping[str, set[str | None]]) -> Iterator[Problem]:
    """Find skills and tools that no role lists."""
    for space, kind in ITEMS.items():
        for path, item in objects(layer.json, space):
            if (id := text(item, "id")) and id not in used[space]:
                yield _warning(layer, path, f'no role lists the {kind} "{id}"')


def _years(layer: Layer) -> Iterator[tuple[JsonPath, int]]:
    """Yield the year of each source that has one, with the path of the source."""
    for path, source in objects(layer.json, "sources"):
        year = source.get("year")
        if isinstance(year, int):
            yield path, year


def _old_sources(layer: Layer, newest: int) -> Iterator[Problem]:
    for path, year in _years(layer):
        if newest - year > MAX_SOURCE_AGE:
            message = f"the source is {newest - year} years older than the newest one: {year}"
            yield _warning(layer, (*path, "year"), message)


def _unmarked_disputes(layer: Layer) -> Iterator[Problem]:
    """Find items marked essential of which only a minority was measured."""
    for path, role in objects(layer.json, "roles"):
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
                    f'"{item}" is marked essential, but the share is only {value:.1%}; '
                    'use the stance "disputes", or the need "useful"'
                )
                yield _warning(layer, (*where, "stance"), message)


def _essential(role: JsonObject, space: str) -> set[str | None]:
    return {
        text(required, ITEMS[space])
        for _, required in objects(role, space)
        if required.get("need", Need.ESSENTIAL) == Need.ESSENTIAL
    }


def _may_be_invisible(text: str) -> bool:
    """Return whether a search for invisible characters, place by place, may find any."""
    return "\\u" in text or not (text.isascii() or INVISIBLE_CHARACTERS.search(text) is None)


def _invisible(layer: Layer, value: JsonValue, path: JsonPath) -> Iterator[Problem]:
    """Find text with invisible characters."""
    if isinstance(value, str):
        if found := INVISIBLE_CHARACTERS.search(value):
            message = f"contains the invisible character U+{ord(found[0]):04X}"
            yield _warning(layer, path, message)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _invisible(layer, each, (*path, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _invisible(layer, each, (*path, index))


def _leaps(layer: Layer, scorer: TransitionScorer) -> Iterator[Problem]:
    """Find documented moves that are leaps, and roles that only leaps lead to.

    Published relations are not judged.
    """
    documented = {each.role for role in scorer.roles.values() for each in role.leads_to}
    for index, role in enumerate(layer.catalog.roles if layer.catalog else ()):
        if role is not scorer.roles[role.id]:
            continue  # a later layer replaces it
        for place, move in enumerate(role.leads_to):
            if not move.relatedness_tier and _is_leap(scorer, role.id, move.role):
                path = ("roles", index, "leads_to", place, "role")
                message = f'the move to "{move.role}" is a leap{_measures(scorer, role, move)}'
                yield _warning(layer, path, message)
        others = (scorer.transition(id, role.id).tier for id in scorer.roles if id != role.id)
        if not scorer.published and role.id not in documented and _are_all_leaps(others):
            yield _warning(layer, ("roles", index), f'every move into "{role.id}" is a leap')


def _is_leap(scorer: TransitionScorer, origin: str, destination: str) -> bool:
    return scorer.transition(origin, destination).tier is Tier.LEAP


def _measures(scorer: TransitionScorer, role: Role, move: DocumentedTransition) -> str:
    """Return the gap and the rise of a move, as far as there is data."""
    gap, rise = scorer.gap(role.id, move.role), scorer.rise(role.id, move.role)
    measures = [
        *(() if gap is None else (f"gap {gap:.0%}",)),
        *(() if rise is None else (f"rise {rise}",)),
    ]
    return f": {', '.join(measures)}" if measures else ""


def _are_all_leaps(tiers: Iterable[Tier | None]) -> bool:
    """Return whether there are leaps and, apart from moves without data, nothing else."""
    known = {tier for tier in tiers if tier}
    return known == {Tier.LEAP}
