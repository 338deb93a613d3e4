"""What everything in a catalog is made of: short texts, ids, numbers, and the frozen model."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, JsonValue

from rolecmp.catalog.characters import CONTROL_CHARACTERS, READABLE, VISIBLE
from rolecmp.catalog.terms import ALIAS_PATTERN, ID_PATTERN, MAX_ID_LENGTH, Need


def _readable(text: str) -> str:
    """Refuse text that is blank or contains control characters."""
    is_blank = not (text.strip() if text.isascii() else VISIBLE.search(text))
    if text.isprintable() and not is_blank:
        return text
    if is_blank:
        raise ValueError("is blank")
    if found := CONTROL_CHARACTERS.search(text):
        raise ValueError(f"contains the control character U+{ord(found[0]):04X}")
    return text


_PATTERN: dict[str, JsonValue] = {"pattern": READABLE}
Text = Annotated[
    str, Field(max_length=20_000, json_schema_extra=_PATTERN), AfterValidator(_readable)
]
Name = Annotated[str, Field(max_length=200, json_schema_extra=_PATTERN), AfterValidator(_readable)]
Id = Annotated[str, Field(max_length=MAX_ID_LENGTH, pattern=ID_PATTERN)]
Alias = Annotated[str, Field(max_length=MAX_ID_LENGTH, pattern=ALIAS_PATTERN)]
# A reference needs no pattern: it is checked against the existing ids.
Ref = str
Address = Annotated[str, Field(max_length=2000, pattern=r"^https?://[!-~]+$")]
Phrase = Annotated[
    str,
    Field(max_length=200, pattern=r"^=?\S*\w\S*( (\.\.\. )?\S*\w\S*)*$"),
    AfterValidator(_readable),
]
"""Words to look for in running text: `model*` stands for any word that begins so, `...` for up to
five words, and `=` before them for these words as they are written."""
Share = Annotated[float, Field(strict=True, ge=0, le=1)]
Number = Annotated[float, Field(strict=True, ge=-1e12, le=1e12)]
"""A number of a size that people can read; neither infinite nor "not a number"."""
Count = Annotated[int, Field(strict=True, gt=0, le=10**12)]
Year = Annotated[int, Field(strict=True, ge=1000, le=9999)]


class Model(BaseModel):
    """The base of everything in a catalog: frozen, without unknown keys.

    Nothing in a JSON text is coerced, except a word to its enumeration and a list to a
    tuple; this also holds for text that has already been parsed.
    """

    # An answer always has all its keys, including those with a default.
    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        defer_build=True,
        json_schema_serialization_defaults_required=True,
    )


def example(**values: JsonValue) -> ConfigDict:
    """Return the configuration of a model that has an example.

    Editors offer it, and a message shows it to somebody who wrote another shape.
    """
    return ConfigDict(json_schema_extra={"examples": [values]})


SOURCES = Field(default=(), description="The ids of the sources of this claim.")
SEARCH = Field(
    default=(),
    description="Words to look for in running text when the name and aliases would mislead; "
    "=Excel counts only as it is written.",
)
DIFFERENT = Field(
    default=(), description="The ids of skills and tools that it looks like, and is not."
)
NEED = Field(
    default=Need.ESSENTIAL, description="essential: required to get in; useful: nice to have."
)
