"""The built-in catalog: the facts of its founding document, and the evidence for them."""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations, permutations
from typing import Any

import pytest

from tests.conftest import ROOT, Run

CATALOG: dict[str, Any] = json.loads((ROOT / "data/roles.json").read_text(encoding="utf-8"))
ROLES = {role["id"]: role for role in CATALOG["roles"]}
ABOUT = {measure["id"]: measure["about"] for measure in CATALOG["measures"]}
IDS = {role.get("short_name", role["name"]): role["id"] for role in CATALOG["roles"]}
FACTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "two roles that are mixed up": (
        "compare ds mle --full",
        ("Two roles that are often mixed up", "They differ in focus and in skills"),
    ),
    "why people mix them up": (
        "compare ds mle --full",
        (
            "Why people mix them up",
            "both work with data and with machine learning",
            (
                "data scientists look for insight that guides business decisions, machine learning "
                "engineers build infrastructure and optimized models"
            ),
        ),
    ),
    "what a data scientist combines": (
        "show ds --full",
        ("combines mathematics, statistics, computer science and machine learning",),
    ),
    "the questions of a data scientist": ("show ds --full", ("What happened? Why?",)),
    "what a data scientist does": (
        "show ds --full",
        (
            "Defines the problem with business stakeholders",
            "Collects and processes data",
            "Explores and analyzes the data with statistics and visualization",
            "Builds predictive models with machine learning",
            "Reports results to the business in reports and dashboards",
        ),
    ),
    "the tools of a data scientist": (
        "show ds --full",
        (
            "Python ━━━━━━── 78%",
            "R ━━━━──── 44%",
            "Tableau ━━────── 21%",
            "Hadoop ━─────── 11%",
            "Spark ━━────── 19%",
            "scikit-learn ━─────── 7%",
            "TensorFlow ━─────── 12%",
            "PyTorch ━─────── 10%",
        ),
    ),
    "the degree of a data scientist": (
        "show ds --full",
        (
            "No specific degree is always required",
            "varied academic backgrounds",
            "subject any ≈",
        ),
    ),
    "a data scientist gets in more easily": (
        "compare ds mle",
        ("Easier to get into: data scientist",),
    ),
    "why a data scientist gets in more easily": (
        "show ds --full",
        (
            (
                "easier to get into than machine learning engineer, especially at entry level: it "
                "requires fewer complex technical skills. A background in statistics or business "
                "analysis helps."
            ),
        ),
    ),
    "what an ML engineer does": (
        "show mle --full",
        (
            (
                "designs, builds and optimizes algorithms and models, scales and deploys them, and "
                "integrates them into the company's infrastructure"
            ),
        ),
    ),
    "where an ML engineer works": (
        "show mle --full",
        ("Fine-tunes models, on cloud platforms such as AWS", "AWS ━━━───── 37%"),
    ),
    "the degree of an ML engineer": (
        "show mle --full",
        (
            "level often required: bachelor or master",
            "A degree is often required, usually a bachelor's or a master's.",
            "subject computer science or a related field",
            "Programming ●●●○ practitioner",
            "Algorithms ●●●○ practitioner",
        ),
    ),
    "advanced knowledge is essential for an ML engineer": (
        "evidence mle skills",
        (
            (
                "Skills: Algorithms we say practitioner, essential ≈ [1, 3] "
                "for Advanced knowledge is essential."
            ),
        ),
    ),
    "an ML engineer has it hard to get in": (
        "show mle --full",
        (
            (
                "One of the hardest of these fields to break into: it requires advanced "
                "algorithms, coding and machine learning concepts."
            ),
        ),
    ),
    "what a data engineer does": (
        "show de --full",
        (
            "Collects data from many sources and organizes it",
            "Designs and maintains data systems",
            "Runs ETL: extract, transform, load",
            "Keeps the data available and ready for the data scientist",
        ),
    ),
    "the tools of a data engineer": (
        "show de --full",
        ("SQL ━━━━━━── 72%", "BigQuery ━─────── 7%"),
    ),
    "who does what in a project": (
        "show ds --full",
        (
            "Defines the problem with business stakeholders",
            "Explores and analyzes the data",
            "Builds predictive models with machine learning",
            (
                "Machine learning engineer: models based on the findings, and the harder work, "
                "such as deployment and fine-tuning"
            ),
            "Data engineer: data that the data engineer prepares",
        ),
    ),
    "how the two work together": (
        "compare ds mle --full",
        (
            "How they work together",
            (
                "The data scientist explores and analyzes; the machine learning engineer builds "
                "and optimizes models based on those insights. Together they make sure that models "
                "work and can be deployed in the company's systems."
            ),
        ),
    ),
    "a data analyst gets in most easily": (
        "show analyst --full",
        (
            (
                "■□□□□ entry level ≈ An entry-level role, often seen as the easiest to break into, "
                "and a stepping stone to data scientist and machine learning engineer."
            ),
        ),
    ),
    "a business analyst serves the same way": (
        "show ba --full",
        (
            (
                "An entry-level role and, like data analyst, a stepping stone to data scientist "
                "and machine learning engineer."
            ),
        ),
    ),
    "the route to ML engineer": (
        "show analyst --full",
        (
            "a stepping stone: nearly 1 in 3 data scientists had been data analysts",
            (
                "Machine learning engineer: a stepping stone: first gain experience (data "
                "manipulation, basic machine learning, coding), then move on to the more "
                "specialized role"
            ),
        ),
    ),
    "who does what, phase by phase": (
        "process --full",
        (
            "Data scientist Defines the problem with business stakeholders",
            "Data engineer Collects data from many sources and organizes it",
            "Data scientist Explores and analyzes the data",
            "Data scientist Builds predictive models with machine learning",
            (
                "The machine learning engineer takes on the harder work, such as deployment and "
                "fine-tuning."
            ),
        ),
    ),
    "how the two work together on a project": (
        "process --full",
        ("Together they make sure that models work and can be deployed in the company's systems.",),
    ),
    "large companies split the roles": (
        "process --team specialized --full",
        (
            "Large companies split the roles.",
            "Data engineer Data scientist Machine learning engineer ──",
        ),
    ),
    "a startup does not": (
        "process --full",
        (
            (
                "In a start-up one person may hold several of the roles. "
                "One person: data engineer, data scientist and machine learning engineer"
            ),
        ),
    ),
    "recommendations are the example": (
        "process --full",
        (
            "Example: Personalization and recommendations",
            (
                "Analyze what users do and suggest content from the patterns; these systems rely "
                "on machine learning. Seen at YouTube, Netflix."
            ),
        ),
    ),
    "the routes from data analyst": (
        "path --from analyst --to mle -f markdown",
        (
            "An entry-level role, often seen as the easiest to break into",
            "a stepping stone: nearly 1 in 3 data scientists had been data analysts",
            (
                "gain experience first (data manipulation, basic machine learning, coding), then "
                "move on to the more specialized role"
            ),
        ),
    ),
    "the routes from business analyst": (
        "path --from ba --full",
        (
            (
                "An entry-level role and, like data analyst, a stepping stone to data scientist "
                "and machine learning engineer."
            ),
        ),
    ),
}


