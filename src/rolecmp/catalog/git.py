"""Catalogs in a git repository, as they were: `git:REV:PATH` names a file or a folder."""

import os
import re
import subprocess
from pathlib import Path
from typing import NamedTuple

from rolecmp.catalog.file_names import BUILTIN, GIT, STANDARD_INPUT
from rolecmp.errors import CatalogError, UsageError

REVISION = re.compile(r"((?:[^:{]|\{[^}]*\}?)*):?(.*)", re.DOTALL)
"""A revision, which may have a colon within braces: `main@{2026-11-26 18:00}`; and a path."""


class _AtRevision(NamedTuple):
    """A file at a revision: its path from the top of the repository that `folder` is in."""

    name: str
    revision: str
    path: str
    folder: Path

    @property
    def object(self) -> str:
        """What git calls it."""
        return f"{self.revision}:{self.path}"


class _Object(NamedTuple):
    """What git has: a blob, which is a file, or a tree, which is a folder."""

    id: str
    kind: str
    content: bytes


def beside(file: str, other: str) -> str:
    """Return `file`, with the path of `other` if it is a revision without a path.

    Raises:
        UsageError: it names no revision, or `other` has no path either.
    """
    if not file.startswith(GIT):
        return file
    revision, path = _parts(file)
    if not revision:
        raise UsageError(f'"{file}" names no revision; write {GIT}main or {GIT}main:FILE')
    if path:
        return file
    path = _parts(other)[1] if other.startswith(GIT) else other
    if not path or other in {STANDARD_INPUT, BUILTIN}:
        raise UsageError(f'"{file}" is a revision of no file; write {GIT}{revision}:FILE')
    return f"{GIT}{revision}:{path}"


def read(file: str) -> bytes:
    """Return the content of a file at a revision; a symbolic link is followed.

    Raises:
        CatalogError: there is no such file or revision, or no git.
    """
    found = _found(_located(file))
    if found.kind != "blob":
        raise CatalogError(f"cannot read {file}: it is a folder")
    return found.content


def in_folder(file: str) -> list[str]:
    """Return `file`, or if it is a folder at that revision, the JSON files in it, by name.

    Raises:
        CatalogError: as `read`.
    """
    at = _located(file)
    found = _found(at)
    if found.kind != "tree":
        return [file]
    names = []
    for line in _git(at, "ls-tree", "--full-tree", "-z", found.id).split(b"\0"):
        kind, _, name = line.decode("utf-8", "surrogateescape").partition("\t")
        if " blob " in kind and name.casefold().endswith(".json"):
            names.append(f"{file.rstrip('/')}/{name}")
    return sorted(names)


def _parts(file: str) -> tuple[str, str]:
    """Return the revision and the path of `git:REV:PATH`."""
    found = REVISION.fullmatch(file.removeprefix(GIT))
    return (found[1], found[2]) if found else ("", "")


def _located(file: str) -> _AtRevision:
    """Return where a file is, in the repository around its folder.

    Raises:
        CatalogError: it is in no repository, or outside of it.
    """
    revision, path = _parts(file)
    if not revision or revision.startswith("-") or not path or "\n" in file:
        raise CatalogError(f"cannot read {file}: expected {GIT}REVISION:FILE")
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - keeps symbolic links
    # The nearest folder that exists now, so that any repository will do.
    folder = next((each for each in (whole, *whole.parents) if each.is_dir()), Path())
    at = _AtRevision(file, revision, "", folder)
    # The folder's own path, from the top of the repository.
    prefix = os.fsdecode(_git(at, "rev-parse", "--show-prefix").rstrip(b"\n"))
    inside = Path(os.path.relpath(whole, folder)).as_posix()
    found = Path(prefix, inside).as_posix()
    return at._replace(path="" if found == "." else found)


def _found(at: _AtRevision) -> _Object:
    """Return what is at a revision.

    Raises:
        CatalogError: there is nothing, or a symbolic link that leads nowhere in the repository.
    """
    request = os.fsencode(at.object) + b"\n"
    said, _, content = _git(
        at, "cat-file", "--batch", "--follow-symlinks", request=request
    ).partition(b"\n")
    match said.split():
        case [id, kind, size]:
            return _Object(id.decode(), kind.decode(), content[: int(size)])
        case [b"symlink" | b"dangling" | b"loop" | b"notdir", *_]:
            raise CatalogError(f"cannot read {at.name}: it is a link to no file of the repository")
        case _:
            _git(
                at, "rev-parse", "--verify", "--quiet", f"{at.revision}^{{tree}}", wrong="revision"
            )
            raise CatalogError(f"cannot read {at.name}: no such file in {at.revision}")


def _git(at: _AtRevision, *arguments: str, request: bytes = b"", wrong: str = "") -> bytes:
    """Run git for a file at a revision, and return what it prints.

    Raises:
        CatalogError: git is missing or refuses, as the `wrong` thing does not exist.
    """
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and no argument begins with "-"
            ["git", *arguments],  # noqa: S607 - the one that whoever runs it has
            cwd=at.folder,
            env={**os.environ, "LC_ALL": "C"},
            input=request,
            capture_output=True,
            check=False,
        )
    except OSError:
        raise CatalogError(f"cannot read {at.name}: git is not installed") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        reason = f"no such {wrong}" if wrong else said.removeprefix("fatal: ")
        raise CatalogError(f"cannot read {at.name}: {reason}")
    return done.stdout
