"""What people write in a catalog, and what they mean by it in the words of its format."""

import re
from unicodedata import normalize

from rolecmp.catalog.level_words import DEGREE_WORDS, LEVEL_WORDS, RESUME_WORDS
from rolecmp.catalog.terms import FIELD_WORDS

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
    **dict.fromkeys(("pay", "salary", "salary_range", "compensation"), "figures"),
}
"""Keys of other formats, and ours."""
WORDS = {
    "expectation": {
        **dict.fromkeys(("must", "mandatory", "yes"), "required"),
        **dict.fromkeys(("no", "not-required"), "none"),
        **dict.fromkeys(("desired", "desirable", "nice-to-have"), "preferred"),
    },
    "need": {
        **dict.fromkeys(("required", "must", "core"), "essential"),
        **dict.fromkeys(("optional", "nice-to-have", "preferred"), "useful"),
    },
    "level": {word: level.value for word, level in (LEVEL_WORDS | RESUME_WORDS).items()},
    "levels": {word: degree.value for word, degree in DEGREE_WORDS.items()},
    "about": {word: field.value for word, field in FIELD_WORDS.items()},
}
"""Words for a value, by its key, and ours."""
AMOUNT = re.compile(r"[$€£]?\s*(-?\d+(?:[.,]\d+)*)\s*([%kK]?)")
THOUSANDS = re.compile(r"-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
FACTORS = {"%": 0.01, "k": 1000, "K": 1000}
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe"})


def word_meant(key: str, given: object) -> str:
    """Return the word of ours that a value under a key stands for, or nothing."""
    words = WORDS.get(key, {})
    return words.get(str(given).casefold().replace(" ", "-"), "")


def number_meant(text: str, key: str = "") -> str:
    """Return what to do about a number that is written as a text; nothing if it is none."""
    if re.fullmatch(r"-?\d+(?:\.\d{1,2}|\.\d{4,})?", text):
        return "remove the quotes"
    plain = text.strip()
    if found := re.fullmatch(r"(\d{4})-\d\d.*" if key == "year" else r"(\d+) [A-Za-z]+", plain):
        return f"write {found[1]}"
    found = AMOUNT.fullmatch(plain)
    return _amount(*found.groups()) if found else ""


def _amount(digits: str, unit: str) -> str:
    """Return what an amount may be: a sign before three digits is one of thousands, or not."""
    if THOUSANDS.fullmatch(digits):
        return f"write {_times(digits.replace(',', ''), unit)}"
    if re.fullmatch(r"-?\d+,\d+", digits):
        return f"write {_times(digits.replace(',', '.'), unit)}, if the comma is a decimal point"
    if re.fullmatch(r"-?[1-9]\d{0,2}\.\d{3}", digits):
        ways = (_times(each, unit) for each in (digits.replace(".", ""), digits))
        return f"write {' or '.join(ways)}; JSON has no sign for thousands"
    return f"write {_times(digits, unit)}" if re.fullmatch(r"-?\d+(?:\.\d+)?", digits) else ""


def _times(digits: str, unit: str) -> str:
    return f"{float(digits) * FACTORS.get(unit, 1):.12g}"


def as_id(text: str) -> str:
    """Return a text as an id, as its author would write it."""
    letters = normalize("NFKD", text.casefold().translate(UMLAUTS))
    plain = "".join(each for each in letters if each.isascii() or each.isspace())
    return "-".join(re.findall(r"[a-z0-9]+", plain))
