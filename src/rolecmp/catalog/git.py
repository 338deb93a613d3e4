"""Catalogs in a git repository, as they were: `git:REV:PATH` names a file or a folder."""

import os
import subprocess
from pathlib import Path
from typing import NamedTuple

from rolecmp.catalog.files import BUILTIN, GIT, STANDARD_INPUT
from rolecmp.errors import CatalogError, UsageError


class _AtRevision(NamedTuple):
    """A file at a revision, as git names it from a folder that exists."""

    name: str
    revision: str
    path: str

    @property
    def folder(self) -> Path:
        """The nearest folder that exists now: git runs there, so any repository will do."""
        path = Path(os.path.abspath(self.path))  # noqa: PTH100 - keeps symbolic links
        return next((each for each in (path, *path.parents) if each.is_dir()), Path())

    @property
    def object(self) -> str:
        """What git calls it: the revision, and the path from that folder."""
        path = Path(os.path.relpath(self.path, self.folder)).as_posix()
        return f"{self.revision}:./{'' if path == '.' else path}"


def beside(file: str, other: str) -> str:
    """Return `file`, with the path of `other` if it is a revision without a path.

    Raises:
        UsageError: `other` has no path either.
    """
    revision, _, path = file.removeprefix(GIT).partition(":")
    if not file.startswith(GIT) or path:
        return file
    if other in {STANDARD_INPUT, BUILTIN} or (other.startswith(GIT) and other.count(":") == 1):
        raise UsageError(f'"{file}" is a revision of no file; write {GIT}{revision}:FILE')
    path = other.removeprefix(GIT).partition(":")[2] if other.startswith(GIT) else other
    return f"{GIT}{revision}:{path}"


def read(file: str) -> bytes:
    """Return the content of a file at a revision.

    Raises:
        CatalogError: there is no such file or revision, or no git.
    """
    at = _parsed(file)
    return _git(at, "cat-file", "blob", at.object)


def in_folder(file: str) -> list[str]:
    """Return `file`, or if it is a folder at that revision, the JSON files in it, by name.

    Raises:
        CatalogError: as `read`.
    """
    at = _parsed(file)
    if _git(at, "cat-file", "-t", at.object).strip() != b"tree":
        return [file]
    names = []
    for line in _git(at, "ls-tree", "--full-tree", "-z", at.object).split(b"\0"):
        kind, _, name = line.decode("utf-8", "surrogateescape").partition("\t")
        if " blob " in kind and name.casefold().endswith(".json"):
            names.append(f"{file.rstrip('/')}/{name}")
    return sorted(names)


def _parsed(file: str) -> _AtRevision:
    revision, _, path = file.removeprefix(GIT).partition(":")
    if not revision or revision.startswith("-") or not path:
        raise CatalogError(f"cannot read {file}: expected {GIT}REVISION:FILE")
    return _AtRevision(file, revision, path)


def _git(at: _AtRevision, *arguments: str) -> bytes:
    """Run git for a file at a revision, and return what it prints.

    Raises:
        CatalogError: git is missing or refuses.
    """
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and no argument begins with "-"
            ["git", *arguments],  # noqa: S607 - the one that whoever runs it has
            cwd=at.folder,
            env={**os.environ, "LC_ALL": "C"},
            capture_output=True,
            check=False,
        )
    except OSError:
        raise CatalogError(f"cannot read {at.name}: git is not installed") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise CatalogError(f"cannot read {at.name}: {said.removeprefix('fatal: ')}")
    return done.stdout
