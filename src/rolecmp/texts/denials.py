"""What a text says that it does not mean: "no Java needed", "I want to learn Kafka"."""

import re

from rolecmp.texts.words import Words

NEGATIONS = frozenset(
    {"no", "not", "without", "never", "nor"}
    | {"don", "doesn", "didn", "isn", "aren", "haven", "hasn", "won", "wouldn"}
)
"""The words that deny what follows."""
NOT_DENYING = frozenset({"only", "limited", "just", "necessarily", "to"})
"""The words after "not" with which it denies nothing."""
NEEDED = frozenset({"required", "needed", "necessary"})
"""The words that end what is denied: "no Java needed, SQL is"."""
NO_MUST = frozenset({"must", "requirement", "prerequisite"})
"""The words after "not a" with which it denies what is before."""
LACKS = frozenset({"none", "no", "never", "not"})
"""The words that deny what is before them after a colon or a dash: "Git: no"."""
OF_LACKS = frozenset({"experience", "knowledge", "yet", "used"})
"""The words that may follow those."""
ASIDE = re.compile(r":|\(|(?:^|\s)[-\u2013\u2014]\s")
"""What stands before them."""
END_OF_ASIDE = re.compile("[,|)\u2022\u00b7]")
"""What may stand after them, apart from the end of a sentence."""
AT_IT = frozenset({"currently", "now", "still", "am"})
"""The words before "learning" that make it what someone does: "currently learning Rust"."""
ALWAYS_AFTER = frozenset({"no", "without", "never", "nor"})
"""The negations that deny nothing before them."""
OR = frozenset({"or", "nor"})
"""The words that go on with what is denied."""
REACH = 4
"""How many words a negation reaches, and how many more for each of a list that it denies."""
DENIED = re.compile(
    rf"(?<![\w-])(?:{'|'.join(NEGATIONS)})(?:['\u2019]t)? "
    rf"(?!(?:{'|'.join(NOT_DENYING)}|sql|code)\b)[^.;\n]*",
    re.IGNORECASE,
)
"""What a list of skills denies, up to the end of a sentence."""
_PARTS = ",;|.\n\u2022\u00b7"
LACKED = re.compile(
    rf"(?<![^{_PARTS}])[^{_PARTS}]*?(?::|\(| [-\u2013\u2014]) ?"
    rf"(?:{'|'.join(sorted(LACKS, reverse=True))}|(?:\w+ )?to learn)"
    rf"(?: (?:{'|'.join(OF_LACKS)}))* ?\)? ?(?=[{_PARTS}]|$)",
    re.IGNORECASE,
)
"""What a list names only to say that someone does not have it."""


def denied(words: Words, *, is_mine: bool) -> set[int]:
    """Return the numbers of the words that a text denies, up to the end of a sentence.

    In a résumé, which `is_mine`, so is what someone wants to learn, or is new to.
    """
    found: set[int] = set()
    last = -1
    for index, word in enumerate(words.plain):
        if index <= last:
            if words.ends_before(index) or word == "but":
                last = -1
            else:
                found.add(index)
                is_end = word in NEEDED and words.plain[index - 1] not in NEGATIONS
                last = -1 if is_end else max(last, _reach_of_list(words, index))
        place = index + 2 if words.plain[index + 1 : index + 2] == ["t"] else index + 1  # don't
        following, after = [*words.plain[place : place + 2], "", ""][:2]
        if word in NEGATIONS and following not in NOT_DENYING:
            last = place - 1 + REACH
            is_no_must = following == "a" and after in NO_MUST
            if word not in ALWAYS_AFTER and (following in NEEDED or is_no_must):
                found.update(_before(words, index))
        elif is_mine and _is_wish(words, index):
            last = index + REACH
        if is_mine and _is_lack(words, index):
            found.update(_before(words, index, separator=","))
            last = -1
    return found


def is_torn(words: Words, start: int, end: int) -> bool:
    """Return whether a phrase that begins with "no" goes beyond a sentence: "Git: no. SQL: yes"."""
    return words.plain[start] in NEGATIONS and any(map(words.ends_before, range(start + 1, end)))


def without_denials(line: str) -> str:
    """Return a list of skills without those that it denies: "Python, SQL, no Spark or Hadoop"."""
    return DENIED.sub("", LACKED.sub("", line))


def _reach_of_list(words: Words, index: int) -> int:
    """Return the last word of a list that goes on after a denied word: "no Spark, Hive or Pig"."""
    for place in range(index + 1, min(index + 1 + REACH, len(words.plain))):
        if words.ends_before(place):
            break
        if words.plain[place] in OR:
            return place + 1
        if "," not in words.between(place):
            break
    return -1


def _is_wish(words: Words, index: int) -> bool:
    """Return whether what follows a word is what someone only wants to learn, or is new to."""
    match words.plain[index]:
        case "learn":
            return True
        case "new":
            return words.plain[index + 1 : index + 2] == ["to"]
        case "learning":
            return index == 0 or words.ends_before(index) or words.plain[index - 1] in AT_IT
        case _:
            return False


def _is_lack(words: Words, index: int) -> bool:
    """Return whether a word says of what is before it that someone does not have it."""
    if not index or not ASIDE.search(words.between(index)):
        return False
    aside = [words.plain[index]]
    for place in range(index + 1, min(index + REACH, len(words.plain))):
        if words.ends_before(place) or END_OF_ASIDE.search(words.between(place)):
            break
        aside.append(words.plain[place])
    is_none = aside[0] in LACKS and OF_LACKS.issuperset(aside[1:])
    return is_none or aside[-2:] == ["to", "learn"]


def _before(words: Words, index: int, separator: str | None = None) -> list[int]:
    """Return the numbers of the words before one, back to the beginning of the sentence.

    With a `separator`, back to that.
    """
    before: list[int] = []
    for place in range(index - 1, max(-1, index - 1 - REACH), -1):
        before.append(place)
        if words.ends_before(place) or (separator and separator in words.between(place)):
            break
    return before
