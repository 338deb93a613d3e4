"""Which ids in a catalog are those of another one, renamed."""

import json
from collections.abc import Mapping, Sequence

from pydantic import JsonValue

from rolecmp.catalog.model import Catalog, Measure, Phase, Role, Signal, Skill, Source, Tool
from rolecmp.catalog.references import REFERS_TO, items_about
from rolecmp.questions.pairs import same_entries

Entry = Role | Skill | Tool | Source | Measure | Signal | Phase
Renames = Mapping[str, Mapping[str, str]]
"""The new ids by the old ones, for each list of a catalog."""


def renamed(old: Catalog, new: Catalog) -> Renames:
    """Return the ids that changed, by the list they are in.

    What has the same name, or a name in common, is the same; so is what has most of its
    values in common.
    """
    before, after = lists(old), lists(new)
    found = {section: _pairs(before[section], after[section]) for section in before}
    return {section: pairs for section, pairs in found.items() if pairs}


def lists(catalog: Catalog) -> dict[str, Sequence[Entry]]:
    """Return the lists of a catalog whose entries others name by their ids."""
    return {
        "roles": catalog.roles,
        "skills": catalog.skills,
        "tools": catalog.tools,
        "sources": catalog.sources,
        "measures": catalog.measures,
        "signals": catalog.signals,
        "phases": catalog.phases,
    }


def with_renames(catalog: Catalog, renames: Renames) -> Catalog:
    """Return a catalog in which what was renamed has its new id, wherever it is named."""
    if not renames:
        return catalog
    plain: dict[str, JsonValue] = catalog.model_dump(mode="json", by_alias=True)
    about = {measure.id: measure.about for measure in catalog.measures}
    changed: dict[str, JsonValue] = {}
    for section, entries in plain.items():
        mended = _Mender(renames, about).mended(entries) if isinstance(entries, list) else entries
        new_ids = renames.get(section, {})
        if isinstance(mended, list):
            for entry in mended:
                if isinstance(entry, dict) and isinstance(entry.get("id"), str):
                    entry["id"] = new_ids.get(str(entry["id"]), entry["id"])
        changed[section] = mended
    return Catalog.model_validate_json(json.dumps(changed))


class _Mender:
    """Puts new ids in the place of old ones."""

    def __init__(self, renames: Renames, about: Mapping[str, str]) -> None:
        """Take the renames, and what each measure is about."""
        self.renames = renames
        self.about = about

    def mended(self, value: JsonValue) -> JsonValue:
        """Return a value with the new ids."""
        if isinstance(value, list):
            return [self.mended(each) for each in value]
        if not isinstance(value, dict):
            return value
        mended: dict[str, JsonValue] = {}
        for key, each in value.items():
            ids = self._ids(key, value)
            if key == "shares" and isinstance(each, dict):
                signals = self.renames.get("signals", {})
                mended[key] = {signals.get(id, id): share for id, share in each.items()}
            elif isinstance(each, str):
                mended[key] = ids.get(each, each)
            elif isinstance(each, list) and all(isinstance(one, str) for one in each):
                mended[key] = [ids.get(str(one), one) for one in each]
            else:
                mended[key] = self.mended(each)
        return mended

    def _ids(self, key: str, parent: Mapping[str, JsonValue]) -> Mapping[str, str]:
        """Return the new ids of what a key refers to."""
        if key == "different_from":
            return {**self.renames.get("skills", {}), **self.renames.get("tools", {})}
        about = parent.get("about") or self.about.get(str(parent.get("measure")))
        section = items_about(about) if key == "item" else REFERS_TO.get(key)
        return self.renames.get(section or "", {})


def _pairs(old: Sequence[Entry], new: Sequence[Entry]) -> dict[str, str]:
    """Return the new ids of what is gone by its id, and came by another one."""
    before, after = {each.id for each in old}, {each.id for each in new}
    gone = {each.id: each for each in old if each.id not in after}
    come = {each.id: each for each in new if each.id not in before}
    return same_entries(gone, come)