@pytest.mark.parametrize("fact", FACTS)
def test_every_fact_of_the_founding_document_is_shown(fact: str, run: Run) -> None:
    line, fragments = FACTS[fact]
    page = " ".join(run(line, {"COLUMNS": "100"}).out.replace("│", " ").split())
    assert [fragment for fragment in fragments if fragment not in page] == []


FACTS_IN_JSON: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "why people mix them up": (
        "compare ds mle",
        "relationships[].confusion",
        (
            "both work with data and with machine learning",
            "insight that guides business decisions",
            "build infrastructure and optimized models",
        ),
    ),
    "what a data scientist combines": (
        "show ds",
        "role.focus",
        ("combines mathematics, statistics, computer science and machine learning",),
    ),
    "the questions of a data scientist": (
        "show ds",
        "role.questions[]",
        ("What happened?", "Why?"),
    ),
    "what a data scientist does": (
        "show ds",
        "role.responsibilities[].text",
        (
            "Defines the problem with business stakeholders",
            "Collects and processes data",
            "Explores and analyzes the data with statistics and visualization",
            "Builds predictive models with machine learning",
            "Reports results to the business in reports and dashboards",
        ),
    ),
    "a data scientist communicates": ("show ds", "role.skills[].id", ("communication",)),
    "the tools of a data scientist": (
        "show ds",
        "role.tools[].name",
        (
            *("Python", "R", "Tableau", "Hadoop", "Spark"),
            *("scikit-learn", "TensorFlow", "PyTorch"),
        ),
    ),
    "the degree of a data scientist": ("show ds", "role.degree.fields[]", ("any",)),
    "the backgrounds of data scientists": (
        "show ds",
        "role.degree.note",
        ("No specific degree is always required", "varied academic backgrounds"),
    ),
    "who gets in more easily": ("compare ds mle", "easiest_to_enter[]", ("data-scientist",)),
    "why a data scientist gets in more easily": (
        "compare ds mle",
        "roles[].entry.note",
        (
            "it requires fewer complex technical skills",
            "A background in statistics or business analysis helps",
            "One of the hardest of these fields to break into",
            "advanced algorithms, coding and machine learning concepts",
        ),
    ),
    "what an ML engineer does": (
        "show mle",
        "role.responsibilities[].text",
        (
            "Designs, builds and optimizes algorithms and models",
            "Fine-tunes models, on cloud platforms such as AWS",
            "Scales models",
            "Deploys models and integrates them into the company's infrastructure",
        ),
    ),
    "where an ML engineer works": ("show mle", "role.tools[].name", ("AWS",)),
    "how often a degree is required of an ML engineer": (
        "show mle",
        "role.degree.expectation",
        ("often-required",),
    ),
    "which degree that is": ("show mle", "role.degree.levels[]", ("bachelor", "master")),
    "in which subject": (
        "show mle",
        "role.degree.fields[]",
        ("computer science", "a related field"),
    ),
    "what a data engineer does": (
        "show de",
        "role.responsibilities[].text",
        (
            "Collects data from many sources and organizes it",
            "Designs and maintains data systems",
            "Runs ETL: extract, transform, load",
            "Keeps the data available and ready for the data scientist",
        ),
    ),
    "the tools of a data engineer": ("show de", "role.tools[].name", ("SQL", "BigQuery")),
    "how the two work together": (
        "compare ds mle",
        "relationships[].collaboration",
        (
            "The data scientist explores and analyzes",
            "builds and optimizes models based on those insights",
            "models work and can be deployed in the company's systems",
        ),
    ),
    "who does what": (
        "process",
        "phases[].roles[].does[]",
        (
            "Defines the problem with business stakeholders",
            "Collects data from many sources and organizes it",
            "Builds predictive models with machine learning",
            "Fine-tunes models",
        ),
    ),
    "how teams split the roles": (
        "process",
        "team_shapes[].about",
        (
            "Large companies split the roles.",
            "In a start-up one person may hold several of the roles.",
        ),
    ),
    "a data analyst gets in most easily": (
        "show da",
        "role.entry.note",
        ("often seen as the easiest to break into", "a stepping stone to data scientist"),
    ),
    "a business analyst serves the same way": (
        "show ba",
        "role.entry.note",
        ("An entry-level role and, like data analyst, a stepping stone",),
    ),
    "the route to ML engineer": (
        "path --from analyst --to mle",
        "routes[].steps[].to",
        ("data-scientist", "ml-engineer"),
    ),
    "what is gained on it": (
        "path --from analyst --to mle",
        "routes[].steps[].note",
        (
            "a stepping stone: nearly 1 in 3 data scientists had been data analysts",
            "gain experience first (data manipulation, basic machine learning, coding)",
        ),
    ),
    "recommendations are the example": (
        "process",
        "applications[].seen_at[]",
        ("YouTube", "Netflix"),
    ),
    "how they work": (
        "process",
        "applications[].about",
        ("suggest content from the patterns", "rely on machine learning"),
    ),
}


