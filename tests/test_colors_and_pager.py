"""On a terminal: colors in help, errors and reports, and a pager for what overflows it."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.conftest import CATALOGS, MINIMAL, Run, in_terminal

RED, GREEN, YELLOW, BLUE, BOLD, RESET = (f"\x1b[{code}m" for code in (31, 32, 33, 34, 1, 0))
WARNED = CATALOGS / "warned/unused.json"
LOUD = {"FORCE_COLOR": "1", "TERM": "xterm"}
CASES = {
    "--help": f"{BOLD}Usage:{RESET} rolecmp",
    "compare --help": f"  {BLUE}rolecmp compare ds mle{RESET}\n",
    "path -h": f"  {BLUE}--explain{RESET}  ",
    f"validate {WARNED}": f"{YELLOW}{WARNED}:",
    f"validate {MINIMAL}": f"{GREEN}{MINIMAL} is valid: 2 roles, 0 skills, 0 tools{RESET}\n",
    "show ds --full": f"{YELLOW}⚑{RESET}",
}


@pytest.mark.parametrize("line", CASES)
def test_colors_mean_something(line: str, run: Run) -> None:
    assert CASES[line] in run(line, LOUD).out
    for quiet in ({}, {**LOUD, "NO_COLOR": "1"}, {**LOUD, "TERM": "dumb"}):
        plain = run(line, quiet).out
        assert not {RED, GREEN, YELLOW, BLUE} & {part for part in CASES.values() if part in plain}
        assert BLUE not in plain
        assert YELLOW not in plain


def test_an_error_is_red(run: Run) -> None:
    err = run("show nobody", LOUD, code=1).err
    assert err.startswith(f"{RED}rolecmp:{RESET} unknown role")
    assert run("validate -", LOUD, code=1, stdin="[]").out.startswith(f"{RED}<stdin>:1:1")
    assert run("show nobody", code=1).err.startswith("rolecmp: unknown role")


PAGER = "sed s/^/|/"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize(
    ("line", "env", "is_paged"),
    [
        ("evidence ds --full", {"ROLECMP_PAGER": PAGER, "PAGER": "false"}, True),
        ("evidence ds --full", {"PAGER": PAGER}, True),
        ("compare ds mle", {"PAGER": PAGER}, False),
        ("evidence ds --full", {"ROLECMP_PAGER": "", "PAGER": PAGER}, False),
        ("evidence ds --full", {"PAGER": "no-such-pager"}, False),
        ("evidence ds --full", {"PAGER": "'"}, False),
        ("evidence ds --full", {"PAGER": PAGER, "TERM": "dumb"}, False),
        ("evidence ds --full --json", {"PAGER": PAGER}, False),
    ],
)
def test_what_overflows_a_terminal_is_paged(
    line: str, env: Mapping[str, str], is_paged: bool
) -> None:
    whole = {"PATH": os.environ["PATH"], "TERM": "xterm", **env}
    lines = in_terminal(line, whole).splitlines()
    assert all(each.startswith("|") for each in lines) == is_paged
    assert any(each.startswith("|") for each in lines) == is_paged


def test_a_pipe_is_never_paged(run: Run) -> None:
    assert not run("evidence ds --full", {"PAGER": PAGER}).out.startswith("|")


def test_a_file_is_confirmed_on_a_terminal_and_a_flood_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "roles.html"
    assert in_terminal(f"list -o {file}", {}) == f"Wrote {file}.\n"
    assert in_terminal(f"import onet {tmp_path}", {"NO_COLOR": "1"}, code=2).endswith(
        "rolecmp: the catalog is too long for a terminal; add -o onet.json\n"
    )
