"""The built-in catalog: the facts of its founding document, and the evidence for them."""

import csv
import json
import re
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest

from tests.conftest import ROOT, Run

CATALOG: dict[str, Any] = json.loads((ROOT / "data/roles.json").read_text(encoding="utf-8"))
ROLES = {role["id"]: role for role in CATALOG["roles"]}

FACTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "two roles taken for one another": (
        "compare ds mle",
        ("Two roles, often taken for one another", "They differ in focus and in skills"),
    ),
    "why they get confused": (
        "compare ds mle",
        (
            "Why they get confused",
            "both work with data and with machine learning",
            (
                "the data scientist is after insight for business decisions, the machine learning "
                "engineer after infrastructure and optimized models"
            ),
        ),
    ),
    "what a data scientist combines": (
        "show ds",
        ("combines mathematics, statistics, computer science and machine learning",),
    ),
    "the questions of a data scientist": ("show ds", ("What happened? Why?",)),
    "what a data scientist does": (
        "show ds",
        (
            "Works out the problem with business stakeholders",
            "Collects and processes data",
            "Explores and analyzes the data with statistics and visualization",
            "Builds models that predict",
            "Reports results to the business in reports and dashboards",
        ),
    ),
    "the tools of a data scientist": (
        "show ds",
        (
            "Python ━━━━━━── 72%",
            "R (━━━───── 41%)",
            "Tableau (━━────── 21%)",
            "Hadoop (━─────── 10%)",
            "Spark (━─────── 16%)",
            "scikit-learn (━─────── 6%)",
            "TensorFlow (━─────── 11%)",
            "PyTorch (━─────── 9%)",
        ),
    ),
    "the degree of a data scientist": (
        "show ds",
        (
            "Degree optional No specific degree is always required",
            "varied academic backgrounds",
        ),
    ),
    "a data scientist gets in more easily": (
        "compare ds mle",
        ("Easiest to enter: Data scientist",),
    ),
    "why a data scientist gets in more easily": (
        "show ds",
        (
            (
                "easier to get into than machine learning engineer, at entry level above all, as "
                "fewer complex technical skills are asked for. A background in statistics or "
                "business analysis helps."
            ),
        ),
    ),
    "what an ML engineer does": (
        "show mle",
        (
            (
                "designs, builds and optimizes algorithms and models, makes them scale, deploys "
                "them and fits them into the company's infrastructure"
            ),
        ),
    ),
    "where an ML engineer works": (
        "show mle",
        ("Fine-tunes models, on cloud platforms such as AWS", "AWS (━━────── 31%)"),
    ),
    "the degree of an ML engineer": (
        "show mle",
        (
            "required: bachelor or master in computer science or a related field",
            "Often required",
            "Programming ●●●● expert",
            "Algorithms ●●●● expert",
        ),
    ),
    "advanced knowledge is essential for an ML engineer": (
        "evidence mle skills",
        (
            (
                "Skills: Algorithms claimed expert, essential "
                "supported Advanced knowledge is essential."
            ),
        ),
    ),
    "an ML engineer has it hard to get in": (
        "show mle",
        (
            (
                "One of the hardest of these fields to break into: algorithms, coding and machine "
                "learning concepts are asked for at an advanced level."
            ),
        ),
    ),
    "what a data engineer does": (
        "show de",
        (
            "Collects data from many sources and organizes it",
            "Designs and maintains data systems",
            "Runs ETL: extract, transform, load",
            "Keeps the data available and ready for the data scientist",
        ),
    ),
    "the tools of a data engineer": ("show de", ("SQL ━━━━━━── 70%", "BigQuery (useful)")),
    "who does what in a project": (
        "show ds",
        (
            "Works out the problem with business stakeholders",
            "using machine learning itself",
            (
                "Machine learning engineer: models built and optimized on the insights found, and "
                "the harder work, such as deployment and fine-tuning"
            ),
            "Data engineer: data, which the engineer prepares and has ready",
        ),
    ),
    "how the two work together": (
        "compare ds mle",
        (
            "How they work together",
            (
                "The data scientist explores and analyzes; the machine learning engineer builds "
                "and optimizes models on the insights found. Together they see to it that models "
                "work and can be deployed in the company's systems."
            ),
        ),
    ),
    "a data analyst gets in most easily": (
        "show analyst",
        (
            (
                "●○○○○ very easy An entry-level role, often seen as the easiest to break into, "
                "and a stepping stone to data scientist and machine learning engineer."
            ),
        ),
    ),
    "a business analyst serves the same way": (
        "show ba",
        ("like it a stepping stone to data scientist and machine learning engineer",),
    ),
    "the route to ML engineer": (
        "show analyst",
        (
            (
                "Data scientist: a stepping stone that builds data manipulation, basic machine "
                "learning and coding"
            ),
            (
                "Machine learning engineer: a stepping stone, though a distant one: first the "
                "experience, then the more specialized role"
            ),
        ),
    ),
    "who does what, phase by phase": (
        "process",
        (
            "Data scientist Works out the problem with business stakeholders",
            "Data engineer Collects data from many sources and organizes it",
            "Data scientist Explores and analyzes the data",
            "Data scientist Builds models that predict, using machine learning itself",
            (
                "The machine learning engineer comes in for the harder work, such as deployment "
                "and fine-tuning."
            ),
        ),
    ),
    "how the two work together on a project": (
        "process",
        ("Together they see to it that models work and can be deployed in the company's systems.",),
    ),
    "large companies split the roles": (
        "process --team specialized",
        (
            "Large companies split the roles. [1]",
            "Data engineer Data scientist Machine learning engineer ──",
        ),
    ),
    "a startup does not": (
        "process",
        (
            (
                "In a start-up one person may hold several of the roles. [1] "
                "One person: Data engineer, Data scientist, Machine learning engineer"
            ),
        ),
    ),
    "recommendations are the example": (
        "process",
        (
            "Example: Personalization and recommendations",
            (
                "Analyze what users do and suggest content from the patterns; all of it relies on "
                "machine learning. Seen at YouTube, Netflix."
            ),
        ),
    ),
    "the routes from data analyst": (
        "path --from analyst --to mle",
        (
            "An entry-level role, often seen as the easiest to break into",
            "a stepping stone that builds data manipulation, basic machine learning and coding",
            (
                "the experience comes first (data manipulation, basic machine learning, coding), "
                "then the more specialized role"
            ),
        ),
    ),
    "the routes from business analyst": (
        "path --from ba",
        ("like it a stepping stone to data scientist and machine learning engineer",),
    ),
}


