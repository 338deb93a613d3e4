"""`process`: who does what in a data science project."""

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from rolecmp.catalog.grades import find_graded
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
from rolecmp.catalog.names import find_role_or_phase, find_team_shape
from rolecmp.catalog.spelling import nearest, suggestion
from rolecmp.catalog.terms import Part
from rolecmp.errors import UnknownNameError
from rolecmp.questions.answer import (
    CITED,
    KIND,
    Answer,
    Citation,
    Citer,
    Named,
    NamedRole,
    citer,
    described,
)
from rolecmp.questions.kinds import AnswerKind
from rolecmp.questions.relationships import RelationshipDetail, relationships

CUSTOM = "custom"
"""The id of a team given as a list of roles."""


class PhaseRole(Named):
    """A role in a phase, and what it does there."""

    part: Part | None = Field(
        description="Whether it leads any of the work there, or supports it; null: no data."
    )
    does: tuple[str, ...] = Field(description="All it does in the phase.")
    supports: tuple[str, ...] = Field(description="Which of these the role only supports.")
    judged: tuple[str, ...] = Field(
        description="Which of these rest on the catalog's own judgment."
    )
    sources: tuple[Citation, ...] = Field(description="The sources of these claims.")


class ProcessPhase(Named):
    """A phase of the process, and who works in it."""

    about: str | None = Field(description=described(Phase, "about"))
    roles: tuple[PhaseRole, ...] = Field(
        description="The roles in it: first those that lead, then those that support."
    )


class ProcessRole(NamedRole):
    """A role in the process."""

    short_name: str = Field(description="Its name in tables.")


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
    """One person on a team."""

    title: str = Field(description=described(Person, "title"))
    roles: tuple[Named, ...] = Field(description="The roles the person has.")


class TeamShapeDetail(Named):
    """How a team splits the roles among its people."""

    about: str | None = Field(description=described(TeamShape, "about"))
    people: tuple[PersonDetail, ...] = Field(description=described(TeamShape, "people"))
    sources: tuple[Citation, ...] = Field(description="The sources of these claims.")


class PhaseCoverage(Named):
    """Which people of a team work in a phase."""

    leads: tuple[str, ...] = Field(description="The titles of the people who lead work in it.")
    supports: tuple[str, ...] = Field(description="The titles of the people who only support it.")


class Addition(Named):
    """What one more role would add to a team."""

    short_name: str = Field(description="Its name in tables.")
    leads: tuple[str, ...] = Field(
        description="The ids of phases that it leads and nobody on the team leads."
    )
    backs_up: tuple[str, ...] = Field(
        description="The ids of phases that it works in, with at most one person on the team."
    )


class Coverage(Model):
    """What a team covers, and what it lacks."""

    phases: tuple[PhaseCoverage, ...] = Field(description="Who works in each phase.")
    one_person: tuple[str, ...] = Field(
        description="The ids of phases in which only one person works."
    )
    led_by_nobody: tuple[str, ...] = Field(
        description="The ids of phases that nobody leads, but somebody supports."
    )
    nobody: tuple[str, ...] = Field(description="The ids of phases in which nobody works.")
    additions: tuple[Addition, ...] = Field(
        description="The roles that would add something, first those that lead what nobody leads."
    )


class Process(Answer):
    """Who does what, phase by phase, in examples and in teams."""

    kind: Literal[AnswerKind.PROCESS] = Field(default=AnswerKind.PROCESS, description=KIND)
    role: str | None = Field(description="The id of the role it is limited to, if any.")
    phase: str | None = Field(description="The id of the phase it is limited to, if any.")
    team: str | None = Field(
        description="The team it is limited to, if any: the id of a team shape, or custom."
    )
    roles: tuple[ProcessRole, ...] = Field(description="The roles in this answer.")
    phases: tuple[ProcessPhase, ...] = Field(description="The phases, in order.")
    matrix: tuple[MatrixCell, ...] = Field(description="Who works in which phase.")
    relationships: tuple[RelationshipDetail, ...] = Field(
        description="How pairs of the roles work together."
    )
    applications: tuple[ApplicationDetail, ...] = Field(
        description=described(Catalog, "applications")
    )
    team_shapes: tuple[TeamShapeDetail, ...] = Field(description=described(Catalog, "team_shapes"))
    coverage: Coverage | None = Field(description="What the team covers; null without a team.")


