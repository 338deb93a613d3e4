"""The page of `process`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rolecmp.catalog.terms import Part
from rolecmp.output.page import (
    NO_HEADING,
    Block,
    Cell,
    Edge,
    Graph,
    Grid,
    Inlines,
    Kind,
    Mark,
    Node,
    Page,
    Paragraph,
    Row,
    Section,
    Span,
    quiet,
    strong,
    to_type,
)
from rolecmp.output.pages.references import References
from rolecmp.output.pages.words import (
    NOT_KNOWN,
    NOT_LISTED,
    PART_SIGNS,
    PARTS,
    judged,
    names_in_sentence,
    shortest_name,
    supporting,
)
from rolecmp.questions.process import (
    CUSTOM,
    Addition,
    ApplicationDetail,
    Coverage,
    PersonDetail,
    PhaseRole,
    Process,
    ProcessPhase,
)
from rolecmp.questions.wording import id_as_words

WHO_DOES_WHAT = "Who does what in a data science project"
MOST_ADDITIONS = 3
"""The most roles that are offered to a team."""


def page(answer: Process, *, with_sources: bool) -> Page:
    """Return the page that shows who does what."""
    return _ProcessPage(answer, References(shown=with_sources)).page()


class _ProcessPage:
    """Builds the page, and collects the sources it cites."""

    def __init__(self, answer: Process, references: References) -> None:
        self.answer = answer
        self.names = {role.id: role.short_name for role in answer.roles}
        self.references = references

    def page(self) -> Page:
        answer = self.answer
        title, lead = WHO_DOES_WHAT, ""
        people: tuple[PersonDetail, ...] = ()
        if answer.role:
            title = f"{self.names[answer.role]}: the work, phase by phase"
        if answer.phase:
            (phase,) = answer.phases
            title, lead = f"{phase.name}: who does what", phase.about or ""
        if answer.team:
            (shape,) = answer.team_shapes
            people = shape.people
            lead = shape.about or ""
            title = f"{shape.name}: {title}" if answer.role or answer.phase else shape.name
        words = tuple(self.in_words(people))
        rest = tuple(self.rest())
        brief: tuple[Block, ...] = words
        if answer.coverage and answer.phases and people:
            brief, rest = tuple(self.team(answer.coverage, people)), (*words, *rest)
        elif answer.matrix and not (answer.role or answer.phase or answer.team):
            brief, rest = (self.matrix(),), (*words, *rest)
        return Page(
            title=title,
            lead=(Span(lead),) if lead else (),
            brief=brief,
            blocks=(*rest, *self.references.paragraphs()),
            more=self.more(),
            graph=self.graph(),
        )

    def more(self) -> str:
        """Return the commands that show more; nothing where nothing more is known."""
        answer = self.answer
        aliases = {role.id: shortest_name(role) for role in answer.roles}
        team = answer.team
        if team == CUSTOM:
            people = (person for shape in answer.team_shapes for person in shape.people)
            team = ",".join(aliases[role.id] for person in people for role in person.roles)
        words = ["rolecmp process", *([f"--team {team}"] if team else [])]
        if not answer.phases or not answer.roles:
            return ""
        if answer.phase:
            return f"All phases: {' '.join(words)}"
        if answer.role:
            return f"More: {' '.join([*words, aliases[answer.role]])} --full"
        one = "" if team else f"One phase: rolecmp process {answer.phases[0].id}. "
        return f"{one}In words: {' '.join(words)} --full"

    def matrix(self) -> Grid:
        """Return who leads and who supports, a row for each role and a column for each phase."""
        held = defaultdict[str, dict[str, Part | None]](dict)
        for cell in self.answer.matrix:
            held[cell.role][cell.phase] = cell.part
        roles = (role for role in self.answer.roles if role.id in held)
        return self.who_does_what([(role.short_name, held[role.id]) for role in roles])

    def who_does_what(self, parts: Iterable[tuple[str, Mapping[str, Part | None]]]) -> Grid:
        """Return a row for each name and a column for each phase, with a sign for the part."""
        phases = [phase.id for phase in self.answer.phases]
        rows = tuple(
            Row(name, tuple(_sign(held, phase) for phase in phases)) for name, held in parts
        )
        columns = tuple(id_as_words(phase).capitalize() for phase in phases)
        return Grid(columns, (Section((), rows),), Kind.VALUES)

    def team(self, coverage: Coverage, people: Sequence[PersonDetail]) -> Iterator[Block]:
        """Yield who covers which phase, what only one does, what nobody does, and who would."""
        parts: list[tuple[str, dict[str, Part | None]]] = [
            (
                person.title,
                {
                    phase.id: part
                    for phase in coverage.phases
                    for part, titles in ((Part.LEAD, phase.leads), (Part.SUPPORT, phase.supports))
                    if person.title in titles
                },
            )
            for person in people
        ]
        yield self.who_does_what(parts)
        several = [(person.title, person.roles) for person in people if len(person.roles) > 1]
        lines = [
            *((title, names_in_sentence(role.name for role in roles)) for title, roles in several),
            ("Only one person", self.phases(coverage.one_person)),
            ("Nobody leads", self.phases(coverage.led_by_nobody)),
            ("Nobody does", self.phases(coverage.nobody)),
        ]
        rows = [Row(label, (((Span(text),),),)) for label, text in lines if text]
        if added := tuple(map(self.addition, coverage.additions[:MOST_ADDITIONS])):
            rows.append(Row("One more role", (added,)))
        if rows:
            yield Grid(NO_HEADING, (Section((), tuple(rows)),))

    def addition(self, added: Addition) -> Inlines:
        """Return what a role would add."""
        backed_up = [id for id in added.backs_up if id not in added.leads]
        verbs = (("would lead", added.leads), ("would back up", backed_up))
        would = "; ".join(f"{verb} {self.phases(ids)}" for verb, ids in verbs if ids)
        return (strong(added.short_name), Span(f": {would}"))

    def phases(self, ids: Sequence[str]) -> str:
        return ", ".join(map(id_as_words, ids))

    def graph(self) -> Graph:
        """Return the phases in order, with those who work in them."""
        ids = [phase.id for phase in self.answer.phases]
        nodes = (
            Node(phase.id, phase.name, tuple(map(_part, phase.roles)))
            for phase in self.answer.phases
        )
        return Graph(tuple(nodes), tuple(map(Edge, ids, ids[1:])), is_downward=True)

    def in_words(self, people: Sequence[PersonDetail]) -> Iterator[Block]:
        """Yield who does what in each phase, in a column for each of the people, if any."""
        answer = self.answer
        if answer.phases:
            columns = tuple(person.title for person in people) or NO_HEADING
            yield Grid(columns, tuple(self.phase(phase, people) for phase in answer.phases))
        else:
            has_role = any(shape.people for shape in answer.team_shapes)
            is_missing = answer.team and answer.role and not has_role
            unknown = "Nobody on this team has that role." if is_missing else "No data."
            yield Paragraph("", ((Span(unknown),),))

    def phase(self, phase: ProcessPhase, people: Sequence[PersonDetail]) -> Section:
        """Return who does what in a phase.

        Each role has a row, unless it is clear without names whose work it is.
        """
        work = {role.id: tuple(_work(role)) for role in phase.roles}
        sources = [source for role in phase.roles for source in role.sources]
        title = (strong(phase.name), *self.references.cite(sources))
        held = [{role.id for role in person.roles} for person in people] or [set(work)]
        if self.answer.role or not work or (people and all(len(ids) == 1 for ids in held)):
            cells = (tuple(line for id in work if id in ids for line in work[id]) for ids in held)
            # What nobody is listed for, where others are, is nobody's.
            none = NOT_LISTED if any(each.roles for each in self.answer.phases) else NOT_KNOWN
            return Section((title,), (Row("", tuple(cells) if work else (none,) * len(held)),))
        about = phase.about if phase.about and not self.answer.phase else ""
        heading = () if self.answer.phase else (title, *(((quiet(about),),) if about else ()))
        return Section(
            title=heading,
            rows=tuple(
                Row(
                    self.names[role.id],
                    tuple(work[role.id] if role.id in ids else () for ids in held),
                )
                for role in phase.roles
            ),
        )

    def rest(self) -> Iterator[Block]:
        """Yield examples, how pairs work together, and how teams split the work."""
        shown = [each for each in self.answer.applications if each.roles]
        if shown:
            yield Grid(NO_HEADING, tuple(map(self.application, shown)))
        yield from self.together()
        yield from self.teams()

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
                *(((quiet(about),),) if about else ()),
            ),
            rows=tuple(
                Row(self.names[role.id], (((Span(role.does), *judged(role.sources)),),))
                for role in application.roles
            ),
        )

    def together(self) -> Iterator[Paragraph]:
        """Yield how pairs of roles work together."""
        for relationship in self.answer.relationships:
            if relationship.collaboration:
                names = [self.names[id] for id in relationship.roles]
                cited = self.references.cite(relationship.sources)
                text = (Span(relationship.collaboration), *judged(relationship.sources), *cited)
                yield Paragraph(f"{names[0]} and {names_in_sentence(names[1:])}", (text,))

    def teams(self) -> Iterator[Paragraph]:
        """Yield how teams split the roles among their people."""
        if self.answer.team:
            return
        for shape in self.answer.team_shapes:
            cited = self.references.cite(shape.sources)
            about = [(Span(shape.about), *cited)] if shape.about else []
            people = ((Span(_described(person)),) for person in shape.people)
            more = to_type(f"How they split the work: rolecmp process --team {shape.id}")
            yield Paragraph(f"Team: {shape.name}", (*about, *people, (more,)))


def _sign(parts: Mapping[str, Part | None], phase: str) -> Cell:
    """Return the sign of a part in a phase: nothing where there is none."""
    if phase not in parts:
        return ()
    part = parts[phase]
    return ((Mark(PART_SIGNS[part]),),) if part else ((Span("works"),),)


def _work(role: PhaseRole) -> Iterator[Inlines]:
    for text in role.does:
        part = Part.SUPPORT if text in role.supports else None
        sources = role.sources if text in role.judged else ()
        yield (Span(text), *supporting(part), *judged(sources))


def _part(role: PhaseRole) -> str:
    return f"{role.name} ({PARTS[role.part]})" if role.part is Part.SUPPORT else role.name


def _described(person: PersonDetail) -> str:
    if len(person.roles) < 2:  # noqa: PLR2004 - the title says it, or there is none
        return person.title
    return f"{person.title}: {names_in_sentence(role.name for role in person.roles)}"
