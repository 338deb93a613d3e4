"""The proficiency levels of a résumé: in words, as a rating, or in marks."""

import re

from rolecmp.catalog.level_words import LEVEL_WORDS, RESUME_WORDS
from rolecmp.catalog.terms import Level

ALONE = {"good": Level.WORKING, "very good": Level.WORKING, "excellent": Level.PRACTITIONER}
"""Those that are levels only by themselves: "good communication" is none."""
FULL, EMPTY = "*\u2605\u2b50\u25cf\u25a0", "\u2606\u25cb\u25a1"
"""The marks of ratings."""
STARS = 5
"""So many full stars are all there are."""
RATING = re.compile(
    rf"\d{{1,2}}(?:\.5)? ?(?:/|(?:out )?of) ?(?:100?|[456])(?!\d)|\d{{1,3}} ?%"
    rf"|[{FULL}]+[{EMPTY}]*|[{EMPTY}]+"
)
"""A rating, as a share of the most: 3/5, 60%, or full and empty stars."""
ZERO = rf"(?:0 ?/ ?\d{{1,3}}|0 ?%|[{EMPTY}]{{3,}})"
"""A rating of nothing, as a regular expression."""


def level_called(words: str | None) -> Level | None:
    """Return the level that a résumé names; None if it is none of ours.

    A number is none, as 3 may be of 4, of 5 or of 10, but a rating is, such as 3/5.
    """
    if share := share_called(words):
        levels = tuple(Level)
        return levels[max(int(share * len(levels) + 0.5), 1) - 1]
    whole = (words or "").strip().casefold()
    if whole in ALONE:
        return ALONE[whole]
    first = whole.removeprefix("very ").split()[:1]
    if not first or first[0].isdecimal():
        return None
    return LEVEL_WORDS.get(first[0]) or RESUME_WORDS.get(first[0])


def share_called(words: str | None) -> float | None:
    """Return the share of the most that a rating is, 0 to 1; None if it is none."""
    rating = RATING.fullmatch((words or "").strip())
    if not rating:
        return None
    text = rating[0]
    if text[0].isdecimal():
        got, *most = re.split(r" ?(?:/|(?:out )?of|%) ?", text)
        share = float(got) / float("".join(most) or 100)
        return share if share <= 1 else None
    empty = sum(text.count(mark) for mark in EMPTY)
    is_known = bool(empty) or len(text) == STARS
    return (len(text) - empty) / len(text) if is_known else None
