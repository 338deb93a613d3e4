"""An O*NET release as a catalog: each occupation becomes a role.

`docs/onet.md` explains how the data maps to a catalog, and why.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from math import isfinite
from pathlib import Path

from pydantic import JsonValue

from rolecmp.catalog.files import display_name
from rolecmp.catalog.raw import JsonObject
from rolecmp.catalog.terms import (
    DegreeLevel,
    Expectation,
    Level,
    Need,
    RoleField,
    Stance,
    Unit,
    Weighting,
)
from rolecmp.errors import CatalogError
from rolecmp.importers.archive import Progress, Row
from rolecmp.importers.catalog_text import catalog_text
from rolecmp.importers.ids import Ids, slug
from rolecmp.importers.onet.release import (
    ALTERNATE_TITLES,
    EDUCATION,
    JOB_ZONES,
    KNOWLEDGE,
    OCCUPATIONS,
    RELATED,
    SKILLS,
    SOFTWARE,
    TASKS,
    Release,
    Table,
)

SOURCE = "onet"
REQUIRED_DEGREE = "onet-required-education"
"""The id of the measure of required education."""

IMPORTANCE, LEVEL, REQUIRED_EDUCATION = "IM", "LV", "RL"
"""The O*NET ids of the scales that are read."""
MIN_ESSENTIAL, MIN_USEFUL = 3.0, 2.5
"""The least importance, on O*NET's scale of 1 to 5, of essential items and of useful ones."""
MAX_LEVEL = 7.0
"""The end of O*NET's scale of levels, which starts at 0; a quarter is one of our levels."""
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
MAX_DIFFICULTY = 5
WORD = r"\b[a-z]+"
"""A lowercase word, which is not the name of a product."""


def import_onet(path: Path, progress: Progress = lambda _: None) -> str:
    """Return the catalog of the release at `path`, as JSON.

    `path` is the text database as downloaded, a zip, or the folder in it. `progress`
    gets the name of each file read.

    Raises:
        CatalogError: it cannot be read, is not an O*NET release, or cannot become a catalog.
    """
    with Release(path, progress) as release:
        converter = _Converter(release)
        catalog = converter.catalog()
    if converter.unknown:
        count, codes = sum(converter.unknown.values()), len(converter.unknown)
        named = "occupation" if codes == 1 else "occupations"
        progress(f"left out {count:,} rows on {codes:,} {named} that the release lacks")
    return catalog_text(catalog, display_name(str(path)))


