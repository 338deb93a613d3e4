"""`match`: which role a job ad is for, what it requires, and when nothing is said."""

import csv
import json
import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import AD, Run


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def matched(run: Run, text: str, options: str = "") -> Any:  # noqa: ANN401 - parsed JSON
    return json.loads(run(f"match - {options} --json", stdin=text).out)


def tools(answer: dict[str, Any]) -> list[str]:
    return sorted(each["id"] for each in answer["found"]["tools"])


def skills(answer: dict[str, Any]) -> list[str]:
    return sorted(each["id"] for each in answer["found"]["skills"])


ENGINEER = """\
Data Analyst

You build and run data pipelines in Airflow and Spark, and ingest data from Kafka into our data
warehouse on Snowflake and Redshift. ETL, data modeling, AWS, Scala and Python are your daily
work, at scale, with CI/CD and data quality checks. 5+ years. A big data platform needs you.
"""
NURSE = """\
Registered Nurse

We are looking for a registered nurse to join the team of our hospital. You assess patients, plan
and give care, keep records and work with doctors and families. A license to practice and two
years of experience in a ward are required. We offer shifts that fit your life.
"""
RECIPE = """\
Apple pie

Peel the apples and cut them into slices. Mix the flour with the butter, the sugar and an egg,
and let the dough rest for an hour in the fridge. Roll it out, put the apples on it with some
cinnamon, and bake it for 45 minutes at 180 degrees. It is best with whipped cream.
"""
LOREM = """\
Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut
labore et dolore magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris
nisi ut aliquip ex ea commodo consequat. Duis aute irure dolor in reprehenderit in voluptate.
"""
SPANISH = """\
Científico de datos

Buscamos una persona con experiencia en modelos de machine learning y deep learning con Python,
TensorFlow y PyTorch. Trabajarás con grandes volúmenes de datos en AWS, con SQL, Spark y Docker, y
presentarás los resultados a los clientes. Se requiere un máster en estadística o matemáticas, y
tres años de experiencia en proyectos de inteligencia artificial, NLP y visualización de datos.
"""


def test_the_title_is_judged_apart_from_the_text(run: Run) -> None:
    answer = matched(run, ENGINEER)
    assert answer["title"] == {
        "found": "Data Analyst",
        "place": "line",
        "role": {"id": "data-analyst", "name": "Data analyst"},
        "roles": [{"id": "data-analyst", "name": "Data analyst"}],
    }
    assert answer["text"]["verdict"] == "clear"
    assert answer["text"]["roles"][0]["id"] == "data-engineer"
    assert answer["text"]["against"] == "data-analyst"
    assert answer["disagree"]
    assert "Text: data engineer, clearly. The two disagree." in run("match -", stdin=ENGINEER).out


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (NURSE, "too-little"),
        (RECIPE, "too-little"),
        (LOREM, "too-little"),
        (SPANISH, "not-english"),
        ("Data scientist", "too-little"),
    ],
    ids=["nurse", "recipe", "lorem ipsum", "Spanish", "only a title"],
)
def test_nothing_is_said_without_enough_to_go_by(text: str, verdict: str, run: Run) -> None:
    answer = matched(run, text)
    assert answer["text"]["verdict"] == verdict
    assert answer["text"]["against"] is None
    assert not answer["disagree"]
    assert {each["weight"] for each in answer["signals"]} <= {None}
    page = run("match -", stdin=text).out
    assert ("only tool names could be read" in page) == (verdict == "not-english")
    assert ("too little to tell" in page) == (verdict == "too-little")


def test_a_list_in_english_is_english(run: Run) -> None:
    text = """ML Engineer
Stack: Python, PyTorch, Docker, Kubernetes, AWS
Machine learning models in production
Experience: 3+ years software engineering
Education: MS Computer Science
CI/CD pipelines, MLOps
"""
    assert matched(run, text)["text"]["verdict"] in {"clear", "leans", "between"}


def test_of_a_spanish_ad_the_tools_are_read(run: Run) -> None:
    found = tools(matched(run, SPANISH))
    assert found == ["aws", "docker", "python", "pytorch", "spark", "sql", "tensorflow"]


