"""How roles relate: why they are mixed up, and how they work together."""

from collections.abc import Container

from pydantic import Field

from rolecmp.catalog.model import Catalog, Model, Relationship
from rolecmp.questions.answer import Citation, citer, described


class RelationshipDetail(Model):
    """How two of the roles relate."""

    roles: tuple[str, str] = Field(description=described(Relationship, "roles"))
    confusion: str | None = Field(description=described(Relationship, "confusion"))
    collaboration: str | None = Field(description=described(Relationship, "collaboration"))
    sources: tuple[Citation, ...] = Field(description="The sources of these claims.")


def relationships(catalog: Catalog, among: Container[str]) -> tuple[RelationshipDetail, ...]:
    """Return the relationships between any two roles whose ids are `among` those given."""
    cite = citer(catalog)
    return tuple(
        RelationshipDetail(
            roles=relationship.roles,
            confusion=relationship.confusion,
            collaboration=relationship.collaboration,
            sources=cite(relationship.sources),
        )
        for relationship in catalog.relationships
        if all(role in among for role in relationship.roles)
    )
