"""Reading the names of roles from the words of a command line, as people type them."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby

from rolecmp.catalog.model import Catalog
from rolecmp.catalog.names import find_fields, is_called, roles_called
from rolecmp.catalog.spelling import fold
from rolecmp.catalog.terms import FIELD_WORDS, RoleField
from rolecmp.catalog.titles import BARE, without_rank
from rolecmp.errors import UsageError

BETWEEN = ("vs", "vs.", "versus", "v", "and", "&", "or", "to", "with")
"""Words that people put between names."""
NOTHING = frozenset({"nothing", "none", "student", "scratch", "zero", "beginner"})
"""The words for the start of someone who has no role yet."""
Find = Callable[[str], list[int]]
"""Returns the numbers of the roles with a name."""
MAX_ALIAS = 4
"""The most letters of a word that is not a part of a title where nothing is called that."""
MAX_WORDS = 10
"""The most words without a comma or a word between that are read as names of several words."""


def joined(words: Sequence[str]) -> list[str]:
    """Return everything that `words` may name: each of them, and some in a row together.

    A large catalog keeps the roles with these names whole.
    """
    return [
        *words,
        *(part.strip() for word in words for part in re.split("[,/]", word) if part != word),
        *(part for word in words for part in _between(word)),
        *(
            " ".join(part[start:end])
            for part in _parts(words, lambda _: [])
            if len(part) <= MAX_WORDS
            for start in range(len(part))
            for end in range(start + 1, len(part) + 1)
        ),
    ]


def read_names(catalog: Catalog, words: Sequence[str]) -> list[str]:
    """Return the names of roles that `words` consist of, and those that no role has.

    Names may be separated by commas, or by words such as "vs". A name of several words needs
    no quotes if there is only one way to read them; otherwise each word is taken for a name.

    Raises:
        UsageError: a word is only dashes.
    """
    for word in words:
        if word and not word.strip("-"):
            raise UsageError(f'"{word}" names nothing', replace=(word, ""))
    find = partial(roles_called, catalog)
    return [name for part in _parts([*_unquoted(words, find)], find) for name in _names(part, find)]


def read_name(catalog: Catalog, words: Sequence[str]) -> str:
    """Return the one name of a role that `words` consist of.

    Raises:
        UsageError: there are more.
    """
    if len(words) == 1 and " " in words[0]:
        return words[0]  # a title, whatever commas it has
    first, *others = read_names(catalog, words) or [""]
    if others:
        raise UsageError(f'one role is enough here; "{others[0]}" is too much')
    return first


def read_name_and_fields(catalog: Catalog, words: Sequence[str]) -> tuple[str, list[RoleField]]:
    """Return the name of the one role that `words` start with, and the fields after it.

    Raises:
        UsageError: what follows the role is no field, or another role.
    """
    role, fields = [*words], list[str]()
    while len(role) > 1 and not roles_called(catalog, " ".join(role)):
        if fields and role[-1].casefold() not in FIELD_WORDS:
            break
        fields.insert(0, role.pop())
    return read_name(catalog, role), find_fields(fields)


def read_ends(
    catalog: Catalog, words: Sequence[str], origin: str | None, destination: str | None
) -> tuple[str | None, str | None]:
    """Return the names of the first and the last role of a path.

    `words` name what `origin` and `destination` do not: "analyst mle", "from analyst to mle",
    "to mle", or one of these roles alone; one of NOTHING may stand for the first.

    Raises:
        UsageError: there are more than two names.
    """
    first, *rest = (words[1:] if words and words[0].casefold() == "from" else words) or ("",)
    if first.casefold() == "to":
        named = [origin, *read_names(catalog, rest)]
    elif first.casefold() in NOTHING:
        named = [first, *read_names(catalog, rest)]
    else:
        given = [] if origin is None else [origin]
        named = [*given, *read_names(catalog, [first, *rest] if first else [])]
    if destination is not None:
        named = [*(named or [None]), destination]
    named = [name and _with_rank(catalog, name) for name in named]
    match named:
        case []:
            return None, None
        case [start]:
            return start, None
        case [start, goal]:
            return start, goal
        case _:
            raise UsageError("a path leads from one role to one other: rolecmp path analyst mle")


def _with_rank(catalog: Catalog, name: str) -> str:
    """Return a name with a rank that is too bare for a job title as a role at that grade.

    A senior analyst may be one of many things, but not beside the name of another role.
    """
    if is_called(catalog, name):
        return name
    words = fold(name).split()
    plain = " ".join(without_rank(words))
    ranks = [word for word in words if word != plain]
    is_bare = plain in BARE and len(ranks) == 1 and roles_called(catalog, plain)
    return f"{plain}@{ranks[0]}" if is_bare else name


def _unquoted(words: Sequence[str], find: Find) -> Iterator[str]:
    """Yield words, and in place of one in quotes that is several names, such as "ds vs mle", these.

    That is so if each of them is the name of a role, and all together are none.
    """
    for word in words:
        names = [*_between(word)]
        if len(names) > 1 and all(map(find, names)) and not find(word):
            for name in names:
                yield from (BETWEEN[0], name)
        else:
            yield word


def _between(words: str) -> Iterator[str]:
    """Yield what stands between words such as "vs" in several words."""
    for is_separator, some in groupby(words.split(), lambda word: word.casefold() in BETWEEN):
        if not is_separator:
            yield " ".join(some)


def _parts(words: Sequence[str], find: Find) -> Iterator[list[str]]:
    """Yield the words before, between and after what separates names."""
    part: list[str] = []
    for word in words:
        if word.casefold() in BETWEEN:
            yield part
            part = []
            continue
        pieces = _pieces(word, find)
        # A comma may also be part of a name, or of a title such as "Data engineer, Berlin".
        is_list = not find(word) and (" " not in word or all(map(find, filter(None, pieces))))
        first, *others = pieces if is_list else [word]
        if " " in first:  # in quotes, it is no part of a longer name
            yield from (part, [first])
            part = []
        else:
            part += [first] if first or not others else []
        for other in others:
            yield part
            part = [other] if other else []
    yield part


def _pieces(word: str, find: Find) -> list[str]:
    """Return the names in a word: between commas, and between slashes if each is a role's."""
    pieces = [piece.strip() for piece in word.split(",")]
    finer = [name for piece in pieces for name in piece.split("/")]
    return finer if " " not in word and all(map(find, filter(None, finer))) else pieces