TITLES = {
    "Senior Data Engineer (remote)\n\nText.": ("line", ["data-engineer"]),
    "About us\nJob title: Data Analyst II\nText.": ("line", ["data-analyst"]),
    "Position - ML Engineer\nText.": ("line", ["ml-engineer"]),
    "Job Title: Chief Happiness Officer\nYou help our data scientist.": ("line", []),
    "Data Engineer / Scientist\nText.": ("line", ["data-scientist", "data-engineer"]),
    "We grow.\nAs a machine learning engineer you deploy models.": ("text", ["ml-engineer"]),
    "We grow.\nYou work with data scientists. We need a data analyst.": ("text", ["data-analyst"]),
    "Business systems analyst\nText.": ("line", ["business-analyst"]),
    "Head chef\nYou cook.": ("line", []),
    "# Analytics Engineer\nText.": ("line", ["analytics-engineer"]),
    "We grow.\nYou are the right hand of our Lead Data Engineer.": (None, []),
    "We grow.\nYou sit next to our Senior ML Engineer.": (None, []),
    "You report to the Data Engineer.\nTitle: Data Analyst\nText.": ("line", ["data-analyst"]),
    "As a Data Scientist you model churn.": ("text", ["data-scientist"]),
    "Support Engineer\nThe team has a Data Engineer.": ("line", []),
    "Our new Sales Manager\nThe team has a Data Engineer.": ("line", []),
    "We grow.\nYou manage a Data Analyst. As a Data Scientist you model.": (
        "text",
        ["data-scientist"],
    ),
    "We grow.\nYou work with managers, a Data Engineer, and us. You will be a BI analyst.": (
        "text",
        ["bi-analyst"],
    ),
    "In the role of our Data Scientist you model.": ("text", ["data-scientist"]),
    "We grow.\nYou cook.": (None, []),
}


@pytest.mark.parametrize("text", TITLES)
def test_a_title_is_a_line_or_a_role_that_the_text_names(text: str, run: Run) -> None:
    title = matched(run, text)["title"]
    assert (title["place"], [each["id"] for each in title["roles"]]) == TITLES[text]


def test_what_the_title_of_a_colleague_says_is_no_skill_of_the_ad(run: Run) -> None:
    text = "Analyst\nYou write SQL. You work with our Machine Learning Engineer."
    found = matched(run, text)["found"]
    assert ([each["id"] for each in found["tools"]], found["skills"]) == (["sql"], [])


def test_letters_that_only_look_like_ours_name_no_grade(run: Run) -> None:
    assert matched(run, "SEN\u0130OR DATA SCIENTIST\nYou write SQL.")["found"]["grade"] is None


def test_to_go_is_no_language(run: Run) -> None:
    ids = [each["id"] for each in matched(run, "An ad\nGo-getters. Go the extra mile.")["signals"]]
    assert ids == []
    assert [each["id"] for each in matched(run, "An ad\nYou write Go.")["signals"]] == ["go"]


FOUND_TOOLS = {
    "R, SQL and Python": ["python", "r", "sql"],
    "R&D, and an R & D budget": [],
    "You excel at work that goes on to spark joy": [],
    "Go-getters. Go the extra mile, and report to sales.": [],
    "Excel and Spark": ["excel", "spark"],
    "C++, C#, .NET": ["cpp"],
    "Node.js and D3.js": [],
    "JavaScript; React.js": ["javascript", "react"],
    "SQL Server Management Studio": ["sql-server"],
    "PL/SQL": ["sql"],
    "scikit-learn, Scikit Learn or sklearn": ["scikit-learn"],
    "ResponsibilitiesPythonExperience with TensorFlowDocker": ["docker", "python", "tensorflow"],
    "PYTHON": ["python"],
    "TSQL and SparkSQL": ["spark", "sql-server"],
    "companies like OpenAI": [],
    "No Java or R needed. Python is.": ["python"],
    "Java is not required; SQL is": ["sql"],
    "SQL isn't required, and Java is not a must": [],
    "Can't wait to build Spark pipelines? You can't live without SQL.": ["spark", "sql"],
    "You don't need Tableau but SQL": ["sql"],
    "including but not limited to SQL, and not only Python": ["python", "sql"],
    "without Excel": [],
    "go and react to it": [],
    "Power BI/Tableau": ["power-bi", "tableau"],
    "the oracle of Delphi": [],
}


