"""Names that are spelled so much alike that they may stand for the same thing."""

from collections import defaultdict
from collections.abc import Hashable, Iterator

SHORTEST = 6
"""The fewest letters of a name in which one of them may be a slip."""
ABBREVIATED = 0.6
"""How much of a name an abbreviation of it has to keep: `sklearn` keeps 7 of 11 letters."""
TAIL = 4
"""How many letters at the end an abbreviation keeps, unless it is the beginning of the name."""
MEANT = "+#"
"""Signs that are no mere punctuation: C, C++ and C# are three languages."""


class Likeness:
    """Remembers names, each with the one who bears it, and finds those like another name.

    Names are alike that differ in nothing but case, spaces and punctuation, or in
    one letter, or of which one abbreviates the other. Names that differ in their
    digits are not: versions and levels are different things.
    """

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._names: defaultdict[Hashable, list[tuple[str, str]]] = defaultdict(list)

    def add(self, name: str, bearer: str) -> None:
        """Remember that `bearer` is called `name`."""
        spelled = _spelled(name)
        for key in _keys(spelled):
            self._names[key].append((spelled, bearer))

    def like(self, name: str, bearer: str) -> str | None:
        """Return who has a name like `name`, other than `bearer`: None if nobody has."""
        spelled = _spelled(name)
        for key in _keys(spelled):
            for other, owner in self._names.get(key, ()):
                if owner != bearer and _is_alike(spelled, other, key):
                    return owner
        return None


def _spelled(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalnum() or sign in MEANT)


def _keys(spelled: str) -> Iterator[Hashable]:
    """Return what alike names have in common: one of these at the least."""
    yield spelled
    if len(spelled) >= SHORTEST:
        yield spelled[0], spelled[-TAIL:]
        for length in range(max(SHORTEST, int(ABBREVIATED * len(spelled))), len(spelled) + 1):
            yield "starts", spelled[:length]
        for index in range(len(spelled)):
            yield spelled[:index] + spelled[index + 1 :]


def _is_alike(one: str, other: str, key: Hashable) -> bool:
    ours, theirs = ("".join(filter(str.isdigit, name)) for name in (one, other))
    if ours and theirs and ours != theirs:
        return False
    return isinstance(key, str) or _abbreviates(*sorted((one, other), key=len))


def _abbreviates(short: str, long: str) -> bool:
    """Tell whether all letters of `short` come in `long` in the same order, and are most of it."""
    letters = iter(long)
    return len(short) > ABBREVIATED * len(long) and all(letter in letters for letter in short)
