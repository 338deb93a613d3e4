"""Roles beside you, or beside a job ad: what of each you have, or the ad mentions."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rolecmp.catalog.terms import Level, Need, RoleField
from rolecmp.output.page import (
    Block,
    Cell,
    Grid,
    Inlines,
    Kind,
    Meter,
    Paragraph,
    Row,
    Scale,
    Section,
    Span,
    quiet,
    strong,
)
from rolecmp.output.pages.compare_brief import ends
from rolecmp.output.pages.me import NOT_MENTIONED, file_name, in_years, level, summary
from rolecmp.output.pages.words import (
    NEEDS,
    NO_DATA,
    NOT_LISTED,
    TITLES,
    names_in_sentence,
    some,
    yours,
)
from rolecmp.questions.compare import ComparedAd, Comparison
from rolecmp.questions.coverage import CoveredItem, Status
from rolecmp.questions.me import Me
from rolecmp.questions.mentioned import degree_in_words, years_in_words
from rolecmp.questions.reasons import percent
from rolecmp.questions.role_detail import RoleDetail
from rolecmp.questions.wording import in_sentence

YOU = "You"
MISSING, DEGREE, YEARS = "Missing", "Degree", "Years"
MOST_ITEMS = {2: 9, 3: 7}
"""The most skills and tools on the first screen, by the number of columns."""
FEW_ITEMS = 5
"""The most where there are more columns."""
MOST_COLUMNS = 3
"""Beside more columns than this, a level is a meter without its word."""
MOST_BESIDES = 4
"""The most that an ad mentions and no role lists that is named."""
GAP_MEANING = "Missing: the share of a role's requirements, by level."
ORDER = (Status.MENTIONED, Status.NOT_MENTIONED, Status.PARTLY, Status.HAVE)
"""What comes first on the first screen: what an ad mentions, and what you lack."""


class _Text(NamedTuple):
    """A column of a text: its heading, what it says of each skill or tool, and the rest."""

    file: str
    heading: str
    claim: str
    items: Mapping[str, Inlines]
    degree: str
    years: str


class Beside:
    """Builds the part of a comparison that sets texts beside roles."""

    def __init__(self, answer: Comparison) -> None:
        """Show the texts and the roles of `answer`."""
        self.answer = answer
        self.roles = answer.roles
        self.is_narrow = len(answer.ads) + (answer.me is not None) + len(self.roles) > MOST_COLUMNS
        self.texts = [*([self._you(answer.me)] if answer.me else []), *map(_of_ad, answer.ads)]
        self.covered = {
            (each.of, each.role): {item.id: item for item in each.items} for each in answer.coverage
        }

    def lead(self) -> Inlines:
        """Return how much of each role you have, or each ad mentions."""
        return (Span(" ".join(self._leads())),)

    def brief(self) -> tuple[Block, ...]:
        """Return the first screen: what is missing first."""
        ranked = sorted(self._items(), key=self._rank)
        essential = [each for each in ranked if each.need is Need.ESSENTIAL] or ranked
        most = MOST_ITEMS.get(len(self.texts) + len(self.roles), FEW_ITEMS)
        rows = [*self._summary(), *map(self._row, essential[:most])]
        return (self._grid([Section((), tuple(rows))]), *self._notes())

    def full(self) -> Iterator[Block]:
        """Yield all skills and tools of the roles, if they have any."""
        kinds = (("skill", TITLES[RoleField.SKILLS]), ("tool", TITLES[RoleField.TOOLS]))
        sections = [
            Section(((strong(title),),), tuple(map(self._row, found)))
            for kind, title in kinds
            if (found := [each for each in self._items() if each.kind == kind])
        ]
        if sections:
            yield self._grid(sections)

    def _you(self, me: Me) -> _Text:
        """Return the column of what you have; where room is short, a level without its word."""
        items = {
            item.id: level(item)[:1] if self.is_narrow and not item.assumed else level(item)
            for item in me.items
        }
        degree = me.degree.words if me.degree else ""
        years = in_years(me.years) if me.years else ""
        return _Text(me.file, YOU, "you have", items, degree, years)

    def _grid(self, sections: Sequence[Section]) -> Grid:
        texts = (text.heading for text in self.texts)
        columns = (*texts, *(role.short_name for role in self.roles))
        return Grid(columns, tuple(sections), Kind.VALUES)

    def _leads(self) -> Iterator[str]:
        """Yield how much of what each role requires you have, or each ad mentions."""
        for text in self.texts:
            counts = (self._counted(text, role) for role in self.roles)
            yield f"Of what is required, {text.claim} {'; '.join(counts)}."
        listed = {item.id for item in self._items()}
        for ad in self.answer.ads:
            found = [each for each in (*ad.found.tools, *ad.found.skills) if each.id not in listed]
            if found:
                names = some((each.name for each in found), MOST_BESIDES)
                yield f"It also mentions {names}."

    def _counted(self, text: _Text, role: RoleDetail) -> str:
        items = self.covered[text.file, role.handle].values()
        found = [each for each in items if each.need is Need.ESSENTIAL]
        have = sum(each.status in {Status.HAVE, Status.MENTIONED} for each in found)
        partly = sum(each.status is Status.PARTLY for each in found)
        some_of_it = f", and {partly} partly" if partly else ""
        return f"{have} of {len(found)} for {in_sentence(role.short_name)}{some_of_it}"

    def _of_roles(self, id: str) -> list[CoveredItem | None]:
        """Return what each role says of a skill or tool, and whether the first text has it."""
        first = self.texts[0].file
        return [self.covered[first, role.handle].get(id) for role in self.roles]

    def _items(self) -> list[CoveredItem]:
        """Return all skills and tools of the roles, those required by any first, each once."""
        first = self.texts[0].file
        every = [item for role in self.roles for item in self.covered[first, role.handle].values()]
        every.sort(key=lambda item: item.need is Need.USEFUL)
        return [*{item.id: item for item in reversed(every)}.values()][::-1]

    def _rank(self, item: CoveredItem) -> tuple[int, int, int]:
        """Return what comes first: what the texts say of it, and how many roles require it."""
        listed = filter(None, self._of_roles(item.id))
        required = [each for each in listed if each.need is Need.ESSENTIAL]
        said = min((ORDER.index(each.status) for each in required), default=len(ORDER))
        return (said if self.answer.me is None else 0, -len(required), said)

    def _row(self, item: CoveredItem) -> Row:
        missing: Inlines = (quiet(NOT_MENTIONED),)
        texts = ((text.items.get(item.id, missing),) for text in self.texts)
        return Row(item.name, (*texts, *map(self._required, self._of_roles(item.id))))

    def _required(self, item: CoveredItem | None) -> Cell:
        """Return the level that a role requires, or else how much it needs something."""
        if item is None:
            return NOT_LISTED
        if item.required is None:
            return ((Span(NEEDS[item.need]),),)
        useful = (quiet(" (nice)"),) if item.need is Need.USEFUL else ()
        meter = Meter(item.required.rank, Scale.LEVEL)
        return ((meter, *useful) if self.is_narrow else (meter, Span(item.required), *useful),)

    def _summary(self) -> Iterator[Row]:
        """Yield what is missing, the degree and the years."""
        gaps = {each.role: each.gap for each in self.answer.coverage if each.gap is not None}
        none = [""] * len(self.texts)
        if gaps:
            known = [gaps.get(role.handle) for role in self.roles]
            yield _line(MISSING, [*none, *("" if gap is None else percent(gap) for gap in known)])
        degrees = [text.degree or NOT_MENTIONED for text in self.texts]
        expected = [_expected(role, is_alone=len(self.roles) == 1) for role in self.roles]
        yield _line(DEGREE, [*degrees, *expected])
        if any(text.years for text in self.texts):
            years = [text.years or NOT_MENTIONED for text in self.texts]
            yield _line(YEARS, [*years, *[""] * len(self.roles)])

    def _notes(self) -> Iterator[Block]:
        lines = [ends(Scale.LEVEL, Level)] if self.is_narrow else []
        if self.answer.me:
            lines += [GAP_MEANING, summary(self.answer.me, is_short=True)]
        if lines:
            yield Paragraph("", ((quiet(" ".join(lines)),),))


def _of_ad(ad: ComparedAd) -> _Text:
    """Return the column of a job ad."""
    name = file_name(ad.file)
    items: dict[str, Inlines] = {
        each.id: (yours(Status.MENTIONED),) for each in (*ad.found.skills, *ad.found.tools)
    }
    degree, years = degree_in_words(ad.found.degree), years_in_words(ad.found.years)
    return _Text(ad.file, name, f"{name} mentions", items, degree, years)


def _line(label: str, texts: Sequence[str]) -> Row:
    return Row(label, tuple(((Span(each),),) if each else () for each in texts))


def _expected(role: RoleDetail, *, is_alone: bool) -> str:
    """Return the degree that a role expects, without its subjects; of several, how strongly."""
    expected = role.degree.expectation
    if not is_alone:
        return expected.words if expected else NO_DATA
    levels = " or ".join(level.words for level in role.degree.levels)
    return ": ".join(filter(None, (expected.words if expected else NO_DATA, levels)))


def title(answer: Comparison) -> str:
    """Return the names of what is compared."""
    roles = [role.short_name for role in answer.roles]
    texts = [*([YOU] if answer.me else []), *(file_name(ad.file) for ad in answer.ads)]
    return f"{' and '.join(texts)} beside {names_in_sentence(roles)}"