@pytest.mark.parametrize("text", FOUND_TOOLS)
def test_tools_are_found_as_people_write_them(text: str, run: Run) -> None:
    assert tools(matched(run, f"An ad\n{text}")) == FOUND_TOOLS[text]


def test_words_and_times_are_those_of_the_text(run: Run) -> None:
    found = matched(run, "An ad\nCI/CD, A/B testing and ci/cd; ETLs, an ETL")["found"]["skills"]
    assert [(each["id"], each["words"], each["times"]) for each in found] == [
        ("infrastructure-automation", ["CI/CD"], 2),
        ("data-pipelines", ["ETLs", "ETL"], 2),
        ("experimental-design", ["A/B testing"], 1),
    ]


DEGREES = {
    "Associate or bachelor's degree": (["associate", "bachelor"], False),
    "Senior Associate, bachelor degree": (["bachelor"], False),
    "A bachelor's degree in statistics": (["bachelor"], False),
    "BS/MS in Computer Science": (["bachelor", "master"], False),
    "B.S. or M.S., or equivalent experience": (["bachelor", "master"], True),
    "Master\u2019s or Ph.D. preferred": (["master", "doctorate"], False),
    "PhD": (["doctorate"], False),
    "JD and bar admission required": (["doctorate"], False),
    "A Juris Doctor, or a Doctor of Pharmacy": (["doctorate"], False),
    "See the JD for more": ([], False),
    "B.Tech, M.Tech, MBA": (["bachelor", "master"], False),
    "master data management and a Scrum master": ([], False),
    "MS Excel and MS Office": ([], False),
    "any of these or equivalent": ([], False),
    "An associate's degree": (["associate"], False),
    "Undergraduate degree, or an equivalent combination": (["bachelor"], True),
}


@pytest.mark.parametrize("text", DEGREES)
def test_degrees_are_found(text: str, run: Run) -> None:
    found = matched(run, f"An ad\n{text}")["found"]["degree"]
    assert (found["levels"], found["or_equivalent"]) == DEGREES[text]


YEARS = {
    "3+ years of experience": [(3, None)],
    "3-5 years of experience": [(3, 5)],
    "at least five years": [(5, None)],
    "5 to 7 yrs, and 2 years of Python": [(5, 7), (2, None)],
    "two (2) years": [(2, None)],
    "7 or more years": [(7, None)],
    "We seek a candidate with 3+ years": [(3, None)],
    "Work experience-0-2 years": [(0, 2)],
    "over 15 years of combined experience": [],
    "For over 25 years we have built software": [],
    "We have 25 years of history": [],
    "Over the past 10 years, our company": [],
    "You are at least 18 years old": [],
    "a 2 years contract": [],
    "3 years programming experience": [(3, None)],
    "5+ years in business intelligence": [(5, None)],
    "3 years of service delivery experience": [(3, None)],
    "5-year experience required": [(5, None)],
    "a minimum of 2-years of experience": [(2, None)],
    "you own our 5-year plan": [],
    "required: f\u0131ve years": [],
    "a four years degree": [],
    "founded 12 years ago": [],
    "$5 years": [],
    "Brightleaf has spent over 15 years helping clinics": [],
    "our 10 year track record": [],
    "a contract for 2 years": [],
    "you have lived in the UK for 5 years": [],
    "401(k) vests after 4 years": [],
    "100 years": [],
}


@pytest.mark.parametrize("text", YEARS)
def test_years_of_experience_are_told_from_other_years(text: str, run: Run) -> None:
    found = matched(run, f"An ad\n{text}")["found"]["years"]
    assert [(each["least"], each["most"]) for each in found] == YEARS[text]


