"""Reading résumés: JSON Resume and other JSON, a small JSON of our own, or plain text.

What a file calls a skill is a claim; what it says of work, projects and courses is proof.
"""

import json
import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from rolecmp.errors import TextError
from rolecmp.texts.files import Text, is_json, tidy

if TYPE_CHECKING:
    from pydantic import JsonValue


class Part(StrEnum):
    """What a part of a résumé is about."""

    SKILLS = "skills"
    WORK = "work"
    PROJECT = "project"
    COURSE = "course"
    EDUCATION = "education"
    YEARS = "years"
    OTHER = "other"
    NONE = "none"


PARTS: dict[Part, tuple[str, ...]] = {
    Part.SKILLS: (
        *("skill", "skills", "tools", "technologies", "tech", "stack", "competencies", "expertise"),
        *("keywords", "knowsabout", "technical skills", "core skills", "key skills", "software"),
        *("skills and tools", "core competencies", "technologies used", "it skills"),
        *("programming languages", "skills & tools", "technical proficiencies"),
    ),
    Part.WORK: (
        *("work", "experience", "employment", "positions", "jobs", "work experience", "career"),
        *(
            "workexperience",
            "workexperiencelist",
            "employment history",
            "hasoccupation",
            "volunteer",
        ),
        *("professional experience", "work history", "relevant experience", "internships"),
    ),
    Part.PROJECT: ("project", "projects", "personal projects", "publications", "portfolio"),
    Part.COURSE: (
        *("certificates", "certifications", "courses", "certificate", "certification", "training"),
        *("hascredential", "awards", "licenses and certifications", "coursework"),
    ),
    Part.EDUCATION: ("education", "degree", "educationlist", "alumniof", "academic background"),
    Part.YEARS: ("years", "years of experience", "yearsofexperience"),
    Part.NONE: (
        *("languages", "interests", "hobbies", "references", "email", "phone", "image", "url"),
        *("website", "location", "address", "profiles", "meta", "$schema", "startdate", "enddate"),
        *("birthdate", "nationality", "id", "date", "gender", "telephone", "picture"),
    ),
}
"""What keys of JSON files and headings of texts announce, in lowercase."""
_PART_OF = {word: part for part, words in PARTS.items() for word in words}
_NAMES = ("name", "skill", "title", "label")
"""The keys under which a skill has its name."""
_LABELS = ("name", "position", "title", "company", "organization", "employer", "institution")
"""The keys that say which work, project or course something is about."""
_LEVELS = ("level", "proficiency", "rating")
"""The keys of a level."""
_INSTITUTION = ("institution", "school", "university", "url", "score", "startdate", "enddate")
"""The keys of an education that say nothing about the degree."""
_SEPARATORS = re.compile(r"[,;|•·●▪\n]|\s[-\u2013]\s|\s{2,}|\t")
_LEADING = re.compile(r"^\W*(?:and\s+)?|[\s.:]+$")
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?")
MAX_DEPTH = 50
"""No résumé is nested deeper."""
MAX_CLAIM = 60
"""What is longer is no name of a skill, but a sentence."""
MONTHS = 12


class Claim(NamedTuple):
    """Something that a résumé calls a skill: its name, and the word for its level, if any."""

    name: str
    level: str | None
    is_heading: bool = False


class Passage(NamedTuple):
    """Running text of a résumé: which part it is of, and which work, project or course."""

    part: Part
    about: str
    text: str


class Resume(NamedTuple):
    """What a résumé says, before it is compared with a catalog.

    `years` are those of all work, at least: a job without an end counts for nothing.
    """

    file: str
    claims: tuple[Claim, ...]
    passages: tuple[Passage, ...]
    years: float | None


def parse_resume(text: Text) -> Resume:
    """Return what a résumé says.

    Raises:
        TextError: it is meant to be JSON and is not.
    """
    if not is_json(text.file, text.text):
        passages = tuple(_passages(tidy(text.text)))
        claims = tuple(
            claim for each in passages if each.part is Part.SKILLS for claim in _split(each.text)
        )
        return Resume(text.file, claims, passages, None)
    walk = _Walk()
    walk.read(_json(text), Part.OTHER, "", None, 0)
    return Resume(text.file, tuple(walk.claims), tuple(walk.passages), walk.all_years())


def _json(text: Text) -> "JsonValue":
    try:
        value: JsonValue = json.loads(text.text)
    except json.JSONDecodeError as error:
        reason = f"{error.msg[:1].lower()}{error.msg[1:]}"
        place = f"{text.file}:{error.lineno}:{error.colno}"
        raise TextError(f"{place}: not valid JSON: {reason}") from None
    except (RecursionError, ValueError):
        raise TextError(f"{text.file}: not valid JSON: nested too deeply") from None
    return value


