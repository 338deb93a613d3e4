"""The first screen of `compare`: the difference, who gets in more easily, who earns more."""

from collections.abc import Iterable, Iterator

from rolecmp.catalog.terms import Need, Part, RoleField, Stance
from rolecmp.output.page import (
    Annotation,
    Block,
    Cell,
    Grid,
    Inlines,
    Meter,
    Paragraph,
    Row,
    Section,
    Span,
    quiet,
)
from rolecmp.output.pages.fields import Fields
from rolecmp.output.pages.pay import amount, measure_of_pay, paid_by
from rolecmp.output.pages.words import (
    NOT_KNOWN,
    OURS,
    OURS_MEANING,
    dated,
    difficulty,
    figure,
    judged,
    shortest_name,
)
from rolecmp.questions.compare import Comparison
from rolecmp.questions.show import RoleDetail, SkillDetail
from rolecmp.questions.statements import degree_in_words, id_as_words

PAIR = 2
"""The number of roles that have room for words."""
MOST_SKILLS = 2
"""The most skills that are named."""
MAX_LIST = 45
"""The longest list of skills, unless the first of them alone is longer."""
MAX_FOCUS = 40
"""The longest focus that is quoted."""
MOST_TOOLS = {2: 4, 3: 3}
"""The most tools that are named, by the number of roles; where there are more, two are."""
FEW_ROLES = 3
"""From more roles than this on, a column has room for few words."""


