"""`list`: all roles at a glance."""

from math import inf
from typing import Literal

from pydantic import Field

from rolecmp.catalog.excerpt import NAME_KEYS, Outline
from rolecmp.catalog.model import Catalog, Model, Role
from rolecmp.catalog.terms import Expectation, RoleField, Stance
from rolecmp.questions.answer import CITED, KIND, Answer, Citation, citer, described
from rolecmp.questions.figures import FigureDetail, MeasureDetail, figure_details, measures_of
from rolecmp.questions.kinds import AnswerKind

LISTED = Outline(
    (
        *NAME_KEYS,
        *("alternate_titles", "skills", "tools", "degree", "entry", "figures", "evidence"),
    )
)
"""The keys of a role that the list shows."""


class ListedEntry(Model):
    """How hard a role is to get into."""

    difficulty: int | None = Field(description="1 (easiest) to 5 (hardest); null: no data.")
    sources: tuple[Citation, ...] = Field(description=CITED)


class ListedDegree(Model):
    """The degree a role expects."""

    expectation: Expectation | None = Field(
        description="How strongly a degree is expected; null: no data."
    )
    sources: tuple[Citation, ...] = Field(description=CITED)


class ListedRole(Model):
    """A role in the list."""

    id: str = Field(description="Its id in the catalog.")
    name: str = Field(description="Its name.")
    short_name: str = Field(description="Its name in tables.")
    aliases: tuple[str, ...] = Field(description=described(Role, "aliases"))
    titles: tuple[str, ...] = Field(description=described(Role, "alternate_titles"))
    summary: str = Field(description=described(Role, "summary"))
    entry: ListedEntry = Field(description=described(Role, "entry"))
    degree: ListedDegree = Field(description=described(Role, "degree"))
    pay: tuple[FigureDetail, ...] = Field(description="Its measured pay.")
    skills: tuple[str, ...] = Field(description="The ids of its skills.")
    tools: tuple[str, ...] = Field(description="The ids of its tools.")
    disputed: tuple[RoleField, ...] = Field(description="The fields that a source disputes.")


class RoleList(Answer):
    """All roles of a catalog, easiest to get into first; those without data last."""

    kind: Literal[AnswerKind.ROLE_LIST] = Field(default=AnswerKind.ROLE_LIST, description=KIND)
    title: str | None = Field(description=described(Catalog, "title"))
    roles: tuple[ListedRole, ...] = Field(
        description="The roles, easiest to get into first; those without data last."
    )
    measures: tuple[MeasureDetail, ...] = Field(description="What the figures of pay mean.")


def list_roles(catalog: Catalog) -> RoleList:
    """Return all roles, easiest to get into first, ties by name."""
    cite = citer(catalog)
    pay = {
        role.id: tuple(
            each for each in figure_details(catalog, role) if each.about is RoleField.PAY
        )
        for role in catalog.roles
    }
    disputed = {
        role.id: {each.about for each in role.evidence if each.stance is Stance.DISPUTES}
        for role in catalog.roles
    }
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
                short_name=role.short_name or role.name,
                aliases=role.aliases,
                titles=role.alternate_titles,
                summary=role.summary,
                entry=ListedEntry(
                    difficulty=role.entry.difficulty, sources=cite(role.entry.sources)
                ),
                degree=ListedDegree(
                    expectation=role.degree.expectation, sources=cite(role.degree.sources)
                ),
                pay=pay[role.id],
                skills=tuple(each.skill for each in role.skills),
                tools=tuple(each.tool for each in role.tools),
                disputed=tuple(field for field in RoleField if field in disputed[role.id]),
            )
            for role in roles
        ),
        measures=measures_of(catalog, [each for figures in pay.values() for each in figures]),
    )
