"""`compare`: two or more roles, side by side."""

from collections.abc import Collection, Iterator, Sequence
from shlex import quote
from typing import TYPE_CHECKING, Literal, NamedTuple

from pydantic import Field
from pydantic.main import IncEx

from rolecmp.catalog.excerpt import NAME_KEYS, Scope
from rolecmp.catalog.graded_roles import with_grades
from rolecmp.catalog.grades import AT, find_graded, usual_grade
from rolecmp.catalog.model import Catalog, Model, Role
from rolecmp.catalog.terms import Level, Need, RoleField
from rolecmp.errors import UsageError
from rolecmp.questions.answer import KIND, Answer, Named, TableRole, told_apart
from rolecmp.questions.coverage import Coverage, ad_coverage, my_coverage
from rolecmp.questions.figures import MeasureDetail, measures_of
from rolecmp.questions.kinds import AnswerKind
from rolecmp.questions.me import ME, Me
from rolecmp.questions.mentioned import Mentioned, mentioned
from rolecmp.questions.move import Move, direct_moves
from rolecmp.questions.namesakes import NAMESAKES, same_names
from rolecmp.questions.relationships import RelationshipDetail, relationships
from rolecmp.questions.role_detail import RoleDetail, SkillDetail, ToolDetail, role_detail
from rolecmp.questions.show import narrowed, unnamed_keys
from rolecmp.questions.statements import statements
from rolecmp.questions.transitions import TransitionScorer

if TYPE_CHECKING:
    from rolecmp.texts.files import Text

DESCRIBED_FIELDS = frozenset(
    {
        RoleField.FOCUS,
        RoleField.QUESTIONS,
        RoleField.RESPONSIBILITIES,
        RoleField.WORKS_WITH,
        RoleField.LEADS_TO,
    }
)
"""The fields of sentences, which hardly ever are the same: differences have them by name only."""


class Overlap(Model):
    """The skills or tools that all of the roles have, and those that only one of them has.

    All values are ids. An item that some of the roles have, but not all, is in neither.
    """

    shared: tuple[str, ...] = Field(description="The ids of what all of the roles have.")
    only: dict[str, tuple[str, ...]] = Field(
        description="For each role, by its handle, the ids of what only that role has."
    )


class Difference(Named):
    """A skill or tool in which the roles differ: in level, or in how much they need it."""

    kind: Literal["skill", "tool"] = Field(description="Whether it is a skill or a tool.")
    values: dict[str, Level | Need | None] = Field(
        description="For each role, by its handle: the level, or the need if there is no level; "
        "null if the role does not list it."
    )


class ComparedAd(Model):
    """A job ad beside roles."""

    file: str = Field(description="The name of the file.")
    title: str | None = Field(description="Its title; null: none was found.")
    found: Mentioned = Field(description="What it mentions.")


class Texts(NamedTuple):
    """What stands beside the roles: what you have, and job ads."""

    me: Me | None = None
    ads: "Sequence[Text]" = ()

    @property
    def columns(self) -> int:
        """The number of columns."""
        return len(self.ads) + (self.me is not None)


NO_TEXTS = Texts()
OUTLINE = (*NAME_KEYS, "alternate_titles")
"""The keys of a role that the title of an ad depends on."""


def scope_of(names: Sequence[str], *, has_texts: bool) -> Scope:
    """Return what a comparison of the roles called `names` needs, and of texts if there are any."""
    return Scope(names, OUTLINE, has_texts=True) if has_texts else Scope(names)


