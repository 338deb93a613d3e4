"""Large catalogs: what is read closely, and which routes are listed. And weights by rarity."""

import json
import re
from collections.abc import Callable
from math import log
from pathlib import Path
from typing import Any

import pytest

import rolecmp
from rolecmp.catalog import load
from rolecmp.catalog.layer import Layer
from tests.conftest import LINUX_ONLY, Run, in_terminal

COUNT = 60


def role(number: int, **keys: object) -> dict[str, Any]:
    """Return a role that has the common skill, one of its own, and moves to the next four."""
    return {
        "id": f"r{number}",
        "name": f"Role {number}",
        "aliases": [f"alias-{number}"],
        "alternate_titles": [f"Title {number}"],
        "summary": "Made up.",
        "responsibilities": [{"text": "Does something.", "sources": ["us"]}],
        "skills": [
            {"skill": "common", "level": "working"},
            {"skill": f"own-{number}", "level": "working"},
        ],
        "entry": {"difficulty": 2},
        "leads_to": [
            {"role": f"r{other}", "sources": ["us"], "relatedness_tier": "primary"}
            for other in range(number + 1, min(number + 5, COUNT))
        ],
        **keys,
    }


def catalog(*roles: dict[str, Any], count: int = COUNT, **keys: object) -> str:
    """Return a catalog of `count` roles, of which `roles` are given."""
    every = {f"r{number}": role(number) for number in range(count)}
    every |= {each["id"]: each for each in roles}
    for each in every.values():
        each["leads_to"] = [move for move in each.get("leads_to", ()) if move["role"] in every]
    return json.dumps(
        {
            "format": 1,
            "sources": [{"id": "us", "title": "Made up"}],
            "skills": [
                {"id": "common", "name": "Common"},
                *({"id": f"own-{number}", "name": f"Own {number}"} for number in range(COUNT)),
            ],
            "roles": list(every.values()),
            **keys,
        }
    )


def answer_of(run: Run, line: str, catalog: str) -> Any:  # noqa: ANN401 - JSON
    return json.loads(run(f"{line} --json --roles -", stdin=catalog).out)


@pytest.mark.parametrize("name", ["r7", "ALIAS-7", "role 7", "title 7", "titles 7"])
def test_a_role_is_whole_whichever_name_it_is_given_by(name: str, run: Run) -> None:
    shown = answer_of(run, f"show '{name}'", catalog())["role"]
    assert shown["id"] == "r7"
    assert [skill["name"] for skill in shown["skills"]] == ["Common", "Own 7"]
    assert [each["text"] for each in shown["responsibilities"]] == ["Does something."]
    assert [move["name"] for move in shown["leads_to"]] == [
        "Role 8",
        "Role 9",
        "Role 10",
        "Role 11",
    ]


WRONG = role(3, focus=5)
DANGLING = role(3, skills=[{"skill": "nothing", "level": "working"}])


@pytest.mark.parametrize("wrong", [WRONG, DANGLING], ids=["type", "reference"])
@pytest.mark.parametrize("line", ["show r7", "compare r7 r8", "evidence r7"])
@pytest.mark.parametrize("count", [50, 51, 60])
def test_of_fifty_roles_and_more_only_those_named_are_read_closely(
    count: int, line: str, wrong: dict[str, Any], run: Run
) -> None:
    """A problem in another role is for `validate` to report."""
    text = catalog(wrong, count=count)
    right = catalog(count=count)
    assert run(f"{line} --roles -", stdin=text).out == run(f"{line} --roles -", stdin=right).out
    assert "$.roles[3]." in run("validate -", stdin=text, code=1).out


