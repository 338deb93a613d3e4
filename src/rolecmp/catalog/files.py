"""Where catalogs are kept: in files, on standard input, and in the package itself."""

import sys
from pathlib import Path
from typing import BinaryIO

from rolecmp.errors import CatalogError

BUILTIN = "builtin"
STANDARD_INPUT = "-"
LARGEST = 64 * 2**20
"""The most bytes one file may have: a whole O*NET database, imported, fits."""


def content(file: str) -> bytes:
    """Return what is in `file`: a path, `-` for standard input, or `builtin`.

    Raises:
        CatalogError: it cannot be read, or there is no end to it.
    """
    name = shown(file)
    try:
        with _opened(file) as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        raise CatalogError(f"cannot read {name}: {error.strerror or error}") from None
    except ValueError as error:
        # A path with a null character, or a stream that is closed already,
        # never gets as far as the system.
        raise CatalogError(f"cannot read {name}: {error}") from None
    if len(data) > LARGEST:
        raise CatalogError(f"{name} is too large: the limit is {LARGEST // 2**20} MiB")
    return data


def location(file: str) -> Path:
    """Return where `file` is kept: the path itself, or that of standard input or the built-in.

    Standard input has a path on systems with `/dev/stdin` only.
    """
    if file == STANDARD_INPUT:
        return Path("/dev/stdin")
    return packaged("roles.json") if file == BUILTIN else Path(file)


def shown(file: str) -> str:
    """Return what to call `file` in a message, those of its bytes that are no text written out."""
    if file == STANDARD_INPUT:
        return "<stdin>"
    return file.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def packaged(name: str) -> Path:
    """Return where a file of ours is: in the package, or, in a checkout, in `data/`."""
    package = Path(__file__).parent.parent
    installed = package / name
    return installed if installed.exists() else package.parent.parent / "data" / name


def _opened(file: str) -> BinaryIO:
    if file == STANDARD_INPUT:
        if sys.stdin is None:
            raise OSError("standard input is closed")
        return sys.stdin.buffer
    return (packaged("roles.json") if file == BUILTIN else Path(file)).open("rb")