def values(answer: Any, path: str) -> list[Any]:  # noqa: ANN401 - JSON
    """Return the values at a path such as `role.tools[].id`."""
    found = [answer]
    for key in path.split("."):
        found = [each[key.removesuffix("[]")] for each in found]
        if key.endswith("[]"):
            found = [each for listed in found for each in listed]
    return found


@pytest.mark.parametrize("fact", FACTS_IN_JSON)
def test_every_fact_of_the_founding_document_is_in_json(fact: str, run: Run) -> None:
    line, path, expected = FACTS_IN_JSON[fact]
    found = values(json.loads(run(f"{line} --json").out), path)
    assert [each for each in expected if not any(each in value for value in found)] == []


def test_every_claim_has_a_source() -> None:
    without = [
        (role["id"], field, claim)
        for role in ROLES.values()
        for field in ("responsibilities", "skills", "tools", "works_with", "leads_to")
        for claim in role.get(field, [])
        if not claim.get("sources")
    ]
    without += [
        (role["id"], field, None)
        for role in ROLES.values()
        for field in ("degree", "entry")
        if not role[field]["sources"]
    ]
    without += [(role["id"], "focus", None) for role in ROLES.values() if not role["sources"]]
    without += [
        (key, claim, None)
        for key in ("relationships", "applications", "team_shapes")
        for claim in CATALOG[key]
        if not claim["sources"]
    ]
    assert without == []


