"""The commands: what each takes, and to whom it hands that on."""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rolecmp import completion
from rolecmp.catalog.files import BUILTIN, location
from rolecmp.catalog.terms import RoleField
from rolecmp.errors import UnreadableError
from rolecmp.options import (
    FormatOption,
    GraphFormatOption,
    HelpOption,
    JsonOption,
    OptionalRoleArgument,
    OutputOption,
    RoleArgument,
    RolesArgument,
    RolesOption,
    ShowCompletionOption,
    SourcesOption,
    VersionOption,
)
from rolecmp.output.formats import show_answer
from rolecmp.output.reports import ReportFormat, show_validation
from rolecmp.output.streams import refuse_input, say, write, write_document
from rolecmp.program import Command, Group, Program

if TYPE_CHECKING:
    from collections.abc import Collection

    from rolecmp.catalog.model import Catalog


# Typer would load rich for help and for errors.
_typer = partial(typer.Typer, rich_markup_mode=None, pretty_exceptions_enable=False)
app = _typer(
    name="rolecmp",
    cls=Program,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
importers = _typer(cls=Group)
command = partial(app.command, cls=Command)
more = "Read more: {}.".format


def _load(
    files: list[Path] | None,
    output: Path | None,
    *asked: str | None,
    outline: "Collection[str] | None" = None,
) -> "Catalog":
    from rolecmp.catalog.excerpt import NAMES
    from rolecmp.catalog.load import load

    names = _names(files)
    refuse_input(output, map(location, names or [BUILTIN]))
    return load(names, [*filter(None, asked)], outline or NAMES)


def _names(files: list[Path] | None) -> list[str]:
    names = [str(file) for file in files or ()]
    if "-" in names and sys.stdin is not None and sys.stdin.isatty():
        say("rolecmp: reading a role catalog from standard input; end it with Ctrl-D")
    return names


@app.callback(
    invoke_without_command=True,
    add_help_option=False,
    epilog="Exit codes: 0 answered; 1 the data is invalid, cannot be read, or names nothing "
    f"known; 2 wrong usage; 130 interrupted. {more('README.md')}",
)
def _main(
    ctx: typer.Context,
    version: VersionOption = False,  # noqa: ARG001 - their callbacks do the work
    show_completion: ShowCompletionOption = False,  # noqa: ARG001
    help: HelpOption = False,  # noqa: ARG001
) -> None:
    """Compare data roles side by side: tasks, skills, tools, degrees and ways in.

    \b
      rolecmp compare ds mle
      rolecmp list
    """
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


@command("list", epilog=more("docs/formats.md"))
def list_(
    roles: RolesOption = None,
    format: FormatOption = None,
    json: JsonOption = False,
    output: OutputOption = None,
) -> None:
    """List all roles at a glance, the easiest to enter first.

    \b
      rolecmp list
      rolecmp list --json | jq -r '.roles[].id'
    """
    from rolecmp.questions.listing import list_roles

    show_answer(list_roles(_load(roles, output)), "json" if json else format, output)


@command(epilog=more("docs/evidence.md"))
def show(
    role: RoleArgument,
    sources: SourcesOption = False,
    roles: RolesOption = None,
    format: FormatOption = None,
    json: JsonOption = False,
    output: OutputOption = None,
) -> None:
    """Show one role in full, with what is measured and disputed.

    \b
      rolecmp show ds
      rolecmp show "machine learning engineer" --json

    ROLE is an id, an alias, a name or an alternate title, in any case.
    """
    from rolecmp.questions.show import show

    answer = show(_load(roles, output, role), role, sources=sources)
    show_answer(answer, "json" if json else format, output)


@command(epilog=more("docs/formats.md"))
def compare(
    role: RolesArgument,
    only: Annotated[
        list[str] | None,
        typer.Option(
            "--only",
            metavar="FIELD",
            autocompletion=completion.fields,
            help=f"Compare only these fields, joined by commas: {', '.join(RoleField)}.",
        ),
    ] = None,
    diff: Annotated[
        bool, typer.Option("--diff", help="Leave out what the roles have in common.")
    ] = False,
    sources: SourcesOption = False,
    roles: RolesOption = None,
    format: FormatOption = None,
    json: JsonOption = False,
    output: OutputOption = None,
) -> None:
    """Compare two roles or more, side by side.

    \b
      rolecmp compare ds mle
      rolecmp compare analyst ds de --only pay,growth,education

    Each ROLE is an id, an alias, a name or an alternate title, in any case.
    """
    from rolecmp.catalog.names import find_fields
    from rolecmp.questions.compare import compare

    fields = find_fields(only or ())
    answer = compare(_load(roles, output, *role), role, only=fields, diff=diff, sources=sources)
    show_answer(answer, "json" if json else format, output)


@command(epilog=more("docs/evidence.md"))
def evidence(
    role: RoleArgument,
    field: Annotated[
        str | None,
        typer.Argument(metavar="FIELD", hidden=True, autocompletion=completion.fields),
    ] = None,
    roles: RolesOption = None,
    format: FormatOption = None,
    json: JsonOption = False,
    output: OutputOption = None,
) -> None:
    """Show who says what is claimed of a role, and who disputes it.

    \b
      rolecmp evidence ds
      rolecmp evidence ds degree

    FIELD narrows it down, to several fields if they are joined by commas.
    """
    from rolecmp.catalog.names import find_fields
    from rolecmp.questions.evidence import find_evidence

    fields = find_fields([field] if field else ())
    answer = find_evidence(_load(roles, output, role), role, fields)
    show_answer(answer, "json" if json else format, output)


@command(epilog=more("docs/paths.md"))
def path(
    from_: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="ROLE",
            autocompletion=completion.roles,
            help="The role one comes from.",
        ),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="ROLE",
            autocompletion=completion.roles,
            help="The role one wants to get to.",
        ),
    ] = None,
    have: Annotated[
        list[str] | None,
        typer.Option(
            "--have",
            metavar="ITEM[=LEVEL]",
            autocompletion=completion.items,
            help="A skill or tool one has besides; without a level, at working. "
            "May be given again.",
        ),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show the sum behind each gap, item by item.")
    ] = False,
    roles: RolesOption = None,
    format: GraphFormatOption = None,
    json: JsonOption = False,
    output: OutputOption = None,
) -> None:
    """Find the way from one role to another, and what it takes.

    \b
      rolecmp path --from analyst
      rolecmp path --from analyst --to mle --have python=practitioner

    Without --to: the ways to all other roles; without --from: what leads to one.

    It promises no time, pay or odds: what two jobs have in common explains at most
    15% of what a move really costs (Cortes and Gallipoli 2018).
    """
    from rolecmp.questions.path import NEEDED, find_paths

    catalog = _load(roles, output, from_, to, outline=NEEDED)
    answer = find_paths(catalog, from_, to, have=have or (), explain=explain)
    show_answer(answer, "json" if json else format, output)


