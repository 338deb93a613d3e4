"""`skill`: all skills and tools; or one, with the roles that require it and the moves it eases."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from rolecmp.catalog.excerpt import NAME_KEYS, Scope
from rolecmp.catalog.graded_roles import with_grades
from rolecmp.catalog.grades import AT, base_id
from rolecmp.catalog.model import Catalog, Model, Resource, Role, Skill, Tool
from rolecmp.catalog.names import find_item
from rolecmp.catalog.raw import ITEMS
from rolecmp.catalog.terms import DegreeLevel, Level, Need, RoleField, Stance
from rolecmp.questions.answer import (
    CITED,
    KIND,
    Answer,
    Citation,
    Citer,
    Named,
    TableRole,
    citer,
    described,
)
from rolecmp.questions.figures import (
    FigureDetail,
    MeasureDetail,
    figure_finder,
    measures_of,
    most_known,
)
from rolecmp.questions.gaps import combine_profiles
from rolecmp.questions.having import (
    LEVELS_BY_RANK,
    NOTHING_OWNED,
    Own,
    OwnedItem,
    Start,
    is_nothing,
    read_start,
)
from rolecmp.questions.kinds import AnswerKind
from rolecmp.questions.me import Me
from rolecmp.questions.transitions import Tier, TransitionScorer

COUNTED = (*NAME_KEYS, *ITEMS)
"""The keys of a role that the list of skills depends on."""
OUTLINE = (*NAME_KEYS, "degree", "entry", "leads_to", "figures", "evidence")
"""The keys of a role that the answer on one skill depends on, beside that skill."""


def scope_of(name: str, start: str | None, *, has_own: bool) -> Scope:
    """Return what an answer needs: on the skill or tool called `name`, or on all without one.

    `start` is the name of your role, and `has_own` whether you have anything beyond it.
    """
    if not name:
        return Scope(outline=COUNTED)
    if start or has_own:
        return Scope([start] if start else [], (*OUTLINE, *ITEMS))
    # Without a start, no other skill or tool matters.
    return Scope(outline=OUTLINE, item_name=name)


TYPE = "Whether it is a skill or a tool."
TOOL_KIND = "The kind of tool: language, database, cloud, …; null for a skill."


class ListedSkill(Named):
    """A skill or tool in the list."""

    type: Literal["skill", "tool"] = Field(description=TYPE)
    tool_kind: str | None = Field(description=TOOL_KIND)
    about: str | None = Field(description=described(Skill, "about"))
    aliases: tuple[str, ...] = Field(description=described(Skill, "aliases"))
    required_by: tuple[str, ...] = Field(description="The ids of the roles that require it.")
    useful_for: tuple[str, ...] = Field(
        description="The ids of the roles for which it is nice to have."
    )


class SkillList(Answer):
    """The skills and tools of a catalog, those that the most roles require first."""

    kind: Literal[AnswerKind.SKILL_LIST] = Field(default=AnswerKind.SKILL_LIST, description=KIND)
    skills: tuple[ListedSkill, ...] = Field(description="The skills and tools.")


class SkillRole(TableRole):
    """A role that lists a skill or tool, or for which its share was measured."""

    level: Level | None = Field(description="The level it requires; null: no data, or a tool.")
    rank: int | None = Field(description="The level as a number, 1 to 4.")
    need: Need | None = Field(description="How much it needs it; null: it does not list it.")
    disputed: bool = Field(description="Whether a source disputes it.")
    sources: tuple[Citation, ...] = Field(description=CITED)
    shares: tuple[FigureDetail, ...] = Field(description="What was measured about it.")


class Door(Named):
    """A move to a role that the skill or tool makes easier, and by how much."""

    from_level: Level | None = Field(description="The level you have; null: none.")
    to_level: Level = Field(description="The level that the role requires.")
    gap: float = Field(description="The share of the role's requirements, 0 to 1, that you lack.")
    gap_after: float = Field(description="The same if you had it at the level required.")
    tier: Tier | None = Field(description="How far apart the roles are; null: no data.")
    tier_after: Tier | None = Field(description="The same if you had it at the level required.")


class LearningResource(Model):
    """Where a skill or a tool can be learned."""

    name: str = Field(description=described(Resource, "name"))
    url: str | None = Field(description=described(Resource, "url"))
    note: str | None = Field(description=described(Resource, "note"))


class SkillAnswer(Answer):
    """A skill or tool, and the roles that list it: those that require it most first."""

    model_config = ConfigDict(validate_by_name=True, serialize_by_alias=True)

    kind: Literal[AnswerKind.SKILL] = Field(default=AnswerKind.SKILL, description=KIND)
    id: str = Field(description="Its id in the catalog.")
    name: str = Field(description="Its name.")
    asked: str = Field(description="The words that named it on the command line.")
    type: Literal["skill", "tool"] = Field(description=TYPE)
    tool_kind: str | None = Field(description=TOOL_KIND)
    about: str | None = Field(description=described(Skill, "about"))
    aliases: tuple[str, ...] = Field(description=described(Skill, "aliases"))
    levels: dict[Level, str] = Field(description=described(Skill, "levels"))
    resources: tuple[LearningResource, ...] = Field(description=described(Skill, "resources"))
    roles: tuple[SkillRole, ...] = Field(
        description="The roles that list it, or were measured, one catalog after the other."
    )
    total: int = Field(description="The number of roles in the catalog.")
    totals: dict[str, int] = Field(
        description="The number of roles of each catalog, by its title; empty: there is only one."
    )
    from_: Annotated[Named | None, Field(alias="from")] = Field(
        description="Your current role, if given."
    )
    have: tuple[OwnedItem, ...] = Field(
        description="The skills and tools you have beyond those of that role."
    )
    degree: DegreeLevel | None = Field(description="The degree you have, if given.")
    me: Me | None = Field(
        description="What you have, as the file after --me says; null without one."
    )
    level: Level | None = Field(
        description="The level at which you have it, if you gave a role or what you have."
    )
    assumed: bool = Field(
        description="Whether that level is assumed: at your grade the catalog has none."
    )
    doors: tuple[Door, ...] = Field(
        description="The moves from there that it makes easier, the greatest effect first."
    )
    measures: tuple[MeasureDetail, ...] = Field(description="What the shares mean.")


def list_skills(catalog: Catalog) -> SkillList:
    """Return all skills and tools of a catalog, and which roles list them."""
    listing: defaultdict[tuple[str, Need], list[str]] = defaultdict(list)
    for role in catalog.roles:
        for skill in role.skills:
            listing[skill.skill, skill.need].append(role.id)
        for tool in role.tools:
            listing[tool.tool, tool.need].append(role.id)
    skills = [
        ListedSkill(
            id=item.id,
            name=item.name,
            type=_type(item),
            tool_kind=_tool_kind(item),
            about=_about(item),
            aliases=item.aliases,
            required_by=tuple(listing[item.id, Need.ESSENTIAL]),
            useful_for=tuple(listing[item.id, Need.USEFUL]),
        )
        for item in catalog.items
    ]
    skills.sort(key=lambda each: (-len(each.required_by), -len(each.useful_for), each.name))
    return SkillList(skills=tuple(skills))


def find_skill(
    catalog: Catalog, name: str, *, origin: str | None = None, own: Own = NOTHING_OWNED
) -> SkillAnswer:
    """Return the skill or tool called `name`, and what it makes easier from where you are.

    `origin` is the name of your role, and `own` what you have beyond it; without either, there
    are no doors.

    Raises:
        UnknownNameError: a name is no role's, or no skill's or tool's.
        UsageError: a level does not exist.
    """
    item = find_item(catalog, name)
    graded = with_grades(catalog, [origin] if origin and not is_nothing(catalog, origin) else [])
    start = read_start(graded, origin, own)
    cite = citer(catalog)
    roles = [each for role in catalog.roles if (each := _role(catalog, role, item, cite))]
    measures = measures_of(catalog, [share for role in roles for share in role.shares])
    measure = most_known((share for role in roles for share in role.shares), measures)
    titles = [None, *catalog.titles]
    roles.sort(key=lambda role: (titles.index(role.catalog), *_order(role, measure)))
    names = {role.id: role.name for role in graded.roles}
    scorer = TransitionScorer(graded, start.extra, start.degree)
    rank = scorer.gaps.profiles[start.role].get(item.id, 0) if start.role is not None else 0
    return SkillAnswer(
        id=item.id,
        name=item.name,
        asked=name,
        type=_type(item),
        tool_kind=_tool_kind(item),
        about=_about(item),
        aliases=item.aliases,
        levels=item.levels if isinstance(item, Skill) else {},
        resources=tuple(
            LearningResource(name=each.name, url=each.url, note=each.note)
            for each in item.resources
        ),
        roles=tuple(roles),
        total=len(catalog.roles),
        totals=Counter(part.title for part in catalog.parts.values()),
        from_=Named(id=start.role, name=names[start.role]) if start.role else None,
        have=start.having.items,
        degree=start.degree,
        me=own.me,
        level=LEVELS_BY_RANK.get(rank),
        assumed=_is_assumed(scorer, start, item),
        doors=tuple(_doors(graded, item, start, scorer)),
        measures=measures,
    )


def _role(catalog: Catalog, role: Role, item: Skill | Tool, cite: Citer) -> SkillRole | None:
    """Return what a role says of a skill or tool, and what was measured; None if nothing."""
    skill = next((each for each in role.skills if each.skill == item.id), None)
    tool = next((each for each in role.tools if each.tool == item.id), None)
    listed = skill or tool
    figures = [each for each in role.figures if each.item == item.id]
    of_role = figure_finder(catalog)(role) if figures else ()
    fields = (RoleField.SKILLS, RoleField.TOOLS)
    shares = tuple(each for each in of_role if each.item == item.id and each.about in fields)
    if not listed and not shares:
        return None
    level = skill.level if skill else None
    return SkillRole(
        id=role.id,
        name=role.name,
        short_name=role.short_name or role.name,
        catalog=catalog.title_of(role.id),
        aliases=role.aliases,
        level=level,
        rank=level.rank if level else None,
        need=listed.need if listed else None,
        disputed=any(
            each.item == item.id and each.about in fields and each.stance is Stance.DISPUTES
            for each in role.evidence
        ),
        sources=cite(listed.sources) if listed else (),
        shares=shares,
    )


def _is_assumed(scorer: TransitionScorer, start: Start, item: Skill | Tool) -> bool:
    """Return whether the level of a skill is not known where someone starts."""
    if not start.role or item.id in start.extra:
        return False
    skills = scorer.roles[start.role].skills
    return any(each.skill == item.id and each.level is None for each in skills)


def _order(role: SkillRole, measure: MeasureDetail | None) -> tuple[int, int, float, str]:
    """Return what to sort a role by: the need, the level, the share by one measure, the name."""
    need = len(Need) if role.need is None else [*Need].index(role.need)
    shares = [each.value for each in role.shares if measure and each.measure.id == measure.id]
    return (need, -(role.rank or 0), -max(shares, default=0), role.short_name.casefold())


def _doors(
    catalog: Catalog, item: Skill | Tool, start: Start, scorer: TransitionScorer
) -> list[Door]:
    """Return the moves that an item makes easier, the greatest effect first."""
    if start.role is None:
        return []
    doors = list(_each_door(catalog, item, start, scorer))
    tiers = [*Tier]

    def effect(door: Door) -> tuple[int, float, str]:
        before, after = (tiers.index(each) if each else 0 for each in (door.tier, door.tier_after))
        return (after - before, door.gap_after - door.gap, door.name)

    return sorted(doors, key=effect)


def _each_door(
    catalog: Catalog, item: Skill | Tool, start: Start, scorer: TransitionScorer
) -> Iterator[Door]:
    origin = start.role or ""
    owned = scorer.gaps.profiles[origin].get(item.id, 0)
    learned: dict[int, TransitionScorer] = {}
    # Where a source publishes which roles it leads to, there are no other moves.
    for id, role in ((id, scorer.roles[id]) for id in scorer.published.get(origin, scorer.roles)):
        required = scorer.gaps.requirements[id].get(item.id, 0)
        if AT in id or id == base_id(origin) or required <= owned:
            continue
        if required not in learned:
            extra = combine_profiles(start.extra, {item.id: required})
            learned[required] = TransitionScorer(catalog, extra, start.degree)
        now = scorer.transition(origin, id)
        then = learned[required].transition(origin, id)
        if now.gap is not None and then.gap is not None and then.gap < now.gap:
            yield Door(
                id=id,
                name=role.name,
                from_level=LEVELS_BY_RANK.get(owned),
                to_level=LEVELS_BY_RANK[required],
                gap=now.gap,
                gap_after=then.gap,
                tier=now.tier,
                tier_after=then.tier,
            )


def _type(item: Skill | Tool) -> Literal["skill", "tool"]:
    return "skill" if isinstance(item, Skill) else "tool"


def _tool_kind(item: Skill | Tool) -> str | None:
    return item.kind if isinstance(item, Tool) else None


def _about(item: Skill | Tool) -> str | None:
    return item.about if isinstance(item, Skill) else None
