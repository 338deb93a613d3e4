"""Reading a résumé that is plain text: its headings show what is what."""

from rolecmp.texts.claims import split_claims
from rolecmp.texts.denials import without_denials
from rolecmp.texts.job_titles import JOB
from rolecmp.texts.resume_parts import PART_OF, Collector, Part
from rolecmp.texts.work_time import spans_in

TITLE_LINES = 4
"""Within so many lines at its top, a résumé says what someone is."""
ASIDE_LINES = 4
"""What is passed over, such as interests, takes no more lines: columns may be mixed up."""
LANGUAGES = "languages"
"""What may be programming languages, if they are in the same line."""


def read_text_resume(text: str, found: Collector) -> None:
    """Collect what a plain text says."""
    part, since = Part.OTHER, 0
    for index, whole in enumerate(text.splitlines()):
        line = _headed(whole)
        head, colon, rest = line.partition(":")
        announced = PART_OF.get(head.strip(" *#_-=:").casefold())
        if announced and (not rest or announced is Part.SKILLS):
            part, since, line = announced, index, rest if colon else ""
        elif announced is Part.NONE and LANGUAGES not in head.casefold():
            continue  # "Learning: Rust" is a line by itself
        if part is Part.NONE and index - since > ASIDE_LINES:
            part = Part.OTHER
        if part is not Part.NONE:
            _read_line(line, part, found)
            if index < TITLE_LINES:
                found.labels.append(line)


def _headed(line: str) -> str:
    """Return a line with a colon after the heading in capitals that it begins with, if any."""
    words = line.split(" ")
    if line.casefold() in PART_OF:
        return line
    for count in (2, 1):
        head, rest = " ".join(words[:count]), " ".join(words[count:])
        is_list = ("," in rest or not rest.isupper()) and not JOB.search(rest)
        if head.isupper() and head.casefold() in PART_OF and rest.strip() and is_list:
            return f"{head}: {rest}"
    return line


def _read_line(line: str, part: Part, found: Collector) -> None:
    match part:
        case Part.SKILLS:
            for claim in split_claims(line):
                found.add_claim(claim)
            line = without_denials(line)
        case Part.WORK:
            found.spans += spans_in(line)
            found.titles.append(line)
    found.add_text(part, "", line)
