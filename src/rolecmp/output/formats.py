"""The formats an answer can be shown in."""

import sys
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO

from rolecmp.errors import UsageError
from rolecmp.output.streams import is_file, write, write_document

if TYPE_CHECKING:
    from rolecmp.questions.answer import Answer

Format = Literal["table", "json", "markdown", "csv", "html", "svg"]
"""The formats of every answer."""
GraphFormat = Literal[Format, "mermaid", "dot"]
"""The formats of an answer that can be drawn as well."""

ENDINGS: dict[str, GraphFormat] = {
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
"""The format that the ending of a file's name stands for."""


def show_answer(
    answer: "Answer", format: GraphFormat | None = None, file: Path | None = None
) -> None:
    """Write `answer` to `file`, or to standard output.

    Without a format, it is that of the file's ending, and on standard output, which
    `-` names as well, a table.

    Raises:
        UsageError: no format goes by the file's ending, or not for this answer.
        CannotWriteError: the file cannot be written, whole.
        OSError: nor can standard output.
    """
    chosen = format or (_format_of(file) if is_file(file) else "table")
    if chosen == "table" and not is_file(file):
        write(_written(answer, chosen, sys.stdout))
    else:
        # A spreadsheet takes a file for UTF-8 if it starts with a byte order mark.
        mark = "\ufeff" if chosen == "csv" and is_file(file) else ""
        write_document(mark + _written(answer, chosen, StringIO()), file)


def _format_of(file: Path) -> GraphFormat:
    try:
        return ENDINGS[file.suffix.lower()]
    except KeyError:
        endings = ", ".join(ENDINGS)
        raise UsageError(
            f'the ending of "{file}" tells no format; expected {endings}, or --format'
        ) from None


def _written(answer: "Answer", format: GraphFormat, stream: TextIO) -> str:
    """Return `answer` in a format; a table, as `stream` can show it."""
    if format == "json":
        return as_json(answer)
    from rolecmp.output.pages import page

    shown = page(answer)
    match format:
        case "table":
            from rolecmp.output import terminal

            return terminal.render(shown, stream)
        case "mermaid" | "dot":
            from rolecmp.output import graph

            if shown.graph is None:
                raise UsageError(f"{format} is a format for ways and processes, not for this")
            return {"mermaid": graph.mermaid, "dot": graph.dot}[format](shown.graph)
        case _:
            return str(import_module(f"rolecmp.output.{format}").render(shown))


def as_json(answer: "Answer") -> str:
    """Return `answer` as one JSON document, in ASCII."""
    return answer.model_dump_json(indent=2, ensure_ascii=True) + "\n"
