"""`evidence`: who says what is claimed of a role, and who disputes it."""

from collections.abc import Collection
from typing import Literal

from pydantic import Field

from rolecmp.catalog.model import Catalog, Model
from rolecmp.catalog.names import find_role
from rolecmp.catalog.terms import RoleField
from rolecmp.questions.answer import Answer, Citation, Named
from rolecmp.questions.show import EvidenceDetail, RoleDetail, detail


class Claim(Model):
    """Something that is said of a role in one of its fields, of one item of it or of the whole."""

    about: RoleField = Field(description="The field of the role.")
    item: str | None = Field(description="The id of the skill, tool or role that it is of.")
    name: str | None = Field(description="The name of that item.")
    says: str = Field(description="What is claimed, in words.")
    sources: tuple[Citation, ...] = Field(description="The sources named with the claim itself.")


class EvidenceAnswer(Answer):
    """The claims of a role, and all evidence for and against them, in the order of the fields.

    Where a field is only measured, there is evidence without a claim.
    """

    kind: Literal["evidence"] = Field(description="Which question this answers.")
    role: Named = Field(description="The role.")
    fields: tuple[RoleField, ...] = Field(description="The fields that were asked for.")
    claims: tuple[Claim, ...] = Field(description="What is claimed.")
    items: tuple[EvidenceDetail, ...] = Field(description="What sources measure and say.")


def find_evidence(
    catalog: Catalog, name: str, fields: Collection[RoleField] = ()
) -> EvidenceAnswer:
    """Return the evidence for the role called `name`, in all fields or in some.

    Raises:
        UnknownNameError: no role is called that, or several are.
    """
    role = detail(catalog, find_role(catalog, name))
    asked = [field for field in RoleField if not fields or field in fields]
    return EvidenceAnswer(
        kind="evidence",
        version=1,
        role=Named(id=role.id, name=role.name),
        fields=tuple(asked),
        claims=tuple(claim for field in asked for claim in _claims(role, field)),
        items=tuple(each for field in asked for each in role.evidence if each.about is field),
    )


def _claims(role: RoleDetail, field: RoleField) -> list[Claim]:
    """Put what is claimed of a role in a field into words, item by item."""
    of_the_whole: dict[RoleField, list[tuple[str | None, tuple[Citation, ...]]]] = {
        RoleField.FOCUS: [(role.focus, ())],
        RoleField.QUESTIONS: [(" ".join(role.questions), ())],
        RoleField.RESPONSIBILITIES: [(done.text, done.sources) for done in role.responsibilities],
        RoleField.DEGREE: [
            (_joined(role.degree.expectation, role.degree.note), role.degree.sources)
        ],
        RoleField.ENTRY: [(_joined(role.entry.word, role.entry.note), role.entry.sources)],
    }
    of_items: dict[RoleField, list[tuple[Named, str, tuple[Citation, ...]]]] = {
        RoleField.SKILLS: [(skill, f"{skill.level}, {skill.need}", ()) for skill in role.skills],
        RoleField.TOOLS: [(tool, tool.need, ()) for tool in role.tools],
        RoleField.WORKS_WITH: [(other, other.on or "yes", ()) for other in role.works_with],
        RoleField.LEADS_TO: [(move, move.note or "yes", move.sources) for move in role.leads_to],
    }
    return [
        *(
            Claim(about=field, item=None, name=None, says=says, sources=sources)
            for says, sources in of_the_whole.get(field, ())
            if says
        ),
        *(
            Claim(about=field, item=item.id, name=item.name, says=says, sources=sources)
            for item, says, sources in of_items.get(field, ())
        ),
    ]


def _joined(*words: str | None) -> str:
    return ": ".join(filter(None, words))
