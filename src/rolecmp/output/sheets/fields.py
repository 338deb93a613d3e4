"""The sheet of `compare` and `show`: a row for each item and measure, a column for each role."""

from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple

from rolecmp.catalog.terms import RoleField
from rolecmp.output.sheet import Sheet, Value
from rolecmp.questions.show import RoleDetail
from rolecmp.questions.statements import Statement, statements

COLUMNS = ("field", "item", "unit", "measure", "year")
LEVEL, DIFFICULTY = "level 1-4", "difficulty 1-5"


class Key(NamedTuple):
    """What a row is about, so that all its values can be compared.

    `number` tells apart what a role states several times about the same.
    """

    field: str
    item: str
    unit: str
    measure: str | None = None
    year: int | None = None
    number: int = 0


class Found(NamedTuple):
    """The value of one role in a row, and its n."""

    value: Value
    n: int | None = None


def sheet(roles: Sequence[RoleDetail], fields: Sequence[RoleField]) -> Sheet:
    """Return what `roles` state in `fields`, and all their figures, in a column for each role.

    Each role has a column of its values and one of the n of its figures.
    """
    columns = [_column(role, fields) for role in roles]
    keys = dict.fromkeys(key for column in columns for key in column)
    order = list(RoleField)
    nothing = Found(None)
    rows = (
        (*key[:-1], *(value for column in columns for value in column.get(key, nothing)))
        for key in sorted(keys, key=lambda key: order.index(RoleField(key.field)))
    )
    heads = (name for role in roles for name in (role.id, f"{role.id} n"))
    return Sheet((*COLUMNS, *heads), tuple(rows))


def _column(role: RoleDetail, fields: Sequence[RoleField]) -> dict[Key, Found]:
    """Return the values of a role."""
    column: dict[Key, Found] = {}
    for field in fields:
        for stated in statements(role, field):
            for key, value in _stated(field, stated):
                numbered = (key._replace(number=number) for number in count())
                column[next(each for each in numbered if each not in column)] = Found(value)
        for each in role.figures:
            if each.about is field:
                key = Key(field, each.name or "", each.unit, each.measure.name, each.year)
                column[key] = Found(each.value, each.n)
    return column


def _stated(field: RoleField, stated: Statement) -> Iterator[tuple[Key, Value]]:
    """Yield what a claim says: a level, a need, a difficulty, or a text."""
    if stated.figure:
        return
    item = stated.phase.name if stated.phase else stated.name
    if stated.level:
        yield Key(field, item, LEVEL), stated.level.rank
    if stated.need:
        yield Key(field, item, "need"), stated.need
    elif stated.difficulty:
        yield Key(field, item, DIFFICULTY), stated.difficulty
    elif stated.text or stated.item:
        yield Key(field, item, stated.part or "text"), stated.text or "yes"
    if stated.note:
        yield Key(field, item, "note"), stated.note
