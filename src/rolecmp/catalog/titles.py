"""Reading job titles as people write them: with a rank, a place, a subject, a number.

A title is never stretched to a role that it may not mean: a word that makes another job of it,
such as "manager" or "recruiter", is not passed over.
"""

import re
from collections.abc import Callable, Iterator, Sequence

Match = Callable[[str], list[int]]
"""Returns the numbers of the roles that are called exactly so."""

RANKS = frozenset(
    {"senior", "sr", "snr", "junior", "jr", "jnr", "lead", "principal", "staff", "mid", "midlevel"}
    | {"middle", "level", "experienced", "associate", "intern", "internship", "trainee"}
    | {"apprentice", "apprenticeship", "graduate", "grad", "student", "working", "werkstudent"}
    | {"chief", "distinguished", "fellow", "early", "career", "professional", "expert", "team"}
    | {"i", "ii", "iii", "iv", "v"}
)
"""Words for how far someone is, which make no other role of a title."""
SUBJECTS = frozenset(
    {"applied", "ai", "ml", "machine", "deep", "learning", "nlp", "computer", "vision", "llm"}
    | {"generative", "reinforcement", "remote", "hybrid", "onsite", "freelance", "contract"}
    | {"part", "full", "time"}
)
"""Words that may stand before a title that fits many jobs."""
FIELDS = frozenset(
    {"data", "analytics", "software", "machine", "ml", "ai", "bi", "mlops", "intelligence"}
    | {"business", "statistician", "llm", "nlp", "backend", "frontend", "python", "java"}
)
"""A title with one of these words means the same whatever subject stands before it."""
OF_SOFTWARE = frozenset({"software", "backend", "frontend", "python", "java"})
"""The fields of a title that may mean software for any other field."""
OTHER_JOBS = frozenset(
    {"manager", "management", "director", "head", "vp", "president", "officer", "owner"}
    | {"recruiter", "recruiting", "recruitment", "sourcer", "executive", "representative"}
    | {"instructor", "teacher", "tutor", "trainer", "lecturer", "professor", "coach", "mentor"}
    | {"writer", "editor", "librarian", "evangelist", "advocate", "designer", "strategist"}
    | {"architect", "administrator", "admin", "technician", "support", "coordinator", "assistant"}
    | {"clerk", "entry", "steward", "governance", "quality", "master", "reference", "labeling"}
    | {"annotation", "privacy", "protection", "security", "auditor", "lawyer", "counsel"}
    | {"test", "tester", "testing", "qa", "center", "centre", "hardware", "electrical"}
    | {"mechanical", "civil", "physician", "nurse", "blockchain", "salesforce", "sap", "rpa"}
    | {"sales", "presales", "solutions"}
)
"""Words that make another job of a title."""
UNCLEAR = frozenset({"scientist", "scientists", "researcher", "researchers"})
"""Words for people of any science: what else a title says may be another one."""
BARE = frozenset(
    {"analyst", "engineer", "scientist", "developer", "programmer", "researcher", "coder"}
)
"""Words that mean one of many jobs unless they stand alone."""
LONG_FORMS = {
    "ml": "machine learning",
    "ai": "artificial intelligence",
    "bi": "business intelligence",
    "dl": "deep learning",
    "nlp": "natural language processing",
    "cv": "computer vision",
    "genai": "generative artificial intelligence",
    "sw": "software",
    "eng": "engineer",
    "engr": "engineer",
    "engineering": "engineer",
    "dev": "developer",
    "sde": "software development engineer",
    "sci": "scientist",
    "fullstack": "full stack",
    "backend": "back end",
    "frontend": "front end",
    "ops": "operations",
    "mlops": "machine learning operations",
    "analytic": "analytics",
    "&": "and",
}
"""Short forms of words, and what they are short for."""
MAX_LENGTH = 200
"""No name in a catalog is longer, and no title that anybody means."""
ENTRY_LEVEL = re.compile(r"\bentry[ -]level\b")
BRACKETS = re.compile(r"\([^()]*\)|\[[^][]*\]|\{[^{}]*\}")
SYMBOLS = re.compile(r"[^\w\s!-~–—•·’]")  # noqa: RUF001
GRADE_NUMBER = re.compile(r"\b([a-z]{2,})-?(\d)\b")
BREAKS = re.compile(r"\s*[,;|@:–—•·]\s*|\s+-+\s+|\s+(?:at|in(?! test)|for|with|from|to|near)\s+")  # noqa: RUF001
OR = re.compile(r"\s*/\s*|\s+(?:or|and|&)\s+")
NUMBER = re.compile(r"#?[a-z]{0,3}\d[\d.,-]*\+?")


