"""Importing an O*NET release: what becomes what, and what a release must be."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rolecmp.importers.onet import PROVENANCE
from tests import onet
from tests.conftest import LINUX_ONLY, Run, in_terminal
from tests.onet import FORMER, LATTER, Files

LONG = "x" * 2**21

COOK = {
    "id": "35-2014-00",
    "name": "Cooks",
    "aliases": ["35-2014.00"],
    "summary": "Prepare meals.",
    "alternate_titles": ["Line Cook", "Sous Chef"],
    "responsibilities": [
        {"text": 'Cook "à la carte".'},
        {"text": "Wash the dishes."},
    ],
    "skills": [
        {"skill": "mathematics", "level": "working"},
        {"skill": "reading", "level": "awareness", "need": "useful"},
        {"skill": "mathematics-knowledge", "level": "working"},
    ],
    "tools": [
        {"tool": "cpp"},
        {"tool": "salesforce-software"},
        {"tool": "spreadsheet-software", "need": "useful"},
        {"tool": "c-sharp", "need": "useful"},
    ],
    "figures": [
        {"measure": "onet-required-education", "item": item, "value": value, "n": 25}
        for item, value in (("high-school", 0.8), ("associate", 0.2))
    ],
    "evidence": [
        {"about": field, "source": "onet", "stance": "supports", "says": says}
        for field, says in PROVENANCE.items()
    ],
    "degree": {"expectation": "none", "levels": ["associate"], "sources": ["onet"]},
    "entry": {"difficulty": 3, "note": "Job zone 2 of 4.", "sources": ["onet"]},
    "leads_to": [
        {
            "role": "35-1011-00",
            "sources": ["onet"],
            "relatedness": 6.0,
            "relatedness_tier": "primary",
        }
    ],
}
NEW = {
    "id": "35-9099-00",
    "name": "Food Workers, All Other",
    "aliases": ["35-9099.00"],
    "summary": "All that has no other name.",
}


def imported(run: Run, path: Path) -> dict[str, Any]:
    catalog: dict[str, Any] = json.loads(run(f"import onet {path}").out)
    return catalog


@pytest.mark.parametrize("files", [FORMER, LATTER], ids=["until 30.2", "from 30.3"])
@pytest.mark.parametrize("written", [onet.folder, onet.archive], ids=["folder", "zip"])
def test_either_era_makes_the_same_roles(
    files: Files, written: Callable[[Path, Files], Path], run: Run, tmp_path: Path
) -> None:
    catalog = imported(run, written(tmp_path / "db_text", files))
    roles = {role["name"]: role for role in catalog["roles"]}
    assert roles["Cooks"] == COOK
    assert roles["Food Workers, All Other"] == NEW
    assert [(tool["name"], tool["kind"]) for tool in catalog["tools"]] == [
        ("Kafka", "big-data"),
        ("C++", "language"),
        ("Salesforce software", "customer-software"),
        ("Spreadsheet software", "spreadsheet-software"),
        ("C#", "development-software"),
    ]


def test_the_catalog_names_its_release(run: Run, tmp_path: Path) -> None:
    catalog = imported(run, onet.folder(tmp_path / "db"))
    (source,) = catalog["sources"]
    assert catalog["title"] == "O*NET 29.3 Database, May 2025"
    assert (source["id"], source["title"], source["year"]) == ("onet", "O*NET 29.3 Database", 2025)
    assert source["license"] == "CC BY 4.0"
    assert catalog["weighting"] == "rarity"
    assert source["note"].startswith(
        "This product includes information from the O*NET 29.3 Database by the U.S. Department"
    )


def test_suppressed_and_irrelevant_rows_are_left_out(run: Run, tmp_path: Path) -> None:
    catalog = imported(run, onet.folder(tmp_path / "db"))
    roles = {role["name"]: role for role in catalog["roles"]}
    assert roles["Chefs and Head Cooks"]["skills"] == [
        {"skill": "coordination", "level": "expert"},
        {"skill": "reading", "level": "practitioner"},
        {"skill": "monitoring-2", "level": "working"},
    ]
    assert not roles["Waiters"].keys() & {"skills", "degree", "evidence", "figures"}


@pytest.mark.parametrize("files", [FORMER, LATTER], ids=["until 30.2", "from 30.3"])
def test_every_relation_comes_in_but_for_those_that_are_left_out(
    files: Files, run: Run, tmp_path: Path
) -> None:
    catalog = run(f"import onet {onet.archive(tmp_path / 'db.zip', files)}").out
    roles = json.loads(run("export --roles -", stdin=catalog).out)["roles"]
    counts = {
        key: sum(len(role.get(key, [])) for role in roles)
        for key in ("alternate_titles", "responsibilities", "skills", "tools", "leads_to")
    }
    assert counts == {
        # Of 7: one is the name itself, and one is on nobody; two explain a name by another.
        "alternate_titles": 7 - 2 + 2 + 2,
        "responsibilities": 2,
        # Of 9 ratings: one is too low, one is suppressed, and one is not relevant.
        "skills": 9 - 3,
        # Of 9 rows: one says the same again, one another name of the same tool, and one is
        # neither hot nor in demand.
        "tools": 9 - 3,
        # Of 6: one says the same again, and one is on nobody.
        "leads_to": 6 - 2,
    }


@pytest.mark.parametrize(
    ("suppressed", "expected"),
    [
        # Of 100 answers, 45.5 + 19.5 + 10 name a degree.
        ("2 | 25.00", {"expectation": "required", "levels": ["bachelor"]}),
        ("6 | 45.50", {"levels": []}),
        ("8 | 19.50", {"levels": ["bachelor"]}),
        ("5 | 10.00", {"levels": ["bachelor"]}),
    ],
)
def test_a_degree_that_depends_on_what_is_suppressed_is_not_known(
    suppressed: str, expected: dict[str, Any], run: Run, tmp_path: Path
) -> None:
    row = f"35-1011.00 | 2.D.1 | Education | RL | {suppressed} | 30 | N"
    education = onet.EDUCATION.replace(row, row.removesuffix("N") + "Y")
    assert education != onet.EDUCATION
    files = {**FORMER, "Education, Training, and Experience.txt": education}
    roles = imported(run, onet.archive(tmp_path / "db.zip", files))["roles"]
    (chef,) = (role for role in roles if role["name"] == "Chefs and Head Cooks")
    assert chef["degree"] == {**expected, "sources": ["onet"]}


def test_shares_that_add_up_to_half_are_half(run: Run, tmp_path: Path) -> None:
    """Though 0.3182 + 0.0909 + 0.0909 is not quite that in binary."""
    header = onet.EDUCATION.splitlines(keepends=True)[0]
    shares = ((2, "50.00"), (6, "31.82"), (7, "9.09"), (8, "9.09"))
    rows = "".join(
        f"35-2014.00 | 2.D.1 | x | RL | {one} | {share} | 9 | N\n" for one, share in shares
    )
    files = {**FORMER, "Education, Training, and Experience.txt": header + rows}
    (cook, *_) = imported(run, onet.archive(tmp_path / "db.zip", files))["roles"]
    assert cook["degree"] == {
        "expectation": "preferred",
        "levels": ["bachelor"],
        "sources": ["onet"],
    }


@pytest.mark.parametrize(
    ("name", "is_category"),
    [
        ("Web browser software", True),
        ("Learning management system LMS", True),
        ("Geographic information system GIS systems", True),
        ("Geographic information system GIS software", True),
        ("Content management systems", True),
        ("Moodle software", False),
        ("Oracle learning system", False),
        ("ESRI", False),
    ],
)
def test_a_category_of_software_is_useful_at_most(
    name: str, is_category: bool, run: Run, tmp_path: Path
) -> None:
    words = "web browser learning management system geographic information content systems"
    row = f"35-2014.00 | Cooks | {name} | 1 | Software for {words} | N | Y\n"
    header = onet.SOFTWARE.splitlines(keepends=True)[0]
    files = {**FORMER, "Technology Skills.txt": header + row}
    (cook, *_) = imported(run, onet.archive(tmp_path / "db.zip", files))["roles"]
    (tool,) = cook["tools"]
    assert tool.get("need", "essential") == ("useful" if is_category else "essential")


@pytest.mark.parametrize(
    ("zones", "difficulties"),
    [
        ((1, 2, 3, 4), (1, 2, 4, 5)),
        ((2, 3, 4, 5), (1, 2, 4, 5)),
        ((1, 3, 5), (1, 3, 5)),
        ((4,), (1,)),
    ],
)
def test_the_difficulty_is_the_rank_of_the_job_zone(
    zones: tuple[int, ...], difficulties: tuple[int, ...], run: Run, tmp_path: Path
) -> None:
    codes = [onet.COOK, onet.CHEF, onet.WAITER, onet.NEW][: len(zones)]
    rows = "".join(f"{code} | x | {zone}\n" for code, zone in zip(codes, zones, strict=True))
    header = onet.JOB_ZONES.splitlines(keepends=True)[0]
    files = {**FORMER, "Job Zones.txt": header + rows}
    roles = imported(run, onet.folder(tmp_path / "db", files))["roles"]
    known = {role["aliases"][0]: role["entry"]["difficulty"] for role in roles if "entry" in role}
    assert known == dict(zip(codes, difficulties, strict=True))


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("35-1011.00", "35-1011-00"),
        ("chefs and head cooks", "35-1011-00"),
        ("executive chef", "35-1011-00"),
        ("ec", "35-1011-00"),
        ("LINE COOK", "35-2014-00"),
        ("line cooks", "35-2014-00"),
        ("cook", "35-2014-00"),
        ("executive chefs", "35-1011-00"),
        ("waiter", "35-3031-00"),
    ],
)
def test_an_occupation_answers_to_its_code_and_its_titles(
    name: str, id: str, run: Run, tmp_path: Path
) -> None:
    catalog = run(f"import onet {onet.archive(tmp_path / 'db.zip')}").out
    assert json.loads(run(f"show '{name}' --roles - --json", stdin=catalog).out)["role"]["id"] == id
    assert run("show 'sous chef' --roles -", stdin=catalog, code=1).err == (
        'rolecmp: "sous chef" names more than one role; use '
        "35-2014-00 (Cooks), 35-1011-00 (Chefs and Head Cooks)\n"
        "tip: rolecmp show 35-2014-00 --roles -\n"
    )


def test_the_import_fits_beside_the_built_in_catalog(run: Run, tmp_path: Path) -> None:
    """A tool of both has one id; a skill is no other one for having the name of its alias."""
    file = tmp_path / "onet.json"
    run(f"import onet {onet.archive(tmp_path / 'db.zip')} -o {file}")
    both = f"--roles builtin --roles {file}"
    compared = json.loads(run(f"compare de 35-1011.00 {both} --json").out)
    assert "kafka" in compared["tools"]["shared"]
    assert "monitoring-2" in compared["skills"]["only"]["35-1011-00"]
    assert json.loads(run(f"show cook {both} --json").out)["role"]["id"] == "35-2014-00"
    run(f"path --from analyst --to mle {both}")


def test_the_import_is_a_catalog_that_answers(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "onet.json"
    release = onet.archive(tmp_path / "db.zip")
    assert run(f"import onet {release} -o {file}") == (0, "", "")
    run(f"validate {file}")
    assert "Sources disagree" not in run(f"evidence Cooks --roles {file}").out
    shown = run(f"show Cooks --full --roles {file}").out
    assert "Chefs and Head Cooks: closely related" in shown
    assert "Related roles" in shown
    assert "next roles" not in shown
    assert "Cooks vs. Waiters" in run(f"compare Cooks Waiters --roles {file}").out
    first = file.read_bytes()
    run(f"import onet {release} -o {file}")
    assert file.read_bytes() == first


@pytest.mark.parametrize(
    ("line", "tiers"),
    [
        # Two harder, and only listed: a stretch. Two harder, though primary: a stretch as well.
        ("--from Waiters --to Cooks", ["stretch"]),
        ("--from Cooks --to 35-1011.00", ["stretch"]),
        ("--from Waiters --to 35-1011.00", ["stretch", "stretch"]),
        # Easier, but only listed.
        ("--from 35-1011.00 --to Cooks", ["stretch"]),
    ],
)
def test_published_relations_are_the_moves(
    line: str, tiers: list[str], run: Run, tmp_path: Path
) -> None:
    catalog = run(f"import onet {onet.archive(tmp_path / 'db.zip')}").out
    (route,) = json.loads(run(f"path {line} --roles - --json", stdin=catalog).out)["routes"]
    assert [step["tier"] for step in route["steps"]] == tiers
    assert all(step["documented"] and step["relatedness_tier"] for step in route["steps"])


def test_without_a_published_route_the_answer_is_none(run: Run, tmp_path: Path) -> None:
    catalog = run(f"import onet {onet.archive(tmp_path / 'db.zip')}").out
    line = "path --from 35-1011.00 --to Waiters --roles -"
    (route,) = json.loads(run(f"{line} --json", stdin=catalog).out)["routes"]
    assert (route["steps"], route["direct"]["tier"]) == ([], None)
    verdict = "No published path leads there; directly: 4 levels easier.\n"
    assert verdict in run(line, stdin=catalog).out


@LINUX_ONLY
def test_progress_is_for_a_terminal_only(shell: Run, tmp_path: Path) -> None:
    onet.archive(tmp_path / "db.zip")
    assert shell("rolecmp import onet db.zip -o onet.json").err == ""
    watched = shell("script -qec 'rolecmp import onet db.zip -o onet.json' /dev/null").out
    assert watched.splitlines()[:2] == ["O*NET 29.3 Database, May 2025", "Occupation Data.txt"]


BROKEN = {
    "no read me": (
        {name: text for name, text in FORMER.items() if name != "Read Me.txt"},
        'is not an O*NET release: it has no "Read Me.txt"',
    ),
    "another read me": (
        {**FORMER, "Read Me.txt": "Hello"},
        "is not an O*NET release: its Read Me.txt names none",
    ),
    "no date": (
        {**FORMER, "Read Me.txt": "O*NET 29.3 Database\n"},
        "is not an O*NET release: its Read Me.txt names none",
    ),
    "not finite": (
        {**FORMER, "Job Zones.txt": onet.JOB_ZONES.replace("| 4", "| nan")},
        'the download has "nan" for 35-1011.00 where a number was expected (job zone)',
    ),
    "no role": (
        {**FORMER, "Occupation Data.txt": onet.OCCUPATIONS.splitlines(keepends=True)[0]},
        "{0} has no occupations",
    ),
    "an occupation without a code": (
        {**FORMER, "Occupation Data.txt": onet.OCCUPATIONS.replace("35-9099.00", "")},
        "{0} has no code for Food Workers, All Other",
    ),
    "control character": (
        {**FORMER, "Task Statements.txt": onet.TASKS.replace("Wash", "\x1b[2J")},
        "$.roles[0].responsibilities[1].text: contains the control character U+001B",
    ),
    "no code": (
        {**FORMER, "Occupation Data.txt": onet.OCCUPATIONS.replace("35-9099.00", "../x")},
        "cannot be turned into a catalog: $.roles[3].aliases[0]",
    ),
    "no occupations": (
        {name: text for name, text in FORMER.items() if name != "Occupation Data.txt"},
        'is not complete: it has no "Occupation Data.txt"',
    ),
    "the CSV version": (
        {"occupation_data.csv": "x"},
        "is another version of O*NET; take the text version: db_…_text.zip",
    ),
    "the Excel version": (
        {"Occupation Data.xlsx": "x"},
        "is another version of O*NET; take the text version: db_…_text.zip",
    ),
    "a cell without an end": (
        {**FORMER, "Task Statements.txt": onet.TASKS + f"35-2014.00 | C | 3 | {LONG} | Core\n"},
        "field larger than field limit",
    ),
    "no column": (
        {**FORMER, "Job Zones.txt": "O*NET-SOC Code | Title\n"},
        '"Job Zones.txt" in {} has no column "Job Zone"',
    ),
    "empty file": (
        {**FORMER, "Job Zones.txt": ""},
        '"Job Zones.txt" in {} has no column "O*NET-SOC Code"',
    ),
    "short row": (
        {**FORMER, "Job Zones.txt": "O*NET-SOC Code | Title | Job Zone\n35-2014.00\n"},
        '"Job Zones.txt" in {}, line 2: a row has 1 columns, not 3',
    ),
    "no number": (
        {**FORMER, "Job Zones.txt": onet.JOB_ZONES.replace("| 4", "| four")},
        'the download has "four" for 35-1011.00 where a number was expected (job zone)',
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_anything_but_a_release_is_refused_in_a_line(case: str, run: Run, tmp_path: Path) -> None:
    files, reason = BROKEN[case]
    release, out = onet.folder(tmp_path / "db", files), tmp_path / "onet.json"
    err = run(f"import onet {release} -o {out}", code=1).err
    assert err.startswith("rolecmp: ")
    assert reason.format(release) in err
    assert err.count("\n") == 1
    assert not out.exists()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("missing.zip", None, "No such file or directory"),
        ("text.zip", b"no zip", "it is not a folder or a zip file"),
        ("cut.zip", b"PK\x03\x04", "it is not a folder or a zip file"),
    ],
)
def test_an_unreadable_release_is_refused_in_a_line(
    name: str, content: bytes | None, reason: str, run: Run, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    err = run(f"import onet {tmp_path / name}", code=1).err
    assert err == f"rolecmp: cannot read {tmp_path / name}: {reason}\n"


def test_a_release_that_is_not_utf_8_is_refused(run: Run, tmp_path: Path) -> None:
    release = onet.folder(tmp_path / "db")
    (release / "Occupation Data.txt").write_bytes(b"\xff\xfe")
    err = run(f"import onet {release}", code=1).err
    assert err == f'rolecmp: "Occupation Data.txt" in {release} is not UTF-8\n'


PRODUCTS = {
    "Structured query language SQL": ("sql", "SQL"),
    "Microsoft Excel": ("excel", "Excel"),
    "Microsoft Power BI": ("power-bi", "Power BI"),
    "Amazon Web Services AWS software": ("aws", "AWS"),
    "Oracle Java": ("java", "Java"),
    "Microsoft Azure software": ("azure", "Azure"),
    "Apache Hadoop": ("hadoop", "Hadoop"),
    "Amazon Redshift": ("redshift", "Redshift"),
    "IBM Terraform": ("terraform", "Terraform"),
    "Python": ("python", "Python"),
}
"""Names of products in a release that the built-in catalog has, with the ids and names there."""
SHORT_NAMES = {
    "Adobe Photoshop": ("adobe-photoshop", ["photoshop"]),
    "Hypertext markup language HTML": ("hypertext-markup-language-html", ["html"]),
    "Microsoft Word": ("microsoft-word", []),
}
"""Names of other products in a release, with their ids and short names in the import."""


def test_a_tool_is_that_of_the_built_in_catalog_or_has_short_names(
    run: Run, tmp_path: Path
) -> None:
    head = onet.FORMER["Technology Skills.txt"].partition("\n")[0]
    rows = [
        f"35-2014.00 | Cooks | {name} | 1 | Tools | Y | Y" for name in (*PRODUCTS, *SHORT_NAMES)
    ]
    tasks = onet.FORMER["Task Statements.txt"] + "35-2014.00 | Cooks | 3 | Say a word. | Core\n"
    files = {
        **onet.FORMER,
        "Technology Skills.txt": "\n".join([head, *rows]) + "\n",
        "Task Statements.txt": tasks,
    }
    onet.archive(tmp_path / "release.zip", files)
    run(f"import onet {tmp_path}/release.zip -o {tmp_path}/onet.json")
    tools = json.loads((tmp_path / "onet.json").read_text(encoding="utf-8"))["tools"]
    assert {(each["id"], each["name"]) for each in tools} == {
        *PRODUCTS.values(),
        *((id, name) for name, (id, _) in SHORT_NAMES.items()),
    }
    own = {each["name"]: (each["id"], each.get("aliases", [])) for each in tools}
    assert own.items() >= SHORT_NAMES.items()
    both = f"--roles builtin --roles {tmp_path}/onet.json"
    shared = json.loads(run(f"compare ds cooks --only tools --json {both}").out)["tools"]["shared"]
    assert {"sql", "aws", "python", "hadoop"} <= {*shared}
    run(f"skill sql --roles {tmp_path}/onet.json")


@pytest.mark.parametrize("code", ["35-9999", "15-1132.00", "35999900"])
def test_a_code_that_no_occupation_has_is_no_other_one(code: str, run: Run, tmp_path: Path) -> None:
    onet.archive(tmp_path / "release.zip", onet.FORMER)
    run(f"import onet {tmp_path}/release.zip -o {tmp_path}/onet.json")
    error = run(f"show {code} --roles {tmp_path}/onet.json", code=1).err
    assert error.splitlines()[0] == f'rolecmp: no role has the code "{code}"'


def without(text: str, *columns: str) -> str:
    """Return a table without some columns, and without what they hold."""
    rows = [line.split(" | ") for line in text.splitlines()]
    kept = [number for number, name in enumerate(rows[0]) if name not in columns]
    lines = (" | ".join(row[number] for number in kept if number < len(row)) for row in rows)
    return "".join(f"{line}\n" for line in lines)


def released(run: Run, folder: Path, files: onet.Files) -> dict[str, Any]:
    """Return the catalog made of a release with these files."""
    onet.archive(folder / "release.zip", files)
    run(f"import onet {folder}/release.zip -o {folder}/onet.json")
    run(f"validate {folder}/onet.json")
    catalog: dict[str, Any] = json.loads((folder / "onet.json").read_text(encoding="utf-8"))
    return catalog


def test_what_an_older_release_lacks_is_not_known(run: Run, tmp_path: Path) -> None:
    gone = {"Related Occupations.txt", "Skills.txt", "Job Zones.txt"}
    files = {
        **{name: text for name, text in FORMER.items() if name not in gone},
        "Technology Skills.txt": without(FORMER["Technology Skills.txt"], "In Demand"),
        "Alternate Titles.txt": without(FORMER["Alternate Titles.txt"], "Short Title"),
        "Knowledge.txt": without(FORMER["Knowledge.txt"], "Recommend Suppress", "Not Relevant"),
    }
    catalog = released(run, tmp_path, files)
    cook = catalog["roles"][0]
    assert not {"leads_to", "entry"} & {*cook}
    assert [each["skill"] for each in cook["skills"]] == ["mathematics"]
    assert {each["need"] for each in cook["tools"]} == {"useful"}
    run(f"show cooks --roles {tmp_path}/onet.json")


def test_of_tools_and_technology_only_the_technology_is_read(run: Run, tmp_path: Path) -> None:
    files = {name: text for name, text in FORMER.items() if name != "Technology Skills.txt"}
    files["Tools and Technology.txt"] = """\
