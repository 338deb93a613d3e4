"""The sources that a page cites."""

from collections.abc import Iterable

from rolecmp.output.page import Inlines, Link, Paragraph, Span, quiet
from rolecmp.questions.answer import Citation


class References:
    """Sources, numbered in the order in which a page first cites them."""

    def __init__(self, *, shown: bool = True) -> None:
        """Start without sources; unless they are to be `shown`, nothing is cited."""
        self.shown = shown
        self._numbers: dict[Citation, int] = {}

    def cite(self, sources: Iterable[Citation]) -> Inlines:
        """Return the citation of `sources`, as in ` [1, 3]`."""
        if not self.shown:
            return ()
        numbers = {self._numbers.setdefault(each, len(self._numbers) + 1) for each in sources}
        return (quiet(f" [{', '.join(map(str, sorted(numbers)))}]"),) if numbers else ()

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Return the list of the sources; nothing if none was cited."""
        lines = tuple(
            (quiet(f"[{number}] "), *_describe(source)) for source, number in self._numbers.items()
        )
        return (Paragraph("Sources", lines),) if lines else ()


def _describe(source: Citation) -> Inlines:
    origin = ", ".join(str(part) for part in (source.publisher, source.year) if part)
    title = Span(". ".join(filter(None, (source.title, origin))))
    return (title, Span(". "), Link(source.url)) if source.url else (title,)
