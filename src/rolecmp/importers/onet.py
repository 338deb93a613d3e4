"""An O*NET release as a catalog: each occupation a role.

`docs/onet.md` tells what becomes what, and why.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from math import isfinite
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from rolecmp.catalog.model import Catalog
from rolecmp.catalog.places import shown
from rolecmp.catalog.problems import model_finding
from rolecmp.catalog.terms import DegreeLevel, Expectation, Level, Need, RoleField, Stance
from rolecmp.errors import CatalogError
from rolecmp.importers.ids import Ids, slug
from rolecmp.importers.releases import (
    EDUCATION,
    JOB_ZONES,
    KNOWLEDGE,
    OCCUPATIONS,
    RELATED,
    SKILLS,
    SOFTWARE,
    TASKS,
    TITLES,
    Release,
    Row,
)

SOURCE = "onet"

IMPORTANCE, LEVEL, REQUIRED_EDUCATION = "IM", "LV", "RL"
"""The scales that are read, by their ids in O*NET."""
IMPORTANT, NEARLY_IMPORTANT = 3.0, 2.5
"""From which importance on, 1 to 5, an element is essential, and from which it is useful."""
HIGHEST_LEVEL = 7.0
"""The end of O*NET's scale of levels, which starts at 0; a quarter of it is a level of ours."""
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
"""The categories that each degree stands for."""
EXPECTATIONS = {0.75: Expectation.REQUIRED, 0.5: Expectation.PREFERRED, 0.25: Expectation.OPTIONAL}
"""From which share of answers on that ask for a degree it is expected, and how strongly."""
COMMON_DEGREE = 0.2
"""From which share of answers on a degree is named as one that will do."""
PROVENANCE = {
    RoleField.RESPONSIBILITIES: "The tasks of the occupation, those core to it first.",
    RoleField.SKILLS: "Skills and knowledge rated important, at the quarter of the scale rated.",
    RoleField.TOOLS: "Software that employers ask for: in demand there, or hot in general.",
}
"""What O*NET says of the lists that it makes."""
HARDEST = 5
WORD = r"\b[a-z]+"
"""A word in lower case: one that names no product."""

Json = dict[str, Any]
Progress = Callable[[str], None]


def import_onet(path: Path, progress: Progress = lambda _: None) -> str:
    """Return the catalog, in JSON, that the release at `path` makes; tell of the `progress`.

    `path` is the text database as it is downloaded, a zip, or the folder in it.

    Raises:
        CatalogError: it cannot be read, is not an O*NET release, or holds what no catalog may.
    """
    with Release(path, progress) as release:
        text = _written(_Importer(release).catalog())
    try:
        Catalog.model_validate_json(text)
    except ValidationError as invalid:
        found = model_finding(invalid.errors(include_url=False)[0])
        where = f"{shown(found.path)}: {found.message}"
        raise CatalogError(f"what {path} holds cannot be a catalog: {where}") from None
    return text


