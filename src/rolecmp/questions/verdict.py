"""Which role a text is about: naive Bayes over the signals in it, by their shares in job ads."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from math import exp, log
from typing import NamedTuple

from rolecmp.catalog.model import Catalog, Role, Signal
from rolecmp.catalog.terms import Need
from rolecmp.questions.gaps import ASSUMED_LEVEL
from rolecmp.texts.reader import Mention, Reading, signal_of

MIN_SHARE, MAX_SHARE = 0.03, 0.95
"""No signal counts as rarer or as more frequent: that none was counted does not prove it."""
BY_NEED = {Need.ESSENTIAL: 0.5, Need.USEFUL: 0.3, None: 0.1}
BY_LEVEL = 0.05
"""The shares of a catalog without counts: by the need, and so much more for each level."""
REPEATED = 0.5
"""How much more a signal weighs that a text repeats: times the logarithm of how often."""
SILENCE, MAX_SILENCE = 20, 1.5
"""A text with so many signals counts in full for what it does not mention; and the most it counts.

A short ad leaves out most of what it could mention.
"""
TEMPERATURE = 5.5
"""What scores are divided by: signals are not independent, so their sum says too much."""
MIN_SIGNALS, MIN_OWN = 7, 2
"""With fewer different signals, or with fewer that other jobs hardly have, too little is known."""
CLEAR = 0.8
"""From this probability on, a text is clearly about a role."""
LEAD = 0.2
"""From this lead over the second role on, it leans to the first."""


class Verdict(StrEnum):
    """How clearly a text is about a role, clearest first; or why it is not said."""

    CLEAR = "clear"
    LEANS = "leans"
    BETWEEN = "between"
    TOO_LITTLE = "too-little"
    NOT_ENGLISH = "not-english"

    @property
    def is_known(self) -> bool:
        """Whether there is a verdict at all."""
        return self not in {Verdict.TOO_LITTLE, Verdict.NOT_ENGLISH}


class Basis(StrEnum):
    """What the share of a signal in the ads of a role rests on."""

    COUNTED = "counted"
    ESTIMATE = "estimate"
    LEVELS = "levels"


MIN_COUNTED = 30
"""A share of fewer ads is no more than an estimate, and is not shown."""


class Share(NamedTuple):
    """The share of a role's ads that mention a signal, and what it rests on."""

    value: float
    basis: Basis


def basis_of(role: Role) -> Basis:
    """Return what the shares of a role's ads rest on."""
    if not role.ads:
        return Basis.LEVELS
    return Basis.COUNTED if (role.ads.n or 0) >= MIN_COUNTED else Basis.ESTIMATE


def share_of(role: Role, signal: Signal) -> Share | None:
    """Return the share of the ads of `role` that mention `signal`.

    A role without `ads` has a share by how much it needs the skill or tool of the signal: .5 if
    it is required, .3 if it is nice to have, .1 otherwise, and .05 more or less for each level
    above or below working. None if the share is not known.
    """
    if role.ads:
        value = role.ads.shares.get(signal.id)
        return None if value is None else Share(value, basis_of(role))
    if not (role.skills if signal.skill else role.tools):
        return None  # that it lists none does not say that it needs none
    if signal.skill:
        skill = next((each for each in role.skills if each.skill == signal.skill), None)
        level = (skill and skill.level) or ASSUMED_LEVEL
        more = BY_LEVEL * (level.rank - ASSUMED_LEVEL.rank)
        return Share(BY_NEED[skill.need if skill else None] + more, Basis.LEVELS)
    if signal.tool:
        tool = next((each for each in role.tools if each.tool == signal.tool), None)
        return Share(BY_NEED[tool.need if tool else None], Basis.LEVELS)
    return None


