"""What all answers share."""

from collections.abc import Callable, Iterable
from typing import Literal

from pydantic import Field

from rolecmp.catalog.model import Catalog, Model


class Answer(Model):
    """The answer to one question, as data: what is dumped for `--format json`.

    Each answer has a `kind` of its own; `version` grows only when a key changes
    or goes away, not when one is added. What is null is not known.
    """

    kind: str = Field(description="Which question this answers.")
    version: Literal[1] = Field(description="The version of this kind of answer.")


class Named(Model):
    """Something of the catalog, by its id and its name."""

    id: str = Field(description="Its id in the catalog.")
    name: str = Field(description="Its name.")


class Citation(Model):
    """A source, as much of it as tells which one it is."""

    id: str = Field(description="The id of the source.")
    title: str = Field(description="The title of the work.")
    publisher: str | None = Field(description="Who wrote or published it.")
    year: int | None = Field(description="The year it was published, or of the data in it.")
    url: str | None = Field(description="Where to find it.")


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
