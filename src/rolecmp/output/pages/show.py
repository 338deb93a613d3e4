"""The page of `show`."""

from collections.abc import Iterable, Iterator

from rolecmp.catalog.terms import Need, Part, RoleField
from rolecmp.output.page import (
    NO_HEADING,
    Block,
    Cell,
    Grid,
    Inlines,
    Page,
    Paragraph,
    Row,
    Section,
    Span,
    quiet,
)
from rolecmp.output.pages.catalogs import of_the_same_name
from rolecmp.output.pages.disputes import about, dispute, disputed
from rolecmp.output.pages.fields import Fields
from rolecmp.output.pages.ladder import after_grades, reading
from rolecmp.output.pages.references import References
from rolecmp.output.pages.words import (
    DISPUTED,
    NEEDS,
    NOT_KNOWN,
    TITLES,
    counted,
    counted_as,
    difficulty,
    in_figures,
    is_judgment,
    judged,
    next_roles,
    sample,
    shortest_name,
    some,
)
from rolecmp.questions.pay import medians
from rolecmp.questions.role_detail import RoleDetail
from rolecmp.questions.show import RoleAnswer
from rolecmp.questions.statements import degree_in_words
from rolecmp.questions.wording import capitalized, id_as_words, in_sentence

MAX_LIST = 44
"""The longest list of names on the first screen."""
FLAGGED = (RoleField.DEGREE, RoleField.ENTRY, RoleField.LEADS_TO)
"""The fields that are flagged on the first screen if a source disputes them."""
LINE, MAX_DISPUTE = 80, 156
"""The longest line on what sources dispute: of several of them, and of one."""


def page(answer: RoleAnswer, *, with_sources: bool) -> Page:
    """Return the page that shows one role, or only the fields it is narrowed to."""
    role = answer.role
    references = References(shown=with_sources)
    fields = Fields((role,), answer.measures, references)
    shown = tuple(fields.blocks(answer.fields))
    more = f"More: rolecmp show {shortest_name(role)}"
    if answer.fields == (RoleField.GRADES,) and role.grades:
        first, *others = shown
        tracks = [each.track for each in role.grades if each.track]
        aside = Paragraph("", ((quiet(f"Other tracks: {', '.join(dict.fromkeys(tracks))}."),),))
        return Page(
            f"{role.grades[0].of}: grades",
            brief=(first, *([aside] if tracks and len(others) > 1 else [])),
            blocks=(*others, *references.paragraphs()),
            more=f"{more} --only grades --full",
        )
    if len(answer.fields) < len(RoleField):
        return Page(role.name, lead=_lead(role), blocks=(*shown, *references.paragraphs()))
    names = (*role.called, *role.alternate_titles)
    every = Paragraph("Names and job titles", tuple(_names_and_kind(role, names)))
    return Page(
        role.name,
        lead=(Span(role.summary), *((Span(" "), *lead) if (lead := _lead(role)) else ())),
        brief=(*_brief(answer, fields), *_origin(answer)),
        blocks=(*shown, every, *references.paragraphs()),
        more=f"{more} --full",
        years=tuple(each.year for each in answer.measures),
    )


def _lead(role: RoleDetail) -> Inlines:
    """Return which grade of which role is shown, and what of it is that of the role."""
    grade = role.grade
    if not grade:
        return tuple(Span(text) for text in reading(role))
    which = f"{capitalized(grade.place)} of {in_sentence(grade.of)}"
    text = f"{which}: its skill levels are those of the grade, all else is the role's."
    return (Span(" ".join([text, *reading(role)])),)


def _origin(answer: RoleAnswer) -> Iterator[Paragraph]:
    """Yield which of several catalogs a role is from, and where there are others of its name."""
    if answer.role.catalog:
        others = of_the_same_name(answer.namesakes)
        yield Paragraph("", ((quiet(f"Catalog: {answer.role.catalog}. {others}".rstrip()),),))


def _names_and_kind(role: RoleDetail, names: Iterable[str]) -> Iterator[Inlines]:
    """Yield all names of a role, its family and its track."""
    yield (Span(", ".join(names)),)
    for word, text in (("Family", role.family), ("Track", role.track)):
        if text:
            yield (quiet(f"{word}: "), Span(text))


