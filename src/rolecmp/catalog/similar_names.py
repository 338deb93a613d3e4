"""Finding names spelled so similarly that they may be the same thing."""

import re
from collections import defaultdict
from collections.abc import Container, Hashable, Iterator

MIN_LENGTH = 6
"""The fewest letters of a name in which one of them may be a typo."""
MIN_KEPT = 0.6
"""An abbreviation keeps more than this share of a name: `sklearn` keeps 7 of 11 letters."""
SUFFIX_LENGTH = 4
"""The letters at the end that an abbreviation keeps, unless it is the beginning of the name."""
SIGNIFICANT_SIGNS = "+#"
"""Signs that are more than punctuation: C, C++ and C# are three languages."""


class SimilarNames:
    """Names with their owners, and the search for those similar to another name.

    Names are similar if they differ only in case, spaces and punctuation, or in one
    letter, or if one abbreviates the other and is one word. Names that differ in their digits
    are not: versions and levels are different things. Nor are names of which one has a word more.
    """

    def __init__(self) -> None:
        """Start without names."""
        self._names: defaultdict[Hashable, list[tuple[str, str]]] = defaultdict(list)

    def add(self, name: str, owner: str) -> None:
        """Add a `name` of `owner`."""
        spelled, is_word = spelling(name), _is_word(name)
        for key in (*_typo_keys(spelled), *((is_word, key) for key in _short_keys(spelled))):
            self._names[key].append((name, owner))

    def find(self, name: str, owner: str, apart: Container[str] = ()) -> str | None:
        """Return the owner of a name similar to `name`; None without one.

        That is not `owner`, and none of those that are `apart` from it.
        """
        spelled = spelling(name)
        # Of two names with several words neither abbreviates the other, so they are not compared.
        others = (True, False) if _is_word(name) else (True,)
        short = ((is_word, key) for key in _short_keys(spelled) for is_word in others)
        for key in (*_typo_keys(spelled), *short):
            for other, found in self._names.get(key, ()):
                if found != owner and found not in apart and _are_similar(name, other, key):
                    return found
        return None


def spelling(name: str) -> str:
    """Return the letters, digits and significant signs of a name, in lowercase."""
    return "".join(sign for sign in name.casefold() if sign.isalnum() or sign in SIGNIFICANT_SIGNS)


def _is_word(name: str) -> bool:
    return not re.search(r"\w[\s_-]+\w", name)


def _typo_keys(spelled: str) -> Iterator[str]:
    """Yield what names that differ in at most one letter have in common."""
    yield spelled
    if len(spelled) >= MIN_LENGTH:
        for index in range(len(spelled)):
            yield spelled[:index] + spelled[index + 1 :]


def _short_keys(spelled: str) -> Iterator[Hashable]:
    """Yield what a name and its abbreviation have in common: at least one of these."""
    if len(spelled) >= MIN_LENGTH:
        yield spelled[0], spelled[-SUFFIX_LENGTH:]
        for length in range(max(MIN_LENGTH, int(MIN_KEPT * len(spelled))), len(spelled) + 1):
            yield spelled[:length]


def _are_similar(one: str, other: str, key: Hashable) -> bool:
    digits, other_digits = ("".join(filter(str.isdigit, name)) for name in (one, other))
    if (digits and other_digits and digits != other_digits) or _has_more_words(one, other):
        return False
    spelled = map(spelling, (one, other))
    return isinstance(key, str) or _abbreviates(*sorted(spelled, key=len))


def _has_more_words(one: str, other: str) -> bool:
    """Return whether one name has all words of the other, and more."""
    words, other_words = (
        {spelling(word) for word in re.split(r"[\s_-]+", name)} - {""} for name in (one, other)
    )
    return words < other_words or other_words < words


def _abbreviates(short: str, long: str) -> bool:
    """Return whether the letters of `short` are in `long` in the same order, and most of it."""
    letters = iter(long)
    return len(short) > MIN_KEPT * len(long) and all(letter in letters for letter in short)
