"""The options and arguments that several commands share, and those that end a run at once."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from rolecmp import __version__
from rolecmp.cli import completion
from rolecmp.cli.typer_patches import NO_PAGER
from rolecmp.output.formats import Format, GraphFormat

RolesOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--roles",
        metavar="FILE",
        envvar="ROLECMP_ROLES",
        help='A catalog or folder; "-" is standard input. Repeatable.',
        show_envvar=False,
    ),
]
_format = partial(typer.Option, "--format", "-f", metavar="FORMAT", show_default=False)
FormatOption = Annotated[Format | None, _format(help="table, json, markdown, csv, html or svg.")]
GraphFormatOption = Annotated[
    GraphFormat | None, _format(help="table, json, markdown, csv, html, svg, mermaid or dot.")
]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to FILE; its extension sets the format.",
    ),
]
NewFileOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, unless it exists."),
]
ForceOption = Annotated[bool, typer.Option("--force", help="Overwrite FILE.")]
JsonOption = Annotated[
    bool, typer.Option("--json", help="Same as --format json.", show_default=False)
]
OnlyOption = Annotated[
    list[str] | None,
    typer.Option(
        "--only",
        metavar="FIELD",
        autocompletion=completion.fields,
        help="Show only these fields, such as pay,tools.",
    ),
]
FromOption = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="ROLE",
        autocompletion=completion.roles,
        help="Your current role.",
    ),
]
HaveOption = Annotated[
    list[str] | None,
    typer.Option(
        "--have",
        metavar="ITEM[=LEVEL]",
        autocompletion=completion.owned_items,
        help="What you have: python,sql=expert,degree=master.",
    ),
]
MeOption = Annotated[
    str | None,
    typer.Option("--me", metavar="FILE", help="Your résumé: JSON Resume, JSON or text."),
]
FullOption = Annotated[bool, typer.Option("--full", help="Show everything.")]
SourcesOption = Annotated[bool, typer.Option("--sources", help="Add numbered sources.")]
NAMED = "An id, an alias or a job title, in any case."
RoleArgument = Annotated[
    list[str],
    typer.Argument(metavar="ROLE", help=NAMED, autocompletion=completion.roles),
]
RolesArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="ROLE ROLE...",
        help="Roles by id, alias or job title; or a job ad, such as ad.txt.",
        autocompletion=completion.roles,
    ),
]
RoleAndFieldArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="ROLE [FIELD]...",
        help="A role, and fields of it, such as pay,tools.",
        autocompletion=completion.roles_and_fields,
    ),
]
RoleOrPhaseArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="[ROLE|PHASE]",
        help="Show only the part of a role, or a phase such as deploy.",
        autocompletion=completion.roles_and_phases,
    ),
]
PathArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[FROM] [TO]",
        help='Your role, or "nothing"; and the role you want.',
        autocompletion=completion.roles,
    ),
]


def _version(is_given: bool) -> None:
    if is_given:
        typer.echo(f"rolecmp {__version__}")
        raise typer.Exit


def _help(ctx: typer.Context, is_given: bool) -> None:
    if is_given:
        typer.echo(ctx.get_help(), color=ctx.color)
        raise typer.Exit


VersionOption = Annotated[
    bool,
    typer.Option("-V", "--version", callback=_version, is_eager=True, help="Show the version."),
]
NoPagerOption = Annotated[bool, typer.Option(NO_PAGER, help="Never use a pager.")]
# Typer's own help option loads pydantic on the way to the help of a command.
HelpOption = Annotated[
    bool,
    typer.Option("-h", "--help", callback=_help, is_eager=True, help="Show this help."),
]
