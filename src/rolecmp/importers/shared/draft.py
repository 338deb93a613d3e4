"""A catalog in the making, which an importer fills from a download."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from pydantic import JsonValue

from rolecmp.catalog.faults import find_errors
from rolecmp.catalog.files import MAX_BYTES
from rolecmp.catalog.load import parse
from rolecmp.catalog.terms import RoleField, Stance, Weighting
from rolecmp.errors import CatalogError
from rolecmp.importers.shared.archive import Archive, Table
from rolecmp.importers.shared.ids import Ids
from rolecmp.importers.shared.rows import Row, number

if TYPE_CHECKING:
    from rolecmp.catalog.raw import JsonObject

MAX_DIFFICULTY = 5


class Draft:
    """The roles of a catalog by their codes in the download, and the ids of everything in it."""

    def __init__(self, archive: Archive) -> None:
        """Start without roles; `archive` is the download."""
        self._archive = archive
        self.roles: dict[str, JsonObject] = {}
        self.ids = Ids()
        self._unknown = Counter[str]()
        self._titles: dict[str, set[str]] = {}

    def add_role(
        self, code: str, public_code: str, name: str, summary: str, **more: JsonValue
    ) -> None:
        """Add a role; of several with one `code`, the first is kept.

        Its `public_code`, or without one its name, becomes the id; as written it is an alias.

        Raises:
            CatalogError: it has no code.
        """
        if not code:
            raise CatalogError(f"{self._archive.name} has no code for {name}")
        if code not in self.roles:
            id = self.ids.of_role(public_code or name)
            aliases: list[JsonValue] = [public_code] if public_code not in {"", id} else []
            role: JsonObject = {"id": id, "name": name, "aliases": aliases, "summary": summary}
            self.roles[code] = role | more

    def rows(self, table: Table, **others: Mapping[str, object]) -> Iterator[Row]:
        """Yield the rows of a table whose `code` is that of a role; what is left out is counted.

        `others` are columns with what else has to be known.
        """
        checks = (("code", self.roles), *others.items())
        for row in self._archive.rows(table):
            unknown = [row[column] for column, known in checks if row[column] not in known]
            if unknown:
                self._unknown[unknown[0]] += 1
            else:
                yield row

    def add(self, code: str, key: str, entry: JsonValue) -> None:
        """Add an entry to the list of a role under `key`."""
        listed = self.roles[code].setdefault(key, [])
        if isinstance(listed, list):
            listed.append(entry)

    def add_titles(self, code: str, titles: Iterable[str]) -> None:
        """Add alternate titles to a role, each once in any case, but for its name."""
        name = str(self.roles[code]["name"])
        known = self._titles.setdefault(code, {"", name.casefold()})
        for title in titles:
            if title.casefold() not in known:
                known.add(title.casefold())
                self.add(code, "alternate_titles", title)

    def add_difficulties(self, source: str, name: str, table: Table) -> None:
        """Set the entry difficulty of each role by the rank of its group, 1 being the easiest.

        A row has the number of the `group`, which `name` says what it is.
        """
        groups = {row["code"]: int(number(row, "group", name.lower())) for row in self.rows(table)}
        ranks = {group: rank for rank, group in enumerate(sorted({*groups.values()}))}
        for code, group in groups.items():
            share = ranks[group] / max(len(ranks) - 1, 1)
            self.roles[code]["entry"] = {
                "difficulty": 1 + round(share * (MAX_DIFFICULTY - 1)),
                "note": f"{name} {group} of {max(groups.values())}.",
                "sources": [source],
            }

    def add_provenance(self, source: str, says: Mapping[RoleField, str]) -> None:
        """Add to each role what a source says of each list whose entries have no sources."""
        for code, role in self.roles.items():
            for field in (each for each in says if each in role):
                evidence = {"about": field, "source": source, "stance": Stance.SUPPORTS}
                self.add(code, "evidence", {**evidence, "says": says[field]})

    def text(self, title: str, **lists: list[JsonValue]) -> str:
        """Return the catalog as JSON, with one entry per line, and say what was left out.

        Raises:
            CatalogError: it has no roles, or is not a valid catalog.
        """
        origin = self._archive.name
        if not self.roles:
            raise CatalogError(f"{origin} has no occupations")
        if codes := len(self._unknown):
            rows, s = sum(self._unknown.values()), "s" if codes > 1 else ""
            left_out = f"left out {rows:,} rows on {codes:,} code{s} that the download lacks"
            self._archive.progress(left_out)
        roles = [*self.roles.values()]
        whole = {
            "format": 1,
            "title": title,
            "weighting": Weighting.RARITY,
            **lists,
            "roles": roles,
        }
        members = ",\n".join(f"  {json.dumps(key)}: {_member(each)}" for key, each in whole.items())
        text = f"{{\n{members}\n}}\n"
        data = text.encode()
        (found,) = find_errors([parse(data, origin)])
        if found:
            reason = f"{found.kept[0].path_text}: {found.kept[0].message}"
            raise CatalogError(f"{origin} cannot be turned into a catalog: {reason}")
        if len(data) > MAX_BYTES:
            reason = f"it would have more than {MAX_BYTES // 2**20} MiB"
            raise CatalogError(f"{origin} cannot be turned into a catalog: {reason}")
        return text


def _member(value: object) -> str:
    if not isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    lines = (json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in value)
    return "[\n    " + ",\n    ".join(lines) + "\n  ]"
