"""What you have beyond a role: skills, tools and a degree, as `--have` lists them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pydantic import Field

from rolecmp.catalog.graded_roles import role_called
from rolecmp.catalog.level_words import DEGREE_WORDS, LEVEL_WORDS
from rolecmp.catalog.model import Catalog, Model
from rolecmp.catalog.name_lists import NOTHING
from rolecmp.catalog.names import find_item, items_called, roles_called
from rolecmp.catalog.spelling import nearest, suggestion
from rolecmp.catalog.terms import DegreeLevel, Level
from rolecmp.errors import UnknownNameError, UsageError
from rolecmp.questions.answer import Named
from rolecmp.questions.gaps import (
    ASSUMED_LEVEL,
    NO_ITEMS,
    YOU,
    Profile,
    combine_profiles,
    skill_profile,
)

if TYPE_CHECKING:
    from rolecmp.questions.me import Me

MAX_MISSES = 20
"""The most unknown names that are answered one by one."""
LEVELS_BY_RANK = dict(enumerate(Level, start=1))
GRADE_WORDS = {"senior": Level.EXPERT, "lead": Level.EXPERT, "good": Level.PRACTITIONER}
"""Words that are no level, and the level that they may stand for."""
DEGREE = "degree"
"""The word before a degree, as in `degree=master`."""


class OwnedItem(Named):
    """A skill or tool that you have beyond those of the first role."""

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
    names: dict[str, str] = {}
    profiles: list[dict[str, int]] = []
    misses: list[UnknownNameError] = []
    every, more = catalog.items, 0
    for name, word in _parts(have):
        if name.casefold() == DEGREE:
            degree = max(filter(None, (degree, _degree(word or ""))), key=[*DegreeLevel].index)
            continue
        level = ASSUMED_LEVEL if word is None else _level(word)
        try:
            if len(misses) >= MAX_MISSES and not items_called(every, name):
                more += 1  # finding out what was meant takes its time
                continue
            item = find_item(catalog, name)
            names[item.id] = item.name
            profiles.append({item.id: level.rank})
        except UnknownNameError as error:
            misses.append(error)
    if misses:
        messages = [message for miss in misses for message in miss.args]
        messages += [f"and {more:,} more names that are unknown"] if more else []
        raise UnknownNameError(*messages, replace=misses[0].replace)
    items = (
        OwnedItem(id=id, name=names[id], level=LEVELS_BY_RANK[rank])
        for id, rank in combine_profiles(*profiles).items()
    )
    return Having(items=tuple(items), degree=degree)


class Own(NamedTuple):
    """What someone has: as `--have` lists it, and as their résumé says."""

    have: Sequence[str] = ()
    me: "Me | None" = None

    @property
    def is_given(self) -> bool:
        """Whether anything is said at all."""
        return bool(self.have) or self.me is not None


NOTHING_OWNED = Own()


class Start(NamedTuple):
    """Where someone starts, and what they have beyond their role.

    `role` is its id, or YOU for someone without a role; None if nothing is given. `having` is
    what `--have` lists; `extra` is what of that, and of a résumé, the role does not give them
    anyway. `degree` is the highest they have.
    """

    role: str | None
    having: Having
    extra: Profile
    degree: DegreeLevel | None


def read_start(catalog: Catalog, origin: str | None, own: Own) -> Start:
    """Return where someone starts who has the role called `origin`, and what they `own`.

    Raises:
        UnknownNameError: a name is no role's, or no skill's or tool's.
        UsageError: a level or degree does not exist.
    """
    having, me = read_having(catalog, own.have), own.me
    role = _start(catalog, origin, is_having=own.is_given)
    # What the role gives them anyway must not count once more on the way.
    given = skill_profile(role_called(catalog, origin)) if role and origin else {}
    listed = {item.id: item.level.rank for item in having.items}
    owned = combine_profiles(listed, me.profile if me else NO_ITEMS)
    extra = {id: rank for id, rank in owned.items() if rank > given.get(id, 0)}
    degrees = [each for each in (having.degree, me.degree if me else None) if each]
    return Start(role, having, extra, max(degrees, key=[*DegreeLevel].index, default=None))


def _start(catalog: Catalog, origin: str | None, *, is_having: bool) -> str | None:
    if origin is None:
        return YOU if is_having else None
    return YOU if is_nothing(catalog, origin) else role_called(catalog, origin).id


def is_nothing(catalog: Catalog, origin: str) -> bool:
    """Return whether the start of a path is that of someone without a role, and no role's name."""
    return origin.strip().casefold() in NOTHING and not roles_called(catalog, origin)


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
