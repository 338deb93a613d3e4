"""`show`: one role, or some fields of it."""

from collections.abc import Collection
from typing import Literal

from pydantic import Field
from pydantic.main import IncEx

from rolecmp.catalog.model import Catalog
from rolecmp.catalog.terms import RoleField
from rolecmp.questions.answer import KIND, Answer, TableRole
from rolecmp.questions.figures import MeasureDetail, measures_of
from rolecmp.questions.kinds import AnswerKind
from rolecmp.questions.namesakes import NAMESAKES, same_names
from rolecmp.questions.role_detail import RoleDetail, role_detail

KEYS = {
    RoleField.FOCUS: ("focus",),
    RoleField.QUESTIONS: ("questions",),
    RoleField.RESPONSIBILITIES: ("responsibilities",),
    RoleField.SKILLS: ("skills_at", "skills"),
    RoleField.GRADES: ("grades",),
    RoleField.TOOLS: ("tools",),
    RoleField.DEGREE: ("degree", "certificates"),
    RoleField.ENTRY: ("entry",),
    RoleField.PAY: ("pay",),
    RoleField.WORKS_WITH: ("works_with",),
    RoleField.LEADS_TO: ("leads_to",),
}
"""The keys of a role that hold a field; those of the other fields are among its figures."""


def unnamed_keys(fields: Collection[RoleField]) -> set[str]:
    """Return the keys of a role that hold none of `fields`."""
    return {key for field, keys in KEYS.items() if field not in fields for key in keys}


class RoleAnswer(Answer):
    """One role in full."""

    kind: Literal[AnswerKind.ROLE] = Field(default=AnswerKind.ROLE, description=KIND)
    fields: tuple[RoleField, ...] = Field(description="The fields that are shown.")
    role: RoleDetail = Field(description="The role.")
    measures: tuple[MeasureDetail, ...] = Field(description="What the figures mean.")
    namesakes: tuple[TableRole, ...] = Field(description=NAMESAKES)

    @property
    def left_out(self) -> IncEx:
        """The keys that hold no field that was named."""
        return {"role": unnamed_keys(self.fields)}


def show(
    catalog: Catalog,
    name: str,
    *,
    only: Collection[RoleField] = (),
) -> RoleAnswer:
    """Return the role called `name`, and which fields of it are shown: `only` some, or all.

    Raises:
        UnknownNameError: no role is called that, or several are.
    """
    fields = tuple(field for field in RoleField if not only or field in only)
    role = narrowed(role_detail(catalog, name), fields)
    measures = measures_of(catalog, role.figures)
    return RoleAnswer(
        fields=fields, role=role, measures=measures, namesakes=same_names(catalog, [role.id])
    )


def narrowed(role: RoleDetail, fields: Collection[RoleField]) -> RoleDetail:
    """Return `role` with only the figures and the evidence about `fields`."""
    figures = tuple(each for each in role.figures if each.about in fields)
    evidence = tuple(each for each in role.evidence if each.about in fields)
    return role.model_copy(update={"figures": figures, "evidence": evidence})
