"""`site`: every page is there, every link leads somewhere, and nothing else is touched."""

import json
import os
import re
import signal
import subprocess
import sys
from html import escape
from html.parser import HTMLParser
from itertools import combinations
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from rolecmp import load
from rolecmp.site.documents import documents
from tests.conftest import CATALOGS, KITCHEN, LINUX_ONLY, ROOT, Run

BUILTIN = load()
SITE = dict(documents(BUILTIN))
LIMIT = 1_000_000
"""The most bytes of the site of the built-in catalog."""


class Reader(HTMLParser):
    """Reads what a document links to, and what can be linked to."""

    def __init__(self, text: str) -> None:
        """Read a document."""
        super().__init__()
        self.tags = set[str]()
        self.links = set[str]()
        self.names = set[str]()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            assert name not in {"src", "style", "srcset", "action"}
            assert not name.startswith("on")
            if name == "href":
                self.links.add(value or "")
            if name == "id":
                self.names.add(value or "")


def broken_links(site: dict[str, str]) -> list[str]:
    """Return the links of a site that lead nowhere in it."""
    read = {path: Reader(text) for path, text in site.items() if path.endswith(".html")}
    return [
        f"{path}: {link}"
        for path, reader in read.items()
        for link in reader.links
        if not link.startswith(("http://", "https://"))
        for file, _, name in [link.partition("#")]
        for target in [resolved(path, file)]
        if target not in site or (name and name not in read[target].names)
    ]


def resolved(path: str, link: str) -> str:
    """Return the path of what a document links to, from the top of the site."""
    if not link:
        return path
    parts: list[str] = []
    for part in (PurePosixPath(path).parent / link).parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def test_every_link_leads_somewhere() -> None:
    assert broken_links(SITE) == []


def test_every_page_can_be_reached_from_the_first() -> None:
    seen, waiting = set[str](), ["index.html"]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        if path.endswith(".html"):
            links = Reader(SITE[path]).links
            waiting += [resolved(path, each.partition("#")[0]) for each in links if ":" not in each]
    assert seen == {*SITE}


def test_there_is_a_page_for_each_role_pair_and_skill() -> None:
    ids = [role.id for role in BUILTIN.roles]
    assert {*SITE} == {
        *("index.html", "skills.html", "process.html", "sources.html", "style.css"),
        *(f"roles/{id}.html" for id in ids),
        *(f"compare/{one}_{other}.html" for one, other in combinations(ids, 2)),
        *(f"skills/{item.id}.html" for item in BUILTIN.items),
    }


def test_it_is_small_plain_and_from_nowhere_else() -> None:
    assert sum(len(text.encode()) for text in SITE.values()) <= LIMIT
    for path, text in SITE.items():
        if path.endswith(".html"):
            assert not Reader(text).tags & {"script", "iframe", "img", "style", "object", "base"}
            assert text.startswith('<!doctype html>\n<html lang="en">')
            assert "style-src 'self'" in text
            assert not re.search(r"rolecmp [a-z]", re.sub("(?s)<footer.*", "", text))
    assert not re.search(r"url\(|@import|http", SITE["style.css"])


def test_a_page_says_where_its_facts_come_from() -> None:
    page = SITE["roles/data-scientist.html"]
    assert re.search(r"Degree expectations</b><span class=\"quiet\"> \[1", page)
    assert "Government Digital and Data Profession Capability Framework. UK Government" in page
    titles = [escape(source.title, quote=False) for source in BUILTIN.sources]
    assert [title for title in titles if title not in SITE["sources.html"]] == []


def test_the_map_of_moves_leads_to_the_pairs() -> None:
    assert '<a href="compare/data-scientist_ml-engineer.html">step</a>' in SITE["index.html"]


def test_a_pair_lists_all_that_differs() -> None:
    page = SITE["compare/data-scientist_ml-engineer.html"]
    for text in ("Stream processing (awareness)", "Jupyter", "nice to have: Project delivery"):
        assert text in page


OTHERS: dict[str, Any] = {
    "nothing": {"format": 1},
    "a role": {"format": 1, "roles": [{"id": "a", "name": "A", "summary": "Works."}]},
    "a name of markup": {
        "format": 1,
        "title": '<script>"&',
        "roles": [{"id": x, "name": f'{x} <b onclick="x">', "summary": "</td>"} for x in "ab"],
        "sources": [{"id": "s", "title": "</h2>", "url": "https://x.example/?a=%22&b=<>"}],
    },
    "many roles": {
        "format": 1,
        "roles": [{"id": f"r{n}", "name": f"R {n}", "summary": "Works."} for n in range(60)],
    },
}


def test_a_pair_says_how_to_get_from_one_to_the_other() -> None:
    page = SITE["compare/ml-engineer_data-analyst.html"]
    assert "two moves, by way of data scientist, each missing at most 37%" in page


def test_levels_are_in_words_where_only_a_drawing_is_seen() -> None:
    drawn = re.findall(
        r"<td>(<i class=.(?:level|difficulty)-\d.></i> .*?)</td>", "".join(SITE.values())
    )
    assert len(drawn) > 100
    assert [cell for cell in drawn if not re.search(r"</i> (<span class=.\w+.>)?[a-z]", cell)] == []