@pytest.mark.parametrize(
    ("title", "grade"),
    [
        ("Sr. Data Engineer", "senior"),
        ("Junior data analyst", "junior"),
        ("Lead data scientist", "lead"),
        ("Data analyst (entry level)", "entry level"),
        ("Data scientist intern", "intern"),
        ("Data engineer", None),
    ],
)
def test_the_grade_is_that_of_the_title(title: str, grade: str | None, run: Run) -> None:
    assert matched(run, f"{title}\nYou lead our senior people.")["found"]["grade"] == grade


ENCODED = {
    "utf-8": AD.encode(),
    "utf-8 with a mark": b"\xef\xbb\xbf" + AD.encode(),
    "utf-16": AD.encode("utf-16"),
    "lines of Windows": AD.replace("\n", "\r\n").encode(),
    "html": f"<!doctype html><html><head><style>p {{ sql: 1 }}</style></head><body><h1>"
    f"{AD.splitlines()[0]}</h1><script>tableau()</script><ul><li>"
    f"{'</li><li>'.join(AD.splitlines()[2:])}</li></ul>&nbsp;</body></html>".encode(),
}


@pytest.mark.parametrize("name", ENCODED)
def test_every_usual_encoding_of_a_text_reads_the_same(name: str, run: Run) -> None:
    Path("ad.txt").write_bytes(AD.encode())
    expected = json.loads(run("match ad.txt --json").out)
    Path("ad.txt").write_bytes(ENCODED[name])
    assert json.loads(run("match ad.txt --json").out) == expected


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "ad.txt is empty: expected a text"),
        (b" \n", "ad.txt is empty: expected a text"),
        (b"%PDF-1.7 ...", "ad.txt is a PDF, not text; save it as text, and use that"),
        (b"{\\rtf1 ...", "ad.txt is an RTF file, not text; save it as text, and use that"),
        (b"fine\ncaf\xe9", "ad.txt:2: not UTF-8: byte 0xE9; save it as UTF-8"),
        (b"a" * (2**20 + 1), "ad.txt is too large: the limit is 1 MiB"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_refused_in_a_line(content: bytes, message: str, run: Run) -> None:
    Path("ad.txt").write_bytes(content)
    assert run("match ad.txt", code=1).err == f"rolecmp: {message}\n"


def test_several_files_get_a_line_each(run: Run) -> None:
    Path("ads").mkdir()
    for name, text in (("a.txt", ENGINEER), ("b.txt", NURSE), ("c.csv", "not read")):
        (Path("ads") / name).write_text(text, encoding="utf-8")
    assert run("match ads").out.splitlines()[1:] == [
        "2 ads; 1 text clearly contradicts its title.",
        "",
        "       Title                Text                    Years",
        "─────────────────────────────────────────────────────────",
        "a.txt  Data analyst         Data engineer, clearly  5+",
        "b.txt  None of these roles  Too little to tell      2+",
        "",
        "One ad: rolecmp match ads/a.txt",
    ]
    yours = run("match ads --have python,sql").out.splitlines()
    assert yours[5].endswith("  5+      1 of 14")
    rows = [*csv.DictReader(StringIO(run("match ads --format csv").out))]
    assert [(row["file"], row["verdict"], row["first"], row["disagree"]) for row in rows] == [
        ("ads/a.txt", "clear", "data-engineer", "yes"),
        ("ads/b.txt", "too-little", rows[1]["first"], "no"),
    ]
    answer = json.loads(run("match ads/a.txt ads/b.txt --json").out)
    assert [each["file"] for each in answer["matches"]] == ["ads/a.txt", "ads/b.txt"]


def test_all_files_that_cannot_be_read_are_named(run: Run) -> None:
    Path("a.txt").write_text(ENGINEER, encoding="utf-8")
    Path("b.txt").write_bytes(b"")
    assert run("match a.txt missing.txt b.txt", code=1).err.splitlines() == [
        "rolecmp: cannot read missing.txt: No such file or directory",
        "rolecmp: b.txt is empty: expected a text",
    ]


def test_a_folder_without_texts_is_refused(run: Run) -> None:
    Path("ads").mkdir()
    expected = "rolecmp: no text in ads: expected .txt, .md, .html, .htm\n"
    assert run("match ads", code=1).err == expected


def test_only_some_roles_can_be_compared(run: Run) -> None:
    answer = matched(run, AD, "--among ds,mle")
    assert {each["id"] for each in answer["text"]["roles"]} == {"data-scientist", "ml-engineer"}
    Path("ad.txt").write_text(AD, encoding="utf-8")
    last = run("match ad.txt --among ds,mle").out.splitlines()[-1]
    assert last == "More: rolecmp match --among ds,mle ad.txt --full"
    assert run("match ad.txt --among ds", code=2).err == (
        "rolecmp: match needs at least two roles to choose between\n"
    )
    assert "unknown role" in run("match ad.txt --among ds,baker", code=1).err


def test_a_share_is_shown_only_where_it_was_counted_from_enough_ads(run: Run) -> None:
    answer = matched(run, AD)
    for signal in answer["signals"]:
        for share in signal["shares"]:
            assert (share["basis"] == "counted") == (share["n"] is not None)
            assert share["n"] is None or share["n"] >= 30
    page = run("match - --among ds,aie", stdin=AD).out
    assert "hardly ever ≈" in page or "often ≈" in page
    assert "≈ our judgment" in page


def test_a_catalog_without_shares_takes_them_from_needs_and_levels(run: Run) -> None:
    Path("own.json").write_text(json.dumps(OWN), encoding="utf-8")
    text = (
        "An ad\nYou use the oven, the mixer, the scale, the knife, the kettle, the grill, the bowl."
    )
    answer = matched(run, text, "--roles own.json")
    assert answer["text"]["roles"][0]["id"] == "baker"
    assert {each["basis"] for each in answer["text"]["roles"]} == {"levels"}
    shares = {each["id"]: each["shares"][0]["value"] for each in answer["signals"]}
    assert shares == {
        **dict.fromkeys(("oven", "mixer", "scale"), 0.5),
        **dict.fromkeys(("knife", "kettle", "grill", "bowl"), 0.1),
    }
    page = run("match - --roles own.json", stdin=text).out
    assert "By the levels and needs of skills and tools, not by counts of ads." in page


ITEMS = ("oven", "mixer", "scale", "knife", "kettle", "grill", "bowl")
OWN: dict[str, Any] = {
    "format": 1,
    "tools": [{"id": id, "name": id.title()} for id in ITEMS],
    "roles": [
        {
            "id": "baker",
            "name": "Baker",
            "summary": "Bakes.",
            "tools": [{"tool": id} for id in ITEMS[:3]],
        },
        {
            "id": "cook",
            "name": "Cook",
            "summary": "Cooks.",
            "tools": [{"tool": id, "need": "useful"} for id in ITEMS[3:4]],
        },
    ],
}


def test_what_no_signal_is_about_counts_for_a_role_without_ads(run: Run, folder: Path) -> None:
    (folder / "own.json").write_text(json.dumps(OWN), encoding="utf-8")
    text = f"An ad\nYou use SQL, and the {', the '.join(ITEMS)}."
    answer = matched(run, text, "--roles builtin --roles own.json --among cook,baker")
    # A signal of the built-in catalog is called scale.
    assert {each["id"] for each in answer["signals"]} == {"sql", *ITEMS} - {"scale"}
    assert answer["text"]["roles"][0]["id"] == "baker"
    only_ads = matched(run, text, "--roles builtin --roles own.json --among ds,mle")
    assert [each["id"] for each in only_ads["signals"]] == ["sql"]
    page = run("match - --roles builtin --roles own.json --among cook,baker", stdin=text).out
    assert re.search(r"Oven +required +not listed", page)


@pytest.mark.parametrize(
    ("text", "options", "few"),
    [
        ("You use SQL.", "", "it has 1 of the catalog's signals, and a verdict takes 7."),
        ("You sing.", "", "it has none of the catalog's signals, and a verdict takes 7."),
        ("You use the oven.", "--roles own.json", "it has 1 of the skills and tools of the"),
        ("You sing.", "--roles own.json", "it has none of the skills and tools of the"),
    ],
)
def test_too_little_is_said_with_what_was_counted(
    text: str, options: str, few: str, run: Run, folder: Path
) -> None:
    (folder / "own.json").write_text(json.dumps(OWN), encoding="utf-8")
    out = run(f"match - {options}", stdin=f"An ad\n{text}\n").out
    assert f"Text: too little to tell; {few}" in " ".join(out.split())


def test_what_is_listed_is_not_one_thing(run: Run) -> None:
    for listed in ("Spark, SQL, Python", "SQL, Spark, Python"):
        found = matched(run, f"Data engineer\n\nTools: {listed}.\n")["found"]["tools"]
        assert {each["id"] for each in found} == {"spark", "sql", "python"}
    (one,) = matched(run, "Data engineer\n\nYou use Spark SQL.\n")["found"]["tools"]
    assert one["id"] == "spark"


def test_a_name_with_a_comma_can_be_compared(run: Run, folder: Path) -> None:
    roles = [{**role, "name": f"{role['name']}, all other"} for role in OWN["roles"]]
    (folder / "own.json").write_text(json.dumps({**OWN, "roles": roles}), encoding="utf-8")
    line = "--roles own.json --among 'Baker, all other' --among cook"
    answer = matched(run, "Baker\n\nYou bake.\n", line)
    assert [each["id"] for each in answer["text"]["roles"]] == ["baker", "cook"]


def test_nothing_more_is_offered_where_there_is_nothing(run: Run, folder: Path) -> None:
    (folder / "ad.txt").write_text("Data analyst\n\nBe nice.\n", encoding="utf-8")
    for line in ("match ad.txt", "match ad.txt --full"):
        assert "More:" not in run(line).out


def test_a_role_with_a_longer_list_is_not_less_likely(run: Run, folder: Path) -> None:
    baker, cook = OWN["roles"]
    long = {**baker, "tools": [*baker["tools"], *({"tool": f"pan-{n}"} for n in range(60))]}
    pans = [{"id": f"pan-{n}", "name": f"Frying pan {n}"} for n in range(60)]
    (folder / "own.json").write_text(json.dumps(OWN), encoding="utf-8")
    longer = {**OWN, "tools": [*OWN["tools"], *pans], "roles": [long, cook]}
    (folder / "longer.json").write_text(json.dumps(longer), encoding="utf-8")
    text = f"An ad\nYou use the {', the '.join(ITEMS)}."
    found = [matched(run, text, f"--roles {file}.json") for file in ("own", "longer")]
    assert found[0]["text"] == found[1]["text"]


@pytest.mark.parametrize(
    ("among", "title"),
    [
        ("", ["call-analyst"]),
        ("--among analyst,scientist", ["analyst"]),
        ("--among analyst,call-analyst", ["call-analyst"]),
        ("--among scientist,nurse", []),
    ],
)
def test_a_title_is_one_of_the_roles_compared(
    among: str, title: list[str], folder: Path, run: Run
) -> None:
    names = {
        "analyst": "Data analyst",
        "call-analyst": "Call center analyst",
        "scientist": "Data scientist",
        "nurse": "Nurse",
    }
    titles = {"call-analyst": ["Senior data analyst"]}
    roles = [
        {"id": id, "name": name, "summary": "-", "alternate_titles": titles.get(id, [])}
        for id, name in names.items()
    ]
    (folder / "ours.json").write_text(json.dumps({"format": 1, "roles": roles}), encoding="utf-8")
    answer = matched(run, "Senior Data Analyst\n\nYou analyze.\n", f"--roles ours.json {among}")
    assert [role["id"] for role in answer["title"]["roles"]] == title


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You keep electronic health records.", []),
        ("You repair electronics.", ["electronics"]),
        ("You define a metric.", ["metrics"]),
        ("You define metrics.", ["metrics"]),
        ("A Bachelor of Science or a master's of science in nursing.", []),
        ("You teach science.", ["science"]),
    ],
)
def test_a_field_is_not_its_adjective_nor_a_degree(
    text: str, expected: list[str], folder: Path, run: Run
) -> None:
    skills = [{"id": id, "name": id.title()} for id in ("electronics", "metrics", "science")]
    listed = [{"skill": each["id"]} for each in skills]
    roles = [{"id": id, "name": id, "summary": "-", "skills": listed} for id in ("one", "other")]
    catalog = {"format": 1, "skills": skills, "roles": roles}
    (folder / "ours.json").write_text(json.dumps(catalog), encoding="utf-8")
    answer = matched(run, f"Builder\n\n{text}\n", "--roles ours.json")
    assert [each["id"] for each in answer["found"]["skills"]] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You build machine learning models.", ["models"]),
        ("You build machines and machine learning models.", ["machines", "models"]),
        ("You build machine parts.", ["machines"]),
    ],
)
def test_of_two_phrases_that_overlap_the_longer_one_counts(
    text: str, expected: list[str], folder: Path, run: Run
) -> None:
    skills = [
        {"id": "machines", "name": "Build machines"},
        {"id": "models", "name": "Machine learning models"},
    ]
    listed = [{"skill": each["id"], "need": "essential"} for each in skills]
    role = {"summary": "Builds.", "skills": listed}
    roles = [{"id": id, "name": id, **role} for id in ("one", "other")]
    catalog = {"format": 1, "skills": skills, "roles": roles}
    (folder / "ours.json").write_text(json.dumps(catalog), encoding="utf-8")
    answer = matched(run, f"Builder\n\n{text}\n", "--roles ours.json")
    assert [each["id"] for each in answer["found"]["skills"]] == expected


