"""The time someone has worked, from the dates of their jobs."""

import re
from collections.abc import Iterable, Iterator

Span = tuple[int, int]
"""The first month of a job and the one after its last, counted from the year 0."""
MONTHS = 12
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENDINGS = (
    *("uary", "ruary", "ch", "il", "", "e", "y", "ust"),
    *("(?:t|t?ember)", "ober", "ember", "ember"),
)
_MONTH = "|".join(f"{name}(?:{end})?" for name, end in zip(_NAMES, _ENDINGS, strict=True))
_POINT = (
    rf"(?:(?:\d{{{{1,2}}}}\.? )?\b(?P<month{{0}}>{_MONTH})\.?,?[ -]"
    r"|(?:\d{{1,2}}[/.])?(?P<number{0}>\d{{1,2}})[/.])?"
    r"(?P<year{0}>(?:19|20)\d\d)(?:[-/](?P<after{0}>\d\d)(?:-\d\d)?(?!\d))?"
)
_RANGE = re.compile(
    rf"(?<!\d){_POINT.format(1)} ?(?:-|\u2013|\u2014|\u2192|to|until) ?{_POINT.format(2)}(?!\d)",
    re.IGNORECASE,
)
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?!\d)")
_WRITTEN = re.compile(_POINT.format(1), re.IGNORECASE)
"""A date as people write it: "03/2019", "March 2019"."""
YEARS = range(1900, 2200)
"""The years in which anyone works whose résumé is a file."""


def month(year: int, number: int = 1) -> int | None:
    """Return a month as a number, or None if it is none."""
    return year * MONTHS + number if year in YEARS and 1 <= number <= MONTHS else None


def month_in(text: str, *, is_end: bool = False) -> int | None:
    """Return the month of a date such as "2019-03-01", "2019-03", "2019" or "03/2019".

    A job that ends in a month takes all of it; one that ends in a year, or on a day, does not.
    """
    found = _DATE.match(text)
    if not found and (written := _WRITTEN.fullmatch(text.strip())):
        point = _point(written, "1")
        has_month = any(written[f"{name}1"] for name in ("month", "number", "after"))
        return point + 1 if point and is_end and has_month else point
    point = month(int(found[1]), int(found[2] or 1)) if found else None
    is_month = bool(found and found[2] and found.end() == len(text))
    return point + 1 if point and is_end and is_month else point


def spans_in(text: str) -> Iterator[Span]:
    """Yield the times in running text: "Jan 2018 - Dec 2020", "03/2018 to 2020"."""
    for found in _RANGE.finditer(text):
        start, end = (_point(found, number) for number in "12")
        has_month = any(found[f"{name}2"] for name in ("month", "number", "after"))
        if start and end and start < end:
            yield start, end + has_month


def years_of(spans: Iterable[Span]) -> float | None:
    """Return the years of all spans, to one place, each month once; None without any."""
    months, last = 0, 0
    for start, end in sorted(spans):
        months += max(0, end - max(start, last))
        last = max(last, end)
    return round(months / MONTHS, 1) if months else None


def _point(found: re.Match[str], number: str) -> int | None:
    name = found[f"month{number}"]
    digits = found[f"number{number}"] or found[f"after{number}"] or "1"
    of_year = _NAMES.index(name[:3].casefold()) + 1 if name else int(digits)
    return month(int(found[f"year{number}"]), of_year)
