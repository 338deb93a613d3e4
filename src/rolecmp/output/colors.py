"""Whether a stream gets colors, and text in them, without the cost of rich.

The environment variables are read here: NO_COLOR wins over FORCE_COLOR, and a dumb terminal
gets no escape sequences.
"""

import os
from enum import StrEnum
from typing import TextIO

RESET = "\x1b[0m"


class Color(StrEnum):
    """What a piece of a message, a report or a help text is."""

    ERROR = "\x1b[31m"
    WARNING = "\x1b[33m"
    GOOD = "\x1b[32m"
    COMMAND = "\x1b[34m"
    HEADING = "\x1b[1m"


def are_refused() -> bool:
    """Return whether colors are turned off."""
    return bool(os.getenv("NO_COLOR")) or os.getenv("CLICOLOR") == "0"


def is_terminal(stream: TextIO) -> bool:
    """Return whether `stream` is a terminal, or is to be treated as one."""
    forced = any(
        os.getenv(name, "0") not in {"", "0"} for name in ("FORCE_COLOR", "CLICOLOR_FORCE")
    )
    return stream.isatty() or (forced and not are_refused())


def has_escapes(stream: TextIO) -> bool:
    """Return whether `stream` understands escape sequences."""
    return is_terminal(stream) and os.getenv("TERM") != "dumb"


def colored(text: str, color: Color, stream: TextIO) -> str:
    """Return `text` in a color, if `stream` gets colors."""
    return f"{color}{text}{RESET}" if has_escapes(stream) and not are_refused() else text
