"""Exit codes, and what goes where, when the world is not as it should be."""

import os
import re
import subprocess
import sys
from pathlib import Path
from signal import SIG_DFL, SIGINT, SIGTERM
from signal import signal as setsignal

import pytest
from typer.testing import CliRunner

from rolecmp.cli.program import app
from tests.conftest import LINUX_ONLY, NO_BASH, Run

PROGRAM = [sys.executable, "-m", "rolecmp"]

USAGE = {
    "compare": "missing ROLE\n",
    "compare ds": "compare needs at least two roles, such as: rolecmp compare ds mle",
    "compare ds data-scientist": '"ds" and "data-scientist" are the same role',
    "compare ds mle --only skils": 'unknown field "skils"; did you mean "skills"?',
    "compare ds mle --only tools,xyz": 'unknown field "xyz"; use focus, questions, ',
    "evidence ds pays": 'unknown field "pays"; did you mean "pay"?',
    "compare ds mle --format xml": 'unknown format "xml"; use table, json, markdown, ',
    "compare ds mle --jsn": 'unknown option "--jsn"\n',
    "compare ds mle --form json": 'unknown option "--form"\n',
    "compare ds mle --roles": "--roles needs a value\n",
    "compare -\x1b[31m": "-\\x1b",
    "schema role ds": 'unexpected argument "ds"\n',
    "show ds mle": 'one role is enough here; "mle" is too much',
    "comapre": 'unknown command "comapre"\n',
    "comp": 'unknown command "comp"\n',
    "xyz": 'unknown command "xyz"\n',
    "--verson": 'unknown option "--verson"\n',
}


@pytest.mark.parametrize("line", USAGE)
def test_wrong_usage_ends_with_2_a_line_and_a_tip(line: str, run: Run) -> None:
    err = run(line, code=2).err
    assert err.startswith("rolecmp: ")
    assert USAGE[line] in err
    assert re.fullmatch(r"rolecmp: .*\n(tip: rolecmp .*\n)?", err)
    assert "; use " in err or "\ntip: " in err
    assert not set("\x1b\x9b") & set(err)
    assert "Value error" not in err


ECHOED = [
    "show",
    "evidence",
    "evidence ds",
    "compare ds",
    "path --from",
    "path --from ds --have",
    "process",
    "process --team",
    "schema",
    "validate",
    "list --roles",
    "list --format",
    "compare ds mle --only",
]


@pytest.mark.parametrize("line", ECHOED)
@pytest.mark.parametrize("given", ["\x1b[31m\x9b", "\u202eevil", "[/x][red]", "a\nb", "-\x07"])
def test_whatever_is_given_is_shown_as_text_on_one_line(line: str, given: str) -> None:
    result = CliRunner().invoke(app, [*line.split(), given])
    assert result.exit_code in {1, 2}
    assert result.stdout == ""
    assert re.fullmatch(r"rolecmp: .*\n(tip: rolecmp\b.*\n)?", result.stderr)
    assert not set("\x1b\x9b\x07\u202e") & set(result.stderr)


def test_a_double_dash_ends_the_options(run: Run) -> None:
    assert run("compare --json -- ds mle").out == run("compare ds mle --json").out
    assert 'unknown role "--json"' in run("compare ds -- --json", code=1).err


WRITERS = [
    "--version",
    "--help",
    "list",
    "compare ds mle",
    "list --json",
    "path --from ds",
    "process",
    "evidence ds",
    "validate",
    "validate --json",
    "schema",
    "init",
]


@LINUX_ONLY
@pytest.mark.parametrize("line", WRITERS)
@pytest.mark.parametrize(
    ("ending", "reason"),
    [
        (">/dev/full", "No space left on device"),
        (">&-", "standard output is closed"),
    ],
)
def test_output_that_cannot_be_written_is_an_error(
    line: str, ending: str, reason: str, shell: Run
) -> None:
    err = shell(f"rolecmp {line} {ending}", code=1).err
    assert err == f"rolecmp: cannot write: {reason}\n"


