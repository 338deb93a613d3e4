"""Likely mistakes in a catalog that are not errors."""

from collections import defaultdict
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from itertools import chain
from re import fullmatch

from pydantic import JsonValue

from rolecmp.catalog.characters import INVISIBLE_CHARACTERS, INVISIBLE_SINGLES, TAG_BYTES
from rolecmp.catalog.combine import merge
from rolecmp.catalog.grades import below, usual_grade
from rolecmp.catalog.layer import Layer
from rolecmp.catalog.model import DocumentedTransition, Role
from rolecmp.catalog.problems import Findings, Problem, Severity
from rolecmp.catalog.raw import ITEMS, JsonObject, JsonPath, RawEntry, items_of, objects, texts
from rolecmp.catalog.similar_names import SimilarNames, different_names
from rolecmp.catalog.spelling import fold
from rolecmp.catalog.terms import ID_PATTERN, Need, Stance, Unit
from rolecmp.questions.routes import RouteFinder
from rolecmp.questions.transitions import Tier, TransitionScorer

MAX_SOURCE_AGE = 10
"""The most years by which a source may be older than the newest one of the catalog.

Ages do not depend on the date: a catalog that is valid today stays so.
"""
MIN_YEAR, MAX_YEAR = 1000, 9999
"""What is no year is an error, and says nothing of other years."""
MAX_JUDGED = 2000
"""The most roles, and the most documented moves, of a catalog whose moves are judged."""
MAX_NAMED = 3
"""The most skills that are named in a message."""
MINORITY = 0.5
"""A share below this does not make an item essential."""
Mistake = tuple[JsonPath, str]
"""A likely mistake: its path, and a message."""


def lint(layers: Sequence[Layer], severity: Severity, *, is_valid: bool) -> list[Findings]:
    """Return the likely mistakes in each of `layers`, combined, as problems of that `severity`.

    Moves between roles are looked at only if the whole `is_valid`.
    """
    names = SimilarNames()
    used = _used(layers)
    newest = max((year for layer in layers for _, year in _years(layer)), default=0)
    measures = {
        entry.id: entry.obj for layer in layers for entry in layer.lists["measures"] if entry.id
    }
    judgments = {
        entry.id
        for layer in layers
        for entry in layer.lists["sources"]
        if entry.id and entry.obj.get("judgment") is True
    }
    scorer = _scorer(layers) if is_valid else None
    mistakes = (
        chain(
            _near_duplicates(layer, names),
            _same_names(layer),
            _unused(layer, used),
            _old_sources(layer, newest),
            _unmarked_disputes(layer, measures),
            _judgments_as_evidence(layer, judgments),
            _invisible(layer.json, ()) if _may_be_invisible(layer) else (),
            _falling_grades(layer),
            _unclear_grades(layer),
            _leaps(layer, scorer) if scorer else (),
        )
        for layer in layers
    )
    return [
        Findings(Problem(severity=severity, path=path, message=message) for path, message in found)
        for found in mistakes
    ]


def _near_duplicates(layer: Layer, names: SimilarNames) -> Iterator[Mistake]:
    """Find skills and tools with nearly the same name as an earlier one."""
    different = _different(layer)
    for key, kind in ITEMS.items():
        for entry in layer.lists[key]:
            id = entry.id or ""
            own = different_names(entry.name, entry.handles)
            apart = different.get(id, set())
            if other := next(filter(None, (names.find(name, id, apart) for name in own)), None):
                yield (
                    entry.path,
                    (
                        f'{kind}s "{id}" and "{other}" look alike; if they are not the same, '
                        f'add "different_from": ["{other}"]'
                    ),
                )
            for name in own:
                names.add(name, id)


def _same_names(layer: Layer) -> Iterator[Mistake]:
    """Find roles with the name of an earlier one: that name alone means neither."""
    seen: dict[str, str] = {}
    for role in layer.lists["roles"]:
        if role.name and role.id and seen.setdefault(fold(role.name), role.id) != role.id:
            first = seen[fold(role.name)]
            yield (*role.path, "name"), f'the role "{first}" has the same name'


def _different(layer: Layer) -> dict[str, set[str]]:
    """Return, for each skill and tool, those that are declared to be different from it."""
    different: defaultdict[str, set[str]] = defaultdict(set)
    for key in ITEMS:
        for entry in layer.lists[key]:
            for other in texts(entry.obj, "different_from"):
                different[entry.id or ""].add(other)
                different[other].add(entry.id or "")
    return different


