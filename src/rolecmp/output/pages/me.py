"""What you have, in the words of the pages: what was read from your file, and what was not."""

from collections.abc import Iterator
from pathlib import Path
from shlex import quote

from rolecmp.catalog.terms import DegreeLevel
from rolecmp.output.page import (
    Block,
    Cell,
    Grid,
    Inlines,
    Kind,
    Meter,
    Row,
    Scale,
    Section,
    Span,
    quiet,
    strong,
)
from rolecmp.output.pages.words import MAX_NAMES, some
from rolecmp.questions.me import Me, MyItem, Proof, UnknownClaim

STANDARD_INPUT = "<stdin>"
"""The name of a text that has no file."""
NOT_MENTIONED = "not mentioned"
"""What your file does not say you have: you may well have it."""
MAX_UNKNOWN = 3
"""The most unknown skills named in a line."""


def file_name(file: str) -> str:
    """Return the name of a file without its folder."""
    return "standard input" if file == STANDARD_INPUT else Path(file).name


def in_shell(file: str) -> str:
    """Return the name of a file as it is typed in a shell."""
    return quote(f"./{file}" if file.startswith("-") else file)


def summary(me: Me, *, is_short: bool = False) -> str:
    """Return what was read from a résumé, and what was not: if short, without its names."""
    if not me.items:
        return f"No skills or tools were found in {file_name(me.file)}; see: rolecmp help me."
    count = len(me.items)
    read = [f"{count} {'skill or tool' if count == 1 else 'skills and tools'}"]
    if is_short:
        read += [f"{len(me.unknown)} not in the catalog"] if me.unknown else []
        return f"From {file_name(me.file)}: {', '.join(read)}."
    read += [degree_name(me.degree)] if me.degree else []
    read += [in_years(me.years)] if me.years is not None else []
    unknown = some((each.name for each in me.unknown), MAX_UNKNOWN)
    unread = f" Not in the catalog: {unknown}." if unknown else ""
    return f"From {file_name(me.file)}: {', '.join(read)}.{unread}"


def degree_name(level: DegreeLevel) -> str:
    """Return a degree as someone has it."""
    return level.words if level is DegreeLevel.DOCTORATE else f"{level.words} degree"


def in_years(years: float) -> str:
    """Return at least so many years in words, whole ones: a résumé says no more."""
    return f"{int(years)}+ years" if years >= 1 else "less than a year"


def everything(me: Me | None) -> Iterator[Block]:
    """Yield all that was read from a résumé, with its proof, and all that was not."""
    if me is None:
        return
    if me.items:
        rows = tuple(Row(item.name, (_level(item), _proof(item))) for item in me.items)
        title = ((strong(f"What {file_name(me.file)} mentions"),),)
        yield Grid(("Level", "Used in"), (Section(title, rows),), Kind.VALUES).used
    if me.unknown:
        rows = tuple(Row(each.name, (_near(each),)) for each in me.unknown)
        title = ((strong("Not in the catalog"),),)
        yield Grid(("Nearest",), (Section(title, rows),), Kind.VALUES)


def level(item: MyItem) -> Inlines:
    """Return the level at which you have something, and whether it is assumed."""
    if item.kind == "tool" and item.assumed:
        return (Span("have"),)
    word = quiet("assumed") if item.assumed else Span(item.level)
    return (Meter(item.level.rank, Scale.LEVEL), word)


def _level(item: MyItem) -> Cell:
    return (level(item),)


def _proof(item: MyItem) -> Cell:
    if not item.proof:
        return ((quiet("only listed" if item.claimed else "only mentioned"),),)
    return tuple((Span(_named(each)),) for each in item.proof)


def _named(proof: Proof) -> str:
    return f"{proof.kind}: {proof.about}" if proof.about else proof.kind


def _near(claim: UnknownClaim) -> Cell:
    names = some((each.name for each in claim.near), MAX_NAMES)
    return ((Span(names) if names else quiet("none"),),)
