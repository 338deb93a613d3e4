"""The grades of a role: the level of each skill at each grade, and what each grade adds."""

import re
from collections.abc import Iterator, Sequence

from rolecmp.catalog.grades import RANK_FORMS
from rolecmp.catalog.terms import Level, RoleField
from rolecmp.output.page import (
    NO_HEADING,
    Block,
    Grid,
    Inlines,
    Kind,
    Meter,
    Row,
    Scale,
    Section,
    Span,
    quiet,
    strong,
)
from rolecmp.output.pages.references import References
from rolecmp.output.pages.words import NOT_LISTED, TITLES, judged, some
from rolecmp.questions.role_detail import GradeDetail, RoleDetail
from rolecmp.questions.wording import capitalized, id_as_words, in_sentence

MAX_ADDED = 5
"""The most skills that are named of those that a grade raises to one level."""


def ladder(role: RoleDetail, references: References) -> Iterator[Block]:
    """Yield a table of levels for each track, and what each grade adds to the one below."""
    tracks = dict.fromkeys(each.track for each in role.grades)
    for track in sorted(tracks, key=lambda track: track is not None):
        grades = [each for each in role.grades if each.track == track]
        yield _levels(grades, track, references)
    rows = tuple(
        Row(_title(each, with_track=True), (tuple(_about(role, each)),)) for each in role.grades
    )
    yield Grid(NO_HEADING, (Section(((strong("What each grade adds"),),), rows),))


def after_grades(role: RoleDetail) -> Inlines:
    """Return how many grades come before that of a role: it has no difficulty of its own."""
    count = role.grade.after if role.grade else 0
    if not count:
        return ()
    return (quiet(f"comes after {count} {'grade' if count == 1 else 'grades'}"),)


def reading(role: RoleDetail) -> list[str]:
    """Return how the rank in the name of a role is read, if that is not plain."""
    if role.unknown_grade:
        return [f'It has no grade "{role.unknown_grade}" here: this is the role as a whole.']
    words = [RANK_FORMS.get(each, each) for each in re.split("[@ ]+", role.asked.casefold())]
    aliases = role.grade.aliases if role.grade else ()
    said = next((each for each in aliases if each in words), None)
    if role.grade and said and said not in role.grade.name.casefold().split():
        return [f'Here "{said}" is {in_sentence(role.grade.name)} (our reading).']
    return []


def _levels(grades: Sequence[GradeDetail], track: str | None, references: References) -> Grid:
    """Return the level of each skill at each of the grades of one track."""
    levels = [{each.id: each.rank for each in grade.skills} for grade in grades]
    names = {each.id: each.name for grade in grades for each in grade.skills}
    rows = [
        Row(
            name,
            tuple(
                ((Meter(of_grade[id], Scale.LEVEL),),) if id in of_grade else NOT_LISTED
                for of_grade in levels
            ),
        )
        for id, name in names.items()
    ]
    sources = [source for grade in grades for source in grade.sources]
    title = (
        strong(f"{TITLES[RoleField.GRADES]}{f': {track}' if track else ''}"),
        *judged(sources),
        *references.cite(sources),
    )
    first, *_, last = Level
    scale = quiet(f"{_dots(1)} {first} to {_dots(len(Level))} {last}")
    heads = tuple(map(_title, grades))
    return Grid(heads, (Section((title, (scale,)), tuple(rows)),), Kind.VALUES)


def _title(grade: GradeDetail, *, with_track: bool = False) -> str:
    """Return the shortest name of a grade, which fits the head of a column."""
    word = id_as_words(grade.id)
    if grade.track and not with_track:
        word = word.removesuffix(f" {grade.track}")
    return capitalized(word) + (" (usual)" if grade.usual else "")


def _dots(rank: int) -> str:
    return "".join(Meter(rank, Scale.LEVEL).drawn)


def _about(role: RoleDetail, grade: GradeDetail) -> Iterator[Inlines]:
    """Yield the name of a grade, what it adds to the one below, and what else is known of it."""
    after = grade.years or 0
    years = f", after {after:g} {'year' if after == 1 else 'years'}" if after else ""
    yield (strong(grade.name), quiet(f": {grade.place}{years}"))
    if grade.about:
        yield (Span(grade.about),)
    lower = [each.skills for each in role.grades if each.id == grade.below]
    before = {each.id: each for skills in lower for each in skills}
    for level in reversed(Level):
        raised = [
            each.name
            for each in grade.skills
            if each.level is level and (each.id not in before or before[each.id].rank < each.rank)
        ]
        if raised:
            yield (Span(f"{level}: {some(raised, MAX_ADDED)}"),)
    if grade.note:
        yield (quiet(grade.note),)
