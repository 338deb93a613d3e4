"""Several catalogs at once: which role is of which, and what can be said across them."""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

Entries = list[dict[str, Any]]


def role(id: str, name: str, difficulty: int, *skills: str) -> dict[str, Any]:
    return {
        "id": id,
        "name": name,
        "summary": f"{name} of {id}.",
        "entry": {"difficulty": difficulty},
        "skills": [{"skill": each, "level": "working"} for each in skills],
    }


def related(to: str) -> Entries:
    return [{"role": to, "relatedness_tier": "primary"}]


BAKERY = {
    "title": "Bakery",
    "skills": [{"id": id, "name": id} for id in ("dough", "heat", "taste", "sales")],
    "roles": [
        role("baker", "Baker", 3, "dough", "heat", "taste"),
        role("seller", "Seller", 1, "sales", "taste"),
    ],
}
OURS = {"title": "Our shop", "roles": [role("head", "Head baker", 4, "dough", "heat", "sales")]}
OFFICE = {
    "title": "The Office List",
    "skills": [{"id": id, "name": id} for id in ("baking", "oven-use", "cleaning")],
    "roles": [
        role("51-3011-00", "Baker", 2, "baking", "oven-use", "cleaning")
        | {"leads_to": related("51-3012-00")},
        role("51-3012-00", "Sweeper", 1, "cleaning") | {"leads_to": related("51-3011-00")},
    ],
}


@pytest.fixture
def several(tmp_path: Path) -> str:
    """Return the options that name three catalogs, of which the last one is apart."""
    for name, content in {"bakery": BAKERY, "ours": OURS, "office": OFFICE}.items():
        text = json.dumps({"format": 1, **content})
        (tmp_path / f"{name}.json").write_text(text, encoding="utf-8")
    return " ".join(f"--roles {tmp_path / name}.json" for name in ("bakery", "ours", "office"))


LEAD = "5 roles, easiest to get into first in each catalog. No data: degree."


def test_a_list_has_a_section_for_each_catalog(several: str, run: Run) -> None:
    shown = run(f"list {several}", {"COLUMNS": "400"}).out.splitlines()
    assert shown[:2] == ["Roles", LEAD]
    assert [line.split("  ")[0] for line in shown if line.endswith(")")] == [
        "Bakery (2)",
        "Our shop (1)",
        "The Office List (2)",
    ]
    answer = json.loads(run(f"list {several} --json").out)
    assert answer["title"] is None
    assert [(each["catalog"], each["id"]) for each in answer["roles"]] == [
        ("Bakery", "seller"),
        ("Bakery", "baker"),
        ("Our shop", "head"),
        ("The Office List", "51-3012-00"),
        ("The Office List", "51-3011-00"),
    ]


def test_a_list_of_roles_of_one_catalog_has_no_sections(several: str, run: Run) -> None:
    shown = run(f"list seller {several}").out
    assert 'Roles\n1 role matching "seller", best match first.' in shown
    assert "Bakery" not in shown


