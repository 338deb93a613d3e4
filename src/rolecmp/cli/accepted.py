"""Command lines that are not as the help has them, and still work."""

from collections.abc import Collection, Sequence

from rolecmp.output.formats import EXTENSIONS

FORMATS: dict[str, str] = {extension[1:]: format for extension, format in EXTENSIONS.items()}
FORMATS |= {"text": "table", "terminal": "table", "graphviz": "dot"}
"""Other words for the formats: the extensions of their files, and more."""
FORMAT_OPTIONS = ("-f", "--format")
WITH_VALUE = (*FORMAT_OPTIONS, "--roles", "--only", "-o", "--output")
ALONE = ("--json", "--full", "--sources")
"""The options that many commands share: they may also stand before the command."""


def accepted(words: Sequence[str], commands: Collection[str]) -> list[str]:
    """Return a command line as the commands take it: options after them, formats by our words."""
    made = _command_first([*words], commands)
    if made[:1] == ["validate"]:  # its reports have formats of their own
        return made
    for index, word in enumerate(made):
        name, equals, value = word.partition("=")
        if index and made[index - 1] in FORMAT_OPTIONS:
            made[index] = FORMATS.get(word.casefold(), word)
        elif equals and name in FORMAT_OPTIONS:
            made[index] = f"{name}={FORMATS.get(value.casefold(), value)}"
    return made


def _command_first(words: list[str], commands: Collection[str]) -> list[str]:
    """Return `words` with the options before the command after it."""
    index = 0
    while index < len(words) and words[index].partition("=")[0] in {*WITH_VALUE, *ALONE}:
        index += 2 if words[index] in WITH_VALUE else 1
    if not index or index >= len(words) or words[index] not in commands:
        return words
    return [words[index], *words[:index], *words[index + 1 :]]
