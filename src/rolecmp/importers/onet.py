"""An O*NET release as a catalog: each occupation becomes a role.

`docs/onet.md` explains how the data maps to a catalog, and why.
"""

import re
from collections.abc import Iterable, Iterator
from csv import QUOTE_NONE
from functools import partial
from pathlib import Path

from rolecmp.catalog.raw import JsonObject
from rolecmp.catalog.terms import Need, RoleField
from rolecmp.errors import CatalogError
from rolecmp.importers.shared.archive import Archive, Progress, Table
from rolecmp.importers.shared.draft import Draft
from rolecmp.importers.shared.education import EDUCATIONS, Answer, add_education
from rolecmp.importers.shared.ratings import Scales, add_rated_skills
from rolecmp.importers.shared.related import add_published
from rolecmp.importers.shared.rows import Row, number
from rolecmp.importers.shared.software import add_software

SOURCE: JsonObject = {
    "id": "onet",
    "publisher": "U.S. Department of Labor, Employment and Training Administration",
    "url": "https://www.onetcenter.org/database.html",
    "license": "CC BY 4.0",
}
CREDIT = """This product includes information from the {} by the U.S. Department of Labor, \
Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET is a \
trademark of USDOL/ETA. We have modified some of this information; USDOL/ETA has not approved, \
endorsed, or tested these modifications."""
"""The line that the license requires."""
PROVENANCE = {
    RoleField.RESPONSIBILITIES: "The occupation's tasks, core tasks first.",
    RoleField.SKILLS: "Skills and knowledge rated important; a quarter of the scale is one level.",
    RoleField.TOOLS: "Software that is in demand in the occupation, or hot in general.",
}
"""What O*NET says about the lists taken from it."""
POPULATION = "People in the occupation in the United States, or experts on it"
SCALES = Scales(importance="IM", level="LV", useful=2.5, essential=3.0, highest=7.0)
"""Importance goes from 1 to 5, levels go from 0 to 7."""
SCALE_OF_REQUIRED_EDUCATION = "RL"
MACHINES = "Tools"
"""What older releases list beside software: machines, instruments, office equipment."""
README = "Read Me.txt"
OPTIONAL = {"short", "type", "category", "hot", "in_demand", "suppress", "irrelevant", "n", "date"}
"""The columns that some releases lack."""
ByCode = partial(Table, code="O*NET-SOC Code")
RATING = {
    "element": "Element ID",
    "name": "Element Name",
    "scale": "Scale ID",
    "value": "Data Value",
    "suppress": "Recommend Suppress",
    "irrelevant": "Not Relevant",
}
OCCUPATIONS = ByCode("Occupation Data.txt", title="Title", description="Description")
TITLES = ByCode(
    *("Alternate Titles.txt", "Job Titles.txt"),
    title=("Alternate Title", "Job Title"),
    short="Short Title",
)
TASKS = ByCode("Task Statements.txt", task="Task", type="Task Type")
SKILLS = ByCode("Skills.txt", ("Essential Skills.txt", "Transferable Skills.txt"), **RATING)
KNOWLEDGE = ByCode("Knowledge.txt", **RATING)
SOFTWARE = ByCode(
    *("Tools and Technology.txt", "Technology Skills.txt", "Software Skills.txt"),
    name=("Example", "Workplace Example", "T2 Example"),
    type="T2 Type",
    category=("Commodity Title", "Element Name"),
    hot="Hot Technology",
    in_demand="In Demand",
)
ANSWER = {**RATING, "answer": "Category", "n": "N", "date": "Date"}
EDUCATION = ByCode("Education, Training, and Experience.txt", "Education.txt", **ANSWER)
JOB_ZONES = ByCode("Job Zones.txt", group="Job Zone")
RELATION = {"other": "Related O*NET-SOC Code", "tier": "Relatedness Tier", "rank": "Index"}
RELATED = ByCode("Related Occupations.txt", **RELATION)