O*NET-SOC Code | T2 Type | T2 Example | Commodity Code | Commodity Title | Hot Technology
35-2014.00 | Tools | Carving knives | 52151702 | Domestic knives | N
35-2014.00 | Tools | Desktop computers | 43211507 | Desktop computers | Y
35-2014.00 | Technology | Microsoft Excel | 43232110 | Spreadsheet software | Y
35-2014.00 | Technology | Recipe software | 43232110 | Spreadsheet software | N
"""
    catalog = released(run, tmp_path, files)
    assert [each["id"] for each in catalog["tools"]] == ["excel"]
    assert catalog["roles"][0]["tools"] == [{"tool": "excel", "need": "useful"}]
    newer = {**files, "Technology Skills.txt": FORMER["Technology Skills.txt"]}
    both = released(run, tmp_path, newer)
    assert both["tools"] == released(run, tmp_path, FORMER)["tools"]


def test_rows_on_occupations_that_are_not_there_leave_nothing_behind(
    run: Run, tmp_path: Path
) -> None:
    row = "99-9999.00 | Nobody | Nobody's Tool | 1 | Tools | Y | Y\n"
    files = {**FORMER, "Technology Skills.txt": FORMER["Technology Skills.txt"] + row}
    catalog = released(run, tmp_path, files)
    assert "Nobody" not in json.dumps(catalog)
    line = f"import onet {tmp_path}/release.zip -o {tmp_path}/onet.json"
    assert "left out 3 rows on 1 code that the download lacks" in in_terminal(line, {})


def test_the_year_of_a_figure_is_that_of_its_row(run: Run, tmp_path: Path) -> None:
    head, *rows = FORMER["Education, Training, and Experience.txt"].splitlines()
    dates = (f"08/{2018 + number % 2}" for number in range(len(rows)))
    dated = [f"{head} | Date", *map(" | ".join, zip(rows, dates, strict=True))]
    files = {**FORMER, "Education, Training, and Experience.txt": "\n".join(dated) + "\n"}
    catalog = released(run, tmp_path, files)
    assert catalog["measures"][0]["year"] == 2019
    notes = {each.get("note") for role in catalog["roles"] for each in role.get("figures", ())}
    assert notes == {None, "Data of 2018."}


def test_the_folder_above_a_release_is_found(run: Run, tmp_path: Path) -> None:
    (tmp_path / "download").mkdir()
    onet.folder(tmp_path / "download" / "db_29_3_text")
    run(f"import onet {tmp_path}/download -o {tmp_path}/onet.json")


def test_two_releases_in_one_zip_are_not_mixed(run: Run, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "two.zip", "w") as file:
        for folder in ("one", "two"):
            file.writestr(f"{folder}/Read Me.txt", onet.READ_ME)
    error = run(f"import onet {tmp_path}/two.zip", code=1).err
    assert error == (
        f'rolecmp: {tmp_path}/two.zip has two files "Read Me.txt"; unpack it, and use one\n'
    )