class _Converter:
    """Builds a catalog from a release."""

    def __init__(self, release: Release) -> None:
        self.release = release
        self.roles: dict[str, JsonObject] = {}
        self.ids = Ids()
        self.words: set[str] = set()
        self.year = release.year
        """The year of the newest figures."""
        self.unknown = Counter[str]()
        """The occupations that are not in the release, with the number of their rows."""

    def rows(self, table: Table) -> Iterator[Row]:
        """Yield the rows of a table on occupations of the release."""
        for row in self.release.rows(table):
            if row["code"] in self.roles:
                yield row
            else:
                self.unknown[row["code"]] += 1

    def catalog(self) -> JsonObject:
        release = self.release
        release.require(OCCUPATIONS)
        for row in release.rows(OCCUPATIONS):
            self.roles[row["code"]] = {
                "id": row["code"].replace(".", "-"),
                "name": row["title"],
                "aliases": [row["code"]],
                "summary": row["description"],
            }
        self.add("alternate_titles", self.titles())
        self.add("responsibilities", self.tasks())
        skills = [*self.skills()]
        tools = [*self.tools()]
        self.education()
        self.difficulties()
        self.add("evidence", self.provenance())
        self.add("leads_to", self.related())
        return {
            "format": 1,
            "title": f"{release.name}, {release.date}",
            "weighting": Weighting.RARITY,
            "sources": [self.source()],
            "measures": [self.measure()],
            "tools": tools,
            "skills": skills,
            "roles": list(self.roles.values()),
        }

    def source(self) -> JsonObject:
        """Return O*NET as a source, with the credit line that its license requires."""
        return {
            "id": SOURCE,
            "title": self.release.name,
            "publisher": "U.S. Department of Labor, Employment and Training Administration",
            "year": self.release.year,
            "url": "https://www.onetcenter.org/database.html",
            "license": "CC BY 4.0",
            "note": f"This product includes information from the {self.release.name} by the U.S. "
            "Department of Labor, Employment and Training Administration (USDOL/ETA). Used under "
            "the CC BY 4.0 license. O*NET is a trademark of USDOL/ETA. We have modified some of "
            "this information; USDOL/ETA has not approved, endorsed, or tested these "
            "modifications.",
        }

    def add(self, key: str, entries: Iterable[tuple[str, JsonValue]]) -> None:
        """Add entries to the lists of the roles under `key`, by the codes of the roles."""
        for code, entry in entries:
            if code in self.roles:
                listed = self.roles[code].setdefault(key, [])
                if isinstance(listed, list):
                    listed.append(entry)

    def titles(self) -> Iterator[tuple[str, str]]:
        """Yield the alternate titles of each occupation, each once."""
        seen = {(code, str(role["name"]).casefold()) for code, role in self.roles.items()}
        for row in self.rows(ALTERNATE_TITLES):
            for title in (row["title"], row["short"], *_parts(row["title"])):
                place = (row["code"], title.casefold())
                if title not in {"", "n/a"} and place not in seen:
                    seen.add(place)
                    yield row["code"], title

    def tasks(self) -> list[tuple[str, JsonValue]]:
        """Return the tasks of each occupation, core tasks first."""
        rows = sorted(self.rows(TASKS), key=lambda row: row["type"] != "Core")
        self.words.update(word for row in rows for word in re.findall(WORD, row["task"]))
        return [(row["code"], {"text": row["task"]}) for row in rows]

    def skills(self) -> Iterator[JsonValue]:
        """Add the skills and knowledge of each role, and yield the list of all of them."""
        for table, suffix in ((SKILLS, ""), (KNOWLEDGE, " (knowledge)")):
            rated: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
            names: dict[str, str] = {}
            for row in self.rows(table):
                if row["suppress"] != "Y" and row["not relevant"] != "Y":
                    names[row["element"]] = row["name"]
                    rated[row["code"], row["element"]][row["scale"]] = _number(row, "value")
            ids = {}
            for element, name in names.items():
                ids[element], unique = self.ids.of_skill(name, f"{name}{suffix}")
                yield self.ids.entry({"id": ids[element], "name": unique})
            for (code, element), scales in sorted(
                rated.items(), key=lambda each: -each[1].get(IMPORTANCE, 0)
            ):
                importance, level = scales.get(IMPORTANCE, 0), scales.get(LEVEL, 0)
                if importance >= MIN_USEFUL and level > 0:
                    required: JsonObject = {"skill": ids[element], "level": _level(level)}
                    if importance < MIN_ESSENTIAL:
                        required["need"] = Need.USEFUL
                    self.add("skills", [(code, required)])

    def tools(self) -> Iterator[JsonValue]:
        """Add the software of each role that is in demand or hot, and yield the list of it."""
        rows = list(self.rows(SOFTWARE))
        categories = {row["category"] for row in rows}
        names = {row["name"] for row in rows}
        self.words.update(word for name in categories | names for word in re.findall(WORD, name))
        generic = {name for name in names if name in categories or _is_generic(name, self.words)}
        wanted = [row for row in rows if "Y" in {row["hot"], row["in demand"]}]
        wanted.sort(key=lambda row: (row["in demand"] != "Y", row["name"]))
        tools: dict[str, str] = {}
        for row in _firsts(wanted, "code", "name"):
            if row["name"] not in tools:
                tools[row["name"]] = id = self.ids.of_tool(row["name"])
                yield self.ids.entry(self.tool(id, row))
            is_essential = row["in demand"] == "Y" and row["name"] not in generic
            required: JsonObject = {"tool": tools[row["name"]]}
            if not is_essential:
                required["need"] = Need.USEFUL
            self.add("tools", [(row["code"], required)])

    def tool(self, id: str, row: Row) -> JsonObject:
        """Return a tool with its short names, but for those that are common words."""
        named: JsonObject = {"id": id, "name": row["name"], "kind": slug(row["category"])}
        short = self.ids.aliases(row["name"], id)
        if aliases := list[JsonValue](each for each in short if each not in self.words):
            # Texts are searched for the whole name: a short one may be a word.
            named |= {"aliases": aliases, "search": [row["name"]]}
        return named

    def education(self) -> None:
        """Add the required education of each role, and the degree it expects."""
        answers: dict[str, dict[int, float]] = defaultdict(dict)
        rows = [
            row
            for row in self.rows(EDUCATION)
            if row["scale"] == REQUIRED_EDUCATION and row["suppress"] != "Y"
        ]
        self.year = max(map(self.year_of, rows), default=self.release.year)
        for row in rows:
            category, share = int(_number(row, "category")), _number(row, "value") / 100
            answers[row["code"]][category] = share
            if share > 0 and category in ATTAINED and row["n"].isdecimal():
                figure: JsonObject = {
                    "measure": REQUIRED_DEGREE,
                    "item": ATTAINED[category],
                    "value": round(share, 4),
                    "n": int(row["n"]),
                }
                if (year := self.year_of(row)) != self.year:
                    figure["note"] = f"Data of {year}."
                self.add("figures", [(row["code"], figure)])
        for code, shares in answers.items():
            if code in self.roles:
                self.roles[code]["degree"] = _degree(shares)

    def year_of(self, row: Row) -> int:
        """Return the year in which a row was collected, or else that of the release."""
        found = re.fullmatch(r"\d\d/(\d{4})", row["date"])
        return int(found[1]) if found else self.release.year

    def measure(self) -> JsonObject:
        """Return the measure that defines the figures on education."""
        return {
            "id": REQUIRED_DEGREE,
            "about": RoleField.EDUCATION,
            "name": "share of respondents who say that this education is required",
            "unit": Unit.SHARE,
            "source": SOURCE,
            "year": self.year,
            "population": "People in the occupation in the United States, or experts on it; some "
            "were asked in earlier years, as the figures say.",
        }

    def provenance(self) -> Iterator[tuple[str, JsonValue]]:
        """Yield the source of each list whose entries have no sources of their own."""
        for code, role in self.roles.items():
            for field, says in PROVENANCE.items():
                if field in role:
                    yield (
                        code,
                        {
                            "about": field,
                            "source": SOURCE,
                            "stance": Stance.SUPPORTS,
                            "says": says,
                        },
                    )

    def difficulties(self) -> None:
        """Set the entry difficulty of each role by the rank of its job zone in the release."""
        zones = {row["code"]: int(_number(row, "zone")) for row in self.rows(JOB_ZONES)}
        ranks = {zone: rank for rank, zone in enumerate(sorted({*zones.values()}))}
        for code, zone in zones.items():
            if code in self.roles:
                share = ranks[zone] / max(len(ranks) - 1, 1)
                self.roles[code]["entry"] = {
                    "difficulty": 1 + round(share * (MAX_DIFFICULTY - 1)),
                    "note": f"Job zone {zone} of {max(zones.values())}.",
                    "sources": [SOURCE],
                }

    def related(self) -> Iterator[tuple[str, JsonValue]]:
        """Yield the related occupations of each one, closest first, with their tier."""
        rows = sorted(self.rows(RELATED), key=lambda row: _number(row, "index"))
        for row in _firsts(rows, "code", "other"):
            if row["other"] in self.roles and row["other"] != row["code"]:
                is_primary = row["tier"].startswith("Primary")
                yield (
                    row["code"],
                    {
                        "role": row["other"].replace(".", "-"),
                        "sources": [SOURCE],
                        "relatedness": _number(row, "index"),
                        "relatedness_tier": "primary" if is_primary else "supplemental",
                    },
                )


