"""Help: it starts with what a command is for, and with examples that work."""

import re

import pytest

from rolecmp import __version__
from rolecmp.catalog.files import TOPICS
from tests.conftest import ROOT, Run, command_lines

COMMANDS = ["", *command_lines()]
LINES = 23
"""What 24 rows leave above the prompt."""


def test_every_command_is_listed(run: Run) -> None:
    listed = run("--help").out.partition("\nExplore ")[2]
    names = [command for command in COMMANDS[1:] if " " not in command]
    assert re.findall(r"(?m)^.{12}(\S+) ", f"Explore {listed}") == names
    groups = re.findall(r"(?m)^[A-Z]\w+(?: \w+)*", f"Explore {listed}")
    assert groups == ["Explore", "Yourself", "Your roles", "Help"]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_starts_with_a_purpose_and_two_examples(command: str, run: Run) -> None:
    text = run(f"{command} --help").out
    assert run(f"{command} -h").out == text
    purpose, *lines = filter(None, text.partition("\n\nUsage: ")[0].splitlines()[:4])
    assert re.fullmatch(r"[A-Z][^\n]*\.", purpose)
    assert len(lines) == 2
    assert lines[0].startswith(f"  rolecmp {command}".rstrip())
    assert lines[1].startswith("  rolecmp ")
    assert f"\nUsage: rolecmp {command}".rstrip() in text
    assert max(map(len, text.splitlines())) <= 80
    assert len(text.splitlines()) <= LINES


@pytest.mark.parametrize("command", [each for each in COMMANDS[1:] if each != "help"])
def test_help_ends_with_a_topic_to_read_more(command: str, run: Run) -> None:
    last = run(f"{command} --help").out.splitlines()[-1]
    topic = last.removeprefix("Read more: rolecmp help ")
    document = (ROOT / "docs" / TOPICS[topic]).read_text(encoding="utf-8")
    title = document.splitlines()[0].removeprefix("# ")
    assert title in run(f"help {topic}").out.splitlines()[0]


def test_help_explains_commands_and_topics(run: Run) -> None:
    assert run("help").out == run("--help").out
    assert run("help compare").out == run("compare --help").out
    assert run("help import onet").out == run("import onet --help").out
    assert {*TOPICS.values()} == {file.name for file in (ROOT / "docs").glob("*.md")}
    assert not {*TOPICS} & {*COMMANDS}
    assert ", ".join(TOPICS) in " ".join(run("help --help").out.split())
    for topic in TOPICS:
        assert max(map(len, run(f"help {topic}").out.splitlines())) <= 80
    assert run("help pathes", code=1).err.splitlines()[1:] == ["tip: rolecmp help paths"]


@pytest.mark.usefixtures("release")
@pytest.mark.parametrize("command", COMMANDS)
def test_the_examples_work(command: str, run: Run) -> None:
    if command == "mcp":
        pytest.importorskip("mcp")
    for line in re.findall("(?m)^  rolecmp .*", run(f"{command} --help").out):
        run(line.strip().removeprefix("rolecmp ").partition(" | ")[0])


def test_without_a_command_the_same_help_is_shown(run: Run) -> None:
    assert run("").out == run("--help").out


def test_the_version_is_one_line(run: Run) -> None:
    assert run("--version").out == f"rolecmp {__version__}\n"


def test_what_is_shown_as_code_is_as_wide_as_the_terminal(run: Run) -> None:
    rule = f"\n{'─' * 74}\n"
    assert rule in run("help paths", {"COLUMNS": "80"}).out
    out = run("help onet", {"COLUMNS": "80"}).out
    assert "O*NET" in out
    assert "ONET" not in out


@pytest.mark.parametrize("topic", TOPICS)
def test_a_document_names_others_by_the_command_that_shows_them(topic: str, run: Run) -> None:
    shown = " ".join(run(f"help {topic}").out.split())
    assert not re.search(r"\w\.md\b(?: \(|#)", shown)
    assert {*re.findall(r"\(rolecmp help (\w+)\)", shown)} <= {*TOPICS}
