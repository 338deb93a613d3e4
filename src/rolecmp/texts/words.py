"""Cutting running text into words, in a form in which two spellings of one are equal."""

import re
from collections.abc import Container
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(
    r"((?<![^\W_])[^\W_]\s?&\s?[^\W_](?![^\W_])"  # R&D is not R
    r"|(?<![^\W_])\.net(?![^\W_])"
    r"|[^\W_]+(?:\.(?:js|net)(?![^\W_]))?(?:\+\+|#|['\u2019]s(?![^\W_]))?)",
    re.IGNORECASE,
)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
"""Where one word ends and another begins within a word, as in `ResponsibilitiesDevelop`."""
_GENITIVES = ("'s", "\u2019s")
_LONGEST = 60
"""What is longer is no word of a language."""
_SHORT = 3
"""A word of so many letters may end in s without being a plural."""
_FIELD = 8
"""From so many letters on, a word in -ics is a field: electronics is not what is electronic."""


class Words(NamedTuple):
    """The words of a text: as written, and in their plain forms."""

    raw: list[str]
    plain: list[str]
    pieces: list[str]
    """The whole text: what separates words, and between that what is written as one."""
    places: list[int]
    """For each word, the piece that it is or that it is cut from."""

    def written(self, start: int, end: int) -> str:
        """Return the words from `start` up to `end` with what stands between them."""
        text = "".join(self.pieces[self.places[start] : self.places[end - 1] + 1])
        return " ".join(text.split())

    def between(self, index: int) -> str:
        """Return what stands between a word and the one before it."""
        return self.pieces[self.places[index] - 1]

    def ends_before(self, index: int) -> bool:
        """Return whether a sentence, or a line that no small letter goes on, ends before a word."""
        between = self.between(index)
        is_line = "\n" in between and not self.raw[index][:1].islower()
        return is_line or any(mark in between for mark in ".;:!?")


def words(text: str, known: Container[str] = ()) -> Words:
    """Return the words of a text.

    A word that has none of the `known` plain forms is cut at its capitals, since lists that
    are pasted often lose the line breaks between their items.
    """
    pieces = _WORD.split(text)
    found = Words([], [], pieces, [])
    forms: dict[str, str | None] = {}
    for place in range(1, len(pieces), 2):
        raw = pieces[place]
        form = forms.get(raw)
        if form is None:
            if raw in forms or _is_glued(raw, known):
                forms[raw] = None
                for part in _HUMP.split(raw):
                    found.raw.append(part)
                    found.plain.append(plain(part))
                    found.places.append(place)
                continue
            form = forms[raw] = plain(raw)
        found.raw.append(raw)
        found.plain.append(form)
        found.places.append(place)
    return found


@lru_cache(maxsize=2**15)
def plain(word: str) -> str:
    """Return a word in lowercase and without the ending of its plural or genitive."""
    low = word.casefold()
    if low.endswith(_GENITIVES):
        low = low[:-2]
    if "&" in low:
        return "".join(low.split())
    if len(low) <= _SHORT or not low.endswith("s") or low.endswith(("ss", "us", "is")):
        return low
    if low.endswith("ics") and len(low) >= _FIELD:
        return low
    return f"{low[:-3]}y" if low.endswith("ies") and len(low) > _SHORT + 1 else low[:-1]


def _is_glued(raw: str, known: Container[str]) -> bool:
    if raw.islower() or raw.isupper() or raw.istitle() or len(raw) > _LONGEST:
        return False
    return plain(raw) not in known and bool(_HUMP.search(raw))