class _Walk:
    """Collects what a JSON file says, whatever its schema: the keys show what is what."""

    def __init__(self) -> None:
        self.claims: list[Claim] = []
        self.passages: list[Passage] = []
        self.years: float | None = None
        self.spans: list[tuple[int, int]] = []

    def read(
        self, value: "JsonValue", part: Part, about: str, level: str | None, depth: int
    ) -> None:
        """Read a value that is of a part of the résumé, and about a work, project or course."""
        match value:
            case _ if part is Part.NONE or depth > MAX_DEPTH:
                return
            case str():
                self._read_text(value, part, about, level)
            case bool():
                return
            case int() | float():
                if part is Part.YEARS and 0 <= value < 100:  # noqa: PLR2004 - of a life
                    self.years = max(self.years or 0, value)
            case list():
                for each in value:
                    self.read(each, part, about, level, depth + 1)
            case dict():
                self._read_object(value, part, about, level, depth)

    def _read_text(self, text: str, part: Part, about: str, level: str | None) -> None:
        plain = tidy(text)
        if part is Part.SKILLS:
            self.claims += [claim._replace(level=level) for claim in _split(plain)]
        elif plain:
            self.passages.append(Passage(part, about, plain))

    def _read_object(
        self, obj: "Mapping[str, JsonValue]", part: Part, about: str, level: str | None, depth: int
    ) -> None:
        keys = {key.casefold(): value for key, value in obj.items()}
        if part is Part.SKILLS:
            word = next((_word(keys[key]) for key in _LEVELS if key in keys), None)
            name = next((_text(keys[key]) for key in _NAMES if _text(keys.get(key))), None)
            if name:
                inner = any(isinstance(each, list) and each for each in keys.values())
                self.claims.append(Claim(name, word or level, is_heading=inner))
            for key, each in keys.items():
                if key not in {*_LEVELS, *_NAMES} or isinstance(each, dict | list):
                    inner_part = Part.SKILLS if isinstance(each, dict | list) else Part.OTHER
                    found = _PART_OF.get(key, inner_part)
                    self.read(each, found, name or "", word or level, depth + 1)
            return
        label = ", ".join(filter(None, (_text(keys.get(key)) for key in _LABELS)))
        if part is Part.WORK:
            self.spans += _spans(keys)
        if part is Part.EDUCATION:
            words = " ".join(
                _text(each) or "" for key, each in keys.items() if key not in _INSTITUTION
            )
            self.passages.append(Passage(part, label, f"{words} degree"))
        for key, each in keys.items():
            inner_part = _PART_OF.get(key, part)
            if part is Part.EDUCATION and isinstance(each, str) and inner_part is part:
                # BS is a degree only beside such a word.
                each = f"{each} degree" if key not in _INSTITUTION else ""
            self.read(each, inner_part, label or about, level, depth + 1)

    def all_years(self) -> float | None:
        """Return the years of all work, each month once."""
        if self.years is not None:
            return self.years
        months = {month for start, end in self.spans for month in range(start, end)}
        return round(len(months) / MONTHS, 1) if months else None


def _spans(job: "Mapping[str, JsonValue]") -> Iterator[tuple[int, int]]:
    """Yield the first month of a job and the one after its last, if it says both."""
    start, end = (
        next((_month(job.get(key)) for key in names if _month(job.get(key))), None)
        for names in (("startdate", "start", "from"), ("enddate", "end", "to"))
    )
    if start and end and start < end < start + 100 * MONTHS:
        yield start, end


def _month(value: "JsonValue") -> int | None:
    found = _DATE.match(value) if isinstance(value, str) else None
    return int(found[1]) * MONTHS + int(found[2] or 1) if found else None


def _text(value: "JsonValue") -> str | None:
    match value:
        case str() if value.strip():
            return " ".join(value.split())
        case {"name": str(name)} if name.strip():
            return " ".join(name.split())
        case _:
            return None


def _word(value: "JsonValue") -> str | None:
    return _text(value)


def _passages(text: str) -> Iterator[Passage]:
    """Yield the parts of a plain text by its headings."""
    part, heading, lines = Part.OTHER, "", list[str]()
    for line in text.splitlines():
        head, colon, rest = line.partition(":")
        found = _PART_OF.get(head.strip(" *#_-=:").casefold())
        if found and (not rest or found is Part.SKILLS):
            yield Passage(part, heading, "\n".join(lines))
            part, heading, lines = found, head, [rest] if colon and rest else []
        else:
            lines.append(line)
    yield Passage(part, heading, "\n".join(lines))


def _split(text: str) -> Iterator[Claim]:
    """Yield the names in a list of skills: "Languages: Python, R (tidyverse)"."""
    for line in text.splitlines():
        head, colon, rest = line.partition(":")
        for piece in _SEPARATORS.split(rest if colon and rest.strip() else line):
            name = _LEADING.sub("", piece)
            if name and len(name) <= MAX_CLAIM:
                yield Claim(name, None)
