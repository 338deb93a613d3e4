"""The sheet of `list`: a row for each role."""

from rolecmp.catalog.terms import RoleField
from rolecmp.output.pages.words import is_judgment
from rolecmp.output.sheet import Sheet
from rolecmp.questions.listing import RoleList
from rolecmp.questions.pay import measure_of_pay, paid_by

COLUMNS = (
    *("role", "name", "aliases", "difficulty", "degree"),
    *("pay", "unit", "n", "measure", "year", "our judgment", "disputed", "gap", "catalog"),
)


def sheet(answer: RoleList) -> Sheet:
    """Return the roles with their difficulty (1 to 5), degree, and pay by one measure.

    The last columns name the fields that rest on judgment, those that a source disputes, the
    share of the requirements that you lack, and with several catalogs the one it is from.
    """
    measure = measure_of_pay([role.pay for role in answer.roles], answer.measures)
    rows = []
    for role in answer.roles:
        paid = paid_by(role.pay, measure)
        of_pay = (paid.value, paid.unit, paid.n, paid.measure.name, paid.year) if paid else ()
        aliases = ", ".join(role.aliases)
        expected = role.degree.expectation
        known = (role.id, role.name, aliases, role.entry.difficulty, expected)
        cited = {RoleField.DEGREE: role.degree.sources, RoleField.ENTRY: role.entry.sources}
        ours = (field for field, sources in cited.items() if is_judgment(sources))
        marks = (", ".join(ours) or None, ", ".join(role.disputed) or None, role.gap)
        rows.append((*known, *(of_pay or (None,) * 5), *marks, role.catalog))
    return Sheet(COLUMNS, tuple(rows))