class Odds:
    """What each signal says about each of some roles.

    The score of a role is the sum of logit(share) over the signals in a text, plus, weighed by
    how much the text says at all, the sum of ln(1 - share) over all signals; each relative to
    its mean over the roles; of shares that are not of ads, only what is mentioned counts.
    docs/match.md has the formula, and how often it is right.
    """

    def __init__(self, catalog: Catalog, roles: Sequence[Role]) -> None:
        """Weigh the signals of `catalog` for `roles`."""
        self.roles = roles
        self.parts = catalog.parts
        self._signals = {signal.id: signal for signal in catalog.signals}
        self._items = {}
        if any(basis_of(role) is Basis.LEVELS for role in roles):
            about = {signal.skill or signal.tool for signal in catalog.signals}
            known = {*about, *self._signals}
            self._items = {item.id: item for item in catalog.items if item.id not in known}
        self._said: dict[str, list[float]] = {}
        of_each = [_from_mean(self._of_silence(signal)) for signal in catalog.signals]
        self._silence = [sum(of_role) for of_role in zip([0.0] * len(roles), *of_each, strict=True)]

    def signals_in(self, reading: Reading) -> Mapping[str, Mention]:
        """Return the signals in a text: those of its ads, and for a role without ads, each item."""
        found = {id: each for id, each in reading.items.items() if id in self._items}
        return {**reading.signals, **found}

    def signal(self, id: str) -> Signal:
        """Return the signal with an id, or that which a skill or tool is."""
        return self._signals.get(id) or signal_of(self._items[id])

    def said(self, id: str) -> list[float]:
        """Return the log odds of a signal for each role, less their mean."""
        if id not in self._said:
            shares = [share and _within(share) for share in self.shares(self.signal(id))]
            self._said[id] = _from_mean([each and log(each / (1 - each)) for each in shares])
        return self._said[id]

    def shares(self, signal: Signal) -> list[Share | None]:
        """Return the share of a signal in the ads of each role."""
        return [
            share_of(role, signal) if self._knows(role, signal) else None for role in self.roles
        ]

    def _knows(self, role: Role, signal: Signal) -> bool:
        """Return whether a role could list what a signal is about: another catalog may not."""
        part = self.parts.get(role.id)
        item = signal.skill or signal.tool
        return not part or not item or bool(role.ads) or item in part.items()

    def probabilities(self, times: Mapping[str, int]) -> list[float]:
        """Return the probability of each role for a text with these signals, by id."""
        weight = min(MAX_SILENCE, len(times) / SILENCE)
        scores = [weight * each for each in self._silence]
        for id, count in times.items():
            for index, odds in enumerate(self.said(id)):
                scores[index] += emphasis(count) * odds
        most = max(scores)
        parts = [exp((score - most) / TEMPERATURE) for score in scores]
        return [part / sum(parts) for part in parts]

    def weight(self, id: str, count: int, one: int, other: int) -> float:
        """Return by how much a signal speaks for the role numbered `one` against `other`."""
        odds = self.said(id)
        return emphasis(count) * (odds[one] - odds[other])

    def _of_silence(self, signal: Signal) -> list[float | None]:
        """Return what it says of each role if a text does not mention a signal.

        Where its shares are not of ads, nothing: a role that lists more is not less likely.
        """
        return [
            log(1 - _within(share)) if share and share.basis is not Basis.LEVELS else None
            for share in self.shares(signal)
        ]


def judge(p: Sequence[float], signals: Sequence[Signal], *, is_english: bool) -> Verdict:
    """Return how clearly the first of the probabilities, best first, is ahead.

    `signals` are the different ones in the text.
    """
    if not is_english:
        return Verdict.NOT_ENGLISH
    own = sum(not signal.common for signal in signals)
    if len(signals) < MIN_SIGNALS or own < MIN_OWN:
        return Verdict.TOO_LITTLE
    first, second = p[0], p[1] if len(p) > 1 else 0
    if first >= CLEAR:
        return Verdict.CLEAR
    return Verdict.LEANS if first - second >= LEAD else Verdict.BETWEEN


def emphasis(count: int) -> float:
    """Return the weight of a signal that a text has so many times."""
    return 1 + REPEATED * log(count)


def _within(share: Share) -> float:
    """Return a share that is not too near to 0 or 1."""
    return min(MAX_SHARE, max(MIN_SHARE, share.value))


def _from_mean(values: Sequence[float | None]) -> list[float]:
    """Return values less their mean; what is not known is at the mean."""
    known = [each for each in values if each is not None]
    mean = sum(known) / len(known) if known else 0
    return [0 if each is None else each - mean for each in values]
