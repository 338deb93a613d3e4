"""The documents of a site: its pages in HTML, with links between them."""

from collections.abc import Iterator

from rolecmp import __version__
from rolecmp.catalog.model import Catalog
from rolecmp.catalog.names import items
from rolecmp.output import html
from rolecmp.output.page import Block, Link, Page, Paragraph
from rolecmp.site.pages import (
    INDEX,
    PROCESS,
    SKILLS,
    SOURCES,
    called,
    item_path,
    pages,
    plain,
    role_path,
)

STYLE = "style.css"


def documents(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Yield the path of each document, from the top of the site, and its text."""
    yield STYLE, html.style_sheet()
    paths = _paths(catalog)
    for path, page in pages(catalog):
        up = "../" * path.count("/")

        def address(name: str, up: str = up, here: str = path) -> str | None:
            there = paths.get(name)
            return f"{up}{there}" if there and there != here else None

        yield (
            path,
            html.render_linked(
                _without_commands(page),
                f"rolecmp {__version__}",
                address,
                f"{up}{STYLE}",
                [Link(f"{up}{there}", name) for there, name in _top(catalog).items()],
            ),
        )


def _without_commands(page: Page) -> Page:
    """Return a page without the lines that say what to type: a site is for readers."""

    def kept(block: Block) -> Block:
        if not isinstance(block, Paragraph):
            return block
        lines = tuple(line for line in block.lines if "rolecmp " not in plain(line))
        return block._replace(lines=lines)

    brief, blocks = (tuple(map(kept, each)) for each in (page.brief, page.blocks))
    return page._replace(brief=brief, blocks=blocks, more="", disputes="")


def _paths(catalog: Catalog) -> dict[str, str]:
    """Return where what has a name has its page."""
    return {
        **{item.name: item_path(item.id) for item in items(catalog)},
        **{name: role_path(role.id) for role in catalog.roles for name in called(role)},
    }


def _top(catalog: Catalog) -> dict[str, str]:
    """Return the pages that every page links to, with what they are called there."""
    return {
        INDEX: catalog.title or "Roles",
        **({SKILLS: "Skills and tools"} if catalog.skills or catalog.tools else {}),
        **({PROCESS: "Process"} if catalog.phases else {}),
        **({SOURCES: "Sources"} if catalog.sources else {}),
    }
