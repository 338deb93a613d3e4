"""`schema`: the JSON Schema of the catalog file, and of the answers."""

import json

from pydantic.json_schema import GenerateJsonSchema

from rolecmp.catalog.model import Catalog
from rolecmp.catalog.names import nearest, suggestion
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


class _WithoutTitles(GenerateJsonSchema):
    """Leaves out the titles of fields, which only repeat their keys."""

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002 - pydantic's name
        return False


def schema(kind: str | None = None) -> str:
    """Return, as JSON, the schema of the answer of a `kind`, or else of the catalog file.

    The name of a command stands for the kind of its answer.

    Raises:
        UsageError: no answer is of that kind.
    """
    if kind is None:
        return _written(Catalog.model_json_schema(schema_generator=_WithoutTitles))
    try:
        answer = answer_model(COMMANDS.get(kind) or AnswerKind(kind))
    except ValueError:
        near = nearest(kind, [*AnswerKind, *COMMANDS])[:1]
        hint = suggestion(near) or f"use {', '.join(AnswerKind)}"
        replace = (kind, near[0] if near else "")
        raise UsageError(f'unknown schema "{kind}"; {hint}', replace=replace) from None
    return _written(answer.model_json_schema(schema_generator=_WithoutTitles, mode="serialization"))


def answer_model(kind: AnswerKind) -> type[Answer]:
    """Return the model of the answers of that `kind`."""
    return MODELS[kind]


def _written(schema: dict[str, object]) -> str:
    return json.dumps({"$schema": _WithoutTitles.schema_dialect, **schema}, indent=2) + "\n"
