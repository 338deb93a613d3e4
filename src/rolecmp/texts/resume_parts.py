"""What a résumé consists of: claims, running text, jobs with their time, and job titles."""

import re
from enum import StrEnum
from typing import NamedTuple

from rolecmp.texts.work_time import Span, years_of


class Part(StrEnum):
    """What a part of a résumé is about."""

    SKILLS = "skills"
    WORK = "work"
    PROJECT = "project"
    COURSE = "course"
    EDUCATION = "education"
    STUDIES = "studies"
    """An education that has not ended."""
    YEARS = "years"
    OTHER = "other"
    NONE = "none"


PARTS: dict[Part, tuple[str, ...]] = {
    Part.SKILLS: (
        *("skill", "skills", "tools", "technologies", "tech", "stack", "competencies", "expertise"),
        *(
            "keywords",
            "knowsabout",
            "tech stack",
            "technical skills",
            "core skills",
            "key skills",
            "software",
        ),
        *("skills and tools", "core competencies", "technologies used", "it skills"),
        *("programming languages", "skills & tools", "technical proficiencies"),
    ),
    Part.WORK: (
        *("work", "experience", "employment", "positions", "jobs", "work experience", "career"),
        *("workexperience", "workexperiencelist", "employment history", "hasoccupation"),
        *("volunteer", "professional experience", "work history", "relevant experience"),
        "internships",
    ),
    Part.PROJECT: ("project", "projects", "personal projects", "publications", "portfolio"),
    Part.COURSE: (
        *("certificates", "certifications", "courses", "certificate", "certification", "training"),
        *("hascredential", "awards", "licenses and certifications", "coursework"),
    ),
    Part.EDUCATION: ("education", "degree", "educationlist", "educations", "academic background"),
    Part.YEARS: ("years", "years of experience", "yearsofexperience"),
    Part.NONE: (
        *("languages", "interests", "hobbies", "references", "email", "phone", "image", "url"),
        *("website", "location", "address", "meta", "$schema", "startdate", "enddate"),
        *("alumniof", "@type", "@context", "birthdate", "nationality", "id", "date", "gender"),
        *("telephone", "picture", "linguistic", "driving", "mothertongue", "foreignlanguage"),
        *("want to learn", "interested in", "learning goals", "currently learning", "learning"),
    ),
}
"""What keys of JSON files and headings of texts announce, in lowercase."""
PART_OF = {word: part for part, words in PARTS.items() for word in words}
UNFINISHED = re.compile(
    r"\b(?:not completed|incomplete|unfinished|in progress|dropped out|no degree|pursuing"
    r"|graduating|working towards?|expected (?:graduation|in|to|\d{4}))\b"
    r"|\b(?:ongoing|expected)\W*$|\(ongoing\b"
    r"|\d{4} ?[-\u2013\u2014] ?(?:present|now|today|current)\b"
    r"|\b(?:ph\.?d|doctoral|(?:master|bachelor)(?:['\u2019]?s)?|[bm]\.?sc) (?:student|candidate)\b"
    r"|\bstarted an? ",
    re.IGNORECASE,
)
"""What a degree is called that someone does not have yet."""
DEGREE = re.compile(
    r"\b(?:ph\.?d|doctor|master|bachelor|[bm]\.? ?(?:sc|a|s|eng)\b|degree)", re.IGNORECASE
)
"""A word for a degree: what is said without one is about that before it."""
CLAUSES = re.compile(r"(?<=[.;,]) ")
"""What stands between the parts of what is said of an education."""
CERTIFIED = re.compile(r"\b(?:certified|certificate|certification|scrum)\b", re.IGNORECASE)
"""What is no degree, though it may be called a master."""
LETTERS = re.compile(r"^(?:BS|BA|BE|MS|MA|ME)(?= [A-Z])")
"""The letters of a degree at the beginning of its line."""
MAX_CLAIM = 60
"""What is longer is no name of a skill, but a sentence."""
MAX_CLAIMS, MAX_PASSAGES = 2_000, 500
"""The most skills and parts that are kept apart: a résumé has a few dozen."""


class Claim(NamedTuple):
    """Something that a résumé calls a skill: its name, the word for its level, and proof."""

    name: str
    level: str | None = None
    is_heading: bool = False
    proof: tuple[tuple[Part, str], ...] = ()


class Passage(NamedTuple):
    """Running text of a résumé: which part it is of, and which work, project or course."""

    part: Part
    about: str
    text: str


class Collector:
    """Collects what a résumé says; what says the same is kept once."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._claims: dict[Claim, None] = {}
        self._texts: dict[tuple[Part, str], dict[str, None]] = {}
        self.titles: list[str] = []
        """The titles of jobs, the newest first."""
        self.labels: list[str] = []
        """What else may be a job title, such as a line at the top."""
        self.spans: list[Span] = []
        self.years: float | None = None
        """The years of experience that it gives as such."""

    def add_claim(self, claim: Claim) -> None:
        """Take a skill, unless its name is none."""
        name = printable(claim.name)
        if name and len(name) <= MAX_CLAIM and len(self._claims) < MAX_CLAIMS:
            proof = tuple((part, printable(text)) for part, text in claim.proof)
            self._claims[claim._replace(name=name, proof=proof)] = None

    def add_text(self, part: Part, about: str, text: str) -> None:
        """Take running text; of an education, what has not ended is not one."""
        if part is Part.EDUCATION and CERTIFIED.search(text):
            part = Part.COURSE
        if part is Part.EDUCATION:
            text, studies = _parted(text)
            self.add_text(Part.STUDIES, about, studies)
            # BS is a degree only beside such a word.
            text = LETTERS.sub(r"\g<0> degree", f"{text} degree") if text else ""
        key = (part, printable(about)[:MAX_CLAIM])
        if key not in self._texts and len(self._texts) >= MAX_PASSAGES:
            key = (part, "")
        if text:
            self._texts.setdefault(key, {})[text] = None

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The skills, each once."""
        return tuple(self._claims)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The running texts: one for each work, project and course."""
        return tuple(
            Passage(part, about, "\n".join(texts)) for (part, about), texts in self._texts.items()
        )

    @property
    def worked(self) -> float | None:
        """The years of all jobs that have a start and an end."""
        return years_of(self.spans)


def printable(text: str) -> str:
    """Return a text on one line, without the halves of characters that JSON can contain."""
    return " ".join(text.encode("utf-8", "replace").decode().split())


def _parted(education: str) -> tuple[str, str]:
    """Return what has ended of an education, and what has not."""
    clauses = CLAUSES.split(education)
    open_ones = set[int]()
    for number, clause in enumerate(clauses):
        if UNFINISHED.search(clause):
            open_ones |= {number} if DEGREE.search(clause) else {number - 1, number}
    ended = (clause for number, clause in enumerate(clauses) if number not in open_ones)
    return " ".join(ended), " ".join(clauses[each] for each in sorted(open_ones) if each >= 0)
