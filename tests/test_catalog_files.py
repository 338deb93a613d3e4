"""Catalog files: what is accepted, and how the rest is refused.

A file dropped into catalogs/valid must be accepted; beside one in catalogs/invalid
is a text with its problems, and beside one in catalogs/warned one with its warnings.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import CATALOGS, KITCHEN, LINUX_ONLY, MINIMAL, Golden, Run

VALID, WARNED, INVALID = (
    sorted((CATALOGS / folder).glob("*.json")) for folder in ("valid", "warned", "invalid")
)


@pytest.mark.parametrize("file", VALID, ids=lambda file: file.stem)
def test_valid_catalogs_are_accepted(file: Path, run: Run) -> None:
    run(f"list --roles {file}")
    assert run(f"validate -f concise --strict {file}").out == "0 errors and 0 warnings in 1 file\n"


@pytest.mark.parametrize("file", WARNED, ids=lambda file: file.stem)
def test_likely_mistakes_are_reported_with_their_place(
    file: Path, run: Run, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(file.parent)
    lines = run(f"validate -f concise {file.name}").out.splitlines(keepends=True)
    expected = "".join(lines[:-1])
    golden(file.with_suffix(".txt"), expected)
    strict = run(f"validate -f concise --strict {file.name}", code=1).out.splitlines(keepends=True)
    assert "".join(strict[:-1]) == expected.replace(": warning:", ":")
    run(f"list --roles {file.name}")


@pytest.mark.parametrize("file", INVALID, ids=lambda file: file.stem)
def test_invalid_catalogs_are_refused_with_every_problem_and_its_place(
    file: Path, run: Run, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(file.parent)
    expected = run(f"list --roles {file.name}", code=1).err
    golden(file.with_suffix(".txt"), expected)
    assert run(f"list --json --roles {file.name}", code=1).err == expected
    found = run(f"validate -f concise {file.name}", code=1).out.splitlines(keepends=True)
    errors = [line for line in found[:-1] if ": warning:" not in line]
    assert errors[:20] == expected.splitlines(keepends=True)[:20]


def test_a_catalog_comes_from_standard_input(run: Run) -> None:
    text = Path(MINIMAL).read_text(encoding="utf-8")
    assert "Baker" in run("list --roles -", stdin=text).out
    assert run("list --roles -", code=1).err == (
        "<stdin>:1:1: $: empty: expected a role catalog in JSON\n"
    )
    refused = run("list --roles -", stdin="{}", code=1).err
    assert refused == '<stdin>:1:1: $: "format" is missing; add "format": 1\n'


def test_a_byte_order_mark_is_passed_over(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "roles.json"
    file.write_text('{"format": 1}', encoding="utf-8-sig")
    assert "There are no roles." in run(f"list --roles {file}").out


UNREADABLE = {
    "missing.json": "rolecmp: cannot read missing.json: No such file or directory\n",
    ".": "rolecmp: no role catalog in .: expected files *.json\n",
    "loop": "rolecmp: cannot read loop: Too many levels of symbolic links\n",
    "x" * 300: f"rolecmp: cannot read {'x' * 300}: File name too long\n",
    "/dev/null": "/dev/null:1:1: $: empty: expected a role catalog in JSON\n",
    "/dev/zero": "rolecmp: /dev/zero is too large: the limit is 64 MiB\n",
    "$'\\e[31m\\n'": "rolecmp: cannot read \\x1b[31m\\n: No such file or directory\n",
    "$'\\xff'": "rolecmp: cannot read \\xff: No such file or directory\n",
}


@LINUX_ONLY
@pytest.mark.parametrize("file", UNREADABLE)
def test_a_file_that_cannot_be_read_is_named_with_the_reason(file: str, shell: Run) -> None:
    line = f"ln -s loop loop; rolecmp list --roles {file}"
    assert shell(line, code=1).err == UNREADABLE[file]


SMALLEST = (
    '{"format": 1, "roles": [{"id": "analyst", "name": "Analyst", '
    '"summary": "Answers questions with data."}]}'
)
"""A whole catalog, as a message shows it."""

NOT_TEXT = {
    "gzip": (b"\x1f\x8b\x08\x00", "1:2: $: not UTF-8: byte 0x8B; save it as UTF-8"),
    "utf-16": ("{}".encode("utf-16"), "1:1: $: not UTF-8: it looks like UTF-16; save it as UTF-8"),
    "utf-32": ("{}".encode("utf-32-be"), "1:1: $: not valid JSON: expected value"),
    "latin-1": (
        '{"format": 1,\n "title": "é"}'.encode("latin-1"),
        '2:12: $: not UTF-8: byte 0xE9, which is "é" in Windows-1252; save it as UTF-8',
    ),
    "a surrogate": (
        b'"\xed\xa0\x80"',
        '1:2: $: not UTF-8: byte 0xED, which is "í" in Windows-1252; save it as UTF-8',
    ),
    "nul": (
        b'{"title": "\0"}',
        "1:11: $: not valid JSON: this text has no closing quote; write \\n for a line break in it",
    ),
    "a scalar": (
        b"7",
        f"1:1: $: expected an object such as {SMALLEST}, got 7",
    ),
    "json5": (b"{format: 1}", "1:2: $: not valid JSON: names stand in double quotes"),
    "far too deep": (b"[" * 100_000, "1:202: $: not valid JSON: nested too deeply"),
    "not closed": (
        b'{"format": 1',
        "1:12: $: not valid JSON: the file ends early; it lacks } at its end",
    ),
}


@pytest.mark.parametrize("case", NOT_TEXT)
def test_anything_but_json_is_refused_in_one_line(case: str, run: Run, tmp_path: Path) -> None:
    content, problem = NOT_TEXT[case]
    file = tmp_path / "roles.json"
    file.write_bytes(content)
    assert run(f"list --roles {file}", code=1).err == f"{file}:{problem}\n"
    assert run(f"validate -f concise {file}", code=1).out == (
        f"{file}:{problem}\n1 error and 0 warnings in 1 file\n"
    )


@LINUX_ONLY
def test_a_path_that_is_not_text_can_be_reported(shell: Run) -> None:
    line = r"""printf '{"format": 2}' >$'\xff.json'; rolecmp validate $'\xff.json' --json"""
    assert json.loads(shell(line, code=1).out)["files"][0]["file"] == r"\xff.json"


def test_a_pipe_is_as_good_as_a_file(shell: Run) -> None:
    assert shell("""printf '{"format": 1}' | rolecmp validate /dev/stdin""").out
    line = """rolecmp list --roles <(printf '{"format": 1}')"""
    assert "There are no roles." in shell(line).out


def test_closed_standard_input_is_harmless_unless_it_is_named(shell: Run) -> None:
    assert "Data scientist" in shell("rolecmp list <&-").out
    assert shell("rolecmp list --roles - <&-", code=1).err == (
        "rolecmp: cannot read <stdin>: standard input is closed\n"
    )


LAYER = {
    "format": 1,
    "roles": [
        {
            "id": "data-analyst",
            "name": "Number cruncher",
            "summary": "Ours.",
            "skills": [{"skill": "statistics", "level": "expert"}],
            "leads_to": [{"role": "ml-engineer"}],
        },
        {"id": "tamer", "name": "Data tamer", "summary": "New.", "tools": [{"tool": "whip"}]},
    ],
    "tools": [{"id": "whip", "name": "Whip"}],
}


def test_later_catalogs_add_and_replace_roles(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "ours.json"
    file.write_text(json.dumps(LAYER), encoding="utf-8")
    for answer in (
        run(f"list --json --roles builtin --roles {file}").out,
        run("list --json", {"ROLECMP_ROLES": f"builtin{os.pathsep}{file}"}).out,
    ):
        names = {role["id"]: role["name"] for role in json.loads(answer)["roles"]}
        assert names == {
            **{role["id"]: role["name"] for role in json.loads(run("list --json").out)["roles"]},
            "data-analyst": "Number cruncher",
            "tamer": "Data tamer",
        }


def test_a_name_that_an_earlier_catalog_has_given_is_refused(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "ours.json"
    file.write_text(
        '{"format": 1, "roles": [{"id": "x", "name": "X", "summary": "-", "aliases": ["ds"]}]}',
        encoding="utf-8",
    )
    assert run(f"list --roles builtin --roles {file}", code=1).err == (
        f'{file}:1:78: $.roles[0].aliases[0]: "ds" already names the role "data-scientist", '
        "as an alias in builtin\n"
    )


def test_a_reference_is_not_missed_while_a_catalog_cannot_be_read(run: Run, tmp_path: Path) -> None:
    """The catalog that is not JSON may well have the skill."""
    (tmp_path / "skills.json").write_text("{", encoding="utf-8")
    (tmp_path / "roles.json").write_text(
        '{"format": 1, "roles": [{"id": "x", "name": "X", "summary": "-", '
        '"skills": [{"skill": "heat", "level": "expert"}]}]}',
        encoding="utf-8",
    )
    files = f"--roles {tmp_path}/skills.json --roles {tmp_path}/roles.json"
    assert run(f"list {files}", code=1).err == (
        f"{tmp_path}/skills.json:1:1: $: not valid JSON: "
        "the file ends early; it lacks } at its end\n"
    )


def test_the_roles_option_wins_over_the_environment(run: Run) -> None:
    env = {"ROLECMP_ROLES": "missing.json"}
    assert "Baker" in run(f"list --roles {MINIMAL}", env).out
    assert "missing.json" in run("list", env, code=1).err


def test_the_last_title_and_the_last_entry_win(run: Run, tmp_path: Path) -> None:
    for name, keys in {"one": {"title": "One"}, "two": {"title": "Two"}, "three": {}}.items():
        content = {
            "format": 1,
            **keys,
            "applications": [{"name": "Brunch", "about": name}],
            "relationships": [
                {"roles": ["b", "a"] if name == "three" else ["a", "b"], "collaboration": name}
            ],
            "roles": [{"id": id, "name": id, "summary": name} for id in "ab"],
        }
        (tmp_path / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    roles = " ".join(f"--roles {tmp_path / name}.json" for name in ("one", "two", "three"))
    listed = json.loads(run(f"list --json {roles}").out)
    assert listed["title"] == "Two"
    assert [role["summary"] for role in listed["roles"]] == ["three", "three"]
    process = json.loads(run(f"process --json {roles}").out)
    assert [each["about"] for each in process["applications"]] == ["three"]
    assert [each["collaboration"] for each in process["relationships"]] == ["three"]


@pytest.mark.parametrize(("size", "code"), [(64 * 2**20, 0), (64 * 2**20 + 1, 1)])
def test_a_file_of_64_mebibytes_is_read_and_no_larger_one(
    size: int, code: int, run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "large.json"
    file.write_bytes(b'{"format": 1}'.ljust(size))
    outcome = run(f"list --roles {file}", code=code)
    assert "There are no roles." in outcome.out or "the limit is 64 MiB" in outcome.err


ASKED = ("list --json", "compare cook baker --json", "process --json", "evidence cook --json")


@pytest.mark.parametrize("line", ASKED)
def test_an_exported_catalog_answers_the_same(line: str, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "all.json"
    both = f"--roles builtin --roles {KITCHEN}"
    assert run(f"export {both} -o {file}").out == ""
    asked = [json.loads(run(f"{line} {roles}").out) for roles in (f"--roles {file}", both)]
    one, several = map(_without_origin, asked)
    assert one == several
    assert json.loads(file.read_text(encoding="utf-8")) == json.loads(run(f"export {both}").out)


def _without_origin(answer: dict[str, Any]) -> dict[str, Any]:
    """Return an answer without the catalogs that the roles are from, and the order by them."""
    answer.pop("title", None)
    for role in (roles := answer.get("roles", [])):
        role.pop("catalog", None)
    roles.sort(key=str)
    return answer


@pytest.mark.parametrize("line", ["init FILE", "init -o FILE", "export -o FILE"])
def test_a_file_of_yours_is_not_overwritten_unless_you_say_so(
    line: str, run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "ours.json"
    line = line.replace("FILE", str(file))
    run(line)
    text = file.read_text(encoding="utf-8")
    file.write_text("mine", encoding="utf-8")
    assert run(line, code=2).err == (
        f"rolecmp: {file} exists; use --force to overwrite it, or another name\n"
    )
    assert file.read_text(encoding="utf-8") == "mine"
    run(f"{line} --force")
    assert file.read_text(encoding="utf-8") == text == run(line.split()[0]).out
