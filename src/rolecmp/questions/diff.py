"""`diff`: what changed from one catalog to another."""

from collections.abc import Iterator, Sequence
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
from rolecmp.catalog.references import REFERS_TO, items_about
from rolecmp.catalog.terms import Expectation, Level, Need, RoleField
from rolecmp.questions.answer import KIND, Answer, Named
from rolecmp.questions.figures import MeasureDetail, measure_details
from rolecmp.questions.kinds import AnswerKind
from rolecmp.questions.pairs import paired
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
    entry: str | None = Field(
        description="In which entry of a list without ids it is: the text of a responsibility, "
        "what the evidence says, a person's title, the role that contributes."
    )
    before: Value = Field(description="What it was; null: it was not there, or is named above.")
    before_name: str | None = Field(description="The name of that, if it is an id.")
    after: Value = Field(description="What it is; null: it is not there, or is named above.")
    after_name: str | None = Field(description="The name of that, if it is an id.")


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
    entry: str | None = None

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
        self.names = {
            section: {
                each.id: each.title if isinstance(each, Source) else each.name
                for catalog in (old, new)
                for each in lists(catalog)[section]
            }
            for section in lists(new)
        }
        self.measures = {
            measure.id: measure
            for catalog in (old, new)
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
                        inside = place._replace(item=self._named("signals", key))
                    yield from self._compared(inside, before.get(key), after.get(key))
            case Model(), Model():
                for (key, one), (_, other) in zip(before, after, strict=True):
                    yield from self._compared(place.under(key), one, other)
            case _:
                yield self._leaf(place, before, after)

    def _lists(
        self, place: _Place, before: Sequence[object], after: Sequence[object]
    ) -> Iterator[Change]:
        found = paired(before, after)
        for one, other in found.changed:
            inside = place if isinstance(other, str) else self._into(place, other)
            yield from self._compared(inside, one, other)
        for entry in found.gone:
            yield self._whole(place, What.REMOVED, entry)
        for entry in found.come:
            yield self._whole(place, What.ADDED, entry)
        if found.is_reordered and (place.field or (place.section,))[-1] in ORDERED:
            yield self._change(place, What.REORDERED, None, None)

    def _into(self, place: _Place, entry: object) -> _Place:
        """Return the place of an entry of the list at `place`."""
        inside = place._replace(item=self._item_of(entry) or place.item)
        match entry:
            case Role():
                inside = inside._replace(role=Named(id=entry.id, name=entry.name))
            case Grade():
                inside = inside._replace(grade=Named(id=entry.id, name=entry.name))
            case RoleFigure(measure=measure):
                inside = inside._replace(measure=measure)
            case Responsibility(text=text) | Evidence(says=text) | Person(title=text):
                inside = inside._replace(entry=text)
            case Resource(name=name):
                inside = inside._replace(entry=name)
            case Contribution(role=id):
                inside = inside._replace(entry=self._named("roles", id).name)
        return inside

    def _item_of(self, entry: object) -> Named | None:
        """Return what an entry of a list is about."""
        item: Named | None = None
        match entry:
            case Source():
                item = Named(id=entry.id, name=entry.title)
            case Measure() | Tool() | Skill() | Signal() | Phase() | TeamShape():
                item = Named(id=entry.id, name=entry.name)
            case Application(name=name) | Certificate(name=name):
                item = Named(id=name, name=name)
            case RequiredSkill(skill=id) | GradeSkill(skill=id):
                item = self._named("skills", id)
            case RequiredTool(tool=id):
                item = self._named("tools", id)
            case Collaboration(role=id) | DocumentedTransition(role=id):
                item = self._named("roles", id)
            case Relationship(roles=ids):
                names = [self._named("roles", id).name for id in ids]
                item = Named(id=" ".join(ids), name=" and ".join(names))
            case RoleFigure(item=str(id)):
                item = self._named(items_about(self.measures[entry.measure].about), id)
            case Evidence(item=str(id)):
                item = self._named(items_about(entry.about), id)
        return item

    def _named(self, section: str | None, id: str) -> Named:
        """Return what has an id in a list; a word that is no id is its own name."""
        return Named(id=id, name=self.names.get(section or "", {}).get(id) or id_as_words(id))

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
            case Responsibility(text=text) | Evidence(says=text) | Role(summary=text):
                value = text
            case Person(title=text) | Contribution(does=text) | Resource(name=text):
                value = text
            case str():
                value = entry
            case _:
                value = None
        inside = self._into(place, entry)
        if isinstance(entry, Responsibility | Evidence | Person | Resource):
            inside = inside._replace(entry=None)  # it is the value
        kept = None if value == "" else value
        if what is What.ADDED:
            return self._change(inside, what, None, kept)
        return self._change(inside, what, kept, None)

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
            is_text = key in TEXTS and before not in {*RoleField}
            what = What.REWORDED if is_text else What.CHANGED
        return self._change(place, what, _value(before), _value(after))

    def _change(self, place: _Place, what: What, before: Value, after: Value) -> Change:
        names = self.names.get(REFERS_TO.get(place.field[-1], ""), {}) if place.field else {}
        return Change(
            what=what,
            section=place.section,
            role=place.role,
            grade=place.grade,
            field=".".join(place.field) or None,
            item=place.item,
            measure=self.measures.get(place.measure) if place.measure else None,
            entry=place.entry,
            before=before,
            before_name=names.get(str(before)),
            after=after,
            after_name=names.get(str(after)),
        )


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
