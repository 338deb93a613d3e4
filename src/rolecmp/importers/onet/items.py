"""The skills and the software of the occupations of O*NET, as those of roles."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from pydantic import JsonValue

from rolecmp.catalog.raw import JsonObject
from rolecmp.catalog.terms import Level, Need
from rolecmp.importers.archive import Row
from rolecmp.importers.draft import Draft, firsts, number
from rolecmp.importers.ids import Ids, slug
from rolecmp.importers.onet.release import Release
from rolecmp.importers.onet.tables import KNOWLEDGE, SKILLS, SOFTWARE

IMPORTANCE, LEVEL = "IM", "LV"
"""The O*NET ids of the scales that are read."""
MIN_ESSENTIAL, MIN_USEFUL = 3.0, 2.5
"""The least importance, on O*NET's scale of 1 to 5, of essential items and of useful ones."""
MAX_LEVEL = 7.0
"""The end of O*NET's scale of levels, which starts at 0; a quarter is one of our levels."""

MACHINES = "Tools"
"""What older releases list beside software: machines, instruments, office equipment."""
WORD = r"\b[a-z]+"
"""A lowercase word, which is not the name of a product."""


def add_skills(draft: Draft, release: Release) -> Iterator[JsonValue]:
    """Add the skills and knowledge of each role, and yield the list of all of them."""
    for table, suffix in ((SKILLS, ""), (KNOWLEDGE, " (knowledge)")):
        rated: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
        names: dict[str, str] = {}
        for row in draft.known(release.rows(table)):
            if row["suppress"] != "Y" and row["not relevant"] != "Y":
                names[row["element"]] = row["name"]
                rated[row["code"], row["element"]][row["scale"]] = number(row, "value")
        ids = {}
        for element, name in names.items():
            ids[element], unique = draft.ids.of_skill(name, f"{name}{suffix}")
            yield draft.ids.entry({"id": ids[element], "name": unique})
        for (code, element), scales in sorted(
            rated.items(), key=lambda each: -each[1].get(IMPORTANCE, 0)
        ):
            importance, level = scales.get(IMPORTANCE, 0), scales.get(LEVEL, 0)
            if importance >= MIN_USEFUL and level > 0:
                required: JsonObject = {"skill": ids[element], "level": _level(level)}
                if importance < MIN_ESSENTIAL:
                    required["need"] = Need.USEFUL
                draft.add(code, "skills", required)


def add_tools(draft: Draft, release: Release, texts: Iterable[str]) -> Iterator[JsonValue]:
    """Add the software of each role that is in demand or hot, and yield the list of it.

    The words of `texts` are common ones, which are not the short names of products.
    """
    rows = [row for row in draft.known(release.rows(SOFTWARE)) if row["type"] != MACHINES]
    categories = {row["category"] for row in rows}
    names = {row["name"] for row in rows}
    common = {word for each in (*texts, *categories, *names) for word in re.findall(WORD, each)}
    generic = {name for name in names if name in categories or _is_generic(name, common)}
    wanted = [row for row in rows if "Y" in {row["hot"], row["in demand"]}]
    wanted.sort(key=lambda row: (row["in demand"] != "Y", row["name"]))
    tools: dict[str, str] = {}
    for row in firsts(wanted, "code", "name"):
        if row["name"] not in tools:
            tools[row["name"]] = id = draft.ids.of_tool(row["name"])
            yield draft.ids.entry(_tool(draft.ids, id, row, common))
        is_essential = row["in demand"] == "Y" and row["name"] not in generic
        required: JsonObject = {"tool": tools[row["name"]]}
        if not is_essential:
            required["need"] = Need.USEFUL
        draft.add(row["code"], "tools", required)


def _tool(ids: Ids, id: str, row: Row, common: Collection[str]) -> JsonObject:
    """Return a tool with its short names, but for those that are common words."""
    named: JsonObject = {"id": id, "name": row["name"], "kind": slug(row["category"])}
    short = ids.aliases(row["name"], id)
    if aliases := list[JsonValue](each for each in short if each not in common):
        # Texts are searched for the whole name: a short one may be a word.
        named |= {"aliases": aliases, "search": [row["name"]]}
    return named


def _level(value: float) -> Level:
    """Return which of our four levels an O*NET level is: each is a quarter of its scale."""
    levels = tuple(Level)
    return levels[min(int(value / MAX_LEVEL * len(levels)), len(levels) - 1)]


def _is_generic(name: str, common: Collection[str]) -> bool:
    """Return whether software is a category, not a product: all its words are common ones."""
    words = re.findall(r"\S+", name)
    return words[-1:] == ["software"] and all(
        word.lower() in common or (word.isupper() and number) for number, word in enumerate(words)
    )
