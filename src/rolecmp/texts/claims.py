"""Lists of skills in a résumé, each with the level that stands beside it."""

import re
from collections.abc import Iterator

from rolecmp.catalog.level_words import LEVEL_WORDS, RESUME_WORDS
from rolecmp.texts.denials import is_lack, without_denials
from rolecmp.texts.levels import ALONE, EMPTY, FULL, RATING, level_called, share_called
from rolecmp.texts.resume_parts import MAX_CLAIM, Claim

_SEPARATORS = frozenset(",;|\u2022\u00b7\u25cf\u25aa\t")
_RULE = re.compile(r"[\s|:-]+")
_HEADINGS = ("skill", "skills", "name", "tool", "technology", "area", "category")
"""What stands above the names in a table."""
_DASHES = re.compile(" [-\u2013] ")
_WORDS = "|".join(filter(str.isalpha, (*LEVEL_WORDS, *RESUME_WORDS, *ALONE)))
_WORD = rf"(?P<level>(?:very )?(?:{_WORDS}))"
_LEVELS = (
    re.compile(
        rf"(?P<name>[^:(]+?) ?(?:\(|:| -| \u2013) ?{_WORD}"
        r"(?: level| user| knowledge| skills?| experience)?\)?",
        re.IGNORECASE,
    ),
    re.compile(rf"(?P<name>[^:(]+?)[ :([\u2013-]+(?P<level>{RATING.pattern})[)\]]?"),
    re.compile(
        rf"{_WORD} (?:(?:knowledge|skills|command|user) )?(?:of|in|at|with) (?P<name>.+)",
        re.IGNORECASE,
    ),
)
"""A skill with its level: "Python (advanced)", "Python 4/5", "basic knowledge of Python"."""
_MARKS = re.compile(rf"(?<=[\s:(])[{FULL}]*[{EMPTY}]+")
"""A rating in marks, which says of how many."""
_BESIDE_RATING = re.compile(rf"(?<=[^\W\d_] )(?:{RATING.pattern})(?=\s+/?\s*[^\W\d_])")
"""A rating after which another skill comes: "Python 4/5 SQL 3/5"."""
_BESIDE = r"(?:\(| -| \u2013|:) ?"
LANGUAGE = re.compile(
    rf"\w+ ?(?:{_BESIDE}(?:native(?: speaker)?|mother tongue)|(?:{_BESIDE})?[ABC][12]\+?)\)?",
    re.IGNORECASE,
)
"""A language that people speak, with its level: "English C1"."""
_YES = re.compile(r":\s*yes\.?$", re.IGNORECASE)
"""What says of a skill no more than that someone has it."""


def split_claims(text: str) -> Iterator[Claim]:
    """Yield the skills in a list: "Languages: Python (advanced), R - expert"; or in a table.

    What it denies is none: "Git: no".
    """
    for whole in map(without_denials, text.splitlines()):
        line = _BESIDE_RATING.sub(r"\g<0>,", _YES.sub("", _MARKS.sub(_in_figures, whole)))
        if line.startswith("|"):
            yield from _row(line)
            continue
        head, colon, rest = line.partition(":")
        is_headed = bool(colon and rest.strip()) and not _SEPARATORS.intersection(head)
        is_headed = is_headed and level_called(next(_pieces(rest))) is None
        for piece in _pieces(rest if is_headed else line):
            short = piece.strip()[: 2 * MAX_CLAIM]
            if found := next(filter(None, (each.fullmatch(short) for each in _LEVELS)), None):
                if share_called(found["level"]) != 0:
                    yield Claim(_name(found["name"]), found["level"])
            elif LANGUAGE.fullmatch(short):
                yield Claim(_name(short))
            else:
                yield from (Claim(_name(each)) for each in _DASHES.split(piece))


def _row(line: str) -> Iterator[Claim]:
    """Yield the skill in a row of a Markdown table: its name comes first, its level later."""
    name, *others = [cell.strip() for cell in line.strip("| ").split("|")]
    if _RULE.fullmatch(line) or name.casefold() in _HEADINGS:
        return
    words = [cell.strip("*_() ") or cell for cell in others]
    if not any(is_lack(word) or share_called(word) == 0 for word in words):
        yield Claim(_name(name), next(filter(level_called, words), None))


def _in_figures(marks: re.Match[str]) -> str:
    """Return a rating in marks as one in figures: some marks stand between the parts of a list."""
    text = marks[0].strip()
    return f" {sum(text.count(each) for each in FULL)}/{len(text)}"


def _pieces(line: str) -> Iterator[str]:
    """Yield the parts of a list; what is in parentheses stays together."""
    start, depth = 0, 0
    for index, letter in enumerate(line):
        depth += (letter == "(") - (letter == ")")
        if letter in _SEPARATORS and depth <= 0:
            yield line[start:index]
            start, depth = index + 1, 0
    yield line[start:]


def _name(text: str) -> str:
    """Return a name without the marks of a list around it."""
    name = text[: 2 * MAX_CLAIM].strip().lstrip("-*\u2013>#+ ").rstrip(" .:*_")
    return name.removeprefix("and ").strip("*_ ")
