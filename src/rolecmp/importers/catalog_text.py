"""The catalog that an importer has built, checked and as text."""

import json

from rolecmp.catalog.load import parse
from rolecmp.catalog.raw import JsonObject
from rolecmp.errors import CatalogError


def catalog_text(catalog: JsonObject, origin: str) -> str:
    """Return a catalog as JSON, with one entry per line.

    Raises:
        CatalogError: it is not a valid catalog; the message names its `origin`.
    """
    members = ",\n".join(f"  {json.dumps(key)}: {_member(value)}" for key, value in catalog.items())
    text = f"{{\n{members}\n}}\n"
    if problems := parse(text, origin).problems:
        reason = f"{problems[0].path_text}: {problems[0].message}"
        raise CatalogError(f"{origin} cannot be turned into a catalog: {reason}")
    return text


def _member(value: object) -> str:
    if not isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    lines = (json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in value)
    return "[\n    " + ",\n    ".join(lines) + "\n  ]"
