"""What a text says that it does not mean: "no Java needed", "I want to learn Kafka"."""

import re

from rolecmp.texts.levels import ZERO
from rolecmp.texts.words import Words

ALWAYS_AFTER = frozenset({"no", "without", "never", "nor"})
"""The negations that deny nothing before them."""
NEGATIONS = ALWAYS_AFTER | {
    *("not", "don", "doesn", "didn", "isn", "aren", "haven", "hasn", "won", "wouldn")
}
"""The words that deny what follows."""
MY_NEGATIONS = frozenset({"lack", "lacking", "unfamiliar", "zero", "seeking"})
"""Those of someone who writes about themselves."""
OWN = frozenset(
    {"i", "m", "am", "d", "would", "also", "still", "actively", "currently", "now", "and", "really"}
)
"""The words before those and before wishes, if not the beginning of a sentence."""
NOT_DENYING = frozenset(
    {"only", "limited", "just", "necessarily", "to", "stop", "stopped", "wait", "live"}
)
"""The words after a negation with which it denies nothing."""
STOPS = frozenset({"but", "using", "via", "only", "just", "while", "because", "since"})
"""The words that end what is denied: "without downtime using Airflow"."""
LINKS = frozenset({"in", "with", "of"})
"""The words that do so as well, except after one of these: "no experience with Spark"."""
LINKED = frozenset(
    {"experience", "knowledge", "familiar", "unfamiliar", "familiarity", "skill", "expertise"}
    | {"background", "exposure", "training", "proficient", "proficiency", "fluent", "versed"}
    | {"work", "worked", "working", "interest", "interested", "role", "position", "job", "degree"}
)
"""The words that go on with what is denied after those."""
NEEDED = frozenset({"required", "needed", "necessary"})
"""The words that end what is denied: "no Java needed, SQL is"."""
NO_MUST = frozenset({"must", "requirement", "prerequisite"})
"""The words after "not a" with which it denies what is before."""
EAGER = frozenset({"eager", "keen", "excited"})
"""The words before "to" that make it a wish to learn something, but none to use it."""
HOPES = EAGER | {"want", "wish", "hope", "hoping", "plan", "planning"}
"""Those that make it a wish, whatever it is for."""
WOULD = frozenset({"like", "love"})
"""Those that do so after "would"."""
TRY = frozenset({"learn", "study", "explore", "try", "understand"})
"""The verbs of such wishes."""
USE = frozenset({"use", "work", "move"})
"""Those that are wishes unless someone is eager to do what they can."""
LIVE = frozenset({"live", "do", "nothing"})
"""The words before "without" with which it is a must."""
AT_IT = frozenset({"currently", "now", "still", "am"})
"""The words before "learning" that make it what someone does: "currently learning Rust"."""
LACK = re.compile(
    r"(?:none|never|no|not)(?: (?:experience|knowledge|yet|used))*"
    rf"|(?:(?:{'|'.join(HOPES)}|(?:would )?(?:{'|'.join(WOULD)})|yet|still) )?to learn(?: more)?"
    rf"|(?:(?:{'|'.join(AT_IT)}) )?learning|in progress|planned",
    re.IGNORECASE,
)
"""What says of a skill, beside it, that someone does not have it: "Git: no"."""
ASIDE = re.compile(r":|\(|(?:^|\s)[-\u2013\u2014]\s")
"""What stands before that."""
MARKS = "|)/\u2022\u00b7"
"""What stands between the parts of a list, apart from a comma."""
OR = frozenset({"or", "nor"})
"""The words that go on with what is denied."""
REACH = 4
"""How many words a negation reaches, and how many more for each of a list that it denies."""
_DENIAL = rf"(?<![\w-])(?:{'|'.join(NEGATIONS)})(?:['\u2019]t)? (?!(?:{'|'.join(NOT_DENYING)})\b)"
MAX_LIST = 100
"""How many characters of a list are looked at for its end."""
DENIED = re.compile(
    rf"{_DENIAL}(?!(?:sql|code)\b)[^,.;|)\n]*(?:,[^.;|)\n]{{0,{MAX_LIST}}}?\b(?:or|nor)\b[^,.;|)\n]*)?",
    re.IGNORECASE,
)
"""What a list of skills denies: one of them, or several up to the last after "or"."""
_PARTS = ",;|.\n\u2022\u00b7"
LACKED = re.compile(
    rf"(?<![^{_PARTS}])[^{_PARTS}]*?"
    rf"(?:(?::|\(| [-\u2013\u2014]) ?(?:{LACK.pattern})|[ :(]{ZERO})"
    rf" ?\)? ?(?=[{_PARTS}]|$)(?!\. ?\d)",
    re.IGNORECASE,
)
"""What a list names only to say that someone does not have it."""


