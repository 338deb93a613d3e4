"""Names and ids as words."""

import re
from collections.abc import Sequence

ABBREVIATIONS = frozenset({"ai", "bi", "ml"})
"""The words in ids that are written in capitals."""


def in_sentence(name: str) -> str:
    """Return the name of a role as written within a sentence: data scientist, ML engineer.

    A name of which more words begin with a capital is left as it is, and so is a word in the
    plural: classifications of occupations write all their names with capitals.
    """
    first, *others = name.split(" ")
    is_plural = not others and re.search("[^su]s$", name)
    is_plain = first[1:].islower() and not any(word.istitle() for word in others)
    return f"{name[0].lower()}{name[1:]}" if is_plain and not is_plural else name


def capitalized(text: str) -> str:
    """Return text as written at the start of a sentence."""
    return f"{text[:1].upper()}{text[1:]}"


def lowered(text: str) -> str:
    """Return text as written within a sentence; a first word such as SQL keeps its capitals."""
    return f"{text[0].lower()}{text[1:]}" if text.split(maxsplit=1)[0][1:].islower() else text


def id_as_words(id: str) -> str:
    """Return an id as words: `computer-science` as computer science, `p10` as 10th percentile."""
    if percentile := re.fullmatch(r"p(\d[05])", id):
        return f"{percentile[1]}th percentile"
    return " ".join(
        word.upper() if word in ABBREVIATIONS else word for word in re.split("[-_]", id)
    )


def in_a_row(names: Sequence[str]) -> str:
    """Return names one after the other, so that a comma in one of them is no end of it."""
    *first, last = names
    if first and any("," in name for name in names):
        return f"{'; '.join(first)}; and {last}"
    return f"{', '.join(first)} and {last}" if first else last
