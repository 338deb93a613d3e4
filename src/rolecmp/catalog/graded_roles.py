"""A role at a grade as a role of its own, called `ROLE@GRADE`, with the levels of that grade."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from rolecmp.catalog.grades import (
    AT,
    base_id,
    find_grade,
    find_graded,
    handle,
    is_above,
    is_usual,
    rank,
    steps,
    usual_grade,
)
from rolecmp.catalog.model import Catalog, DocumentedTransition, Grade, Model, RequiredSkill, Role
from rolecmp.catalog.terms import Need, RoleField

NEXT_GRADE = "the next grade"
_Entry = TypeVar("_Entry", bound=Model)


def at_grade(role: Role, grade: Grade) -> Role:
    """Return `role` with the levels of `grade`, and the grades above as what it leads to.

    From its usual grade on, a skill that the grade does not list stays at the role's own level;
    below that, its level is not known. Everything else is that of the role.
    """
    usual = usual_grade(role)
    is_reached = usual is not None and rank(role, grade) >= rank(role, usual)
    is_own = is_usual(role, grade)
    stated = {} if is_own else {each.skill: each.level for each in grade.skills}
    listed = {each.skill for each in role.skills}
    own = (
        each.model_copy(
            update={
                "level": stated[each.skill],
                "need": Need.ESSENTIAL,
                "sources": grade.sources,
            }
            if each.skill in stated
            else {"level": each.level if is_reached else None}
        )
        for each in role.skills
    )
    added = (
        RequiredSkill(skill=each.skill, level=each.level, sources=grade.sources)
        for each in grade.skills
        if each.skill not in listed
    )
    lowers = {id: lower for id, (lower, _) in steps(role).items()}
    above = (
        DocumentedTransition(role=handle(role, each), note=NEXT_GRADE, sources=each.sources)
        for each in role.grades
        if (lower := lowers[each.id]) and lower.id == grade.id
    )
    return role.model_copy(
        update={
            "id": handle(role, grade),
            "name": grade.name,
            "short_name": _short_name(role, grade),
            "aliases": role.aliases
            if is_own
            else tuple(f"{alias}{AT}{grade.id}" for alias in role.aliases),
            "skills_at": grade.id,
            "skills": (*own, *added),
            "leads_to": (*above, *(role.leads_to if is_reached else ())),
            "evidence": role.evidence if is_own else (),
        }
    )


def role_called(catalog: Catalog, name: str) -> Role:
    """Return the role that `name` means in a catalog `with_grades` that have roles of their own.

    Raises:
        UnknownNameError: as for `find_graded`.
    """
    role, grade = find_graded(catalog, name)
    by_id = {each.id: each for each in catalog.roles}
    return by_id.get(handle(role, grade), role)


class Rung(NamedTuple):
    """Where a role at a grade stands: its role, and how many grades above the usual one.

    Below the usual one it is so many less than 0.
    """

    role: str
    grade: Grade | None
    above: int


def rungs(catalog: Catalog) -> dict[str, Rung]:
    """Return, by id, the rungs of the ladders in a catalog `with_grades`."""
    by_id = {role.id: role for role in catalog.roles}
    found: dict[str, Rung] = {}
    for id in by_id:
        base, _, of_grade = id.partition(AT)
        if of_grade:
            role = by_id[base]
            usual, grade = usual_grade(role), find_grade(role, of_grade)
            # Without a usual grade, the second is taken for it.
            first = rank(role, usual) if usual else 1
            found[id] = Rung(base, grade, rank(role, grade) - first if grade else 0)
            found[base] = Rung(base, usual, 0)
    return found


def _short_name(role: Role, grade: Grade) -> str:
    """Return the name of a grade with the short name of its role in it, if it holds its name."""
    found = re.search(re.escape(role.name), grade.name, re.IGNORECASE)
    if role.short_name is None or not found:
        return grade.name
    return f"{grade.name[: found.start()]}{role.short_name}{grade.name[found.end() :]}"


def with_grades(catalog: Catalog, names: Iterable[str], *, ladders: bool = False) -> Catalog:
    """Return `catalog` with the roles at the grades that `names` mean as roles of their own.

    With `ladders`, with all grades of these roles. Names that mean no grade change nothing.
    """
    named = [find_graded(catalog, name) for name in names]
    graded = {each.role.id: each.role for each in named if each.grade}
    if not graded:
        return catalog
    wanted = {(each.role.id, each.grade.id) for each in named if each.grade}

    def roles() -> Iterator[Role]:
        for role in catalog.roles:
            usual = usual_grade(role) if role.id in graded else None
            is_extended = usual and (ladders or (role.id, usual.id) in wanted)
            yield at_grade(role, usual) if usual and is_extended else role
            for grade in role.grades if role.id in graded else ():
                if not is_usual(role, grade) and (ladders or (role.id, grade.id) in wanted):
                    yield at_grade(role, grade)

    every = tuple(roles())
    measures = {each.id for each in catalog.measures if each.about is RoleField.LEADS_TO}
    lower = {id: tuple(_below(role, every)) for id, role in graded.items()}
    return catalog.model_copy(
        update={"roles": tuple(_leading_into(role, lower, measures) for role in every)}
    )


def _below(role: Role, every: Collection[Role]) -> Iterator[str]:
    """Yield the ids of the grades below the usual one of a role that are among the roles."""
    ids, usual = {each.id for each in every}, usual_grade(role)
    for grade in role.grades:
        if usual and is_above(role, usual, grade) and (id := handle(role, grade)) in ids:
            yield id


def _leading_into(
    role: Role, lower: Mapping[str, Sequence[str]], measures: Collection[str]
) -> Role:
    """Return `role` with what leads to another one leading to the grades below its usual one, too.

    `lower` are these, by the id of the other role, and `measures` those of such moves.
    """
    into = {id: grades for id, grades in lower.items() if id != base_id(role.id)}
    moves = [(each, "role", each.role) for each in role.leads_to]
    evidence = [
        (each, "item", each.item) for each in role.evidence if each.about is RoleField.LEADS_TO
    ]
    figures = [(each, "item", each.item) for each in role.figures if each.measure in measures]

    def also(entries: Sequence[tuple[_Entry, str, str | None]]) -> list[_Entry]:
        return [
            entry.model_copy(update={key: grade})
            for entry, key, other in entries
            for grade in into.get(other or "", ())
        ]

    return role.model_copy(
        update={
            "leads_to": (*role.leads_to, *also(moves)),
            "evidence": (*role.evidence, *also(evidence)),
            "figures": (*role.figures, *also(figures)),
        }
    )
