"""What a script gets: the keys of the contract, and the same for everybody."""

import json
from pathlib import Path
from typing import Any

import pytest

from rolecmp.catalog.terms import RoleField
from tests.conftest import KITCHEN, MINIMAL, Run

FIELDS = [
    "focus",
    "questions",
    "responsibilities",
    "skills",
    "grades",
    "tools",
    "degree",
    "education",
    "entry",
    "works_with",
    "leads_to",
]
CLAIMS = {*FIELDS} - {"education"}
NAMES = (
    *("id", "name", "short_name", "catalog", "handle", "asked"),
    *("aliases", "alternate_titles", "summary"),
)
ROLE_KEYS = {
    *NAMES,
    *("grade", "unknown_grade", "family", "track", "certificates"),
    *CLAIMS,
    *("sources", "skills_at", "pay", "figures", "evidence"),
}
COMMON_KEYS = {
    *NAMES,
    *("grade", "unknown_grade", "family", "track"),
    *("sources", "figures", "evidence"),
}
KEYS_OF = {"skills": {"skills", "skills_at"}, "degree": {"degree", "certificates"}}


def answer_of(run: Run, line: str) -> Any:  # noqa: ANN401 - JSON
    return json.loads(run(f"{line} --json").out)


GUILD = {
    "id": "guild",
    "title": "The Guild Book",
    "publisher": "Guild of Cooks",
    "year": 2020,
    "url": None,
    "judgment": False,
}


LISTS = {
    "": ["business-analyst", "data-analyst", "bi-analyst"],
    "--sort pay": ["ml-engineer", "software-engineer", "analytics-engineer"],
    "--sort salary": ["ml-engineer", "software-engineer", "analytics-engineer"],
    "--sort name": ["ai-engineer", "analytics-engineer", "bi-analyst"],
    "--with kubernetes --sort name": ["ml-engineer", "mlops-engineer", "software-engineer"],
    "--with python,'deep learning' --with docker": ["ai-engineer", "ml-engineer"],
    "mlops": ["mlops-engineer", "ml-engineer"],
    "data": ["data-analyst", "data-engineer", "data-scientist"],
    "statist": ["statistician", "data-analyst", "bi-analyst"],
    "data --sort entry": ["data-analyst", "business-analyst", "bi-analyst"],
    "data --sort match": ["data-analyst", "data-engineer", "data-scientist"],
    "decision scientist": ["data-scientist"],
    "zebra": [],
}
"""What is listed first."""


@pytest.mark.parametrize("options", LISTS)
def test_a_list_is_searched_and_sorted(options: str, run: Run) -> None:
    ids = [role["id"] for role in answer_of(run, f"list {options}")["roles"]]
    assert ids[:3] == LISTS[options]


def test_list(run: Run) -> None:
    answer = answer_of(run, f"list --roles {KITCHEN}")
    shown = answer_of(run, f"show cook --roles {KITCHEN}")
    cook = shown["role"]
    assert answer == {
        "kind": "role-list",
        "version": 1,
        "title": "Kitchen roles",
        "word": None,
        "items": [],
        "sort": "entry",
        "roles": [
            {
                "id": "cook",
                "name": "Cook",
                "short_name": "Cook",
                "catalog": None,
                "aliases": ["c"],
                "titles": ["Kitchen hand", "Line cook"],
                "summary": "Cooks meals.",
                "entry": {"difficulty": 2, "sources": [GUILD]},
                "degree": {"expectation": "none", "sources": [GUILD]},
                "pay": cook["pay"],
                "skills": ["hygiene", "heat", "sauces"],
                "tools": ["oven", "knife"],
                "grades": [],
                "disputed": ["tools", "degree"],
                "gap": None,
            },
            {
                "id": "baker",
                "name": "Baker",
                "short_name": "Baker",
                "catalog": None,
                "aliases": [],
                "titles": ["Kitchen hand"],
                "summary": "Bakes bread.",
                "entry": {"difficulty": 4, "sources": []},
                "degree": {"expectation": "required", "sources": []},
                "pay": [],
                "skills": ["dough", "heat", "hygiene"],
                "tools": ["oven", "rolling-pin"],
                "grades": [],
                "disputed": [],
                "gap": None,
            },
        ],
        "measures": [shown["measures"][-1]],
        "me": None,
    }
    assert [each["value"] for each in cook["pay"]] == [21500]


