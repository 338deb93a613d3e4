"""What people type works, or is answered with a command that does."""

import re
import shlex
from pathlib import Path

import pytest

from tests.conftest import AD, KITCHEN, Run

SAME = {
    "compare ds vs mle": "compare ds mle",
    "compare ds,mle": "compare ds mle",
    "compare ds and mle": "compare ds mle",
    "compare data scientist ml engineer": "compare ds mle",
    "compare 'senior data scientist' mle": "compare ds@senior mle",
    "compare junior data scientist lead ml engineer": "compare ds@junior mle@lead",
    "show ds@LEAD": "show 'Lead Data Scientist'",
    "path junior analyst lead data engineer": "path da@associate de@lead",
    "path analyst mle": "path --from analyst --to mle",
    "path analyst to mle": "path --from analyst --to mle",
    "path ds": "path --from ds",
    "path nothing ds": "path --from nothing --to ds",
    "--json list": "list --json",
    "-f md compare ds mle": "compare ds mle -f markdown",
    "--roles builtin list": "list --roles builtin",
    "compare ds mle -f md": "compare ds mle -f markdown",
    "compare ds mle --format text": "compare ds mle --format table",
    "compare ds mle --format=txt": "compare ds mle",
    "compare ds mle --only salary,degree": "compare ds mle --only pay,degree",
    "evidence ds degree tools": "evidence ds degree,tools",
    "evidence ds salary": "evidence ds pay",
    "path ds mle --have pytorch=4": "path ds mle --have pytorch=expert",
    "path ds mle --have sql=expert,java=working": "path ds mle --have sql=expert --have java",
    "show data scientist": "show ds",
    "evidence data scientist pay": "evidence ds pay",
    "evidence data scientist": "evidence ds",
    "compare ds/mle": "compare ds mle",
    "compare ds/mle,de": "compare ds mle de",
    "path student ds": "path nothing ds",
    "path --from none --to ds": "path nothing ds",
    "skill machine learning": "skill machine-learning",
    "skill ML": "skill machine-learning",
    "process deployment": "process deploy",
    "process Modeling": "process model",
    "schema list": "schema role-list",
    "schema compare": "schema comparison",
    "-V": "--version",
    "help compare ds": "compare --help",
}
"""Command lines that work, and the long form of each."""
TIPS = {
    "classify ad.txt": "match ad.txt",
    "list --cv me.json": "list --me me.json",
    "list --full --me me.json": "list --me me.json",
    "match ad.txt --amon ds,mle": "match ad.txt --among ds,mle",
    "help resume": "help me",
    "ds": "show ds",
    "ds mle": "compare ds mle",
    "ds vs mle": "compare ds mle",
    "'data scientist'": "show 'data scientist'",
    "diff ds mle": "compare ds mle --diff",
    "roles": "list",
    "ls": "list",
    "new": "init",
    "check": "validate",
    "lint": "validate",
    "version": "--version",
    "lsit": "list",
    "qwertz": "--help",
    "pay ds mle": "compare ds mle --only pay",
    "salary ds mle": "compare ds mle --only pay",
    "team startup": "process --team startup",
    "compare": "compare ds mle",
    "compare ds": "show ds",
    "compare ds ds": "show ds",
    "compare ds mle --only tools degree": "compare ds mle --only tools,degree",
    "compare ds mle --tools": "compare ds mle --only tools",
    "compare ds mle --salary": "compare ds mle --only pay",
    "compare ds mle --only tols": "compare ds mle --only tools",
    "compare ds mle --md": "compare ds mle -f markdown",
    "compare ds mle --html": "compare ds mle -f html",
    "compare ds mle -f yaml": "compare ds mle -f json",
    "compare ds mle -o x.png": "compare ds mle -o x.svg",
    "compare ds mle -o x.pdf": "compare ds mle -o x.html",
    "compare ds mle -o x.xlsx": "compare ds mle -o x.csv",
    "compare ds mle --short": "compare ds mle",
    "compare ds mle --al": "compare ds mle",
    "compare ds mle --all": "compare ds mle --full",
    "compare ds mle --no-color": "NO_COLOR=1 compare ds mle",
    "compare ds mle --color always": "FORCE_COLOR=1 compare ds mle",
    "compare ds mle --width 120": "COLUMNS=120 compare ds mle",
    "compare mle data-scientest": "compare mle data-scientist",
    "compare ds astronaut": "list",
    "show": "show ds",
    "show ds mle": "compare ds mle",
    "show ds tools": "show ds --only tools",
    "evidence ds python": "evidence ds tools",
    "evidence mle ds": "evidence mle",
    "evidence ds --disputed": "evidence ds",
    "path --from ds --to ml-engineeer": "path --from ds --to ml-engineer",
    "path ds mle --direct": "path ds mle --explain",
    "path ds mle --have python=senior": "path ds mle --have python=expert",
    "path ds mle --have python=7": "path ds mle --have python=expert",
    "path ds mle --have kubernets": "path ds mle --have kubernetes",
    "path ds mle --years": "path ds mle",
    "process --team large": "process --team specialized",
    "process --team": "process --team specialized",
    "process ds mle": "process --team ds,mle",
    "process --phase model": "process model",
    "list --jsn": "list --json",
    "search python": "skill python",
    "search machine learning": "skill machine learning",
    "search analyst": "list analyst",
    "skills": "skill",
    "tools": "skill",
    "tools ds mle": "compare ds mle --only tools",
    "skills ds": "show ds --only skills",
    "skill sql python": "list --with sql,python",
    "skill ds": "show ds --only skills",
    "skill ds mle": "compare ds mle --only skills",
    "skill pythn": "skill python",
    "skill deploying": "skill model-deployment",
    "skill --from analyst": "skill sql --from analyst",
    "show sql": "skill sql",
    "compare sql python": "list --with sql,python",
    "compare ds devops": "compare ds mlops-engineer",
    "show 'prompt wizard'": "show ai-engineer",
    "show 'kubernetes person'": "show ml-engineer",
    "list -j": "list --json",
    "list --sort": "list --sort pay",
    "list --only pay": "list",
    "compare ds mle --json=1": "compare ds mle --json",
    "compare ds mle -o x.mmd": "compare ds mle -o x.svg",
    "export ds": "show ds --json",
    "explain gap": "help paths",
    "help gap": "help paths",
    "sources": "evidence ds",
    "quiz": "--help",
    "which role uses spark and airflow": "list --with spark,airflow",
    "which role uses spark": "skill spark",
    "export --format csv": "list --format csv",
    "list --degree none": "list",
    "data scientist vs ml engineer": "compare 'data scientist' 'ml engineer'",
    "list --grade senior": "show ds --only grades",
    "show ds --level junior": "show ds@junior",
    "show ds --grade=lead": "show ds@lead",
    "compare ds mle --seniority lead": "compare ds@lead mle@lead",
    "show aie --grade senior": "show aie",
    "get roles -o json": "list -f json",
    "describe role mle": "show mle",
    "compare --all --format md": "list --format markdown",
    "path teacher ds": "path nothing ds",
    "show 'devops engineer'": "show mlops-engineer",
    "show ds@senor": "show ds@senior",
    "show mle@junior": "show mle",
    "show aie@senior": "show aie",
    "roadmap mle": "path --to mle",
    "roadmap ds mle": "path ds mle",
    "become 'machine learning engineer'": "path --to 'machine learning engineer'",
    "frobnicate mle": "show mle",
    "show ds --json name,salary": "show ds --json --only pay",
    "path da -": "path da",
    "init ours.toml": "init ours.json",
    "compare senior-ds ds": "show ds",
    "compare ds mle --skills": "compare ds mle --only skills",
    "compare ds mle --csv": "compare ds mle -f csv",
    "compare ds mle --summary": "compare ds mle",
    "salary": "compare ds mle --only pay",
    "process --team enterprise": "process --team specialized",
    "path analyst mle --have python=wrking": "path analyst mle --have python=working",
    "list --skill python": "list --with python",
    "list --sort salry": "list --sort salary",
    "list --easy": "list --sort entry",
    "list --sort match": "list --sort entry",
    "list --with pythn": "list --with python",
    "list -o json": "list -f json",
    "list --limit 3": "list",
    "evidence --role ds": "evidence ds",
    "process --team ds de mle": "process --team ds,de,mle",
    "--team ds process": "process --team ds",
    "show ds --web": "show ds -f html",
    "schema compar": "schema compare",
}
"""Command lines that fail, and the command that each is answered with."""


