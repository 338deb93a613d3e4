"""The commands: what each takes, and where it passes that on."""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rolecmp import completion
from rolecmp.catalog.files import BUILTIN, TOPICS, location
from rolecmp.errors import UnreadableError, UsageError
from rolecmp.options import (
    ForceOption,
    FormatOption,
    FullOption,
    GraphFormatOption,
    HelpOption,
    JsonOption,
    NewFileOption,
    NoPagerOption,
    OnlyOption,
    OutputOption,
    PathArgument,
    RoleAndFieldArgument,
    RoleArgument,
    RoleOrPhaseArgument,
    RolesArgument,
    RolesOption,
    SourcesOption,
    VersionOption,
)
from rolecmp.output.formats import GraphFormat, View, show_answer
from rolecmp.output.reports import ReportFormat, show_validation
from rolecmp.output.streams import print_error, refuse_input, write_document, write_new_document
from rolecmp.questions.kinds import AnswerKind, Sort
from rolecmp.typer_patches import (
    Command,
    Group,
    Program,
    command_help,
    command_line,
    completion_script,
)

if TYPE_CHECKING:
    from rolecmp.catalog.excerpt import Outline
    from rolecmp.catalog.model import Catalog
    from rolecmp.output.pages import PagedAnswer


# Typer would load rich for help and for errors.
_typer = partial(typer.Typer, rich_markup_mode=None, pretty_exceptions_enable=False)
MANY_ROLES = 1000
"""From this number of roles on, a person at a terminal sees what takes its time."""

app = _typer(
    name="rolecmp",
    cls=Program,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
import_app = _typer(cls=Group)
command = partial(app.command, cls=Command)


def _more(topic: str) -> str:
    """Return the last line of a help text."""
    return f"Read more: rolecmp help {topic}"


def _load(
    files: list[Path] | None,
    output: Path | None,
    *role_names: str | None,
    outline: "Outline | None" = None,
) -> "Catalog":
    """Return the catalog in `files`, having made sure that `output` is none of them."""
    from rolecmp.catalog.excerpt import NAMES_ONLY
    from rolecmp.catalog.load import load

    names = _file_names(files)
    refuse_input(output, map(location, names or [BUILTIN]))
    return load(names, [*filter(None, role_names)], outline or NAMES_ONLY)


def _file_names(files: list[Path] | None) -> list[str]:
    names = [str(file) for file in files or ()]
    if "-" in names and sys.stdin is not None and sys.stdin.isatty():
        print_error("rolecmp: reading a role catalog from standard input; end it with Ctrl-D")
    return names


def _show(
    answer: "PagedAnswer",
    format: GraphFormat | None,
    json: bool,
    output: Path | None,
    *,
    full: bool = False,
    sources: bool = False,
) -> None:
    """Show an answer in the way that the options of its command say."""
    show_answer(answer, View(command_line(), full, sources), "json" if json else format, output)


@app.callback(invoke_without_command=True, add_help_option=False)
def _main(
    ctx: typer.Context,
    version: VersionOption = False,  # noqa: ARG001 - their callbacks do the work
    no_pager: NoPagerOption = False,  # noqa: ARG001
    help: HelpOption = False,  # noqa: ARG001
) -> None:
    """Compare data roles: what they do, require and pay, and how to get there.

    \b
      rolecmp compare ds mle
      rolecmp list
    """
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help(), color=ctx.color)


@command("list", epilog=_more("formats"), rich_help_panel="Explore")
def list_(
    word: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORD]", help="Only roles, titles, skills and tools with it."),
    ] = None,
    sort: Annotated[
        str,
        typer.Option(
            "--sort",
            metavar="ORDER",
            help="By entry, pay or name.",
            show_default=False,
            autocompletion=completion.orders,
        ),
    ] = Sort.ENTRY,
    with_: Annotated[
        list[str] | None,
        typer.Option(
            "--with",
            metavar="ITEM",
            help="Only roles with these skills and tools.",
            autocompletion=completion.items,
        ),
    ] = None,
    roles: RolesOption = None,
    format: FormatOption = None,
    json: JsonOption = False,
    output: OutputOption = None,
) -> None:
    """List all roles, easiest to get into first.

    \b
      rolecmp list
      rolecmp list --with python,sql --sort pay
    """
    from rolecmp.questions.listing import LISTED, list_roles, sort_of

    order = sort_of(sort)
    catalog = _load(roles, output, outline=LISTED)
    answer = list_roles(catalog, " ".join(word or ()) or None, with_items=with_ or (), sort=order)
    _show(answer, format, json, output)


