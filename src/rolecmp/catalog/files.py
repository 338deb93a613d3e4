"""Where catalogs are kept: in files, on standard input, and in the package itself."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from rolecmp.catalog.file_names import BUILTIN, GIT, STANDARD_INPUT, display_name
from rolecmp.errors import CatalogError

TOPICS = {
    "ads": "match.md",
    "assistants": "assistants.md",
    **{name: f"{name}.md" for name in ("catalogs", "esco", "formats", "grades", "json", "me")},
    **{name: f"{name}.md" for name in ("onet", "paths")},
    "phases": "process.md",
    "python": "python.md",
    "sources": "evidence.md",
}
"""The documents that come with the package, by names that no command has."""
BLOCK = 2**24
"""How many bytes are read at a time."""
MAX_BYTES = 64 * 2**20
"""The size limit of one file: a whole O*NET database, imported, fits."""


def read_bytes(file: str, limit: int = MAX_BYTES) -> bytes:
    """Return the content of `file`: a path, `-` for standard input, `builtin`, or `git:REV:PATH`.

    It may have `limit` bytes.

    Raises:
        CatalogError: it cannot be read, or is too large.
    """
    name = display_name(file)
    try:
        if file.startswith(GIT):
            from rolecmp.catalog import git

            data = git.read(file)
        else:
            with _open(file) as stream:
                data = b"".join(_blocks(stream, limit))
    except OSError as error:
        raise CatalogError(f"cannot read {name}: {error.strerror or error}") from None
    except ValueError as error:
        # A path with a null character, or a stream that is already closed,
        # never gets as far as the system.
        raise CatalogError(f"cannot read {name}: {error}") from None
    if len(data) > limit:
        raise CatalogError(f"{name} is too large: the limit is {limit // 2**20} MiB")
    return data


def _blocks(stream: BinaryIO, limit: int) -> Iterator[bytes]:
    """Yield the content of a stream up to the first byte beyond a limit.

    To read that much at once would take the memory for it, however short the content is.
    """
    while limit >= 0 and (block := stream.read(min(BLOCK, limit + 1))):
        limit -= len(block)
        yield block


def in_folder(file: str) -> list[str]:
    """Return `file`, or if it is a folder, the JSON files in it, by name.

    Raises:
        CatalogError: a folder cannot be read.
    """
    if file in {STANDARD_INPUT, BUILTIN}:
        return [file]
    if file.startswith(GIT):
        from rolecmp.catalog import git

        return git.in_folder(file)
    if not file:  # a variable that is not set, not the folder one is in
        raise CatalogError("cannot read a file without a name")
    try:
        if not Path(file).is_dir():
            return [file]
        files = (each for each in Path(file).iterdir() if each.suffix.casefold() == ".json")
        return sorted(str(each) for each in files if each.is_file())
    except (OSError, ValueError) as error:
        # A name can be too long, or have a null character.
        reason = getattr(error, "strerror", None) or error
        raise CatalogError(f"cannot read {display_name(file)}: {reason}") from None


def is_missing(file: str) -> bool:
    """Return whether nothing is called `file`; no system has what it cannot even name."""
    return not os.path.exists(file)  # noqa: PTH110 - the other one raises for a name too long


def location(file: str) -> Path:
    """Return the path of `file`, also if it is standard input or the built-in catalog.

    That of standard input is `/dev/stdin`, also on systems that have none.
    """
    if file == STANDARD_INPUT:
        return Path("/dev/stdin")
    return packaged("roles.json") if file == BUILTIN else Path(file)


def packaged(name: str, folder: str = "data") -> Path:
    """Return the path of a file of ours: in the package or, in a checkout, in a folder of it."""
    package = Path(__file__).parent.parent
    installed = package / (name if folder == "data" else f"{folder}/{name}")
    return installed if installed.exists() else package.parent.parent / folder / name


def _open(file: str) -> BinaryIO:
    if file != STANDARD_INPUT:
        return location(file).open("rb")
    if sys.stdin is None:
        raise OSError("standard input is closed")
    return sys.stdin.buffer
