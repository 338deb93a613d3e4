"""The commands that hand a catalog on: as a file, a site, or a server for assistants."""

import gc
import signal
import sys
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from rolecmp.catalog.file_names import STANDARD_INPUT
from rolecmp.cli.options import ForceOption, NewFileOption, RolesOption
from rolecmp.cli.shared import load_catalog, more, new_app
from rolecmp.cli.typer_patches import Command
from rolecmp.errors import RolecmpError, UsageError
from rolecmp.output.streams import print_error, write_new_document

MANY_ROLES = 100
"""From this number of roles on, a person at a terminal sees what takes its time."""
room = new_app()
command = partial(room.command, cls=Command, rich_help_panel="Your roles")


@command(epilog=more("catalogs"))
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

    write_new_document(export(load_catalog(roles, output)), output, force=force)


@command(epilog=more("formats"))
def site(
    folder: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FOLDER", help="The folder to write it to."),
    ] = None,
    roles: RolesOption = None,
) -> None:
    """Write a catalog as a web site of plain files.

    \b
      rolecmp site -o site
      rolecmp site --roles roles.json -o public

    A new site replaces the one of before; other files stay as they are.
    """
    from rolecmp.site.documents import documents
    from rolecmp.site.folder import write_folder

    if folder is None:
        raise UsageError("a site needs a folder; add -o site")
    catalog = load_catalog(roles, None)
    is_watched = sys.stderr is not None and sys.stderr.isatty()
    if is_watched and len(catalog.roles) >= MANY_ROLES:
        print_error(f"Writing the pages of {len(catalog.roles):,} roles …")
    count = write_folder(documents(catalog), folder)
    if is_watched:
        print_error(f"Wrote {count:,} files to {folder}.")


@command(epilog=more("assistants"))
def mcp(roles: RolesOption = None) -> None:
    """Serve the answers to an AI assistant, as tools.

    \b
      rolecmp mcp
      rolecmp mcp --roles roles.json

    Speaks the Model Context Protocol on standard input and output.
    """
    try:
        from rolecmp.mcp_server import server
    except ModuleNotFoundError as error:
        if error.name and error.name.startswith("rolecmp"):
            raise
        message = "the server for assistants is an extra; install it: pip install 'rolecmp[mcp]'"
        raise RolecmpError(message) from None
    if STANDARD_INPUT in map(str, roles or ()):
        raise UsageError("the assistant is on standard input; name a file after --roles")
    made = server(load_catalog(roles, None))
    if sys.stdin is not None and sys.stdin.isatty():
        print_error("rolecmp: waiting for an assistant on standard input; end it with Ctrl-C")
    gc.enable()  # it runs for long, unlike the other commands
    # It waits for its input in a thread, which Python would not end at Ctrl-C.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        made.run()
    except* OSError:  # the assistant is gone
        raise typer.Exit(1) from None
