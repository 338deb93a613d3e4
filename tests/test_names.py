"""What roles are called."""

import json

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
    "de": "data-engineer",
    "da": "data-analyst",
    "analyst": "data-analyst",
    "ba": "business-analyst",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_role_answers_to_all_its_names_in_any_case(name: str, run: Run) -> None:
    assert json.loads(run(f"show '{name}' --json").out)["role"]["id"] == NAMES[name]


MISSES = {
    "data-scientest": 'no role is called "data-scientest"; did you mean "data-scientist"? ',
    "dataengineer": (
        'no role is called "dataengineer"; did you mean "data-engineer" or "ai-engineer"? '
    ),
    "busines analyst": (
        'no role is called "busines analyst"; did you mean "business-analyst" or "bi-analyst"? '
    ),
    "engineer": (
        'no role is called "engineer"; did you mean "ml-engineer" or "analytics-engineer" or '
        '"ai-engineer"? '
    ),
    "astronaut": 'no role is called "astronaut"; ',
    "": 'no role is called ""; ',
    "[/x]": 'no role is called "[/x]"; ',
    "\x1b[31m": 'no role is called "\\x1b[31m"; ',
    "a\nb": 'no role is called "a\\nb"; ',
    "\u202e": 'no role is called "\\u202e"; ',
}


@pytest.mark.parametrize("name", MISSES)
def test_a_miss_names_the_nearest_and_how_to_list_all(name: str, run: Run) -> None:
    err = run(f"compare '{name}' mle", code=1).err
    assert err == f'rolecmp: {MISSES[name]}"rolecmp list" shows them all\n'


def test_a_title_of_several_roles_lists_them(run: Run) -> None:
    kitchen = f"--roles {KITCHEN}"
    assert json.loads(run(f"show 'line COOK' --json {kitchen}").out)["role"]["id"] == "cook"
    assert run(f"show 'kitchen hand' {kitchen}", code=1).err == (
        'rolecmp: "kitchen hand" names more than one role: use cook (Cook), baker (Baker)\n'
    )


def test_an_endless_name_is_not_repeated_in_full(run: Run) -> None:
    err = run(f"show {'x' * 100_000}", code=1).err
    assert err.startswith('rolecmp: no role is called "xxx')
    assert len(err) == 2001
