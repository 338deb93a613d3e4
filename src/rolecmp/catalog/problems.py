"""What is wrong with a catalog, in words for the one who wrote it."""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pydantic_core import ErrorDetails

from rolecmp.catalog.model import Model
from rolecmp.catalog.names import nearest, suggestion
from rolecmp.catalog.places import JsonPath, places, shown
from rolecmp.errors import CatalogError

MOST_SAID = 20
"""How many problems are told of one by one."""
MOST_QUOTED = 60
"""How many characters of a wrong value are quoted."""
ID_FORM = 'lower-case words and digits joined by "-"'


class Finding(NamedTuple):
    """Something wrong at a path; `asked` may have been meant to be one of `among`."""

    path: JsonPath
    message: str
    asked: str = ""
    among: Collection[str] = ()


class Problem(NamedTuple):
    """Something wrong in a catalog file, at a line and a column, counted from 1."""

    file: str
    line: int
    column: int
    finding: Finding

    @property
    def hint(self) -> str:
        """What was probably meant, as a question: none if nothing comes near."""
        return suggestion(nearest(self.finding.asked, self.finding.among)[:1])

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}: {shown(self.finding.path)}"
        return "; ".join(filter(None, (f"{place}: {self.finding.message}", self.hint)))


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


def located(findings: Iterable[Finding], text: str, file: str) -> Iterator[Problem]:
    """Give each finding in the catalog file `text` its line and column, in their order."""
    findings = list(findings)
    offsets = dict(places(text)) if findings else {}
    line, line_start, seen = 1, 0, 0
    for finding in sorted(findings, key=lambda finding: offsets.get(finding.path, 0)):
        offset = offsets.get(finding.path, 0)
        line += text.count("\n", seen, offset)
        line_start = max(line_start, text.rfind("\n", seen, offset) + 1)
        seen = offset
        yield Problem(file, line, offset - line_start + 1, finding)


def syntax_problem(error: ErrorDetails, file: str) -> Problem:
    """Turn the JSON parser's error, which ends in its own place, into a problem."""
    what, line, column = error["msg"], 1, 1
    if found := re.fullmatch(r"(?:Invalid JSON: )?(.*) at line (\d+) column (\d+)", what):
        what, line, column = found[1], int(found[2]), max(1, int(found[3]))
    if what.startswith("recursion limit"):
        what = "nested too deeply"
    return Problem(file, line, column, Finding((), f"not valid JSON: {what}"))


def model_finding(error: ErrorDetails) -> Finding:
    """Turn one error of the models into words for the one who wrote the file."""
    path, given = error["loc"], error["input"]
    match error["type"]:
        case "missing" if isinstance(path[-1], int):
            return Finding(path[:-1], f"expected {path[-1] + 1} items, got {path[-1]}")
        case "missing":
            return Finding(path[:-1], f'"{path[-1]}" is missing')
        case "extra_forbidden":
            return Finding(path, f'unknown key "{path[-1]}"', str(path[-1]), _known_keys())
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
