"""What the documents say works as it is written there."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from rolecmp import __version__
from rolecmp.questions.schema import ANSWERS
from tests.conftest import ROOT, Run, validator

README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = {
    file.name: file.read_text(encoding="utf-8")
    for file in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
}
SESSIONS = [
    (name, *session)
    for name, document in DOCUMENTS.items()
    for block in re.findall(r"(?ms)^```console\n(.*?)^```", document)
    for session in re.findall(r"(?ms)^\$ (.*?)\n(.*?)(?=^\$ |\Z)", block)
]
COMMANDS = [
    command
    for document in DOCUMENTS.values()
    for text in [re.sub(r"(?ms)^```console\n.*?^```", "", document)]
    for command in re.findall(r"(?m)^(?: {4})?rolecmp (.*?)(?: {2,}.*| \| .*)?$", text)
]


@pytest.fixture
def files(tmp_path: Path) -> None:
    """Write the files that a document tells of by name before it shows them."""
    for document in DOCUMENTS.values():
        for name, content in re.findall(r"`(\S+)`:\n\n```json\n(.*?)```", document, re.DOTALL):
            (tmp_path / name).write_text(content, encoding="utf-8")


def test_the_readme_has_something_to_test() -> None:
    assert len(SESSIONS) > 4
    assert len(COMMANDS) > 4
    assert README.count("\n") < 120


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize(("document", "line", "page"), SESSIONS)
def test_a_session_shows_what_is_really_shown(
    document: str,  # noqa: ARG001 - to tell sessions apart
    line: str,
    page: str,
    shell: Run,
) -> None:
    """A line with an ellipsis in brackets stands for lines that are left out."""
    shown = "".join(
        ".*?" if line == "[…]\n" else re.escape(line) for line in page.splitlines(keepends=True)
    )
    out = shell(f"{line} 2>&1 || true").out
    assert re.fullmatch(shown, out, flags=re.DOTALL), out


@pytest.mark.usefixtures("release")
@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_works(line: str, run: Run) -> None:
    run(line)


RECIPES = [
    line
    for name, document in DOCUMENTS.items()
    for block in re.findall(r"(?ms)^```sh\n(.*?)^```", document)
    for line in block.splitlines()
    if name == "README.md" and line.startswith("rolecmp ")
]


@pytest.mark.skipif(not shutil.which("jq"), reason="jq is not installed")
@pytest.mark.parametrize("line", RECIPES)
def test_a_recipe_works(line: str, shell: Run) -> None:
    assert bool(shell(line).out.strip()) == (" -o " not in line)


def test_there_are_recipes_for_jq() -> None:
    assert len([line for line in RECIPES if " | jq " in line]) > 3


def test_the_picture_shows_what_is_really_shown(run: Run) -> None:
    line = re.findall(r"^That is `rolecmp (.*?)`", README, flags=re.MULTILINE)[0]
    picture = (ROOT / "docs/compare.svg").read_text(encoding="utf-8")
    assert run(f"{line} --format svg").out == picture


def test_every_link_of_a_document_leads_somewhere() -> None:
    for name, document in DOCUMENTS.items():
        folder = (ROOT if name == "README.md" else ROOT / "docs").resolve()
        for target in re.findall(r"\]\(([^)#:]+)[)#]", document):
            assert (folder / target).exists(), f"{name}: {target}"


def test_every_field_of_a_catalog_is_explained_in_the_documents() -> None:
    schema = json.loads((ROOT / "data/roles.schema.json").read_text(encoding="utf-8"))
    rows = [
        f"| `{key}` | {field['description']} |"
        for part in (schema, *schema["$defs"].values())
        for key, field in part.get("properties", {}).items()
    ]
    assert len(rows) > 80
    assert [row for row in rows if row not in DOCUMENTS["catalogs.md"]] == []


def test_both_lines_of_the_readme_are_there_for_the_gate() -> None:
    """`.ci/run` takes them from the README by what they start and end with."""
    lines = [line for line in README.splitlines() if line.startswith("python3 -m venv ")]
    assert [line.rpartition(" && ")[2] for line in lines] == [
        ".venv/bin/rolecmp compare ds mle",
        ".venv/bin/python -m pytest",
    ]


def test_what_is_said_of_the_json_is_what_the_schemas_say() -> None:
    """`docs/generate.py` tells how to write it anew."""
    script = [sys.executable, str(ROOT / "docs/generate.py")]
    made = subprocess.run(script, capture_output=True, check=True).stdout.decode()
    assert made == DOCUMENTS["json.md"]


@pytest.mark.parametrize("answer", ANSWERS)
def test_each_example_of_an_answer_obeys_its_schema(answer: str) -> None:
    part = DOCUMENTS["json.md"].partition(f"\n## {answer}\n")[2]
    example = json.loads(part.partition("```json\n")[2].partition("```")[0])
    validator(answer).validate(example)


def test_the_changelog_knows_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## \[(.*?)\]", changelog, flags=re.MULTILINE)[0] == __version__
