"""What sources dispute, and by what, in a line each."""

from collections.abc import Iterable, Iterator, Sequence

from rolecmp.catalog.terms import RoleField, Stance
from rolecmp.output.page import Cell, Inlines, Mark, Sign, Span
from rolecmp.output.pages.references import References
from rolecmp.output.pages.words import TITLES, in_figures, shorter
from rolecmp.questions.role_detail import EvidenceDetail, RoleDetail
from rolecmp.questions.wording import capitalized

UNCUT = 10_000
"""More characters than a dispute has."""


def disputes(
    roles: Sequence[RoleDetail], fields: Sequence[RoleField], references: References
) -> Cell:
    """Return a line for each dispute in `fields`, with what it is about and its source."""
    return tuple(
        (
            *dispute(
                each,
                f"{role.short_name}, {about(each)}" if len(roles) > 1 else capitalized(about(each)),
            ),
            *references.cite([each.source]),
        )
        for role in roles
        for each in disputed(role, fields)
    )


def about(evidence: EvidenceDetail) -> str:
    """Return what a piece of evidence is about."""
    # What the figure is about is in its own words; other items are skills, tools and roles.
    name = None if evidence.about is RoleField.ENTRY else evidence.name
    return ", ".join(filter(None, (TITLES[evidence.about].lower(), name)))


def disputed(role: RoleDetail, fields: Iterable[RoleField]) -> Iterator[EvidenceDetail]:
    """Yield the evidence against what `role` states in `fields`."""
    for field in fields:
        for each in role.evidence:
            if each.about is field and each.stance is Stance.DISPUTES:
                yield each


def dispute(evidence: EvidenceDetail, about: str, most: int = UNCUT) -> Inlines:
    """Return what is disputed, then the figure against it and what the source says, in a line."""
    measured = evidence.figure
    whole = f" of {measured.n:,}" if measured and measured.n else ""
    shown = f"{in_figures(measured)}{whole} " if measured else ""
    room = most - len(f"{Sign.DISPUTED.value} {about}: {shown}")
    says = shorter(evidence.says.removesuffix("."), room)
    return (Mark(Sign.DISPUTED), Span(f" {about}: {shown}{says}"))
