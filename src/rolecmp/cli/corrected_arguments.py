"""As many arguments, of such a kind, as a command takes: one function for each command."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rolecmp.catalog.terms import FIELD_WORDS
from rolecmp.cli.importers import IMPORTERS
from rolecmp.cli.other_words import TOPIC_WORDS, WITH_VALUE
from rolecmp.texts.files import is_text


class Known(NamedTuple):
    """What a word can name: the options of each command, and what is in the catalog."""

    options: Mapping[str, Sequence[str]]
    roles: Callable[[str], Sequence[int]]
    is_item: Callable[[str], bool]
    has_grade: Callable[[str, str], bool]
    meant: Callable[[str], str | None]
    """Returns the role that was meant by a name that no role has, if that is clear."""
    names: Callable[[Sequence[str]], list[str]]
    teams: Sequence[str]
    examples: Sequence[str]
    """Two roles."""


class Line(NamedTuple):
    """What the words after a command are; a role that is named twice is there once."""

    command: str
    rest: list[str]
    arguments: list[str]
    roles: list[str]
    fields: list[str]
    options: list[str]


def arguments(words: list[str], known: Known) -> list[str]:
    """Return `words` with the arguments that their command was probably meant to have."""
    command, *rest = words or [""]
    given = arguments_of(rest)
    by_role = {tuple(found): each for each in given if (found := known.roles(each))}
    roles = list(by_role.values())
    others = [each for each in given if each not in roles]
    pieces = [piece for each in others for piece in each.split(",")]
    fields = [piece for piece in pieces if piece.casefold() in FIELD_WORDS]
    options = [each for each in rest if each not in given]
    line = Line(command, rest, given, roles, fields, options)
    return (command in COMMANDS and COMMANDS[command](line, known)) or words


Made = list[str] | None
"""A command line, or None if nothing better is known."""


def _compare(line: Line, known: Known) -> Made:
    if not line.arguments and "--full" in line.options:
        return ["list", *(each for each in line.options if each != "--full")]
    if not line.arguments:
        return [*(["compare", *known.examples] if known.examples[1:] else ["list"]), *line.options]
    if any(map(is_file, line.arguments)):
        return None
    named = known.names(line.arguments)
    are_long = any(" " in name for name in named if name not in line.arguments)
    if are_long and all(len(known.roles(name)) == 1 for name in named):
        return None  # their words are right together
    return _of_roles(line, line.fields) or _of_items(line, known)


def _show(line: Line, known: Known) -> Made:
    if not line.arguments:
        return ["show", *known.examples[:1], *line.options]
    if len(line.roles) == 1 and not line.fields:
        return None
    return _of_roles(line, line.fields) or _of_items(line, known)


def _evidence(line: Line, known: Known) -> Made:
    if not line.arguments:
        return ["evidence", *known.examples[:1], *line.options]
    if not line.roles:
        return None
    others = [each for each in line.arguments if each not in {*line.roles, *line.fields}]
    named = ["tools" for each in others[:1] if known.is_item(each)]
    return ["evidence", line.roles[0], *(line.fields[:1] or named), *line.options]


def _skill(line: Line, known: Known) -> Made:
    return _of_roles(line, ["skills"]) or _of_items(line, known)


def _process(line: Line, known: Known) -> Made:  # noqa: ARG001 - as the others
    if "--team" in line.rest[:-1] and line.roles:
        index = line.rest.index("--team")
        team = line.rest[index + 1]
        options = [each for each in line.options if each not in {"--team", team}]
        return ["process", "--team", ",".join([team, *line.roles]), *options]
    if len(line.roles) > 1:
        return ["process", "--team", ",".join(line.roles), *line.options]
    return None


def _export(line: Line, known: Known) -> Made:  # noqa: ARG001
    made = _of_roles(line, [])
    return [*made, "--json"] if made else None


def _import(line: Line, known: Known) -> Made:  # noqa: ARG001
    if not line.arguments or line.arguments[0] in IMPORTERS:
        return None
    words = " ".join(line.arguments).casefold()
    kind = next((name for name in IMPORTERS if name in words), next(iter(IMPORTERS)))
    rest = line.rest[1:] if line.arguments[0].casefold() in IMPORTERS else line.rest
    return ["import", kind, *rest]


def _help(line: Line, known: Known) -> Made:  # noqa: ARG001
    if not line.arguments:
        return None
    topic = TOPIC_WORDS.get(line.arguments[0].casefold())
    return ["help", topic] if topic else None


def _path(line: Line, known: Known) -> Made:  # noqa: ARG001
    file = next(filter(is_file, line.arguments), None)
    if file is None:
        return None
    ends = ["--to", *line.roles] if len(line.roles) == 1 else line.roles
    return ["path", *ends, "--me", file, *line.options]


def _match(line: Line, known: Known) -> Made:
    named = known.names(line.arguments)
    if not named or not all(map(known.roles, named)):
        return None
    return ["show" if len(named) == 1 else "compare", *named, *line.options]


COMMANDS: Mapping[str, Callable[[Line, Known], Made]] = {
    "compare": _compare,
    "show": _show,
    "evidence": _evidence,
    "skill": _skill,
    "path": _path,
    "match": _match,
    "process": _process,
    "export": _export,
    "import": _import,
    "help": _help,
}


def _of_roles(line: Line, fields: Iterable[str]) -> Made:
    """Return the command that shows the roles of a line, if it names any."""
    if not line.roles:
        return None
    command = "show" if len(line.roles) == 1 else "compare"
    return [command, *line.roles, *_only(line.options, fields)]


def _of_items(line: Line, known: Known) -> Made:
    """Return the command on the skills and tools of a line, if it names nothing else."""
    if not line.arguments or not all(map(known.is_item, line.arguments)):
        return None
    if len(line.arguments) == 1:
        return ["skill", *line.arguments, *line.options]
    return ["list", "--with", ",".join(line.arguments), *line.options]


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


def is_file(name: str) -> bool:
    """Return whether a name is that of a résumé or an ad, and of no role."""
    return is_text(name) or name.casefold().endswith(".json")


def arguments_of(words: Sequence[str]) -> list[str]:
    """Return the words that are no options, nor the values of any."""
    return [words[index] for index in positions(words)]


def positions(words: Sequence[str]) -> Iterator[int]:
    """Yield where the words stand that are no options, nor the values of any."""
    for index, word in enumerate(words):
        if not word.startswith("-") and not (index and words[index - 1] in WITH_VALUE):
            yield index