def _used(layers: Sequence[Layer]) -> set[str]:
    """Return the ids of the skills and tools that any role, or a grade of one, lists."""
    return {
        id
        for layer in layers
        for role in layer.lists["roles"]
        for listing in (role.obj, *objects(role.obj, "grades"))
        for id in items_of(listing)
    }


def _unused(layer: Layer, used: Container[str]) -> Iterator[Mistake]:
    """Find skills and tools that no role lists."""
    for key, kind in ITEMS.items():
        for entry in layer.lists[key]:
            if entry.id and entry.id not in used:
                yield entry.path, f'no role lists the {kind} "{entry.id}"'


def _years(layer: Layer) -> Iterator[tuple[JsonPath, int]]:
    """Yield the year of each source that has one, with its path."""
    for source in layer.lists["sources"]:
        match source.obj.get("year"):
            case int(year) if MIN_YEAR <= year <= MAX_YEAR:
                yield (*source.path, "year"), year


def _old_sources(layer: Layer, newest: int) -> Iterator[Mistake]:
    for path, year in _years(layer):
        if newest - year > MAX_SOURCE_AGE:
            yield path, f"the source is {newest - year} years older than the newest one: {year}"


def _unmarked_disputes(layer: Layer, measures: Mapping[str, JsonObject]) -> Iterator[Mistake]:
    """Find items marked essential for which every share that was measured is a minority."""
    disputed = {
        (role.path, evidence.get("item"))
        for _, evidence, role in layer.evidence
        if evidence.get("stance") == Stance.DISPUTES and isinstance(evidence.get("item"), str)
    }
    highest: dict[tuple[JsonPath, str, str], tuple[float, JsonPath]] = {}
    for path, figure, role in layer.figures:
        match figure:
            case {"measure": str(id), "item": str(item), "value": int(value) | float(value)}:
                match measures.get(id):
                    case {"unit": Unit.SHARE, "about": "skills" | "tools" as key}:
                        place = (role.path, key, item)
                        highest[place] = max(highest.get(place, (0, path)), (value, path))
    roles = {role.path: role for role in layer.lists["roles"]}
    for (role_path, key, item), (value, path) in highest.items():
        is_open = value < MINORITY and (role_path, item) not in disputed
        if is_open and _is_essential(roles[role_path], key, item):
            message = (
                f'"{item}" is marked essential, but the share is only {value:.1%}; '
                'use the need "useful", or evidence with the stance "disputes"'
            )
            yield path, message


def _judgments_as_evidence(layer: Layer, judgments: Collection[str]) -> Iterator[Mistake]:
    """Find evidence from a source that is the catalog's own judgment."""
    for path, evidence, _ in layer.evidence:
        source = evidence.get("source")
        if isinstance(source, str) and source in judgments:
            message = (
                f'"{source}" is a judgment, not evidence; '
                'list it in the "sources" of the claim instead'
            )
            yield (*path, "source"), message


def _is_essential(role: RawEntry, key: str, item: str) -> bool:
    return any(
        each.get(ITEMS[key]) == item and each.get("need", Need.ESSENTIAL) == Need.ESSENTIAL
        for each in objects(role.obj, key)
    )


def _may_be_invisible(layer: Layer) -> bool:
    """Return whether a search for invisible characters, place by place, may find any.

    A long text is searched for one of them much faster than for a pattern.
    """
    found = (each in layer.text for each in ("\\u", *INVISIBLE_SINGLES))
    return TAG_BYTES in layer.data or any(found)


