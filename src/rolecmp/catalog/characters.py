"""Control characters, which act on the screen instead of being shown, and invisible ones."""

import re

_CONTROLS = (
    "\x00-\x08\x0b-\x1f"  # control characters except tab and newline
    "\x7f-\x9f"  # delete, and the 8-bit control characters
    "\u202a-\u202e\u2066-\u2069"  # bidirectional embeddings, overrides and isolates
    "\u2028\u2029"  # line and paragraph separators
)

CONTROL_CHARACTERS = re.compile(f"[{_CONTROLS}\ud800-\udfff]")
"""Finds a control character or a lone surrogate.

A catalog may not contain any, and no message shows one raw.
"""

_BLANKS = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and patterns that look like a space: Hangul fillers, and the empty Braille pattern."""
VISIBLE = re.compile(rf"[^\s{_BLANKS}]")
"""Finds a character that shows something."""
READABLE = rf"^(?=[\s\S]*[^\s{_BLANKS}])[^{_CONTROLS}]*$"
"""The JSON Schema pattern of text that is not blank and has no control characters."""

INVISIBLE_SINGLES = (
    "\u00ad"  # soft hyphen
    "\u200b\u2060\ufeff"  # zero-width spaces and joiners
    "\u200e\u200f\u061c"  # direction marks
)
TAGS = "\U000e0000-\U000e007f"
INVISIBLE_CHARACTERS = re.compile(f"[{INVISIBLE_SINGLES}{TAGS}]")
"""Finds a character that does not show, and is not part of any word or emoji."""
TAG_BYTES = b"\xf3\xa0"
"""What tags begin with in UTF-8."""
