"""Problems in a catalog file, worded for its author."""

import re
from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import NamedTuple

from pydantic import Field, PrivateAttr
from pydantic_core import ErrorDetails

from rolecmp.catalog.model import Model
from rolecmp.catalog.names import nearest, suggestion
from rolecmp.catalog.places import JsonPath, Place, format_path
from rolecmp.errors import CatalogError

MAX_PROBLEMS_LISTED = 20
"""The most problems that a refused catalog lists; `validate` lists more."""
MAX_QUOTED = 60
"""The most characters of a wrong value that are quoted."""


class Severity(StrEnum):
    """Whether a problem makes a catalog invalid, or is only likely to be a mistake."""

    ERROR = "error"
    WARNING = "warning"


class Guess(NamedTuple):
    """A word that was not understood, and those of which it may have been meant to be one."""

    word: str = ""
    candidates: Collection[str] = ()


NO_GUESS = Guess()


class Problem(Model):
    """A problem in a catalog file, and its place."""

    severity: Severity = Field(description="Whether it makes the file invalid.")
    line: int = Field(description="The line, counted from 1.")
    column: int = Field(description="The column, counted from 1.")
    path: str = Field(description="The path in the JSON, such as $.roles[3].name.")
    message: str = Field(description="What is wrong.")
    hint: str | None = Field(
        default=None, description="What was probably meant, as a question, or null."
    )
    _guess: Guess = PrivateAttr(default=NO_GUESS)

    @classmethod
    def at(cls, place: Place, path: JsonPath, message: str, guess: Guess = NO_GUESS) -> "Problem":
        """Return an error at `place`, without its hint yet."""
        made = cls(
            severity=Severity.ERROR,
            line=place.line,
            column=place.column,
            path=format_path(path),
            message=message,
        )
        made._guess = guess
        return made

    def with_severity(self, severity: Severity) -> "Problem":
        """Return the problem with that severity."""
        return self.model_copy(update={"severity": severity})

    def with_hint(self) -> "Problem":
        """Return the problem with its hint, which takes too long to find for thousands."""
        hint = suggestion(nearest(*self._guess)[:1]) or None
        return self.model_copy(update={"hint": hint})

    def in_file(self, file: str) -> str:
        """Return the problem in a line, as compilers write it and editors read it."""
        warning = "warning: " if self.severity is Severity.WARNING else ""
        return f"{file}:{self.line}:{self.column}: {self.path}: {warning}{self.text}"

    @property
    def text(self) -> str:
        """The message, and the hint if there is one."""
        return "; ".join(filter(None, (self.message, self.hint)))


class CheckedFile(Model):
    """A catalog file and the problems in it, in the order of their places."""

    file: str = Field(description="The path of the file, as it was given.")
    valid: bool = Field(description="Whether there is no error.")
    problems: tuple[Problem, ...] = Field(description="The problems in it.")


class InvalidCatalogError(CatalogError):
    """Catalog files have errors; the first are listed, the others counted."""

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
    what, place = error["msg"], Place(1, 1)
    if found := re.fullmatch(r"(?:Invalid JSON: )?(.*) at line (\d+) column (\d+)", what):
        what, place = found[1], Place(int(found[2]), max(1, int(found[3])))
    if what.startswith("recursion limit"):
        what = "nested too deeply"
    return Problem.at(place, (), f"not valid JSON: {what}")
