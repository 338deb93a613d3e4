"""`skill`: what a skill or tool is, which roles require it, and the moves it makes easier."""

import json
import sys
from typing import Any

import pytest

from tests.conftest import KITCHEN, Run, in_terminal


def answer_of(run: Run, line: str) -> Any:  # noqa: ANN401 - JSON
    return json.loads(run(f"skill {line} --json").out)


def test_a_skill_has_its_roles_by_level(run: Run) -> None:
    roles: dict[str, Any] = {
        "aliases": [],
        "catalog": None,
        "disputed": False,
        "sources": [],
        "shares": [],
    }
    assert answer_of(run, f"FIRE --roles {KITCHEN}") == {
        "kind": "skill",
        "version": 1,
        "id": "heat",
        "name": "Heat control",
        "asked": "FIRE",
        "type": "skill",
        "tool_kind": None,
        "about": None,
        "aliases": ["fire"],
        "levels": {},
        "resources": [
            {
                "name": "A week at the stove",
                "url": "https://example.org/stove",
                "note": "For beginners.",
            }
        ],
        "roles": [
            {
                **roles,
                "id": "cook",
                "name": "Cook",
                "short_name": "Cook",
                "aliases": ["c"],
                "level": "expert",
                "rank": 4,
                "need": "essential",
            },
            {
                **roles,
                "id": "baker",
                "name": "Baker",
                "short_name": "Baker",
                "level": "working",
                "rank": 2,
                "need": "essential",
            },
        ],
        "total": 2,
        "totals": {},
        "from": None,
        "have": [],
        "degree": None,
        "me": None,
        "level": None,
        "assumed": False,
        "doors": [],
        "measures": [],
    }


def test_a_tool_has_its_measured_shares_also_where_no_role_lists_it(run: Run) -> None:
    answer = answer_of(run, f"rolling-pin --roles {KITCHEN}")
    assert (answer["type"], answer["tool_kind"]) == ("tool", "hand-tool")
    found = [
        (role["id"], role["need"], [share["value"] for share in role["shares"]])
        for role in answer["roles"]
    ]
    assert found == [("baker", "useful", []), ("cook", None, [0.125])]
    assert [measure["id"] for measure in answer["measures"]] == ["census-tools"]


def test_all_skills_are_listed_by_how_many_roles_require_them(run: Run) -> None:
    answer = answer_of(run, f"--roles {KITCHEN}")
    assert answer["kind"] == "skill-list"
    assert [
        (each["id"], each["type"], each["required_by"], each["useful_for"])
        for each in answer["skills"]
    ] == [
        ("heat", "skill", ["cook", "baker"], []),
        ("hygiene", "skill", ["cook", "baker"], []),
        ("oven", "tool", ["cook", "baker"], []),
        ("dough", "skill", ["baker"], []),
        ("knife", "tool", ["cook"], []),
        ("rolling-pin", "tool", [], ["baker"]),
        ("sauces", "skill", [], ["cook"]),
    ]
    built_in = answer_of(run, "")["skills"]
    counts = [len(each["required_by"]) for each in built_in]
    assert counts == sorted(counts, reverse=True)


def test_a_door_is_the_move_with_and_without_the_skill(run: Run) -> None:
    """Each gap and tier is what `path` has for the same move, with the skill at that level."""
    answer = answer_of(run, "statistics --from swe")
    assert answer["from"] == {"id": "software-engineer", "name": "Software engineer"}
    assert answer["level"] is None
    assert {door["id"] for door in answer["doors"]} == {
        role["id"] for role in answer["roles"] if role["need"] == "essential"
    }
    for door in answer["doors"]:
        for have, gap, tier in (
            ("", door["gap"], door["tier"]),
            (f"--have statistics={door['to_level']}", door["gap_after"], door["tier_after"]),
        ):
            path = json.loads(run(f"path swe {door['id']} --json {have}").out)
            direct = path["routes"][0]["direct"]
            assert (direct["gap"], direct["tier"]) == (gap, tier)
        assert door["gap_after"] < door["gap"]
    assert [door["tier_after"] != door["tier"] for door in answer["doors"]] == sorted(
        (door["tier_after"] != door["tier"] for door in answer["doors"]), reverse=True
    )


def test_what_you_have_at_the_level_opens_no_door(run: Run) -> None:
    plain = {door["id"] for door in answer_of(run, "statistics --from swe")["doors"]}
    have = answer_of(run, "statistics --from swe --have statistics=practitioner")
    assert have["level"] == "practitioner"
    left = {door["id"] for door in have["doors"]}
    assert left == {
        role["id"] for role in have["roles"] if role["rank"] == 4 and role["id"] in plain
    }
    assert answer_of(run, "sql --from swe")["doors"] == []
    assert answer_of(run, "docker --from ds")["doors"] == []


def test_without_a_role_what_you_have_is_the_start(run: Run) -> None:
    answer = answer_of(run, "python --have sql")
    assert answer["from"] is None
    assert [item["name"] for item in answer["have"]] == ["SQL"]
    assert answer["doors"]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_on_a_terminal_a_message_is_wrapped_between_words_and_a_tip_is_not() -> None:
    line = "compare ds mle --only nothing-of-the-kind-at-all"
    shown = in_terminal(line, {"TERM": "dumb"}, columns=40, code=2).splitlines()
    assert shown[0] == "rolecmp: unknown field"
    assert max(map(len, shown)) <= 40
    assert all(part.startswith("  ") for part in shown[1:])
    long = "compare data-scientist machine-learning-enginer --only skills"
    message, *rest, tip = in_terminal(long, {"TERM": "dumb"}, columns=40, code=1).splitlines()
    assert tip == "tip: rolecmp compare data-scientist ml-engineer --only skills"
    assert " ".join([message, *(part.strip() for part in rest)]) == (
        'rolecmp: unknown role "machine-learning-enginer"; did you mean "ml-engineer"?'
    )


def test_a_skill_says_where_it_can_be_learned(run: Run) -> None:
    out = run(f"skill heat --full --roles {KITCHEN}").out
    assert "A week at the stove. For beginners. https://example.org/stove" in out
    answer = json.loads(run(f"skill heat --json --roles {KITCHEN}").out)
    assert answer["resources"] == [
        {
            "name": "A week at the stove",
            "url": "https://example.org/stove",
            "note": "For beginners.",
        }
    ]
    assert json.loads(run("skill sql --json").out)["resources"] == []