class Comparison(Answer):
    """Roles side by side, in the order they were given."""

    kind: Literal[AnswerKind.COMPARISON] = Field(default=AnswerKind.COMPARISON, description=KIND)
    fields: tuple[RoleField, ...] = Field(
        description="The fields to compare; with differences_only, those in which the roles differ."
    )
    differences_only: bool = Field(
        description="Whether the table leaves out what the roles have in common."
    )
    roles: tuple[RoleDetail, ...] = Field(description="The roles, with the fields to compare.")
    differences: tuple[Difference, ...] = Field(
        description="The skills and tools in which the roles differ."
    )
    skills: Overlap = Field(description="The skills they share, and those that only one has.")
    tools: Overlap = Field(description="The tools they share, and those that only one has.")
    easiest_to_enter: tuple[str, ...] = Field(
        description="The id of the role with the lowest entry difficulty, or of all that tie; "
        "empty if there is no data on one of the roles."
    )
    moves: tuple[Move, ...] = Field(
        description="The direct move from each of the roles to each other one."
    )
    relationships: tuple[RelationshipDetail, ...] = Field(description="How pairs of them relate.")
    measures: tuple[MeasureDetail, ...] = Field(description="What the figures mean.")
    namesakes: tuple[TableRole, ...] = Field(description=NAMESAKES)
    me: Me | None = Field(description=ME)
    ads: tuple[ComparedAd, ...] = Field(description="The job ads beside them.")
    coverage: tuple[Coverage, ...] = Field(
        description="How much of each role you have, and each ad mentions."
    )

    @property
    def left_out(self) -> IncEx:
        """The keys that hold no field to compare."""
        return {"roles": {"__all__": unnamed_keys(self.fields)}}


def compare(
    catalog: Catalog,
    names: Sequence[str],
    texts: Texts = NO_TEXTS,
    *,
    only: Collection[RoleField] = (),
    diff: bool = False,
) -> Comparison:
    """Compare the roles called `names`, in `only` those fields, or in all, and `texts` with them.

    With `diff`, keep only the fields in which they differ.

    Raises:
        UnknownNameError: one of `names` matches no role, or several roles.
        UsageError: there is nothing to compare, or `names` are not different roles.
        CatalogError: an ad cannot be read.
        TextError: an ad has no text.
    """
    alike = [*_alike(catalog, names)]  # which every name has to be known for
    if not names or len(names) + texts.columns < 2:  # noqa: PLR2004 - two is what a comparison is
        if texts.ads:
            named = quote(texts.ads[0].file)
            raise UsageError(f"name a role beside the ad, such as: rolecmp compare ds {named}")
        raise UsageError("compare needs at least two roles, such as: rolecmp compare ds mle")
    roles = told_apart([role_detail(catalog, name) for name in alike])
    roles = tuple(_rarest_first(catalog, role) for role in roles)
    ids = [role.handle for role in roles]
    for id in ids:
        if ids.count(id) > 1:
            words = [f'"{name}"' for name, of in zip(names, ids, strict=True) if of == id]
            raise UsageError(f"{' and '.join(words)} are the same role")

    graded = with_grades(catalog, alike)
    fields = tuple(
        field
        for field in RoleField
        if (field in only if only else not (diff and field in DESCRIBED_FIELDS))
        and not (diff and _is_equal(field, roles))
    )
    shown = [narrowed(role, fields) for role in roles]
    beside = [each for each in graded.roles if each.id in ids]
    beside.sort(key=lambda each: ids.index(each.id))
    ads, of_ads = _ads(graded, texts.ads, beside)
    return Comparison(
        fields=fields,
        differences_only=diff,
        roles=tuple(shown),
        differences=tuple(_differences(roles, fields)),
        skills=_overlap({role.handle: [skill.id for skill in role.skills] for role in roles}),
        tools=_overlap({role.handle: [tool.id for tool in role.tools] for role in roles}),
        easiest_to_enter=_easiest_to_enter(roles),
        moves=tuple(direct_moves(TransitionScorer(graded), ids)),
        relationships=relationships(catalog, [*dict.fromkeys(role.id for role in roles)]),
        measures=measures_of(catalog, [each for role in shown for each in role.figures]),
        namesakes=same_names(catalog, {role.id for role in roles}),
        me=texts.me,
        ads=ads,
        coverage=(*(my_coverage(graded, texts.me, beside) if texts.me else ()), *of_ads),
    )


