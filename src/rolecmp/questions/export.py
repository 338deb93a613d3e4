"""`export`: the catalog in use as one file."""

from rolecmp.catalog.model import Catalog


def export(catalog: Catalog) -> str:
    """Return `catalog` as the JSON of a catalog file; what it leaves out has its default there.

    The address of a schema is left out: it may be relative to the file that it stood in.
    """
    return (
        catalog.model_dump_json(indent=2, exclude={"schema_"}, exclude_defaults=True, by_alias=True)
        + "\n"
    )
