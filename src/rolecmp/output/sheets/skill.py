"""The sheets of `skill`: a row for each skill or tool, or for each role that lists one."""

from collections.abc import Iterator

from rolecmp.output.sheet import Sheet, Value
from rolecmp.questions.skill import SkillAnswer, SkillList

ALL = ("skill", "name", "type", "required by", "nice to have for", "about")
ONE = (
    *("role", "name", "need", "level 1-4", "share", "n", "measure", "year"),
    *("missing", "missing then", "move", "move then", "catalog"),
)


def all_skills(answer: SkillList) -> Sheet:
    """Return the skills and tools, with the number of roles that list each."""
    rows = (
        (
            *(each.id, each.name, each.type, len(each.required_by), len(each.useful_for)),
            each.about or each.tool_kind,
        )
        for each in answer.skills
    )
    return Sheet(ALL, tuple(rows))


def one_skill(answer: SkillAnswer) -> Sheet:
    """Return the roles that list a skill or tool, with a row for each share that was measured.

    What is missing is a share of the requirements of the role, 0 to 1: now, and then, with it.
    """
    return Sheet(ONE, tuple(_rows(answer)))


def _rows(answer: SkillAnswer) -> Iterator[tuple[Value, ...]]:
    doors = {door.id: door for door in answer.doors}
    for role in answer.roles:
        door = doors.get(role.id)
        move = (door.gap, door.gap_after, door.tier, door.tier_after) if door else (None,) * 4
        shares: list[tuple[Value, ...]] = [
            (each.value, each.n, each.measure.name, each.year) for each in role.shares
        ] or [(None,) * 4]
        for share in shares:
            yield (role.id, role.name, role.need, role.rank, *share, *move, role.catalog)