def test_show_resolves_ids(run: Run) -> None:
    answer = answer_of(run, f"show cook --roles {KITCHEN}")
    census = {
        "id": "census",
        "title": "Kitchen Census",
        "publisher": None,
        "year": 2021,
        "url": "https://example.org/census",
        "judgment": False,
    }
    assert {key: answer[key] for key in ("kind", "version")} == {"kind": "role", "version": 1}
    role = answer["role"]
    assert set(role) == ROLE_KEYS
    assert role["alternate_titles"] == ["Kitchen hand", "Line cook"]
    assert role["responsibilities"][0] == {
        "text": "Plans the menu",
        "phase": {"id": "plan", "name": "Plan", "order": 1},
        "part": "lead",
        "sources": [GUILD],
    }
    assert role["skills"][2] == {
        "id": "sauces",
        "name": "Sauces",
        "level": "practitioner",
        "rank": 3,
        "need": "useful",
        "sources": [],
    }
    assert role["tools"][1] == {
        "id": "knife",
        "name": "Knife",
        "kind": "hand-tool",
        "need": "essential",
        "sources": [],
        "shares": [],
    }
    assert [share["value"] for share in role["tools"][0]["shares"]] == [0.75]
    assert role["degree"] == {
        "expectation": "none",
        "levels": [],
        "fields": [],
        "note": "Nobody asks.",
        "sources": [GUILD],
    }
    assert role["entry"] == {
        "difficulty": 2,
        "word": "accessible",
        "note": "Kitchens look for hands.",
        "sources": [GUILD],
    }
    assert role["works_with"] == [
        {"id": "baker", "name": "Baker", "on": "the bread", "sources": []}
    ]
    assert role["leads_to"] == []
    diploma = {
        "measure": {"id": "census-diploma", "name": "share with a diploma"},
        "about": "education",
        "item": "diploma",
        "name": "diploma",
        "value": 0.125,
        "unit": "share",
        "n": 1600,
        "year": 2021,
        "note": None,
    }
    assert role["evidence"][0] == {
        "about": "degree",
        "item": "diploma",
        "name": "diploma",
        "stance": "disputes",
        "source": census,
        "says": "Some cooks have a diploma.",
        "figure": diploma,
    }
    assert role["figures"][2] == diploma
    assert [figure["value"] for figure in role["pay"]] == [21500]
    assert [measure["id"] for measure in answer["measures"]] == [
        "census-tools",
        "census-diploma",
        "guild-diploma",
        "census-training",
        "guild-pay",
    ]
    assert answer["measures"][1] == {
        "id": "census-diploma",
        "name": "share with a diploma",
        "about": "education",
        "unit": "share",
        "year": 2021,
        "population": "Everybody in a kitchen.",
        "source": census,
        "note": None,
    }


def test_compare(run: Run) -> None:
    answer = answer_of(run, f"compare cook baker --roles {KITCHEN}")
    assert answer["kind"] == "comparison"
    assert answer["version"] == 1
    named = {key for field in answer["fields"] for key in KEYS_OF.get(field, {field})}
    for role in answer["roles"]:
        assert set(role) - COMMON_KEYS == (ROLE_KEYS - COMMON_KEYS) & named
        assert {each["about"] for each in (*role["figures"], *role["evidence"])} <= {*named}
    assert answer["roles"][0] == answer_of(run, f"show cook --roles {KITCHEN}")["role"]
    assert answer["skills"] == {
        "shared": ["hygiene", "heat"],
        "only": {"cook": ["sauces"], "baker": ["dough"]},
    }
    assert answer["tools"] == {
        "shared": ["oven"],
        "only": {"cook": ["knife"], "baker": ["rolling-pin"]},
    }
    assert answer["easiest_to_enter"] == ["cook"]
    direct = [
        answer_of(run, f"path {ends} --roles {KITCHEN}")["routes"][0]["direct"]
        for ends in ("cook baker", "baker cook")
    ]
    keys = ("from", "from_name", "to", "to_name", "tier", "gap", "rise", "comparable")
    assert answer["moves"] == [{key: move[key] for key in keys} for move in direct]
    assert [
        {key: relationship[key] for key in ("roles", "confusion", "collaboration")}
        for relationship in answer["relationships"]
    ] == [
        {
            "roles": ["baker", "cook"],
            "confusion": "Both wear white.",
            "collaboration": "The cook serves the bread.",
        }
    ]


LOOKED_AT = {
    "": [*RoleField],
    "--only tools": ["tools"],
    "--only tools --only focus": ["focus", "tools"],
    "--only questions --diff": [],
    "--only pay,education --only Works-With": ["education", "pay", "works_with"],
    "--diff": ["skills", "tools", "degree", "education", "entry", "experience", "pay"],
}


