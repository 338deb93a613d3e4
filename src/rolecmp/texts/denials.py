"""What a text says that it does not mean: "no Java needed", "I want to learn Kafka"."""

import re

from rolecmp.texts.words import Words

NEGATIONS = frozenset({"no", "not", "without", "don", "doesn", "never", "nor"})
"""The words that deny what follows."""
NOT_DENYING = frozenset({"only", "limited", "just", "necessarily", "to"})
"""The words after "not" with which it denies nothing."""
NEEDED = frozenset({"required", "needed", "necessary"})
"""The words that end what is denied: "no Java needed, SQL is"."""
NOT_NEEDED = NEEDED | {"a"}
"""The words after "not" with which it denies what is before."""
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


def denied(words: Words, *, is_mine: bool) -> set[int]:
    """Return the numbers of the words that a text denies, up to the end of a sentence.

    In a résumé, which `is_mine`, so is what someone wants to learn, or is new to.
    """
    found: set[int] = set()
    last = -1
    count = len(words.plain)
    for index, word in enumerate(words.plain):
        if index <= last:
            if words.ends_before(index):
                last = -1
            else:
                found.add(index)
                is_end = word in NEEDED and words.plain[index - 1] not in NEGATIONS
                last = -1 if is_end else max(last, _reach_of_list(words, index))
        following = words.plain[index + 1] if index + 1 < count else ""
        if word in NEGATIONS and following not in NOT_DENYING:
            last = index + REACH
            if word == "not" and following in NOT_NEEDED:
                found.update(_before(words, index))
        elif is_mine and (word == "learn" or (word == "new" and following == "to")):
            last = index + REACH
    return found


def without_denials(line: str) -> str:
    """Return a list of skills without those that it denies: "Python, SQL, no Spark or Hadoop"."""
    return DENIED.sub("", line)


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


def _before(words: Words, index: int) -> list[int]:
    """Return the numbers of the words before one, back to the beginning of the sentence."""
    before: list[int] = []
    for place in range(index - 1, max(-1, index - 1 - REACH), -1):
        before.append(place)
        if words.ends_before(place):
            break
    return before
