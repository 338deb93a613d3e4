"""What a TAB offers of the catalogs that a command line asks.

Nothing is checked and no model is made, so that it takes no longer than it must; what
cannot be read offers nothing, without a word.
"""

import json
import os
from pathlib import Path

import typer

from rolecmp.catalog.files import BUILTIN, content, packaged
from rolecmp.catalog.raw import Json, handles, objects
from rolecmp.catalog.terms import RoleField
from rolecmp.errors import CatalogError


def roles(ctx: typer.Context) -> list[str]:
    """Return the ids and aliases of the roles."""
    return _handles(ctx, "roles")


def items(ctx: typer.Context) -> list[str]:
    """Return the ids and aliases of the skills and tools."""
    return _handles(ctx, "skills", "tools")


def team_shapes(ctx: typer.Context) -> list[str]:
    """Return the ids of the team shapes."""
    return _handles(ctx, "team_shapes")


def fields(incomplete: str) -> list[str]:
    """Return the fields of a role, behind those that a comma has ended already."""
    done, comma, _ = incomplete.rpartition(",")
    return [f"{done}{comma}{field}" for field in RoleField if field not in done.split(",")]


def _handles(ctx: typer.Context, *keys: str) -> list[str]:
    """Return what names the parts under `keys`: all but words that a shell would take apart."""
    environment = os.environ.get("ROLECMP_ROLES") or BUILTIN
    catalogs = list(map(_catalog, ctx.params.get("roles") or environment.split(os.pathsep)))
    found = [
        handle
        for catalog in catalogs
        for key in keys
        for _, part in objects(catalog, key)
        for handle, _ in handles(part, ())
    ]
    return [handle for handle in dict.fromkeys(found) if " " not in handle]


def _catalog(file: str) -> Json:
    path = packaged("roles.json") if file == BUILTIN else Path(file)
    try:
        # Neither standard input nor a pipe is there for a TAB to empty.
        return json.loads(content(str(path))) if path.is_file() else None
    except (CatalogError, ValueError, RecursionError):
        return None
