"""Adjustments to Typer: help layout, error reporting, fast completion.

Typer exports none of what they take. Its private names stand in this module and in `shells`,
each with the reason beside it, and `pyproject.toml` bounds its version. When a new version of
Typer breaks something, it breaks here.
"""

import errno
import os
import re
import shlex
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from inspect import cleandoc
from typing import Any

from typer.core import TyperCommand, TyperGroup

from rolecmp.cli.accepted import accepted
from rolecmp.cli.shells import COMPLETE_VARIABLE, prepare_completion
from rolecmp.errors import RolecmpError
from rolecmp.output.colors import Color, colored, has_escapes
from rolecmp.output.streams import prepare, print_error

HELP_ROW = ("-h, --help", "Show this help.")
ROLES_VARIABLE = "ROLECMP_ROLES"
"""The environment variable with the paths of catalogs."""
NO_PAGER = "--no-pager"
"""The option that may stand anywhere, and is the same as an empty ROLECMP_PAGER."""


def command_line() -> str:
    """Return the command line that runs, as a shell takes it, apart from where its output goes."""
    # Private: the click that Typer vendors; the context holds what Program.main gave it.
    from typer._click.globals import get_current_context

    words: list[str] = get_current_context().obj
    outputs = {index for index, word in enumerate(words) if word in {"-o", "--output"}}
    outputs |= {index + 1 for index in outputs}
    kept = (
        word
        for index, word in enumerate(words)
        if index not in outputs and not re.match("-o.|--output=", word)
    )
    return shlex.join(["rolecmp", *kept])


def command_help(ctx: Any, words: Sequence[str]) -> str | None:  # noqa: ANN401 - as below
    """Return the help of the command that `words` name, of the program without any.

    None if there is no such command.
    """
    root = ctx.find_root()
    command = root.command
    for word in words:
        nested = getattr(command, "commands", {}).get(word)
        if nested is None:
            if command is ctx.find_root().command:
                return None
            break  # what follows a command is not a part of it
        root, command = type(root)(nested, parent=root, info_name=word), nested
    text: str = command.get_help(root)
    return text


OUR_WORDS = {
    r"Value error, | ?\(Possible options: .*\)| ?Did you mean .*\?$": "",
    r"Missing argument '\W*(\w+).*'": r"missing \1",
    r"Missing option '(\S+)'.*": r"missing \1",
    r"No such command '(.*)'": r'unknown command "\1"',
    r"No such option: (\S+)": r'unknown option "\1"',
    r"Option '(.*)' requires an argument": r"\1 needs a value",
    r"Option '(.*)' does not take a value": r"\1 takes no value",
    r"Got unexpected extra arguments? \((.*)\)": r'unexpected argument "\1"',
    r"Got unexpected extra argument\(s\) \((.*)\)": r'unexpected argument "\1"',
    r"Invalid value for '--(\w+)'.*: '(.*)' is not one of (.*)": r'unknown \1 "\2"; use \3',
}
"""The messages of Typer, and what we say."""


MAX_WIDTH = 80
"""The longest line of a help text."""
GROUP_WIDTH = 12
"""The width of the column of the groups of commands."""


