"""Roles beside you, or beside a job ad: what of each you have, or the ad mentions."""

from collections.abc import Iterator, Sequence

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
from rolecmp.questions.mentioned import DEGREES, degree_in_words, years_in_words
from rolecmp.questions.reasons import percent
from rolecmp.questions.role_detail import RoleDetail
from rolecmp.questions.wording import in_sentence

YOU = "You"
MISSING, DEGREE, YEARS = "Missing", "Degree", "Years"
MOST_ITEMS = {2: 9, 3: 7}
"""The most skills and tools on the first screen, by the number of columns; for more, five."""
MOST_COLUMNS = 3
"""Beside more columns than this, a level is a meter without its word."""
MOST_BESIDES = 4
"""The most that an ad mentions and no role lists that is named."""
GAP_MEANING = "Missing: the share of a role's requirements, by level."
ORDER = (Status.MENTIONED, Status.NOT_MENTIONED, Status.PARTLY, Status.HAVE)
"""What comes first on the first screen: what an ad mentions, and what you lack."""


class Beside:
    """Builds the part of a comparison that sets texts beside roles."""

    def __init__(self, answer: Comparison) -> None:
        """Show the texts and the roles of `answer`."""
        self.answer = answer
        self.roles = answer.roles
        files = ([answer.me.file] if answer.me else []) + [ad.file for ad in answer.ads]
        self.files = files
        self.is_narrow = len(files) + len(self.roles) > MOST_COLUMNS
        self.by_item = {
            (each.of, each.role, item.id): item for each in answer.coverage for item in each.items
        }

    @property
    def names(self) -> list[str]:
        """The heads of the columns of the texts."""
        you = [YOU] if self.answer.me else []
        return [*you, *(file_name(ad.file) for ad in self.answer.ads)]

    def lead(self) -> Inlines:
        """Return how much of each role you have, or each ad mentions."""
        return (Span(" ".join(self._leads())),)

    def brief(self) -> tuple[Block, ...]:
        """Return the first screen: what is missing first."""
        ranked = sorted(self._items(), key=self._rank)
        essential = [each for each in ranked if each.need is Need.ESSENTIAL] or ranked
        rows = [
            *self._summary(),
            *map(self._row, essential[: MOST_ITEMS.get(len(self.files) + len(self.roles), 5)]),
        ]
        return (self._grid([Section((), tuple(rows))]), *self._notes())

    def full(self) -> Block:
        """Return all skills and tools of the roles."""
        kinds = (("skill", TITLES[RoleField.SKILLS]), ("tool", TITLES[RoleField.TOOLS]))
        sections = [
            Section(((strong(title),),), tuple(map(self._row, found)))
            for kind, title in kinds
            if (found := [each for each in self._items() if each.kind == kind])
        ]
        return self._grid(sections)

    def _grid(self, sections: Sequence[Section]) -> Grid:
        columns = (*self.names, *(role.short_name for role in self.roles))
        return Grid(columns, tuple(sections), Kind.VALUES)

    def _leads(self) -> Iterator[str]:
        """Yield how much of what each role requires you have, or each ad mentions."""
        verbs = [f"{'you have' if name == YOU else f'{name} mentions'}" for name in self.names]
        for file, verb in zip(self.files, verbs, strict=True):
            counts = (self._counted(file, role) for role in self.roles)
            yield f"Of what is required, {verb} {'; '.join(counts)}."
        listed = {item.id for item in self._items()}
        for ad in self.answer.ads:
            found = [each for each in (*ad.found.tools, *ad.found.skills) if each.id not in listed]
            if found:
                names = some((each.name for each in found), MOST_BESIDES)
                yield f"Besides, it mentions {names}."

    def _counted(self, file: str, role: RoleDetail) -> str:
        found = [each for each in self._covered(file, role) if each.need is Need.ESSENTIAL]
        have = sum(each.status in {Status.HAVE, Status.MENTIONED} for each in found)
        partly = sum(each.status is Status.PARTLY for each in found)
        some_of_it = f", and {partly} partly" if partly else ""
        return f"{have} of {len(found)} for {in_sentence(role.short_name)}{some_of_it}"

    def _covered(self, file: str, role: RoleDetail) -> Sequence[CoveredItem]:
        return next(
            each.items
            for each in self.answer.coverage
            if each.of == file and each.role == role.handle
        )

    def _items(self) -> list[CoveredItem]:
        """Return all skills and tools of the roles, those required by any first, each once."""
        every = [item for role in self.roles for item in self._covered(self.files[0], role)]
        every.sort(key=lambda item: item.need is Need.USEFUL)
        return [*{item.id: item for item in reversed(every)}.values()][::-1]

    def _rank(self, item: CoveredItem) -> tuple[int, int, int]:
        """Return what comes first: what the texts say of it, and how many roles require it."""
        asked = [self.by_item.get((self.files[0], role.handle, item.id)) for role in self.roles]
        required = [each for each in asked if each and each.need is Need.ESSENTIAL]
        said = min((ORDER.index(each.status) for each in required), default=len(ORDER))
        return (said if self.answer.me is None else 0, -len(required), said)

    def _row(self, item: CoveredItem) -> Row:
        texts = [self._mine(item)] if self.answer.me else []
        texts += [self._in_ad(ad, item) for ad in self.answer.ads]
        return Row(item.name, (*texts, *(self._required(role, item) for role in self.roles)))

    def _mine(self, item: CoveredItem) -> Cell:
        found = next((each for each in self._my.items if each.id == item.id), None)
        if not found:
            return ((quiet(NOT_MENTIONED),),)
        return (level(found)[:1] if self.is_narrow and not found.assumed else level(found),)

    @property
    def _my(self) -> Me:
        if self.answer.me is None:
            raise LookupError("nobody is beside the roles")
        return self.answer.me

    def _in_ad(self, ad: ComparedAd, item: CoveredItem) -> Cell:
        found = [each for each in (*ad.found.skills, *ad.found.tools) if each.id == item.id]
        return ((yours(Status.MENTIONED),),) if found else ((quiet(NOT_MENTIONED),),)

    def _required(self, role: RoleDetail, item: CoveredItem) -> Cell:
        asked = self.by_item.get((self.files[0], role.handle, item.id))
        if asked is None:
            return NOT_LISTED
        if asked.required is None:
            return ((Span(NEEDS[asked.need]),),)
        useful = (quiet(" (nice)"),) if asked.need is Need.USEFUL else ()
        meter = Meter(asked.required.rank, Scale.LEVEL)
        return ((meter, *useful) if self.is_narrow else (meter, Span(asked.required), *useful),)

    def _summary(self) -> Iterator[Row]:
        """Yield what is missing, the degree and the years."""
        gaps = {each.role: each.gap for each in self.answer.coverage if each.gap is not None}
        if gaps:
            known = (gaps.get(role.handle) for role in self.roles)
            yield self._line(
                MISSING, [], [percent(gap) if gap is not None else "" for gap in known]
            )
        degree = self._my.degree if self.answer.me else None
        mine = [DEGREES[degree] if degree else NOT_MENTIONED] if self.answer.me else []
        of_ads = [degree_in_words(ad.found.degree) or NOT_MENTIONED for ad in self.answer.ads]
        expected = [_expected(role, is_alone=len(self.roles) == 1) for role in self.roles]
        yield self._line(DEGREE, [*mine, *of_ads], expected)
        years = [in_years(self._my.years) if self._my.years else ""] if self.answer.me else []
        years += [years_in_words(ad.found.years) for ad in self.answer.ads]
        if any(years):
            yield self._line(YEARS, [each or NOT_MENTIONED for each in years], [])

    def _line(self, label: str, texts: Sequence[str], roles: Sequence[str]) -> Row:
        empty = [""] * len(self.files)
        cells = [*(texts or empty), *(roles or [""] * len(self.roles))]
        return Row(label, tuple(((Span(each),),) if each else () for each in cells))

    def _notes(self) -> Iterator[Block]:
        lines = [ends(Scale.LEVEL, Level)] if self.is_narrow else []
        lines += [GAP_MEANING, summary(self._my, is_short=True)] if self.answer.me else []
        if lines:
            yield Paragraph("", ((quiet(" ".join(lines)),),))


def _expected(role: RoleDetail, *, is_alone: bool) -> str:
    """Return the degree that a role expects, without its subjects; of several, how strongly."""
    expected = role.degree.expectation
    if not is_alone:
        return expected.words if expected else NO_DATA
    levels = " or ".join(DEGREES[level] for level in role.degree.levels)
    return ": ".join(filter(None, (expected.words if expected else NO_DATA, levels)))


def title(answer: Comparison) -> str:
    """Return the names of what is compared."""
    roles = [role.short_name for role in answer.roles]
    texts = [*([YOU] if answer.me else []), *(file_name(ad.file) for ad in answer.ads)]
    return f"{' and '.join(texts)} beside {names_in_sentence(roles)}"
