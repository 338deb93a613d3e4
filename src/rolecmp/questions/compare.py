"""`compare`: two roles or more, side by side."""

from collections.abc import Collection, Sequence
from typing import Literal

from pydantic import Field

from rolecmp.catalog.model import Catalog, Model
from rolecmp.catalog.names import find_role
from rolecmp.catalog.terms import MEASURED, RoleField
from rolecmp.errors import UsageError
from rolecmp.questions.answer import Answer
from rolecmp.questions.relationships import RelationshipDetail, relationships
from rolecmp.questions.show import RoleDetail, detail, told

FIGURES = MEASURED - {RoleField.EDUCATION}
"""The fields that are compared only if they are asked for."""


class Overlap(Model):
    """Which skills or tools all the roles have, and which only one of them has.

    All are ids, those of the roles as well; what some of the roles have, but not
    all, is in neither.
    """

    shared: tuple[str, ...] = Field(description="The ids of what all the roles have.")
    only: dict[str, tuple[str, ...]] = Field(
        description="By the id of each role, the ids of what it alone has."
    )


class Comparison(Answer):
    """Roles side by side, in the order they were asked for, each of them whole.

    `fields` are those to look at; with `with_sources`, their sources are to be
    named. With `differences_only`, the fields are those in which
    the roles differ, and in them the skills and tools that all ask for alike are
    to be passed over. `easiest_to_enter` holds the ids of the role, or of the
    equals, with the lowest entry difficulty among those where it is known.
    """

    kind: Literal["comparison"] = Field(description="Which question this answers.")
    fields: tuple[RoleField, ...] = Field(description="The fields to look at.")
    with_sources: bool = Field(description="Whether the sources are to be named.")
    differences_only: bool = Field(
        description="Whether what the roles have in common is to be passed over."
    )
    roles: tuple[RoleDetail, ...] = Field(description="The roles, each of them whole.")
    skills: Overlap = Field(description="The skills they share, and which only one of them has.")
    tools: Overlap = Field(description="The tools they share, and which only one of them has.")
    easiest_to_enter: tuple[str, ...] = Field(
        description="The ids of the role, or the equals, with the lowest known entry difficulty."
    )
    relationships: tuple[RelationshipDetail, ...] = Field(
        description="What holds between two of them."
    )


def compare(
    catalog: Catalog,
    names: Sequence[str],
    *,
    only: Collection[RoleField] = (),
    diff: bool = False,
    sources: bool = False,
) -> Comparison:
    """Compare the roles called `names`, in `only` those fields, or in all but the figures.

    With `diff`, look only at what tells the roles apart; with `sources`, name them.

    Raises:
        UnknownNameError: one of `names` is no role's, or several roles'.
        UsageError: `names` are not two different roles or more.
    """
    if len(names) < 2:  # noqa: PLR2004 - two is what a comparison is
        raise UsageError("a comparison takes two roles or more")
    roles = [detail(catalog, find_role(catalog, name)) for name in names]
    ids = [role.id for role in roles]
    for id in ids:
        if ids.count(id) > 1:
            raise UsageError(f'a comparison takes different roles, but "{id}" is named twice')

    known = [role.entry.difficulty for role in roles if role.entry.difficulty]
    return Comparison(
        kind="comparison",
        version=1,
        fields=tuple(
            field
            for field in RoleField
            if (field in only if only else field not in FIGURES)
            and not (diff and _is_equal(field, roles))
        ),
        with_sources=sources,
        differences_only=diff,
        roles=tuple(roles),
        skills=_overlap({role.id: [skill.id for skill in role.skills] for role in roles}),
        tools=_overlap({role.id: [tool.id for tool in role.tools] for role in roles}),
        easiest_to_enter=tuple(
            role.id for role in roles if known and role.entry.difficulty == min(known)
        ),
        relationships=relationships(catalog, ids),
    )


def _is_equal(field: RoleField, roles: Sequence[RoleDetail]) -> bool:
    """Tell whether all `roles` say the same in `field`, in whatever order."""
    values = [told(role, field) for role in roles]
    return len({frozenset(value) if isinstance(value, tuple) else value for value in values}) == 1


def _overlap(items: dict[str, list[str]]) -> Overlap:
    """Tell what all have from what only one has; `items` are ids by role id."""
    holders = [set(mine) for mine in items.values()]

    def count(item: str) -> int:
        return sum(item in held for held in holders)

    first, *_ = items.values()
    return Overlap(
        shared=tuple(item for item in first if count(item) == len(holders)),
        only={
            role: tuple(item for item in mine if count(item) == 1) for role, mine in items.items()
        },
    )
