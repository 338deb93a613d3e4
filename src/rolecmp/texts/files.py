"""Reading texts of your own: in UTF-8 or UTF-16, plain or with HTML tags."""

import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from rolecmp.catalog.file_names import BUILTIN, display_name
from rolecmp.catalog.files import read_bytes
from rolecmp.errors import CatalogError, TextError, UnreadableError

MAX_BYTES = 2**20
"""The size limit of one text: a long job ad has 20 kB."""
FORMATS = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a Word or OpenDocument file",
    b"\xd0\xcf\x11\xe0": "an old Word file",
    b"{\\rtf": "an RTF file",
}
"""Formats of documents that are no text, by how they begin."""
DOCUMENTS = (".pdf", ".docx", ".doc", ".odt", ".rtf")
"""The extensions of documents that have to be saved as text first."""
EXTENSIONS = (".txt", ".md", ".html", ".htm")
"""What texts in a folder are called."""
LINES = "p|br|li|ul|ol|div|h[1-6]|tr|table|section|article|header|footer|title|dd|dt|dl|body|html"
"""The HTML tags that end a line."""
INLINE = "a|abbr|b|code|em|font|i|img|input|label|link|meta|small|span|strong|sup|sub|td|th|u"
_TAG = re.compile(rf"<(/?)(?:({LINES})|{INLINE}|head|!doctype)\b[^<>]*>", re.IGNORECASE)
HIDDEN = (("<!--", "-->"), ("<script", "</script"), ("<style", "</style"))
"""What encloses a part of an HTML page that is not shown."""


def is_text(name: str) -> bool:
    """Return whether a name ends as that of a text or a document does."""
    return Path(name).suffix.casefold() in {*EXTENSIONS, *DOCUMENTS}


class Text(NamedTuple):
    """A text, and the name of its file."""

    file: str
    text: str


def read_text(file: str) -> Text:
    """Return the text of `file`, a path or `-` for standard input, as it is.

    Raises:
        CatalogError: it cannot be read, or is larger than 1 MiB.
        TextError: it is empty, or no text that can be read.
    """
    if "\n" in file:
        message = "expected the name of a file, not a text; pipe the text in, and write - for it"
        raise TextError(message)
    # A file may have the name of the built-in catalog.
    path = f"./{file}" if file == BUILTIN else file
    name, data = display_name(file), read_bytes(path, MAX_BYTES)
    for start, format in FORMATS.items():
        if data.startswith(start):
            message = f"{name} is {format}, not text; save it as text, and use that"
            raise TextError(message)
    text = _decoded(name, data)
    if not text.strip():
        raise TextError(f"{name} is empty: expected a text")
    return Text(name, text)


def read_texts(files: Iterable[str]) -> list[Text]:
    """Return the texts of `files`.

    Raises:
        UnreadableError: files cannot be read, or have no text: all of them are named.
    """
    texts: list[Text] = []
    reasons: list[str] = []
    for file in files:
        try:
            texts.append(read_text(file))
        except (CatalogError, TextError) as error:
            reasons += error.args
    if reasons:
        raise UnreadableError(reasons)
    return texts


def tidy(text: str) -> str:
    """Return a text without HTML tags, empty lines and repeated spaces."""
    lines = (" ".join(line.split()) for line in without_tags(text).splitlines())
    return "\n".join(filter(None, lines))


def in_folders(files: Sequence[str]) -> list[str]:
    """Return the names of files, with those of the texts in a folder in place of the folder.

    Raises:
        TextError: a folder has no text.
    """
    named: list[str] = []
    for file in files:
        if not os.path.isdir(file):  # noqa: PTH112 - the other one raises for a name too long
            named.append(file)
            continue
        texts = (
            each
            for each in Path(file).iterdir()
            if each.suffix.casefold() in EXTENSIONS and each.is_file()
        )
        if not (found := sorted(map(str, texts))):
            raise TextError(f"no text in {display_name(file)}: expected {', '.join(EXTENSIONS)}")
        named += found
    return named


def without_tags(text: str) -> str:
    """Return a text without HTML tags and character references, if it has any.

    A parser of HTML would take seconds for a megabyte; this reads each character once.
    """
    if not _TAG.search(text):
        return text
    from html import unescape

    # A reference of thousands of digits is no character.
    text = re.sub(r"&#\d{8,};?", " ", text)

    for start, end in HIDDEN:
        text = _without(text, start, end)
    return unescape(_TAG.sub(lambda tag: "\n" if tag[2] else " ", text))


def _without(text: str, start: str, end: str) -> str:
    """Return a text without what stands between each `start` and the next `end` with its ">"."""
    begin, close = (re.compile(re.escape(each), re.IGNORECASE) for each in (start, end))
    kept, here = [], 0
    while found := begin.search(text, here):
        kept.append(text[here : found.start()])
        closed = close.search(text, found.end())
        last = text.find(">", closed.start()) if closed else -1
        here = last + 1 if last >= 0 else len(text)
    return "".join([*kept, text[here:]])


def _decoded(name: str, data: bytes) -> str:
    is_utf_16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    encoding = "UTF-16" if is_utf_16 else "UTF-8"
    try:
        text = data.decode("utf-16" if is_utf_16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = f"byte 0x{data[error.start]:02X}"
        message = f"{name}:{line}: not {encoding}: {found}; save it as UTF-8"
        raise TextError(message) from None
    if "\0" in text:
        raise TextError(f"{name} has null characters, as text in UTF-16 has; save it as UTF-8")
    return text
