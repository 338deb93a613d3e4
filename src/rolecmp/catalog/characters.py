"""The characters that act on a screen instead of showing on it."""

import re

_ACTING = (
    "\x00-\x08\x0b-\x1f"  # control characters, but tab and newline
    "\x7f-\x9f"  # delete, and the control characters of eight bits
    "\u202a-\u202e\u2066-\u2069"  # embeddings, overrides and isolates of the writing direction
    "\u2028\u2029"  # separators of lines and paragraphs
)

ACTING = re.compile(f"[{_ACTING}\ud800-\udfff]")
"""Finds one such character, or half of a pair that stands for one character.

A catalog may not hold any, and no message shows one raw.
"""

READABLE = rf"^(?=[\s\S]*\S)[^{_ACTING}]*$"
"""The pattern, for a JSON Schema, of text that shows something and does not act."""

INVISIBLE = re.compile(
    "["
    "\u00ad"  # soft hyphen
    "\u200b\u2060\ufeff"  # spaces and joiners of no width
    "\u200e\u200f\u061c"  # marks of the writing direction
    "\U000e0000-\U000e007f"  # tags
    "]"
)
"""Finds a character that neither acts nor shows, and is no part of any word or emoji."""
