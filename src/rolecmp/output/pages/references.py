"""The sources that a page refers to."""

from collections.abc import Iterable

from rolecmp.output.page import Line, Link, Mark, Note, Span
from rolecmp.questions.answer import Citation


class References:
    """Sources, numbered in the order in which a page first refers to them."""

    def __init__(self, *, shown: bool = True) -> None:
        """Begin with none; unless they are to be `shown`, no mark is made."""
        self.shown = shown
        self._numbers: dict[Citation, int] = {}

    def cite(self, sources: Iterable[Citation]) -> Line:
        """Return the marks that refer to `sources`, as in ` [1, 3]`."""
        if not self.shown:
            return ()
        numbers = {self._numbers.setdefault(each, len(self._numbers) + 1) for each in sources}
        cited = f"[{', '.join(map(str, sorted(numbers)))}]"
        return (Mark(f" {cited}", cited),) if numbers else ()

    def notes(self) -> tuple[Note, ...]:
        """Return the note that tells which source is which: none if no mark was made."""
        lines = tuple(
            (Mark(f"[{number}] ", f"[{number}]"), *_described(source))
            for source, number in self._numbers.items()
        )
        return (Note("Sources", lines),) if lines else ()


def _described(source: Citation) -> Line:
    origin = ", ".join(str(part) for part in (source.publisher, source.year) if part)
    title = Span(". ".join(filter(None, (source.title, origin))))
    return (title, Span(". "), Link(source.url)) if source.url else (title,)
