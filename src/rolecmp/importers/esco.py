"""A download of ESCO as a catalog: each occupation becomes a role.

`docs/esco.md` explains how the data maps to a catalog, and what it cannot say.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import cast

from pydantic import JsonValue

from rolecmp.catalog.files import display_name
from rolecmp.catalog.raw import JsonObject
from rolecmp.catalog.terms import Need, RoleField, Stance, Weighting
from rolecmp.errors import CatalogError
from rolecmp.importers.archive import Archive, Columns, Progress, Row
from rolecmp.importers.catalog_text import catalog_text
from rolecmp.importers.ids import Ids

SOURCE, OURS = "esco", "esco-related"
OCCUPATIONS = re.compile(r"occupations_([a-z]{2}(?:-[a-z]+)?)\.csv", re.IGNORECASE)
CONCEPT: Columns = {"uri": ("conceptUri",), "name": ("preferredLabel",)}
OCCUPATION: Columns = {
    **CONCEPT,
    "group": ("iscoGroup",),
    "titles": ("altLabels",),
    "description": ("description",),
    "code": ("code",),
    "modified": ("modifiedDate",),
}
RELATION: Columns = {
    "occupation": ("occupationUri",),
    "skill": ("skillUri",),
    "type": ("relationType",),
}
GROUP: Columns = {"code": ("code",), "name": ("preferredLabel",)}
OPTIONAL = frozenset({"titles", "description", "code", "modified"})
NEEDS = {"essential": Need.ESSENTIAL, "optional": Need.USEFUL}
MIN_SHARED = 0.25
"""The least share of two occupations' essential skills that both have, for them to be related."""
MAX_RELATED = 10
"""The most related occupations of one."""


def import_esco(path: Path, progress: Progress = lambda _: None) -> str:
    """Return the catalog of the CSV download at `path`, a zip or a folder, as JSON.

    Raises:
        CatalogError: it cannot be read, is not ESCO, or cannot become a catalog.
    """
    with Archive(path, progress) as archive:
        catalog = _Converter(archive, progress).catalog(display_name(path.name))
    return catalog_text(catalog, display_name(str(path)))


