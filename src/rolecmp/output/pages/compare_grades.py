"""The first screen of `compare` for grades of one role: the levels in which they differ."""

from collections.abc import Sequence

from rolecmp.output.page import (
    Block,
    Grid,
    Inlines,
    Kind,
    Meter,
    Paragraph,
    Row,
    Scale,
    Section,
    Span,
    quiet,
)
from rolecmp.output.pages.ladder import reading
from rolecmp.output.pages.words import NOT_LISTED
from rolecmp.questions.role_detail import RoleDetail
from rolecmp.questions.wording import in_sentence

MOST_ROWS = 15
"""The most skills in which grades of one role are compared."""


def are_grades(roles: Sequence[RoleDetail]) -> bool:
    """Return whether all of `roles` are grades of one role."""
    return len({role.id for role in roles}) == 1


def lead(roles: Sequence[RoleDetail]) -> Inlines:
    """Return whose grades are compared, and in how many skills they differ."""
    names = [role.grade.of for role in roles if role.grade]
    count = len(_differing(roles))
    differ = f"{count} skills differ" if count != 1 else "1 skill differs"
    text = f"{len(roles)} grades of {in_sentence(names[0])}: {differ}."
    return (Span(" ".join([text, *(text for role in roles for text in reading(role))])),)


def blocks(roles: Sequence[RoleDetail]) -> tuple[Block, ...]:
    """Return the levels of the skills that differ between grades, the most different first."""
    levels = [role.levels_by_id for role in roles]
    names = _differing(roles)

    def spread(id: str) -> int:
        ranks = [of_role[id].rank if id in of_role else 0 for of_role in levels]
        return max(ranks) - min(ranks)

    rows = tuple(
        Row(
            names[id],
            tuple(
                ((Meter(of_role[id].rank, Scale.LEVEL), Span(of_role[id])),)
                if id in of_role
                else NOT_LISTED
                for of_role in levels
            ),
        )
        for id in sorted(names, key=lambda id: -spread(id))[:MOST_ROWS]
    )
    if not rows:
        return (Paragraph("", ((quiet("No skill differs."),),)),)
    return (Grid(tuple(role.short_name for role in roles), (Section((), rows),), Kind.VALUES),)


def _differing(roles: Sequence[RoleDetail]) -> dict[str, str]:
    """Return the names of the skills in which the grades differ, by id.

    Of a skill that none of the grades lists, a lower grade has no level.
    """
    stated = {each.id: each.name for role in roles if role.grade for each in role.grade.skills}
    return {
        id: name
        for id, name in stated.items()
        if len({role.levels_by_id.get(id) for role in roles}) > 1
    }