def denied(words: Words, *, is_mine: bool) -> set[int]:
    """Return the numbers of the words that a text denies.

    In a résumé, which `is_mine`, so is what someone wants to learn, or is new to.
    """
    found: set[int] = set()
    for index in range(len(words.plain)):
        start = _denies(words, index)
        if start is None and is_mine and _is_wish(words, index):
            start = index + 1
        if is_mine and _is_lack(words, index):
            found.update(_before(words, index, f",{MARKS}"))
        elif start is not None:
            found.update(_after(words, start))
            if _is_not_needed(words, index, start):
                found.update(_before(words, index, MARKS))
    return found


def is_torn(words: Words, start: int, end: int) -> bool:
    """Return whether a phrase that begins with "no" goes beyond a sentence: "Git: no. SQL: yes"."""
    return words.plain[start] in NEGATIONS and any(map(words.ends_before, range(start + 1, end)))


def is_lack(text: str) -> bool:
    """Return whether what stands beside a skill says that someone does not have it."""
    return bool(LACK.fullmatch(text.strip("()[] .")))


def without_denials(line: str) -> str:
    """Return a list of skills without those that it denies: "Python, SQL, no Spark or Hadoop"."""
    return DENIED.sub("", LACKED.sub("", line))


def _denies(words: Words, index: int) -> int | None:
    """Return the word from which on a word denies what follows; None if it does not."""
    word, after = words.plain[index], words.plain[index + 1 : index + 2]
    if word == "without" and index and words.plain[index - 1] in LIVE:
        return None
    is_short = after == ["t"] and words.between(index + 1) in {"'", "\u2019"}  # don't
    if word not in NEGATIONS and not (word in {"can", "couldn"} and is_short):
        return None
    start = index + 1 + is_short
    if start >= len(words.plain) or words.plain[start] in NOT_DENYING:
        return None
    return None if words.between(start) == "-" else start  # no-code


def _is_not_needed(words: Words, index: int, start: int) -> bool:
    """Return whether a negation says that what is before it is not needed."""
    following, after = [*words.plain[start : start + 2], "", ""][:2]
    is_no_must = following == "a" and after in NO_MUST
    return words.plain[index] not in ALWAYS_AFTER and (following in NEEDED or is_no_must)


def _is_wish(words: Words, index: int) -> bool:
    """Return whether what follows a word is what someone only wishes for, lacks, or is new to."""
    word, (after, verb) = words.plain[index], [*words.plain[index + 1 : index + 3], "", ""][:2]
    before = words.plain[index - 1] if index else ""
    is_own = not index or words.ends_before(index) or before in OWN
    is_tried = after == "to" and (verb in TRY or (verb in USE and word not in EAGER))
    is_joined = bool(index) and not words.ends_before(index) and "," not in words.between(index)
    return (
        (is_own and word in MY_NEGATIONS and after != "to")
        or (is_own and word == "interested" and after == "in")
        or (is_own and word in HOPES and is_tried)
        or (is_tried and word in WOULD and before in {"would", "d"})
        or (word == "new" and after == "to")
        or (word == "learning" and is_joined and before in AT_IT)
    )


def _is_lack(words: Words, index: int) -> bool:
    """Return whether a word begins what says of a skill before it that someone lacks it."""
    if not index or not ASIDE.search(words.between(index)):
        return False
    aside = [words.plain[index]]
    for place in range(index + 1, min(index + 2 * REACH, len(words.plain))):
        if words.ends_before(place) or _is_parted(words, place, f",{MARKS}"):
            break
        aside.append(words.plain[place])
    return is_lack(" ".join(aside))


def _after(words: Words, start: int) -> list[int]:
    """Return the numbers of the words from one on that are denied."""
    found: list[int] = []
    end = start + REACH
    while len(found) < end - start and (place := start + len(found)) < len(words.plain):
        word, before = words.plain[place], words.plain[place - 1]
        is_linked = word not in LINKS or before in LINKED or place == start
        is_listed = not _is_parted(words, place, ",") or _end_of_list(words, place - 1) > place
        is_parted = words.ends_before(place) or _is_parted(words, place, MARKS)
        if is_parted or word in STOPS or not is_linked or not is_listed:
            break
        found.append(place)
        if word in NEEDED and before not in NEGATIONS:
            break
        end = max(end, _end_of_list(words, place))
    return found


def _end_of_list(words: Words, index: int) -> int:
    """Return where a list ends that goes on after a denied word: "no Spark, Hive or Pig"."""
    for place in range(index + 1, min(index + 1 + REACH, len(words.plain))):
        if words.ends_before(place):
            break
        if words.plain[place] in OR:
            return place + 2
        if "," not in words.between(place):
            break
    return -1


def _before(words: Words, index: int, marks: str) -> list[int]:
    """Return the numbers of the words before one, back to a mark or the end of a sentence."""
    before: list[int] = []
    for place in range(index - 1, max(-1, index - 1 - REACH), -1):
        before.append(place)
        if words.ends_before(place) or _is_parted(words, place, marks):
            break
    return before


def _is_parted(words: Words, index: int, marks: str) -> bool:
    return any(mark in words.between(index) for mark in marks)
