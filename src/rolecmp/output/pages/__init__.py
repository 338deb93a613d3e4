"""From an answer to its page: a module for each question."""

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from rolecmp.output.page import Page
    from rolecmp.questions.answer import Answer

MODULES = {
    "role-list": "listing",
    "role": "show",
    "comparison": "compare",
    "evidence": "evidence",
    "path": "path",
    "process": "process",
}
"""The module that knows the page of each kind of answer."""


def page(answer: "Answer") -> "Page":
    """Return the page that shows `answer`."""
    module = import_module(f"{__name__}.{MODULES[answer.kind]}")
    return cast("Page", module.page(answer))
