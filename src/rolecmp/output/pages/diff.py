"""The page of `diff`: what changed, role by role, what matters most first."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple, assert_never

from rolecmp.catalog.terms import DIFFICULTIES, Need
from rolecmp.output.page import NO_HEADING, Grid, Page, Paragraph, Row, Section, Span, quiet, strong
from rolecmp.output.pages.changed_text import around, differing
from rolecmp.output.pages.words import NEEDS, TITLES, in_unit, shorter
from rolecmp.questions.diff import Change, Diff, Value, What
from rolecmp.questions.wording import capitalized, id_as_words

ROOM = 16
"""The lines of the first screen."""
LINE = 50
"""The characters of what happened that fit on a line, more or less."""
MAX_TEXT = 60
"""The most characters of a text on the first screen."""
MAX_LINES = 400
"""The most lines of a page: no more fit in a comment on GitHub, and nobody reads more."""
FIELDS = ("entry", "degree", "skills", "grades", "tools", "figures", "responsibilities")
"""The fields of a role that matter most, in this order; then come the others."""
LISTS = ("roles", "skills", "tools")
"""The lists in which something new or gone matters more than a change within a role."""
NAMES = {
    **{field.value: title for field, title in TITLES.items()},
    "ads": "Job ads",
    "alternate_titles": "Job titles",
    "leads_to": "Next roles",
    "skills_at": "Grade of the skill levels",
    "works_with": "Works with",
}
"""What pages call the fields of a role, other than by their keys."""
SUBJECTS = {
    "common": "common in other ads",
    "does": "what it does",
    "judgment": "our judgment",
    "n": "number of answers or postings",
    "on": "what they work on",
    "relatedness_tier": "tier of relatedness",
    "seen_at": "who uses it",
    "shares": "share of job ads",
    "url": "address",
}
"""What pages call the keys of an entry, other than by their words."""
ENTRIES = frozenset(
    {
        *("certificates", "evidence", "figures", "grades", "leads_to"),
        *("questions", "resources", "responsibilities", "skills", "tools", "works_with"),
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


QUOTED = frozenset({"evidence", "people", "questions", "resources", "responsibilities"})
"""The lists whose entries are sentences or titles."""
VERBS = {What.RENAMED: "changed", What.REORDERED: "in another order"}
"""What happened, if not in the word for it."""


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
    short, full = (_Lines(answer.changes, is_short=is_short).all() for is_short in (True, False))
    first = _first(short)
    is_all = first == full
    more = len(full) - MAX_LINES
    further = f"And {more:,} lines more: --json or -f csv has every change."
    return Page(
        title,
        lead=(Span(_in_short(answer.changes)),),
        brief=() if is_all else (_grid(first),),
        is_excerpt=True,
        blocks=(
            _grid(full[:MAX_LINES]),
            *([Paragraph("", ((quiet(further),),))] if more > 0 else []),
        ),
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


def _first(lines: Sequence[_Line]) -> list[_Line]:
    """Return as much as the first screen has room for."""
    kept = list[_Line]()
    room = ROOM
    for line in lines:
        room -= line.height
        if not kept or kept[-1].heading != line.heading:
            room -= 2  # the heading, and the line above
        if room < 0 and kept:
            break
        kept.append(line)
    return kept


def _in_short(changes: Sequence[Change]) -> str:
    """Return how many changes there are, and of which kinds."""
    counts = Counter(each.what for each in changes)
    kinds = ", ".join(f"{counts[what]:,} {what}" for what in What if counts[what])
    roles = len({each.role.id for each in changes if each.role})
    within = f" in {roles:,} role{'' if roles == 1 else 's'}" if roles else ""
    if len(changes) == 1:
        return f"1 change{within}."
    return f"{len(changes):,} changes{within}: {kinds}."


class _Lines:
    """Says what changed, in short for the first screen, or all of it."""

    def __init__(self, changes: Sequence[Change], *, is_short: bool) -> None:
        self.changes = changes
        self.is_short = is_short
        self.titles = Counter(
            name for _, name in {(each.role.id, each.role.name) for each in changes if each.role}
        )

    def all(self) -> list[_Line]:
        """Return what to say, what matters most first."""
        weight = dict[str, int]()
        for each in self.changes:
            heading = self.heading(each)
            weight[heading] = min(_weight(each), weight.get(heading, _weight(each)))

        def order(change: Change) -> tuple[int, str, bool, int, str, str, What]:
            heading = self.heading(change)
            start = (weight[heading], heading, bool(change.field), _place(change))
            return (*start, self.label(change), change.entry or "", change.what)

        def likeness(change: Change) -> tuple[str, str, str, Change | None]:
            is_listed = change.what in {What.ADDED, What.REMOVED}
            happened = (self.heading(change), self.label(change), self.happened(change))
            return (*happened, None if is_listed else change)

        return [
            _Line(heading, label, self.joined(happened, [self.values(each) for each in part]))
            for (heading, label, happened, _), part in groupby(
                sorted(self.changes, key=order), likeness
            )
        ]

    def joined(self, happened: str, entries: Sequence[str]) -> str:
        """Return what happened to several entries; in short, to as many as fit."""
        comma = "; " if any(", " in each for each in entries) else ", "
        listed = [*filter(None, entries)]
        most = 2 * LINE - len(happened)
        while self.is_short and len(listed) > 1 and len(comma.join(listed)) > most:
            listed.pop()
        more = len([*filter(None, entries)]) - len(listed)
        said = comma.join(listed) + (f" and {more:,} more" if more else "")
        return ": ".join(filter(None, (happened, said)))

    def heading(self, change: Change) -> str:
        if change.role and change.field:
            name = change.role.name
            return f"{name} ({change.role.id})" if self.titles[name] > 1 else name
        is_list = change.section in SECTIONS
        return capitalized(change.section.replace("_", " ")) if is_list else "The catalog"

    def label(self, change: Change) -> str:
        """Return what changed: a field, or an entry of it."""
        keys = _keys(change)
        if not change.role and not change.item:
            return capitalized(id_as_words(change.section.strip("_")))
        if not keys:
            return capitalized(change.what)
        if change.measure and (_is_entry(change) or not change.item):
            label = TITLES[change.measure.about]
        elif change.item and not _is_entry(change) and keys[0] != "evidence":
            label = change.item.name
        elif change.grade and keys != ["grades"] and not change.item:
            return change.grade.name
        else:
            label = _field(change)
        return f"{label} ({change.grade.name})" if change.grade and change.item else label

    def happened(self, change: Change) -> str:
        """Return what happened, and to what unless the label says it."""
        if self.label(change) == capitalized(change.what):
            return ""
        verb = VERBS.get(change.what, change.what)
        happened = f"{subject} {verb}" if (subject := _subject(change)) else verb
        if change.measure:
            happened = f"{happened} ({change.measure.name})"
        if not change.entry:
            return happened
        return f"“{shorter(change.entry, MAX_TEXT) if self.is_short else change.entry}”: {happened}"

    def values(self, change: Change) -> str:
        """Return the entry that was added or removed, with what it said; or the values."""
        before, after = self.value(change, before=True), self.value(change, before=False)
        match change.what:
            case What.ADDED | What.REMOVED if _is_entry(change):
                said = self.named(change, before or after)
            case What.ADDED | What.REMOVED:
                said = before or after
            case What.REORDERED:
                said = ""
            case What.REWORDED:
                is_whole = max(len(before), len(after)) <= MAX_TEXT
                places = [(before, after)] if is_whole else differing(before, after)
                places = [around(before, after, MAX_TEXT)] if self.is_short else places
                said = "; ".join(f"“{one}” → “{other}”" for one, other in places)
            case What.RENAMED | What.RAISED | What.LOWERED | What.CHANGED:
                if self.is_short:
                    before, after = around(before, after, MAX_TEXT)
                said = f"{before} → {after}"
            case _:
                assert_never(change.what)
        return said

    def named(self, change: Change, value: str) -> str:
        """Return an entry by its name, with its value."""
        named = change.grade if _keys(change) == ["grades"] else change.item
        if not change.field:
            named = change.role or change.item
        is_text = not change.measure and any(key in _keys(change) for key in QUOTED)
        if value and (is_text or not change.field):
            value = f"“{shorter(value, MAX_TEXT) if self.is_short else value}”"
        if not named:
            return value
        if change.measure or is_text:
            return f"{named.name} {value}" if change.measure else f"{value} ({named.name})"
        return f"{named.name} ({value})" if value else named.name

    def value(self, change: Change, *, before: bool) -> str:
        """Return a value in words; nothing for no value."""
        value = change.before if before else change.after
        name = change.before_name if before else change.after_name
        if name:
            return name
        said = _in_words(change, value)
        other = change.after if before else change.before
        if isinstance(value, int | float) and other is not None and other != value:
            # What differs must not look the same.
            said = said if said != _in_words(change, other) else f"{value:,.12g}"
        is_whole = change.what in {What.RENAMED, What.CHANGED, What.REWORDED} or not self.is_short
        return said if is_whole or _is_entry(change) else shorter(said, MAX_TEXT)


def _weight(change: Change) -> int:
    """Return how much the heading of a change matters, the most first."""
    if not change.field and change.section in LISTS:
        return LISTS.index(change.section)
    if change.section == "roles":
        return len(LISTS) + _place(change)
    return 2 * len(LISTS) + len(FIELDS)


def _place(change: Change) -> int:
    """Return where among the changes of a role or a list one stands."""
    keys = _keys(change)
    if keys[-1:] == ["sources"]:
        return len(FIELDS) + 1
    return FIELDS.index(keys[0]) if keys and keys[0] in FIELDS else len(FIELDS)


def _keys(change: Change) -> list[str]:
    return change.field.split(".") if change.field else []


def _is_entry(change: Change) -> bool:
    """Return whether it is about all of an entry in a list."""
    return not change.field or _keys(change)[-1] in ENTRIES


def _field(change: Change) -> str:
    """Return a field of a role, as pages call it."""
    first, *rest = _keys(change)
    if change.grade and rest:
        first, *rest = rest
    name = NAMES.get(first, capitalized(id_as_words(first)))
    if change.entry or not {*rest} - MAIN:
        return name
    return f"{name}: {' '.join(SUBJECTS.get(each, id_as_words(each)) for each in rest)}"


def _subject(change: Change) -> str:
    """Return what of an entry changed, if that is not all of it."""
    keys = _keys(change)
    if _is_entry(change):
        # What was measured of a tool is not the tool.
        return "figure" if change.measure and keys[-1:] == ["figures"] else ""
    if change.measure and keys[-1] == "value":
        return ""
    if change.measure:
        return SUBJECTS.get(keys[-1], id_as_words(keys[-1]))
    if not (change.item or change.grade or change.entry):
        return ""
    start = (1 if change.role else 0) + (1 if change.grade and change.item else 0)
    return " ".join(SUBJECTS.get(each, id_as_words(each)) for each in keys[start:])


def _in_words(change: Change, value: Value) -> str:
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
            said = f"{value}" if last == "year" else f"{value:,.12g}"
        case str():
            is_need = last in {"need", "skills", "tools"} and change.role
            words = value.split(", ") if is_need else [value]
            said = ", ".join(NEEDS[Need(word)] if word in {*Need} else word for word in words)
        case _:
            assert_never(value)
    return said
