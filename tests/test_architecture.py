"""What a command must not load: starting is most of the time that it takes.

Who may import whom is in `pyproject.toml`, and checked by import-linter.
"""

import subprocess
import sys

import pytest

NOT_LOADED = {
    "--version": ("pydantic", "rich", "rolecmp.catalog.model"),
    "--help": ("pydantic", "rich", "rolecmp.catalog.model"),
    "compare --help": ("pydantic", "rich", "rolecmp.catalog.model"),
    "compare ds mle --json": ("rich", "rolecmp.output.page"),
    "compare ds mle": ("rich.markdown", "rich.table", "pygments"),
    "import onet --help": ("pydantic", "rich", "rolecmp.catalog.model"),
    "path --help": ("pydantic", "rich", "rolecmp.catalog.model"),
    "path --from ds --json": ("rich", "rolecmp.output.page", "rolecmp.questions.compare"),
    "process --json": ("rich", "rolecmp.output.page", "rolecmp.questions.show"),
    "list": ("rich.markdown", "rich.table", "rolecmp.questions.show"),
}
"""The modules that a command line must not load."""


@pytest.mark.parametrize("line", NOT_LOADED)
def test_a_command_loads_only_what_it_needs(line: str) -> None:
    script = "\n".join(
        (
            "import sys",
            "from rolecmp.cli.program import app",
            "assert app(sys.argv[1:], standalone_mode=False) == 0",
            "print(*sys.modules, file=sys.stderr)",
        )
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *line.split()], capture_output=True, text=True, check=True
    )
    assert {*NOT_LOADED[line], "rolecmp.api"} & set(done.stderr.split()) == set()


def test_no_command_looks_for_plugins() -> None:
    command = [sys.executable, "-X", "importtime", "-m", "rolecmp", "list", "--json"]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    assert "pydantic" in loaded
    assert "importlib.metadata" not in loaded


def test_what_else_is_in_the_module_that_finds_plugins_can_be_used() -> None:
    script = "\n".join(
        (
            "import sys",
            "from rolecmp.__main__ import NoPlugins",
            "sys.modules[NoPlugins.NAME] = NoPlugins(NoPlugins.NAME)",
            "from pydantic.plugin._loader import get_plugins",
            "print(get_plugins())",
            "from pydantic.plugin._loader import entry_points",
            "print(entry_points.__module__)",
        )
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "()\nimportlib.metadata\n"