def long_form(name: str) -> str:
    """Return a folded name with its short forms spelled out."""
    return " ".join(LONG_FORMS.get(word, word) for word in name.replace(".", "").split())


def match_title(title: str, match: Match) -> list[int]:
    """Return the roles that a folded `title` names; none, or several, if that is not clear."""
    if len(title) > MAX_LENGTH:
        return []
    whole = ENTRY_LEVEL.sub(" ", BRACKETS.sub(_subject, SYMBOLS.sub(" ", title)))
    whole = re.sub(r"\s*/\s*", "/", " ".join(GRADE_NUMBER.sub(r"\1 \2", whole).split()))
    parts = list(dict.fromkeys(filter(None, BREAKS.split(whole))))
    if found := match(whole):
        return found
    return _turned_around(parts, match) if _is_open(parts) else _of_parts(parts, match)


def _subject(bracket: re.Match[str]) -> str:
    """Return what is in a bracket as a part of its own if it is a subject."""
    words = bracket[0][1:-1].split()
    return f", {' '.join(words)}, " if FIELDS.union(SUBJECTS).issuperset(words) else " "


def _of_parts(parts: Sequence[str], match: Match) -> list[int]:
    """Return the roles that the first part of a title that names any names, if that is clear."""
    for part in parts:
        words = part.split()
        found = _as_it_is(words, match) or _of_alternatives(part, match) or _of_words(words, match)
        if found:
            rest = {word for other in parts if other != part for word in other.split()}
            is_clear = not UNCLEAR.intersection(words) or FIELDS.intersection(words)
            return found if is_clear or rest <= {*RANKS, *SUBJECTS, *FIELDS} else []
        if OTHER_JOBS.intersection(re.findall(r"\w+", part)):
            return []  # what follows is whom that job is about
    return []


def _is_open(parts: Sequence[str]) -> bool:
    """Return whether what follows the first part of a title decides what it means.

    An analyst of anything is not one of data, and a software engineer for machine learning may
    be an engineer of that.
    """
    first, *others = parts or [""]
    plain = without_rank(first.split())
    rest = {word for other in others for word in other.split()}
    is_bare = len(plain) == 1 and plain[0].removesuffix("s") in BARE
    own = FIELDS.intersection(plain)
    is_of_software = bool(own) and own <= OF_SOFTWARE
    return bool(is_bare and rest - RANKS) or (is_of_software and bool(rest & FIELDS - OF_SOFTWARE))


def _turned_around(parts: Sequence[str], match: Match) -> list[int]:
    """Return the roles of a title whose subject comes last: "Engineer, Data Platform"."""
    first, *subjects = (" ".join(without_rank(part.split())) for part in parts)
    named = (
        # "Engineer, Data Engineering" says it twice.
        subject if long_form(subject).endswith(f" {first}") else f"{subject} {first}"
        for subject in subjects
    )
    return next(filter(None, map(match, named)), [])


def _of_alternatives(part: str, match: Match) -> list[int]:
    """Return the roles of a title that names several, such as "data scientist / engineer"."""
    pieces = [piece.split() for piece in OR.split(part)]
    if len(pieces) == 1:
        return []
    *_, last = pieces
    found = [_of_words(piece, match) or _of_words([*piece, *last[-1:]], match) for piece in pieces]
    return sorted({each for of_piece in found for each in of_piece}) if all(found) else []


def without_rank(words: Sequence[str]) -> list[str]:
    """Return the words of a title that say what someone does, and not how far they are."""
    return [
        bare
        for word in words
        if (bare := word.strip(".!?*\"'")) and bare not in RANKS and not NUMBER.fullmatch(bare)
    ]


def _as_it_is(words: Sequence[str], match: Match) -> list[int]:
    """Return the roles that a title names apart from its rank, which leaves no bare word."""
    plain = without_rank(words)
    is_bare = len(plain) == 1 < len(words) and plain[0].removesuffix("s") in BARE
    return [] if is_bare else match(" ".join(plain))


def _of_words(words: Sequence[str], match: Match) -> list[int]:
    """Return the roles that a title without punctuation names, as it is or in a part of it."""
    found = _as_it_is(words, match)
    plain = without_rank(words)
    if found or OTHER_JOBS.intersection(plain):
        return found
    return next(filter(None, map(match, _parts(plain))), [])


def _parts(words: Sequence[str]) -> Iterator[str]:
    """Yield the longest parts of a title first, if what is left of it makes no other job."""
    count = len(words)
    for size in range(count - 1, 1, -1):
        for start in (count - size, 0):
            part, before = words[start : start + size], words[:start]
            if FIELDS.intersection(part) or SUBJECTS.issuperset(before):
                yield " ".join(part)
