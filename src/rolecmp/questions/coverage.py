"""How much of what a role lists someone has, or a job ad mentions."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Literal

from pydantic import Field

from rolecmp.catalog.model import Catalog, Model, Role
from rolecmp.catalog.terms import Level, Need
from rolecmp.questions.answer import Named
from rolecmp.questions.gaps import ASSUMED_LEVEL, YOU, Gaps, Profile
from rolecmp.questions.having import LEVELS_BY_RANK
from rolecmp.questions.me import Me


class Status(StrEnum):
    """Whether you have something at the level required, or an ad mentions it."""

    HAVE = "have"
    PARTLY = "partly"
    MENTIONED = "mentioned"
    NOT_MENTIONED = "not-mentioned"


class CoveredItem(Named):
    """A skill or tool of a role, and whether you have it or an ad mentions it."""

    kind: Literal["skill", "tool"] = Field(description="Whether it is a skill or a tool.")
    need: Need = Field(description="How much the role needs it.")
    required: Level | None = Field(
        description="The level that the role requires; null: no data, or a tool."
    )
    have: Level | None = Field(description="The level you have; null: not mentioned, or an ad.")
    status: Status = Field(
        description="have: at the level required; partly: below it; mentioned: by an ad; "
        "not-mentioned, which does not mean that you cannot do it."
    )


class Coverage(Model):
    """How much of what a role lists you have, or an ad mentions."""

    of: str = Field(description="The file: your résumé, or the ad.")
    role: str = Field(description="The role, by its handle.")
    gap: float | None = Field(
        description="The share of its requirements, 0 to 1, that you lack; null for an ad, or if "
        "there is no data."
    )
    items: tuple[CoveredItem, ...] = Field(
        description="Its skills and tools, in the order of the role."
    )


def my_coverage(catalog: Catalog, me: Me, roles: Sequence[Role]) -> Iterator[Coverage]:
    """Yield how much of each of `roles`, which have the id of their handle, you have."""
    gaps = Gaps(catalog, me.profile)
    for role in roles:
        yield Coverage(
            of=me.file,
            role=role.id,
            gap=gaps.gap(YOU, role.id),
            items=tuple(_covered(catalog, role, me.profile)),
        )


def ad_coverage(
    catalog: Catalog, file: str, mentions: Mapping[str, object], roles: Sequence[Role]
) -> Iterator[Coverage]:
    """Yield how much of each of `roles` an ad mentions, by the ids of its `mentions`."""
    for role in roles:
        found = _covered(catalog, role, dict.fromkeys(mentions, ASSUMED_LEVEL.rank))
        covered = (
            item.model_copy(
                update={
                    "have": None,
                    "status": Status.MENTIONED if item.id in mentions else Status.NOT_MENTIONED,
                }
            )
            for item in found
        )
        yield Coverage(of=file, role=role.id, gap=None, items=tuple(covered))


def status_of(owned: int, required: int) -> Status:
    """Return whether someone has something, by the rank they have and the one required."""
    if not owned:
        return Status.NOT_MENTIONED
    return Status.HAVE if owned >= required else Status.PARTLY


def _covered(catalog: Catalog, role: Role, owned: Profile) -> Iterator[CoveredItem]:
    names = {item.id: item.name for item in catalog.items}
    for skill in role.skills:
        rank = (skill.level or ASSUMED_LEVEL).rank
        yield CoveredItem(
            id=skill.skill,
            name=names[skill.skill],
            kind="skill",
            need=skill.need,
            required=skill.level,
            have=LEVELS_BY_RANK.get(owned.get(skill.skill, 0)),
            status=status_of(owned.get(skill.skill, 0), rank),
        )
    for tool in role.tools:
        yield CoveredItem(
            id=tool.tool,
            name=names[tool.tool],
            kind="tool",
            need=tool.need,
            required=None,
            have=LEVELS_BY_RANK.get(owned.get(tool.tool, 0)),
            status=status_of(owned.get(tool.tool, 0), ASSUMED_LEVEL.rank),
        )
