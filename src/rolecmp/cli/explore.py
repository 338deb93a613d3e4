"""The commands that explore roles."""

from functools import partial
from itertools import filterfalse
from typing import TYPE_CHECKING, Annotated

import typer

from rolecmp.cli import completion
from rolecmp.cli.options import (
    FormatOption,
    FromOption,
    FullOption,
    GraphFormatOption,
    HaveOption,
    JsonOption,
    MeOption,
    OnlyOption,
    OutputOption,
    PathArgument,
    RoleAndFieldArgument,
    RoleArgument,
    RoleOrPhaseArgument,
    RolesArgument,
    RolesOption,
    SourcesOption,
)
from rolecmp.cli.shared import (
    announce_search,
    answered,
    load_catalog,
    load_me,
    more,
    new_app,
    read_resume,
    show_answer_in,
)
from rolecmp.cli.typer_patches import Command
from rolecmp.errors import UsageError

if TYPE_CHECKING:
    from rolecmp.catalog.model import Catalog
    from rolecmp.questions.path_answer import PathAnswer
    from rolecmp.questions.skill import SkillAnswer

room = new_app()
command = partial(room.command, cls=Command, rich_help_panel="Explore")


@command("list", epilog=more("formats"))
def list_(
    word: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORD]", help="Only roles, titles, skills and tools with it."),
    ] = None,
    sort: Annotated[
        str | None,
        typer.Option(
            "--sort",
            metavar="ORDER",
            help="By entry, pay, name, gap or match.",
            show_default=False,
            autocompletion=completion.orders,
        ),
    ] = None,
    with_: Annotated[
        list[str] | None,
        typer.Option(
            "--with",
            metavar="ITEM",
            help="Only roles with these skills and tools.",
            autocompletion=completion.items,
        ),
    ] = None,
    have: HaveOption = None,
    me: MeOption = None,
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
    from rolecmp.questions.listing import list_roles, scope_of, sort_of

    order = sort_of(sort) if sort else None
    named = " ".join(word or ()).strip() or None
    is_table = not (json or format or output)
    scope = scope_of(named, has_items=bool(with_ or have or me), is_table=is_table)
    catalog = load_catalog(roles, output, scope, texts=[me])
    resume = read_resume(me)
    answer = answered(
        catalog,
        lambda catalog: list_roles(
            catalog,
            named,
            with_items=with_ or (),
            sort=order,
            me=load_me(catalog, resume, have),
        ),
    )
    show_answer_in(answer, format, json, output)


@command(epilog=more("sources"))
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
    from rolecmp.catalog.excerpt import Scope
    from rolecmp.catalog.name_lists import joined, read_name
    from rolecmp.catalog.names import find_fields
    from rolecmp.questions.show import show

    fields = find_fields(only or ())
    catalog = load_catalog(roles, output, Scope(joined(role)))
    answer = answered(catalog, lambda catalog: show(catalog, read_name(catalog, role), only=fields))
    show_answer_in(answer, format, json, output, full=full, sources=sources)


@command(epilog=more("formats"))
def compare(
    role: RolesArgument,
    only: OnlyOption = None,
    diff: Annotated[bool, typer.Option("--diff", help="Show only what differs.")] = False,
    have: HaveOption = None,
    me: MeOption = None,
    full: FullOption = False,
    sources: SourcesOption = False,
    roles: RolesOption = None,
    format: FormatOption = None,
    json: JsonOption = False,
    output: OutputOption = None,
) -> None:
    """Compare roles with each other, a job ad or yourself.

    \b
      rolecmp compare ds mle
      rolecmp compare ds ad.txt --me cv.json
    """
    from rolecmp.catalog.name_lists import joined, read_names
    from rolecmp.catalog.names import find_fields
    from rolecmp.questions.compare import Texts, compare, scope_of
    from rolecmp.texts.files import is_text, read_texts

    fields = find_fields(only or ())
    ads, named = [*filter(is_text, role)], [*filterfalse(is_text, role)]
    scope = scope_of(joined(named), has_texts=bool(ads or me or have))
    catalog = load_catalog(roles, output, scope, texts=[me, *ads])
    resume, read = read_resume(me), read_texts(ads)
    answer = answered(
        catalog,
        lambda catalog: compare(
            catalog,
            read_names(catalog, named),
            Texts(load_me(catalog, resume, have), read),
            only=fields,
            diff=diff,
        ),
    )
    show_answer_in(answer, format, json, output, full=full, sources=sources)


