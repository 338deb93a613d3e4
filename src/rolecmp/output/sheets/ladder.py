"""The sheet of `show --only grades`: a row for each skill, a column for each grade."""

from rolecmp.output.sheet import Sheet
from rolecmp.questions.role_detail import RoleDetail


def sheet(role: RoleDetail) -> Sheet:
    """Return the level of each skill, 1 to 4, at each grade; nothing if the grade lists none."""
    levels = [{each.id: each.rank for each in grade.skills} for grade in role.grades]
    names = {each.id: each.name for grade in role.grades for each in grade.skills}
    rows = ((id, name, *(of_grade.get(id) for of_grade in levels)) for id, name in names.items())
    return Sheet(("skill", "name", *(grade.id for grade in role.grades)), tuple(rows))
