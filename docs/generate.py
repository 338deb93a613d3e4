"""Print `docs/json.md`: every answer in JSON, by its schema and by an example.

    python docs/generate.py > docs/json.md

Run it with the Python of an environment that has rolecmp in it.
"""

import json
import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from rolecmp.catalog.files import packaged
from rolecmp.questions.schema import ANSWERS, schema

INTRODUCTION = """\
# JSON

`--json` gives an answer as one JSON object on standard output, in ASCII, and nothing else. It says
its `kind` and its `version`: within a version keys are only added, so a script should pass over
those it does not know. What is `null` is not known, and is never zero. `rolecmp schema ANSWER`
prints the JSON Schema of an answer, by its kind.

On failure there is nothing on standard output and a line on standard error. Exit codes: 0 answered;
1 the data is invalid, cannot be read, or names nothing known; 2 wrong usage; 130 interrupted.
`validate` exits with 1 if it finds an error, with its answer on standard output.

The examples ask the catalog that `rolecmp init > ours.json` writes, and are laid out in fewer lines
than they have. What is part of several answers is told [at the end](#parts)."""
COMMANDS = {
    "role-list": "list",
    "role": "show analyst --sources",
    "comparison": "compare analyst modeler --only skills,entry",
    "evidence": "evidence modeler degree",
    "path": "path --from analyst --to modeler",
    "process": "process",
    "validation": "validate",
}
WIDTH = 120
"""How long a line of an example may be."""


def main() -> None:
    """Print the document."""
    print(INTRODUCTION)
    parts: dict[str, Mapping[str, Any]] = {}
    for kind in ANSWERS:
        answer = json.loads(schema(kind))
        parts |= answer.get("$defs", {})
        print(f"\n## {kind}\n\n{first_sentence(answer)}\n")
        print("\n".join(table(answer)))
        print(f"\n`rolecmp {command(kind)}` answers:\n")
        print(f"```json\n{laid_out(example(kind))}\n```")
    print("\n## Parts")
    for name, part in sorted(parts.items()):
        print(f"\n### {name}\n\n{first_sentence(part)}\n")
        print("\n".join(table(part) if "properties" in part else [f"One of {words(part)}."]))


def first_sentence(part: Mapping[str, Any]) -> str:
    """Return what a part is, in its first paragraph."""
    return " ".join(str(part["description"]).split("\n\n")[0].split())


def table(part: Mapping[str, Any]) -> Iterator[str]:
    """Return the lines of a table of the keys of an object."""
    yield "| key | holds | what |"
    yield "|---|---|---|"
    for key, value in part["properties"].items():
        yield f"| `{key}` | {holds(value)} | {value['description']} |"


def holds(value: Mapping[str, Any]) -> str:
    """Return in a few words what a key holds."""
    match value:
        case {"const": only}:
            told = f"`{json.dumps(only)}`"
        case {"anyOf": several}:
            told = " or ".join(map(holds, several))
        case {"$ref": target}:
            name = str(target).rpartition("/")[2]
            told = f"[{name}](#{name.lower()})"
        case {"items": each}:
            told = f"list of {holds(each)}"
        case {"prefixItems": several}:
            told = f"{len(several)} of {holds(several[0])}"
        case {"additionalProperties": each}:
            told = f"by id, {holds(each)}"
        case {"type": "string"}:
            told = "text"
        case _:
            told = str(value["type"])
    return told


def words(part: Mapping[str, Any]) -> str:
    """Return the words that stand for a value."""
    return ", ".join(f"`{word}`" for word in part["enum"])


def command(kind: str) -> str:
    """Return the arguments that ask for an example of an answer."""
    file = "ours.json" if kind == "validation" else "--roles ours.json"
    return f"{COMMANDS[kind]} {file} --json"


def example(kind: str) -> Any:  # noqa: ANN401 - whatever JSON there is
    """Return an answer of that kind."""
    ours = packaged("example.json").read_text(encoding="utf-8")
    line = shlex.split(command(kind).replace("ours.json", "-"))
    done = subprocess.run(
        [sys.executable, "-m", "rolecmp", *line],
        input=ours,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout.replace("<stdin>", "ours.json"))


def laid_out(value: Any, indent: int = 0, taken: int = 0) -> str:  # noqa: ANN401 - as above
    """Return JSON in which all that fits in a line stands in one.

    In its first line, behind the indent, so many columns are `taken` already.
    """
    line = json.dumps(value)
    if indent + taken + len(line) <= WIDTH or not isinstance(value, dict | list):
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
