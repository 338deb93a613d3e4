"""What things are called: finding a role by any of its names, and near misses."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

from rolecmp.catalog.model import Catalog, Role
from rolecmp.errors import UnknownNameError


def fold(name: str) -> str:
    """Return the form in which two spellings of the same name are equal.

    Neither case counts, nor what the words are joined by: spaces, `-` or `_`.
    """
    words = re.split(r"[\s_-]+", unicodedata.normalize("NFC", name).casefold())
    return " ".join(filter(None, words))


def nearest(asked: str, names: Iterable[str]) -> list[str]:
    """Return up to three of `names` that look like `asked`, the likeliest first."""
    return get_close_matches(asked, list(names), n=3, cutoff=0.75)


def suggestion(names: Iterable[str]) -> str:
    """Return the question whether one of `names` was meant: none if there are no names."""
    offered = " or ".join(f'"{name}"' for name in names)
    return f"did you mean {offered}?" if offered else ""


def find_role(catalog: Catalog, asked: str) -> Role:
    """Return the role that `asked` names: its id, an alias, its name or a title.

    Case does not matter. An id or alias wins over a name, and a name over an
    alternate title.

    Raises:
        UnknownNameError: it names no role (the message offers the nearest ones),
            or several roles go by it.
    """
    wanted = fold(asked)
    for names_of in (_handles, _name, _titles):
        found = [role for role in catalog.roles if wanted in map(fold, names_of(role))]
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(role.id for role in found)
            raise UnknownNameError(f'"{asked}" is what several roles are called: ask for {ids}')

    owners = {
        fold(name): role.id
        for names_of in (_titles, _name, _handles)
        for role in catalog.roles
        for name in names_of(role)
    }
    near = dict.fromkeys(owners[name] for name in nearest(wanted, owners))
    hint = " ".join(filter(None, (suggestion(near), '"rolecmp list" shows them all')))
    raise UnknownNameError(f'no role is called "{asked}"; {hint}')


def _handles(role: Role) -> tuple[str, ...]:
    return (role.id, *role.aliases)


def _name(role: Role) -> tuple[str, ...]:
    return (role.name,)


def _titles(role: Role) -> tuple[str, ...]:
    return role.alternate_titles
