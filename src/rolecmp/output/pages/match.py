"""The page of one job ad in `match`."""

from collections.abc import Iterable, Iterator, Sequence

from rolecmp.output.page import (
    NO_HEADING,
    Bar,
    Block,
    Cell,
    Grid,
    Inlines,
    Kind,
    Mark,
    Page,
    Paragraph,
    Row,
    Section,
    Sign,
    Span,
    quiet,
    strong,
)
from rolecmp.output.pages.me import (
    STANDARD_INPUT,
    degree_name,
    everything,
    file_name,
    in_shell,
    in_years,
    summary,
)
from rolecmp.output.pages.words import NO_DATA, measured, names_in_sentence, some
from rolecmp.questions.match import (
    FoundSignal,
    LikelyRole,
    Match,
    MatchAnswer,
    SignalShare,
)
from rolecmp.questions.mentioned import (
    FoundItem,
    Mentioned,
    degree_in_words,
    years_in_words,
)
from rolecmp.questions.verdict import MIN_SIGNALS, Basis, Verdict
from rolecmp.questions.wording import capitalized, in_sentence

MOST_FOR, MOST_AGAINST = 4, 2
"""The most signals on the first screen."""
LEAST_WEIGHT = 0.2
"""What weighs less says as much for the one role as for the other."""
MOST_ROLES = 3
"""The most roles whose shares stand side by side."""
MOST_ITEMS, MAX_ITEMS = 10, 58
"""The most skills or tools on the first screen, and the longest line of them."""
ESTIMATED = {0.5: "often", 0.2: "sometimes", 0.05: "rarely", 0: "hardly ever"}
"""What estimated shares from each on are called."""
BY_NEED = {0.42: "required", 0.22: "nice to have", 0: "not listed"}
"""What shares that are made of needs and levels stand for."""


def page(answer: MatchAnswer) -> Page:
    """Return the page that shows which role an ad is for, the words for and against it."""
    shown = _compared(answer)
    deciding = tuple(_deciding(answer, shown)) if answer.text.verdict.is_known else ()
    blocks = (*_all_signals(answer), *everything(answer.me))
    return Page(
        title=f"Which role {_named(answer)} is for",
        lead=(Span(" ".join(_lead(answer))),),
        brief=(*deciding, _mentioned(answer), *_notes(answer, shown)),
        blocks=blocks,
        more=_more(answer) if blocks else "",
        years=tuple(each.year for each in answer.measures),
    )


def _more(answer: Match) -> str:
    is_file = answer.file != STANDARD_INPUT
    return f"More: rolecmp match {in_shell(answer.file)} --full" if is_file else ""


def _named(answer: Match) -> str:
    return "this ad" if answer.file == STANDARD_INPUT else file_name(answer.file)


def title_says(answer: Match) -> str:
    """Return what the title of an ad says, in words."""
    title = answer.title
    if title.found is None:
        return "none found"
    if title.role:
        return title.role.name
    if title.roles:
        return f"one of {names_in_sentence(role.name for role in title.roles)}"
    return "none of these roles"


def text_says(answer: Match) -> str:
    """Return what the text of an ad says, and how clearly, in words."""
    first, second, *_ = [in_sentence(role.short_name) for role in answer.text.roles]
    # A title of none of these roles may well be right, and the text is not about any of them.
    is_ours = bool(answer.title.roles) or answer.title.found is None
    match answer.text.verdict:
        case Verdict.CLEAR:
            said = f"{first}, clearly" if is_ours else f"nearest to {first}, clearly"
        case Verdict.LEANS:
            said = f"leans to {first}" if is_ours else f"nearest to {first}"
        case Verdict.BETWEEN:
            both = f"{first} and {second}"
            said = f"between {both}" if is_ours else f"nearest to {both}"
        case Verdict.TOO_LITTLE:
            said = "too little to tell"
        case Verdict.NOT_ENGLISH:
            said = "not English"
    return said


def besides_items(found: Mentioned) -> str:
    """Return what an ad mentions apart from skills and tools: years, degree and grade."""
    words = (years_in_words(found.years), degree_in_words(found.degree), found.grade)
    return "; ".join(filter(None, words))


def _lead(answer: MatchAnswer) -> Iterator[str]:
    """Yield what the title says, what the text says, and whether the two agree."""
    title = answer.title
    named = f' ("{title.found}")' if title.found and title.place == "text" else ""
    yield f"Title: {in_sentence(title_says(answer))}{named}."
    said = text_says(answer)
    match answer.text.verdict:
        case Verdict.TOO_LITTLE:
            count = len(answer.signals)
            by_need = all(role.basis is Basis.LEVELS for role in answer.text.roles)
            of_what = (
                "of the skills and tools of the catalog" if by_need else "of the catalog's signals"
            )
            few = f"it has {count or 'none'} {of_what}, and a verdict takes {MIN_SIGNALS}"
            many = "the ads for many jobs mention what it mentions"
            yield f"Text: {said}; {few if count < MIN_SIGNALS else many}."
        case Verdict.NOT_ENGLISH:
            yield f"Text: {said}; only tool names could be read."
        case Verdict.CLEAR | Verdict.LEANS | Verdict.BETWEEN:
            yield f"Text: {said}."
            if answer.disagree:
                yield "The two disagree."


def _compared(answer: MatchAnswer) -> Sequence[LikelyRole]:
    """Return the first role, and the one that it is weighed against."""
    roles = {role.id: role for role in answer.text.roles}
    return [answer.text.roles[0], roles.get(answer.text.against or "", answer.text.roles[1])]


