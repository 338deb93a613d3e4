"""Widths, colors and encodings: what standard output can show."""

import re
import sys
import unicodedata
from collections.abc import Mapping

import pytest

from tests.conftest import CATALOGS, KITCHEN, Run, in_terminal

LINES = (
    "list",
    "show ds",
    "compare ds mle",
    "compare ba da ds de",
    "compare ds mle de --diff",
    "compare ds mle --only skills",
    "path --from analyst",
    "path --from ba --to mle --explain",
    "process",
    "process --team specialized",
    "evidence mle",
    "compare ds mle de --only pay,growth,education,activities,experience --sources",
)
SIDE_BY_SIDE = "Data scientist               Machine learning engineer"


def widest(text: str) -> int:
    return max(
        sum(1 + (unicodedata.east_asian_width(character) in "WF") for character in line)
        for line in text.splitlines()
    )


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("columns", [40, 50, 53, 60, 67, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(line: str, columns: int, run: Run) -> None:
    assert widest(run(line, {"COLUMNS": str(columns)}).out) <= columns


@pytest.mark.parametrize("line", LINES)
def test_a_very_narrow_terminal_is_served_all_the_same(line: str, run: Run) -> None:
    assert run(line, {"COLUMNS": "1"}).out


@pytest.mark.parametrize("columns", ["0", "-5", "abc", "", "999999", "9" * 5000, "٨٠"])
def test_a_width_that_makes_no_sense_is_as_good_as_none(columns: str, run: Run) -> None:
    assert run("compare ds mle", {"COLUMNS": columns}).out == run("compare ds mle").out


@pytest.mark.parametrize(
    ("line", "columns", "is_side_by_side"),
    [
        ("compare ds mle", 80, True),
        ("compare ds mle --full", 50, True),
        ("compare ds mle --full", 40, False),
        ("compare ba da ds mle --full", 50, True),
        ("compare ba da ds mle swe", 80, True),
    ],
)
def test_roles_stand_side_by_side_where_they_fit(
    line: str, columns: int, is_side_by_side: bool, run: Run
) -> None:
    lines = run(line, {"COLUMNS": str(columns)}).out.splitlines()
    assert any(set(line) == {"─"} for line in lines) == is_side_by_side


@pytest.mark.parametrize("narrowed", ["--only tools", "--diff", "--sources", "--full"])
def test_what_is_narrowed_is_shown_in_full(narrowed: str, run: Run) -> None:
    assert "More:" not in run(f"compare ds mle {narrowed}").out


def test_other_formats_hold_everything(run: Run) -> None:
    for format in ("markdown", "csv", "json"):
        line = f"compare ds mle -f {format}"
        assert run(line).out == run(f"{line} --full").out
    assert run("compare ds mle -f svg").out != run("compare ds mle -f svg --full").out


def words(page: str) -> set[str]:
    body, _, _ = page.partition("\nSources\n")
    # A rule, and what ends the lines of a command that is wrapped, are no words.
    return {word.strip(".,:;()[]+") for word in body.split() if not set(word) <= {"─", "\\"}}


@pytest.mark.parametrize("columns", ["45", "66"])
@pytest.mark.parametrize(
    "line", [line for line in LINES if line.startswith(("show", "compare", "process --team"))]
)
def test_a_narrow_page_has_the_same_words(line: str, columns: str, run: Run) -> None:
    assert words(run(line, {"COLUMNS": columns}).out) == words(run(line, {"COLUMNS": "400"}).out)


@pytest.mark.parametrize("line", ["path --from analyst", "evidence ds"])
def test_a_line_that_does_not_fit_is_cut(line: str, run: Run) -> None:
    whole, cut = (run(line, {"COLUMNS": width}).out.splitlines() for width in ("200", "72"))
    starts = [each[:10] for each in whole if each[:1].isupper() and "  " in each]
    assert [each for each in starts if not any(row.startswith(each) for row in cut)] == []
    assert any("…" in each for each in cut)


@pytest.mark.parametrize("columns", ["60", "80"])
def test_a_command_that_takes_several_lines_can_be_pasted(columns: str, shell: Run) -> None:
    shell(f"cp {KITCHEN} 'our own roles of the kitchen.json'")
    roles = "--roles builtin --roles 'our own roles of the kitchen.json'"
    page = shell(f"rolecmp show ds {roles}", {"COLUMNS": columns}).out
    typed = page.rpartition("More: ")[2]
    assert " \\\n" in typed
    assert widest(page) <= int(columns)
    assert shell(typed).out == shell(f"rolecmp show ds {roles} --full").out


@pytest.mark.parametrize("columns", ["50", "60", "70"])
def test_an_amount_is_never_cut(columns: str, run: Run) -> None:
    amounts = re.findall(r"\$[\d,]+", run("list").out)
    assert re.findall(r"\$[\d,]+", run("list", {"COLUMNS": columns}).out) == amounts


ESC = "\x1b"
COLORFUL: list[Mapping[str, str]] = [
    {"FORCE_COLOR": "1"},
    {"CLICOLOR_FORCE": "1"},
    {"FORCE_COLOR": "1", "NO_COLOR": ""},
]
COLORLESS: list[Mapping[str, str]] = [
    {},
    {"FORCE_COLOR": "0"},
    {"FORCE_COLOR": ""},
    {"FORCE_COLOR": "1", "NO_COLOR": "1"},
    {"FORCE_COLOR": "1", "CLICOLOR": "0"},
    {"FORCE_COLOR": "1", "TERM": "dumb"},
    {"TTY_COMPATIBLE": "1"},
]


@pytest.mark.parametrize("env", COLORFUL, ids=str)
def test_colors_can_be_forced_without_a_terminal(env: Mapping[str, str], run: Run) -> None:
    assert ESC in run("compare ds mle", {"TERM": "xterm", **env}).out
    assert ESC not in run("compare ds mle --json", {"TERM": "xterm", **env}).out


@pytest.mark.parametrize("env", COLORLESS, ids=str)
def test_there_is_no_escape_sequence_without_a_terminal(env: Mapping[str, str], run: Run) -> None:
    assert ESC not in run("compare ds mle", {"TERM": "xterm", **env}).out


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize(
    ("columns", "env", "codes"),
    [
        (80, {"TERM": "xterm"}, {"1", "2", "32", "33", "34", "0"}),
        (40, {"TERM": "xterm"}, {"1", "2", "32", "33", "34", "0"}),
        (132, {"TERM": "xterm"}, {"1", "2", "32", "33", "34", "0"}),
        (20, {"TERM": "xterm"}, {"1", "2", "32", "33", "34", "0"}),
        (80, {"TERM": "xterm", "NO_COLOR": "1"}, {"1", "2", "0"}),
        (80, {"TERM": "dumb"}, set()),
        (80, {"TERM": "dumb", "FORCE_COLOR": "1"}, set()),
    ],
)
def test_a_terminal_is_filled_and_colored(
    columns: int, env: dict[str, str], codes: set[str]
) -> None:
    line = "compare ds mle --full"
    text = in_terminal(line, {"ROLECMP_PAGER": "", **env}, rows=50, columns=columns)
    assert set(re.findall(r"\x1b\[([\d;]*)m", text)) == codes
    plain = re.sub(r"\x1b\[[\d;]*m", "", text)
    assert ESC not in plain
    assert widest(plain) <= columns


def test_what_an_encoding_lacks_is_replaced(run: Run, shell: Run) -> None:
    ascii_out = shell("rolecmp compare ds mle", {"PYTHONIOENCODING": "ascii"}).out
    plain = run("compare ds mle").out
    table = str.maketrans({"■": "#", "□": ".", "─": "-", "≈": "~", "⚑": "!", "…": "..."})
    assert ascii_out == plain.translate(table)
    locale = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert shell("rolecmp compare ds mle", locale).out == ascii_out


HOSTILE = str(CATALOGS / "valid/hostile-text.json")
HOSTILE_TEXTS = {
    "list": ("[/nope][red]:smile:", "[/cook]"),
    "show cook --full": (
        "[/heat]",
        "{oven} %n",
        "\\[x](javascript:alert(1)) | pipe",
        "'; DROP TABLE",
    ),
    "compare cook chef --sources": (
        "[/a]",
        "[/b]",
        "[link=https://example.org]{0}[/]",
        "%s $(ls) `id`",
    ),
    "evidence cook --full": ("[/entry] {}", "[/move]"),
    "path --from cook --to chef --explain --sources": ("[/move]", "[/entry] {}", "[/heat]"),
    "path --to cook": ("[/cook]",),
    "process --full": ("[/make]", "<script>alert(1)</script>", "[/does]", "Seen at [/seen]."),
    "process --team one --full": ("[/team]", "[/about]", "[/who]"),
}


@pytest.mark.parametrize("line", HOSTILE_TEXTS)
@pytest.mark.parametrize("env", [{}, {"FORCE_COLOR": "1", "TERM": "xterm"}], ids=["plain", "color"])
def test_markup_in_a_catalog_is_text(line: str, env: Mapping[str, str], run: Run) -> None:
    page = run(f"{line} --roles {HOSTILE}", env).out
    assert [text for text in HOSTILE_TEXTS[line] if text not in page] == []
    assert "\x1b]" not in page
    assert not set(re.findall(r"\x1b\[([\d;]*)m", page)) - {"0", "1", "2", "32", "33", "34", "1;34"}


FOREIGN = """{"format": 1, "roles": [
  {"id": "a", "name": "[/x][red]:smile:", "summary": "tab\\tbed\\nline"},
  {"id": "b", "name": "データ", "summary": "日本語の要約"}
]}"""


def test_tabs_and_line_ends_stay_within_the_page(run: Run) -> None:
    lines = run("show a --roles -", stdin=FOREIGN).out.splitlines()
    assert lines[1:3] == ["tab     bed", "line"]


def test_wide_characters_keep_the_columns_straight(run: Run) -> None:
    lines = run("compare b a --roles -", stdin=FOREIGN).out.splitlines()
    assert lines[3:6] == [
        "                     データ            [/x][red]:smile:",
        "───────────────────────────────────────────────────────",
        "Responsibilities     no data           no data",
    ]


def test_what_an_encoding_lacks_keeps_the_columns_straight(shell: Run) -> None:
    lines = shell(
        "rolecmp list --roles -", {"PYTHONIOENCODING": "cp1252", "COLUMNS": "60"}, stdin=FOREIGN
    ).out.splitlines()
    heads, rule, *rows = lines[3:7]
    start = heads.index("Alias")
    assert all(row[start - 1] == " " != row[start] for row in rows)
    assert r"\u30c7\u30fc\u30bf" in rows[1]
    assert max(map(len, lines)) <= 60
    assert set(rule) == {"-"}
