"""A download of ESCO as a catalog: each occupation becomes a role.

`docs/esco.md` explains how the data maps to a catalog, and what it cannot say.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from pydantic import JsonValue

from rolecmp.catalog.file_names import display_name
from rolecmp.catalog.raw import JsonObject
from rolecmp.catalog.terms import Need, RoleField
from rolecmp.errors import CatalogError
from rolecmp.importers.shared.archive import Archive, Progress, Table
from rolecmp.importers.shared.draft import Draft
from rolecmp.importers.shared.related import add_related
from rolecmp.importers.shared.rows import Row, firsts

SOURCE: JsonObject = {
    "id": "esco",
    "publisher": "European Commission",
    "url": "https://esco.ec.europa.eu",
    "note": "This product uses the ESCO classification of the European Commission.",
}
"""ESCO, with the line that its reuse requires."""
PROVENANCE = {RoleField.SKILLS: "Essential and optional skills and knowledge; it has no levels."}
OCCUPATIONS = re.compile(r"occupations_([a-z]{2}(?:-[a-z]+)?)\.csv")
CONCEPT = {"code": "conceptUri", "name": "preferredLabel"}
OCCUPATION = {
    **CONCEPT,
    "group": "iscoGroup",
    "titles": "altLabels",
    "description": "description",
    "public code": "code",
    "modified": "modifiedDate",
}
RELATION = {"code": "occupationUri", "skill": "skillUri", "type": "relationType"}
GROUP = {"code": "code", "name": "preferredLabel"}
OPTIONAL = {"titles", "description", "public code", "modified"}
"""The columns that some releases lack."""
NEEDS = {"essential": Need.ESSENTIAL, "optional": Need.USEFUL}


def read_catalog(path: Path, progress: Progress = lambda _: None) -> str:
    """Return the catalog of the CSV download at `path`, a zip or a folder, as JSON.

    Raises:
        CatalogError: it cannot be read, is not ESCO, or cannot become a catalog.
    """
    with Archive(path, progress, optional=OPTIONAL) as archive:
        draft, language = Draft(archive), _language(archive)
        table = partial(_table, language)
        occupations = archive.rows(archive.require(table("occupations", OCCUPATION)))
        year = max([_add_role(draft, row) for row in occupations], default=0)
        _name_groups(draft, archive.rows(table("ISCOGroups", GROUP)))
        # Where a release has two names for one skill, the first is the general one.
        skills = firsts(archive.rows(archive.require(table("skills", CONCEPT))), "code")
        names = {row["code"]: row["name"] for row in skills}
        relations = archive.require(table("occupationSkillRelations", RELATION))
        needs = _needs(draft.rows(relations, skill=names, type=NEEDS))
    lists = _add_items(draft, needs, names)
    essential = {
        code: {uri for uri, need in needed.items() if need is Need.ESSENTIAL}
        for code, needed in needs.items()
    }
    ours = add_related(draft, "esco-related", "ISCO group", essential)
    draft.add_provenance("esco", PROVENANCE)
    version = re.search(r"(\d+)[._](\d+)(?:[._](\d+))?", display_name(path.name))
    title = " ".join(["ESCO", *([".".join(filter(None, version.groups()))] if version else [])])
    source = {**SOURCE, "title": title, **({"year": year} if year else {})}
    return draft.text(f"{title}, {language}", sources=[source, ours], **lists)


def _language(archive: Archive) -> str:
    """Return the language of the files: English, or the only one there is."""
    found = sorted(each[1] for e in archive.files if (each := OCCUPATIONS.fullmatch(e)))
    if not found:
        raise CatalogError(f"{archive.name} is not ESCO in CSV: no occupations_en.csv")
    if "en" not in found and len(found) > 1:
        message = f"{archive.name} has several languages: {', '.join(found)}; leave one"
        raise CatalogError(message)
    return "en" if "en" in found else found[0]


def _table(language: str, name: str, columns: Mapping[str, str]) -> Table:
    # Earlier releases have the relations once for all languages.
    return Table(f"{name}.csv", f"{name}_{language}.csv", **columns)


def _add_role(draft: Draft, row: Row) -> int:
    """Add an occupation, and return the year in which it was last changed; 0: not known."""
    summary = row["description"] or _capital(row["name"])
    family = f"ISCO {row['group'].removeprefix('C')}"
    draft.add_role(row["code"], row["public code"], _capital(row["name"]), summary, family=family)
    draft.add_titles(row["code"], map(str.strip, row["titles"].split("\n")))
    year = re.match(r"\d{4}", row["modified"])
    return int(year[0]) if year else 0


def _name_groups(draft: Draft, groups: Iterable[Row]) -> None:
    """Add the names of the ISCO groups to their codes."""
    names = {f"ISCO {row['code']}": row["name"] for row in groups}
    for role in draft.roles.values():
        role["family"] = f"{role['family']} {names.get(str(role['family']), '')}".strip()


def _needs(relations: Iterable[Row]) -> Mapping[str, Mapping[str, Need]]:
    """Return how much each role needs each skill, by their codes."""
    needs: dict[str, dict[str, Need]] = defaultdict(dict)
    for row in relations:
        needed = needs[row["code"]]
        if NEEDS[row["type"]] is Need.ESSENTIAL or row["skill"] not in needed:
            needed[row["skill"]] = NEEDS[row["type"]]
    return needs


def _add_items(
    draft: Draft, needs: Mapping[str, Mapping[str, Need]], names: Mapping[str, str]
) -> Mapping[str, list[JsonValue]]:
    """Add its skills to each role, and return the lists of all skills and tools."""
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
    return lists


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
