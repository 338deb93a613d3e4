"""Rewrite the manual page from the help of the commands.

    python docs/man.py [FILE]

Run it with the Python of an environment in which rolecmp is installed. FILE is `rolecmp.1` in the
folder of this script by default; `man -l docs/rolecmp.1` shows it.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from typer.testing import CliRunner

from rolecmp import __version__
from rolecmp.catalog.files import TOPICS
from rolecmp.cli.program import app

ENVIRONMENT = {
    "ROLECMP_ROLES": "The catalogs to use if there is no --roles, separated as in PATH.",
    "ROLECMP_PAGER, PAGER": "The pager for what is longer than the terminal; empty for none.",
    "NO_COLOR, FORCE_COLOR": "No colors, or colors in a pipe, too.",
    "COLUMNS": "The width of tables.",
}
EXIT_CODES = {
    "0": "Success; for diff, no differences.",
    "1": "Invalid data or an unknown name; for diff, differences.",
    "2": "The command was wrong; for diff, also a catalog that cannot be read.",
    "130": "Interrupted.",
}


def main() -> None:
    """Write the manual page."""
    file = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).with_name("rolecmp.1"))
    file.write_bytes(man_page().encode())


def man_page() -> str:
    """Return the manual page, in the macros of man(7)."""
    start = help_of()
    purpose = start.partition("\n")[0]
    lines = [
        f'.TH ROLECMP 1 "" "rolecmp {__version__}" "User Commands"',
        ".SH NAME",
        r"rolecmp \- compare data roles side by side",
        ".SH SYNOPSIS",
        r"\fBrolecmp\fR \fICOMMAND\fR [\fIOPTIONS\fR]",
        ".SH DESCRIPTION",
        escaped(purpose),
        ".SH COMMANDS",
    ]
    for command in commands(start):
        lines += section(help_of(*command.split()))
    lines += [".SH ENVIRONMENT", *table(ENVIRONMENT.items())]
    lines += [".SH EXIT STATUS", *table(EXIT_CODES.items())]
    topics = ", ".join(f"\\fBrolecmp help {name}\\fR" for name in TOPICS)
    return "\n".join([*lines, ".SH SEE ALSO", topics]) + "\n"


def help_of(*words: str) -> str:
    """Return the help of a command."""
    return CliRunner().invoke(app, [*words, "--help"], env={"COLUMNS": "80"}).output


def commands(start: str) -> Iterator[str]:
    """Yield the commands, and those below them, in the order of the help."""
    for name in re.findall(r"(?m)^.{12}(\S+) ", start.partition("[OPTIONS]\n")[2]):
        yield name
        below = help_of(name).partition("\nCommands:\n")[2].partition("\nOptions:")[0]
        for nested in re.findall(r"(?m)^  (\S+)  ", below):
            yield f"{name} {nested}"


def section(text: str) -> Iterator[str]:
    """Yield the lines about the command of a help text."""
    about, _, rest = text.partition("\nUsage: ")
    usage, _, rows = rest.partition("\n")
    yield f".SS {escaped(usage)}"
    for paragraph in about.strip("\n").split("\n\n"):
        if paragraph.startswith("  rolecmp "):
            yield from (".PP", ".EX", *map(escaped, paragraph.splitlines()), ".EE")
        else:
            yield from (".PP", escaped(" ".join(paragraph.split())))
    yield from table(listed(rows))


def listed(rows: str) -> Iterator[tuple[str, str]]:
    """Yield the arguments and options of a command, each with what it is for."""
    for row in re.findall(r"(?m)^  (?=\S).*(?:\n {3,}.*)*", rows):
        name, _, what = row.strip().replace("\n", "  ").partition("  ")
        yield name, " ".join(what.split())


def table(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield terms and what they mean."""
    for name, what in rows:
        yield from (".TP", rf"\fB{escaped(name)}\fR", escaped(what))


def escaped(text: str) -> str:
    """Return a line that troff shows as it is."""
    plain = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{plain}" if plain[:1] in {".", "'"} else plain


if __name__ == "__main__":
    main()
