"""The sheet of `compare` and `show`: a row for each item and measure, a column for each role."""

from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple

from rolecmp.catalog.terms import RoleField
from rolecmp.output.pages.words import is_judgment
from rolecmp.output.sheet import Sheet, Value
from rolecmp.questions.role_detail import RoleDetail
from rolecmp.questions.statements import Statement, statements

COLUMNS = ("field", "item", "unit", "measure", "year")
CATALOG: tuple[Value, ...] = ("catalog", "", "text", None, None)
LEVEL, DIFFICULTY = "level 1-4", "difficulty 1-5"


class Key(NamedTuple):
    """What a row is about, so that all its values can be compared.

    The `id` of the item, and the `number` of a statement among several about the same, have
    no column: they keep apart what has the same name.
    """

    field: str
    item: str
    unit: str
    measure: str | None = None
    year: int | None = None
    id: str | None = None
    number: int = 0


class Found(NamedTuple):
    """The value of one role in a row, its n, and whether it is our judgment or disputed."""

    value: Value
    n: int | None = None
    mark: str | None = None


def sheet(
    roles: Sequence[RoleDetail], fields: Sequence[RoleField], *, differences_only: bool = False
) -> Sheet:
    """Return what `roles` state in `fields`, and all their figures, in a column for each role.

    Each role has a column of its values, one of the n of its figures, and one that marks
    what is our judgment or disputed. With several catalogs, the first row names those that the
    roles are from. `differences_only` leaves out the rows in which all roles
    have the same value.
    """
    columns = [_column(role, fields) for role in roles]
    keys = dict.fromkeys(key for column in columns for key in column)
    order = list(RoleField)
    found = {key: [column.get(key, Found(None)) for column in columns] for key in keys}
    rows = (
        (*key[: len(COLUMNS)], *(value for each in found[key] for value in each))
        for key in sorted(keys, key=lambda key: order.index(RoleField(key.field)))
        if not (differences_only and len({each.value for each in found[key]}) == 1)
    )
    heads = (
        name for role in roles for name in (role.handle, f"{role.handle} n", f"{role.handle} mark")
    )
    catalogs = [role.catalog for role in roles]
    are_named = any(catalogs) and not (differences_only and len({*catalogs}) == 1)
    named = [CATALOG + tuple(value for each in catalogs for value in Found(each))]
    return Sheet((*COLUMNS, *heads), (*(named if are_named else ()), *rows))


def _column(role: RoleDetail, fields: Sequence[RoleField]) -> dict[Key, Found]:
    """Return the values of a role."""
    column: dict[Key, Found] = {}
    for field in fields:
        for stated in statements(role, field):
            for key, value in _stated(field, stated):
                numbered = (key._replace(number=number) for number in count())
                free = next(each for each in numbered if each not in column)
                column[free] = Found(value, mark=_mark(stated))
        for each in role.figures:
            if each.about is field:
                of = each.measure.name, each.year, each.item
                column[Key(field, each.name or "", each.unit, *of)] = Found(each.value, each.n)
    return column


def _mark(stated: Statement) -> str | None:
    """Return whether a claim is our judgment, and whether a source disputes it."""
    marks = (
        *(["our judgment"] if is_judgment(stated.sources) else []),
        *(["disputed"] if stated.is_disputed else []),
    )
    return ", ".join(marks) or None


def _stated(field: RoleField, stated: Statement) -> Iterator[tuple[Key, Value]]:
    """Yield what a claim says: a level, a need, a difficulty, or a text."""
    if stated.figure:
        return
    phase = stated.phase
    name, id = (phase.name, phase.id) if phase else (stated.name, stated.item)
    values: dict[str, Value] = {}
    if stated.level:
        values[LEVEL] = stated.level.rank
    if stated.need:
        values["need"] = stated.need
    elif stated.difficulty:
        values[DIFFICULTY] = stated.difficulty
    elif stated.text or stated.item:
        values[stated.part or "text"] = stated.text or "yes"
    if stated.note:
        values["note"] = stated.note
    for unit, value in values.items():
        yield Key(field, name, unit, id=id), value
