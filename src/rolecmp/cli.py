"""The commands: what each takes, and to whom it hands that on."""

import sys
from collections.abc import Callable
from functools import partial
from inspect import cleandoc
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from rolecmp import __version__
from rolecmp.catalog.terms import RoleField
from rolecmp.errors import RolecmpError
from rolecmp.output.formats import Format, show_answer
from rolecmp.output.streams import prepare, say

if TYPE_CHECKING:
    from rolecmp.catalog.model import Catalog


def _format_help(self: Any, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer does not name these types
    """Write help that starts with what a command is for, and examples of it."""
    formatter.write_text(cleandoc(self.help))
    formatter.write_paragraph()
    self.format_usage(ctx, formatter)
    self.format_options(ctx, formatter)
    self.format_epilog(ctx, formatter)


class _Command(TyperCommand):
    format_help = _format_help


class _Program(TyperGroup):
    format_help = _format_help

    def main(self, *args: Any, **options: Any) -> int:  # noqa: ANN401 - passed on
        """Return the exit code, or exit with it; here, and nowhere else, errors are caught."""
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


app = typer.Typer(
    name="rolecmp",
    add_completion=False,
    cls=_Program,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
command = partial(app.command, cls=_Command)

RolesOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--roles",
        metavar="FILE",
        envvar="ROLECMP_ROLES",
        help='Ask this role catalog; "-" is standard input, "builtin" the built-in one. '
        "May be given again: later files add and replace roles by id.",
    ),
]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help="The form of the answer.")]
JsonOption = Annotated[
    bool, typer.Option("--json", help="Short for --format json.", show_default=False)
]
RoleArgument = Annotated[str, typer.Argument(metavar="ROLE", hidden=True)]
RolesArgument = Annotated[list[str], typer.Argument(metavar="ROLE", hidden=True)]


def _load(files: list[Path] | None) -> "Catalog":
    from rolecmp.catalog.load import load

    return load([str(file) for file in files or ()])


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"rolecmp {__version__}")
        raise typer.Exit


def _help(ctx: typer.Context, asked: bool) -> None:
    if asked:
        typer.echo(ctx.get_help())
        raise typer.Exit


# Typer's own help option would load pydantic on the way to the help of a command.
@app.callback(
    invoke_without_command=True,
    add_help_option=False,
    epilog="Exit codes: 0 answered; 1 the data is invalid, cannot be read, or names nothing "
    "known; 2 wrong usage; 130 interrupted.",
)
def _main(
    ctx: typer.Context,
    version: Annotated[  # noqa: ARG001 - its callback does the work
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
    help: Annotated[  # noqa: ARG001 - its callback does the work
        bool,
        typer.Option("-h", "--help", callback=_help, is_eager=True, help="Show this message."),
    ] = False,
) -> None:
    """Compare data roles side by side: tasks, skills, tools, degrees and ways in.

    \b
      rolecmp compare ds mle
      rolecmp list
    """
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


@command("list")
def list_(
    roles: RolesOption = None, format: FormatOption = Format.TABLE, json: JsonOption = False
) -> None:
    """List all roles at a glance, the easiest to enter first.

    \b
      rolecmp list
      rolecmp list --json | jq -r '.roles[].id'
    """
    from rolecmp.questions.listing import list_roles

    show_answer(list_roles(_load(roles)), Format.JSON if json else format)


@command()
def show(
    role: RoleArgument,
    roles: RolesOption = None,
    format: FormatOption = Format.TABLE,
    json: JsonOption = False,
) -> None:
    """Show one role in full, with the evidence for and against.

    \b
      rolecmp show ds
      rolecmp show "machine learning engineer" --json

    ROLE is an id, an alias, a name or an alternate title, in any case.
    """
    from rolecmp.questions.show import show

    show_answer(show(_load(roles), role), Format.JSON if json else format)


@command()
def compare(
    role: RolesArgument,
    only: Annotated[
        list[RoleField] | None,
        typer.Option(
            "--only",
            metavar="FIELD",
            help=f"Compare only this field: {', '.join(RoleField)}. May be given again.",
        ),
    ] = None,
    diff: Annotated[
        bool, typer.Option("--diff", help="Leave out what the roles have in common.")
    ] = False,
    roles: RolesOption = None,
    format: FormatOption = Format.TABLE,
    json: JsonOption = False,
) -> None:
    """Compare two roles or more, side by side.

    \b
      rolecmp compare ds mle
      rolecmp compare analyst ds de --only tools --only degree

    Each ROLE is an id, an alias, a name or an alternate title, in any case.
    """
    from rolecmp.questions.compare import compare

    answer = compare(_load(roles), role, only=only or (), diff=diff)
    show_answer(answer, Format.JSON if json else format)
