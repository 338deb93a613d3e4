"""Completion: what a TAB offers, in each shell, and what it does not cost."""

import json
import os
import re
import select
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import CATALOGS, KITCHEN, Run, bare_environment, command_lines

ROLES = "cook c baker"
CASES = {
    "": " ".join(line for line in command_lines() if " " not in line),
    "comp": "compare completion",
    "schema comp": "comparison",
    "help pa": "paths path",
    "completion z": "zsh",
    "--v": "--version",
    f"compare --roles {KITCHEN} ": ROLES,
    f"compare --roles={KITCHEN} ": ROLES,
    f"show --roles {KITCHEN} ba": "baker",
    f"compare --roles {KITCHEN} cook --diff ": ROLES,
    f"path --roles {KITCHEN} --from ": ROLES,
    f"path --roles {KITCHEN} --from cook --to ": ROLES,
    f"path --roles {KITCHEN} --have d": "dough degree=",
    f"path --roles {KITCHEN} --have dough,h": "dough,heat dough,hygiene",
    "path ds --have python=w": "python=working",
    "path ds --have python=expert,sql=": " ".join(
        f"python=expert,sql={level}" for level in ("awareness", "working", "practitioner", "expert")
    ),
    "path ds --have degree=m": "degree=master",
    "path --from=sta": "--from=statistician --from=stat",
    "skill pyth": "python python3",
    "show ds@": " ".join(
        f"ds@{grade}"
        for grade in (
            *("trainee", "intern", "graduate", "associate", "junior", "mid", "intermediate"),
            *("lead", "senior", "principal", "head"),
        )
    ),
    "compare ds mle@": "mle@senior mle@lead",
    "path --from de@l": "de@lead",
    "show nobody@": "",
    "list --with python,sq": "python,sql python,sql-server python,sql-server-management-studio",
    f"path --roles {KITCHEN} --have ro": "rolling-pin",
    f"process --roles {KITCHEN} ": f"{ROLES} plan make",
    f"process --roles {KITCHEN} --team ": "stall hotel",
    f"evidence --roles {KITCHEN} cook e": "education entry experience",
    f"compare --roles builtin --roles {KITCHEN} m": "ml-engineer mle mlops-engineer mlops",
    "compare ds mle --only e": "education entry experience",
    "compare ds mle --only tools,e": "tools,education tools,entry tools,experience",
    "compare ds mle --only tools,education,e": "tools,education,entry tools,education,experience",
    "compare ds mle --only $(x),e": "",
    "compare ds mle --only tools,nothing,e": "",
    "compare ds --d": "--diff",
    "path --t": "--to",
    "list --format m": "markdown",
    "path --format m": "markdown mermaid",
    "validate --format ": "text concise json github gitlab",
    # Files are the shell's own business.
    "validate ": "",
    "list --roles ": "",
    "list -o ": "",
    # What cannot be read offers nothing, silently.
    "show --roles nowhere.json ": "",
    f"show --roles {CATALOGS / 'invalid/truncated.json'} ": "",
    f"show --roles {CATALOGS / 'invalid/not-an-object.json'} ": "",
    f"show --roles {CATALOGS / 'invalid/too-deep.json'} ": "",
    "show --roles - ": "",
}


def request(shell: str, line: str) -> dict[str, str]:
    """Return the environment by which a shell requests the completion of a line."""
    return {
        "_ROLECMP_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": line,
        "COMP_CWORD": str(line.count(" ")),
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": line.rpartition(" ")[2],
    }


@pytest.mark.parametrize("line", CASES)
def test_a_tab_offers_exactly_these(line: str, shell: Run) -> None:
    out = shell("rolecmp", request("bash", f"rolecmp {line}"), stdin="{}").out
    assert out.split() == CASES[line].split()


def test_the_environment_names_catalogs_to_complete_from(shell: Run) -> None:
    environment = {**request("bash", "rolecmp show "), "ROLECMP_ROLES": KITCHEN}
    assert shell("rolecmp", environment).out.split() == ROLES.split()


IN_BASH = f"""
eval "$(rolecmp completion bash)"
COMP_WORDS=(rolecmp compare --roles {KITCHEN} b) COMP_CWORD=4
_rolecmp_completion rolecmp
echo "${{COMPREPLY[@]}}"
"""
IN_PIECES = """
eval "$(rolecmp completion bash)"
COMP_WORDS=(rolecmp path ds --have python = wo) COMP_CWORD=6
_rolecmp_completion rolecmp
echo "${COMPREPLY[@]}"
COMP_WORDS=(rolecmp path --from = sta) COMP_CWORD=4
_rolecmp_completion rolecmp
echo "${COMPREPLY[@]}"
"""
IN_ZSH = f"""
compdef() {{}}
eval "$(rolecmp completion zsh)"
words=(rolecmp compare --roles {KITCHEN} b) CURRENT=5
_arguments() {{ echo $1 }}
_rolecmp_completion
"""
IN_FISH = f"""
rolecmp completion fish | source
complete -C "rolecmp compare --roles {KITCHEN} b"
"""