def _ads(
    catalog: Catalog, texts: "Sequence[Text]", roles: Sequence[Role]
) -> tuple[tuple[ComparedAd, ...], tuple[Coverage, ...]]:
    """Return the job ads, and how much of each of `roles` they mention."""
    if not texts:
        return (), ()
    from rolecmp.texts.files import tidy
    from rolecmp.texts.reader import TextReader

    reader = TextReader(catalog)
    readings = {file: reader.read(tidy(text)) for file, text in dict.fromkeys(texts)}
    ads = (
        ComparedAd(
            file=file,
            title=reading.title.words if reading.title else None,
            found=mentioned(catalog, reading),
        )
        for file, reading in readings.items()
    )
    covered = (
        each
        for file, reading in readings.items()
        for each in ad_coverage(catalog, file, reading.items, roles)
    )
    return tuple(ads), tuple(covered)


def _alike(catalog: Catalog, names: Sequence[str]) -> Iterator[str]:
    """Yield `names`; a role beside one of its grades stands for its usual grade."""
    named = [find_graded(catalog, name) for name in names]
    graded = {each.role.id for each in named if each.grade}
    for name, (role, grade) in zip(names, named, strict=True):
        usual = usual_grade(role)
        is_bare = grade is None and role.id in graded and usual
        yield f"{role.id}{AT}{usual.id}" if is_bare and usual else name


def _differences(
    roles: Sequence[RoleDetail], fields: Collection[RoleField]
) -> Iterator[Difference]:
    """Yield the skills and tools in `fields` in which `roles` differ."""
    kinds: tuple[tuple[RoleField, Literal["skill", "tool"]], ...] = (
        (RoleField.SKILLS, "skill"),
        (RoleField.TOOLS, "tool"),
    )
    for field, kind in kinds:
        if field not in fields:
            continue
        stated = {
            role.handle: {each.item: each for each in statements(role, field)} for role in roles
        }
        names = {each.item: each.name for of_role in stated.values() for each in of_role.values()}
        for item, name in names.items():
            found = {id: of_role.get(item) for id, of_role in stated.items()}
            if len({(each.level, each.need) if each else None for each in found.values()}) > 1:
                values = {id: each and (each.level or each.need) for id, each in found.items()}
                yield Difference(id=item or "", name=name, kind=kind, values=values)


def _rarest_first(catalog: Catalog, role: RoleDetail) -> RoleDetail:
    """Return a role whose skills and tools begin with those that the fewest roles have.

    Only where its catalog weighs them by rarity; those that are required come first anyway.
    """
    if not (carriers := catalog.rarity_of(role.id)):
        return role

    def telling(item: SkillDetail | ToolDetail) -> tuple[bool, int]:
        return item.need is Need.USEFUL, carriers.each[item.id]

    return role.model_copy(
        update={
            "skills": tuple(sorted(role.skills, key=telling)),
            "tools": tuple(sorted(role.tools, key=telling)),
        }
    )


def _easiest_to_enter(roles: Sequence[RoleDetail]) -> tuple[str, ...]:
    """Return the ids of the easiest of `roles`; none if there is no data on one of them."""
    known = [role.entry.difficulty for role in roles if role.entry.difficulty is not None]
    if len(known) < len(roles):
        return ()
    return tuple(role.handle for role in roles if role.entry.difficulty == min(known))


def _is_equal(field: RoleField, roles: Sequence[RoleDetail]) -> bool:
    """Return whether all `roles` state the same in `field`, in whatever order."""
    return len({frozenset(statements(role, field)) for role in roles}) == 1


def _overlap(items: dict[str, list[str]]) -> Overlap:
    """Return the overlap of `items`, which are ids by the handle of a role."""
    owners = [set(owned) for owned in items.values()]

    def count(item: str) -> int:
        return sum(item in owned for owned in owners)

    first, *_ = items.values()
    return Overlap(
        shared=tuple(item for item in first if count(item) == len(owners)),
        only={
            role: tuple(item for item in owned if count(item) == 1) for role, owned in items.items()
        },
    )