@NO_BASH
@pytest.mark.parametrize(
    ("line", "options"),
    [*((line, "") for line in WRITERS), ("--version", "-X dev"), ("show ds", "-X dev")],
)
def test_a_reader_that_goes_away_is_no_error(line: str, options: str, tmp_path: Path) -> None:
    left = subprocess.run(
        ["bash", "-c", f"{sys.executable} {options} -m rolecmp {line} | true; exit $PIPESTATUS"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert left.returncode in {0, 1}
    assert (left.stdout, left.stderr) == (b"", b"")


@LINUX_ONLY
def test_nobody_needs_to_listen_to_the_talk(shell: Run) -> None:
    assert shell("rolecmp show nobody 2>&-; echo $?").out == "1\n"
    assert shell("rolecmp show nobody 2>/dev/full; echo $?").out == "1\n"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
@pytest.mark.parametrize(("signal", "code"), [(SIGINT, 130), (SIGTERM, -SIGTERM)])
def test_an_interrupt_ends_it_without_a_word(signal: int, code: int, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with (
        subprocess.Popen(
            [*PROGRAM, "list", "--roles", pipe],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            # Whoever runs the tests in the background may ignore interrupts.
            preexec_fn=lambda: setsignal(signal, SIG_DFL),  # noqa: PLW1509 - no thread runs
        ) as running,
        pipe.open("wb"),  # waits until the program has opened it, too
    ):
        running.send_signal(signal)
        assert running.communicate(timeout=60)[0] == b""
    assert running.returncode == code


def test_it_runs_with_nothing_around_it(shell: Run, tmp_path: Path) -> None:
    for module in ("json", "rich", "typer", "rolecmp"):
        (tmp_path / f"{module}.py").write_text("raise SystemExit(9)", encoding="utf-8")
    program = Path(sys.executable).parent / "rolecmp"
    assert "Data scientist" in shell(f"env -i {program} list").out
    assert "Data scientist" in shell(f'mkdir gone && cd gone && rmdir "$PWD" && {program} list').out
    assert "Data scientist" in shell(f"{sys.executable} -W error -X dev {program} list").out


@pytest.mark.parametrize("line", ["--help", "compare --help", "import esco --help", "schema"])
def test_it_does_not_need_the_docstrings(line: str, shell: Run) -> None:
    """Python leaves them out under -OO; help and schemas are made of them."""
    plain = shell(f"rolecmp {line}").out
    assert shell(f"rolecmp {line}", {"PYTHONOPTIMIZE": "2"}).out == plain


@NO_BASH
@pytest.mark.parametrize(
    "env",
    [
        {"_ROLECMP_COMPLETE": ""},
        {"_ROLECMP_COMPLETE": "complete_bash"},
        {"_ROLECMP_COMPLETE": "complete_bash", "COMP_WORDS": "x", "COMP_CWORD": "y"},
        {"_ROLECMP_COMPLETE": "complete_bash", "COMP_CWORD": "9" * 30},
        {"_ROLECMP_COMPLETE": "complete_zsh"},
        {"_ROLECMP_COMPLETE": "complete_fish"},
        {"_ROLECMP_COMPLETE": "complete_powershell"},
        {"_ROLECMP_COMPLETE": "source_bash"},
        {"_ROLECMP_COMPLETE": "nonsense"},
        {"_ROLECMP_COMPLETE": "complete_nonsense"},
    ],
)
def test_a_request_for_completion_may_be_nonsense(env: dict[str, str]) -> None:
    done = subprocess.run(
        [*PROGRAM, "list"], env={**os.environ, **env}, capture_output=True, text=True, check=False
    )
    assert done.returncode in {0, 1}
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) <= 1


@LINUX_ONLY
@pytest.mark.parametrize("mebibytes", [32, 48, 64, 96])
def test_without_memory_it_ends_with_a_line_or_works(mebibytes: int) -> None:
    command = f"ulimit -v {mebibytes * 1024}; {sys.executable} -m rolecmp compare ds mle --json"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    # Below what Python itself takes to start, it ends in its own way, before ours begins.
    if "rolecmp/__main__.py" in done.stderr or done.stderr.startswith("rolecmp"):
        assert re.fullmatch("rolecmp: (cannot start|there is not enough memory).*\n", done.stderr)
    assert done.returncode or done.stdout.endswith("}\n")


@pytest.mark.parametrize("line", ["validate - -", "list --roles - --roles -", "diff - -"])
def test_standard_input_is_one_input(line: str, run: Run) -> None:
    err = run(line, code=2, stdin="{}").err
    assert err.startswith('rolecmp: only one input can be "-", standard input\n')


@LINUX_ONLY
def test_a_file_is_written_without_standard_output(shell: Run, tmp_path: Path) -> None:
    shell("rolecmp list -o list.md >&-")
    assert (tmp_path / "list.md").read_text(encoding="utf-8").startswith("# Data roles")


def test_an_empty_part_of_the_variable_is_no_file(run: Run) -> None:
    err = run("list", {"ROLECMP_ROLES": f"{os.pathsep}x.json"}, code=1).err
    assert err == "rolecmp: cannot read x.json: No such file or directory\n"


def test_what_cannot_be_read_does_not_hide_the_rest(run: Run, tmp_path: Path) -> None:
    good, folder = tmp_path / "good.json", tmp_path / "loop.json"
    good.write_text(run("export").out, encoding="utf-8")
    folder.symlink_to(folder)
    done = run(f"validate {good} {folder}", code=1)
    assert done.out.startswith(f"{good} is valid")
    assert done.err.startswith(f"rolecmp: cannot read {folder}: ")
