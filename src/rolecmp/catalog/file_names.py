"""What can be the name of a file: a path, `-`, `builtin` or `git:REV:PATH`."""

BUILTIN = "builtin"
STANDARD_INPUT = "-"
GIT = "git:"
"""What the name of a file at a revision begins with."""


def is_special(file: str) -> bool:
    """Return whether `file` is no path."""
    return file in {STANDARD_INPUT, BUILTIN} or file.startswith(GIT)


def display_name(file: str) -> str:
    """Return the name of `file` for a message; bytes that are not text are escaped."""
    if file == STANDARD_INPUT:
        return "<stdin>"
    return file.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
