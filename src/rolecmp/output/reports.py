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
    from collections.abc import Callable, Iterator, Sequence

    from rolecmp.catalog.problems import Problem
    from rolecmp.questions.validate import Validation

MAX_FILES = 3
"""The most files that are named as passed over."""
MAX_LINES = 50
"""The most problems of one file that get a line each."""


MAX_EXCERPT = 72
"""The most characters of a line that are shown around a problem."""


class ReportFormat(StrEnum):
    """A format; its value is its name on the command line."""

    TEXT = "text"
    CONCISE = "concise"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"


def show_validation(validation: "Validation", format: ReportFormat) -> None:
    """Write the problems to standard output.

    Where no file could be read, only a report for a merge request is written, and says so.

    Raises:
        OSError: they could not be written, or not all of them.
    """
    is_for_merge = format in {ReportFormat.GITHUB, ReportFormat.GITLAB}
    if validation.unreadable and not validation.files and not is_for_merge:
        return
    match format:
        case ReportFormat.JSON:
            write(as_json(validation))
        case ReportFormat.TEXT:
            write(_report(validation, _with_excerpt))
        case ReportFormat.CONCISE:
            write(_report(validation, _compiler_line))
        case ReportFormat.GITHUB:
            unreadable = (f"::error::{_escape(each)}\n" for each in validation.unreadable)
            write("".join(unreadable) + _report(validation, _github_line))
        case ReportFormat.GITLAB:
            write(_code_quality(validation))
        case _:
            assert_never(format)


def _report(validation: "Validation", line: "Callable[[str, Problem], str]") -> str:
    return "".join(f"{each}\n" for each in _lines(validation, line))


def _lines(validation: "Validation", line: "Callable[[str, Problem], str]") -> "Iterator[str]":
    if validation.passed_over and line is not _github_line:
        yield clean_line(f"Passed over, as no catalog: {_some(validation.passed_over)}")
    for checked in validation.files:
        yield from (line(checked.file, each) for each in checked.problems[:MAX_LINES])
        if (more := checked.errors + checked.warnings - MAX_LINES) > 0:
            yield clean_line(f"{checked.file}: and {more:,} more")
    if validation.errors or line is not _with_excerpt:
        found = f"{_count(validation.errors, 'error')} and {_count(validation.warnings, 'warning')}"
        counted = f"{found} in {_count(len(validation.files), 'file')}"
        is_colored = line is not _github_line
        yield colored(counted, Color.ERROR, sys.stdout) if is_colored else counted
        return
    for checked in validation.files:
        listed = (_count(checked.contains.get(key, 0), key[:-1]) for key in ("skills", "tools"))
        roles = _count(checked.contains.get("roles", 0), "role")
        valid = f"{checked.file} is valid: {', '.join([roles, *listed])}"
        warned = f", {_count(checked.warnings, 'warning')}" if checked.warnings else ""
        yield colored(clean_line(f"{valid}{warned}"), Color.GOOD, sys.stdout)


def _some(files: "Sequence[str]") -> str:
    """Return the names of files, the first of them if there are many."""
    more = len(files) - MAX_FILES
    return ", ".join([*files[:MAX_FILES], *([f"and {more:,} more"] if more > 0 else [])])


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _compiler_line(file: str, problem: "Problem") -> str:
    """Return a problem as compilers print it, its place in the color of its severity."""
    text = clean_line(problem.in_file(file))
    place, space, message = text.partition(": ")
    return f"{colored(place, _color(problem), sys.stdout)}{space}{message}"


def _with_excerpt(file: str, problem: "Problem") -> str:
    """Return a problem with the line that it is on, and the hint where it is."""
    first = _compiler_line(file, problem.model_copy(update={"hint": None}))
    if not problem.excerpt.strip():
        return _compiler_line(file, problem)
    shown, column = _around(problem.excerpt, problem.column - 1)
    margin = " " * len(str(problem.line))
    caret = f"{' ' * column}^ {clean_line(problem.hint or '')}".rstrip()
    return "\n".join(
        (
            first,
            f"{margin} |",
            f"{problem.line} | {shown}",
            f"{margin} | {colored(caret, _color(problem), sys.stdout)}",
        )
    )


def _around(line: str, column: int) -> tuple[str, int]:
    """Return the part of a line around a column that fits, and the column in that part."""
    text = line.replace("\t", " ").rstrip()
    start = max(0, min(column - MAX_EXCERPT // 2, len(text) - MAX_EXCERPT))
    start = start or min(len(text) - len(text.lstrip()), max(column, 0))
    part = text[start : start + MAX_EXCERPT]
    before = "…" if text[:start].strip() else ""
    after = "…" if start + MAX_EXCERPT < len(text) else ""
    # What is escaped takes more room than what it stands for.
    cleaned = clean_line(part[: max(0, column - start)])
    return f"{before}{clean_line(part)}{after}", len(before) + len(cleaned)


def _color(problem: "Problem") -> Color:
    return Color.ERROR if problem.severity == "error" else Color.WARNING


def _github_line(file: str, problem: "Problem") -> str:
    """Return a workflow command, which shows the problem beside its line."""
    # Workflow commands take "/" on every system.
    name = _escape(file.replace(os.sep, "/")).replace(":", "%3A").replace(",", "%2C")
    place = f"file={name},line={problem.line},col={problem.column}"
    return f"::{problem.severity} {place}::{_escape(f'{problem.path_text}: {problem.text}')}"


def _escape(text: str) -> str:
    return clean_line(text).replace("%", "%25")


def _code_quality(validation: "Validation") -> str:
    """Return the report that GitLab shows in a merge request.

    Its format is https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.
    """
    import json
    from collections import Counter
    from hashlib import sha256

    found = list[dict[str, object]]()
    seen = Counter[tuple[str, str]]()
    for checked in validation.files:
        path = checked.file.replace(os.sep, "/").removeprefix("./")
        for problem in checked.problems:
            text = clean_line(f"{problem.path_text}: {problem.text}")
            seen[path, text] += 1
            # Without the line, a problem stays the same one if lines are added above it.
            identity = f"{path} {text} {seen[path, text]}"
            found.append(
                {
                    "description": text,
                    "check_name": "rolecmp",
                    "fingerprint": sha256(identity.encode()).hexdigest(),
                    "severity": "major" if problem.severity == "error" else "minor",
                    "location": {"path": path, "lines": {"begin": problem.line}},
                }
            )
    return json.dumps(found, indent=2) + "\n"
