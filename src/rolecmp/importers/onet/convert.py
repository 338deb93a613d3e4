"""An O*NET release as a catalog: each occupation becomes a role.

`docs/onet.md` explains how the data maps to a catalog, and why.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from rolecmp.catalog.files import display_name
from rolecmp.catalog.raw import JsonObject
from rolecmp.catalog.terms import RoleField
from rolecmp.importers.archive import Progress
from rolecmp.importers.draft import Draft, firsts, number
from rolecmp.importers.onet.education import add_difficulties, add_education
from rolecmp.importers.onet.items import add_skills, add_tools
from rolecmp.importers.onet.release import SOURCE, Release
from rolecmp.importers.onet.tables import ALTERNATE_TITLES, OCCUPATIONS, RELATED, TASKS

PROVENANCE = {
    RoleField.RESPONSIBILITIES: "The occupation's tasks, core tasks first.",
    RoleField.SKILLS: (
        "Skills and knowledge rated important; each quarter of the rating scale is one level."
    ),
    RoleField.TOOLS: (
        "Software that employers require: in demand in the occupation, or hot in general."
    ),
}
"""What O*NET says about the lists taken from it."""


def import_onet(path: Path, progress: Progress = lambda _: None) -> str:
    """Return the catalog of the release at `path`, as JSON.

    `path` is the text database as downloaded, a zip, or the folder in it. `progress`
    gets the name of each file read.

    Raises:
        CatalogError: it cannot be read, is not an O*NET release, or cannot become a catalog.
    """
    draft = Draft()
    with Release(path, progress) as release:
        release.require(OCCUPATIONS)
        for row in release.rows(OCCUPATIONS):
            draft.roles[row["code"]] = {
                "id": row["code"].replace(".", "-"),
                "name": row["title"],
                "aliases": [row["code"]],
                "summary": row["description"],
            }
        _add_titles(draft, release)
        tasks = [*_add_tasks(draft, release)]
        skills = [*add_skills(draft, release)]
        tools = [*add_tools(draft, release, tasks)]
        measure = add_education(draft, release)
        add_difficulties(draft, release)
        draft.add_provenance(SOURCE, PROVENANCE)
        _add_related(draft, release)
    draft.report(progress)
    return draft.text(
        display_name(str(path)),
        f"{release.name}, {release.date}",
        sources=[_source(release)],
        measures=[measure],
        tools=tools,
        skills=skills,
    )


def _add_titles(draft: Draft, release: Release) -> None:
    """Add the alternate titles of each occupation, each once."""
    seen = {(code, str(role["name"]).casefold()) for code, role in draft.roles.items()}
    for row in draft.known(release.rows(ALTERNATE_TITLES)):
        for title in (row["title"], row["short"], *_parts(row["title"])):
            place = (row["code"], title.casefold())
            if title not in {"", "n/a"} and place not in seen:
                seen.add(place)
                draft.add(row["code"], "alternate_titles", title)


def _add_tasks(draft: Draft, release: Release) -> Iterator[str]:
    """Add the tasks of each occupation, core tasks first, and yield them."""
    rows = draft.known(release.rows(TASKS))
    for row in sorted(rows, key=lambda row: row["type"] != "Core"):
        draft.add(row["code"], "responsibilities", {"text": row["task"]})
        yield row["task"]


def _add_related(draft: Draft, release: Release) -> None:
    """Add the related occupations of each one, closest first, with their tier."""
    rows = draft.known(release.rows(RELATED), ("other", draft.roles))
    for row in firsts(sorted(rows, key=lambda row: number(row, "index")), "code", "other"):
        if row["other"] != row["code"]:
            is_primary = row["tier"].startswith("Primary")
            move: JsonObject = {
                "role": draft.roles[row["other"]]["id"],
                "sources": [SOURCE],
                "relatedness": number(row, "index"),
                "relatedness_tier": "primary" if is_primary else "supplemental",
            }
            draft.add(row["code"], "leads_to", move)


def _parts(title: str) -> Iterator[str]:
    """Yield both names in a title that explains one by the other, as in `CEO (Chief Officer)`."""
    if both := re.fullmatch(r"(.+) \(([^()]+)\)", title):
        yield from both.groups()


def _source(release: Release) -> JsonObject:
    """Return O*NET as a source, with the credit line that its license requires."""
    return {
        "id": SOURCE,
        "title": release.name,
        "publisher": "U.S. Department of Labor, Employment and Training Administration",
        "year": release.year,
        "url": "https://www.onetcenter.org/database.html",
        "license": "CC BY 4.0",
        "note": f"This product includes information from the {release.name} by the U.S. "
        "Department of Labor, Employment and Training Administration (USDOL/ETA). Used under "
        "the CC BY 4.0 license. O*NET is a trademark of USDOL/ETA. We have modified some of "
        "this information; USDOL/ETA has not approved, endorsed, or tested these "
        "modifications.",
    }