def read_catalog(path: Path, progress: Progress = lambda _: None) -> str:
    """Return the catalog of the text version at `path`, a zip or a folder, as JSON.

    Raises:
        CatalogError: it cannot be read, is not an O*NET release, or cannot become a catalog.
    """
    with Archive(path, progress, optional=OPTIONAL, delimiter="\t", quoting=QUOTE_NONE) as archive:
        name, date, year = _about(archive)
        progress(f"{name}, {date}")
        draft = Draft(archive)
        for row in archive.rows(archive.require(OCCUPATIONS)):
            draft.add_role(row["code"], row["code"], row["title"], row["description"])
        for row in draft.rows(TITLES):
            draft.add_titles(row["code"], _titles(row))
        tasks = sorted(draft.rows(TASKS), key=lambda row: row["type"] != "Core")
        for row in tasks:
            draft.add(row["code"], "responsibilities", {"text": row["task"]})
        skills = add_rated_skills(draft, _kept(draft.rows(SKILLS)), SCALES)
        skills += add_rated_skills(draft, _kept(draft.rows(KNOWLEDGE)), SCALES, "knowledge")
        software = (row for row in draft.rows(SOFTWARE) if row["type"] != MACHINES)
        tools = add_software(draft, software, _need, (row["task"] for row in tasks))
        answers = [*_answers(_kept(draft.rows(EDUCATION)), year)]
        measures = add_education(draft, "onet", POPULATION, answers)
        draft.add_difficulties("onet", "Job zone", JOB_ZONES)
        draft.add_provenance("onet", PROVENANCE)
        add_published(draft, "onet", RELATED, lambda row: row["tier"].startswith("Primary"))
    source: JsonObject = {**SOURCE, "title": name, "year": year, "note": CREDIT.format(name)}
    items = {"tools": tools, "skills": skills}
    return draft.text(f"{name}, {date}", sources=[source], measures=measures, **items)


def _about(archive: Archive) -> tuple[str, str, int]:
    """Return the name, the date and the year of a release, which its Read Me begins with."""
    if README not in archive:
        is_other = any(each.endswith((".xlsx", "occupation_data.csv")) for each in archive.files)
        text = f'is not an O*NET release: it has no "{README}"'
        other = "is another version of O*NET; take the text version: db_…_text.zip"
        raise CatalogError(f"{archive.name} {other if is_other else text}")
    about = re.match(r"\s*(O\*NET .+?) *\n+(\w+ (\d{4})) Release\b", archive.start(README))
    if about is None:
        raise CatalogError(f"{archive.name} is not an O*NET release: its {README} names none")
    return about[1], about[2], int(about[3])


def _titles(row: Row) -> Iterator[str]:
    """Yield the titles of a row, also both in one such as `CEO (Chief Officer)`."""
    yield from (each for each in (row["title"], row["short"]) if each != "n/a")
    if both := re.fullmatch(r"(.+?) \(((?:[^()]|\([^()]*\))+)\)", row["title"]):
        yield from both.groups()


def _kept(rows: Iterable[Row]) -> Iterator[Row]:
    return (row for row in rows if "Y" not in {row["suppress"], row["irrelevant"]})


def _need(row: Row) -> Need | None:
    """Return how much an occupation needs software: in demand there, or hot in general."""
    hot = Need.USEFUL if row["hot"] == "Y" else None
    return Need.ESSENTIAL if row["in_demand"] == "Y" else hot


def _answers(rows: Iterable[Row], year: int) -> Iterator[Answer]:
    """Yield the answers on required education; `year` is that of the release."""
    categories = dict(enumerate(EDUCATIONS, start=1))
    for row in (row for row in rows if row["scale"] == SCALE_OF_REQUIRED_EDUCATION):
        education = categories.get(int(number(row, "answer")), "other")
        share, n = number(row, "value") / 100, int(row["n"]) if row["n"].isdecimal() else 0
        dated = re.fullmatch(r"\d\d/(\d{4})", row["date"])
        yield Answer(row["code"], education, share, n, int(dated[1]) if dated else year)
