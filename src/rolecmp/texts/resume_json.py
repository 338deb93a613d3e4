"""Reading a résumé in JSON, whatever its schema: its keys show what is what."""

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from rolecmp.errors import TextError
from rolecmp.texts.claims import split_claims
from rolecmp.texts.denials import is_lack
from rolecmp.texts.files import Text, tidy
from rolecmp.texts.levels import level_called, share_called
from rolecmp.texts.resume_parts import PART_OF, Claim, Collector, Part
from rolecmp.texts.work_time import Span, month, month_in, spans_in

if TYPE_CHECKING:
    from pydantic import JsonValue

_NAMES = ("name", "skill", "title", "label")
"""The keys under which a skill has its name."""
_LABELS = ("name", "position", "title", "company", "organization", "employer", "institution")
"""The keys that say which work, project or course something is about."""
_TITLES = ("position", "positiontitle", "jobtitle", "title", "label", "headline")
"""The keys of a job title."""
_LEVELS = ("level", "proficiency", "proficiencylevel", "skilllevel", "rating")
"""The keys of a level."""
_PROOF = ("proof", "evidence")
_PROOF_KINDS = {"work": Part.WORK, "project": Part.PROJECT, "course": Part.COURSE}
"""The words before proof that say what it is."""
_INSTITUTION = ("institution", "school", "university", "url", "score", "startdate", "enddate")
"""The keys of an education that say nothing about the degree."""
_STARTS, _ENDS = ("startdate", "start", "from"), ("enddate", "end", "to")
MAX_DEPTH = 50
"""No résumé is nested deeper."""
MAX_YEARS = 100
"""Nobody works longer."""


def parse_json(text: Text) -> "JsonValue":
    """Return the content of a JSON file; of a key that is repeated, all values.

    Raises:
        TextError: it is not JSON.
    """
    try:
        value: JsonValue = json.loads(text.text, object_pairs_hook=_members)
    except json.JSONDecodeError as error:
        reason = f"{error.msg[:1].lower()}{error.msg[1:]}"
        place = f"{text.file}:{error.lineno}:{error.colno}"
        raise TextError(f"{place}: not valid JSON: {reason}") from None
    except RecursionError:
        raise TextError(f"{text.file}: not valid JSON: nested too deeply") from None
    except ValueError:
        raise TextError(f"{text.file}: not valid JSON: a number has too many digits") from None
    return value


def read_json_resume(value: "JsonValue", found: Collector) -> None:
    """Collect what a JSON file says."""
    _Walk(found).read(value, Part.SKILLS if isinstance(value, list) else Part.OTHER)


def _members(pairs: "list[tuple[str, JsonValue]]") -> "dict[str, JsonValue]":
    members = dict(pairs)
    if len(members) < len(pairs):
        repeated: dict[str, list[JsonValue]] = {}
        for key, value in pairs:
            repeated.setdefault(key, []).append(value)
        members |= {key: values for key, values in repeated.items() if len(values) > 1}
    return members


