"""`schema`: what an editor or another validator gets who reads a catalog or an answer."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from rolecmp.catalog import model
from rolecmp.questions.kinds import AnswerKind
from tests.conftest import CATALOGS, ROOT, Golden, Run, validator


def test_the_schema_file_is_fresh(run: Run, golden: Golden) -> None:
    golden(ROOT / "data/roles.schema.json", run("schema").out)
    catalog = json.loads((ROOT / "data/roles.json").read_text(encoding="utf-8"))
    assert catalog["$schema"] == "roles.schema.json"


def described(schema: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - JSON
    """Return the fields of all objects in a schema."""
    for name, part in {"$": schema, **schema.get("$defs", {})}.items():
        for field, out in part.get("properties", {}).items():
            yield f"{name}.{field}", out.get("description")


@pytest.mark.parametrize("kind", ["", *AnswerKind])
def test_every_field_is_described(kind: str, run: Run) -> None:
    fields = dict(described(json.loads(run(f"schema {kind}").out)))
    assert len(fields) > 4
    assert [field for field, description in fields.items() if not description] == []


@pytest.mark.parametrize("kind", [*AnswerKind])
def test_an_answer_always_has_all_its_keys(kind: str, run: Run) -> None:
    schema = json.loads(run(f"schema {kind}").out)
    objects = [schema, *(each for each in schema["$defs"].values() if "properties" in each)]
    # Of a role only the fields that were named are there.
    objects = [each for each in objects if each["title"] != "Role detail"]
    assert [each["title"] for each in objects if {*each["properties"]} != {*each["required"]}] == []


def test_a_wrong_kind_is_answered_with_every_kind(run: Run) -> None:
    text = run("schema x", code=2).err
    assert [kind for kind in AnswerKind if kind not in text] == []
    assert 'did you mean "comparison"?' in run("schema comparisn", code=2).err


NOT_IN_A_SCHEMA = {
    "clashing-names",
    "contradictions",
    "dangling",
    "format-float",
    "lone-surrogate",
    "repeated-ids",
    "repeated-keys",
    "shares",
}
"""The invalid examples whose problems a JSON Schema cannot express."""


@pytest.mark.parametrize(
    "file", sorted(CATALOGS.glob("*/*.json")), ids=lambda file: f"{file.parent.name}-{file.stem}"
)
def test_the_schema_and_the_program_agree(file: Path) -> None:
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except ValueError:
        assert file.parent.name == "invalid"
        return
    is_refused = file.parent.name == "invalid" and file.stem not in NOT_IN_A_SCHEMA
    assert bool(list(validator().iter_errors(content))) == is_refused


def objects(schema: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Return the parts of a schema that are objects, by their places."""
    for name, part in {"$": schema, **schema.get("$defs", {})}.items():
        if part.get("type") == "object":
            yield name, part


def test_editors_have_a_title_and_an_example_of_every_object(run: Run) -> None:
    schema = json.loads(run("schema").out)
    assert schema["$id"] == "https://json.schemastore.org/rolecmp.json"
    found = dict(objects(schema))
    assert len(found) == 27
    for name, part in found.items():
        (example,) = part["examples"]
        whole = {**part, "$defs": schema["$defs"]}
        Draft202012Validator(whole).validate(example)
        getattr(model, "Catalog" if name == "$" else name).model_validate(example)
    assert found["RequiredSkill"]["title"] == "Required skill"
    assert [*found["RequiredSkill"]["examples"][0]] == ["skill", "level"]


@pytest.mark.parametrize("kind", ["", *AnswerKind])
def test_strict_validators_compile_it(kind: str, run: Run) -> None:
    """What ajv refuses in strict mode: keys that are required and not described, and unions."""

    def walk(part: Any) -> Iterator[Any]:  # noqa: ANN401 - JSON
        if isinstance(part, dict):
            yield part
        for each in part.values() if isinstance(part, dict) else part:
            if isinstance(each, dict | list):
                yield from walk(each)

    for part in walk(json.loads(run(f"schema {kind}").out)):
        if isinstance(required := part.get("required"), list):
            assert {*required} <= {*part["properties"]}
        if isinstance(kinds := part.get("type"), list):
            assert len(kinds) == 2
            assert kinds[1] == "null"


def test_a_text_or_null_is_completed_as_a_text(run: Run) -> None:
    role = json.loads(run("schema").out)["$defs"]["Role"]["properties"]
    assert role["focus"]["type"] == ["string", "null"]
    assert "default" not in role["focus"]
    assert role["skills"]["default"] == []


def test_the_entry_for_the_schema_store_fits(run: Run) -> None:
    text = (ROOT / "RELEASING.md").read_text(encoding="utf-8")
    entry = json.loads(text.partition("```json\n")[2].partition("```")[0])
    assert entry["url"] == json.loads(run("schema").out)["$id"]
    assert entry["fileMatch"] == ["*.roles.json"]


def test_a_word_is_described_by_the_key_that_takes_it(run: Run) -> None:
    schema = json.loads(run("schema").out)
    skill = schema["$defs"]["RequiredSkill"]["properties"]
    assert skill["need"]["enum"] == ["essential", "useful"]
    assert skill["need"]["description"].startswith("essential: required to get in")
    assert skill["level"]["enum"] == ["awareness", "working", "practitioner", "expert", None]
    assert "Level" not in schema["$defs"]
