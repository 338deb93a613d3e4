"""Help: it starts with what a command is for, and with examples that work."""

import re

import pytest

from rolecmp import __version__
from tests.conftest import ROOT, Run, command_lines

COMMANDS = ["", *command_lines()]


def test_every_command_is_listed(run: Run) -> None:
    listed = run("--help").out.partition("Commands:\n")[2].partition("\n\n")[0]
    names = [command for command in COMMANDS[1:] if " " not in command]
    assert re.findall(r"^  (\S+)", listed, flags=re.MULTILINE) == names


@pytest.mark.parametrize("command", COMMANDS)
def test_help_starts_with_a_purpose_and_two_examples(command: str, run: Run) -> None:
    text = run(f"{command} --help").out
    assert run(f"{command} -h").out == text
    purpose, examples, *_ = text.split("\n\n")
    assert re.fullmatch(r"[A-Z][^\n]*\.", purpose)
    lines = examples.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(f"  rolecmp {command}".rstrip())
    assert lines[1].startswith("  rolecmp ")
    assert f"\nUsage: rolecmp {command}".rstrip() in text
    assert "[[" not in text
    assert max(map(len, text.splitlines())) <= 80
    assert "..." not in text.partition("Commands:")[2]


@pytest.mark.parametrize("command", COMMANDS[1:])
def test_help_ends_with_where_to_read_more(command: str, run: Run) -> None:
    last = " ".join(run(f"{command} --help").out.split("\n\n")[-1].split())
    name = re.fullmatch(r".*Read more: (\S+)\.", last)
    assert name
    assert (ROOT / name[1]).is_file()


@pytest.mark.usefixtures("release")
@pytest.mark.parametrize("command", COMMANDS)
def test_the_examples_work(command: str, run: Run) -> None:
    for line in run(f"{command} --help").out.split("\n\n")[1].splitlines():
        run(line.strip().removeprefix("rolecmp ").partition(" | ")[0])


def test_without_a_command_the_same_help_is_shown(run: Run) -> None:
    assert run("").out == run("--help").out


def test_the_version_is_one_line(run: Run) -> None:
    assert run("--version").out == f"rolecmp {__version__}\n"
