"""Problems in a catalog file, worded for its author."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache, partial
from types import MappingProxyType
from typing import Annotated, NamedTuple

from pydantic import Field, PlainSerializer, SkipValidation

from rolecmp.catalog.file_names import BUILTIN
from rolecmp.catalog.files import read_bytes
from rolecmp.catalog.model import Model
from rolecmp.catalog.places import Places, format_path
from rolecmp.catalog.raw import JsonPath, entries
from rolecmp.catalog.spelling import fold, nearest, suggestion
from rolecmp.errors import CatalogError

NOTHING: Mapping[str, int] = MappingProxyType({})
MAX_PROBLEMS = 1000
"""The most problems of a file that are kept; the others are counted."""
MAX_EXCERPTS = 50
"""The most problems of a file that are shown with the line that they are on."""
MAX_PROBLEMS_LISTED = 20
"""The most problems that a refused catalog lists; `validate` lists more."""


IN_BUILTIN = "the built-in catalog has it: add --roles builtin, or define it in yours"
FEW = 6
"""The most words that are named where none is near."""


@cache
def builtin_ids(space: str) -> frozenset[str]:
    """Return the ids in a list of the built-in catalog."""
    catalog = json.loads(read_bytes(BUILTIN))
    return frozenset(entry.id for entry in entries(catalog, space) if entry.id)


class Severity(StrEnum):
    """Whether a problem makes a catalog invalid, or is only likely to be a mistake."""

    ERROR = "error"
    WARNING = "warning"


class Guess(NamedTuple):
    """A word that was not recognized, and the words it may stand for.

    `space` is the list of the catalog that it should be an id of, if it should be one, and
    `taken` are words that it may stand for, but that are there already.
    """

    word: str = ""
    candidates: frozenset[str] = frozenset()
    space: str = ""
    taken: frozenset[str] = frozenset()
    listed: str = ""
    """What the candidates are introduced with if none is near."""

    @classmethod
    def exactly(cls, word: str) -> "Guess":
        """Return the guess that is certain: this word."""
        return cls(word, frozenset([word]) if word else frozenset())


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
    excerpt: str = Field(default="", exclude=True)
    """The line of the file that it is on."""
    guess: Annotated[Guess, SkipValidation] = Field(default=Guess(), exclude=True)
    key: int | None = Field(default=None, exclude=True)
    repeats: JsonPath | None = Field(default=None, exclude=True)

    def with_hint(self) -> "Problem":
        """Return the problem with its hint; finding hints for thousands would take too long."""
        word, candidates, space, taken, listed = self.guess
        folded = fold(word)
        same = [each for each in candidates if fold(each) == folded][:1] if folded else []
        if not same and space and word in builtin_ids(space):
            return self.model_copy(update={"hint": IN_BUILTIN})
        hint = suggestion(same or nearest(word, candidates)[:1])
        there = "" if hint else next(iter(nearest(word, taken)), "")
        known = f'"{there}" is there already' if there else ""
        if not hint and not known and listed and len(candidates) <= FEW:
            named = ", ".join(f'"{each}"' for each in sorted(candidates)) or "none"
            is_first = space and not candidates
            known = f'list it under "{space}"' if is_first else f"{listed} {named}"
        return self.model_copy(update={"hint": hint or known or None})

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


class Findings:
    """Problems of a file: the first of them, and how many there are."""

    def __init__(self, problems: Iterable[Problem] = (), more: int = 0) -> None:
        """Start with some problems, and with how many more there are."""
        self.kept: list[Problem] = []
        self.count = more
        self.add(problems)

    def add(self, problems: Iterable[Problem]) -> None:
        """Count problems, and keep them as long as there are not too many."""
        for problem in problems:
            self.count += 1
            if len(self.kept) < MAX_PROBLEMS:
                self.kept.append(problem)

    def __add__(self, other: "Findings") -> "Findings":
        kept = [*self.kept, *other.kept]
        return Findings(kept, self.count + other.count - len(kept))

    def __bool__(self) -> bool:
        return bool(self.count)


class CheckedFile(Model):
    """A catalog file and the problems in it, in the order of their places."""

    file: str = Field(description="The path of the file, as it was given.")
    valid: bool = Field(description="Whether there is no error.")
    errors: int = Field(description="The number of errors in it.")
    warnings: int = Field(description="The number of warnings in it.")
    problems: tuple[Problem, ...] = Field(
        description=f"The problems in it, or {MAX_PROBLEMS:,} of the errors and as many warnings."
    )
    contains: dict[str, int] = Field(
        default={}, description="The number of entries in each list of it."
    )


def checked_file(
    file: str,
    text: str,
    found: Findings,
    likely: Findings | None = None,
    contains: Mapping[str, int] = NOTHING,
) -> CheckedFile:
    """Return `file`, whose content is `text`, with its problems located and in order.

    They are those `found`, and the `likely` ones, which are warnings. `contains` is the number
    of entries in each of its lists.
    """
    likely = likely or Findings()
    return CheckedFile(
        file=file,
        valid=not found,
        errors=found.count,
        warnings=likely.count,
        problems=tuple(_in_order([*found.kept, *likely.kept], text, is_valid=not found)),
        contains=dict(contains),
    )


def _in_order(problems: Sequence[Problem], text: str, *, is_valid: bool) -> Iterator[Problem]:
    """Yield problems of a text by their places, the first ones with the line that they are on."""
    if not problems:
        return
    # Repeated keys are errors, so that a valid text has none.
    places = Places(text, has_repeated_keys=not is_valid)
    located = [_located(problem, places) for problem in problems]
    located.sort(key=lambda problem: (problem.line, problem.column))
    for each in located[:MAX_EXCERPTS]:
        yield each.model_copy(update={"excerpt": places.line(each.line)})
    yield from located[MAX_EXCERPTS:]


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

    def __reduce__(self) -> tuple[type["InvalidCatalogError"], tuple[object, ...]]:
        return InvalidCatalogError, (self.files,)

    @property
    def lines(self) -> tuple[str, ...]:
        """The problems, one on each line."""
        every = [(each.file, problem) for each in self.files for problem in each.problems]
        listed = every[:MAX_PROBLEMS_LISTED]
        lines = tuple(problem.with_hint().in_file(file) for file, problem in listed)
        more = sum(each.errors for each in self.files) - len(listed)
        return (*lines, f"and {more:,} more") if more else lines
