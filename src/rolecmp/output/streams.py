"""Where output goes: standard output or a file, the product; standard error, the talk."""

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeGuard

from rolecmp.errors import CannotWriteError, UsageError
from rolecmp.output.text import clean_line


def prepare() -> None:
    """Make the streams write out the characters their encoding lacks, not fail at them.

    Raises:
        OSError: standard output is closed.
    """
    if sys.stdout is None:
        raise OSError("standard output is closed")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def write(text: str) -> None:
    """Write a product that is to be read where it is written.

    Raises:
        OSError: it could not be written, or not all of it.
    """
    sys.stdout.write(text)
    sys.stdout.flush()


def is_file(file: Path | None) -> TypeGuard[Path]:
    """Tell whether `file` names a file, and not, by a dash or not at all, standard output."""
    return file is not None and str(file) != "-"


def refuse_input(file: Path | None, inputs: Iterable[Path]) -> None:
    """Refuse to write to `file` if it is one of `inputs`, or a file in one of these folders.

    Files are compared by device and inode, so links do not hide what they lead to. What
    is not a regular file (a terminal, a pipe) may be both.

    Raises:
        UsageError: writing would destroy an input.
    """
    target = _status(file) if is_file(file) else None
    if target is None or not stat.S_ISREG(target.st_mode):
        return
    if any(os.path.samestat(target, status) for status in _statuses(inputs)):
        raise UsageError(f"cannot write to {file}: it is also an input; choose another file")


def _statuses(paths: Iterable[Path]) -> Iterator[os.stat_result]:
    """Return the statuses of the files at `paths`, and of those in a folder there."""
    for path in paths:
        if path.is_dir():
            yield from _statuses(each for each in path.iterdir() if not each.is_dir())
        elif status := _status(path):
            yield status


def _status(path: Path) -> os.stat_result | None:
    """Return the status of the file at `path`, or None if it has none that can be read."""
    try:
        return path.stat()
    except (OSError, ValueError):
        return None


def write_document(text: str, file: Path | None = None) -> None:
    """Write a product that is a document: in UTF-8, whatever encoding a terminal here has.

    A file is written beside its place and takes that when it is complete, unless the
    place is that of a device or a pipe.

    Raises:
        CannotWriteError: the file cannot be written; it is left as it is.
        OSError: nor could standard output, or not all of it.
    """
    if is_file(file):
        _replace(file, text.encode())
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()


def _replace(file: Path, content: bytes) -> None:
    try:
        mode = _mode(file)
        if mode is not None and not stat.S_ISREG(mode):
            file.write_bytes(content)
            return
        target = file.resolve()
        beside = target.with_name(f".{target.name[:100]}.{os.getpid()}")
        with beside.open("xb") as stream:
            try:
                stream.write(content)
                stream.close()
                if mode is not None:
                    beside.chmod(stat.S_IMODE(mode))
                beside.replace(target)
            except BaseException:
                beside.unlink()
                raise
    except (OSError, ValueError) as error:
        # A name with a null character is a ValueError.
        reason = getattr(error, "strerror", None) or error
        raise CannotWriteError(f"cannot write {file}: {reason}") from None


def _mode(file: Path) -> int | None:
    """Return what kind of file stands there, and what may be done with it, if there is one."""
    try:
        return file.stat().st_mode
    except FileNotFoundError:
        return None


def say(*lines: str) -> None:
    """Say something about the work: each of `lines` on one line."""
    if sys.stderr is None:
        return
    with suppress(OSError):  # nobody is there to hear it
        sys.stderr.write("".join(f"{clean_line(line)}\n" for line in lines))
        sys.stderr.flush()
