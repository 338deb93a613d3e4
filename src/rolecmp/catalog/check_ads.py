"""Checks of what job ads mention: signals that do not exist, shares of the wrong measure."""

from collections.abc import Iterator, Mapping

from rolecmp.catalog.layer import Layer
from rolecmp.catalog.problems import Guess, Problem
from rolecmp.catalog.raw import JsonObject
from rolecmp.catalog.terms import Unit


def problems_of_ads(
    layer: Layer, signals: frozenset[str], measures: Mapping[str, JsonObject]
) -> Iterator[Problem]:
    """Find signals without words, shares of signals that do not exist, and incomplete counts.

    `signals` are the ids of all signals, and `measures` all measures by id.
    """
    for signal in layer.lists["signals"]:
        if signal.obj.get("words") == []:
            yield Problem(path=(*signal.path, "words"), message="is empty: expected some words")
    for role in layer.lists["roles"]:
        ads = role.obj.get("ads")
        if not isinstance(ads, dict):
            continue
        path = (*role.path, "ads")
        shares = ads.get("shares")
        for id in shares if isinstance(shares, dict) else ():
            if id not in signals:
                place, message = (*path, "shares", id), f'unknown signal "{id}"'
                guess = Guess(id, signals, "signals", listed="the catalog has")
                yield Problem(path=place, message=message, guess=guess)
        measure = measures.get(str(ads.get("measure")), {"unit": Unit.SHARE})
        if measure.get("unit") != Unit.SHARE:
            message = f'the unit of "{ads.get("measure")}" is not share'
            yield Problem(path=(*path, "measure"), message=message)
        if ("measure" in ads) != ("n" in ads):
            missing = "n" if "measure" in ads else "measure"
            yield Problem(path=path, message=f'"{missing}" is missing: what was counted has both')
