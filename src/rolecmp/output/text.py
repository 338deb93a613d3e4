"""The one place that makes foreign text safe to show."""

import re

from rolecmp.catalog.characters import ACTING


def clean(text: str) -> str:
    r"""Return `text` with each character that acts on a screen written out, as in `\x1b`."""
    return ACTING.sub(_written_out, text)


LONGEST = 2000
"""How many characters of a line are told: names and keys may be of any length."""


def clean_line(text: str) -> str:
    r"""Return `text` cleaned and on one line, which is cut if it is endless.

    Tabs and line ends are written out, too.
    """
    return clean(text[:LONGEST]).replace("\t", r"\t").replace("\n", r"\n")


def _written_out(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode("ascii")
