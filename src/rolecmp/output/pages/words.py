"""The glossary of the pages: the words and signs for single values."""

from collections.abc import Collection, Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, assert_never

from rolecmp.catalog.terms import DIFFICULTIES, Need, Part, RoleField, Stance, Unit
from rolecmp.output.page import (
    Bar,
    Cell,
    Emphasis,
    Grid,
    Inlines,
    Mark,
    Meter,
    Scale,
    Sign,
    Span,
    quiet,
)
from rolecmp.questions.wording import in_a_row, in_sentence

if TYPE_CHECKING:
    from rolecmp.questions.answer import Citation, NamedRole
    from rolecmp.questions.figures import FigureDetail, MeasureDetail
    from rolecmp.questions.role_detail import RoleDetail

NO_DATA = "no data"
NOT_KNOWN: Cell = ((quiet(NO_DATA),),)
TITLES = {
    RoleField.FOCUS: "Focus",
    RoleField.QUESTIONS: "Typical questions",
    RoleField.RESPONSIBILITIES: "Responsibilities",
    RoleField.SKILLS: "Skills",
    RoleField.GRADES: "Grades",
    RoleField.TOOLS: "Tools",
    RoleField.DEGREE: "Degree expectations",
    RoleField.EDUCATION: "Education",
    RoleField.ENTRY: "Entry difficulty",
    RoleField.EXPERIENCE: "Experience",
    RoleField.ACTIVITIES: "Activities",
    RoleField.PAY: "Pay",
    RoleField.GROWTH: "Job growth",
    RoleField.WORKS_WITH: "Works closely with",
    RoleField.LEADS_TO: "Common next roles",
}
"""What pages call the fields of a role."""
NEEDS = {Need.ESSENTIAL: "required", Need.USEFUL: "nice to have"}
STANCES = {Stance.SUPPORTS: "for", Stance.DISPUTES: "against"}
PARTS = {Part.LEAD: "leads", Part.SUPPORT: "supports"}
PART_SIGNS = {Part.LEAD: Sign.LEADS, Part.SUPPORT: Sign.SUPPORTS}
ASSUMED = " (assumed)"
"""The mark of a level that the catalog does not give."""
MAX_NAMES = 12
"""The most names listed before "and N more"."""
MIN_CUT = 16
"""The least that is left of a text, whatever stands beside it."""
FEW = 100
"""A figure of fewer answers or postings than this is marked."""
DISPUTED: Inlines = (Span(" "), Mark(Sign.DISPUTED))
"""The mark of a claim that a source disputes."""
NOT_LISTED: Cell = ((Mark(Sign.NOT_LISTED),),)


def judged(sources: Iterable["Citation"]) -> Inlines:
    """Return the mark of a claim with these `sources` if it rests on judgment."""
    return (Span(" "), Mark(Sign.OURS)) if is_judgment(sources) else ()


def is_judgment(sources: Iterable["Citation"]) -> bool:
    """Return whether a claim with these `sources` rests on the catalog's own judgment."""
    return any(source.judgment for source in sources)


def is_judgment_alone(sources: Collection["Citation"]) -> bool:
    """Return whether a claim rests on the catalog's own judgment, and on no published work."""
    return bool(sources) and all(source.judgment for source in sources)


def difficulty(level: int | None, sources: Iterable["Citation"]) -> Cell:
    """Return an entry difficulty as a small meter with its word."""
    if level is None:
        return NOT_KNOWN
    return ((Meter(level, Scale.DIFFICULTY), Span(DIFFICULTIES[level]), *judged(sources)),)


def supporting(part: Part | None) -> Inlines:
    """Return the mark of work that a role supports and does not lead."""
    return (Span(" "), Mark(Sign.SUPPORTS)) if part is Part.SUPPORT else ()


def levels(count: int) -> str:
    """Return a number of levels in words."""
    return f"{count} level" if count == 1 else f"{count} levels"


def some(words: Iterable[str], most: int = MAX_NAMES, within: int = 10_000) -> str:
    """Return words in a list: the first `most`, and of these at least one `within` a length."""
    every = list(words)
    shown = every[:most]
    while len(shown) > 1 and len(", ".join(shown)) > within:
        shown.pop()
    more = len(every) - len(shown)
    return ", ".join([*shown, *([f"{more} more"] if more else [])])


def commas(pieces: Iterable[Inlines]) -> Inlines:
    """Return pieces of text in a list."""
    line: Inlines = ()
    for piece in pieces:
        line += (Span(", "), *piece) if line else piece
    return line


