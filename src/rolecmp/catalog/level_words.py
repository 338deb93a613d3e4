"""The words that people have for proficiency levels and degrees, wherever they write them."""

import re

from rolecmp.catalog.terms import DegreeLevel, Level

LEVEL_WORDS = {
    **{level.value: level for level in Level},
    **{str(rank): level for rank, level in enumerate(Level, start=1)},
    "beginner": Level.AWARENESS,
    "basic": Level.AWARENESS,
    "intermediate": Level.WORKING,
    "advanced": Level.PRACTITIONER,
    "master": Level.EXPERT,
}
"""The words for each level, and its number."""
RESUME_WORDS = {
    **dict.fromkeys(("novice", "familiar", "elementary", "basics"), Level.AWARENESS),
    **dict.fromkeys(("competent", "medium", "solid", "skilled"), Level.WORKING),
    **dict.fromkeys(("proficient", "fluent", "strong", "experienced"), Level.PRACTITIONER),
}
"""More words for levels, as résumés have them."""
DEGREE_WORDS = {
    **dict.fromkeys(("bachelors", "bachelor's", "ba", "bs", "bsc"), DegreeLevel.BACHELOR),
    **dict.fromkeys(("masters", "master's", "ma", "ms", "msc", "mba"), DegreeLevel.MASTER),
    **dict.fromkeys(("phd", "ph.d.", "doctor", "doctoral"), DegreeLevel.DOCTORATE),
}
"""Other words for degrees."""


RATING = re.compile(
    r"\d{1,3} ?/ ?(?:[4-9]|[1-9]\d\d?)|\d{1,3} ?%|[*\u2605\u25cf\u25a0]+[\u2606\u25cb\u25a1]*"
)
"""A rating, as a share of the most: 3/5, 60%, or full and empty stars."""


def level_called(words: str | None) -> Level | None:
    """Return the level that a résumé names; None if it is none of ours.

    A number is none, as 3 may be of 4, of 5 or of 10, but a rating is, such as 3/5.
    """
    if rating := RATING.fullmatch((words or "").strip()):
        return _rated(rating)
    first = (words or "").casefold().split()[:1]
    if not first or first[0].isdecimal():
        return None
    return LEVEL_WORDS.get(first[0]) or RESUME_WORDS.get(first[0])


def _rated(rating: re.Match[str]) -> Level | None:
    """Return the level that is nearest to a rating; None if it does not say of how many."""
    text = rating[0]
    if text[0].isdecimal():
        got, _, most = text.rstrip("% ").partition("/")
        share = int(got) / int(most or 100)
    else:
        empty = sum(text.count(mark) for mark in "\u2606\u25cb\u25a1")
        share = (len(text) - empty) / len(text) if empty else 0
    levels = tuple(Level)
    return levels[max(int(share * len(levels) + 0.5), 1) - 1] if 0 < share <= 1 else None
