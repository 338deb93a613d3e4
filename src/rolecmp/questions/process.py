"""`process`: who does what in a data science project."""

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from rolecmp.catalog.model import (
    Application,
    Catalog,
    Contribution,
    Model,
    Person,
    Phase,
    Role,
    TeamShape,
)
from rolecmp.catalog.names import find_role, find_team_shape
from rolecmp.catalog.terms import Part
from rolecmp.questions.answer import CITED, KIND, Answer, Citation, Citer, Named, citer, described
from rolecmp.questions.kinds import AnswerKind
from rolecmp.questions.relationships import RelationshipDetail, relationships


class PhaseRole(Named):
    """A role in a phase, and what it does there."""

    part: Part | None = Field(
        description="Whether it leads any of the work there, or supports it; null: no data."
    )
    does: tuple[str, ...] = Field(description="All it does in the phase.")
    supports: tuple[str, ...] = Field(description="What of it the role supports, not leads.")
    judged: tuple[str, ...] = Field(description="What of it rests on the catalog's own judgment.")
    sources: tuple[Citation, ...] = Field(description="The sources of these claims.")


class ProcessPhase(Named):
    """A phase of the process, and who works in it."""

    about: str | None = Field(description=described(Phase, "about"))
    roles: tuple[PhaseRole, ...] = Field(
        description="The roles in it: those that lead, then those that support."
    )


class MatrixCell(Model):
    """Whether a role leads or supports the work of a phase."""

    role: str = Field(description="The id of the role.")
    phase: str = Field(description="The id of the phase.")
    part: Part | None = Field(description="Whether it leads or supports; null: no data.")


class ApplicationRole(Named):
    """What a role does for an application."""

    does: str = Field(description=described(Contribution, "does"))
    sources: tuple[Citation, ...] = Field(description=CITED)


class ApplicationDetail(Model):
    """An example of the process at work."""

    name: str = Field(description=described(Application, "name"))
    about: str | None = Field(description=described(Application, "about"))
    seen_at: tuple[str, ...] = Field(description=described(Application, "seen_at"))
    roles: tuple[ApplicationRole, ...] = Field(description=described(Application, "roles"))
    sources: tuple[Citation, ...] = Field(description="The sources of these claims.")


class PersonDetail(Model):
    """One person in a team."""

    title: str = Field(description=described(Person, "title"))
    roles: tuple[Named, ...] = Field(description="The roles the person has.")


class TeamShapeDetail(Named):
    """How a team splits the roles among its people."""

    about: str | None = Field(description=described(TeamShape, "about"))
    people: tuple[PersonDetail, ...] = Field(description=described(TeamShape, "people"))
    sources: tuple[Citation, ...] = Field(description="The sources of these claims.")


class Process(Answer):
    """Who does what, phase by phase, in examples and in teams."""

    kind: Literal[AnswerKind.PROCESS] = Field(default=AnswerKind.PROCESS, description=KIND)
    role: str | None = Field(description="The id of the role it is limited to, if any.")
    team: str | None = Field(description="The id of the team shape it is limited to, if any.")
    roles: tuple[Named, ...] = Field(description="The roles in this answer.")
    phases: tuple[ProcessPhase, ...] = Field(description="The phases, in order.")
    matrix: tuple[MatrixCell, ...] = Field(description="Who works in which phase.")
    relationships: tuple[RelationshipDetail, ...] = Field(
        description="How pairs of the roles work together."
    )
    applications: tuple[ApplicationDetail, ...] = Field(
        description=described(Catalog, "applications")
    )
    team_shapes: tuple[TeamShapeDetail, ...] = Field(description=described(Catalog, "team_shapes"))


def find_process(catalog: Catalog, role: str | None = None, team: str | None = None) -> Process:
    """Return who does what: all roles, or the one called `role`, or those in the shape `team`.

    Raises:
        UnknownNameError: `role` is no role's name, or `team` no team shape's.
    """
    chosen = None if role is None else find_role(catalog, role)
    shape = None if team is None else find_team_shape(catalog, team)
    shapes = catalog.team_shapes if shape is None else (shape,)
    held = {id for each in shapes for person in each.people for id in person.roles}
    roles = [each for each in catalog.roles if shape is None or each.id in held]
    shown_roles = [each for each in roles if chosen is None or each is chosen]
    names = [each for each in catalog.roles if each in roles or each is chosen]
    ids = {each.id for each in shown_roles}
    cite = citer(catalog)
    phases = [_phase(phase, shown_roles, cite) for phase in catalog.phases]
    applications = [_application(each, shown_roles, cite) for each in catalog.applications]
    return Process(
        role=chosen.id if chosen else None,
        team=shape.id if shape else None,
        roles=tuple(Named(id=each.id, name=each.name) for each in names),
        phases=tuple(each for each in phases if each.roles or not chosen),
        matrix=tuple(
            MatrixCell(role=role.id, phase=phase.id, part=role.part)
            for phase in phases
            for role in phase.roles
        ),
        relationships=tuple(
            each
            for each in relationships(catalog, {each.id for each in roles})
            if ids.intersection(each.roles)
        ),
        applications=tuple(each for each in applications if each.roles or not chosen),
        team_shapes=tuple(_team_shape(each, catalog, chosen, cite) for each in shapes),
    )


def _phase(phase: Phase, roles: Sequence[Role], cite: Citer) -> ProcessPhase:
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
                    supports=tuple(each.text for each in work if each.part is Part.SUPPORT),
                    judged=tuple(
                        each.text
                        for each in work
                        if any(source.judgment for source in cite(each.sources))
                    ),
                    sources=cite(dict.fromkeys(id for each in work for id in each.sources)),
                )
            )
    order = [*Part, None]
    found.sort(key=lambda each: order.index(each.part))
    return ProcessPhase(id=phase.id, name=phase.name, about=phase.about, roles=tuple(found))


def _application(application: Application, roles: Sequence[Role], cite: Citer) -> ApplicationDetail:
    names = {role.id: role.name for role in roles}
    return ApplicationDetail(
        name=application.name,
        about=application.about,
        seen_at=application.seen_at,
        roles=tuple(
            ApplicationRole(
                id=each.role, name=names[each.role], does=each.does, sources=cite(each.sources)
            )
            for each in application.roles
            if each.role in names
        ),
        sources=cite(application.sources),
    )


def _team_shape(
    shape: TeamShape, catalog: Catalog, chosen: Role | None, cite: Citer
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
        sources=cite(shape.sources),
    )