class _Importer:
    """Makes a catalog of a release."""

    def __init__(self, release: Release) -> None:
        self.release = release
        self.roles: dict[str, Json] = {}
        self.ids = Ids()
        self.words: set[str] = set()

    def catalog(self) -> Json:
        release = self.release
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
        self.add("leads_to", self.moves())
        return {
            "format": 1,
            "title": f"{release.name}, {release.date}",
            "sources": [self.source()],
            "tools": tools,
            "skills": skills,
            "roles": list(self.roles.values()),
        }

    def source(self) -> Json:
        """Return O*NET as a source, with the credit line that its license asks for."""
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

    def add(self, key: str, parts: Iterable[tuple[str, Any]]) -> None:
        """Add to the lists that the roles have under `key`, by the codes of the roles."""
        for code, part in parts:
            if code in self.roles:
                self.roles[code].setdefault(key, []).append(part)

    def titles(self) -> Iterator[tuple[str, str]]:
        """Return the titles that each occupation goes by, besides its own, each once."""
        seen = {(code, role["name"].casefold()) for code, role in self.roles.items()}
        for row in self.release.rows(TITLES):
            for title in (row["title"], row["short"], *_parts(row["title"])):
                place = (row["code"], title.casefold())
                if title not in {"", "n/a"} and place not in seen:
                    seen.add(place)
                    yield row["code"], title

    def tasks(self) -> list[tuple[str, Json]]:
        """Return what is done in each occupation, first what is core to it."""
        rows = sorted(self.release.rows(TASKS), key=lambda row: row["type"] != "Core")
        self.words.update(word for row in rows for word in re.findall(WORD, row["task"]))
        return [(row["code"], {"text": row["task"]}) for row in rows]

    def skills(self) -> Iterator[Json]:
        """Add to each role what it asks for, and return the skills and areas of knowledge."""
        for table, suffix in ((SKILLS, ""), (KNOWLEDGE, " (knowledge)")):
            rated: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
            names: dict[str, str] = {}
            for row in self.release.rows(table):
                if row["suppress"] != "Y" and row["not relevant"] != "Y":
                    names[row["element"]] = row["name"]
                    rated[row["code"], row["element"]][row["scale"]] = _number(row, "value")
            ids = {}
            for element, name in names.items():
                ids[element], called = self.ids.of_skill(name, f"{name}{suffix}")
                yield {"id": ids[element], "name": called}
            for (code, element), scales in sorted(
                rated.items(), key=lambda each: -each[1].get(IMPORTANCE, 0)
            ):
                importance, level = scales.get(IMPORTANCE, 0), scales.get(LEVEL, 0)
                if importance >= NEARLY_IMPORTANT and level > 0:
                    asked = {"skill": ids[element], "level": _level(level)}
                    if importance < IMPORTANT:
                        asked["need"] = Need.USEFUL
                    self.add("skills", [(code, asked)])

    def tools(self) -> Iterator[Json]:
        """Add to each role the software that is in demand or hot, and return all of that."""
        rows = list(self.release.rows(SOFTWARE))
        categories = {row["category"] for row in rows}
        names = {row["name"] for row in rows}
        self.words.update(word for name in categories | names for word in re.findall(WORD, name))
        generic = {name for name in names if name in categories or _is_generic(name, self.words)}
        wanted = [row for row in rows if "Y" in {row["hot"], row["in demand"]}]
        wanted.sort(key=lambda row: (row["in demand"] != "Y", row["name"]))
        tools: dict[str, str] = {}
        for row in _firsts(wanted, "code", "name"):
            if row["name"] not in tools:
                tools[row["name"]] = self.ids.of_tool(row["name"])
                yield {
                    "id": tools[row["name"]],
                    "name": row["name"],
                    "kind": slug(row["category"]),
                }
            is_asked = row["in demand"] == "Y" and row["name"] not in generic
            asked = {"tool": tools[row["name"]]}
            if not is_asked:
                asked["need"] = Need.USEFUL
            self.add("tools", [(row["code"], asked)])

    def education(self) -> None:
        """Add to each role the education that is required, and the degree that is expected."""
        answers: dict[str, dict[int, float]] = defaultdict(dict)
        for row in self.release.rows(EDUCATION):
            if row["scale"] != REQUIRED_EDUCATION or row["suppress"] == "Y":
                continue
            category, share = int(_number(row, "category")), _number(row, "value") / 100
            answers[row["code"]][category] = share
            if share > 0 and category in ATTAINED and row["n"].isdecimal():
                measured = {
                    "about": RoleField.EDUCATION,
                    "item": ATTAINED[category],
                    "source": SOURCE,
                    "stance": Stance.MEASURES,
                    "value": round(share, 4),
                    "unit": "share of those asked who say it is required",
                    "n": int(row["n"]),
                }
                self.add("evidence", [(row["code"], measured)])
        for code, shares in answers.items():
            if code in self.roles:
                self.roles[code]["degree"] = _degree(shares)

    def provenance(self) -> Iterator[tuple[str, Json]]:
        """Return, once for each list that has no sources of its own, where it is from."""
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
        zones = {row["code"]: int(_number(row, "zone")) for row in self.release.rows(JOB_ZONES)}
        ranks = {zone: rank for rank, zone in enumerate(sorted({*zones.values()}))}
        for code, zone in zones.items():
            if code in self.roles:
                share = ranks[zone] / max(len(ranks) - 1, 1)
                self.roles[code]["entry"] = {
                    "difficulty": 1 + round(share * (HARDEST - 1)),
                    "note": f"Job zone {zone} of {max(zones.values())}.",
                    "sources": [SOURCE],
                }

    def moves(self) -> Iterator[tuple[str, Json]]:
        """Return the related occupations of each, the closest first, with their tier."""
        rows = sorted(self.release.rows(RELATED), key=lambda row: _number(row, "index"))
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
    """Return of the rows that are alike in some columns the first."""
    firsts: dict[tuple[str, ...], Row] = {}
    for row in rows:
        firsts.setdefault(tuple(row[column] for column in columns), row)
    return firsts.values()


def _parts(title: str) -> Iterator[str]:
    """Return both names in a title that explains one by the other, as in `CEO (Chief Officer)`."""
    if both := re.fullmatch(r"(.+) \(([^()]+)\)", title):
        yield from both.groups()


def _level(value: float) -> Level:
    """Return the quarter of O*NET's scale in which a level lies, as one of our four."""
    levels = tuple(Level)
    return levels[min(int(value / HIGHEST_LEVEL * len(levels)), len(levels) - 1)]


def _is_generic(name: str, common: set[str]) -> bool:
    """Tell whether software is a category rather than a product: all its words are common ones."""
    words = re.findall(r"\S+", name)
    return words[-1:] == ["software"] and all(
        word.lower() in common or (word.isupper() and number) for number, word in enumerate(words)
    )


def _degree(shares: dict[int, float]) -> Json:
    """Return the degree that is expected, by the share of answers for each category."""
    by_degree = {
        degree: sum(shares.get(category, 0) for category in categories)
        for degree, categories in DEGREES.items()
    }
    whole = sum(by_degree.values())
    expectation = next(
        (word for least, word in EXPECTATIONS.items() if whole >= least), Expectation.NONE
    )
    levels = [degree for degree, share in by_degree.items() if share >= COMMON_DEGREE]
    return {"expectation": expectation, "levels": levels, "sources": [SOURCE]}


def _number(row: Row, column: str) -> float:
    with suppress(ValueError):
        if isfinite(number := float(row[column])):
            return number
    raise CatalogError(
        f'the O*NET release holds "{row[column]}" where a number was expected ({column})'
    )


def _written(catalog: Json) -> str:
    """Return a catalog in JSON, each of its parts on a line."""
    keys = []
    for key, value in catalog.items():
        told = json.dumps(value, ensure_ascii=False)
        if isinstance(value, list):
            lines = (json.dumps(part, ensure_ascii=False, separators=(",", ":")) for part in value)
            told = "[\n    " + ",\n    ".join(lines) + "\n  ]"
        keys.append(f"  {json.dumps(key)}: {told}")
    return "{\n" + ",\n".join(keys) + "\n}\n"
