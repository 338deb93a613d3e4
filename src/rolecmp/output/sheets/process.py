"""The sheet of `process`: a row for each role or person, or for each piece of work."""

from rolecmp.output.sheet import Sheet
from rolecmp.questions.process import Process


def sheet(answer: Process) -> Sheet:
    """Return who leads and who supports, a column for each phase; or the work itself."""
    if answer.role or answer.phase:
        return Sheet(
            ("phase", "role", "part", "work"),
            tuple(
                (phase.name, role.id, "support" if text in role.supports else role.part, text)
                for phase in answer.phases
                for role in phase.roles
                for text in role.does
            ),
        )
    phases = [phase.id for phase in answer.phases]
    if answer.coverage:
        parts = {
            (title, phase.id): part
            for phase in answer.coverage.phases
            for part, titles in (("lead", phase.leads), ("support", phase.supports))
            for title in titles
        }
        people = [person.title for shape in answer.team_shapes for person in shape.people]
        return Sheet(
            ("person", *phases),
            tuple((each, *(parts.get((each, phase)) for phase in phases)) for each in people),
        )
    by_role = {(cell.role, cell.phase): cell.part or "works" for cell in answer.matrix}
    return Sheet(
        ("role", *phases),
        tuple(
            (role.id, *(by_role.get((role.id, phase)) for phase in phases)) for role in answer.roles
        ),
    )
