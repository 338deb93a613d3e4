"""`validate`: the problems in catalog files."""

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from rolecmp.catalog.files import BUILTIN
from rolecmp.catalog.layer import Layer
from rolecmp.catalog.load import check_layers, checked_file, read
from rolecmp.catalog.problems import CheckedFile, InvalidCatalogError, Severity
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
    unreadable: tuple[str, ...] = Field(description="Why each of the other files could not.")
    errors: int = Field(description="The number of errors in all files.")
    warnings: int = Field(description="The number of warnings in all files.")


def validate(
    files: Sequence[str], *, below: Sequence[str] = (), strict: bool = False
) -> Validation:
    """Check each of `files` by itself, or on top of the catalogs `below`, if there are any.

    Without `files`, the catalogs below are checked; without any of them, the built-in one.
    With `strict`, warnings are errors.

    Raises:
        CatalogError: one of the catalogs below cannot be read or, with others on top, is invalid.
    """
    base = [read(file) for file in below or (() if files else (BUILTIN,))]
    if not files:
        return _validation(_check(base, strict=strict), unreadable=[])
    below_checked = check_layers(base)
    if not all(each.valid for each in below_checked):
        raise InvalidCatalogError(below_checked)
    checked, unreadable = list[CheckedFile](), list[str]()
    for file in files:
        try:
            layer = read(file)
        except CatalogError as error:
            unreadable.append(str(error))
        else:
            checked.append(_check([*base, layer], strict=strict)[-1])
    return _validation(checked, unreadable)


def _validation(checked: Sequence[CheckedFile], unreadable: Sequence[str]) -> Validation:
    severities = [problem.severity for file in checked for problem in file.problems]
    return Validation(
        files=tuple(checked),
        unreadable=tuple(unreadable),
        errors=severities.count(Severity.ERROR),
        warnings=severities.count(Severity.WARNING),
    )


def _check(layers: Sequence[Layer], *, strict: bool) -> list[CheckedFile]:
    """Return all problems of each of `layers`, combined, the first of them with hints."""
    checked = check_layers(layers)
    linted = lint(layers, is_valid=all(each.valid for each in checked))
    severity = Severity.ERROR if strict else Severity.WARNING
    return [
        _with_hints(
            checked_file(
                each.file,
                [*each.problems, *(warning.with_severity(severity) for warning in warnings)],
            )
        )
        for each, warnings in zip(checked, linted, strict=True)
    ]


def _with_hints(checked: CheckedFile) -> CheckedFile:
    hinted = (each.with_hint() for each in checked.problems[:MAX_HINTS])
    problems = (*hinted, *checked.problems[MAX_HINTS:])
    return checked.model_copy(update={"problems": problems})
