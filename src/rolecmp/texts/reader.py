"""Reading a text: which skills, tools and signals of a catalog it mentions, and what it requires.

A text is read once, whatever the number of phrases; nothing of it is kept or sent.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Literal, NamedTuple, get_args

from rolecmp.catalog.model import Catalog, Role, Signal, Skill, Tool
from rolecmp.catalog.names import items, roles_of_title
from rolecmp.catalog.terms import DegreeLevel
from rolecmp.texts.phrases import Found, Phrases, longest
from rolecmp.texts.requirements import (
    DEGREE_WORDS,
    EQUIVALENT_WORDS,
    Degrees,
    Years,
    find_grade,
    find_years,
)
from rolecmp.texts.words import Words

ENGLISH = frozenset(
    {"the", "of", "and", "to", "in", "for", "with", "is", "be", "you", "our", "your", "will"}
    | {"or", "that", "this", "are", "from", "have", "has", "it", "not", "we", "who", "by", "as"}
    | {"at", "on", "an", "can", "all", "their", "they", "if", "into", "more", "must"}
)
"""Words without which no English text can do, and which other languages hardly have."""
LEAST_ENGLISH = 0.12
"""The least share of such words in an English text: lists of skills have few."""
LEAST_WORDS = 20
"""A text of fewer words is too short to tell its language."""
TITLE_LINE = re.compile(
    r"(?:job |position |role )?(?:title|position|role|designation|job) ?[:-][ :-]*(?P<title>.+)",
    re.IGNORECASE,
)
MAX_TITLE_WORDS = 14
"""A line of more words is no title."""
MAX_TITLE_LINES = 40
"""How many lines are looked at for one that names the title."""
NO_SKILLS = (
    "report to",
    "report directly to",
    "reporting to",
    "reporting directly to",
    "job report",
)
"""Phrases with words of skills that mean none: who is above whom."""
NOTHING = ""
"""The id of what such phrases stand for."""
MAX_SPELLINGS = 50
"""How many times something is looked at for how it is spelled."""
SHORT_NAME = 3
"""A name of so many letters may be part of any sentence."""

Kind = Literal["item", "signal", "role", "degree"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Meaning = tuple[Kind, str]
"""What a phrase stands for: a skill or tool, a signal, a role or a degree; and its id."""
EQUIVALENT = "equivalent"
"""The id of what some texts take in place of a degree."""


class Mention(NamedTuple):
    """Something that a text mentions: in which words, and how many times."""

    words: tuple[str, ...]
    times: int


class Title(NamedTuple):
    """The job title of a text: its words, the roles they name, and where they stand."""

    words: str
    roles: tuple[Role, ...]
    is_line: bool


class Reading(NamedTuple):
    """What a text says; items and signals are by id, in the order in which they come."""

    title: Title | None
    items: Mapping[str, Mention]
    signals: Mapping[str, Mention]
    degrees: Degrees
    years: tuple[Years, ...]
    grade: str | None
    is_english: bool


class TextReader:
    """Reads texts for the skills, tools, signals and roles of a catalog."""

    def __init__(self, catalog: Catalog) -> None:
        """Take the phrases to look for from `catalog`."""
        self.catalog = catalog
        self.phrases = Phrases[Meaning](_phrases(catalog))

    def read(self, text: str, *, has_title: bool = True) -> Reading:
        """Return what a text says; the title line of an ad is judged apart."""
        titled, title = self._title_line(text) if has_title else ("", None)
        rest = text.replace(titled, "", 1) if titled else text
        words = self.phrases.words(rest)
        found = {kind: list[Found[Meaning]]() for kind in KINDS}
        for each in self.phrases.find(words):
            found[each.meaning[0]].append(each)
        title = title or self._title_in(words, found["role"])
        named = {each.meaning[1] for each in longest(found["degree"])}
        degrees = tuple(level for level in DegreeLevel if level in named)
        return Reading(
            title=title,
            items=_mentions(
                (each for each in longest(found["item"]) if each.meaning[1] != NOTHING), words
            ),
            signals=_mentions(_apart(found["signal"]), words),
            degrees=Degrees(degrees, bool(degrees) and EQUIVALENT in named),
            years=find_years(rest),
            grade=find_grade(title.words) if title else None,
            is_english=_is_english(words),
        )

    def _title_line(self, text: str) -> tuple[str, Title | None]:
        """Return the line that is the title, the first one or one that says so; and the title."""
        lines = text.splitlines()[:MAX_TITLE_LINES]
        named = [(line, found["title"]) for line in lines if (found := TITLE_LINE.match(line))]
        for line, title in [*((line, line) for line in lines[:1]), *named]:
            roles = roles_of_title(self.catalog, title) if _is_short(title) else []
            if roles:
                return line, Title(title, tuple(roles), is_line=True)
        for line, title in named[:1]:
            if _is_short(title):
                return line, Title(title, (), is_line=True)
        return "", None

    def _title_in(self, words: Words, found: Iterable[Found[Meaning]]) -> Title | None:
        """Return the first role that running text names, as a title."""
        by_id = {role.id: role for role in self.catalog.roles}
        for each in longest(found):
            # Data scientists are whom one works with.
            if words.raw[each.end - 1].casefold() == words.plain[each.end - 1]:
                role = by_id[each.meaning[1]]
                return Title(words.written(each.start, each.end), (role,), is_line=False)
        return None


def _is_short(line: str) -> bool:
    return len(line.split()) <= MAX_TITLE_WORDS


def signals_of(catalog: Catalog) -> Sequence[Signal]:
    """Return the signals of a catalog: its own, or else one for each of its skills and tools."""
    if catalog.signals:
        return catalog.signals
    return [
        Signal.model_construct(
            id=item.id,
            name=item.name,
            skill=item.id if isinstance(item, Skill) else None,
            tool=item.id if isinstance(item, Tool) else None,
            words=tuple(_words_of(item)),
        )
        for item in items(catalog)
    ]


def _phrases(catalog: Catalog) -> Iterator[tuple[str, Meaning]]:
    for item in items(catalog):
        for word in _words_of(item):
            yield word, ("item", item.id)
    for word in NO_SKILLS:
        yield word, ("item", NOTHING)
    for signal in signals_of(catalog):
        for word in signal.words:
            yield word, ("signal", signal.id)
    for level, degree_words in DEGREE_WORDS.items():
        for word in degree_words:
            yield word, ("degree", level)
    for word in EQUIVALENT_WORDS:
        yield word, ("degree", EQUIVALENT)
    for role in catalog.roles:
        for title in (role.name, role.short_name or "", *role.alternate_titles):
            if len(title.split()) > 1:
                yield title, ("role", role.id)


def _words_of(item: Skill | Tool) -> Iterator[str]:
    """Yield the words by which a skill or tool is found in running text."""
    if item.search:
        yield from item.search
        return
    for name in (item.name, *item.aliases):
        # A short name may be part of any sentence, unless it is written as it is here.
        yield name if len(name) > SHORT_NAME else f"={name}"


def _apart(found: Iterable[Found[Meaning]]) -> Iterator[Found[Meaning]]:
    """Yield what is found, but the same thing once only where two of its phrases overlap."""
    ends: dict[Meaning, int] = {}
    for each in found:
        if each.start >= ends.get(each.meaning, 0):
            ends[each.meaning] = each.end
            yield each


def _mentions(found: Iterable[Found[Meaning]], words: Words) -> dict[str, Mention]:
    """Return what is found by id, with its words as written, each spelling once."""
    spans: dict[str, list[Found[Meaning]]] = {}
    for each in found:
        spans.setdefault(each.meaning[1], []).append(each)
    return {id: Mention(_spellings(of_id, words), len(of_id)) for id, of_id in spans.items()}


def _spellings(found: Iterable[Found[Meaning]], words: Words) -> tuple[str, ...]:
    spelled: dict[str, str] = {}
    for each in islice(found, MAX_SPELLINGS):
        written = words.written(each.start, each.end)
        spelled.setdefault(written.casefold(), written)
    return tuple(spelled.values())


def _is_english(words: Words) -> bool:
    """Return whether a text is in English, as far as that can be told."""
    known = sum(word in ENGLISH for word in words.plain)
    return len(words.plain) < LEAST_WORDS or known >= LEAST_ENGLISH * len(words.plain)
