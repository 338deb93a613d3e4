"""Which entries of two lists are the same one: before a change, and after it.

An id, or what else an entry is known by, decides; then a name in common; then most of its
values; and for a sentence, most of its words.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import product
from typing import NamedTuple, TypeVar

from rolecmp.catalog.model import (
    Application,
    Certificate,
    Collaboration,
    Contribution,
    DocumentedTransition,
    Evidence,
    Grade,
    GradeSkill,
    Measure,
    Model,
    Person,
    Phase,
    Relationship,
    RequiredSkill,
    RequiredTool,
    Resource,
    Responsibility,
    Role,
    RoleFigure,
    Signal,
    Skill,
    Source,
    TeamShape,
    Tool,
)
from rolecmp.catalog.spelling import fold

Named = (
    Role
    | Skill
    | Tool
    | Source
    | Measure
    | Signal
    | Phase
    | Grade
    | TeamShape
    | Application
    | Certificate
    | Resource
)
"""What has a name, and may get another one."""
Key = TypeVar("Key", bound=Hashable)

ALIKE = 0.6
"""How much two entries, or two sentences, have to share, 0 to 1, to be the same one."""
FEW_VALUES = 6
"""With fewer values than this, entries are the same one by their names only."""
MAX_PAIRS = 200_000
"""The most pairs that are compared: with more, nothing has become something else."""
MAX_WORDS = 300
"""The most words of a sentence that are compared."""


class Paired(NamedTuple):
    """The entries of two lists: the same ones that changed, and those in only one list."""

    changed: list[tuple[object, object]]
    gone: list[object]
    come: list[object]
    is_reordered: bool


def paired(old: Sequence[object], new: Sequence[object]) -> Paired:
    """Return which entries of two lists are the same one, in the order of the new list."""
    before, after = _by_key(old), _by_key(new)
    changed: list[tuple[object, object]] = []
    gone: list[object] = []
    come: list[object] = []
    for key in {**after, **before}:
        one, other = _without_equals(before.get(key, ()), after.get(key, ()))
        if len(one) == len(other) == 1:
            changed.append((one[0], other[0]))
        else:
            gone += one
            come += other
    left, came = dict(enumerate(gone)), dict(enumerate(come))
    found = {**_renamed(left, came), **_reworded(left, came)}
    changed += [(left.pop(one), came.pop(other)) for one, other in found.items()]
    places = {id(entry): place for place, entry in enumerate(new)}
    changed.sort(key=lambda pair: places[id(pair[1])])
    kept = [key for key in before if key in after]
    is_reordered = kept != [key for key in after if key in before]
    return Paired(changed, [*left.values()], [*came.values()], is_reordered)


def same_entries(gone: Mapping[Key, Named], come: Mapping[Key, Named]) -> dict[Key, Key]:
    """Return which entries that are gone came back by another key: by name, then by content."""
    pairs: dict[Key, Key] = {}
    ways: tuple[Callable[[Mapping[Key, Named], Mapping[Key, Named]], dict[Key, Key]], ...] = (
        lambda one, other: _by_name(one, other, lambda each: {_name(each)}),
        lambda one, other: _by_name(one, other, _names),
        _by_content,
    )
    for way in ways:
        rest = {key: each for key, each in gone.items() if key not in pairs}
        free = {key: each for key, each in come.items() if key not in pairs.values()}
        pairs |= way(rest, free)
    return pairs


def _by_key(entries: Iterable[object]) -> dict[Hashable, list[object]]:
    found: dict[Hashable, list[object]] = {}
    for entry in entries:
        found.setdefault(_key(entry), []).append(entry)
    return found


def _key(entry: object) -> Hashable:
    """Return what makes an entry the same one as before."""
    key: Hashable
    match entry:
        case Source() | Measure() | Tool() | Skill() | Signal() | Phase() | Role() | TeamShape():
            key = entry.id
        case Grade():
            key = entry.id
        case RequiredSkill(skill=id) | GradeSkill(skill=id) | RequiredTool(tool=id):
            key = id
        case Collaboration(role=id) | DocumentedTransition(role=id) | Contribution(role=id):
            key = id
        case Application(name=name) | Certificate(name=name) | Resource(name=name):
            key = name
        case Person(title=name):
            key = name
        case Relationship():
            key = frozenset(entry.roles)
        case RoleFigure():
            key = entry.measure, entry.item
        case Evidence():
            key = entry.about, entry.item, entry.source
        case Responsibility(text=text) | str(text):
            key = text
        case _:
            raise TypeError(f"no key for {type(entry).__name__}")
    return key


def _without_equals(
    one: Sequence[object], other: Sequence[object]
) -> tuple[list[object], list[object]]:
    """Return the entries of two lists without those that are equal."""
    left, rest = [], [*other]
    for each in one:
        if each in rest:
            rest.remove(each)
        else:
            left.append(each)
    return left, rest


def _renamed(gone: Mapping[int, object], come: Mapping[int, object]) -> dict[int, int]:
    """Return which entries within another one came back by another id or name."""
    kinds = (Grade, TeamShape, Application, Certificate, Resource)
    return same_entries(
        {key: each for key, each in gone.items() if isinstance(each, kinds)},
        {key: each for key, each in come.items() if isinstance(each, kinds)},
    )


def _by_name(
    gone: Mapping[Key, Named], come: Mapping[Key, Named], names: Callable[[Named], set[str]]
) -> dict[Key, Key]:
    """Return which entries have a name in common that no other ones have."""
    called: dict[str, list[Key]] = {}
    for key, entry in come.items():
        for name in names(entry):
            called.setdefault(name, []).append(key)
    found = {
        key: {other for name in names(entry) for other in called.get(name, ())}
        for key, entry in gone.items()
    }
    wanted = Counter(other for others in found.values() for other in others)
    return {
        key: other
        for key, others in found.items()
        if len(others) == 1
        for other in others
        if wanted[other] == 1
    }


def _name(entry: Named) -> str:
    return fold(entry.title if isinstance(entry, Source) else entry.name)


def _names(entry: Named) -> set[str]:
    """Return all that an entry is called, folded: of a source also its address."""
    if isinstance(entry, Source):
        return {fold(each) for each in (entry.id, entry.title, entry.url) if each}
    aliases = entry.aliases if isinstance(entry, Role | Skill | Tool) else ()
    ids = () if isinstance(entry, Application | Certificate | Resource) else (entry.id,)
    return {*map(fold, (*ids, *aliases)), _name(entry)}


def _by_content(gone: Mapping[Key, Named], come: Mapping[Key, Named]) -> dict[Key, Key]:
    """Return which entries have most of their values in common, the most alike first."""
    if len(gone) * len(come) > MAX_PAIRS:
        return {}
    old = {key: _values(entry) for key, entry in gone.items()}
    new = {key: _values(entry) for key, entry in come.items()}
    return _best(
        (len(old[one] & new[other]) / len(old[one] | new[other]), one, other)
        for one, other in product(old, new)
        if min(len(old[one]), len(new[other])) >= FEW_VALUES
    )


def _best(alike: Iterable[tuple[float, Key, Key]]) -> dict[Key, Key]:
    """Return the pairs that are alike enough, the most alike first, each entry once."""
    pairs: dict[Key, Key] = {}
    taken = set[Key]()
    for share, one, other in sorted(alike, key=lambda each: -each[0]):
        if share >= ALIKE and one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return pairs


def _values(entry: Model) -> set[tuple[str, ...]]:
    """Return the values of an entry, each with the keys that lead to it, but for its names."""

    def inside(value: object, keys: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        if isinstance(value, dict):
            for key, each in value.items():
                yield from inside(each, (*keys, key))
        elif isinstance(value, list):
            for each in value:
                yield from inside(each, keys)
        else:
            yield (*keys, repr(value))

    names = {"id", "name", "title", "short_name", "aliases"}
    return {*inside(entry.model_dump(mode="json", exclude=names, exclude_defaults=True), ())}


def _reworded(gone: Mapping[int, object], come: Mapping[int, object]) -> dict[int, int]:
    """Return which of the sentences that are gone came back in other words."""
    old = {key: words for key, each in gone.items() if (words := _sentence(each))}
    new = {key: words for key, each in come.items() if (words := _sentence(each))}
    places: dict[str, list[int]] = {}
    for key, words in new.items():
        for word in {*words}:
            places.setdefault(word, []).append(key)
    if sum(len(places.get(word, ())) for words in old.values() for word in words) > MAX_PAIRS:
        return {}
    alike = []
    for one, words in old.items():
        shared = Counter(other for word in words for other in places.get(word, ()))
        for other, count in shared.items():
            # No more than the words that both have can be alike.
            if 2 * count >= ALIKE * (len(words) + len(new[other])) and _are_of_one_kind(
                gone[one], come[other]
            ):
                likeness = SequenceMatcher(None, words, new[other], autojunk=False).ratio()
                alike.append((likeness, one, other))
    return _best(alike)


def _sentence(entry: object) -> list[str]:
    """Return the words of an entry that is known by nothing else."""
    match entry:
        case Responsibility(text=text) | Evidence(says=text):
            return text.split()[:MAX_WORDS]
        case str() if " " in entry:
            return entry.split()[:MAX_WORDS]
        case _:
            return []


def _are_of_one_kind(one: object, other: object) -> bool:
    """Return whether two sentences may be the same: evidence is about one claim, or unchanged."""
    if isinstance(one, Evidence) and isinstance(other, Evidence):
        return _key(one) == _key(other) or one.says == other.says
    return True
