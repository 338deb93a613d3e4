"""Everything in the documents works as it is written there."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from rolecmp import __version__
from rolecmp.questions.kinds import AnswerKind
from tests.conftest import ROOT, Golden, Run, command_lines, validator
from tests.sessions import Session, is_shown, renewed, sessions

README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = {
    file.name: file.read_text(encoding="utf-8")
    for file in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
}
SESSIONS = [session for name, document in DOCUMENTS.items() for session in sessions(name, document)]
COMMANDS = list(
    dict.fromkeys(
        command
        for document in DOCUMENTS.values()
        for text in [re.sub(r"(?ms)^```console\n.*?^```", "", document)]
        for command in re.findall(r"(?m)^(?: {4})?rolecmp (.*?)(?: {2,}.*| \| .*)?$", text)
    )
)


BLOCK = r"`(\S+)`:\n\n```(?:json|text)\n(.*?)```"
"""A file that a document shows after its name."""


@pytest.fixture
def files(tmp_path: Path) -> None:
    """Write the files that a document names before it shows them."""
    for document in DOCUMENTS.values():
        for name, content in re.findall(BLOCK, document, re.DOTALL):
            (tmp_path / name).write_text(content, encoding="utf-8")


def test_the_readme_has_something_to_test() -> None:
    assert len(SESSIONS) > 4
    assert len(COMMANDS) > 4
    assert README.count("\n") < 120


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("session", SESSIONS, ids=lambda each: f"{each.document}: {each.line}")
def test_a_session_shows_the_real_output(session: Session, is_update: bool, shell: Run) -> None:
    out = shell(f"{session.line} 2>&1 || true").out
    shown = session.shown
    if is_update and not is_shown(shown, out):
        shown = renewed(shown, out)
        file = ROOT / ("" if session.document == "README.md" else "docs") / session.document
        document = file.read_bytes().decode()
        before, after = (f"$ {session.line}\n{text}" for text in (session.shown, shown))
        file.write_bytes(document.replace(before, after).encode())
    assert is_shown(shown, out), f"{out}\nSee pytest --update."


def test_a_renewed_session_keeps_its_excerpts() -> None:
    out = "".join(f"{word}\n" for word in ("head", "one", "two", "three", "four", "tail"))
    shown = "old head\n[…]\nthre\nfour\n[…]\n"
    assert renewed(shown, out) == "head\n[…]\nthree\nfour\n[…]\n"
    assert renewed("[…]\nold tail\n", out) == "[…]\ntail\n"
    assert renewed("anything\n", out) == out


@pytest.mark.usefixtures("release")
@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_works(line: str, run: Run) -> None:
    run(line)


RECIPES = {
    line: None
    for name, document in DOCUMENTS.items()
    for block in re.findall(r"(?ms)^```sh\n(.*?)^```", document)
    for line in block.splitlines()
    if name in {"README.md", "json.md"} and line.startswith("rolecmp ")
}


@pytest.mark.skipif(not shutil.which("jq"), reason="jq is not installed")
@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("line", RECIPES)
def test_a_recipe_works(line: str, shell: Run) -> None:
    assert bool(shell(line).out.strip()) == (" -o " not in line)


def test_there_are_recipes_for_jq() -> None:
    assert len([line for line in RECIPES if " | jq " in line]) > 3


def test_the_picture_shows_the_real_output(run: Run, golden: Golden) -> None:
    line = re.findall(r"^That is `rolecmp (.*?)`", README, flags=re.MULTILINE)[0]
    golden(ROOT / "docs/compare.svg", run(f"{line} --format svg").out)


def test_every_link_of_a_document_leads_somewhere() -> None:
    for name, document in DOCUMENTS.items():
        folder = (ROOT if name == "README.md" else ROOT / "docs").resolve()
        for target in re.findall(r"\]\(([^)#:]+)[)#]", document):
            assert (folder / target).exists(), f"{name}: {target}"


def test_both_lines_of_the_readme_are_there_for_the_gate() -> None:
    """`.ci/run` takes them from the README by what they start and end with."""
    lines = [line for line in README.splitlines() if line.startswith("python3 -m venv ")]
    assert [line.rpartition(" && ")[2] for line in lines] == [
        ".venv/bin/rolecmp compare ds mle",
        ".venv/bin/python -m pytest",
    ]


def test_the_reference_documents_are_those_of_the_schemas(golden: Golden, tmp_path: Path) -> None:
    """`docs/generate.py` writes json.md, and tables in catalogs.md and evidence.md."""
    for name in ("catalogs.md", "evidence.md"):
        shutil.copy(ROOT / "docs" / name, tmp_path)
    script = [sys.executable, str(ROOT / "docs/generate.py"), str(tmp_path)]
    subprocess.run(script, check=True)
    for name in ("json.md", "catalogs.md", "evidence.md"):
        golden(ROOT / "docs" / name, (tmp_path / name).read_bytes().decode())


def test_the_manual_page_is_made_from_the_help(golden: Golden, tmp_path: Path) -> None:
    script = [sys.executable, str(ROOT / "docs/man.py"), str(tmp_path / "rolecmp.1")]
    subprocess.run(script, check=True)
    made = (tmp_path / "rolecmp.1").read_bytes().decode()
    golden(ROOT / "docs/rolecmp.1", made)
    named = set(re.findall(r"(?m)^\.SS rolecmp ([a-z]+(?: [a-z]+)?)", made))
    assert named == {*command_lines()}


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed")
def test_a_formatter_of_manual_pages_has_nothing_to_say() -> None:
    line = ["groff", "-man", "-Tutf8", "-ww", str(ROOT / "docs/rolecmp.1")]
    done = subprocess.run(line, capture_output=True, check=True)
    assert done.stderr == b""


@pytest.mark.parametrize("answer", AnswerKind)
def test_each_example_of_an_answer_obeys_its_schema(answer: str) -> None:
    part = DOCUMENTS["json.md"].partition(f"\n## {answer}\n")[2]
    example = json.loads(part.partition("```json\n")[2].partition("```")[0])
    validator(answer).validate(example)


def test_the_changelog_knows_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## \[(.*?)\]", changelog, flags=re.MULTILINE)[0] == __version__
