"""Reading a résumé that is plain text: its headings show what is what."""

from rolecmp.texts.resume_parts import PART_OF, Collector, Part, split_claims
from rolecmp.texts.work_time import spans_in

TITLE_LINES = 4
"""Within so many lines at its top, a résumé says what someone is."""


def read_text_resume(text: str, found: Collector) -> None:
    """Collect what a plain text says."""
    part = Part.OTHER
    for index, line in enumerate(text.splitlines()):
        head, colon, rest = line.partition(":")
        announced = PART_OF.get(head.strip(" *#_-=:").casefold())
        if announced and (not rest or announced is Part.SKILLS):
            part, line = announced, rest if colon else ""  # noqa: PLW2901 - what is left of it
        if part is Part.NONE:
            continue
        if part is Part.SKILLS:
            for claim in split_claims(line):
                found.add_claim(claim)
        if part is Part.WORK:
            found.spans += spans_in(line)
        if part is Part.WORK or index < TITLE_LINES:
            found.titles.append(line)
        found.add_text(part, "", f"{line} degree" if part is Part.EDUCATION else line)
