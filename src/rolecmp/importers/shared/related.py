"""Related roles: those that a download publishes, or else our own judgment, marked as such."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from rolecmp.catalog.raw import JsonObject
from rolecmp.importers.shared.archive import Table
from rolecmp.importers.shared.draft import Draft
from rolecmp.importers.shared.rows import Row, firsts, number

if TYPE_CHECKING:
    from pydantic import JsonValue

MIN_SHARED = 0.25
"""The least share of two roles' essential skills that both have, for them to be related."""
MAX_RELATED = 10
"""The most related roles of one."""


def add_published(
    draft: Draft, source: str, table: Table, is_primary: Callable[[Row], bool]
) -> None:
    """Add to each role its related ones as published, closest first, with their tier.

    A row has the code of the `other` role, and its `rank` among those related to the first.
    """
    known = draft.rows(table, other=draft.roles)
    for row in firsts(sorted(known, key=lambda row: number(row, "rank")), "code", "other"):
        if row["other"] != row["code"]:
            move: JsonObject = {
                "role": draft.roles[row["other"]]["id"],
                "sources": [source],
                "relatedness": number(row, "rank"),
                "relatedness_tier": "primary" if is_primary(row) else "supplemental",
            }
            draft.add(row["code"], "leads_to", move)


def add_related(
    draft: Draft, id: str, family: str, essential: Mapping[str, set[str]]
) -> JsonObject:
    """Add to each role those of its family that share enough of the essential skills of both.

    `essential` are the skills by the code of the role. Return the source of that, called `id`;
    it says what a `family` is.
    """
    families: dict[JsonValue, dict[str, set[str]]] = defaultdict(dict)
    for code, role in draft.roles.items():
        families[str(role["family"])][code] = essential.get(code, set())
    for members in families.values():
        for code, skills in members.items():
            others = (each for each in members if each != code)
            shares = {each: _shared(skills, members[each]) for each in others}
            best = sorted(shares, key=lambda each: (-shares[each], each))
            for each in [each for each in best if shares[each] >= MIN_SHARED][:MAX_RELATED]:
                note = f"They share {shares[each]:.0%} of their essential skills."
                move: JsonObject = {"role": draft.roles[each]["id"], "note": note, "sources": [id]}
                draft.add(code, "leads_to", move)
    return {
        "id": id,
        "title": f"Related by the same {family} and shared essential skills",
        "publisher": "rolecmp",
        "judgment": True,
        "note": "Published nowhere: the download has no moves between roles.",
    }


def _shared(one: set[str], other: set[str]) -> float:
    """Return the share of the skills of either that both have, 0 to 1."""
    return len(one & other) / (len(one | other) or 1)
