"""The pages of a site: where each is, and what it shows."""

from collections.abc import Iterator
from itertools import combinations, repeat
from typing import NamedTuple

from rolecmp import api
from rolecmp.catalog.excerpt import LARGE_CATALOG
from rolecmp.catalog.model import Catalog, Measure, Role, Source
from rolecmp.output.page import (
    NO_HEADING,
    Block,
    Cell,
    Grid,
    Inlines,
    Link,
    Mark,
    Page,
    Paragraph,
    Row,
    Section,
    Sign,
    Span,
    quiet,
    strong,
)
from rolecmp.output.pages import page, pair
from rolecmp.questions.listing import RoleList

INDEX, SKILLS, PROCESS, SOURCES = "index.html", "skills.html", "process.html", "sources.html"
"""The pages at the top of the site."""
MAX_PAIRED = 20
"""The most roles of which each pair has a page."""


class SitePage(NamedTuple):
    """A page, and its path from the top of the site; rows have the names of roles, or of items."""

    path: str
    page: Page
    has_items: bool = False


def role_path(id: str) -> str:
    """Return where the page of a role is."""
    return f"roles/{id}.html"


def item_path(id: str) -> str:
    """Return where the page of a skill or a tool is: no two of them have one id."""
    return f"skills/{id}.html"


def pair_path(one: str, other: str) -> str:
    """Return where the page of two roles is: no id has an underscore."""
    return f"compare/{one}_{other}.html"


def pages(catalog: Catalog) -> Iterator[SitePage]:
    """Yield all pages of the site of a catalog."""
    yield SitePage(INDEX, _index(catalog))
    for role in catalog.roles:
        yield SitePage(role_path(role.id), _role(catalog, role), has_items=True)
    for one, other in _pairs(catalog):
        ends = ((one.id, other.id), (other.id, one.id))
        paths = [api.find_paths(catalog, *each) for each in ends]
        shown = pair.page(api.compare(catalog, one.id, other.id), paths)
        yield SitePage(pair_path(one.id, other.id), shown)
    if every := catalog.items:
        yield SitePage(SKILLS, page(api.list_skills(catalog)), has_items=True)
        for item in every:
            yield SitePage(item_path(item.id), page(api.find_skill(catalog, item.id)))
    if catalog.phases:
        yield SitePage(PROCESS, page(api.find_process(catalog), with_sources=True))
    if catalog.sources:
        yield SitePage(SOURCES, _sources(catalog))


def _pairs(catalog: Catalog) -> list[tuple[Role, Role]]:
    is_small = len(catalog.roles) <= MAX_PAIRED
    return [*combinations(catalog.roles, 2)] if is_small else []


def _index(catalog: Catalog) -> Page:
    """Return the list of all roles, and the map of the moves between them."""
    answer = api.list_roles(catalog)
    shown = page(answer)
    purposes = tuple(_purposes(answer))
    if not 1 < len(catalog.roles) < LARGE_CATALOG:
        return shown._replace(brief=shown.blocks, blocks=purposes)
    moves = page(api.find_paths(catalog))
    return shown._replace(
        brief=shown.blocks,
        blocks=(
            *purposes,
            Paragraph(moves.title, (moves.lead,)),
            *(_with_pairs(block, catalog) for block in (*moves.brief, *moves.blocks)),
        ),
    )


def _purposes(answer: RoleList) -> Iterator[Grid]:
    """Yield what each of a few roles is for."""
    rows = tuple(Row(role.short_name, (((Span(role.summary),),),)) for role in answer.roles)
    if 0 < len(rows) <= MAX_PAIRED:
        yield Grid(NO_HEADING, (Section(((strong("What each is for"),),), rows),))


def _with_pairs(block: Block, catalog: Catalog) -> Block:
    """Return the map of all moves with whole names, of which each move links to the two roles."""
    if not isinstance(block, Grid):
        return block
    roles = {name: role for role in catalog.roles for name in (role.id, *role.aliases)}
    paths = {
        ends: pair_path(one.id, other.id)
        for one, other in _pairs(catalog)
        for ends in ((one.id, other.id), (other.id, one.id))
    }

    def linked(row: Row, column: str, cell: Cell) -> Cell:
        path = paths.get((roles[column].id, roles[row.label].id))
        return tuple((Link(path, plain(line)),) for line in cell) if path else cell

    sections = tuple(
        section._replace(
            rows=tuple(
                Row(
                    short_name(roles[row.label]),
                    tuple(map(linked, repeat(row), block.columns, row.cells)),
                )
                for row in section.rows
            )
        )
        for section in block.sections
    )
    return block._replace(sections=sections)


def short_name(role: Role) -> str:
    """Return what tables call a role."""
    return role.short_name or role.name


def called(role: Role) -> tuple[str, ...]:
    """Return what pages call a role."""
    return (role.name, short_name(role), role.id, *role.aliases)


def plain(line: Inlines) -> str:
    """Return the words of a line."""
    return "".join(piece.text for piece in line if isinstance(piece, Span))


def _role(catalog: Catalog, role: Role) -> Page:
    """Return the page of a role, with links to its pairs."""
    shown = page(api.show(catalog, role.id), with_sources=True)
    links = [
        Link(f"../{pair_path(one.id, other.id)}", _other(role, one, other))
        for one, other in _pairs(catalog)
        if role.id in {one.id, other.id}
    ]
    if not links:
        return shown
    line = tuple(piece for link in links for piece in (Span(", "), link))[1:]
    return shown._replace(blocks=(Paragraph("Compared with", (line,)), *shown.blocks))


def _other(role: Role, one: Role, other: Role) -> str:
    return short_name(other if role.id == one.id else one)


def _sources(catalog: Catalog) -> Page:
    """Return the page of all sources, each with what it measured."""
    measures: dict[str, list[Measure]] = {}
    for measure in catalog.measures:
        measures.setdefault(measure.source, []).append(measure)
    count = len(catalog.sources)
    return Page(
        "Sources",
        lead=(Span(f"{count} source{'' if count == 1 else 's'}, and what each measured."),),
        blocks=tuple(
            Paragraph(source.title, tuple(_source(source, measures.get(source.id, []))))
            for source in catalog.sources
        ),
    )


def _source(source: Source, measures: list[Measure]) -> Iterator[Inlines]:
    if source.judgment:
        yield (Mark(Sign.OURS), Span(" Our own judgment."))
    origin = ", ".join(str(each) for each in (source.publisher, source.year) if each)
    said = ". ".join(filter(None, (origin, source.license)))
    if said:
        yield (Span(f"{said}."),)
    if source.url:
        yield (Link(source.url),)
    if source.note:
        yield (quiet(source.note),)
    for measure in measures:
        yield (Span(f"{measure.name}, {measure.year}: {measure.population}"),)
