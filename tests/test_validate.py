"""`validate` and `init`: what somebody gets who writes a catalog."""

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import CATALOGS, KITCHEN, MINIMAL, ROOT, Run, validator


def test_the_builtin_catalog_is_strictly_valid(run: Run) -> None:
    answer = json.loads(run("validate --strict --json").out)
    (file,) = answer["files"]
    assert (file["file"], file["valid"], answer["errors"]) == ("builtin", True, 0)
    assert file["problems"] == []


def test_a_script_gets_the_keys_it_counts_on(run: Run) -> None:
    answer = json.loads(run("validate --json -", code=1, stdin='{"format": 1, "skils": []}').out)
    assert answer == {
        "kind": "validation",
        "version": 1,
        "files": [
            {
                "file": "<stdin>",
                "valid": False,
                "errors": 1,
                "warnings": 0,
                "problems": [
                    {
                        "severity": "error",
                        "line": 1,
                        "column": 15,
                        "path": "$.skils",
                        "message": 'unknown key "skils"',
                        "hint": 'did you mean "skills"?',
                    }
                ],
                "contains": {},
            }
        ],
        "unreadable": [],
        "passed_over": [],
        "errors": 1,
        "warnings": 0,
    }
    assert json.loads(run("validate -f json -", code=1, stdin="").out)["errors"] == 1


