"""The formats of an answer."""

import sys
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO, assert_never

from rolecmp.errors import UsageError
from rolecmp.output.streams import is_file, write, write_document

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


def show_answer(
    answer: "PagedAnswer",
    format: GraphFormat | None = None,
    file: Path | None = None,
    *,
    is_full: bool = True,
) -> None:
    """Write `answer` to `file`, or to standard output.

    Without a format, the file extension selects it; standard output, which `-` names as
    well, gets a table. A table or a picture that is not `is_full` has the first screen only.

    Raises:
        UsageError: the extension is unknown, or the format does not suit the answer.
        CannotWriteError: the file cannot be written.
        OSError: standard output cannot be written.
    """
    chosen = format or (_format_of(file) if is_file(file) else "table")
    if chosen == "table" and not is_file(file):
        write(_render(answer, chosen, sys.stdout, is_full=is_full))
    else:
        # Spreadsheets recognize UTF-8 by the byte order mark.
        mark = "\ufeff" if chosen == "csv" and is_file(file) else ""
        write_document(mark + _render(answer, chosen, StringIO(), is_full=is_full), file)


def as_json(answer: "Answer") -> str:
    """Return `answer` as one JSON document, in ASCII."""
    return answer.model_dump_json(indent=2, ensure_ascii=True) + "\n"


def _format_of(file: Path) -> GraphFormat:
    try:
        return EXTENSIONS[file.suffix.lower()]
    except KeyError:
        extensions = ", ".join(EXTENSIONS)
        raise UsageError(
            f'no format has the extension of "{file}"; use {extensions}, or set --format'
        ) from None


def _render(answer: "PagedAnswer", format: GraphFormat, stream: TextIO, *, is_full: bool) -> str:
    """Return `answer` in a format; a table as `stream` can show it."""
    if format == "json":
        return as_json(answer)
    from rolecmp.output.pages import page

    made = page(answer)
    shown = made if is_full else made.first_screen
    match format:
        case "table":
            from rolecmp.output import terminal

            text = terminal.render(shown, stream)
        case "markdown":
            from rolecmp.output import markdown

            text = markdown.render(made)
        case "csv":
            from rolecmp.output import csv

            text = csv.render(made)
        case "html":
            from rolecmp.output import html

            text = html.render(made)
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


def _graph(page: "Page", format: GraphFormat) -> "Graph":
    if page.graph is None:
        raise UsageError(f"{format} works only with path and process")
    return page.graph
