"""What a résumé consists of: claims, running text, jobs with their time, and job titles."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from rolecmp.catalog.level_words import (
    ALONE,
    EMPTY,
    FULL,
    LEVEL_WORDS,
    RATING,
    RESUME_WORDS,
    level_called,
    share_called,
)
from rolecmp.texts.denials import is_lack, without_denials
from rolecmp.texts.work_time import Span, years_of


class Part(StrEnum):
    """What a part of a résumé is about."""

    SKILLS = "skills"
    WORK = "work"
    PROJECT = "project"
    COURSE = "course"
    EDUCATION = "education"
    STUDIES = "studies"
    """An education that has not ended."""
    YEARS = "years"
    OTHER = "other"
    NONE = "none"


PARTS: dict[Part, tuple[str, ...]] = {
    Part.SKILLS: (
        *("skill", "skills", "tools", "technologies", "tech", "stack", "competencies", "expertise"),
        *(
            "keywords",
            "knowsabout",
            "tech stack",
            "technical skills",
            "core skills",
            "key skills",
            "software",
        ),
        *("skills and tools", "core competencies", "technologies used", "it skills"),
        *("programming languages", "skills & tools", "technical proficiencies"),
    ),
    Part.WORK: (
        *("work", "experience", "employment", "positions", "jobs", "work experience", "career"),
        *("workexperience", "workexperiencelist", "employment history", "hasoccupation"),
        *("volunteer", "professional experience", "work history", "relevant experience"),
        "internships",
    ),
    Part.PROJECT: ("project", "projects", "personal projects", "publications", "portfolio"),
    Part.COURSE: (
        *("certificates", "certifications", "courses", "certificate", "certification", "training"),
        *("hascredential", "awards", "licenses and certifications", "coursework"),
    ),
    Part.EDUCATION: ("education", "degree", "educationlist", "educations", "academic background"),
    Part.YEARS: ("years", "years of experience", "yearsofexperience"),
    Part.NONE: (
        *("languages", "interests", "hobbies", "references", "email", "phone", "image", "url"),
        *("website", "location", "address", "meta", "$schema", "startdate", "enddate"),
        *("alumniof", "@type", "@context", "birthdate", "nationality", "id", "date", "gender"),
        *("telephone", "picture", "linguistic", "driving", "mothertongue", "foreignlanguage"),
        *("want to learn", "interested in", "learning goals", "currently learning", "learning"),
    ),
}
"""What keys of JSON files and headings of texts announce, in lowercase."""
PART_OF = {word: part for part, words in PARTS.items() for word in words}
UNFINISHED = re.compile(
    r"\b(?:not completed|incomplete|unfinished|in progress|dropped out|no degree|pursuing|candidate"
    r"|student|graduating|started|working towards?|expected (?:graduation|in|to|\d))\b"
    r"|[-\u2013\u2014(,] ?(?:present|now|today|current|ongoing|expected)\b|\b(?:ongoing|expected)$",
    re.IGNORECASE,
)
"""What a degree is called that someone does not have yet."""
CERTIFIED = re.compile(r"\b(?:certified|certificate|certification|scrum)\b", re.IGNORECASE)
"""What is no degree, though it may be called a master."""
LETTERS = re.compile(r"^(?:BS|BA|BE|MS|MA|ME)(?= [A-Z])")
"""The letters of a degree at the beginning of its line."""
MAX_CLAIM = 60
"""What is longer is no name of a skill, but a sentence."""
MAX_CLAIMS, MAX_PASSAGES = 2_000, 500
"""The most skills and parts that are kept apart: a résumé has a few dozen."""
_SEPARATORS = frozenset(",;|\u2022\u00b7\u25cf\u25aa\t")
_RULE = re.compile(r"[\s|:-]+")
_HEADINGS = ("skill", "skills", "name", "tool", "technology", "area", "category")
"""What stands above the names in a table."""
_DASHES = re.compile(" [-\u2013] ")
_WORDS = "|".join(filter(str.isalpha, (*LEVEL_WORDS, *RESUME_WORDS, *ALONE)))
_WORD = rf"(?P<level>(?:very )?(?:{_WORDS}))"
_LEVELS = (
    re.compile(  # "Python (advanced)"
        rf"(?P<name>[^:(]+?) ?(?:\(|:| -| \u2013) ?{_WORD}"
        r"(?: level| user| knowledge| skills?| experience)?\)?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<name>[^:(]+?)[ :([\u2013-]+(?P<level>{RATING.pattern})[)\]]?"
    ),  # "Python 4/5"
    re.compile(  # "basic knowledge of Python"
        rf"{_WORD} (?:(?:knowledge|skills|command|user) )?(?:of|in|at|with) (?P<name>.+)",
        re.IGNORECASE,
    ),
)
"""A skill with its level."""
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


class Claim(NamedTuple):
    """Something that a résumé calls a skill: its name, the word for its level, and proof."""

    name: str
    level: str | None = None
    is_heading: bool = False
    proof: tuple[tuple[Part, str], ...] = ()


class Passage(NamedTuple):
    """Running text of a résumé: which part it is of, and which work, project or course."""

    part: Part
    about: str
    text: str


class Collector:
    """Collects what a résumé says; what says the same is kept once."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._claims: dict[Claim, None] = {}
        self._texts: dict[tuple[Part, str], dict[str, None]] = {}
        self.titles: list[str] = []
        """The titles of jobs, the newest first."""
        self.labels: list[str] = []
        """What else may be a job title, such as a line at the top."""
        self.spans: list[Span] = []
        self.years: float | None = None
        """The years of experience that it gives as such."""

    def add_claim(self, claim: Claim) -> None:
        """Take a skill, unless its name is none."""
        name = printable(claim.name)
        if name and len(name) <= MAX_CLAIM and len(self._claims) < MAX_CLAIMS:
            proof = tuple((part, printable(text)) for part, text in claim.proof)
            self._claims[claim._replace(name=name, proof=proof)] = None

    def add_text(self, part: Part, about: str, text: str) -> None:
        """Take running text; of an education, what has not ended is not one."""
        if part is Part.EDUCATION:
            part = Part.STUDIES if UNFINISHED.search(text) else part
            part = Part.COURSE if CERTIFIED.search(text) else part
        if part is Part.EDUCATION:
            # BS is a degree only beside such a word.
            text = LETTERS.sub(r"\g<0> degree", f"{text} degree")
        key = (part, printable(about)[:MAX_CLAIM])
        if key not in self._texts and len(self._texts) >= MAX_PASSAGES:
            key = (part, "")
        if text:
            self._texts.setdefault(key, {})[text] = None

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The skills, each once."""
        return tuple(self._claims)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The running texts: one for each work, project and course."""
        return tuple(
            Passage(part, about, "\n".join(texts)) for (part, about), texts in self._texts.items()
        )

    @property
    def worked(self) -> float | None:
        """The years of all jobs that have a start and an end."""
        return years_of(self.spans)


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


def printable(text: str) -> str:
    """Return a text on one line, without the halves of characters that JSON can contain."""
    return " ".join(text.encode("utf-8", "replace").decode().split())
