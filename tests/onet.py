"""Small releases in the shape of O*NET's, for the tests to import."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

Files = Mapping[str, str]
"""The files of a release by their names, their columns set apart by ` | `."""

COOK, CHEF, WAITER, NEW = "35-2014.00", "35-1011.00", "35-3031.00", "35-9099.00"
READ_ME = "O*NET 29.3 Database\nMay 2025 Release\n----\n"
OCCUPATIONS = """\
O*NET-SOC Code | Title | Description
35-2014.00 | Cooks | Prepare meals.
35-1011.00 | Chefs and Head Cooks | Direct the cooking.
35-3031.00 | Waiters | Take orders.
35-9099.00 | Food Workers, All Other | All that has no other name.
"""
TITLES = """\
O*NET-SOC Code | Title | Alternate Title | Short Title | Source(s)
35-2014.00 | Cooks | Line Cook | n/a | 08
35-2014.00 | Cooks | cooks | n/a | 08
35-2014.00 | Cooks | Sous Chef | n/a | 08
35-1011.00 | Chefs and Head Cooks | Sous Chef | n/a | 08
35-1011.00 | Chefs and Head Cooks | Executive Chef (EC) | EC | 08
35-1011.00 | Chefs and Head Cooks | Sauce Chef (SC (S)) | n/a | 08
99-9999.00 | Nobody | Nobody | n/a | 08
"""
TASKS = """\
O*NET-SOC Code | Title | Task ID | Task | Task Type
35-2014.00 | Cooks | 1 | Wash the dishes. | Supplemental
35-2014.00 | Cooks | 2 | Cook "à la carte". | Core
"""
SKILLS = """\
CODE | Element ID | Element Name | Scale ID | Data Value | Recommend Suppress | Not Relevant
35-2014.00 | 2.A.1.a | Reading | IM | 2.60 | N |
35-2014.00 | 2.A.1.a | Reading | LV | 1.74 | N | N
35-2014.00 | 2.A.1.e | Mathematics | IM | 3.00 | N |
35-2014.00 | 2.A.1.e | Mathematics | LV | 1.75 | N | N
35-2014.00 | 2.B.1.a | Coordination | IM | 2.49 | N |
35-2014.00 | 2.B.1.a | Coordination | LV | 4.00 | N | N
35-1011.00 | 2.A.1.a | Reading | IM | 3.50 | N |
35-1011.00 | 2.A.1.a | Reading | LV | 3.50 | N | N
35-1011.00 | 2.A.1.e | Mathematics | IM | 3.10 | N |
35-1011.00 | 2.A.1.e | Mathematics | LV | 4.00 | Y | N
35-1011.00 | 2.B.1.a | Coordination | IM | 4.00 | N |
35-1011.00 | 2.B.1.a | Coordination | LV | 7.00 | N | N
35-1011.00 | 2.A.2.d | Monitoring | IM | 3.00 | N |
35-1011.00 | 2.A.2.d | Monitoring | LV | 2.00 | N | N
35-3031.00 | 2.A.1.a | Reading | IM | 3.00 | N |
35-3031.00 | 2.A.1.a | Reading | LV | 0.50 | N | Y
"""
KNOWLEDGE = """\
CODE | Element ID | Element Name | Scale ID | Data Value | Recommend Suppress | Not Relevant
35-2014.00 | 2.C.4.a | Mathematics | IM | 3.20 | N |
35-2014.00 | 2.C.4.a | Mathematics | LV | 3.00 | N | N
"""
SOFTWARE = """\
O*NET-SOC Code | Title | Example | Commodity Code | Commodity Title | Hot Technology | In Demand
35-2014.00 | Cooks | C++ | 1 | Development software | Y | Y
35-2014.00 | Cooks | C++ | 4 | Data software | Y | N
35-2014.00 | Cooks | C# | 1 | Development software | Y | N
35-2014.00 | Cooks | Spreadsheet software | 2 | Spreadsheet software | Y | Y
35-2014.00 | Cooks | Salesforce software | 3 | Customer software | N | Y
35-2014.00 | Cooks | Old Till | 3 | Customer software | N | N
35-1011.00 | Chefs | C++ | 1 | Development software | N | Y
35-1011.00 | Chefs | Apache Kafka | 4 | Data software | N | Y
35-1011.00 | Chefs | Kafka | 4 | Data software | N | Y
"""
EDUCATION = """\
CODE | Element ID | Element Name | Scale ID | Category | Data Value | N | Recommend Suppress
35-2014.00 | 2.D.1 | Education | RL | 2 | 80.00 | 25 | N
35-2014.00 | 2.D.1 | Education | RL | 5 | 20.00 | 25 | N
35-2014.00 | 2.D.1 | Education | RL | 6 | 0.00 | 25 | N
35-2014.00 | 3.A.1 | Experience | RW | 1 | 100.00 | 25 | N
35-1011.00 | 2.D.1 | Education | RL | 5 | 10.00 | 30 | N
35-1011.00 | 2.D.1 | Education | RL | 6 | 45.50 | 30 | N
35-1011.00 | 2.D.1 | Education | RL | 8 | 19.50 | 30 | N
35-1011.00 | 2.D.1 | Education | RL | 2 | 25.00 | 30 | N
35-3031.00 | 2.D.1 | Education | RL | 2 | 100.00 | 30 | Y
"""
JOB_ZONES = """\
O*NET-SOC Code | Title | Job Zone
35-2014.00 | Cooks | 2
35-1011.00 | Chefs and Head Cooks | 4
35-3031.00 | Waiters | 1
"""
RELATED = """\
O*NET-SOC Code | Title | Related O*NET-SOC Code | Related Title | Relatedness Tier | Index
35-3031.00 | Waiters | 35-2014.00 | Cooks | Primary-Short | 1
35-3031.00 | Waiters | 35-1011.00 | Chefs and Head Cooks | Supplemental | 11
35-2014.00 | Cooks | 35-1011.00 | Chefs and Head Cooks | Primary-Long | 6
35-2014.00 | Cooks | 35-1011.00 | Chefs and Head Cooks | Supplemental | 14
35-2014.00 | Cooks | 99-9999.00 | Nobody | Supplemental | 12
35-1011.00 | Chefs and Head Cooks | 35-2014.00 | Cooks | Supplemental | 13
"""

FORMER: Files = {
    "Read Me.txt": READ_ME,
    "Occupation Data.txt": OCCUPATIONS,
    "Alternate Titles.txt": TITLES,
    "Task Statements.txt": TASKS,
    "Skills.txt": SKILLS,
    "Knowledge.txt": KNOWLEDGE,
    "Technology Skills.txt": SOFTWARE,
    "Education, Training, and Experience.txt": EDUCATION,
    "Job Zones.txt": JOB_ZONES,
    "Related Occupations.txt": RELATED,
}
"""A release as they were until 30.2."""


NAMES = ("Statisticians", "Actuaries", "Cashiers", "Data Scientists", "Nurse Practitioners")
WITH_THOSE_OF_THE_DOCUMENTS: Files = {
    **FORMER,
    "Occupation Data.txt": OCCUPATIONS
    + "".join(f"00-000{number}.00 | {name} | x\n" for number, name in enumerate(NAMES)),
}
"""A release with the occupations that the documents and the help use."""


def _rows(table: str, element: str) -> str:
    """Return the header and the rows of a branch of the elements."""
    header, *rows = table.splitlines(keepends=True)
    return header + "".join(row for row in rows if f" {element}" in row)


LATTER: Files = {
    **{
        name: text
        for name, text in FORMER.items()
        if name
        not in {
            "Alternate Titles.txt",
            "Skills.txt",
            "Technology Skills.txt",
            "Education, Training, and Experience.txt",
        }
    },
    "Read Me.txt": READ_ME.replace("29.3", "30.3").replace("May 2025", "May 2026"),
    "Job Titles.txt": TITLES.replace("Alternate Title", "Job Title"),
    "Essential Skills.txt": _rows(SKILLS, "2.A"),
    "Transferable Skills.txt": _rows(SKILLS, "2.B"),
    "Software Skills.txt": SOFTWARE.replace(
        "Example | Commodity Code | Commodity Title",
        "Workplace Example | Element ID | Element Name",
    ),
    "Education.txt": EDUCATION,
}
"""The same as a release from 30.3 on."""


def contents(files: Files) -> dict[str, bytes]:
    """Return what is in each file, as O*NET writes it: tabs, and the line ends of Windows."""
    return {
        name: text.replace("CODE", "O*NET-SOC Code")
        .replace(" | ", "\t")
        .replace(" |\n", "\t\n")
        .replace("\n", "\r\n")
        .encode()
        for name, text in files.items()
    }


def folder(place: Path, files: Files = FORMER) -> Path:
    """Write a release as a folder."""
    place.mkdir()
    for name, content in contents(files).items():
        (place / name).write_bytes(content)
    return place


def archive(place: Path, files: Files = FORMER) -> Path:
    """Write a release as a zip, with a folder in it."""
    with zipfile.ZipFile(place, "w") as made:
        for name, content in contents(files).items():
            made.writestr(f"{place.stem}/{name}", content)
    return place
