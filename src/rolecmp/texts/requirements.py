"""What a text says about degrees, years of experience and the grade."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from rolecmp.catalog.terms import DegreeLevel

_IN = ("degree", "in", "or", "and")
"""What follows the letters of a degree, which by themselves may mean anything."""
_EITHER = "associate or bachelor"
"""An associate alone is a rank, not a degree."""
DEGREE_WORDS: dict[DegreeLevel, tuple[str, ...]] = {
    DegreeLevel.ASSOCIATE: (
        "associate degree",
        "associate of science",
        "associate of arts",
        _EITHER,
    ),
    DegreeLevel.BACHELOR: (
        *("bachelor", "baccalaureate", "undergraduate degree", "undergrad degree", _EITHER),
        *("college degree", "university degree", "four year degree", "4 year degree"),
        *("btech", "b tech", "bsc", "b sc", "=BCA", "=BBA", "=B S", "=B A", "=B E"),
        *("=BSN", "=BEng"),
        *("=BS MS", "=BS BA", "=BA BS", "=BSc"),
        *(f"={letters} {word}" for letters in ("BS", "BA", "BE", "B.Tech") for word in _IN),
    ),
    DegreeLevel.MASTER: (
        *("=Masters", "=masters", "=Master's", "=master's", "=Master\u2019s", "=master\u2019s"),
        *("master degree", "master of science", "master of arts", "master of business"),
        *("master of engineering", "master of technology", "graduate degree", "advanced degree"),
        *("master or", "mtech", "m tech", "msc", "m sc", "=MBA", "=MCA", "=M S", "=M A", "=M E"),
        *("=MSN", "=MEng"),
        *("=MS PhD", "=MS Ph", "=BS MS", "=MS MBA", "post graduate", "postgraduate"),
        *(f"={letters} {word}" for letters in ("MS", "MA", "ME") for word in _IN),
    ),
    DegreeLevel.DOCTORATE: (
        *("phd", "ph d", "doctorate", "doctoral", "dphil", "doctor of", "juris doctor", "=J D"),
        *("=JD degree", "=JD required", "=JD from", "=JD and"),  # alone, it may be a description
    ),
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
    r"(?:or more|plus|full|solid|relevant|professional)?(?P<hyphen>-)? ?$",
    re.IGNORECASE | re.ASCII,
)
_HISTORY = re.compile(
    r"\b(?:we(?:['\u2019]ve| have| are)|our (?:team|people|clients|company|firm|founders?)"
    r"|(?:company|firm|business|agency) (?:has|was|is)|found(?:ed|ing)|history|established|legacy"
    r"|heritage|has been|(?:past|last|next|first|every|within)(?: few)?|over the|in business"
    r"|successful(?:ly)? for|proud|spent|vest(?:s|ing|ed)?|lived?|contract|probation)\b",
    re.IGNORECASE,
)
"""What stands in a sentence on years that are not required of anyone."""
_OURS = re.compile(r"\W*(?:we|our)\b", re.IGNORECASE)
_NO_EXPERIENCE = re.compile(
    r"[ -]?(?:(?:old|of age|ago|of (?:history|excellence|growth|innovation|combined)|degree"
    r"|or older|and older|or over|of employment|track record|warranty|anniversary|later|from now"
    r"|(?:college|university) (?:degree|diploma|education|program))\b"
    # "3 years of service delivery" is experience.
    r"|(?:in business|of service|contract|term|college|university|program)"
    r"(?=\W*$|,|\)| (?:of|for|and|or|in|with|at|since|we)\b))",
    re.IGNORECASE,
)
"""What follows such years."""
_DEMAND = re.compile(
    r"\b(?:at least|minimum|min|required?|must|experience|exp|worked|working|background|or more"
    r"|building|done|plus|in|of|with)\b|\+",
    re.IGNORECASE,
)
"""What stands around years that are required of someone."""
_BREAKS = re.compile(r"[.;\n]")
_AROUND = 60
"""How much of the text before and after years decides whether they are required."""
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
_GRADE = re.compile(rf"\b(?:{'|'.join(_GRADES)})\b", re.IGNORECASE | re.ASCII)


class Degrees(NamedTuple):
    """The degrees that a text names, lowest first, and whether it takes an equivalent."""

    levels: tuple[DegreeLevel, ...]
    or_equivalent: bool


class Years(NamedTuple):
    """Years of experience that a text requires: at least so many, and up to so many."""

    least: int
    most: int | None


def find_years(text: str, *, is_mine: bool = False) -> tuple[Years, ...]:
    """Return the years of experience that an ad requires, each once, in order.

    "Over 25 years we have" is about the company, and is left out because of the words in its
    sentence. In a résumé, which `is_mine`, all years are those of one person.
    """
    return tuple(dict.fromkeys(_each_years(text, is_mine=is_mine)))


def _each_years(text: str, *, is_mine: bool) -> Iterator[Years]:
    for found in islice(_YEARS.finditer(text), _MOST):
        before = text[max(0, found.start() - _AROUND) : found.start()]
        number = _BEFORE_YEARS.search(before)
        if not number:
            continue
        least = _number(number["least"])
        most = _number(number["most"]) if number["most"] else None
        years = Years(least, most if most and most > least else None)
        start = _BREAKS.split(before[: number.start()])[-1]
        end = _BREAKS.split(text[found.end() : found.end() + _AROUND])[0]
        is_possible = (years.most or least) > 0 and least <= MAX_YEARS
        is_of_someone = is_mine or bool(years.most) or _is_required(start, number[0], end)
        # A five-year plan is none of anybody's experience.
        is_time = not number["hyphen"] or "experience" in end.casefold()
        if is_possible and is_of_someone and is_time and not _NO_EXPERIENCE.match(end):
            yield years


def _is_required(start: str, number: str, end: str) -> bool:
    """Return whether a sentence that has a `number` of years requires them of someone."""
    if _HISTORY.search(start) or _OURS.match(end):
        return False
    # Years by themselves stand in a list of requirements.
    is_alone = not re.search(r"\w", start + end)
    return is_alone or bool(_DEMAND.search(f"{start}|{number}|{end}"))


def find_grade(title: str) -> str | None:
    """Return the grade that a job title names, in one word for all its spellings."""
    found = _GRADE.search(title)
    return _GRADES[found[0].casefold()] if found else None


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else _NUMBERS[word.casefold()]