class _Adjusted:
    """What is adjusted in commands and groups alike."""

    def __init__(self: Any, *args: Any, **options: Any) -> None:  # noqa: ANN401 - passed on
        super().__init__(*args, **options)
        if self.help is None and self.callback:
            from rolecmp.docstrings import docstring

            self.help = docstring(self.callback)

    def get_help(self: Any, ctx: Any) -> str:  # noqa: ANN401 - as below
        """Return the help, in which headings, commands and options stand out on a terminal."""

        def colored_as(color: Color) -> Callable[[re.Match[str]], str]:
            return lambda found: colored(found[0], color, sys.stdout)

        text: str = super().get_help(ctx)  # type: ignore[misc]
        text = re.sub(r"(?m)^[A-Z][\w ]+:", colored_as(Color.HEADING), text)
        examples_and_options = r"(?m)(?<=^  )(?:rolecmp\b.*|[-[A-Z][^ ]*(?: [^ ]+)*(?=  ))"
        text = re.sub(examples_and_options, colored_as(Color.COMMAND), text)
        commands = "|".join(self.commands) if isinstance(self, TyperGroup) else "(?!)"
        text = re.sub(rf"(?m)(?<=^  )(?:{commands})(?=  )", colored_as(Color.COMMAND), text)
        if ctx.parent is not None:
            return text
        named = rf"(?m)(?<=^.{{{GROUP_WIDTH}}})(?:{commands})(?=  )"
        text = re.sub(named, colored_as(Color.COMMAND), text)
        groups = "|".join(filter(None, _grouped(self)))
        text = text.replace("\n\n", "\n", 1)  # a screen has just room for the commands
        return re.sub(rf"(?m)^(?:{groups})(?=  )", colored_as(Color.HEADING), text)

    def format_help(self: Any, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer exports none of these types
        """Write help: what a command is for, examples, its usage, arguments and options."""
        formatter.write_text(cleandoc(self.help or ""))
        formatter.write_paragraph()
        arguments = [each for each in self.params if each.param_type_name == "argument"]
        groups = _grouped(self) if isinstance(self, TyperGroup) else {}
        pieces = ["COMMAND"] if groups else [each.metavar for each in arguments]
        is_program = ctx.parent is None
        # Its options take no lines: a screen has just room for its commands.
        own = [f"[{'|'.join(each.opts)}]" for each in self.params] if is_program else []
        formatter.write(f"Usage: {' '.join([ctx.command_path, *own, *pieces, '[OPTIONS]'])}\n")
        if is_program:
            _write_commands(formatter, groups)
            return
        options = [each.get_help_record(ctx) for each in self.params if each not in arguments]
        described = [(each.metavar, each.help) for each in arguments if each.help]
        is_listed = any("--help" in name for name, _ in options)
        shown = [*described, *options, *([] if is_listed else [HELP_ROW])]
        _write_rows(formatter, {**groups, "Options": shown})
        if self.epilog:
            formatter.write(f"{self.epilog}\n")

    def parse_args(self: Any, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - as above
        """Parse a command line; for completion, without converting its values.

        Typer would load pydantic to convert them, which takes as long as everything else.
        """
        if not ctx.resilient_parsing:
            return super().parse_args(ctx, args)  # type: ignore[misc]
        # Private: the click that Typer vendors; completion asks where a value comes from.
        from typer._click.core import ParameterSource

        parser = self.make_parser(ctx)
        given, rest, _ = parser.parse_args(args=args)
        for name, value in given.items():
            if value:
                ctx.params[name] = value
                ctx.set_parameter_source(name, ParameterSource.COMMANDLINE)
        # Private: the state that click's own parse_args leaves behind for completion.
        ctx._opt_prefixes.update(parser._opt_prefixes)
        ctx._protected_args, ctx.args = rest[:1], rest[1:]
        return ctx.args


def _write_commands(formatter: Any, groups: dict[str, list[tuple[str, str]]]) -> None:  # noqa: ANN401 - as above
    """Write the commands of the program and their purposes, beside the heading of each group."""
    width = max(len(name) for rows in groups.values() for name, _ in rows)
    for heading, rows in groups.items():
        for index, (name, text) in enumerate(rows):
            group = "" if index else heading
            formatter.write(f"{group:{GROUP_WIDTH}}{name:{width}}  {text}\n")


def _write_rows(formatter: Any, groups: dict[str, list[tuple[str, str]]]) -> None:  # noqa: ANN401 - as above
    """Write rows of names and what they mean, below the heading of each group."""
    from textwrap import wrap

    width = max(len(name) for rows in groups.values() for name, _ in rows)
    for heading, rows in groups.items():
        formatter.write(f"{heading}:\n")
        for name, text in rows:
            first, *others = wrap(text, MAX_WIDTH - width - 4) or [""]
            formatter.write(f"  {name:{width}}  {first}\n")
            formatter.write("".join(f"{'':{width + 4}}{line}\n" for line in others))


def _grouped(group: Any) -> dict[str, list[tuple[str, str]]]:  # noqa: ANN401 - as above
    """Return the names and purposes of the commands in `group`, by the heading of each."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for name, command in group.commands.items():
        purpose = cleandoc(command.help).partition("\n")[0]
        groups.setdefault(command.rich_help_panel or "Commands", []).append((name, purpose))
    return groups


class Command(_Adjusted, TyperCommand):
    """A command."""


class Group(_Adjusted, TyperGroup):
    """A command with subcommands."""


class Program(Group):
    """The program with all its commands, and the one place where errors are caught."""

    def main(self, *args: Any, **options: Any) -> int:  # noqa: ANN401 - passed on
        """Run a command line and exit with its code; unless `standalone_mode`, return it."""
        if COMPLETE_VARIABLE in os.environ:
            prepare_completion()
        is_standalone = options.get("standalone_mode", True)
        run = super().main
        words = args[0] if args else options.get("args")
        given = [*(sys.argv[1:] if words is None else words)]
        if ROLES_VARIABLE in os.environ:  # a path of nothing is not the folder one is in
            files = filter(None, os.environ[ROLES_VARIABLE].split(os.pathsep))
            os.environ[ROLES_VARIABLE] = os.pathsep.join(files)
        if NO_PAGER in given:
            os.environ["ROLECMP_PAGER"] = ""
        typed = accepted([word for word in given if word != NO_PAGER], self.commands)
        color = has_escapes(sys.stdout) if sys.stdout else None
        ours = {"args": typed, "standalone_mode": False, "obj": typed, "color": color}
        adjusted = {**options, **ours}
        code = _run_reporting_errors(lambda: run(**adjusted), partial(self._tip, typed))
        if is_standalone:
            sys.exit(code)
        return code

    def _tip(self, typed: list[str], error: Exception) -> list[str]:
        """Return the line that says which command was probably meant, if that is clear."""
        from rolecmp.cli.corrections import corrected, known_names

        options = {name: list(_options(command)) for name, command in self.commands.items()}
        known = known_names(typed, options, getattr(error, "catalog", None))
        command = corrected(typed, error, known)
        return [f"tip: {command}"] if command else []


def _options(command: Any) -> Iterator[str]:  # noqa: ANN401 - Typer exports none of these types
    """Yield the options of a command, and of those in it."""
    for each in command.params:
        yield from each.opts
    for nested in getattr(command, "commands", {}).values():
        yield from _options(nested)


def _plain(message: str) -> str:
    """Return a message of Typer in our words: the tip says what it proposes."""
    for pattern, ours in OUR_WORDS.items():
        message = re.sub(pattern, ours, message)
    message = message.removesuffix(".").replace("'", "" if "; use " in message else '"')
    return f"{message[:1].lower()}{message[1:]}"


def _run_reporting_errors(
    run: Callable[[], int | None], tip: Callable[[Exception], list[str]]
) -> int:
    """Return the exit code of `run`, and report an error in a line, with a tip in another."""
    try:
        prepare()
        return run() or 0
    except RolecmpError as error:
        print_error(*error.lines, *(tip(error) if error.has_tip else []))
        return error.exit_code
    except OSError as error:
        # On Windows, that is a pipe whose reader has gone.
        if sys.platform != "win32" or error.errno != errno.EINVAL:
            print_error(f"rolecmp: cannot write: {error.strerror or error}")
        return 1
    except SystemExit as error:
        # Typer exits like this when the reader of the output has gone.
        return int(error.code or 0)
    except Exception as error:
        # Typer does not export the class of its usage errors; this method marks them.
        if not hasattr(error, "format_message"):
            raise
        message = _plain(error.format_message())
        context = getattr(error, "ctx", None)
        command = context.command_path if context else "rolecmp"
        print_error(f"rolecmp: {message}", *(tip(error) or [f"tip: {command} --help"]))
        return int(getattr(error, "exit_code", 2))
