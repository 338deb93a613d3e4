"""Writing the folder of a site: all of it, or nothing; files of others are left as they are."""

import os
import re
import shutil
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp
from types import FrameType

from rolecmp.errors import CannotWriteError, UsageError

Handler = Callable[[int, FrameType | None], object] | int | None
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
        with _ended_by_signals(), _aside(target.parent if is_new else target) as aside:
            made = aside / "new"
            paths = _write(documents, made)
            if is_new:
                made.rename(target)
            else:
                _refuse_others(folder, target, paths)
                _move(made, target, paths, aside / "old")
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
    """Return the files of the site that is in a folder, as its list has them."""
    try:
        text = (folder / LIST).read_text(encoding="utf-8")
    except FileNotFoundError:
        return set()
    first, _, listed = text.partition("\n")
    # Whatever somebody wrote into it, nothing but a site's own paths is replaced.
    return {*filter(PATH.fullmatch, listed.split("\n"))} if first == FIRST_LINE else set()


def _refuse_others(folder: Path, target: Path, paths: Iterable[str]) -> None:
    """Refuse to replace what is no file of a site, or to write through a link to elsewhere."""
    own = _own(target)
    for path in paths:
        for place in (path, *(str(each) for each in Path(path).parents if str(each) != ".")):
            there = target / place
            is_other = place not in own if place == path else not there.is_dir()
            if os.path.lexists(there) and (is_other or there.is_symlink()):
                raise UsageError(f"{folder / place} is no file of a site; name another folder")


def _move(made: Path, target: Path, paths: Iterable[str], old: Path) -> None:
    """Move new files to their places and the old ones aside; or put all of them back."""
    moved: list[tuple[Path, Path]] = []

    def move(file: Path, place: Path) -> None:
        place.parent.mkdir(parents=True, exist_ok=True)
        file.rename(place)
        moved.append((file, place))

    new = {*paths}
    try:
        for path in sorted(_own(target) | new):
            if os.path.lexists(target / path) and not (target / path).parent.is_symlink():
                move(target / path, old / path)
            if path in new:
                move(made / path, target / path)
    except BaseException:
        for file, place in reversed(moved):
            place.rename(file)
        raise
    for folder in {Path(path).parent for path in _own(old) - new}:
        with suppress(OSError):  # it has other files
            (target / folder).rmdir()


@contextmanager
def _aside(parent: Path) -> Iterator[Path]:
    """Make a folder to work in, and remove it in the end."""
    parent.mkdir(parents=True, exist_ok=True)
    made = Path(mkdtemp(prefix=".rolecmp-", dir=parent))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Let the signals that end a program end it as Ctrl-C does, so that nothing is left behind."""

    def end(number: int, _: FrameType | None) -> None:
        raise SystemExit(128 + number)

    before: dict[int, Handler] = {}
    with suppress(ValueError):  # only the main thread has signals
        for ending in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
            before.setdefault(ending, signal.signal(ending, end))
    try:
        yield
    finally:
        for ending, handler in before.items():
            signal.signal(ending, handler)
