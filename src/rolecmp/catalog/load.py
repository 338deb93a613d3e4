"""Reading catalogs: the built-in one, a file, standard input, a folder, or a part of them."""

from codecs import BOM_UTF8
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pydantic import JsonValue
from pydantic_core import from_json

from rolecmp.catalog.carriers import carriers
from rolecmp.catalog.combine import merge
from rolecmp.catalog.excerpt import Scope, excerpts, is_large
from rolecmp.catalog.file_names import BUILTIN, display_name
from rolecmp.catalog.files import in_folder, read_bytes
from rolecmp.catalog.json_text import parse_json
from rolecmp.catalog.layer import UTF_8, Layer
from rolecmp.catalog.model import Catalog
from rolecmp.catalog.modeling import modeled, too_many
from rolecmp.errors import CatalogError

MANY_BYTES = 2**20
"""From this length on, a question does not look for repeated keys: only `validate` does."""


def load(files: Sequence[str] = (), scope: Scope | None = None) -> Catalog:
    """Return the catalog made by combining `files`; without any, the built-in one.

    Each of `files` is a path, `-` for standard input, or `builtin`; a folder stands for all JSON
    files in it. What a later file defines replaces what an earlier one defined under the same
    id, unless both are in one folder: then that is an error. With a `scope`, a large file is not
    read more closely than the question takes.

    Raises:
        CatalogError: a file cannot be read.
        InvalidCatalogError: a file is not a catalog, or the files do not fit together.
    """
    # Of a file that is given twice, the last one counts.
    names = [*reversed(dict.fromkeys(reversed(files or (BUILTIN,))))]
    layers = [layer for file in names for layer in read_all(file, is_part=scope is not None)]
    if scope and any(layer.is_unread for layer in layers) and (part := _part_of(layers, scope)):
        return part
    return _whole(_without_json(layers))


def _without_json(layers: Sequence[Layer]) -> list[Layer]:
    """Return layers without what was parsed but is unread: it takes most of the memory."""
    return [replace(layer, json=None) if layer.is_unread else layer for layer in layers]


def _whole(layers: Sequence[Layer]) -> Catalog:
    """Return the catalog that all layers make, those that are unread in full.

    Raises:
        InvalidCatalogError: a file is not a catalog, or the files do not fit together.
    """
    layers = [*map(_in_full, layers)]
    if any(layer.file != display_name(BUILTIN) for layer in layers):
        # The built-in catalog is checked when it is changed.
        from rolecmp.catalog.faults import refuse_invalid

        refuse_invalid(layers)
    return merge(layers)


def _part_of(layers: Sequence[Layer], scope: Scope) -> Catalog | None:
    """Return the part of a catalog that is in a scope; None if anything is wrong with it."""
    from rolecmp.catalog.faults import are_valid

    found = excerpts([layer.json for layer in layers], scope)
    parts = list[Layer]()
    for layer, part in zip(layers, found, strict=True):
        catalog = _modeled(part.catalog) if layer.is_unread else layer.catalog
        if layer.is_unread and not catalog:
            return None
        whole = layer.json if layer.is_unread else None
        made = replace(layer, json=part.catalog, catalog=catalog, whole=whole, is_unread=False)
        parts.append(made)
    if not are_valid(parts):
        return None
    outlined = frozenset(id for part in found for id in part.outlined)
    count = cache(lambda: carriers(layer.whole or layer.json for layer in parts))
    unread = _without_json(layers)
    return merge(parts).part_of(lambda: _whole(unread), count, outlined)


def read_all(file: str, *, is_part: bool = False) -> list[Layer]:
    """Read a file, or the JSON files in a folder, which are one catalog together.

    In a folder, JSON that is no catalog is passed over. `is_part`: of a large catalog only a
    part will be needed, so it is left unread.

    Raises:
        CatalogError: one of them cannot be read, or a folder has no catalog.
    """
    inside = in_folder(file)
    layers = [read(each, is_part=is_part) for each in inside]
    if inside == [file]:
        return layers
    kept = [layer for layer in layers if layer.is_catalog]
    if not kept:
        raise CatalogError(f"no role catalog in {display_name(file)}: expected files *.json")
    return as_one(kept)


def as_one(layers: Sequence[Layer]) -> list[Layer]:
    """Return files as parts of one catalog, of which none replaces another."""
    name = layers[0].file if len(layers) > 1 else None
    return [replace(layer, folder=name) for layer in layers]


def read(file: str, *, is_part: bool = False) -> Layer:
    """Read a catalog file and check it by itself, unless it is large and only a part is needed.

    Raises:
        CatalogError: it cannot be read.
    """
    if file == BUILTIN:
        return _read_builtin()
    return parse(read_bytes(file), display_name(file), is_part=is_part)


@cache
def _read_builtin() -> Layer:
    """Return the built-in catalog, read once: it does not change, and it is not large."""
    data = read_bytes(BUILTIN)
    value = from_json(data)
    return Layer(display_name(BUILTIN), data, value, Catalog.model_validate(value))


def parse(data: bytes, name: str, *, is_part: bool = False) -> Layer:
    """Check the catalog in `data` by itself, unless it is large and only a part is needed.

    If anything is wrong, all of it is read again to report everything.
    """
    if layer := _parsed(data, name, is_part=is_part):
        return layer
    from rolecmp.catalog.faults import faulty

    return faulty(data, name)


def _parsed(data: bytes, name: str, *, is_part: bool) -> Layer | None:
    """Return the layer of a catalog, or None if anything is wrong with it."""
    try:
        # Most of the time would go into looking for repeated keys, as `validate` does.
        if is_part and len(data) >= MANY_BYTES:
            value = _parse_quickly(data)
        else:
            value, is_plain = parse_json(data.decode(UTF_8))
            if not is_plain:
                return None
        if is_part and is_large(value):
            return Layer(name, data, value, is_unread=True)
        catalog = _modeled(value)
    except (ValueError, RecursionError):
        return None
    return Layer(name, data, value, catalog) if catalog else None


def _modeled(value: JsonValue) -> Catalog | None:
    """Return the catalog that JSON is, or None if anything is wrong with it."""
    try:
        return None if too_many(value) else modeled(value).catalog
    except RecursionError:
        return None


def _in_full(layer: Layer) -> Layer:
    """Return a layer that is read, with all that is wrong with it."""
    if not layer.is_unread:
        return layer
    return replace(parse(layer.data, layer.file), folder=layer.folder)


def _parse_quickly(data: bytes) -> JsonValue:
    """Parse JSON that has no constant like NaN; of a repeated key, the last is kept.

    Raises:
        ValueError: it is not JSON, or has such a constant.
    """
    # Looking for texts that are alike, to keep them once, would take a third of the time.
    plain = data.removeprefix(BOM_UTF8)
    value: JsonValue = from_json(plain, allow_inf_nan=False, cache_strings="keys")
    return value
