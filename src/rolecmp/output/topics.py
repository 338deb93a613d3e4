"""The documents that come with the package, for reading in a terminal."""

import re
import sys
from difflib import get_close_matches

from rolecmp.catalog.files import TOPICS, packaged
from rolecmp.errors import UnknownNameError
from rolecmp.output import pager

LINK = re.compile(r"\[([^\]]+)\]\((\w+\.md)?(?:#[\w-]+)?\)")
"""A link within the documents."""


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
    pager.show(lines.document(LINK.sub(_help, text), sys.stdout))


def _help(link: re.Match[str]) -> str:
    """Return a link to another document as the command that shows that."""
    text, file = link.groups()
    topic = next((topic for topic, each in TOPICS.items() if each == file), None)
    if topic is None:
        return text
    command = f"`rolecmp help {topic}`"
    return command if text == file else f"{text} ({command})"
