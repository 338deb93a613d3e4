"""What people write in a catalog, and what they mean by it in the words of its format."""

import re
from unicodedata import normalize

from rolecmp.catalog.level_words import LEVEL_WORDS

OTHER_KEYS = {
    **dict.fromkeys(("title", "role", "label"), "name"),
    **dict.fromkeys(("description", "desc", "about", "purpose"), "summary"),
    **dict.fromkeys(("proficiency", "rating", "grade"), "level"),
    **dict.fromkeys(("duties", "tasks"), "responsibilities"),
    **dict.fromkeys(("technologies", "technology", "software", "stack"), "tools"),
    **dict.fromkeys(("competencies", "abilities", "requirements"), "skills"),
    **dict.fromkeys(("education", "degrees", "qualification"), "degree"),
    **dict.fromkeys(("difficulty", "entries", "entry_level"), "entry"),
    **dict.fromkeys(("levels", "seniority", "ladder"), "grades"),
    **dict.fromkeys(("importance", "required", "priority"), "need"),
    **dict.fromkeys(("synonyms", "titles", "other_titles"), "alternate_titles"),
    **dict.fromkeys(("next_roles", "next", "career_paths"), "leads_to"),
    **dict.fromkeys(("link", "href", "address"), "url"),
}
"""Keys of other formats, and ours."""
WORDS = {
    "expectation": {
        **dict.fromkeys(("yes", "true", "must", "mandatory"), "required"),
        **dict.fromkeys(("no", "false"), "none"),
        **dict.fromkeys(("desired", "desirable", "nice-to-have"), "preferred"),
    },
    "need": {
        **dict.fromkeys(("required", "must", "core", "yes"), "essential"),
        **dict.fromkeys(("optional", "nice-to-have", "preferred", "no"), "useful"),
    },
    "level": {word: level.value for word, level in LEVEL_WORDS.items()},
}
"""Words for a value, by its key, and ours."""
NUMBER = re.compile(r"[$€£]?\s*(-?\d[\d,]*(?:\.\d+)?)\s*([%kK]?)")
FACTORS = {"%": 0.01, "k": 1000, "K": 1000}


def word_meant(key: str, given: object) -> str:
    """Return the word of ours that a value under a key stands for, or nothing."""
    words = WORDS.get(key, {})
    return words.get(str(given).casefold().replace(" ", "-"), "")


def number_meant(text: str) -> str:
    """Return the number in a text such as "5", "$44,000" or "45%", as JSON has it; or nothing."""
    found = NUMBER.fullmatch(text.strip())
    if not found:
        return ""
    number = found[1].replace(",", "")
    return f"{float(number) * FACTORS[found[2]]:.12g}" if found[2] else number


def as_id(text: str) -> str:
    """Return a text as an id, as its author would write it."""
    letters = normalize("NFKD", text.casefold())
    plain = "".join(each for each in letters if each.isascii() or each.isspace())
    return "-".join(re.findall(r"[a-z0-9]+", plain))
