"""`compare`: two or more roles, side by side."""

from collections.abc import Collection, Sequence
from typing import Literal

from pydantic import Field

from rolecmp.catalog.model import Catalog, Model
from rolecmp.catalog.names import find_role
from rolecmp.catalog.terms import MEASURED_FIELDS, RoleField
from rolecmp.errors import UsageError
from rolecmp.questions.answer import KIND, Answer
from rolecmp.questions.figures import MeasureDetail, measures_of
from rolecmp.questions.kinds import AnswerKind
from rolecmp.questions.relationships import RelationshipDetail, relationships
from rolecmp.questions.show import RoleDetail, role_detail
from rolecmp.questions.statements import statements

ONLY_BY_NAME = MEASURED_FIELDS - {RoleField.EDUCATION}
"""The fields that are compared only if they are named."""


class Overlap(Model):
    """The skills or tools that all of the roles have, and those that only one has.

    Everything is an id. What some of the roles have, but not all, is in neither.
    """

    shared: tuple[str, ...] = Field(description="The ids of what all of the roles have.")
    only: dict[str, tuple[str, ...]] = Field(
        description="For the id of each role, the ids of what it alone has."
    )


class Comparison(Answer):
    """Roles side by side, in the order they were given, each of them whole."""

    kind: Literal[AnswerKind.COMPARISON] = Field(default=AnswerKind.COMPARISON, description=KIND)
    fields: tuple[RoleField, ...] = Field(
        description="The fields to compare; with differences_only, those in which the roles differ."
    )
    with_sources: bool = Field(description="Whether the table cites the sources.")
    differences_only: bool = Field(
        description="Whether the table leaves out what the roles have in common."
    )
    roles: tuple[RoleDetail, ...] = Field(description="The roles, each of them whole.")
    skills: Overlap = Field(description="The skills they share, and those that only one has.")
    tools: Overlap = Field(description="The tools they share, and those that only one has.")
    easiest_to_enter: tuple[str, ...] = Field(
        description="The ids of the role, or the equals, with the lowest entry difficulty; "
        "empty if there is no data on one of the roles."
    )
    relationships: tuple[RelationshipDetail, ...] = Field(description="How pairs of them relate.")
    measures: tuple[MeasureDetail, ...] = Field(description="What the figures mean.")


def compare(
    catalog: Catalog,
    names: Sequence[str],
    *,
    only: Collection[RoleField] = (),
    diff: bool = False,
    sources: bool = False,
) -> Comparison:
    """Compare the roles called `names`, in `only` those fields, or in all but the figures.

    With `diff`, keep only the fields in which they differ; with `sources`, cite sources.

    Raises:
        UnknownNameError: one of `names` is no role's, or several roles'.
        UsageError: `names` are not two or more different roles.
    """
    if len(names) < 2:  # noqa: PLR2004 - two is what a comparison is
        raise UsageError("a comparison takes two roles or more")
    roles = [role_detail(catalog, find_role(catalog, name)) for name in names]
    ids = [role.id for role in roles]
    for id in ids:
        if ids.count(id) > 1:
            raise UsageError(f'a comparison takes different roles, but "{id}" is named twice')

    return Comparison(
        fields=tuple(
            field
            for field in RoleField
            if (field in only if only else field not in ONLY_BY_NAME)
            and not (diff and _is_equal(field, roles))
        ),
        with_sources=sources,
        differences_only=diff,
        roles=tuple(roles),
        skills=_overlap({role.id: [skill.id for skill in role.skills] for role in roles}),
        tools=_overlap({role.id: [tool.id for tool in role.tools] for role in roles}),
        easiest_to_enter=_easiest_to_enter(roles),
        relationships=relationships(catalog, ids),
        measures=measures_of(catalog, [each for role in roles for each in role.figures]),
    )


def _easiest_to_enter(roles: Sequence[RoleDetail]) -> tuple[str, ...]:
    """Return the ids of the easiest of `roles`; none if there is no data on one of them."""
    known = [role.entry.difficulty for role in roles if role.entry.difficulty is not None]
    if len(known) < len(roles):
        return ()
    return tuple(role.id for role in roles if role.entry.difficulty == min(known))


def _is_equal(field: RoleField, roles: Sequence[RoleDetail]) -> bool:
    """Return whether all `roles` state the same in `field`, in whatever order."""
    return len({frozenset(statements(role, field)) for role in roles}) == 1


def _overlap(items: dict[str, list[str]]) -> Overlap:
    """Return the overlap of `items`, which are ids by role id."""
    owners = [set(owned) for owned in items.values()]

    def count(item: str) -> int:
        return sum(item in owned for owned in owners)

    first, *_ = items.values()
    return Overlap(
        shared=tuple(item for item in first if count(item) == len(owners)),
        only={
            role: tuple(item for item in owned if count(item) == 1) for role, owned in items.items()
        },
    )
