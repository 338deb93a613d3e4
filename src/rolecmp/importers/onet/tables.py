"""The tables of an O*NET release, under either set of file names, and their columns."""

from typing import NamedTuple

from rolecmp.importers.archive import Columns


class Table(NamedTuple):
    """A table: the sets of files that it can be in, newest last, and its columns.

    What is `optional` is not known where a release lacks it, as older ones do.
    """

    files: tuple[tuple[str, ...], ...]
    columns: Columns
    optional: frozenset[str] = frozenset()


CODE = ("O*NET-SOC Code",)
OCCUPATIONS = Table(
    (("Occupation Data.txt",),),
    {"code": CODE, "title": ("Title",), "description": ("Description",)},
)
ALTERNATE_TITLES = Table(
    (("Alternate Titles.txt",), ("Job Titles.txt",)),
    {"code": CODE, "title": ("Alternate Title", "Job Title"), "short": ("Short Title",)},
    frozenset({"short"}),
)
TASKS = Table(
    (("Task Statements.txt",),),
    {"code": CODE, "task": ("Task",), "type": ("Task Type",)},
    frozenset({"type"}),
)
SOFTWARE = Table(
    (("Tools and Technology.txt",), ("Technology Skills.txt",), ("Software Skills.txt",)),
    {
        "code": CODE,
        "name": ("Example", "Workplace Example", "T2 Example"),
        "type": ("T2 Type",),
        "category": ("Commodity Title", "Element Name"),
        "hot": ("Hot Technology",),
        "in demand": ("In Demand",),
    },
    frozenset({"type", "category", "hot", "in demand"}),
)
_RATINGS = {
    "code": CODE,
    "element": ("Element ID",),
    "name": ("Element Name",),
    "scale": ("Scale ID",),
    "value": ("Data Value",),
    "suppress": ("Recommend Suppress",),
}
_ELEMENTS = {**_RATINGS, "not relevant": ("Not Relevant",)}
_UNSURE = frozenset({"suppress", "not relevant", "n", "date"})
SKILLS = Table(
    (("Skills.txt",), ("Essential Skills.txt", "Transferable Skills.txt")), _ELEMENTS, _UNSURE
)
KNOWLEDGE = Table((("Knowledge.txt",),), _ELEMENTS, _UNSURE)
EDUCATION = Table(
    (("Education, Training, and Experience.txt",), ("Education.txt",)),
    {**_RATINGS, "category": ("Category",), "n": ("N",), "date": ("Date",)},
    _UNSURE,
)
JOB_ZONES = Table((("Job Zones.txt",),), {"code": CODE, "zone": ("Job Zone",)})
RELATED = Table(
    (("Related Occupations.txt",),),
    {
        "code": CODE,
        "other": ("Related O*NET-SOC Code",),
        "tier": ("Relatedness Tier",),
        "index": ("Index",),
    },
)
