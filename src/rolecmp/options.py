"""The options and arguments that several commands take, and those that end a run at once."""

from pathlib import Path
from typing import Annotated

import typer

from rolecmp import __version__, completion
from rolecmp.output.formats import Format, GraphFormat
from rolecmp.program import completion_script

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
_format = typer.Option(
    "--format", "-f", help="The form of the answer.", show_default="that of FILE, or table"
)
FormatOption = Annotated[Format | None, _format]
GraphFormatOption = Annotated[GraphFormat | None, _format]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to this file, in the form that its ending stands for, as in roles.html.",
    ),
]
JsonOption = Annotated[
    bool, typer.Option("--json", help="Short for --format json.", show_default=False)
]
SourcesOption = Annotated[bool, typer.Option("--sources", help="Name the sources, by number.")]
_role = typer.Argument(metavar="ROLE", hidden=True, autocompletion=completion.roles)
RoleArgument = Annotated[str, _role]
OptionalRoleArgument = Annotated[str | None, _role]
RolesArgument = Annotated[list[str], _role]


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"rolecmp {__version__}")
        raise typer.Exit


def _show_completion(asked: bool) -> None:
    if asked:
        typer.echo(completion_script())
        raise typer.Exit


def _help(ctx: typer.Context, asked: bool) -> None:
    if asked:
        typer.echo(ctx.get_help())
        raise typer.Exit


VersionOption = Annotated[
    bool,
    typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit."),
]
ShowCompletionOption = Annotated[
    bool,
    typer.Option(
        "--show-completion",
        callback=_show_completion,
        is_eager=True,
        help="Show what lets this shell complete command lines, and exit.",
    ),
]
HelpOption = Annotated[
    bool,
    typer.Option("-h", "--help", callback=_help, is_eager=True, help="Show this message and exit."),
]
"""The help of what has commands: Typer's own loads pydantic on the way to theirs."""