@pytest.mark.parametrize("options", LOOKED_AT)
def test_only_and_diff_select_the_fields(options: str, run: Run, tmp_path: Path) -> None:
    kitchen = json.loads(Path(KITCHEN).read_text(encoding="utf-8"))
    for role in kitchen["roles"]:
        role["questions"] = ["What is for dinner?"]
    file = tmp_path / "kitchen.json"
    file.write_text(json.dumps(kitchen), encoding="utf-8")
    answer = answer_of(run, f"compare cook baker --roles {file} {options}")
    assert answer["fields"] == LOOKED_AT[options]
    assert answer["differences_only"] == ("--diff" in options)
    named = {key for field in answer["fields"] for key in KEYS_OF.get(field, {field})}
    for role in answer["roles"]:
        assert set(role) - COMMON_KEYS == (ROLE_KEYS - COMMON_KEYS) & named
        assert {each["about"] for each in (*role["figures"], *role["evidence"])} <= {*named}


def test_what_two_of_three_roles_have_is_neither_shared_nor_unique(run: Run) -> None:
    tools = answer_of(run, "compare ds mle de")["tools"]
    assert tools["shared"] == ["python", "sql", "spark", "aws", "azure", "java", "git"]
    assert tools["only"] == {
        "data-scientist": ["r", "sas", "jupyter"],
        "ml-engineer": ["kubernetes", "numpy", "cpp", "mlflow"],
        "data-engineer": [
            "snowflake",
            "kafka",
            "nosql",
            "scala",
            "databricks",
            "redshift",
            "sql-server",
            "oracle",
            "bigquery",
            "terraform",
            "dbt",
        ],
    }


def test_where_one_is_not_known_none_is_the_easiest_to_enter(run: Run) -> None:
    text = """{"format": 1, "roles": [{"id": "a", "name": "Analyst", "summary": "x."},
        {"id": "b", "name": "Research scientist", "summary": "y.", "entry": {"difficulty": 5}}]}"""
    line = "compare a b --roles -"
    assert json.loads(run(f"{line} --json", stdin=text).out)["easiest_to_enter"] == []
    assert run(line, stdin=text).out.splitlines()[1] == (
        "No data on how hard it is to get into analyst."
    )


def test_equals_are_all_the_easiest_to_enter(run: Run) -> None:
    answer = answer_of(run, "compare mle da ds ba")
    assert answer["easiest_to_enter"] == ["data-analyst", "business-analyst"]


def test_no_data_is_null_and_never_the_easiest(run: Run) -> None:
    answer = answer_of(run, f"compare cook baker --roles {MINIMAL}")
    assert answer["easiest_to_enter"] == []
    assert answer["roles"][0]["entry"]["difficulty"] is None
    assert answer["roles"][0]["degree"]["expectation"] is None
    listed = answer_of(run, f"list --roles {KITCHEN} --roles {MINIMAL}")
    assert [role["id"] for role in listed["roles"]] == ["baker", "cook"]


def test_roles_of_the_same_difficulty_are_listed_by_name(run: Run) -> None:
    roles = [
        {"id": id, "name": name, "summary": "-", "entry": {"difficulty": 2}}
        for id, name in (("a", "Zoe"), ("b", "adam"), ("d", "Bob"), ("c", "Bob"))
    ]
    catalog = json.dumps({"format": 1, "roles": roles})
    listed = json.loads(run("list --json --roles -", stdin=catalog).out)["roles"]
    assert [role["id"] for role in listed] == ["b", "c", "d", "a"]


def test_a_claim_without_words_says_yes(run: Run) -> None:
    roles = [
        {"id": "a", "name": "A", "summary": "-", "works_with": [{"role": "b"}]},
        {"id": "b", "name": "B", "summary": "-", "leads_to": [{"role": "a"}]},
    ]
    catalog = json.dumps({"format": 1, "roles": roles})
    for role, field in (("a", "works_with"), ("b", "leads_to")):
        answer = json.loads(run(f"evidence {role} {field} --json --roles -", stdin=catalog).out)
        assert [claim["says"] for claim in answer["claims"]] == ["yes"]


@pytest.mark.parametrize("field", ["degree", "entry"])
def test_a_note_without_a_value_is_a_claim(field: str, run: Run) -> None:
    role = {"id": "a", "name": "A", "summary": "-", field: {"note": "It depends."}}
    catalog = json.dumps({"format": 1, "roles": [role]})
    answer = json.loads(run(f"evidence a {field} --json --roles -", stdin=catalog).out)
    assert [claim["says"] for claim in answer["claims"]] == ["It depends."]
    page = " ".join(run("show a --full --roles -", stdin=catalog).out.split())
    assert " no data It depends." in page


