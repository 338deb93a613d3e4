"""The page of `process`."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from rolecmp.catalog.terms import Part
from rolecmp.output.page import (
    NO_HEADING,
    Axes,
    Block,
    Cell,
    Edge,
    Graph,
    Grid,
    Inlines,
    Node,
    Page,
    Paragraph,
    Row,
    Section,
    Span,
    quiet,
    strong,
)
from rolecmp.output.pages.references import References
from rolecmp.output.pages.words import IN_SUPPORT, NOT_KNOWN, judged, judgment_legend, supporting
from rolecmp.questions.process import (
    ApplicationDetail,
    PersonDetail,
    PhaseRole,
    Process,
    ProcessPhase,
    TeamShapeDetail,
)
from rolecmp.questions.statements import id_as_words

FULL = "In words: rolecmp process --full"
WHO_DOES_WHAT = Axes(sections="field", rows="role", columns="item")


def page(answer: Process) -> Page:
    """Return the page that shows who does what."""
    return _ProcessPage(answer).page()


class _ProcessPage:
    """Builds the page, and collects the sources it cites."""

    def __init__(self, answer: Process) -> None:
        self.answer = answer
        self.names = {role.id: role.name for role in answer.roles}
        self.references = References()

    def page(self) -> Page:
        answer = self.answer
        lead: Inlines = (Span("Who leads each phase, and who works in support."),)
        subjects = [self.names[answer.role]] if answer.role else []
        people: tuple[PersonDetail, ...] = ()
        if answer.team:
            (shape,) = answer.team_shapes
            people = shape.people
            lead = self.about(shape)
            subjects.append(shape.name)
        unknown = "Nobody holds the role here." if answer.team else "No data on who does what."
        blocks: list[Block] = [Paragraph("", ((Span(unknown),),))]
        if answer.phases:
            columns = tuple(person.title for person in people) or NO_HEADING
            phases = tuple(self.phase(phase, people) for phase in answer.phases)
            blocks = [Grid(columns, phases, WHO_DOES_WHAT)]
        if answer.applications:
            examples = tuple(map(self.application, answer.applications))
            blocks.append(Grid(NO_HEADING, examples, WHO_DOES_WHAT))
        return Page(
            title=": ".join(["Who does what", *filter(None, [", ".join(subjects)])]),
            lead=lead,
            blocks=(
                *blocks,
                *self.together(),
                *self.teams(),
                *self.legend(),
                *self.references.paragraphs(),
            ),
            graph=self.graph(),
            brief=() if answer.role or answer.team or not answer.matrix else self.brief(),
        )

    def brief(self) -> tuple[Block, ...]:
        """Return who leads and who supports, a row for each role and a column for each phase."""
        parts = {(cell.role, cell.phase): cell.part for cell in self.answer.matrix}
        rows = tuple(
            Row(
                role.name,
                tuple(
                    _part_cell(parts[role.id, phase.id]) if (role.id, phase.id) in parts else ((),)
                    for phase in self.answer.phases
                ),
            )
            for role in self.answer.roles
            if any(cell.role == role.id for cell in self.answer.matrix)
        )
        columns = tuple(id_as_words(phase.id).capitalize() for phase in self.answer.phases)
        teams = [f"rolecmp process --team {shape.id}" for shape in self.answer.team_shapes[:1]]
        one = min(self.answer.roles, key=lambda role: len(role.id)).id
        more = [f"One role: rolecmp process {one}", *(f"A team: {line}" for line in teams)]
        return (
            Grid(columns, (Section((), rows),), Axes("field", "role", "item"), is_dense=True),
            Paragraph("", ((quiet(". ".join(more) + "."),), (quiet(FULL),))),
        )

    def graph(self) -> Graph:
        """Return the phases in order, with those who work in them."""
        ids = [phase.id for phase in self.answer.phases]
        nodes = (
            Node(phase.id, phase.name, tuple(map(_part, phase.roles)))
            for phase in self.answer.phases
        )
        return Graph(tuple(nodes), tuple(map(Edge, ids, ids[1:])), is_downward=True)

    def phase(self, phase: ProcessPhase, people: Sequence[PersonDetail]) -> Section:
        """Return who does what in a phase, in a column for each of the people, if any.

        Each role has a row, unless it is clear without names whose work it is.
        """
        work = {role.id: tuple(_work(role)) for role in phase.roles}
        sources = [source for role in phase.roles for source in role.sources]
        title = (strong(phase.name), *self.references.cite(sources))
        held = [{role.id for role in person.roles} for person in people] or [set(work)]
        if self.answer.role or not work or (people and all(len(ids) == 1 for ids in held)):
            cells = (tuple(line for id in work if id in ids for line in work[id]) for ids in held)
            return Section((title,), (Row("", tuple(cells) if work else (NOT_KNOWN,) * len(held)),))
        return Section(
            title=(title, *(((quiet(phase.about),),) if phase.about else ())),
            rows=tuple(
                Row(role.name, tuple(work[role.id] if role.id in ids else () for ids in held))
                for role in phase.roles
            ),
        )

    def application(self, application: ApplicationDetail) -> Section:
        """Return who does what for an application."""
        seen = f"Seen at {', '.join(application.seen_at)}." if application.seen_at else ""
        about = " ".join(filter(None, (application.about, seen)))
        return Section(
            title=(
                (
                    strong(f"Example: {application.name}"),
                    *self.references.cite(application.sources),
                ),
                (quiet(about),),
            ),
            rows=tuple(
                Row(role.name, (((Span(role.does), *judged(role.sources)),),))
                for role in application.roles
            ),
        )

    def together(self) -> Iterator[Paragraph]:
        """Yield how pairs of roles work together."""
        for relationship in self.answer.relationships:
            if relationship.collaboration:
                names = " and ".join(self.names[id] for id in relationship.roles)
                cited = self.references.cite(relationship.sources)
                text = (Span(relationship.collaboration), *judged(relationship.sources), *cited)
                yield Paragraph(f"{names} together", (text,))

    def teams(self) -> Iterator[Paragraph]:
        """Yield how teams split the roles among their people."""
        if self.answer.team:
            return
        for shape in self.answer.team_shapes:
            about = self.about(shape)
            people = ((Span(_described(person)),) for person in shape.people)
            more = quiet(f"The work as it is shared there: rolecmp process --team {shape.id}")
            yield Paragraph(f"Team: {shape.name}", (*([about] if about else []), *people, (more,)))

    def legend(self) -> Iterator[Paragraph]:
        """Yield the meaning of the signs."""
        answer = self.answer
        cited = [
            *(role.sources for phase in answer.phases for role in phase.roles),
            *(each.sources for each in answer.relationships),
            *(role.sources for each in answer.applications for role in each.roles),
        ]
        if lines := judgment_legend(source for sources in cited for source in sources):
            yield Paragraph("", lines)

    def about(self, shape: TeamShapeDetail) -> Inlines:
        return (Span(shape.about), *self.references.cite(shape.sources)) if shape.about else ()


def _part_cell(part: Part | None) -> Cell:
    """Return whether a role leads or supports a phase."""
    match part:
        case Part.LEAD:
            return ((strong("leads"),),)
        case Part.SUPPORT:
            return ((quiet("supports"),),)
        case None:
            return ((Span("works"),),)
        case _:
            assert_never(part)


def _work(role: PhaseRole) -> Iterator[Inlines]:
    for text in role.does:
        part = Part.SUPPORT if text in role.supports else None
        sources = role.sources if text in role.judged else ()
        yield (Span(text), *supporting(part), *judged(sources))


def _part(role: PhaseRole) -> str:
    return f"{role.name} ({IN_SUPPORT})" if role.part is Part.SUPPORT else role.name


def _described(person: PersonDetail) -> str:
    roles = ", ".join(role.name for role in person.roles)
    return roles if roles == person.title else f"{person.title}: {roles}"