def _invisible(value: JsonValue, path: JsonPath) -> Iterator[Mistake]:
    """Find text with invisible characters."""
    if isinstance(value, str):
        if found := INVISIBLE_CHARACTERS.search(value):
            yield path, f"contains the invisible character U+{ord(found[0]):04X}"
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _invisible(each, (*path, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _invisible(each, (*path, index))


def _falling_grades(layer: Layer) -> Iterator[Mistake]:
    """Find grades that require less of a skill than the grade below, with no note why."""
    for index, role in enumerate(layer.catalog.roles if layer.catalog else ()):
        for number, grade in enumerate(role.grades):
            lower = below(role, grade)
            if lower is None or grade.note or lower.track != grade.track:
                continue
            required = {each.skill: each.level.rank for each in grade.skills}
            less = [each for each in lower.skills if required.get(each.skill, 0) < each.level.rank]
            if less:
                names = ", ".join(f'"{each.skill}"' for each in less[:MAX_NAMED])
                message = (
                    f'the grade requires less than "{lower.id}" below it: {names}; '
                    'if that is meant, say why in "note"'
                )
                yield ("roles", index, "grades", number), message


def _unclear_grades(layer: Layer) -> Iterator[Mistake]:
    """Find grades of which none is said to be the usual one, and levels that contradict it.

    A note of the grade says why they do.
    """
    for index, role in enumerate(layer.catalog.roles if layer.catalog else ()):
        if not role.grades and not role.skills_at:
            continue
        path = ("roles", index)
        names = [each.name for each in role.grades]
        for number, grade in enumerate(role.grades):
            if grade.name in names[:number]:
                yield (*path, "grades", number, "name"), f'two grades are called "{grade.name}"'
        usual = usual_grade(role)
        if role.grades and usual is None:
            ids = ", ".join(f'"{each.id}"' for each in role.grades[:MAX_NAMED])
            if role.skills_at and fullmatch(ID_PATTERN, role.skills_at):
                message = f'"{role.skills_at}" is no grade of this role; it has {ids}'
            else:
                message = (
                    'which grade do the levels of "skills" describe? write "skills_at" with one '
                    f"of {ids}"
                )
            yield (*path, "skills_at") if role.skills_at else path, message
        own = {each.skill: each.level for each in role.skills}
        for number, each in enumerate(usual.skills if usual else ()):
            level = own.get(each.skill, each.level)
            if usual and not usual.note and level != each.level and None not in {level, each.level}:
                place = (*path, "grades", role.grades.index(usual), "skills", number, "level")
                yield place, f'the role itself has "{each.skill}" at "{level}"'


def _scorer(layers: Sequence[Layer]) -> TransitionScorer | None:
    """Return what judges the moves of a catalog; None if they are not judged.

    That is so if its items are weighted by rarity, or if it has many roles: it is one of a whole
    economy, which has occupations that are far from all others.
    """
    roles = [role for layer in layers if layer.catalog for role in layer.catalog.roles]
    if max(len(roles), sum(len(role.leads_to) for role in roles)) > MAX_JUDGED:
        return None
    scorer = TransitionScorer(merge(layers))
    return None if any(map(scorer.gaps.is_weighted, scorer.roles)) else scorer


def _leaps(layer: Layer, scorer: TransitionScorer) -> Iterator[Mistake]:
    """Find documented moves that are leaps without a gentler path, and roles you only leap to.

    Published relations are not judged.
    """
    documented = {each.role for role in scorer.roles.values() for each in role.leads_to}
    finder = RouteFinder(scorer)
    for index, role in enumerate(layer.catalog.roles if layer.catalog else ()):
        if role is not scorer.roles[role.id]:
            continue  # a later layer replaces it
        for place, move in enumerate(role.leads_to):
            is_leap = not move.relatedness_tier and _is_leap(scorer, role.id, move.role)
            # A stepping stone may be a distant one, if there are others in between.
            if is_leap and not finder.route(role.id, move.role):
                path = ("roles", index, "leads_to", place, "role")
                leap = f"is a leap{_measures(scorer, role, move)}"
                yield path, f'the move to "{move.role}" {leap}; no gentler path leads there'
        is_alone = not scorer.published and role.id not in documented
        if is_alone and finder.is_reachable(role.id) is False:
            yield ("roles", index), f'every move into "{role.id}" is a leap'


def _is_leap(scorer: TransitionScorer, origin: str, destination: str) -> bool:
    return scorer.transition(origin, destination).tier is Tier.LEAP


def _measures(scorer: TransitionScorer, role: Role, move: DocumentedTransition) -> str:
    """Return the gap and the rise of a move, as far as there is data."""
    gap, rise = scorer.gaps.gap(role.id, move.role), scorer.rise(role.id, move.role)
    measures = [
        *(() if gap is None else (f"gap {gap:.0%}",)),
        *(() if rise is None else (f"rise {rise}",)),
    ]
    return f": {', '.join(measures)}" if measures else ""
