"""The commands that explain the others."""

from functools import partial
from typing import Annotated

import typer

from rolecmp.catalog.files import TOPICS
from rolecmp.cli import completion
from rolecmp.cli.shared import more, new_app
from rolecmp.cli.shells import completion_script
from rolecmp.cli.typer_patches import Command, command_help
from rolecmp.output.streams import write_document

room = new_app()
command = partial(room.command, cls=Command, rich_help_panel="Help")


@command("help")
def help_(
    ctx: typer.Context,
    topic: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[COMMAND|TOPIC]",
            help=", ".join(TOPICS),
            autocompletion=completion.topics,
        ),
    ] = None,
) -> None:
    """Explain a command or a topic, such as paths or json.

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


@command("completion", epilog=more("formats"))
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
