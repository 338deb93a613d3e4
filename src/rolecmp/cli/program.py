"""The program: all commands, in the order of the help."""

import typer

from rolecmp.cli import explore, help, sharing, your_roles, yourself
from rolecmp.cli.options import HelpOption, NoPagerOption, VersionOption
from rolecmp.cli.shared import new_app
from rolecmp.cli.typer_patches import Program

app = new_app(
    name="rolecmp",
    cls=Program,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for room in (explore.room, yourself.room, your_roles.room, sharing.room, help.room):
    app.add_typer(room)


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
