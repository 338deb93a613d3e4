"""What a person sees, whole, for a small catalog: the files in `tests/pages`."""

import json
from typing import NamedTuple

import pytest

from tests.conftest import CATALOGS, KITCHEN, MINIMAL, ROOT, Golden, Run


class Page(NamedTuple):
    """A command line, the width of the terminal, and the catalog."""

    line: str
    width: int = 80
    catalog: str = KITCHEN


PAGES = {
    "compare": Page("compare cook baker"),
    "compare-full": Page("compare cook baker --full"),
    "compare-narrow": Page("compare cook baker --full", 50),
    "show": Page("show cook"),
    "list": Page("list"),
    "path-explained": Page("path --from cook --to baker --explain --have Dough=working", 60),
    "paths-from": Page("path --from baker"),
    "show-with-sources": Page("show cook --sources"),
    "skill": Page("skill heat"),
    "skill-from-a-role": Page("skill dough --from cook --full"),
    "skill-measured": Page("skill oven --full"),
    "skills": Page("skill"),
    "evidence": Page("evidence cook skills,degree,pay", 60),
    "compare-with-sources": Page("compare cook baker --sources --only degree,tools"),
    "process": Page("process"),
    "process-full": Page("process --full"),
    "process-of-a-team": Page("process --team stall"),
    "process-of-a-role-in-a-team": Page("process baker --team hotel", 50),
    "compare-differences": Page("compare cook baker --diff --only skills --only tools,works_with"),
    "compare-without-data": Page("compare cook baker --only entry", catalog=MINIMAL),
    "compare-without-differences": Page(
        "compare cook baker --diff --only works_with", catalog=MINIMAL
    ),
}

LADDER = str(CATALOGS / "valid/graded.json")
PAGES |= {
    "grades": Page("show joiner --only grades --full", catalog=LADDER),
    "grades-compared": Page("compare j@junior j@master", catalog=LADDER),
    "grades-climbed": Page("path j@junior j@foreman", catalog=LADDER),
    "grade-shown": Page("show 'senior joiner'", catalog=LADDER),
}

JUDGED = str(CATALOGS / "valid/judged.json")
PAGES |= {
    f"{name}-with-judgment": Page(line, catalog=JUDGED)
    for name, line in {
        "compare": "compare coffee-maker waiter",
        "compare-full": "compare coffee-maker waiter --full",
        "list": "list",
        "evidence": "evidence coffee-maker",
        "process": "process --full",
        "path": "path --from waiter --to coffee-maker",
    }.items()
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_exactly_this(name: str, run: Run, golden: Golden) -> None:
    line, width, catalog = PAGES[name]
    out = run(line, {"COLUMNS": str(width), "ROLECMP_ROLES": catalog}).out
    golden(ROOT / f"tests/pages/{name}.txt", out)


def test_every_page_is_tested() -> None:
    others = {"diff"}  # which exits with 1, and is in test_diff.py
    assert {file.stem for file in (ROOT / "tests/pages").iterdir()} == {*PAGES} | others


def test_without_a_terminal_a_page_is_80_columns_wide(run: Run, golden: Golden) -> None:
    golden(
        ROOT / "tests/pages/compare.txt", run("compare cook baker", {"ROLECMP_ROLES": KITCHEN}).out
    )


def test_a_person_on_a_team_may_have_no_role_of_the_catalog(run: Run) -> None:
    people = [{"title": "Intern", "roles": []}, {"title": "Baker", "roles": ["a"]}]
    content = {
        "format": 1,
        "roles": [{"id": "a", "name": "Baker", "summary": "Bakes."}],
        "team_shapes": [{"id": "small", "name": "A small team", "people": people}],
    }
    shown = run("process --full --roles -", stdin=json.dumps(content)).out
    assert "Intern" in shown