def test_every_figure_has_its_n_unless_its_source_gives_none() -> None:
    without = {
        figure["measure"]
        for role in ROLES.values()
        for figure in role["figures"]
        if "n" not in figure
    }
    assert without == {"bls-oews-2025-pay", "bls-growth-2025-35", "uk-lowest-grade-level"}


def test_every_figure_is_that_of_its_source() -> None:
    """Nothing is rounded, and nothing made up: figures.csv has them by measure, role and item."""
    with (ROOT / "data/evidence/figures.csv").open(encoding="utf-8", newline="") as file:
        kept = {
            (row["measure"], row["role"], row["item"]): (float(row["value"]), row["n"])
            for row in csv.DictReader(file)
        }
    used = {
        (figure["measure"], role["id"], figure.get("item", "")): (
            figure["value"],
            str(figure.get("n", "")),
        )
        for role in ROLES.values()
        for figure in role["figures"]
    }
    assert len(used) > 900
    assert used == kept


def rounded(figure: Any, measure: Any) -> str:  # noqa: ANN401 - JSON
    """Return a figure as a table shows it: rounded half up, in its unit, with its n if small."""
    exact = Decimal(str(figure["value"]))
    few = f" n={figure['n']}" if figure.get("n", 100) < 100 else ""
    match measure["unit"]:
        case "share":
            sign = "+" if measure["about"] == "growth" and exact > 0 else ""
            shown = f"{sign}{(exact * 100).quantize(Decimal(1), ROUND_HALF_UP)}%"
        case "years":
            shown = f"{exact.quantize(Decimal('0.1'), ROUND_HALF_UP)} years".replace(".0 ", " ")
        case "level":
            shown = str(exact.quantize(Decimal("0.1"), ROUND_HALF_UP)).removesuffix(".0")
        case _:
            shown = f"\\${exact.quantize(Decimal(1), ROUND_HALF_UP):,}"
    return shown + few


MEASURED = "tools,education,entry,experience,activities,pay,growth"
FIELDS = {
    "Tools": "tools",
    "Education": "education",
    "Entry difficulty": "entry",
    "Experience": "experience",
    "Activities": "activities",
    "Pay": "pay",
    "Job growth": "growth",
}
TOOL_IDS = {tool["name"]: tool["id"] for tool in CATALOG["tools"]}
FIGURE = re.compile(r"(\+?[\d.]+%|\\\$[\d,]+|[\d.]+ years|[\d.]+)(?: n=\d+)?")


def labels(measure: Any, item: str | None) -> set[str]:  # noqa: ANN401 - JSON
    """Return the labels that the row of a figure may have."""
    name, year = measure["name"], str(measure["year"])
    dated = name if year in name else f"{name}, {year}"
    words = re.sub("[-_]", " ", item or "").replace("ml ", "ML ")
    words = re.sub(r"^p(\d+)$", r"\1th percentile", words)
    tool = next((name for name, id in TOOL_IDS.items() if id == item), words)
    return {tool, dated, f"{dated}, {words}"} - {""}


