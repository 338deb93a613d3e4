"""Reading résumés: JSON Resume and other JSON, a small JSON of our own, or plain text.

What a file calls a skill is a claim; what it says of work, projects and courses is proof.
"""

import json
import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from rolecmp.catalog.level_words import level_called
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
    Part.EDUCATION: ("education", "degree", "educationlist", "educations", "academic background"),
    Part.YEARS: ("years", "years of experience", "yearsofexperience"),
    Part.NONE: (
        *("languages", "interests", "hobbies", "references", "email", "phone", "image", "url"),
        *("website", "location", "address", "profiles", "meta", "$schema", "startdate", "enddate"),
        *(
            "alumniof",
            "@type",
            "@context",
            "birthdate",
            "nationality",
            "id",
            "date",
            "gender",
            "telephone",
            "picture",
        ),
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
_PROOF = ("proof", "evidence")
_PROOF_KINDS = {"work": Part.WORK, "project": Part.PROJECT, "course": Part.COURSE}
"""The words before proof that say what it is."""
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
    """Something that a résumé calls a skill: its name, the word for its level, and proof."""

    name: str
    level: str | None
    is_heading: bool = False
    proof: tuple[tuple[Part, str], ...] = ()


class Passage(NamedTuple):
    """Running text of a résumé: which part it is of, and which work, project or course."""

    part: Part
    about: str
    text: str


class Resume(NamedTuple):
    """What a résumé says, before it is compared with a catalog.

    `years` are those that it gives as such; `worked` those of all jobs, at least: a job without
    an end counts for nothing.
    """

    file: str
    claims: tuple[Claim, ...]
    passages: tuple[Passage, ...]
    years: float | None
    worked: float | None


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
        return Resume(text.file, claims, passages, None, None)
    walk = _Walk()
    value = _json(text)
    walk.read(value, Part.SKILLS if isinstance(value, list) else Part.OTHER, "", None, 0)
    return Resume(text.file, tuple(walk.claims), tuple(walk.passages), walk.years, walk.worked())


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
            case str() if part is not Part.YEARS:
                text = f"{value} degree" if part is Part.EDUCATION else value
                self._read_text(text, part, about, level)
            case bool():
                return
            case str() | int() | float():
                if part is Part.YEARS and depth == 1 and (years := _number(value)) is not None:
                    self.years = years
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
            self._read_skill(obj, keys, level, depth)
            return
        label = ", ".join(filter(None, (_text(keys.get(key)) for key in _LABELS)))
        if part is Part.WORK:
            self.spans += _spans(keys)
        if part is Part.EDUCATION:
            # BS is a degree only beside such a word.
            words = " ".join(
                _text(each) or "" for key, each in keys.items() if key not in _INSTITUTION
            )
            self.passages.append(Passage(part, label, f"{words} degree"))
        for key, each in keys.items():
            if part is not Part.EDUCATION or not isinstance(each, str):
                self.read(each, _PART_OF.get(key, part), label or about, level, depth + 1)

    def _read_skill(
        self,
        obj: "Mapping[str, JsonValue]",
        keys: "Mapping[str, JsonValue]",
        level: str | None,
        depth: int,
    ) -> None:
        """Read an object among skills: a skill, a group of skills, or levels by skill."""
        word = next((_text(keys[key]) for key in _LEVELS if key in keys), None) or level
        name = next((_text(keys[key]) for key in _NAMES if _text(keys.get(key))), None)
        if name:
            is_group = any(isinstance(each, list) and each for each in keys.values())
            proof = tuple(each for key in _PROOF for each in _proof(keys.get(key)))
            self.claims.append(Claim(name, word, is_group and not proof, proof))
        for key, each in obj.items():
            if key.casefold() in {*_LEVELS, *_PROOF}:
                continue
            if isinstance(each, dict | list):
                self.read(each, _PART_OF.get(key.casefold(), Part.SKILLS), "", word, depth + 1)
            elif not name and isinstance(each, str) and level_called(each) is None:
                self._read_text(each, Part.SKILLS, "", word)
            elif not name and each is not None:
                self.claims.append(Claim(key, each if isinstance(each, str) else None))

    def worked(self) -> float | None:
        """Return the years of all work, each month once."""
        months = {month for start, end in self.spans for month in range(start, end)}
        return round(len(months) / MONTHS, 1) if months else None


def _proof(value: "JsonValue") -> Iterator[tuple[Part, str]]:
    """Yield the proof beside a skill: "project: House prices"; without such a word, of work."""
    for each in value if isinstance(value, list) else [value]:
        if text := _text(each):
            head, colon, rest = text.partition(":")
            kind = _PROOF_KINDS.get(head.casefold()) if colon else None
            yield (kind, rest.strip()) if kind else (Part.WORK, text)


def _spans(job: "Mapping[str, JsonValue]") -> Iterator[tuple[int, int]]:
    """Yield the first month of a job and the one after its last, if it says both."""
    period = job.get("period")
    inner = (
        {key.casefold(): each for key, each in period.items()} if isinstance(period, dict) else {}
    )
    keys = {**job, **inner}
    start, end = (
        next((month for key in names if (month := _month(keys.get(key)))), None)
        for names in (("startdate", "start", "from"), ("enddate", "end", "to"))
    )
    if start and end and start < end < start + 100 * MONTHS:
        yield start, end


def _month(value: "JsonValue") -> int | None:
    """Return a date as a number of months: "2019-03", or a year and perhaps a month."""
    match value:
        case str() if found := _DATE.match(value):
            return int(found[1]) * MONTHS + int(found[2] or 1)
        case {"year": int(year), "month": int(month)} | {"Year": int(year), "Month": int(month)}:
            return year * MONTHS + month
        case {"year": int(year)} | {"Year": int(year)}:
            return year * MONTHS + 1
        case _:
            return None


def _number(value: str | float) -> float | None:
    """Return a number of years of a life, or None if it is none."""
    try:
        number = float(value)
    except ValueError:
        return None
    return number if 0 <= number < 100 else None  # noqa: PLR2004 - of a life


def _text(value: "JsonValue") -> str | None:
    match value:
        case str() if value.strip():
            return " ".join(value.split())
        case {"name": str(name)} | {"Name": str(name)} | {"Label": str(name)} if name.strip():
            return " ".join(name.split())
        case _:
            return None


def _passages(text: str) -> Iterator[Passage]:
    """Yield the parts of a plain text by its headings."""
    part, lines = Part.OTHER, list[str]()
    for line in text.splitlines():
        head, colon, rest = line.partition(":")
        found = _PART_OF.get(head.strip(" *#_-=:").casefold())
        if found and (not rest or found is Part.SKILLS):
            yield Passage(part, "", "\n".join(lines))
            part, lines = found, [rest] if colon and rest else []
        else:
            lines.append(line)
    yield Passage(part, "", "\n".join(lines))


def _split(text: str) -> Iterator[Claim]:
    """Yield the names in a list of skills: "Languages: Python, R (tidyverse)"."""
    for line in text.splitlines():
        _, colon, rest = line.partition(":")
        for piece in _SEPARATORS.split(rest if colon and rest.strip() else line):
            name = _LEADING.sub("", piece)
            if name and len(name) <= MAX_CLAIM:
                yield Claim(name, None)
