"""The names of things, and which of the things a name means."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from rolecmp.catalog.spelling import fold, misspelled
from rolecmp.catalog.titles import long_form, match_title, without_rank

MIN_GENERAL = 3
"""A word that the names of at least so many roles have is no title of a single one: "driver"."""
GRADED = re.compile(r"[^@]*[^@\s]@[^@\s]+")
"""A role and a grade of it, such as "ds@senior"; "Data scientist @ Example" is none."""
LONG_NUMBER = re.compile(r"\d{4}")
"""A number that is a part of a code, and no rank."""
CODE = re.compile(r"\d\d[-. ]?\d{4}(?:[-. ]?\d\d)?")
WORD = re.compile(r"[^\s,;:()\[\]]+")


class Names(NamedTuple):
    """All names of one thing: handles, full names, and titles that it may share."""

    handles: Sequence[str]
    names: Sequence[str]
    titles: Sequence[str] = ()


def _handles(names: Names) -> Sequence[str]:
    return names.handles


def _full_names(names: Names) -> Sequence[str]:
    return names.names


def _titles(names: Names) -> Sequence[str]:
    return names.titles


def _same(name: str) -> str:
    return name


def _singular(name: str) -> str:
    return " ".join(word.removesuffix("s") for word in long_form(name).split())


PRECEDENCE: tuple[tuple[Callable[[Names], Sequence[str]], Callable[[str], str]], ...] = (
    (_handles, _same),
    (_full_names, _same),
    (_handles, _singular),
    (_full_names, _singular),
    (_titles, _same),
    (_titles, _singular),
)
"""Which kind of name, and which spelling, is tried first: the first to match anything decides."""
HANDLES, NAMES = map(PRECEDENCE.index, ((_handles, _same), (_full_names, _singular)))
"""The number of handles as they are, and of full names, singular or plural."""


class NameIndex:
    """The names of things, which are called by their numbers."""

    def __init__(self, things: Sequence[Names]) -> None:
        """Take the names of each thing."""
        self._things = things
        self._by_name: dict[int, dict[str, list[int]]] = {}

    def match(self, name: str) -> list[int]:
        """Return the things that `name` names, in the order of PRECEDENCE.

        A name that nothing has is read as a job title or as a code; see `titles` and `_code`.
        """
        if GRADED.fullmatch(name):
            return self.match(name.rpartition("@")[0])
        found = self._match_code(name) or self.match_exactly(name)
        return found or match_title(" ".join(name.casefold().split()), self.match_exactly)

    def match_whole(self, name: str) -> list[int]:
        """Return the things that `name` names as it is, apart from a rank."""
        if GRADED.fullmatch(name):
            name = name.rpartition("@")[0]
        if found := self._match_code(name) or self.match_exactly(name):
            return found
        return [] if LONG_NUMBER.search(name) else self.match_exactly(unranked(name))

    def match_exactly(self, name: str) -> list[int]:
        """Return the things that are called so."""
        folded = fold(name)
        for number, (kind, spell) in enumerate(PRECEDENCE):
            if found := self._named(number).get(spell(folded)):
                general = self.having(folded) if kind is _titles else []
                is_general = len(general) >= MIN_GENERAL
                return [*dict.fromkeys((*found, *general))] if is_general else found
        return []

    def match_misspelled(self, name: str, *, with_titles: bool = True) -> list[int]:
        """Return the thing that has that name but for a few letters, if there is one."""
        kinds = (*((_titles,) if with_titles else ()), _full_names, _handles)
        owners = {
            fold(each): number
            for kind in kinds
            for number, names in enumerate(self._things)
            for each in kind(names)
        }
        return [owners[each] for each in misspelled(fold(name), owners)]

    def having(self, words: str) -> list[int]:
        """Return the things that have all the words in one of their full names."""
        wanted = _words(words)
        return [
            number
            for number, names in enumerate(self._things)
            if wanted and any(wanted <= _words(name) for name in names.names)
        ]

    def general_word(self, word: str) -> str | None:
        """Return the word of many full names that a misspelled word was meant to be, if any."""
        counts = Counter(
            each for names in self._things for name in names.names for each in _words(name)
        )
        general = [each for each, count in counts.items() if count >= MIN_GENERAL]
        return next(iter(misspelled(word.removesuffix("s"), general)), None)

    def is_handle(self, name: str) -> bool:
        """Return whether `name` is the id or an alias of a thing."""
        return fold(name) in self._named(HANDLES)

    def begins_handle(self, code: str) -> bool:
        """Return whether the handle of a thing begins with these digits."""
        start = fold(code).replace(".", " ")
        return any(handle.startswith(start) for handle in self._named(HANDLES))

    def is_within(self, words: str) -> bool:
        """Return whether words stand in a full name or a title as they are."""
        every = (name for each in self._things for name in (*each.names, *each.titles))
        return any(words in fold(name) for name in every)

    def alike(self, names: Names) -> set[int]:
        """Return the things that share a handle or a name with those `names`."""
        handles = (self._named(HANDLES).get(fold(name), ()) for name in names.handles)
        full = (self._named(NAMES).get(_singular(fold(name)), ()) for name in names.names)
        return {number for numbers in (*handles, *full) for number in numbers}

    def _named(self, number: int) -> dict[str, list[int]]:
        """Return the things by one kind of their names in one spelling."""
        if number not in self._by_name:
            kind, spell = PRECEDENCE[number]
            named = self._by_name[number] = {}
            for index, names in enumerate(self._things):
                for spelled in {spell(fold(each)) for each in kind(names)}:
                    named.setdefault(spelled, []).append(index)
        return self._by_name[number]

    def _match_code(self, name: str) -> list[int]:
        """Return the things whose id is that occupation code, with or without its suffix."""
        if not (code := _code(name)):
            return []
        if found := self._named(HANDLES).get(fold(name)):
            return found
        ids = ([_code(handle) for handle in names.handles] for names in self._things)
        wanted = {code, f"{code}00"}
        return [index for index, codes in enumerate(ids) if wanted.intersection(codes)]


def unranked(name: str) -> str:
    """Return a name, folded, without a rank such as senior."""
    return " ".join(without_rank(fold(name).split()))


def _words(name: str) -> set[str]:
    """Return the words of a name, in the singular."""
    return {word.removesuffix("s") for word in WORD.findall(fold(name))}


def _code(name: str) -> str:
    """Return the digits of an occupation code, such as "15-2051.00"; nothing if it is none."""
    return re.sub("[-. ]", "", name) if CODE.fullmatch(name) else ""
