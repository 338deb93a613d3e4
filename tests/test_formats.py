"""Each format, whole, for a small catalog; and that text from a catalog stays text in it."""

import csv
import json
import os
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt

from rolecmp.catalog.file_names import BUILTIN
from rolecmp.catalog.files import location
from tests.conftest import CATALOGS, KITCHEN, LINUX_ONLY, MINIMAL, ROOT, Golden, Run

HOSTILE = str(CATALOGS / "valid/hostile-text.json")
LINES = (
    "list",
    "show cook",
    "compare cook chef --sources",
    "evidence cook",
    "path --from cook --to chef --explain",
    "path --from cook",
    "process",
    "process --team one",
    "process cook",
)
DRAWN = [line for line in LINES if line.startswith("p")]
TEXT_FORMATS = ("markdown", "csv", "html", "svg")

EXAMPLES = {
    "cook-or-baker.md": f"compare cook baker --only tools,degree --sources --roles {KITCHEN}",
    "cook-or-baker.csv": f"compare cook baker --only skills,tools,degree --roles {KITCHEN}",
    "cook-or-baker.html": f"compare cook baker --only skills,degree --sources --roles {KITCHEN}",
    "way-to-cook.md": f"path --from baker --to cook --roles {KITCHEN}",
    "way-to-cook.csv": f"path --from baker --to cook --roles {KITCHEN}",
    "way-to-cook.html": f"path --from baker --to cook --roles {KITCHEN}",
    "roles.svg": f"list --roles {MINIMAL}",
    "ways.mmd": f"path --from baker --roles {KITCHEN}",
    "kitchen.dot": f"process --roles {KITCHEN}",
}
"""The files in `tests/formats`, to be opened in their own readers, and what writes them."""


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_file_is_exactly_this(name: str, run: Run, golden: Golden, tmp_path: Path) -> None:
    """The style sheet is left out: it stands in its own file."""
    run(f"{EXAMPLES[name]} -o {tmp_path / name}")
    written = (tmp_path / name).read_bytes().decode()
    for sheet in (ROOT / "src/rolecmp/output").glob("*.css"):
        written = written.replace(sheet.read_text(encoding="utf-8"), "")
    golden(ROOT / "tests/formats" / name, written.replace(f"{ROOT}/", ""))


def test_every_file_is_tested() -> None:
    assert {file.name for file in (ROOT / "tests/formats").iterdir()} == set(EXAMPLES)


@pytest.mark.parametrize("line", DRAWN)
def test_a_process_and_routes_can_be_drawn(line: str, run: Run) -> None:
    assert run(f"{line} --roles {HOSTILE} -f mermaid").out.startswith("flowchart ")
    assert run(f"{line} --roles {HOSTILE} -f dot").out.startswith("digraph {\n")


@pytest.mark.parametrize("line", [line for line in LINES if line not in DRAWN])
def test_nothing_else_can_be_drawn(line: str, run: Run, tmp_path: Path) -> None:
    assert 'unknown format "dot"' in run(f"{line} --roles {HOSTILE} -f dot", code=2).err
    file = tmp_path / "x.dot"
    err = run(f"{line} --roles {HOSTILE} -o {file}", code=2).err
    tip = f"tip: rolecmp {line} --roles {HOSTILE} -o {file.with_suffix('.svg')}"
    assert err == f"rolecmp: dot works only with path and process\n{tip}\n"
    assert not file.exists()


@pytest.mark.parametrize("format", [*TEXT_FORMATS, "json"])
@pytest.mark.parametrize("line", LINES)
def test_a_format_does_not_depend_on_the_terminal(format: str, line: str, run: Run) -> None:
    plain = run(f"{line} --roles {HOSTILE} -f {format}").out
    loud = {"FORCE_COLOR": "1", "TERM": "xterm", "COLUMNS": "40"}
    assert run(f"{line} --roles {HOSTILE} -f {format}", loud).out == plain
    assert "\x1b" not in plain
    assert plain.endswith("\n")
    assert not plain.endswith("\n\n")


@pytest.mark.parametrize("format", [*TEXT_FORMATS, "json"])
def test_a_document_is_utf_8_whatever_the_encoding_of_the_terminal(
    format: str, run: Run, shell: Run
) -> None:
    line = f"show chef --roles {HOSTILE} -f {format}"
    plain = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}
    assert shell(f"rolecmp {line}", plain).out == run(line).out


