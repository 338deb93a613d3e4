"""The forms in which `validate` tells its findings."""

from enum import StrEnum
from typing import TYPE_CHECKING

from rolecmp.output.formats import as_json
from rolecmp.output.streams import write
from rolecmp.output.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rolecmp.questions.validate import ProblemDetail, Validation

    LineWriter = Callable[[str, ProblemDetail], str]

MOST_LINES = 50
"""How many problems of one file are told of in a line each."""


class ReportFormat(StrEnum):
    """A form; its value is its name on the command line."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def show_validation(validation: "Validation", format: ReportFormat) -> None:
    """Write what is wrong to standard output.

    Raises:
        OSError: it cannot be written, whole.
    """
    if format is ReportFormat.JSON:
        write(as_json(validation))
    else:
        line = _github_line if format is ReportFormat.GITHUB else _compiler_line
        write("".join(f"{each}\n" for each in _lines(validation, line)))


def _lines(validation: "Validation", line: "LineWriter") -> "Iterator[str]":
    for checked in validation.files:
        yield from (line(checked.file, problem) for problem in checked.problems[:MOST_LINES])
        if (unsaid := len(checked.problems) - MOST_LINES) > 0:
            yield clean_line(f"{checked.file}: and {unsaid:,} more")
    found = f"{_counted(validation.errors, 'error')} and {_counted(validation.warnings, 'warning')}"
    yield f"{found} in {_counted(len(validation.files), 'file')}"


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _compiler_line(file: str, problem: "ProblemDetail") -> str:
    from rolecmp.catalog.problems import Problem

    line, column, severity, path = problem.line, problem.column, problem.severity, problem.path
    return clean_line(str(Problem(file, line, column, severity, path, _said(problem))))


def _github_line(file: str, problem: "ProblemDetail") -> str:
    """Return a workflow command, which puts the problem beside the line it is about."""
    name = _escaped(file).replace(":", "%3A").replace(",", "%2C")
    place = f"file={name},line={problem.line},col={problem.column}"
    return f"::{problem.severity} {place}::{_escaped(f'{problem.path}: {_said(problem)}')}"


def _said(problem: "ProblemDetail") -> str:
    return "; ".join(filter(None, (problem.message, problem.hint)))


def _escaped(text: str) -> str:
    return clean_line(text).replace("%", "%25")
