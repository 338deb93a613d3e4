"""How names are spelled: normalized, nearly alike, or with a few letters wrong."""

import unicodedata
from collections.abc import Collection, Iterable
from difflib import SequenceMatcher, get_close_matches

MAX_TYPOS, MIN_RIGHT = 2, 3
"""The most letters in which a misspelled name differs, and the fewest letters for each of them;
with more it may be another name, so that what it means decides."""


def fold(name: str) -> str:
    """Return a name normalized, so that two spellings of it are equal.

    Case does not matter, nor whether words are separated by spaces, `-` or `_`.
    """
    composed = name if name.isascii() else unicodedata.normalize("NFC", name)
    return " ".join(composed.casefold().replace("-", " ").replace("_", " ").split())


def nearest(name: str, names: Iterable[str]) -> list[str]:
    """Return up to three of `names` that look like `name`, the closest first."""
    return get_close_matches(name, list(names), n=3, cutoff=0.75)


def suggestion(names: Iterable[str]) -> str:
    """Return the question whether one of `names` was meant, or nothing without names."""
    offered = " or ".join(f'"{name}"' for name in names)
    return f"did you mean {offered}?" if offered else ""


def misspelled(folded: str, spellings: Collection[str]) -> list[str]:
    """Return the one of several spellings that a folded name is but for a few letters, if any."""
    most = min(MAX_TYPOS, len(folded) // MIN_RIGHT)
    letters = sorted(folded)
    swapped = [each for each in spellings if most and sorted(each) == letters]
    near = swapped or [each for each in nearest(folded, spellings) if _typos(folded, each) <= most]
    return near[:1]


def _typos(one: str, other: str) -> int:
    """Return the number of letters in which two names differ."""
    changes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    return sum(
        max(one_end - one_start, other_end - other_start)
        for tag, one_start, one_end, other_start, other_end in changes
        if tag != "equal"
    )
