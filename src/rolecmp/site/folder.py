"""Writing the folder of a site: all of it, or nothing; files of others are left as they are."""

import os
import re
import shutil
from collections.abc import Container, Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager, nullcontext, suppress
from errno import EEXIST
from pathlib import Path
from tempfile import mkdtemp

from rolecmp.errors import CannotWriteError, UsageError
from rolecmp.output.signals import ended_by_signals, without_signals

LIST = "pages.txt"
"""The file that lists the files of a site, by which the next one knows which are its own."""
FIRST_LINE = "# The files of a site made with rolecmp; the next one replaces them."
PATH = re.compile(r"(?:(?:roles|compare|skills)/)?[a-z0-9_-]+\.(?:html|css|txt)")
"""The form of the paths of a site."""


def write_folder(documents: Iterable[tuple[str, str]], folder: Path) -> int:
    """Write documents, by their paths in a folder, and return how many they are.

    They are written aside first, and moved when all of them are there. What a site of before
    has, and this one has not, is gone.

    Raises:
        UsageError: the folder has a file of another origin where one of the site belongs.
        CannotWriteError: it cannot be written; nothing has changed.
    """
    if str(folder) == "-" or (folder.exists() and not folder.is_dir()):
        raise UsageError(f"{folder} is no folder; a site is one: -o site")
    try:
        target = Path(os.path.realpath(folder))
        is_new = not target.exists()
        place = target.parent if is_new else target
        place.mkdir(parents=True, exist_ok=True)
        alone = nullcontext() if is_new else _alone(target)
        with ended_by_signals(), alone, _aside(place) as aside:
            made = aside / "new"
            paths = _write(documents, made)
            if is_new:
                made.rename(target)
            else:
                own = _own(target)
                _refuse_others(folder, target, paths, own)
                _move(made, target, paths, own, aside / "old")
    except (OSError, ValueError) as error:
        # A name with a null character is a ValueError.
        reason = getattr(error, "strerror", None) or error
        raise CannotWriteError(f"cannot write {folder}: {reason}") from None
    return len(paths)


def _write(documents: Iterable[tuple[str, str]], folder: Path) -> list[str]:
    """Write all files, with the list of them, and return their paths."""
    paths = []
    for path, text in documents:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode())
        paths.append(path)
    listed = "".join(f"{path}\n" for path in sorted([*paths, LIST]))
    (folder / LIST).write_bytes(f"{FIRST_LINE}\n{listed}".encode())
    return [*paths, LIST]


def _own(folder: Path) -> set[str]:
    """Return the files of the site that is in a folder, as its list has them.

    Whatever somebody wrote into the list, nothing but the plain files that a site can have
    is its own: no folder, no link, and nothing behind a link.
    """
    if not _is_plain(folder, LIST):
        return set()
    text = (folder / LIST).read_text(encoding="utf-8", errors="replace")
    first, _, listed = text.partition("\n")
    if first != FIRST_LINE:
        return set()
    return {path for path in listed.split("\n") if PATH.fullmatch(path) and _is_plain(folder, path)}


def _is_plain(folder: Path, path: str) -> bool:
    file = folder / path
    is_behind_link = file.parent != folder and file.parent.is_symlink()
    return file.is_file() and not file.is_symlink() and not is_behind_link


def _refuse_others(folder: Path, target: Path, paths: Iterable[str], own: Container[str]) -> None:
    """Refuse to replace what is no file of a site, or to write through a link to elsewhere."""
    for path in paths:
        for place in (path, *(str(each) for each in Path(path).parents if str(each) != ".")):
            there = target / place
            is_other = place not in own if place == path else not there.is_dir()
            if os.path.lexists(there) and (is_other or there.is_symlink()):
                raise UsageError(f"{folder / place} is no file of a site; name another folder")


def _move(made: Path, target: Path, paths: Iterable[str], own: AbstractSet[str], old: Path) -> None:
    """Move new files to their places and the `own` ones aside; or put all of them back."""
    moved: list[tuple[Path, Path]] = []

    def move(file: Path, place: Path) -> None:
        place.parent.mkdir(parents=True, exist_ok=True)
        if os.path.lexists(place):
            raise FileExistsError(EEXIST, f"another program wrote {place.name}")
        moved.append((file, place))  # before it is, so that no signal comes in between
        file.rename(place)

    new = {*paths}
    try:
        for path in sorted(own | new):
            if path in own:
                move(target / path, old / path)
            if path in new:
                move(made / path, target / path)
    except BaseException:
        with without_signals():
            for file, place in reversed(moved):
                if not os.path.lexists(file):
                    place.rename(file)
        raise
    for folder in {Path(path).parent for path in own - new}:
        with suppress(OSError):  # it has other files
            (target / folder).rmdir()


@contextmanager
def _aside(parent: Path) -> Iterator[Path]:
    """Make a folder to work in, and remove it in the end."""
    made = Path(mkdtemp(prefix=".rolecmp-", dir=parent))
    try:
        yield made
    finally:
        with without_signals():
            shutil.rmtree(made, ignore_errors=True)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold a folder, so that no other run writes a site in it; where there are such locks."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise CannotWriteError(f"another run is writing in {folder}; wait for it") from None
    finally:
        os.close(held)
