"""Rewrite the reference documents from the schemas and the built-in catalog.

    python docs/generate.py [FOLDER]

Run it with the Python of an environment in which rolecmp is installed. It writes `json.md`,
every answer in JSON, with its schema and an example; in `catalogs.md` it regenerates everything
after the heading "All fields", and in `evidence.md` everything after "Entry difficulty". FOLDER
is the folder of these files; by default, the folder of this script.
"""

import json
import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple, assert_never

from rolecmp.catalog.files import packaged
from rolecmp.catalog.model import Catalog, Evidence, Role, RoleFigure
from rolecmp.catalog.terms import DIFFICULTIES, RoleField, Stance, Unit
from rolecmp.output.pages.words import FEW
from rolecmp.questions.kinds import AnswerKind
from rolecmp.questions.schema import schema

if TYPE_CHECKING:
    from pydantic import JsonValue

Schema = Mapping[str, Any]

JSON_INTRODUCTION = """\
# JSON

`--json` prints an answer as one JSON object on standard output, in ASCII, and nothing else.
Each answer has a `kind` and a `version`.
Within a version, keys are only added; ignore keys you don't know.
`null` means unknown, never zero.
`rolecmp schema ANSWER` prints the JSON Schema of an answer, by its kind.

On failure there is nothing on standard output and one line on standard error.
Exit codes: 0 success, 1 invalid data or unknown name, 2 usage error, 130 interrupted.
`validate` exits with 1 if it finds an error, and still prints its answer to standard output.

## Recipes

Each line is a question and answers it with [jq](https://jqlang.org):

```sh
rolecmp list --json | jq -r '.roles[] | select(.entry.difficulty <= 2).id'
rolecmp list --json | jq -r '.roles[] | select(.tools | index("sql")).id'
rolecmp list --json | jq -r '.roles[] | .id as $id | .pay[] | "\\($id) \\(.value) \\(.year)"'
rolecmp compare ds mle --json | jq '.tools.only'
rolecmp compare ds mle --json | jq -r '.differences[] | "\\(.name): \\(.values)"'
rolecmp compare ds mle --json | jq -r '.roles[] | select(.asked == "mle").id'
rolecmp show ds --only tools --json | jq '.role.tools[] | select(.id == "sql").shares[].value'
rolecmp path analyst mle --json | jq -r '.routes[].steps[].learn[] | "\\(.name) \\(.to_level)"'
rolecmp path analyst --json | jq -r '.routes | sort_by(.direct.gap)[] | "\\(.to) \\(.direct.gap)"'
rolecmp skill statistics --from swe --json | jq -r '.doors[] | "\\(.name) \\(.gap) \\(.gap_after)"'
rolecmp match ad.txt --json | jq -r '.text.verdict, .text.roles[0].id, .found.tools[].id'
rolecmp list --me me.json --json | jq -r '.roles[] | "\\(.gap) \\(.id)"'
rolecmp process --json | jq -r '.matrix[] | select(.part == "lead") | "\\(.phase): \\(.role)"'
rolecmp evidence ds --json | jq -r '.items[] | select(.stance == "disputes").says'
rolecmp validate --json | jq -r '.files[] | "\\(.file): \\(.valid), \\(.contains.roles) roles"'
```

## Answers

The examples use the catalog that `rolecmp init > ours.json` writes, shown with fewer line breaks,
and the ad `ad.txt` of [match.md](match.md).
Objects shared by several answers are [at the end](#parts)."""
FIELDS_HEADING = "## All fields\n"
EVIDENCE_HEADING = "## Entry difficulty, and what was measured\n"
MAX_WIDTH = 120
"""The maximum width of a line in an example, in columns."""


