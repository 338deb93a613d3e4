"""The skills or the tools of roles, side by side: what is required, and what is nice to have."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from rolecmp.catalog.terms import Need, RoleField
from rolecmp.output.page import (
    Cell,
    Emphasis,
    Inlines,
    Meter,
    Row,
    Scale,
    Section,
    Span,
    quiet,
    strong,
)
from rolecmp.output.pages.references import References
from rolecmp.output.pages.words import (
    DISPUTED,
    NEEDS,
    NOT_LISTED,
    TITLES,
    figure,
    judged,
    sample,
)
from rolecmp.questions.figures import FigureDetail, MeasureDetail, are_alike
from rolecmp.questions.role_detail import RoleDetail
from rolecmp.questions.statements import Statement, statements


class Requirements:
    """Shows the skills or the tools of roles: an item in each row, a column for each role."""

    def __init__(
        self,
        field: RoleField,
        roles: Sequence[RoleDetail],
        measure: MeasureDetail | None,
        *,
        differences_only: bool,
    ) -> None:
        """Show the items in `field`, with their figures by `measure`, if there is one."""
        self.field = field
        self.roles = roles
        self.measure = measure
        self.differences_only = differences_only
        self.stated = [
            {each.item or "": each for each in statements(role, field)} for role in roles
        ]

    def figure(self, role: RoleDetail, item: str) -> FigureDetail | None:
        """Return the figure of an item by the measure that is shown."""
        measure = self.measure.id if self.measure else None
        of_item = (each for each in role.figures if each.item == item)
        return next((each for each in of_item if each.measure.id == measure), None)

    def sections(self, references: References) -> Iterator[Section]:
        """Yield what any role requires, and what is nice to have; what differs most comes first."""
        items = dict.fromkeys(item for stated in self.stated for item in stated)
        needs = {
            item: Need.ESSENTIAL if any(map(partial(_requires, item), self.stated)) else Need.USEFUL
            for item in items
        }
        notes = self._notes()
        for need in Need:
            group = sorted((item for item in items if needs[item] is need), key=self._sameness)
            rows = tuple(
                self._row(item, need)
                for item in group
                if not (self.differences_only and self._is_alike(item))
            )
            if rows:
                title = strong(f"{TITLES[self.field]}: {NEEDS[need]}")
                yield Section(((title, *self._cite(references)), *notes), rows)
                notes = ()

    def _notes(self) -> Cell:
        """Return what the values mean: what was measured, or of which grade the levels are."""
        if self.measure:
            return ((quiet(f"{self.measure.name}, {self.measure.year}"),),)
        is_one = len(self.roles) == 1
        return tuple(
            (quiet(f"Levels{_of(role, is_one=is_one)}: {role.skills_at}."),)
            for role in self.roles
            if role.skills_at and self.field is RoleField.SKILLS
        )

    def _sameness(self, item: str) -> float:
        """Return minus how much the roles differ in an item, by level or by share."""
        sizes = [
            measured.value
            if (measured := self.figure(role, item))
            else each.level.rank
            if (each := stated.get(item)) and each.level
            else 0
            for role, stated in zip(self.roles, self.stated, strict=True)
        ]
        return (min(sizes) if len(sizes) > 1 else 0) - max(sizes)

    def _is_alike(self, item: str) -> bool:
        """Return whether all roles state the same of an item, and no figures differ."""
        found = [stated.get(item) for stated in self.stated]
        values = {(each.level, each.need) if each else None for each in found}
        return len(values) == 1 and are_alike([self.figure(role, item) for role in self.roles])

    def _row(self, item: str, need: Need) -> Row:
        found = [stated.get(item) for stated in self.stated]
        listed = [each for each in found if each]
        is_only = len(listed) == 1 < len(self.roles)
        emphasis = Emphasis.YOURS if is_only else Emphasis.PLAIN
        cells = (
            (self._listed(role, each, need, emphasis) if each else self._not_listed(role, item),)
            for role, each in zip(self.roles, found, strict=True)
        )
        return Row(listed[0].name, tuple(cells))

    def _not_listed(self, role: RoleDetail, item: str) -> Inlines:
        """Return the sign of an item that a role does not list, after its figure, if any."""
        shown = self._measured(role, item)
        return (*shown, *((Span(" "),) if shown else ()), *NOT_LISTED[0])

    def _listed(
        self, role: RoleDetail, stated: Statement, need: Need, emphasis: Emphasis
    ) -> Inlines:
        """Return the level of a skill, or the share of a tool if one was measured."""
        item = stated.item or ""
        own = NEEDS[stated.need or need]
        shown = self._measured(role, item)
        if stated.level:
            shown = (Meter(stated.level.rank, Scale.LEVEL), Span(stated.text, emphasis))
        remark = (quiet(f" {own}"),) if shown and stated.need is not need else ()
        mark = DISPUTED if stated.is_disputed else ()
        return (*(shown or (Span(own, emphasis),)), *remark, *judged(stated.sources), *mark)

    def _measured(self, role: RoleDetail, item: str) -> Inlines:
        measured = self.figure(role, item)
        return (*figure(measured), *sample(measured)) if measured else ()

    def _cite(self, references: References) -> Inlines:
        """Cite the sources of the items, and of the evidence for and against."""
        sources = [
            each for stated in self.stated for one in stated.values() for each in one.sources
        ]
        evidence = [each for role in self.roles for each in role.evidence]
        about = [each.source for each in evidence if each.about is self.field]
        return references.cite([*sources, *about])


def _of(role: RoleDetail, *, is_one: bool) -> str:
    """Return of which role levels are, if that is not plain: a grade has its name."""
    return "" if is_one or role.grade else f", {role.short_name}"


def _requires(item: str, stated: Mapping[str, Statement]) -> bool:
    return item in stated and stated[item].need is Need.ESSENTIAL
