"""Grades: the ladders of the framework row by row, how they are named, and paths over them."""

import csv
import json
from itertools import pairwise
from typing import Any

import pytest

from tests.conftest import CATALOGS, ROOT, Run

GRADED = f"--roles {CATALOGS / 'valid/graded.json'}"
CATALOG = json.loads((ROOT / "data/roles.json").read_text(encoding="utf-8"))
ROLES = {role["id"]: role for role in CATALOG["roles"]}
with (ROOT / "data/evidence/grades.csv").open(encoding="utf-8", newline="") as table:
    ROWS = list(csv.DictReader(table))
LEVELS = ("awareness", "working", "practitioner", "expert")
NEAR = {
    "BI analyst": "Performance analyst",
    "BI analysis": "performance analysis",
    "MLOps engineer": "DevOps engineer",
}
"""What two roles are called in the framework, which has only the nearest ones."""


def answer_of(run: Run, line: str) -> Any:  # noqa: ANN401 - JSON
    return json.loads(run(f"{line} --json").out)


def test_each_row_of_the_framework_is_in_the_catalog_and_nothing_else() -> None:
    stated = {
        (role["id"], grade["id"], each["skill"]): each["level"]
        for role in ROLES.values()
        for grade in role.get("grades", ())
        for each in grade["skills"]
    }
    rows = {
        (row["role"], row["grade"], skill): row["level"]
        for row in ROWS
        for skill in row["skills"].split()
    }
    assert len(ROWS) == 451
    assert rows == stated
    assert len(rows) == sum(len(row["skills"].split()) for row in ROWS)
    for row in ROWS:
        grades = {grade["id"]: grade for grade in ROLES[row["role"]]["grades"]}
        name = grades[row["grade"]]["name"]
        for ours, theirs in NEAR.items():
            name = name.replace(ours, theirs)
        name = name.replace(", management", " - management")
        assert name.casefold() == row["framework_grade"].casefold()
        near = row["role"] in {"bi-analyst", "mlops-engineer"}
        assert grades[row["grade"]]["sources"] == (["gdad", "ours"] if near else ["gdad"])


def test_a_row_of_the_framework_is_what_json_has(run: Run) -> None:
    for id, role in ROLES.items():
        listed = answer_of(run, f"show {id} --only grades")["role"]["grades"]
        levels = [
            (grade["id"], each["id"], each["level"]) for grade in listed for each in grade["skills"]
        ]
        assert levels == [
            (grade["id"], each["skill"], each["level"])
            for grade in role.get("grades", ())
            for each in grade["skills"]
        ]


def test_a_role_has_the_levels_of_its_usual_grade() -> None:
    for role in ROLES.values():
        usual = [each for each in role.get("grades", ()) if each["id"] == role["skills_at"]]
        own = {each["skill"]: each["level"] for each in role["skills"]}
        for each in usual[0]["skills"] if usual else ():
            near = role["id"] in {"bi-analyst", "mlops-engineer"}
            assert near or own[each["skill"]] == each["level"], (role["id"], each)


def test_grades_of_a_near_role_say_so_and_no_other_role_has_any() -> None:
    near = {"bi-analyst": "performance analyst", "mlops-engineer": "DevOps engineer"}
    for id, name in near.items():
        assert all(name in grade["note"] for grade in ROLES[id]["grades"])
    without = {id for id, role in ROLES.items() if not role.get("grades")}
    assert without == {"ai-engineer", "research-scientist", "statistician"}


NAMED = {
    "ds@senior": ("data-scientist", "lead"),
    "ds@lead": ("data-scientist", "lead"),
    "DS@Lead": ("data-scientist", "lead"),
    "data-scientist@junior": ("data-scientist", "associate"),
    "data scientist@trainee": ("data-scientist", "trainee"),
    "senior data scientist": ("data-scientist", "lead"),
    "Sr. Data Scientist, Berlin": ("data-scientist", "lead"),
    "Junior Data Analyst (m/f/d)": ("data-analyst", "associate"),
    "Jr Data Analyst": ("data-analyst", "associate"),
    "Lead Data Engineer": ("data-engineer", "lead"),
    "Principal Software Engineer": ("software-engineer", "principal"),
    "Senior Machine Learning Engineer": ("ml-engineer", "senior"),
    "swe@senior-management": ("software-engineer", "senior-management"),
    "Data Scientist": ("data-scientist", None),
    "ds": ("data-scientist", None),
    "Staff Data Scientist": ("data-scientist", None),
    "Junior ML Engineer": ("ml-engineer", None),
    "Senior AI Engineer": ("ai-engineer", None),
    "Data Scientist @ Example": ("data-scientist", None),
    "ds @lead": ("data-scientist", "lead"),
    "Lead BI analyst": ("bi-analyst", "lead"),
}


