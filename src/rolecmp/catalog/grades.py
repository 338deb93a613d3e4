"""Grades of a role: which one a name means, and how they follow each other."""

from typing import NamedTuple

from rolecmp.catalog.model import Catalog, Grade, Role
from rolecmp.catalog.name_index import GRADED
from rolecmp.catalog.names import find_role
from rolecmp.catalog.spelling import fold, nearest, suggestion
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
