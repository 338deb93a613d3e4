"""The commands that hand a catalog on: as a file, a site, or a server for assistants."""

import gc
import sys
from functools import partial

from rolecmp.catalog.files import STANDARD_INPUT
from rolecmp.cli.options import ForceOption, NewFileOption, RolesOption
from rolecmp.cli.shared import load_catalog, more, new_app
from rolecmp.cli.typer_patches import Command
from rolecmp.errors import RolecmpError, UsageError
from rolecmp.output.streams import print_error, write_new_document

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
    made.run()
