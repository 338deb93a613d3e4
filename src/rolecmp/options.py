"""The options and arguments that several commands share, and those that end a run at once."""

from pathlib import Path
from typing import Annotated

import typer

from rolecmp import __version__, completion
from rolecmp.catalog.terms import RoleField
from rolecmp.output.formats import Format, GraphFormat
from rolecmp.typer_patches import completion_script

RolesOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--roles",
        metavar="FILE",
        envvar="ROLECMP_ROLES",
        help='Use this catalog ("-" for standard input, "builtin" for the built-in one). '
        "Repeatable; later files override earlier ones.",
    ),
]
_format = typer.Option(
    "--format", "-f", help="Output format.", show_default="from FILE's extension, else table"
)
FormatOption = Annotated[Format | None, _format]
GraphFormatOption = Annotated[GraphFormat | None, _format]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to FILE; its extension sets the format (roles.html).",
    ),
]
JsonOption = Annotated[
    bool, typer.Option("--json", help="Same as --format json.", show_default=False)
]
OnlyOption = Annotated[
    list[str] | None,
    typer.Option(
        "--only",
        metavar="FIELD",
        autocompletion=completion.fields,
        help=f"Show only these fields (comma-separated): {', '.join(RoleField)}.",
    ),
]
FullOption = Annotated[bool, typer.Option("--full", help="Show everything.")]
SourcesOption = Annotated[bool, typer.Option("--sources", help="Add numbered sources.")]
_role = typer.Argument(metavar="ROLE", hidden=True, autocompletion=completion.roles)
RoleAndFieldArgument = Annotated[
    list[str],
    typer.Argument(metavar="ROLE", hidden=True, autocompletion=completion.roles_and_fields),
]
RoleOrPhaseArgument = Annotated[
    str | None,
    typer.Argument(metavar="ROLE", hidden=True, autocompletion=completion.roles_and_phases),
]
RolesArgument = Annotated[list[str], _role]
PathArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="ROLE", hidden=True, autocompletion=completion.roles),
]


def _version(is_given: bool) -> None:
    if is_given:
        typer.echo(f"rolecmp {__version__}")
        raise typer.Exit


def _show_completion(is_given: bool) -> None:
    if is_given:
        typer.echo(completion_script())
        raise typer.Exit


def _help(ctx: typer.Context, is_given: bool) -> None:
    if is_given:
        typer.echo(ctx.get_help(), color=ctx.color)
        raise typer.Exit


VersionOption = Annotated[
    bool,
    typer.Option(
        "-V", "--version", callback=_version, is_eager=True, help="Show the version and exit."
    ),
]
ShowCompletionOption = Annotated[
    bool,
    typer.Option(
        "--show-completion",
        callback=_show_completion,
        is_eager=True,
        help="Print the completion script for your shell.",
    ),
]
# Typer's own help option loads pydantic on the way to the help of a command.
HelpOption = Annotated[
    bool,
    typer.Option("-h", "--help", callback=_help, is_eager=True, help="Show this message and exit."),
]
