"""Writing the folder of a site: all of it, or nothing."""

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from rolecmp.errors import CannotWriteError, UsageError

OURS = (".html", ".css")
"""The extensions of the files of a site."""


def write_folder(documents: Iterable[tuple[str, str]], folder: Path) -> int:
    """Write documents, by their paths in a folder, and return how many they are.

    They are written beside the folder, and then replace it: a site of before is gone as a whole,
    and unless everything could be written, nothing has changed.

    Raises:
        UsageError: the folder has files that no site has.
        CannotWriteError: it cannot be written.
    """
    try:
        _refuse_others(folder)
        target = Path(os.path.realpath(folder))
        made, old = (target.with_name(f".{target.name}.{os.getpid()}{end}") for end in ("", ".old"))
        made.mkdir(parents=True)
        try:
            count = _write(documents, made)
            if target.exists():
                target.rename(old)
            try:
                made.rename(target)
            except OSError:
                if old.exists():
                    old.rename(target)
                raise
        finally:
            for each in (made, old):
                shutil.rmtree(each, ignore_errors=True)
    except (OSError, ValueError) as error:
        # A name with a null character is a ValueError.
        reason = getattr(error, "strerror", None) or error
        raise CannotWriteError(f"cannot write {folder}: {reason}") from None
    return count


def _write(documents: Iterable[tuple[str, str]], folder: Path) -> int:
    count = 0
    for path, text in documents:
        file = folder / path
        with suppress(FileExistsError):
            file.parent.mkdir()
        file.write_bytes(text.encode())
        count += 1
    return count


def _refuse_others(folder: Path) -> None:
    """Refuse a folder that has more than a site, which would be gone with the site of before."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file; a site is a folder: -o site")
    for place, _, names in os.walk(folder):
        for name in names:
            if Path(name).suffix not in OURS or name.startswith("."):
                other = Path(place, name)
                message = f"{folder} has files of another kind, such as {other}; name a new folder"
                raise UsageError(message)
