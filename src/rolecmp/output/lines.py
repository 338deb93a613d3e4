"""Lines of text in styles, and documents, in columns. No other module imports rich.

Rich measures characters, and lays out documents. Its console and its texts would take a tenth
of the time of every command, and most of that of a list with thousands of rows.
"""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TextIO

from rich.cells import cell_len, chop_cells

from rolecmp.output.colors import RESET, are_refused, has_escapes, is_terminal

DOCUMENT_WIDTH = 100
"""The width of a document, where there is room for more."""
STYLES = {"bold": "1", "dim": "2", "green": "32", "yellow": "33", "blue": "34"}
"""The styles that text may be in, and the parameter of the escape sequence of each."""
COLORS = frozenset({"green", "yellow", "blue"})
WORDS = re.compile(r"\s*\S+\s*")


class Line(NamedTuple):
    """A line of text in runs, each in one style: none, or styles with blanks between them.

    `width` are the columns that it takes: two for each wide character.
    """

    runs: tuple[tuple[str, str], ...] = ()
    width: int = 0

    @property
    def plain(self) -> str:
        """The text without its styles."""
        return "".join([text for text, _ in self.runs])

    def joined(self, other: "Line", column: int) -> "Line":
        """Return this line, and `other` from a column on."""
        gap = column - self.width
        if not self.runs and gap <= 0:
            return other
        if gap <= 0:
            return Line(self.runs + other.runs, self.width + other.width)
        return Line((*self.runs, (" " * gap, ""), *other.runs), column + other.width)

    def divided(self, offsets: Iterable[int]) -> Iterator["Line"]:
        """Yield the parts between offsets in characters, in order."""
        runs, left, start = iter(self.runs), ("", ""), 0
        for end in (*offsets, len(self.plain)):
            part, wanted = list[tuple[str, str]](), end - start
            while wanted > 0:
                text, style = left if left[0] else next(runs)
                part.append((text[:wanted], style))
                left = text[wanted:], style
                wanted -= len(text)
            yield line_of(part)
            start = end

    def wrapped(self, width: int) -> list["Line"]:
        """Return the lines that it takes up within `width`, broken at words."""
        if "\n" not in (plain := self.plain) and self.width <= width:
            return [self]
        parts, start = [], 0
        for number, text in enumerate(plain.split("\n")):
            if number:
                parts += [start - 1, start]
            parts += [start + offset for offset in _breaks(text, width)]
            start += len(text) + 1
        return [line.stripped() for line in self.divided(parts) if line.plain != "\n"]

    def cut_at(self, length: int) -> "Line":
        """Return the first so many characters."""
        return next(self.divided([length]))

    def cut(self, width: int, end: str) -> "Line":
        """Return the line if it fits in `width`, or else what of it does, with `end` after it."""
        if self.width <= width:
            return self
        kept = chop_cells(self.plain, max(width - width_of(end), 1))[0]
        cut = self.cut_at(len(kept))
        return line_of([*cut.runs, (end, cut.runs[-1][1] if cut.runs else "")])

    def stripped(self) -> "Line":
        """Return the line without blanks at its end."""
        if not self.runs or not self.runs[-1][0][-1:].isspace():
            return self
        return self.cut_at(len(self.plain.rstrip()))


def width_of(text: str) -> int:
    """Return the columns that a text takes, most often as many as it has characters."""
    return len(text) if text.isascii() and text.isprintable() else cell_len(text)


def line_of(runs: Iterable[tuple[str, str]]) -> Line:
    """Return a line of texts, each with its style."""
    kept = tuple([run for run in runs if run[0]])
    return Line(kept, sum([width_of(text) for text, _ in kept]))


def styled(text: str, style: str = "") -> Line:
    """Return a line in one style."""
    return Line(((text, style),), width_of(text)) if text else Line()


def written(lines: Iterable[Line], stream: TextIO) -> str:
    """Return lines as text, with the escape sequences that `stream` understands."""
    if not _has_styles(stream):
        return "".join([f"{line.plain}\n" for line in lines])
    kept = STYLES.keys() - COLORS if are_refused() else STYLES.keys()
    sequences = {
        style: f"\x1b[{parameters}m"
        for style in {style for line in lines for _, style in line.runs}
        if (parameters := ";".join(STYLES[each] for each in style.split() if each in kept))
    }
    return "".join(
        "".join(
            f"{sequence}{text}{RESET}" if (sequence := sequences.get(style)) else text
            for text, style in line.runs
        )
        + "\n"
        for line in lines
    )


def document(markdown: str, stream: TextIO) -> str:
    """Return a Markdown document as text, in the width and the colors of `stream`."""
    from rich.console import Console
    from rich.markdown import CodeBlock, Markdown
    from rich.text import Text

    console = Console(
        file=stream,
        width=min(columns_of(stream), DOCUMENT_WIDTH),
        height=25,
        color_system="standard" if _has_styles(stream) else None,
        no_color=are_refused(),
        force_terminal=is_terminal(stream),
        force_jupyter=False,
        legacy_windows=False,
    )

    class Code(CodeBlock):
        """Code without a margin: examples are as wide as a terminal, and wrap in a narrow one."""

        def __rich_console__(self, *_: object) -> Iterator[Text]:
            yield Text(str(self.text).rstrip(), style="cyan", overflow="fold")

    class Document(Markdown):
        elements = Markdown.elements | {"fence": Code, "code_block": Code}

    with console.capture() as capture:
        console.print(Document(markdown, code_theme="ansi_dark", hyperlinks=False))
    return capture.get()


def columns_of(stream: TextIO) -> int:
    """Return the columns of a stream: COLUMNS if it makes sense, else the terminal's, else 80."""
    columns = os.getenv("COLUMNS", "")
    if re.fullmatch("[1-9][0-9]{0,3}", columns):
        return max(20, int(columns))
    try:
        return os.get_terminal_size(stream.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


def _has_styles(stream: TextIO) -> bool:
    """Return whether `stream` understands escape sequences; consoles of an old Windows do not."""
    if sys.platform == "win32" and stream.isatty():
        from rich.console import detect_legacy_windows

        if detect_legacy_windows():
            return False
    return has_escapes(stream)


def _breaks(text: str, width: int) -> Iterator[int]:
    """Yield the offsets at which a text is broken: before words, and in those that are too wide."""
    column = 0
    for match in WORDS.finditer(text):
        word, start = match[0], match.start()
        length = width_of(word.rstrip())
        if length <= width - column:
            column += width_of(word)
        elif length <= width:
            yield start
            column = width_of(word)
        else:
            for part in chop_cells(word, width):
                if start:
                    yield start
                start += len(part)
                column = width_of(part)
