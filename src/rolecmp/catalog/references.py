"""Which list of a catalog the ids under a key refer to."""

from typing import assert_never

from rolecmp.catalog.terms import RoleField

REFERS_TO = {
    "source": "sources",
    "sources": "sources",
    "measure": "measures",
    "figure": "measures",
    "skill": "skills",
    "tool": "tools",
    "phase": "phases",
    "role": "roles",
    "roles": "roles",
}
"""The list that the ids under a key refer to; for `item`, see `items_about`."""


def items_about(about: object) -> str | None:
    """Return the list that the item of evidence or of a figure about a field refers to, if any."""
    try:
        field = RoleField(str(about))
    except ValueError:
        return None  # reported as a wrong word
    match field:
        case RoleField.SKILLS:
            return "skills"
        case RoleField.TOOLS:
            return "tools"
        case RoleField.WORKS_WITH | RoleField.LEADS_TO:
            return "roles"
        case (
            RoleField.FOCUS
            | RoleField.QUESTIONS
            | RoleField.RESPONSIBILITIES
            | RoleField.GRADES
            | RoleField.DEGREE
            | RoleField.EDUCATION
            | RoleField.ENTRY
            | RoleField.EXPERIENCE
            | RoleField.ACTIVITIES
            | RoleField.PAY
            | RoleField.GROWTH
        ):
            return None
        case _:
            assert_never(field)