def _deciding(answer: MatchAnswer, roles: Sequence[LikelyRole]) -> Iterator[Block]:
    """Yield the words for the first role and those against it, with the shares of both roles."""
    one, other = roles
    # What is not known of one of the two does not set them apart.
    shown = {role.id for role in roles}
    said = [
        (each, each.weight or 0)
        for each in answer.signals
        if shown <= {share.role for share in each.shares if share.value is not None}
    ]
    less = int(answer.me is not None)  # what you have needs room
    chosen = (
        (one, [each for each, weight in said if weight >= LEAST_WEIGHT][: MOST_FOR - less]),
        (other, [each for each, weight in said if -weight >= LEAST_WEIGHT][: MOST_AGAINST - less]),
    )
    sections = tuple(
        Section(
            ((strong(f"For {in_sentence(role.short_name)}"),),),
            tuple(_row(each, roles) for each in signals),
        )
        for role, signals in chosen
        if signals
    )
    names = tuple(role.short_name for role in roles)
    if sections:
        yield Grid(names, sections, Kind.VALUES)
    else:
        yield Paragraph("", ((quiet("No signal sets these two roles apart."),),))


def _row(signal: FoundSignal, roles: Iterable[LikelyRole]) -> Row:
    shares = {each.role: each for each in signal.shares}
    again = f" ({signal.times}x)" if signal.times > 1 else ""
    return Row(f"{signal.name}{again}", tuple(_share(shares[role.id]) for role in roles))


def _share(share: SignalShare) -> Cell:
    """Return a counted share as a bar, an estimated one in a word, or else the need."""
    if share.value is None:
        return ((quiet(NO_DATA),),)
    if share.basis is Basis.COUNTED:
        return ((Bar(share.value, f"{share.value * 100:.0f}%"),),)
    is_by_need = share.basis is Basis.LEVELS
    words = BY_NEED if is_by_need else ESTIMATED
    word = next(word for least, word in words.items() if share.value >= least)
    return ((Span(word),) if is_by_need else (Span(f"{word} "), Mark(Sign.OURS)),)


def _mentioned(answer: MatchAnswer) -> Block:
    """Return what an ad requires, and if it is known, what of that you have."""
    found = answer.found
    words = besides_items(found)
    rows = [("Mentions", [words])] if words else []
    rows += [*_yours(answer)] or [
        ("Tools", [each.name for each in found.tools]),
        ("Skills", [each.name for each in found.skills]),
    ]
    cells = [
        Row(title, (((Span(some(names, MOST_ITEMS, MAX_ITEMS)),),),))
        for title, names in rows
        if names
    ]
    if not cells:
        return Paragraph("", ((quiet("It mentions no skills, tools, degree or years."),),))
    return Grid(NO_HEADING, (Section((), tuple(cells)),), Kind.LINES)


def _yours(answer: MatchAnswer) -> Iterator[tuple[str, list[str]]]:
    """Yield what of that you have, have partly, and do not mention."""
    me, yours = answer.me, answer.yours
    if not me or not yours:
        return
    degree = (yours.degree, degree_name(me.degree) if me.degree else "")
    years = (yours.years, in_years(me.years or 0))
    for title, is_met, items in (
        ("You have", True, yours.have),
        ("Partly", False, yours.partly),
        ("Not mentioned", None, yours.not_mentioned),
    ):
        met = [words for met, words in (years, degree) if met is is_met and met is not None]
        yield title, [*met, *(each.name for each in items)]


def _notes(answer: MatchAnswer, roles: Sequence[LikelyRole]) -> Iterator[Block]:
    """Yield what the shares are, of how many ads, and which other roles come next."""
    if not answer.text.verdict.is_known:
        return
    sizes = [(f"{role.n:,}", in_sentence(role.short_name)) for role in roles if role.n]
    is_of_one = len(sizes) == 1 < len(roles)
    counted = " and ".join(f"{n} for {name}" if is_of_one else n for n, name in sizes)
    by_need = [role.short_name for role in roles if role.basis is Basis.LEVELS]
    lines = [f"{capitalized(measured(each))}, n={counted}." for each in answer.measures if counted]
    if by_need:
        whose = f"{by_need[0]}: by" if len(by_need) < len(roles) else "By"
        lines.append(f"{whose} the levels and needs of skills and tools, not by counts of ads.")
    if answer.me:
        lines.append(summary(answer.me, is_short=True))
    yield Paragraph("", tuple((quiet(line),) for line in lines))


def _all_signals(answer: MatchAnswer) -> Iterator[Block]:
    """Yield all signals with the shares of the likeliest roles, and all skills and tools."""
    roles = answer.text.roles[:MOST_ROLES]
    if answer.signals:
        rows = tuple(_row(each, roles) for each in answer.signals)
        yield Grid(
            tuple(role.short_name for role in roles),
            (Section(((strong("All signals"),),), rows),),
            Kind.VALUES,
        )
    listed = (("Tools", answer.found.tools), ("Skills", answer.found.skills))
    sections = [
        Section(((strong(title),),), tuple(Row(each.name, (_words(each),)) for each in items))
        for title, items in listed
        if items
    ]
    if sections:
        yield Grid(("In the words of the text",), tuple(sections), Kind.VALUES)


def _words(item: FoundItem) -> Cell:
    again: Inlines = (quiet(f" ({item.times}x)"),) if item.times > 1 else ()
    return ((Span(", ".join(item.words)), *again),)
