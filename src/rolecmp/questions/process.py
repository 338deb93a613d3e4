"""`process`: how a data-science project runs, and who does what in it."""

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from rolecmp.catalog.model import Application, Catalog, Model, Phase, Role, TeamShape
from rolecmp.catalog.names import find_role, find_team_shape
from rolecmp.catalog.terms import Part
from rolecmp.questions.answer import Answer, Citation, Citer, Named, citer
from rolecmp.questions.relationships import RelationshipDetail, relationships


class PhaseRole(Named):
    """A role in a phase: whether it leads or supports there, and all it does there.

    A role leads a phase if it leads any of the work; `part` is null if that is not known.
    """

    part: Part | None = Field(description="Whether it leads or supports; null is not known.")
    does: tuple[str, ...] = Field(description="All it does in the phase.")
    sources: tuple[Citation, ...] = Field(description="Where the claims come from.")


class ProcessPhase(Named):
    """A phase of the process, and who works in it: first who leads, then who supports."""

    about: str | None = Field(description="What is done in it.")
    roles: tuple[PhaseRole, ...] = Field(description="Who works in it.")


class ApplicationRole(Named):
    """What a role does for an application."""

    does: str = Field(description="What it does for it.")


class ApplicationDetail(Model):
    """An example of the process at work: where it is seen, and who does what."""

    name: str = Field(description="What it is.")
    about: str | None = Field(description="How it works.")
    seen_at: tuple[str, ...] = Field(description="Where it is seen at work.")
    roles: tuple[ApplicationRole, ...] = Field(description="Who does what for it.")
    sources: tuple[Citation, ...] = Field(description="Where the claims come from.")


class PersonDetail(Model):
    """One person of a team, and the roles that person holds."""

    title: str = Field(description="What the person is called.")
    roles: tuple[Named, ...] = Field(description="The roles the person holds.")


class TeamShapeDetail(Named):
    """How the roles are spread over the people of a team."""

    about: str | None = Field(description="Where such a team is found.")
    people: tuple[PersonDetail, ...] = Field(description="The people of the team.")
    sources: tuple[Citation, ...] = Field(description="Where the claims come from.")


class Process(Answer):
    """Who does what, phase by phase, in examples and in teams.

    With a `role`, it is only what concerns that one; with a `team`, only what
    concerns the roles that are held in it. Both are ids, or null. `roles` tell
    what their ids stand for.
    """

    kind: Literal["process"] = Field(description="Which question this answers.")
    role: str | None = Field(description="The id of the only role that is told of, if it is one.")
    team: str | None = Field(description="The id of the team shape, if it is about one.")
    roles: tuple[Named, ...] = Field(description="The roles that ids in this answer stand for.")
    phases: tuple[ProcessPhase, ...] = Field(description="The phases, in their order.")
    relationships: tuple[RelationshipDetail, ...] = Field(
        description="How pairs of the roles work together."
    )
    applications: tuple[ApplicationDetail, ...] = Field(
        description="Examples of the process at work."
    )
    team_shapes: tuple[TeamShapeDetail, ...] = Field(
        description="How teams spread the roles over their people."
    )


def find_process(catalog: Catalog, role: str | None = None, team: str | None = None) -> Process:
    """Return who does what: all roles, or that called `role`, or those in the shape `team`.

    Raises:
        UnknownNameError: `role` is no role's name, or `team` no team shape's.
    """
    chosen = None if role is None else find_role(catalog, role)
    shape = None if team is None else find_team_shape(catalog, team)
    shapes = catalog.team_shapes if shape is None else (shape,)
    held = {id for each in shapes for person in each.people for id in person.roles}
    roles = [each for each in catalog.roles if shape is None or each.id in held]
    told = [each for each in roles if chosen is None or each is chosen]
    names = [each for each in catalog.roles if each in roles or each is chosen]
    ids = {each.id for each in told}
    cited = citer(catalog)
    phases = [_phase(phase, told, cited) for phase in catalog.phases]
    applications = [_application(each, told, cited) for each in catalog.applications]
    return Process(
        kind="process",
        version=1,
        role=chosen.id if chosen else None,
        team=shape.id if shape else None,
        roles=tuple(Named(id=each.id, name=each.name) for each in names),
        phases=tuple(each for each in phases if each.roles or not chosen),
        relationships=tuple(
            each
            for each in relationships(catalog, {each.id for each in roles})
            if ids.intersection(each.roles)
        ),
        applications=tuple(each for each in applications if each.roles or not chosen),
        team_shapes=tuple(_team_shape(each, catalog, chosen, cited) for each in shapes),
    )


def _phase(phase: Phase, roles: Sequence[Role], cited: Citer) -> ProcessPhase:
    found = []
    for role in roles:
        work = [each for each in role.responsibilities if each.phase == phase.id]
        parts = {each.part for each in work}
        if work:
            found.append(
                PhaseRole(
                    id=role.id,
                    name=role.name,
                    part=next((part for part in Part if part in parts), None),
                    does=tuple(each.text for each in work),
                    sources=cited(dict.fromkeys(id for each in work for id in each.sources)),
                )
            )
    order = [*Part, None]
    found.sort(key=lambda each: order.index(each.part))
    return ProcessPhase(id=phase.id, name=phase.name, about=phase.about, roles=tuple(found))


def _application(
    application: Application, roles: Sequence[Role], cited: Citer
) -> ApplicationDetail:
    names = {role.id: role.name for role in roles}
    return ApplicationDetail(
        name=application.name,
        about=application.about,
        seen_at=application.seen_at,
        roles=tuple(
            ApplicationRole(id=each.role, name=names[each.role], does=each.does)
            for each in application.roles
            if each.role in names
        ),
        sources=cited(application.sources),
    )


def _team_shape(
    shape: TeamShape, catalog: Catalog, chosen: Role | None, cited: Citer
) -> TeamShapeDetail:
    names = {role.id: Named(id=role.id, name=role.name) for role in catalog.roles}
    return TeamShapeDetail(
        id=shape.id,
        name=shape.name,
        about=shape.about,
        people=tuple(
            PersonDetail(title=person.title, roles=tuple(names[id] for id in person.roles))
            for person in shape.people
            if chosen is None or chosen.id in person.roles
        ),
        sources=cited(shape.sources),
    )