CATALOG_OF_NAMESAKES = {
    "format": 1,
    "skills": [{"id": "s", "name": "Need"}, {"id": "t", "name": "Twin"}],
    "roles": [
        {"id": "need", "name": "Need", "summary": "x.", "skills": [{"skill": "s"}, {"skill": "t"}]},
        {"id": "one", "name": "Same", "summary": "Our rolecmp catalog says so."},
        {"id": "two", "name": "Same", "summary": "x."},
    ],
}


def test_a_link_leads_to_what_it_names(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "roles.json"
    file.write_text(json.dumps(CATALOG_OF_NAMESAKES), encoding="utf-8")
    run(f"site --roles {file} -o {tmp_path}/site")
    site = tmp_path / "site"
    assert '<a href="skills/s.html">Need</a>' in (site / "skills.html").read_text()
    assert '<a href="../skills/s.html">Need</a>' in (site / "roles/need.html").read_text()
    index = (site / "index.html").read_text()
    assert '<th scope="row">Same</th>' in index  # which of the two, it does not say
    assert "Our rolecmp catalog says so." in index


@pytest.mark.parametrize("name", OTHERS)
def test_any_catalog_becomes_a_site(name: str, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "roles.json"
    file.write_text(json.dumps(OTHERS[name]), encoding="utf-8")
    assert run(f"site --roles {file} -o {tmp_path}/site").out == ""
    check(tmp_path / "site")


@pytest.mark.parametrize(
    "file", [*map(str, CATALOGS.glob("valid/*.json")), str(ROOT / "data/example.json")]
)
def test_what_catalogs_may_have_becomes_a_site(file: str, run: Run, tmp_path: Path) -> None:
    run(f"site --roles {file} -o {tmp_path}/site")
    check(tmp_path / "site")


def check(folder: Path) -> None:
    """Expect a site without broken links."""
    site = {
        file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8")
        for file in folder.rglob("*")
        if file.is_file()
    }
    assert "index.html" in site
    assert broken_links(site) == []


def test_many_roles_have_no_page_for_each_pair(run: Run, tmp_path: Path) -> None:
    for count, pairs in ((20, 190), (21, 0)):
        roles = [{"id": f"r{n}", "name": f"R {n}", "summary": "Works."} for n in range(count)]
        file = tmp_path / "roles.json"
        file.write_text(json.dumps({"format": 1, "roles": roles}), encoding="utf-8")
        run(f"site --roles {file} -o {tmp_path}/site")
        assert len([*tmp_path.glob("site/compare/*")]) == pairs


def test_a_site_of_before_is_replaced_whole(run: Run, tmp_path: Path) -> None:
    run(f"site -o {tmp_path}/deep/site")
    run(f"site --roles {KITCHEN} -o {tmp_path}/deep/site")
    check(tmp_path / "deep/site")
    assert not (tmp_path / "deep/site/roles/data-scientist.html").exists()
    assert [each.name for each in (tmp_path / "deep").iterdir()] == ["site"]


def test_it_is_the_same_each_time(run: Run, tmp_path: Path) -> None:
    for name in ("one", "two"):
        run(f"site --roles {KITCHEN} -o {tmp_path}/{name}")
    one, two = (
        {file.name: file.read_bytes() for file in (tmp_path / name).rglob("*.*")}
        for name in ("one", "two")
    )
    assert one == two


def test_other_files_stay_as_they_are(run: Run, tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "blog").mkdir(parents=True)
    (site / "blog/post.html").write_text("mine")
    (site / ".nojekyll").touch()
    site.chmod(0o750)
    for catalog in ("builtin", KITCHEN):
        run(f"site --roles {catalog} -o {site}")
    assert (site / "blog/post.html").read_text() == "mine"
    assert (site / ".nojekyll").exists()
    assert site.stat().st_mode & 0o777 == 0o750
    assert not (site / "compare/data-scientist_ml-engineer.html").exists()
    assert [each.name for each in tmp_path.iterdir()] == ["site"]


def test_a_list_that_somebody_changed_reaches_no_other_file(run: Run, tmp_path: Path) -> None:
    site = tmp_path / "site"
    run(f"site --roles {KITCHEN} -o {site}")
    others = [tmp_path / "mine.html", site / "Mine.html", site / "blog/mine.html"]
    for other in others:
        other.parent.mkdir(exist_ok=True)
        other.write_text("mine")
    listed = ["../mine.html", str(tmp_path / "mine.html"), "Mine.html", "blog/mine.html", "", "."]
    with (site / "pages.txt").open("a", encoding="utf-8") as file:
        file.write("".join(f"{each}\n" for each in listed))
    run(f"site --roles {KITCHEN} -o {site}")
    assert [each.read_text() for each in others] == ["mine"] * 3


TAKEN = {
    "a page": "index.html",
    "a page in a folder": "roles/cook.html",
    "the style sheet": "style.css",
    "the list": "pages.txt",
    "a file for a folder": "roles",
}


@pytest.mark.parametrize("name", TAKEN)
def test_what_is_no_file_of_a_site_is_not_replaced(name: str, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "site" / TAKEN[name]
    file.parent.mkdir(parents=True)
    file.write_text("mine")
    error = run(f"site --roles {KITCHEN} -o {tmp_path}/site", code=2).err
    assert error == f"rolecmp: {file} is no file of a site; name another folder\n"
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == [file]
    assert file.read_text() == "mine"


@LINUX_ONLY
def test_nothing_is_written_through_a_link(run: Run, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "site/roles").symlink_to("../elsewhere")
    assert "roles is no file of a site" in run(f"site -o {tmp_path}/site", code=2).err
    assert not [*(tmp_path / "elsewhere").iterdir()]


@LINUX_ONLY
def test_what_is_behind_a_link_stays(run: Run, tmp_path: Path) -> None:
    site, mine = tmp_path / "site", tmp_path / "mine"
    run(f"site --roles {KITCHEN} -o {site}")
    (site / "compare").rename(mine)
    (site / "compare").symlink_to("../mine")
    kept = {file.name for file in mine.iterdir()}
    one = {"format": 1, "roles": [{"id": "cook", "name": "Cook", "summary": "Cooks."}]}
    (tmp_path / "one.json").write_text(json.dumps(one))
    run(f"site --roles {tmp_path}/one.json -o {site}")
    assert {file.name for file in mine.iterdir()} == kept != set()


def test_a_folder_in_the_place_of_a_page_stays(run: Run, tmp_path: Path) -> None:
    site = tmp_path / "site"
    run(f"site --roles {KITCHEN} -o {site}")
    (site / "skills.html").unlink()
    (site / "skills.html").mkdir()
    (site / "skills.html/notes.txt").write_text("mine")
    error = run(f"site --roles {KITCHEN} -o {site}", code=2).err
    assert error == f"rolecmp: {site}/skills.html is no file of a site; name another folder\n"
    assert (site / "skills.html/notes.txt").read_text() == "mine"


@LINUX_ONLY
def test_two_runs_do_not_write_one_site(run: Run, tmp_path: Path) -> None:
    import fcntl

    site = tmp_path / "site"
    run(f"site --roles {KITCHEN} -o {site}")
    held = os.open(site, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        error = run(f"site --roles {KITCHEN} -o {site}", code=1).err
    finally:
        os.close(held)
    assert error == f"rolecmp: another run is writing in {site}; wait for it\n"
    check(site)


def test_a_list_of_files_may_be_damaged(run: Run, tmp_path: Path) -> None:
    site = tmp_path / "site"
    run(f"site --roles {KITCHEN} -o {site}")
    with (site / "pages.txt").open("ab") as file:
        file.write(b"\xff\n")
    run(f"site --roles {KITCHEN} -o {site}")
    check(site)


def test_a_site_is_a_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for name in (f"{tmp_path}/file", "-"):
        assert f"{name} is no folder; a site is one" in run(f"site -o {name}", code=2).err


def test_it_can_be_written_where_one_is(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        run(f"site --roles {KITCHEN} -o .")
    check(tmp_path)


def failing(monkeypatch: pytest.MonkeyPatch, method: str, name: str, error: BaseException) -> None:
    """Let a method of paths fail for a file of that name."""
    real = getattr(Path, method)

    def fail(self: Path, *arguments: Any) -> Any:  # noqa: ANN401 - that of the method
        if self.name == name:
            raise error
        return real(self, *arguments)

    monkeypatch.setattr(Path, method, fail)


FAILING = {
    "writing a new site": ("write_bytes", "sources.html", ()),
    "writing over a site": ("write_bytes", "sources.html", ("site",)),
    "moving a page to its place": ("rename", "cook.html", ("site",)),
}


@pytest.mark.parametrize("name", FAILING)
def test_unless_all_can_be_written_nothing_changes(
    name: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    method, file, sites = FAILING[name]
    for each in sites:
        run(f"site -o {tmp_path}/{each}")
    before = {file: file.read_bytes() for file in tmp_path.rglob("*.*")}
    failing(monkeypatch, method, file, OSError(28, "No space left on device"))
    error = run(f"site --roles {KITCHEN} -o {tmp_path}/site", code=1).err
    assert error == f"rolecmp: cannot write {tmp_path}/site: No space left on device\n"
    assert {file: file.read_bytes() for file in tmp_path.rglob("*.*")} == before


@LINUX_ONLY
def test_a_signal_leaves_nothing_behind(tmp_path: Path) -> None:
    script = "\n".join(
        (
            "import os, signal, sys",
            "from pathlib import Path",
            "from rolecmp.site.folder import write_folder",
            "def documents():",
            "    yield 'index.html', 'x'",
            "    os.kill(os.getpid(), signal.SIGTERM)",
            "    yield 'style.css', 'x'",
            "write_folder(documents(), Path(sys.argv[1]))",
        )
    )
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path / "site")], check=False)
    assert done.returncode == 128 + signal.SIGTERM
    assert [*tmp_path.iterdir()] == []


def test_a_folder_has_to_be_named(run: Run) -> None:
    assert "-o" in run("site", code=2).err
