"""Finding names spelled so similarly that they may be the same thing."""

import re
from collections import defaultdict
from collections.abc import Container, Hashable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

MIN_LENGTH = 6
"""The fewest letters of a name in which one of them may be a typo."""
MIN_KEPT = 0.6
"""An abbreviation keeps more than this share of a name: `sklearn` keeps 7 of 11 letters."""
SUFFIX_LENGTH = 4
"""The letters at the end that an abbreviation keeps, unless it is the beginning of the name."""
SIGNIFICANT_SIGNS = "+#"
"""Signs that are more than punctuation: C, C++ and C# are three languages."""
NOT_SPELLED = re.compile(rf"[^\w{SIGNIFICANT_SIGNS}]|_")
"""A character that makes no difference between names."""
SEVERAL_WORDS = re.compile(r"\w[\s_-]+\w")
MAX_LENGTH = 200
"""The most characters of a name that is looked at: a longer one is an error."""
MAX_NEIGHBORS = 50
"""The most names that are compared for having one thing in common: of what a crowd has in
common, nothing follows, and the work is to grow with the number of names only."""


class _Name(NamedTuple):
    """A name, with what it is compared by."""

    name: str
    spelled: str
    digits: str
    is_word: bool
    typo_keys: tuple[Hashable, ...]
    short_keys: tuple[Hashable, ...]


class SimilarNames:
    """Names with their owners, and the search for those similar to another name.

    Names are similar if they differ only in case, spaces and punctuation, in one letter or in
    two that changed places, or if one abbreviates the other and is one word. Names that differ
    in their digits are not: versions and levels are different things. Nor are names of which
    one has a word more.
    """

    def __init__(self) -> None:
        """Start without names."""
        self._names: defaultdict[Hashable, list[tuple[_Name, str]]] = defaultdict(list)

    def add(self, name: str, owner: str) -> None:
        """Add a `name` of `owner`."""
        if len(name) > MAX_LENGTH:
            return
        added = _read(name)
        short = ((added.is_word, key) for key in added.short_keys)
        for key in (*added.typo_keys, *short):
            neighbors = self._names[key]
            if len(neighbors) < MAX_NEIGHBORS:
                neighbors.append((added, owner))

    def find(self, name: str, owner: str, apart: Container[str] = ()) -> str | None:
        """Return the owner of a name similar to `name`; None without one.

        That is not `owner`, and none of those that are `apart` from it.
        """
        found = self.find_all(name, owner)
        return next((other for other in found if other not in apart), None)

    def find_all(self, name: str, owner: str) -> Iterator[str]:
        """Yield the owners of names similar to `name`, some of them several times."""
        if len(name) > MAX_LENGTH:
            return
        read = _read(name)
        # Of two names with several words neither abbreviates the other, so they are not compared.
        others = (True, False) if read.is_word else (True,)
        short = [(is_word, key) for key in read.short_keys for is_word in others]
        for keys, is_similar in ((read.typo_keys, _is_typo), (short, _is_short)):
            for key in keys:
                for other, its_owner in self._names.get(key, ()):
                    is_version = read.digits and other.digits and read.digits != other.digits
                    if is_version or its_owner == owner:
                        continue
                    if is_similar(read.spelled, other.spelled) and not _has_more_words(
                        name, other.name
                    ):
                        yield its_owner


@lru_cache(maxsize=2**6)  # a name is looked for, and then added
def _read(name: str) -> _Name:
    spelled = spelling(name)
    digits = "".join(filter(str.isdigit, name))
    is_word = not SEVERAL_WORDS.search(name)
    return _Name(name, spelled, digits, is_word, _typo_keys(spelled), _short_keys(spelled))


def different_names(name: str | None, handles: Iterable[str]) -> list[str]:
    """Return a name, and those of the `handles` that say something else.

    An id that is made of the name, perhaps with a prefix, does not.
    """
    spelled = {spelling(handle): handle for handle in handles}
    if name:
        named = spelling(name)
        spelled = {key: handle for key, handle in spelled.items() if not key.endswith(named)}
        spelled[named] = name
    return [*spelled.values()]


@lru_cache(maxsize=2**15)
def spelling(name: str) -> str:
    """Return the letters, digits and significant signs of a name, in lowercase."""
    return NOT_SPELLED.sub("", name.casefold())


def _typo_keys(spelled: str) -> tuple[Hashable, ...]:
    """Return what names with a typo between them have in common: at least one of these.

    That is all, or what is before or after it, which is half of the shorter name but for the two
    letters that may have changed places.
    """
    lengths = (len(spelled) - 1, len(spelled))
    halves = [(shorter, half) for shorter in lengths if (half := max(0, shorter - 2) // 2)]
    ends = (
        key
        for shorter, half in halves
        for key in ((shorter, "", spelled[:half]), (shorter, spelled[-half:], ""))
    )
    return (spelled, *ends)


def _short_keys(spelled: str) -> tuple[Hashable, ...]:
    """Return what a name and its abbreviation have in common: at least one of these."""
    if len(spelled) < MIN_LENGTH:
        return ()
    return (spelled[0], spelled[-SUFFIX_LENGTH:]), spelled[:MIN_LENGTH]


def _is_typo(one: str, other: str) -> bool:
    """Return whether spellings are the same, or the same but for one letter, or two in turn."""
    short, long = (one, other) if len(one) < len(other) else (other, one)
    if len(long) - len(short) > 1 or len(long) < MIN_LENGTH:
        return one == other
    at = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    is_one_letter = short[at + 1 :] == long[at + 1 :]
    return is_one_letter or short[at:] == long[at + 1 : at + 2] + long[at : at + 1] + long[at + 2 :]


def _is_short(one: str, other: str) -> bool:
    """Return whether the letters of one spelling are most of the other's, in the same order."""
    short, long = sorted((one, other), key=len)
    letters = iter(long)
    return len(short) > MIN_KEPT * len(long) and all(letter in letters for letter in short)


def _has_more_words(one: str, other: str) -> bool:
    """Return whether one name has all words of the other, and more."""
    words, other_words = (
        {spelling(word) for word in re.split(r"[\s_-]+", name)} - {""} for name in (one, other)
    )
    return words < other_words or other_words < words
