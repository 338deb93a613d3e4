"""What roles are called."""

import json
from collections.abc import Mapping

import pytest

from tests.conftest import KITCHEN, Run

NAMES = {
    "ds": "data-scientist",
    "DS": "data-scientist",
    "data-scientist": "data-scientist",
    "Data Scientist": "data-scientist",
    "  data   scientist ": "data-scientist",
    "mle": "ml-engineer",
    "ml engineer": "ml-engineer",
    "ML-engineer": "ml-engineer",
    "machine-learning engineer": "ml-engineer",
    "Machine_Learning_Engineer": "ml-engineer",
    "ML engineers": "ml-engineer",
    "de": "data-engineer",
    "da": "data-analyst",
    "analyst": "data-analyst",
    "ba": "business-analyst",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_role_answers_to_all_its_names_in_any_case(name: str, run: Run) -> None:
    assert json.loads(run(f"show '{name}' --json").out)["role"]["id"] == NAMES[name]


MISSES = {
    "data-scientest": 'unknown role "data-scientest"; did you mean "data-scientist"? ',
    "dataengineer": ('unknown role "dataengineer"; did you mean "data-engineer"? '),
    "busines analyst": ('unknown role "busines analyst"; did you mean "business-analyst"? '),
    "engineer": (
        'unknown role "engineer"; did you mean "ml-engineer" or "bi-analyst" or "ai-engineer"? '
    ),
    "astronaut": 'unknown role "astronaut"; ',
    "": 'unknown role ""; ',
    "[/x]": 'unknown role "[/x]"; ',
    "\x1b[31m": 'unknown role "\\x1b[31m"; ',
    "a\nb": 'unknown role "a\\nb"; ',
    "\u202e": 'unknown role "\\u202e"; ',
}


@pytest.mark.parametrize("name", MISSES)
def test_a_miss_names_the_nearest_and_how_to_list_all(name: str, run: Run) -> None:
    err = run(f"compare '{name}' mle", code=1).err
    assert err == f'rolecmp: {MISSES[name]}"rolecmp list" shows them all\n'


def test_a_title_of_several_roles_lists_them(run: Run) -> None:
    kitchen = f"--roles {KITCHEN}"
    assert json.loads(run(f"show 'line COOK' --json {kitchen}").out)["role"]["id"] == "cook"
    assert run(f"show 'kitchen hand' {kitchen}", code=1).err == (
        'rolecmp: "kitchen hand" names more than one role; use cook (Cook), baker (Baker)\n'
    )


def test_an_endless_name_is_not_repeated_in_full(run: Run) -> None:
    err = run(f"show {'x' * 100_000}", code=1).err
    assert err.startswith('rolecmp: unknown role "xxx')
    assert len(err) == 2001


def catalog_of(*roles: Mapping[str, object]) -> str:
    return json.dumps({"format": 1, "roles": [{"summary": "-", **role} for role in roles]})


PRECEDENCE: dict[str, tuple[list[Mapping[str, object]], str, str]] = {
    "an id before a name": (
        [{"id": "chef", "name": "Head cook"}, {"id": "cook", "name": "Chef"}],
        "chef",
        "chef",
    ),
    "a name as written before one in the singular": (
        [{"id": "a", "name": "Data"}, {"id": "b", "name": "Datas"}],
        "datas",
        "b",
    ),
    "an id in the singular before a title as written": (
        [{"id": "cook", "name": "A"}, {"id": "b", "name": "B", "alternate_titles": ["Cooks"]}],
        "cooks",
        "cook",
    ),
    "a title as written before one in the singular": (
        [
            {"id": "a", "name": "A", "alternate_titles": ["Cook"]},
            {"id": "b", "name": "B", "alternate_titles": ["Cooks"]},
        ],
        "cooks",
        "b",
    ),
}


@pytest.mark.parametrize("case", PRECEDENCE)
def test_the_closest_kind_of_name_wins(case: str, run: Run) -> None:
    roles, name, id = PRECEDENCE[case]
    for order in (roles, roles[::-1]):
        answer = run(f"show '{name}' --json --roles -", stdin=catalog_of(*order)).out
        assert json.loads(answer)["role"]["id"] == id


@pytest.mark.parametrize(
    ("count", "more"), [(10, ""), (11, ", or one of 1 more"), (12, ", or one of 2 more")]
)
def test_ten_roles_with_a_title_are_listed(count: int, more: str, run: Run) -> None:
    roles = [
        {"id": f"r{number}", "name": f"R {number}", "alternate_titles": ["Cook"]}
        for number in range(count)
    ]
    err = run("show cook --roles -", stdin=catalog_of(*roles), code=1).err
    listed = ", ".join(f"r{number} (R {number})" for number in range(10))
    assert err == f'rolecmp: "cook" names more than one role; use {listed}{more}\n'


@pytest.mark.parametrize(
    ("count", "shown"),
    [(3, "R1, R2, R3"), (14, "R1, R2, R3, R4, R5, R6, R7, R8, R9, R10, R11, 3 more")],
)
def test_a_long_list_of_names_ends_in_a_count(count: int, shown: str, run: Run) -> None:
    others = [{"id": f"r{number}", "name": f"R{number}"} for number in range(1, count + 1)]
    role = {"id": "a", "name": "A", "works_with": [{"role": each["id"]} for each in others]}
    page = run("show a --roles -", stdin=catalog_of(role, *others)).out
    assert f"Works closely with   {shown}\n" in page
