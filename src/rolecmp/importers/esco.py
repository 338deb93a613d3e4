"""A download of ESCO as a catalog: each occupation becomes a role.

`docs/esco.md` explains how the data maps to a catalog, and what it cannot say.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from pydantic import JsonValue

from rolecmp.catalog.files import display_name
from rolecmp.catalog.raw import JsonObject
from rolecmp.catalog.terms import Need, RoleField
from rolecmp.errors import CatalogError
from rolecmp.importers.archive import Archive, Columns, Progress, Row
from rolecmp.importers.draft import Draft, firsts
from rolecmp.importers.related import add_related

SOURCE: JsonObject = {
    "id": "esco",
    "publisher": "European Commission",
    "url": "https://esco.ec.europa.eu",
    "note": "This product uses the ESCO classification of the European Commission.",
}
"""ESCO, with the line that its reuse requires."""
PROVENANCE = {RoleField.SKILLS: "Essential and optional skills and knowledge; it has no levels."}
OCCUPATIONS = re.compile(r"occupations_([a-z]{2}(?:-[a-z]+)?)\.csv", re.IGNORECASE)
RELATIONS = "occupationSkillRelations"
CONCEPT: Columns = {"code": ("conceptUri",), "name": ("preferredLabel",)}
OCCUPATION: Columns = {
    **CONCEPT,
    "group": ("iscoGroup",),
    "titles": ("altLabels",),
    "description": ("description",),
    "id": ("code",),
    "modified": ("modifiedDate",),
}
RELATION: Columns = {
    "code": ("occupationUri",),
    "skill": ("skillUri",),
    "type": ("relationType",),
}
GROUP: Columns = {"code": ("code",), "name": ("preferredLabel",)}
OPTIONAL = frozenset({"titles", "description", "id", "modified"})
NEEDS = {"essential": Need.ESSENTIAL, "optional": Need.USEFUL}


def import_esco(path: Path, progress: Progress = lambda _: None) -> str:
    """Return the catalog of the CSV download at `path`, a zip or a folder, as JSON.

    Raises:
        CatalogError: it cannot be read, is not ESCO, or cannot become a catalog.
    """
    draft = Draft()
    with Archive(path, progress) as archive:
        language = _language(archive)
        rows = partial(_rows, archive, language)
        year = max([_add_role(draft, row) for row in rows("occupations", OCCUPATION)], default=0)
        if f"ISCOGroups_{language}.csv" in archive:
            _name_groups(draft, rows("ISCOGroups", GROUP))
        needs, lists = _add_items(draft, rows("skills", CONCEPT), rows(RELATIONS, RELATION))
    essential = {
        code: {uri for uri, need in needed.items() if need is Need.ESSENTIAL}
        for code, needed in needs.items()
    }
    ours = add_related(draft, "esco-related", "ISCO group", essential)
    draft.add_provenance("esco", PROVENANCE)
    draft.report(progress)
    version = re.search(r"(\d+)[._](\d+)(?:[._](\d+))?", display_name(path.name))
    title = " ".join(["ESCO", *([".".join(filter(None, version.groups()))] if version else [])])
    source = {**SOURCE, "title": title, **({"year": year} if year else {})}
    origin = display_name(str(path))
    return draft.text(origin, f"{title}, {language}", sources=[source, ours], **lists)


def _language(archive: Archive) -> str:
    """Return the language of the files: English, or the only one there is."""
    found = sorted(each[1] for e in archive.files if (each := OCCUPATIONS.fullmatch(e)))
    if not found:
        raise CatalogError(f"{archive.name} is not ESCO in CSV: no occupations_en.csv")
    if "en" not in found and len(found) > 1:
        message = f"{archive.name} has several languages: {', '.join(found)}; leave one"
        raise CatalogError(message)
    return "en" if "en" in found else found[0]


def _rows(archive: Archive, language: str, table: str, columns: Columns) -> Iterator[Row]:
    file = f"{table}_{language}.csv"
    if file not in archive and f"{table}.csv" in archive:
        file = f"{table}.csv"  # earlier releases have the relations once for all languages
    return archive.rows(file, columns, optional=OPTIONAL)


def _add_role(draft: Draft, row: Row) -> int:
    """Add an occupation, and return the year in which it was last changed; 0: not known."""
    id = draft.ids.of_role(row["id"] or row["name"])
    titles = [each for each in map(str.strip, row["titles"].split("\n")) if each]
    draft.roles[row["code"]] = {
        "id": id,
        "name": _capital(row["name"]),
        "aliases": [row["id"]] if row["id"] not in {"", id} else [],
        "alternate_titles": [*dict.fromkeys(each for each in titles if each != row["name"])],
        "summary": row["description"] or _capital(row["name"]),
        "family": f"ISCO {row['group'].removeprefix('C')}",
    }
    year = re.match(r"\d{4}", row["modified"])
    return int(year[0]) if year else 0


def _name_groups(draft: Draft, groups: Iterable[Row]) -> None:
    """Add the names of the ISCO groups to their codes."""
    names = {f"ISCO {row['code']}": row["name"] for row in groups}
    for role in draft.roles.values():
        role["family"] = f"{role['family']} {names.get(str(role['family']), '')}".strip()


def _add_items(
    draft: Draft, skills: Iterable[Row], relations: Iterable[Row]
) -> tuple[Mapping[str, Mapping[str, Need]], Mapping[str, list[JsonValue]]]:
    """Add its skills to each role.

    Return how much each role needs each skill, by their codes, and the lists of all skills and
    tools.
    """
    # Where a release has two names for one skill, the first is the general one.
    names = {row["code"]: row["name"] for row in firsts(skills, "code")}
    needs: dict[str, dict[str, Need]] = defaultdict(dict)
    for row in draft.known(relations, ("skill", names), ("type", NEEDS)):
        needed = needs[row["code"]]
        if NEEDS[row["type"]] is Need.ESSENTIAL or row["skill"] not in needed:
            needed[row["skill"]] = NEEDS[row["type"]]
    lists: dict[str, list[JsonValue]] = {"tools": [], "skills": []}
    known: dict[str, tuple[str, str]] = {}
    for uri in dict.fromkeys(skill for code in draft.roles for skill in needs.get(code, ())):
        space, id = known[uri] = draft.ids.known_or_new(names[uri], "esco", uri[-36:])
        lists[space].append(draft.ids.entry({"id": id, "name": _capital(names[uri])}))
    for code, needed in needs.items():
        for uri in sorted(needed, key=lambda uri: needed[uri] is not Need.ESSENTIAL):
            space, id = known[uri]
            # Essential is the default, and the file is long.
            need = {"need": Need.USEFUL} if needed[uri] is Need.USEFUL else {}
            draft.add(code, space, {space.removesuffix("s"): id, **need})
    return needs, lists


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
