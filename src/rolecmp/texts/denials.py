"""What a text says that it does not mean: "no Java needed", "I want to learn Kafka"."""

from rolecmp.texts.words import Words

NEGATIONS = frozenset({"no", "not", "without", "don", "doesn", "never", "nor"})
"""The words that deny what follows."""
NOT_DENYING = frozenset({"only", "limited", "just", "necessarily", "to"})
"""The words after "not" with which it denies nothing."""
NOT_NEEDED = frozenset({"required", "needed", "necessary", "a"})
"""The words after "not" with which it denies what is before."""
REACH = 4
"""How many words a negation reaches."""


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
        following = words.plain[index + 1] if index + 1 < count else ""
        if word in NEGATIONS and following not in NOT_DENYING:
            last = index + REACH
            if word == "not" and following in NOT_NEEDED:
                found.update(_before(words, index))
        elif is_mine and (word == "learn" or (word == "new" and following == "to")):
            last = index + REACH
    return found


def _before(words: Words, index: int) -> list[int]:
    """Return the numbers of the words before one, back to the beginning of the sentence."""
    before: list[int] = []
    for place in range(index - 1, max(-1, index - 1 - REACH), -1):
        before.append(place)
        if words.ends_before(place):
            break
    return before