def main() -> None:
    """Write the documents."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    (folder / "json.md").write_bytes(json_document().encode())
    for name, heading, document in (
        ("catalogs.md", FIELDS_HEADING, fields_document),
        ("evidence.md", EVIDENCE_HEADING, evidence_document),
    ):
        file = folder / name
        text, _, _ = file.read_bytes().decode().partition(heading)
        file.write_bytes(f"{text}{heading}{document()}".encode())


def json_document() -> str:
    """Return the reference of all answers."""
    lines = [JSON_INTRODUCTION]
    parts: dict[str, Schema] = {}
    for kind in AnswerKind:
        answer = json.loads(schema(kind))
        parts |= answer.get("$defs", {})
        lines += [f"\n## {kind}\n", first_paragraph(answer), ""]
        lines += answer_table(answer)
        lines += [f"\n`rolecmp {command(kind)}` answers:\n"]
        lines += ["```json", laid_out(example(kind)), "```"]
    lines += ["\n## Parts"]
    for name, part in sorted(parts.items()):
        lines += [f"\n### {name}\n", first_paragraph(part), ""]
        lines += answer_table(part) if "properties" in part else [f"One of {words(part)}."]
    return "\n".join(lines) + "\n"


def fields_document() -> str:
    """Return the reference of all fields of a catalog file."""
    catalog = json.loads(schema())
    parts = catalog["$defs"]
    lines: list[str] = []

    def add(title: str, part: Schema) -> None:
        lines.extend([f"\n### {title}\n", first_paragraph(part), "", *field_table(part, parts)])

    def add_nested(path: str, part: Schema) -> None:
        for key, value in part["properties"].items():
            name, is_list = reference(value)
            if name and "properties" in parts[name]:
                inner = f"{path}{key}{'[]' if is_list else ''}"
                add(f"`{inner}`", parts[name])
                add_nested(f"{inner}.", parts[name])

    add("The catalog", catalog)
    add_nested("", catalog)
    return "\n".join(lines) + "\n"


class Door(NamedTuple):
    """Something measured about how hard a role is to get into."""

    title: str
    measure: str
    item: str | None = None


DOORS = (
    Door("junior titles", "postings-junior"),
    Door("senior titles", "postings-senior"),
    Door("no other title before", "kaggle-2017-direct-entry"),
    Door("master or above, Kaggle", "kaggle-2022-education", "master-or-above"),
    Door("master or above, Stack Overflow", "stack-overflow-2025-education", "master-or-above"),
    Door("level at the lowest UK grade", "uk-lowest-grade-level"),
    Door("pay, 10th percentile", "bls-oews-2025-pay", "p10"),
)


class FoundingClaim(NamedTuple):
    """A claim of the founding document, and the places in the catalog that it is about.

    A place is a role, a field, and the item in it, if any.
    """

    says: str
    places: tuple[tuple[str, RoleField, str | None], ...] = ()


DS, MLE, DE, DA, BA = (
    "data-scientist",
    "ml-engineer",
    "data-engineer",
    "data-analyst",
    "business-analyst",
)


def _items(role: str, field: RoleField, *items: str) -> tuple[tuple[str, RoleField, str], ...]:
    return tuple((role, field, item) for item in items)


FOUNDING_CLAIMS = (
    FoundingClaim("Data scientist and ML engineer are two roles that are often mixed up."),
    FoundingClaim(
        "Data scientists look for business insight; ML engineers build optimized models."
    ),
    FoundingClaim(
        "A data scientist combines mathematics, statistics, computer science and machine learning.",
        _items(DS, RoleField.SKILLS, "mathematics", "statistics", "algorithms", "machine-learning"),
    ),
    FoundingClaim(
        'A data scientist answers questions such as "What happened?"',
        ((DS, RoleField.QUESTIONS, None),),
    ),
    FoundingClaim(
        "A data scientist frames the problem, collects, explores, models and reports.",
        (
            *_items(DS, RoleField.SKILLS, "problem-framing", "data-preparation", "reporting"),
            *_items(
                DS,
                RoleField.RESPONSIBILITIES,
                "analyze-data-for-decisions",
                "build-ml-prototypes",
            ),
        ),
    ),
    FoundingClaim(
        "A data scientist works with Python, R, Tableau, Hadoop, Spark, scikit-learn, TensorFlow "
        "and PyTorch.",
        _items(
            DS,
            RoleField.TOOLS,
            *("python", "r", "tableau", "hadoop"),
            *("spark", "scikit-learn", "tensorflow", "pytorch"),
        ),
    ),
    FoundingClaim(
        "No specific degree is always required of a data scientist.",
        _items(DS, RoleField.DEGREE, "subject", "computer-science"),
    ),
    FoundingClaim(
        "A data scientist gets in more easily than an ML engineer.",
        ((DS, RoleField.ENTRY, None), (DS, RoleField.ENTRY, "master-or-above")),
    ),
    FoundingClaim(
        "An ML engineer optimizes, scales, deploys and integrates models.",
        (
            *_items(
                MLE,
                RoleField.SKILLS,
                *("model-optimization", "model-deployment", "systems-integration"),
            ),
            *_items(
                MLE, RoleField.RESPONSIBILITIES, "improve-existing-ml-models", "run-ml-service"
            ),
        ),
    ),
    FoundingClaim(
        "An ML engineer works on cloud platforms such as AWS.",
        (*_items(MLE, RoleField.SKILLS, "cloud-computing"), *_items(MLE, RoleField.TOOLS, "aws")),
    ),
    FoundingClaim(
        "A degree in computer science or a related field is often required of an ML engineer.",
        _items(MLE, RoleField.DEGREE, "level", "subject", "computer-science"),
    ),
    FoundingClaim(
        "Advanced knowledge of algorithms and programming is essential for an ML engineer.",
        _items(MLE, RoleField.SKILLS, "algorithms", "programming"),
    ),
    FoundingClaim(
        "ML engineer is one of the hardest of these roles to get into.",
        ((MLE, RoleField.ENTRY, None),),
    ),
    FoundingClaim(
        "A data engineer collects and organizes data, runs its systems, and does ETL.",
        (
            *_items(
                DE,
                RoleField.SKILLS,
                *("data-integration", "data-management", "data-systems-design", "data-pipelines"),
            ),
            *_items(DE, RoleField.RESPONSIBILITIES, "run-data-infrastructure"),
        ),
    ),
    FoundingClaim(
        "A data engineer works with SQL and BigQuery.",
        _items(DE, RoleField.TOOLS, "sql", "bigquery"),
    ),
    FoundingClaim("On a project, each of the three has a part of its own."),
    FoundingClaim("Data scientists explore; ML engineers build on what they found."),
    FoundingClaim("Large companies split the roles; in a start-up one person may hold several."),
    FoundingClaim(
        "Data analyst is often seen as the easiest of the roles to get into.",
        ((DA, RoleField.ENTRY, None),),
    ),
    FoundingClaim("Business analyst is an entry-level role, too.", ((BA, RoleField.ENTRY, None),)),
    FoundingClaim(
        "Both are stepping stones to data scientist.",
        (*_items(DA, RoleField.LEADS_TO, DS), *_items(BA, RoleField.LEADS_TO, DS)),
    ),
    FoundingClaim(
        "Both are stepping stones to ML engineer.",
        (*_items(DA, RoleField.LEADS_TO, MLE), *_items(BA, RoleField.LEADS_TO, MLE)),
    ),
    FoundingClaim(
        "To become an ML engineer, first gain experience as an analyst or a data scientist.",
        _items(DS, RoleField.LEADS_TO, MLE),
    ),
    FoundingClaim("Personalization at YouTube and Netflix relies on machine learning."),
)
FOUNDING_DOCUMENT = "jean-ds-vs-mle"
DOORS_INTRODUCTION = """\
The difficulty is our judgment; the table shows what was measured.
A test compares the two: for any two roles two or more levels apart, at least one column confirms
the order, and no more columns contradict it than confirm it. Figures within a twentieth of each
other count for neither side. The degree that sources say is required counts as a column, too.
`compare` and `evidence ROLE entry` show the same figures with their n and year."""
FOUNDING_INTRODUCTION = (
    f"The catalog started from one document, `{FOUNDING_DOCUMENT}`. The table counts what other "
    "sources in the catalog say for and against each of its claims. 0 and 0: no other source "
    "covers it."
)
TOOLS_MEASURE = "postings-tools"


def evidence_document() -> str:
    """Return what was measured about how hard roles are to get into, and the founding claims."""
    catalog = Catalog.model_validate_json(packaged("roles.json").read_bytes())
    roles = {role.id: role for role in catalog.roles}
    units = {measure.id: measure.unit for measure in catalog.measures}
    lines = [
        "",
        *DOORS_INTRODUCTION.splitlines(),
        "",
        f"| role | difficulty | {' | '.join(door.title for door in DOORS)} |",
        f"|---|---|{'---|' * len(DOORS)}",
    ]
    for role in sorted(catalog.roles, key=lambda each: (each.entry.difficulty or 0, each.name)):
        cells = [
            next(
                (
                    in_words(units[figure.measure], figure)
                    for figure in role.figures
                    if (figure.measure, figure.item) == (door.measure, door.item)
                ),
                "",
            )
            for door in DOORS
        ]
        level = role.entry.difficulty
        word = f"{level} {DIFFICULTIES[level]} ≈" if level else ""
        lines.append(f"| {role.short_name or role.name} | {word} | {' | '.join(cells)} |")
    lines += [
        "",
        "## The founding document, claim by claim",
        "",
        FOUNDING_INTRODUCTION,
        "",
        "| claim | supports | disputes | named in postings |",
        "|---|---|---|---|",
    ]
    for claim in FOUNDING_CLAIMS:
        cells = [
            evidence_cell(roles, claim, Stance.SUPPORTS, units),
            evidence_cell(roles, claim, Stance.DISPUTES, units),
            postings_cell(roles, claim, units),
        ]
        lines.append(f"| {claim.says} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def evidence_cell(
    roles: Mapping[str, Role], claim: FoundingClaim, stance: Stance, units: Mapping[str, Unit]
) -> str:
    """Return the number of pieces of evidence with that stance, and their sources."""
    found = [
        (each, figure_of(roles[role], each))
        for role, field, item in claim.places
        for each in roles[role].evidence
        if (each.about, each.item, each.stance) == (field, item, stance)
        and each.source != FOUNDING_DOCUMENT
    ]
    named = [
        f"`{each.source}`{f' ({in_words(units[figure.measure], figure)})' if figure else ''}"
        for each, figure in found
    ]
    return f"{len(found)}: {', '.join(dict.fromkeys(named))}" if found else "0"


def figure_of(role: Role, evidence: Evidence) -> RoleFigure | None:
    """Return the figure that shows a piece of evidence, if one does."""
    of_measure = {each.item: each for each in role.figures if each.measure == evidence.figure}
    return of_measure.get(evidence.item) or of_measure.get(None)


def postings_cell(
    roles: Mapping[str, Role], claim: FoundingClaim, units: Mapping[str, Unit]
) -> str:
    """Return the share of postings that name each tool of a claim."""
    shares = [
        f"{item} {in_words(units[figure.measure], figure)}"
        for role, _, item in claim.places
        for figure in roles[role].figures
        if (figure.measure, figure.item) == (TOOLS_MEASURE, item)
    ]
    return ", ".join(shares)


def in_words(unit: Unit, figure: RoleFigure) -> str:
    """Return a figure in its unit, with its n if it is small."""
    number = Decimal(str(figure.value))
    match unit:
        case Unit.SHARE:
            text = f"{(number * 100).quantize(Decimal(1), ROUND_HALF_UP)}%"
        case Unit.USD_PER_YEAR:
            text = f"${number:,.0f}"
        case Unit.LEVEL | Unit.YEARS:
            text = f"{number:.1f}"
        case _:
            assert_never(unit)
    return f"{text} (n={figure.n})" if figure.n and figure.n < FEW else text


def first_paragraph(part: Schema) -> str:
    """Return the first paragraph of a description."""
    return " ".join(str(part["description"]).split("\n\n")[0].split())


def answer_table(part: Schema) -> Iterator[str]:
    """Yield the lines of a table of the keys of an answer."""
    yield "| key | type | meaning |"
    yield "|---|---|---|"
    for key, value in part["properties"].items():
        yield f"| `{key}` | {type_name(value)} | {value['description']} |"


def field_table(part: Schema, parts: Schema) -> Iterator[str]:
    """Yield the lines of a table of the keys of an object in a catalog."""
    yield "| key | meaning | type |"
    yield "|---|---|---|"
    for key, value in part["properties"].items():
        name, is_list = reference(value)
        target = parts[name] if name else {}
        if "properties" in target:
            holds = "list of objects" if is_list else "object"
        elif target:
            holds = f"list of {words(target)}" if is_list else words(target)
        else:
            holds = type_name(value).removesuffix(" or null")
        needed = ", **required**" if key in part.get("required", ()) else ""
        yield f"| `{key}` | {value['description']} | {holds}{needed} |"


def reference(value: Schema) -> tuple[str, bool]:
    """Return the name of the part that a key holds, if any, and whether it holds a list."""
    match value:
        case {"$ref": str(target)}:
            return target.rpartition("/")[2], False
        case {"items": {"$ref": str(target)}}:
            return target.rpartition("/")[2], True
        case {"anyOf": [dict(first), *_]}:
            return reference(first)
        case _:
            return "", False


def type_name(value: Schema) -> str:
    """Return the type of a value in a few words."""
    match value:
        case {"const": only}:
            name = f"`{json.dumps(only)}`"
        case {"type": [str(first), "null"]}:
            name = f"{type_name({**value, 'type': first})} or null"
        case {"anyOf": list(several)}:
            name = " or ".join(type_name(each) for each in several if isinstance(each, dict))
        case {"$ref": str(target)}:
            part = target.rpartition("/")[2]
            name = f"[{part}](#{part.lower()})"
        case {"items": dict(each)}:
            name = f"list of {type_name(each)}"
        case {"prefixItems": [dict(first), *rest]}:
            name = f"{1 + len(rest)} of {type_name(first)}"
        case {"additionalProperties": dict(each)}:
            name = f"by id, {type_name(each)}"
        case {"enum": list()}:
            name = words(value)
        case {"type": "string"}:
            name = "text"
        case {"type": "integer"}:
            name = "whole number"
        case _:
            name = str(value["type"])
    return name


def words(part: Schema) -> str:
    """Return the words that a value may be."""
    return ", ".join(f"`{word}`" for word in part["enum"] if word is not None)


COMMANDS = {
    AnswerKind.ROLE_LIST: "list --roles ours.json",
    AnswerKind.ROLE: "show analyst --sources --roles ours.json",
    AnswerKind.COMPARISON: "compare analyst modeler --only skills,entry --roles ours.json",
    AnswerKind.EVIDENCE: "evidence modeler degree --roles ours.json",
    AnswerKind.PATH: "path analyst modeler --roles ours.json",
    AnswerKind.PROCESS: "process --roles ours.json",
    AnswerKind.SKILL_LIST: "skill --roles ours.json",
    AnswerKind.SKILL: "skill python --from analyst --roles ours.json",
    AnswerKind.MATCH: "match ad.txt --among ds,mle",
    AnswerKind.MATCH_LIST: "match ad.txt note.txt --among ds,mle",
    AnswerKind.VALIDATION: "validate ours.json",
    AnswerKind.DIFF: "diff ours.json new.json",
}


def command(kind: AnswerKind) -> str:
    """Return the arguments that produce an example of an answer."""
    return f"{COMMANDS[kind]} --json"


def example(kind: AnswerKind) -> "JsonValue":
    """Return an answer of that kind, given in a folder that has the files of the examples."""
    with TemporaryDirectory() as folder:
        for name, text in examples().items():
            (Path(folder) / name).write_bytes(text.encode())
        done = subprocess.run(
            [sys.executable, "-m", "rolecmp", *shlex.split(command(kind))],
            cwd=folder,
            capture_output=True,
            check=kind is not AnswerKind.DIFF,  # which exits with 1 if there are differences
        )
    answer: JsonValue = json.loads(done.stdout)
    return answer


def examples() -> dict[str, str]:
    """Return the files of the examples, by name."""
    about_ads = (Path(__file__).parent / "match.md").read_text(encoding="utf-8")
    ours = packaged("example.json").read_text(encoding="utf-8")
    return {
        "ours.json": ours,
        "new.json": ours.replace('"level": "practitioner"', '"level": "expert"', 1),
        "ad.txt": about_ads.partition("```text\n")[2].partition("```")[0],
        "note.txt": "Lunch is at noon.\n",
    }


def laid_out(value: "JsonValue", indent: int = 0, taken: int = 0) -> str:
    """Return JSON in which everything that fits on a line is on one line.

    In the first line, `taken` columns after the indent are in use already.
    """
    line = json.dumps(value)
    if indent + taken + len(line) <= MAX_WIDTH or not isinstance(value, dict | list):
        return line
    inner = indent + 2
    if isinstance(value, dict):
        pairs = ((f"{json.dumps(key)}: ", each) for key, each in value.items())
        members = [start + laid_out(each, inner, len(start)) for start, each in pairs]
    else:
        members = [laid_out(each, inner) for each in value]
    lines = (f"{' ' * inner}{member}" for member in members)
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return "\n".join((opening, ",\n".join(lines), " " * indent + closing))


if __name__ == "__main__":
    main()
