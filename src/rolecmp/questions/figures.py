"""What was measured about roles: figures, each with the measure that defines it."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import combinations
from math import sqrt

from pydantic import Field

from rolecmp.catalog.model import Catalog, Measure, Model, Role, RoleFigure, Skill, Tool
from rolecmp.catalog.terms import RoleField, Unit
from rolecmp.questions.answer import Citation, Named, citer, described
from rolecmp.questions.wording import id_as_words

Z_95 = 1.96
"""The standard score of a two-sided interval of 95%."""


class MeasureDetail(Named):
    """What figures mean; figures of different measures are never compared."""

    about: RoleField = Field(description=described(Measure, "about"))
    unit: Unit = Field(description=described(Measure, "unit"))
    year: int = Field(description=described(Measure, "year"))
    population: str = Field(description=described(Measure, "population"))
    source: Citation = Field(description="The source.")
    note: str | None = Field(description=described(Measure, "note"))


class FigureDetail(Model):
    """What was measured about a role."""

    measure: Named = Field(description="The measure, which defines what the value means.")
    about: RoleField = Field(description=described(Measure, "about"))
    item: str | None = Field(description=described(RoleFigure, "item"))
    name: str | None = Field(description="The name of that item.")
    value: float = Field(description=described(RoleFigure, "value"))
    unit: Unit = Field(description=described(Measure, "unit"))
    n: int | None = Field(description=described(RoleFigure, "n"))
    year: int = Field(description=described(Measure, "year"))
    note: str | None = Field(description=described(RoleFigure, "note"))


def figure_finder(catalog: Catalog) -> Callable[[Role], tuple[FigureDetail, ...]]:
    """Return the function that returns all figures of a role, in the order of `catalog`."""
    measures = {measure.id: measure for measure in catalog.measures}

    @cache
    def names() -> Mapping[str, str]:
        parts: list[Tool | Skill | Role] = [*catalog.tools, *catalog.skills, *catalog.roles]
        return {each.id: each.name for each in parts}

    return lambda role: tuple(_figure_detail(each, measures, names()) for each in role.figures)


def _figure_detail(
    figure: RoleFigure, measures: Mapping[str, Measure], names: Mapping[str, str]
) -> FigureDetail:
    measure = measures[figure.measure]
    return FigureDetail(
        measure=Named(id=measure.id, name=measure.name),
        about=measure.about,
        item=figure.item,
        name=names.get(figure.item, id_as_words(figure.item)) if figure.item else None,
        value=figure.value,
        unit=measure.unit,
        n=figure.n,
        year=measure.year,
        note=figure.note,
    )


def measures_of(catalog: Catalog, figures: Iterable[FigureDetail]) -> tuple[MeasureDetail, ...]:
    """Return the measures of `figures`, in the order of the catalog."""
    return measure_details(catalog, {figure.measure.id for figure in figures})


def measure_details(catalog: Catalog, ids: Collection[str | None]) -> tuple[MeasureDetail, ...]:
    """Return the measures with these `ids`, in the order of the catalog."""
    cite = citer(catalog)
    return tuple(
        MeasureDetail(
            id=measure.id,
            name=measure.name,
            about=measure.about,
            unit=measure.unit,
            year=measure.year,
            population=measure.population,
            source=cite([measure.source])[0],
            note=measure.note,
        )
        for measure in catalog.measures
        if measure.id in ids
    )


def most_known(
    figures: Iterable[FigureDetail], measures: Iterable[MeasureDetail]
) -> MeasureDetail | None:
    """Return the measure of the most of `figures`, and of these the newest; None without any."""
    counts = Counter(each.measure.id for each in figures)
    known = [each for each in measures if counts[each.id]]
    return max(known, key=lambda each: (counts[each.id], each.year), default=None)


def are_alike(figures: Sequence[FigureDetail | None]) -> bool:
    """Return whether figures of one measure do not differ by more than their error.

    Shares do not if zero is in the 95% confidence interval of the difference of each two of
    them (the normal approximation for two independent proportions); a share without n, and
    any other figure, is alike only if it is equal. No data is alike only to no data.
    """
    return all(
        one == other or (one is not None and other is not None and _is_within_error(one, other))
        for one, other in combinations(figures, 2)
    )


def _is_within_error(one: FigureDetail, other: FigureDetail) -> bool:
    is_part = all(0 <= each.value <= 1 for each in (one, other))
    if one.unit is not Unit.SHARE or not is_part or not one.n or not other.n:
        return one.value == other.value
    variance = sum(each.value * (1 - each.value) / each.n for each in (one, other) if each.n)
    return abs(one.value - other.value) <= Z_95 * sqrt(variance)
