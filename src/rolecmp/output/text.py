"""The one place that makes foreign text safe to show."""

import re

from rolecmp.catalog.characters import CONTROL_CHARACTERS

MAX_LINE = 2000
"""The most characters of a line that are shown: names and keys may have any length."""


def clean(text: str) -> str:
    r"""Return `text` with each control character escaped, as in `\x1b`."""
    return CONTROL_CHARACTERS.sub(_escape, text)


def clean_line(text: str) -> str:
    r"""Return `text` cleaned and on one line, cut at `MAX_LINE` characters.

    Tabs and line ends are escaped, too.
    """
    return clean(text[:MAX_LINE]).replace("\t", r"\t").replace("\n", r"\n")


def _escape(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode("ascii")
