"""What a name that nothing has may mean: by the words and skills in it, not by its spelling.

The scores are our own: they only put what is offered in order.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from math import log
from typing import TypeVar

from rolecmp.catalog.model import Catalog, Role, Skill, Tool
from rolecmp.catalog.spelling import fold
from rolecmp.catalog.terms import Level, Need
from rolecmp.catalog.titles import long_form, without_rank

_Named = TypeVar("_Named", bound=Role | Skill | Tool)
SUFFIXES = re.compile("(?<=.{4})(?:ments?|ings?|ers?|ed|s)$")
"""The endings in which forms of one word differ: deploys, deploying, deployment."""
LEAST = 0.2
"""The least similarity at which something is offered."""
CLOSE = 0.75
"""What is offered beside the best has at least this share of its similarity."""
MOST = 2
"""The most that are offered."""
NEEDS = {Need.ESSENTIAL: 1.0, Need.USEFUL: 0.5}
"""How much a skill or tool in a title speaks for a role, by how much the role needs it."""


def likely_roles(catalog: Catalog, name: str) -> list[Role]:
    """Return the roles that `name` is closest to by job titles and skills, if any are close."""
    texts = [
        (role.id, role.name, role.short_name or "", *role.aliases, *role.alternate_titles)
        for role in catalog.roles
    ]
    scores = _similarities(name, texts)
    wanted = _words(name)
    mentioned = {
        item.id
        for item in catalog.items
        if any((words := _words(text)) and words <= wanted for text in _names(item))
    }
    for index, role in enumerate(catalog.roles):
        scores[index] += sum(
            NEEDS[each.need] * (each.level or Level.WORKING).rank / len(Level)
            for each in role.skills
            if each.skill in mentioned
        )
        scores[index] += sum(NEEDS[each.need] for each in role.tools if each.tool in mentioned)
    return _best(catalog.roles, scores)


def likely_items(catalog: Catalog, name: str) -> list[Skill | Tool]:
    """Return the skills and tools that `name` is closest to by their words, if any are close."""
    every = catalog.items
    return _best(every, _similarities(name, [_names(item) for item in every]))


def _names(item: Skill | Tool) -> list[str]:
    return [item.id, item.name, *item.aliases, *(word.removeprefix("=") for word in item.search)]


def _similarities(name: str, texts: Sequence[Iterable[str]]) -> list[float]:
    """Return how similar `name` is to the most similar of the texts of each thing, 0 to 1.

    The words in both texts over the words in either, where a word counts the less the more
    things have it: ln(1 + N / df).
    """
    wanted = _words(name)
    known = [[_words(text) for text in each] for each in texts]
    frequencies = Counter(chain.from_iterable(set().union(*each) for each in known))

    def weight(words: Iterable[str]) -> float:
        return sum(log(1 + len(known) / (frequencies[word] or 1)) for word in words)

    return [
        max((weight(wanted & words) / (weight(wanted | words) or 1) for words in each), default=0)
        for each in known
    ]


def _words(text: str) -> set[str]:
    """Return the words of a text by their stems."""
    plain = without_rank(long_form(fold(text)).split())
    return {SUFFIXES.sub("", SUFFIXES.sub("", word)) for word in plain}


def _best(things: Sequence[_Named], scores: Sequence[float]) -> list[_Named]:
    """Return the things with the best scores, the best first."""
    order = sorted(range(len(things)), key=lambda index: -scores[index])
    least = max(LEAST, CLOSE * max(scores, default=0))
    return [things[index] for index in order[:MOST] if scores[index] >= least]
