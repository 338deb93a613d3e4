"""How roles are related: why they are mixed up, and how they work together."""

from collections.abc import Container

from pydantic import Field

from rolecmp.catalog.model import Catalog, Model
from rolecmp.questions.answer import Citation, citer


class RelationshipDetail(Model):
    """Why two of the roles are mixed up, and how they work together."""

    roles: tuple[str, str] = Field(description="The ids of the two roles.")
    confusion: str | None = Field(description="Why they are mixed up.")
    collaboration: str | None = Field(description="How they work together.")
    sources: tuple[Citation, ...] = Field(description="Where the claims come from.")


def relationships(catalog: Catalog, among: Container[str]) -> tuple[RelationshipDetail, ...]:
    """Return the relationships between any two roles whose ids are `among` those given."""
    cited = citer(catalog)
    return tuple(
        RelationshipDetail(
            roles=relationship.roles,
            confusion=relationship.confusion,
            collaboration=relationship.collaboration,
            sources=cited(relationship.sources),
        )
        for relationship in catalog.relationships
        if all(role in among for role in relationship.roles)
    )
