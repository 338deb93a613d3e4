"""`from rolecmp import …`: the same answers as the commands, and no other names."""

import doctest
import inspect
import pickle
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import rolecmp
from rolecmp import api
from tests.conftest import ROOT, Run
from tests.test_documents import BLOCK, DOCUMENTS

PUBLIC = """
Catalog Comparison Diff EvidenceAnswer MatchAnswer MatchList PathAnswer Process RoleAnswer RoleList
RolecmpError SkillAnswer SkillList Text Validation compare diff find_evidence find_paths
find_process find_skill list_roles list_skills load match read_text render show validate
"""


def test_these_names_are_public() -> None:
    assert rolecmp.__all__ == PUBLIC.split() == api.__all__
    assert {*rolecmp.__all__} <= {*dir(rolecmp)}
    with pytest.raises(AttributeError, match="no attribute 'lode'"):
        rolecmp.lode  # type: ignore[attr-defined]  # noqa: B018


def test_the_document_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, content in re.findall(BLOCK, DOCUMENTS["catalogs.md"], re.DOTALL):
        Path(name).write_text(content, encoding="utf-8")
    done = doctest.testfile(
        str(ROOT / "docs/python.md"), module_relative=False, encoding="utf-8", verbose=False
    )
    assert done.attempted > 15
    assert done.failed == 0


