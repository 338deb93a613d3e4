"""Finding things by their names, and suggesting near misses."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias, TypeVar, assert_never

from rolecmp.catalog.model import Catalog, Phase, Role, Skill, TeamShape, Tool
from rolecmp.catalog.name_index import MIN_GENERAL, NameIndex, Names, unranked
from rolecmp.catalog.spelling import fold, nearest, suggestion
from rolecmp.catalog.terms import FIELD_WORDS, RoleField
from rolecmp.errors import BeyondExcerptError, UnknownNameError, UsageError

ROLE, ITEM = "role", "skill or tool"
CLOSEST = {ROLE: "titles and skills", ITEM: "name"}
"""By what something is offered in the place of a name that nothing has."""
MIN_STEM = 4
"""The fewest letters that the forms of the word for a phase share."""
MAX_MATCHES_LISTED = 10
"""The most candidates that are listed when a name matches several."""
MAX_OFFERED = 3
"""The most candidates that are offered in the place of a name that nothing has."""
NUMBERS = re.compile(r"\d[-. \d]*")
"""What a name without letters is: a code, or the beginning of one."""
_latest: list[tuple[Sequence[object], NameIndex]] = []
"""The index that was made last, with what it is of: a command line names several roles."""
_Named = TypeVar("_Named", bound=Role | Skill | Tool)
_Part: TypeAlias = Role | Skill | Tool | Phase | TeamShape


def find_role(catalog: Catalog, name: str) -> Role:
    """Return the role called `name`: an id, an alias, a name, a short name or an alternate title.

    Case does not matter. An id or alias wins over a name, and a name over an
    alternate title.

    Raises:
        UnknownNameError: no role is called that (the message offers the nearest), or
            several are.
        BeyondExcerptError: there is no more than an outline of it.
    """

    def likely() -> list[Role]:
        from rolecmp.catalog.meaning import likely_roles

        return likely_roles(catalog, name)

    role = _find(name, catalog.roles, ROLE, likely, "rolecmp list")
    if catalog.is_outline_of(role.id):
        raise BeyondExcerptError(f'"{name}" is not in the part of the catalog that was read')
    return role


def roles_of_title(roles: Sequence[Role], title: str) -> list[Role]:
    """Return which of some roles a job title as people write it names: none, one, or several."""
    return [roles[number] for number in _index(roles).match(title)]


def namesakes(catalog: Catalog, role: Role) -> list[Role]:
    """Return the other roles of the same name."""
    alike = [catalog.roles[number] for number in sorted(_index(catalog.roles).alike(_names(role)))]
    return [other for other in alike if other.id != role.id]


def roles_called(catalog: Catalog, name: str) -> list[int]:
    """Return the numbers of the roles that are called `name`, apart from a rank."""
    return _index(catalog.roles).match_whole(name)


def is_called(catalog: Catalog, name: str) -> bool:
    """Return whether a role is called `name` as it is, with its rank."""
    return bool(_index(catalog.roles).match_exactly(name))


def find_item(catalog: Catalog, name: str) -> Skill | Tool:
    """Return the skill or the tool called `name`: an id, an alias or a name.

    Raises:
        UnknownNameError: as for a role.
    """

    def likely() -> list[Skill | Tool]:
        from rolecmp.catalog.meaning import likely_items

        return likely_items(catalog, name)

    return _find(name, catalog.items, ITEM, likely, "rolecmp skill")


def items_called(every: Sequence[Skill | Tool], name: str) -> list[Skill | Tool]:
    """Return what of `every` is called `name`, if anything is: an id, an alias or a name."""
    return [every[number] for number in _index(every).match_exactly(name)]


def alike_items(every: Sequence[Skill | Tool], name: str) -> list[Skill | Tool]:
    """Return what of `every` has the name `name` but for two letters at most."""
    return [every[number] for number in _index(every).match_misspelled(name)]


def find_role_or_phase(catalog: Catalog, name: str) -> Role | Phase:
    """Return the phase called `name`, an id or a name, or else the role called that.

    Raises:
        UnknownNameError: neither is called that, or several roles are.
    """
    matches = _index(catalog.phases).match_exactly(name)
    if not matches and not roles_called(catalog, name):
        # Other forms of its word: deployment, modeling.
        stems = [each.id[: max(MIN_STEM, len(each.id) - 1)] for each in catalog.phases]
        matches = [index for index, stem in enumerate(stems) if fold(name).startswith(stem)]
    return catalog.phases[matches[0]] if len(matches) == 1 else find_role(catalog, name)


def find_team_shape(catalog: Catalog, name: str) -> TeamShape | None:
    """Return the team shape called `name`, an id or a name, or None if no shape is."""
    matches = _index(catalog.team_shapes).match_exactly(name)
    return catalog.team_shapes[matches[0]] if len(matches) == 1 else None


def find_fields(words: Iterable[str]) -> list[RoleField]:
    """Return the role fields that `words` name, each by itself or comma-separated.

    Raises:
        UsageError: one of them is not a field (the message offers the nearest, or all).
    """
    return [_field(word.strip()) for each in words for word in each.split(",")]


def _field(word: str) -> RoleField:
    if field := FIELD_WORDS.get("-".join(word.casefold().split())):
        return field
    near = [FIELD_WORDS[each] for each in nearest(word, FIELD_WORDS)[:1]]
    hint = suggestion(near) or f"use {', '.join(RoleField)}"
    raise UsageError(f'unknown field "{word}"; {hint}', replace=(word, near[0]) if near else None)


def _names(part: _Part) -> Names:
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


def _index(parts: Sequence[_Part]) -> NameIndex:
    """Return the index of things, made once if they are the same as the time before."""
    if not (_latest and _latest[0][0] is parts):
        _latest[:] = [(parts, NameIndex([_names(part) for part in parts]))]
    return _latest[0][1]


def _find(
    name: str, parts: Sequence[_Named], what: str, likely: Callable[[], list[_Named]], all_: str
) -> _Named:
    """Return the one thing called `name`; `likely` finds what it may mean, `all_` lists them."""
    index = _index(parts)
    numbers = (index.match if what == ROLE else index.match_exactly)(name)
    if len(numbers) == 1:
        return parts[numbers[0]]
    if numbers:
        # Of a title that is cut short, the role itself is offered, too.
        every = [parts[each] for each in dict.fromkeys((*index.having(unranked(name)), *numbers))]
        raise _ambiguous(name, every, what, _to_list(unranked(name), index, all_))
    raise _unknown(name, parts, what, likely, all_)


def _ambiguous(name: str, matches: Sequence[_Named], what: str, to_list: str) -> UnknownNameError:
    """Return the error for a name that several things have; `to_list` lists all of them."""
    listed = [f"{part.id} ({part.name})" for part in matches[:MAX_MATCHES_LISTED]]
    more = len(matches) - len(listed)
    if more:
        listed.append(f"or one of {more} more")
    return UnknownNameError(
        f'"{name}" names more than one {what}; use {", ".join(listed)}',
        replace=(name, to_list if more else matches[0].id),
    )


def _unknown(
    name: str, parts: Sequence[_Named], what: str, likely: Callable[[], list[_Named]], all_: str
) -> UnknownNameError:
    """Return the error for a name that nothing has, with what it may mean."""
    index = _index(parts)
    if NUMBERS.fullmatch(name):  # a code, of which no other digits are meant
        is_group = what == ROLE and index.begins_handle(name)
        shown = f"rolecmp list {name}" if is_group else all_
        return UnknownNameError(f'no {what} has the code "{name}"', replace=(name, shown))
    message = f'unknown {what} "{name}"'
    misspelled = index.match_misspelled(name, with_titles=False)
    if what == ROLE:
        word = unranked(name)
        word = (None if misspelled else index.general_word(word)) or word
        having = [parts[number] for number in index.having(word)]
        if len(having) >= MIN_GENERAL:
            shortest = sorted(having, key=lambda part: len(part.name))[:MAX_OFFERED]
            some = ", ".join(f'"{_offered(part)}"' for part in shortest)
            message += f'; {len(having)} roles have "{word}" in their names, such as {some}'
            return UnknownNameError(message, replace=(name, _to_list(word, index, all_)))
    meant = [_offered(parts[each]) for each in misspelled or index.match_misspelled(name)]
    near = meant or [_offered(each) for each in likely()]
    offered = " or ".join(f'"{each}"' for each in near)
    closest = f"the closest by {CLOSEST[what]}: {offered}" if near else ""
    message = "; ".join(filter(None, (message, suggestion(meant) or closest)))
    return UnknownNameError(message, replace=(name, near[0] if near else all_))


def _to_list(words: str, index: NameIndex, all_: str) -> str:
    """Return the command that lists what has these words in a name as they stand, or all."""
    forms = [each for each in (words, words.removesuffix("s")) if index.is_within(each)]
    return f"{all_} {forms[0]}" if forms else all_


def _offered(part: Role | Skill | Tool) -> str:
    """Return how something is offered: an id made of digits means less than a name."""
    return part.id if re.search("[a-z]", part.id) else part.name
