"""Whatever is in a download, it becomes a valid catalog or is refused in a line."""

import random
import warnings
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import pytest

from rolecmp.errors import CatalogError
from rolecmp.importers.esco import read_catalog as read_esco
from rolecmp.importers.onet import read_catalog as read_onet
from rolecmp.importers.shared import archive
from rolecmp.questions.validate import validate
from tests import esco, onet
from tests.conftest import LINUX_ONLY, Run

Download = Mapping[str, bytes]
IMPORTERS: Mapping[str, Callable[[Path], str]] = {"onet": read_onet, "esco": read_esco}
METHODS = [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
PIECES = [
    *(b'"', b"\t", b"\n", b"\r", b"\0", b",", b"\xff", b"-", b"1e999", b"NaN", b"9" * 5000),
    *(b"x" * 200_000, "\u202e".encode(), b"\x1b[31m", b" " * 3000, b"900.00", b"0x10"),
]


@pytest.fixture(scope="module")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Download]:
    """Return the files of a small download of each kind."""
    with zipfile.ZipFile(esco.archive(tmp_path_factory.mktemp("esco") / "esco.zip")) as made:
        return {
            "onet": onet.contents(onet.FORMER),
            "esco": {name: made.read(name) for name in made.namelist()},
        }


def changed(content: bytes, chance: random.Random) -> bytes:
    """Return a content with a few bytes gone, replaced, repeated or added."""
    made = bytearray(content)
    for _ in range(chance.choice([1, 1, 2, 5, 20])):
        at, length = chance.randrange(len(made) + 1), chance.randrange(1, 50)
        match chance.randrange(4):
            case 0:
                del made[at : at + length]
            case 1:
                made[at : at + 1] = bytes([chance.randrange(256)])
            case 2:
                made[at:at] = made[: length * 4]
            case _:
                made[at : at + length // 8] = chance.choice(PIECES)
    return bytes(made)


def zipped(files: Download, chance: random.Random) -> bytes:
    """Return files as a zip, packed in different ways, some under a path."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as made, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a name that is there twice
        for name, content in files.items():
            folder = chance.choice(["", "", "", "../", "/etc/", "a/b/"])
            made.writestr(zipfile.ZipInfo(folder + name), content, chance.choice(METHODS))
    return written.getvalue()


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("kind", IMPORTERS)
def test_a_damaged_download_is_refused_in_a_line_or_makes_a_valid_catalog(
    kind: str, seed: int, downloads: Mapping[str, Download], tmp_path: Path
) -> None:
    chance = random.Random(f"{kind} {seed}")
    for _ in range(5):
        files = dict(downloads[kind])
        for name in chance.sample(sorted(files), chance.choice([0, 1, 1, 2])):
            files[name] = changed(files[name], chance)
        data = zipped(files, chance)
        place = tmp_path / "download.zip"
        place.write_bytes(changed(data, chance) if chance.random() < 0.5 else data)
        try:
            text = IMPORTERS[kind](place)
        except CatalogError as refused:
            message = str(refused)
        else:
            (tmp_path / "made.json").write_text(text, encoding="utf-8")
            assert validate([str(tmp_path / "made.json")]).errors == 0
            continue
        assert len(message.splitlines()) == 1


def table(header: str, row: str, count: int) -> str:
    return header.splitlines(keepends=True)[0] + "".join(row.format(n) for n in range(count))


MANY = "200 are too many: at most 100 can be here"
LONG: Mapping[str, tuple[onet.Files, str]] = {
    "a table": (
        {"Task Statements.txt": table(onet.TASKS, "35-2014.00 | Cooks | {0} | T | Core\n", 1_001)},
        '"Task Statements.txt" in {0} has more than 1,000 rows',
    ),
    "a list": (
        {
            "Task Statements.txt": table(
                onet.TASKS, "35-2014.00 | Cooks | {0} | Task {0} | Core\n", 200
            )
        },
        "{0} cannot be turned into a catalog: $.roles[0].responsibilities: " + MANY,
    ),
    "a cell": (
        {"Task Statements.txt": table(onet.TASKS, f"1 | Cooks | 1 | {'x' * 2**18} | Core\n", 1)},
        '"Task Statements.txt" in {0}, line 2: field larger than field limit (131072)',
    ),
    "a number": (
        {"Job Zones.txt": table(onet.JOB_ZONES, f"35-2014.00 | Cooks | {'9' * 5_000}\n", 1)},
        f'the download has "{"9" * 60}" for 35-2014.00 where a number was expected (job zone)',
    ),
    "a file": (
        {"Task Statements.txt": "0" * (2**20 + 1)},
        '"Task Statements.txt" in {0} is too large: the limit is 1 MiB',
    ),
    "blanks in the read me": (
        {"Read Me.txt": " " * 10**6 + "\n" * 10**5},
        "{0} is not an O*NET release: its Read Me.txt names none",
    ),
}


@pytest.mark.parametrize("case", LONG)
def test_what_is_too_long_is_refused(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "MAX_ROWS", 1_000)
    monkeypatch.setattr(archive, "MAX_FILE_BYTES", 2**21 + 1 if "blanks" in case else 2**20)
    monkeypatch.setattr("rolecmp.catalog.modeling.MAX_ITEMS", 100)
    files, expected = LONG[case]
    place = onet.archive(tmp_path / "db.zip", {**onet.FORMER, **files})
    with pytest.raises(CatalogError) as refused:
        read_onet(place)
    assert str(refused.value) == expected.format(place)


def test_names_of_one_id_are_numbered_in_one_pass(tmp_path: Path) -> None:
    """As names in other letters, of which no id can be made."""
    rows = table(onet.SOFTWARE, "35-2014.00 | Cooks | 漢{0}字 | 1 | Software | Y | Y\n", 0)
    rows += "".join(
        f"35-2014.00 | Cooks | {chr(0x4E00 + number)} | 1 | Software | Y | Y\n"
        for number in range(2_000)
    )
    place = onet.archive(tmp_path / "db.zip", {**onet.FORMER, "Technology Skills.txt": rows})
    assert '"id":"other-2000"' in read_onet(place)


def test_a_catalog_that_is_too_large_to_be_read_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rolecmp.importers.shared.draft.MAX_BYTES", 1_000)
    with pytest.raises(CatalogError, match="it would have more than 0 MiB"):
        read_onet(onet.archive(tmp_path / "db.zip"))


def test_encrypted_entries_are_refused(tmp_path: Path) -> None:
    place = onet.archive(tmp_path / "db.zip")
    data = bytearray(place.read_bytes())
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(signature, at + 1)
    place.write_bytes(data)
    with pytest.raises(CatalogError, match="encrypted"):
        read_onet(place)


@LINUX_ONLY
@pytest.mark.parametrize("name", ["/dev/zero", "/dev/stdin", "/dev/null"])
def test_a_device_is_no_download(name: str, shell: Run) -> None:
    err = shell(f"rolecmp import onet {name} </dev/zero", code=1).err
    assert err == f"rolecmp: cannot read {name}: it is not a folder or a zip file\n"
