"""The console sessions in the documents: what they show, and how to renew it.

A line `[…]` stands for lines that are left out.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

ELLIPSIS = "[…]\n"


class Session(NamedTuple):
    """A command line in a document, and the output shown below it."""

    document: str
    line: str
    shown: str


def sessions(document: str, text: str) -> Iterator[Session]:
    """Yield the sessions in the `text` of a document."""
    for block in re.findall(r"(?ms)^```console\n(.*?)^```", text):
        for line, shown in re.findall(r"(?ms)^\$ (.*?)\n(.*?)(?=^\$ |\Z)", block):
            yield Session(document, line, shown)


def is_shown(shown: str, out: str) -> bool:
    """Return whether `shown` is `out`, apart from the lines that are left out."""
    pattern = "".join(
        ".*?" if line == ELLIPSIS else re.escape(line) for line in shown.splitlines(keepends=True)
    )
    return bool(re.fullmatch(pattern, out, flags=re.DOTALL))


def renewed(shown: str, out: str) -> str:
    """Return what a session has to show now: the lines that match those it showed before.

    The excerpts between ellipses keep their number of lines. The first and the last one
    stay at the start and the end; one in between goes to where it fits best.
    """
    lines = out.splitlines(keepends=True)
    excerpts = [part.splitlines(keepends=True) for part in shown.split(ELLIPSIS)]
    if len(excerpts) == 1:
        return out
    first, *middle, last = excerpts
    parts = [lines[: len(first)]]
    parts += [lines[start : start + len(part)] for part in middle for start in [_fit(part, lines)]]
    parts.append(lines[len(lines) - len(last) :] if last else [])
    return ELLIPSIS.join("".join(part) for part in parts)


def _fit(part: Sequence[str], lines: Sequence[str]) -> int:
    """Return the line at which an excerpt resembles the output most."""
    text = "".join(part)

    def likeness(start: int) -> float:
        return SequenceMatcher(None, text, "".join(lines[start : start + len(part)])).ratio()

    return max(range(len(lines)), key=likeness)