@command(epilog=more("sources"))
def evidence(
    role: RoleAndFieldArgument,
    full: FullOption = False,
    roles: RolesOption = None,
    format: FormatOption = None,
    json: JsonOption = False,
    output: OutputOption = None,
) -> None:
    """Show the sources of a role's facts, for and against.

    \b
      rolecmp evidence ds
      rolecmp evidence ds degree
    """
    from rolecmp.catalog.excerpt import Scope
    from rolecmp.catalog.name_lists import joined, read_name_and_fields
    from rolecmp.questions.evidence import find_evidence

    catalog = load_catalog(roles, output, Scope(joined(role)))
    answer = answered(
        catalog, lambda catalog: find_evidence(catalog, *read_name_and_fields(catalog, role))
    )
    show_answer_in(answer, format, json, output, full=full)


@command(epilog=more("paths"))
def path(
    role: PathArgument = None,
    from_: FromOption = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="ROLE",
            autocompletion=completion.roles,
            help="The role you want.",
        ),
    ] = None,
    have: HaveOption = None,
    me: MeOption = None,
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

    No forecast: shared skills explain at most 15% of what a job change costs.
    """
    from rolecmp.catalog.name_lists import joined, read_ends
    from rolecmp.questions.having import Own
    from rolecmp.questions.path import find_paths, scope_of

    scope = scope_of([*filter(None, (from_, to, *joined(role or ())))])
    catalog = load_catalog(roles, output, scope, texts=[me])
    announce_search(catalog)
    resume = read_resume(me)

    def question(catalog: "Catalog") -> "PathAnswer":
        start, goal = read_ends(catalog, role or (), from_, to)
        own = Own(have or (), load_me(catalog, resume))
        return find_paths(catalog, start, goal, own, explain=explain)

    answer = answered(catalog, question)
    show_answer_in(answer, format, json, output, full=full or explain, sources=sources)


@command(epilog=more("phases"))
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

    answer = find_process(load_catalog(roles, output), role, team)
    show_answer_in(answer, format, json, output, full=full, sources=sources)


@command(epilog=more("paths"))
def skill(
    name: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]", help="A skill or tool.", autocompletion=completion.items),
    ] = None,
    from_: FromOption = None,
    have: HaveOption = None,
    me: MeOption = None,
    full: FullOption = False,
    roles: RolesOption = None,
    format: FormatOption = None,
    json: JsonOption = False,
    output: OutputOption = None,
) -> None:
    """Show which roles require a skill or tool.

    \b
      rolecmp skill
      rolecmp skill sql --from analyst

    Without a name, lists all skills and tools.
    """
    if not name and (from_ or have or me):
        message = "name a skill or tool to see what it makes easier from there"
        raise UsageError(message, replace=("--from", "rolecmp skill sql --from analyst"))
    from rolecmp.questions.having import Own
    from rolecmp.questions.skill import find_skill, list_skills, scope_of

    named = " ".join(name or ())
    scope = scope_of(named, from_, has_own=bool(have or me))
    catalog = load_catalog(roles, output, scope, texts=[me])
    resume = read_resume(me)

    def question(catalog: "Catalog") -> "SkillAnswer":
        own = Own(have or (), load_me(catalog, resume))
        return find_skill(catalog, named, origin=from_, own=own)

    answer = answered(catalog, question) if named else list_skills(catalog)
    show_answer_in(answer, format, json, output, full=full)