def catalog_texts() -> list[str]:
    """Return the texts of the first role in the hostile catalog that every format shows."""
    role = json.loads(Path(HOSTILE).read_text(encoding="utf-8"))["roles"][0]
    done = [each["text"] for each in role["responsibilities"]]
    return [role["focus"], *role["questions"], *done]


def spaced(text: str) -> str:
    return " ".join(text.split())


def markdown_text(document: str) -> str:
    """Return what a reader of Markdown shows, having found nothing in it but what we put there."""
    assert not re.search(r"(?<!<)https?://|www\.", document)
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    texts = []
    for token in parser.parse(document):
        for child in token.children or ():
            if child.type == "html_inline":
                assert child.content == "<br>"
            else:
                assert child.type in {
                    "text",
                    "text_special",
                    "strong_open",
                    "strong_close",
                    "hardbreak",
                    "link_open",
                    "link_close",
                }
            if child.type == "link_open":
                assert child.markup == "autolink"
            texts.append(child.content if child.type != "html_inline" else " ")
        assert token.type.removesuffix("_open").removesuffix("_close") in {
            "heading",
            "inline",
            "paragraph",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "bullet_list",
            "list_item",
        }
        texts.append(" ")
    return "".join(texts)


class Reader(HTMLParser):
    """Reads what a page of HTML shows."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        super().__init__()
        self.tags = set[str]()
        self.attributes = set[tuple[str, str]]()
        self.texts = list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(name, value or "") for name, value in attrs}

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def html_text(document: str) -> str:
    reader = Reader()
    reader.feed(document)
    assert reader.tags <= {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "section",
        "details",
        "summary",
        "footer",
        "code",
        "div",
        "abbr",
        "b",
        "i",
        "h1",
        "h2",
        "p",
        "span",
        "s",
        "a",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "ul",
        "li",
        "label",
        "input",
    }
    addresses = {value for name, value in reader.attributes if name in {"href", "src"}}
    assert all(re.match("https?://|#", address) for address in addresses)
    assert not {name for name, _ in reader.attributes if name == "style"}
    names = [value for name, value in reader.attributes if name == "id"]
    assert {f"#{name}" for name in names} >= {each for each in addresses if each[0] == "#"}
    assert not {name for name, _ in reader.attributes if name.startswith("on")}
    return "".join(reader.texts)


def csv_text(document: str) -> str:
    rows = list(csv.reader(document.splitlines(keepends=True), strict=True))
    assert len({len(row) for row in rows}) == 1
    assert len(set(rows[0])) == len(rows[0])
    cells = [cell for row in rows for cell in row]
    formulas = [cell for cell in cells if re.match(r"[=+\-@\t\r\n＝＋－＠]", cell)]  # noqa: RUF001
    assert [cell for cell in formulas if not re.fullmatch(r"[+-][\d.]+", cell)] == []
    assert [cell for cell in cells if re.search(r"[;\t\n][=+\-@]", cell)] == []
    return " ".join(cells).replace(";'", ";")


def svg_text(document: str) -> str:
    root = ET.fromstring(document)
    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert names == {"svg", "title", "style", "rect", "text"}
    assert re.findall(r"https?:[^\"<]*|@import|url\(", document.partition("<rect")[0]) == [
        "http://www.w3.org/2000/svg"
    ]
    return " ".join(element.text or "" for element in root.iter() if element.tag.endswith("}text"))


READERS: dict[str, Callable[[str], str]] = {
    "markdown": markdown_text,
    "html": html_text,
    "csv": csv_text,
    "svg": svg_text,
}


@pytest.mark.parametrize("format", READERS)
@pytest.mark.parametrize("line", LINES)
def test_a_reader_finds_nothing_but_text(format: str, line: str, run: Run) -> None:
    """Each reader refuses elements, links and formulas that are not of our making."""
    assert READERS[format](run(f"{line} --roles {HOSTILE} -f {format}").out)


@pytest.mark.parametrize("format", READERS)
def test_a_reader_finds_each_text_as_it_is(format: str, run: Run) -> None:
    shown = spaced(READERS[format](run(f"show cook --full --roles {HOSTILE} -f {format}").out))
    squeezed = shown.replace(" ", "")
    assert [text for text in catalog_texts() if spaced(text).replace(" ", "") not in squeezed] == []


def test_an_address_cannot_end_its_markdown_link(run: Run) -> None:
    url = "https://example.org/a>b<c [x](y)".replace(" ", "")
    catalog = {
        "format": 1,
        "sources": [{"id": "s", "title": "S", "url": url}],
        "roles": [
            {"id": "a", "name": "A", "summary": "-", "entry": {"note": "N", "sources": ["s"]}}
        ],
    }
    out = run("evidence a -f markdown --roles -", stdin=json.dumps(catalog)).out
    assert "<https://example.org/a%3Eb%3Cc[x](y)>" in out
    assert READERS["markdown"](out)


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("roles.txt", "Cook vs. baker\n"),
        ("roles.json", '{\n  "kind": "comparison"'),
        ("roles.md", "# Cook vs. baker\n"),
        ("roles.markdown", "# Cook vs. baker\n"),
        (
            "roles.csv",
            "\ufefffield,item,unit,measure,year,cook,cook n,cook mark,baker,baker n,baker mark\n",
        ),
        ("roles.html", "<!doctype html>\n"),
        ("ROLES.HTM", "<!doctype html>\n"),
        ("roles.svg", "<svg "),
    ],
)
def test_the_extension_of_a_file_selects_the_format(
    name: str, start: str, run: Run, tmp_path: Path
) -> None:
    file = tmp_path / name
    line = f"compare cook baker --roles {KITCHEN}"
    assert run(f"{line} -o {file}", {"FORCE_COLOR": "0"}).out == ""
    assert file.read_text(encoding="utf-8").startswith(start)


@pytest.mark.parametrize(
    ("name", "start"),
    [("way.mmd", "flowchart "), ("way.mermaid", "flowchart "), ("w.dot", "digraph"), ("w.gv", "d")],
)
def test_the_extension_of_a_file_selects_the_drawing(
    name: str, start: str, run: Run, tmp_path: Path
) -> None:
    run(f"path --from cook --roles {KITCHEN} --output {tmp_path / name}")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_a_format_wins_over_the_extension(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "roles.txt"
    run(f"list --json -o {file}")
    assert file.read_text(encoding="ascii") == run("list --json").out
    run(f"list -f markdown -o {file}")
    assert file.read_text(encoding="utf-8") == run("list -f markdown").out


def test_a_dash_is_standard_output(run: Run) -> None:
    assert run("list -o - -f csv").out == run("list -f csv").out
    assert run("list -o -").out == run("list").out


def test_an_unknown_extension_is_refused(run: Run, tmp_path: Path) -> None:
    for name in ("roles.docx", "roles", ".md"):
        err = run(f"list -o {name}", code=2).err
        assert err.startswith(
            f'rolecmp: no format has the extension of "{name}"; use .txt, .json, '
        )
        assert re.search(r", or set --format\n(tip: rolecmp list -o .*\n)?$", err)
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_written_whole_or_not_at_all(shell: Run, tmp_path: Path) -> None:
    old = tmp_path / "old.md"
    old.write_text("old", encoding="utf-8")
    old.chmod(0o640)
    link = tmp_path / "link.md"
    link.symlink_to("old.md")
    shell("rolecmp show nobody -o old.md", code=1)
    assert old.read_text(encoding="utf-8") == "old"
    shell("rolecmp list -o link.md")
    assert old.read_text(encoding="utf-8").startswith("# ")
    assert link.is_symlink()
    assert old.stat().st_mode & 0o777 == 0o640
    assert sorted(file.name for file in tmp_path.iterdir()) == ["link.md", "old.md"]


DESTRUCTIVE = [
    "list --roles ours.json -o ours.json",
    "list --roles builtin --roles ours.json -o ./ours.json",
    "list --roles ours.json -o symbolic.json",
    "list --roles hard.json -o ours.json",
    "list --roles - -o ours.json < ours.json",
    "list --roles /dev/stdin -o ours.json < ours.json",
    "show cook --roles ours.json -o ours.json",
    "compare cook baker --roles ours.json -o ours.json",
    "evidence cook --roles ours.json -o ours.json",
    "path --from cook --roles ours.json -o ours.json",
    "process --roles ours.json --json -o ours.json",
    "import onet ours.json -o ours.json",
    "import onet . -o ours.json",
]


@pytest.mark.parametrize("line", DESTRUCTIVE)
def test_an_input_is_never_written_over(line: str, shell: Run, tmp_path: Path) -> None:
    kitchen = Path(KITCHEN).read_bytes()
    file = tmp_path / "ours.json"
    file.write_bytes(kitchen)
    (tmp_path / "symbolic.json").symlink_to("ours.json")
    (tmp_path / "hard.json").hardlink_to(file)
    output = re.findall("-o (?:[.]/)?([^ ]+)", line)[0]
    assert shell(f"rolecmp {line}", code=2).err == (
        f"rolecmp: cannot write to {output}: it is also an input; choose another file\n"
    )
    assert file.read_bytes() == kitchen


def test_an_import_never_replaces_the_built_in_catalog(run: Run, tmp_path: Path) -> None:
    err = run(f"import onet {tmp_path} -o {location(BUILTIN)}", code=2).err
    assert "it is also an input" in err


def test_the_environment_may_name_the_input(shell: Run, tmp_path: Path) -> None:
    (tmp_path / "ours.json").write_bytes(Path(KITCHEN).read_bytes())
    line = "rolecmp list -o ours.json"
    assert "also an input" in shell(line, {"ROLECMP_ROLES": "ours.json"}, code=2).err


def test_one_device_may_be_both_input_and_output(shell: Run) -> None:
    line = "rolecmp list --roles /dev/stdin -f json -o /dev/stdout"
    assert '"kind"' in shell(f"printf '{{\"format\": 1}}' | {line}").out
    line = "rolecmp list --roles /dev/null -o /dev/null"
    assert "/dev/null:1:1: $: empty" in shell(line, code=1).err


def test_a_write_that_fails_halfway_leaves_the_old_file(shell: Run, tmp_path: Path) -> None:
    (tmp_path / "old.html").write_text("old", encoding="utf-8")
    err = shell("ulimit -f 1; rolecmp list -o old.html", code=1).err
    assert err == "rolecmp: cannot write old.html: File too large\n"
    assert [file.read_text(encoding="utf-8") for file in tmp_path.iterdir()] == ["old"]


@LINUX_ONLY
@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("nowhere/x.md", "No such file or directory"),
        ("folder.md", "Is a directory"),
        ("loop.md", "Too many levels of symbolic links"),
        (f"{'x' * 300}.md", "File name too long"),
        ("/dev/full", "No space left on device"),
    ],
)
def test_an_unwritable_file_is_reported_in_a_line(
    file: str, reason: str, shell: Run, tmp_path: Path
) -> None:
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "loop.md").symlink_to("loop.md")
    err = shell(f"rolecmp list -f markdown -o {file}", code=1).err
    assert err.startswith("rolecmp: cannot write ")
    assert err.count("\n") == 1
    assert reason.split(" from", maxsplit=1)[0].lower() in err.lower()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["folder.md", "loop.md"]


def test_a_device_is_written_to_not_replaced(shell: Run) -> None:
    assert shell("rolecmp list -f csv -o /dev/stdout").out.startswith("\ufeffrole,name")
    shell("rolecmp list -f csv -o /dev/null")
    assert not Path(os.devnull).is_file()


def test_a_named_pipe_is_written_to(shell: Run) -> None:
    line = "mkfifo p.md; cat p.md > got & rolecmp list -o p.md; wait; head -1 got"
    assert shell(line).out == "# Data roles\n"


TWINS = json.dumps(
    {
        "format": 1,
        "sources": [{"id": "s", "title": "S", "year": 2020}],
        "measures": [
            {
                "id": "m",
                "about": "tools",
                "name": "use",
                "unit": "share",
                "source": "s",
                "year": 2020,
                "population": "All.",
            }
        ],
        "tools": [{"id": "one", "name": "Tool"}, {"id": "other", "name": "Tool"}],
        "phases": [{"id": "p", "name": "P"}],
        "roles": [
            {
                "id": id,
                "name": name,
                "short_name": "Twin",
                "summary": "x.",
                "responsibilities": [{"text": "Works", "phase": "p", "part": part}],
                "tools": [{"tool": "one"}, {"tool": "other"}],
                "figures": [
                    {"measure": "m", "item": "one", "value": 0.25, "n": 20000000001},
                    {"measure": "m", "item": "other", "value": 0.5, "n": 8},
                ],
            }
            for id, name, part in (("a", "A", "lead"), ("b", "B", "support"))
        ],
    }
)


def test_what_has_the_same_name_is_kept_apart(run: Run) -> None:
    rows = run("compare a b --only tools -f csv --roles -", stdin=TWINS).out.splitlines()
    assert [row for row in rows if ",share," in row] == [
        "tools,Tool,share,use,2020,0.25,20000000001,,0.25,20000000001,",
        "tools,Tool,share,use,2020,0.5,8,,0.5,8,",
    ]
    matrix = run("process --roles -", stdin=TWINS).out.splitlines()
    assert [line.split() for line in matrix if line.startswith("Twin")] == [
        ["Twin", "◆"],
        ["Twin", "◇"],
    ]
    assert run("process --team a,a -f csv --roles -", stdin=TWINS).out.count("Twin,lead") == 2


def test_a_sheet_of_differences_has_no_equal_row(run: Run) -> None:
    rows = list(csv.reader(run("compare ds mle --diff -f csv").out.splitlines()))[1:]
    assert [row for row in rows if row[5] == row[8]] == []


def test_a_sheet_marks_what_is_our_judgment_or_disputed(run: Run) -> None:
    rows = list(csv.DictReader(run("compare ds mle --only entry -f csv").out.splitlines()))
    marks = {(row["unit"], row["data-scientist mark"], row["ml-engineer mark"]) for row in rows}
    assert marks == {
        ("difficulty 1-5", "our judgment, disputed", "our judgment"),
        ("note", "our judgment, disputed", "our judgment"),
        ("share", "", ""),
        ("level", "", ""),
    }
    listed = list(csv.DictReader(run("list -f csv").out.splitlines()))
    swe = next(row for row in listed if row["role"] == "software-engineer")
    assert (swe["our judgment"], swe["disputed"]) == ("entry", "entry")


def test_the_columns_of_a_sheet_have_different_names(run: Run) -> None:
    catalog = TWINS.replace('"a"', '"field"').replace('"b"', '"year"')
    (head, *_) = run("compare field year -f csv --roles -", stdin=catalog).out.splitlines()
    assert head == (
        "field,item,unit,measure,year,field 2,field n,field mark,year 2,year n,year mark"
    )


@pytest.mark.parametrize(
    ("line", "command"),
    [
        (
            "path --to ds --have python=expert,degree=bachelor",
            "path --to ds --have python=expert,degree=bachelor --full",
        ),
        ("path --from nothing --to da", "path nothing da --full"),
        (
            "path --from da --have python=expert",
            r"path da \w+ --have python=expert",
        ),
        ("process ds --team startup", "process --team startup ds --full"),
        ("process --team da,ds", "process --team da,ds --full"),
    ],
)
def test_the_next_command_keeps_what_was_given_and_runs(line: str, command: str, run: Run) -> None:
    out = " ".join(run(line).out.split())
    found = re.search(rf"rolecmp ({command})$", out)
    assert found, out
    assert run(found[1]).out


BEGINNINGS = [" > quote", "> quote", " - item", "+ item", "* item", " 1. item", "123456789) item"]
BEGINNINGS += [
    "# heading",
    " ## heading",
    "---",
    "===",
    "```",
    "~~~",
    "| cell",
    "    code",
    "    - x",
]


@pytest.mark.parametrize("text", BEGINNINGS)
def test_a_text_begins_nothing_in_markdown(text: str, run: Run) -> None:
    role = {"id": "a", "name": text, "summary": text, "focus": text}
    catalog = json.dumps({"format": 1, "roles": [role]})
    document = run("show a --roles - -f markdown", stdin=catalog).out
    tokens = MarkdownIt("commonmark").enable("table").parse(document)
    blocks = {token.type.removesuffix("_open") for token in tokens if token.nesting == 1}
    assert blocks == {"heading", "paragraph", "table", "thead", "tbody", "tr", "th", "td"}
    assert {token.tag for token in tokens if token.type == "heading_open"} <= {"h1", "h2"}
    assert not {token.type for token in tokens} & {"hr", "code_block", "fence"}
    texts = ["".join(e.content for e in token.children or ()) for token in tokens]
    assert texts.count(" ".join(text.split())) >= 2
