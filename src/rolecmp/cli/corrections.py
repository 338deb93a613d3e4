"""What a command line that failed was probably meant to be: a command that runs.

A command line is corrected in steps: its command, its options, their values, its arguments.
Each step is a table, or a few lines that know what a word names.
"""

import os
import re
import shlex
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from itertools import pairwise

from rolecmp.catalog.file_names import STANDARD_INPUT
from rolecmp.catalog.grades import find_grade
from rolecmp.catalog.load import load
from rolecmp.catalog.model import Catalog
from rolecmp.catalog.name_lists import read_names
from rolecmp.catalog.names import find_item, find_role, roles_called
from rolecmp.catalog.terms import FIELD_WORDS
from rolecmp.cli.accepted import ALONE as FLAGS
from rolecmp.cli.accepted import FORMATS as ACCEPTED
from rolecmp.cli.corrected_arguments import Known, arguments, arguments_of, is_file, positions
from rolecmp.cli.other_words import (
    COMMANDS,
    FORMATS,
    GOALS,
    GRADE_OPTIONS,
    GRAPHS,
    NOUNS,
    OPTIONS,
    PHRASES,
    PREFIXES,
    SEARCHES,
    VALUES,
)
from rolecmp.errors import RolecmpError, UnknownNameError
from rolecmp.output.formats import EXTENSIONS

EXAMPLES = ("ds", "mle")
"""The roles that the help compares."""


def corrected(words: Sequence[str], error: Exception, known: Known) -> str | None:
    """Return the command line that `words` were probably meant to be; None if that is unclear."""
    made = list(words)
    replace = error.replace if isinstance(error, RolecmpError) else None
    is_of_role = str(error).startswith("unknown role") and not _has_roles(words, known)
    if replace and is_of_role and known.is_item(replace[0]):
        replace = (replace[0], shlex.join(["rolecmp", "skill", replace[0]]))
    if replace and not _is_known(replace[0], known):
        made = _replaced(made, *replace)
        if not replace[1].startswith("rolecmp "):
            others = [each for each in arguments_of(made) if each not in known.options]
            for other in known.names(others):
                is_known = other.casefold() in FIELD_WORDS or known.is_item(other)
                if not is_known and (meant := known.meant(other)):
                    made = _replaced(made, other, meant)
    if start := _has_no_start(error, words, known):
        made = _replaced([*words], start, "nothing")
    variables, made = _variables(made)
    made, pipe = _without_filter(made)
    made = _graded(made, known)
    for step in (_command, _options, _values, arguments):
        made = step(made, known)
    if made == [*words] and not variables:
        return None
    return " ".join([*variables, shlex.join(["rolecmp", *made]), *pipe])


def _has_no_start(error: Exception, words: Sequence[str], known: Known) -> str:
    """Return the start of a path that is no role's name, nor like one, if there is a goal."""
    is_path = "path" in words[:1] and str(error).startswith("unknown role")
    replace = error.replace if isinstance(error, RolecmpError) else None
    if not is_path or not replace or not replace[1].startswith("rolecmp "):
        return ""
    if is_file(replace[0]):
        return ""
    if ("--to", replace[0]) in pairwise(words):
        return ""
    named = arguments_of(words[1:])
    is_first = named[:1] == [replace[0]] and any(map(known.roles, named))
    return replace[0] if is_first or "--to" in words else ""


def _graded(words: list[str], known: Known) -> list[str]:
    """Return the words with the grade of an option at the roles that have it."""
    kept: list[str] = []
    grade = ""
    rest = iter(words)
    for word in rest:
        name, equals, value = word.partition("=")
        if name in GRADE_OPTIONS:
            grade = value if equals else next(rest, "")
        else:
            kept.append(word)
    if not grade:
        return kept
    named = [
        f"{word}@{grade}" if known.roles(word) and known.has_grade(word, grade) else word
        for word in kept
    ]
    return named if named != kept or "list" not in kept[:1] else ["show", "ds", "--only", "grades"]


def _is_known(words: str, known: Known) -> bool:
    """Return whether what is wrong exists, but in another place."""
    each = words.split()
    are_several = len(each) > 1 and all(known.is_item(one) or known.roles(one) for one in each)
    is_role = "@" not in words and len(known.roles(words)) == 1
    return words.casefold() in FIELD_WORDS or is_role or are_several or is_file(words)


def _has_roles(words: Sequence[str], known: Known) -> bool:
    """Return whether a command line names roles beside what is wrong."""
    return any(map(known.roles, words))