@pytest.mark.parametrize("name", NAMED)
def test_a_name_may_say_the_grade(name: str, run: Run) -> None:
    role = answer_of(run, f"show '{name}'")["role"]
    grade = role["grade"] and role["grade"]["id"]
    assert (role["id"], grade) == NAMED[name]
    usual = ROLES[role["id"]].get("skills_at")
    at = "" if grade in {None, usual} else f"@{grade}"
    assert role["handle"] == f"{role['id']}{at}"
    if grade:
        stated = {row["skill"]: row["level"] for row in _grade(*NAMED[name])["skills"]}
        levels = {each["id"]: each["level"] for each in role["skills"]}
        assert stated.items() <= levels.items()


def _grade(role: str, grade: str | None) -> Any:  # noqa: ANN401 - JSON
    return next(each for each in ROLES[role]["grades"] if each["id"] == grade)


READINGS = {
    "show 'senior data scientist'": 'Here "senior" is lead data scientist (our reading).',
    "show 'lead data scientist'": "",
    "show 'junior ML engineer'": 'It has no grade "junior" here: this is the role as a whole.',
    "compare 'senior AI engineer' mle@senior": 'It has no grade "senior" here',
    "compare ds@junior ds@lead": 'Here "junior" is associate data scientist (our reading).',
}


@pytest.mark.parametrize("line", READINGS)
def test_how_a_rank_is_read_is_said(line: str, run: Run) -> None:
    top = " ".join(run(line).out.split("\n\n")[0].split())
    assert READINGS[line] in top
    if not READINGS[line]:
        assert "our reading" not in top


@pytest.mark.parametrize("name", ["ds@", "ds@@x", "ds@senior@lead", "@ds", "ds@nothing"])
def test_an_unknown_grade_is_an_error(name: str, run: Run) -> None:
    assert run(f"show {name}", code=1).err.startswith("rolecmp: unknown ")


def test_a_bare_role_is_as_far_away_as_its_usual_grade(run: Run) -> None:
    for id, role in ROLES.items():
        if "grades" in role and id != "data-analyst":
            gaps = [
                answer_of(run, f"path data-analyst {name}")["routes"][0]["direct"]["gap"]
                for name in (id, f"{id}@{role['skills_at']}")
            ]
            assert gaps[0] == gaps[1], id


def test_paths_to_or_from_a_grade_have_all_other_roles_and_the_next_grade(run: Run) -> None:
    out = answer_of(run, "path ds@associate")["routes"]
    assert {route["to"] for route in out} == {*ROLES}
    assert all(route["steps"] for route in out)
    back = {route["from"] for route in answer_of(run, "path --to ds@lead")["routes"]}
    assert back == {*ROLES}
    assert run("path swe@apprentice").out.count("Junior developer") == 1


def test_skills_that_a_low_grade_does_not_list_are_not_known(run: Run) -> None:
    answer = answer_of(run, "skill ml --from ds@trainee")
    assert (answer["level"], answer["assumed"]) == ("working", True)
    assert "at a level that is not known" in run("skill ml --from ds@trainee").out
    answer = answer_of(run, "skill statistics --from ds@trainee")
    assert (answer["level"], answer["assumed"]) == ("awareness", False)


def test_a_long_ladder_is_climbed_whole(run: Run) -> None:
    grades = [
        {
            "id": f"g{n}",
            "name": f"Grade {n}",
            "skills": [
                {"skill": f"s{k}", "level": LEVELS[min(3, max(0, n - k))]} for k in range(15)
            ],
        }
        for n in range(15)
    ]
    catalog = {
        "format": 1,
        "skills": [{"id": f"s{k}", "name": f"Skill {k}"} for k in range(15)],
        "roles": [
            {"id": "x", "name": "X", "summary": "-", "skills_at": "g3", "grades": grades},
            {"id": "y", "name": "Y", "summary": "-"},
        ],
    }
    path = json.loads(run("path x@g0 x@g14 --json --roles -", stdin=json.dumps(catalog)).out)
    assert len(path["routes"][0]["steps"]) == 14


def test_below_the_usual_grade_other_levels_are_not_known(run: Run) -> None:
    levels = {
        grade: {
            each["id"]: each["level"]
            for each in answer_of(run, f"show ds@{grade}")["role"]["skills"]
        }
        for grade in ("associate", "mid", "lead")
    }
    assert [levels[grade]["machine-learning"] for grade in levels] == [
        None,
        "practitioner",
        "practitioner",
    ]
    assert [levels[grade]["statistics"] for grade in levels] == [
        "working",
        "practitioner",
        "expert",
    ]