class _Converter:
    """Builds a catalog from a download."""

    def __init__(self, archive: Archive, progress: Progress) -> None:
        self.archive = archive
        self.progress = progress
        self.language = self._language()
        self.ids = Ids()
        self.roles: dict[str, JsonObject] = {}
        self.essential: Mapping[str, set[str]] = {}
        self.groups: dict[str, list[str]] = defaultdict(list)
        self.years = [0]

    def catalog(self, name: str) -> JsonObject:
        groups = self._groups()
        for row in self._rows("occupations", OCCUPATION):
            self._add_role(row, groups)
        items = self._items()
        self._add_related()
        version = re.search(r"(\d+)[._](\d+)(?:[._](\d+))?", name)
        title = " ".join(["ESCO", *([".".join(filter(None, version.groups()))] if version else [])])
        return {
            "format": 1,
            "title": f"{title}, {self.language}",
            "weighting": Weighting.RARITY,
            "sources": [_source(title, max(self.years)), _ours()],
            **items,
            "roles": list(self.roles.values()),
        }

    def _language(self) -> str:
        """Return the language of the files: English, or the only one there is."""
        found = sorted(each[1] for e in self.archive.files if (each := OCCUPATIONS.fullmatch(e)))
        if not found:
            raise CatalogError(f"{self.archive.name} is not ESCO in CSV: no occupations_en.csv")
        if "en" not in found and len(found) > 1:
            message = f"{self.archive.name} has several languages: {', '.join(found)}; leave one"
            raise CatalogError(message)
        return "en" if "en" in found else found[0]

    def _rows(self, table: str, columns: Columns) -> Iterator[Row]:
        file = f"{table}_{self.language}.csv"
        if file not in self.archive and f"{table}.csv" in self.archive:
            file = f"{table}.csv"  # earlier releases have the relations once for all languages
        return self.archive.rows(file, columns, optional=OPTIONAL)

    def _groups(self) -> Mapping[str, str]:
        """Return the names of the ISCO groups, if the download has them."""
        if f"ISCOGroups_{self.language}.csv" not in self.archive:
            return {}
        return {row["code"]: row["name"] for row in self._rows("ISCOGroups", GROUP)}

    def _add_role(self, row: Row, groups: Mapping[str, str]) -> None:
        name, group = _capital(row["name"]), row["group"].removeprefix("C")
        id = self.ids.of_role(row["code"] or row["name"])
        titles = [e for e in map(str.strip, row["titles"].split("\n")) if e and e != row["name"]]
        self.years += map(int, re.findall(r"^\d{4}", row["modified"]))
        self.groups[group].append(row["uri"])
        self.roles[row["uri"]] = {
            "id": id,
            "name": name,
            "aliases": [row["code"]] if row["code"] not in {"", id} else [],
            "alternate_titles": list[JsonValue](dict.fromkeys(titles)),
            "summary": row["description"] or name,
            "family": f"ISCO {group} {groups.get(group, '')}".strip(),
        }

    def _items(self) -> dict[str, JsonValue]:
        """Add the skills of each role, and return the lists of all skills and tools."""
        names = {row["uri"]: row["name"] for row in self._rows("skills", CONCEPT)}
        listed: dict[str, list[JsonValue]] = {"tools": [], "skills": []}
        needs = self._needs(names)
        known: dict[str, tuple[str, str]] = {}
        for uri in dict.fromkeys(skill for skills in needs.values() for skill in skills):
            space, id = known[uri] = self.ids.known_or_new(names[uri], SOURCE, uri[-36:])
            listed[space].append(self.ids.entry({"id": id, "name": _capital(names[uri])}))
        for occupation, skills in needs.items():
            role = self.roles[occupation]
            for uri in sorted(skills, key=lambda uri: skills[uri] is not Need.ESSENTIAL):
                space, id = known[uri]
                required: JsonObject = {space.removesuffix("s"): id}
                if skills[uri] is Need.USEFUL:  # essential is the default, and a file is long
                    required["need"] = Need.USEFUL
                cast("list[JsonValue]", role.setdefault(space, [])).append(required)
            role["evidence"] = [_provenance()]
        self.essential = {
            occupation: {uri for uri, need in skills.items() if need is Need.ESSENTIAL}
            for occupation, skills in needs.items()
        }
        return {**listed}

    def _needs(self, names: Mapping[str, str]) -> dict[str, dict[str, Need]]:
        """Return how much each occupation needs each of its skills."""
        needs: dict[str, dict[str, Need]] = {uri: {} for uri in self.roles}
        unknown = 0
        for row in self._rows("occupationSkillRelations", RELATION):
            need = NEEDS.get(row["type"])
            if row["occupation"] not in needs or row["skill"] not in names or need is None:
                unknown += 1
            elif need is Need.ESSENTIAL or row["skill"] not in needs[row["occupation"]]:
                needs[row["occupation"]][row["skill"]] = need
        if unknown:
            self.progress(f"left out {unknown:,} relations to what the download lacks")
        return {uri: skills for uri, skills in needs.items() if skills}

    def _add_related(self) -> None:
        """Add to each role those of its ISCO group that share most of its essential skills."""
        for members in self.groups.values():
            for uri in members:
                skills = self.essential.get(uri, set())
                shares = {
                    other: _shared(skills, self.essential.get(other, set()))
                    for other in members
                    if other != uri
                }
                best = sorted(shares, key=lambda each: (-shares[each], each))
                close = (each for each in best if shares[each] >= MIN_SHARED)
                related: list[JsonValue] = [
                    {
                        "role": self.roles[each]["id"],
                        "note": f"They share {shares[each]:.0%} of their essential skills.",
                        "sources": [OURS],
                    }
                    for each in islice(close, MAX_RELATED)
                ]
                if related:
                    self.roles[uri]["leads_to"] = related


def _shared(one: set[str], other: set[str]) -> float:
    """Return the share of the skills of either that both have, 0 to 1."""
    return len(one & other) / (len(one | other) or 1)


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _provenance() -> JsonObject:
    return {
        "about": RoleField.SKILLS,
        "source": SOURCE,
        "stance": Stance.SUPPORTS,
        "says": "Essential and optional skills and knowledge; it has no levels.",
    }


def _source(title: str, year: int) -> JsonObject:
    """Return ESCO as a source, with the line that its reuse requires."""
    return {
        "id": SOURCE,
        "title": title,
        "publisher": "European Commission",
        **({"year": year} if year else {}),
        "url": "https://esco.ec.europa.eu",
        "note": "This product uses the ESCO classification of the European Commission.",
    }


def _ours() -> JsonObject:
    return {
        "id": OURS,
        "title": "Related by the same ISCO group and shared essential skills",
        "publisher": "rolecmp",
        "judgment": True,
        "note": "ESCO publishes no moves between occupations.",
    }