@pytest.mark.parametrize("typed", SAME)
def test_what_is_meant_is_done(typed: str, run: Run) -> None:
    assert run(typed).out == run(SAME[typed]).out


@pytest.mark.parametrize("typed", TIPS)
def test_what_fails_is_answered_with_a_command_that_runs(
    typed: str, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("ad.txt").write_text(AD, encoding="utf-8")
    Path("me.json").write_text('{"skills": ["SQL"]}', encoding="utf-8")
    words = shlex.split(TIPS[typed])
    variables = [word for word in words if "=" in word and word.split("=")[0].isupper()]
    command = shlex.join(words[len(variables) :])
    error = run(typed, code=None).err.splitlines()
    assert error[0].startswith("rolecmp: ")
    assert error[1:] == [f"tip: {' '.join([*variables, 'rolecmp', command])}"]
    run(command, dict(variable.split("=") for variable in variables))


def test_a_file_after_import_is_that_of_onet(run: Run) -> None:
    tip = "tip: rolecmp import onet x.zip"
    assert run("import x.zip", code=2).err.splitlines()[1:] == [tip]
    assert run("onet x.zip", code=2).err.splitlines()[1:] == [tip]


def test_a_filter_as_gh_takes_it_becomes_a_pipe(run: Run) -> None:
    tip = "tip: rolecmp compare ds mle --json | jq '.roles[].name'"
    assert run("compare ds mle --jq .roles[].name", code=2).err.splitlines()[1:] == [tip]


def test_the_commands_of_a_page_use_its_catalogs(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("k.json").write_bytes(Path(KITCHEN).read_bytes())
    for line in ("show cook", "compare cook baker", "path cook baker", "list", "skill heat"):
        out = run(f"{line} --roles k.json").out
        commands = re.findall(r"rolecmp ([a-z].*?)(?:, or --full)?$", out, re.MULTILINE)
        assert commands, line
        for command in commands:
            run(command)
