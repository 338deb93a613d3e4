"""The education and the preparation that the occupations of O*NET require."""

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from rolecmp.catalog.raw import JsonObject
from rolecmp.catalog.terms import DegreeLevel, Expectation, RoleField, Unit
from rolecmp.importers.archive import Row
from rolecmp.importers.draft import Draft, number
from rolecmp.importers.onet.release import SOURCE, Release
from rolecmp.importers.onet.tables import EDUCATION, JOB_ZONES

if TYPE_CHECKING:
    from pydantic import JsonValue

REQUIRED_DEGREE = "onet-required-education"
"""The id of the measure of required education."""
REQUIRED_EDUCATION = "RL"
"""The O*NET id of its scale."""
ATTAINED = {
    1: "less-than-high-school",
    2: "high-school",
    3: "certificate",
    4: "some-college",
    5: DegreeLevel.ASSOCIATE.value,
    6: DegreeLevel.BACHELOR.value,
    7: "post-baccalaureate-certificate",
    8: DegreeLevel.MASTER.value,
    9: "post-master-certificate",
    10: "first-professional",
    11: DegreeLevel.DOCTORATE.value,
    12: "post-doctoral",
}
"""The categories of required education."""
DEGREES = {
    DegreeLevel.ASSOCIATE: {5},
    DegreeLevel.BACHELOR: {6, 7},
    DegreeLevel.MASTER: {8, 9},
    DegreeLevel.DOCTORATE: {10, 11, 12},
}
"""The categories of each degree."""
EXPECTATIONS = {0.75: Expectation.REQUIRED, 0.5: Expectation.PREFERRED, 0.25: Expectation.OPTIONAL}
"""The least share of answers that require a degree, for each expectation."""
MIN_DEGREE_SHARE = 0.2
"""The least share of answers for a degree to qualify."""
MAX_DIFFICULTY = 5


def add_education(draft: Draft, release: Release) -> JsonObject:
    """Add the required education of each role, and the degree it expects; return its measure."""
    answers: dict[str, dict[int, float]] = defaultdict(dict)
    rows = [
        row
        for row in draft.known(release.rows(EDUCATION))
        if row["scale"] == REQUIRED_EDUCATION and row["suppress"] != "Y"
    ]
    years = [_year(row, release) for row in rows]
    newest = max(years, default=release.year)
    for row, year in zip(rows, years, strict=True):
        category, share = int(number(row, "category")), number(row, "value") / 100
        answers[row["code"]][category] = share
        if share > 0 and category in ATTAINED and row["n"].isdecimal():
            figure: JsonObject = {
                "measure": REQUIRED_DEGREE,
                "item": ATTAINED[category],
                "value": round(share, 4),
                "n": int(number(row, "n")),
            }
            if year != newest:
                figure["note"] = f"Data of {year}."
            draft.add(row["code"], "figures", figure)
    for code, shares in answers.items():
        draft.roles[code]["degree"] = _degree(shares)
    return {
        "id": REQUIRED_DEGREE,
        "about": RoleField.EDUCATION,
        "name": "share of respondents who say that this education is required",
        "unit": Unit.SHARE,
        "source": SOURCE,
        "year": newest,
        "population": "People in the occupation in the United States, or experts on it; some "
        "were asked in earlier years, as the figures say.",
    }


def add_difficulties(draft: Draft, release: Release) -> None:
    """Set the entry difficulty of each role by the rank of its job zone in the release."""
    zones = {row["code"]: int(number(row, "zone")) for row in draft.known(release.rows(JOB_ZONES))}
    ranks = {zone: rank for rank, zone in enumerate(sorted({*zones.values()}))}
    for code, zone in zones.items():
        share = ranks[zone] / max(len(ranks) - 1, 1)
        draft.roles[code]["entry"] = {
            "difficulty": 1 + round(share * (MAX_DIFFICULTY - 1)),
            "note": f"Job zone {zone} of {max(zones.values())}.",
            "sources": [SOURCE],
        }


def _year(row: Row, release: Release) -> int:
    """Return the year in which a row was collected, or else that of the release."""
    found = re.fullmatch(r"\d\d/(\d{4})", row["date"])
    return int(found[1]) if found else release.year


def _degree(shares: dict[int, float]) -> JsonObject:
    """Return the expected degree, from the share of answers for each category."""
    by_degree = {
        degree: sum(shares.get(category, 0) for category in categories)
        for degree, categories in DEGREES.items()
    }
    least = sum(by_degree.values())
    most = 1 - (sum(shares.values()) - least)
    levels: list[JsonValue] = [
        degree for degree, share in by_degree.items() if share >= MIN_DEGREE_SHARE
    ]
    known: JsonObject = {"levels": levels, "sources": [SOURCE]}
    # Rows that are suppressed may be on a degree, or on none.
    expected = {_expectation(least), _expectation(max(least, round(most, 4)))}
    return {"expectation": expected.pop(), **known} if len(expected) == 1 else known


def _expectation(share: float) -> Expectation:
    """Return how strongly a degree is expected that such a share of answers requires."""
    found = (word for least, word in EXPECTATIONS.items() if share >= least)
    return next(found, Expectation.NONE)
