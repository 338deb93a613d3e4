"""The documents that come with the package, for reading in a terminal."""

import sys
from difflib import get_close_matches

from rolecmp.catalog.files import TOPICS, packaged
from rolecmp.errors import UnknownNameError
from rolecmp.output import pager


def show_topic(name: str) -> None:
    """Write the document called `name` to standard output, through a pager if it is long.

    Raises:
        UnknownNameError: there is none.
        OSError: it could not be written, or not all of it.
    """
    if name not in TOPICS:
        near = get_close_matches(name, TOPICS, n=1)
        message = f'no help on "{name}"; use a command, or {", ".join(TOPICS)}'
        raise UnknownNameError(message, replace=(name, near[0]) if near else None)
    from rolecmp.output import lines

    text = packaged(TOPICS[name], "docs").read_text(encoding="utf-8")
    pager.show(lines.document(text, sys.stdout))
