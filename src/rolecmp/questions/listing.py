"""`list`: all roles at a glance."""

from math import inf
from typing import Literal

from pydantic import Field

from rolecmp.catalog.model import Catalog, Model
from rolecmp.catalog.terms import Expectation
from rolecmp.questions.answer import Answer


class ListedEntry(Model):
    """How hard a role is to enter, 1 to 5; null where that is not known."""

    difficulty: int | None = Field(
        description="1 is the easiest, 5 the hardest; null is not known."
    )


class ListedDegree(Model):
    """How strongly a role expects a degree; null where that is not known."""

    expectation: Expectation | None = Field(
        description="How strongly a degree is expected; null is not known."
    )


class ListedRole(Model):
    """One role of the list."""

    id: str = Field(description="The id of the role.")
    name: str = Field(description="Its name.")
    aliases: tuple[str, ...] = Field(description="The other words it can be asked for by.")
    summary: str = Field(description="What it is for, in a sentence.")
    entry: ListedEntry = Field(description="How hard it is to enter.")
    degree: ListedDegree = Field(description="The degree it expects.")


class RoleList(Answer):
    """All roles of a catalog, the easiest to enter first, the unknown last."""

    kind: Literal["role-list"] = Field(description="Which question this answers.")
    title: str | None = Field(description="The name of the catalog.")
    roles: tuple[ListedRole, ...] = Field(
        description="The roles, the easiest to enter first, the unknown last."
    )


def list_roles(catalog: Catalog) -> RoleList:
    """Return all roles, easiest to enter first, equals by name."""
    roles = sorted(
        catalog.roles,
        key=lambda role: (role.entry.difficulty or inf, role.name.casefold(), role.id),
    )
    return RoleList(
        kind="role-list",
        version=1,
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
