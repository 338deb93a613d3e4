"""The first screen of `compare`: the difference, who gets in more easily, who earns more."""

from collections.abc import Iterable, Iterator
from itertools import combinations, islice

from rolecmp.catalog.terms import DIFFICULTIES, Level, Need, Part, RoleField
from rolecmp.output.page import (
    Block,
    Cell,
    Emphasis,
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
)
from rolecmp.output.pages.catalogs import TOO_LITTLE_IN_COMMON, are_of_several, of_the_same_name
from rolecmp.output.pages.disputes import dispute, disputed
from rolecmp.output.pages.fields import Fields
from rolecmp.output.pages.ladder import reading
from rolecmp.output.pages.words import (
    DISPUTED,
    NEEDS,
    NOT_KNOWN,
    NOT_LISTED,
    TITLES,
    amount,
    counted,
    counted_as,
    difficulty,
    in_figures,
    in_thousands,
    judged,
    names_in_sentence,
    sample,
    shorter,
    shortest_name,
    some,
)
from rolecmp.questions.compare import Comparison
from rolecmp.questions.pay import measure_of_pay, paid_by
from rolecmp.questions.reasons import percent
from rolecmp.questions.role_detail import RoleDetail, SkillDetail
from rolecmp.questions.statements import degree_in_words
from rolecmp.questions.wording import id_as_words, lowered

METERS = {Scale.LEVEL: "Skills", Scale.DIFFICULTY: TITLES[RoleField.ENTRY]}
"""What the meters of each scale measure."""
PAIR = 2
"""The number of roles that have room for words."""
FEW_ROLES = 3
"""From more roles than this on, a column has room for few words."""
ONE_LINE, TWO_LINES, MANY_LINES = 18, 40, 160
"""The longest list of skills, unless the first of them alone is longer."""
MAX_NARROW = 36
"""The longest responsibility in a narrow column."""
MAX_FOCUS = 40
"""The longest focus that is quoted."""
CATALOG = "Catalog"
DEEPER, ONLY = "Deeper here", "Only here"
"""The rows of what only one of the roles has, or at a higher level."""
MOST_SKILLS, MOST_OF_ONLY_SKILLS = 3, 8
"""The most skills that are named of a role, and of one of which little else is known."""
MOST_TOOLS = {2: 4, 3: 3}
"""The most tools that are named, by the number of roles; where there are more, two are."""
MOST_LEVELS = {3: 2, 4: 2}
"""The most skills whose levels stand side by side, by the number of roles; for more, one."""
MAX_DISPUTE = 80
"""The longest line on what sources dispute."""
DEGREE_AND_ENTRY = (RoleField.DEGREE, RoleField.ENTRY)


