"""The documents of a site: its pages in HTML, with links between them."""

from collections.abc import Iterable, Iterator, Mapping

from rolecmp import __version__
from rolecmp.catalog.model import Catalog
from rolecmp.output import html
from rolecmp.output.page import Link
from rolecmp.site.pages import (
    INDEX,
    PROCESS,
    SKILLS,
    SOURCES,
    called,
    item_path,
    pages,
    role_path,
)

STYLE = "style.css"


def documents(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Yield the path of each document, from the top of the site, and its text."""
    yield STYLE, html.style_sheet()
    title = catalog.title or "Roles"
    roles = _paths((name, role_path(role.id)) for role in catalog.roles for name in called(role))
    every = _paths((item.name, item_path(item.id)) for item in catalog.items)
    for path, page, has_items in pages(catalog):
        up = "../" * path.count("/")
        linked = html.Site(
            title,
            f"{up}{STYLE}",
            tuple(Link(f"{up}{there}", name) for there, name in _top(catalog).items()),
            labels=_addresses(every if has_items else roles, up, path),
            names=_addresses(roles, up, path),
        )
        yield path, html.render_linked(page.without_commands, f"rolecmp {__version__}", linked)


def _addresses(paths: Mapping[str, str], up: str, here: str) -> html.Addresses:
    """Return what returns the address of what has a name, from the page `here`."""

    def address(name: str) -> str | None:
        there = paths.get(name)
        return f"{up}{there}" if there and there != here else None

    return address


def _paths(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return where what has a name has its page; a name of two things leads nowhere."""
    found: dict[str, set[str]] = {}
    for name, path in named:
        found.setdefault(name, set()).add(path)
    return {name: path for name, paths in found.items() if len(paths) == 1 for path in paths}


def _top(catalog: Catalog) -> dict[str, str]:
    """Return the pages that every page links to, with what they are called there."""
    return {
        INDEX: catalog.title or "Roles",
        **({SKILLS: "Skills and tools"} if catalog.skills or catalog.tools else {}),
        **({PROCESS: "Process"} if catalog.phases else {}),
        **({SOURCES: "Sources"} if catalog.sources else {}),
    }