def test_the_document_is_typed(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    code = re.findall(r"(?m)^(?:>>>|\.\.\.) ?(.*)$", DOCUMENTS["python.md"])
    (tmp_path / "code.py").write_text("\n".join(code) + "\n", encoding="utf-8")
    line = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path), "code.py"]
    done = subprocess.run(line, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout == "Success: no issues found in 1 source file\n"


def test_a_text_is_a_list_of_names_too() -> None:
    for names in ("sql,python", ["sql", "python"], ("sql,python",)):
        found = api.find_paths(CATALOG, to="ds", have=names)
        assert {item.id for item in found.have} == {"sql", "python"}
    assert api.show(CATALOG, "ds", only="tools,pay") == api.show(
        CATALOG, "ds", only=["tools", "pay"]
    )


def test_an_error_can_be_sent_to_another_process(tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("[]", encoding="utf-8")
    with pytest.raises(rolecmp.RolecmpError) as raised:
        api.load(tmp_path / "bad.json")
    assert pickle.loads(pickle.dumps(raised.value)).lines == raised.value.lines


def test_many_unknown_names_are_counted() -> None:
    with pytest.raises(rolecmp.RolecmpError, match="and 980 more names that are unknown") as raised:
        api.list_roles(CATALOG, have=[f"x{n}" for n in range(1000)])
    assert len(raised.value.args) == 21


def test_the_document_has_every_function_with_its_parameters() -> None:
    rows = re.findall(r"(?m)^\| `(\w+)\((.*?)\)` \|", DOCUMENTS["python.md"])
    functions = [name for name in api.__all__ if inspect.isfunction(getattr(api, name))]
    assert sorted(name for name, _ in rows) == sorted({*functions} - {"read_text"})
    for name, parameters in rows:
        listed = re.findall(r"\*?(\w+)(?:=\S+)?", parameters)
        assert listed == [*inspect.signature(getattr(api, name)).parameters]


AD = "Data engineer\nYou build pipelines with Python, SQL and Airflow."
CATALOG = api.load()
TEXT = api.Text("ad.txt", AD)
ANSWERS: dict[str, Callable[[], object]] = {
    "list": lambda: api.list_roles(CATALOG),
    "list engineer --with sql --sort pay": lambda: api.list_roles(
        CATALOG, "engineer", with_items=["sql"], sort="pay"
    ),
    "list --sort gap --have sql --me ad.txt": lambda: api.list_roles(
        CATALOG, sort="gap", have=["sql"], me=TEXT
    ),
    "show ds": lambda: api.show(CATALOG, "ds"),
    "show ds@senior --only tools,pay": lambda: api.show(
        CATALOG, "ds@senior", only=["tools", "pay"]
    ),
    "compare ds mle": lambda: api.compare(CATALOG, "ds", "mle"),
    "compare ds mle ad.txt --diff --only skills --me ad.txt --have sql=expert": lambda: api.compare(
        CATALOG, "ds", "mle", only=["skills"], diff=True, have=["sql=expert"], me=TEXT, ads=[TEXT]
    ),
    "evidence ds degree": lambda: api.find_evidence(CATALOG, "ds", "degree"),
    "path": lambda: api.find_paths(CATALOG),
    "path --from analyst --explain": lambda: api.find_paths(CATALOG, "analyst", explain=True),
    "path --to mle --have sql --me ad.txt": lambda: api.find_paths(
        CATALOG, to="mle", have=["sql"], me=TEXT
    ),
    "process": lambda: api.find_process(CATALOG),
    "process --team startup": lambda: api.find_process(CATALOG, team="startup"),
    "skill sql --from analyst --have python": lambda: api.find_skill(
        CATALOG, "sql", from_="analyst", have=["python"]
    ),
    "skill": lambda: api.list_skills(CATALOG),
    "match ad.txt --among ds,de --have sql": lambda: api.match(
        CATALOG, TEXT, among=["ds", "de"], have=["sql"]
    ),
    "match ad.txt ad.txt": lambda: api.match(CATALOG, TEXT, TEXT),
    "diff builtin builtin": lambda: api.diff(CATALOG, CATALOG, names=("builtin", "builtin")),
    "validate ad.json --strict": lambda: api.validate("ad.json", strict=True),
    "validate ad.json --roles builtin": lambda: api.validate("ad.json", roles=["builtin"]),
}


@pytest.mark.parametrize("line", ANSWERS)
def test_a_function_answers_as_its_command(
    line: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("ad.txt").write_text(AD, encoding="utf-8")
    Path("ad.json").write_text('{"format": 1, "skills": [{"id": "a", "name": "A"}]}')
    printed = run(f"{line} --json", code=int("--strict" in line)).out
    assert api.render(ANSWERS[line](), "json") == printed  # type: ignore[arg-type]


@pytest.mark.parametrize("format", ["markdown", "csv", "html", "svg", "mermaid", "dot"])
def test_an_answer_is_rendered_as_its_command_writes_it(format: str, run: Run) -> None:
    made = api.render(api.find_paths(CATALOG, "analyst", "mle"), format)  # type: ignore[arg-type]
    written = run(f"path analyst mle --full -f {format}").out
    assert re.sub("<footer>.*", "", made) == re.sub("<footer>.*", "", written)


REFUSED = {
    "unknown role": (lambda: api.compare(CATALOG, "ds", "data wizard"), 'role "data wizard"'),
    "unknown field": (lambda: api.show(CATALOG, "ds", only=["hobby"]), 'unknown field "hobby"'),
    "unknown order": (lambda: api.list_roles(CATALOG, sort="luck"), 'unknown order "luck"'),
    "no ad": (lambda: api.match(CATALOG), "match needs a job ad"),  # type: ignore[call-overload]
    "no file": (lambda: api.load("none.json"), "cannot read none.json"),
    "format": (lambda: api.render(api.show(CATALOG, "ds"), "dot"), "dot works only with path"),
    "no format": (
        lambda: api.render(api.show(CATALOG, "ds"), "xml"),  # type: ignore[arg-type]
        'unknown format "xml"; use table, json',
    ),
    "a validation": (lambda: api.render(api.validate(), "csv"), "is rendered as json only"),
    "no name": (lambda: api.load(""), "cannot read a file without a name"),
    "names": (lambda: api.list_roles(CATALOG, have="a,b"), 'tool "a"; unknown skill or tool "b"'),
    "grade": (lambda: api.find_process(CATALOG, "ds@nope"), 'unknown grade "nope"'),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_answered_is_one_error(what: str) -> None:
    call, message = REFUSED[what]
    with pytest.raises(rolecmp.RolecmpError, match=message):
        call()  # type: ignore[no-untyped-call]
