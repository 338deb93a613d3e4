"""The walls of the house: who imports whom, and what is not loaded on which way."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "src/rolecmp"
MAY_IMPORT = {
    "__init__": set[str](),
    "__main__": {"cli"},
    "errors": set[str](),
    "cli": {
        "catalog",
        "completion",
        "errors",
        "importers",
        "options",
        "output",
        "program",
        "questions",
        "__init__",
    },
    "options": {"completion", "output", "program", "__init__"},
    "completion": {"catalog", "errors"},
    "program": {"errors", "output"},
    "catalog": {"errors"},
    "importers": {"catalog", "errors"},
    "questions": {"catalog", "errors"},
    "output": {"catalog", "errors", "questions"},
}
"""The rooms of the package, and which other rooms each may know."""


def room(module: str) -> str:
    return ([*module.split(".")[1:], "__init__"])[0]


def imported(file: Path) -> set[str]:
    modules = set[str]()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            modules |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: a relative import"
            modules.add(node.module or "")
    return modules


FILES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_every_room_knows_only_its_neighbors(file: Path) -> None:
    here = file.relative_to(PACKAGE).with_suffix("").parts[0]
    ours = {room(module) for module in imported(file) if module.split(".")[0] == "rolecmp"}
    assert ours - {here} <= MAY_IMPORT[here]


@pytest.mark.parametrize(
    ("library", "homes"),
    [
        ("rich", {"output/terminal.py"}),
        ("typer", {"cli.py", "completion.py", "options.py", "program.py"}),
    ],
)
def test_a_library_stays_in_its_room(library: str, homes: set[str]) -> None:
    users = {
        str(file.relative_to(PACKAGE).as_posix())
        for file in FILES
        if library in {module.split(".")[0] for module in imported(file)}
    }
    assert users == homes


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


@pytest.mark.parametrize("line", NOT_LOADED)
def test_a_way_through_the_house_does_not_load_the_rooms_beside_it(line: str) -> None:
    script = "\n".join(
        (
            "import sys",
            "from rolecmp.cli import app",
            "assert app(sys.argv[1:], standalone_mode=False) == 0",
            "print(*sys.modules, file=sys.stderr)",
        )
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *line.split()], capture_output=True, text=True, check=True
    )
    assert set(NOT_LOADED[line]) & set(done.stderr.split()) == set()
