"""The job title of a text: a line of its own, or the first role that running text names."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rolecmp.catalog.model import Role
from rolecmp.catalog.names import roles_of_title
from rolecmp.texts.words import Words

TITLE_LINE = re.compile(
    r"(?:(?P<sure>(?:job |position |role )?title|designation)|position|role|job) ?(?::| -) ?[ :-]*"
    r"(?P<title>.+)",
    re.IGNORECASE,
)
"""A line that says what the title is, or that may say it."""
COLLEAGUE = re.compile(
    r"\b(?:with|to|alongside|beside|near|from|by|between|under|assist|supports?|supporting|helps?"
    r"|helped|supported|assisted|managed?|mentor|coach|(?<!role )of(?= (?:our|your|their)\b))"
    r"(?: (?:a|an|the|our|your|their|other|senior|lead|another|each))*\W*$",
    re.IGNORECASE,
)
"""What stands before a role that one works with, and that is not the one of the ad."""
YOURS = re.compile(
    r"\b(?:as|be|become|(?:hiring|seeking|need|want|for)) (?:a|an|our|the|your)(?: \w+)?\W*$",
    re.IGNORECASE,
)
"""What stands before a role that is the one of the ad."""
PROSE = re.compile(
    r"(?:you|we)\b|(?:reporting|supporting|support|join) (?:to|us|our|the|your|a|an)\b|as an? "
    r"|.*[.!?]$",
    re.IGNORECASE,
)
"""A first line that is a sentence, and no title."""
BEFORE_COLLEAGUE = 5
"""How many words before a role are looked at."""
JOB = re.compile(
    r"\b(?:engineer|analyst|manager|developer|scientist|accountant|nurse|specialist|consultant"
    r"|director|architect|administrator|officer|assistant|associate|coordinator|designer|technician"
    r"|representative|executive|intern|chef|teacher|recruiter|operator|driver|clerk)\b",
    re.IGNORECASE,
)
"""A word for someone with a job: a first line with one of these is a title."""
NOT_YET = re.compile(r"\b(?:aspiring|future|our|helped|supported|assisted)\b", re.IGNORECASE)
"""What stands beside a job in a résumé that someone does not have."""
MARKS = " #*_-"
"""What Markdown puts around a heading."""
MAX_TITLE_WORDS = 14
"""A line of more words is no title."""
MAX_TITLE_LINES = 40
"""How many lines are looked at for one that names the title."""


class Title(NamedTuple):
    """The job title of a text: its words, the roles they name, and where they stand."""

    words: str
    roles: tuple[Role, ...]
    is_line: bool


class NamedRole(NamedTuple):
    """A role that running text names, and by which words: the first, and the one after the last."""

    role: Role
    start: int
    end: int


def title_line(text: str, among: Sequence[Role]) -> tuple[str, Title | None]:
    """Return the line that is the title, the first one or one that says so; and the title.

    It may name some of the roles `among` which one is looked for.
    """
    lines = [line.strip(MARKS) for line in text.splitlines()[:MAX_TITLE_LINES]]
    said = [(line, found) for line in lines if (found := TITLE_LINE.match(line))]
    first = [(line, line) for line in lines[:1] if not PROSE.match(line)]
    for line, title in [*first, *((line, found["title"]) for line, found in said)]:
        roles = roles_of_title(among, title) if _is_short(title) else []
        if roles:
            return line, Title(title, tuple(roles), is_line=True)
    sure = [(line, found["title"]) for line, found in said if found["sure"]]
    jobs = [(line, title) for line, title in first if JOB.search(line) and line[-1:] != "."]
    for line, title in [*sure, *jobs]:
        if _is_short(title):
            return line, Title(title, (), is_line=True)
    return "", None


def title_in(words: Words, named: Iterable[NamedRole]) -> Title | None:
    """Return the first role that running text names in the singular, as a title.

    One that it says you are, or will be, goes before others.
    """
    possible = [
        each
        for each in named
        if words.raw[each.end - 1].casefold() == words.plain[each.end - 1]
        and not is_colleague(words, each)
    ]
    meant = [each for each in possible if YOURS.search(_before(words, each))]
    chosen = next(iter((*meant, *possible)), None)
    if chosen is None:
        return None
    return Title(words.written(chosen.start, chosen.end), (chosen.role,), is_line=False)


def is_colleague(words: Words, named: NamedRole) -> bool:
    """Return whether a role that running text names is one that one works with."""
    return bool(COLLEAGUE.search(_before(words, named)))


def _before(words: Words, named: NamedRole) -> str:
    """Return the few words before a role that running text names."""
    start = named.start
    return words.written(max(0, start - BEFORE_COLLEAGUE), start) if start else ""


def _is_short(line: str) -> bool:
    return len(line.split()) <= MAX_TITLE_WORDS