class _Walk:
    """Goes through the values of a JSON file."""

    def __init__(self, found: Collector) -> None:
        self.found = found

    def read(
        self,
        value: "JsonValue",
        part: Part,
        about: str = "",
        level: str | None = None,
        depth: int = 0,
    ) -> None:
        """Read a value that is of a part of the résumé, and about a work, project or course."""
        match value:
            case _ if part is Part.NONE or depth > MAX_DEPTH:
                return
            case str() if part is not Part.YEARS:
                self._read_text(value, part, about, level)
            case bool():
                return
            case str() | int() | float():
                if part is Part.YEARS and depth == 1 and (years := _number(value)) is not None:
                    self.found.years = years
            case list():
                for each in value:
                    self.read(each, part, about, level, depth + 1)
            case dict() if part is Part.SKILLS:
                self._read_skill(value, level, depth)
            case dict():
                self._read_object(value, part, about, level, depth)

    def _read_text(self, text: str, part: Part, about: str, level: str | None) -> None:
        plain = tidy(text)
        if part is Part.SKILLS:
            for claim in split_claims(plain):
                self.found.add_claim(claim._replace(level=claim.level or level))
        else:
            self.found.add_text(part, about, plain)

    def _read_object(
        self, obj: "Mapping[str, JsonValue]", part: Part, about: str, level: str | None, depth: int
    ) -> None:
        keys = {key.casefold(): value for key, value in obj.items()}
        label = ", ".join(filter(None, (_text(keys.get(key)) for key in _LABELS)))
        if part in {Part.WORK, Part.OTHER}:
            named = filter(None, (_text(keys.get(key)) for key in _TITLES))
            (self.found.titles if part is Part.WORK else self.found.labels).extend(named)
        if part is Part.WORK:
            self.found.spans += _spans(keys)
        if part is Part.EDUCATION:
            ends = {str(keys[key]).casefold() for key in _ENDS if key in keys}
            part = Part.STUDIES if ends & {"present", "now", "current", "today"} else part
            said = (_text(each) or "" for key, each in keys.items() if key not in _INSTITUTION)
            self._read_text(" ".join(said), part, label, None)
        for key, each in keys.items():
            if part is not Part.EDUCATION or not isinstance(each, str):
                self.read(each, PART_OF.get(key, part), label or about, level, depth + 1)

    def _read_skill(self, obj: "Mapping[str, JsonValue]", level: str | None, depth: int) -> None:
        """Read an object among skills: a skill, a group of skills, or levels by skill."""
        keys = {key.casefold(): value for key, value in obj.items()}
        word = next((_text(keys[key]) for key in _LEVELS if key in keys), None) or level
        name = next((_text(keys[key]) for key in _NAMES if _text(keys.get(key))), None)
        is_none = any(keys.get(key) in (0, False) for key in _LEVELS if key in keys)
        if is_none or (word and (is_lack(word) or share_called(word) == 0)):
            return
        if name:
            proof = tuple(each for key in _PROOF for each in _proof(keys.get(key)))
            is_group = any(isinstance(each, list) and each for each in keys.values())
            self.found.add_claim(Claim(name, word, is_group and not proof, proof))
        for key, each in obj.items():
            if key.casefold() in {*_LEVELS, *_PROOF} or PART_OF.get(key.casefold()) is Part.NONE:
                continue
            if isinstance(each, dict | list):
                self.read(each, PART_OF.get(key.casefold(), Part.SKILLS), "", word, depth + 1)
            elif each is None or each == 0 or (isinstance(each, str) and is_lack(each)):
                continue  # of no level, or false
            elif not name and isinstance(each, str) and level_called(each) is None:
                self._read_text(each, Part.SKILLS, "", word)
            elif not name:
                self.found.add_claim(Claim(key, each if isinstance(each, str) else None))


def _proof(value: "JsonValue") -> Iterator[tuple[Part, str]]:
    """Yield the proof beside a skill: "project: House prices"; without such a word, of work."""
    for each in value if isinstance(value, list) else [value]:
        if text := _text(each):
            head, colon, rest = text.partition(":")
            kind = _PROOF_KINDS.get(head.casefold()) if colon else None
            yield (kind, rest.strip()) if kind else (Part.WORK, text)


def _spans(job: "Mapping[str, JsonValue]") -> Iterator[Span]:
    """Yield the time of a job, if it has a start and an end."""
    period = job.get("period")
    if isinstance(period, str):
        yield from spans_in(period)
    inner = period.items() if isinstance(period, dict) else ()
    keys = {**job, **{key.casefold(): each for key, each in inner}}
    start, end = (
        next((point for key in names if (point := _month(keys.get(key), is_end=is_end))), None)
        for names, is_end in ((_STARTS, False), (_ENDS, True))
    )
    if start and end and start < end:
        yield start, end


def _month(value: "JsonValue", *, is_end: bool) -> int | None:
    """Return a date as a month: "2019-03", or an object with a year and perhaps a month."""
    match value:
        case str():
            return month_in(value, is_end=is_end)
        case int():
            return month(value)
        case {"year": int(year), "month": int(number)} | {"Year": int(year), "Month": int(number)}:
            point = month(year, number)
            return point + is_end if point else None
        case {"year": int(year)} | {"Year": int(year)}:
            return month(year)
        case _:
            return None


def _number(value: str | float) -> float | None:
    """Return a number of years, or None if it is none that anyone works."""
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if 0 <= number < MAX_YEARS else None


def _text(value: "JsonValue") -> str | None:
    match value:
        case str() if value.strip():
            return " ".join(value.split())
        case {"name": str(name)} | {"Name": str(name)} | {"Label": str(name)} if name.strip():
            return " ".join(name.split())
        case _:
            return None
