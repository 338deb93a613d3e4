"""Finding many phrases in a text in one pass, however many there are."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from rolecmp.texts.words import Words, plain, words

GAP = "..."
"""The piece of a phrase that stands for up to `MAX_GAP` words."""
MAX_GAP = 5
BEGINNING = "*"
"""What ends a piece of a phrase that only the beginning of a word has to equal."""
EXACT = "="
"""What begins a phrase that counts only as it is written: `=Excel`, for to excel is a verb."""

_FIRST = re.compile(f"{EXACT}?([A-Za-z]+)(?= |$)")
"""A first word of nothing but letters, without which a phrase cannot be found."""

T = TypeVar("T", bound=Hashable)


class Found(NamedTuple, Generic[T]):
    """A phrase in a text: what it stands for, and its first word and the one after its last."""

    meaning: T
    start: int
    end: int


class _Node(Generic[T]):
    """A place within phrases: what may come next, and what they mean if they end here."""

    def __init__(self) -> None:
        self.plain: dict[str, _Node[T]] = {}
        self.exact: dict[str, _Node[T]] = {}
        self.beginnings: dict[str, _Node[T]] = {}
        self.gap: _Node[T] | None = None
        self.meanings: list[T] = []
        self.known: dict[str, tuple[_Node[T], ...]] = {}
        """The places after each word that has been looked up."""

    @cached_property
    def goes_on(self) -> bool:
        """Whether a word may come next, without a gap."""
        return bool(self.plain or self.exact or self.beginnings)

    @cached_property
    def lengths(self) -> set[int]:
        """The lengths of the beginnings."""
        return {len(each) for each in self.beginnings}

    def next(self, raw: str, plain: str) -> "tuple[_Node[T], ...]":
        """Return the places after a word."""
        found = [self.plain.get(plain), self.exact.get(raw)]
        if self.beginnings:
            low = raw.casefold()
            found += [self.beginnings.get(low[:length]) for length in self.lengths]
        self.known[raw] = nodes = tuple(filter(None, found))
        return nodes


class _Search(Generic[T]):
    """What has been found in a text, and the gaps that are not over."""

    def __init__(self, text: Words) -> None:
        self.text = text
        self.found: list[Found[T]] = []
        self.gaps: dict[_Node[T], tuple[int, int]] = {}
        """Where the phrase begins, and where the gap does."""

    def follow(self, node: _Node[T], start: int, end: int) -> None:
        """Find the phrases from `start` that reach `node` at `end`."""
        for meaning in node.meanings:
            self.found.append(Found(meaning, start, end))
        if node.gap:
            self.gaps[node.gap] = (start, end)
        if node.goes_on and end < len(self.text.raw):
            for after in self._after(node, end):
                self.follow(after, start, end + 1)

    def leave_gaps(self, index: int) -> None:
        """Find the phrases that go on at `index` after a gap; of two starts, the nearer counts."""
        raw = self.text.raw[index]
        for gap, (start, end) in [*self.gaps.items()]:
            reached = gap.known.get(raw)
            if (reached == () and index - end < MAX_GAP) or index < end:
                continue
            nodes = self._after(gap, index)
            if nodes or index - end >= MAX_GAP:
                del self.gaps[gap]
            for after in nodes:
                self.follow(after, start, index + 1)

    def _after(self, node: _Node[T], index: int) -> tuple[_Node[T], ...]:
        """Return the places after `node` that the word at `index` leads to."""
        raw = self.text.raw[index]
        nodes = node.known.get(raw)
        return node.next(raw, self.text.plain[index]) if nodes is None else nodes


class Phrases(Generic[T]):
    """Phrases, each with what it stands for.

    A phrase is words in any case, singular or plural. `model*` stands for any word that
    begins so, `...` for up to five words, and a phrase after `=` for itself as written.
    """

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        """Take phrases, each with its meaning."""
        self._root = _Node[T]()
        self._phrases = [*phrases]
        self._pending = defaultdict[str, list[tuple[str, T]]](list)
        """Phrases by their first word, until a text has it: of many, hardly any is ever needed."""
        for phrase, meaning in self._phrases:
            if first := _FIRST.match(phrase):
                self._pending[plain(first[1])].append((phrase, meaning))
            else:
                self._add(phrase, meaning)

    def __contains__(self, form: object) -> bool:
        """Return whether a phrase has a word with that plain form."""
        return form in self._forms

    @cached_property
    def _forms(self) -> set[str]:
        """The plain forms of all words in the phrases."""
        cut = (piece for phrase, _ in self._phrases for piece in _pieces(phrase))
        return {form for piece in cut for form in piece.words.plain[: piece.whole]}

    def words(self, text: str) -> Words:
        """Return the words of a text, cut as the phrases need it."""
        return words(text, self)

    def find(self, text: Words) -> list[Found[T]]:
        """Return all phrases in a text, also within each other, by where they end."""
        for first in self._pending.keys() & {*text.plain}:
            for phrase, meaning in self._pending.pop(first):
                self._add(phrase, meaning)
        search = _Search[T](text)
        known, gaps = self._root.known, search.gaps
        for index, raw in enumerate(text.raw):
            if gaps:
                search.leave_gaps(index)
            nodes = known.get(raw)
            if nodes is None:
                nodes = self._root.next(raw, text.plain[index])
            for node in nodes:
                search.follow(node, index, index + 1)
        return search.found

    def _add(self, phrase: str, meaning: T) -> None:
        node, is_exact = self._root, phrase.startswith(EXACT)
        for piece in _pieces(phrase):
            if piece.is_gap:
                node.gap = node.gap or _Node()
                node = node.gap
            for index, (raw, form) in enumerate(zip(*piece.words[:2], strict=True)):
                if index == piece.whole:
                    node = node.beginnings.setdefault(raw.casefold(), _Node())
                    continue
                table, key = (node.exact, raw) if is_exact else (node.plain, form)
                node = table.setdefault(key, _Node())
        if node is not self._root:
            node.meanings.append(meaning)


class _Piece(NamedTuple):
    """What is between blanks in a phrase: a gap, or words of which the first so many are whole."""

    words: Words
    whole: int
    is_gap: bool = False


def _pieces(phrase: str) -> Iterator[_Piece]:
    for piece in phrase.removeprefix(EXACT).split():
        cut = words("" if piece == GAP else piece.removesuffix(BEGINNING), {plain(piece)})
        yield _Piece(cut, len(cut.raw) - piece.endswith(BEGINNING), piece == GAP)


def longest(found: Iterable[Found[T]]) -> Iterator[Found[T]]:
    """Yield the phrases of which none lies within another, the longer of two that overlap.

    Whatever else one phrase stands for is yielded, too.
    """
    kept, taken = list[Found[T]](), dict[int, tuple[int, int]]()
    for each in sorted(found, key=lambda each: (each.start - each.end, each.start)):
        span = (each.start, each.end)
        if all(taken.get(word, span) == span for word in range(*span)):
            taken.update(dict.fromkeys(range(*span), span))
            kept.append(each)
    yield from sorted(kept, key=lambda each: each.start)