@command(epilog=_more("sources"), rich_help_panel="Explore")
def show(
    role: RoleArgument,
    only: OnlyOption = None,
    full: FullOption = False,
    sources: SourcesOption = False,
    roles: RolesOption = None,
    format: FormatOption = None,
    json: JsonOption = False,
    output: OutputOption = None,
) -> None:
    """Show everything about one role.

    \b
      rolecmp show ds
      rolecmp show "machine learning engineer" --json
    """
    from rolecmp.catalog.name_lists import joined, read_name
    from rolecmp.catalog.names import find_fields
    from rolecmp.questions.show import show

    fields = find_fields(only or ())
    catalog = _load(roles, output, *joined(role))
    answer = show(catalog, read_name(catalog, role), only=fields)
    _show(answer, format, json, output, full=full, sources=sources)


@command(epilog=_more("formats"), rich_help_panel="Explore")
def compare(
    role: RolesArgument,
    only: OnlyOption = None,
    diff: Annotated[bool, typer.Option("--diff", help="Show only what differs.")] = False,
    full: FullOption = False,
    sources: SourcesOption = False,
    roles: RolesOption = None,
    format: FormatOption = None,
    json: JsonOption = False,
    output: OutputOption = None,
) -> None:
    """Compare two or more roles.

    \b
      rolecmp compare ds mle
      rolecmp compare analyst ds de --only pay,growth,education
    """
    from rolecmp.catalog.name_lists import joined, read_names
    from rolecmp.catalog.names import find_fields
    from rolecmp.questions.compare import OUTLINE, compare

    fields = find_fields(only or ())
    catalog = _load(roles, output, *joined(role), outline=OUTLINE)
    answer = compare(catalog, read_names(catalog, role), only=fields, diff=diff)
    _show(answer, format, json, output, full=full, sources=sources)


@command(epilog=_more("sources"), rich_help_panel="Explore")
def evidence(
    role: RoleAndFieldArgument,
    full: FullOption = False,
    roles: RolesOption = None,
    format: FormatOption = None,
    json: JsonOption = False,
    output: OutputOption = None,
) -> None:
    """Show the sources behind a role's facts, and where they disagree.

    \b
      rolecmp evidence ds
      rolecmp evidence ds degree
    """
    from rolecmp.catalog.name_lists import joined, read_name_and_field
    from rolecmp.questions.evidence import find_evidence

    catalog = _load(roles, output, *joined(role))
    answer = find_evidence(catalog, *read_name_and_field(catalog, role))
    _show(answer, format, json, output, full=full)


@command(epilog=_more("paths"), rich_help_panel="Explore")
def path(
    role: PathArgument = None,
    from_: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="ROLE",
            autocompletion=completion.roles,
            help="Your current role.",
        ),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="ROLE",
            autocompletion=completion.roles,
            help="The role you want.",
        ),
    ] = None,
    have: Annotated[
        list[str] | None,
        typer.Option(
            "--have",
            metavar="ITEM[=LEVEL]",
            autocompletion=completion.items,
            help="What you have: python,sql=expert,degree=master.",
        ),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show how gaps and paths are calculated.")
    ] = False,
    full: FullOption = False,
    sources: SourcesOption = False,
    roles: RolesOption = None,
    format: GraphFormatOption = None,
    json: JsonOption = False,
    output: OutputOption = None,
) -> None:
    """Find a path from one role to another, and what it takes.

    \b
      rolecmp path analyst mle
      rolecmp path --to ds --have python,sql,degree=bachelor

    With one role, the paths from there; with only --to, those into that role. No
    forecast: shared skills explain at most 15% of what a job change costs.
    """
    from rolecmp.catalog.name_lists import joined, read_ends
    from rolecmp.questions.path import OUTLINE, find_paths

    words = role or ()
    catalog = _load(roles, output, from_, to, *joined(words), outline=OUTLINE)
    start, goal = read_ends(catalog, words, from_, to)
    if len(catalog.roles) >= MANY_ROLES and sys.stderr is not None and sys.stderr.isatty():
        print_error(f"Looking for paths among {len(catalog.roles):,} roles …")
    answer = find_paths(catalog, start, goal, have=have or (), explain=explain)
    _show(answer, format, json, output, full=full or explain, sources=sources)


@command(epilog=_more("phases"), rich_help_panel="Explore")
def process(
    role: RoleOrPhaseArgument = None,
    team: Annotated[
        str | None,
        typer.Option(
            "--team",
            metavar="TEAM",
            autocompletion=completion.team_shapes,
            help="Show the work of a team: startup, or da,ds,mle.",
        ),
    ] = None,
    full: FullOption = False,
    sources: SourcesOption = False,
    roles: RolesOption = None,
    format: GraphFormatOption = None,
    json: JsonOption = False,
    output: OutputOption = None,
) -> None:
    """Show who does what in a data science project.

    \b
      rolecmp process
      rolecmp process --team da,ds,mle
    """
    from rolecmp.questions.process import find_process

    answer = find_process(_load(roles, output), role, team)
    _show(answer, format, json, output, full=full, sources=sources)


