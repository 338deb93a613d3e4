"""Roles of several catalogs in one table."""

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from rolecmp.catalog.spelling import fold
from rolecmp.output.page import Row, Section, strong
from rolecmp.output.pages.words import shortest_name
from rolecmp.questions.answer import TableRole

TOO_LITTLE_IN_COMMON = "The catalogs share too few skills to say what one role lacks of another."
EACH_JUDGES = "How hard a role is to get into, each catalog judges by itself."


def by_catalog(roles: Sequence[TableRole], rows: Sequence[Row]) -> tuple[Section, ...]:
    """Return the rows of roles, sorted by catalog, in a section for each catalog."""
    titled = [(role.catalog, row) for role, row in zip(roles, rows, strict=True)]
    grouped = [(title, [row for _, row in each]) for title, each in groupby(titled, itemgetter(0))]
    if len(grouped) < 2:  # noqa: PLR2004 - a single one needs no heading
        return (Section((), tuple(rows)),)
    return tuple(
        Section(((strong(f"{title} ({len(of_one):,})"),),), tuple(of_one))
        for title, of_one in grouped
    )


def counted_roles(count: int) -> str:
    """Return how many roles there are, in words."""
    return f"{count:,} {'role' if count == 1 else 'roles'}"


def of_the_same_name(namesakes: Sequence[TableRole]) -> str:
    """Return where the roles are that have the same name; nothing if there are none."""
    # A comparison is of several names: which one has the others?
    is_one = len({fold(each.name).removesuffix("s") for each in namesakes}) == 1
    others = [
        f"{shortest_name(each)} ({'' if is_one else f'{each.name}, '}{each.catalog})"
        for each in namesakes
    ]
    return f"Of the same name: {'; '.join(others)}." if others else ""


def are_of_several(roles: Sequence[TableRole]) -> bool:
    """Return whether roles are of more than one catalog."""
    return len({role.catalog for role in roles}) > 1
