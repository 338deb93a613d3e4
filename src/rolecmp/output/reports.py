"""The formats of `validate`."""

import os
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from rolecmp.output.colors import Color, colored
from rolecmp.output.formats import as_json
from rolecmp.output.streams import write
from rolecmp.output.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rolecmp.catalog.problems import Problem
    from rolecmp.questions.validate import Validation

MAX_LINES = 50
"""The most problems of one file that get a line each."""


class ReportFormat(StrEnum):
    """A format; its value is its name on the command line."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def show_validation(validation: "Validation", format: ReportFormat) -> None:
    """Write the problems to standard output.

    Raises:
        OSError: they could not be written, or not all of them.
    """
    match format:
        case ReportFormat.JSON:
            write(as_json(validation))
        case ReportFormat.TEXT:
            write(_report(validation, _compiler_line))
        case ReportFormat.GITHUB:
            write(_report(validation, _github_line))
        case _:
            assert_never(format)


def _report(validation: "Validation", line: "Callable[[str, Problem], str]") -> str:
    return "".join(f"{each}\n" for each in _lines(validation, line))


def _lines(validation: "Validation", line: "Callable[[str, Problem], str]") -> "Iterator[str]":
    for checked in validation.files:
        yield from (line(checked.file, each) for each in checked.problems[:MAX_LINES])
        if (more := len(checked.problems) - MAX_LINES) > 0:
            yield clean_line(f"{checked.file}: and {more:,} more")
    found = f"{_count(validation.errors, 'error')} and {_count(validation.warnings, 'warning')}"
    counted = f"{found} in {_count(len(validation.files), 'file')}"
    color = Color.ERROR if validation.errors else Color.GOOD
    yield colored(counted, color, sys.stdout) if line is _compiler_line else counted


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _compiler_line(file: str, problem: "Problem") -> str:
    """Return a problem as compilers print it, its place in the color of its severity."""
    text = clean_line(problem.in_file(file))
    place, space, message = text.partition(": ")
    color = Color.ERROR if problem.severity == "error" else Color.WARNING
    return f"{colored(place, color, sys.stdout)}{space}{message}"


def _github_line(file: str, problem: "Problem") -> str:
    """Return a workflow command, which shows the problem beside its line."""
    # Workflow commands take "/" on every system.
    name = _escape(file.replace(os.sep, "/")).replace(":", "%3A").replace(",", "%2C")
    place = f"file={name},line={problem.line},col={problem.column}"
    return f"::{problem.severity} {place}::{_escape(f'{problem.path_text}: {problem.text}')}"


def _escape(text: str) -> str:
    return clean_line(text).replace("%", "%25")
