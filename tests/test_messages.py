"""What `validate` says of what people write: each message is enough to mend the file."""

import json

import pytest

from tests.conftest import Run

AN_ID = 'expected lower-case words and digits joined by "-"'


def with_role(**fields: object) -> str:
    """Return a catalog of one role with these fields."""
    role = {"id": "a", "name": "A", "summary": "x.", **fields}
    return json.dumps({"format": 1, "roles": [role]})


AN_OBJECT = "expected an object such as"
LEVELS = '"awareness", "working", "practitioner" or "expert"'
DIFFICULTY = "a whole number from 1 (easiest) to 5 (hardest)"
NOT_JSON = "$: not valid JSON:"
BEFORE = "perhaps } is missing before this"
MENDED = (
    (
        '[{"id": "a", "name": "A"}]',
        '$: a catalog is an object: write {"format": 1, "roles": before this list, and } after it',
    ),
    (
        '{"id": "a", "name": "A", "summary": "x."}',
        '$: this is a role: write {"format": 1, "roles": [ before it, and ]} after it',
    ),
    (
        '[{"id": "a"}]',
        (
            f'$: {AN_OBJECT} {{"format": 1, "roles": [{{"id": "analyst", "name": "Analyst", '
            '"summary": "Answers questions with data."}]}, got a list'
        ),
    ),
    ('{"roles": []}', '$: "format" is missing; add "format": 1'),
    (
        "format: 1\nroles:\n  - id: a\n",
        (
            "$: this looks like YAML; a catalog is JSON: convert it, with yq -o json (version 4) "
            "or yq . (the one of Debian)"
        ),
    ),
    ('{"format": 1, // ours\n "x": 1}', f"{NOT_JSON} JSON has no comments; remove this one"),
    ("{'format': 1}", f"{NOT_JSON} names and texts stand in double quotes"),
    ('{"format": 1, "skils": []}', '$.skils: unknown key "skils"; did you mean "skills"?'),
    (
        '{"format": 1, "skils": [], "skills": []}',
        '$.skils: unknown key "skils"; "skills" is there already',
    ),
    ('{"format": 1, "note": "ours"}', '$.note: unknown key "note"'),
    (
        with_role(skills=["SQL"]),
        f'$.roles[0].skills[0]: {AN_OBJECT} {{"skill": "sql", "level": "working"}}, got "SQL"',
    ),
    (
        with_role(tools=["python"]),
        f'$.roles[0].tools[0]: {AN_OBJECT} {{"tool": "python"}}, got "python"',
    ),
    (
        with_role(responsibilities=["Writes"]),
        f'$.roles[0].responsibilities[0]: {AN_OBJECT} {{"text": "Cleans the data"}}, got "Writes"',
    ),
    (
        with_role(entry={"difficulty": "5"}),
        f'$.roles[0].entry.difficulty: expected {DIFFICULTY}, got "5"; remove the quotes',
    ),
    (
        with_role(entry={"difficulty": 6}),
        f"$.roles[0].entry.difficulty: expected {DIFFICULTY}, got 6",
    ),
    (
        with_role(skills=[{"skill": "statistics"}]),
        (
            '$.roles[0].skills[0].skill: unknown skill "statistics"; the built-in catalog has it: '
            "add --roles builtin, or define it in yours"
        ),
    ),
    (
        with_role(leads_to=[{"role": "A"}]),
        '$.roles[0].leads_to[0].role: unknown role "A"; did you mean "a"?',
    ),
    (with_role(title="B"), '$.roles[0].title: unknown key "title"; "name" is there already'),
    (
        with_role(duties=["B"]),
        '$.roles[0].duties: unknown key "duties"; did you mean "responsibilities"?',
    ),
    (
        with_role(id="data_scientist"),
        (
            '$.roles[0].id: expected lower-case words and digits joined by "-", got '
            '"data_scientist"; did you mean "data-scientist"?'
        ),
    ),
)
VALUE = "$.roles[0].figures[0].value: expected a number,"
NEEDED = {"skill": "a"}
MENDED_TOO = (
    (
        with_role(figures=[{"measure": "pay", "value": "2,5"}]),
        f'{VALUE} got "2,5"; write 2.5, if the comma is a decimal point',
    ),
    (
        with_role(figures=[{"measure": "pay", "value": "38.500"}]),
        f'{VALUE} got "38.500"; write 38500 or 38.5; JSON has no sign for thousands',
    ),
    (
        with_role(figures=[{"measure": "pay", "value": "4,5%"}]),
        f'{VALUE} got "4,5%"; write 0.045, if the comma is a decimal point',
    ),
    (with_role(figures=[{"measure": "pay", "value": "60 ads"}]), f'{VALUE} got "60 ads"; write 60'),
    (
        '{"format": 1, "sources": [{"id": "s", "title": "S", "year": "2024-03-01"}]}',
        '$.sources[0].year: expected a whole number, got "2024-03-01"; write 2024',
    ),
    (
        '{"format": 1, "sources": [{"id": "s", "title": "S", "url": "www.example.org/a"}]}',
        '$.sources[0].url: expected an http or https address, got "www.example.org/a"; write https://www.example.org/a',
    ),
    (
        with_role(aliases="chef, boss"),
        '$.roles[0].aliases: expected a list such as ["chef", "boss"], got "chef, boss"',
    ),
    (with_role(aliases=None), "$.roles[0].aliases: expected a list, got null; leave it out"),
    (
        '{"format": 1,\n"title": "A,\n"roles": []}',
        f"{NOT_JSON} this text has no closing quote; write \\n for a line break in it",
    ),
    ('{"format": 1, "roles": [],}', f"{NOT_JSON} remove this comma: nothing follows it"),
    (
        '{"format": 1}\n{"format": 1}',
        f"{NOT_JSON} a second value starts here; a file has one catalog",
    ),
    ('{"format": 1, "title": "C:\\Users"}', f"{NOT_JSON} write \\\\ for a backslash"),
    (
        '{"format": 1,\u00a0"title": "A"}',
        f"{NOT_JSON} an invisible space (U+00A0) stands here; put a normal one in its place",
    ),
    ('{"format": 1, "title": Ours}', f"{NOT_JSON} texts stand in double quotes"),
    ('[roles]\nid = "a"\n', "$: this looks like TOML; a catalog is JSON"),
    ("id;name;summary\na;A;x\n", "$: this looks like CSV; a catalog is JSON"),
    ("<roles/>", "$: this looks like HTML or XML; a catalog is JSON"),
    ("```json\n{}\n```\n", "$: this is Markdown; a catalog is the JSON between its ``` lines"),
    (
        with_role(skills=[{**NEEDED, "level": "advanced"}]),
        (
            f"$.roles[0].skills[0].level: expected {LEVELS}, "
            'got "advanced"; did you mean "practitioner"?'
        ),
    ),
    (
        with_role(degree={"expectation": "must"}),
        (
            '$.roles[0].degree.expectation: expected "none", "optional", "preferred", '
            '"often-required" or "required", got "must"; did you mean "required"?'
        ),
    ),
    (
        with_role(technologies=["python"]),
        '$.roles[0].technologies: unknown key "technologies"; did you mean "tools"?',
    ),
    (with_role(id="Gärtner"), f'$.roles[0].id: {AN_ID}, got "Gärtner"; did you mean "gaertner"?'),
    (with_role(aliases="A"), '$.roles[0].aliases: expected a list such as ["A"], got "A"'),
    (
        with_role(skills={"sql": 3}),
        (
            '$.roles[0].skills: expected a list such as [{"skill": "sql", "level": "working"}], '
            "got an object"
        ),
    ),
    (
        with_role(figures=[{"measure": "pay", "value": "$44,000"}]),
        '$.roles[0].figures[0].value: expected a number, got "$44,000"; write 44000',
    ),
    (
        with_role(figures=[{"measure": "pay", "value": "45%"}]),
        '$.roles[0].figures[0].value: expected a number, got "45%"; write 0.45',
    ),
    ('{"format": "1"}', '$.format: expected 1, got "1"; remove the quotes'),
    (
        '{"format": 1, "skills": [{"id": "a", "name": "A", "levels": {"skilled": "x"}}]}',
        f'$.skills[0].levels.skilled: expected {LEVELS}, got "skilled"; did you mean "working"?',
    ),
    (
        '{"format": 1, "skills": [{"id": "a", "name": "A", "levels": ["low"]}]}',
        "$.skills[0].levels: expected an object, got a list",
    ),
    *(
        (with_role(figures=[{"measure": "m", "value": "?"}]).replace('"?"', number), message)
        for number, message in {
            "71,000": f"{NOT_JSON} write 71000",
            "0,65": f"{NOT_JSON} write 0.65, if the comma is a decimal point",
            "71_000": f"{NOT_JSON} write 71000",
            "071000": f"{NOT_JSON} write 71000",
            ".45": f"{NOT_JSON} write 0.45",
            "45%": f"{NOT_JSON} write 0.45",
            "5k": f"{NOT_JSON} write 5000",
        }.items()
    ),
    (
        '{"format": 1, "title": "A\tB"}',
        f"{NOT_JSON} a tab stands here; write \\t for it, or a space",
    ),
    ('{"format": 1, "title": "A",\n{', f"{NOT_JSON} expected a name in double quotes; {BEFORE}"),
    (
        with_role(figures=[{"measure": "m"}]),
        (
            '$.roles[0].figures[0]: "value" is missing; add "value": … (the value, in the unit of '
            "the measure)"
        ),
    ),
    (
        '{"format": 1, "measures": [{"id": "m", "unit": "eur-per-year"}]}',
        (
            '$.measures[0].unit: expected "share", "years", "usd-per-year" or "level", got '
            '"eur-per-year"; amounts are in U.S. dollars: convert them'
        ),
    ),
    (
        '{"format": 1, "measures": [{"id": "m"}]}',
        (
            '$.measures[0]: "unit" is missing; add "unit": "share" or "years" or "usd-per-year" or '
            '"level" (the unit of its figures; a share is from 0 to 1)'
        ),
    ),
    (
        with_role(degree={"levels": ["phd"]}),
        (
            '$.roles[0].degree.levels[0]: expected "associate", "bachelor", "master" or "doctorate", '
            'got "phd"; did you mean "doctorate"?'
        ),
    ),
    (
        with_role(skills=[{"id": "sql"}]),
        '$.roles[0].skills[0].id: unknown key "id"; did you mean "skill"?',
    ),
    (
        with_role(difficulty=2),
        '$.roles[0].difficulty: unknown key "difficulty"; write "entry": {"difficulty": 2}',
    ),
    (
        with_role(ads={"shares": {"dbt": 45}}),
        "$.roles[0].ads.shares.dbt: expected at most 1, got 45; write 0.45",
    ),
    (
        with_role(ads={"shares": {"dbt": 0.45}}),
        '$.roles[0].ads.shares.dbt: unknown signal "dbt"; list it under "signals"',
    ),
    (
        with_role(salary=1),
        '$.roles[0].salary: unknown key "salary"; did you mean "figures"?',
    ),
    (
        (
            '{"format": 1, "tools": [{"id": "dbt", "name": "dbt"}], "roles": [{"id": "a", '
            '"name": "A", "summary": "x.", "skills": [{"skill": "dbt"}]}]}'
        ),
        '$.roles[0].skills[0].skill: unknown skill "dbt"; it is a tool: list it under "tools"',
    ),
    (
        '{"format": 1, "relationships": [{"roles": ["a", "b", "c"]}]}',
        "$.relationships[0].roles: expected 2 items, got 3",
    ),
    (
        '{"format": 1,\n<<<<<<< HEAD\n"title": "A"}',
        (
            f"{NOT_JSON} a merge conflict; keep one side of it, and remove the lines "
            "<<<<<<<, ======= and >>>>>>>"
        ),
    ),
    ('{"format": 1, "sources": [{"judgment": False}]}', f"{NOT_JSON} write false"),
    ('{"format": 1, "roles": [', f"{NOT_JSON} the file ends early; it lacks ]}} at its end"),
    (
        (
            '{"format": 1, "roles": [{"id": "a", "name": "A", "summary": "x.", '
            '"figures": [{"measure": "pay", "value": 1}]}]}'
        ),
        '$.roles[0].figures[0].measure: unknown measure "pay"; list it under "measures"',
    ),
)
"""What people write, and the message by which they can mend it."""


@pytest.mark.parametrize(("text", "message"), [*MENDED, *MENDED_TOO])
def test_a_message_is_enough_to_mend_the_file(text: str, message: str, run: Run) -> None:
    lines = run("validate -f concise -", code=1, stdin=text).out.splitlines()
    assert message in [line.split(": ", 1)[1] for line in lines[:-1]]
