"""Pay where a page has one amount for a role."""

from collections import Counter
from collections.abc import Iterable, Sequence

from rolecmp.catalog.terms import Unit
from rolecmp.output.page import Annotation, Cell, Inlines, Span, quiet
from rolecmp.output.pages.words import FEW, dollars
from rolecmp.questions.figures import FigureDetail, MeasureDetail

MEDIAN = (None, "median")
"""What a figure of pay is about where it stands for the role."""


def measure_of_pay(
    pay: Iterable[Sequence[FigureDetail]], measures: Iterable[MeasureDetail]
) -> MeasureDetail | None:
    """Return the measure that knows the pay of the most roles, and of these the newest."""
    counts = Counter(each.measure.id for figures in pay for each in _medians(figures))
    known = [each for each in measures if counts[each.id]]
    return max(known, key=lambda each: (counts[each.id], each.year), default=None)


def paid_by(pay: Sequence[FigureDetail], measure: MeasureDetail | None) -> FigureDetail | None:
    """Return what a role is paid by that measure, if that is known."""
    of_measure = (each for each in _medians(pay) if measure and each.measure.id == measure.id)
    return next(of_measure, None)


def amount(paid: FigureDetail) -> Inlines:
    """Return an amount a year, and its n if that is small."""
    few = f" (n={paid.n})" if paid.n and paid.n < FEW else ""
    counted = f"n={paid.n}, " if paid.n else ""
    return (Span(dollars(paid.value)), Annotation(few, f"{counted}{paid.year}"))


def legend_of_pay(measure: MeasureDetail) -> Cell:
    """Return what the amounts mean."""
    source = f"{measure.source.title}, {measure.year}"
    few = f" (n=…): fewer than {FEW} counted."
    return ((quiet(f"Pay: {measure.name} ({source}). {measure.population}{few}"),),)


def _medians(pay: Sequence[FigureDetail]) -> list[FigureDetail]:
    return [each for each in pay if each.item in MEDIAN and each.unit is Unit.USD_PER_YEAR]