@pytest.mark.parametrize("fact", FACTS)
def test_every_fact_of_the_founding_document_is_shown(fact: str, run: Run) -> None:
    line, fragments = FACTS[fact]
    page = " ".join(run(line, {"COLUMNS": "100"}).out.replace("│", " ").split())
    assert [fragment for fragment in fragments if fragment not in page] == []


def test_every_claim_has_a_source() -> None:
    without = [
        (role["id"], field, claim)
        for role in ROLES.values()
        for field in ("responsibilities", "leads_to")
        for claim in role.get(field, [])
        if not claim.get("sources")
    ]
    without += [
        (role["id"], field, None)
        for role in ROLES.values()
        for field in ("degree", "entry")
        if not role[field]["sources"]
    ]
    without += [
        (role["id"], field, item)
        for role in ROLES.values()
        for field, key in (
            ("focus", None),
            ("questions", None),
            ("skills", "skill"),
            ("tools", "tool"),
            ("works_with", "role"),
        )
        for item in ([each[key] for each in role.get(field, [])] if key else [None])
        if not any(
            evidence["about"] == field and evidence.get("item") == item
            for evidence in role["evidence"]
        )
    ]
    without += [
        (key, claim, None)
        for key in ("relationships", "applications", "team_shapes")
        for claim in CATALOG[key]
        if not claim["sources"]
    ]
    assert without == []


def test_every_figure_has_its_n() -> None:
    figures = [
        evidence for role in ROLES.values() for evidence in role["evidence"] if "value" in evidence
    ]
    assert len(figures) > 50
    assert [figure for figure in figures if not figure.get("n")] == []
    shares = [figure for figure in figures if figure["unit"].startswith("share")]
    assert [share for share in shares if not 0 <= share["value"] < 1] == []


def test_every_figure_is_one_of_those_kept_with_their_source() -> None:
    """Nothing is rounded, and nothing made up: figures.csv has them as their sources do."""
    with (ROOT / "data/evidence/figures.csv").open(encoding="utf-8", newline="") as file:
        kept = {
            (row["source"], float(row["value"]), int(row["n"] or 0)) for row in csv.DictReader(file)
        }
    used = set()
    for role in ROLES.values():
        for evidence in role["evidence"]:
            if "value" in evidence:
                used.add((evidence["source"], evidence["value"], evidence["n"]))
            elif evidence["about"] in {"pay", "growth"}:
                for figure in re.findall(r"(\d[\d,]*)( US dollars|%)", evidence["says"]):
                    scale = 100 if figure[1] == "%" else 1
                    used.add((evidence["source"], int(figure[0].replace(",", "")) / scale, 0))
    assert used == kept


def test_every_role_is_equally_complete() -> None:
    assert len(ROLES) == 12
    for role in ROLES.values():
        essential = [skill for skill in role["skills"] if skill["need"] == "essential"]
        assert len(essential) >= 8, role["id"]
        assert role["degree"]["expectation"]
        assert role["entry"]["difficulty"]
        assert role["entry"]["note"]
        figures = [evidence for evidence in role["evidence"] if "value" in evidence]
        assert len(figures) >= 5, role["id"]
        fields = {evidence["about"] for evidence in role["evidence"]}
        assert fields >= {"degree", "entry", "growth", "tools"}, role["id"]


