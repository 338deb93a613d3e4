"""`list`: all roles at a glance."""

from math import inf
from typing import Literal

from rolecmp.catalog.model import Catalog, Model
from rolecmp.catalog.terms import Expectation
from rolecmp.questions.answer import Answer


class ListedEntry(Model):
    """How hard a role is to enter, 1 to 5; null where that is not known."""

    difficulty: int | None


class ListedDegree(Model):
    """How strongly a role expects a degree; null where that is not known."""

    expectation: Expectation | None


class ListedRole(Model):
    """One role of the list."""

    id: str
    name: str
    aliases: tuple[str, ...]
    summary: str
    entry: ListedEntry
    degree: ListedDegree


class RoleList(Answer):
    """All roles of a catalog, the easiest to enter first, the unknown last."""

    kind: Literal["role-list"]
    title: str | None
    roles: tuple[ListedRole, ...]


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