class Brief:
    """Builds the first screen of a comparison; `fields` knows which shares stand side by side."""

    def __init__(self, answer: Comparison, fields: Fields) -> None:
        """Show the roles of `answer`."""
        self.answer = answer
        self.roles = answer.roles
        self.fields = fields
        self.is_pair = len(answer.roles) == PAIR
        self.is_narrow = len(answer.roles) > FEW_ROLES
        self.measure = measure_of_pay([role.pay for role in answer.roles], answer.measures)

    def lead(self) -> Inlines:
        """Return what the difference is, who gets in more easily, and who earns more."""
        texts = (self._difference(), self._easier(), self._paid_more())
        return (Span(" ".join(filter(None, texts))),)

    def blocks(self) -> tuple[Block, ...]:
        """Return the blocks of the first screen."""
        rows = {
            "Responsibilities": self._led,
            "Tools": self._tools,
            "Degree expectations": self._degree,
            "Entry difficulty": self._entry,
            **({"Pay a year": self._pay} if self.measure else {}),
            **({"Deeper here": self._deeper, "Only here": self._only} if self.is_pair else {}),
        }
        made = [Row(label, tuple(map(cell, self.roles))) for label, cell in rows.items()]
        grid = Grid(
            columns=tuple(role.short_name for role in self.roles),
            sections=(Section((), tuple(row for row in made if any(row.cells))),),
            is_dense=not self.is_pair,
        )
        return (grid, Paragraph("", tuple(self._legend())))

    def _difference(self) -> str:
        """Return what the one role is after, and what the other."""
        aims = [(role.focus or "").partition(":")[0].rstrip(".") for role in self.roles]
        if not self.is_pair or not all(0 < len(aim) <= MAX_FOCUS for aim in aims):
            return ""
        one, other = aims
        return f"{one}, or {other[0].lower()}{other[1:]}?"

    def _easier(self) -> str:
        easiest = [role for role in self.roles if role.id in self.answer.easiest_to_enter]
        unknown = [role.short_name for role in self.roles if role.entry.difficulty is None]
        if unknown:
            return f"No data on how hard it is to get into: {', '.join(unknown)}."
        if len(easiest) == len(self.roles):
            return "Equally hard to get into."
        names = " and ".join(role.short_name for role in easiest)
        return f"{'Easier' if self.is_pair else 'Easiest'} to get into: {names}."

    def _paid_more(self) -> str:
        paid = [(paid_by(role.pay, self.measure), role) for role in self.roles]
        known = [(each.value, role.short_name) for each, role in paid if each]
        if len(known) < len(self.roles):
            return ""
        name = max(known)[1]
        return f"{'Higher' if self.is_pair else 'Highest'} median pay: {name}."

    def _led(self, role: RoleDetail) -> Cell:
        """Return the phases that a role leads, or else what it does."""
        phases = [each.phase for each in role.responsibilities if each.part is Part.LEAD]
        words = dict.fromkeys(id_as_words(each.id) for each in phases if each)
        if words and self.is_narrow:
            return ((Span(_first(words, PAIR)),),)
        if words:
            return ((Span(f"leads: {', '.join(words)}"),),)
        return tuple((Span(each.text),) for each in role.responsibilities[:PAIR]) or NOT_KNOWN

    def _tools(self, role: RoleDetail) -> Cell:
        shares = {tool.id: self.fields.share(role, tool.id) for tool in role.tools}
        ranked = sorted(
            role.tools,
            key=lambda tool: (
                tool.need is Need.USEFUL,
                -(each.value if (each := shares[tool.id]) else 0),
            ),
        )
        named = []
        for tool in ranked[: MOST_TOOLS.get(len(self.roles), 2)]:
            share = shares[tool.id]
            text = (
                "".join(each.text for each in figure(share)[-1:] if isinstance(each, Span))
                if share
                else ""
            )
            named.append(tool.name if self.is_narrow else f"{tool.name} {text}".strip())
        return ((Span(", ".join(named)),),) if named else NOT_KNOWN

    def _degree(self, role: RoleDetail) -> Cell:
        degree = role.degree
        expected = degree.expectation.words if degree.expectation else ""
        text = degree_in_words(degree) if self.is_pair else expected
        if not text:
            return NOT_KNOWN
        return ((Span(text), *judged(degree.sources), *_disputed(role, RoleField.DEGREE)),)

    def _entry(self, role: RoleDetail) -> Cell:
        (shown,) = difficulty(role.entry.difficulty, role.entry.sources)
        if self.is_narrow:
            shown = tuple(each for each in shown if not isinstance(each, Meter))
        return ((*shown, *_disputed(role, RoleField.ENTRY)),)

    def _pay(self, role: RoleDetail) -> Cell:
        paid = paid_by(role.pay, self.measure)
        return (amount(paid),) if paid else NOT_KNOWN

    def _deeper(self, role: RoleDetail) -> Cell:
        """Return the skills that both require, and this one at a higher level."""
        other = self._other(role)
        levels = {each.id: each.level for each in other.skills if each.level}
        deeper = [
            each
            for each in _essential(role)
            if each.level and each.id in levels and each.level.rank > levels[each.id].rank
        ]
        return _named(deeper)

    def _only(self, role: RoleDetail) -> Cell:
        """Return the essential skills that the other one does not list."""
        listed = {each.id for each in self._other(role).skills}
        return _named([each for each in _essential(role) if each.id not in listed])

    def _other(self, role: RoleDetail) -> RoleDetail:
        return next(each for each in self.roles if each is not role)

    def _legend(self) -> Iterator[Inlines]:
        """Yield what the figures and signs mean, and what shows the rest."""
        of_tools = [] if self.is_narrow else self.fields.chosen[RoleField.TOOLS][:1]
        shown = {"Tools": of_tools, "Pay": [self.measure]}
        meanings = [
            f"{label}: {each.name} ({dated(each.source.title, each.year)})."
            for label, measures in shown.items()
            for each in measures
            if each
        ]
        if self.is_narrow:
            meanings.insert(0, "Responsibilities: the phases that each leads.")
        if meanings:
            yield (quiet(" ".join(meanings)),)
        claims = [claim for role in self.roles for claim in (role.degree, role.entry)]
        ours = judged(source for claim in claims for source in claim.sources)
        names = " ".join(map(shortest_name, self.roles))
        sign = f"{OURS}: {OURS_MEANING}. " if ours else ""
        yield (quiet(f"{sign}Everything: rolecmp compare {names} --full"),)


def _essential(role: RoleDetail) -> list[SkillDetail]:
    return [each for each in role.skills if each.need is Need.ESSENTIAL]


def _named(skills: Iterable[SkillDetail]) -> Cell:
    """Return the names of skills, the first of them if there are many."""
    names = [each.name for each in skills]
    return ((Span(_first(names, MOST_SKILLS)),),) if names else ()


def _first(words: Iterable[str], most: int) -> str:
    """Return the first words in a list that is not long, and how many there are more."""
    every = list(words)
    shown = every[:most]
    while len(shown) > 1 and len(", ".join(shown)) > MAX_LIST:
        shown.pop()
    more = len(every) - len(shown)
    return ", ".join([*shown, *([f"{more} more"] if more else [])])


def _disputed(role: RoleDetail, field: RoleField) -> Inlines:
    is_disputed = any(
        each.about is field and each.stance is Stance.DISPUTES for each in role.evidence
    )
    return (Annotation(" disputed", "disputed"),) if is_disputed else ()
