"""`--me`: what a résumé says, in whatever shape, and what the commands make of it."""

import csv
import json
import shutil
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.conftest import AD, ROOT, Run

FOLDER = ROOT / "tests/resumes"
JSON_RESUME = "json-resume.json"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with the résumés, whose short names keep lines short."""
    for file in FOLDER.iterdir():
        shutil.copy(file, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


class Expected(NamedTuple):
    """What is read: items, with their level if it is known, and * if only mentioned; the rest."""

    items: str
    unknown: str
    degree: str | None
    years: float | None


RESUMES = {
    "json-resume.json": Expected(
        "programming=practitioner python=practitioner r=practitioner sql=expert tableau power-bi "
        "statistics reporting* data-pipelines* experimental-design* mathematics* "
        "machine-learning* scikit-learn* aws*",
        "Kubernets, Matplotlib",
        "bachelor",
        3.0,
    ),
    "fresh.json": Expected(
        "project-delivery cpp r jira javascript=expert sql=working data-modeling=working "
        "python=working git react* aws* docker*",
        "C, Knitting, Node.js, Angular",
        "bachelor",
        11.0,
    ),
    "europass.json": Expected(
        "python sql airflow dbt communication project-delivery spark* kafka* statistics*",
        "",
        "master",
        4.2,
    ),
    "schema-org.json": Expected(
        "python data-visualization machine-learning sql tableau r", "", "master", None
    ),
    "member-profile.json": Expected(
        "python statistics deep-learning* pytorch*", "Juggling", "doctorate", 2.2
    ),
    "levels-by-skill.json": Expected(
        "python sql r excel tableau=practitioner docker", "", "master", 4.5
    ),
    "list.json": Expected("python sql r", "", None, None),
    "nulls.json": Expected("", "", None, 4.0),
    "plain.txt": Expected(
        "python pandas numpy sql r tableau power-bi excel machine-learning statistics reporting* "
        "data-pipelines* airflow* experimental-design* mathematics* scikit-learn* aws*",
        "Woodworking, Kubernets",
        "bachelor",
        5.0,
    ),
    "cv.md": Expected("python sql aws docker data-pipelines* spark*", "", "bachelor", None),
    "cv.html": Expected("python sql tensorflow*", "", "master", None),
}


def read(run: Run, file: str) -> dict[str, Any]:
    me: dict[str, Any] = json.loads(run(f"list --me '{file}' --json").out)["me"]
    return me


def in_short(me: dict[str, Any]) -> Expected:
    items = (
        f"{each['id']}{'' if each['assumed'] else '=' + each['level']}"
        f"{'' if each['claimed'] else '*'}"
        for each in me["items"]
    )
    unknown = ", ".join(each["name"] for each in me["unknown"])
    return Expected(" ".join(items), unknown, me["degree"], me["years"])


def test_every_resume_is_tested() -> None:
    assert {file.name for file in FOLDER.iterdir()} == {*RESUMES}


@pytest.mark.parametrize("name", RESUMES)
def test_a_resume_of_any_shape_is_read(name: str, run: Run) -> None:
    assert in_short(read(run, name)) == RESUMES[name]


LINES = ["compare ds mle", "compare ds", "path", "path --to mle", "path --from da", "skill sql"]


@pytest.mark.parametrize("name", RESUMES)
@pytest.mark.parametrize("line", LINES)
def test_every_command_takes_every_resume(line: str, name: str, run: Run) -> None:
    lines = run(f"{line} --me {name}").out.splitlines()
    assert len(lines) <= 23
    assert max(map(len, lines)) <= 80 or "--me" in lines[-1]


@pytest.mark.parametrize("line", LINES)
def test_every_command_has_a_resume_in_its_json(line: str, run: Run) -> None:
    me = json.loads(run(f"{line} --me {JSON_RESUME} --json").out)["me"]
    assert me == read(run, JSON_RESUME)


CLAIMS = {
    "Python (advanced), R - expert; SQL: beginner": (
        "python=practitioner r=expert sql=awareness",
        "",
    ),
    "ML (scikit-learn/XGBoost), CI/CD, A/B testing": (
        "machine-learning scikit-learn infrastructure-automation experimental-design",
        "XGBoost",
    ),
    "| Skill | Level |\n|---|---|\n| R | Expert |\n| Python | Beginner |": (
        "r=expert python=awareness",
        "",
    ),
    "| Skill | Level |\n|---|---|\n| R | 5/5 |\n| Python | \u2605\u2605\u2606\u2606 |": (
        "r=expert python=working",
        "",
    ),
    "Python 10/00, Java 8/11, R 4 out of 5, SQL 2.5/5": (
        "python java r=practitioner sql=working",
        "00, 11",
    ),
    "Python 5/5 SQL 1/5, Tableau \u25cf\u25cf\u25cb\u25cb\u25cb": (
        "python=expert sql=awareness tableau=working",
        "",
    ),
    "Kafka 0/5, Spark 0%, Git \u2606\u2606\u2606\u2606, R 2/5": ("r=working", ""),
    "Python: very good; SQL: yes; Java (basic knowledge), Expert in Spark, basic knowledge of R": (
        "python=working sql java=awareness spark=expert r=awareness",
        "",
    ),
    "R B2, SQL (native), Docker (5 years), Git (daily)": ("r sql docker git", ""),
    "AWS (no GCP), SQL, Git (learning), Kafka - would like to learn, R": ("aws sql r", ""),
    "Woodworking": ("", "Woodworking"),
    "Python, Polish (native), English C1, German - B2, Cloud native": ("python", "Cloud native"),
    "Excel expert, advanced SQL, Tableau 3/5, Python 2/3": (
        "excel=expert sql=practitioner tableau=working python",
        "3",
    ),
    "SQL 100%; Python ****; R \u2605\u2605\u2605\u2605\u2606; Git (1/5)": (
        "sql=expert python r=practitioner git=awareness",
        "",
    ),
    "SQL (advanced) ; Python - basic; Git: no": ("sql=practitioner python=awareness", ""),
    "Git: no\nSQL: advanced": ("sql=practitioner", ""),
    "NLP (spaCy, Hugging Face)": ("hugging-face", "NLP, spaCy"),
}


@pytest.mark.parametrize("skills", CLAIMS)
def test_a_list_of_skills_is_read_as_it_is_written(skills: str, run: Run) -> None:
    done = run("list --me - --json", stdin=json.dumps({"skills": skills}))
    found = in_short(json.loads(done.out)["me"])
    assert (found.items, found.unknown) == CLAIMS[skills]


DENIED = {
    "I have no experience with Kubernetes yet.": "",
    "No experience with Spark or Docker yet. I use SQL.": "sql*",
    "No experience with Spark, Docker, Hadoop or Kafka.": "",
    "Not yet familiar with Docker or Spark.": "",
    "SKILLS Python, SQL\nLANGUAGES English (native), Spanish": "python sql",
    "Skills\nPython, no Spark, Docker, or Kafka experience": "python",
    "Skills\nPython, SQL. No experience with Spark or Docker yet.": "python sql",
    "Not\nfamiliar with Scala. I use SQL.": "sql*",
    "I want to learn Kafka. New to Spark.": "",
    "Python and SQL, and this is not a hobby. I haven't used Spark.": "python* sql*",
    "Git: no\nSQL: yes": "sql*",
    "I don't know any machine learning yet.": "",
    "Spark: none; Kafka (no experience); R - want to learn; Excel": "excel*",
    "Currently learning Python on Coursera. Machine learning.": "machine-learning*",
    "Skills\nPython, Git: no, SQL, Spark (not yet)": "python sql",
    "Interests\nExcel\nExperience\nPython": "python*",
    "Want to learn: Docker\nI know Tableau.": "tableau*",
    "I never stop improving my Python skills. I have no Java, only SQL.": "python* sql*",
    "A no-nonsense Git team. Migrated without downtime using Airflow.": "git* airflow*",
    "Helped 30 analysts learn Python. Still learning, SQL every day.": "python* sql*",
    "Python \u2022 SQL \u2022 Git: no": "python* sql*",
    "I can't use Docker. I lack AWS. Unfamiliar with Hadoop. I'd love to use Spark.": "",
    "Seeking a role with Kafka. Interested in Docker. I like to use R.": "r*",
    "Data analyst, actively seeking": "",
    "Skills\nPython, aspiring": "python",
    "Eager to apply Python. Excited to use Tableau. Seeking to use R.": "python* tableau* r*",
    "Advised clients seeking AWS. Helped clients who want to move to Azure.": "aws* azure*",
    "Experience in Python but not in Java or Scala": "python*",
    "Skills\nJava 0/5, SQL, Python - no. 1 skill": "sql python",
}


@pytest.mark.parametrize("text", DENIED)
def test_what_someone_does_not_have_is_not_claimed(text: str, run: Run) -> None:
    found = json.loads(run("list --me - --json", stdin=f"Ada Example\n{text}").out)["me"]
    assert in_short(found).items == DENIED[text]


DATES = {
    "Analyst, Acme, Jan 2019 - Dec 2020": 2.0,
    "Analyst 2018-2020": 2.0,
    "Analyst (03/2018 to 02/2019)": 1.0,
    "Analyst, 2018-01 \u2013 2018-12\nAnalyst, 2018-07 - 2019-06": 1.5,
    "Analyst, Jan 2019 - Present": None,
    "Analyst, Walmart 2018 - 2020": 2.0,
    "Analyst, 01.03.2016 - 28.02.2019": 3.0,
    "Analyst, 1 March 2016 \u2192 28 February 2019": 3.0,
    "Analyst, 2016/03 - 2019/02": 3.0,
    "Junior 2018 - 2020": 2.0,
    "Analyst, September 2018 to Sept. 2019": 1.1,
}


@pytest.mark.parametrize("text", DATES)
def test_years_are_those_of_jobs_with_a_start_and_an_end(text: str, run: Run) -> None:
    found = json.loads(run("list --me - --json", stdin=f"EXPERIENCE\n{text}").out)["me"]
    assert found["years"] == DATES[text]


DEGREES = {
    "BSc Physics\nCertified Scrum Master": "bachelor",
    "PhD candidate in Physics, 2024 - present\nMSc Physics 2020": "master",
    "MSc Physics, dropped out 2015": None,
    "Master's student, graduating 2027\nBachelor 2024": "bachelor",
    "M.Sc. Statistics 2018. Thesis: towards fair ML": "master",
    "MSc Statistics, 2018, exceeded expected grades": "master",
    "MSc Statistics (expected 2027)": None,
    "MS Statistics, Stanford": "master",
    "BSc Computer Science, 2016. Student ambassador.": "bachelor",
    "Bachelor's degree in IT (graduated 2018, started 2014)": "bachelor",
    "PhD Statistics, Oxford (2018). Postdoc, Cambridge (2018 - present)": "doctorate",
    "BSc Mathematics 2012 - 2015, MSc Statistics 2016 - present": "bachelor",
    "MSc Statistics - Today's Leaders Scholarship, 2015": "master",
}


@pytest.mark.parametrize("text", DEGREES)
def test_a_degree_is_one_that_someone_has(text: str, run: Run) -> None:
    found = json.loads(run("list --me - --json", stdin=f"Education\n{text}").out)["me"]
    assert found["degree"] == DEGREES[text]


def test_in_json_nothing_is_no_level(run: Run) -> None:
    text = """{"skills": [{"name": "Git", "level": "no"}, {"name": "R", "level": "0/5"}, "SQL"],
    "tools": {"Docker": false, "Kafka": 0, "AWS": "none", "Spark": "expert"},
    "education": "MSc in progress"}"""
    found = in_short(json.loads(run("list --me - --json", stdin=text).out)["me"])
    assert found == Expected("sql spark=expert", "", None, None)


@pytest.mark.parametrize(
    ("job", "years"),
    [
        ('"startDate": 2018, "endDate": 2020', 2.0),
        ('"startDate": "03/2018", "endDate": "02/2019"', 1.0),
        ('"startDate": "March 2018", "endDate": "2018-12-31"', 0.8),
        ('"period": "2018 - 2020"', 2.0),
    ],
)
def test_dates_in_json_are_read_as_people_write_them(job: str, years: float, run: Run) -> None:
    text = f'{{"work": [{{"position": "Analyst", {job}}}]}}'
    assert json.loads(run("list --me - --json", stdin=text).out)["me"]["years"] == years


@pytest.mark.parametrize("heading", ["WORK EXPERIENCE", "EMPLOYMENT HISTORY", "TECH STACK"])
def test_a_heading_in_capitals_is_one_though_its_first_word_is_one(heading: str, run: Run) -> None:
    text = f"SKILLS\nSQL\n{heading}\nPython"
    found = in_short(json.loads(run("list --me - --json", stdin=text).out)["me"])
    assert found.items == ("sql python" if heading == "TECH STACK" else "sql python*")
    assert found.unknown == ""


@pytest.mark.parametrize(
    ("content", "role"),
    [
        ('{"work": [{"position": "Senior Data Engineer"}], "basics": {"label": "Poet"}}', "de"),
        ('{"basics": {"label": "Data Analyst"}, "work": [{"position": "Cook"}]}', "da"),
        ("Ada Example\nML Engineer\nSKILLS\nR", "mle"),
        ("Ada Example\nSKILLS\nR, Python", None),
        ("Ada Example\nAspiring Data Scientist\nEXPERIENCE\nBarista", None),
        ("EXPERIENCE\nCashier\nHelped our Data Scientist with Excel", None),
        ("EXPERIENCE\nData Scientist, Future plc, 2018 - 2020", "ds"),
        ("EXPERIENCE\nSOFTWARE ENGINEER, ACME, 2015 - 2018", "swe"),
    ],
)
def test_the_role_is_that_of_the_newest_title(content: str, role: str | None, run: Run) -> None:
    found = json.loads(run("list --me - --json", stdin=content).out)["me"]["role"]
    expected = json.loads(run(f"show {role} --json").out)["role"]["id"] if role else None
    assert (found and found["id"]) == expected
    page = run("path --me - --to aie", stdin=content).out
    assert (f"For your role, add --from {role}." in " ".join(page.split())) == bool(role)


def test_a_level_that_is_not_given_counts_as_working(run: Run) -> None:
    for item in read(run, JSON_RESUME)["items"]:
        assert not item["assumed"] or item["level"] == "working"


def test_proof_stands_beside_a_claim(run: Run) -> None:
    items = {each["id"]: each for each in read(run, JSON_RESUME)["items"]}
    assert items["python"]["proof"] == [{"kind": "work", "about": "Acme, Data Analyst"}]
    assert items["scikit-learn"]["proof"] == [{"kind": "project", "about": "House prices"}]
    assert items["machine-learning"]["proof"][0]["kind"] == "course"
    assert items["power-bi"]["proof"] == []
    page = run(f"compare ds --me '{JSON_RESUME}' --full").out
    assert "project: House prices" in page
    assert "only listed" in page


def test_the_starter_file_is_read_whole(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "me.json"
    run(f"init me -o '{file}'")
    me = read(run, str(file))
    assert me["unknown"] == []
    assert (me["degree"], me["years"]) == ("bachelor", 2)
    proof = {each["id"]: each["proof"] for each in me["items"]}
    assert proof["programming"] == [{"kind": "work", "about": "a year of scripts"}]
    assert run("init me").out == file.read_text(encoding="utf-8")


def test_what_is_unknown_is_named_with_what_is_near(run: Run) -> None:
    unknown = {each["name"]: each["near"] for each in read(run, JSON_RESUME)["unknown"]}
    assert [each["id"] for each in unknown["Kubernets"]] == ["kubernetes"]
    assert unknown["Matplotlib"] == []
    page = " ".join(run(f"list --me '{JSON_RESUME}'").out.split())
    assert "Not in the catalog: Kubernets, Matplotlib." in page
    assert "2 not in the catalog." in " ".join(run(f"compare ds --me '{JSON_RESUME}'").out.split())


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'{"skills": [}', ":1:13: not valid JSON: expecting value"),
        (b'{\n "skills": "a"\n "b"}', ":3:2: not valid JSON: expecting ',' delimiter"),
        (b"[" * 100_000, ": not valid JSON: nested too deeply"),
        (b"", " is empty: expected a text"),
        (b"%PDF-1.7", " is a PDF, not text; save it as text, and use that"),
        (b"\xff", ":1: not UTF-8: byte 0xFF; save it as UTF-8"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_line(content: bytes, message: str, run: Run) -> None:
    Path("cv.json").write_bytes(content)
    assert run("list --me cv.json", code=1).err == f"rolecmp: cv.json{message}\n"


def test_standard_input_is_only_one_thing(run: Run) -> None:
    assert "standard input" in run("list --me - --roles -", code=2, stdin="{}").err
    assert "standard input" in run("match - --me -", code=2, stdin="{}").err
    assert run("list --me -", stdin='{"skills": ["SQL"]}').out.count("From standard input") == 1


def test_a_list_is_sorted_by_what_is_missing(run: Run) -> None:
    answer = json.loads(run(f"list --me '{JSON_RESUME}' --json").out)
    gaps = [role["gap"] for role in answer["roles"]]
    assert answer["sort"] == "gap"
    assert gaps == sorted(gaps)
    by_name = json.loads(run(f"list --me '{JSON_RESUME}' --sort name --json").out)
    assert by_name["sort"] == "name"
    rows = csv.DictReader(StringIO(run(f"list --me '{JSON_RESUME}' --format csv").out))
    assert [float(row["gap"]) for row in rows] == gaps
    assert "add --me FILE" in run("list --sort gap", code=2).err


def test_a_gap_counts_levels_and_nothing_else(run: Run, tmp_path: Path) -> None:
    catalog = {
        "format": 1,
        "skills": [{"id": "heat", "name": "Heat"}, {"id": "dough", "name": "Dough"}],
        "roles": [
            {
                "id": "baker",
                "name": "Baker",
                "summary": "-",
                "skills": [
                    {"skill": "heat", "level": "practitioner"},
                    {"skill": "dough", "level": "awareness"},
                ],
            }
        ],
    }
    (tmp_path / "own.json").write_text(json.dumps(catalog), encoding="utf-8")
    line = f"list --me - --json --roles '{tmp_path / 'own.json'}'"
    for skills, gap in (
        ([], 1),
        (["Heat"], 0.5),
        ([{"name": "Heat", "level": "expert"}], 0.25),
        (["Heat", "Dough"], 0.25),
        ([{"name": "heat", "level": "advanced"}, "DOUGH"], 0),
    ):
        answer = json.loads(run(line, stdin=json.dumps({"skills": skills})).out)
        assert answer["roles"][0]["gap"] == gap


def test_you_are_a_column_beside_roles(run: Run) -> None:
    answer = json.loads(run(f"compare --me '{JSON_RESUME}' ds mle --json").out)
    assert [(each["role"], each["of"]) for each in answer["coverage"]] == [
        ("data-scientist", JSON_RESUME),
        ("ml-engineer", JSON_RESUME),
    ]
    of_scientist = {each["id"]: each for each in answer["coverage"][0]["items"]}
    assert of_scientist["programming"]["status"] == "have"
    assert of_scientist["statistics"]["status"] == "partly"
    assert of_scientist["communication"]["status"] == "not-mentioned"
    assert of_scientist["python"]["status"] == "have"
    heading = run(f"compare --me '{JSON_RESUME}' ds mle").out.splitlines()[4]
    assert heading.split("  ")[-1].strip() == "ML engineer"
    assert " You " in heading


def test_a_job_ad_is_a_column_beside_roles(run: Run) -> None:
    Path("ad.txt").write_text(AD, encoding="utf-8")
    answer = json.loads(run("compare ds ad.txt --json").out)
    (ad,) = answer["ads"]
    assert (ad["file"], ad["title"]) == ("ad.txt", "Data Scientist")
    assert ad["found"]["years"] == [{"least": 3, "most": None}]
    statuses = {each["id"]: each["status"] for each in answer["coverage"][0]["items"]}
    assert statuses["python"] == "mentioned"
    assert statuses["statistics"] == "not-mentioned"
    assert {each["gap"] for each in answer["coverage"]} == {None}
    page = run("compare ds ad.txt").out
    assert "master's, or equivalent" in page
    assert "3+ years" in page
    assert len(page.splitlines()) <= 23
    both = run(f"compare ds mle ad.txt --me '{JSON_RESUME}'").out
    assert len(both.splitlines()) <= 23
    assert "cannot read missing.txt" in run("compare ds missing.txt", code=1).err
    run("compare ad.txt", code=2)


def test_an_ad_is_read_for_what_you_have_of_it(run: Run) -> None:
    Path("ad.txt").write_text(AD, encoding="utf-8")
    yours = json.loads(run(f"match ad.txt --me '{JSON_RESUME}' --json").out)["yours"]
    assert [each["id"] for each in yours["have"]] == ["python", "aws", "machine-learning"]
    assert "docker" in [each["id"] for each in yours["not_mentioned"]]
    assert (yours["degree"], yours["years"]) == (False, True)
    page = run(f"match ad.txt --me '{JSON_RESUME}'").out
    assert "You have       3+ years, Python, AWS, Machine learning\n" in page
    assert "Partly         bachelor's degree\n" in page
    assert len(page.splitlines()) <= 23


def test_a_path_starts_from_what_you_have(run: Run) -> None:
    answer = json.loads(run(f"path --me '{JSON_RESUME}' --to mle --json").out)
    assert (answer["start"], answer["from"], answer["degree"]) == ("have", None, "bachelor")
    kept = {each["id"] for each in answer["routes"][0]["direct"]["keep"]}
    assert {"python", "programming"} <= kept
    more = json.loads(
        run(f"path --me '{JSON_RESUME}' --to mle --have degree=master,pytorch --json").out
    )
    assert more["degree"] == "master"
    assert [each["id"] for each in more["have"]] == ["pytorch"]
    page = run(f"path --me '{JSON_RESUME}' --to mle").out
    assert "More: rolecmp path --me " in page


def test_a_path_becomes_a_checklist(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "plan.md"
    run(f"path --me '{JSON_RESUME}' --to ds -o '{file}'")
    plan = file.read_text(encoding="utf-8")
    answer = json.loads(run(f"path --me '{JSON_RESUME}' --to ds --json").out)
    steps = answer["routes"][0]["steps"]
    boxes = [line for line in plan.splitlines() if line.startswith("- [ ] ")]
    tools = {tool["id"] for step in steps for tool in step["tools"]}
    learned = sum(len(step["learn"]) + step["lacks_degree"] for step in steps)
    assert len(boxes) == learned + len(tools)
    assert "- [ ] Learn: Model evaluation (practitioner)" in boxes
    assert plan.index("- [ ] ") < plan.index("Getting in")
    html = run(f"path --me '{JSON_RESUME}' --to ds --format html").out
    assert html.count('<input type="checkbox">') == len(boxes)


def test_a_skill_is_shown_from_your_level(run: Run) -> None:
    answer = json.loads(run(f"skill programming --me '{JSON_RESUME}' --json").out)
    assert answer["level"] == "practitioner"
    assert json.loads(run(f"skill docker --me '{JSON_RESUME}' --json").out)["level"] is None


def test_what_you_have_can_be_listed_instead(run: Run) -> None:
    answer = json.loads(run("compare ds --have python,statistics=expert,degree=master --json").out)
    assert in_short(answer["me"]) == Expected(
        "python=working statistics=expert", "", "master", None
    )
    both = json.loads(run(f"list --me '{JSON_RESUME}' --have tableau=expert,docker --json").out)
    items = {each["id"]: each for each in both["me"]["items"]}
    assert (items["tableau"]["level"], items["tableau"]["proof"][0]["kind"]) == ("expert", "work")
    assert items["docker"]["claimed"]
    page = run("match - --have python", stdin=AD).out
    assert "You have       Python\n" in page
    assert "From --have: 1 skill or tool." in page
    last = run("list --have sql").out.splitlines()[-1]
    assert last.endswith("Details: rolecmp compare --have sql da")
