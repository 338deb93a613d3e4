"""Write the reference documents anew, from the schemas.

    python docs/generate.py [FOLDER]

Run it with the Python of an environment that has rolecmp in it. It writes `json.md`, every
answer in JSON, by its schema and by an example; and in `catalogs.md` it renews everything
after the heading "All fields". FOLDER is where they are; by default it is that of this file.
"""

import json
import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, assert_never

from rolecmp.catalog.files import packaged
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

On failure there is nothing on standard output and a line on standard error.
Exit codes: 0 success, 1 invalid data or unknown name, 2 usage error, 130 interrupted.
`validate` exits with 1 if it finds an error, and prints its answer to standard output all the same.

The examples use the catalog that `rolecmp init > ours.json` writes, and are printed on fewer lines.
What several answers share is [at the end](#parts)."""
FIELDS_HEADING = "## All fields\n"
MAX_WIDTH = 120
"""The most columns of a line in an example."""


def main() -> None:
    """Write the documents."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    (folder / "json.md").write_bytes(json_document().encode())
    catalogs = folder / "catalogs.md"
    text, heading, _ = catalogs.read_bytes().decode().partition(FIELDS_HEADING)
    catalogs.write_bytes(f"{text}{heading}{fields_document()}".encode())


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
    return ", ".join(f"`{word}`" for word in part["enum"])


def command(kind: AnswerKind) -> str:
    """Return the arguments that produce an example of an answer."""
    match kind:
        case AnswerKind.ROLE_LIST:
            line = "list"
        case AnswerKind.ROLE:
            line = "show analyst --sources"
        case AnswerKind.COMPARISON:
            line = "compare analyst modeler --only skills,entry"
        case AnswerKind.EVIDENCE:
            line = "evidence modeler degree"
        case AnswerKind.PATH:
            line = "path --from analyst --to modeler"
        case AnswerKind.PROCESS:
            line = "process"
        case AnswerKind.VALIDATION:
            return "validate ours.json --json"
        case _:
            assert_never(kind)
    return f"{line} --roles ours.json --json"


def example(kind: AnswerKind) -> "JsonValue":
    """Return an answer of that kind."""
    line = shlex.split(command(kind).replace("ours.json", "-"))
    done = subprocess.run(
        [sys.executable, "-m", "rolecmp", *line],
        input=packaged("example.json").read_bytes(),
        capture_output=True,
        check=True,
    )
    answer: JsonValue = json.loads(done.stdout.decode().replace("<stdin>", "ours.json"))
    return answer


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