def known_names(
    words: Sequence[str], options: Mapping[str, Sequence[str]], known: Catalog | None
) -> Known:
    """Return what the words of a command line can name, in the catalogs that it names.

    `known` is what they were read as, if it came to that.
    """
    catalog = known or _catalog_of(words)

    def is_item(name: str) -> bool:
        try:
            find_item(catalog, name)
        except UnknownNameError:
            return False
        return True

    def meant(name: str) -> str | None:
        try:
            find_role(catalog, name)
        except UnknownNameError as error:
            is_name = error.replace and not error.replace[1].startswith("rolecmp ")
            return error.replace[1] if error.replace and is_name else None
        return None

    return Known(
        options=options,
        roles=lambda name: roles_called(catalog, name),
        is_item=is_item,
        has_grade=lambda name, grade: bool(find_grade(find_role(catalog, name), grade)),
        meant=meant,
        names=lambda names: read_names(catalog, names),
        teams=[shape.id for shape in catalog.team_shapes],
        examples=_two_of(catalog),
    )


def _two_of(catalog: Catalog) -> list[str]:
    """Return the names of two roles: those of the help, if the catalog has them."""
    if all(len(roles_called(catalog, name)) == 1 for name in EXAMPLES):
        return [*EXAMPLES]
    return [next(iter(role.aliases), role.id) for role in catalog.roles[: len(EXAMPLES)]]


def _catalog_of(words: Sequence[str]) -> Catalog:
    """Return the catalog that a command line names; the built-in one if it cannot be read."""
    files = [*_roles_options(words)[1::2]]
    files = files or list(filter(None, os.environ.get("ROLECMP_ROLES", "").split(os.pathsep)))
    try:
        return load([file for file in files if file != STANDARD_INPUT])
    except RolecmpError:
        return load([])


def _replaced(words: list[str], wrong: str, right: str) -> list[str]:
    """Return `words` with one name in the place of another, which may take several words."""
    if right.startswith("rolecmp "):
        return [*shlex.split(right)[1:], *_roles_options(words)]
    count = len(wrong.split())
    for start in range(len(words) - count + 1):
        if " ".join(words[start : start + count]) == wrong:
            return [*words[:start], *([right] if right else []), *words[start + count :]]
    pattern = rf"(?<![\w-]){re.escape(wrong)}(?![\w-])"
    return [re.sub(pattern, lambda _: right, word) for word in words]


