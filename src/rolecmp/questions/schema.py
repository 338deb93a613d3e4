"""`schema`: the JSON Schema of the catalog file, and of the answers."""

import json
from typing import get_args

from pydantic.json_schema import GenerateJsonSchema

from rolecmp.catalog.model import Catalog
from rolecmp.catalog.names import nearest, suggestion
from rolecmp.errors import UsageError
from rolecmp.questions.compare import Comparison
from rolecmp.questions.evidence import EvidenceAnswer
from rolecmp.questions.listing import RoleList
from rolecmp.questions.path import Paths
from rolecmp.questions.process import Process
from rolecmp.questions.show import RoleAnswer
from rolecmp.questions.validate import Validation

ANSWERS = {
    get_args(answer.model_fields["kind"].annotation)[0]: answer
    for answer in (RoleList, RoleAnswer, Comparison, EvidenceAnswer, Paths, Process, Validation)
}
"""The answers by their kind."""


class _WithoutTitles(GenerateJsonSchema):
    """Leaves out the titles of fields, which say no more than their keys do."""

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002 - pydantic's name
        return False


def schema(kind: str | None = None) -> str:
    """Return, in JSON, the schema of the answer of that `kind`; without one, of the catalog file.

    Raises:
        UsageError: no answer is of that kind.
    """
    if kind is not None and kind not in ANSWERS:
        hint = suggestion(nearest(kind, ANSWERS)) or f"expected {', '.join(ANSWERS)}"
        raise UsageError(f'no answer is of the kind "{kind}"; {hint}')
    made = (
        Catalog.model_json_schema(schema_generator=_WithoutTitles)
        if kind is None
        else ANSWERS[kind].model_json_schema(schema_generator=_WithoutTitles, mode="serialization")
    )
    return json.dumps({"$schema": _WithoutTitles.schema_dialect, **made}, indent=2) + "\n"
