"""What is wrong with a text that is not JSON, and what to write instead."""

import re
from collections.abc import Callable
from itertools import accumulate

from pydantic_core import ErrorDetails

from rolecmp.catalog.meant import number_meant
from rolecmp.catalog.problems import Problem

OTHER_FORMATS = {
    re.compile(r"\s*(?:---\s+|#[^\n]*\n\s*)*[A-Za-z_$][\w$-]*:(?:\s|$)"): (
        "this looks like YAML; a catalog is JSON: convert it, with yq -o json (version 4) or "
        "yq . (the one of Debian)"
    ),
    re.compile(r"\s*(?:\[\[?[A-Za-z_.-]+\]\]?\s*\n|[A-Za-z_]\w* = )"): (
        "this looks like TOML; a catalog is JSON"
    ),
    re.compile(r"\s*<"): "this looks like HTML or XML; a catalog is JSON",
    re.compile(r"\s*```"): "this is Markdown; a catalog is the JSON between its ``` lines",
    re.compile(r"[^\n{\[]*[,;\t][^\n{\[]*[,;\t][^\n{\[]*\n"): (
        "this looks like CSV; a catalog is JSON"
    ),
}
"""What people save as JSON, by how it begins."""
COMMENT = "JSON has no comments; remove this one"
CURES = {
    **dict.fromkeys(("//", "/*", "#"), COMMENT),
    "'": "names and texts stand in double quotes",
    "\u201c": "names and texts stand in straight double quotes",
    "\u00a0": "an invisible space (U+00A0) stands here; put a normal one in its place",
    **dict.fromkeys(
        ("<<<<<<<", "=======", ">>>>>>>"),
        "a merge conflict; keep one side of it, and remove the lines <<<<<<<, ======= and >>>>>>>",
    ),
    "True": "write true",
    "False": "write false",
    "None": "leave out what is not known",
    "NaN": "leave out what is not known",
}
"""What to do about what a file has where JSON has something else."""
CLOSING = {"[": "]", "{": "}"}
TOKENS = re.compile(r'"(?:[^"\\\n]|\\.)*"|[\[\]{}]')
"""Texts, and the brackets that are in none."""
NUMBER = re.compile(r'(?<![\w".])[-+.]?\d[\w.,%-]*')
"""What begins as a number does, whatever it goes on with."""
KEY = re.compile(r'"(\w+)"\s*:\s*$')
"""The key before a value."""
MAX_KEY = 100
"""The most characters before a value in which its key is looked for."""


def syntax_problem(error: ErrorDetails, text: str) -> Problem:
    """Return the problem for an error of the JSON parser, which ends in its own place."""
    for beginning, message in OTHER_FORMATS.items():
        if beginning.match(text):
            return Problem(line=1, column=1, message=message)
    what, line, column = error["msg"], 1, 1
    if found := re.fullmatch(r"(?:Invalid JSON: )?(.*) at line (\d+) column (\d+)", what):
        what, line, column = found[1], int(found[2]), max(1, int(found[3]))
    ends = [0, *accumulate(len(each) for each in text.splitlines(keepends=True))]
    at = min(ends[min(line, len(ends)) - 1] + column - 1, len(text))
    for start, mended in MENDED.items():
        if what.startswith(start):
            return _at(*mended(text, at), text)
    if number := _number(text, at):
        return _at(*number, text)
    # The parser may have gone on by a character.
    here = [text[place : place + 20] for place in (at, at - 1) if place >= 0]
    cures = (cure for start, cure in CURES.items() for e in here if e.startswith(start))
    what = next(cures, "") or _in_words(what, here)
    return Problem(line=line, column=column, message=f"not valid JSON: {what}")


def _at(at: int, what: str, text: str) -> Problem:
    """Return a problem at an offset of a text."""
    line, column = text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1
    return Problem(line=line, column=column, message=f"not valid JSON: {what}")


def _number(text: str, at: int) -> tuple[int, str] | None:
    """Return where a number begins that is written as JSON has none, and what to write."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    for found in NUMBER.finditer(text, start, len(text) if end < 0 else end):
        if found.start() <= at <= found.end():
            written = found[0].rstrip(",")
            plain = re.sub(r"^(?=\.)", "0", written.replace("_", "").lstrip("+"))
            plain = re.sub(r"^0+(?=\d)", "", plain)
            key = KEY.search(text, max(start, found.start() - MAX_KEY), found.start())
            cure = number_meant(plain, key[1] if key else "")
            if cure == "remove the quotes":
                cure = f"write {plain}" if plain != written else ""
            return (found.start(), cure) if cure else None
    return None


def _in_words(what: str, here: list[str]) -> str:
    """Return the words of the parser, and what to do if a text lacks its quotes."""
    if what.startswith("expected value") and re.match("[A-Za-z]", here[0]):
        return "texts stand in double quotes"
    if what.startswith("expected `,` or") and re.match(r"[^\W\d]", here[0]):
        return f'{what}; within a text, write \\" for a quote'
    if what.startswith("key must be a string"):
        is_word = re.match(r"\w", here[0])
        other = "expected a name in double quotes; perhaps } is missing before this"
        return "names stand in double quotes" if is_word else other
    return what


def _without_end(text: str, _: int) -> tuple[int, str]:
    """A file is cut off, or lacks its last brackets: say which."""
    open_ones: list[str] = []
    for token in TOKENS.findall(text):
        if token in CLOSING:
            open_ones.append(CLOSING[token])
        elif open_ones and token == open_ones[-1]:
            open_ones.pop()
    quote = '"' if TOKENS.sub("", text).count('"') % 2 else ""
    missing = quote + "".join(reversed(open_ones))
    return max(0, len(text.rstrip()) - 1), f"the file ends early; it lacks {missing} at its end"


def _without_quote(text: str, at: int) -> tuple[int, str]:
    """A line ends within a text, whose quote is the last one before; or a tab stands in it."""
    for place in (at, at - 1):
        if text[place : place + 1] == "\t":
            return place, "a tab stands here; write \\t for it, or a space"
    opened = text.rfind('"', 0, at)
    return max(0, opened), "this text has no closing quote; write \\n for a line break in it"


def _after_comma(text: str, at: int) -> tuple[int, str]:
    """A comma is the last thing in a list or an object."""
    return max(0, text.rfind(",", 0, at)), "remove this comma: nothing follows it"


MENDED: dict[str, Callable[[str, int], tuple[int, str]]] = {
    "EOF while parsing": _without_end,
    "control character": _without_quote,
    "trailing comma": _after_comma,
    "recursion limit": lambda _, at: (at, "nested too deeply"),
    "trailing characters": lambda _, at: (at, "a second value starts here; a file has one catalog"),
    "invalid escape": lambda _, at: (max(0, at - 1), "write \\\\ for a backslash"),
}
"""Where a mistake is, and what to do about it, by the words of the parser."""