def test_many_roles_have_to_be_named(run: Run) -> None:
    roles = [{"id": f"role-{n}", "name": f"Role {n}", "summary": "."} for n in range(50)]
    Path("many.json").write_text(json.dumps({"format": 1, "roles": roles}), encoding="utf-8")
    refused = run("match - --roles many.json", code=2, stdin=AD).err
    assert refused.startswith(
        "rolecmp: match chooses among fewer than 50 roles, and there are 50; "
    )
    run("match - --roles many.json --among role-1,role-2", stdin=AD)


HOSTILE = (
    "data " * 200_000,
    "build " * 170_000,
    "build data " * 90_000,
    "aB" * 500_000,
    "<" * 1_000_000,
    "<script" * 140_000,
    "5 years " * 120_000,
    "or " * 300_000,
    "& " * 500_000,
    "\u2019s" * 200_000,
)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
def test_no_text_takes_long(text: str, run: Run) -> None:
    """Each ends; how long it takes grows with its length only, which `bench/` measures."""
    assert matched(run, text)["kind"] == "match"


def test_every_first_screen_fits(run: Run) -> None:
    for text in (AD, ENGINEER, NURSE, SPANISH, f"Sr. {AD} 3 years. 5-7 years. PhD or master's."):
        for among in ("", "--among ds,mle", "--among aie,bi"):
            lines = run(f"match - {among}", stdin=text).out.splitlines()
            assert len(lines) <= 23
            assert max(map(len, lines)) <= 80


