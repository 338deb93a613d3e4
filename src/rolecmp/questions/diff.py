"""`diff`: what changed from one catalog to another."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Literal, NamedTuple

from pydantic import Field

from rolecmp.catalog.model import (
    Application,
    Catalog,
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
    Responsibility,
    Role,
    RoleFigure,
    Signal,
    Skill,
    Source,
    TeamShape,
    Tool,
)
from rolecmp.catalog.terms import Expectation, Level, Need
from rolecmp.questions.answer import KIND, Answer, Named
from rolecmp.questions.figures import MeasureDetail, measure_details
from rolecmp.questions.kinds import AnswerKind
from rolecmp.questions.renames import Renames, lists, renamed, with_renames
from rolecmp.questions.wording import id_as_words

NAMES = frozenset({"id", "name", "short_name", "title"})
"""The keys that hold what something is called."""
TEXTS = frozenset(
    {
        *("about", "collaboration", "confusion", "does", "focus", "levels", "note", "on"),
        *("population", "questions", "says", "summary", "text"),
    }
)
"""The keys that hold sentences."""
AMOUNTS = frozenset({"difficulty", "n", "shares", "value", "years"})
"""The keys that hold numbers of which one is more than another."""
ORDERED = frozenset({"grades", "phases"})
"""The lists whose order says something."""
ALIKE = 0.6
"""How much of two texts has to be the same, 0 to 1, for one to be the other, reworded."""

Value = str | bool | int | float | None


class What(StrEnum):
    """How something changed, what matters most first."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    RAISED = "raised"
    LOWERED = "lowered"
    CHANGED = "changed"
    REORDERED = "reordered"
    REWORDED = "reworded"


class Change(Model):
    """One change."""

    what: What = Field(description="How it changed.")
    section: str = Field(description="The key at the top of the file that it is under.")
    role: Named | None = Field(description="The role that it is in, or that it is.")
    grade: Named | None = Field(description="The grade of that role, if it is in one.")
    field: str | None = Field(
        description="The keys in the file that lead to it, such as entry.difficulty; null: all of "
        "the role or item."
    )
    item: Named | None = Field(
        description="The skill, tool, source, role or text that it is about, if any."
    )
    measure: MeasureDetail | None = Field(description="What the value means, if it is a figure.")
    before: Value = Field(description="What it was; null: it was not there, or is named above.")
    after: Value = Field(description="What it is; null: it is not there, or is named above.")


class Diff(Answer):
    """What changed from one catalog to another."""

    kind: Literal[AnswerKind.DIFF] = Field(default=AnswerKind.DIFF, description=KIND)
    old: str = Field(description="The catalog before: its file.")
    new: str = Field(description="The catalog after: its file.")
    changes: tuple[Change, ...] = Field(
        description="The changes: those of roles first, then those of the lists."
    )


class _Place(NamedTuple):
    """Where in a catalog something is."""

    section: str
    role: Named | None = None
    grade: Named | None = None
    field: tuple[str, ...] = ()
    item: Named | None = None
    measure: str | None = None

    def under(self, key: str) -> "_Place":
        """Return the place under a key of what is here."""
        return self._replace(field=(*self.field, key))


def diff(old: Catalog, new: Catalog, *, names: tuple[str, str]) -> Diff:
    """Return what changed from one catalog to another; `names` are those of their files."""
    renames = renamed(old, new)
    changes = [
        *_Differ(old, new).ids(renames),
        *_Differ(with_renames(old, renames), new).changes(),
    ]
    sections = ["roles", *Catalog.model_fields]
    changes.sort(key=lambda each: sections.index(each.section))
    return Diff(old=names[0], new=names[1], changes=tuple(changes))


