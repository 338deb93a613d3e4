"""`action.yml`, and the job for GitLab in the documents, run as they would be there."""

import json
import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.conftest import NO_BASH, ROOT, bare_environment, commit

ACTION = (ROOT / "action.yml").read_text(encoding="utf-8")
STEPS = {
    name: re.sub(r"(?m)^ {8}", "", script)
    for name, script in re.findall(
        r"(?ms)^    - name: ([^\n]+)\n.*?^      run: \|\n((?:(?: {8}[^\n]*)?\n)+)", ACTION
    )
}
CATALOG = {
    "format": 1,
    "skills": [{"id": "heat", "name": "Heat"}],
    "roles": [
        {"id": "cook", "name": "Cook", "summary": "Cooks.", "skills": [{"skill": "heat"}]},
    ],
}
pytestmark = NO_BASH


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a repository with a catalog."""
    monkeypatch.chdir(tmp_path)
    Path("roles.json").write_text(json.dumps(CATALOG, indent=1), encoding="utf-8")
    commit(tmp_path)
    return tmp_path


def bash(script: str, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a script in the way GitHub does."""
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        env={**bare_environment(), **env},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def step(name: str, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a step with its defaults, and return how it ended and what it printed."""
    defaults = {"CATALOG": "roles.json", "ROLES": "", "STRICT": "true"}
    return bash(STEPS[name], {**defaults, "GITHUB_STEP_SUMMARY": "summary.md", **env})


def test_there_are_three_steps() -> None:
    assert [*STEPS] == ["Install rolecmp", "Check the catalog", "Summarize what changed"]


def test_problems_are_marked_in_the_file() -> None:
    assert step("Check the catalog", {}).returncode == 0
    broken = {**CATALOG, "skills": [*CATALOG["skills"], {"id": "salt", "name": "Salt"}]}  # type: ignore[misc]
    Path("roles.json").write_text(json.dumps(broken), encoding="utf-8")
    done = step("Check the catalog", {})
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=roles.json,line=1,col=")
    assert step("Check the catalog", {"STRICT": "false"}).returncode == 0
    Path("roles.json").write_text(
        json.dumps({**CATALOG, "skills": []}).replace('"heat"', '"statistics"'), encoding="utf-8"
    )
    assert step("Check the catalog", {}).returncode == 1
    assert step("Check the catalog", {"ROLES": "builtin"}).returncode == 0


@pytest.mark.parametrize("base", ["", "0" * 40])
def test_without_a_commit_before_there_is_no_summary(base: str) -> None:
    assert step("Summarize what changed", {"BASE": base}).returncode == 0
    assert not Path("summary.md").exists()


def test_the_summary_says_what_changed() -> None:
    base = subprocess.run(
        ["git", "rev-parse", "HEAD"], capture_output=True, check=True, encoding="utf-8"
    ).stdout.strip()
    assert step("Summarize what changed", {"BASE": base}).returncode == 0
    assert Path("summary.md").read_text(encoding="utf-8").endswith("No differences.\n")
    text = Path("roles.json").read_text(encoding="utf-8").replace("Cooks.", "Cooks well.")
    Path("roles.json").write_text(text, encoding="utf-8")
    Path("summary.md").unlink()
    assert step("Summarize what changed", {"BASE": base}).returncode == 0
    assert "| Summary | reworded:" in Path("summary.md").read_text(encoding="utf-8")


def cloned(repository: Path) -> None:
    """Work in a shallow clone."""
    copy = repository / "copy"
    clone = ["git", "clone", "--quiet", "--depth=1", f"file://{repository}", str(copy)]
    subprocess.run(clone, check=True)
    os.chdir(copy)


def test_a_shallow_checkout_fetches_the_commit(repository: Path) -> None:
    base = subprocess.run(
        ["git", "rev-parse", "HEAD"], capture_output=True, check=True, encoding="utf-8"
    ).stdout.strip()
    text = Path("roles.json").read_text(encoding="utf-8").replace("Cooks.", "Cooks well.")
    Path("roles.json").write_text(text, encoding="utf-8")
    commit(repository)
    subprocess.run(["git", "branch", "before", base], check=True)
    cloned(repository)
    for each in (base, "before"):  # a commit, or a branch that the checkout does not have
        assert step("Summarize what changed", {"BASE": each}).returncode == 0
        assert "reworded" in Path("summary.md").read_text(encoding="utf-8")
        Path("summary.md").unlink()


def test_what_mends_a_catalog_has_no_failing_summary(repository: Path) -> None:
    good = Path("roles.json").read_text(encoding="utf-8")
    Path("roles.json").write_text(good.replace('"skill": "heat"', '"skill": "head"'))
    commit(repository)
    Path("roles.json").write_text(good, encoding="utf-8")
    assert step("Check the catalog", {}).returncode == 0
    assert step("Summarize what changed", {"BASE": "HEAD"}).returncode == 0
    assert "can't be said" in Path("summary.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("catalog", "base"), [("nope.json", "HEAD"), ("roles.json", "0123456789")])
def test_what_is_not_there_has_no_summary(catalog: str, base: str) -> None:
    assert step("Summarize what changed", {"BASE": base, "CATALOG": catalog}).returncode == 0
    assert not Path("summary.md").exists()


def test_later_steps_keep_their_python() -> None:
    Path("bin").mkdir()
    fake = 'mkdir -p "$3/bin"; echo exit >"$3/bin/pip"; chmod +x "$3/bin/pip"'
    Path("bin/python3").write_text(f"#!/bin/bash\n{fake}\n")
    Path("bin/python3").chmod(0o755)
    env = {
        "PATH": f"{Path('bin').absolute()}:{os.environ['PATH']}",
        "RUNNER_TEMP": str(Path("temp").absolute()),
        "GITHUB_ACTION_PATH": ".",
        "GITHUB_PATH": "path.txt",
    }
    assert step("Install rolecmp", env).returncode == 0
    (folder,) = Path("path.txt").read_text().splitlines()
    assert [each.name for each in Path(folder).iterdir()] == ["rolecmp"]


def test_a_file_that_is_new_has_no_summary() -> None:
    Path("new.json").write_text(json.dumps(CATALOG), encoding="utf-8")
    done = step("Summarize what changed", {"BASE": "HEAD", "CATALOG": "new.json"})
    assert done.returncode == 0
    assert Path("summary.md").read_text(encoding="utf-8") == "`new.json` is new.\n"


def test_the_job_for_gitlab_works(repository: Path) -> None:
    job = (ROOT / "docs/catalogs.md").read_text(encoding="utf-8").partition("  script:\n")[2]
    lines = re.findall(r"(?m)^    - (.*)$", job.partition("  artifacts:")[0])
    assert len(lines) == 4
    script = "\n".join(["pip() { true; }", *lines])
    Path("roles").mkdir()
    Path("roles.json").rename("roles/team.json")
    commit(repository)
    cloned(repository)
    file = Path("roles/team.json")
    head = ["git", "rev-parse", "HEAD"]
    done = subprocess.run(head, capture_output=True, check=True, encoding="utf-8")
    base = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": done.stdout.strip()}
    assert bash(script, base).returncode == 0
    assert "No differences." in Path("changes.md").read_text(encoding="utf-8")
    assert json.loads(Path("problems.json").read_text(encoding="utf-8")) == []
    text = file.read_text(encoding="utf-8").replace("Cooks.", "Cooks well.")
    file.write_text(text, encoding="utf-8")
    assert bash(script, base).returncode == 0
    assert "reworded" in Path("changes.md").read_text(encoding="utf-8")
    file.write_text(text.replace('"skill": "heat"', '"skill": "head"'), encoding="utf-8")
    done = bash(script, base)
    assert done.returncode == 1
    assert 'unknown skill "head"' in done.stdout
    (problem,) = json.loads(Path("problems.json").read_text(encoding="utf-8"))[:1]
    assert problem["location"]["path"] == "roles/team.json"
