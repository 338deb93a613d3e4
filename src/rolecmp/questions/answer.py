"""What all answers share."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Literal, TypeVar

from pydantic import Field
from pydantic.main import IncEx

from rolecmp.catalog.model import Catalog, Model
from rolecmp.questions.kinds import AnswerKind

KIND = "The kind of answer."
CITED = "The sources of this claim."
CATALOG = "The title of the catalog it is from; null: there is only one."


class Answer(Model):
    """The answer to one question, as data: this is what `--json` prints.

    `version` grows only when a key changes or goes away, not when one is added. Null
    means no data, never zero.
    """

    kind: AnswerKind = Field(description=KIND)
    version: Literal[1] = Field(default=1, description="The version of this kind of answer.")

    @property
    def left_out(self) -> IncEx:
        """The keys that JSON leaves out."""
        return {}


class Named(Model):
    """Something in the catalog, by id and name."""

    id: str = Field(description="Its id in the catalog.")
    name: str = Field(description="Its name.")


class NamedRole(Named):
    """A role, by all that it is called."""

    aliases: tuple[str, ...] = Field(description="Short names that no other role has.")

    @property
    def called(self) -> tuple[str, ...]:
        """The names that are no one else's: its id and its aliases."""
        return (self.id, *self.aliases)


class TableRole(NamedRole):
    """A role as it is named in a table."""

    short_name: str = Field(description="Its name in tables.")
    catalog: str | None = Field(description=CATALOG)


AnyRole = TypeVar("AnyRole", bound=TableRole)


def told_apart(roles: Sequence[AnyRole]) -> tuple[AnyRole, ...]:
    """Return roles with their shortest ids in the short names that several of them have."""
    names = Counter(role.short_name for role in roles)
    return tuple(
        role.model_copy(update={"short_name": f"{role.short_name} ({min(role.called, key=len)})"})
        if names[role.short_name] > 1
        else role
        for role in roles
    )


class Citation(Model):
    """A source, in short."""

    id: str = Field(description="The id of the source.")
    title: str = Field(description="The title of the work.")
    publisher: str | None = Field(description="Who wrote or published it.")
    year: int | None = Field(description="The year of publication, or of the data.")
    url: str | None = Field(description="Its address.")
    judgment: bool = Field(
        description="Whether it is the catalog's own judgment, not a published work."
    )


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
            judgment=source.judgment,
        )
        for source in catalog.sources
    }
    return lambda ids: tuple(citations[id] for id in ids)


def described(model: type[Model], field: str) -> str:
    """Return the description of a field of `model`, for an answer that repeats the field."""
    return model.model_fields[field].description or ""
