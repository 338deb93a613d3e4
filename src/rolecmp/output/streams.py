"""Standard output, which carries the product, and standard error, which carries the talk."""

import sys
from contextlib import suppress

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
    """Write the product.

    Raises:
        OSError: it could not be written, or not all of it.
    """
    sys.stdout.write(text)
    sys.stdout.flush()


def say(*lines: str) -> None:
    """Say something about the work: each of `lines` on one line."""
    if sys.stderr is None:
        return
    with suppress(OSError):  # nobody is there to hear it
        sys.stderr.write("".join(f"{clean_line(line)}\n" for line in lines))
        sys.stderr.flush()