@pytest.mark.parametrize(("one", "other"), list(combinations(ROLES, 2)))
def test_a_row_holds_figures_of_one_measure(one: str, other: str, run: Run) -> None:
    """For any two roles: each row can be filled by a single measure, for both roles."""
    field, rows = "", 0
    for line in run(f"compare {one} {other} --only {MEASURED} -f markdown").out.splitlines():
        label, *cells = line.strip("| ").split(" | ") if line.startswith("| ") else [""]
        if title := re.match(r"\*\*([A-Z][a-z ]+)", label):
            field = FIELDS[title[1]]
        figures = [found[0] if (found := FIGURE.match(cell)) else None for cell in cells]
        if not any(figures):
            continue
        sole = [
            measure
            for measure in CATALOG["measures"]
            if measure["about"] == field
            and all(
                cell is None
                or cell
                in {
                    rounded(figure, measure)
                    for figure in ROLES[role]["figures"]
                    if figure["measure"] == measure["id"]
                    and label in labels(measure, figure.get("item"))
                }
                for role, cell in zip((one, other), figures, strict=True)
            )
        ]
        assert sole, line
        rows += 1
    assert rows > 20


def test_a_sheet_has_every_figure_with_its_measure_n_and_year(run: Run) -> None:
    measures = {(each["name"], str(each["year"])): each for each in CATALOG["measures"]}
    names = {
        **{tool["id"]: tool["name"] for tool in CATALOG["tools"]},
        **{role["id"]: role["name"] for role in CATALOG["roles"]},
    }
    out = run(f"compare {' '.join(ROLES)} -f csv").out
    found = Counter[str]()
    for row in csv.DictReader(out.splitlines()):
        if not row["measure"]:
            continue
        measure = measures[row["measure"], row["year"]]
        assert (row["unit"], row["field"]) == (measure["unit"], measure["about"])
        for id, role in ROLES.items():
            figures = [
                each
                for each in role["figures"]
                if each["measure"] == measure["id"]
                and row["item"]
                in {names.get(each.get("item", "")), *labels(measure, each.get("item")), ""}
                and (row["item"] or not each.get("item"))
            ]
            assert len(figures) <= 1
            value, n = row[id], row[f"{id} n"]
            assert value == (f"{figures[0]['value']:.10g}" if figures else "")
            assert n == (str(figures[0].get("n", "")) if figures else "")
            found[id] += len(figures)
    assert found == {id: len(role["figures"]) for id, role in ROLES.items()}


def test_every_role_is_equally_complete() -> None:
    assert len(ROLES) == 12
    for role in ROLES.values():
        essential = [skill for skill in role["skills"] if skill["need"] == "essential"]
        assert len(essential) >= 8, role["id"]
        assert role["degree"]["expectation"]
        assert role["entry"]["difficulty"]
        assert role["entry"]["note"]
        assert len(role["figures"]) >= 25, role["id"]


