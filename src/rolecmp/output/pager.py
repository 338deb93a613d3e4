"""A pager for what is longer than the screen, as git and gh have one."""

import os
import sys
from contextlib import suppress

from rolecmp.output.streams import write

LESS = "FRX"
"""How less behaves unless LESS says otherwise: colors, and no pager for what fits after all."""


def show(text: str) -> None:
    """Write `text` to standard output, through a pager if it is a terminal that it overflows.

    The pager is $ROLECMP_PAGER, else $PAGER, else less. There is none if that is empty, is
    not installed, or the terminal is dumb.

    Raises:
        OSError: it could not be written, or not all of it.
    """
    pager = _pager() if _overflows(text) else None
    if pager is None:
        write(text)
        return
    import subprocess  # an answer that fits the screen does not pay for it

    environment = {"LESS": LESS, "LESSCHARSET": "utf-8", **os.environ}
    try:
        # The command is that of the user's own environment.
        process = subprocess.Popen(pager, stdin=subprocess.PIPE, env=environment)  # noqa: S603
    except OSError:
        write(text)
        return
    # Who quits a pager has read enough.
    with suppress(BrokenPipeError, KeyboardInterrupt):
        process.communicate(text.encode("utf-8", "backslashreplace"))
    while process.poll() is None:
        # An interrupt is for the pager, which goes on.
        with suppress(KeyboardInterrupt):
            process.wait()


def _overflows(text: str) -> bool:
    """Return whether standard output is a terminal with fewer rows than `text` has lines."""
    if not sys.stdout.isatty() or os.getenv("TERM") == "dumb":
        return False
    try:
        rows = os.get_terminal_size(sys.stdout.fileno()).lines
    except (OSError, ValueError):
        return False
    return 0 < rows <= text.count("\n")


def _pager() -> list[str] | None:
    """Return the command of the pager, if there is one and it is installed."""
    import shlex
    import shutil

    names = (os.environ.get(name) for name in ("ROLECMP_PAGER", "PAGER"))
    command = next((name for name in names if name is not None), "less")
    try:
        words = shlex.split(command)
    except ValueError:
        return None
    return words if words and shutil.which(words[0]) else None
