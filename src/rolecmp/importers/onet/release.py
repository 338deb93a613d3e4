"""A downloaded O*NET release, read row by row, with either set of file names."""

import csv
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from functools import partial
from io import TextIOWrapper
from pathlib import Path, PurePosixPath
from typing import IO, Any, NamedTuple, Self

from rolecmp.catalog.files import display_name
from rolecmp.errors import CatalogError

MAX_FILE_BYTES = 2**28
"""The size limit of one file, unpacked; the largest of release 29.3 has 8 million bytes."""
README = "Read Me.txt"

Opener = Callable[[], IO[Any]]
TableRow = Mapping[str, str]
"""The values of a row by column."""


class Table(NamedTuple):
    """A table: the sets of files that it can be in, newest last, and its columns.

    Each column has one name here, and the names it can have in the files.
    """

    files: tuple[tuple[str, ...], ...]
    columns: Mapping[str, tuple[str, ...]]


CODE = ("O*NET-SOC Code",)
OCCUPATIONS = Table(
    (("Occupation Data.txt",),),
    {"code": CODE, "title": ("Title",), "description": ("Description",)},
)
ALTERNATE_TITLES = Table(
    (("Alternate Titles.txt",), ("Job Titles.txt",)),
    {"code": CODE, "title": ("Alternate Title", "Job Title"), "short": ("Short Title",)},
)
TASKS = Table(
    (("Task Statements.txt",),),
    {"code": CODE, "task": ("Task",), "type": ("Task Type",)},
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
SKILLS = Table((("Skills.txt",), ("Essential Skills.txt", "Transferable Skills.txt")), _ELEMENTS)
KNOWLEDGE = Table((("Knowledge.txt",),), _ELEMENTS)
EDUCATION = Table(
    (("Education, Training, and Experience.txt",), ("Education.txt",)),
    {**_RATINGS, "category": ("Category",), "n": ("N",)},
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

    def __init__(self, path: Path, progress: Callable[[str], None]) -> None:
        """Open the zip or the folder at `path`; `progress` gets the name of each file read.

        Raises:
            CatalogError: it cannot be read, or is not a release.
        """
        self._path = path
        self._name = display_name(str(path))
        self._progress = progress
        self._open_files = ExitStack()
        try:
            self._openers = self._find_files()
        except (OSError, ValueError, zipfile.BadZipFile) as error:
            reason = getattr(error, "strerror", None) or "it is not a folder or a zip file"
            raise CatalogError(f"cannot read {self._name}: {reason}") from None
        about = "\n".join(self._lines(README))
        named = re.match(r"(O\*NET .+) *\n(\w+ (\d{4})) Release\b", about)
        if named is None:
            raise CatalogError(f"{self._name} is not an O*NET release: its {README} names none")
        self.name, self.date, self.year = named[1], named[2], int(named[3])
        progress(f"{self.name}, {self.date}")

    def __enter__(self) -> Self:
        """Return the release itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the zip, if it is one."""
        self._open_files.close()

    def rows(self, table: Table) -> Iterator[TableRow]:
        """Yield the rows of a table, with the column names of the table.

        Raises:
            CatalogError: a file or a column of it is missing, or it is not text.
        """
        present = [each for each in table.files if all(name in self._openers for name in each)]
        if not present:
            named = " or ".join(" and ".join(f'"{name}"' for name in each) for each in table.files)
            raise CatalogError(f"{self._name} is not a complete O*NET release: it has no {named}")
        for file in present[-1]:
            self._progress(file)
            yield from self._rows(file, table.columns)

    def _rows(self, file: str, columns: Mapping[str, tuple[str, ...]]) -> Iterator[TableRow]:
        lines = csv.reader(self._lines(file), delimiter="\t", quoting=csv.QUOTE_NONE)
        header = next(lines, [])
        places = {}
        for column, names in columns.items():
            place = next((header.index(name) for name in names if name in header), None)
            if place is None:
                wanted = " or ".join(f'"{name}"' for name in names)
                raise CatalogError(f'"{file}" in {self._name} has no column {wanted}')
            places[column] = place
        for cells in lines:
            if len(cells) < len(header):
                problem = f"a row has {len(cells)} columns, not {len(header)}"
                raise CatalogError(f'"{file}" in {self._name}, line {lines.line_num}: {problem}')
            yield {column: cells[place].strip() for column, place in places.items()}

    def _lines(self, file: str) -> Iterator[str]:
        """Yield the lines of a file, without line ends."""
        if file not in self._openers:
            raise CatalogError(f'{self._name} is not an O*NET release: it has no "{file}"')
        try:
            with TextIOWrapper(self._openers[file](), encoding="utf-8-sig") as text:
                yield from (line.rstrip("\n") for line in text)
        except UnicodeDecodeError:
            raise CatalogError(f'"{file}" in {self._name} is not UTF-8') from None
        except (OSError, RuntimeError, zipfile.BadZipFile) as error:
            raise CatalogError(f'cannot read "{file}" in {self._name}: {error}') from None

    def _find_files(self) -> dict[str, Opener]:
        """Return a function that opens each file, by file name without the folder."""
        if self._path.is_dir():
            files = [each for each in self._path.iterdir() if each.is_file()]
            return {
                each.name: partial(each.open, "rb")
                for each in files
                if each.stat().st_size <= MAX_FILE_BYTES
            }
        archive = self._open_files.enter_context(zipfile.ZipFile(self._path))
        return {
            PurePosixPath(each.filename).name: partial(archive.open, each)
            for each in archive.infolist()
            if not each.is_dir() and each.file_size <= MAX_FILE_BYTES
        }