def test_a_grade_has_no_difficulty_of_its_own(run: Run) -> None:
    for grade, after in (("trainee", 0), ("associate", 1), ("mid", 2), ("head", 5)):
        role = answer_of(run, f"show ds@{grade}")["role"]
        assert role["entry"]["difficulty"] == ROLES["data-scientist"]["entry"]["difficulty"]
        assert role["grade"]["after"] == after
    assert "comes after 5 grades" in run("show ds@head").out
    assert "Easier" not in run("compare ds@senior mle@lead").out.split("\n\n")[0]


def steps(run: Run, line: str) -> list[str]:
    (route,) = answer_of(run, f"path {line}")["routes"]
    assert all(a["to"] == b["from"] for a, b in pairwise(route["steps"]))
    return [step["to"] for step in route["steps"]]


PATHS = {
    "ds@junior ds@lead": ["data-scientist", "data-scientist@lead"],
    "ds@trainee ds@head": [
        *("data-scientist@associate", "data-scientist", "data-scientist@lead"),
        *("data-scientist@principal", "data-scientist@head"),
    ],
    "ba@trainee ba@head": [
        *("business-analyst@junior", "business-analyst", "business-analyst@senior"),
        *("business-analyst@lead", "business-analyst@head"),
    ],
    "swe@junior swe@lead-management": [
        *("software-engineer", "software-engineer@senior"),
        *("software-engineer@senior-management", "software-engineer@lead-management"),
    ],
    "'junior analyst' 'lead data engineer'": [
        *("data-analyst", "data-engineer", "data-engineer@lead"),
    ],
    "ds mle@lead": ["ml-engineer", "ml-engineer@lead"],
    "ds@lead ds@junior": [],
    "ds@lead ds@senior": [],
    "ds ds@trainee": [],
}


@pytest.mark.parametrize("line", PATHS)
def test_a_path_leaves_out_no_grade(line: str, run: Run) -> None:
    assert steps(run, line) == PATHS[line]


def test_every_ladder_is_climbed_rung_by_rung(run: Run) -> None:
    for id, role in ROLES.items():
        main = [grade["id"] for grade in role.get("grades", ()) if not grade.get("track")]
        if main:
            found = steps(run, f"{id}@{main[0]} {id}@{main[-1]}")
            usual = role["skills_at"]
            assert found == [id if grade == usual else f"{id}@{grade}" for grade in main[1:]]


def test_what_a_grade_takes_counts_from_the_one_below(run: Run) -> None:
    (route,) = answer_of(run, f"path j@junior j@master {GRADED}")["routes"]
    learned = [
        [(each["id"], each["from_level"], each["to_level"]) for each in step["learn"]]
        for step in route["steps"]
    ]
    assert learned == [
        [("joinery", "awareness", "working")],
        [("joinery", "working", "practitioner"), ("teaching", None, "working")],
        [("joinery", "practitioner", "expert"), ("teaching", "working", "practitioner")],
    ]
    assert [step["rise"] for step in route["steps"]] == [0, 0, 0]
    assert [[each["id"] for each in step["documented"]] for step in route["steps"]] == [
        ["handbook"]
    ] * 3


def test_two_grades_of_a_role_differ_in_levels_only(run: Run) -> None:
    answer = answer_of(run, "compare ds@junior ds@senior")
    assert [role["id"] for role in answer["roles"]] == ["data-scientist"] * 2
    handles = [role["handle"] for role in answer["roles"]]
    assert handles == ["data-scientist@associate", "data-scientist@lead"]
    values = {each["id"]: list(each["values"].values()) for each in answer["differences"]}
    assert values["statistics"] == ["working", "expert"]
    assert [(move["from"], move["to"]) for move in answer["moves"]] == [
        tuple(handles),
        tuple(reversed(handles)),
    ]
    assert answer_of(run, "compare ds ds@lead")["roles"][0]["grade"]["id"] == "mid"
    assert "are the same role" in run("compare ds@lead ds@senior", code=2).err


JOINERY = '{"skill": "joinery", "level": "expert"}'


def test_a_spreadsheet_has_a_column_for_each_grade(run: Run) -> None:
    rows = run(f"show j --only grades -f csv {GRADED}").out.splitlines()
    assert rows == [
        "skill,name,apprentice,mid,senior,master,foreman",
        "joinery,Joinery,1,2,3,4,2",
        "teaching,Teaching,,,2,3,4",
    ]


def test_a_path_over_grades_is_drawn(run: Run) -> None:
    drawn = run(f"path j@junior j@senior -f mermaid {GRADED}").out
    assert "<b>Apprentice joiner</b>" in drawn
    assert drawn.count("-->") == 2


