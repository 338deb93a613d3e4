"""Reading a text: which skills, tools and signals of a catalog it mentions, and what it requires.

A text is read once, whatever the number of phrases; nothing of it is kept or sent.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Literal, NamedTuple, get_args

from rolecmp.catalog.model import Catalog, Role, Signal, Skill, Tool
from rolecmp.catalog.spelling import fold
from rolecmp.catalog.terms import DegreeLevel
from rolecmp.texts.denials import denied, is_torn
from rolecmp.texts.job_titles import NamedRole, Title, is_colleague, title_in, title_line
from rolecmp.texts.language import is_english
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

NO_SKILLS = (
    "report to",
    "report directly to",
    "reporting to",
    "reporting directly to",
    "job report",
    *(f"go {word}" for word in ("getter", "to", "live", "beyond", "above", "ahead", "the")),
    *(
        f"{degree} of {field}"
        for degree in ("associate", "bachelor", "master", "doctor")
        for field in ("science", "art", "engineering", "technology", "education")
    ),
)
"""Phrases with words of skills that mean none: who is above whom, to go, and degrees."""
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

    def __init__(self, catalog: Catalog, among: Sequence[Role] = ()) -> None:
        """Take the phrases to look for from `catalog`; a title may be that of any role `among`.

        Without any, it may be that of each role.
        """
        self.catalog = catalog
        self.among = among or catalog.roles
        self.phrases = Phrases[Meaning](_phrases(catalog, self.among))

    def read(self, text: str, *, has_title: bool = True) -> Reading:
        """Return what a text says; the title line of an ad is judged apart."""
        titled, title = title_line(text, self.among) if has_title else ("", None)
        rest = text.replace(titled, "", 1) if titled else text
        words = self.phrases.words(rest)
        found = {kind: list[Found[Meaning]]() for kind in KINDS}
        not_meant = denied(words, is_mine=not has_title)
        for each in self.phrases.find(words):
            if each.end - 1 not in not_meant and not is_torn(words, each.start, each.end):
                found[each.meaning[0]].append(each)
        roles = [*self._roles(found["role"])]
        title = title or title_in(words, roles)
        of_colleagues = {
            word
            for each in roles
            if is_colleague(words, each)
            for word in range(each.start, each.end)
        }
        items = [
            each
            for each in found["item"]
            if each.start not in of_colleagues and not _is_list(each, found["item"], words)
        ]
        named = {each.meaning[1] for each in longest(found["degree"])}
        degrees = tuple(level for level in DegreeLevel if level in named)
        meant = [*longest(items)]
        no_skills = {each.start for each in meant if each.meaning[1] == NOTHING}
        signals = [each for each in found["signal"] if each.start not in no_skills]
        return Reading(
            title=title,
            items=_mentions((each for each in meant if each.meaning[1] != NOTHING), words),
            signals=_mentions(_apart(signals), words),
            degrees=Degrees(degrees, bool(degrees) and EQUIVALENT in named),
            years=find_years(rest, is_mine=not has_title),
            grade=find_grade(title.words) if title else None,
            is_english=is_english(words),
        )

    def _roles(self, found: Iterable[Found[Meaning]]) -> Iterator[NamedRole]:
        """Yield the roles that running text names."""
        by_id = {role.id: role for role in self.among}
        for each in longest(found):
            yield NamedRole(by_id[each.meaning[1]], each.start, each.end)


def signal_of(item: Skill | Tool) -> Signal:
    """Return the signal that a skill or tool is which no signal of its catalog is about."""
    return Signal.model_construct(
        id=item.id,
        name=item.name,
        skill=item.id if isinstance(item, Skill) else None,
        tool=item.id if isinstance(item, Tool) else None,
        words=tuple(_words_of(item)),
    )


def _phrases(catalog: Catalog, roles: Sequence[Role]) -> Iterator[tuple[str, Meaning]]:
    for item in catalog.items:
        for word in _words_of(item):
            yield word, ("item", item.id)
    for word in NO_SKILLS:
        yield word, ("item", NOTHING)
    for signal in catalog.signals:
        for word in signal.words:
            yield word, ("signal", signal.id)
    for level, degree_words in DEGREE_WORDS.items():
        for word in degree_words:
            yield word, ("degree", level)
    for word in EQUIVALENT_WORDS:
        yield word, ("degree", EQUIVALENT)
    names = {fold(name) for role in roles for name in (role.name, role.short_name or "")}
    for role in roles:
        # What is the name of one role is no title of another.
        others = (each for each in role.alternate_titles if fold(each) not in names)
        for title in (role.name, role.short_name or "", *others):
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


def _is_list(each: Found[Meaning], found: Iterable[Found[Meaning]], words: Words) -> bool:
    """Return whether a phrase is not one thing but several, listed: "Spark, SQL"."""
    return "," in words.written(each.start, each.end) and any(
        each.start <= other.start and other.end <= each.end and other.meaning != each.meaning
        for other in found
    )


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