def test_a_catalog_that_replaces_all_roles_of_another_stands_alone(
    run: Run, tmp_path: Path
) -> None:
    for name, title in {"one": "One", "two": "Two"}.items():
        content = {"format": 1, "title": title, "roles": [role("cook", "Cook", 1)]}
        (tmp_path / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    roles = f"--roles {tmp_path}/one.json --roles {tmp_path}/two.json"
    answer = json.loads(run(f"list --json {roles}").out)
    assert (answer["title"], answer["roles"][0]["catalog"]) == ("Two", None)


def test_a_skill_has_its_roles_catalog_by_catalog(several: str, run: Run) -> None:
    answer = json.loads(run(f"skill dough --json {several}").out)
    found = [(each["catalog"], each["id"]) for each in answer["roles"]]
    assert found == [("Bakery", "baker"), ("Our shop", "head")]
    shown = run(f"skill dough {several}").out
    assert (
        "Required by 1 of 2 in Bakery, 1 of 1 in Our shop, none of 2 in The Office List." in shown
    )
    assert "\nBakery (1)\n  Baker" in shown
    assert "\nOur shop (1)\n  Head baker" in shown


APART = "The catalogs share too few skills to say what one role lacks of another."


def test_catalogs_that_share_skills_are_compared_like_one(several: str, run: Run) -> None:
    shown = run(f"compare baker head {several}").out
    assert "\nCatalog              Bakery " in shown
    assert "Our shop" in shown
    assert "Easier to get into: baker, though each catalog judges by itself." in shown
    assert "\nOnly here            taste " in shown
    assert APART not in shown


def test_catalogs_of_other_words_have_no_gap(several: str, run: Run) -> None:
    shown = run(f"compare baker 51-3011-00 {several}").out
    assert shown.startswith("Baker (baker) vs. baker (51-3011-00)\n")
    assert "Only here" not in shown
    assert APART in shown
    answer = json.loads(run(f"compare baker 51-3011-00 --json {several}").out)
    assert [(move["gap"], move["tier"]) for move in answer["moves"]] == [(None, None)] * 2


def test_within_each_of_several_catalogs_nothing_changes(several: str, run: Run) -> None:
    shown = run(f"compare baker seller {several}").out
    assert "Catalog" not in shown
    assert "Easier to get into: seller.\n" in shown


def test_a_path_between_catalogs_of_other_words_is_not_judged(several: str, run: Run) -> None:
    shown = run(f"path baker 51-3011-00 {several}").out
    assert shown.startswith(
        "From baker (baker) to baker (51-3011-00)\nNot enough data to judge this move.\n"
    )
    assert APART in shown
    assert APART not in run(f"path seller head {several}").out


def test_a_move_between_catalogs_says_that_each_judges_difficulty(several: str, run: Run) -> None:
    judges = "How hard a role is to get into, each catalog judges by itself."
    assert judges in run(f"path baker head {several}").out
    assert judges in run(f"path --from baker {several}").out
    assert judges not in run(f"path seller baker {several}").out


def test_published_relations_are_not_entered_halfway(
    several: str, run: Run, tmp_path: Path
) -> None:
    near = role("51-3013-00", "Dough maker", 1, "dough", "heat")
    far = role("51-3012-00", "Sweeper", 1, "cleaning", "dough")
    near["leads_to"], far["leads_to"] = related(far["id"]), related(near["id"])
    file = tmp_path / "published.json"
    content = {"format": 1, "title": "Published", "roles": [near, far]}
    file.write_text(json.dumps(content), encoding="utf-8")
    asked = f"path baker 51-3012-00 --json {several} --roles {file}"
    (route,) = json.loads(run(asked).out)["routes"]
    assert [step["to"] for step in route["steps"]] == ["51-3012-00"]


@pytest.mark.parametrize("code", ["51-3011-00", "51-3011.00", "51-3011", "51301100", "513011"])
def test_a_code_beside_a_name_is_a_role_of_its_own(code: str, several: str, run: Run) -> None:
    shown = run(f"compare baker {code} {several}").out
    assert shown.startswith("Baker (baker) vs. baker (51-3011-00)\n")


@pytest.mark.parametrize("code", ["99-9999", "2511.3", "2511-3", "25113"])
def test_a_code_that_no_role_has_is_no_rank_of_the_role_before(
    code: str, several: str, run: Run
) -> None:
    error = run(f"compare baker {code} {several}", code=1).err
    assert error.partition("\n")[0] in {
        f'rolecmp: unknown role "{code}"',
        f'rolecmp: no role has the code "{code}"',
    }


def test_a_role_says_which_catalog_it_is_from_and_who_has_its_name(several: str, run: Run) -> None:
    assert (
        "\nCatalog: Bakery. Of the same name: 51-3011-00 (The Office List).\n"
        in run(f"show baker {several}", {"COLUMNS": "200"}).out
    )
    assert "\nCatalog: Our shop.\n" in run(f"show head {several}", {"COLUMNS": "200"}).out
    answer = json.loads(run(f"show 51-3011 --json {several}").out)
    assert [(each["id"], each["catalog"]) for each in answer["namesakes"]] == [("baker", "Bakery")]


def test_what_a_role_requires_weighs_as_in_its_own_catalog(
    several: str, run: Run, tmp_path: Path
) -> None:
    """Beside a catalog of another weighting, the roles of one keep their gaps."""
    alone = json.loads(run(f"path seller baker --json --roles {tmp_path}/bakery.json").out)
    file = tmp_path / "rare.json"
    content = {
        "format": 1,
        "weighting": "rarity",
        "skills": [{"id": id, "name": id} for id in ("cutting", "sewing")],
        "roles": [role("cutter", "Cutter", 1, "cutting"), role("tailor", "Tailor", 2, "sewing")],
    }
    file.write_text(json.dumps(content), encoding="utf-8")
    beside = json.loads(run(f"path seller baker --json {several} --roles {file}").out)
    assert beside["routes"] == alone["routes"]
    assert beside["weighted"] is False
    rare = json.loads(run(f"path cutter tailor --json {several} --roles {file}").out)
    assert rare["weighted"] is True


def test_published_relations_of_one_catalog_change_no_paths_of_another(
    several: str, run: Run, tmp_path: Path
) -> None:
    alone = json.loads(run(f"path --from baker --json --roles {tmp_path}/bakery.json").out)
    beside = json.loads(run(f"path --from baker --json {several}").out)
    routes = {route["to"]: route for route in beside["routes"]}
    assert {*routes} == {"seller", "head", "51-3012-00", "51-3011-00"}
    assert [routes["seller"]] == alone["routes"]
    assert "related" not in run(f"path baker seller {several}").out


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("list", {"baker": "Bakery", "head": "Our shop", "51-3011-00": "The Office List"}),
        ("skill dough", {"baker": "Bakery", "head": "Our shop"}),
    ],
)
def test_a_sheet_has_a_column_for_the_catalog(
    line: str, expected: dict[str, str], several: str, run: Run
) -> None:
    rows = csv.DictReader(StringIO(run(f"{line} {several} -f csv").out))
    found = {row["role"]: row["catalog"] for row in rows}
    assert {id: found[id] for id in expected} == expected


