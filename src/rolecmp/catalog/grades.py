"""Grades of a role: which one a name means, how they follow each other, and a role at one of them.

A role at a grade is a role of its own, called `ROLE@GRADE`, that has the levels of that grade.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from rolecmp.catalog.model import Catalog, DocumentedTransition, Grade, Model, RequiredSkill, Role
from rolecmp.catalog.name_index import GRADED
from rolecmp.catalog.names import find_role
from rolecmp.catalog.spelling import fold, nearest, suggestion
from rolecmp.catalog.terms import Need, RoleField
from rolecmp.catalog.titles import BARE, OTHER_JOBS, without_rank
from rolecmp.errors import UnknownNameError

AT = "@"
"""What stands between a role and a grade."""
RANK_FORMS = {"sr": "senior", "snr": "senior", "jr": "junior", "jnr": "junior", "grad": "graduate"}
"""Short forms of ranks, and what they are short for."""
CARDINALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
GRADE_WORDS = frozenset(
    {"trainee", "intern", "apprentice", "graduate", "junior", "associate", "mid", "senior", "staff"}
    | {"lead", "principal", "chief", "distinguished", "head", "entry"}
)
"""The ranks in a title that a grade may have."""
NEXT_GRADE = "the next grade"
_Entry = TypeVar("_Entry", bound=Model)


class Graded(NamedTuple):
    """A role, and the grade of it that was named, if any."""

    role: Role
    grade: Grade | None = None


def find_graded(catalog: Catalog, name: str) -> Graded:
    """Return the role and the grade that `name` means: `ds@senior`, or a title with its rank.

    A rank that is no grade of the role is passed over.

    Raises:
        UnknownNameError: no role is called that, or several are; or, after "@", the role has
            no such grade.
    """
    if AT not in name or (" " in name and not GRADED.fullmatch(name)):
        return _of_words(catalog, name)
    of_role, _, word = name.rpartition(AT)
    if AT in of_role:
        raise UnknownNameError(
            f'unknown role "{name}"; a grade follows a role and one "@": ds@senior',
            replace=(name, base_id(of_role)),
        )
    role = find_role(catalog, of_role)
    if grade := find_grade(role, word):
        return Graded(role, grade)
    ids = [each.id for each in role.grades]
    near = nearest(word, [*ids, *(alias for each in role.grades for alias in each.aliases)])[:1]
    known = f"use {', '.join(ids)}" if ids else "the catalog has no grades of it"
    raise UnknownNameError(
        f'unknown grade "{word}" of {role.name}; {suggestion(near) or known}',
        replace=(name, f"{of_role}{AT}{near[0]}" if near else of_role),
    )


def find_grade(role: Role, word: str) -> Grade | None:
    """Return the grade of `role` called `word`: an id, an alias or a name."""
    folded = fold(word)
    wanted = {folded, RANK_FORMS.get(folded, folded)}
    for grade in role.grades:
        if wanted & set(map(fold, (grade.id, *grade.aliases, grade.name))):
            return grade
    return None


def _of_words(catalog: Catalog, name: str) -> Graded:
    """Return the role and the grade that a title means, or the name of a grade itself."""
    try:
        role = find_role(catalog, name)
    except UnknownNameError:
        words = fold(name).split()
        is_plain = not OTHER_JOBS.intersection(words) and not BARE.issuperset(without_rank(words))
        named = [
            Graded(role, grade)
            for role in catalog.roles
            for grade in role.grades
            if fold(grade.name) == fold(name)
        ]
        if len(named) == 1 and is_plain:
            return named[0]
        raise
    of_role, at, word = name.partition(AT)
    grade = find_grade(role, word) if at and of_role.strip() else None
    return Graded(role, grade or _of_title(role, name))


def passed_over(role: Role, name: str) -> str | None:
    """Return the rank in a title of `role` that is none of its grades; None if there is none."""
    words = _beside_names(role, name)
    if _of_title(role, name):
        return None
    return next((word for word in words if RANK_FORMS.get(word, word) in GRADE_WORDS), None)


def _beside_names(role: Role, name: str) -> list[str]:
    """Return the words of a title that may say the grade: none in a name of the role itself."""
    own = (role.id, role.name, role.short_name or "", *role.aliases, *role.alternate_titles)
    words = [word.strip(".,()") for word in fold(name).split()]
    return [] if fold(name) in map(fold, own) else words


def _of_title(role: Role, name: str) -> Grade | None:
    """Return the grade that the rank in a title means, if it is one of the role."""
    words = _beside_names(role, name) if role.grades else []
    named = [name, *words] if words else []
    return next(filter(None, (find_grade(role, each) for each in named)), None)


def usual_grade(role: Role) -> Grade | None:
    """Return the grade that the role's own skill levels are those of, if it is known."""
    return find_grade(role, role.skills_at) if role.skills_at else None


def is_usual(role: Role, grade: Grade) -> bool:
    """Return whether the role's own skill levels are those of `grade`."""
    usual = usual_grade(role)
    return usual is not None and usual.id == grade.id


def steps(role: Role) -> dict[str, tuple[Grade | None, int]]:
    """Return, for each grade of `role` by id, the one directly below and how many are below it.

    Directly below is the grade before on the same track, or where the track branches off: the
    grade before on the main one.
    """
    latest: dict[str | None, Grade] = {}
    found: dict[str, tuple[Grade | None, int]] = {}
    for grade in role.grades:
        lower = latest.get(grade.track) or latest.get(None)
        found[grade.id] = (lower, found[lower.id][1] + 1 if lower else 0)
        latest[grade.track] = grade
    return found


def below(role: Role, grade: Grade) -> Grade | None:
    """Return the grade directly below: on the same track, or where that branches off."""
    return steps(role)[grade.id][0]


def rank(role: Role, grade: Grade) -> int:
    """Return how many grades come before `grade`."""
    return steps(role)[grade.id][1]


def is_above(role: Role, grade: Grade, other: Grade) -> bool:
    """Return whether a path leads from the grade `other` up to `grade`."""
    lower: Grade | None = grade
    known = steps(role)
    while lower is not None and lower.id != other.id:
        lower = known[lower.id][0]
    return lower is not None and grade.id != other.id


def place(role: Role, grade: Grade) -> str:
    """Return which of the grades of its track `grade` is: "third of six grades"."""
    track = [each.id for each in role.grades if each.track == grade.track]
    number, count = track.index(grade.id) + 1, len(track)
    on = f" on the {grade.track} track" if grade.track else ""
    if count == 1:
        return f"the only grade{on}"
    if count > len(CARDINALS):
        return f"number {number} of {count} grades{on}"
    which = f"{ORDINALS[number - 1]} of {CARDINALS[count - 1]}"
    return f"{which} grades{on}"


def levels_at(role: Role) -> str | None:
    """Return, in words, the grade that the role's own skill levels are those of."""
    grade = usual_grade(role)
    return f"{grade.name}, {place(role, grade)}" if grade else role.skills_at


def base_id(handle: str) -> str:
    """Return the id of the role that a handle is of, with a grade or without one."""
    return handle.partition(AT)[0]


def handle(role: Role, grade: Grade | None) -> str:
    """Return the id of a role at a grade; at its usual one, that is the role itself."""
    return role.id if grade is None or is_usual(role, grade) else f"{role.id}{AT}{grade.id}"


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
