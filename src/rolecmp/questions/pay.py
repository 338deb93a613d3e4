"""Pay as one amount for a role, by one measure for all of them."""

from collections.abc import Iterable, Sequence

from rolecmp.catalog.terms import Unit
from rolecmp.questions.figures import FigureDetail, MeasureDetail, most_known

MEDIAN = (None, "median")
"""What a figure of pay is about where it stands for the role."""


def measure_of_pay(
    pay: Iterable[Sequence[FigureDetail]], measures: Iterable[MeasureDetail]
) -> MeasureDetail | None:
    """Return the measure that knows the pay of the most roles, and of these the newest."""
    return most_known((each for figures in pay for each in medians(figures)), measures)


def paid_by(pay: Sequence[FigureDetail], measure: MeasureDetail | None) -> FigureDetail | None:
    """Return what a role is paid by that measure, if that is known."""
    of_measure = (each for each in medians(pay) if measure and each.measure.id == measure.id)
    return next(of_measure, None)


def medians(pay: Sequence[FigureDetail]) -> list[FigureDetail]:
    """Return the figures that stand for the role as a whole."""
    return [each for each in pay if each.item in MEDIAN and each.unit is Unit.USD_PER_YEAR]
