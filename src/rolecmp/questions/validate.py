"""`validate`: what is wrong with catalog files, and what is likely to be a mistake."""

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from rolecmp.catalog.files import BUILTIN
from rolecmp.catalog.load import Layer, errors, read
from rolecmp.catalog.model import Model
from rolecmp.catalog.problems import InvalidCatalogError, Severity, located
from rolecmp.errors import CatalogError
from rolecmp.questions.advice import advice
from rolecmp.questions.answer import Answer

MOST_HINTS = 50
"""Of how many problems in a file it is looked for what was meant: that takes time."""


class ProblemDetail(Model):
    """A problem, and its place in the file."""

    severity: Severity = Field(description="Whether it makes the file invalid.")
    line: int = Field(description="The line, counted from 1.")
    column: int = Field(description="The column, counted from 1.")
    path: str = Field(description="The path in the JSON, such as $.roles[3].name.")
    message: str = Field(description="What is wrong.")
    hint: str | None = Field(description="What was probably meant, as a question, or null.")


class CheckedFile(Model):
    """A file, and all that is wrong with it, in its order; it is valid if no error is."""

    file: str = Field(description="The path of the file, as it was given.")
    valid: bool = Field(description="Whether there is no error.")
    problems: tuple[ProblemDetail, ...] = Field(description="What is wrong with it.")


class Validation(Answer):
    """What is wrong with catalog files. Those that could not be read are told of apart."""

    kind: Literal["validation"] = Field(description="Which question this answers.")
    files: tuple[CheckedFile, ...] = Field(description="The files that could be read.")
    unreadable: tuple[str, ...] = Field(description="Why each of the other files could not.")
    errors: int = Field(description="How many errors there are in all files.")
    warnings: int = Field(description="How many warnings there are in all files.")


def validate(
    files: Sequence[str], *, below: Sequence[str] = (), strict: bool = False
) -> Validation:
    """Check each of `files` by itself, or on top of the catalogs `below`, if there are any.

    Without `files`, those below are checked; without any of them, the built-in one.
    With `strict`, warnings are errors.

    Raises:
        CatalogError: one of the catalogs below cannot be read, or, with others on top, is invalid.
    """
    base = [read(file) for file in below or (() if files else (BUILTIN,))]
    if files and (problems := [problem for found in errors(base) for problem in found]):
        raise InvalidCatalogError(problems)
    checked = [] if files else _checked(base, strict=strict)
    unreadable = []
    for file in files:
        try:
            layers = [*base, read(file)]
        except CatalogError as error:
            unreadable.append(str(error))
        else:
            checked.append(_checked(layers, strict=strict)[-1])
    every = [problem for file in checked for problem in file.problems]
    wrong = sum(problem.severity is Severity.ERROR for problem in every)
    return Validation(
        kind="validation",
        version=1,
        files=tuple(checked),
        unreadable=tuple(unreadable),
        errors=wrong,
        warnings=len(every) - wrong,
    )


def _checked(layers: Sequence[Layer], *, strict: bool) -> list[CheckedFile]:
    """Tell all that is wrong with each of `layers`, laid over each other."""
    severity = Severity.ERROR if strict else Severity.WARNING
    found = errors(layers)
    warnings = advice(layers, valid=not any(found))
    checked = []
    for layer, wrong, warned in zip(layers, found, warnings, strict=True):
        problems = [*wrong, *located(warned, layer.text, layer.file, severity)]
        problems.sort(key=lambda problem: (problem.line, problem.column))
        checked.append(
            CheckedFile(
                file=layer.file,
                valid=not any(problem.severity is Severity.ERROR for problem in problems),
                problems=tuple(
                    ProblemDetail(
                        severity=problem.severity,
                        line=problem.line,
                        column=problem.column,
                        path=problem.path,
                        message=problem.message,
                        hint=problem.hint if number < MOST_HINTS else None,
                    )
                    for number, problem in enumerate(problems)
                ),
            )
        )
    return checked