def figure(figure: "FigureDetail", *, places: int = 0) -> Inlines:
    """Return a figure in its unit: a share as a bar, with so many decimal places."""
    text = in_figures(figure, places=places)
    # A change is not part of a whole, which a bar would be.
    if figure.unit is Unit.SHARE and figure.about is not RoleField.GROWTH:
        # The bar is that of the figure as it is shown, so that equal figures look equal.
        return (Bar(float(text.rstrip("%").replace(",", "")) / 100, text),)
    return (Span(text),)


def in_figures(figure: "FigureDetail", *, places: int = 0) -> str:
    """Return a figure with its unit, a share with so many decimal places."""
    return in_unit(figure.value, figure.unit, figure.about, places=places)


def in_unit(value: float, unit: Unit, about: RoleField, *, places: int = 0) -> str:
    """Return a value with its unit, a share with so many decimal places."""
    match unit:
        case Unit.SHARE:
            is_change = about is RoleField.GROWTH and value > 0
            return f"{'+' if is_change else ''}{_rounded(value, places, 100)}%"
        case Unit.YEARS:
            return f"{_rounded(value, 1)} years"
        case Unit.USD_PER_YEAR:
            return dollars(value)
        case Unit.LEVEL:
            return _rounded(value, 1)
        case _:
            assert_never(unit)


def next_roles(roles: "Iterable[RoleDetail]") -> str:
    """Return what the roles are called that others lead to: a source may say only related."""
    moves = [each for role in roles for each in role.leads_to]
    are_related = bool(moves) and all(each.relatedness_tier for each in moves)
    return "Related roles" if are_related else TITLES[RoleField.LEADS_TO]


def shortest_name(role: "NamedRole") -> str:
    """Return the shortest name by which a role can be called."""
    return min(role.called, key=len)


def known_columns(grid: Grid) -> tuple[Grid, str]:
    """Return a grid without the columns in which no row has data, and a sentence naming these."""
    rows = [row for section in grid.sections for row in section.rows]
    numbers = range(len(grid.columns))
    is_list = len(rows) > 1
    known = [n for n in numbers if not is_list or any(row.cells[n] != NOT_KNOWN for row in rows)]
    unknown = ", ".join(grid.columns[n].lower() for n in numbers if n not in known)
    return grid.of_columns(known), f" No data: {unknown}." if unknown else ""


def dated(title: str, year: int) -> str:
    """Return the title of a source with the year of its data, once."""
    return title if str(year) in title else f"{title}, {year}"


def counted(measure: "MeasureDetail") -> str:
    """Return what figures are, and of when."""
    return dated(measure.name, measure.year)


def counted_as(figure: "FigureDetail") -> str:
    """Return what a figure is, such as a median, and of when."""
    item = f", {figure.item}" if figure.item else ""
    return dated(f"{figure.measure.name}{item}", figure.year)


def measured(measure: "MeasureDetail") -> str:
    """Return what figures mean: what was counted, by whom, and when."""
    return f"{measure.name} ({dated(measure.source.title, measure.year)})"


def dollars(value: float) -> str:
    """Return an amount in U.S. dollars."""
    return f"${_rounded(value, 0)}"


def in_thousands(value: float) -> str:
    """Return an amount in thousands of U.S. dollars, where room is short; a small one whole."""
    return f"{dollars(value / 1000)}k" if value >= 10_000 else dollars(value)  # noqa: PLR2004


def sample(figure: "FigureDetail") -> Inlines:
    """Return the n of a figure if it is small."""
    return (quiet(f" n={figure.n}"),) if figure.n and figure.n < FEW else ()


def amount(paid: "FigureDetail") -> Inlines:
    """Return an amount a year, and its n if that is small."""
    return (Span(dollars(paid.value)), *sample(paid))


def shorter(text: str, most: int) -> str:
    """Return `text`, cut if it has more than so many characters: at a word, if there is one."""
    if len(text) <= most:
        return text
    cut = text[: max(most, MIN_CUT) - 1]
    words = cut.rpartition(" ")[0] or cut
    whole, bracket, inside = words.rpartition("(")
    if bracket and whole and ")" not in inside:
        words = whole
    return f"{words.rstrip(' ,;:')}…"


def names_in_sentence(names: Iterable[str]) -> str:
    """Return names of roles in a list, as they stand within a sentence."""
    return in_a_row([*map(in_sentence, names)])


def yours(text: str) -> Span:
    """Return a span of what only one role has, or what you have."""
    return Span(text, Emphasis.YOURS)


def _rounded(value: float, places: int, factor: int = 1) -> str:
    """Return a number with so many decimal places at most, rounding half up."""
    exact = Decimal(str(value)) * factor
    rounded = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{rounded:,}".removesuffix(".0")
