"""`list`: all roles at a glance."""

from math import inf
from typing import Literal

from pydantic import Field

from rolecmp.catalog.model import Catalog, Model, Role
from rolecmp.catalog.terms import Expectation
from rolecmp.questions.answer import KIND, Answer, described
from rolecmp.questions.kinds import AnswerKind


class ListedEntry(Model):
    """How hard a role is to get into."""

    difficulty: int | None = Field(description="1 (easiest) to 5 (hardest); null: no data.")


class ListedDegree(Model):
    """The degree a role expects."""

    expectation: Expectation | None = Field(
        description="How strongly a degree is expected; null: no data."
    )


class ListedRole(Model):
    """A role in the list."""

    id: str = Field(description="Its id in the catalog.")
    name: str = Field(description="Its name.")
    aliases: tuple[str, ...] = Field(description=described(Role, "aliases"))
    summary: str = Field(description=described(Role, "summary"))
    entry: ListedEntry = Field(description=described(Role, "entry"))
    degree: ListedDegree = Field(description=described(Role, "degree"))


class RoleList(Answer):
    """All roles of a catalog, easiest to get into first; those without data last."""

    kind: Literal[AnswerKind.ROLE_LIST] = Field(default=AnswerKind.ROLE_LIST, description=KIND)
    title: str | None = Field(description=described(Catalog, "title"))
    roles: tuple[ListedRole, ...] = Field(
        description="The roles, easiest to get into first; those without data last."
    )


def list_roles(catalog: Catalog) -> RoleList:
    """Return all roles, easiest to get into first, equals by name."""
    roles = sorted(
        catalog.roles,
        key=lambda role: (role.entry.difficulty or inf, role.name.casefold(), role.id),
    )
    return RoleList(
        title=catalog.title,
        roles=tuple(
            ListedRole(
                id=role.id,
                name=role.name,
                aliases=role.aliases,
                summary=role.summary,
                entry=ListedEntry(difficulty=role.entry.difficulty),
                degree=ListedDegree(expectation=role.degree.expectation),
            )
            for role in roles
        ),
    )
