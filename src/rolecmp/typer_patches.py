"""Adjustments to Typer: help layout, error reporting, fast completion.

Typer exports none of what they take. Its private names stand in this module only, each
with the reason beside it, and `pyproject.toml` bounds its version. When a new version of
Typer breaks something, it breaks here.
"""

import errno
import os
import re
import shlex
import sys
from collections.abc import Callable, Iterator
from functools import partial
from inspect import cleandoc
from typing import Any

from typer.core import TyperCommand, TyperGroup

from rolecmp.accepted import accepted
from rolecmp.errors import RolecmpError, UsageError
from rolecmp.output.colors import Color, colored, has_escapes
from rolecmp.output.streams import prepare, print_error

COMPLETE_VARIABLE = "_ROLECMP_COMPLETE"
"""The environment variable with which a shell requests a completion."""


def completion_script() -> str:
    """Return the completion script for the shell that this runs in.

    Raises:
        UsageError: the shell is unknown or not supported.
    """
    # Private: only Typer's own --show-completion uses them, which loads pydantic on the
    # way to the help of every command.
    from typer._completion_shared import Shells, _get_shell_name, get_completion_script

    shell = _get_shell_name()
    if shell is None or shell not in {*Shells}:
        raise UsageError(
            "cannot detect a supported shell (bash, zsh, fish or PowerShell); "
            f'for bash, run "{COMPLETE_VARIABLE}=source_bash rolecmp"'
        )
    return get_completion_script(prog_name="rolecmp", complete_var=COMPLETE_VARIABLE, shell=shell)


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


def _prepare_completion() -> None:
    # Private: Typer calls it only if its own completion options are on.
    from typer import _completion_classes

    _completion_classes.completion_init()
    # Private: it loads rich to remove markup from our help, which has none.
    _completion_classes._sanitize_help_text = lambda text: text


class _Adjusted:
    """What is adjusted in commands and groups alike."""

    def get_help(self: Any, ctx: Any) -> str:  # noqa: ANN401 - as below
        """Return the help, in which headings, commands and options stand out on a terminal."""

        def colored_as(color: Color) -> Callable[[re.Match[str]], str]:
            return lambda found: colored(found[0], color, sys.stdout)

        text: str = super().get_help(ctx)  # type: ignore[misc]
        text = re.sub(r"(?m)^[A-Z]\w+:", colored_as(Color.HEADING), text)
        examples_and_options = r"(?m)(?<=^  )(?:rolecmp\b.*|-[^ ].*?(?=  |$))"
        text = re.sub(examples_and_options, colored_as(Color.COMMAND), text)
        commands = "|".join(self.commands) if isinstance(self, TyperGroup) else "(?!)"
        return re.sub(rf"(?m)(?<=^  )(?:{commands})(?=  )", colored_as(Color.COMMAND), text)

    def format_help(self: Any, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer exports none of these types
        """Write help that starts with the purpose of the command and with examples."""
        formatter.write_text(cleandoc(self.help))
        formatter.write_paragraph()
        self.format_usage(ctx, formatter)
        self.format_options(ctx, formatter)
        self.format_epilog(ctx, formatter)

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


class Command(_Adjusted, TyperCommand):
    """A command."""


class Group(_Adjusted, TyperGroup):
    """A command with subcommands."""


class Program(Group):
    """The program with all its commands, and the one place where errors are caught."""

    def main(self, *args: Any, **options: Any) -> int:  # noqa: ANN401 - passed on
        """Run a command line and exit with its code; unless `standalone_mode`, return it."""
        if COMPLETE_VARIABLE in os.environ:
            _prepare_completion()
        is_standalone = options.get("standalone_mode", True)
        run = super().main
        words = args[0] if args else options.get("args")
        typed = accepted(sys.argv[1:] if words is None else words, self.commands)
        color = has_escapes(sys.stdout) if sys.stdout else None
        adjusted = {**options, "standalone_mode": False, "obj": typed, "color": color}
        adjusted = {**adjusted, "args": typed}
        code = _run_reporting_errors(lambda: run(**adjusted), partial(self._tip, typed))
        if is_standalone:
            sys.exit(code)
        return code

    def _tip(self, typed: list[str], error: Exception) -> list[str]:
        """Return the line that says which command was probably meant, if that is clear."""
        from rolecmp.corrections import corrected, known_names

        options = {name: list(_options(command)) for name, command in self.commands.items()}
        command = corrected(typed, error, known_names(typed, options))
        return [f"tip: {command}"] if command else []


def _options(command: Any) -> Iterator[str]:  # noqa: ANN401 - Typer exports none of these types
    """Yield the options of a command, and of those in it."""
    for each in command.params:
        yield from each.opts
    for nested in getattr(command, "commands", {}).values():
        yield from _options(nested)


def _plain(message: str) -> str:
    """Return a message of Typer in our words: the tip says what it proposes."""
    kept = re.sub(r"Value error, | ?\(Possible options: .*\)| ?Did you mean .*\?$", "", message)
    return f"{kept[:1].lower()}{kept[1:].removesuffix('.')}".replace("'", '"')


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
        if sys.platform == "win32" and error.errno == errno.EINVAL:
            return 1  # there a pipe whose reader has gone
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
