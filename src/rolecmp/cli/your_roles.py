"""The commands for role definitions of your own."""

import sys
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from rolecmp.catalog.file_names import BUILTIN, is_special
from rolecmp.catalog.files import is_missing, location
from rolecmp.cli import completion
from rolecmp.cli.importers import IMPORTERS
from rolecmp.cli.options import (
    ForceOption,
    FormatOption,
    FullOption,
    HelpOption,
    JsonOption,
    NewFileOption,
    OutputOption,
    RolesOption,
)
from rolecmp.cli.shared import (
    announce,
    file_names,
    load_catalog,
    more,
    new_app,
    refuse_two_inputs,
    show_answer_in,
)
from rolecmp.cli.typer_patches import Command, Group
from rolecmp.errors import RolecmpError, UnknownNameError, UnreadableError, UsageError
from rolecmp.output.reports import ReportFormat, show_validation
from rolecmp.output.streams import print_error, refuse_input, write_document, write_new_document

PANEL = "Your roles"
SIDE = 'A file, a folder, builtin, "-", or git:REVISION[:FILE].'
room = new_app()
import_app = new_app(cls=Group)
command = partial(room.command, cls=Command, rich_help_panel=PANEL)


@command(epilog=more("catalogs"))
def validate(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE...]",
            help="A catalog, or a folder that is one, on top of any --roles.",
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Treat warnings as errors.")] = False,
    roles: RolesOption = None,
    format: Annotated[
        ReportFormat,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help="text, concise, json, github or gitlab."
        ),
    ] = ReportFormat.TEXT,
    json: JsonOption = False,
) -> None:
    """Check catalogs, and report problems by line and column.

    \b
      rolecmp validate
      rolecmp validate --roles builtin

    With no FILE, checks the --roles catalogs, or else the built-in one. Exits with 1
    on errors.
    """
    from rolecmp.questions.validate import validate

    refuse_two_inputs([*map(str, (*(files or ()), *(roles or ())))])
    named, below = file_names(files), file_names(roles)
    announce([*named, *below])
    answer = validate(named, below=below, strict=strict)
    show_validation(answer, ReportFormat.JSON if json else format)
    if answer.unreadable:
        raise UnreadableError(answer.unreadable)
    if answer.errors:
        raise typer.Exit(1)


@command(epilog=more("catalogs"))
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help=SIDE)],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The same, after the change.")],
    full: FullOption = False,
    roles: RolesOption = None,
    format: FormatOption = None,
    json: JsonOption = False,
    output: OutputOption = None,
) -> None:
    """Show what changed from one catalog to another.

    \b
      rolecmp diff git:main roles.json
      rolecmp diff old.json new.json -f markdown

    Exits with 1 if they differ, 2 if a side can't be read. Both are on top of any --roles.
    """
    from rolecmp.catalog.git import beside
    from rolecmp.questions.diff import diff

    named = beside(old, new), beside(new, old)
    refuse_two_inputs(named)
    try:
        missing = [each for each in named if not is_special(each) and is_missing(each)]
        if missing:
            nameless = "a file without a name"
            raise UnknownNameError(f"cannot read {missing[0] or nameless}: no such file")
        catalogs = [load_catalog([*(roles or ()), Path(each)], output) for each in named]
    except RolecmpError as error:
        error.exit_code = 2  # 1 says that they differ
        raise
    answer = diff(catalogs[0], catalogs[1], names=named)
    show_answer_in(answer, format, json, output, full=full)
    if answer.changes:
        raise typer.Exit(1)


@command(
    help="""Print the JSON Schema of a catalog or of an answer.

    \b
      rolecmp schema
      rolecmp schema comparison
    """,
    epilog=more("json"),
)
def schema(
    answer: Annotated[
        str | None,
        typer.Argument(
            metavar="[KIND]",
            help="An answer or its command, such as path.",
            autocompletion=completion.kinds,
        ),
    ] = None,
) -> None:
    """Print the JSON Schema of a catalog or of an answer."""
    from rolecmp.questions.schema import schema

    write_document(schema(answer))


@command(epilog=more("catalogs"))
def init(
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="[me|FILE]", help='"me" for a file about you; or a file to write to.'
        ),
    ] = None,
    output: NewFileOption = None,
    force: ForceOption = False,
) -> None:
    """Print a starter catalog, or a starter file about you.

    \b
      rolecmp init | rolecmp list --roles -
      rolecmp init me

    The text of the catalog explains every field, and it is valid as is.
    """
    from rolecmp.catalog.files import packaged

    is_me = file == "me"
    if output and file and not is_me:
        raise UsageError(f'two files to write to: "{file}" and "{output}"; name one')
    text = packaged("me.json" if is_me else "example.json").read_text(encoding="utf-8")
    place = output or (Path(file) if file and not is_me else None)
    write_new_document(text, place, force=force)


room.add_typer(import_app, name="import", rich_help_panel=PANEL)


@import_app.callback(invoke_without_command=True, add_help_option=False, epilog=more("onet"))
def _import(
    ctx: typer.Context,
    help: HelpOption = False,  # noqa: ARG001 - its callback does the work
) -> None:
    """Build a catalog from external data.

    \b
      rolecmp import onet --help
      rolecmp import onet db_29_3_text.zip -o onet.json
      rolecmp import esco esco_1_2_0_en_csv.zip -o esco.json

    Use the result with --roles, alone or with others.
    """
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help(), color=ctx.color)


PathOfRelease = Annotated[
    Path, typer.Argument(metavar="PATH", help="The download, as a zip or unpacked.")
]
CatalogFile = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write the catalog to this file."),
]


def _add_importer(name: str, text: str) -> None:
    """Add the command of an importer."""

    @import_app.command(name, cls=Command, help=text, epilog=more(name))
    def _import_from(path: PathOfRelease, output: CatalogFile = None) -> None:
        refuse_input(output, [path, location(BUILTIN)])
        if output is None and sys.stdout.isatty():
            raise UsageError(f"the catalog is too long for a terminal; add -o {name}.json")
        is_watched = sys.stderr is not None and sys.stderr.isatty()
        importer = import_module(f"rolecmp.importers.{name}")
        catalog = importer.read_catalog(path, print_error if is_watched else lambda _: None)
        write_document(catalog, output)


for _name, _text in IMPORTERS.items():
    _add_importer(_name, _text)
