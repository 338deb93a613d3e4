"""Finding things by their names, and suggesting near misses."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import NamedTuple, TypeVar, assert_never

from rolecmp.catalog.model import Catalog, Phase, Role, Skill, TeamShape, Tool
from rolecmp.catalog.terms import RoleField
from rolecmp.errors import UnknownNameError, UsageError

MAX_MATCHES_LISTED = 10
"""The most candidates that are listed when a name matches several."""


class Names(NamedTuple):
    """All names of one thing: handles, full names, and titles that it may share."""

    handles: Sequence[str]
    names: Sequence[str]
    titles: Sequence[str] = ()


def fold(name: str) -> str:
    """Return a name normalized, so that two spellings of it are equal.

    Case does not matter, nor whether words are separated by spaces, `-` or `_`.
    """
    composed = name if name.isascii() else unicodedata.normalize("NFC", name)
    return " ".join(composed.casefold().replace("-", " ").replace("_", " ").split())


def nearest(name: str, names: Iterable[str]) -> list[str]:
    """Return up to three of `names` that look like `name`, the closest first."""
    return get_close_matches(name, list(names), n=3, cutoff=0.75)


def suggestion(names: Iterable[str]) -> str:
    """Return the question whether one of `names` was meant, or nothing without names."""
    offered = " or ".join(f'"{name}"' for name in names)
    return f"did you mean {offered}?" if offered else ""


def items(catalog: Catalog) -> list[Skill | Tool]:
    """Return the skills and the tools: no two of them share an id or alias."""
    return [*catalog.skills, *catalog.tools]


def find_role(catalog: Catalog, name: str) -> Role:
    """Return the role called `name`: an id, an alias, a name, a short name or an alternate title.

    Case does not matter. An id or alias wins over a name, and a name over an
    alternate title.

    Raises:
        UnknownNameError: no role is called that (the message offers the nearest), or
            several are.
    """
    return _find(name, catalog.roles, "role", '"rolecmp list" shows them all')


def find_item(catalog: Catalog, name: str) -> Skill | Tool:
    """Return the skill or the tool called `name`: an id, an alias or a name.

    Raises:
        UnknownNameError: as for a role.
    """
    hint = '"rolecmp show ROLE" lists the skills and tools of a role'
    return _find(name, items(catalog), "skill or tool", hint)


def find_role_or_phase(catalog: Catalog, name: str) -> Role | Phase:
    """Return the phase called `name`, an id or a name, or else the role called that.

    Raises:
        UnknownNameError: neither is called that, or several roles are.
    """
    matches = match_by_name(name, list(map(_names, catalog.phases)))
    return catalog.phases[matches[0]] if matches else find_role(catalog, name)


def find_team_shape(catalog: Catalog, name: str) -> TeamShape | None:
    """Return the team shape called `name`, an id or a name, or None if no shape is."""
    matches = match_by_name(name, list(map(_names, catalog.team_shapes)))
    return catalog.team_shapes[matches[0]] if len(matches) == 1 else None


def find_fields(words: Iterable[str]) -> list[RoleField]:
    """Return the role fields that `words` name, each by itself or comma-separated.

    Raises:
        UsageError: one of them is not a field (the message offers the nearest, or all).
    """
    return [_field(word.strip()) for each in words for word in each.split(",")]


def _field(word: str) -> RoleField:
    try:
        return RoleField(word.casefold().replace("-", "_"))
    except ValueError:
        hint = suggestion(nearest(word, RoleField)[:1]) or f"expected {', '.join(RoleField)}"
        raise UsageError(f'unknown field "{word}"; {hint}') from None


def match_by_name(name: str, candidates: Sequence[Names]) -> list[int]:
    """Return the indexes of those of `candidates` that `name` names, in the order of PRECEDENCE."""
    for kind, spell in PRECEDENCE:
        wanted = spell(name)
        matches = [
            index for index, names in enumerate(candidates) if wanted in map(spell, kind(names))
        ]
        if matches:
            return matches
    return []


def _own_handles(names: Names) -> Sequence[str]:
    return names.handles


def _own_names(names: Names) -> Sequence[str]:
    return names.names


def _shared_titles(names: Names) -> Sequence[str]:
    return names.titles


def _singular(name: str) -> str:
    return " ".join(word.removesuffix("s") for word in fold(name).split())


PRECEDENCE = (
    (_own_handles, fold),
    (_own_names, fold),
    (_own_handles, _singular),
    (_own_names, _singular),
    (_shared_titles, fold),
    (_shared_titles, _singular),
)
"""Which kind of name, and which spelling, is tried first: the first to match anything decides."""

_Named = TypeVar("_Named", bound=Role | Skill | Tool)


def _names(part: Role | Skill | Tool | Phase | TeamShape) -> Names:
    match part:
        case Role():
            full = (part.name, part.short_name) if part.short_name else (part.name,)
            return Names((part.id, *part.aliases), full, part.alternate_titles)
        case Skill() | Tool():
            return Names((part.id, *part.aliases), (part.name,))
        case Phase() | TeamShape():
            return Names((part.id,), (part.name,))
        case _:
            assert_never(part)


def _find(name: str, parts: Sequence[_Named], what: str, hint: str) -> _Named:
    candidates = [_names(part) for part in parts]
    matches = [parts[index] for index in match_by_name(name, candidates)]
    if len(matches) == 1:
        return matches[0]
    if matches:
        listed = [f"{part.id} ({part.name})" for part in matches[:MAX_MATCHES_LISTED]]
        if (more := len(matches) - MAX_MATCHES_LISTED) > 0:
            listed.append(f"or one of {more} more")
        raise UnknownNameError(f'"{name}" names more than one {what}; use {", ".join(listed)}')

    # An id made of digits, such as an occupation code, means less than a name.
    owners = {
        fold(each): part.id if re.search("[a-z]", part.id) else part.name
        for kind in (_shared_titles, _own_names, _own_handles)
        for part, names in zip(parts, candidates, strict=True)
        for each in kind(names)
    }
    near = dict.fromkeys(owners[each] for each in nearest(fold(name), owners))
    hints = " ".join(filter(None, (suggestion(near), hint)))
    raise UnknownNameError(f'unknown {what} "{name}"; {hints}')
