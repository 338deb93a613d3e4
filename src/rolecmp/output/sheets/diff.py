"""The sheet of `diff`: a row for each change."""

from rolecmp.output.sheet import Sheet
from rolecmp.questions.diff import Change, Diff

COLUMNS = ("what", "section", "role", "grade", "field", "item", "measure", "before", "after")


def sheet(answer: Diff) -> Sheet:
    """Return the changes, with ids; figures are in the unit of their measure."""
    return Sheet(COLUMNS, tuple(map(_row, answer.changes)))


def _row(change: Change) -> tuple[str | int | float | None, ...]:
    named = (change.role, change.grade)
    return (
        *(change.what, change.section),
        *(each.id if each else None for each in named),
        change.field,
        change.item.id if change.item else None,
        change.measure.id if change.measure else None,
        *(change.before, change.after),
    )
