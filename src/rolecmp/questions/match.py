"""`match`: which role a job ad is for, by its title and by its text, and what it mentions."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from pydantic import Field

from rolecmp.catalog.excerpt import LARGE_CATALOG, NAME_KEYS, Scope
from rolecmp.catalog.model import Catalog, Model, Role, Signal
from rolecmp.catalog.names import find_role, roles_called
from rolecmp.catalog.terms import DegreeLevel, Level
from rolecmp.errors import UsageError
from rolecmp.questions.answer import KIND, Answer, Named, TableRole, told_apart
from rolecmp.questions.coverage import Status, status_of
from rolecmp.questions.figures import MeasureDetail, measure_details
from rolecmp.questions.kinds import AnswerKind
from rolecmp.questions.me import ME, Me
from rolecmp.questions.mentioned import Mentioned, mentioned, only_tools
from rolecmp.questions.verdict import MIN_COUNTED, Basis, Odds, Verdict, basis_of, judge
from rolecmp.texts.files import Text, tidy
from rolecmp.texts.job_titles import Title
from rolecmp.texts.reader import Mention, TextReader


def scope_of(names: Sequence[str]) -> Scope:
    """Return what a choice among the roles called `names` needs; of too many roles, their names."""
    return Scope(names, has_texts=True) if names else Scope(outline=NAME_KEYS)


ENOUGH = Level.WORKING.rank
"""The level from which on you have what an ad mentions: ads give no levels."""


class MatchedTitle(Model):
    """What the job title says."""

    found: str | None = Field(description="The title, as the text has it; null: none was found.")
    place: Literal["line", "text"] | None = Field(
        description="Whether it is a line of its own, or a role that running text names."
    )
    role: Named | None = Field(
        description="The role it names; null: none of the catalog, or several."
    )
    roles: tuple[Named, ...] = Field(description="All the roles it names.")


class LikelyRole(TableRole):
    """A role that a text may be about."""

    p: float = Field(description="Its probability among the roles compared, 0 to 1.")
    basis: Basis = Field(
        description="What the shares of its ads are: counted, our estimate, or from the levels "
        "and needs of its skills and tools."
    )
    n: int | None = Field(description="The number of its ads that were counted.")


class MatchedText(Model):
    """What the text says, apart from the title."""

    verdict: Verdict = Field(description="How clearly it is about the first role, or why not said.")
    roles: tuple[LikelyRole, ...] = Field(description="The roles compared, best first.")
    against: str | None = Field(
        description="The id of the role that the signals are weighed against: that of the title "
        "if it is another one and the text is not between two, or else the second; null without "
        "a verdict."
    )


class SignalShare(Model):
    """The share of a role's ads that mention a signal."""

    role: str = Field(description="The id of the role.")
    value: float | None = Field(
        description=f"The share, 0 to 1; null: not known, or of fewer than {MIN_COUNTED} ads."
    )
    n: int | None = Field(description="The number of ads that were counted.")
    basis: Basis | None = Field(description="What it rests on; null: not known.")


class FoundSignal(Named):
    """Something that the ads of some roles speak of more, and that the text mentions."""

    words: tuple[str, ...] = Field(description="The words in the text, each spelling once.")
    times: int = Field(description="The number of times that the text mentions it.")
    weight: float | None = Field(
        description="How much it speaks for the first role and against the other, as the "
        "difference in log odds; less than 0: for the other. null without a verdict."
    )
    shares: tuple[SignalShare, ...] = Field(description="The shares of the ads of each role.")


class MyMatch(Model):
    """What of what an ad mentions you have, as far as --me and --have say."""

    have: tuple[Named, ...] = Field(description="The skills and tools that you have.")
    partly: tuple[Named, ...] = Field(
        description=f"Those that you have at the {Level.AWARENESS} level only."
    )
    not_mentioned: tuple[Named, ...] = Field(
        description="Those that are not mentioned there; you may well have them."
    )
    degree: bool | None = Field(
        description="Whether your degree is the lowest that the ad names, or higher; null: the ad "
        "names none, or yours is not known."
    )
    years: bool | None = Field(
        description="Whether you have the most years that the ad requires; null: the ad requires "
        "none, or yours are not known."
    )


