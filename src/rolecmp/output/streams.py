"""Where output goes: results to standard output or a file, messages to standard error."""

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import StringIO
from pathlib import Path
from typing import TypeGuard

from rolecmp.errors import InputError, UsageError
from rolecmp.output.colors import Color, colored
from rolecmp.output.files import is_regular, write_file
from rolecmp.output.text import clean_line

PROGRAM = "rolecmp"
"""What a message about an error starts with."""


NO_JSON = {".yaml", ".yml", ".toml", ".csv", ".xml", ".md", ".txt", ".html"}
"""The extensions of other formats, in which no catalog is written."""
MIN_WIDTH = 20
"""No message is wrapped to fewer columns."""
TIP = "tip"
"""What a command that was probably meant starts with."""


def prepare() -> None:
    """Make the streams escape the characters their encoding lacks instead of failing.

    One that is closed refuses what is written to it.
    """
    if sys.stdout is None:
        sys.stdout = _Closed()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


class _Closed(StringIO):
    """Standard output where there is none."""

    def write(self, _: str) -> int:
        raise OSError("standard output is closed")


def write(text: str) -> None:
    """Write a result for a terminal or a pipe, in its encoding.

    Raises:
        OSError: it could not be written, or not all of it.
    """
    sys.stdout.write(text)
    sys.stdout.flush()


def is_file(file: Path | None) -> TypeGuard[Path]:
    """Return whether `file` is a file: neither None nor `-`, which mean standard output."""
    return file is not None and str(file) != "-"


def refuse_input(file: Path | None, inputs: Iterable[Path]) -> None:
    """Refuse to write to `file` if it is one of `inputs`, or a file in one of these folders.

    Files are compared by device and inode, so a link does not hide its target. What is
    not a regular file (a terminal, a pipe) may be both.

    Raises:
        InputError: writing would destroy an input.
    """
    target = _status(file) if is_file(file) else None
    if target is None or not stat.S_ISREG(target.st_mode):
        return
    if any(os.path.samestat(target, status) for status in _statuses(inputs)):
        raise InputError(f"cannot write to {file}: it is also an input; choose another file")


def write_document(text: str, file: Path | None = None) -> None:
    """Write a result that is a document: in UTF-8, whatever the encoding of the terminal.

    A file is never half written, but where it cannot be replaced; that is said, and on a
    terminal success is, too.

    Raises:
        CannotWriteError: the file cannot be written.
        OSError: standard output could not be written, or not all of it.
    """
    if is_file(file):
        if not write_file(file, text.encode()):
            print_error(f"{PROGRAM}: {file} cannot be replaced, so it was written in place")
        elif sys.stderr is not None and sys.stderr.isatty():
            print_error(f"Wrote {file}.")
    else:
        sys.stdout.flush()
        if isinstance(sys.stdout, _Closed):
            write(text)
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()


def write_new_document(text: str, file: Path | None, *, force: bool) -> None:
    """Write a document that is to be edited: over a file of that name only by `force`.

    Raises:
        UsageError: the file exists, or its extension is that of another format.
        CannotWriteError: the file cannot be written.
        OSError: standard output could not be written, or not all of it.
    """
    if is_file(file) and file.suffix.casefold() in NO_JSON:
        message = f"a catalog is JSON: write it to {file.with_suffix('.json').name}"
        raise UsageError(message, replace=(str(file), str(file.with_suffix(".json"))))
    if is_file(file) and not force and is_regular(file):
        raise UsageError(f"{file} exists; use --force to overwrite it, or another name")
    write_document(text, file)


def print_error(*lines: str) -> None:
    """Print a message to standard error: each of `lines` on one line, wrapped on a terminal."""
    if sys.stderr is None:
        return
    with suppress(OSError):  # nobody is there to read it
        for line in map(clean_line, lines):
            shown = _wrapped(line) if sys.stderr.isatty() else line
            sys.stderr.write(f"{_with_name(shown)}\n")
        sys.stderr.flush()


def _wrapped(line: str) -> str:
    """Return a message in lines that fit the terminal; a command stays whole, to be copied."""
    if line.startswith(f"{TIP}:"):
        return line
    from shutil import get_terminal_size
    from textwrap import fill

    width = max(get_terminal_size().columns, MIN_WIDTH)
    return fill(line, width, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)


def _with_name(line: str) -> str:
    """Return a message with the name of the program, which starts it, as that of an error."""
    name, colon, text = line.partition(":")
    color = {PROGRAM: Color.ERROR, TIP: Color.GOOD}.get(name)
    return f"{colored(name + colon, color, sys.stderr)}{text}" if color and colon else line


def _statuses(paths: Iterable[Path]) -> Iterator[os.stat_result]:
    """Yield the statuses of the files at `paths`, and of those in a folder there."""
    for path in paths:
        if path.is_dir():
            yield from _statuses(each for each in path.iterdir() if not each.is_dir())
        elif status := _status(path):
            yield status


def _status(path: Path) -> os.stat_result | None:
    """Return the status of the file at `path`, or None if it cannot be read."""
    try:
        # Windows has standard input, but no path for it.
        is_input = path == Path("/dev/stdin") and sys.stdin is not None
        return os.fstat(sys.stdin.fileno()) if is_input else path.stat()
    except (OSError, ValueError):
        return None