@pytest.mark.parametrize("wrong", [WRONG, DANGLING], ids=["type", "reference"])
@pytest.mark.parametrize("line", ["show r7", "compare r7 r8", "path --from r7"])
def test_of_49_roles_all_are_read_closely(line: str, wrong: dict[str, Any], run: Run) -> None:
    text = catalog(wrong, count=49)
    assert "$.roles[3]." in run(f"{line} --roles -", stdin=text, code=1).err


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (WRONG, "$.roles[3].focus: expected text, got 5"),
        (DANGLING, '$.roles[3].skills[0].skill: unknown skill "nothing"'),
        (role(3, aliases=["r9"]), '$.roles[9].id: "r9" already names the role "r3"'),
    ],
)
def test_a_problem_in_a_named_role_is_refused(wrong: dict[str, Any], reason: str, run: Run) -> None:
    assert reason in run("compare r3 r4 --roles -", stdin=catalog(wrong), code=1).err


GAP = "path --from r0 --to r2 --explain"


@pytest.mark.parametrize("count", [3, 49, 50, 51, 60])
@pytest.mark.parametrize("weighting", [{}, {"weighting": "equal"}], ids=["default", "equal"])
def test_all_items_weigh_the_same_unless_the_catalog_weighs_by_rarity(
    count: int, weighting: dict[str, str], run: Run
) -> None:
    answer = answer_of(run, GAP, catalog(count=count, **weighting))
    step = answer["routes"][0]["direct"]
    assert answer["weighted"] is False
    assert {term["weight"] for term in step["arithmetic"]} == {1}
    assert step["gap"] == 0.5


@pytest.mark.parametrize("count", [4, 49, 50, 51, 60])
def test_by_rarity_a_rare_item_weighs_more(count: int, run: Run) -> None:
    """ln(N / df): N counts the roles with any items, so not r3; df those that have the item."""
    shared = role(2, skills=[*role(2)["skills"], *role(1)["skills"][1:]])
    text = catalog(shared, role(3, skills=[]), count=count, weighting="rarity")
    answer = answer_of(run, GAP, text)
    step = answer["routes"][0]["direct"]
    known = count - 1
    assert answer["weighted"] is True
    assert {term["id"]: term["weight"] for term in step["arithmetic"]} == {
        "common": 0,
        "own-2": round(log(known), 4),
        "own-1": round(log(known / 2), 4),
    }
    assert step["gap"] == 1


def test_by_rarity_a_skill_of_everybody_gives_no_gap(run: Run) -> None:
    common = role(2, skills=[{"skill": "common", "level": "practitioner"}])
    answer = answer_of(run, GAP, catalog(common, weighting="rarity"))
    assert answer["routes"][0]["direct"]["gap"] is None


@pytest.mark.parametrize(("weighting", "gap"), [("equal", 1), ("rarity", None)])
def test_by_rarity_tools_alone_give_no_gap(weighting: str, gap: int | None, run: Run) -> None:
    tools = role(2, skills=[], tools=[{"tool": "whip"}])
    text = catalog(tools, tools=[{"id": "whip", "name": "Whip"}], weighting=weighting)
    assert answer_of(run, GAP, text)["routes"][0]["direct"]["gap"] == gap


def test_from_a_role_whose_skills_are_not_known_nothing_counts_as_new(
    run: Run, tmp_path: Path
) -> None:
    before = role(1, skills=[], tools=[{"tool": "whip"}])
    after = role(2, tools=[{"tool": "whip"}])
    file = tmp_path / "large.json"
    file.write_text(
        catalog(before, after, tools=[{"id": "whip", "name": "Whip"}], weighting="rarity"),
        encoding="utf-8",
    )
    line = f"path r1 r2 --roles {file}"
    step = json.loads(run(f"{line} --json").out)["routes"][0]["direct"]
    assert (step["gap"], step["comparable"], step["origin_known"]) == (None, True, False)
    for shown in (run(line).out, run(f"{line} --full").out):
        rows = {row.partition("  ")[0]: row for row in shown.splitlines()}
        assert rows["Required there"].split()[2:] == ["Common,", "Own", "2"]
        assert rows["In both"].split()[2:] == ["Whip"]
        assert "Start from zero" not in shown
    plan = tmp_path / "plan.md"
    run(f"{line} -o {plan}")
    assert "- [ ] Required: Own 2 (working)" in plan.read_text(encoding="utf-8")


