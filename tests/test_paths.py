"""Routes between roles: how moves are scored, and which route is the best."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, permutations
from random import Random
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolecmp.catalog.model import Catalog
from rolecmp.questions.having import Own
from rolecmp.questions.path import find_paths
from rolecmp.questions.path_answer import Route, RouteStep
from rolecmp.questions.reasons import percent
from rolecmp.questions.transitions import Tier, measured_tier
from tests.conftest import Run

LEVELS = ("awareness", "working", "practitioner", "expert")


class Draft(NamedTuple):
    """A role in short: its difficulty, and what it requires, with the rank of the level."""

    difficulty: int | None = None
    essential: Mapping[str, int] = {}
    useful: Mapping[str, int] = {}
    tools: tuple[str, ...] = ()
    useful_tools: tuple[str, ...] = ()
    leads_to: tuple[str, ...] = ()
    degree: str = ""


def catalog_of(drafts: Mapping[str, Draft]) -> str:
    """Return a catalog of such roles, in JSON."""
    skills = sorted(
        {item for draft in drafts.values() for item in (*draft.essential, *draft.useful)}
    )
    tools = sorted(
        {item for draft in drafts.values() for item in (*draft.tools, *draft.useful_tools)}
    )
    roles = [
        {
            "id": id,
            "name": id.upper(),
            "summary": "-",
            "entry": {"difficulty": draft.difficulty} if draft.difficulty else {},
            "skills": [
                {"skill": item, "level": LEVELS[rank - 1], "need": need}
                for need, items in (("essential", draft.essential), ("useful", draft.useful))
                for item, rank in items.items()
            ],
            "tools": [
                {"tool": item, "need": need}
                for need, items in (("essential", draft.tools), ("useful", draft.useful_tools))
                for item in items
            ],
            "degree": {"expectation": "required", "levels": [draft.degree]} if draft.degree else {},
            "leads_to": [
                {"role": other, "sources": ["book"]} for other in draft.leads_to if other in drafts
            ],
        }
        for id, draft in drafts.items()
    ]
    return json.dumps(
        {
            "format": 1,
            "sources": [{"id": "book", "title": "A book"}],
            "skills": [{"id": item, "name": item} for item in skills],
            "tools": [{"id": item, "name": item} for item in tools],
            "roles": roles,
        }
    )


def answer_of(run: Run, line: str, catalog: str = "") -> Any:  # noqa: ANN401 - JSON
    roles = " --roles -" if catalog else ""
    return json.loads(run(f"path {line} --json{roles}", stdin=catalog).out)


def moves_of(route: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - JSON
    """Return the moves of a route: the tier of each, and where it leads."""
    return [(step["tier"], step["to"]) for step in route["steps"]]


GAPS = {
    "nothing missing": (Draft(essential={"x": 3}), Draft(essential={"x": 2}), 0.0),
    "all missing": (Draft(essential={"y": 1}), Draft(essential={"x": 2}), 1.0),
    "some levels missing": (
        Draft(essential={"x": 2, "y": 4}),
        Draft(essential={"x": 4, "y": 3, "z": 1}),
        0.375,  # (2 + 0 + 1) / (4 + 3 + 1)
    ),
    "a useful skill counts as owned": (Draft(useful={"x": 2}), Draft(essential={"x": 3}), 0.3333),
    "a useful skill is not required": (
        Draft(essential={"x": 1}),
        Draft(essential={"x": 1}, useful={"y": 4}, useful_tools=("t",)),
        0.0,
    ),
    "a tool counts as working": (
        Draft(essential={"x": 2}),
        Draft(essential={"x": 2}, tools=("t",)),
        0.5,  # (0 + 2) / (2 + 2)
    ),
    "a tool counts as owned": (
        Draft(useful_tools=("t",)),
        Draft(essential={"x": 1}, tools=("t",)),
        0.3333,
    ),
    "there is no data on the origin": (Draft(), Draft(essential={"x": 2}), None),
    "there is no data on the destination": (Draft(essential={"x": 2}), Draft(), None),
    "the destination has nothing essential": (
        Draft(essential={"x": 2}),
        Draft(useful={"y": 2}),
        None,
    ),
}


@pytest.mark.parametrize("case", GAPS)
def test_a_gap_is_the_missing_share_of_what_is_required(case: str, run: Run) -> None:
    origin, destination, gap = GAPS[case]
    catalog = catalog_of({"a": origin, "b": destination})
    (route,) = answer_of(run, "--from a --to b", catalog)["routes"]
    assert route["direct"]["gap"] == gap
    assert route["steps"] == [route["direct"]]


TIERS = [
    (0.0, 0, Tier.STEP),
    (0.5, 1, Tier.STEP),
    (0.5, -4, Tier.STEP),
    (0.5001, 1, Tier.STRETCH),
    (0.5, 2, Tier.STRETCH),
    (0.7, 2, Tier.STRETCH),
    (0.7001, 0, Tier.LEAP),
    (0.0, 3, Tier.LEAP),
    (1.0, -4, Tier.LEAP),
    (0.5, None, Tier.STEP),
    (0.7, None, Tier.STRETCH),
    (1.0, None, Tier.LEAP),
    (None, 0, None),
    (None, None, None),
]


@pytest.mark.parametrize(("gap", "rise", "expected"), TIERS)
def test_the_limits_of_the_tiers_stay_where_they_are(
    gap: float | None, rise: int | None, expected: Tier | None
) -> None:
    """With these limits each move up the built-in catalog is as hard as the founding document says.

    From business analyst to data analyst (gap .45) and from data scientist to
    machine learning engineer (.42) are steps; from data analyst (.32) and from business
    analyst (.68) to data scientist, two levels harder, stretches; and from data analyst
    to machine learning engineer (.69, three levels harder) is a leap.
    """
    assert measured_tier(gap, rise) is expected


STAIRS = {
    "a": Draft(1, {"x": 2}),
    "b": Draft(2, {"x": 2, "y": 2}),
    "c": Draft(3, {"x": 2, "y": 2, "z": 2}),
    "d": Draft(4, {"x": 2, "y": 2, "z": 2, "w": 2}),
}
TWINS = {
    "a": Draft(1, {"x": 2}),
    "n": Draft(2, {"x": 2, "y": 2}),
    "m": Draft(2, {"x": 2, "y": 2}),
    "z": Draft(3, {"x": 2, "y": 2, "z": 2, "v": 2}),
}
CHAIN = {f"p{n}": Draft(1, {f"s{n}": 2, f"s{n + 1}": 2}) for n in range(6)}
LADDER = {
    f"l{n}": Draft(n, {"x": min(n, 4), "y": min(n, 4), "z": min(n, 4)}, leads_to=(f"l{n + 1}",))
    for n in range(1, 6)
}
RUNGS = {
    "a": Draft(1, {"x": 2}, leads_to=("b",)),
    "b": Draft(2, {"x": 2, "y": 2}, leads_to=("c",)),
    "c": Draft(3, {"x": 2, "y": 2, "z": 2}),
}
BEHIND = Draft(2, {"x": 2, "y": 2})
PEAK = {
    "a": Draft(1, {"x": 2, "y": 2}),
    "b": Draft(3, {"x": 2, "y": 2, "z": 2, "v": 2}),
    "c": Draft(1, {"z": 2, "v": 2, "y": 2, "w": 2}),
}
DEGREES = {
    "a": Draft(1, {"x": 2}),
    "b": Draft(1, {"x": 2}, degree="master"),
    "c": Draft(1, {"x": 2}, degree="bachelor"),
}
STRANGERS = {"a": Draft(1, {"x": 1}), "b": Draft(1, {"y": 1}), "c": Draft(3)}

CLOSE = {
    "a": Draft(1, {"p": 4, "q": 3, "r": 2}),
    "m": Draft(1, {"p": 4, "q": 3, "s": 4}, useful={"u": 4}),
    "n": Draft(1, {"p": 4, "q": 3, "r": 2, "t": 4, "v": 1}, useful={"u": 4}),
    "z": Draft(1, {"u": 4, "w": 1}),
}
"""From a, the gap of m is 4/11, that of n 5/14: the same in hundredths."""

ROUTES: dict[str, tuple[Mapping[str, Draft], str, list[tuple[str, str] | tuple[None, str]]]] = {
    "a step": (STAIRS, "--from a --to b", [("step", "b")]),
    "a stretch before two steps": (STAIRS, "--from a --to c", [("stretch", "c")]),
    "two moves before a leap, with less to learn": (
        STAIRS,
        "--from a --to d",
        [("step", "b"), ("stretch", "d")],
    ),
    "down all at once": (STAIRS, "--from d --to a", [("step", "a")]),
    "between equals the ids decide": (TWINS, "--from a --to z", [("step", "m"), ("step", "z")]),
    "fewer levels to learn, however close the gaps": (
        CLOSE,
        "--from a --to z",
        [("step", "m"), ("step", "z")],
    ),
    "four moves": (CHAIN, "--from p0 --to p4", [("step", f"p{n}") for n in (1, 2, 3, 4)]),
    "five moves": (CHAIN, "--from p0 --to p5", [("step", f"p{n}") for n in (1, 2, 3, 4, 5)]),
    "a ladder rung by rung": (
        LADDER,
        "--from l1 --to l5",
        [("step", f"l{n}") for n in (2, 3, 4, 5)],
    ),
    "documented steps before an undocumented stretch": (
        RUNGS,
        "--from a --to c",
        [("step", "b"), ("step", "c")],
    ),
    "two steps before a documented leap": (
        {**STAIRS, "a": Draft(1, {"x": 2}, leads_to=("d",))},
        "--from a --to d",
        [("step", "b"), ("stretch", "d")],
    ),
    "never over a role that is harder to get into": (
        PEAK,
        "--from a --to c",
        [("leap", "c")],
    ),
    "never over a role that the goal leads to": (
        {**RUNGS, "c": Draft(3, {"x": 2, "y": 2, "z": 2}, leads_to=("b",)), "b": BEHIND},
        "--from a --to c",
        [("stretch", "c")],
    ),
    "a required degree is one tier harder": (DEGREES, "--from a --to b", [("stretch", "b")]),
    "unless you have it": (DEGREES, "--from a --to b --have degree=doctorate", [("step", "b")]),
    "or those in your role have it": (DEGREES, "--from b --to c", [("step", "c")]),
    "nothing in common": (STRANGERS, "--from a --to b", [("leap", "b")]),
    "nothing known": (STRANGERS, "--from a --to c", [(None, "c")]),
    "to itself": (STAIRS, "--from a --to A", []),
}


@pytest.mark.parametrize("case", ROUTES)
def test_the_best_way_has_no_leap_and_costs_least(case: str, run: Run) -> None:
    drafts, line, moves = ROUTES[case]
    (route,) = answer_of(run, line, catalog_of(drafts))["routes"]
    assert moves_of(route) == moves
    assert (route["direct"] is None) == (not moves)


VERDICTS: dict[str, tuple[Mapping[str, Draft], str]] = {
    "--from a --to a": (STAIRS, "That's the same role."),
    "--from a --to b": (STAIRS, "Go directly: it's a step (50% missing, 1 level harder)."),
    "--from a --to d": (
        STAIRS,
        (
            "Two moves, by way of B, each missing at most 50% of what the role requires; "
            "one move would miss 75%."
        ),
    ),
    "--from a --to c": (STRANGERS, "Not enough data to judge this move."),
    "--from a --to b --have y=4": (
        {"a": Draft(1, {"x": 1}), "b": Draft(5, {"x": 1, "y": 4})},
        (
            "No gentle path. The direct move is a leap: 0% missing, 4 levels harder. "
            "With your y (expert)."
        ),
    ),
    "--from l1 --to l4": (
        LADDER,
        (
            "Three moves, by way of L2 and L3, each missing at most 50% of what the role "
            "requires; one move would miss 75%."
        ),
    ),
    "--from p --to r": (
        {
            "p": Draft(1, {"x": 4}, leads_to=("q",)),
            "q": Draft(1, {"x": 2, "y": 2}, leads_to=("r",)),
            "r": Draft(1, {"x": 2, "z": 1}),
        },
        "Go directly: it's a step (33% missing, same difficulty).",
    ),
    "--from m --to o": (
        {
            "m": Draft(1, {"x": 1, "y": 1}, leads_to=("n",)),
            "n": Draft(1, {"x": 1, "p": 1, "q": 1}, leads_to=("o",)),
            "o": Draft(1, dict.fromkeys("xypqr", 1)),
        },
        (
            "Two moves, by way of N: each of these moves is documented, and the direct one "
            "(60% missing, same difficulty) is not."
        ),
    ),
    "--from s --to u": (
        {
            "s": Draft(1, {"x": 1, "y": 1}, leads_to=("t",)),
            "t": Draft(1, dict.fromkeys("xypqz", 1), leads_to=("u",)),
            "u": Draft(1, dict.fromkeys("xypqr", 1)),
        },
        (
            "Two moves, by way of T: each of these moves is documented, and the direct one "
            "(60% missing, same difficulty) is not. More to learn: 4 requirements, not 3."
        ),
    ),
    "--from e --to h": (
        {
            "e": Draft(1, {"x": 2, "y": 2}, leads_to=("f",)),
            "f": Draft(1, {"x": 2, "y": 2, "p": 1, "z": 2}, leads_to=("g",)),
            "g": Draft(1, {"x": 2, "y": 2, "p": 2, "q": 2, "r": 1}, leads_to=("h",)),
            "h": Draft(1, {"x": 2, "y": 2, "p": 2, "q": 2, "r": 2, "s": 1}),
        },
        (
            "Three moves, by way of F and G, each missing at most 44% of what the role requires; "
            "one move would miss 64%. More to learn: 5 different requirements, not 4."
        ),
    ),
}


def test_published_relations_are_not_said_to_be_documented_moves(run: Run) -> None:
    drafts, _ = VERDICTS["--from m --to o"]
    tier = '"sources": ["book"], "relatedness_tier": "primary"'
    catalog = catalog_of(drafts).replace('"sources": ["book"]', tier)
    lead = run("path m o --roles -", stdin=catalog).out.partition("\n\n")[0]
    assert " ".join(lead.splitlines()[1:]) == (
        "Two moves, by way of N: each of them is published as related to the one before, and the "
        "direct move (60% missing, same difficulty) is not."
    )


def test_the_degrees_that_a_long_path_requires_are_named(run: Run) -> None:
    ladder = {**LADDER, "l3": LADDER["l3"]._replace(degree="master")}
    lead = run("path l1 l4 --roles -", stdin=catalog_of(ladder)).out.partition("\n\n")[0]
    assert "Degrees: master's required (L3)." in " ".join(lead.splitlines())


def test_what_is_left_to_learn_where_nothing_is_missing_is_explained(run: Run) -> None:
    drafts = {
        "a": Draft(1, {"x": 2, "y": 2}),
        "b": Draft(1, {"x": 2, "y": 2, "z": 2, "w": 2}, {"p": 2, "q": 2, "r": 2, "s": 2}),
        "c": Draft(1, dict.fromkeys("xyzpqrs", 2)),
    }
    explained = "0%: what is left to learn is nice to have in the role before."
    out = run("path a c --roles -", stdin=catalog_of(drafts)).out
    assert "step, 0% missing" in out
    assert explained in " ".join(out.split())
    assert explained not in run("path a b --roles -", stdin=catalog_of(drafts)).out


def test_what_is_nice_to_have_in_the_other_role_is_counted(run: Run) -> None:
    drafts = {
        "a": Draft(None, dict.fromkeys("xyzw", 2), {}, ("fork",), ("knife",)),
        "b": Draft(None, {"x": 2}, {"y": 2}, (), ("spoon",)),
        "c": Draft(None, {"x": 2}, {"y": 2, "z": 2}),
    }
    for id, more in {"b": "1 more is", "c": "2 more are"}.items():
        out = run(f"compare a {id} --roles -", stdin=catalog_of(drafts)).out
        lead = " ".join(out.partition("\n\n")[0].splitlines()[1:])
        assert lead == (
            f"Of 4 essential skills, both require 1 (25%); {more} nice to have in the other."
        )
    tools = run("compare a b --roles -", stdin=catalog_of(drafts)).out
    assert re.search("(?m)^Tools +fork, knife +nice to have: spoon$", tools)


def test_what_no_move_says_is_not_explained(run: Run) -> None:
    drafts = {id: draft._replace(essential={}) for id, draft in LADDER.items()}
    assert "Missing:" not in run("path --from l1 --roles -", stdin=catalog_of(drafts)).out


@pytest.mark.parametrize("columns", [80, 100])
def test_the_last_column_is_cut_first(
    columns: int, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    tier = '"sources": ["book"], "relatedness_tier": "primary"'
    catalog = catalog_of(LADDER).replace('"sources": ["book"]', tier)
    for name in ("L2", "L3", "L4"):
        catalog = catalog.replace(f'"name": "{name}"', f'"name": "{name} of a name of many words"')
    out = run("path --from l1 --roles -", stdin=catalog).out
    assert "closely related " in out
    assert "relat…" not in out
    assert max(map(len, out.splitlines())) <= columns


def test_a_comma_in_a_name_is_no_end_of_it(run: Run) -> None:
    ladder = catalog_of(LADDER).replace('"name": "L2"', '"name": "Adjusters, examiners"')
    lead = run("path l1 l4 --roles -", stdin=ladder).out.splitlines()[1]
    assert lead.startswith("Three moves, by way of adjusters, examiners; and L3, each")


def test_a_column_without_data_is_named_in_place_of_shown(run: Run) -> None:
    drafts = {id: draft._replace(difficulty=None) for id, draft in STAIRS.items()}
    title, lead, _, columns, *_ = run(
        "path --from a --roles -", stdin=catalog_of(drafts)
    ).out.splitlines()
    assert title == "From A"
    assert lead == "3 roles, easiest path first. No data: getting in."
    assert columns.split() == ["Move", "Missing", "To", "learn", "By", "way", "of"]


@pytest.mark.parametrize("line", VERDICTS)
def test_a_page_starts_with_the_verdict(line: str, run: Run) -> None:
    drafts, verdict = VERDICTS[line]
    out = run(f"path {line} --roles -", stdin=catalog_of(drafts)).out
    assert " ".join(out.partition("\n\n")[0].splitlines()[1:]) == verdict


def test_a_route_down_teaches_nothing(run: Run) -> None:
    out = run("path --from d --roles -", stdin=catalog_of(STAIRS)).out
    assert out.count("nothing") == len(STAIRS) - 1


GENTLEST = {
    "--from a": ["b", "c", "d"],
    "--from d": ["a", "b", "c"],
    "--to a": ["b", "c", "d"],
    "--to d": ["c", "b", "a"],
}


@pytest.mark.parametrize("line", GENTLEST)
def test_the_gentlest_route_comes_first(line: str, run: Run) -> None:
    answer = answer_of(run, line, catalog_of(STAIRS))
    other = "to" if answer["to"] is None else "from"
    assert [route[other] for route in answer["routes"]] == GENTLEST[line]


def test_a_route_is_the_same_from_either_end(run: Run) -> None:
    catalog = catalog_of({**STAIRS, **TWINS, **CHAIN})
    for line in ("--to d", "--from a", "--from p2"):
        for route in answer_of(run, line, catalog)["routes"]:
            ends = f"--from {route['from']} --to {route['to']}"
            assert answer_of(run, ends, catalog)["routes"] == [route]


DETOUR = {
    "a": Draft(1, {"x": 4}),
    "b": Draft(1, {"x": 4, "y": 2}),
    "c": Draft(2, {"y": 3, "z": 2}, useful={"v": 1}),
    "d": Draft(4, {"x": 2, "y": 4, "z": 3}, useful={"v": 1, "u": 1}),
}


def learned(
    item: str, before: str | None, after: str, *, assumed: bool = False, name: str = ""
) -> Any:  # noqa: ANN401 - JSON
    how = "deepen" if before else "start"
    levels = {"from_level": before, "to_level": after}
    return (
        {"id": item, "name": name or item, "kind": "skill", "how": how}
        | levels
        | {"assumed": assumed}
    )


def test_what_is_learned_on_the_route_is_listed_once(run: Run) -> None:
    """Coming from c alone one would have to learn x for d, but by then one has it from a."""
    (route,) = answer_of(run, "--from a --to d", catalog_of(DETOUR))["routes"]
    assert moves_of(route) == [("step", "b"), ("stretch", "c"), ("stretch", "d")]
    assert [step["learn"] for step in route["steps"]] == [
        [learned("y", None, "working")],
        [learned("y", "working", "practitioner"), learned("z", None, "working")],
        [learned("y", "practitioner", "expert"), learned("z", "working", "practitioner")],
    ]
    assert [[each["id"] for each in step["keep"]] for step in route["steps"]] == [["x"], [], ["x"]]
    assert [step["gap"] for step in route["steps"]] == [0.3333, 0.6, 0.4444]
    assert [step["rise"] for step in route["steps"]] == [0, 1, 2]


def test_the_sum_behind_a_gap_adds_up_to_it(run: Run) -> None:
    (route,) = answer_of(run, "--from a --to d --explain", catalog_of(DETOUR))["routes"]
    assert route["steps"][2]["arithmetic"] == [
        {
            "id": "x",
            "name": "x",
            "kind": "skill",
            "required": "working",
            "assumed": False,
            "have": None,
            "missing": 2,
            "weight": 1,
        },
        {
            "id": "y",
            "name": "y",
            "kind": "skill",
            "required": "expert",
            "assumed": False,
            "have": "practitioner",
            "missing": 1,
            "weight": 1,
        },
        {
            "id": "z",
            "name": "z",
            "kind": "skill",
            "required": "practitioner",
            "assumed": False,
            "have": "working",
            "missing": 1,
            "weight": 1,
        },
    ]
    page = run("path --from a --to d --explain --roles -", stdin=catalog_of(DETOUR)).out
    rows = page.partition("C → D\n")[2].partition("\n\n")[0].splitlines()
    assert [row.split() for row in rows] == [
        ["x", "2", "0", "2", "(0", "to", "learn)"],
        ["y", "4", "3", "1"],
        ["z", "3", "2", "1"],
        ["Missing", "9", "4/9", "=", "0.4444"],
    ]


HAD = {
    "": (0.7609, {}),
    "--have algorithms": (0.7174, {"algorithms": "working"}),
    "--have coding=expert": (0.7391, {"programming": "expert"}),
    "--have 'Machine Learning=EXPERT'": (0.7174, {"machine-learning": "expert"}),
    "--have sklearn --have algorithms=expert": (
        0.6957,
        {"scikit-learn": "working", "algorithms": "expert"},
    ),
    "--have algorithms=expert --have algorithms": (0.6957, {"algorithms": "expert"}),
    "--have algorithms=awareness --have programming=working": (
        0.7391,
        {"algorithms": "awareness", "programming": "working"},
    ),
}


UNLEVELED = """{"format": 1, "skills": [{"id": "x", "name": "X"}, {"id": "y", "name": "Y"}],
    "roles": [
        {"id": "a", "name": "A", "summary": "-", "skills": [{"skill": "x", "level": "awareness"}]},
        {"id": "b", "name": "B", "summary": "-", "skills": [{"skill": "x"}, {"skill": "y"}]},
        {"id": "c", "name": "C", "summary": "-", "skills": [{"skill": "y", "level": "working"}]}
    ]}"""


def test_a_skill_without_a_level_counts_as_working_and_is_marked(run: Run) -> None:
    up = answer_of(run, "--from a --to b --explain", UNLEVELED)["routes"][0]["direct"]
    assert up["gap"] == 0.75
    assert up["learn"] == [
        learned("x", "awareness", "working", assumed=True, name="X"),
        learned("y", None, "working", assumed=True, name="Y"),
    ]
    assert [(term["required"], term["assumed"]) for term in up["arithmetic"]] == [
        ("working", True),
        ("working", True),
    ]
    on = answer_of(run, "--from b --to c", UNLEVELED)["routes"][0]["direct"]
    assert (on["gap"], on["learn"]) == (0, [])
    page = run("path --from a --to b --explain --roles -", stdin=UNLEVELED).out
    assert "X (awareness → working (assumed))" in page
    assert ["X", "2", "(assumed)", "1", "1"] in [line.split() for line in page.splitlines()]


def test_a_skill_without_a_level_is_shown_without_one(run: Run) -> None:
    role = json.loads(run("show b --json --roles -", stdin=UNLEVELED).out)["role"]
    assert [(skill["level"], skill["need"]) for skill in role["skills"]] == [
        (None, "essential")
    ] * 2
    page = run("compare a b --only skills --roles -", stdin=UNLEVELED).out
    assert "X  ●○○○ awareness  required" in page
    sources = run("evidence b skills --roles -", stdin=UNLEVELED).out.split()
    assert " ".join(sources).count("we say essential") == 2


@pytest.mark.parametrize("have", HAD)
def test_what_you_have_counts_at_its_level(have: str, run: Run) -> None:
    answer = answer_of(run, f"--from analyst --to mle {have}")
    gap, items = HAD[have]
    assert answer["routes"][0]["direct"]["gap"] == gap
    assert {item["id"]: item["level"] for item in answer["have"]} == items


LEVEL_WORDS = {
    "algorithms=3": "practitioner",
    "algorithms=beginner": "awareness",
    "algorithms=Intermediate": "working",
    "algorithms=advanced": "practitioner",
    "algorithms=master": "expert",
    "algorithms=1,algorithms=4": "expert",
    "Algorithms": "working",
}


@pytest.mark.parametrize("have", LEVEL_WORDS)
def test_levels_are_given_by_word_or_number(have: str, run: Run) -> None:
    answer = answer_of(run, f"--from analyst --to mle --have '{have}'")
    assert answer["have"] == [
        {"id": "algorithms", "name": "Algorithms", "level": LEVEL_WORDS[have]}
    ]


def test_all_unknown_names_are_reported_at_once(run: Run) -> None:
    err = run("path --from swe --to mle --have pandas,kubernets --have fastapy,sql", code=1).err
    assert [line.partition("; ")[0] for line in err.splitlines()] == [
        'rolecmp: unknown skill or tool "kubernets"',
        'rolecmp: unknown skill or tool "fastapy"',
        "tip: rolecmp path --from swe --to mle --have pandas,kubernetes --have fastapy,sql",
    ]
    assert 'did you mean "kubernetes"?' in err


def test_what_changes_nothing_is_named(run: Run) -> None:
    """The role has SQL anyway, and nobody on the path uses Jira; Docker is of use there."""
    line = "--from analyst --to mle --have sql,jira,algorithms,docker,statistics=1"
    assert [each["id"] for each in answer_of(run, line)["unused"]] == ["sql", "jira", "statistics"]
    page = " ".join(run(f"path {line}").out.split())
    assert "Makes no difference: SQL, Jira, Statistics." in page


def test_what_the_first_role_has_anyway_changes_no_path(run: Run) -> None:
    for line, have in (("--from ba --to aie", "testing"), ("--from da --to ae", "metrics")):
        plain = answer_of(run, line)
        assert answer_of(run, f"{line} --have {have}")["routes"] == plain["routes"]


@pytest.mark.parametrize("start", ["--from nothing", "--have python=3", "--have degree=phd"])
def test_every_role_is_reached_from_outside(start: str, run: Run) -> None:
    for role in json.loads(run("list --json").out)["roles"]:
        assert answer_of(run, f"{start} --to {role['id']} --explain")["routes"][0]["steps"]


def test_degrees_are_given_by_other_words_and_the_highest_counts(run: Run) -> None:
    for have in ("degree=phd", "degree=PhD,degree=bachelor", "degree=doctorate,"):
        assert answer_of(run, f"--from da --to bi --have {have}")["degree"] == "doctorate"
    page = " ".join(run("path --from da --to bi --have degree=bsc").out.split())
    assert "With your bachelor's degree." in page


def test_a_measured_move_is_looked_at_beyond_every_limit(run: Run) -> None:
    """From a to b all is missing, but it is measured to be common: a stretch, not a leap."""
    catalog = json.loads(
        catalog_of(
            {
                "a": Draft(1, {"x": 2}),
                "b": Draft(1, {"y": 2}),
                "c": Draft(1, {"y": 2, "z": 2}),
            }
        )
    )
    catalog["measures"] = [
        {
            "id": "lift",
            "about": "leads_to",
            "name": "times as often as others",
            "unit": "level",
            "source": "book",
            "year": 2020,
            "population": "All.",
        }
    ]
    catalog["roles"][0]["figures"] = [{"measure": "lift", "item": "b", "value": 1.3}]
    (route,) = answer_of(run, "--from a --to c", json.dumps(catalog))["routes"]
    assert moves_of(route) == [("stretch", "b"), ("step", "c")]


STARTS = {
    "--have python,sql --to ds": ("have", None, "data-scientist"),
    "--have degree=master": ("have", None, None),
    "--from nothing --to ds": ("nothing", None, "data-scientist"),
    "--from NOTHING": ("nothing", None, None),
    "--from ds": ("role", "data-scientist", None),
    "--to ds": (None, None, "data-scientist"),
    "": (None, None, None),
}


@pytest.mark.parametrize("line", STARTS)
def test_a_start_is_a_role_what_you_have_or_nothing(line: str, run: Run) -> None:
    answer = answer_of(run, line)
    assert (answer["start"], answer["from"], answer["to"]) == STARTS[line]
    firsts = {route["steps"][0]["from"] for route in answer["routes"]}
    if answer["start"] in {"have", "nothing"}:
        assert firsts == {None}
    assert bool(answer["matrix"]) == (line == "")


def test_without_a_role_the_difficulty_alone_judges_the_first_move(run: Run) -> None:
    (route,) = answer_of(run, "--from nothing --to mle")["routes"]
    assert moves_of(route) == [
        ("step", "data-analyst"),
        ("step", "data-scientist"),
        ("step", "ml-engineer"),
    ]
    assert next(step["gap"] for step in route["steps"]) == 1
    assert {item["how"] for item in route["steps"][0]["learn"]} == {"start"}


def test_a_role_called_nothing_is_a_role(run: Run) -> None:
    catalog = catalog_of({"nothing": Draft(1, {"x": 1}), "b": Draft(1, {"x": 1})})
    assert answer_of(run, "--from nothing --to b", catalog)["start"] == "role"


def test_the_map_has_every_move_in_80_columns(run: Run) -> None:
    answer = answer_of(run, "")
    assert len(answer["matrix"]) == 132
    assert {move["tier"] for move in answer["matrix"]} == {*Tier}
    lines = run("path").out.splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[3].split()[:4] == ["ds", "mle", "de", "da"]
    assert [*filter(None, lines)][5].split()[:3] == ["mle", "step", "step"]


def test_the_map_of_a_large_catalog_is_refused(run: Run) -> None:
    catalog = catalog_of({f"r{n}": Draft(1, {"x": 1}) for n in range(50)})
    assert run("path --roles -", code=2, stdin=catalog).err == (
        "rolecmp: the map of all moves is for fewer than 50 roles, and there are 50; "
        "name a role: rolecmp path --from ROLE\n"
    )


CLOSE_GAPS = {0.5: "50%", 0.504: "50.4%", 0.496: "49.6%", 0.494: "49%", 0.704: "70.4%", 0.7: "70%"}


@pytest.mark.parametrize("gap", CLOSE_GAPS)
def test_a_gap_near_a_limit_has_a_decimal_place(gap: float) -> None:
    assert percent(gap) == CLOSE_GAPS[gap]


def test_a_move_without_a_source_is_told_from_one_nobody_documents(run: Run) -> None:
    catalog = json.loads(
        catalog_of({"a": Draft(1, {"x": 1}, leads_to=("b",)), "b": Draft(1, {"x": 1})})
    )
    catalog["roles"][0]["leads_to"] = [{"role": "b"}]
    text = json.dumps(catalog)
    there, back = (
        answer_of(run, line, text)["routes"][0]["direct"]
        for line in ("--from a --to b", "--from b --to a")
    )
    assert (there["is_documented"], there["documented"]) == (True, [])
    assert (back["is_documented"], back["documented"]) == (False, [])
    page = run("path --from a --to b --roles -", stdin=text).out
    assert "in this catalog, without a source" in page


def test_a_measured_move_is_one_tier_easier(run: Run) -> None:
    (route,) = answer_of(run, "--from analyst --to ds")["routes"]
    direct = route["direct"]
    assert (direct["rise"], direct["is_common"], direct["tier"]) == (2, True, "step")
    assert "one tier easier" in route["reason"]
    (route,) = answer_of(run, "--from swe --to ds")["routes"]
    assert route["direct"]["is_common"] is False


def test_other_paths_are_explained_by_their_cost(run: Run) -> None:
    (route,) = answer_of(run, "--from analyst --to mle --explain")["routes"]
    assert route["cost"] == sum(step["cost"] for step in route["steps"]) == 2
    assert [other["cost"] for other in route["runners_up"]] == sorted(
        other["cost"] for other in route["runners_up"]
    )
    assert {"roles": ["ml-engineer"], "cost": 10} in route["runners_up"]
    page = run("path --from analyst --to mle --explain").out
    assert "This path: 1 + 1 = 2\n" in page
    assert "Machine learning engineer (direct): 10\n" in page


def test_tools_worth_picking_up_have_the_share_of_their_postings(run: Run) -> None:
    (route,) = answer_of(run, "--from analyst --to ds")["routes"]
    tools = {tool["id"]: tool["share"] for tool in route["steps"][0]["tools"]}
    assert tools["spark"]["measure"]["id"] == "postings-tools"
    assert next(iter(tools)) == "spark"
    assert "tableau" not in tools
    assert "Spark 19%" in run("path --from analyst --to ds").out


def test_every_path_of_the_built_in_catalog_can_be_trusted(run: Run) -> None:
    difficulty = {
        role["id"]: role["entry"]["difficulty"]
        for role in json.loads(run("list --json").out)["roles"]
    }
    for start in difficulty:
        details = json.loads(run(f"show {start} --json").out)["role"]
        brings = {item["id"] for kind in ("skills", "tools") for item in details[kind]}
        for route in answer_of(run, f"--from {start}")["routes"]:
            had = set(brings)
            for step in route["steps"]:
                assert {each["id"] for each in step["keep"]} <= had
                taken_further = {each["id"] for each in step["learn"] if each["how"] == "deepen"}
                assert taken_further <= had
                had |= {each["id"] for each in step["learn"]}
            stops = [step["to"] for step in route["steps"][:-1]]
            assert all(difficulty[stop] <= difficulty[route["to"]] for stop in stops)
            assert route["is_gentle"] == all(step["tier"] != "leap" for step in route["steps"])


MISSES = {
    "path --from ds --to nobody": (1, 'unknown role "nobody"\ntip: rolecmp list'),
    "path --from data-scientits": (1, 'did you mean "data-scientist"?'),
    "path --from ds --have pythn": (
        1,
        'unknown skill or tool "pythn"; did you mean "python"?',
    ),
    "path --from ds --have sql=practicioner": (
        2,
        'unknown level "practicioner"; did you mean "practitioner"?',
    ),
    "path --from ds --have sql=": (2, "use awareness, working, practitioner, expert"),
    "path --from ds --have degree=mastr": (
        2,
        'unknown degree "mastr"; did you mean "master"?',
    ),
    "path --from ds --have degree=none": (2, "use associate, bachelor, master, doctorate"),
    "process nobody": (1, 'unknown role "nobody"'),
    "process --team starup": (1, 'unknown team "starup"; did you mean "startup"?'),
}


@pytest.mark.parametrize("line", MISSES)
def test_a_miss_offers_what_was_meant(line: str, run: Run) -> None:
    code, message = MISSES[line]
    err = run(line, code=code).err
    assert message in err
    assert err.count("\n") == 1 + ("\ntip: rolecmp " in err)


UP = [
    ("business-analyst", "data-scientist", "step"),
    ("data-analyst", "data-scientist", "step"),
    ("data-scientist", "ml-engineer", "step"),
]
ORDER = [*Tier]


def test_the_route_up_is_from_analyst_to_scientist_to_engineer(run: Run) -> None:
    for analyst in ("ba", "analyst"):
        (route,) = answer_of(run, f"--from {analyst} --to mle")["routes"]
        assert moves_of(route) == [("step", "data-scientist"), ("step", "ml-engineer")]
        assert route["direct"]["tier"] == "leap"


@pytest.mark.parametrize(("origin", "destination", "tier"), UP)
def test_going_back_is_easier(origin: str, destination: str, tier: str, run: Run) -> None:
    back = answer_of(run, f"--from {destination} --to {origin}")["routes"][0]["direct"]
    there = answer_of(run, f"--from {origin} --to {destination}")["routes"][0]["direct"]
    assert there["tier"] == tier
    assert ORDER.index(back["tier"]) <= ORDER.index(tier)
    assert back["gap"] < there["gap"]
    assert back["rise"] <= 0


def test_a_move_cites_sources_for_and_against_it(run: Run) -> None:
    (route,) = answer_of(run, "--from analyst --to ds")["routes"]
    assert [source["id"] for source in route["direct"]["documented"]] == [
        "jean-ds-vs-mle",
        "kaggle-2017",
    ]
    assert route["direct"]["disputed"] == []
    (route,) = answer_of(run, "--from analyst --to mle")["routes"]
    assert [source["id"] for source in route["direct"]["disputed"]] == ["kaggle-2017"]
    (route,) = answer_of(run, "--from analyst --to ds")["routes"]
    assert route["direct"]["note"].startswith("a stepping stone")
    (route,) = answer_of(run, "--from ds --to analyst")["routes"]
    assert (route["direct"]["documented"], route["direct"]["note"]) == ([], None)


def test_a_script_gets_the_keys_it_counts_on(run: Run) -> None:
    answer = answer_of(run, "--from analyst")
    assert {key: answer[key] for key in ("kind", "version", "from", "to")} == {
        "kind": "path",
        "version": 1,
        "from": "data-analyst",
        "to": None,
    }
    keys = {
        "kind",
        "version",
        "from",
        "to",
        "start",
        "have",
        "degree",
        "me",
        "unused",
        "weighted",
        "published",
        "limit",
        "roles",
        "routes",
        "matrix",
        "measures",
        "namesakes",
    }
    assert set(answer) == keys
    for route in answer["routes"]:
        assert set(route) == {
            *("from", "from_name", "to", "to_name", "reason", "is_gentle", "cost"),
            *("steps", "direct", "runners_up"),
        }
        for step in (*route["steps"], route["direct"]):
            assert set(step) == {
                "from",
                "from_name",
                "to",
                "to_name",
                "tier",
                "gap",
                "rise",
                "comparable",
                "cost",
                "lacks_degree",
                "is_common",
                "origin_known",
                "learn",
                "tools",
                "unknown",
                "keep",
                "note",
                "relatedness_tier",
                "is_documented",
                "documented",
                "disputed",
                "arithmetic",
            }
    names = {role["id"] for role in answer["roles"]}
    steps = [step for route in answer["routes"] for step in (*route["steps"], route["direct"])]
    assert {id for step in steps for id in (step["from"], step["to"])} <= names
    named = {role["handle"]: role["name"] for role in answer["roles"]}
    for step in steps:
        assert (named[step["from"]], named[step["to"]]) == (step["from_name"], step["to_name"])
    items = [each for step in steps for key in ("learn", "tools", "keep") for each in step[key]]
    assert all(item["id"] and item["name"] for item in items)


def test_the_same_role_has_nothing_to_explain(run: Run) -> None:
    page = run("path --from ds --to ds --explain").out
    assert "That's the same role." in page
    assert "Cost" not in page


def test_an_only_role_has_nowhere_to_go(run: Run) -> None:
    catalog = catalog_of({"a": Draft(1, {"x": 1})})
    assert answer_of(run, "--from a", catalog)["routes"] == []
    (route,) = answer_of(run, "--from a --to a", catalog)["routes"]
    assert (route["steps"], route["direct"]) == ([], None)
    assert "No paths to or from other roles." in run("path --to a --roles -", stdin=catalog).out


def test_forty_roles_that_all_lead_to_each_other_are_all_reached(run: Run) -> None:
    ids = [f"r{n}" for n in range(40)]
    catalog = catalog_of(
        {
            id: Draft(1 + n % 5, {f"s{(n + k) % 40}": 2 for k in range(6)}, leads_to=others)
            for n, id in enumerate(ids)
            for others in [tuple(other for other in ids if other != id)]
        }
    )
    answer = answer_of(run, "--from r0", catalog)
    assert {route["to"] for route in answer["routes"]} == {*ids} - {"r0"}
    assert all(step["documented"] for route in answer["routes"] for step in route["steps"])


# What holds for any catalog

ITEMS = st.sampled_from(["i", "j", "k", "l", "m"])
RANKS = st.dictionaries(ITEMS, st.integers(1, 4))
TOOLS = st.sets(st.sampled_from(["t", "u"])).map(lambda tools: tuple(sorted(tools)))
IDS = ("a", "b", "c", "d", "e")
DRAFTS = st.builds(
    lambda difficulty, essential, useful_tools, leads_to: Draft(
        difficulty, essential, useful_tools=useful_tools, leads_to=leads_to
    ),
    st.none() | st.integers(1, 5),
    RANKS,
    TOOLS,
    st.sets(st.sampled_from(IDS), max_size=2).map(lambda ids: tuple(sorted(ids))),
)
CATALOGS = st.lists(DRAFTS, min_size=2, max_size=5).map(
    lambda drafts: {
        id: draft._replace(leads_to=tuple(each for each in draft.leads_to if each != id))
        for id, draft in zip(IDS, drafts, strict=False)
    }
)
GENTLE = {Tier.STEP, Tier.STRETCH}
WORST = 20
"""What a leap costs that nobody documents: no path costs more."""


def routes(
    drafts: Mapping[str, Draft],
    have: Sequence[str] = (),
    *,
    explain: bool = False,
    weighting: str = "equal",
) -> dict[tuple[str, str], Route]:
    """Return the best way between any two of the roles."""
    written = {**json.loads(catalog_of(drafts)), "weighting": weighting}
    catalog = Catalog.model_validate_json(json.dumps(written))
    return {
        (route.from_ or "", route.to): route
        for id in drafts
        for route in find_paths(catalog, id, None, Own(have), explain=explain).routes
    }


def may_pass(drafts: Mapping[str, Draft], stop: str, goal: str) -> bool:
    """Return whether a role may be on the way to the goal."""
    difficulty, most = drafts[stop].difficulty, drafts[goal].difficulty
    is_harder = difficulty is not None and most is not None and difficulty > most
    is_behind = stop in drafts[goal].leads_to and goal not in drafts[stop].leads_to
    return not is_harder and not is_behind


def ways(
    drafts: Mapping[str, Draft], direct: Mapping[tuple[str, str], RouteStep], start: str, goal: str
) -> Iterator[list[RouteStep]]:
    """Yield all ways of moves that are no leap."""
    between = [id for id in drafts if id not in {start, goal} and may_pass(drafts, id, goal)]
    for count in range(len(between) + 1):
        for stops in permutations(between, count):
            steps = [direct[pair] for pair in pairwise((start, *stops, goal))]
            if all(step.tier in GENTLE for step in steps):
                yield steps


@given(CATALOGS, st.sampled_from(["equal", "rarity"]))
def test_no_way_is_better_than_the_best(drafts: dict[str, Draft], weighting: str) -> None:
    best = routes(drafts, weighting=weighting)
    direct = {pair: route.direct for pair, route in best.items() if route.direct}
    for pair, route in best.items():
        costs = [
            (sum(step.cost for step in steps), len(steps)) for steps in ways(drafts, direct, *pair)
        ]
        gentle = [each for each in costs if each[0] <= WORST]
        assert (route.cost, len(route.steps)) == min(gentle, default=(direct[pair].cost, 1))
        assert route.is_gentle == bool(gentle)
        assert route.reason.endswith(".")


@given(CATALOGS)
def test_a_way_passes_only_what_it_may(drafts: dict[str, Draft]) -> None:
    for (start, goal), route in routes(drafts).items():
        passed = [start, *(step.to for step in route.steps)]
        assert len(passed) == len(set(passed))
        assert passed[-1] == goal
        assert all(may_pass(drafts, stop, goal) for stop in passed[1:-1])
        if len(route.steps) > 1:
            assert all(step.tier in GENTLE for step in route.steps)


@given(CATALOGS, st.dictionaries(ITEMS, st.sampled_from(LEVELS)))
def test_what_one_has_is_counted_from_the_start(
    drafts: dict[str, Draft], have: dict[str, str]
) -> None:
    """Nothing is learned twice; what is kept or taken further is what one has by then."""
    known = {item for draft in drafts.values() for item in draft.essential}
    items = {item: level for item, level in have.items() if item in known}
    listed = [f"{item}={level}" for item, level in items.items()]
    for (start, _), route in routes(drafts, listed).items():
        draft = drafts[start]
        had = {item: LEVELS.index(level) + 1 for item, level in items.items()}
        for item, rank in [*draft.essential.items(), *((tool, 2) for tool in draft.useful_tools)]:
            had[item] = max(rank, had.get(item, 0))
        for step in route.steps:
            uses = {**drafts[step.to].essential, **dict.fromkeys(drafts[step.to].useful_tools, 2)}
            assert {each.id for each in step.keep} == {
                id for id, rank in uses.items() if had.get(id, 0) >= rank
            }
            assert {tool.id for tool in step.tools} == set(drafts[step.to].useful_tools) - set(had)
            for each in step.learn:
                rank = each.from_level.rank if each.from_level else 0
                assert rank == had.get(each.id, 0) < each.to_level.rank
                assert each.how == ("deepen" if rank else "start")
                had[each.id] = each.to_level.rank
            assert all(had[id] >= rank for id, rank in drafts[step.to].essential.items())


@given(CATALOGS, st.dictionaries(ITEMS, st.sampled_from(LEVELS)))
def test_having_more_never_makes_a_way_worse(
    drafts: dict[str, Draft], have: dict[str, str]
) -> None:
    known = {item for draft in drafts.values() for item in draft.essential}
    items = [f"{item}={level}" for item, level in have.items() if item in known]
    richer = routes(drafts, have=items)
    for pair, route in routes(drafts).items():
        assert richer[pair].cost <= route.cost


@given(CATALOGS, st.permutations(IDS), st.randoms())
def test_names_and_order_do_not_change_how_moves_are_judged(
    drafts: dict[str, Draft], names: list[str], random: Random
) -> None:
    renamed = dict(zip(drafts, names, strict=False))
    shuffled = [
        (
            renamed[id],
            draft._replace(
                leads_to=tuple(renamed[each] for each in draft.leads_to if each in renamed)
            ),
        )
        for id, draft in drafts.items()
    ]
    random.shuffle(shuffled)
    there = routes(dict(shuffled))
    for (origin, destination), route in routes(drafts).items():
        same = there[renamed[origin], renamed[destination]]
        assert route.direct
        assert same.direct
        assert (same.direct.tier, same.direct.gap) == (route.direct.tier, route.direct.gap)
        assert (same.cost, len(same.steps)) == (route.cost, len(route.steps))


@given(CATALOGS, st.randoms())
def test_the_order_of_roles_does_not_change_an_answer(
    drafts: dict[str, Draft], random: Random
) -> None:
    shuffled = [*drafts.items()]
    random.shuffle(shuffled)
    assert routes(dict(shuffled)) == routes(drafts)


@given(CATALOGS)
def test_a_gap_is_the_sum_of_what_is_missing(drafts: dict[str, Draft]) -> None:
    for route in routes(drafts, explain=True).values():
        for step in (*route.steps, route.direct):
            assert step
            assert step.arithmetic is not None
            total = sum(term.required.rank for term in step.arithmetic)
            missing = sum(term.missing for term in step.arithmetic)
            assert step.gap is None or step.gap == round(missing / total, 4)


def test_roles_of_which_nothing_is_known_are_listed(run: Run) -> None:
    catalog = catalog_of({id: Draft() for id in ("a", "b", "c")})
    for line in ("path --to a", "path --from a --full"):
        page = run(f"{line} --roles -", stdin=catalog).out
        assert "No data: move, missing, getting in, to learn." in page
        assert "\nB\nC\n" in page
