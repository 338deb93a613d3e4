"""What the tests share: the program, run from outside."""

import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, Protocol

import pytest
from hypothesis import settings
from jsonschema import Draft202012Validator
from typer.core import TyperGroup
from typer.main import get_command
from typer.testing import CliRunner

from rolecmp.cli.program import app
from rolecmp.questions.schema import schema
from tests import esco, onet

ROOT = Path(__file__).parent.parent
AD = (
    (ROOT / "docs/match.md")
    .read_text(encoding="utf-8")
    .partition("```text\n")[2]
    .partition("```")[0]
)
"""The job ad of the documents."""
CATALOGS = ROOT / "tests/catalogs"
KITCHEN = str(CATALOGS / "valid/kitchen.json")
MINIMAL = str(CATALOGS / "valid/minimal.json")

# The same examples on every run, however slow the machine, and none kept on disk.
settings.register_profile("same", deadline=None, derandomize=True, database=None)
settings.load_profile("same")

# The commands of the program, which Typer's runner would make anew for each run.
made_once = cache(get_command)

EMPTY: Mapping[str, str] = MappingProxyType({})
NO_BASH = pytest.mark.skipif(sys.platform == "win32", reason="there is no bash to count on")
LINUX_ONLY = pytest.mark.skipif(
    sys.platform != "linux", reason="it takes /dev/full, file names of any bytes, or script(1)"
)
SETTINGS = (
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "COLUMNS",
    "FORCE_COLOR",
    "NO_COLOR",
    "ROLECMP_ROLES",
    "TERM",
)


@cache
def validator(kind: str | None = None) -> Draft202012Validator:
    """Return what checks answers of a kind, or catalog files, against their JSON Schema."""
    made = json.loads(schema(kind))
    Draft202012Validator.check_schema(made)
    return Draft202012Validator(made)


class Outcome(NamedTuple):
    """What a run left behind."""

    code: int
    out: str
    err: str

    def checked(self, line: str, code: int | None) -> "Outcome":
        """Expect the exit code, each stream to carry what it is for, and JSON to obey its schema.

        Without a code, expect that of any error.

        What `validate` and `diff` find is their result, although they exit with 1 then.
        """
        report = f"$ {line}\nexit code {self.code}\n--- stdout\n{self.out}\n--- stderr\n{self.err}"
        assert self.code in ({1, 2} if code is None else {code}), report
        assert "Traceback" not in self.err, report
        is_report = "validate" in line and code == 1 and self.out
        is_difference = "diff" in line.split() and code == 1 and not self.err
        if not (is_report or is_difference):
            assert bool(self.err) == bool(self.code), report
            assert not (self.code and self.out), report
        if self.out.startswith('{\n  "kind"'):
            answer = json.loads(self.out)
            validator(answer["kind"]).validate(answer)
        return self


class Run(Protocol):
    """Runs a command line and expects it to end with `code`."""

    def __call__(
        self, line: str, env: Mapping[str, str] = EMPTY, *, code: int | None = 0, stdin: str = ""
    ) -> Outcome: ...


def command_lines() -> list[str]:
    """Return the names of all commands, those of a group after it: `import`, `import onet`."""

    def names(group: TyperGroup, prefix: str) -> Iterator[str]:
        for name, command in group.commands.items():
            yield f"{prefix}{name}"
            if isinstance(command, TyperGroup):
                yield from names(command, f"{prefix}{name} ")

    program = get_command(app)
    assert isinstance(program, TyperGroup)
    return [*names(program, "")]


class Golden(Protocol):
    """Expects a file to hold exactly `actual`; with `pytest --update`, writes it there."""

    def __call__(self, file: Path, actual: str) -> None: ...


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update", action="store_true", help="renew the golden files and the sessions in docs"
    )


@pytest.fixture
def is_update(request: pytest.FixtureRequest) -> bool:
    """Return whether expectations are to be renewed."""
    return bool(request.config.getoption("--update"))


@pytest.fixture
def golden(is_update: bool) -> Golden:
    """Compare with a golden file, byte for byte."""

    def check(file: Path, actual: str) -> None:
        if is_update and (not file.exists() or file.read_bytes() != actual.encode()):
            file.write_bytes(actual.encode())
        assert actual == file.read_bytes().decode(), f"{file.name}: see pytest --update"

    return check


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away the settings that whoever runs the tests may have."""
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `rolecmp` in this process, with the rest of its command line."""
    monkeypatch.setattr("typer.testing._get_command", made_once)

    def run_here(
        line: str, env: Mapping[str, str] = EMPTY, *, code: int | None = 0, stdin: str = ""
    ) -> Outcome:
        # The backslashes of a path on Windows are no escapes.
        words = shlex.split(line.replace("\\", "/") if sys.platform == "win32" else line)
        result = CliRunner().invoke(app, words, input=stdin, env=env)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Outcome(result.exit_code, result.stdout, result.stderr).checked(line, code)

    return run_here


def bare_environment() -> dict[str, str]:
    """Return an environment with nothing but the programs, and what coverage needs."""
    kept = {
        name: value
        for name, value in os.environ.items()
        # Python does not start on Windows without the latter.
        if name.startswith("COVERAGE_") or name.upper() == "SYSTEMROOT"
    }
    return {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", **kept}


@pytest.fixture
def shell(tmp_path: Path) -> Run:
    """Run a line of bash with `rolecmp` in it, in an empty folder."""
    if sys.platform == "win32":
        pytest.skip("there is no bash to count on")

    def run_there(
        line: str, env: Mapping[str, str] = EMPTY, *, code: int | None = 0, stdin: str = ""
    ) -> Outcome:
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", line],
            cwd=tmp_path,
            env={**bare_environment(), **env},
            input=stdin.encode(),
            capture_output=True,
            timeout=60,
            check=False,
        )
        return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode()).checked(
            line, code
        )

    return run_there


def in_terminal(
    line: str, env: Mapping[str, str], rows: int = 24, columns: int = 80, code: int = 0
) -> str:
    """Return what a terminal shows of a run, having made sure that it ends with `code`."""
    import fcntl
    import pty
    import struct
    import termios

    child, terminal = pty.fork()
    if child == 0:
        os.execve(sys.executable, [sys.executable, "-m", "rolecmp", *line.split()], {**env})
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    shown = b""
    try:
        while part := os.read(terminal, 65536):
            shown += part
    except OSError:
        pass  # the end
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == code
    return shown.decode().replace("\r", "")


def commit(folder: Path) -> None:
    """Commit all files in a folder to a repository of its own, on the branch main."""
    who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
    for words in (["init", "-b", "main"], ["add", "-A"], ["commit", "-m", "Change roles"]):
        subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    """Work in a folder with an O*NET release, its import, ads and a résumé."""
    monkeypatch.chdir(tmp_path)
    onet.archive(tmp_path / "db_29_3_text.zip", onet.WITH_THOSE_OF_THE_DOCUMENTS)
    run("import onet db_29_3_text.zip -o onet.json")
    esco.archive(tmp_path / "esco_1_2_0_en_csv.zip")
    run("import esco esco_1_2_0_en_csv.zip -o esco.json")
    (tmp_path / "ads").mkdir()
    for name in ("ad.txt", "ads/one.txt", "ads/two.txt"):
        (tmp_path / name).write_bytes(AD.encode())
    for name in ("cv.json", "me.json"):
        shutil.copy(ROOT / "data/me.json", tmp_path / name)
    for name in ("roles.json", "old.json", "new.json"):
        shutil.copy(ROOT / "data/example.json", tmp_path / name)
    commit(tmp_path)
