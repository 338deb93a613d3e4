"""Problems in a catalog file, worded for its author."""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import partial
from typing import Annotated, NamedTuple

from pydantic import Field, PlainSerializer, SkipValidation
from pydantic_core import ErrorDetails

from rolecmp.catalog.model import Model
from rolecmp.catalog.names import nearest, suggestion
from rolecmp.catalog.places import Places, format_path
from rolecmp.catalog.raw import JsonPath
from rolecmp.errors import CatalogError

MAX_PROBLEMS_LISTED = 20
"""The most problems that a refused catalog lists; `validate` lists more."""


class Severity(StrEnum):
    """Whether a problem makes a catalog invalid, or is only likely to be a mistake."""

    ERROR = "error"
    WARNING = "warning"


class Guess(NamedTuple):
    """A word that was not recognized, and the words it may stand for."""

    word: str = ""
    candidates: frozenset[str] = frozenset()


class Problem(Model):
    """A problem in a catalog file, and its place.

    `path` leads to the value with the problem, or, with `key`, ends in the key with it:
    `key` is the index among equal keys, and -1 is the last. `repeats` is
    the path of what is repeated. The line and the column are 0 until the problem is
    located, and the hint is missing until it is looked for.
    """

    severity: Severity = Field(
        default=Severity.ERROR, description="Whether it makes the file invalid."
    )
    line: int = Field(default=0, description="The line, counted from 1.")
    column: int = Field(default=0, description="The column, counted from 1.")
    path: Annotated[JsonPath, PlainSerializer(format_path, return_type=str)] = Field(
        default=(), description="The path in the JSON, such as $.roles[3].name."
    )
    message: str = Field(description="What is wrong.")
    hint: str | None = Field(
        default=None, description="What was probably meant, as a question, or null."
    )
    guess: Annotated[Guess, SkipValidation] = Field(default=Guess(), exclude=True)
    key: int | None = Field(default=None, exclude=True)
    repeats: JsonPath | None = Field(default=None, exclude=True)

    def with_hint(self) -> "Problem":
        """Return the problem with its hint; finding hints for thousands would take too long."""
        hint = suggestion(nearest(*self.guess)[:1]) or None
        return self.model_copy(update={"hint": hint})

    def in_file(self, file: str) -> str:
        """Return the problem on one line, as compilers write it and editors read it."""
        warning = "warning: " if self.severity is Severity.WARNING else ""
        return f"{file}:{self.line}:{self.column}: {self.path_text}: {warning}{self.text}"

    @property
    def path_text(self) -> str:
        """The path as text."""
        return format_path(self.path)

    @property
    def text(self) -> str:
        """The message, and the hint if there is one."""
        return "; ".join(filter(None, (self.message, self.hint)))


class CheckedFile(Model):
    """A catalog file and the problems in it, in the order of their places."""

    file: str = Field(description="The path of the file, as it was given.")
    valid: bool = Field(description="Whether there is no error.")
    problems: tuple[Problem, ...] = Field(description="The problems in it.")


def checked_file(file: str, text: str, problems: Iterable[Problem]) -> CheckedFile:
    """Return `file`, whose content is `text`, with its problems located and in order."""
    places = Places(text)
    located = [_located(problem, places) for problem in problems]
    located.sort(key=lambda problem: (problem.line, problem.column))
    is_valid = not any(problem.severity is Severity.ERROR for problem in located)
    return CheckedFile(file=file, valid=is_valid, problems=tuple(located))


def _located(problem: Problem, places: Places) -> Problem:
    """Return the problem with its place, unless it has one already."""
    if problem.line:
        return problem
    path, key, message = problem.path, problem.key, problem.message
    line, column = places.of_value(path) if key is None else places.of_key(path, key)
    if problem.repeats is not None:
        first = places.of_value if key is None else partial(places.of_key, number=0)
        message += f", first on line {first(problem.repeats).line}"
    return problem.model_copy(update={"line": line, "column": column, "message": message})


class InvalidCatalogError(CatalogError):
    """Catalog files have errors; the first ones are listed, the others counted."""

    def __init__(self, files: Sequence[CheckedFile]) -> None:
        """Take the checked files, of which at least one is invalid."""
        invalid = [checked.file for checked in files if not checked.valid]
        super().__init__(f"{invalid[0]} is not a valid role catalog")
        self.files = tuple(files)

    @property
    def lines(self) -> tuple[str, ...]:
        """The problems, one on each line."""
        every = [(each.file, problem) for each in self.files for problem in each.problems]
        listed = every[:MAX_PROBLEMS_LISTED]
        lines = tuple(problem.with_hint().in_file(file) for file, problem in listed)
        more = len(every) - len(listed)
        return (*lines, f"and {more} more") if more else lines


def syntax_problem(error: ErrorDetails) -> Problem:
    """Return the problem for an error of the JSON parser, which ends in its own place."""
    what, line, column = error["msg"], 1, 1
    if found := re.fullmatch(r"(?:Invalid JSON: )?(.*) at line (\d+) column (\d+)", what):
        what, line, column = found[1], int(found[2]), max(1, int(found[3]))
    if what.startswith("recursion limit"):
        what = "nested too deeply"
    return Problem(line=line, column=column, message=f"not valid JSON: {what}")
