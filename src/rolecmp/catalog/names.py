"""Finding things by their names, and suggesting near misses."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from difflib import SequenceMatcher, get_close_matches
from typing import NamedTuple, TypeVar, assert_never

from rolecmp.catalog.model import Catalog, Phase, Role, Skill, TeamShape, Tool
from rolecmp.catalog.terms import FIELD_WORDS, RoleField
from rolecmp.catalog.titles import long_form, match_title, without_rank
from rolecmp.errors import BeyondExcerptError, UnknownNameError, UsageError

ROLE, ITEM = "role", "skill or tool"
CLOSEST = {ROLE: "titles and skills", ITEM: "name"}
"""By what something is offered in the place of a name that nothing has."""
MIN_STEM = 4
"""The fewest letters that the forms of the word for a phase share."""
MAX_TYPOS, MIN_RIGHT = 2, 3
"""The most letters in which a misspelled name differs, and the fewest letters for each of them;
with more it may be another name, so that what it means decides."""
MAX_MATCHES_LISTED = 10
"""The most candidates that are listed when a name matches several."""
MAX_OFFERED = 3
"""The most candidates that are offered in the place of a name that nothing has."""
MIN_GENERAL = 3
"""A word that the names of at least so many roles have is no title of a single one: "driver"."""


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

    return _find(name, items(catalog), ITEM, likely, "rolecmp skill")


def items_called(every: Sequence[Skill | Tool], name: str) -> list[Skill | Tool]:
    """Return what of `every` is called `name`, if anything is: an id, an alias or a name."""
    return [every[number] for number in _index(every).match_exactly(name)]


def alike_items(every: Sequence[Skill | Tool], name: str) -> list[Skill | Tool]:
    """Return what of `every` has the name `name` but for two letters at most."""
    return _alike(name, every)


def find_role_or_phase(catalog: Catalog, name: str) -> Role | Phase:
    """Return the phase called `name`, an id or a name, or else the role called that.

    Raises:
        UnknownNameError: neither is called that, or several roles are.
    """
    matches = match_by_name(name, list(map(_names, catalog.phases)))
    if not matches and not roles_called(catalog, name):
        # Other forms of its word: deployment, modeling.
        stems = [each.id[: max(MIN_STEM, len(each.id) - 1)] for each in catalog.phases]
        matches = [index for index, stem in enumerate(stems) if fold(name).startswith(stem)]
    return catalog.phases[matches[0]] if len(matches) == 1 else find_role(catalog, name)


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
    if field := FIELD_WORDS.get("-".join(word.casefold().split())):
        return field
    near = [FIELD_WORDS[each] for each in nearest(word, FIELD_WORDS)[:1]]
    hint = suggestion(near) or f"use {', '.join(RoleField)}"
    raise UsageError(f'unknown field "{word}"; {hint}', replace=(word, near[0]) if near else None)


class NameIndex:
    """The names of things, and which of them a name means."""

    def __init__(self, candidates: Sequence[Names]) -> None:
        """Take the names of each thing."""
        self.candidates = candidates
        self._by_name: dict[int, dict[str, list[int]]] = {}

    def match(self, name: str) -> list[int]:
        """Return the numbers of the things that `name` names, in the order of PRECEDENCE.

        A name that nothing has is read as a job title or as a code; see `titles` and `_code`.
        """
        if GRADED.fullmatch(name):
            return self.match(name.rpartition("@")[0])
        found = self._match_code(name) or self.match_exactly(name)
        return found or match_title(" ".join(name.casefold().split()), self.match_exactly)

    def match_whole(self, name: str) -> list[int]:
        """Return the numbers of the things that `name` names as it is, apart from a rank."""
        if GRADED.fullmatch(name):
            name = name.rpartition("@")[0]
        if found := self._match_code(name) or self.match_exactly(name):
            return found
        return [] if LONG_NUMBER.search(name) else self.match_exactly(_without_rank(name))

    def match_exactly(self, name: str) -> list[int]:
        """Return the numbers of the things that are called so."""
        folded = fold(name)
        for number, (kind, spell) in enumerate(PRECEDENCE):
            if found := self._named(number).get(spell(folded)):
                general = self.having(folded) if kind is _shared_titles else []
                is_general = len(general) >= MIN_GENERAL
                return [*dict.fromkeys((*found, *general))] if is_general else found
        return []

    def having(self, words: str) -> list[int]:
        """Return the numbers of the things that have all the words in one of their full names."""
        wanted = _words(words)
        named = ((number, names.names) for number, names in enumerate(self.candidates))
        return [
            number
            for number, names in named
            if wanted and any(wanted <= _words(name) for name in names)
        ]

    def general_word(self, word: str) -> str | None:
        """Return the word of many full names that a misspelled word was meant to be, if any."""
        counts = Counter(
            each for names in self.candidates for name in names.names for each in _words(name)
        )
        general = [each for each, count in counts.items() if count >= MIN_GENERAL]
        return next(iter(_misspelled(word.removesuffix("s"), general)), None)

    def is_handle(self, name: str) -> bool:
        """Return whether `name` is the id or an alias of a thing."""
        return fold(name) in self._named(0)

    def alike(self, names: Names) -> set[int]:
        """Return the numbers of the things that share a handle or a name with those `names`."""
        handles = (self._named(0).get(fold(name), ()) for name in names.handles)
        full = (self._named(NAMES).get(_singular(fold(name)), ()) for name in names.names)
        return {number for numbers in (*handles, *full) for number in numbers}

    def _named(self, number: int) -> dict[str, list[int]]:
        """Return the numbers of things by one kind of their names in one spelling."""
        if number not in self._by_name:
            kind, spell = PRECEDENCE[number]
            named = self._by_name[number] = {}
            for index, names in enumerate(self.candidates):
                for spelled in {spell(fold(each)) for each in kind(names)}:
                    named.setdefault(spelled, []).append(index)
        return self._by_name[number]

    def _match_code(self, name: str) -> list[int]:
        """Return the things whose id is that occupation code, with or without its suffix."""
        if not (code := _code(name)):
            return []
        if found := self._named(0).get(fold(name)):
            return found
        ids = ([_code(handle) for handle in names.handles] for names in self.candidates)
        wanted = {code, f"{code}00"}
        return [index for index, codes in enumerate(ids) if wanted.intersection(codes)]


def match_by_name(name: str, candidates: Sequence[Names]) -> list[int]:
    """Return the indexes of those of `candidates` that are called `name`."""
    return NameIndex(candidates).match_exactly(name)


def _words(name: str) -> set[str]:
    """Return the words of a name, in the singular."""
    return {word.removesuffix("s") for word in WORD.findall(fold(name))}


def _without_rank(name: str) -> str:
    return " ".join(without_rank(fold(name).split()))


def _code(name: str) -> str:
    """Return the digits of an occupation code, such as "15-2051.00"; nothing if it is none."""
    return re.sub("[-. ]", "", name) if CODE.fullmatch(name) else ""


def _own_handles(names: Names) -> Sequence[str]:
    return names.handles


def _own_names(names: Names) -> Sequence[str]:
    return names.names


def _shared_titles(names: Names) -> Sequence[str]:
    return names.titles


def _same(name: str) -> str:
    return name


def _singular(name: str) -> str:
    return " ".join(word.removesuffix("s") for word in long_form(name).split())


GRADED = re.compile(r"[^@]*[^@\s]@[^@\s]+")
"""A role and a grade of it, such as "ds@senior"; "Data scientist @ Example" is none."""
LONG_NUMBER = re.compile(r"\d{4}")
"""A number that is a part of a code, and no rank."""
CODE = re.compile(r"\d\d[-. ]?\d{4}(?:[-. ]?\d\d)?")
WORD = re.compile(r"[^\s,;:()\[\]]+")
NUMBERS = re.compile(r"\d[-. \d]*")
"""What a name without letters is: a code, or the beginning of one."""
Kind = Callable[[Names], Sequence[str]]
"""Returns the names of one kind."""
PRECEDENCE: tuple[tuple[Kind, Callable[[str], str]], ...] = (
    (_own_handles, _same),
    (_own_names, _same),
    (_own_handles, _singular),
    (_own_names, _singular),
    (_shared_titles, _same),
    (_shared_titles, _singular),
)
"""Which kind of name, and which spelling, is tried first: the first to match anything decides."""
NAMES = PRECEDENCE.index((_own_names, _singular))
"""The number of full names, singular or plural."""

_latest: list[tuple[Sequence[object], NameIndex]] = []
"""The index that was made last, with what it is of: a command line names several roles."""
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


def _index(parts: "Sequence[_Named]") -> NameIndex:
    if not (_latest and _latest[0][0] is parts):
        _latest[:] = [(parts, NameIndex([_names(part) for part in parts]))]
    return _latest[0][1]


def _find(
    name: str, parts: Sequence[_Named], what: str, likely: Callable[[], list[_Named]], all_: str
) -> _Named:
    """Return the one thing called `name`; `likely` finds what it may mean, `all_` lists them."""
    index = _index(parts)
    match = index.match if what == ROLE else index.match_exactly
    word = _without_rank(name)
    numbers = match(name)
    if len(numbers) == 1:
        return parts[numbers[0]]
    if numbers:
        # Of a title that is cut short, the role itself is offered, too.
        named = index.having(word)
        matches = [parts[each] for each in dict.fromkeys((*named, *numbers))]
        listed = [f"{part.id} ({part.name})" for part in matches[:MAX_MATCHES_LISTED]]
        if (more := len(matches) - MAX_MATCHES_LISTED) > 0:
            listed.append(f"or one of {more} more")
        raise UnknownNameError(
            f'"{name}" names more than one {what}; use {", ".join(listed)}',
            replace=(name, _to_list(word, index, all_) if more > 0 else matches[0].id),
        )
    if NUMBERS.fullmatch(name):  # a code, of which no other digits are meant
        start = fold(name).replace(".", " ")
        is_group = any(
            fold(each).startswith(start) for part in parts for each in _names(part).handles
        )
        shown = f"rolecmp list {name}" if is_group and what == ROLE else all_
        raise UnknownNameError(f'no {what} has the code "{name}"', replace=(name, shown))
    message = f'unknown {what} "{name}"'
    misspelled = _alike(name, parts, (_own_names, _own_handles))
    if what == ROLE and not misspelled:
        word = index.general_word(word) or word
    having = [parts[number] for number in index.having(word)] if what == ROLE else []
    if len(having) >= MIN_GENERAL:
        shortest = sorted(having, key=lambda part: len(part.name))[:MAX_OFFERED]
        some = ", ".join(f'"{_offered(part)}"' for part in shortest)
        message += f'; {len(having)} roles have "{word}" in their names, such as {some}'
        raise UnknownNameError(message, replace=(name, _to_list(word, index, all_)))
    meant = [_offered(each) for each in misspelled or _alike(name, parts)]
    near = meant or [_offered(each) for each in likely()]
    offered = " or ".join(f'"{each}"' for each in near)
    closest = f"the closest by {CLOSEST[what]}: {offered}" if near else ""
    hint = suggestion(meant) or closest
    message = "; ".join(filter(None, (message, hint)))
    raise UnknownNameError(message, replace=(name, near[0] if near else all_))


def _to_list(words: str, index: NameIndex, all_: str) -> str:
    """Return the command that lists what has these words in a name as they stand, or all."""
    names = {fold(each) for every in index.candidates for each in (*every.names, *every.titles)}
    forms = [each for each in (words, words.removesuffix("s")) if any(each in n for n in names)]
    return f"{all_} {forms[0]}" if forms else all_


def _alike(
    name: str, parts: Sequence[_Named], kinds: "Sequence[Kind] | None" = None
) -> list[_Named]:
    """Return the thing whose name is that of `name` but for a few letters, if there is one."""
    owners = {
        fold(each): part
        for kind in kinds or (_shared_titles, _own_names, _own_handles)
        for part, names in zip(parts, _index(parts).candidates, strict=True)
        for each in kind(names)
    }
    return [owners[each] for each in _misspelled(fold(name), owners)]


def _misspelled(folded: str, spellings: Collection[str]) -> list[str]:
    """Return the one of several spellings that a folded name is but for a few letters, if any."""
    most = min(MAX_TYPOS, len(folded) // MIN_RIGHT)
    letters = sorted(folded)
    swapped = [each for each in spellings if most and sorted(each) == letters]
    near = swapped or [each for each in nearest(folded, spellings) if _typos(folded, each) <= most]
    return near[:1]


def _typos(one: str, other: str) -> int:
    """Return the number of letters in which two names differ."""
    changes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    return sum(
        max(one_end - one_start, other_end - other_start)
        for tag, one_start, one_end, other_start, other_end in changes
        if tag != "equal"
    )


def _offered(part: Role | Skill | Tool) -> str:
    """Return how something is offered: an id made of digits means less than a name."""
    return part.id if re.search("[a-z]", part.id) else part.name