def _without_filter(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the words without a filter as gh takes it, and the pipe that does the same."""
    if "--jq" not in words[:-1]:
        return [*words], []
    index = words.index("--jq")
    kept = [*words[:index], *words[index + 2 :]]
    json = [] if "--json" in kept else ["--json"]
    return [*kept, *json], ["|", "jq", shlex.quote(words[index + 1])]


def _roles_options(words: Sequence[str]) -> list[str]:
    """Return the options that name catalogs, each as two words."""
    joined = [["--roles", word[len("--roles=") :]] for word in words if word.startswith("--roles=")]
    apart = [pair for pair in pairwise(words) if pair[0] == "--roles"]
    return [word for pair in (*joined, *apart) for word in pair]


def _variables(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the variables that some options stand for, and the other words."""
    variables, kept = [], []
    rest = iter(words)
    for word in rest:
        name, _, value = word.partition("=")
        if name == "--width":
            variables.append(f"COLUMNS={value or next(rest, '80')}")
        elif name in PREFIXES:
            variables.append(PREFIXES[name])
            if name == "--color" and not value and "always" in words:
                next(rest, None)
        else:
            kept.append(word)
    return variables, kept


def _command(words: list[str], known: Known) -> list[str]:
    """Return `words` with a command that exists in front."""
    index = next(positions(words), None)
    if index is None:
        return words
    word = words[index].casefold()
    before, rest = words[:index], words[index + 1 :]
    if word == "export" and {"-f", "--format"} & {*words}:
        return ["list", *before, *rest]  # a catalog is JSON, and a list is not
    # Catalogs are compared by diff, roles are not.
    named = arguments_of(rest) if word == "diff" else []
    is_of_roles = bool(named) and all(map(known.roles, named))
    if word in known.options and not is_of_roles:
        return [word, *before, *rest]
    if made := _other_word(word, before, rest, known):
        return made
    if made := _named(words, index, known):
        return made
    names = [*known.options, *COMMANDS]
    swapped = [each for each in names if sorted(each) == sorted(word)]
    near = swapped or get_close_matches(word, names, n=1)
    return [COMMANDS.get(near[0], near[0]), *before, *rest] if near else ["--help"]


def _named(words: list[str], index: int, known: Known) -> list[str] | None:
    """Return the command on the roles, or the skills and tools, that `words` name, if any.

    The word at `index` stands where the command should be.
    """
    arguments = arguments_of(words)
    options = [each for each in words if each not in arguments]
    roles = [each for each in known.names(arguments) if known.roles(each)]
    if len(roles) > 1 and not all(each in words for each in roles):
        return ["compare", *roles, *options]
    if roles:
        is_verb = not known.roles(words[index]) and " " not in words[index]
        named = [*words[:index], *words[index + 1 :]] if is_verb else words
        return ["show" if len(roles) == 1 else "compare", *named]
    items = [each for each in arguments if known.is_item(each)]
    return ["skill", *items, *options] if items else None


def _other_word(word: str, before: list[str], rest: list[str], known: Known) -> list[str] | None:
    """Return the command line with a command in the place of another word for one, if it is one."""
    if made := _searched(word, before, rest, known):
        return made
    if COMMANDS.get(word) == "show" and rest and rest[0].casefold() in NOUNS:
        others = [each for each in rest[1:] if known.roles(each)]
        return ["show" if others else "list", *before, *rest[1:]]
    if word in COMMANDS:
        return [COMMANDS[word], *before, *rest]
    if word not in PHRASES:
        return None
    first, *others = PHRASES[word]
    is_before = others == ["--team"] or first == "import"
    return [first, *others, *before, *rest] if is_before else [first, *before, *rest, *others]


def _searched(word: str, before: list[str], rest: list[str], known: Known) -> list[str] | None:
    """Return the command for a word that is about skills, a path or anything in the list."""
    named = " ".join(arguments_of(rest))
    if word in {*SEARCHES, "skills", "tools"} and (not named or known.is_item(named)):
        return ["skill", *before, *rest]
    if word in GOALS:
        is_one = sum(map(bool, map(known.roles, arguments_of(rest)))) == 1
        return ["path", *(["--to"] if is_one else []), *before, *rest]
    if word in SEARCHES:
        return ["list", *before, *rest]
    return None


def _options(words: list[str], known: Known) -> list[str]:
    """Return `words` with options that their command has."""
    if not words or words[0] not in known.options:
        return words
    options = known.options[words[0]]
    made: list[str] = []
    is_value = False
    for word in words:
        name, equals, value = word.partition("=")
        is_short = not name.startswith("--") and name[:2] in options
        if equals and name in FLAGS:
            made.append(name)
        elif not name.startswith("-") or name in {"-", "--"} or name in options or is_short:
            # The value of an option that does not exist goes with it, unless it names something.
            if not is_value or name in options or known.roles(word) or known.is_item(word):
                made.append(word)
            is_value = False
        elif name in OPTIONS:
            ours = OPTIONS[name]
            is_ours = not ours or not ours[0].startswith("-") or ours[0] in options
            made += ours if is_ours else ()
            is_value = not is_ours and not equals
        else:
            # What another command has is not misspelled.
            is_other = any(name in each for each in known.options.values())
            near = [] if is_other else get_close_matches(name, options, n=1, cutoff=0.7)
            made += [f"{near[0]}{equals}{value}"] if near else []
            is_value = not near and not equals
    return made


def _values(words: list[str], known: Known) -> list[str]:
    """Return `words` with values that their options take."""
    made = list(words)
    for index, (option, value) in enumerate(pairwise(words), start=1):
        stem, dot, extension = value.rpartition(".")
        if option in {"-o", "--output"} and value in {*EXTENSIONS.values(), *ACCEPTED}:
            made[index - 1] = "-f"
        elif option in {"-f", "--format"} and value in FORMATS:
            made[index] = FORMATS[value]
        elif option in {"-o", "--output"} and dot and extension.casefold() in FORMATS:
            made[index] = f"{stem}.{FORMATS[extension.casefold()]}"
        elif EXTENSIONS.get(f".{extension}") in {"mermaid", "dot"} and made[0] not in GRAPHS:
            made[index] = f"{stem}.svg" if dot else "svg"
        elif option == "--team" and known.teams and not _is_team(value, known):
            made[index] = known.teams[-1]
    last = made[-1] if made else ""
    if last == "--team" and known.teams:
        made.append(known.teams[-1])
    elif last in VALUES:
        made.append(VALUES[last])
    return made


def _is_team(value: str, known: Known) -> bool:
    return value in known.teams or all(map(known.roles, value.split(",")))
