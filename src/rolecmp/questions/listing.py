"""`list`: all roles at a glance."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import inf
from typing import Literal, assert_never

from pydantic import Field

from rolecmp.catalog.excerpt import NAME_KEYS, Scope
from rolecmp.catalog.model import Catalog, Model, Role
from rolecmp.catalog.names import find_item
from rolecmp.catalog.spelling import fold, nearest
from rolecmp.catalog.terms import Expectation, RoleField, Stance
from rolecmp.errors import UsageError
from rolecmp.questions.answer import (
    CITED,
    KIND,
    Answer,
    Citation,
    Citer,
    Named,
    TableRole,
    citer,
    described,
)
from rolecmp.questions.figures import FigureDetail, MeasureDetail, figure_finder, measures_of
from rolecmp.questions.gaps import YOU, Gaps
from rolecmp.questions.kinds import AnswerKind, Sort
from rolecmp.questions.me import ME, Me
from rolecmp.questions.pay import measure_of_pay, paid_by

SHOWN = (*NAME_KEYS, "degree", "entry", "figures", "evidence")
"""The keys of a role that a table of all roles shows."""
MATCHED = (*SHOWN, "alternate_titles")
"""The keys of a role by which a word finds it, beside the skills and tools that have the word."""
LISTED = (*MATCHED, "skills", "grades", "tools")
"""The keys of a role that the answer has."""


def scope_of(word: str | None, *, has_items: bool, is_table: bool) -> Scope:
    """Return what a list needs, of the roles that have a `word`, if there is one.

    `has_items`: you name skills or tools. `is_table`: not the whole answer is shown.
    """
    if has_items:
        return Scope(outline=LISTED)
    shown = MATCHED if word else SHOWN
    return Scope(outline=shown if is_table else LISTED, word=word)


SORT_WORDS = {
    **{sort.value: sort for sort in Sort},
    **dict.fromkeys(("salary", "money", "wage"), Sort.PAY),
    **dict.fromkeys(("difficulty", "easy", "easiest", "getting-in"), Sort.ENTRY),
    **dict.fromkeys(("alphabet", "title", "role"), Sort.NAME),
    **dict.fromkeys(("missing", "fit"), Sort.GAP),
}
"""The orders by the words that people have for them."""


def sort_of(word: str) -> Sort:
    """Return the order that `word` names.

    Raises:
        UsageError: there is no such order.
    """
    if sort := SORT_WORDS.get(word.casefold()):
        return sort
    near = nearest(word, SORT_WORDS)[:1]
    raise UsageError(
        f'unknown order "{word}"; use {", ".join(Sort)}',
        replace=(word, near[0] if near else Sort.ENTRY),
    )


class ListedEntry(Model):
    """How hard a role is to get into."""

    difficulty: int | None = Field(description="1 (easiest) to 5 (hardest); null: no data.")
    sources: tuple[Citation, ...] = Field(description=CITED)


class ListedDegree(Model):
    """The degree a role expects."""

    expectation: Expectation | None = Field(
        description="How strongly a degree is expected; null: no data."
    )
    sources: tuple[Citation, ...] = Field(description=CITED)


class ListedRole(TableRole):
    """A role in the list."""

    titles: tuple[str, ...] = Field(description=described(Role, "alternate_titles"))
    summary: str = Field(description=described(Role, "summary"))
    entry: ListedEntry = Field(description=described(Role, "entry"))
    degree: ListedDegree = Field(description=described(Role, "degree"))
    pay: tuple[FigureDetail, ...] = Field(description="Its measured pay.")
    skills: tuple[str, ...] = Field(description="The ids of its skills.")
    tools: tuple[str, ...] = Field(description="The ids of its tools.")
    grades: tuple[str, ...] = Field(description="The ids of its grades, lowest first.")
    disputed: tuple[RoleField, ...] = Field(description="The fields that a source disputes.")
    gap: float | None = Field(
        description="The share of its requirements, 0 to 1, that you lack; null without --me, or "
        "if there is no data."
    )


class RoleList(Answer):
    """Roles of a catalog, easiest to get into first unless they are sorted otherwise."""

    kind: Literal[AnswerKind.ROLE_LIST] = Field(default=AnswerKind.ROLE_LIST, description=KIND)
    title: str | None = Field(description="The title of the catalog; null: none, or several.")
    word: str | None = Field(description="What they are searched for, if anything.")
    items: tuple[Named, ...] = Field(description="The skills and tools that all of them have.")
    sort: Sort = Field(description="The order: by match, pay, entry difficulty, name or gap.")
    roles: tuple[ListedRole, ...] = Field(
        description="The roles, in that order; those without data last. Of several catalogs, those "
        "of one after those of the other."
    )
    measures: tuple[MeasureDetail, ...] = Field(description="What the figures of pay mean.")
    me: Me | None = Field(description=ME)


def list_roles(
    catalog: Catalog,
    word: str | None = None,
    *,
    with_items: Sequence[str] = (),
    sort: Sort | None = None,
    me: Me | None = None,
) -> RoleList:
    """Return the roles of a catalog in some order, ties by name.

    The order is by entry difficulty, for `me` by what is missing, or with a `word` by how well
    it matches. The word keeps those with a name, title, skill or tool that contains it, and
    `with_items` those with all of these skills and tools, by name or comma-separated names.

    Raises:
        UnknownNameError: no skill or tool is called like one of `with_items`, or several are.
        UsageError: they are to be sorted by what is missing, and nobody's skills are known, or
            by a match, and there is no word.
    """
    if sort is Sort.GAP and not me:
        message = "to sort by what you lack, add --me FILE or --have ITEM"
        raise UsageError(message, replace=(Sort.GAP, Sort.ENTRY))
    if sort is Sort.MATCH and not word:
        message = "match sorts by a word in the name; add one: rolecmp list data"
        raise UsageError(message, replace=(Sort.MATCH, Sort.ENTRY))
    order = sort or (Sort.GAP if me else Sort.MATCH if word else Sort.ENTRY)
    gaps = _gaps(catalog, me)
    wanted = [find_item(catalog, name.strip()) for each in with_items for name in each.split(",")]
    names = {item.id: fold(item.name) for item in catalog.items} if word else {}
    found = [
        role
        for role in catalog.roles
        if {item.id for item in wanted} <= {*role.items} and (not word or _has(role, word, names))
    ]
    figures = figure_finder(catalog)
    pay = {
        role.id: tuple(each for each in figures(role) if each.about is RoleField.PAY)
        for role in found
    }
    measures = measures_of(catalog, [each for figures in pay.values() for each in figures])
    measure = measure_of_pay(pay.values(), measures)

    def distance(role: Role) -> int:
        return _distance(role, word) if word and order is not Sort.NAME else 0

    def rank(role: Role) -> float:
        match order:
            case Sort.MATCH:
                return distance(role)
            case Sort.GAP:
                gap = gaps.get(role.id)
                return inf if gap is None else gap
            case Sort.ENTRY:
                return role.entry.difficulty or inf
            case Sort.PAY:
                paid = paid_by(pay[role.id], measure)
                return -paid.value if paid else inf
            case Sort.NAME:
                return 0
            case _:
                assert_never(order)

    titles = {role: part.title for role, part in catalog.parts.items()}
    places = [None, *catalog.titles]
    cite = citer(catalog)
    return RoleList(
        title=None if catalog.titles else catalog.title,
        word=word,
        items=tuple(Named(id=item.id, name=item.name) for item in wanted),
        sort=order,
        roles=tuple(
            _listed(role, pay[role.id], cite, gaps.get(role.id), titles.get(role.id))
            for role in sorted(
                found,
                key=lambda role: (
                    places.index(titles.get(role.id)),
                    rank(role),
                    (role.entry.difficulty or inf) if order is Sort.MATCH else distance(role),
                    *_name(role),
                ),
            )
        ),
        measures=measures,
        me=me,
    )


def _gaps(catalog: Catalog, me: Me | None) -> Mapping[str, float | None]:
    """Return what you lack of each role, by its id."""
    if not me:
        return {}
    gaps = Gaps(catalog, me.profile)
    return {role.id: gaps.gap(YOU, role.id) for role in catalog.roles}


def _listed(
    role: Role, pay: tuple[FigureDetail, ...], cite: Citer, gap: float | None, title: str | None
) -> ListedRole:
    disputed = {each.about for each in role.evidence if each.stance is Stance.DISPUTES}
    return ListedRole(
        id=role.id,
        name=role.name,
        short_name=role.short_name or role.name,
        catalog=title,
        aliases=role.aliases,
        titles=role.alternate_titles,
        summary=role.summary,
        entry=_entry(role.entry.difficulty, cite(role.entry.sources)),
        degree=_degree(role.degree.expectation, cite(role.degree.sources)),
        pay=pay,
        skills=tuple(each.skill for each in role.skills),
        tools=tuple(each.tool for each in role.tools),
        grades=tuple(each.id for each in role.grades),
        disputed=tuple(field for field in RoleField if field in disputed) if disputed else (),
        gap=gap,
    )


@lru_cache  # those of thousands of occupations are alike
def _entry(difficulty: int | None, sources: tuple[Citation, ...]) -> ListedEntry:
    return ListedEntry(difficulty=difficulty, sources=sources)


@lru_cache
def _degree(expectation: Expectation | None, sources: tuple[Citation, ...]) -> ListedDegree:
    return ListedDegree(expectation=expectation, sources=sources)


def _name(role: Role) -> tuple[str, str]:
    """Return what roles that are otherwise equal are sorted by: the name that is shown."""
    return ((role.short_name or role.name).casefold(), role.id)


def _distance(role: Role, word: str) -> int:
    """Return how far a role is from a word.

    0: its name begins with it, 1: it is in the name, 2: in a title; 3 and 4: a word of the name
    or of a title begins with it, 5: it is within another word, or elsewhere.
    """
    beginning = rf"(?<!\w){re.escape(fold(word))}"
    whole, begun = re.compile(rf"{beginning}s?(?!\w)"), re.compile(beginning)
    named = [*map(fold, (role.name, role.short_name or "", role.id, *role.aliases))]
    titles = [*map(fold, role.alternate_titles)]
    found = (
        any(map(whole.match, named)),
        *(any(map(each.search, names)) for each in (whole, begun) for names in (named, titles)),
        True,
    )
    return found.index(True)


def _has(role: Role, word: str, names: Mapping[str, str]) -> bool:
    """Return whether a name, a title, a skill or a tool of `role` contains `word`."""
    own = (role.id, role.name, role.short_name or "", *role.aliases, *role.alternate_titles)
    texts = (*map(fold, own), *(names[item] for item in role.items))
    folded = fold(word)
    return any(folded in text for text in texts)