class _Differ:
    """Finds the changes between two catalogs whose ids mean the same."""

    def __init__(self, old: Catalog, new: Catalog) -> None:
        self.old = old
        self.new = new
        catalogs = (old, new)
        entries = [each for catalog in catalogs for each in _named(catalog)]
        self.names = {each.id: each.name for each in entries}
        self.signals = {each.id: each.name for catalog in catalogs for each in catalog.signals}
        self.measures = {
            measure.id: measure
            for catalog in catalogs
            for measure in measure_details(catalog, {each.id for each in catalog.measures})
        }

    def ids(self, renames: Renames) -> Iterator[Change]:
        """Yield the ids that changed."""
        named = lists(self.new)
        for section, pairs in renames.items():
            entries = {each.id: each for each in named[section]}
            for before, after in pairs.items():
                place = self._into(_Place(section), entries[after]).under("id")
                yield self._change(place, What.RENAMED, before, after)

    def changes(self) -> Iterator[Change]:
        """Yield all changes, in the order of the catalog."""
        for (key, before), (_, after) in zip(self.old, self.new, strict=True):
            if before != after:
                yield from self._compared(_Place(key), before, after)

    def _compared(self, place: _Place, before: object, after: object) -> Iterator[Change]:
        if before == after:
            return
        match before, after:
            case tuple(), tuple():
                yield from self._lists(place, before, after)
            case dict(), dict():
                for key in {**before, **after}:
                    inside = place.under(key)
                    if "shares" in place.field:
                        inside = place._replace(item=Named(id=key, name=self.signals[key]))
                    yield from self._compared(inside, before.get(key), after.get(key))
            case Model(), Model():
                for (key, one), (_, other) in zip(before, after, strict=True):
                    yield from self._compared(place.under(key), one, other)
            case _:
                yield self._leaf(place, before, after)

    def _lists(
        self, place: _Place, before: Sequence[object], after: Sequence[object]
    ) -> Iterator[Change]:
        old, new = _by_key(before), _by_key(after)
        gone = [key for key in old if key not in new]
        come = [key for key in new if key not in old]
        for one, other in _reworded(old, new, gone, come):
            yield from self._compared(self._into(place, new[other]), old[one], new[other])
            gone.remove(one)
            come.remove(other)
        for key, entry in old.items():
            if key in gone:
                yield self._whole(place, What.REMOVED, entry)
        for key, entry in new.items():
            if key in come:
                yield self._whole(place, What.ADDED, entry)
            elif key in old:
                yield from self._compared(self._into(place, entry), old[key], entry)
        kept = [key for key in old if key in new]
        is_ordered = (place.field or (place.section,))[-1] in ORDERED
        if is_ordered and kept != [key for key in new if key in old]:
            yield self._change(place, What.REORDERED, None, None)

    def _into(self, place: _Place, entry: object) -> _Place:
        """Return the place of an entry of the list at `place`."""
        match entry:
            case Role():
                return place._replace(role=Named(id=entry.id, name=entry.name))
            case Grade():
                return place._replace(grade=Named(id=entry.id, name=entry.name))
            case RoleFigure():
                return place._replace(item=self._item_of(place, entry), measure=entry.measure)
            case Contribution(role=id) | Person(title=id):
                return place.under(id)
            case _:
                return place._replace(item=self._item_of(place, entry))

    def _item_of(self, place: _Place, entry: object) -> Named | None:
        """Return what an entry of a list is about."""
        match entry:
            case Source():
                id, name = entry.id, entry.title
            case Measure() | Tool() | Skill() | Signal() | Phase() | TeamShape() | Role() | Grade():
                id, name = entry.id, entry.name
            case Application(name=name) | Certificate(name=name):
                id = name
            case RequiredSkill(skill=id) | GradeSkill(skill=id) | RequiredTool(tool=id):
                name = self._name(place, id)
            case Collaboration(role=id) | DocumentedTransition(role=id):
                name = self._name(place, id)
            case Relationship(roles=(one, other)):
                id = f"{one} {other}"
                name = f"{self._name(place, one)} and {self._name(place, other)}"
            case RoleFigure(item=str(id)) | Evidence(item=str(id)):
                name = self._name(place, id)
            case _:
                return place.item
        return Named(id=id, name=name)

    def _name(self, place: _Place, id: str) -> str:
        """Return the name of what is named by its id at `place`; a word is its own name."""
        return self.names.get(id) or (id_as_words(id) if "figures" in place.field else id)

    def _whole(self, place: _Place, what: What, entry: object) -> Change:
        """Return the change of an entry that is only in one of the catalogs."""
        value: Value
        match entry:
            case RequiredSkill(level=level, need=need):
                value = ", ".join(filter(None, (level, need if need is Need.USEFUL else "")))
            case GradeSkill(level=level):
                value = level
            case RequiredTool(need=need):
                value = need
            case RoleFigure(value=number):
                value = number
            case Responsibility(text=text) | Evidence(says=text):
                value = text
            case str():
                value = entry
            case _:
                value = None
        inside = self._into(place, entry)
        if what is What.ADDED:
            return self._change(inside, what, None, value or None)
        return self._change(inside, what, value or None, None)

    def _leaf(self, place: _Place, before: object, after: object) -> Change:
        """Return the change of one value."""
        key = place.field[-1] if place.field else place.section
        ranks = (_rank(key, before), _rank(key, after))
        if before is None or after is None:
            what = What.REMOVED if after is None else What.ADDED
        elif None not in ranks:
            what = What.RAISED if ranks[0] < ranks[1] else What.LOWERED  # type: ignore[operator]
        elif key in NAMES:
            what = What.RENAMED
        else:
            what = What.REWORDED if key in TEXTS else What.CHANGED
        return self._change(place, what, _value(before), _value(after))

    def _change(self, place: _Place, what: What, before: Value, after: Value) -> Change:
        return Change(
            what=what,
            section=place.section,
            role=place.role,
            grade=place.grade,
            field=".".join(place.field) or None,
            item=place.item,
            measure=self.measures.get(place.measure) if place.measure else None,
            before=before,
            after=after,
        )