def test_one_bad_file_does_not_hide_the_rest(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('{"format": 2}', encoding="utf-8")
    assert run(f"validate -f concise {MINIMAL} {broken} {KITCHEN}", code=1).out == (
        f"{broken}:1:12: $.format: expected 1, got 2\n1 error and 0 warnings in 3 files\n"
    )


def test_unreadable_files_are_reported_on_standard_error(shell: Run) -> None:
    checked = f"rolecmp validate -f concise nothing.json {MINIMAL} nobody.json"
    line = f"{checked} 2>errors; echo $?; cat errors"
    assert shell(line).out == (
        "0 errors and 0 warnings in 1 file\n1\n"
        "rolecmp: cannot read nothing.json: No such file or directory\n"
        "rolecmp: cannot read nobody.json: No such file or directory\n"
    )
    assert shell("rolecmp validate nothing.json --json", code=1).out == ""
    assert shell("rolecmp validate nothing.json -f gitlab", code=1).out == "[]\n"
    assert shell("rolecmp validate nothing.json -f github", code=1).out == (
        "::error::cannot read nothing.json: No such file or directory\n"
        "0 errors and 0 warnings in 0 files\n"
    )


def test_all_problems_of_a_file_are_reported_in_one_run(run: Run, tmp_path: Path) -> None:
    """Wrong types, dangling ids, repeated keys and warnings do not hide each other."""
    file = tmp_path / "all.json"
    file.write_text(
        """{
  "format": 1,
  "title": 7,
  "skills": [{"id": "heat", "name": "Heat", "name": "Heat control"}],
  "roles": [
    {"id": "cook", "name": "Cook", "summary": "Cooks.", "tools": [{"tool": "oven"}]},
    {"id": "cook", "name": "Chef"}
  ]
}""",
        encoding="utf-8",
    )
    expected = """\
FILE:3:12: $.title: expected text, got 7
FILE:4:14: $.skills[0]: warning: no role lists the skill "heat"
FILE:4:45: $.skills[0].name: duplicate key "name", first on line 4
FILE:6:76: $.roles[0].tools[0].tool: unknown tool "oven"; list it under "tools"
FILE:7:5: $.roles[1]: "summary" is missing; add "summary": "…" (what it is for, in one sentence)
FILE:7:12: $.roles[1].id: "cook" already names a role, first on line 6
5 errors and 1 warning in 1 file
"""
    assert run(f"validate -f concise {file}", code=1).out == expected.replace("FILE", str(file))


def test_at_most_fifty_problems_of_a_file_are_listed(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "many.json"
    file.write_text(json.dumps({"format": 1, "phases": [{}] * 40}), encoding="utf-8")
    lines = run(f"validate -f concise {file} {file}", code=1).out.splitlines()
    assert len(lines) == 2 * 51 + 1
    assert lines[50] == lines[101] == f"{file}: and 30 more"
    assert lines[-1] == "160 errors and 0 warnings in 2 files"
    assert json.loads(run(f"validate {file} --json", code=1).out)["errors"] == 80


def test_workflow_annotations_name_the_place(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a,b:100%.json"
    file.write_text('{"format": 1, "title": "100%\\u001b"}', encoding="utf-8")
    name = str(file).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    assert run(f"validate '{file}' --format github", code=1).out == (
        f"::error file={name},line=1,col=24::$.title: contains the control character "
        "U+001B\n1 error and 0 warnings in 1 file\n"
    )
    warned = run(f"validate {CATALOGS / 'warned/old-sources.json'} -f github").out
    assert warned.startswith("::warning file=")


def test_a_merge_request_shows_the_problems(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.json").write_text('{"format": 1,\n"title": 7, "skils": 7}', encoding="utf-8")
    shutil.copy(CATALOGS / "warned/old-sources.json", "b.json")
    report = json.loads(run("validate ./a.json b.json --format gitlab", code=1).out)
    assert [
        (each["location"]["path"], each["location"]["lines"]["begin"], each["severity"])
        for each in report
    ] == [
        ("a.json", 2, "major"),
        ("a.json", 2, "major"),
        ("b.json", 4, "minor"),
        ("b.json", 5, "minor"),
    ]
    assert report[0]["description"] == "$.title: expected text, got 7"
    assert {each["check_name"] for each in report} == {"rolecmp"}
    assert len({each["fingerprint"] for each in report}) == len(report)
    Path("a.json").write_text('{"format": 1,\n\n"title": 7, "skils": 7}', encoding="utf-8")
    moved = json.loads(run("validate a.json b.json --format gitlab", code=1).out)
    assert moved[0]["fingerprint"] == report[0]["fingerprint"]
    assert json.loads(run("validate --format gitlab").out) == []


def test_a_catalog_can_be_checked_on_top_of_others(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "ours.json"
    file.write_text(
        """{"format": 1, "roles": [{
          "id": "tamer", "name": "Tamer", "summary": "-", "entry": {"difficulty": 2},
          "tools": [{"tool": "python"}], "skills": [{"skill": "statistics", "level": "working"}]
        }]}""",
        encoding="utf-8",
    )
    assert run(f"validate -f concise {file}", code=1).out.count(": unknown ") == 2
    assert (
        run(f"validate -f concise --roles builtin {file}").out
        == "0 errors and 0 warnings in 1 file\n"
    )
    found = run(f"validate -f concise --roles builtin --roles {file}").out
    assert found.endswith("0 errors and 0 warnings in 2 files\n")
    assert "not valid JSON" in run(f"validate --roles - {file}", stdin="{", code=1).err


def test_a_move_of_a_replaced_role_is_not_judged(run: Run, tmp_path: Path) -> None:
    """Only the role of the last catalog counts: there the move is a step."""
    for name, level in (("below", "working"), ("above", "expert")):
        catalog = {
            "format": 1,
            "skills": [{"id": "heat", "name": "Heat"}, {"id": "salt", "name": "Salt"}],
            "roles": [
                {
                    "id": "cook",
                    "name": "Cook",
                    "summary": "-",
                    "skills": [{"skill": "salt" if name == "below" else "heat", "level": level}],
                    "leads_to": [{"role": "chef"}],
                },
                {
                    "id": "chef",
                    "name": "Chef",
                    "summary": "-",
                    "skills": [
                        {"skill": "heat", "level": "expert"},
                        {"skill": "salt", "level": "awareness", "need": "useful"},
                    ],
                },
            ],
        }
        (tmp_path / f"{name}.json").write_text(json.dumps(catalog), encoding="utf-8")
    below, above = tmp_path / "below.json", tmp_path / "above.json"
    assert "is a leap" in run(f"validate -f concise {below}").out
    assert "is a leap" not in run(f"validate -f concise --roles {below} --roles {above}").out
    # Nor is a move that the role no longer has, although it would be a leap.
    catalog = json.loads(below.read_text(encoding="utf-8"))
    del catalog["roles"][0]["leads_to"]
    above.write_text(json.dumps(catalog), encoding="utf-8")
    found = run(f"validate -f concise --roles {below} --roles {above}").out
    assert 'the move to "chef"' not in found
    assert found.count('every move into "chef" is a leap') == 1


def test_a_role_beside_published_relations_is_not_judged(run: Run, tmp_path: Path) -> None:
    """What is not published is not known to be a leap."""
    levels = {"cook": "awareness", "chef": "awareness", "critic": "expert"}
    roles = [
        {"id": id, "name": id, "summary": "-", "skills": [{"skill": "heat", "level": level}]}
        for id, level in levels.items()
    ]
    catalog = {"format": 1, "skills": [{"id": "heat", "name": "Heat"}], "roles": roles}
    file = tmp_path / "roles.json"
    for moves, warnings in (
        ([{"role": "chef"}], "1 warning"),
        ([{"role": "chef", "relatedness_tier": "primary"}], "0 warnings"),
    ):
        roles[0]["leads_to"] = moves
        file.write_text(json.dumps(catalog), encoding="utf-8")
        assert run(f"validate -f concise {file}").out.endswith(
            f"0 errors and {warnings} in 1 file\n"
        )


LOOK_ALIKES = {
    # One letter is a typo from six letters on.
    ("kettle", "kettles"): True,
    ("whisk", "whisks"): True,
    ("oven", "ovens"): False,
    ("whisk", "whist"): False,
    ("skillet", "skimlet"): True,
    # An abbreviation keeps more than 60% of the letters, in order, with the last four...
    ("abcdefghij", "abcghij"): True,
    ("abcdefghij", "abghij"): False,
    ("abcdefghij", "xbcghij"): False,
    # ... or it is the beginning of the name.
    ("abcdefghij", "abcdefg"): True,
    ("abcdefghij", "abcdef"): False,
    # Case, spaces and punctuation do not matter; digits and the signs of languages do.
    ("Power BI", "power.bi"): True,
    ("Level 1", "Level 2"): False,
    ("Level 1", "Level"): False,
    # A word more makes another thing of it.
    ("SQL Server", "SQL Server Reporting"): False,
    ("machine-learning", "machine-learning-ops"): False,
    ("Data modeling", "Data modelling"): True,
    ("Power BI", "PowerBI"): True,
    ("C", "C++"): False,
}


@pytest.mark.parametrize("names", LOOK_ALIKES, ids=" and ".join)
@pytest.mark.parametrize("is_turned", [False, True])
def test_names_that_look_alike_are_reported(
    names: tuple[str, str], is_turned: bool, run: Run
) -> None:
    first, second = reversed(names) if is_turned else names
    catalog = {
        "format": 1,
        "tools": [{"id": "one", "name": first}, {"id": "zwei", "name": second}],
        "roles": [
            {
                "id": "r",
                "name": "R",
                "summary": "s",
                "tools": [{"tool": "one"}, {"tool": "zwei"}],
            }
        ],
    }
    out = run("validate -f concise -", stdin=json.dumps(catalog)).out
    assert ('tools "zwei" and "one" look alike' in out) is LOOK_ALIKES[names]


def test_languages_that_differ_in_a_sign_are_not_alike(run: Run) -> None:
    languages = {"c": "C", "c-plus-plus": "C++", "c-sharp": "C#"}
    catalog = {
        "format": 1,
        "tools": [{"id": id, "name": name} for id, name in languages.items()],
        "roles": [
            {"id": "r", "name": "R", "summary": "s", "tools": [{"tool": id} for id in languages]}
        ],
    }
    out = run("validate -f concise -", stdin=json.dumps(catalog)).out
    assert out == "0 errors and 0 warnings in 1 file\n"


def test_the_catalog_to_start_from_is_valid_and_answers_everything(run: Run) -> None:
    example = run("init").out
    assert (
        run("validate -f concise --strict -", stdin=example).out
        == "0 errors and 0 warnings in 1 file\n"
    )
    assert list(validator().iter_errors(json.loads(example))) == []
    for line in ("compare analyst modeler", "path --from analyst --to ml", "process", "list"):
        assert "modeler" in run(f"{line} --roles -", stdin=example).out.lower()


def test_a_problem_is_shown_with_its_line(run: Run) -> None:
    text = '{\n  "format": 1,\n  "skils": []\n}\n'
    assert run("validate -", code=1, stdin=text).out == (
        '<stdin>:3:3: $.skils: unknown key "skils"\n'
        "  |\n"
        '3 | "skils": []\n'
        '  | ^ did you mean "skills"?\n'
        "1 error and 0 warnings in 1 file\n"
    )


def test_a_long_line_is_cut_around_the_problem(run: Run) -> None:
    names = ", ".join(f'"n{number}"' for number in range(200))
    text = f'{{"format": 1, "x": [{names}], "skils": [], "y": [{names}]}}'
    out = run("validate -", code=1, stdin=text).out
    shown = [line for line in out.splitlines() if line.startswith("1 | ")]
    carets = [line for line in out.splitlines() if line.startswith("  | ") and "^" in line]
    for line, caret in zip(shown, carets, strict=True):
        assert len(line) <= 80
        assert line[caret.index("^")] == '"'


def test_what_is_valid_is_counted(run: Run) -> None:
    assert run(f"validate {KITCHEN}").out.splitlines()[-1] == (
        f"{KITCHEN} is valid: 2 roles, 4 skills, 3 tools"
    )


IN_FOLDER: dict[str, dict[str, object]] = {
    "a.json": {
        "skills": [{"id": "sql", "name": "SQL"}],
        "roles": [{"id": "a", "name": "A", "summary": "-", "leads_to": [{"role": "b"}]}],
    },
    "b.json": {"roles": [{"id": "b", "name": "B", "summary": "-", "skills": [{"skill": "sql"}]}]},
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work beside a folder of files that are one catalog, and of other JSON."""
    (tmp_path / "team").mkdir()
    for name, content in IN_FOLDER.items():
        text = json.dumps({"format": 1, **content})
        (tmp_path / "team" / name).write_text(text, encoding="utf-8")
    for name, text in (("package.json", '{"name": "x"}'), ("users.json", '{"roles": ["admin"]}')):
        (tmp_path / "team" / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "team"


def of_team(name: str) -> str:
    return str(Path("team") / name)


@pytest.mark.usefixtures("folder")
def test_the_files_in_a_folder_are_one_catalog(run: Run) -> None:
    valid = (
        f"{of_team('a.json')} is valid: 1 role, 1 skill, 0 tools\n"
        f"{of_team('b.json')} is valid: 1 role, 0 skills, 0 tools\n"
    )
    passed = f"Passed over, as no catalog: {of_team('package.json')}, {of_team('users.json')}\n"
    assert run("validate team").out == passed + valid
    assert run("validate --roles team").out == valid
    assert 'unknown role "b"' in run("validate team/a.json", code=1).out
    assert [role["id"] for role in json.loads(run("list --roles team --json").out)["roles"]] == [
        "a",
        "b",
    ]
    run("compare a b --roles team")
    run("path a b", {"ROLECMP_ROLES": "team"})


@pytest.mark.parametrize(
    "text", ['[{"id": "c", "name": "C"}]', '{"id": "c", "name": "C", "summary": "x."}']
)
def test_what_is_meant_for_a_catalog_is_not_passed_over(text: str, folder: Path, run: Run) -> None:
    (folder / "c.json").write_text(text, encoding="utf-8")
    out = run("validate -f concise team", code=1).out
    assert re.search(r"(?m)c\.json:1:1: \$: (a catalog is an object|this is a role): write", out)


BROKEN = {
    "not JSON": '{"format": 1, "tools": [',
    "an object for a list": '{"format": 1, "tools": {"oven": {"name": "Oven"}}}',
    "an entry without an id": '{"format": 1, "tools": [{"name": "Oven"}]}',
    "a key that is nearly right": '{"format": 1, "tool": [{"id": "oven", "name": "Oven"}]}',
    "an id of another form": '{"format": 1, "tools": [{"id": "Oven", "name": "Oven"}]}',
}


@pytest.mark.parametrize("name", BROKEN)
def test_one_mistake_makes_no_others(name: str, folder: Path, run: Run) -> None:
    """What refers to a list that could not be read in whole is not called unknown."""
    (folder / "tools.json").write_text(BROKEN[name], encoding="utf-8")
    measure = {
        "id": "m",
        "about": "tools",
        "name": "m",
        "unit": "share",
        "source": "s",
        "year": 2025,
    }
    catalog = {
        "format": 1,
        "sources": [{"id": "s", "title": "S"}],
        "measures": [{**measure, "population": "p"}],
        "roles": [
            {
                "id": "c",
                "name": "C",
                "summary": "x.",
                "tools": [{"tool": "oven"}],
                "figures": [{"measure": "m", "item": "oven", "value": 0.5}],
            }
        ],
    }
    (folder / "c.json").write_text(json.dumps(catalog), encoding="utf-8")
    out = run("validate -f concise team", code=1).out
    assert "unknown tool" not in out
    assert "tools.json:1:" in out


def test_what_two_files_of_a_folder_define_is_an_error(folder: Path, run: Run) -> None:
    (folder / "c.json").write_bytes((folder / "b.json").read_bytes())
    message = f'$.roles[0].id: "b" already names a role in {of_team("b.json")}:1'
    out = run("validate -f concise team", code=1).out.splitlines()
    assert any(each.endswith(message) for each in out)
    assert message in run("list --roles team", code=1).err
    # One catalog on top of another replaces what it defines again.
    run("list --roles team/a.json --roles team/b.json --roles team/c.json")


def test_each_problem_is_in_its_file(folder: Path, run: Run) -> None:
    (folder / "c.json").write_text('{"format": 1, "skils": []}', encoding="utf-8")
    (folder / "d.json").write_text("{", encoding="utf-8")
    out = run("validate -f concise team", code=1).out
    assert f"{of_team('c.json')}:1:15: " in out
    assert f"{of_team('d.json')}:1:" in out
    assert "2 errors and 0 warnings in 4 files" in out


def test_a_hook_checks_the_whole_catalog_whatever_changed() -> None:
    """pre-commit names the files that changed, and what they refer to may be in others."""
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    for line in ("entry: rolecmp validate", "pass_filenames: false", "always_run: true"):
        assert f"  {line}\n" in hook


def test_a_folder_without_catalogs_is_refused(run: Run, tmp_path: Path) -> None:
    refused = run(f"list --roles '{tmp_path}'", code=1).err
    assert refused == f"rolecmp: no role catalog in {tmp_path}: expected files *.json\n"


@pytest.mark.parametrize("is_escaped", [False, True])
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("soft\u00adhyphen", "U+00AD"),
        ("zero\u200bwidth", "U+200B"),
        ("word\u2060joiner", "U+2060"),
        ("mark\ufeff", "U+FEFF"),
        ("left\u200eto right", "U+200E"),
        ("right\u200fto left", "U+200F"),
        ("arabic\u061cmark", "U+061C"),
        ("tag\U000e0041", "U+E0041"),
        ("emoji \U0001f600 and tag\U000e007f", "U+E007F"),
        ("emoji \U0001f469\u200d\U0001f52c", None),
        ("variant \U000e0100", None),
    ],
)
def test_an_invisible_character_is_found(
    text: str, code: str | None, is_escaped: bool, run: Run
) -> None:
    content = json.dumps({"format": 1, "title": text, "roles": []}, ensure_ascii=is_escaped)
    out = run("validate -f concise -", stdin=content).out
    expected = [f"contains the invisible character {code}"] if code else []
    assert re.findall(r"contains .*", out) == expected


def test_what_looks_alike_can_be_declared_different(run: Run) -> None:
    def checked(code: int = 0, **fields: object) -> str:
        tools = [{"id": "kettle", "name": "Kettle"}, {"id": "kettles", "name": "Kettles", **fields}]
        role = {"id": "r", "name": "R", "summary": "s"}
        listed = [{"tool": "kettle"}, {"tool": "kettles"}]
        catalog = {"format": 1, "tools": tools, "roles": [{**role, "tools": listed}]}
        return run("validate -f concise -", code=code, stdin=json.dumps(catalog)).out

    assert 'look alike; if they are not the same, add "different_from": ["kettle"]' in checked()
    assert checked(different_from=["kettle"]) == "0 errors and 0 warnings in 1 file\n"
    assert 'unknown skill or tool "ketle"; did you mean "kettle"?' in checked(
        1, different_from=["ketle"]
    )