@command(epilog=_more("catalogs"), rich_help_panel="Your roles")
def validate(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE...]", help='A catalog, on top of any --roles; "-" is standard input.'
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Treat warnings as errors.")] = False,
    roles: RolesOption = None,
    format: Annotated[
        ReportFormat,
        typer.Option("--format", "-f", metavar="FORMAT", help="text, json or github."),
    ] = ReportFormat.TEXT,
    json: JsonOption = False,
) -> None:
    """Check role catalogs, and report problems by line and column.

    \b
      rolecmp validate
      rolecmp validate --roles builtin

    With no FILE, checks the --roles catalogs, or else the built-in one. Exits with 1
    on errors.
    """
    from rolecmp.questions.validate import validate

    answer = validate(_file_names(files), below=_file_names(roles), strict=strict)
    if answer.files:
        show_validation(answer, ReportFormat.JSON if json else format)
    if answer.unreadable:
        raise UnreadableError(answer.unreadable)
    if answer.errors:
        raise typer.Exit(1)


@command(
    help="""Print the JSON Schema of a catalog, or of a command's JSON output.

    \b
      rolecmp schema
      rolecmp schema comparison
    """,
    epilog=_more("json"),
    rich_help_panel="Your roles",
)
def schema(
    answer: Annotated[
        str | None,
        typer.Argument(
            metavar="[KIND]", help=f"{', '.join(AnswerKind)}.", autocompletion=completion.kinds
        ),
    ] = None,
) -> None:
    """Print the JSON Schema of a catalog, or of a command's JSON output."""
    from rolecmp.questions.schema import schema

    write_document(schema(answer))


@command(epilog=_more("catalogs"), rich_help_panel="Your roles")
def init(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="Write to this file instead.")
    ] = None,
    output: NewFileOption = None,
    force: ForceOption = False,
) -> None:
    """Print a starter catalog.

    \b
      rolecmp init
      rolecmp init | rolecmp list --roles -

    Its text explains every field, and it is valid as is.
    """
    from rolecmp.catalog.files import packaged

    text = packaged("example.json").read_text(encoding="utf-8")
    write_new_document(text, output or file, force=force)


@command(epilog=_more("catalogs"), rich_help_panel="Your roles")
def export(
    roles: RolesOption = None,
    output: NewFileOption = None,
    force: ForceOption = False,
) -> None:
    """Print the catalog in use as one file.

    \b
      rolecmp export --roles builtin -o ours.json
      rolecmp export | jq '.roles | length'

    Catalogs that are used together become one.
    """
    from rolecmp.questions.export import export

    write_new_document(export(_load(roles, output)), output, force=force)


app.add_typer(import_app, name="import", rich_help_panel="Your roles")


@import_app.callback(invoke_without_command=True, add_help_option=False, epilog=_more("onet"))
def _import(
    ctx: typer.Context,
    help: HelpOption = False,  # noqa: ARG001 - its callback does the work
) -> None:
    """Build a catalog from external data.

    \b
      rolecmp import onet --help
      rolecmp import onet db_29_3_text.zip -o onet.json

    Use the result with --roles, alone or with others.
    """
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help(), color=ctx.color)


@import_app.command("onet", cls=Command, epilog=_more("onet"))
def import_onet(
    path: Annotated[
        Path, typer.Argument(metavar="PATH", help="The O*NET text database, zipped or unpacked.")
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write the catalog to this file."),
    ] = None,
) -> None:
    """Build a catalog from an O*NET release (about 1,000 occupations).

    \b
      rolecmp import onet db_29_3_text.zip -o onet.json
      rolecmp compare Statisticians Actuaries --roles onet.json

    The database is on https://www.onetcenter.org/database.html.
    """
    from rolecmp.importers.onet.convert import import_onet

    refuse_input(output, [path, location(BUILTIN)])
    if output is None and sys.stdout.isatty():
        raise UsageError("the catalog is too long for a terminal; add -o onet.json")
    is_watched = sys.stderr is not None and sys.stderr.isatty()
    write_document(import_onet(path, print_error if is_watched else lambda _: None), output)


@command("help", rich_help_panel="Help")
def help_(
    ctx: typer.Context,
    topic: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[COMMAND|TOPIC]",
            help=f"{', '.join(TOPICS)}.",
            autocompletion=completion.topics,
        ),
    ] = None,
) -> None:
    """Explain a command, or a topic such as paths, formats or json.

    \b
      rolecmp help paths
      rolecmp help compare
    """
    from rolecmp.output.topics import show_topic

    text = command_help(ctx, topic or [])
    if text is None:
        show_topic(" ".join(topic or []))
    else:
        typer.echo(text, color=ctx.color)


@command("completion", epilog=_more("formats"), rich_help_panel="Help")
def completion_(
    shell: Annotated[
        str | None,
        typer.Argument(
            metavar="[SHELL]",
            help="bash, zsh, fish, powershell or pwsh; by default yours.",
            autocompletion=completion.shells,
        ),
    ] = None,
) -> None:
    """Print the completion script for your shell.

    \b
      rolecmp completion bash
      rolecmp completion fish
    """
    write_document(completion_script(shell) + "\n")