@pytest.mark.parametrize("options", ["", "--full", "-f markdown", "-f html", "-f csv"])
def test_only_some_steps_of_a_path_may_start_from_skills_that_are_not_known(
    options: str, run: Run
) -> None:
    text = catalog(role(0, skills=[], leads_to=[{"role": "r1", "relatedness_tier": "primary"}]))
    shown = run(f"path r0 r5 --roles - {options}", stdin=text).out
    assert "Own 1" in shown
    if not options:
        assert re.search(r"\nRequired there +Common, Own 1\n", shown)
        assert re.search(r"\nStart from zero +Own 5\n", shown)


def test_the_last_catalog_that_has_a_weighting_sets_it(run: Run, tmp_path: Path) -> None:
    weightings = {"plain": {}, "equal": {"weighting": "equal"}, "rarity": {"weighting": "rarity"}}
    for name, keys in weightings.items():
        (tmp_path / f"{name}.json").write_text(catalog(count=4, **keys), encoding="utf-8")
    for names, expected in (
        ("plain rarity", True),
        ("rarity plain", True),
        ("equal rarity", True),
        ("rarity equal", False),
    ):
        roles = " ".join(f"--roles {tmp_path / name}.json" for name in names.split())
        answer = json.loads(run(f"path --from r0 --json {roles}").out)
        assert answer["weighted"] is expected


@pytest.mark.parametrize(
    ("line", "routes", "longest"),
    [
        ("--from r0", 20, 5),
        ("--to r59", 20, 5),
        ("--from r57", 2, 1),
        ("--from r0 --to r24", 1, 6),
    ],
)
def test_the_gentlest_routes_are_listed(line: str, routes: int, longest: int, run: Run) -> None:
    answer = answer_of(run, f"path {line}", catalog())
    assert len(answer["routes"]) == routes
    lengths = [len(route["steps"]) for route in answer["routes"]]
    assert lengths == sorted(lengths)
    assert lengths[-1] <= longest
    assert {step["tier"] for route in answer["routes"] for step in route["steps"]} == {"step"}


@pytest.mark.parametrize(("count", "limit", "routes"), [(49, None, 24), (50, 20, 20), (51, 20, 20)])
def test_routes_are_cut_from_fifty_roles_on(
    count: int, limit: int | None, routes: int, run: Run
) -> None:
    """Six moves of up to four roles each lead from r0 as far as r24."""
    text = catalog(count=count)
    answer = answer_of(run, "path --from r0", text)
    assert (answer["limit"], len(answer["routes"])) == (limit, routes)
    page = run("path --from r0 --roles -", stdin=text).out
    assert ("The 20 nearest roles" in page) == (limit is not None)
    assert answer_of(run, "path --from r0 --to r1", text)["limit"] is None


def test_no_more_routes_are_listed_where_one_move_reaches_them_all(run: Run) -> None:
    alike = [role(number, leads_to=[], skills=role(0)["skills"]) for number in range(COUNT)]
    answer = answer_of(run, "path --from r0", catalog(*alike))
    assert (answer["limit"], len(answer["routes"])) == (20, 20)
    assert {len(route["steps"]) for route in answer["routes"]} == {1}


def test_beyond_six_moves_there_is_no_route(run: Run) -> None:
    (route,) = answer_of(run, "path --from r0 --to r25", catalog())["routes"]
    assert (route["steps"], route["direct"]["relatedness_tier"]) == ([], None)


def test_a_role_of_a_large_catalog_answers_to_its_short_name(run: Run) -> None:
    roles = [{"id": f"r{n}", "name": f"Role number {n}", "summary": "-"} for n in range(60)]
    roles[7]["short_name"] = "Seventh"
    roles[8]["focus"] = ""  # not read closely
    catalog = json.dumps({"format": 1, "roles": roles})
    answer = json.loads(run("show seventh --json --roles -", stdin=catalog).out)
    assert answer["role"]["short_name"] == "Seventh"


