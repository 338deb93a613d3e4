"""`validate`: the problems in catalog files."""

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from rolecmp.catalog.faults import find_errors, refuse_invalid
from rolecmp.catalog.file_names import BUILTIN, display_name
from rolecmp.catalog.files import in_folder
from rolecmp.catalog.layer import Layer
from rolecmp.catalog.load import read_all
from rolecmp.catalog.problems import CheckedFile, Severity, checked_file
from rolecmp.errors import CatalogError
from rolecmp.questions.answer import KIND, Answer
from rolecmp.questions.kinds import AnswerKind
from rolecmp.questions.lint import lint

MAX_HINTS = 50
"""The most problems in a file that get a hint: finding one takes time."""


class Validation(Answer):
    """The problems in catalog files."""

    kind: Literal[AnswerKind.VALIDATION] = Field(default=AnswerKind.VALIDATION, description=KIND)
    files: tuple[CheckedFile, ...] = Field(description="The files that could be read.")
    unreadable: tuple[str, ...] = Field(
        description="Why each of the other files could not be read."
    )
    passed_over: tuple[str, ...] = Field(
        description="The files among them that are JSON, but no catalog."
    )
    errors: int = Field(description="The number of errors in all files.")
    warnings: int = Field(description="The number of warnings in all files.")


def validate(
    files: Sequence[str],
    *,
    below: Sequence[str] = (),
    strict: bool = False,
) -> Validation:
    """Check each of `files` by itself, or on top of the catalogs `below`, if there are any.

    The files in a folder are one catalog; what of them is no catalog is passed over. Without
    `files`, the catalogs below are checked; without any of them, the built-in one. With
    `strict`, warnings are errors.

    Raises:
        CatalogError: one of the catalogs below cannot be read or, with others on top, is invalid.
    """
    named = below or (() if files else (BUILTIN,))
    base = [layer for file in named for layer in read_all(file)]
    severity = Severity.ERROR if strict else Severity.WARNING
    if not files:
        return _validation(_check(base, severity))
    refuse_invalid(base)
    groups, unreadable = list[list[Layer]](), list[str]()
    named = list[str]()
    for file in files:
        try:
            groups.append(read_all(file))
            named += map(display_name, in_folder(file))
        except CatalogError as error:
            unreadable.append(str(error))
    kept = {layer.file for group in groups for layer in group}
    checked = [each for group in groups for each in _check([*base, *group], severity)[len(base) :]]
    return _validation(checked, unreadable, [each for each in named if each not in kept])


def _check(layers: Sequence[Layer], severity: Severity) -> list[CheckedFile]:
    """Return all problems of each of `layers`, combined; warnings have that `severity`."""
    errors = find_errors(layers)
    warnings = lint(layers, severity, is_valid=not any(errors))
    is_error = severity is Severity.ERROR
    return [
        _with_hints(
            checked_file(layer.file, layer.text, found + likely, None, _contents(layer))
            if is_error
            else checked_file(layer.file, layer.text, found, likely, _contents(layer))
        )
        for layer, found, likely in zip(layers, errors, warnings, strict=True)
    ]


def _contents(layer: Layer) -> dict[str, int]:
    """Return the number of entries in each list of a catalog file that has any."""
    return {key: len(listed) for key, listed in layer.lists.items() if listed}


def _with_hints(checked: CheckedFile) -> CheckedFile:
    """Return a file with hints for the first of its problems."""
    hinted = (each.with_hint() for each in checked.problems[:MAX_HINTS])
    problems = (*hinted, *checked.problems[MAX_HINTS:])
    return checked.model_copy(update={"problems": problems})


def _validation(
    checked: Sequence[CheckedFile],
    unreadable: Sequence[str] = (),
    passed_over: Sequence[str] = (),
) -> Validation:
    return Validation(
        files=tuple(checked),
        unreadable=tuple(unreadable),
        passed_over=tuple(passed_over),
        errors=sum(file.errors for file in checked),
        warnings=sum(file.warnings for file in checked),
    )
