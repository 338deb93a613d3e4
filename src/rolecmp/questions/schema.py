"""`schema`: the JSON Schema of the catalog file, and of the answers."""

import json
import re
from enum import StrEnum
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import NullableSchema, WithDefaultSchema

from rolecmp.catalog.model import Catalog, Model
from rolecmp.catalog.spelling import nearest, suggestion
from rolecmp.docstrings import docstring
from rolecmp.errors import UsageError
from rolecmp.questions.answer import Answer
from rolecmp.questions.compare import Comparison
from rolecmp.questions.diff import Diff
from rolecmp.questions.evidence import EvidenceAnswer
from rolecmp.questions.kinds import AnswerKind
from rolecmp.questions.listing import RoleList
from rolecmp.questions.match import MatchAnswer, MatchList
from rolecmp.questions.path_answer import PathAnswer
from rolecmp.questions.process import Process
from rolecmp.questions.show import RoleAnswer
from rolecmp.questions.skill import SkillAnswer, SkillList
from rolecmp.questions.validate import Validation

MODELS: dict[AnswerKind, type[Answer]] = {
    AnswerKind.ROLE_LIST: RoleList,
    AnswerKind.ROLE: RoleAnswer,
    AnswerKind.COMPARISON: Comparison,
    AnswerKind.EVIDENCE: EvidenceAnswer,
    AnswerKind.PATH: PathAnswer,
    AnswerKind.PROCESS: Process,
    AnswerKind.SKILL_LIST: SkillList,
    AnswerKind.SKILL: SkillAnswer,
    AnswerKind.MATCH: MatchAnswer,
    AnswerKind.MATCH_LIST: MatchList,
    AnswerKind.VALIDATION: Validation,
    AnswerKind.DIFF: Diff,
}
"""The models of all answers."""
COMMANDS = {
    "list": AnswerKind.ROLE_LIST,
    "show": AnswerKind.ROLE,
    "compare": AnswerKind.COMPARISON,
    "validate": AnswerKind.VALIDATION,
}
"""The kinds of answers by their commands, where the two have different names."""


CATALOG_SCHEMA_ID = "https://json.schemastore.org/rolecmp.json"
"""What the schema of the catalog file is called, wherever a copy of it is; never fetched."""


class _ForEditors(GenerateJsonSchema):
    """Says all in a form by which editors complete a key with a value of its type."""

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002 - pydantic's name
        """Leave out titles that repeat a key."""
        return False

    def nullable_schema(self, schema: NullableSchema) -> JsonSchemaValue:
        """Write "a text or null" as two types, if that is all there is to it."""
        match self.generate_inner(schema["schema"]):
            case {"type": str(name), **rest} if "enum" not in rest:
                return {"type": [name, "null"], **rest}
            case _:
                return super().nullable_schema(schema)

    def default_schema(self, schema: WithDefaultSchema) -> JsonSchemaValue:
        """Leave out the default `null`, which editors would write for a text."""
        made = super().default_schema(schema)
        if "type" in made and made.get("default", "") is None:
            del made["default"]
        return made

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:  # noqa: ARG002 - pydantic's name
        """Sort the parts only: people read the rest, such as examples, as it was written."""
        return {**value, "$defs": dict(sorted(value.get("$defs", {}).items()))}


def schema(kind: str | None = None) -> str:
    """Return, as JSON, the schema of the answer of a `kind`, or else of the catalog file.

    The name of a command stands for the kind of its answer.

    Raises:
        UsageError: no answer is of that kind.
    """
    if Model.__doc__ is None:
        _restore_docstrings(Model)
        _restore_docstrings(StrEnum)
    if kind is None:
        made = Catalog.model_json_schema(schema_generator=_ForEditors)
        return _written({"$id": CATALOG_SCHEMA_ID, **_with_words(made)})
    try:
        answer = answer_model(COMMANDS.get(kind) or AnswerKind(kind))
    except ValueError:
        near = nearest(kind, [*AnswerKind, *COMMANDS])[:1]
        hint = suggestion(near) or f"use {', '.join(AnswerKind)}"
        replace = (kind, near[0] if near else "")
        raise UsageError(f'unknown schema "{kind}"; {hint}', replace=replace) from None
    return _written(answer.model_json_schema(schema_generator=_ForEditors, mode="serialization"))


def _restore_docstrings(base: type[Model | StrEnum]) -> None:
    """Give what is based on a class the docstrings that `python -OO` left out.

    They are the descriptions in a schema.
    """
    for each in base.__subclasses__():
        each.__doc__ = docstring(each)
        _restore_docstrings(each)


def _with_words(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema in which the words that a key takes stand where the key is described.

    Editors would show what the words are in general, in place of what the key is for.
    """
    words = {f"#/$defs/{name}": e for name, e in schema["$defs"].items() if "enum" in e}

    def plain(part: dict[str, Any]) -> dict[str, Any]:
        match part:
            case {"$ref": str(name), **rest} if name in words:
                return {"type": "string", "enum": words[name]["enum"], **rest}
            case {"anyOf": [{"$ref": str(name)}, {"type": "null"}], "default": None, **rest} if (
                name in words
            ):
                return {"enum": [*words[name]["enum"], None], **rest}
            case {"items": dict(each), **rest}:
                return {**rest, "items": plain(each)}
            case {"propertyNames": dict(each), **rest}:
                return {**rest, "propertyNames": plain(each)}
            case _:
                return part

    def whole(part: dict[str, Any]) -> dict[str, Any]:
        properties = part.get("properties", {})
        return {**part, "properties": {key: plain(each) for key, each in properties.items()}}

    kept = {name: whole(e) for name, e in schema["$defs"].items() if "enum" not in e}
    return {**whole(schema), "$defs": kept}


def answer_model(kind: AnswerKind) -> type[Answer]:
    """Return the model of the answers of that `kind`."""
    return MODELS[kind]


def _written(schema: dict[str, Any]) -> str:
    for part in (schema, *schema.get("$defs", {}).values()):
        # An editor shows the title: RequiredSkill is a "Required skill".
        part["title"] = re.sub(r"(?<!^)[A-Z]", lambda found: f" {found[0].lower()}", part["title"])
    return json.dumps({"$schema": _ForEditors.schema_dialect, **schema}, indent=2) + "\n"
