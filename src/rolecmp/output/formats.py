"""The formats an answer can be shown in."""

from enum import StrEnum
from typing import TYPE_CHECKING

from rolecmp.output.streams import write

if TYPE_CHECKING:
    from rolecmp.questions.answer import Answer


class Format(StrEnum):
    """A format; its value is its name on the command line."""

    TABLE = "table"
    JSON = "json"


def show_answer(answer: "Answer", format: Format) -> None:
    """Write `answer` to standard output.

    Raises:
        OSError: it cannot be written, whole.
    """
    if format is Format.JSON:
        write(as_json(answer))
    else:
        from rolecmp.output.pages import page
        from rolecmp.output.terminal import render

        write(render(page(answer)))


def as_json(answer: "Answer") -> str:
    """Return `answer` as one JSON document, in ASCII."""
    return answer.model_dump_json(indent=2, ensure_ascii=True) + "\n"