@command(epilog=more("docs/process.md"))
def process(
    role: OptionalRoleArgument = None,
    team: Annotated[
        str | None,
        typer.Option(
            "--team",
            metavar="SHAPE",
            autocompletion=completion.team_shapes,
            help="Show the work as such a team shares it.",
        ),
    ] = None,
    roles: RolesOption = None,
    format: GraphFormatOption = None,
    json: JsonOption = False,
    output: OutputOption = None,
) -> None:
    """Show how a data-science project runs, and who does what in it.

    \b
      rolecmp process
      rolecmp process --team startup

    With a ROLE: only what that one does, and for what.
    """
    from rolecmp.questions.process import find_process

    show_answer(find_process(_load(roles, output), role, team), "json" if json else format, output)


@command(epilog=more("docs/catalogs.md"))
def validate(
    files: Annotated[list[Path] | None, typer.Argument(metavar="FILE", hidden=True)] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Make warnings errors.")] = False,
    roles: RolesOption = None,
    format: Annotated[
        ReportFormat, typer.Option("--format", "-f", help="The form of the report.")
    ] = ReportFormat.TEXT,
    json: JsonOption = False,
) -> None:
    """Check role catalogs, and tell every problem with its place.

    \b
      rolecmp validate
      rolecmp validate --roles builtin

    Each FILE is checked by itself, or on top of those given with --roles; "-" is
    standard input. Without any, the built-in catalog is checked. Any error makes the
    exit code 1.
    """
    from rolecmp.questions.validate import validate

    answer = validate(_names(files), below=_names(roles), strict=strict)
    if answer.files:
        show_validation(answer, ReportFormat.JSON if json else format)
    if answer.unreadable:
        raise UnreadableError(answer.unreadable)
    if answer.errors:
        raise typer.Exit(1)


@command(epilog=more("docs/json.md"))
def schema(
    answer: Annotated[str | None, typer.Argument(metavar="ANSWER", hidden=True)] = None,
) -> None:
    """Print the JSON Schema of the catalog file, or of an answer.

    \b
      rolecmp schema
      rolecmp schema comparison

    ANSWER is role-list, role, comparison, evidence, path, process or validation: the
    kind of answer that list, show, compare and so on give as JSON.
    """
    from rolecmp.questions.schema import schema

    write(schema(answer))


@command(epilog=more("docs/catalogs.md"))
def init() -> None:
    """Print a small catalog to start your own from.

    \b
      rolecmp init
      rolecmp init | rolecmp list --roles -

    It tells in its own texts what goes where, and it is valid as it is.
    """
    from rolecmp.catalog.files import packaged

    write(packaged("example.json").read_text(encoding="utf-8"))


app.add_typer(importers, name="import")


@importers.callback(invoke_without_command=True, add_help_option=False, epilog=more("docs/onet.md"))
def _import(
    ctx: typer.Context,
    help: HelpOption = False,  # noqa: ARG001 - its callback does the work
) -> None:
    """Make a catalog of other people's data.

    \b
      rolecmp import onet --help
      rolecmp import onet db_29_3_text.zip -o onet.json

    It can be asked with --roles, alone or beside others.
    """
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


@importers.command("onet", cls=Command, epilog=more("docs/onet.md"))
def import_onet(
    path: Annotated[Path, typer.Argument(metavar="PATH", hidden=True)],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write the catalog to this file."),
    ] = None,
) -> None:
    """Make a catalog of O*NET, which has a thousand occupations.

    \b
      rolecmp import onet db_29_3_text.zip -o onet.json
      rolecmp compare Statisticians Actuaries --roles onet.json

    PATH is the text database, as a zip or unpacked, from
    https://www.onetcenter.org/database.html.
    """
    from rolecmp.importers.onet import import_onet

    refuse_input(output, [path])
    is_watched = sys.stderr is not None and sys.stderr.isatty()
    write_document(import_onet(path, say if is_watched else lambda _: None), output)
