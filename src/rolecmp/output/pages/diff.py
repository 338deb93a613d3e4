"""The page of `diff`: what changed, role by role, what matters most first."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple, assert_never

from rolecmp.catalog.terms import DIFFICULTIES, Need
from rolecmp.output.page import NO_HEADING, Grid, Page, Row, Section, Span, strong
from rolecmp.output.pages.words import NEEDS, TITLES, in_unit, shorter
from rolecmp.questions.diff import Change, Diff, Value, What
from rolecmp.questions.wording import capitalized, id_as_words

ROOM = 16
"""The lines of the first screen."""
LINE = 50
"""The characters of what happened that fit on a line, more or less."""
MAX_TEXT = 60
"""The most characters of a text that are shown around its first change."""
CONTEXT = 15
"""How much of a text stands before its first change."""
FIELDS = ("entry", "degree", "skills", "grades", "tools", "figures", "responsibilities")
"""The fields of a role that matter most, in this order; then come the others."""
NAMES = {
    **{field.value: title for field, title in TITLES.items()},
    "ads": "Job ads",
    "alternate_titles": "Job titles",
    "leads_to": "Next roles",
    "skills_at": "Levels are of",
    "works_with": "Works with",
}
"""What pages call the fields of a role, other than by their keys."""
ENTRIES = frozenset(
    {
        *("certificates", "evidence", "figures", "grades", "leads_to"),
        *("questions", "responsibilities", "skills", "tools", "works_with"),
    }
)
"""The fields of a role, or of a grade, that are lists."""
SECTIONS = frozenset(
    {
        *("applications", "measures", "phases", "relationships", "roles"),
        *("signals", "skills", "sources", "team_shapes", "tools"),
    }
)
"""The lists of a catalog."""
MAIN = frozenset({"difficulty", "expectation"})
"""What a field of a role is about, so that its name says it."""


class _Line(NamedTuple):
    """What a page says of one change, or of several that are alike."""

    heading: str
    label: str
    said: str

    @property
    def height(self) -> int:
        """How many lines it takes on a terminal, more or less."""
        return -(-len(self.said) // LINE)


def page(answer: Diff) -> Page:
    """Return the page that says what changed."""
    title = f"What changed from {answer.old} to {answer.new}"
    if not answer.changes:
        return Page(title, lead=(Span("No differences."),))
    lines = _lines(answer.changes)
    first = _first(lines)
    is_all = first == lines
    return Page(
        title,
        lead=(Span(_in_short(answer.changes)),),
        brief=() if is_all else (_grid(first),),
        blocks=(_grid(lines),),
        more="" if is_all else "All changes: --full",
    )


def _grid(lines: Sequence[_Line]) -> Grid:
    sections = (
        Section(
            ((strong(heading),),),
            tuple(Row(each.label, (((Span(each.said),),),)) for each in part),
        )
        for heading, part in groupby(lines, key=lambda each: each.heading)
    )
    return Grid(NO_HEADING, tuple(sections))


def _in_short(changes: Sequence[Change]) -> str:
    """Return how many changes there are, and of which kinds."""
    counts = Counter(each.what for each in changes)
    kinds = ", ".join(f"{counts[what]:,} {what}" for what in What if counts[what])
    roles = len({each.role.id for each in changes if each.role})
    within = f" in {roles:,} role{'' if roles == 1 else 's'}" if roles else ""
    return f"{len(changes):,} change{'' if len(changes) == 1 else 's'}{within}: {kinds}."


def _lines(changes: Sequence[Change]) -> list[_Line]:
    """Return what to say, role by role and then list by list, what matters most first."""
    weight = dict[str, int]()
    for each in changes:
        heading = _heading(each)
        weight[heading] = min(_place(each), weight.get(heading, _place(each)))

    def order(change: Change) -> tuple[bool, bool, int, str, int, str, What]:
        heading = _heading(change)
        is_inside = bool(change.field)
        start = (change.section != "roles", is_inside, weight[heading], heading)
        return (*start, _place(change), _label(change), change.what)

    def likeness(change: Change) -> tuple[str, str, str, Change | None]:
        is_listed = change.what in {What.ADDED, What.REMOVED}
        happened = (_heading(change), _label(change), _happened(change))
        return (*happened, None if is_listed else change)

    return [
        _Line(heading, label, _joined(happened, [_entry(each) for each in part]))
        for (heading, label, happened, _), part in groupby(sorted(changes, key=order), likeness)
    ]


def _joined(happened: str, entries: Sequence[str]) -> str:
    comma = "; " if any(", " in each for each in entries) else ", "
    return ": ".join(filter(None, (happened, comma.join(filter(None, entries)))))


def _place(change: Change) -> int:
    """Return where among the changes of a role or a list one stands."""
    keys = _keys(change)
    if keys[-1:] == ["sources"]:
        return len(FIELDS) + 1
    return FIELDS.index(keys[0]) if keys and keys[0] in FIELDS else len(FIELDS)


def _first(lines: Sequence[_Line]) -> list[_Line]:
    """Return as much as the first screen has room for, nothing in more than two lines."""
    kept = list[_Line]()
    room = ROOM
    for line in lines:
        cut = line._replace(said=shorter(line.said, 2 * LINE))
        room -= cut.height
        if not kept or kept[-1].heading != cut.heading:
            room -= 2  # the heading, and the line above
        if room < 0:
            break
        kept.append(cut)
    return kept


def _keys(change: Change) -> list[str]:
    return change.field.split(".") if change.field else []


def _is_entry(change: Change) -> bool:
    """Return whether it is about all of an entry in a list."""
    return not change.field or _keys(change)[-1] in ENTRIES


def _heading(change: Change) -> str:
    if change.role and change.field:
        return change.role.name
    is_list = change.section in SECTIONS
    return capitalized(change.section.replace("_", " ")) if is_list else "The catalog"


def _label(change: Change) -> str:
    """Return what changed: a field, or an entry of it."""
    keys = _keys(change)
    if not change.role and not change.item:
        return capitalized(id_as_words(change.section.strip("_")))
    if not keys:
        return capitalized(change.what)
    if change.measure and (_is_entry(change) or not change.item):
        label = TITLES[change.measure.about]
    elif change.item and not _is_entry(change):
        label = change.item.name
    elif change.grade and keys != ["grades"] and not change.item:
        return change.grade.name
    else:
        label = _field(change)
    return f"{label} ({change.grade.name})" if change.grade and change.item else label


def _field(change: Change) -> str:
    """Return a field of a role, as pages call it."""
    first, *rest = _keys(change)
    if change.grade and rest:
        first, *rest = rest
    name = NAMES.get(first, capitalized(id_as_words(first)))
    return f"{name}: {id_as_words(' '.join(rest))}" if {*rest} - MAIN else name


def _happened(change: Change) -> str:
    """Return what happened, and to what unless the label says it."""
    if _label(change) == capitalized(change.what):
        return ""
    subject = "" if _is_entry(change) else _subject(change)
    happened = "in another order" if change.what is What.REORDERED else change.what
    return f"{subject} {happened}" if subject else happened


def _subject(change: Change) -> str:
    """Return what of an entry changed."""
    if change.measure and _keys(change)[-1] == "value":
        return change.measure.name
    if not (change.item or change.grade):
        return ""
    start = (1 if change.role else 0) + (1 if change.grade and change.item else 0)
    return id_as_words(" ".join(_keys(change)[start:]))


def _entry(change: Change) -> str:
    """Return the entry that was added or removed, with what it said; or the values."""
    before, after = _value(change, change.before), _value(change, change.after)
    match change.what:
        case What.ADDED | What.REMOVED if _is_entry(change):
            said = _named(change, before or after)
        case What.ADDED | What.REMOVED:
            said = before or after
        case What.REORDERED:
            said = ""
        case What.REWORDED:
            before, after = _around(before, after)
            said = f"“{before}” → “{after}”"
        case What.RENAMED | What.RAISED | What.LOWERED | What.CHANGED:
            said = f"{before} → {after}"
        case _:
            assert_never(change.what)
    return said


def _named(change: Change, value: str) -> str:
    """Return an entry by its name, with its value unless that is a long text."""
    named = change.grade if _keys(change) == ["grades"] else change.item
    if not (named or value):
        named = change.role
    if not named:
        return value if change.measure else f"“{value}”"
    return f"{named.name} ({value})" if value and "evidence" not in _keys(change) else named.name


def _value(change: Change, value: Value) -> str:
    """Return a value in words; nothing for no value."""
    last = (change.field or "").rpartition(".")[2]
    match value:
        case None:
            said = ""
        case bool():
            said = "yes" if value else "no"
        case int() | float() if change.measure and last in {"figures", "value"}:
            said = in_unit(value, change.measure.unit, change.measure.about, places=1)
        case int() | float() if last == "shares":
            said = f"{value:.0%}"
        case int() if last == "difficulty":
            said = DIFFICULTIES[value]
        case int() | float():
            said = f"{value:g}"
        case str():
            is_need = last in {"need", "skills", "tools"} and change.role
            words = value.split(", ") if is_need else [value]
            said = ", ".join(NEEDS[Need(word)] if word in {*Need} else word for word in words)
            said = said if change.what is What.REWORDED else shorter(said, MAX_TEXT)
        case _:
            assert_never(value)
    return said


def _around(before: str, after: str) -> tuple[str, str]:
    """Return two texts, each around the place where the first change is."""
    pairs = enumerate(zip(before, after, strict=False))
    start = next((n for n, (one, other) in pairs if one != other), min(len(before), len(after)))
    start = before.rfind(" ", 0, max(0, start - CONTEXT)) + 1
    first = "…" if start else ""
    return (
        f"{first}{shorter(before[start:], MAX_TEXT)}",
        f"{first}{shorter(after[start:], MAX_TEXT)}",
    )
