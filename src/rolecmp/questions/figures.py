"""What was measured of roles: figures, each with the measure that says what it means."""

from collections.abc import Iterable, Mapping

from pydantic import Field

from rolecmp.catalog.model import Catalog, Measure, Model, Role, RoleFigure
from rolecmp.catalog.terms import RoleField, Unit
from rolecmp.questions.answer import Citation, Named, citer, described


class MeasureDetail(Named):
    """What figures mean; figures of different measures are never compared."""

    about: RoleField = Field(description=described(Measure, "about"))
    unit: Unit = Field(description=described(Measure, "unit"))
    year: int = Field(description=described(Measure, "year"))
    population: str = Field(description=described(Measure, "population"))
    source: Citation = Field(description="The source.")
    note: str | None = Field(description=described(Measure, "note"))


class FigureDetail(Model):
    """What was measured of a role."""

    measure: Named = Field(description="The measure, which says what the value means.")
    about: RoleField = Field(description=described(Measure, "about"))
    item: str | None = Field(description=described(RoleFigure, "item"))
    value: float = Field(description=described(RoleFigure, "value"))
    unit: Unit = Field(description=described(Measure, "unit"))
    n: int | None = Field(description=described(RoleFigure, "n"))
    year: int = Field(description=described(Measure, "year"))
    note: str | None = Field(description=described(RoleFigure, "note"))


def figure_details(catalog: Catalog, role: Role) -> tuple[FigureDetail, ...]:
    """Return all figures of `role`, in the order of the catalog."""
    measures = {measure.id: measure for measure in catalog.measures}
    return tuple(_figure_detail(figure, measures) for figure in role.figures)


def _figure_detail(figure: RoleFigure, measures: Mapping[str, Measure]) -> FigureDetail:
    measure = measures[figure.measure]
    return FigureDetail(
        measure=Named(id=measure.id, name=measure.name),
        about=measure.about,
        item=figure.item,
        value=figure.value,
        unit=measure.unit,
        n=figure.n,
        year=measure.year,
        note=figure.note,
    )


def measures_of(catalog: Catalog, figures: Iterable[FigureDetail]) -> tuple[MeasureDetail, ...]:
    """Return the measures of `figures`, in the order of the catalog."""
    cite = citer(catalog)
    ids = {figure.measure.id for figure in figures}
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
