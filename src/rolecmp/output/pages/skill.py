"""The page of one skill or tool in `skill`."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rolecmp.catalog.terms import Need
from rolecmp.output.page import (
    BETWEEN,
    NO_HEADING,
    Block,
    Cell,
    Grid,
    Inlines,
    Kind,
    Link,
    Meter,
    Page,
    Paragraph,
    Row,
    Scale,
    Section,
    Span,
    quiet,
    strong,
)
from rolecmp.output.pages.catalogs import by_catalog, counted_roles
from rolecmp.output.pages.me import everything
from rolecmp.output.pages.words import (
    DISPUTED,
    NEEDS,
    NOT_LISTED,
    counted,
    figure,
    judged,
    measured,
    sample,
    shortest_name,
    yours,
)
from rolecmp.questions.figures import MeasureDetail, most_known
from rolecmp.questions.reasons import percent
from rolecmp.questions.skill import Door, LearningResource, SkillAnswer, SkillRole
from rolecmp.questions.wording import capitalized, id_as_words, in_sentence

NEED, LEVEL, SHARE = "Need", "Level", "Share"
MISSING, THEN, MOVE = "Missing", "Then", "Move"
MOST_ROWS, FIRST_ROWS = 30, 18
"""The most rows on the first screen; if there are more, the first of them."""
GAP_MEANING = (
    "Missing: the share of a role's requirements, by level, that you lack; then: if you "
    "had this at the level the role requires."
)


def page(answer: SkillAnswer) -> Page:
    """Return the page that shows which roles list a skill or tool, and what it makes easier."""
    measure = most_known((share for role in answer.roles for share in role.shares), answer.measures)
    others = [each for each in answer.measures if each is not measure]
    table = [*(_doors(answer) if answer.doors else _roles(answer, measure))]
    first = [*_first(table)]
    is_excerpt = first != table
    return Page(
        title=answer.name,
        lead=(Span(" ".join(_lead(answer))),),
        brief=tuple(first),
        is_excerpt=is_excerpt,
        blocks=(
            *(table if is_excerpt else ()),
            *(_roles(answer, measure) if answer.doors else ()),
            *_others(answer, others),
            *everything(answer.me),
        ),
        more=_more(answer, has_more=is_excerpt or bool(others)),
        years=tuple(each.year for each in answer.measures),
    )


def _lead(answer: SkillAnswer) -> Iterator[str]:
    """Yield what it is, how many roles list it, and what it does for you."""
    if answer.type == "tool":
        kind = answer.tool_kind
        yield "Tool." if kind in {None, "other"} else f"Tool: {id_as_words(kind or '')}."
    if answer.about:
        yield answer.about if answer.about[-1] in ".!?" else f"{answer.about}."
    useful = _counted(answer, Need.USEFUL)
    more = f"{';' if answer.totals else ','} nice to have for {useful:,}" if useful else ""
    yield f"Required by {_share_of_roles(answer)}{more}."
    if answer.from_ or answer.have or answer.degree or answer.me:
        yield _effect(answer)


def _first(table: Sequence[Block]) -> Iterator[Block]:
    """Yield what of a table is on the first screen: of a long one, its first rows."""
    for each in table:
        if isinstance(each, Grid) and each.size > MOST_ROWS:
            first = each.first(FIRST_ROWS)
            yield first
            yield Paragraph("", ((quiet(f"{each.size - first.size:,} more."),),))
        else:
            yield each


def _share_of_roles(answer: SkillAnswer) -> str:
    """Return how many of how many roles require it, in each catalog."""
    if not answer.totals:
        required, whole = _counted(answer, Need.ESSENTIAL), counted_roles(answer.total)
        return f"{required:,} of {whole}" if required else f"none of the {whole}"
    required_in = Counter(each.catalog for each in answer.roles if each.need is Need.ESSENTIAL)
    return ", ".join(
        f"{required_in[title] or 'none'} of {total:,} in {title}"
        for title, total in answer.totals.items()
    )


def _effect(answer: SkillAnswer) -> str:
    """Return what you have of it, and what more of it does for you."""
    start = f" from {in_sentence(answer.from_.name)}" if answer.from_ else ""
    count = len(answer.doors)
    moves = f"{count:,} {'move' if count == 1 else 'moves'}" if count else "no move"
    level = f" at the {answer.level} level"
    if not count and answer.level is None and _counted(answer, Need.USEFUL):
        return f"A gap counts what is required, so learning it makes {moves}{start} easier."
    if answer.assumed:
        level = f", at a level that is not known (it counts as {answer.level})"
    if answer.level is None:
        return f"Learning it makes {moves}{start} easier."
    if answer.type == "tool":
        return "You have it."
    return f"You have it{level}; more of it makes {moves}{start} easier."


def _counted(answer: SkillAnswer, need: Need) -> int:
    return sum(each.need is need for each in answer.roles)


def _roles(answer: SkillAnswer, measure: MeasureDetail | None) -> Iterator[Block]:
    """Yield the roles, one in a line: how much each needs it, at which level, and its share."""
    if not answer.roles:
        return
    rows = tuple(
        Row(role.short_name, (_need(role), _level(role), _share(role, measure)))
        for role in answer.roles
    )
    yield Grid((NEED, LEVEL, SHARE), by_catalog(answer.roles, rows), Kind.LINES).used
    if measure:
        yield Paragraph("", ((quiet(f"Share: {measured(measure)}."),),))


def _doors(answer: SkillAnswer) -> Iterator[Block]:
    """Yield the moves that it makes easier, one in a line: the gap and the move, before and then.

    All of them are to roles that require it: a gap counts nothing else.
    """
    roles = {role.id: role for role in answer.roles}
    changes = any(door.tier is not door.tier_after for door in answer.doors)
    rows = tuple(
        Row(
            roles[door.id].short_name,
            (
                _level(roles[door.id], _marks(roles[door.id])),
                ((Span(percent(door.gap)),),),
                ((yours(percent(door.gap_after)),),),
                (_tiers(door),) if changes else (),
            ),
        )
        for door in answer.doors
    )
    heads = (LEVEL, MISSING, THEN, MOVE)
    yield Grid(heads, (Section((), rows),), Kind.LINES, numbers=(MISSING, THEN)).used
    yield Paragraph("", ((quiet(GAP_MEANING),),))


def _marks(role: SkillRole) -> Inlines:
    return (*judged(role.sources), *(DISPUTED if role.disputed else ()))


def _need(role: SkillRole) -> Cell:
    return ((Span(NEEDS[role.need]), *_marks(role)),) if role.need else NOT_LISTED


def _level(role: SkillRole, marks: Inlines = ()) -> Cell:
    level = role.level
    return ((Meter(level.rank, Scale.LEVEL), Span(level), *marks),) if level else ()


def _share(role: SkillRole, measure: MeasureDetail | None) -> Cell:
    shares = [each for each in role.shares if measure and each.measure.id == measure.id]
    return tuple((*figure(share), *sample(share)) for share in shares[:1])


def _tiers(door: Door) -> Inlines:
    """Return how big a move is, and how big it becomes."""
    before = Span(door.tier or "")
    if door.tier is door.tier_after:
        return (before,)
    return (before, Span(" → "), yours(door.tier_after or ""))


def _others(answer: SkillAnswer, measures: list[MeasureDetail]) -> Iterator[Block]:
    """Yield other names, and the shares by the other measures."""
    if answer.levels:
        levels = (
            Row(level, (((Meter(level.rank, Scale.LEVEL), Span(text)),),))
            for level, text in answer.levels.items()
        )
        yield Grid(NO_HEADING, (Section(((strong("Levels"),),), tuple(levels)),))
    if answer.resources:
        yield Paragraph("Where to learn it", tuple(map(_resource, answer.resources)))
    if answer.aliases:
        yield Paragraph("Also called", ((Span(", ".join(answer.aliases)),),))
    sections = []
    for measure in measures:
        shares = [
            (share, role.short_name)
            for role in answer.roles
            for share in role.shares
            if share.measure.id == measure.id
        ]
        rows = [
            Row(name, (((*figure(share), *sample(share)),),))
            for share, name in sorted(shares, key=lambda each: -each[0].value)
        ]
        sections.append(Section(((strong(capitalized(counted(measure))),),), tuple(rows)))
    if sections:
        yield Grid((SHARE,), tuple(sections), Kind.VALUES)


def _resource(resource: LearningResource) -> Inlines:
    """Return where something can be learned."""
    about = ". ".join(filter(None, (resource.name, (resource.note or "").rstrip("."))))
    return (Span(f"{about}. "), Link(resource.url)) if resource.url else (Span(about),)


def _more(answer: SkillAnswer, *, has_more: bool) -> str:
    """Return what to do next: the moves it makes easier, one of them, or everything."""
    names = {each.id: shortest_name(each) for each in answer.roles}
    origin = names.get(answer.from_.id, answer.from_.id) if answer.from_ else ""
    start = f" --from {origin}" if origin else ""
    more = f"More: rolecmp skill {answer.id}{start} --full" if has_more else ""
    if answer.from_ and answer.doors:
        path = f"{origin} {names[answer.doors[0].id]}"
        return f"The path: rolecmp path {path}{BETWEEN}All roles: --full"
    # No catalog says what one of another makes easier.
    ours = [role for role in answer.roles if role.catalog == answer.roles[0].catalog]
    if answer.from_ or answer.have or answer.me or len(ours) <= 1:
        return more
    last = ours[-1]
    # Who has a tool, or a skill without levels, has all there is to have of it.
    is_whole = answer.type == "tool" or (last.need and not last.level)
    command = (
        f"list --with {answer.id}"
        if is_whole
        else f"skill {answer.id} --from {shortest_name(last)}"
    )
    return f"More: rolecmp {command}{f'{BETWEEN}All: --full' if has_more else ''}"
