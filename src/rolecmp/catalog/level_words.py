"""The words that people have for proficiency levels and degrees, wherever they write them."""

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


def level_called(words: str | None) -> Level | None:
    """Return the level that a résumé names; None if it is none of ours.

    A number is none: 3 may be of 4, of 5 or of 10.
    """
    first = (words or "").casefold().split()[:1]
    if not first or first[0].isdecimal():
        return None
    return LEVEL_WORDS.get(first[0]) or RESUME_WORDS.get(first[0])
