"""Two texts, before and after: the places where they differ."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

TOKEN = re.compile(r"[⺀-鿿가-힣]|\w+|\s+|.", re.DOTALL)
"""A word, a space or a sign; a character where words have no spaces between them."""
CONTEXT = 6
"""The most tokens before and after a change: three words and the spaces between them."""
MAX_TOKENS = 1500
"""Longer texts are shown whole: comparing them would take its time."""
ALIKE = 0.5
"""Texts that share less than this are shown whole: they are no longer the same sentence."""


def differing(before: str, after: str) -> list[tuple[str, str]]:
    """Return the places where two texts differ, each before and after, with words around them."""
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    if len(old) + len(new) > MAX_TOKENS:
        return [(before, after)]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < ALIKE:
        return [(before, after)]
    return [
        (_cut(old, group[0][1], group[-1][2]), _cut(new, group[0][3], group[-1][4]))
        for group in matcher.get_grouped_opcodes(CONTEXT)
    ]


def around(before: str, after: str, most: int) -> tuple[str, str]:
    """Return two texts around the first place where they differ, in `most` characters or so."""
    if max(len(before), len(after)) <= most:
        return before, after
    pairs = enumerate(zip(before, after, strict=False))
    place = next((n for n, (one, other) in pairs if one != other), min(len(before), len(after)))
    start = max(0, place - most // 4)
    if start:  # at a word, if one begins before the place
        start = before.find(" ", start, place) + 1 or start
    return _part(before, start, most), _part(after, start, most)


def _part(text: str, start: int, most: int) -> str:
    end = "…" if len(text) > start + most else ""
    return f"{'…' if start else ''}{text[start : start + most].strip()}{end}"


def _cut(tokens: Sequence[str], start: int, end: int) -> str:
    text = "".join(tokens[start:end]).strip()
    return f"{'…' if start else ''}{text}{'…' if end < len(tokens) else ''}"
