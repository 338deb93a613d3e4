"""Reading a résumé: which skills and tools of a catalog it has, at which level, by what proof."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from rolecmp.catalog.meaning import likely_items
from rolecmp.catalog.model import Catalog, Skill
from rolecmp.catalog.names import alike_items, items_called, roles_of_title
from rolecmp.catalog.terms import DegreeLevel
from rolecmp.questions.answer import Named, NamedRole
from rolecmp.questions.gaps import ASSUMED_LEVEL
from rolecmp.questions.having import LEVELS_BY_RANK, read_having
from rolecmp.questions.me import Me, MyItem, Proof, ProofKind, UnknownClaim
from rolecmp.texts.claims import LANGUAGE
from rolecmp.texts.files import Text
from rolecmp.texts.job_titles import JOB, NOT_YET
from rolecmp.texts.levels import level_called
from rolecmp.texts.reader import Reading, TextReader
from rolecmp.texts.resume import Resume, parse_resume
from rolecmp.texts.resume_parts import Claim, Part, Passage

_PIECES = re.compile(r"[()/,&]| and ")
"""What stands between several names in one: "ML (scikit-learn/XGBoost)"."""
_ASIDE = re.compile(r"\d+\+? ?(?:years?|yrs?|months?)|daily|weekly|native", re.IGNORECASE)
"""How long or how often someone has used a skill, or how well it is spoken."""
MAX_NEAR = 30
"""For how many unknown skills the nearest names are looked for."""
MAX_TITLES, MAX_TITLE = 30, 80
"""How many job titles are looked at, and the longest."""
MAX_PROOF = 5
"""The most works, projects and courses listed for one skill."""
KINDS: Mapping[Part, ProofKind] = {
    Part.WORK: "work",
    Part.PROJECT: "project",
    Part.COURSE: "course",
    Part.EDUCATION: "course",
    Part.STUDIES: "course",
}
"""What a part of a résumé proves a skill by."""


def read_me(catalog: Catalog, resume: Text) -> Me:
    """Return what a résumé says that you have, in terms of `catalog`.

    Raises:
        TextError: it is meant to be JSON and is not.
    """
    return _Recognizer(catalog, parse_resume(resume)).me()


def read_you(catalog: Catalog, resume: Text | None, have: Sequence[str]) -> Me | None:
    """Return what a résumé says that you have, and what `have` lists; None without either.

    Of something that both have, the higher level counts.

    Raises:
        TextError: as `read_me`.
        UnknownNameError, UsageError: as `rolecmp.questions.having.read_having`.
    """
    me = read_me(catalog, resume) if resume else None
    if not have:
        return me
    having = read_having(catalog, have)
    skills = {skill.id for skill in catalog.skills}
    mine = {item.id: item for item in me.items} if me else {}
    for item in having.items:
        known = mine.get(item.id)
        if known is None or known.assumed or known.level.rank < item.level.rank:
            mine[item.id] = MyItem(
                id=item.id,
                name=item.name,
                kind="skill" if item.id in skills else "tool",
                level=item.level,
                assumed=False,
                claimed=True,
                proof=known.proof if known else (),
            )
    degrees = [each for each in (having.degree, me.degree if me else None) if each]
    return Me(
        file=me.file if me else "--have",
        items=tuple(mine.values()),
        degree=max(degrees, key=[*DegreeLevel].index, default=None),
        years=me.years if me else None,
        role=me.role if me else None,
        unknown=me.unknown if me else (),
    )


class _Recognizer:
    """Recognizes the skills and tools of a catalog in a résumé."""

    def __init__(self, catalog: Catalog, resume: Resume) -> None:
        self.catalog = catalog
        self.resume = resume
        self.reader = TextReader(catalog)
        self.every = catalog.items
        self.items = {item.id: item for item in self.every}
        self.ranks: dict[str, int | None] = {}
        self.proof: dict[str, list[Proof]] = {}
        self.claimed: set[str] = set()

    def me(self) -> Me:
        """Return what the résumé says."""
        unknown = [name for claim in self.resume.claims for name in self._claim(claim)]
        readings = [
            (each, self.reader.read(each.text, has_title=False)) for each in self.resume.passages
        ]
        for passage, reading in readings:
            self._prove(passage, reading)
        return Me(
            file=self.resume.file,
            items=tuple(map(self._item, self.ranks)),
            degree=_highest(readings),
            years=self._years(readings),
            role=self._role(),
            unknown=tuple(self._unknown(list(dict.fromkeys(unknown)))),
        )

    def _claim(self, claim: Claim) -> Iterator[str]:
        """Take over a claim, and yield those of its names that nothing in the catalog has."""
        ids = self._called(claim.name)
        if not ids and (rated := self._rated(claim.name)):
            claim = claim._replace(name=rated[0], level=claim.level or rated[1])
            ids = self._called(claim.name)
        if not ids:
            mentions = self.reader.read(claim.name, has_title=False).items
            read = [word for mention in mentions.values() for word in mention.words]
            pieces = [each for each in map(str.strip, _PIECES.split(claim.name)) if each]
            named = {
                piece: self._called(piece)
                for piece in pieces
                if not any(piece in word or word in piece for word in read)
            }
            found = (id for of_piece in named.values() for id in of_piece)
            ids = [*dict.fromkeys([*found, *mentions])]
            if not ids:
                is_skill = not claim.is_heading and not LANGUAGE.fullmatch(claim.name)
                yield from [claim.name] if is_skill else ()
                return
            beside = (each for each, of_piece in named.items() if not of_piece)
            yield from (each for each in beside if not _ASIDE.fullmatch(each))
        level = level_called(claim.level)
        for id in ids:
            ranks = (self.ranks.get(id) or 0, level.rank if level else 0)
            self.ranks[id] = max(ranks) or None
            self.claimed.add(id)
            for part, about in claim.proof:
                self._add_proof(id, part, about)

    def _rated(self, name: str) -> tuple[str, str] | None:
        """Return the name of a skill and its level, if that is beside it: "advanced SQL"."""
        first, _, after = name.partition(" ")
        before, _, last = name.rpartition(" ")
        for skill, level in ((before, last), (after, first)):
            # What is called master data is of no level.
            if level_called(level) and self._called(skill) and level.casefold() != "master":
                return skill, level
        return None

    def _called(self, name: str) -> list[str]:
        """Return the ids of what has exactly this name."""
        return [item.id for item in items_called(self.every, name)]

    def _prove(self, passage: Passage, reading: Reading) -> None:
        for id in reading.items:
            self.ranks.setdefault(id, None)
            self._add_proof(id, passage.part, passage.about)

    def _add_proof(self, id: str, part: Part, about: str) -> None:
        proof = self.proof.setdefault(id, [])
        if (kind := KINDS.get(part)) and len(proof) < MAX_PROOF:
            found = Proof(kind=kind, about=about or None)
            proof += [found] if found not in proof else []

    def _item(self, id: str) -> MyItem:
        item, rank = self.items[id], self.ranks[id]
        return MyItem(
            id=id,
            name=item.name,
            kind="skill" if isinstance(item, Skill) else "tool",
            level=LEVELS_BY_RANK[rank] if rank else ASSUMED_LEVEL,
            assumed=rank is None,
            claimed=id in self.claimed,
            proof=tuple(self.proof.get(id, ())),
        )

    def _role(self) -> NamedRole | None:
        """Return the role that the first of the titles names that names one."""
        for title in self.resume.titles[:MAX_TITLES]:
            job = JOB.search(title) if len(title) <= MAX_TITLE else None
            is_title = job and not NOT_YET.search(title, 0, job.start())
            found = roles_of_title(self.catalog.roles, title) if is_title else []
            if len(found) == 1:
                role = found[0]
                return NamedRole(id=role.id, name=role.name, aliases=role.aliases)
        return None

    def _years(self, readings: list[tuple[Passage, Reading]]) -> float | None:
        """Return the years that the file gives, or else the most that its jobs or its words say."""
        if self.resume.years is not None:
            return self.resume.years
        said = [
            years.least
            for passage, reading in readings
            if passage.part is Part.OTHER
            for years in islice(reading.years, 1)
        ]
        return max([*said, *filter(None, [self.resume.worked])], default=None)

    def _unknown(self, names: list[str]) -> Iterator[UnknownClaim]:
        for index, name in enumerate(names):
            near = alike_items(self.every, name) if index < MAX_NEAR else []
            if not near and index < MAX_NEAR:
                near = likely_items(self.catalog, name)
            yield UnknownClaim(
                name=name, near=tuple(Named(id=item.id, name=item.name) for item in near)
            )


def _highest(readings: list[tuple[Passage, Reading]]) -> DegreeLevel | None:
    """Return the highest degree of the parts on education, or else of the others.

    An education that has not ended does not count.
    """
    of_education = [reading for passage, reading in readings if passage.part is Part.EDUCATION]
    others = [reading for passage, reading in readings if passage.part is not Part.STUDIES]
    for some in (of_education, others):
        levels = {level for reading in some for level in reading.degrees.levels}
        if levels:
            return max(levels, key=[*DegreeLevel].index)
    return None
