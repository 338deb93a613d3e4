"""What you have beyond a role: skills, tools and a degree, as `--have` lists them."""

from collections.abc import Iterable, Iterator, Sequence

from pydantic import Field

from rolecmp.catalog.model import Catalog, Model
from rolecmp.catalog.names import find_item, nearest, suggestion
from rolecmp.catalog.terms import DegreeLevel, Level
from rolecmp.errors import UnknownNameError, UsageError
from rolecmp.questions.gaps import ASSUMED_LEVEL, combine_profiles

LEVELS_BY_RANK = dict(enumerate(Level, start=1))
LEVEL_WORDS = {
    **{level.value: level for level in Level},
    **{str(rank): level for rank, level in LEVELS_BY_RANK.items()},
    "beginner": Level.AWARENESS,
    "basic": Level.AWARENESS,
    "intermediate": Level.WORKING,
    "advanced": Level.PRACTITIONER,
    "master": Level.EXPERT,
}
"""The words for each level, and its number."""
GRADE_WORDS = {"senior": Level.EXPERT, "lead": Level.EXPERT, "good": Level.PRACTITIONER}
"""Words that are no level, and the level that they may stand for."""
DEGREE_WORDS = {
    **dict.fromkeys(("bachelors", "bachelor's", "ba", "bs", "bsc"), DegreeLevel.BACHELOR),
    **dict.fromkeys(("masters", "master's", "ma", "ms", "msc"), DegreeLevel.MASTER),
    **dict.fromkeys(("phd", "ph.d.", "doctoral"), DegreeLevel.DOCTORATE),
}
"""Other words for degrees."""
DEGREE = "degree"
"""The word before a degree, as in `degree=master`."""


class OwnedItem(Model):
    """A skill or tool, by id, that you have beyond those of the first role."""

    id: str = Field(description="The id of the skill or tool.")
    level: Level = Field(description="The proficiency level you have.")


class Having(Model):
    """What you have beyond the first role."""

    items: tuple[OwnedItem, ...] = Field(description="Skills and tools, each once.")
    degree: DegreeLevel | None = Field(description="The degree, if given.")


def read_having(catalog: Catalog, have: Sequence[str]) -> Having:
    """Return what `have` lists: `item`, `item=level` or `degree=…`, also comma-separated.

    An item without a level is at the working level; one that is given twice counts at the
    higher one.

    Raises:
        UnknownNameError: names are no skill's or tool's: all of them are named.
        UsageError: a level or degree does not exist.
    """
    degree: DegreeLevel | None = None
    profiles: list[dict[str, int]] = []
    misses: list[UnknownNameError] = []
    for name, word in _parts(have):
        if name.casefold() == DEGREE:
            degree = max(filter(None, (degree, _degree(word or ""))), key=[*DegreeLevel].index)
            continue
        level = ASSUMED_LEVEL if word is None else _level(word)
        try:
            profiles.append({find_item(catalog, name).id: level.rank})
        except UnknownNameError as error:
            misses.append(error)
    if misses:
        messages = (message for miss in misses for message in miss.args)
        raise UnknownNameError(*messages, replace=misses[0].replace)
    items = (
        OwnedItem(id=id, level=LEVELS_BY_RANK[rank])
        for id, rank in combine_profiles(*profiles).items()
    )
    return Having(items=tuple(items), degree=degree)


def _parts(have: Iterable[str]) -> Iterator[tuple[str, str | None]]:
    """Yield each name, and the word after "=" if there is one."""
    for each in have:
        for part in filter(str.strip, each.split(",")):
            name, equals, word = part.partition("=")
            yield name.strip(), word.strip() if equals else None


def _level(word: str) -> Level:
    if level := LEVEL_WORDS.get(word.casefold()):
        return level
    near = nearest(word, LEVEL_WORDS)[:1]
    hint = suggestion(near) or f"use {', '.join(Level)}"
    best = (
        near[0] if near else Level.EXPERT if word.isdecimal() else GRADE_WORDS.get(word.casefold())
    )
    raise UsageError(f'unknown level "{word}"; {hint}', replace=(word, best or Level.WORKING))


def _degree(word: str) -> DegreeLevel:
    try:
        return DEGREE_WORDS.get(word.casefold()) or DegreeLevel(word.casefold())
    except ValueError:
        near = nearest(word, DegreeLevel)[:1]
        hint = suggestion(near) or f"use {', '.join(DegreeLevel)}"
        replace = (word, near[0]) if near else None
        raise UsageError(f'unknown degree "{word}"; {hint}', replace=replace) from None
