"""Skills that a download rates by importance and by level."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from pydantic import JsonValue

from rolecmp.catalog.terms import Level, Need
from rolecmp.importers.shared.draft import Draft
from rolecmp.importers.shared.rows import Row, number

if TYPE_CHECKING:
    from rolecmp.catalog.raw import JsonObject


class Scales(NamedTuple):
    """The two scales of ratings, by the ids that a download gives them.

    Items of an importance below `useful` are left out, and those from `essential` on are
    essential. Levels go from 0 to `highest`; a quarter of that is one of our four levels.
    """

    importance: str
    level: str
    useful: float
    essential: float
    highest: float


def add_rated_skills(
    draft: Draft, rows: Iterable[Row], scales: Scales, kind: str = ""
) -> list[JsonValue]:
    """Add to each role its important skills, and return the list of all skills that are rated.

    A row has the `value` of an `element` called `name` on one `scale`. The `kind` sets a name
    apart from the same name among the skills before. What has no level, or that at the lower
    end of the scale, is not required.
    """
    rated: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    names: dict[str, str] = {}
    for row in rows:
        names[row["element"]] = row["name"]
        rated[row["code"], row["element"]][row["scale"]] = number(row, "value")
    ids, listed = dict[str, str](), list[JsonValue]()
    for element, name in names.items():
        ids[element], unique = draft.ids.of_skill(name, f"{name} ({kind})" if kind else name)
        listed.append(draft.ids.entry({"id": ids[element], "name": unique}))
    most_important = sorted(rated.items(), key=lambda each: -each[1].get(scales.importance, 0))
    for (code, element), values in most_important:
        importance, level = values.get(scales.importance, 0), values.get(scales.level, 0)
        if importance >= scales.useful and level > 0:
            required: JsonObject = {
                "skill": ids[element],
                "level": _level(level / scales.highest),
            }
            if importance < scales.essential:
                required["need"] = Need.USEFUL
            draft.add(code, "skills", required)
    return listed


def _level(share: float) -> Level:
    """Return which of our four levels is at this share of a scale, 0 to 1."""
    levels = tuple(Level)
    return levels[min(int(share * len(levels)), len(levels) - 1)]
