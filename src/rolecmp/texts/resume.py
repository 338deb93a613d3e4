"""Reading résumés: JSON Resume and other JSON, a small JSON of our own, or plain text.

What a file calls a skill is a claim; what it says of work, projects and courses is proof.
"""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rolecmp.errors import TextError
from rolecmp.texts.files import EXTENSIONS, Text, tidy
from rolecmp.texts.resume_json import parse_json, read_json_resume
from rolecmp.texts.resume_parts import Claim, Collector, Passage
from rolecmp.texts.resume_text import read_text_resume

if TYPE_CHECKING:
    from pydantic import JsonValue


class Resume(NamedTuple):
    """What a résumé says, before it is compared with a catalog.

    `years` are those that it gives as such; `worked` those of all jobs, at least: a job without
    an end counts for nothing. `titles` are texts that may be job titles, the newest first.
    """

    file: str
    claims: tuple[Claim, ...]
    passages: tuple[Passage, ...]
    titles: tuple[str, ...]
    years: float | None
    worked: float | None


def parse_resume(text: Text) -> Resume:
    """Return what a résumé says.

    Raises:
        TextError: it is meant to be JSON and is not.
    """
    found = Collector()
    value = _json(text)
    if isinstance(value, dict | list):
        read_json_resume(value, found)
    else:
        read_text_resume(tidy(text.text), found)
    titles = tuple(dict.fromkeys([*found.titles, *found.labels]))
    return Resume(text.file, found.claims, found.passages, titles, found.years, found.worked)


def _json(text: Text) -> "JsonValue":
    """Return the content of a file that is JSON, by its name or by how it begins; else None."""
    suffix = Path(text.file).suffix.casefold()
    if suffix != ".json" and text.text.lstrip()[:1] not in {"{", "["}:
        return None
    try:
        return parse_json(text)
    except TextError:
        if suffix in EXTENSIONS:  # a text may begin with a bracket
            return None
        raise