@pytest.mark.parametrize(
    ("name", "options", "script", "shown"),
    [
        ("bash", ["--norc"], IN_BASH, "baker"),
        ("bash", ["--norc"], IN_PIECES, "working statistician stat"),
        ("zsh", ["-f"], IN_ZSH, '*: :(("baker"))'),
        ("fish", ["--no-config"], IN_FISH, "baker"),
    ],
)
def test_a_shell_runs_its_completion_script(
    name: str, options: list[str], script: str, shown: str, shell: Run
) -> None:
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    line = f"exec {name} {' '.join(options)}"
    assert shell(line, stdin=script).out.split()[-len(shown.split()) :] == shown.split()


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("bash", "_rolecmp_completion() {"),
        ("zsh", "#compdef rolecmp"),
        ("fish", "complete --command rolecmp "),
        ("powershell", "Import-Module PSReadLine"),
    ],
)
def test_each_completion_script_can_be_printed_anywhere(name: str, start: str, shell: Run) -> None:
    assert shell(f"rolecmp completion {name}").out.lstrip().startswith(start)


def test_an_unknown_shell_is_refused_with_an_example(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shellingham.detect_shell", lambda: ("nu", "nu"))
    assert run("completion", code=2).err == (
        "rolecmp: cannot detect a supported shell; use bash, zsh, fish, powershell, pwsh\n"
        "tip: rolecmp completion bash\n"
    )
    assert run("completion nu", code=2).err == (
        'rolecmp: unknown shell "nu"; use bash, zsh, fish, powershell, pwsh\n'
        "tip: rolecmp completion bash\n"
    )


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
@pytest.mark.parametrize("line", ["rolecmp path --f", "rolecmp show d", "rolecmp co"])
def test_a_tab_loads_neither_rich_nor_the_models(shell: str, line: str) -> None:
    script = "\n".join(
        (
            "import sys",
            "from rolecmp.cli.program import app",
            "app([], prog_name='rolecmp', standalone_mode=False)",
            "print(*sys.modules, file=sys.stderr)",
        )
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**bare_environment(), **request(shell, line)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip()
    assert {"pydantic", "rich", "rolecmp.catalog.model"} & set(done.stderr.split()) == set()


HOSTILE_HANDLES = (
    "d\\$(touch\tPWNED)",
    "d$(touch\tPWNED)",
    "ds;touch${IFS}PWNED",
    "d`touch${IFS}PWNED`",
    "d\x1b[31m",
    "d\nPWNED",
    "d'PWNED",
    'd"PWNED',
    "d*",
    "-d",
    "D",
    "d\n",
    "d" * 101,
)
"""Aliases that no catalog may have, and that a shell would run, expand or show raw."""


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """Write a catalog of roles, skills and team shapes with hostile ids and aliases."""
    parts = [{"id": handle, "aliases": list(HOSTILE_HANDLES)} for handle in HOSTILE_HANDLES]
    keys = ("roles", "skills", "tools", "team_shapes")
    catalog = {key: [{"id": "dog.fish-1", "aliases": ["data-x"]}, *parts] for key in keys}
    (tmp_path / "hostile.json").write_text(json.dumps(catalog), encoding="utf-8")
    return tmp_path


LINES = ("compare", "path --from", "path --have", "process --team")


@pytest.mark.parametrize("arguments", LINES)
@pytest.mark.parametrize("shell_name", ["bash", "zsh", "fish", "powershell"])
@pytest.mark.usefixtures("hostile")
def test_only_well_formed_ids_and_aliases_are_offered(
    arguments: str, shell_name: str, shell: Run
) -> None:
    command, *option = arguments.split()
    line = " ".join(["rolecmp", command, "--roles", "hostile.json", *option, ""])
    out = shell("rolecmp", request(shell_name, line)).out
    assert out.isprintable() or set(out) <= {"\n", *filter(str.isprintable, out)}
    offered = re.findall(r'[^\s"():,*]+', out.replace("_arguments", "").replace("':::'", ""))
    assert {word.strip("'") for word in offered} - {"", "degree="} == {"dog.fish-1", "data-x"}


@pytest.mark.parametrize("shell_name", ["bash", "zsh", "fish"])
@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_a_tab_runs_nothing_that_a_catalog_holds(shell_name: str, hostile: Path) -> None:
    line = "rolecmp compare --roles hostile.json d\t\t"
    screen = typed(shell_name, line, hostile, until="data-x")
    assert "PWNED" not in screen
    assert [file.name for file in hostile.iterdir() if file.is_file()] == ["hostile.json"]


SETUP = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], 'eval "$(rolecmp completion)"'),
    "zsh": (
        ["zsh", "-f", "-i"],
        'autoload -Uz compinit; compinit -D -u; eval "$(rolecmp completion)"',
    ),
    "fish": (["fish", "--no-config", "-i"], "rolecmp completion fish | source"),
}
"""How each shell is started without the user's settings, and what it runs first."""


def typed(shell_name: str, line: str, folder: Path, until: str) -> str:
    """Type `line` into an interactive shell, and return what the screen shows."""
    import pty

    command, setup = SETUP[shell_name]
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        more = {"TERM": "dumb", "HOME": str(folder / "home")}
        os.execvpe(command[0], command, {**bare_environment(), **more})
    try:
        wait_for(terminal, "ready", f"{setup}; echo rea''dy\n")
        return wait_for(terminal, until, line)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)


def wait_for(terminal: int, sign: str, text: str, limit: float = 60) -> str:
    """Type `text`, and return all that is shown until `sign` is; fail if it never is."""
    os.write(terminal, text.encode())
    shown = ""
    while sign not in shown:
        if not select.select([terminal], [], [], limit)[0]:
            pytest.fail(f"the shell never showed {sign!r}: {shown!r}")
        shown += os.read(terminal, 65536).decode(errors="replace")
    return shown
