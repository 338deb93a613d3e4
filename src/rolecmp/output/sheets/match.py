"""The sheets of `match`: a row for each signal of an ad, or for each ad."""

from rolecmp.output.sheet import Sheet
from rolecmp.questions.match import Match, MatchAnswer, MatchList

SIGNALS = ("signal", "name", "times", "words", "weight", "role", "share", "n", "basis")
ADS = (
    *("file", "title", "title role", "verdict", "first", "p first", "second", "p second"),
    *("disagree", "years", "degree", "grade", "tools", "skills", "have", "lack"),
)


def one_ad(answer: MatchAnswer) -> Sheet:
    """Return the signals of an ad, a row for each role, with its share (0 to 1) and n."""
    rows = tuple(
        (
            *(signal.id, signal.name, signal.times, "; ".join(signal.words), signal.weight),
            *(share.role, share.value, share.n, share.basis),
        )
        for signal in answer.signals
        for share in signal.shares
    )
    return Sheet(SIGNALS, rows)


def several_ads(answer: MatchList) -> Sheet:
    """Return the ads, each with its title, its verdict, its likeliest roles and what it requires.

    `years` are the most of which it says at least; `have` and `lack` count the skills and tools
    that you have, and those that you have partly or do not mention.
    """
    return Sheet(ADS, tuple(map(_ad, answer.matches)))


def _ad(match: Match) -> tuple[str | int | float | None, ...]:
    first, second, *_ = match.text.roles
    found, yours = match.found, match.yours
    return (
        *(match.file, match.title.found, match.title.role.id if match.title.role else None),
        *(match.text.verdict, first.id, first.p, second.id, second.p),
        "yes" if match.disagree else "no",
        max((each.least for each in found.years), default=None),
        ", ".join(found.degree.levels) or None,
        found.grade,
        ", ".join(each.id for each in found.tools) or None,
        ", ".join(each.id for each in found.skills) or None,
        len(yours.have) if yours else None,
        len(yours.partly) + len(yours.not_mentioned) if yours else None,
    )