class Brief:
    """Builds the first screen of a comparison; `fields` knows which shares stand side by side."""

    def __init__(self, answer: Comparison, fields: Fields) -> None:
        """Show the roles of `answer`."""
        self.answer = answer
        self.roles = answer.roles
        self.fields = fields
        self.is_pair = len(answer.roles) == PAIR
        self.is_narrow = len(answer.roles) > FEW_ROLES
        self.has_levels = any(each.level for role in answer.roles for each in role.skills)
        self.is_apart = not all(move.comparable for move in answer.moves)
        against = [
            (role, each)
            for role in answer.roles
            for each in islice(disputed(role, DEGREE_AND_ENTRY), 1)
        ]
        self.disputes = [
            dispute(each, role.short_name, MAX_DISPUTE) for role, each in against if self.is_pair
        ]
        self.shown_by = [
            f"rolecmp evidence {shortest_name(role)} {each.about}"
            for role, each in against
            if not self.is_pair
        ]
        # Where lines say what is disputed, or how a grade is read, others have to give way.
        is_graded = any(role.grade for role in answer.roles)
        self.room = ONE_LINE if is_graded or len(self.disputes) > 1 else TWO_LINES
        self.most = MOST_SKILLS
        if not any(
            each.responsibilities or each.degree.expectation or each.entry.difficulty
            for each in answer.roles
        ):
            self.room = MANY_LINES // max(len(self.roles) - 1, 1)
            self.most = MOST_OF_ONLY_SKILLS
        self.measure = measure_of_pay([role.pay for role in answer.roles], answer.measures)

    def lead(self) -> Inlines:
        """Return what the difference is, who gets in more easily, and who earns more."""
        # How hard a grade is to get into is not known, nor what it pays.
        is_graded = any(role.grade and role.grade.after for role in self.roles)
        texts = (
            self._difference(),
            *(() if is_graded else (self._easier(), self._paid_more())),
            "Only the skill levels are by grade." if is_graded else "",
            *(text for role in self.roles for text in reading(role)),
        )
        return (Span(" ".join(filter(None, texts))),)

    def blocks(self) -> tuple[Block, ...]:
        """Return the blocks of the first screen."""
        rows = {
            **({CATALOG: _catalog} if are_of_several(self.roles) else {}),
            TITLES[RoleField.RESPONSIBILITIES]: self._led,
            TITLES[RoleField.TOOLS]: self._tools,
            TITLES[RoleField.DEGREE]: self._degree,
            TITLES[RoleField.ENTRY]: self._entry,
            **({"Pay a year": self._pay} if self.measure else {}),
            **({DEEPER: self._deeper} if self.is_pair else {}),
            **({ONLY: self._only} if self.is_pair or not self.has_levels else {}),
        }
        made = [Row(label, tuple(map(cell, self.roles))) for label, cell in rows.items()]
        sections = [Section((), tuple(row for row in made if any(row.cells)))]
        # Across other words, what a role does not list may be called otherwise there.
        levels = [] if self.is_pair or self.is_apart else list(self._levels())
        if levels:
            sections.append(Section((), tuple(levels)))
        grid = Grid(
            columns=tuple(role.short_name for role in self.roles),
            sections=tuple(sections),
            kind=Kind.PROSE if self.is_pair else Kind.VALUES,
        )
        notes = tuple(self._notes(with_levels=bool(levels)))
        return (grid, Paragraph("", notes)) if notes else (grid,)

    def _difference(self) -> str:
        """Return what the one role is after, and what the other."""
        aims = [(role.focus or "").partition(":")[0].rstrip(".") for role in self.roles]
        if not self.is_pair or not all(0 < len(aim) <= MAX_FOCUS for aim in aims):
            return ""
        one, other = aims
        return f"{one} vs. {lowered(other)}."

    def _in_common(self) -> str:
        """Return how many of their skills all roles require, where nothing else is known."""
        required = [{each.id for each in _essential(role)} for role in self.roles]
        if not all(required):
            return ""
        shared, either = len(set.intersection(*required)), len(set.union(*required))
        if not shared:
            every = "both" if self.is_pair else "all"
            return f"None of their {either:,} essential skills is required by {every}."
        which = "both require" if self.is_pair else "all require"
        listed = [{each.id for each in role.skills} for role in self.roles]
        in_all = [id for id in set.union(*required) if all(id in each for each in listed)]
        partly = len(in_all) - shared
        are = "is" if partly == 1 else "are"
        more = (
            f"; {partly:,} more {are} nice to have in the other" if partly and self.is_pair else ""
        )
        count = f"{shared:,} ({percent(shared / either)})"
        return f"Of {either:,} essential skills, {which} {count}{more}."

    def _easier(self) -> str:
        easiest = [role for role in self.roles if role.handle in self.answer.easiest_to_enter]
        unknown = [role.short_name for role in self.roles if role.entry.difficulty is None]
        if len(unknown) == len(self.roles) and (common := self._in_common()):
            return common
        if unknown:
            return f"No data on how hard it is to get into {names_in_sentence(unknown)}."
        if len(easiest) == len(self.roles):
            return "Equally hard to get into."
        names = names_in_sentence(role.short_name for role in easiest)
        caveat = ", though each catalog judges by itself" if are_of_several(self.roles) else ""
        return f"{'Easier' if self.is_pair else 'Easiest'} to get into: {names}{caveat}."

    def _paid_more(self) -> str:
        paid = [(paid_by(role.pay, self.measure), role) for role in self.roles]
        known = [(each.value, role.short_name) for each, role in paid if each]
        if len(known) < len(self.roles):
            return ""
        most = max(value for value, _ in known)
        best = [name for value, name in known if value == most]
        if len(best) == len(known):
            return "Same median pay."
        return f"{'Higher' if self.is_pair else 'Highest'} median pay: {names_in_sentence(best)}."

    def _led(self, role: RoleDetail) -> Cell:
        """Return the phases that a role leads, or else what it does."""
        words = _led_phases(role)
        if words and self.is_narrow:
            return ((Span(some(words, PAIR if len(words) == PAIR else 1)),),)
        if words:
            return ((Span(f"leads: {', '.join(words)}"),),)
        texts = [each.text for each in role.responsibilities[: PAIR if self.is_pair else 1]]
        if self.is_narrow:
            texts = [shorter(text, MAX_NARROW) for text in texts]
        return tuple((Span(text),) for text in texts) or NOT_KNOWN

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
            text = in_figures(share) if share and not self.is_narrow else ""
            named.append(f"{tool.name} {text}".strip())
        is_required = any(tool.need is not Need.USEFUL for tool in role.tools)
        need = "" if is_required or self.is_narrow else f"{NEEDS[Need.USEFUL]}: "
        return ((Span(f"{need}{', '.join(named)}"),),) if named else NOT_KNOWN

    def _degree(self, role: RoleDetail) -> Cell:
        degree = role.degree
        expected = degree.expectation.words if degree.expectation else ""
        text = degree_in_words(degree) if self.is_pair else expected
        if not text:
            return NOT_KNOWN
        return ((Span(text), *judged(degree.sources), *_flag(role, RoleField.DEGREE)),)

    def _entry(self, role: RoleDetail) -> Cell:
        (shown,) = difficulty(role.entry.difficulty, role.entry.sources)
        if self.is_narrow and isinstance(shown[0], Meter):
            shown = (shown[0], *shown[3:])  # without its word, and the space after it
        return ((*shown, *_flag(role, RoleField.ENTRY)),)

    def _pay(self, role: RoleDetail) -> Cell:
        paid = paid_by(role.pay, self.measure)
        if paid and self.is_narrow:
            return ((Span(in_thousands(paid.value)), *sample(paid)),)
        return (amount(paid),) if paid else NOT_KNOWN

    def _deeper(self, role: RoleDetail) -> Cell:
        """Return the skills that both require, and this one at a higher level."""
        if self.is_apart:
            return ()
        other = self._other(role)
        levels = {each.id: each.level for each in other.skills if each.level}
        deeper = [
            each
            for each in _essential(role)
            if each.level and each.id in levels and each.level.rank > levels[each.id].rank
        ]
        return self._named(deeper, Emphasis.PLAIN)

    def _only(self, role: RoleDetail) -> Cell:
        """Return the essential skills that no other one lists."""
        others = [each for each in self.roles if each is not role]
        listed = {each.id for other in others for each in other.skills}
        if self.is_apart or not all(each.skills for each in self.roles):
            return ()  # it cannot be known
        only = [each for each in _essential(role) if each.id not in listed]
        return self._named(only, Emphasis.YOURS)

    def _named(self, skills: list[SkillDetail], emphasis: Emphasis) -> Cell:
        """Return the names of skills, the first of them if there are many."""
        names = some((each.name for each in skills), self.most, self.room)
        return ((Span(names, emphasis),),) if names else ()

    def _other(self, role: RoleDetail) -> RoleDetail:
        return next(each for each in self.roles if each is not role)

    def _levels(self) -> Iterator[Row]:
        """Yield the levels of the skills in which the roles differ most."""
        levels = [
            {each.id: each.level for each in role.skills if each.level} for role in self.roles
        ]
        names = {each.id: each.name for role in self.roles for each in _essential(role)}

        def difference(id: str) -> int:
            """Return by how many levels each two roles differ, in all."""
            ranks = (of_role[id].rank if id in of_role else 0 for of_role in levels)
            return sum(abs(one - other) for one, other in combinations(ranks, 2))

        def holders(id: str) -> int:
            return sum(id in of_role for of_role in levels)

        shared = [id for id in names if holders(id) > 1 and difference(id)]
        ranked = sorted(shared, key=lambda id: (-difference(id), -holders(id)))
        for id in ranked[: MOST_LEVELS.get(len(self.roles), 1)]:
            cells = (
                ((Meter(of_role[id].rank, Scale.LEVEL),),)
                if id in of_role
                else (NOT_LISTED if role.skills else NOT_KNOWN)
                for role, of_role in zip(self.roles, levels, strict=True)
            )
            yield Row(names[id], tuple(cells))

    def _notes(self, *, with_levels: bool) -> Iterator[Inlines]:
        """Yield what the figures mean, and by what claims are disputed."""
        of_tools = [] if self.is_narrow else self.fields.chosen[RoleField.TOOLS][:1]
        meanings = [f"Tools: {counted(each)}." for each in of_tools]
        paid = [paid_by(role.pay, self.measure) for role in self.roles]
        meanings += [f"Pay: {counted_as(each)}." for each in filter(None, paid)][:1]
        if self.is_narrow and any(role.entry.difficulty for role in self.roles):
            meanings.insert(0, ends(Scale.DIFFICULTY, DIFFICULTIES.values()))
        if with_levels:
            meanings.insert(0, ends(Scale.LEVEL, Level))
        if meanings:
            yield (quiet(" ".join(meanings)),)
        yield from self.disputes
        others = of_the_same_name(self.answer.namesakes)
        for text in (TOO_LITTLE_IN_COMMON if self.is_apart else "", others):
            if text:
                yield (quiet(text),)


def ends(scale: Scale, words: Iterable[str]) -> str:
    """Return what the shortest and the longest meter of a scale mean."""
    first, *_, last = words
    (one, _), (whole, _) = Meter(1, scale).drawn, Meter(scale.value, scale).drawn
    return f"{METERS[scale]}: {one} {first} to {whole} {last}."


def _led_phases(role: RoleDetail) -> list[str]:
    phases = [each.phase for each in role.responsibilities if each.part is Part.LEAD]
    return list(dict.fromkeys(id_as_words(each.id) for each in phases if each))


def _catalog(role: RoleDetail) -> Cell:
    return ((Span(role.catalog or ""),),)


def _essential(role: RoleDetail) -> list[SkillDetail]:
    return [each for each in role.skills if each.need is Need.ESSENTIAL]


def _flag(role: RoleDetail, field: RoleField) -> Inlines:
    return DISPUTED if any(disputed(role, [field])) else ()
