"""The commands for texts of your own: a job ad."""

import sys
from functools import partial
from typing import Annotated

import typer

from rolecmp.cli import completion
from rolecmp.cli.options import (
    FormatOption,
    FullOption,
    HaveOption,
    JsonOption,
    MeOption,
    OutputOption,
    RolesOption,
)
from rolecmp.cli.shared import (
    answered,
    load_catalog,
    load_me,
    more,
    new_app,
    read_resume,
    show_answer_in,
)
from rolecmp.cli.typer_patches import Command
from rolecmp.output.streams import print_error

room = new_app()
command = partial(room.command, cls=Command, rich_help_panel="Yourself")


@command(epilog=more("ads"))
def match(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE...]", help='A job ad as text, or a folder of ads; "-" is standard input.'
        ),
    ] = None,
    among: Annotated[
        list[str] | None,
        typer.Option(
            "--among",
            metavar="ROLE",
            autocompletion=completion.roles,
            help="Only these roles, such as ds,mle.",
        ),
    ] = None,
    have: HaveOption = None,
    me: MeOption = None,
    full: FullOption = False,
    roles: RolesOption = None,
    format: FormatOption = None,
    json: JsonOption = False,
    output: OutputOption = None,
) -> None:
    """Find out which role a job ad is for, by its text.

    \b
      rolecmp match ad.txt
      rolecmp match ads -o ads.csv

    The title and the text are judged separately. Nothing is kept or sent.
    """
    from rolecmp.catalog.name_lists import joined
    from rolecmp.questions.match import match, scope_of
    from rolecmp.texts.files import in_folders, read_texts

    named = in_folders(files or ["-"])
    if "-" in named and sys.stdin is not None and sys.stdin.isatty():
        print_error("rolecmp: reading a job ad from standard input; end it with Ctrl-D")
    scope = scope_of(joined(among or []))
    catalog = load_catalog(roles, output, scope, texts=[me, *named])
    resume, ads = read_resume(me), read_texts(named)
    answer = answered(
        catalog,
        lambda catalog: match(catalog, ads, among=among or (), me=load_me(catalog, resume, have)),
    )
    show_answer_in(answer, format, json, output, full=full)
