"""How Typer is made to behave: help starts with the point, and an error is one line."""

import sys
from collections.abc import Callable
from inspect import cleandoc
from typing import Any

from typer.core import TyperCommand, TyperGroup

from rolecmp.errors import RolecmpError
from rolecmp.output.streams import prepare, say


def _format_help(self: Any, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer does not name these types
    """Write help that starts with what a command is for, and examples of it."""
    formatter.write_text(cleandoc(self.help))
    formatter.write_paragraph()
    self.format_usage(ctx, formatter)
    self.format_options(ctx, formatter)
    self.format_epilog(ctx, formatter)


class Command(TyperCommand):
    """A command."""

    format_help = _format_help


class Program(TyperGroup):
    """The program: all its commands, and the one place where errors are caught."""

    format_help = _format_help

    def main(self, *args: Any, **options: Any) -> int:  # noqa: ANN401 - passed on
        """Run a command line, and exit with its code; or return it, unless `standalone_mode`."""
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