class Match(Model):
    """Which role one text is about."""

    file: str = Field(description="The name of the file.")
    title: MatchedTitle = Field(description="What the title says.")
    text: MatchedText = Field(description="What the text says.")
    found: Mentioned = Field(description="What the text mentions.")
    yours: MyMatch | None = Field(
        description="What of that you have, as far as --me and --have say; null without either."
    )
    disagree: bool = Field(
        description="Whether the text is clearly about another role than the title names, where "
        "the ads of both roles were counted."
    )


class MatchAnswer(Match, Answer):
    """Which role a job ad is for, by its title and by its text, and what it mentions."""

    kind: Literal[AnswerKind.MATCH] = Field(default=AnswerKind.MATCH, description=KIND)
    signals: tuple[FoundSignal, ...] = Field(
        description="What the text mentions, what decides most first."
    )
    measures: tuple[MeasureDetail, ...] = Field(description="What the shares mean.")
    me: Me | None = Field(description=ME)


class MatchList(Answer):
    """Which role each of several job ads is for."""

    kind: Literal[AnswerKind.MATCH_LIST] = Field(default=AnswerKind.MATCH_LIST, description=KIND)
    matches: tuple[Match, ...] = Field(description="The ads, in the order of the files.")
    measures: tuple[MeasureDetail, ...] = Field(description="What the shares mean.")


def match(
    catalog: Catalog, texts: Sequence[Text], *, among: Sequence[str] = (), me: Me | None = None
) -> MatchAnswer | MatchList:
    """Return which role each of `texts` is about, among some roles or all.

    For `me`, also what of that I have.

    Raises:
        UnknownNameError: one of `among` is no role's name.
        UsageError: there are too few roles to compare, or too many.
    """
    matcher = Matcher(catalog, among, me)
    found = [matcher.match(text) for text in texts]
    if len(found) == 1:
        matched, signals = found[0]
        return MatchAnswer(**dict(matched), signals=signals, measures=matcher.measures, me=me)
    return MatchList(matches=tuple(each for each, _ in found), measures=matcher.measures)