MIXED_UP = [
    ("data-analyst", "business-analyst"),
    ("data-analyst", "bi-analyst"),
    ("data-engineer", "analytics-engineer"),
    ("ml-engineer", "mlops-engineer"),
    ("ml-engineer", "ai-engineer"),
    ("data-scientist", "statistician"),
    ("data-scientist", "research-scientist"),
    ("ml-engineer", "software-engineer"),
]


@pytest.mark.parametrize(("one", "other"), MIXED_UP)
def test_pairs_that_are_mixed_up_have_a_relationship(one: str, other: str, run: Run) -> None:
    (relationship,) = json.loads(run(f"compare {one} {other} --json").out)["relationships"]
    assert relationship["confusion"]
    assert relationship["collaboration"]


ROUTES = {
    "ba mle": ["data-analyst", "data-scientist", "ml-engineer"],
    "analyst de": ["analytics-engineer", "data-engineer"],
    "swe mle": ["ml-engineer"],
}


@pytest.mark.parametrize("ends", ROUTES)
def test_the_routes_people_take_are_the_best(ends: str, run: Run) -> None:
    start, end = ends.split()
    (route,) = json.loads(run(f"path --from {start} --to {end} --json").out)["routes"]
    assert [step["to"] for step in route["steps"]] == ROUTES[ends]


def test_the_disagreement_about_the_degree_of_a_data_scientist_is_shown(run: Run) -> None:
    page = " ".join(run("evidence ds degree", {"COLUMNS": "200"}).out.split())
    assert "Sources disagree about: degree." in page
    assert "supported No specific degree is always required." in page
    assert "disputed ──────── 2.7% of postings mention no degree (n=10,504, 2023)" in page


def test_relatedness_equals_the_evidence() -> None:
    for role in ROLES.values():
        for move in role.get("leads_to", []):
            published = {
                evidence["value"]
                for evidence in role["evidence"]
                if evidence["about"] == "leads_to"
                and evidence.get("item") == move["role"]
                and evidence["stance"] == "supports"
                and "value" in evidence
            }
            assert {move["relatedness"]} == published if "relatedness" in move else not published


def test_every_skill_and_tool_is_used_by_a_role() -> None:
    for key, word in (("skills", "skill"), ("tools", "tool")):
        listed = {item[word] for role in ROLES.values() for item in role[key]}
        assert {item["id"] for item in CATALOG[key]} == listed
    assert 25 <= len(CATALOG["skills"]) <= 45


NEIGHBORS = [
    ("business-analyst", "data-analyst"),
    ("data-analyst", "data-scientist"),
    ("data-engineer", "data-scientist"),
    ("data-scientist", "ml-engineer"),
    ("data-engineer", "ml-engineer"),
]


@pytest.mark.parametrize(("one", "other"), NEIGHBORS)
def test_neighbors_have_an_essential_skill_in_common(one: str, other: str) -> None:
    essential = [
        {skill["skill"] for skill in ROLES[role]["skills"] if skill["need"] == "essential"}
        for role in (one, other)
    ]
    assert essential[0] & essential[1]
    assert essential[0] ^ essential[1]


def cited(part: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    """Return the ids of the sources that are named in a part of the catalog."""
    if isinstance(part, list):
        for item in part:
            yield from cited(item)
    elif isinstance(part, dict):
        for key, value in part.items():
            if key == "source":
                yield value
            elif key == "sources":
                yield from value
            else:
                yield from cited(value)


def test_every_source_is_used_and_has_an_address() -> None:
    used = set(cited({key: value for key, value in CATALOG.items() if key != "sources"}))
    assert {source["id"] for source in CATALOG["sources"]} == used
    for source in CATALOG["sources"]:
        assert source.get("url", "https://").startswith("https://")


def test_roles_are_known_by_the_names_people_use() -> None:
    assert {role["id"]: role["aliases"] for role in ROLES.values()} == {
        "data-scientist": ["ds"],
        "ml-engineer": ["mle"],
        "data-engineer": ["de"],
        "data-analyst": ["da", "analyst"],
        "business-analyst": ["ba"],
        "analytics-engineer": ["ae"],
        "bi-analyst": ["bi"],
        "mlops-engineer": ["mlops"],
        "ai-engineer": ["aie"],
        "research-scientist": ["rs"],
        "statistician": ["stat"],
        "software-engineer": ["swe"],
    }


@pytest.mark.parametrize(("one", "other"), list(combinations(ROLES, 2)))
def test_any_two_roles_can_be_compared(one: str, other: str, run: Run) -> None:
    answer = json.loads(run(f"compare {one} {other} --json").out)
    assert [role["id"] for role in answer["roles"]] == [one, other]
