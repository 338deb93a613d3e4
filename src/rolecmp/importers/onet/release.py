"""A downloaded O*NET release: its tables, under either set of file names, and its name."""

import re
from collections.abc import Iterator
from contextlib import closing
from csv import QUOTE_NONE
from itertools import islice
from pathlib import Path
from typing import NamedTuple, Self

from rolecmp.errors import CatalogError
from rolecmp.importers.archive import Archive, Columns, Progress, Row

SOURCE = "onet"
"""The id of O*NET as a source."""
README = "Read Me.txt"
ABOUT_LINES = 20
"""The lines of the Read Me that name the release are among the first."""
CSV_FILE = "occupation_data.csv"
"""A file of the CSV version, which is not read."""


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
    (("Technology Skills.txt",), ("Software Skills.txt",)),
    {
        "code": CODE,
        "name": ("Example", "Workplace Example"),
        "category": ("Commodity Title", "Element Name"),
        "hot": ("Hot Technology",),
        "in demand": ("In Demand",),
    },
    frozenset({"category", "hot", "in demand"}),
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


class Release:
    """An open release; its Read Me gives `name`, `date` and `year`."""

    def __init__(self, path: Path, progress: Progress) -> None:
        """Open the zip or the folder at `path`.

        Raises:
            CatalogError: it cannot be read, or is not a release.
        """
        self._archive = Archive(path, progress)
        try:
            self.name, self.date, self.year = self._about()
        except BaseException:
            self._archive.__exit__()
            raise
        progress(f"{self.name}, {self.date}")

    def _about(self) -> tuple[str, str, int]:
        """Return the name, the date and the year that the Read Me gives."""
        name = self._archive.name
        if README not in self._archive:
            other = f'{name} is not an O*NET release: it has no "{README}"'
            is_csv = CSV_FILE in self._archive or any(
                each.endswith(".xlsx") for each in self._archive.files
            )
            text = f"{name} is another version of O*NET; take the text version: db_…_text.zip"
            raise CatalogError(text if is_csv else other)
        with closing(self._archive.lines(README)) as lines:
            about = "".join(islice(lines, ABOUT_LINES)).replace("\r\n", "\n")
        named = re.match(r"\s*(O\*NET .+) *\n+(\w+ (\d{4})) Release\b", about)
        if named is None:
            raise CatalogError(f"{name} is not an O*NET release: its {README} names none")
        return named[1], named[2], int(named[3])

    def __enter__(self) -> Self:
        """Return the release itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the archive."""
        self._archive.__exit__()

    def rows(self, table: Table) -> Iterator[Row]:
        """Yield the rows of a table; none if the release has not got it.

        Raises:
            CatalogError: a column of it is missing, or it is not text.
        """
        present = [each for each in table.files if all(name in self._archive for name in each)]
        for file in present[-1] if present else ():
            yield from self._archive.rows(
                file, table.columns, optional=table.optional, delimiter="\t", quoting=QUOTE_NONE
            )

    def require(self, table: Table) -> None:
        """Refuse a release without a table that every one has.

        Raises:
            CatalogError: it is not there.
        """
        if not any(all(name in self._archive for name in each) for each in table.files):
            named = " or ".join(f'"{name}"' for each in table.files for name in each)
            message = f"{self._archive.name} is not a complete O*NET release: it has no {named}"
            raise CatalogError(message)
