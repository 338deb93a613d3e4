"""A downloaded O*NET release: its name, and the rows of its tables."""

import re
from collections.abc import Iterator
from contextlib import closing
from csv import QUOTE_NONE
from itertools import islice
from pathlib import Path
from typing import Self

from rolecmp.errors import CatalogError
from rolecmp.importers.archive import Archive, Progress, Row
from rolecmp.importers.onet.tables import Table

SOURCE = "onet"
"""The id of O*NET as a source."""
README = "Read Me.txt"
ABOUT_LINES = 20
"""The lines of the Read Me that name the release are among the first."""
CSV_FILE = "occupation_data.csv"
"""A file of the CSV version, which is not read."""


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
