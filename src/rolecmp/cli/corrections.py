"""What a command line that failed was probably meant to be: a command that runs.

A command line is corrected in steps: its command, its options, their values, its arguments.
Each step is a table, or a few lines that know what a word names.
"""

import re
import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from itertools import pairwise
from typing import NamedTuple

from rolecmp.catalog.files import STANDARD_INPUT
from rolecmp.catalog.load import load
from rolecmp.catalog.names import find_item, roles_called
from rolecmp.catalog.terms import FIELD_WORDS, RoleField
from rolecmp.cli.accepted import FORMATS as ACCEPTED
from rolecmp.errors import RolecmpError, UnknownNameError
from rolecmp.output.formats import EXTENSIONS

COMMANDS = {
    **dict.fromkeys(("roles", "ls", "all", "jobs", "titles", "index"), "list"),
    **dict.fromkeys(("new", "create", "start", "example", "template"), "init"),
    **dict.fromkeys(("check", "lint", "test", "verify"), "validate"),
    **dict.fromkeys(("view", "describe", "about", "info", "role", "get", "open"), "show"),
    **dict.fromkeys(("cmp", "vs", "versus", "difference", "differences", "comp"), "compare"),
    **dict.fromkeys(("route", "paths", "way", "move", "moves", "transition", "career"), "path"),
    **dict.fromkeys(("sources", "source", "why", "proof", "facts"), "evidence"),
    **dict.fromkeys(("phases", "phase", "workflow", "who", "raci", "project"), "process"),
    **dict.fromkeys(("schemas", "json-schema"), "schema"),
    **dict.fromkeys(("load", "onet"), "import"),
    **dict.fromkeys(("dump", "print", "save", "catalog"), "export"),
}
"""Other words for a command."""
PHRASES = {
    "diff": ("compare", "--diff"),
    **dict.fromkeys(("search", "find", "grep", "skill", "tool"), ("list", "--with")),
    "team": ("process", "--team"),
    "version": ("--version",),
    "salary": ("compare", "--only", "pay"),
    **{field.value: ("compare", "--only", field.value) for field in RoleField},
}
"""Words for a command with an option: what stands before and after the other words."""
OPTIONS = {
    **dict.fromkeys(("--md", "--markdown"), ("-f", "markdown")),
    **{f"--{name}": ("-f", name) for name in ("csv", "html", "svg", "table", "mermaid", "dot")},
    **{f"--{word}": ("--only", field.value) for word, field in FIELD_WORDS.items()},
    **dict.fromkeys(
        ("--all", "--long", "--verbose", "-v", "--details", "--everything"), ("--full",)
    ),
    **dict.fromkeys(
        ("--short", "--summary", "--brief", "--quiet", "-q", "--disputed", "--years"), ()
    ),
    **dict.fromkeys(("--role", "--phase"), ()),
    **dict.fromkeys(("--web", "--browser"), ("-f", "html")),
    **dict.fromkeys(("--direct", "--cost", "--why"), ("--explain",)),
    **dict.fromkeys(("--skill", "--tool", "--has", "--requires"), ("--with",)),
    **dict.fromkeys(("--easy", "--easiest"), ("--sort", "entry")),
    **dict.fromkeys(("--order", "--order-by", "--sort-by"), ("--sort",)),
    **dict.fromkeys(("--yaml", "--yml"), ("--json",)),
}
"""Options of other programs, and ours."""
PREFIXES = {"--no-color": "NO_COLOR=1", "--no-colour": "NO_COLOR=1", "--color": "FORCE_COLOR=1"}
"""Options that are a variable of the environment here."""
FORMATS = {"yaml": "json", "yml": "json", "xml": "json", "pdf": "html", "png": "svg", "jpg": "svg"}
FORMATS |= {"xlsx": "csv", "xls": "csv", "tsv": "csv", "docx": "html", "pptx": "svg", "ppt": "svg"}
"""Formats that we do not write, and the nearest that we do."""
WITH_VALUE = (
    *("--roles", "--only", "--format", "-f", "--output", "-o"),
    *("--from", "--to", "--have", "--sort", "--with", "--team"),
)
"""The options that a word follows."""


class Known(NamedTuple):
    """What a word can name: the options of each command, and what is in the catalog."""

    options: Mapping[str, Sequence[str]]
    roles: Callable[[str], Sequence[int]]
    is_item: Callable[[str], bool]
    teams: Sequence[str]


def corrected(words: Sequence[str], error: Exception, known: Known) -> str | None:
    """Return the command line that `words` were probably meant to be; None if that is unclear."""
    made = list(words)
    replace = error.replace if isinstance(error, RolecmpError) else None
    if replace and str(error).startswith("unknown role") and known.is_item(replace[0]):
        replace = (replace[0], shlex.join(["rolecmp", "list", "--with", replace[0]]))
    # A field among the roles is in the wrong place, and not the wrong word.
    if replace and replace[0].casefold() not in FIELD_WORDS:
        made = _replaced(made, *replace)
    variables, made = _variables(made)
    for step in (_command, _options, _values, _arguments):
        made = step(made, known)
    if made == [*words] and not variables:
        return None
    return " ".join([*variables, shlex.join(["rolecmp", *made])])


