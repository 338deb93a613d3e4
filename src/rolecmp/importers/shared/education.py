"""The education that people in an occupation say it requires, and the degree of that."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import NamedTuple

from pydantic import JsonValue

from rolecmp.catalog.raw import JsonObject
from rolecmp.catalog.terms import DegreeLevel, Expectation, RoleField, Unit
from rolecmp.importers.shared.draft import Draft

EDUCATIONS = {
    "less-than-high-school": None,
    "high-school": None,
    "certificate": None,
    "some-college": None,
    "associate": DegreeLevel.ASSOCIATE,
    "bachelor": DegreeLevel.BACHELOR,
    "post-baccalaureate-certificate": DegreeLevel.BACHELOR,
    "master": DegreeLevel.MASTER,
    "post-master-certificate": DegreeLevel.MASTER,
    "first-professional": DegreeLevel.DOCTORATE,
    "doctorate": DegreeLevel.DOCTORATE,
    "post-doctoral": DegreeLevel.DOCTORATE,
}
"""The items of the measure, lowest first, and the degree that each requires."""
EXPECTATIONS = {0.75: Expectation.REQUIRED, 0.5: Expectation.PREFERRED, 0.25: Expectation.OPTIONAL}
"""The least share of answers that require a degree, for each expectation."""
MIN_DEGREE_SHARE = 0.2
"""The least share of answers for a degree to qualify."""

PLACES = 4
"""The decimal places of a share."""
EARLIER = "; some were asked in earlier years, as the figures say"


class Answer(NamedTuple):
    """The share of the `n` people asked, 0 to 1, who say that a role requires this education.

    `code` is that of the role, `year` when they were asked; an `n` of 0 is not known.
    """

    code: str
    education: str
    share: float
    n: int
    year: int


def add_education(
    draft: Draft, source: str, population: str, answers: Collection[Answer]
) -> list[JsonValue]:
    """Add the required education of each role, and the degree it expects; return its measure.

    Without answers, there is none. Answers that a download suppresses are not among them.
    """
    if not answers:
        return []
    measure = f"{source}-required-education"
    years = {each.year for each in answers}
    newest = max(years)
    shares: dict[str, dict[str, float]] = defaultdict(dict)
    for each in answers:
        shares[each.code][each.education] = each.share
        if each.share > 0 and each.n and each.education in EDUCATIONS:
            figure: JsonObject = {
                "measure": measure,
                "item": each.education,
                "value": round(each.share, PLACES),
                "n": each.n,
            }
            if each.year != newest:
                figure["note"] = f"Data of {each.year}."
            draft.add(each.code, "figures", figure)
    for code, by_education in shares.items():
        draft.roles[code]["degree"] = {**_degree(by_education), "sources": [source]}
    return [
        {
            "id": measure,
            "about": RoleField.EDUCATION,
            "name": "share of respondents who say that this education is required",
            "unit": Unit.SHARE,
            "source": source,
            "year": newest,
            "population": f"{population}{EARLIER if len(years) > 1 else ''}.",
        }
    ]


def _degree(shares: Mapping[str, float]) -> JsonObject:
    """Return the expected degree, from the share of answers for each education."""
    by_degree = dict.fromkeys(DegreeLevel, 0.0)
    for education, share in shares.items():
        if degree := EDUCATIONS.get(education):
            by_degree[degree] += share
    # The sum of what are decimal shares may be a hair below half.
    least = round(sum(by_degree.values()), PLACES)
    most = round(1 - (sum(shares.values()) - sum(by_degree.values())), PLACES)
    levels: list[JsonValue] = [
        degree for degree, share in by_degree.items() if share >= MIN_DEGREE_SHARE
    ]
    # Answers that are suppressed may be for a degree, or for none.
    expected = {_expectation(least), _expectation(max(least, most))}
    known: JsonObject = {"levels": levels}
    return {"expectation": expected.pop(), **known} if len(expected) == 1 else known


def _expectation(share: float) -> Expectation:
    """Return how strongly a degree is expected that such a share of answers requires."""
    found = (word for least, word in EXPECTATIONS.items() if share >= least)
    return next(found, Expectation.NONE)
