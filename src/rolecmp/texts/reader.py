"""Reading a text: which skills, tools and signals of a catalog it mentions, and what it requires.

A text is read once, whatever the number of phrases; nothing of it is kept or sent.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
FOREIGN = frozenset(
    {"der", "die", "und", "mit", "von", "fur", "f\u00fcr", "wir", "den", "das", "ist", "auf", "im"}
    | {"el", "los", "las", "con", "para", "una", "por", "que", "del", "y", "en", "de", "la"}
    | {"le", "les", "des", "et", "pour", "avec", "vous", "nous", "une", "du", "est", "sur"}
    | {"o", "e", "da", "com", "uma", "dos", "il", "di", "che", "per", "sono", "della"}
    | {"het", "een", "van", "voor", "wij", "met", "zijn", "och", "att", "som", "av", "w", "na"}
)
"""Such words of German, Spanish, French, Portuguese, Italian, Dutch, Swedish and Polish."""
LEAST_ENGLISH = 0.03
"""The least share of such words in an English text: lists of skills have few."""
LEAST_WORDS = 20
"""A text of fewer words is too short to tell its language."""
TITLE_LINE = re.compile(
    r"(?:(?P<sure>(?:job |position |role )?title|designation)|position|role|job) ?(?::| -) ?[ :-]*"
    r"(?P<title>.+)",
    re.IGNORECASE,
)
"""A line that says what the title is, or that may say it."""
COLLEAGUE = re.compile(
    r"\b(?:with|to|alongside|from|by|between|under|assist|supports?|supporting|helps?)"
    r"(?: (?:a|an|the|our|your|other|senior|lead|another|each))*\W*$",
    re.IGNORECASE,
)
"""What stands before a role that one works with, and that is not the one of the ad."""
BEFORE_COLLEAGUE = 5
"""How many words before a role are looked at."""
JOB = re.compile(
    r"\b(?:engineer|analyst|manager|developer|scientist|accountant|nurse|specialist|consultant"
    r"|director|architect|administrator|officer|assistant|associate|coordinator|designer|technician"
    r"|representative|executive|intern|chef|teacher|recruiter|operator|driver|clerk)\b",
    re.IGNORECASE,
)
"""A word for someone with a job: a first line with one of these is a title."""
MARKS = " #*_-"
"""What Markdown puts around a heading."""
MAX_TITLE_WORDS = 14
"""A line of more words is no title."""
MAX_TITLE_LINES = 40
"""How many lines are looked at for one that names the title."""
NEGATIONS = frozenset({"no", "not", "without", "don", "doesn", "never", "nor"})
NOT_NEGATIONS = (["only"], ["limited"], ["just"], ["necessarily"], ["to"])
NOT_NEEDED = (["required"], ["needed"], ["necessary"], ["a"])
"""What says that something is not meant; what does not, after it; what does, of what is before."""
MAX_NEGATED = 4
"""How many words a negation reaches."""
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
        negated = _negated(words, is_mine=not has_title)
        for each in self.phrases.find(words):
            if each.end - 1 not in negated:
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
            years=find_years(rest, is_mine=not has_title),
            grade=find_grade(title.words) if title else None,
            is_english=_is_english(words),
        )

    def _title_line(self, text: str) -> tuple[str, Title | None]:
        """Return the line that is the title, the first one or one that says so; and the title."""
        lines = [line.strip(MARKS) for line in text.splitlines()[:MAX_TITLE_LINES]]
        said = [(line, found) for line in lines if (found := TITLE_LINE.match(line))]
        first = [(line, line) for line in lines[:1]]
        for line, title in [*first, *((line, found["title"]) for line, found in said)]:
            roles = roles_of_title(self.catalog, title) if _is_short(title) else []
            if roles:
                return line, Title(title, tuple(roles), is_line=True)
        sure = [(line, found["title"]) for line, found in said if found["sure"]]
        jobs = [(line, title) for line, title in first if JOB.search(line) and line[-1:] != "."]
        for line, title in [*sure, *jobs]:
            if _is_short(title):
                return line, Title(title, (), is_line=True)
        return "", None

    def _title_in(self, words: Words, found: Iterable[Found[Meaning]]) -> Title | None:
        """Return the first role that running text names in the singular, as a title."""
        by_id = {role.id: role for role in self.catalog.roles}
        for each in longest(found):
            last = each.end - 1
            is_singular = words.raw[last].casefold() == words.plain[last]
            start = max(0, each.start - BEFORE_COLLEAGUE)
            before = words.written(start, each.start) if each.start else ""
            if is_singular and not COLLEAGUE.search(before):
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
    for each in itertools.islice(found, MAX_SPELLINGS):
        written = words.written(each.start, each.end)
        spelled.setdefault(written.casefold(), written)
    return tuple(spelled.values())


def _is_english(words: Words) -> bool:
    """Return whether a text is in English, as far as that can be told."""
    count = len(words.plain)
    known = sum(word in ENGLISH for word in words.plain)
    foreign = sum(word in FOREIGN for word in words.plain)
    return count < LEAST_WORDS or (known >= foreign and known >= LEAST_ENGLISH * count)


def _negated(words: Words, *, is_mine: bool) -> set[int]:
    """Return the numbers of the words that a text says are not meant: "no Java needed".

    In a résumé, which `is_mine`, so is what someone wants to learn, or is new to.
    """
    negated: set[int] = set()
    for index, word in enumerate(words.plain):
        following = words.plain[index + 1 : index + 2]
        is_wish = is_mine and (word == "learn" or (word == "new" and following == ["to"]))
        is_denied = word in NEGATIONS and following not in NOT_NEGATIONS
        if not is_wish and not is_denied:
            continue
        after = itertools.takewhile(
            lambda place: not words.ends_before(place),
            range(index + 1, min(index + 1 + MAX_NEGATED, len(words.plain))),
        )
        negated.update(after)
        if word == "not" and following in NOT_NEEDED:
            for place in range(index - 1, max(-1, index - 1 - MAX_NEGATED), -1):
                negated.add(place)
                if words.ends_before(place):
                    break
    return negated
