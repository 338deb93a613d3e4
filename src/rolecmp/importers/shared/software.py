"""Software by the names that a download gives it, as tools of roles."""

import re
from collections.abc import Callable, Collection, Iterable

from pydantic import JsonValue

from rolecmp.catalog.raw import JsonObject
from rolecmp.catalog.terms import Need
from rolecmp.importers.shared.draft import Draft
from rolecmp.importers.shared.ids import Ids, slug
from rolecmp.importers.shared.rows import Row

WORD = r"\b[a-z]+"
"""A lowercase word, which is not the name of a product."""
CATEGORIES = frozenset({"software", "system", "systems"})
"""The last words of categories, but for their abbreviations: `Learning management system LMS`."""


def add_software(
    draft: Draft,
    rows: Iterable[Row],
    need: Callable[[Row], Need | None],
    texts: Iterable[str],
) -> list[JsonValue]:
    """Add to each role the software that it needs, essential first, and return the list of it.

    A row has the `name` of the software and its `category`; what is one itself, rather than a
    product, is useful at most. The words of `texts` are common ones, which are not the short
    names of products.
    """
    every = [*rows]
    categories = {row["category"] for row in every}
    names = {row["name"] for row in every}
    common = {word for each in (*texts, *categories, *names) for word in re.findall(WORD, each)}
    generic = {name for name in names if name in categories or _is_generic(name, common)}
    needed = [row for row in every if need(row)]
    needed.sort(key=lambda row: (need(row) is not Need.ESSENTIAL, row["name"]))
    ids, entries = dict[str, str](), dict[str, JsonValue]()
    listed = set[tuple[str, str]]()
    for row in needed:
        if row["name"] not in ids:
            ids[row["name"]] = id = draft.ids.of_tool(row["name"])
            if id not in entries:
                entries[id] = draft.ids.entry(_tool(draft.ids, id, row, common))
        id = ids[row["name"]]
        if (row["code"], id) in listed:
            continue
        listed.add((row["code"], id))
        required: JsonObject = {"tool": id}
        if row["name"] in generic or need(row) is Need.USEFUL:
            required["need"] = Need.USEFUL
        draft.add(row["code"], "tools", required)
    return [*entries.values()]


def _tool(ids: Ids, id: str, row: Row, common: Collection[str]) -> JsonObject:
    """Return a tool with its short names, but for those that are common words."""
    named: JsonObject = {"id": id, "name": row["name"], "kind": slug(row["category"])}
    short = ids.aliases(row["name"], id)
    if aliases := list[JsonValue](each for each in short if each not in common):
        # Texts are searched for the whole name: a short one may be a word.
        named |= {"aliases": aliases, "search": [row["name"]]}
    return named


def _is_generic(name: str, common: Collection[str]) -> bool:
    """Return whether software is a category, not a product: all its words are common ones."""
    first, *others = re.findall(r"\S+", name) or [""]
    words = [first, *(each for each in others if not each.isupper())]
    return words[-1] in CATEGORIES and all(word.lower() in common for word in words)
