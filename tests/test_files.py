"""Writing files: whole or not at all, never over an input, and nothing left behind."""

import errno
import fcntl
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from rolecmp.errors import CannotWriteError
from rolecmp.output.streams import write_document
from tests.conftest import LINUX_ONLY, Run

pytestmark = LINUX_ONLY

STOPPED = """
import os, signal, sys
# Whoever runs the tests in the background may ignore signals.
number = int(sys.argv[2])
default = signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL
signal.signal(number, default)
from pathlib import Path
from rolecmp.output.files import write_file


def replace(self, target):
    os.kill(os.getpid(), number)

Path.replace = replace
write_file(Path(sys.argv[1]), b"new")
"""
"""Writes a file, and gets a signal when it is about to replace the old one."""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT])
def test_a_signal_leaves_the_old_file_and_nothing_else(number: int, tmp_path: Path) -> None:
    file = tmp_path / "file.md"
    file.write_text("old")
    command = [sys.executable, "-c", STOPPED, str(file), str(int(number))]
    done = subprocess.run(command, stderr=subprocess.DEVNULL, check=False)
    assert done.returncode in {128 + number, -number}
    assert [each.name for each in tmp_path.iterdir()] == ["file.md"]
    assert file.read_text() == "old"


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "link"])
def test_a_descriptor_is_written_to_where_it_stands(name: str, shell: Run, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("/dev/stdout")
    (tmp_path / "log").write_text("before\n")
    shell(f"rolecmp list -f markdown -o {name} >> log")
    assert (tmp_path / "log").read_text().startswith("before\n# Data roles\n")


def test_a_closed_descriptor_is_an_error(shell: Run) -> None:
    line = "rolecmp list -f markdown -o /dev/fd/9"
    assert shell(line, code=1).err == "rolecmp: cannot write /dev/fd/9: Bad file descriptor\n"


@pytest.mark.parametrize("name", ["漢" * 83, "x" * 252 + ".md"])
def test_a_name_may_be_as_long_as_the_system_allows(name: str, run: Run, tmp_path: Path) -> None:
    file = tmp_path / name
    run(f"list -f markdown -o {file}")
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_the_incomplete_file_of_a_killed_run_goes(run: Run, tmp_path: Path) -> None:
    """But for one that is new, or that another run holds."""
    for name in ("killed", "new", "held"):
        (tmp_path / f".rolecmp-{name}.tmp").write_text("x")
    for name in ("killed", "held"):
        os.utime(tmp_path / f".rolecmp-{name}.tmp", (0, 0))
    with (tmp_path / ".rolecmp-held.tmp").open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        run(f"list -o {tmp_path}/list.md")
    left = sorted(each.name for each in tmp_path.iterdir())
    assert left == [".rolecmp-held.tmp", ".rolecmp-new.tmp", "list.md"]


def test_a_file_that_cannot_be_replaced_is_written_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As that of a container, which is mounted."""

    def replace(file: Path, target: Path) -> None:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(file), None, str(target))

    monkeypatch.setattr(Path, "replace", replace)
    file = tmp_path / "list.md"
    file.write_text("old")
    write_document("new", file)
    message = f"rolecmp: {file} cannot be replaced, so it was written in place\n"
    assert capsys.readouterr() == ("", message)
    assert file.read_text() == "new"
    with pytest.raises(CannotWriteError, match="Device or resource busy"):
        write_document("new", tmp_path / "other.md")
    assert [each.name for each in tmp_path.iterdir()] == ["list.md"]


@pytest.mark.parametrize(
    "line",
    [
        "list --roles {0} -o {1}",
        "show ds --roles {0} -f json -o {1}",
        "compare ds mle --roles {0} -f json -o {1}",
        "path --roles {0} -f json -o {1}",
        "skill sql --roles {0} -f json -o {1}",
        "process --roles {0} -f json -o {1}",
        "evidence ds --roles {0} -f json -o {1}",
        "export --roles {0} -o {1} --force",
        "diff {0} builtin -f json -o {1}",
        "match {0} -f json -o {1}",
        "list --me {0} -f json -o {1}",
        "list --roles {0} --roles builtin -f json -o {1}",
        "import onet {0} -o {1}",
        "import esco {0} -o {1}",
    ],
)
@pytest.mark.parametrize("other", ["ours.json", "soft.json", "hard.json", "./a/../ours.json"])
def test_no_output_is_an_input(line: str, other: str, run: Run, tmp_path: Path) -> None:
    ours = tmp_path / "ours.json"
    ours.write_text(run("export").out)
    (tmp_path / "a").mkdir()
    (tmp_path / "soft.json").symlink_to(ours)
    (tmp_path / "hard.json").hardlink_to(ours)
    before = ours.read_bytes()
    err = run(line.format(ours, tmp_path / other), code=2).err
    assert "it is also an input" in err
    assert ours.read_bytes() == before
