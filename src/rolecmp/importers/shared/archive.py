"""A download with tables in it, as a zip or an unpacked folder, read row by row."""

import csv
import zipfile
import zlib
from collections.abc import Callable, Collection, Generator, Iterator, Mapping
from contextlib import ExitStack, closing
from functools import partial
from io import TextIOWrapper
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import IO, Any, Self

from rolecmp.catalog.characters import INVISIBLE_CHARACTERS
from rolecmp.catalog.file_names import display_name
from rolecmp.errors import CatalogError
from rolecmp.importers.shared.rows import Row

try:
    from lzma import LZMAError
except ImportError:  # some builds of Python have none

    class LZMAError(Exception):  # type: ignore[no-redef]
        """What nothing raises."""


MAX_FILE_BYTES = 2**26
"""The size limit of one file, unpacked."""
MAX_ROWS = 300_000
"""The most rows of a table."""
MAX_CELL = 2**17
"""The size limit of one cell, in characters."""
START_LINES = 20
"""How many lines are the start of a file."""
DAMAGED = (
    *(OSError, RuntimeError, EOFError, ValueError, IndexError),
    *(zipfile.BadZipFile, zlib.error, LZMAError),
)
"""What reading a zip raises that is damaged, encrypted or packed in an unknown way."""

Opener = Callable[[], IO[Any]]
Names = str | tuple[str, ...]
"""A name, or several."""
Progress = Callable[[str], None]


class Table:
    """A table of a download, as its releases have had it."""

    def __init__(self, *files: Names, **columns: Names) -> None:
        """Say in which file, or files, the table can be, newest last.

        `columns` are by what they are called here, with the names that each can have.
        """
        self.files = [_several(each) for each in files]
        self.columns = {column: _several(names) for column, names in columns.items()}


def _several(names: Names) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else names


def _visible(text: str) -> str:
    return text if text.isascii() else INVISIBLE_CHARACTERS.sub("", text)