def test_the_order_of_a_list_is_no_difference(run: Run) -> None:
    tools = [{"tool": "oven"}, {"tool": "knife"}]
    roles = [
        {"id": id, "name": id, "summary": "-", "tools": listed}
        for id, listed in (("a", tools), ("b", tools[::-1]))
    ]
    catalog = json.dumps(
        {"format": 1, "tools": [{"id": id, "name": id} for id in ("oven", "knife")], "roles": roles}
    )
    answer = json.loads(run("compare a b --diff --json --roles -", stdin=catalog).out)
    assert answer["fields"] == []


def test_process(run: Run) -> None:
    answer = answer_of(run, f"process --roles {KITCHEN}")
    assert set(answer) == {
        "kind",
        "version",
        "role",
        "phase",
        "team",
        "roles",
        "phases",
        "matrix",
        "coverage",
        "relationships",
        "applications",
        "team_shapes",
    }
    assert (answer["kind"], answer["version"]) == ("process", 1)
    assert [(phase["id"], phase["name"]) for phase in answer["phases"]] == [
        ("plan", "Plan"),
        ("make", "Make"),
    ]
    assert answer["phases"][1]["roles"] == [
        {
            "id": "cook",
            "name": "Cook",
            "part": "lead",
            "does": ["Cooks what is ordered"],
            "supports": [],
            "judged": [],
            "sources": [],
        },
        {
            "id": "baker",
            "name": "Baker",
            "part": "support",
            "does": ["Bakes through the night"],
            "supports": ["Bakes through the night"],
            "judged": [],
            "sources": [],
        },
    ]
    (application,) = answer["applications"]
    assert application["seen_at"] == ["Hotels", "Homes"]
    assert application["roles"] == [
        {"id": "baker", "name": "Baker", "does": "Bakes the rolls", "sources": []},
        {"id": "cook", "name": "Cook", "does": "Fries the eggs", "sources": []},
    ]
    assert [shape["id"] for shape in answer["team_shapes"]] == ["stall", "hotel"]
    assert answer["team_shapes"][0]["people"] == [
        {
            "title": "Stallholder",
            "roles": [{"id": "baker", "name": "Baker"}, {"id": "cook", "name": "Cook"}],
        }
    ]


NARROWED = {
    "": (
        [
            "data-scientist",
            "business-analyst",
            "bi-analyst",
            "statistician",
            "analytics-engineer",
            "research-scientist",
            "software-engineer",
        ],
        6,
        22,
    ),
    "frame --team startup": (["data-scientist"], 1, 0),
    "--team da,mle": ([], 6, 0),
    "ds": (["data-scientist"], 6, 6),
    "mle": ([], 3, 6),
    "--team startup": (["data-scientist"], 6, 3),
    "ba --team startup": ([], 0, 0),
}


@pytest.mark.parametrize("options", NARROWED)
def test_process_narrows_to_a_role_or_a_team(options: str, run: Run) -> None:
    answer = answer_of(run, f"process {options}")
    framing, phases, relationships = NARROWED[options]
    roles = {phase["id"]: [role["id"] for role in phase["roles"]] for phase in answer["phases"]}
    assert roles.get("frame", []) == framing
    assert len(answer["phases"]) == phases
    assert len(answer["relationships"]) == relationships
    is_team = answer["team"] == "custom"
    assert is_team or all(phase["roles"] for phase in answer["phases"])


def test_a_team_has_a_coverage(run: Run) -> None:
    coverage = answer_of(run, "process --team da,ds")["coverage"]
    people = {each["id"]: (each["leads"], each["supports"]) for each in coverage["phases"]}
    assert people == {
        "frame": (["Data scientist"], []),
        "prepare": ([], ["Data analyst", "Data scientist"]),
        "explore": (["Data analyst", "Data scientist"], []),
        "model": (["Data scientist"], []),
        "deploy": ([], ["Data scientist"]),
        "report": (["Data analyst", "Data scientist"], []),
    }
    assert coverage["one_person"] == ["frame", "model", "deploy"]
    assert coverage["led_by_nobody"] == ["prepare", "deploy"]
    assert coverage["nobody"] == []
    assert coverage["additions"][0] == {
        "id": "ml-engineer",
        "name": "Machine learning engineer",
        "short_name": "ML engineer",
        "leads": ["deploy"],
        "backs_up": ["model", "deploy"],
    }
    nobody = answer_of(run, "process --team ba")["coverage"]["nobody"]
    assert nobody == ["prepare", "model", "deploy", "report"]


