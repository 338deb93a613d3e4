"""The sheet of `list`: a row for each role."""

from rolecmp.output.pages.pay import measure_of_pay, paid_by
from rolecmp.output.sheet import Sheet
from rolecmp.questions.listing import RoleList

COLUMNS = (
    *("role", "name", "aliases", "difficulty", "degree"),
    *("pay", "unit", "n", "measure", "year"),
)


def sheet(answer: RoleList) -> Sheet:
    """Return the roles with their difficulty (1 to 5), degree, and pay by one measure."""
    measure = measure_of_pay([role.pay for role in answer.roles], answer.measures)
    rows = []
    for role in answer.roles:
        paid = paid_by(role.pay, measure)
        of_pay = (paid.value, paid.unit, paid.n, paid.measure.name, paid.year) if paid else ()
        aliases = ", ".join(role.aliases)
        expected = role.degree.expectation
        known = (role.id, role.name, aliases, role.entry.difficulty, expected)
        rows.append((*known, *(of_pay or (None,) * 5)))
    return Sheet(COLUMNS, tuple(rows))
