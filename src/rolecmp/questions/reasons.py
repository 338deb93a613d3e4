"""Why a path is the best one, in a sentence or two."""

from collections.abc import Sequence

from rolecmp.catalog.model import Role
from rolecmp.catalog.terms import DIFFICULTIES, RelatednessTier
from rolecmp.questions.gaps import YOU
from rolecmp.questions.transitions import ENTRY_LEVEL, LIMITS, Tier, Transition, TransitionScorer
from rolecmp.questions.wording import in_a_row, in_sentence

COUNTS = {2: "Two", 3: "Three", 4: "Four", 5: "Five", 6: "Six", 7: "Seven", 8: "Eight", 9: "Nine"}
PUBLISHED_WORDS = {
    Tier.STEP: RelatednessTier.PRIMARY.words,
    Tier.STRETCH: RelatednessTier.SUPPLEMENTAL.words,
}
"""What the tiers say where a source publishes how roles are related."""
SIDE_BY_SIDE = 2
"""The most moves that stand side by side on the first screen."""
MARGIN = 0.005
"""Within this distance of a limit, a gap is given with one decimal place."""


def percent(gap: float) -> str:
    """Return a gap in percent, so precise that it is seen on which side of a limit it is."""
    is_close = any(abs(gap - limit) <= MARGIN for limit, _ in LIMITS.values())
    digits = 1 if is_close and round(gap * 100, 1) % 1 else 0
    return "under 1%" if 0 < gap <= MARGIN else f"{gap * 100:.{digits}f}%"


def harder(rise: int, *, is_first: bool = False) -> str:
    """Return a rise in words; for a first role, how hard that is to get into."""
    if is_first:
        return DIFFICULTIES[rise + ENTRY_LEVEL]
    if rise == 0:
        return "same difficulty"
    levels = "1 level" if abs(rise) == 1 else f"{abs(rise)} levels"
    return f"{levels} {'harder' if rise > 0 else 'easier'}"


def reason(
    moves: Sequence[Transition],
    direct: Transition,
    learned: Sequence[Sequence[str]],
    scorer: TransitionScorer,
) -> str:
    """Return why a path of these `moves` is the best, beside the `direct` move.

    `learned` are the ids of what there is to learn on it, several times if a later move deepens
    it, and for the direct move.
    """
    if not moves:
        facts = _facts(direct)
        return f"No published path leads there{f'; directly: {facts}' if facts else ''}."
    if len(moves) == 1:
        return _alone(direct, scorer)
    names = [_name(scorer.roles[move.destination]) for move in moves]
    path = f"{COUNTS.get(len(moves), len(moves))} moves, by way of {in_a_row(names[:-1])}"
    longer, shorter = (len({*ids}) for ids in learned)
    # Then the page counts what each move teaches, and has no row for degrees.
    is_long = len(moves) > SIDE_BY_SIDE
    different = "different " if longer < len(learned[0]) and is_long else ""
    more = f" More to learn: {longer} {different}requirements, not {shorter}."
    is_more = longer > shorter and all(move.gap is not None for move in (*moves, direct))
    required = [
        f"{_levels(move, scorer)} {_required(move, scorer)} ({name})"
        for move, name in zip(moves, names, strict=True)
        if move.lacks_degree and is_long
    ]
    degrees = f" Degrees: {'; '.join(required)}." if required else ""
    return f"{path}{_against(moves, direct, scorer)}.{degrees}{more if is_more else ''}"


def _name(role: Role) -> str:
    return in_sentence(role.short_name or role.name)


def _alone(direct: Transition, scorer: TransitionScorer) -> str:
    """Return what to say of a path that is the direct move."""
    facts = _facts(direct)
    is_published = direct.origin in scorer.published
    why = ""
    if direct.lacks_degree:
        counts = "" if is_published else ", so it counts one tier harder"
        has_data, level = scorer.has_degree_data(direct.origin), _levels(direct, scorer)
        above, no_data = ("above yours ", "") if has_data else ("", "; no data on yours")
        is_required = _required(direct, scorer)
        why += f" A degree {above}is {is_required} ({level}{no_data}){counts}."
    if direct.is_common:
        why += " People there had this title more often than others, so it counts one tier easier."
    match direct.tier:
        case None:
            return "Not enough data to judge this move."
        case Tier.LEAP:
            return f"No gentle path. The direct move is a leap: {facts}.{why}"
        case tier:
            word = f"the roles are {PUBLISHED_WORDS[tier]}" if is_published else f"it's a {tier}"
            return f"Go directly: {word}{f' ({facts})' if facts else ''}.{why}"


def _facts(move: Transition) -> str:
    """Return what is known of a move."""
    missing = [] if move.gap is None else [f"{percent(move.gap)} missing"]
    rise = [] if move.rise is None else [harder(move.rise, is_first=move.origin == YOU)]
    return ", ".join([*missing, *rise])


def _required(move: Transition, scorer: TransitionScorer) -> str:
    """Return how strongly the next role requires a degree."""
    expectation = scorer.roles[move.destination].degree.expectation
    return expectation.words if expectation else ""


def _levels(move: Transition, scorer: TransitionScorer) -> str:
    """Return the degrees that the next role requires, in words."""
    levels = scorer.roles[move.destination].degree.levels
    return " or ".join(level.words for level in levels) or "of any level"


def _against(moves: Sequence[Transition], direct: Transition, scorer: TransitionScorer) -> str:
    """Return what the path has over the direct move."""
    are_documented = all(move.is_documented for move in moves) and not direct.is_documented
    facts = f" ({facts})" if (facts := _facts(direct)) else ""
    if are_documented and direct.origin in scorer.published:
        return (
            f": each of them is published as related to the one before, and the direct move{facts} "
            "is not"
        )
    gaps = [move.gap for move in moves if move.gap is not None]
    rises = [move.rise for move in moves if move.rise is not None]
    if len(gaps) == len(moves) and direct.gap is not None and max(gaps) < direct.gap:
        return (
            f", each missing at most {percent(max(gaps))} of what the role requires; one move "
            f"would miss {percent(direct.gap)}"
        )
    if rises and direct.rise is not None and max(rises) < direct.rise:
        return (
            f", each at most {harder(max(*rises, 1))} to get into; one move would be "
            f"{harder(direct.rise)}"
        )
    if are_documented:
        return f": each of these moves is documented, and the direct one{facts} is not"
    return ": its moves are documented, or people had the title before more often than others"