@pytest.mark.parametrize("phase", ["frame", "deploy"])
@pytest.mark.parametrize("team", ["startup", "specialized", "da,ds"])
def test_a_phase_of_a_team_is_shown_in_every_format(phase: str, team: str, run: Run) -> None:
    for format in ("table", "markdown", "html", "svg", "csv", "mermaid", "dot"):
        assert run(f"process {phase} --team {team} -f {format}").out


def test_a_role_that_leads_any_work_leads_the_phase_and_comes_first(run: Run) -> None:
    phases = {phase["id"]: phase["roles"] for phase in answer_of(run, "process")["phases"]}
    assert {id: [(role["id"], role["part"]) for role in roles] for id, roles in phases.items()} == {
        "frame": [
            ("data-scientist", "lead"),
            ("business-analyst", "lead"),
            ("bi-analyst", "lead"),
            ("statistician", "lead"),
            ("analytics-engineer", "support"),
            ("research-scientist", "support"),
            ("software-engineer", "support"),
        ],
        "prepare": [
            ("data-engineer", "lead"),
            ("analytics-engineer", "lead"),
            ("statistician", "lead"),
            ("data-scientist", "support"),
            ("ml-engineer", "support"),
            ("data-analyst", "support"),
            ("bi-analyst", "support"),
            ("ai-engineer", "support"),
        ],
        "explore": [
            ("data-scientist", "lead"),
            ("data-analyst", "lead"),
            ("bi-analyst", "lead"),
            ("statistician", "lead"),
            ("data-engineer", "support"),
            ("business-analyst", "support"),
        ],
        "model": [
            ("data-scientist", "lead"),
            ("ml-engineer", "lead"),
            ("ai-engineer", "lead"),
            ("research-scientist", "lead"),
            ("mlops-engineer", "support"),
            ("statistician", "support"),
        ],
        "deploy": [
            ("ml-engineer", "lead"),
            ("mlops-engineer", "lead"),
            ("ai-engineer", "lead"),
            ("software-engineer", "lead"),
            ("data-scientist", "support"),
        ],
        "report": [
            ("data-scientist", "lead"),
            ("data-analyst", "lead"),
            ("bi-analyst", "lead"),
            ("analytics-engineer", "support"),
            ("research-scientist", "support"),
            ("statistician", "support"),
        ],
    }


def test_evidence(run: Run) -> None:
    answer = answer_of(run, f"evidence cook skills,degree --roles {KITCHEN}")
    assert set(answer) == {
        *("kind", "version", "role", "fields"),
        *("claims", "items", "figures", "measures"),
    }
    assert (answer["kind"], answer["version"]) == ("evidence", 1)
    assert answer["role"] == {"id": "cook", "name": "Cook", "short_name": "Cook", "aliases": ["c"]}
    assert answer["fields"] == ["skills", "degree"]
    assert [(each["about"], each["item"], each["says"]) for each in answer["claims"]] == [
        ("skills", "hygiene", "working, essential"),
        ("skills", "heat", "expert, essential"),
        ("skills", "sauces", "practitioner, useful"),
        ("degree", "level", "none. Nobody asks."),
    ]
    assert [(each["about"], each["item"], each["stance"]) for each in answer["items"]] == [
        ("skills", "heat", "supports"),
        ("degree", "diploma", "disputes"),
        ("degree", None, "disputes"),
    ]
    assert answer["items"] == [
        each
        for field in answer["fields"]
        for each in answer_of(run, f"show cook --roles {KITCHEN}")["role"]["evidence"]
        if each["about"] == field
    ]


LINES = (
    "list --json",
    "evidence ds --json",
    "compare ds mle --json",
    "path --from analyst --explain --json",
)


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize(
    "env",
    [
        {
            "COLUMNS": "20",
            "FORCE_COLOR": "1",
            "TERM": "xterm-256color",
            "PYTHONIOENCODING": "cp1252",
            "PYTHONHASHSEED": "7",
            "PYTHONWARNINGS": "error",
        },
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONHASHSEED": "8"},
    ],
    ids=lambda env: next(iter(env)),
)
def test_json_does_not_depend_on_the_environment(
    line: str, env: dict[str, str], run: Run, shell: Run
) -> None:
    plain = run(line).out
    assert plain.isascii()
    assert plain.endswith("}\n")
    assert shell(f"rolecmp {line}", env).out == plain


def test_format_json_is_the_same_as_json(run: Run) -> None:
    assert run("list --format json").out == run("list --json").out == run("list -f json").out