def _brief(answer: RoleAnswer, fields: Fields) -> Iterator[Block]:
    """Yield what a newcomer wants first: getting in, pay, the work, tools, skills, next roles."""
    role = answer.role
    of_next = [each.sources for each in role.leads_to]
    ours = judged(of_next[0]) if of_next and all(map(is_judgment, of_next)) else ()
    flag = {field: DISPUTED if [*disputed(role, [field])] else () for field in RoleField}
    degree = degree_in_words(role.degree)
    entry = difficulty(role.entry.difficulty, role.entry.sources)[0]
    rows: dict[str, Cell] = {
        TITLES[RoleField.ENTRY]: (
            (*entry, *flag[RoleField.ENTRY], Span("  " if role.grade else ""), *after_grades(role)),
        ),
        TITLES[RoleField.DEGREE]: (
            ((Span(degree), *judged(role.degree.sources), *flag[RoleField.DEGREE]),)
            if degree
            else NOT_KNOWN
        ),
        "Pay a year": tuple(_pay(answer)) or NOT_KNOWN,
        TITLES[RoleField.RESPONSIBILITIES]: tuple(_work(role)) or NOT_KNOWN,
        TITLES[RoleField.TOOLS]: tuple(_tools(role, fields)) or NOT_KNOWN,
        TITLES[RoleField.SKILLS]: tuple(_skills(role)) or NOT_KNOWN,
        **({TITLES[RoleField.GRADES]: _grades(role)} if role.grades and not role.grade else {}),
        **(
            {}
            if role.grade  # whose reading takes the room
            else {TITLES[RoleField.WORKS_WITH]: _names([each.name for each in role.works_with])}
        ),
        next_roles([role]): tuple(
            (*line, *ours, *flag[RoleField.LEADS_TO])
            for line in _names([each.name for each in role.leads_to])
        ),
    }
    yield Grid(
        NO_HEADING, (Section((), tuple(Row(label, (cell,)) for label, cell in rows.items())),)
    )
    of_tools = [counted(each) for each in fields.chosen[RoleField.TOOLS][:1]]
    notes: list[Inlines] = [(quiet(f"Tools: {text}."),) for text in of_tools]
    against = list(disputed(role, FLAGGED))
    most = LINE if len(against) > 1 else MAX_DISPUTE
    notes += [dispute(each, capitalized(about(each)), most) for each in against]
    if notes:
        yield Paragraph("", tuple(notes))


def _grades(role: RoleDetail) -> Cell:
    """Return the grades of a role, those of its main track."""
    names = [
        f"{each.id}{' (usual)' if each.usual else ''}" for each in role.grades if not each.track
    ]
    return ((Span(", ".join(names)),),)


def _pay(answer: RoleAnswer) -> Iterator[Inlines]:
    """Yield the pay by each measure, the newest first."""
    paid = {each.measure.id: each for each in medians(answer.role.pay)}
    for measure in sorted(answer.measures, key=lambda each: -each.year):
        if found := paid.get(measure.id):
            name = f"  {counted_as(found)}"
            yield (Span(in_figures(found)), *sample(found), quiet(name))


def _work(role: RoleDetail) -> Iterator[Inlines]:
    """Yield the phases that a role leads, and those that it supports; or else what it does."""
    named = dict[str, None]()
    for part, verb in ((Part.LEAD, "leads"), (Part.SUPPORT, "supports")):
        phases = [each.phase for each in role.responsibilities if each.part is part]
        words = {id_as_words(each.id): None for each in phases if each}
        if new := [word for word in words if word not in named]:
            yield (Span(f"{verb}: {', '.join(new)}"),)
        named |= words
    if not any(each.phase and each.part for each in role.responsibilities):
        yield from ((Span(each.text),) for each in role.responsibilities[:2])


def _tools(role: RoleDetail, fields: Fields) -> Iterator[Inlines]:
    """Yield the tools a role requires, and those that are nice to have, by their shares."""
    for need in Need:
        shares = {each.id: fields.share(role, each.id) for each in role.tools}
        ranked = sorted(
            (each for each in role.tools if each.need is need),
            key=lambda tool: -(each.value if (each := shares[tool.id]) else 0),
        )
        names = [
            f"{each.name} {in_figures(share)}" if (share := shares[each.id]) else each.name
            for each in ranked
        ]
        if names:
            yield (Span(f"{NEEDS[need]}: {some(names, within=MAX_LIST)}"),)


def _skills(role: RoleDetail) -> Iterator[Inlines]:
    """Yield the skills a role requires, the highest levels first."""
    ranked = sorted(
        (each for each in role.skills if each.need is Need.ESSENTIAL),
        key=lambda each: -(each.level.rank if each.level else 0),
    )
    levels = dict.fromkeys(each.level for each in ranked)
    for level in levels:
        names = [each.name for each in ranked if each.level is level]
        word = f"{level}: " if level else ""
        yield (Span(f"{word}{some(names, within=MAX_LIST)}"),)


def _names(names: list[str]) -> Cell:
    return ((Span(some(names, within=MAX_LIST)),),) if names else NOT_KNOWN
