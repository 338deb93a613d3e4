"""The characters that act on a screen instead of showing on it."""

import re

ACTING = re.compile(
    "["
    "\x00-\x08\x0b-\x1f"  # control characters, but tab and newline
    "\x7f-\x9f"  # delete, and the control characters of eight bits
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # overrides of the writing direction
    "\u2028\u2029"  # separators of lines and paragraphs
    "\ud800-\udfff"  # halves of surrogate pairs
    "\ufeff\U000e0000-\U000e007f"  # a byte order mark, and tags: both invisible
    "]"
)
"""Finds one such character; a catalog may not hold any, and no message shows one raw."""
