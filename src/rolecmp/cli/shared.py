"""What the commands share: how they get their catalog, and how they show their answer."""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import typer

from rolecmp.catalog.file_names import BUILTIN
from rolecmp.catalog.files import location
from rolecmp.cli.typer_patches import command_line
from rolecmp.errors import RolecmpError, UsageError
from rolecmp.output.formats import GraphFormat, View, show_answer
from rolecmp.output.streams import print_error, refuse_input

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rolecmp.catalog.excerpt import Scope
    from rolecmp.catalog.model import Catalog
    from rolecmp.output.pages import PagedAnswer
    from rolecmp.questions.me import Me
    from rolecmp.texts.files import Text

T = TypeVar("T")
MANY_ROLES = 1000
"""From this number of roles on, a person at a terminal sees what takes its time."""
LONG = 2 * 2**20
"""From this size on, in bytes, catalogs of short roles take a second or more."""
kept: "list[Catalog]" = []
"""The catalog that was loaded last. The process ends with it: to free a large one before that
would take a twentieth of the time of a command."""
# Typer would load rich for help and for errors.
new_app = partial(typer.Typer, rich_markup_mode=None, pretty_exceptions_enable=False)


def more(topic: str) -> str:
    """Return the last line of a help text."""
    return f"Read more: rolecmp help {topic}"


def load_catalog(
    files: list[Path] | None,
    output: Path | None,
    scope: "Scope | None" = None,
    texts: "Iterable[str | None]" = (),
) -> "Catalog":
    """Return the catalog in `files`, or what of it is in a scope.

    `texts` are the other files that the command reads.

    Raises:
        UsageError: `output` is an input, or standard input is to be two of them.
    """
    from rolecmp.catalog.load import load

    given = [*filter(None, texts)]
    refuse_two_inputs([*map(str, files or ()), *given])
    names = file_names(files)
    refuse_input(output, map(location, [*(names or [BUILTIN]), *given]))
    announce(names)
    kept[:] = [load(names, scope)]
    return kept[0]


def refuse_two_inputs(names: "Sequence[str]") -> None:
    """Refuse to read standard input twice.

    Raises:
        UsageError: two of the `names` are `-`.
    """
    if names.count("-") > 1:
        raise UsageError('only one input can be "-", standard input')


def announce(names: "Iterable[str]") -> None:
    """Say to a person at a terminal that files of that size take a while."""
    if sys.stderr is None or not sys.stderr.isatty():
        return
    size = sum(map(_size, names))
    if size >= LONG:
        print_error(f"Reading {size // 2**20:,} MiB …")


def announce_search(catalog: "Catalog") -> None:
    """Say to a person at a terminal that looking for paths takes a while."""
    if len(catalog.roles) >= MANY_ROLES and sys.stderr is not None and sys.stderr.isatty():
        print_error(f"Looking for paths among {len(catalog.roles):,} roles …")


def _size(name: str) -> int:
    """Return the size of a file; 0 if it is none, or cannot be read."""
    try:
        path = location(name)
        return path.stat().st_size if path.is_file() else 0
    except (OSError, ValueError):
        return 0


def answered(catalog: "Catalog", question: "Callable[[Catalog], T]") -> "T":
    """Return the answer to a question, which may go beyond the part of a catalog that was read.

    Then, or if it fails, it is put to the whole catalog, which knows what may be meant.
    """
    try:
        return question(catalog)
    except RolecmpError as error:
        if whole := catalog.whole():
            return answered(whole, question)
        error.catalog = catalog
        raise


def read_resume(file: str | None) -> "Text | None":
    """Return the text of the résumé in `file`, if there is one."""
    if file is None:
        return None
    from rolecmp.texts.files import read_text

    return read_text(file)


def load_me(
    catalog: "Catalog", resume: "Text | None", have: "Sequence[str] | None" = None
) -> "Me | None":
    """Return what a résumé says and `have` lists, if either is given."""
    if resume is None and not have:
        return None
    from rolecmp.questions.read_me import read_you

    return read_you(catalog, resume, have or ())


def file_names(files: list[Path] | None) -> list[str]:
    """Return the names of `files`, and say so if one is typed at a terminal."""
    names = [str(file) for file in files or ()]
    if "-" in names and sys.stdin is not None and sys.stdin.isatty():
        print_error("rolecmp: reading a role catalog from standard input; end it with Ctrl-D")
    return names


def show_answer_in(
    answer: "PagedAnswer",
    format: GraphFormat | None,
    json: bool,
    output: Path | None,
    *,
    full: bool = False,
    sources: bool = False,
) -> None:
    """Show an answer in the way that the options of its command say."""
    show_answer(answer, View(command_line(), full, sources), "json" if json else format, output)