def _named(catalog: Catalog) -> Iterator[Phase | Tool | Skill | Role]:
    """Yield what others name by its id, and pages by its name."""
    yield from catalog.phases
    yield from catalog.tools
    yield from catalog.skills
    yield from catalog.roles


def _value(value: object) -> Value:
    """Return a value as JSON has it; of what is more than a value, nothing."""
    return value if isinstance(value, str | int | float) else None


def _rank(key: str, value: object) -> float | None:
    """Return where a value stands on its scale; None without a scale."""
    match value:
        case Level():
            return value.rank
        case Need():
            return -[*Need].index(value)
        case Expectation():
            return [*Expectation].index(value)
        case int() | float() if key in AMOUNTS:
            return value
        case _:
            return None


def _by_key(entries: Iterable[object]) -> dict[Hashable, object]:
    """Return entries by what makes each the same one as before; equal ones are numbered."""
    seen = Counter[Hashable]()
    found: dict[Hashable, object] = {}
    for entry in entries:
        key = _key(entry)
        seen[key] += 1
        found[key, seen[key]] = entry
    return found


def _key(entry: object) -> Hashable:
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
        case Application(name=name) | Certificate(name=name) | Person(title=name):
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


def _reworded(
    old: Mapping[Hashable, object],
    new: Mapping[Hashable, object],
    gone: Sequence[Hashable],
    come: Sequence[Hashable],
) -> list[tuple[Hashable, Hashable]]:
    """Return which of the texts that are gone came back in other words."""
    pairs = []
    free = [other for other in come if _text(new[other])]
    for one in gone:
        text = _text(old[one])
        near = {other: _likeness(text, _text(new[other])) for other in free}
        best = max(near, key=lambda other: near[other], default=None)
        if best is not None and near[best] >= ALIKE:
            pairs.append((one, best))
            free.remove(best)
    return pairs


def _likeness(one: str, other: str) -> float:
    """Return how much of two sentences is the same, 0 to 1, word by word."""
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def _text(entry: object) -> str:
    """Return the sentence of an entry that is known by nothing else."""
    match entry:
        case Responsibility(text=text):
            return text
        case str() if " " in entry:
            return entry
        case _:
            return ""
