"""Which list of a catalog the ids under a key refer to."""

import re
from typing import TYPE_CHECKING, assert_never

from rolecmp.catalog.meant import as_id
from rolecmp.catalog.spelling import nearest
from rolecmp.catalog.terms import ID_PATTERN, RoleField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rolecmp.catalog.layer import Layer

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


def known_ids(layers: "Iterable[Layer]", space: str) -> frozenset[str]:
    """Return the ids in a list of all layers; one of a wrong form also in the right one.

    It is a problem of its own, and no reason to call what refers to it unknown.
    """
    ids = {entry.id for layer in layers for entry in layer.lists[space] if entry.id}
    is_id = re.compile(ID_PATTERN).fullmatch
    return frozenset(ids | {as_id(id) for id in ids if not is_id(id)})


def unread_lists(layers: "Iterable[Layer]") -> frozenset[str]:
    """Return the lists that could not be read in whole, so what refers to them may well exist."""
    unread = set[str]()
    for layer in layers:
        if not isinstance(layer.json, dict):
            return frozenset(REFERS_TO.values())
        for key, value in layer.json.items():
            found = [key] if key in REFERS_TO.values() else nearest(key, {*REFERS_TO.values()})[:1]
            is_whole = isinstance(value, list) and all(
                isinstance(each, dict) and isinstance(each.get("id"), str) for each in value
            )
            # What is called nearly so may be that list, unless the file has it as well.
            if found and (found[0] not in layer.json if found != [key] else not is_whole):
                unread.update(found)
    return frozenset(unread)
