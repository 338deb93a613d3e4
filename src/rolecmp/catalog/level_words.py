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