@pytest.mark.parametrize("names", ["'Role 3,Role 5'", "r3,r5", "'Role 3' r5", "Role 3 vs Role 5"])
def test_roles_are_whole_however_they_are_named(names: str, run: Run) -> None:
    answer = answer_of(run, f"compare {names}", catalog())
    assert [role["id"] for role in answer["roles"]] == ["r3", "r5"]
    assert all(role["responsibilities"] for role in answer["roles"])
    assert answer["skills"]["shared"] == ["common"]


@pytest.mark.parametrize("names", ["'Role 3,Role 5'", "r3,r5", "'Role 3' --among r5"])
def test_an_ad_is_matched_with_what_the_roles_require(names: str, run: Run, tmp_path: Path) -> None:
    ad = tmp_path / "ad.txt"
    ad.write_text("Title 3\n\nYou are good at own 3, and at common things.\n", encoding="utf-8")
    answer = answer_of(run, f"match {ad} --among {names}", catalog())
    (own,) = (signal for signal in answer["signals"] if signal["id"] == "own-3")
    assert [share["value"] for share in own["shares"]] == [0.5, 0.1]


def test_an_unknown_name_makes_it_read_the_file_twice_at_most(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = []
    parse = load.parse

    def counted(data: bytes, name: str, **options: bool) -> Layer:
        read.append(name)
        return parse(data, name, **options)

    monkeypatch.setattr(load, "parse", counted)
    file = tmp_path / "large.json"
    file.write_text(catalog(), encoding="utf-8")
    err = run(f"show 'Role 3x' --roles {file}", code=1).err
    assert err.endswith(f"tip: rolecmp show r3 --roles {file}\n")
    assert read == [str(file)] * 2


@LINUX_ONLY
@pytest.mark.parametrize("line", ["validate {0}", "show r0 --roles {0}"])
def test_a_person_is_told_that_a_large_file_takes_a_while(line: str, tmp_path: Path) -> None:
    small, large = tmp_path / "small.json", tmp_path / "large.json"
    small.write_text(catalog(), encoding="utf-8")
    large.write_text(catalog() + " " * (2 * 2**20), encoding="utf-8")
    assert "Reading" not in in_terminal(line.format(small), {})
    assert in_terminal(line.format(large), {}).startswith("Reading 2 MiB …\n")


def full(number: int, start: str) -> dict[str, Any]:
    """Return a role that refers to other roles, skills and tools in every way."""
    own, other = f"own-{number}", f"own-{number - 1}"
    return role(
        number,
        works_with=[{"role": f"r{number + 5}", "on": "Pies."}],
        tools=[{"tool": f"{start}whip", "sources": ["us"]}],
        grades=[
            {"id": "new", "name": "New", "skills": [{"skill": own, "level": "awareness"}]},
            {"id": "old", "name": "Old", "skills": [{"skill": other, "level": "expert"}]},
        ],
        figures=[
            {"measure": "asked", "value": 0.5, "item": f"{start}whip"},
            {"measure": "asked", "value": 0.25, "item": f"{start}spoon"},
        ],
        evidence=[
            {"about": about, "item": item, "stance": "supports", "source": "us", "says": "Yes."}
            for about, item in {"skills": "own-9", "leads_to": "r40", "works_with": "r41"}.items()
        ],
    )


def of_everything(start: str) -> str:
    """Return a large catalog with such a role, the ids of whose tools begin with `start`."""
    content = json.loads(
        catalog(
            full(7, start),
            tools=[{"id": f"{start}{name}", "name": name} for name in ("whip", "spoon", "oven")],
            measures=[
                {
                    "id": "asked",
                    "about": "tools",
                    "name": "share",
                    "unit": "share",
                    "source": "us",
                    "year": 2020,
                    "population": "All.",
                }
            ],
        )
    )
    content["skills"][9]["different_from"] = ["own-8"]
    return json.dumps(content)


READ_IN_PART: dict[str, Callable[[rolecmp.Catalog], Any]] = {
    "show r7": lambda every: rolecmp.show(every, "r7"),
    "show r7@old": lambda every: rolecmp.show(every, "r7@old"),
    "compare r7 r8": lambda every: rolecmp.compare(every, "r7", "r8"),
    "compare r7 vs title 8": lambda every: rolecmp.compare(every, "r7", "title 8"),
    "evidence r7": lambda every: rolecmp.find_evidence(every, "r7"),
    "list": rolecmp.list_roles,
    "list r8": lambda every: rolecmp.list_roles(every, "r8"),
    "list whip": lambda every: rolecmp.list_roles(every, "whip"),
    "list Heading": lambda every: rolecmp.list_roles(every, "Heading"),
    "list none": lambda every: rolecmp.list_roles(every, "none"),
    "skill own-9": lambda every: rolecmp.find_skill(every, "own-9"),
    "skill": rolecmp.list_skills,
    "path r7 r9": lambda every: rolecmp.find_paths(every, "r7", "r9"),
}
"""Commands that read only a part of a large catalog, and the same question of a whole one."""


@pytest.mark.parametrize("line", READ_IN_PART)
@pytest.mark.parametrize("files", [["a"], ["a", "b"], ["b", "a"], ["builtin", "a"]])
def test_a_part_of_a_catalog_answers_like_the_whole(
    files: list[str], line: str, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.json").write_text(of_everything("a-"), encoding="utf-8")
    other = re.sub(
        r'"(r\d|alias-)', r'"other-\1', of_everything("b-").replace("Title ", "Heading ")
    )
    (tmp_path / "b.json").write_text(other, encoding="utf-8")
    names = [each if each == "builtin" else str(tmp_path / f"{each}.json") for each in files]
    roles = " ".join(f"--roles {name}" for name in names)
    whole = READ_IN_PART[line](rolecmp.load(*names))
    assert json.loads(run(f"{line} --json {roles}").out) == json.loads(
        rolecmp.render(whole, "json")
    )


def written(file: Path, roles: list[dict[str, Any]], **keys: object) -> Path:
    """Write a large catalog with these roles, whose skills are a and b."""
    filler = [{"id": f"f{n}", "name": f"Filler {n}", "summary": "-"} for n in range(60)]
    skills = [{"id": id, "name": f"Skill {id}"} for id in "ab"]
    content = {"format": 1, "skills": skills, **keys, "roles": [*roles, *filler]}
    file.write_text(json.dumps(content), encoding="utf-8")
    return file


def of(id: str, name: str, *skills: str, **keys: object) -> dict[str, Any]:
    listed = [{"skill": each, "level": "working"} for each in skills]
    return {"id": id, "name": name, "summary": "-", "skills": listed, **keys}


NAMED = {
    "a slash in a name": [of("x", "Engineer / law", "a"), of("y", "Web scientist", "b")],
    "a comma in a name": [of("x", "Foo,Bar", "a"), of("foo", "Foo"), of("y", "Web scientist", "b")],
    "the name of a grade": [
        of("x", "Carpenter", "a", grades=[{"id": "wiz", "name": "Wizard of wood", "skills": []}]),
        of("y", "Web scientist", "b"),
    ],
}


@pytest.mark.parametrize(
    ("case", "line", "skills"),
    [
        ("a slash in a name", "'Engineer / law,Web scientist'", [["a"], ["b"]]),
        ("a comma in a name", "'Foo,Bar' 'Web scientist'", [["a"], ["b"]]),
        ("the name of a grade", "'Wizard of wood' y", [["a"], ["b"]]),
    ],
)
def test_a_role_is_whole_however_it_is_found(
    case: str, line: str, skills: list[list[str]], run: Run, tmp_path: Path
) -> None:
    file = written(tmp_path / "large.json", NAMED[case])
    answer = json.loads(run(f"compare {line} --json --roles {file}").out)
    assert [[each["id"] for each in role["skills"]] for role in answer["roles"]] == skills


def test_a_name_that_only_a_replaced_role_had_names_another_one(run: Run, tmp_path: Path) -> None:
    roles = [of("x", "Xx", aliases=["foo"]), of("y", "Yy", "a", alternate_titles=["Foo"])]
    file = written(tmp_path / "large.json", roles)
    later = tmp_path / "later.json"
    later.write_text(json.dumps({"format": 1, "roles": [of("x", "Xx")]}), encoding="utf-8")
    shown = json.loads(run(f"show foo --json --roles {file} --roles {later}").out)["role"]
    assert (shown["id"], [each["id"] for each in shown["skills"]]) == ("y", ["a"])


@pytest.mark.parametrize("word", ["r8", "whip", "title", "none"])
def test_a_word_finds_the_same_roles_for_a_table(word: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(of_everything("a-"), encoding="utf-8")
    line = f"list {word} --roles {tmp_path / 'a.json'}"
    shown = re.findall(r"^Role \d+ +(\S+)", run(line).out, re.MULTILINE)
    found = json.loads(run(f"{line} --json").out)["roles"]
    assert shown == [role["id"] for role in found]


def test_an_order_without_data_is_that_of_the_names(run: Run) -> None:
    text = json.dumps({"format": 1, "roles": [of("x", "Xx"), of("a", "Aa")], "skills": []})
    lead = run("list --sort pay --roles -", stdin=text).out.splitlines()[1]
    assert lead.startswith("2 roles, by name, as there is no data on pay.")
    blank = run("list ' '").out
    assert blank == run("list").out


def test_a_word_that_only_a_replaced_role_had_does_not_find_it(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path / "large.json", [of("x", "Old name"), of("y", "Old hand")])
    later = tmp_path / "later.json"
    later.write_text(json.dumps({"format": 1, "roles": [of("x", "New")]}), encoding="utf-8")
    found = json.loads(run(f"list old --json --roles {file} --roles {later}").out)["roles"]
    assert [role["id"] for role in found] == ["y"]


def test_a_measured_move_counts_wherever_it_is_on_a_path(run: Run, tmp_path: Path) -> None:
    measure = {
        "id": "lift",
        "about": "leads_to",
        "name": "lift",
        "unit": "level",
        "source": "us",
        "year": 2020,
        "population": "All.",
    }
    roles = [
        of("x", "Xx", "a", leads_to=[{"role": "y"}]),
        of("y", "Yy", "a", "b", figures=[{"measure": "lift", "item": "z", "value": 2}]),
        of("z", "Zz", "b", "c", "d"),
    ]
    sources = [{"id": "us", "title": "Us"}]
    skills = [{"id": id, "name": f"Skill {id}"} for id in "abcd"]
    file = written(tmp_path / "l.json", roles, sources=sources, measures=[measure], skills=skills)
    (route,) = json.loads(run(f"path x z --json --roles {file}").out)["routes"]
    assert [(step["to"], step["is_common"]) for step in route["steps"]] == [
        ("y", False),
        ("z", True),
    ]


def test_the_title_of_an_ad_may_be_that_of_a_role_beside(run: Run, tmp_path: Path) -> None:
    roles = [of("x", "Xx", "a"), of("y", "Yy", "b", alternate_titles=["Bridge builder"])]
    file, ad = written(tmp_path / "large.json", roles), tmp_path / "ad.txt"
    ad.write_text("Bridge builder\n\nYou know skill a.\n", encoding="utf-8")
    answer = json.loads(run(f"compare x {ad} --json --roles {file}").out)
    assert [each["title"] for each in answer["ads"]] == ["Bridge builder"]


@pytest.mark.parametrize(
    "beside",
    [
        {"relationships": [{"roles": ["x", "f1"], "confusion": "Both."}]},
        {"team_shapes": [{"id": "t", "name": "T", "people": [{"title": "P", "roles": ["f1"]}]}]},
        {"applications": [{"name": "A", "roles": [{"role": "f1", "does": "All."}]}]},
        {"signals": [{"id": "s", "name": "S", "skill": "b", "words": ["bee"]}]},
    ],
    ids=str,
)
def test_what_refers_to_another_role_makes_no_mistake_elsewhere_count(
    beside: dict[str, Any], run: Run, tmp_path: Path
) -> None:
    roles = [of("x", "Xx", "a"), {"id": "bad", "name": "Bad", "summary": "-", "nokey": 1}]
    file = written(tmp_path / "large.json", roles, **beside)
    assert run(f"show x --roles {file}").out.startswith("Xx\n")
    assert "nokey" in run(f"validate {file}", code=1).out


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"skills": [{"id": []}]}, "$.skills[0].id: expected text, got a list"),
        ({"tools": [{"id": {}}]}, "$.tools[0].id: expected text, got an object"),
    ],
)
@pytest.mark.parametrize("line", ["list", "show f1", "compare f1 f2", "evidence f1"])
def test_an_id_of_another_type_is_reported(
    line: str, wrong: dict[str, Any], reason: str, run: Run, tmp_path: Path
) -> None:
    file = written(tmp_path / "large.json", [], **wrong)
    assert reason in run(f"{line} --roles {file}", code=1).err