class Archive:
    """The files of a download by their names, without the folder that they are in."""

    def __init__(
        self,
        path: Path,
        progress: Progress,
        *,
        optional: Collection[str] = (),
        **dialect: Any,  # noqa: ANN401 - that of csv
    ) -> None:
        """Open the zip or the folder at `path`; `progress` gets the name of each table read.

        In a folder with nothing but one folder, that one is opened. The columns that are
        `optional` may be missing in a table. `dialect` is how the tables are written.

        Raises:
            CatalogError: it cannot be read, or it has two files of one name.
        """
        self.name = display_name(str(path))
        self.progress = progress
        self._optional, self._dialect = optional, dialect
        self._too_large: set[str] = set()
        self._open_files = ExitStack()
        try:
            if not (path.is_dir() or path.is_file()):
                path.stat()
                raise ValueError("a device or a pipe")
            self._openers = self._in_folder(path) if path.is_dir() else self._in_zip(path)
        except CatalogError:
            self._open_files.close()
            raise
        except DAMAGED as error:
            reason = getattr(error, "strerror", None) or "it is not a folder or a zip file"
            raise CatalogError(f"cannot read {self.name}: {reason}") from None

    def __enter__(self) -> Self:
        """Return the archive itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the zip, if it is one."""
        self._open_files.close()

    def __contains__(self, file: str) -> bool:
        return file in self._openers

    @property
    def files(self) -> list[str]:
        """The names of the files."""
        return [*self._openers]

    def start(self, file: str) -> str:
        """Return the first lines of a file.

        Raises:
            CatalogError: it is damaged or is not text in UTF-8.
        """
        with closing(self._lines(file)) as lines:
            return "".join(islice(lines, START_LINES)).replace("\r\n", "\n")

    def rows(self, table: Table) -> Iterator[Row]:
        """Yield the rows of a table, none if it is not there.

        A column that is optional and not there is empty.

        Raises:
            CatalogError: a column is missing, a row is too short, or it is not text.
        """
        for file in self._files(table):
            yield from self._rows(file, table.columns)

    def require(self, table: Table) -> Table:
        """Return a table that every release has.

        Raises:
            CatalogError: it is not there.
        """
        if not self._files(table):
            named = " and ".join(f'"{name}"' for name in table.files[-1])
            raise CatalogError(f"{self.name} is not complete: it has no {named}")
        return table

    def _files(self, table: Table) -> tuple[str, ...]:
        """Return the newest files that a table can be in and that are there."""
        present = [each for each in table.files if all(name in self for name in each)]
        return present[-1] if present else ()

    def _lines(self, file: str) -> Generator[str, None, None]:
        """Yield the lines of a file, each with its end."""
        if file in self._too_large:
            limit = MAX_FILE_BYTES // 2**20
            raise CatalogError(f'"{file}" in {self.name} is too large: the limit is {limit} MiB')
        try:
            with TextIOWrapper(self._openers[file](), encoding="utf-8-sig", newline="") as text:
                # Whoever stops reading halfway leaves it to the archive to close the file.
                self._open_files.callback(text.close)
                yield from text
        except UnicodeDecodeError:
            raise CatalogError(f'"{file}" in {self.name} is not UTF-8') from None
        except DAMAGED as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            raise CatalogError(f'cannot read "{file}" in {self.name}: {reason}') from None

    def _rows(self, file: str, columns: Mapping[str, tuple[str, ...]]) -> Iterator[Row]:
        """Yield the rows of one file of a table."""
        self.progress(file)
        csv.field_size_limit(MAX_CELL)
        text = self._lines(file)
        lines = csv.reader(text, **self._dialect)
        try:
            header = next(lines, [])
            places = self._places(file, header, columns)
            for number, cells in enumerate(lines, start=1):
                if number > MAX_ROWS:
                    problem = f"has more than {MAX_ROWS:,} rows"
                    raise CatalogError(f'"{file}" in {self.name} {problem}')
                if len(cells) < len(header) and cells:
                    problem = f"a row has {len(cells)} columns, not {len(header)}"
                    raise CatalogError(f'"{file}" in {self.name}, line {lines.line_num}: {problem}')
                if cells:
                    yield {
                        column: "" if place is None else _visible(cells[place]).strip()
                        for column, place in places.items()
                    }
        except csv.Error as error:
            message = f'"{file}" in {self.name}, line {lines.line_num}: {error}'
            raise CatalogError(message) from None
        finally:
            text.close()

    def _places(
        self, file: str, header: list[str], columns: Mapping[str, tuple[str, ...]]
    ) -> dict[str, int | None]:
        """Return where each column is."""
        found: dict[str, int | None] = {}
        for column, names in columns.items():
            place = next((header.index(name) for name in names if name in header), None)
            if place is None and column not in self._optional:
                wanted = " or ".join(f'"{name}"' for name in names)
                raise CatalogError(f'"{file}" in {self.name} has no column {wanted}')
            found[column] = place
        return found

    def _in_folder(self, path: Path) -> dict[str, Opener]:
        inside = [*path.iterdir()]
        while len(inside) == 1 and inside[0].is_dir():
            inside = [*inside[0].iterdir()]
        files = [each for each in inside if each.is_file()]
        self._too_large = {each.name for each in files if each.stat().st_size > MAX_FILE_BYTES}
        return {each.name: partial(each.open, "rb") for each in files}

    def _in_zip(self, path: Path) -> dict[str, Opener]:
        archive = self._open_files.enter_context(zipfile.ZipFile(path))
        found: dict[str, Opener] = {}
        for each in archive.infolist():
            name = PurePosixPath(each.filename).name
            if each.is_dir():
                continue
            if each.file_size > MAX_FILE_BYTES:
                self._too_large.add(name)
            if name in found:
                raise CatalogError(f'{self.name} has two files "{name}"; unpack it, and use one')
            found[name] = partial(archive.open, each)
        return found