def known_names(words: Sequence[str], options: Mapping[str, Sequence[str]]) -> Known:
    """Return what the words of a command line can name, in the catalogs that it names."""
    files = [value for option, value in pairwise(words) if option == "--roles"]
    try:
        catalog = load([file for file in files if file != STANDARD_INPUT])
    except RolecmpError:
        catalog = load([])

    def is_item(name: str) -> bool:
        try:
            find_item(catalog, name)
        except UnknownNameError:
            return False
        return True

    return Known(
        options=options,
        roles=lambda name: roles_called(catalog, name),
        is_item=is_item,
        teams=[shape.id for shape in catalog.team_shapes],
    )


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


def _roles_options(words: Sequence[str]) -> list[str]:
    return [word for pair in pairwise(words) if pair[0] == "--roles" for word in pair]


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
    index = next(_positions(words), None)
    if index is None:
        return words
    word = words[index].casefold()
    before, rest = words[:index], words[index + 1 :]
    if word in known.options:
        return [word, *before, *rest]
    if word in COMMANDS:
        return [COMMANDS[word], *before, *rest]
    if word in PHRASES:
        first, *others = PHRASES[word]
        is_before = others in (["--team"], ["--with"])
        return [first, *others, *before, *rest] if is_before else [first, *before, *rest, *others]
    roles = [each for each in _arguments_of(words) if known.roles(each)]
    if roles:
        return ["show" if len(roles) == 1 else "compare", *words]
    near = get_close_matches(word, [*known.options, *COMMANDS], n=1)
    return [COMMANDS.get(near[0], near[0]), *before, *rest] if near else ["--help"]


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
        if not name.startswith("-") or name in {"-", "--"} or name in options or is_short:
            # The value of an option that does not exist goes with it, unless it names something.
            if not is_value or known.roles(word) or known.is_item(word):
                made.append(word)
            is_value = False
        elif name in OPTIONS:
            made += OPTIONS[name]
        else:
            near = get_close_matches(name, options, n=1, cutoff=0.7)
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
        elif option == "--team" and known.teams and not _is_team(value, known):
            made[index] = known.teams[-1]
    if made[-1:] == ["--team"] and known.teams:
        made.append(known.teams[-1])
    return made


def _is_team(value: str, known: Known) -> bool:
    return value in known.teams or all(map(known.roles, value.split(",")))


def _arguments(words: list[str], known: Known) -> list[str]:
    """Return `words` with as many arguments, of such a kind, as their command takes."""
    command, *rest = words or [""]
    arguments = _arguments_of(rest)
    # A role that is named twice counts once.
    by_role = {tuple(found): each for each in arguments if (found := known.roles(each))}
    roles = list(by_role.values())
    fields = [each for each in arguments if each.casefold() in FIELD_WORDS and each not in roles]
    options = [each for each in rest if each not in arguments]
    match command, len(roles):
        case "compare", 0 if not arguments:
            made = ["compare", "ds", "mle", *options]
        case "compare", 1:
            made = ["show", roles[0], *_only(options, fields)]
        case "compare" | "show", several if several > 1:
            made = ["compare", *roles, *_only(options, fields)]
        case "show", 1 if fields:
            made = ["show", *roles, *_only(options, fields)]
        case "evidence", several if several > 1:
            made = ["evidence", roles[0], *fields[:1], *options]
        case "evidence", 1:
            others = [each for each in arguments if each not in {*roles, *fields}]
            named = ["tools" if known.is_item(each) else "" for each in others]
            made = ["evidence", roles[0], *fields[:1], *filter(None, named[:1]), *options]
        case "show" | "evidence", 0 if not arguments:
            made = [command, "ds", *options]
        case "process", several if several and "--team" in rest[:-1]:
            index = rest.index("--team")
            team = ",".join([rest[index + 1], *roles])
            others = [each for each in options if each not in {"--team", rest[index + 1]}]
            made = ["process", "--team", team, *others]
        case "process", several if several > 1:
            made = ["process", "--team", ",".join(roles), *options]
        case _:
            made = words
    return made


def _only(options: list[str], fields: Iterable[str]) -> list[str]:
    """Return `options` that narrow an answer to these fields as well."""
    named = [FIELD_WORDS[field.casefold()] for field in fields]
    if not named:
        return options
    if "--only" in options[:-1]:
        index = options.index("--only") + 1
        joined = ",".join([options[index], *named])
        return [*options[:index], joined, *options[index + 1 :]]
    return [*options, "--only", ",".join(named)]


def _arguments_of(words: Sequence[str]) -> list[str]:
    """Return the words that are no options, nor the values of any."""
    return [words[index] for index in _positions(words)]


def _positions(words: Sequence[str]) -> Iterator[int]:
    """Yield where the words stand that are no options, nor the values of any."""
    for index, word in enumerate(words):
        if not word.startswith("-") and not (index and words[index - 1] in WITH_VALUE):
            yield index