@pytest.mark.parametrize("line", ["list", "show x", "skill a"])
def test_a_role_that_is_no_object_is_reported(line: str, run: Run, tmp_path: Path) -> None:
    file = written(tmp_path / "large.json", [of("x", "Xx", "a"), "no role"])  # type: ignore[list-item]
    assert "$.roles[1]: expected an object" in run(f"{line} --roles {file}", code=1).err


def test_a_tip_comes_from_the_whole_catalog(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path / "large.json", [of("x", "Xx", "a", alternate_titles=["Joiner"])])
    assert 'did you mean "x"?' in run(f"show Joinr --roles {file}", code=1).err
    assert 'by titles and skills: "x"' in run(f"show 'skill a' --roles {file}", code=1).err


def test_a_folder_may_be_given_twice(run: Run, tmp_path: Path) -> None:
    written(tmp_path / "a.json", [])
    once, twice = (run(f"list {f'--roles {tmp_path} ' * count}").out for count in (1, 2))
    assert once.partition("Details")[0] == twice.partition("Details")[0]


def test_an_ad_beside_a_role_that_requires_nothing_is_compared(run: Run, tmp_path: Path) -> None:
    ad = tmp_path / "ad.txt"
    ad.write_text("Hello there\n", encoding="utf-8")
    content = {"format": 1, "roles": [of("x", "Xx")]}
    shown = run(f"compare x {ad} --full --roles -", stdin=json.dumps(content)).out
    assert shown.startswith("ad.txt beside xx\n")


def test_of_a_skill_of_many_roles_the_first_are_on_the_first_screen(run: Run) -> None:
    shown = run("skill common --roles -", stdin=catalog()).out
    assert "\n\n42 more.\n" in shown
    assert len(re.findall("(?m)^Role ", shown)) == COUNT - 42
    assert shown.endswith("All: --full\n")
    whole = run("skill common --full --roles -", stdin=catalog()).out
    assert len(re.findall("(?m)^Role ", whole)) == COUNT
    assert " more.\n" not in whole


def test_a_skill_makes_only_published_moves_easier(run: Run) -> None:
    """Role 0 is related to the next four, of which two require its own skill further."""
    further = {"skills": [{"skill": "own-0", "level": "expert"}]}
    roles = [role(number, **further) for number in (1, 3, 7)]
    line = "skill own-0 --from r0 --roles -"
    answer = json.loads(run(f"{line} --json", stdin=catalog(*roles)).out)
    assert [door["id"] for door in answer["doors"]] == ["r1", "r3"]
    assert "more of it makes 2 moves from role 0 easier" in " ".join(
        run(line, stdin=catalog(*roles)).out.split()
    )
