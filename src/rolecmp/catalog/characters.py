"""The characters that act on a screen instead of showing on it."""

import re

ACTING = re.compile(
    "["
    "\x00-\x08\x0b-\x1f"  # control characters, but tab and newline
    "\x7f-\x9f"  # delete, and the control characters of eight bits
    "\u202a-\u202e\u2066-\u2069"  # embeddings, overrides and isolates of the writing direction
    "\u2028\u2029"  # separators of lines and paragraphs
    "\ud800-\udfff"  # halves of surrogate pairs
    "]"
)
"""Finds one such character; a catalog may not hold any, and no message shows one raw."""