MISTAKES = {
    '"skills": [{"skill": "joinery", "level": "awareness"}]': (
        'warning: the grade requires less than "one" below it: "joinery"; '
        'if that is meant, say why in "note"'
    ),
    '"note": "Leads.", "skills": [{"skill": "joinery", "level": "awareness"}]': "",
    '"skills": [{"skill": "joinry", "level": "expert"}]': (
        'unknown skill "joinry"; did you mean "joinery"?'
    ),
    f'"skills": [{JOINERY}, {JOINERY}]': 'duplicate "joinery"',
    '"aliases": ["one"], "skills": [{"skill": "joinery", "level": "expert"}]': (
        '"one" already names another grade of this role'
    ),
    '"skills": [{"skill": "joinery"}]': '"level" is missing',
}


@pytest.mark.parametrize("second", MISTAKES)
def test_a_mistake_in_a_grade_is_found(second: str, run: Run) -> None:
    first = '{"id": "one", "name": "One", "skills": [{"skill": "joinery", "level": "working"}]}'
    text = (
        '{"format": 1, "skills": [{"id": "joinery", "name": "Joinery"}], "roles": ['
        f'{{"id": "j", "name": "J", "summary": "-", "skills_at": "one", "grades": [{first}, '
        f'{{"id": "two", "name": "Two", {second}}}]}}]}}'
    )
    message = MISTAKES[second]
    is_error = bool(message) and not message.startswith("warning")
    out = run("validate -f concise -", stdin=text, code=int(is_error)).out
    assert message in out
    if not message:
        assert out == "0 errors and 0 warnings in 1 file\n"


UNCLEAR = {
    ('"skills_at": "sneior", ', "working"): '"sneior" is no grade of this role; it has "senior"',
    ("", "working"): 'which grade do the levels of "skills" describe?',
    ('"skills_at": "After a year.", ', "working"): "which grade do the levels",
    ('"skills_at": "senior", ', "expert"): 'the role itself has "joinery" at "working"',
    ('"skills_at": "senior", ', "working"): "",
}


def test_a_level_that_is_not_known_is_no_other_one(run: Run) -> None:
    catalog = (
        '{"format": 1, "skills": [{"id": "joinery", "name": "Joinery"}], "roles": [{"id": "j", '
        '"name": "J", "summary": "-", "skills_at": "senior", "skills": [{"skill": "joinery"}], '
        '"grades": [{"id": "senior", "name": "S", '
        '"skills": [{"skill": "joinery", "level": "working"}]}]}]}'
    )
    assert run("validate -f concise -", stdin=catalog).out.startswith("0 errors and 0 warnings")


@pytest.mark.parametrize(("skills_at", "level"), UNCLEAR)
def test_the_usual_grade_is_checked(skills_at: str, level: str, run: Run) -> None:
    catalog = (
        '{"format": 1, "skills": [{"id": "joinery", "name": "Joinery"}], "roles": [{"id": "j", '
        f'"name": "J", "summary": "-", {skills_at}'
        '"skills": [{"skill": "joinery", "level": "working"}], "grades": [{"id": "senior", '
        f'"name": "S", "skills": [{{"skill": "joinery", "level": "{level}"}}]}}]}}]}}'
    )
    out = run("validate -f concise -", stdin=catalog).out
    message = UNCLEAR[skills_at, level]
    assert message in out
    assert ("warning" in out) == ("0 warnings" in out or bool(message))


def test_the_example_of_the_document_is_valid(run: Run) -> None:
    text = (ROOT / "docs/grades.md").read_text(encoding="utf-8")
    example = text.partition("```json\n")[2].partition("```")[0]
    catalog = (
        '{"format": 1, "skills": [{"id": "python", "name": "Python"}], "roles": '
        f'[{{"id": "x", "name": "X", "summary": "-", {example}}}]}}'
    )
    assert run("validate -f concise -", stdin=catalog).out == "0 errors and 0 warnings in 1 file\n"
    ladder = run("show x --only grades --roles -", stdin=catalog).out
    assert ladder.splitlines()[2].split() == ["Junior", "Engineer", "(usual)", "Senior"]


@pytest.mark.parametrize(
    ("line", "missing"),
    [("ba ds", 0.6), ("ba ds@associate", 0.5), ("ba@senior da@junior", 0.3)],
)
def test_what_leads_to_a_role_leads_to_its_lower_grades(
    line: str, missing: float, run: Run
) -> None:
    (route,) = answer_of(run, f"path {line}")["routes"]
    direct = route["direct"]
    assert (direct["tier"], direct["is_common"], direct["is_documented"]) == ("step", True, True)
    assert missing < direct["gap"] < missing + 0.1
