"""How Typer is made to behave: help starts with the point, an error is one line, a TAB is quick."""

import os
import sys
from collections.abc import Callable
from inspect import cleandoc
from typing import Any

from typer.core import TyperCommand, TyperGroup

from rolecmp.errors import RolecmpError, UsageError
from rolecmp.output.streams import prepare, say

COMPLETE = "_ROLECMP_COMPLETE"
"""The variable in which a shell says that it wants a command line completed."""


def completion_script() -> str:
    """Return what makes the shell that we run in complete command lines of ours.

    Raises:
        UsageError: it is none of those that can.
    """
    from typer._completion_shared import Shells, _get_shell_name, get_completion_script

    shell = _get_shell_name()
    if shell is None or shell not in {*Shells}:
        raise UsageError(
            "this is not run by a shell that can complete it: bash, zsh, fish or PowerShell; "
            f'"{COMPLETE}=source_bash rolecmp" shows what bash needs, and so on'
        )
    return get_completion_script(prog_name="rolecmp", complete_var=COMPLETE, shell=shell)


def _prepare_completion() -> None:
    from typer import _completion_classes

    _completion_classes.completion_init()
    # Typer would load rich to take its markup out of our help, which has none.
    _completion_classes._sanitize_help_text = lambda text: text


class _Common:
    """What a command and the whole program have in common."""

    def format_help(self: Any, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer does not name these types
        """Write help that starts with what a command is for, and examples of it."""
        formatter.write_text(cleandoc(self.help))
        formatter.write_paragraph()
        self.format_usage(ctx, formatter)
        self.format_options(ctx, formatter)
        self.format_epilog(ctx, formatter)

    def parse_args(self: Any, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - as above
        """Take a command line apart; one that is being completed, without a look at its values.

        Typer would load pydantic to look at them, which takes as long as all the rest.
        """
        if not ctx.resilient_parsing:
            return super().parse_args(ctx, args)  # type: ignore[misc]
        from typer._click.core import ParameterSource

        parser = self.make_parser(ctx)
        given, rest, _ = parser.parse_args(args=args)
        for name, value in given.items():
            if value:
                ctx.params[name] = value
                ctx.set_parameter_source(name, ParameterSource.COMMANDLINE)
        ctx._opt_prefixes.update(parser._opt_prefixes)
        ctx._protected_args, ctx.args = rest[:1], rest[1:]
        return ctx.args


class Command(_Common, TyperCommand):
    """A command."""


class Group(_Common, TyperGroup):
    """A command with commands of its own."""


class Program(Group):
    """The program: all its commands, and the one place where errors are caught."""

    def main(self, *args: Any, **options: Any) -> int:  # noqa: ANN401 - passed on
        """Run a command line, and exit with its code; or return it, unless `standalone_mode`."""
        if COMPLETE in os.environ:
            _prepare_completion()
        is_standalone = options.get("standalone_mode", True)
        run = super().main
        code = _guarded(lambda: run(*args, **{**options, "standalone_mode": False}))
        if is_standalone:
            sys.exit(code)
        return code


def _guarded(run: Callable[[], int | None]) -> int:
    """Return the exit code of `run`, having said in a line what went wrong, if anything did."""
    try:
        prepare()
        return run() or 0
    except RolecmpError as error:
        say(*error.lines)
        return error.exit_code
    except OSError as error:
        say(f"rolecmp: cannot write: {error.strerror or error}")
        return 1
    except SystemExit as error:
        # Typer leaves in this way when the reader of the output has gone.
        return int(error.code or 0)
    except Exception as error:
        # Typer keeps the class of its usage errors to itself: this is how they look.
        if not hasattr(error, "format_message"):
            raise
        message = error.format_message().replace("Value error, ", "")
        context = getattr(error, "ctx", None)
        say(f'rolecmp: {message} (see "{context.command_path if context else "rolecmp"} --help")')
        return int(getattr(error, "exit_code", 2))
