"""What the documents say works as it is written there."""

import re
from pathlib import Path

import pytest

from rolecmp import __version__
from tests.conftest import ROOT, Run

README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = [README, *(file.read_text(encoding="utf-8") for file in (ROOT / "docs").glob("*.md"))]
SESSIONS = [
    session
    for document in DOCUMENTS
    for block in re.findall(r"(?ms)^```console\n(.*?)^```", document)
    for session in re.findall(r"(?ms)^\$ rolecmp (.*?)\n(.*?)(?=^\$ |\Z)", block)
]
COMMANDS = [
    command
    for document in DOCUMENTS
    for command in re.findall(r"(?m)^(?: {4})?rolecmp (.*?)(?: {2,}.*| \| .*)?$", document)
]


def test_the_readme_has_something_to_test() -> None:
    assert len(SESSIONS) > 4
    assert len(COMMANDS) > 4
    assert README.count("\n") < 120


@pytest.mark.parametrize(("line", "page"), SESSIONS)
def test_a_session_shows_what_is_really_shown(line: str, page: str, run: Run) -> None:
    """A line with an ellipsis in brackets stands for lines that are left out."""
    shown = "".join(
        ".*?" if line == "[…]\n" else re.escape(line) for line in page.splitlines(keepends=True)
    )
    assert re.fullmatch(shown, run(line).out, flags=re.DOTALL), run(line).out


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_works(line: str, run: Run) -> None:
    run(line)


def test_the_catalog_of_ones_own_works_and_so_does_its_problem(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (catalog,) = re.findall(r"```json\n(.*?)```", README, flags=re.DOTALL)
    Path("ours.json").write_text(catalog, encoding="utf-8")
    for line in re.findall(r"`rolecmp (compare[^`]*ours\.json[^`]*)`", README):
        assert "Quantitative analyst" in run(line).out
    broken = catalog.replace('"expert"', '"exprt"')
    Path("ours.json").write_text(broken, encoding="utf-8")
    assert f"\n    {run('list --roles ours.json', code=1).err}" in README


def test_both_lines_of_the_readme_are_there_for_the_gate() -> None:
    """`.ci/run` takes them from the README by what they start and end with."""
    lines = [line for line in README.splitlines() if line.startswith("python3 -m venv ")]
    assert [line.rpartition(" && ")[2] for line in lines] == [
        ".venv/bin/rolecmp compare ds mle",
        ".venv/bin/python -m pytest",
    ]


def test_the_changelog_knows_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## \[(.*?)\]", changelog, flags=re.MULTILINE)[0] == __version__
