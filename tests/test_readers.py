"""What other programs make of our files: each where it is installed, and skipped where not."""

import csv
import json
import os
import re
import shutil
import subprocess
from html import escape, unescape
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.conftest import CATALOGS, Run

HOSTILE = CATALOGS / "valid/hostile-text.json"
NAMES = ["[/cook]", "日本語の料理長"]
PHASE = """[/make] style:[x] "`1. <b>`" #35; &lt; \\n"""
QUESTIONS = json.loads(HOSTILE.read_text(encoding="utf-8"))["roles"][0]["questions"]


def program(*names: str) -> str:
    """Return the first of some programs that is installed, or skip the test."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.skip(f"{' or '.join(names)} is not installed")
    return found


def done(*command: str) -> str:
    finished = subprocess.run(command, capture_output=True, timeout=120, check=True)
    return finished.stdout.decode()


def browsed(page: Path, home: Path) -> str:
    """Return what a page has become in a browser that has run its scripts."""
    return done(
        program("chromium", "chromium-browser", "google-chrome"),
        *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
        *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
        *("--allow-file-access-from-files", "--virtual-time-budget=20000"),
        f"--user-data-dir={home}",
        "--dump-dom",
        page.as_uri(),
    )


@pytest.mark.parametrize("line", ["path --from cook --to chef", "path --to chef", "process"])
def test_graphviz_draws_it(line: str, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "graph.dot"
    run(f"{line} --roles {HOSTILE} -o {file}")
    drawn = ET.fromstring(done(program("dot"), "-Tsvg", str(file)))
    nodes = drawn.findall(".//*[@class='node']")
    labels = [node.findtext("{*}text") for node in nodes]
    assert labels == ([PHASE] if line == "process" else NAMES)


@pytest.mark.parametrize("line", ["path --from cook --to chef", "path --to chef", "process"])
def test_mermaid_draws_it(line: str, run: Run, tmp_path: Path) -> None:
    script = os.environ.get("MERMAID_JS")
    if not script:
        pytest.skip("MERMAID_JS does not name the file mermaid.min.js of the npm package mermaid")
    source = run(f"{line} --roles {HOSTILE} --format mermaid").out
    page = tmp_path / "graph.html"
    page.write_text(
        f'<meta charset="utf-8"><pre class="mermaid">{escape(source)}</pre>'
        f'<script src="{Path(script).as_uri()}"></script>',
        encoding="utf-8",
    )
    drawn = browsed(page, tmp_path / "home")
    labels = re.findall(r'<span class="nodeLabel[^>]*>(.*?)</span>', drawn)
    names = [unescape(re.findall("<b>(.*?)</b>", label)[0]) for label in labels]
    names = [name.replace("\u2060", "") for name in names]
    assert names == ([PHASE] if line == "process" else NAMES)


@pytest.mark.parametrize("width", [320, 390, 1200])
def test_a_browser_shows_all_of_it_in_its_width(width: int, run: Run, tmp_path: Path) -> None:
    run(f"compare cook chef --sources --roles {HOSTILE} -o {tmp_path / 'page.html'}")
    frame = tmp_path / "frame.html"
    frame.write_text(
        f"""<iframe src="page.html" width="{width}" height="800" onload="
            const page = this.contentDocument;
            page.querySelectorAll('details').forEach(each => each.open = true);
            document.body.dataset.width = page.documentElement.scrollWidth;
            document.body.dataset.text = page.body.innerText;
            document.body.dataset.rows = page.querySelectorAll('tbody tr').length;
        "></iframe>""",
        encoding="utf-8",
    )
    seen = browsed(frame, tmp_path / "home")
    assert int(re.findall(r'data-width="(\d+)"', seen)[0]) <= width
    assert int(re.findall(r'data-rows="(\d+)"', seen)[0]) > len(QUESTIONS) // 2
    text = unescape(re.findall(r'(?s)data-text="(.*?)"', seen)[0])
    assert [each for each in [*NAMES, *QUESTIONS] if each not in text] == []


def test_a_spreadsheet_shows_each_value_as_it_is(run: Run, tmp_path: Path) -> None:
    """It only knows that the file is UTF-8, and it calculates."""
    office = program("soffice", "libreoffice")
    run(f"show cook --roles {HOSTILE} -o {tmp_path / 'cook.csv'}")
    convert = (office, f"-env:UserInstallation={(tmp_path / 'home').as_uri()}", "--headless")
    convert_to_ods = (*convert, "--infilter=CSV:44,34,76,1", "--convert-to", "ods")
    done(*convert_to_ods, "--outdir", str(tmp_path), str(tmp_path / "cook.csv"))
    as_shown = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
    out = tmp_path / "shown"
    done(*convert, "--convert-to", as_shown, "--outdir", str(out), str(tmp_path / "cook.ods"))
    with (out / "cook.csv").open(encoding="utf-8", newline="") as shown:
        rows = list(csv.DictReader(shown))
    values = [text.replace(";=", ";'=") for text in QUESTIONS]
    values = [f"'{text}" if text[0] in "=+-@＝" else text for text in values]  # noqa: RUF001
    assert [row["cook"] for row in rows if row["field"] == "questions"] == values
