"""`mcp`: what an assistant gets, by the protocol's own client."""

import asyncio
import json
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, Run

DOCUMENT = (ROOT / "docs/assistants.md").read_text(encoding="utf-8")
BLOCK = json.loads(DOCUMENT.partition("```json\n")[2].partition("```")[0])


def test_without_the_extra_a_line_says_what_to_install(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [each for each in sys.modules if each.partition(".")[0] == "mcp"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delitem(sys.modules, "rolecmp.mcp_server", raising=False)
    monkeypatch.setitem(sys.modules, "mcp", None)
    assert run("mcp", code=1).err == (
        "rolecmp: the server for assistants is an extra; install it: pip install 'rolecmp[mcp]'\n"
    )


pytest.importorskip("mcp")

from mcp import Client, StdioServerParameters, stdio_client  # noqa: E402
from mcp.types import ContentBlock, TextContent  # noqa: E402

from rolecmp import load  # noqa: E402
from rolecmp.mcp_server import server  # noqa: E402

AD = "Data engineer\nYou build pipelines with Python, SQL and Airflow."


def text_of(content: ContentBlock) -> str:
    assert isinstance(content, TextContent)
    return content.text


def call(name: str, arguments: Mapping[str, Any]) -> tuple[str, bool]:
    """Return what a tool answers about the built-in catalog, and whether that is an error."""

    async def conversation() -> tuple[str, bool]:
        async with Client(server(load())) as client:
            result = await client.call_tool(name, dict(arguments))
            return "".join(map(text_of, result.content)), bool(result.is_error)

    return asyncio.run(conversation())


def tools() -> dict[str, Any]:
    """Return the tools that the server lists, by name."""

    async def conversation() -> dict[str, Any]:
        async with Client(server(load())) as client:
            return {tool.name: tool for tool in (await client.list_tools()).tools}

    return asyncio.run(conversation())


def test_the_document_has_every_tool_with_what_it_takes() -> None:
    rows = re.findall(r"(?m)^\| `(\w+)` \| [^|]+ \| ?(.*?) ?\|$", DOCUMENT)
    listed = {name: re.findall(r"`(\w+)`", takes) for name, takes in rows}
    assert listed == {name: [*tool.input_schema["properties"]] for name, tool in tools().items()}


def test_every_tool_only_reads_and_is_described() -> None:
    for tool in tools().values():
        assert tool.annotations.read_only_hint
        assert not tool.annotations.open_world_hint
        assert tool.description.endswith(".")
        assert all(each["description"] for each in tool.input_schema["properties"].values())


ANSWERED: dict[str, tuple[str, Mapping[str, Any]]] = {
    "list": ("list_roles", {}),
    "list engineer --with sql --sort pay": (
        "list_roles",
        {"word": "engineer", "with_items": ["sql"], "sort": "pay"},
    ),
    "show ds --sources": ("show_role", {"role": "data scientist"}),
    "show ds --only tools --sources": ("show_role", {"role": "ds", "fields": ["tools"]}),
    "compare ds mle --sources": ("compare_roles", {"roles": ["ds", "mle"]}),
    "compare ds@junior ds@senior --sources": (
        "compare_roles",
        {"roles": ["ds@junior", "senior data scientist"]},
    ),
    "path analyst mle --have sql=expert --sources": (
        "find_paths",
        {"start": "analyst", "goal": "mle", "have": ["sql=expert"]},
    ),
    "path --sources": ("find_paths", {}),
    "skill sql --from swe": ("find_skill", {"name": "sql", "start": "swe"}),
    "skill": ("list_skills", {}),
    "process --team da,ds,mle --sources": ("show_process", {"team": "da,ds,mle"}),
    "evidence ds degree": ("show_evidence", {"role": "ds", "fields": ["degree"]}),
}


@pytest.mark.parametrize("line", ANSWERED)
def test_a_tool_answers_as_its_command(line: str, run: Run) -> None:
    # What to type next is for those who have a terminal.
    typed = (
        r"(?m)^(?:Measured in another way|How they split .*): rolecmp .*\n|(?: |\\\n)?Details: .*$"
    )
    shown = re.sub(typed, "", run(f"{line} -f markdown").out).replace("--have", "have")
    assert call(*ANSWERED[line]) == (shown, False)


def test_texts_are_arguments() -> None:
    text, is_error = call(
        "match_ad", {"ad": AD, "resume": "Skills: Python, SQL", "have": ["airflow"]}
    )
    assert not is_error
    assert text.startswith("# Which role the ad is for\n")
    assert "Data engineer" in text
    beside, _ = call("compare_roles", {"roles": ["de"], "ad": AD, "resume": "Skills: SQL"})
    assert beside.splitlines()[0] == "# You and the ad beside data engineer"


REFUSED: dict[str, tuple[str, Mapping[str, Any], str]] = {
    "unknown role": ("show_role", {"role": "data scientest"}, 'did you mean "data-scientist"'),
    "unknown tool": ("find_skill", {"name": "sequel"}, 'unknown skill or tool "sequel"'),
    "too few": ("compare_roles", {"roles": ["ds"]}, "two"),
    "a level": ("find_paths", {"goal": "ds", "have": ["sql=guru"]}, 'unknown level "guru"'),
    "no ad": ("match_ad", {"ad": " "}, "pattern"),
    "a type": ("show_role", {"role": 7}, "valid string"),
    "no near name": ("show_role", {"role": "data wizard"}, "list_roles and list_skills have all"),
    "an option": ("list_roles", {"sort": "gap"}, "add resume or have"),
    "a parameter that is none": ("find_paths", {"from": "da", "to": "mle"}, "Extra inputs"),
    "a name that is too long": ("show_role", {"role": "x" * 2_000_000}, "at most 200 characters"),
    "what was written": ("find_skill", {"name": "a; rolecmp help"}, '"a; rolecmp help"'),
    "a command": ("compare_roles", {"roles": []}, "two roles"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_an_assistant_reads_what_was_wrong(what: str) -> None:
    name, arguments, message = REFUSED[what]
    text, is_error = call(name, arguments)
    assert is_error
    assert message in text
    assert "rolecmp " not in text.replace('"a; rolecmp help"', "")
    assert len(text) < 1000


def test_a_resume_without_skills_names_no_command() -> None:
    text, is_error = call("list_roles", {"resume": "hello"})
    assert not is_error
    assert "No skills or tools were found in the résumé." in text


def test_the_block_to_paste_starts_the_server(tmp_path: Path) -> None:
    """The command of the document, with a catalog of one's own, as a process."""
    ours = tmp_path / "ours.json"
    ours.write_text(
        '{"format": 1, "roles": [{"id": "quant", "name": "Quant", "summary": "Prices."}]}'
    )
    block = BLOCK["mcpServers"]["rolecmp"]
    assert block == {"command": "rolecmp", "args": ["mcp"]}
    parameters = StdioServerParameters(
        command=sys.executable, args=["-m", "rolecmp", *block["args"], "--roles", str(ours)]
    )

    async def conversation() -> str:
        async with Client(stdio_client(parameters)) as client:
            result = await client.call_tool("show_role", {"role": "quant"})
            return "".join(map(text_of, result.content))

    assert asyncio.run(conversation()).startswith("# Quant\n")


def test_it_ends_with_its_input() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "rolecmp", "mcp"], input=b"", capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_a_catalog_cannot_be_on_the_input_of_the_assistant(run: Run) -> None:
    assert "the assistant is on standard input" in run("mcp --roles -", code=2).err
