"""What a text says about degrees, years of experience and the grade."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from rolecmp.catalog.terms import DegreeLevel

_IN = ("degree", "in", "or", "and")
"""What follows the letters of a degree, which by themselves may mean anything."""
DEGREE_WORDS: dict[DegreeLevel, tuple[str, ...]] = {
    DegreeLevel.ASSOCIATE: ("associate degree", "associate of science", "associate of arts"),
    DegreeLevel.BACHELOR: (
        *("bachelor", "baccalaureate", "undergraduate degree", "undergrad degree"),
        *("college degree", "university degree", "four year degree", "4 year degree"),
        *("btech", "b tech", "bsc", "b sc", "=BCA", "=BBA", "=B S", "=B A", "=B E"),
        *("=BS MS", "=BS BA", "=BA BS", "=BSc"),
        *(f"={letters} {word}" for letters in ("BS", "BA", "BE", "B.Tech") for word in _IN),
    ),
    DegreeLevel.MASTER: (
        *("=Masters", "=masters", "=Master's", "=master's", "=Master\u2019s", "=master\u2019s"),
        *("master degree", "master of science", "master of arts", "master of business"),
        *("master of engineering", "master of technology", "graduate degree", "advanced degree"),
        *("master or", "mtech", "m tech", "msc", "m sc", "=MBA", "=MCA", "=M S", "=M A", "=M E"),
        *("=MS PhD", "=MS Ph", "=BS MS", "=MS MBA", "post graduate", "postgraduate"),
        *(f"={letters} {word}" for letters in ("MS", "MA", "ME") for word in _IN),
    ),
    DegreeLevel.DOCTORATE: ("phd", "ph d", "doctorate", "doctoral", "dphil"),
}
"""The words for each degree, as phrases."""
EQUIVALENT_WORDS = ("or ... equivalent", "equivalent ... experience", "in lieu of")
"""The words of texts that take something else in place of a degree."""
_NUMBERS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), start=1
    )
}
_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(_NUMBERS)})"
_YEARS = re.compile(r"\b(?:years?|yrs?)\b", re.IGNORECASE)
_BEFORE_YEARS = re.compile(
    rf"(?<![\w.$])(?P<least>{_NUMBER})(?: ?\(\d+\))?(?:\.\d)? ?\+? ?"
    rf"(?:(?:-|\u2013|\u2014|to|or) ?(?P<most>{_NUMBER}) ?\+? ?)?"
    r"(?:or more|plus|full|solid|relevant|professional)? ?$",
    re.IGNORECASE,
)
_HISTORY = re.compile(
    r"\b(?:we(?:['\u2019]ve| have| are)|our (?:team|people|clients)|company|firm|history"
    r"|found(?:ed|ing)|established|legacy|heritage"
    r"|has been|for (?:over|more than|nearly|almost|the (?:past|last))"
    r"|(?:past|last|next|first|every|within)(?: few)?|over the|in business|successful(?:ly)? for"
    r"|proud) ?[^.;:\n]{0,40}$",
    re.IGNORECASE,
)
"""What stands before years that are not required of anyone."""
_NO_EXPERIENCE = re.compile(
    r" ?(?:old|of age|ago|in business|of (?:history|service|excellence|growth|innovation|combined)"
    r"|contract|term|warranty|anniversary|later|from now|degree|college|university|program)",
    re.IGNORECASE,
)
"""What follows such years."""
_AROUND = 60
"""How much of the text before years decides whether they are required."""
MAX_YEARS = 25
"""Nobody requires more years of experience than this."""
_MOST = 200
"""A text that speaks of years more often is not read to its end."""
_GRADES = {
    **dict.fromkeys(("senior", "sr", "snr"), "senior"),
    **dict.fromkeys(("junior", "jr", "jnr"), "junior"),
    **dict.fromkeys(("entry level", "entry-level", "early career"), "entry level"),
    **dict.fromkeys(("intern", "internship"), "intern"),
    **dict.fromkeys(("trainee", "apprentice", "graduate"), "trainee"),
    **{word: word for word in ("lead", "principal", "staff", "associate", "head", "director")},
}
_GRADE = re.compile(rf"\b(?:{'|'.join(_GRADES)})\b", re.IGNORECASE)


class Degrees(NamedTuple):
    """The degrees that a text names, lowest first, and whether it takes an equivalent."""

    levels: tuple[DegreeLevel, ...]
    or_equivalent: bool


class Years(NamedTuple):
    """Years of experience that a text requires: at least so many, and up to so many."""

    least: int
    most: int | None


def find_years(text: str) -> tuple[Years, ...]:
    """Return the years of experience that a text requires, each once, in order.

    "Over 25 years we have" is about the company, and is told apart by the words around it.
    """
    return tuple(dict.fromkeys(_each_years(text)))


def _each_years(text: str) -> Iterator[Years]:
    for found in islice(_YEARS.finditer(text), _MOST):
        before = text[max(0, found.start() - _AROUND) : found.start()]
        number = _BEFORE_YEARS.search(before)
        if not number or _HISTORY.search(before[: number.start()]):
            continue
        least = _number(number["least"])
        most = _number(number["most"]) if number["most"] else None
        years = Years(least, most if most and most > least else None)
        if (
            (years.most or least) > 0
            and least <= MAX_YEARS
            and not _about_others(text, found.end())
        ):
            yield years


def _about_others(text: str, end: int) -> bool:
    """Return whether what follows years shows that nobody is required to have them."""
    return _NO_EXPERIENCE.match(text, end) is not None


def find_grade(title: str) -> str | None:
    """Return the grade that a job title names, in one word for all its spellings."""
    found = _GRADE.search(title)
    return _GRADES[found[0].casefold()] if found else None


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else _NUMBERS[word.casefold()]
