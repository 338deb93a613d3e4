"""Breaking a line that says what to type, so that the command in it can still be pasted."""

import re

from rolecmp.output.lines import Line, styled

COMMAND = re.compile(r"(?:^|   )(?:\w+ )*\w+: rolecmp .*$")
"""What a line says to type, at its end."""
SHELL_WORD = re.compile(r"(?:'[^']*'|[^\s'])+")
"""What a shell takes for one word."""
CONTINUED = " \\"
"""What a line of a command ends with that goes on in the next one."""


def to_paste(line: Line, width: int) -> list[Line]:
    """Return the lines that a line with a command takes up within `width`.

    A shell takes those of the command for one. Nothing is returned if the line fits, has no
    command or several styles, or a word of the command is too long.
    """
    if line.width <= width:
        return []
    found = COMMAND.search(line.plain)
    styles = {style for _, style in line.runs}
    if not found or len(styles) > 1:
        return []
    (style,) = styles
    room = width - len(CONTINUED)
    parts = [""]
    for word in SHELL_WORD.findall(found[0].strip()):
        longer = f"{parts[-1]} {word}".lstrip()
        if styled(longer).width <= room:
            parts[-1] = longer
        else:
            parts.append(word)
    if any(styled(part).width > room for part in parts):
        return []
    before = styled(line.plain[: found.start()].rstrip(), style)
    typed = [*(f"{part}{CONTINUED}" for part in parts[:-1]), parts[-1]]
    return [
        *(before.wrapped(width) if before.runs else ()),
        *(styled(each, style) for each in typed),
    ]
