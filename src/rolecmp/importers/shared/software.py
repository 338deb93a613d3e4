"""Software by the names that a download gives it, as tools of roles."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator

from pydantic import JsonValue

from rolecmp.catalog.raw import JsonObject
from rolecmp.catalog.terms import Need
from rolecmp.importers.shared.archive import Row
from rolecmp.importers.shared.draft import Draft, firsts
from rolecmp.importers.shared.ids import Ids, slug

WORD = r"\b[a-z]+"
"""A lowercase word, which is not the name of a product."""


def add_software(
    draft: Draft,
    rows: Iterable[Row],
    need: Callable[[Row], Need | None],
    texts: Iterable[str],
) -> Iterator[JsonValue]:
    """Add to each role the software that it needs, essential first, and yield the list of it.

    A row has the `name` of the software and its `category`; what is one itself, rather than a
    product, is useful at most. The words of `texts` are common ones, which are not the short
    names of products.
    """
    listed = [*rows]
    categories = {row["category"] for row in listed}
    names = {row["name"] for row in listed}
    common = {word for each in (*texts, *categories, *names) for word in re.findall(WORD, each)}
    generic = {name for name in names if name in categories or _is_generic(name, common)}
    needed = [row for row in listed if need(row)]
    needed.sort(key=lambda row: (need(row) is not Need.ESSENTIAL, row["name"]))
    tools: dict[str, str] = {}
    for row in firsts(needed, "code", "name"):
        if row["name"] not in tools:
            tools[row["name"]] = id = draft.ids.of_tool(row["name"])
            yield draft.ids.entry(_tool(draft.ids, id, row, common))
        required: JsonObject = {"tool": tools[row["name"]]}
        if row["name"] in generic or need(row) is Need.USEFUL:
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


def _is_generic(name: str, common: Collection[str]) -> bool:
    """Return whether software is a category, not a product: all its words are common ones."""
    words = re.findall(r"\S+", name)
    return words[-1:] == ["software"] and all(
        word.lower() in common or (word.isupper() and number) for number, word in enumerate(words)
    )