def test_the_sheet_of_a_comparison_names_the_catalogs_first(several: str, run: Run) -> None:
    rows = list(csv.DictReader(StringIO(run(f"compare baker head {several} -f csv").out)))
    assert [rows[0][key] for key in ("field", "baker", "head")] == ["catalog", "Bakery", "Our shop"]
    alone = run("compare ds mle -f csv").out
    assert "\ncatalog," not in alone


def test_the_starter_catalog_goes_with_the_built_in_one(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "ours.json"
    file.write_text(run("init").out, encoding="utf-8")
    assert run(f"validate --roles builtin --strict {file}").err == ""
    page = run(f"compare oa da --roles builtin --roles {file}").out
    assert page.startswith("Analyst vs. data analyst\n")


def test_what_both_require_is_in_both_though_one_requires_more_of_it(
    run: Run, tmp_path: Path
) -> None:
    taster = role("taster", "Taster", 2, "baking", "oven-use", "cleaning")
    taster["skills"].append({"skill": "taste", "level": "expert"})
    files = {"bakery": BAKERY, "office": {**OFFICE, "roles": [taster]}}
    for name, content in files.items():
        text = json.dumps({"format": 1, **content})
        (tmp_path / f"{name}.json").write_text(text, encoding="utf-8")
    options = f"--roles {tmp_path}/bakery.json --roles {tmp_path}/office.json"
    shown = run(f"path baker taster {options}").out
    assert "no data, missing: no data" in shown
    assert "Required there    baking, oven-use, cleaning\nIn both           taste\n" in shown
