"""What all answers share."""

from collections.abc import Callable, Iterable
from typing import Literal

from rolecmp.catalog.model import Catalog, Model


class Answer(Model):
    """The answer to one question, as data: what is dumped for `--format json`.

    Each answer has a `kind` of its own; `version` grows only when a key changes
    or goes away, not when one is added. What is null is not known.
    """

    kind: str
    version: Literal[1]


class Named(Model):
    """Something of the catalog, by its id and its name."""

    id: str
    name: str


class Citation(Model):
    """A source, as much of it as tells which one it is."""

    id: str
    title: str
    publisher: str | None
    year: int | None
    url: str | None


Citer = Callable[[Iterable[str]], tuple[Citation, ...]]
"""Turns the ids of sources into citations."""


def citer(catalog: Catalog) -> Citer:
    """Return the function that turns ids of sources in `catalog` into citations."""
    citations = {
        source.id: Citation(
            id=source.id,
            title=source.title,
            publisher=source.publisher,
            year=source.year,
            url=source.url,
        )
        for source in catalog.sources
    }
    return lambda ids: tuple(citations[id] for id in ids)