def _names(words: Sequence[str], find: Find) -> list[str]:
    """Return the names in words without a separator."""
    if not (1 < len(words) <= MAX_WORDS and all(words)) or all(map(find, words)):
        return [*words]
    readings = list(_readings(words, find))
    if not readings:
        return list(_longest(words, find))
    meanings = {tuple(tuple(find(name)) for name in reading) for reading in readings}
    return readings[0] if len(meanings) == 1 else [*words]


def _readings(words: Sequence[str], find: Find) -> Iterator[list[str]]:
    """Yield each way to cut `words` into names."""
    if not words:
        yield []
    for end in range(1, len(words) + 1):
        name = " ".join(words[:end])
        if find(name):
            yield from ([name, *rest] for rest in _readings(words[end:], find))


def _longest(words: Sequence[str], find: Find) -> Iterator[str]:
    """Yield the longest names in `words` and, in between, the words that name nothing."""
    unknown: list[str] = []
    start = 0
    while start < len(words):
        ends = range(len(words), start, -1)
        end = next((end for end in ends if find(" ".join(words[start:end]))), None)
        if end is None:
            unknown.append(words[start])
            start += 1
            continue
        yield from _unknown(unknown)
        unknown = []
        yield " ".join(words[start:end])
        start = end
    yield from _unknown(unknown)


def _unknown(words: Sequence[str]) -> list[str]:
    """Return the names that words may be which name nothing: a title, or aliases if all are short.

    An alias of one catalog may be unknown in another: "ds mle".
    """
    are_aliases = all(len(word) <= MAX_ALIAS for word in words)
    return [*words] if are_aliases else [" ".join(words)]