def _firsts(rows: Iterable[Row], *columns: str) -> Iterable[Row]:
    """Return the first of the rows that are equal in `columns`."""
    firsts: dict[tuple[str, ...], Row] = {}
    for row in rows:
        firsts.setdefault(tuple(row[column] for column in columns), row)
    return firsts.values()


def _parts(title: str) -> Iterator[str]:
    """Yield both names in a title that explains one by the other, as in `CEO (Chief Officer)`."""
    if both := re.fullmatch(r"(.+) \(([^()]+)\)", title):
        yield from both.groups()


def _level(value: float) -> Level:
    """Return which of our four levels an O*NET level is: each is a quarter of its scale."""
    levels = tuple(Level)
    return levels[min(int(value / MAX_LEVEL * len(levels)), len(levels) - 1)]


def _is_generic(name: str, common: set[str]) -> bool:
    """Return whether software is a category, not a product: all its words are common ones."""
    words = re.findall(r"\S+", name)
    return words[-1:] == ["software"] and all(
        word.lower() in common or (word.isupper() and number) for number, word in enumerate(words)
    )


def _degree(shares: dict[int, float]) -> JsonObject:
    """Return the expected degree, from the share of answers for each category."""
    by_degree = {
        degree: sum(shares.get(category, 0) for category in categories)
        for degree, categories in DEGREES.items()
    }
    whole = sum(by_degree.values())
    expectation = next(
        (word for least, word in EXPECTATIONS.items() if whole >= least), Expectation.NONE
    )
    levels: list[JsonValue] = [
        degree for degree, share in by_degree.items() if share >= MIN_DEGREE_SHARE
    ]
    return {"expectation": expectation, "levels": levels, "sources": [SOURCE]}


def _number(row: Row, column: str) -> float:
    with suppress(ValueError):
        if isfinite(number := float(row[column])):
            return number
    raise CatalogError(
        f'the O*NET release has "{row[column]}" where a number was expected ({column})'
    )