def find_process(catalog: Catalog, name: str | None = None, team: str | None = None) -> Process:
    """Return who does what: all roles, or the role or phase called `name`, or a `team`.

    A team is a team shape, or comma-separated roles, one person each.

    Raises:
        UnknownNameError: `name` is not the name of a role or phase, or `team` names no team.
    """
    found = None if name is None else find_role_or_phase(catalog, name)
    # A grade that the role has not is refused, though a process knows no grades.
    chosen = find_graded(catalog, name).role if name and isinstance(found, Role) else None
    only = found if isinstance(found, Phase) else None
    shape = None if team is None else _find_team(catalog, team)
    shapes = catalog.team_shapes if shape is None else (shape,)
    held = {id for each in shapes for person in each.people for id in person.roles}
    roles = [each for each in catalog.roles if shape is None or each.id in held]
    shown_roles = [each for each in roles if chosen is None or each is chosen]
    named = {each.id for each in roles}
    names = [each for each in catalog.roles if each.id in named or each is chosen]
    ids = {each.id for each in shown_roles}
    cite = citer(catalog)
    phases = [
        _phase(phase, shown_roles, cite)
        for phase in catalog.phases
        if only is None or phase is only
    ]
    applications = (
        [] if only else [_application(each, shown_roles, cite) for each in catalog.applications]
    )
    return Process(
        role=chosen.id if chosen else None,
        phase=only.id if only else None,
        team=shape.id if shape else None,
        roles=tuple(
            ProcessRole(
                id=each.id,
                name=each.name,
                short_name=each.short_name or each.name,
                aliases=each.aliases,
            )
            for each in names
        ),
        phases=tuple(each for each in phases if each.roles or not chosen),
        matrix=tuple(
            MatrixCell(role=role.id, phase=phase.id, part=role.part)
            for phase in phases
            for role in phase.roles
        ),
        relationships=tuple(
            each
            for each in relationships(catalog, {each.id for each in roles})
            if ids.intersection(each.roles) and not only
        ),
        applications=tuple(each for each in applications if each.roles or not chosen),
        team_shapes=tuple(
            _team_shape(each, catalog, chosen, cite)
            for each in (() if only and shape is None else shapes)
        ),
        coverage=_coverage(catalog, shape) if shape and not found else None,
    )


def _find_team(catalog: Catalog, name: str) -> TeamShape:
    """Return the team shape called `name`, or a team of the roles in it, one person each."""
    if shape := find_team_shape(catalog, name):
        return shape
    try:
        roles = [find_graded(catalog, each.strip()).role for each in name.split(",")]
    except UnknownNameError:
        if "," in name:
            raise
        shapes = [each.id for each in catalog.team_shapes]
        use = f"use {', '.join([*shapes, 'roles with commas between them'])}"
        hint = suggestion(nearest(name, shapes)) or use
        raise UnknownNameError(f'unknown team "{name}"; {hint}') from None
    people = tuple(Person(title=each.short_name or each.name, roles=(each.id,)) for each in roles)
    return TeamShape(id=CUSTOM, name="Your team", people=people)


def _coverage(catalog: Catalog, shape: TeamShape) -> Coverage:
    """Return what a team covers, and what each role that it lacks would add."""
    parts = {
        role.id: {
            phase.id: {each.part for each in role.responsibilities if each.phase == phase.id}
            for phase in catalog.phases
        }
        for role in catalog.roles
    }

    def titles(phase: str) -> tuple[list[str], list[str]]:
        """Return those who lead work in a phase, and those who only support it."""
        leading, supporting = [], []
        for person in shape.people:
            held = {part for role in person.roles for part in parts[role][phase]}
            if Part.LEAD in held:
                leading.append(person.title)
            elif held:
                supporting.append(person.title)
        return leading, supporting

    found = {phase.id: titles(phase.id) for phase in catalog.phases}
    held = {role for person in shape.people for role in person.roles}
    additions = [
        Addition(
            id=role.id,
            name=role.name,
            short_name=role.short_name or role.name,
            leads=tuple(
                phase
                for phase, (leading, _) in found.items()
                if not leading and Part.LEAD in parts[role.id][phase]
            ),
            backs_up=tuple(
                phase
                for phase, people in found.items()
                if parts[role.id][phase] and len([*people[0], *people[1]]) <= 1
            ),
        )
        for role in catalog.roles
        if role.id not in held
    ]
    ranked = sorted(additions, key=lambda each: (-len(each.leads), -len(each.backs_up)))
    return Coverage(
        phases=tuple(
            PhaseCoverage(
                id=phase.id,
                name=phase.name,
                leads=tuple(found[phase.id][0]),
                supports=tuple(found[phase.id][1]),
            )
            for phase in catalog.phases
        ),
        one_person=tuple(id for id, people in found.items() if len([*people[0], *people[1]]) == 1),
        led_by_nobody=tuple(id for id, people in found.items() if people[1] and not people[0]),
        nobody=tuple(id for id, people in found.items() if not any(people)),
        additions=tuple(each for each in ranked if each.leads or each.backs_up),
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