class Matcher:
    """Finds out which of some roles a text is about."""

    def __init__(self, catalog: Catalog, among: Sequence[str] = (), me: Me | None = None) -> None:
        """Compare the roles called `among`, also comma-separated, or else all of `catalog`."""
        self.me = me
        # A title may have a comma.
        listed = ([each] if roles_called(catalog, each) else each.split(",") for each in among)
        names = [name.strip() for some in listed for name in some if name.strip()]
        roles = [*dict.fromkeys(find_role(catalog, name).id for name in names)]
        if among and not roles:
            raise UsageError("--among names no roles; use --among ds,mle, or leave it out")
        self.roles = [role for role in catalog.roles if role.id in roles or not roles]
        if len(self.roles) >= LARGE_CATALOG:
            raise UsageError(
                f"match chooses among fewer than {LARGE_CATALOG} roles, and there are "
                f"{len(self.roles):,}; name the ones to consider: --among ROLE,ROLE"
            )
        if len(self.roles) < 2:  # noqa: PLR2004 - two are what there is to choose between
            raise UsageError("match needs at least two roles to choose between")
        self.catalog = catalog
        self.reader = TextReader(catalog, self.roles)
        self.odds = Odds(catalog, self.roles)

    @property
    def measures(self) -> tuple[MeasureDetail, ...]:
        """The measures of the shares."""
        named = {role.ads.measure for role in self.roles if role.ads}
        return measure_details(self.catalog, named)

    def match(self, text: Text) -> tuple[Match, tuple[FoundSignal, ...]]:
        """Return which role a text is about, and what in it decides that."""
        reading = self.reader.read(tidy(text.text))
        found_signals = self.odds.signals_in(reading)
        times = {id: mention.times for id, mention in found_signals.items()}
        p = self.odds.probabilities(times)
        order = sorted(range(len(p)), key=lambda index: -p[index])
        signals = [self.odds.signal(id) for id in times]
        ranked = [p[index] for index in order]
        found = judge(ranked, signals, is_english=reading.is_english)
        title = _title(reading.title)
        against = self._against(found, title, order)
        mentions = mentioned(self.catalog, reading)
        if found is Verdict.NOT_ENGLISH:
            mentions = only_tools(mentions)
        match = Match(
            file=text.file,
            title=title,
            text=MatchedText(
                verdict=found,
                roles=told_apart([self._likely(self.roles[index], p[index]) for index in order]),
                against=None if against is None else self.roles[against].id,
            ),
            found=mentions,
            yours=_yours(mentions, self.me) if self.me else None,
            disagree=found is Verdict.CLEAR and self._is_another(title, self.roles[order[0]]),
        )
        return match, tuple(self._signals(found_signals, order, against))

    def _against(self, found: Verdict, title: MatchedTitle, order: Sequence[int]) -> int | None:
        """Return the number of the role that the first one is weighed against."""
        if not found.is_known:
            return None
        first, second, *_ = order
        named = {role.id: index for index, role in enumerate(self.roles)}
        titled = named.get(title.role.id, second) if title.role else second
        return second if titled == first or found is Verdict.BETWEEN else titled

    def _is_another(self, title: MatchedTitle, role: Role) -> bool:
        """Return whether a title names another role than `role`, both with counted ads."""
        named = [each for each in self.catalog.roles if title.role and each.id == title.role.id]
        counted = all(basis_of(each) is Basis.COUNTED for each in (*named, role))
        return bool(named) and named[0].id != role.id and counted

    def _likely(self, role: Role, p: float) -> LikelyRole:
        return LikelyRole(
            id=role.id,
            name=role.name,
            short_name=role.short_name or role.name,
            catalog=self.catalog.title_of(role.id),
            aliases=role.aliases,
            p=round(p, 4),
            basis=basis_of(role),
            n=role.ads.n if role.ads else None,
        )

    def _signals(
        self, mentions: Mapping[str, Mention], order: Sequence[int], against: int | None
    ) -> Iterator[FoundSignal]:
        """Yield the signals of a text, those first that decide most."""
        weights = {
            id: None if against is None else self.odds.weight(id, each.times, order[0], against)
            for id, each in mentions.items()
        }
        for id in sorted(mentions, key=lambda id: -abs(weights[id] or 0)):
            signal, weight = self.odds.signal(id), weights[id]
            yield FoundSignal(
                id=id,
                name=signal.name,
                words=mentions[id].words,
                times=mentions[id].times,
                weight=None if weight is None else round(weight, 3),
                shares=tuple(self._shares(signal)),
            )

    def _shares(self, signal: Signal) -> Iterator[SignalShare]:
        for role, share in zip(self.roles, self.odds.shares(signal), strict=True):
            n = role.ads.n if role.ads else None
            yield SignalShare(
                role=role.id,
                value=share.value if share and _is_given(role) else None,
                n=n,
                basis=share.basis if share else None,
            )


def _yours(found: Mentioned, me: Me) -> MyMatch:
    """Return what of what an ad mentions someone has."""
    listed: dict[Status, list[Named]] = {status: [] for status in Status}
    for item in (*found.tools, *found.skills):
        status = status_of(me.profile.get(item.id, 0), ENOUGH)
        listed[status].append(Named(id=item.id, name=item.name))
    levels = [*DegreeLevel]
    has_degree = levels.index(me.degree) if me.degree else None
    lowest = levels.index(found.degree.levels[0]) if found.degree.levels else None
    most = max((each.least for each in found.years), default=None)
    return MyMatch(
        have=tuple(listed[Status.HAVE]),
        partly=tuple(listed[Status.PARTLY]),
        not_mentioned=tuple(listed[Status.NOT_MENTIONED]),
        degree=None if has_degree is None or lowest is None else has_degree >= lowest,
        years=None if me.years is None or most is None else me.years >= most,
    )


def _is_given(role: Role) -> bool:
    """Return whether the shares of a role are given: those of few counted ads say nothing."""
    return not (role.ads and role.ads.measure) or basis_of(role) is Basis.COUNTED


def _title(title: Title | None) -> MatchedTitle:
    roles = tuple(Named(id=role.id, name=role.name) for role in title.roles) if title else ()
    return MatchedTitle(
        found=title.words if title else None,
        place=None if title is None else "line" if title.is_line else "text",
        role=roles[0] if len(roles) == 1 else None,
        roles=roles,
    )
