"""What is wrong with a catalog, in words for the one who wrote it."""

import json
import re
from collections.abc import Collection, Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from pydantic_core import ErrorDetails

from rolecmp.catalog.model import Model
from rolecmp.catalog.names import nearest, suggestion
from rolecmp.catalog.places import JsonPath, Place, Places, shown
from rolecmp.errors import CatalogError

MOST_SAID = 20
"""How many problems are told of one by one."""
MOST_QUOTED = 60
"""How many characters of a wrong value are quoted."""
ID_FORM = 'lower-case words and digits joined by "-"'


class Severity(StrEnum):
    """Whether a problem makes a catalog invalid, or is merely likely to be a mistake."""

    ERROR = "error"
    WARNING = "warning"


class Finding(NamedTuple):
    """Something wrong with the value at a path, or, with `key`, with the key it ends in.

    `asked` may have been meant to be one of `among`. If the same stands at an
    earlier path already, that is `first`. `key` counts from 0 which one is meant of
    keys that are the same.
    """

    path: JsonPath
    message: str
    asked: str = ""
    among: Collection[str] = ()
    first: JsonPath | None = None
    key: int | None = None


class Problem(NamedTuple):
    """A finding in a catalog file, at a line and a column, both counted from 1."""

    file: str
    line: int
    column: int
    severity: Severity
    path: str
    message: str
    asked: str = ""
    among: Collection[str] = ()

    @property
    def hint(self) -> str | None:
        """What was probably meant, as a question: None if nothing comes near."""
        return suggestion(nearest(self.asked, self.among)[:1]) or None

    def __str__(self) -> str:
        warning = "warning: " if self.severity is Severity.WARNING else ""
        said = "; ".join(filter(None, (self.message, self.hint)))
        return f"{self.file}:{self.line}:{self.column}: {self.path}: {warning}{said}"


class InvalidCatalogError(CatalogError):
    """A catalog holds problems; only the first of them are said, and the rest is counted."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Hold `problems`, which are at least one."""
        super().__init__(f"{problems[0].file} is not a valid role catalog")
        self.problems = tuple(problems)

    @property
    def lines(self) -> tuple[str, ...]:
        """The problems, each as an editor or a compiler writes it."""
        lines = tuple(str(problem) for problem in self.problems[:MOST_SAID])
        unsaid = len(self.problems) - len(lines)
        return (*lines, f"and {unsaid} more") if unsaid else lines


def located(
    findings: Sequence[Finding], text: str, file: str, severity: Severity = Severity.ERROR
) -> list[Problem]:
    """Give each finding in the catalog file `text` its place, and put them in their order."""
    if not findings:
        return []
    places = Places(text)

    def problem(finding: Finding) -> Problem:
        path, message, asked, among, first, key = finding
        place = places.of_value(path) if key is None else places.of_key(path, key)
        if first is not None:
            at = places.of_value(first) if key is None else places.of_key(first, 0)
            message += f", first on line {at.line}"
        return Problem(file, *place, severity, shown(path), message, asked, among)

    return sorted(map(problem, findings), key=lambda problem: (problem.line, problem.column))


def text_problem(file: str, place: Place, message: str) -> Problem:
    """Return the problem that leaves nothing in `file` to look at."""
    return Problem(file, *place, Severity.ERROR, shown(()), message)


def syntax_problem(error: ErrorDetails, file: str) -> Problem:
    """Turn the JSON parser's error, which ends in its own place, into a problem."""
    what, place = error["msg"], Place(1, 1)
    if found := re.fullmatch(r"(?:Invalid JSON: )?(.*) at line (\d+) column (\d+)", what):
        what, place = found[1], Place(int(found[2]), max(1, int(found[3])))
    if what.startswith("recursion limit"):
        what = "nested too deeply"
    return text_problem(file, place, f"not valid JSON: {what}")


def model_finding(error: ErrorDetails) -> Finding:
    """Turn one error of the models into words for the one who wrote the file."""
    path, given = error["loc"], error["input"]
    match error["type"]:
        case "missing" if isinstance(path[-1], int):
            return Finding(path[:-1], f"expected {path[-1] + 1} items, got {path[-1]}")
        case "missing":
            return Finding(path[:-1], f'"{path[-1]}" is missing')
        case "extra_forbidden":
            asked = str(path[-1])
            return Finding(path, f'unknown key "{asked}"', asked, _known_keys(), key=-1)
        case "enum" | "literal_error":
            expected = error["ctx"]["expected"].replace("'", '"')
            message = f"expected {expected}, got {_named(given)}"
            return Finding(path, message, str(given), re.findall(r'"(.*?)"', expected))
        case kind:
            return Finding(path, _told(kind, error))


def _told(kind: str, error: ErrorDetails) -> str:
    """Put into words what is wrong with a value, apart from its place."""
    match kind:
        case "value_error":
            return str(error["ctx"]["error"])
        case "string_too_long" | "too_long":
            return f"is too long: the limit is {error['ctx']['max_length']}"
        case _:
            return f"expected {_expected(kind, error)}, got {_named(error['input'])}"


def _expected(kind: str, error: ErrorDetails) -> str:
    """Say what the model wanted in a place, for the errors that are about no more than that."""
    match kind:
        case "string_pattern_mismatch":
            return "an http or https address" if error["loc"][-1] == "url" else ID_FORM
        case "model_type":
            return "an object"
        case "tuple_type":
            return "a list"
        case "string_type":
            return "text"
        case "int_type":
            return "a whole number"
        case _:
            return error["msg"].removeprefix("Input should be ").replace("valid ", "")


def _named(given: object) -> str:
    """Name a JSON value: a short one by itself, another by its type."""
    match given:
        case dict():
            return "an object"
        case list():
            return "a list"
        case _:
            written = json.dumps(given, ensure_ascii=False)
            return written if len(written) <= MOST_QUOTED else f"{written[:MOST_QUOTED]}…"


@cache
def _known_keys() -> frozenset[str]:
    """Return every key of the format, at whatever place."""
    return frozenset(
        field.alias or name
        for model in Model.__subclasses__()
        if model.__module__ == Model.__module__
        for name, field in model.model_fields.items()
    )
