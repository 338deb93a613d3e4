"""`evidence`: the sources behind the claims about a role, and where they disagree."""

from collections.abc import Collection
from typing import Literal

from pydantic import Field

from rolecmp.catalog.grades import find_graded
from rolecmp.catalog.model import Catalog, Model
from rolecmp.catalog.terms import RoleField
from rolecmp.questions.answer import KIND, Answer, Citation, NamedRole
from rolecmp.questions.figures import FigureDetail, MeasureDetail, measures_of
from rolecmp.questions.kinds import AnswerKind
from rolecmp.questions.role_detail import EvidenceDetail, RoleDetail, role_detail
from rolecmp.questions.statements import statements


class Claim(Model):
    """What the catalog claims about a role in a field, about one item or as a whole."""

    about: RoleField = Field(description="The field of the role.")
    item: str | None = Field(description="The id of the skill, tool or role in it, if any.")
    name: str | None = Field(description="The name of that item.")
    says: str = Field(description="The claim in words.")
    sources: tuple[Citation, ...] = Field(description="The sources of the claim itself.")


class EvidenceRole(NamedRole):
    """The role that the evidence is about."""

    short_name: str = Field(description="Its name in tables.")


class EvidenceAnswer(Answer):
    """The claims about a role, the evidence for and against them, and what was measured."""

    kind: Literal[AnswerKind.EVIDENCE] = Field(default=AnswerKind.EVIDENCE, description=KIND)
    role: EvidenceRole = Field(description="The role.")
    fields: tuple[RoleField, ...] = Field(description="The fields, in order.")
    claims: tuple[Claim, ...] = Field(description="The claims.")
    items: tuple[EvidenceDetail, ...] = Field(description="What sources say for and against.")
    figures: tuple[FigureDetail, ...] = Field(description="What was measured.")
    measures: tuple[MeasureDetail, ...] = Field(description="What the figures mean.")


def find_evidence(
    catalog: Catalog, name: str, fields: Collection[RoleField] = ()
) -> EvidenceAnswer:
    """Return the evidence for the role called `name`, in all fields or in some.

    Raises:
        UnknownNameError: no role is called that, or several are.
    """
    role = role_detail(catalog, find_graded(catalog, name).role.id)
    chosen = [field for field in RoleField if not fields or field in fields]
    figures = [each for field in chosen for each in role.figures if each.about is field]
    return EvidenceAnswer(
        role=EvidenceRole(
            id=role.id, name=role.name, short_name=role.short_name, aliases=role.aliases
        ),
        fields=tuple(chosen),
        claims=tuple(claim for field in chosen for claim in _claims(role, field)),
        items=tuple(each for field in chosen for each in role.evidence if each.about is field),
        figures=tuple(figures),
        measures=measures_of(catalog, figures),
    )


def _claims(role: RoleDetail, field: RoleField) -> list[Claim]:
    return [
        Claim(
            about=field,
            item=stated.item,
            name=stated.name or None,
            says=stated.claim,
            sources=stated.sources,
        )
        for stated in statements(role, field)
        if stated.figure is None
    ]
