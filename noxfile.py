"""The tasks of the project, one word each: `nox --list` lists them, `nox -s test` runs one."""

import re
from pathlib import Path

import nox

ROOT = Path(__file__).parent
PROJECT = nox.project.load_toml("pyproject.toml")
PINNED = {
    f"{installer}_{kind}": "constraints.txt"
    for installer in ("PIP", "UV")
    for kind in ("CONSTRAINT", "BUILD_CONSTRAINT")
}
"""The environment in which an installer keeps to the constraints, also for the build backend."""

nox.options.default_venv_backend = "uv|venv"
nox.options.error_on_missing_interpreters = True
nox.options.sessions = ["lint", "types", "test"]


@nox.session
def test(session: nox.Session) -> None:
    """Run the tests on the installed package."""
    session.install(".[test]", env=PINNED)
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Run ruff, and check who imports whom."""
    develop(session)
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("lint-imports")


@nox.session
def types(session: nox.Session) -> None:
    """Check the types."""
    develop(session)
    session.run("mypy")


@nox.session
def coverage(session: nox.Session) -> None:
    """Run the tests and report which code they run, in subprocesses too."""
    develop(session)
    session.run("coverage", "erase")
    session.run("coverage", "run", "-m", "pytest", *session.posargs)
    session.run("coverage", "combine", "--quiet")
    session.run("coverage", "report")


@nox.session
def bench(session: nox.Session) -> None:
    """Print how long the program takes, as ratios taken in one run."""
    develop(session)
    for name in ("startup", "validate", "large", "paths"):
        session.run("python", f"bench/{name}.py")


@nox.session
def docs(session: nox.Session) -> None:
    """Renew the documents, the manual page and the schema that are made from the code."""
    develop(session)
    session.run("python", "docs/generate.py")
    session.run("python", "docs/man.py")
    schema = session.run("rolecmp", "schema", silent=True, env={"PYTHONUTF8": "1"})
    (ROOT / "data/roles.schema.json").write_bytes(str(schema).encode())


@nox.session
def update(session: nox.Session) -> None:
    """Renew every golden file and every session in the documents; then read `git diff`."""
    develop(session)
    session.run("python", "-m", "pytest", "--update", *session.posargs)


@nox.session
def lowest(session: nox.Session) -> None:
    """Run the tests with the lowest versions that the package allows."""
    lowest = [re.sub(">=([^,]+).*", r"==\1", each) for each in PROJECT["project"]["dependencies"]]
    session.install(".[test]", *lowest)
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session
def newest(session: nox.Session) -> None:
    """Run the tests with the newest versions there are, also of Typer."""
    session.install(".[test]")
    newest = [re.sub("[<>=].*", "", each) for each in PROJECT["project"]["dependencies"]]
    session.install("--upgrade", *newest)
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session(python="3.11", venv_backend="venv")
def lock(session: nox.Session) -> None:
    """Renew the constraints, on the oldest Python, so that newer ones can keep to them, too."""
    # colorama is for Windows, editables for hatchling when it is at work.
    extra = [*PROJECT["build-system"]["requires"], "colorama", "editables"]
    session.install("--upgrade", "--editable", ".[dev]", *extra)
    frozen = session.run("python", "-m", "pip", "freeze", "--exclude-editable", silent=True)
    file = ROOT / "constraints.txt"
    head = [line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    file.write_bytes("\n".join([*head, str(frozen)]).encode())


def develop(session: nox.Session) -> None:
    """Install the package in place, with everything it is developed with."""
    session.install("--editable", ".[dev]", env=PINNED)
