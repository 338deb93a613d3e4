"""The formats of an answer."""

import re
import shlex
import sys
from io import StringIO
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, TextIO, assert_never

from rolecmp.errors import UsageError
from rolecmp.output.streams import is_file, write_document

if TYPE_CHECKING:
    from rolecmp.output.page import Graph, Page
    from rolecmp.output.pages import PagedAnswer
    from rolecmp.questions.answer import Answer

Format = Literal["table", "json", "markdown", "csv", "html", "svg"]
"""The formats of every answer."""
GraphFormat = Literal[Format, "mermaid", "dot"]
"""The formats of an answer that can be drawn as well."""

EXTENSIONS: dict[str, GraphFormat] = {
    ".txt": "table",
    ".json": "json",
    ".md": "markdown",
    ".markdown": "markdown",
    ".csv": "csv",
    ".html": "html",
    ".htm": "html",
    ".svg": "svg",
    ".mmd": "mermaid",
    ".mermaid": "mermaid",
    ".dot": "dot",
    ".gv": "dot",
}
"""The format that a file extension selects."""


KEPT: dict[str, tuple[str, ...] | None] = {
    "--roles": None,
    "--among": ("match",),
    "--me": ("compare", "list", "match", "path", "skill"),
    "--have": ("compare", "list", "match"),
}
"""The options that the commands on a page repeat; by which commands, if not by all."""


class View(NamedTuple):
    """How an answer is shown: by which command line, in full, with numbered sources.

    Where nothing `is_typed`, what to type next is left out.
    """

    command: str
    is_full: bool = False
    with_sources: bool = False
    is_typed: bool = True


def show_answer(
    answer: "PagedAnswer", view: View, format: GraphFormat | None = None, file: Path | None = None
) -> None:
    """Write `answer` to `file`, or to standard output.

    Without a format, the file extension selects it; standard output, which `-` names as
    well, gets a table. A table or a picture has the first screen only, unless it
    is to be full or to have sources.

    Raises:
        UsageError: the extension is unknown, or the format does not suit the answer.
        CannotWriteError: the file cannot be written.
        OSError: standard output cannot be written.
    """
    chosen = format or (_format_of(file) if is_file(file) else "table")
    if chosen == "table" and not is_file(file):
        from rolecmp.output import pager

        pager.show(render(answer, view, chosen, sys.stdout))
    else:
        # Spreadsheets recognize UTF-8 by the byte order mark.
        mark = "\ufeff" if chosen == "csv" and is_file(file) else ""
        write_document(mark + render(answer, view, chosen), file)


def as_json(answer: "Answer") -> str:
    """Return `answer` as one JSON document, in ASCII."""
    return answer.model_dump_json(indent=2, ensure_ascii=True, exclude=answer.left_out) + "\n"


def _format_of(file: Path) -> GraphFormat:
    try:
        return EXTENSIONS[file.suffix.lower()]
    except KeyError:
        extensions = ", ".join(EXTENSIONS)
        raise UsageError(
            f'no format has the extension of "{file}"; use {extensions}, or set --format'
        ) from None


def render(
    answer: "PagedAnswer", view: View, format: GraphFormat, stream: TextIO | None = None
) -> str:
    """Return `answer` in a format; a table as `stream` can show it, or else as plain text.

    Raises:
        UsageError: the format does not suit the answer.
    """
    if format == "json":
        return as_json(answer)
    if format == "csv":
        from rolecmp.output import csv
        from rolecmp.output.sheets import sheet

        return csv.render(sheet(answer))
    from rolecmp.output.pages import page

    made = page(answer, with_sources=view.with_sources)
    if not view.is_typed or format == "svg":  # a slide is no place to type in
        made = made.without_commands
    if format == "table":  # what is written to be read elsewhere has no path of this machine
        made = _with_options(made, view.command)
    shown = made.whole if view.is_full or view.with_sources else made.first_screen
    match format:
        case "table":
            from rolecmp.output import terminal

            text = terminal.render(shown, stream or StringIO())
        case "markdown":
            from rolecmp.output import markdown

            text = markdown.render(made.document)
        case "html":
            from rolecmp.output import html

            text = html.render(made, view.command)
        case "svg":
            from rolecmp.output import svg

            text = svg.render(shown)
        case "mermaid":
            from rolecmp.output import graph

            text = graph.mermaid(_graph(made, format))
        case "dot":
            from rolecmp.output import graph

            text = graph.dot(_graph(made, format))
        case _:
            assert_never(format)
    return text


def _with_options(page: "Page", command: str) -> "Page":
    """Return a page whose commands have the options that the command line that made it had."""
    words = shlex.split(command)
    given = [
        (option, shlex.join(pair))
        for option in KEPT
        for pair in [
            *([one, other] for one, other in pairwise(words) if one == option),
            *([word] for word in words if word.startswith(f"{option}=")),
        ]
    ]
    if not given:
        return page

    def with_options(found: re.Match[str]) -> str:
        own = (text for option, text in given if found[1] in (KEPT[option] or (found[1],)))
        return " ".join([found[0], *own])

    def runnable(text: str) -> str:
        return re.sub(r"\brolecmp (\w+)", with_options, text)

    return page.with_commands(runnable)


def _graph(page: "Page", format: GraphFormat) -> "Graph":
    if page.graph is None:
        raise UsageError(f"{format} works only with path and process", replace=(format, "svg"))
    return page.graph
