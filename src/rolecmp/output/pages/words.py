"""Single values, as a page shows them."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, assert_never

from rolecmp.catalog.terms import DIFFICULTIES, Part, RoleField, Stance, Unit
from rolecmp.output.page import Annotation, Bar, Cell, Inlines, Meter, Span, quiet

if TYPE_CHECKING:
    from rolecmp.questions.answer import Citation
    from rolecmp.questions.figures import FigureDetail
    from rolecmp.questions.listing import ListedRole
    from rolecmp.questions.path_answer import PathRole
    from rolecmp.questions.show import RoleDetail

NO_DATA = "no data"
NOT_KNOWN: Cell = ((quiet(NO_DATA),),)
TITLES = {field: field.replace("_", " ").capitalize() for field in RoleField}
IN_SUPPORT = "in support"
ASSUMED = " (assumed)"
"""The mark of a level that the catalog does not give."""
OURS = "≈"
"""The sign of a claim that rests on judgment: no source says it."""
OURS_MEANING = "our judgment"
MAX_NAMES = 12
"""The most names listed before "and N more"."""
STANCES = {Stance.SUPPORTS: "supported", Stance.DISPUTES: "disputed"}
FEW = 100
"""A figure of fewer answers or postings than this is marked."""


def judged(sources: Iterable["Citation"]) -> Inlines:
    """Return the mark of a claim with these `sources` if it rests on judgment."""
    is_judgment = any(source.judgment for source in sources)
    return (Annotation(f" {OURS}", OURS_MEANING),) if is_judgment else ()


def judgment_legend(sources: Iterable["Citation"]) -> Cell:
    """Return the meaning of that mark, if any of the claims with these `sources` has it."""
    return ((quiet(f"{OURS}: {OURS_MEANING}."),),) if judged(sources) else ()


def difficulty(level: int | None, sources: Iterable["Citation"]) -> Cell:
    """Return an entry difficulty as a small meter with its word."""
    if level is None:
        return NOT_KNOWN
    return ((Meter(level, max(DIFFICULTIES)), Span(DIFFICULTIES[level]), *judged(sources)),)


def supporting(part: Part | None) -> Inlines:
    """Return the annotation of work that a role supports and does not lead."""
    return (Annotation(f" ({IN_SUPPORT})", IN_SUPPORT),) if part is Part.SUPPORT else ()


def levels(count: int) -> str:
    """Return a number of levels in words."""
    return f"{count} level" if count == 1 else f"{count} levels"


def some(words: Iterable[str]) -> str:
    """Return words in a list, the first of them if there are too many to read."""
    every = list(words)
    more = len(every) - MAX_NAMES
    return ", ".join([*every[:MAX_NAMES], f"and {more} more"] if more > 1 else every)


def figure(figure: "FigureDetail", *, places: int = 0) -> Inlines:
    """Return a figure in its unit: a share as a bar, with so many decimal places."""
    match figure.unit:
        case Unit.SHARE:
            percent = _rounded(figure.value, places, 100)
            # A change is not part of a whole, which a bar would be.
            is_part = figure.about is not RoleField.GROWTH
            # The bar is that of the figure as it is shown, so that equal figures look equal.
            share = float(percent.replace(",", "")) / 100
            return (*((Bar(share),) if is_part else ()), Span(f"{percent}%"))
        case Unit.YEARS:
            return (Span(f"{_rounded(figure.value, 1)} years"),)
        case Unit.USD_PER_YEAR:
            return (Span(f"{dollars(figure.value)} a year"),)
        case Unit.LEVEL:
            return (Span(_rounded(figure.value, 1)),)
        case _:
            assert_never(figure.unit)


def shortest_name(role: "RoleDetail | ListedRole | PathRole") -> str:
    """Return the shortest name by which a role can be called."""
    return min((role.id, *role.aliases), key=len)


def dated(title: str, year: int) -> str:
    """Return the title of a source with the year of its data, once."""
    return title if str(year) in title else f"{title}, {year}"


def dollars(value: float) -> str:
    """Return an amount in U.S. dollars."""
    return f"${_rounded(value, 0)}"


def sample(figure: "FigureDetail") -> Inlines:
    """Return the annotation of a figure with its n and year; shown beside it if n is small."""
    few = f" few (n={figure.n})" if figure.n and figure.n < FEW else ""
    counted = f"n={figure.n}, " if figure.n else ""
    return (Annotation(few, f"{counted}{figure.year}"),)


def _rounded(value: float, places: int, factor: int = 1) -> str:
    """Return a number with so many decimal places at most, rounding half up."""
    exact = Decimal(str(value)) * factor
    rounded = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{rounded:,}".removesuffix(".0")
