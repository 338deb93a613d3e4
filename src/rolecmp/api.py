"""The functions of `from rolecmp import …`: each answers as its command does.

What they return is frozen data: the keys of the JSON that the command prints are its attributes.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, get_args, overload

import rolecmp.catalog.load
import rolecmp.output.formats
import rolecmp.questions.compare
import rolecmp.questions.diff
import rolecmp.questions.evidence
import rolecmp.questions.listing
import rolecmp.questions.match
import rolecmp.questions.path
import rolecmp.questions.process
import rolecmp.questions.show
import rolecmp.questions.skill
import rolecmp.questions.validate
from rolecmp.catalog.model import Catalog
from rolecmp.catalog.names import find_fields
from rolecmp.errors import RolecmpError, UsageError
from rolecmp.output.formats import GraphFormat, View
from rolecmp.questions.compare import Comparison, Texts
from rolecmp.questions.diff import Diff
from rolecmp.questions.evidence import EvidenceAnswer
from rolecmp.questions.having import Own
from rolecmp.questions.listing import RoleList, sort_of
from rolecmp.questions.match import MatchAnswer, MatchList
from rolecmp.questions.path_answer import PathAnswer
from rolecmp.questions.process import Process
from rolecmp.questions.read_me import read_you
from rolecmp.questions.show import RoleAnswer
from rolecmp.questions.skill import SkillAnswer, SkillList
from rolecmp.questions.validate import Validation
from rolecmp.texts import files
from rolecmp.texts.files import Text

if TYPE_CHECKING:
    from rolecmp.output.pages import PagedAnswer

Names = str | Iterable[str]
"""Names, one by one or in a text with commas."""
File = str | Path
"""A path; `builtin` is the built-in catalog, and `git:REV:PATH` a file at a revision."""

__all__ = [
    "Catalog",
    "Comparison",
    "Diff",
    "EvidenceAnswer",
    "MatchAnswer",
    "MatchList",
    "PathAnswer",
    "Process",
    "RoleAnswer",
    "RoleList",
    "RolecmpError",
    "SkillAnswer",
    "SkillList",
    "Text",
    "Validation",
    "compare",
    "diff",
    "find_evidence",
    "find_paths",
    "find_process",
    "find_skill",
    "list_roles",
    "list_skills",
    "load",
    "match",
    "read_text",
    "render",
    "show",
    "validate",
]


def load(*files: File) -> Catalog:
    """Return the catalog in `files`, combined; without any, the built-in one.

    A folder stands for the JSON files in it. What a later file defines replaces what an earlier
    one did under the same id.

    Raises:
        RolecmpError: a file cannot be read or is not valid, or they do not fit together.
    """
    return rolecmp.catalog.load.load([*map(str, files)])


def list_roles(
    catalog: Catalog,
    word: str | None = None,
    *,
    with_items: Names = (),
    sort: str | None = None,
    have: Names = (),
    me: Text | None = None,
) -> RoleList:
    """Return all roles, easiest to get into first, or those with a `word`, best matches first.

    With `with_items`, only those with all of these skills and tools are returned.
    `sort` is entry, pay, name, match (with a `word`) or gap: from what you have, which `have`
    lists and `me` says.

    Raises:
        RolecmpError: a name or an order does not exist.
    """
    return rolecmp.questions.listing.list_roles(
        catalog,
        word,
        with_items=_listed(with_items),
        sort=sort_of(sort) if sort else None,
        me=read_you(catalog, me, _listed(have)),
    )


def show(catalog: Catalog, role: str, *, only: Names = ()) -> RoleAnswer:
    """Return everything about the role called `role`, or `only` some fields, such as tools.

    Raises:
        RolecmpError: a role or a field does not exist.
    """
    return rolecmp.questions.show.show(catalog, role, only=find_fields(_listed(only)))


def compare(
    catalog: Catalog,
    *roles: str,
    only: Names = (),
    diff: bool = False,
    have: Names = (),
    me: Text | None = None,
    ads: Sequence[Text] = (),
) -> Comparison:
    """Return roles side by side, beside what you have and job ads, if they are given.

    `only` names fields, such as tools; with `diff`, those in which the roles agree are left out.

    Raises:
        RolecmpError: a role or a field does not exist, or there are too few.
    """
    texts = Texts(read_you(catalog, me, _listed(have)), ads)
    fields = find_fields(_listed(only))
    return rolecmp.questions.compare.compare(catalog, roles, texts, only=fields, diff=diff)


def find_evidence(catalog: Catalog, role: str, *fields: str) -> EvidenceAnswer:
    """Return what sources say for and against the claims about a role, in all fields or some.

    Raises:
        RolecmpError: a role or a field does not exist.
    """
    return rolecmp.questions.evidence.find_evidence(catalog, role, find_fields(fields))


def find_paths(
    catalog: Catalog,
    from_: str | None = None,
    to: str | None = None,
    *,
    have: Names = (),
    me: Text | None = None,
    explain: bool = False,
) -> PathAnswer:
    """Return the best path from one role to another.

    Without one of them, the paths lead to, or from, all other roles; without both, all direct
    moves are judged. `have` lists what you have beyond the first role, such as sql=expert, and
    `me` is your résumé. With `explain`, each gap and cost is calculated in the answer.

    Raises:
        RolecmpError: a name or a level does not exist.
    """
    own = Own(_listed(have), read_you(catalog, me, ()))
    return rolecmp.questions.path.find_paths(catalog, from_, to, own, explain=explain)


def find_process(catalog: Catalog, name: str | None = None, *, team: str | None = None) -> Process:
    """Return who does what in a data science project: all, a role, a phase, or a team.

    Raises:
        RolecmpError: a name does not exist.
    """
    return rolecmp.questions.process.find_process(catalog, name, team)


def find_skill(
    catalog: Catalog,
    name: str,
    *,
    from_: str | None = None,
    have: Names = (),
    me: Text | None = None,
) -> SkillAnswer:
    """Return which roles require a skill or tool, and what it makes easier from where you are.

    Raises:
        RolecmpError: a name or a level does not exist.
    """
    own = Own(_listed(have), read_you(catalog, me, ()))
    return rolecmp.questions.skill.find_skill(catalog, name, origin=from_, own=own)


def list_skills(catalog: Catalog) -> SkillList:
    """Return all skills and tools, with the number of roles that require them."""
    return rolecmp.questions.skill.list_skills(catalog)


@overload
def match(
    catalog: Catalog,
    ad: Text,
    /,
    *,
    among: Names = (),
    have: Names = (),
    me: Text | None = None,
) -> MatchAnswer: ...


@overload
def match(
    catalog: Catalog,
    ad: Text,
    other: Text,
    /,
    *ads: Text,
    among: Names = (),
    have: Names = (),
    me: Text | None = None,
) -> MatchList: ...


def match(
    catalog: Catalog,
    *ads: Text,
    among: Names = (),
    have: Names = (),
    me: Text | None = None,
) -> MatchAnswer | MatchList:
    """Return which role a job ad is for, among some roles or all; of several ads, a list.

    Raises:
        RolecmpError: there is no ad, or a name does not exist.
    """
    if not ads:
        raise UsageError("match needs a job ad")
    mine = read_you(catalog, me, _listed(have))
    return rolecmp.questions.match.match(catalog, ads, among=_listed(among), me=mine)


def diff(old: Catalog, new: Catalog, *, names: tuple[str, str] = ("old", "new")) -> Diff:
    """Return what changed from one catalog to another; `names` is what the answer calls them."""
    return rolecmp.questions.diff.diff(old, new, names=names)


def validate(*files: File, roles: File | Iterable[File] = (), strict: bool = False) -> Validation:
    """Return the problems in each of `files`, on top of the catalogs `roles`.

    With `strict`, warnings are errors. Problems are no exception: they are in the answer, and
    under `unreadable` is why a file could not be read.

    Raises:
        RolecmpError: one of `roles` cannot be read or is not valid.
    """
    below = [roles] if isinstance(roles, str | Path) else roles
    return rolecmp.questions.validate.validate(
        [*map(str, files)], below=[*map(str, below)], strict=strict
    )


def render(
    answer: "PagedAnswer | Validation",
    format: GraphFormat = "markdown",
    *,
    full: bool = True,
    sources: bool = False,
) -> str:
    """Return an answer as a table, json, markdown, csv, html or svg; a path also as a graph.

    The graphs are mermaid and dot. A table or a picture that is not `full` has the first screen
    only; with `sources`, each claim is followed by the numbers of its sources.

    Raises:
        RolecmpError: there is no such format, or it does not suit the answer.
    """
    if isinstance(answer, Validation):
        if format != "json":
            raise UsageError("what validate answers is rendered as json only")
        return rolecmp.output.formats.as_json(answer)
    formats = get_args(GraphFormat)
    if format not in formats:
        raise UsageError(f'unknown format "{format}"; use {", ".join(formats)}')
    view = View("rolecmp", is_full=full, with_sources=sources, is_typed=False)
    return rolecmp.output.formats.render(answer, view, format)


def read_text(file: File) -> Text:
    """Return the text in a file, such as a job ad or a résumé, under the name of the file.

    Raises:
        RolecmpError: it cannot be read, or is no text.
    """
    return files.read_text(str(file))


def _listed(names: Names) -> list[str]:
    return [names] if isinstance(names, str) else [*names]