MIXED_UP = [
    ("data-analyst", "data-scientist"),
    ("data-engineer", "data-scientist"),
    ("data-engineer", "ml-engineer"),
    ("data-engineer", "software-engineer"),
    ("data-engineer", "mlops-engineer"),
    ("data-analyst", "data-engineer"),
    ("data-analyst", "analytics-engineer"),
    ("bi-analyst", "analytics-engineer"),
    ("bi-analyst", "business-analyst"),
    ("ai-engineer", "software-engineer"),
    ("ai-engineer", "data-scientist"),
    ("ml-engineer", "research-scientist"),
    ("mlops-engineer", "software-engineer"),
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


DOORS = (
    ("postings-junior", None, -1),
    ("postings-senior", None, 1),
    ("kaggle-2017-direct-entry", None, -1),
    ("uk-lowest-grade-level", None, 1),
    ("bls-oews-2025-pay", "p10", 1),
)
"""What is measured of how hard it is to get in: a measure, its item, and 1 if more is harder."""
DEGREES_HELD = ("kaggle-2022-education", "kaggle-2021-education", "stack-overflow-2025-education")
DEGREES = ("associate", "bachelor", "master", "doctorate")


def value(role: str, measure: str, item: str | None) -> float | None:
    return next(
        (
            figure["value"]
            for figure in ROLES[role]["figures"]
            if (figure["measure"], figure.get("item")) == (measure, item)
        ),
        None,
    )


def doors(easier: str, harder: str) -> Iterator[float]:
    """Yield, for each door known of both roles, by how much it bears the order out."""

    def step(measure: str, item: str | None, sign: int = 1) -> list[float]:
        before, after = value(easier, measure, item), value(harder, measure, item)
        if before is None or after is None:
            return []
        is_close = abs(after - before) <= max(after, before) / 20
        return [0 if is_close else (after - before) * sign]

    for measure, item, sign in DOORS:
        yield from step(measure, item, sign)
    held = [step(measure, "master-or-above") for measure in DEGREES_HELD]
    yield from next(filter(None, held), [])
    required = [ROLES[role]["degree"] for role in (easier, harder)]
    if not any("ours" in degree["sources"] for degree in required):
        before, after = (DEGREES.index(degree["levels"][0]) for degree in required)
        yield after - before


@pytest.mark.parametrize(("easier", "harder"), list(permutations(ROLES, 2)))
def test_what_is_measured_bears_out_who_has_it_harder(easier: str, harder: str) -> None:
    """Of two roles two levels apart, at least one door says so, and not more deny it."""
    rise = ROLES[harder]["entry"]["difficulty"] - ROLES[easier]["entry"]["difficulty"]
    if rise >= 2:
        known = [*doors(easier, harder)]
        bears_out, denies = (sum(each * sign > 0 for each in known) for sign in (1, -1))
        assert bears_out
        assert denies <= bears_out


def test_the_entry_difficulties_keep_the_order_of_the_founding_document() -> None:
    difficulty = {id: role["entry"]["difficulty"] for id, role in ROLES.items()}
    assert difficulty["data-analyst"] == difficulty["business-analyst"] == min(difficulty.values())
    assert difficulty["data-analyst"] < difficulty["data-scientist"] < difficulty["ml-engineer"]
    assert sum(each > difficulty["ml-engineer"] for each in difficulty.values()) <= 1


def test_every_difficulty_is_marked_as_judgment(run: Run) -> None:
    for role in ROLES.values():
        assert "ours" in role["entry"]["sources"]
        page = run(f"show {role['id']} -f markdown").out
        assert re.search(r"^\|? ?.*[■□]{5} [a-z ]+ ≈", page, re.MULTILINE), role["id"]


def test_levels_are_those_of_the_grade_that_is_named() -> None:
    """Each row of the framework is of the named grade, and the level is that of the row."""
    for role in ROLES.values():
        levels = {skill["skill"]: skill for skill in role["skills"]}
        rows = [
            each
            for each in role["evidence"]
            if each["about"] == "skills" and each["source"] == "gdad"
        ]
        assert {each["item"] for each in rows} == {
            skill["skill"] for skill in role["skills"] if "gdad" in skill["sources"]
        }
        for each in rows:
            level, grade = re.fullmatch(
                r'Its skill ".*": (.*), at the grade "(.*)"\.', each["says"]
            ).groups()  # type: ignore[union-attr]
            (usual,) = (each for each in role["grades"] if each["id"] == role["skills_at"])
            assert usual["name"] == grade
            assert level == levels[each["item"]]["level"], (role["id"], each["item"])


FOUNDING_TOOLS = {
    "data-scientist": {"python", "r", "tableau", "hadoop", "spark", "scikit-learn", "tensorflow"}
    | {"pytorch"},
    "ml-engineer": {"aws"},
    "data-engineer": {"sql", "bigquery"},
}
OF_DATA_JOBS = {"spark", "hadoop", "airflow", "scala"}
"""What the postings of software engineers name as they come from a search for data jobs."""
KAGGLE = "kaggle-2022-languages"
WORKED_WITH = "stack-overflow-2025-languages"


@pytest.mark.parametrize("id", ROLES)
def test_tools_are_listed_by_the_rule(id: str) -> None:
    """The rule stands in docs/evidence.md; what it does not reach is marked as judgment."""
    shares = {
        figure["item"]: (figure["value"], figure["n"])
        for figure in ROLES[id]["figures"]
        if figure["measure"] == "postings-tools"
    }
    ((_, n),) = {(0, n) for _, n in shares.values()}
    by_postings = {
        tool for tool, (share, n) in shares.items() if share >= 0.1 and round(share * n) >= 8
    }
    if (value(id, KAGGLE, "r") or 0) < 0.25:
        by_postings -= {"r"}
    if id == "software-engineer":
        by_postings -= OF_DATA_JOBS
    by_survey = {
        figure["item"]
        for figure in ROLES[id]["figures"]
        if figure["measure"] == WORKED_WITH
        and figure["value"] >= 0.5
        and (n < 100 or id == "software-engineer")
    }
    listed = {tool["tool"]: tool for tool in ROLES[id]["tools"]}
    other = {
        tool for tool, each in listed.items() if {"ours", "onet-29-3"}.intersection(each["sources"])
    }
    by_rule = by_postings | by_survey | FOUNDING_TOOLS.get(id, set())
    assert set(listed) - other <= by_rule <= set(listed)
    essential = {tool for tool, each in listed.items() if each["need"] == "essential"}
    surveyed = {"software-engineer": {"sql"}, "analytics-engineer": {"dbt"}}
    majority = {
        tool
        for tool, (share, n) in shares.items()
        if share >= 0.5 and (n >= 100 or (value(id, KAGGLE, tool) or 1) >= 0.5)
    }
    assert essential == majority | surveyed.get(id, set())


def test_roles_work_with_each_other_from_both_ends() -> None:
    pairs = {(id, each["role"]) for id, role in ROLES.items() for each in role["works_with"]}
    assert pairs == {(other, id) for id, other in pairs}
    related = {frozenset(each["roles"]) for each in CATALOG["relationships"]}
    assert related <= {frozenset(pair) for pair in pairs}


def test_every_skill_has_a_definition_and_words_to_search_for() -> None:
    for skill in CATALOG["skills"]:
        assert skill["about"].endswith("."), skill["id"]
        assert skill["search"], skill["id"]


ROUTES = {
    "ba mle": ["data-scientist", "ml-engineer"],
    "analyst de": ["data-engineer"],
    "swe mle": ["ml-engineer"],
}


@pytest.mark.parametrize("ends", ROUTES)
def test_the_routes_people_take_are_the_best(ends: str, run: Run) -> None:
    start, end = ends.split()
    (route,) = json.loads(run(f"path --from {start} --to {end} --json").out)["routes"]
    assert [step["to"] for step in route["steps"]] == ROUTES[ends]


def test_the_evidence_of_the_degree_of_a_data_scientist_is_shown(run: Run) -> None:
    page = " ".join(run("evidence ds degree", {"COLUMNS": "200"}).out.split())
    assert "for No specific degree is always required." in page
    assert "a quarter studied computer science: 24% (n=2,206, 2017)" in page


def test_a_measured_move_is_supported_or_disputed_by_its_lift() -> None:
    """The lift: how many times as often as others. Supported from 1.2, disputed below 1."""
    moves = 0
    for role in ROLES.values():
        figures = {
            (figure["measure"], figure.get("item")): figure["value"] for figure in role["figures"]
        }
        for evidence in role["evidence"]:
            if evidence.get("figure") == "kaggle-2017-held-before":
                lift = figures["kaggle-2017-held-before-lift", evidence["item"]]
                assert lift >= 1.2 if evidence["stance"] == "supports" else lift < 1
                moves += 1
        for move in role.get("leads_to", []):
            if "relatedness" in move:
                share = figures["kaggle-2017-held-before", move["role"]]
                assert move["relatedness"] == share
    assert moves > 8


def test_every_skill_and_tool_is_used_by_a_role() -> None:
    for key, word in (("skills", "skill"), ("tools", "tool")):
        listed = {item[word] for role in ROLES.values() for item in role[key]}
        grades = [grade for role in ROLES.values() for grade in role.get("grades", ())]
        listed |= {item[word] for grade in grades for item in grade.get(key, ())}
        assert {item["id"] for item in CATALOG[key]} == listed
    assert 40 <= len(CATALOG["skills"]) <= 60


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
