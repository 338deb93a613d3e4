"""Catalogs of fifty roles and more: what is looked at, how gaps are weighed, what is told."""

import json
from math import log
from typing import Any

import pytest

from tests.conftest import Run

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


def catalog(*roles: dict[str, Any]) -> str:
    """Return a catalog of sixty roles, of which `roles` are given."""
    every = {f"r{number}": role(number) for number in range(COUNT)}
    every |= {each["id"]: each for each in roles}
    return json.dumps(
        {
            "format": 1,
            "sources": [{"id": "us", "title": "Made up"}],
            "skills": [
                {"id": "common", "name": "Common"},
                *({"id": f"own-{number}", "name": f"Own {number}"} for number in range(COUNT)),
            ],
            "roles": list(every.values()),
        }
    )


@pytest.mark.parametrize("name", ["r7", "ALIAS-7", "role 7", "title 7", "titles 7"])
def test_a_role_is_whole_by_whichever_name_it_is_asked_for(name: str, run: Run) -> None:
    shown = json.loads(run(f"show '{name}' --roles - --json", stdin=catalog()).out)["role"]
    assert shown["id"] == "r7"
    assert [skill["name"] for skill in shown["skills"]] == ["Common", "Own 7"]
    assert [done["text"] for done in shown["responsibilities"]] == ["Does something."]
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
def test_what_is_wrong_elsewhere_is_for_validate_to_tell(
    line: str, wrong: dict[str, Any], run: Run
) -> None:
    text = catalog(wrong)
    assert run(f"{line} --roles -", stdin=text).out == run(f"{line} --roles -", stdin=catalog()).out
    assert "$.roles[3]." in run("validate -", stdin=text, code=1).out


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (WRONG, "$.roles[3].focus: expected text, got 5"),
        (DANGLING, '$.roles[3].skills[0].skill: nothing in "skills" has the id "nothing"'),
        (role(3, aliases=["r9"]), '$.roles[9].id: "r9" already names the role "r3"'),
    ],
)
def test_what_is_wrong_with_what_is_asked_for_is_refused(
    wrong: dict[str, Any], reason: str, run: Run
) -> None:
    assert reason in run("compare r3 r4 --roles -", stdin=catalog(wrong), code=1).err


def test_what_is_rare_weighs_more(run: Run) -> None:
    """All have the common skill, so it weighs ln(60/60); of its own each has one, ln(60/1)."""
    lacking = role(1, skills=[{"skill": "common", "level": "practitioner"}])
    text = catalog(role(0), role(1), role(2, skills=[*role(2)["skills"], *role(3)["skills"][1:]]))
    line = "path --from r0 --to r2 --explain --json --roles -"
    answer = json.loads(run(line, stdin=text).out)
    step = answer["routes"][0]["direct"]
    weights = {term["id"]: term["weight"] for term in step["arithmetic"]}
    assert answer["weighted"] is True
    assert weights == {"common": 0, "own-2": round(log(60), 4), "own-3": round(log(30), 4)}
    assert step["gap"] == 1
    only_common = json.loads(run(line, stdin=catalog(role(2, skills=lacking["skills"]))).out)
    assert only_common["routes"][0]["direct"]["gap"] is None


@pytest.mark.parametrize(
    ("line", "ways", "longest"),
    [
        ("--from r0", 20, 5),
        ("--to r59", 20, 5),
        ("--from r57", 2, 1),
        ("--from r0 --to r24", 1, 6),
    ],
)
def test_the_gentlest_ways_are_told(line: str, ways: int, longest: int, run: Run) -> None:
    answer = json.loads(run(f"path {line} --json --roles -", stdin=catalog()).out)
    assert len(answer["routes"]) == ways
    lengths = [len(way["steps"]) for way in answer["routes"]]
    assert lengths == sorted(lengths)
    assert lengths[-1] <= longest
    assert {step["tier"] for way in answer["routes"] for step in way["steps"]} == {"step"}


def test_beyond_six_moves_no_way_is_told(run: Run) -> None:
    (way,) = json.loads(run("path --from r0 --to r25 --json --roles -", stdin=catalog()).out)[
        "routes"
    ]
    assert (way["steps"], way["direct"]["relatedness_tier"]) == ([], None)
