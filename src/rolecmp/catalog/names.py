"""What things are called: finding one by any of its names, and near misses."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from typing import Protocol, TypeVar

from rolecmp.catalog.model import Catalog, Role, Skill, TeamShape, Tool
from rolecmp.catalog.terms import RoleField
from rolecmp.errors import UnknownNameError, UsageError

MOST_OFFERED = 10
"""How many of those that go by a name are told."""


def fold(name: str) -> str:
    """Return the form in which two spellings of the same name are equal.

    Neither case counts, nor what the words are joined by: spaces, `-` or `_`.
    """
    composed = name if name.isascii() else unicodedata.normalize("NFC", name)
    return " ".join(composed.casefold().replace("-", " ").replace("_", " ").split())


def nearest(asked: str, names: Iterable[str]) -> list[str]:
    """Return up to three of `names` that look like `asked`, the likeliest first."""
    return get_close_matches(asked, list(names), n=3, cutoff=0.75)


def suggestion(names: Iterable[str]) -> str:
    """Return the question whether one of `names` was meant: none if there are no names."""
    offered = " or ".join(f'"{name}"' for name in names)
    return f"did you mean {offered}?" if offered else ""


def handles(part: "_Part") -> tuple[str, ...]:
    """Return what names `part` and nothing else: its id, and its aliases if it has any."""
    return (part.id, *getattr(part, "aliases", ()))


def items(catalog: Catalog) -> list[Skill | Tool]:
    """Return the skills and the tools: no two of them have a handle in common."""
    return [*catalog.skills, *catalog.tools]


def find_role(catalog: Catalog, asked: str) -> Role:
    """Return the role that `asked` names: its id, an alias, its name or a title.

    Case does not matter. An id or alias wins over a name, and a name over an
    alternate title.

    Raises:
        UnknownNameError: it names no role (the message offers the nearest ones),
            or several roles go by it.
    """
    return _find(asked, catalog.roles, "role", '"rolecmp list" shows them all')


def find_item(catalog: Catalog, asked: str) -> Skill | Tool:
    """Return the skill or the tool that `asked` names: its id, an alias or its name.

    Raises:
        UnknownNameError: as for a role.
    """
    hint = '"rolecmp show ROLE" lists what a role asks for'
    return _find(asked, items(catalog), "skill or tool", hint)


def find_team_shape(catalog: Catalog, asked: str) -> TeamShape:
    """Return the team shape that `asked` names: its id or its name.

    Raises:
        UnknownNameError: as for a role.
    """
    return _find(asked, catalog.team_shapes, "team shape", '"rolecmp process" shows them all')


def find_fields(asked: Iterable[str]) -> list[RoleField]:
    """Return the fields of a role that `asked` names, each by itself or several by commas.

    Raises:
        UsageError: one of them is no field (the message offers the nearest, or all).
    """
    return [_field(word.strip()) for words in asked for word in words.split(",")]


def _field(word: str) -> RoleField:
    try:
        return RoleField(word.casefold().replace("-", "_"))
    except ValueError:
        hint = suggestion(nearest(word, RoleField)[:1]) or f"expected {', '.join(RoleField)}"
        raise UsageError(f'no field of a role is called "{word}"; {hint}') from None


class _Part(Protocol):
    """Something of a catalog that has an id and a name."""

    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...


_Any = TypeVar("_Any")
_AnyPart = TypeVar("_AnyPart", bound=_Part)


def found(
    asked: str,
    parts: Sequence[_Any],
    kinds: Iterable[Sequence[Callable[[_Any], Iterable[str]]]],
) -> list[_Any]:
    """Return those of `parts` that `asked` names.

    The `kinds` of names that they have are in groups. The first group by which any of them
    goes decides: as it is written, or else with one thing asked for as several, or several
    as one. Within a group, it is the first kind.
    """
    for group in kinds:
        for spelled in (fold, _singular):
            wanted = spelled(asked)
            for names_of in group:
                if named := [part for part in parts if wanted in map(spelled, names_of(part))]:
                    return named
    return []


def _singular(name: str) -> str:
    return " ".join(word.removesuffix("s") for word in fold(name).split())


def _find(asked: str, parts: Sequence[_AnyPart], what: str, hint: str) -> _AnyPart:
    named = found(asked, parts, ((handles, _name), (_titles,)))
    if len(named) == 1:
        return named[0]
    if named:
        told = [f"{part.id} ({part.name})" for part in named[:MOST_OFFERED]]
        if (untold := len(named) - MOST_OFFERED) > 0:
            told.append(f"or one of {untold} more")
        raise UnknownNameError(f'"{asked}" names more than one {what}: ask for {", ".join(told)}')

    owners = {
        fold(name): part.id if re.search("[a-z]", part.id) else part.name
        for names_of in (_titles, _name, handles)
        for part in parts
        for name in names_of(part)
    }
    near = dict.fromkeys(owners[name] for name in nearest(fold(asked), owners))
    hints = " ".join(filter(None, (suggestion(near), hint)))
    raise UnknownNameError(f'no {what} is called "{asked}"; {hints}')


def _name(part: _Part) -> tuple[str, ...]:
    return (part.name,)


def _titles(part: _Part) -> tuple[str, ...]:
    return getattr(part, "alternate_titles", ())
