"""What is wrong with a catalog, in words for the one who wrote it."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pydantic_core import ErrorDetails

from rolecmp.catalog.model import Model
from rolecmp.catalog.names import nearest, suggestion
from rolecmp.catalog.places import Path, places, shown
from rolecmp.errors import CatalogError

MOST_SAID = 20
"""How many problems are told of one by one."""
MOST_QUOTED = 60
"""How many characters of a wrong value are quoted."""
ID_FORM = 'lower-case words and digits joined by "-"'


class Problem(NamedTuple):
    """One thing wrong in a catalog file.

    `line` and `column` count from 1; `path` is where in the JSON, as in
    `$.roles[3].skills[0].level`.
    """

    file: str
    line: int
    column: int
    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.path}: {self.message}"


class Finding(NamedTuple):
    """A problem that knows its path, not yet its line."""

    path: Path
    message: str


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
    for path, message in sorted(findings, key=lambda finding: offsets.get(finding.path, 0)):
        offset = offsets.get(path, 0)
        line += text.count("\n", seen, offset)
        line_start = max(line_start, text.rfind("\n", seen, offset) + 1)
        seen = offset
        yield Problem(file, line, offset - line_start + 1, shown(path), message)


def syntax_problem(error: ErrorDetails, file: str) -> Problem:
    """Turn the JSON parser's error, which ends in its own place, into a problem."""
    what, line, column = error["msg"], 1, 1
    if found := re.fullmatch(r"(?:Invalid JSON: )?(.*) at line (\d+) column (\d+)", what):
        what, line, column = found[1], int(found[2]), max(1, int(found[3]))
    if what.startswith("recursion limit"):
        what = "nested too deeply"
    return Problem(file, line, column, "$", f"not valid JSON: {what}")


def model_finding(error: ErrorDetails) -> Finding:
    """Turn one error of the models into words for the one who wrote the file."""
    path, given = error["loc"], error["input"]
    match error["type"]:
        case "missing" if isinstance(path[-1], int):
            message, path = f"expected {path[-1] + 1} items, got {path[-1]}", path[:-1]
        case "missing":
            message, path = f'"{path[-1]}" is missing', path[:-1]
        case "extra_forbidden":
            near = nearest(str(path[-1]), _known_keys())
            message = f'unknown key "{path[-1]}"{suggestion(near[:1])}'
        case "enum" | "literal_error":
            expected = error["ctx"]["expected"].replace("'", '"')
            near = nearest(str(given), re.findall(r'"(.*?)"', expected))
            message = f"expected {expected}, got {_named(given)}{suggestion(near[:1])}"
        case "value_error":
            message = str(error["ctx"]["error"])
        case "string_too_long" | "too_long":
            message = f"is too long: the limit is {error['ctx']['max_length']}"
        case kind:
            message = f"expected {_expected(kind, error)}, got {_named(given)}"
    return Finding(path, message)


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


def _known_keys() -> set[str]:
    """Return every key of the format, at whatever place."""
    return {
        field.alias or name
        for model in Model.__subclasses__()
        if model.__module__ == Model.__module__
        for name, field in model.model_fields.items()
    }
