"""The first screen: the answer fits it, and nothing on a page is left unexplained."""

import re
from itertools import combinations, permutations

import pytest

from rolecmp.output.page import Sign
from tests.conftest import Run

LINES = 23
"""What 24 rows leave above the prompt."""
ROLES = ("ba", "da", "bi", "ae", "de", "ds", "swe", "stat", "aie", "mle", "mlops", "rs")
SETS = [
    *combinations(ROLES, 2),
    *list(combinations(ROLES, 3))[::11],
    *list(combinations(ROLES, 4))[::31],
    *list(combinations(ROLES, 5))[::41],
]
PATHS = [f"path --from {one} --to {other}" for one, other in permutations(ROLES, 2)]
TEAMS = ("startup", "specialized", "ba", "da,ds", "da,ds,de,mle", "ae,de,swe,mlops,aie,rs")
PHASES = ("frame", "prepare", "explore", "model", "deploy", "report")
COMMANDS = [
    *("list", "process", "path", "skill"),
    *(f"skill {item}" for item in ("python", "communication", "docker", "sql")),
    *(f"show {role} --only grades" for role in ("ba", "ds", "swe", "mlops")),
    *("path swe@senior", "path --to mlops@lead", "path ds@trainee", "show swe@lead-management"),
    *("show ds@lead", "show 'senior software engineer'", "compare ds@junior ds@senior"),
    *("compare ds@senior mle@lead", "compare swe@junior swe@senior swe@lead"),
    *("path ds@junior ds@lead", "path ba@trainee ba@head", "path swe@apprentice de@head"),
    *(f"skill {item} --from swe" for item in ("statistics", "problem-framing", "sql")),
    *(
        f"{command} {role}"
        for command in ("show", "evidence", "path --from", "path --to", "process")
        for role in ROLES
    ),
    *(f"path --from nothing --to {role}" for role in ROLES),
    *(f"process {phase}" for phase in PHASES),
    *(f"process --team {team}" for team in TEAMS),
]
SAMPLE = [
    *COMMANDS,
    *(f"compare {' '.join(roles)}" for roles in SETS[::9]),
    *PATHS[::17],
    *("compare ds mle --full", "show ds --full", "path --from da --to aie --full"),
    *("compare da ds mle de swe --full", "evidence swe --full", "process --full"),
    *("compare ds mle --only tools", "compare ds mle --diff", "path --from da --to mle --explain"),
]
WHOLES = ("share of", "shares of", "Missing:", "say that the job requires", "of the job titles")
"""What says of which whole a percentage is, on the page or in the sentence."""


def is_rule(line: str) -> bool:
    return set(line) == {"─"}


def test_the_first_screen_of_a_comparison_has_the_four_fields(run: Run) -> None:
    for roles in SETS:
        lines = run(f"compare {' '.join(roles)}").out.splitlines()
        assert len(lines) <= LINES, roles
        assert sum(map(is_rule, lines)) == 1, roles
        for field in ("Responsibilities", "Tools", "Degree expectations", "Entry difficulty"):
            assert sum(line.startswith(f"{field} ") for line in lines) == 1, (roles, field)
        assert lines[-1].endswith(f"More: rolecmp compare {' '.join(roles)} --full")


@pytest.mark.parametrize("line", COMMANDS)
def test_the_first_screen_has_the_answer(line: str, run: Run) -> None:
    lines = run(line).out.splitlines()
    assert len(lines) <= LINES
    assert "rolecmp " in lines[-1]


def test_without_a_command_the_commands_fit_the_first_screen(run: Run) -> None:
    assert len(run("").out.splitlines()) <= LINES


def test_the_first_screen_of_a_path_has_its_steps(run: Run) -> None:
    for line in PATHS:
        lines = run(line).out.splitlines()
        assert len(lines) <= LINES, line
        assert any(map(is_rule, lines)), line


@pytest.mark.parametrize("line", SAMPLE)
def test_each_sign_is_in_the_legend_and_no_other(line: str, run: Run) -> None:
    lines = run(line).out.rstrip().splitlines()
    meanings = {sign: f"{sign.value} {sign.meaning}" for sign in Sign}
    foot = "\n".join(lines[-4:])
    body = "\n".join(lines)
    for sign, meaning in meanings.items():
        used = body.count(sign.value) > body.count(meaning)
        assert used == (meaning in foot), sign


@pytest.mark.parametrize("line", SAMPLE)
def test_each_percentage_has_its_whole_on_the_page(line: str, run: Run) -> None:
    page = run(line).out
    measured = [each for each in page.splitlines() if re.search(r"\d%", each)]
    is_told = any(whole in " ".join(page.split()) for whole in WHOLES)
    assert [each for each in measured if not is_told and not re.search(r"\d% of \d", each)] == []


def test_every_skill_and_difficulty_is_drawn_in_its_own_shape(run: Run) -> None:
    page = run("compare ds mle --full").out
    assert re.findall(r"[●○]+(?= \w)", page)
    assert {len(dots) for dots in re.findall(r"[●○]{2,}", page.split("Skills: ")[-1])} == {4}
    assert {len(dots) for dots in re.findall(r"[■□]+", page)} == {5}
