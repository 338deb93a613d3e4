"""Writing a file: whole, or not at all wherever that can be."""

import os
import stat
from contextlib import suppress
from errno import EACCES, EBUSY, EPERM, EROFS
from pathlib import Path
from time import time

from rolecmp.errors import CannotWriteError
from rolecmp.output.signals import ended_by_signals, without_signals

PREFIX, SUFFIX = ".rolecmp-", ".tmp"
"""How the names of files begin and end that are not complete yet."""
UNMOVABLE = {EACCES, EBUSY, EPERM, EROFS}
"""Why a file cannot be replaced that can be written: its folder is closed, or it is mounted."""
STALE_SECONDS = 60
"""The age from which on an incomplete file that no run holds is one of a run that was killed."""
MAX_LINKS = 40
"""The most links that are followed, one after the other."""


def write_file(file: Path, content: bytes) -> bool:
    """Write a file, and return whether it was replaced by a complete one.

    It is written beside its target, which it then replaces, so that whatever happens, one of
    the two is there whole. Where it cannot be replaced, or is a device, a pipe or one of our
    own descriptors, it is written to as it is.

    Raises:
        CannotWriteError: it cannot be written.
    """
    try:
        if (descriptor := _descriptor(file)) is not None:
            with os.fdopen(os.dup(descriptor), "wb") as stream:
                stream.write(content)
            return True
        mode = _mode(file)
        if mode is not None and not stat.S_ISREG(mode):
            file.write_bytes(content)
            return True
        return _replaced(file.resolve(), content, mode)
    except (OSError, ValueError, RuntimeError) as error:
        # A name with a null character is a ValueError, and a loop of links a RuntimeError.
        reason = getattr(error, "strerror", None) or error
        raise CannotWriteError(f"cannot write {file}: {reason}") from None


def is_regular(file: Path) -> bool:
    """Return whether `file` is there, and is neither a folder, a device nor a pipe."""
    mode = _mode(file)
    return mode is not None and stat.S_ISREG(mode)


def _replaced(target: Path, content: bytes, mode: int | None) -> bool:
    """Replace a file, or write in its place where it cannot be replaced, but written."""
    _remove_stale(target.parent)
    try:
        with ended_by_signals():
            _write_beside(target, content, mode)
    except OSError as error:
        if error.errno not in UNMOVABLE or mode is None or not os.access(target, os.W_OK):
            raise
        target.write_bytes(content)
        return False
    return True


def _write_beside(target: Path, content: bytes, mode: int | None) -> None:
    beside = target.with_name(f"{PREFIX}{os.urandom(8).hex()}{SUFFIX}")
    try:
        with beside.open("xb") as stream:
            _lock(stream.fileno())
            stream.write(content)
            stream.flush()
            if mode is not None:
                beside.chmod(stat.S_IMODE(mode))
        beside.replace(target)
    except BaseException:
        with without_signals():
            beside.unlink(missing_ok=True)
        raise


def _remove_stale(folder: Path) -> None:
    """Remove the incomplete files of runs that were killed: no run holds them."""
    try:
        import fcntl
    except ImportError:  # Windows
        return
    for each in folder.glob(f"{PREFIX}*{SUFFIX}"):
        with suppress(OSError), each.open("rb") as stream:
            if each.stat().st_mtime < time() - STALE_SECONDS:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
                each.unlink()


def _lock(descriptor: int) -> None:
    """Hold a file as long as it is open, where there are such locks."""
    with suppress(ImportError, OSError):
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _descriptor(file: Path) -> int | None:
    """Return which of our descriptors a path such as `/dev/stdout` names, if it names one.

    What is behind it may be a file to which others write, too: it is not to be replaced.
    """
    for _ in range(MAX_LINKS):
        parent = os.path.realpath(file.parent)
        is_ours = parent in {f"/proc/{os.getpid()}/fd", "/dev/fd"}
        if is_ours and file.name.isdecimal():
            return int(file.name)
        if not file.is_symlink():
            return None
        file = file.parent / file.readlink()
    return None


def _mode(file: Path) -> int | None:
    """Return the type and the permissions of a file, or None if there is none."""
    try:
        return file.stat().st_mode
    except FileNotFoundError:
        return None