@pytest.mark.parametrize(
    "line",
    [
        "match {} -o {}",
        "match a.txt {} --full -o {}",
        "match a.txt --me {} -o {}",
        "compare ds {} -o {}",
        "compare ds --me {} -o {}",
        "list --me {} -o {}",
        "path --me {} --to ds -o {}",
        "skill sql --me {} -o {}",
        "match ads -o ads/{}",
    ],
)
def test_an_ad_and_a_resume_are_never_written_over(line: str, run: Run) -> None:
    Path("ads").mkdir()
    for name in ("a.txt", "me.md", "ads/me.md"):
        Path(name).write_text(AD, encoding="utf-8")
    refused = run(line.format("me.md", "me.md"), code=2).err
    assert "it is also an input" in refused
    assert Path("me.md").read_text(encoding="utf-8") == AD
    assert Path("ads/me.md").read_text(encoding="utf-8") == AD


def test_a_document_of_another_format_is_named(run: Run) -> None:
    Path("ad.docx").write_bytes(b"PK\x03\x04 and more")
    expected = (
        "rolecmp: ad.docx is a Word or OpenDocument file, not text; save it as text, and use that\n"
    )
    assert run("match ad.docx", code=1).err == expected
    assert run("compare ds ad.docx", code=1).err == expected
