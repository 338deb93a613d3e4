"""Shell completion from the catalogs that a command line names.

A shell may run what it is offered: zsh expands `$(…)` in it at the TAB. So nothing is
offered but ids and aliases of the form that the format allows, whatever a file holds.

Catalogs are not validated and no model is built, to keep a TAB quick; a catalog that
cannot be read offers nothing, silently.
"""

import json
import os
import re
from typing import TYPE_CHECKING

import typer

from rolecmp.catalog.file_names import BUILTIN, STANDARD_INPUT
from rolecmp.catalog.files import TOPICS, in_folder, location, read_bytes
from rolecmp.catalog.raw import entries
from rolecmp.catalog.terms import ALIAS_PATTERN, MAX_ID_LENGTH, DegreeLevel, Level, RoleField
from rolecmp.errors import CatalogError
from rolecmp.questions.kinds import AnswerKind, Sort

if TYPE_CHECKING:
    from pydantic import JsonValue


def roles(ctx: typer.Context, incomplete: str = "") -> list[str]:
    """Return the ids and aliases of the roles, or after one and "@" its grades."""
    role, at, _ = incomplete.rpartition("@")
    if not at:
        return _handles(ctx, "roles")
    grades = [
        handle
        for catalog in _catalogs(ctx)
        for entry in entries(catalog, "roles")
        if role.casefold() in entry.handles
        for grade in entries(entry.obj, "grades")
        for handle in grade.handles
    ]
    return [f"{role}@{grade}" for grade in dict.fromkeys(grades) if _is_well_formed(grade)]


def roles_and_phases(ctx: typer.Context) -> list[str]:
    """Return the ids and aliases of the roles, and the ids of the phases."""
    return _handles(ctx, "roles", "phases")


def roles_and_fields(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the ids and aliases of the roles, and after one the fields."""
    return fields(incomplete) if ctx.params.get("role") else roles(ctx, incomplete)


def items(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the ids and aliases of the skills and tools, each after what stands before a comma."""
    done, comma, _ = incomplete.rpartition(",")
    return [f"{done}{comma}{each}" for each in _handles(ctx, "skills", "tools")]


def owned_items(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the skills and tools, or after one and "=" the levels; degrees after "degree="."""
    done, equals, _ = incomplete.rpartition("=")
    before, comma, _ = incomplete.rpartition(",")
    if not equals or "," in incomplete[len(done) :]:
        return [*items(ctx, incomplete), f"{before}{comma}degree="]
    is_degree = done.rpartition(",")[2].casefold() == "degree"
    return [f"{done}={value}" for value in (DegreeLevel if is_degree else Level)]


def team_shapes(ctx: typer.Context) -> list[str]:
    """Return the ids of the team shapes."""
    return _handles(ctx, "team_shapes")


def kinds() -> list[str]:
    """Return the kinds of answers that have a schema."""
    return [*AnswerKind]


def orders() -> list[str]:
    """Return what a list can be sorted by."""
    return [*Sort]


def topics(ctx: typer.Context) -> list[str]:
    """Return what there is help on: topics and commands."""
    return [*TOPICS, *getattr(ctx.find_root().command, "commands", ())]


def shells() -> list[str]:
    """Return the shells that can complete a command line."""
    return ["bash", "zsh", "fish", "powershell", "pwsh"]


def fields(incomplete: str) -> list[str]:
    """Return the role fields, each after the fields that end in a comma already."""
    done, comma, _ = incomplete.rpartition(",")
    given = done.split(",") if done else []
    if not {*given} <= {*RoleField}:
        return []
    return [f"{done}{comma}{field}" for field in RoleField if field not in given]


def _handles(ctx: typer.Context, *keys: str) -> list[str]:
    """Return the well-formed ids and aliases of the entries under `keys`, each once."""
    found = [
        handle
        for catalog in _catalogs(ctx)
        for key in keys
        for entry in entries(catalog, key)
        for handle in entry.handles
    ]
    return [handle for handle in dict.fromkeys(found) if _is_well_formed(handle)]


def _catalogs(ctx: typer.Context) -> "list[JsonValue]":
    """Return the catalogs that a command line names, as the parser returns them."""
    environment = os.environ.get("ROLECMP_ROLES") or BUILTIN
    named = ctx.params.get("roles") or environment.split(os.pathsep)
    try:
        return [_catalog(each) for file in named for each in in_folder(str(file))]
    except CatalogError:
        return []


def _is_well_formed(handle: str) -> bool:
    return len(handle) <= MAX_ID_LENGTH and bool(re.fullmatch(ALIAS_PATTERN, handle))


def _catalog(file: str) -> "JsonValue":
    path = location(file)
    try:
        # Completion must not consume standard input or a pipe.
        if not path.is_file() or file == STANDARD_INPUT:
            return None
        catalog: JsonValue = json.loads(read_bytes(str(path)))
    except (CatalogError, ValueError, RecursionError):
        return None
    return catalog
