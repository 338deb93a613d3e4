"""A page as an SVG picture of a terminal, which needs no font and no network."""

import re
from html import escape
from pathlib import Path

from rolecmp.output.page import Page
from rolecmp.output.terminal import Run, picture

COLUMN, LINE = 8.4, 20
"""The width of a column and the height of a line, in pixels."""
BASE = 14
"""The distance of the baseline from the top of a line, in pixels."""
PADDING = 24

TEMPLATE = """\
<svg xmlns="http://www.w3.org/2000/svg" role="img"
  width="{width}" height="{height}" viewBox="0 0 {width} {height}">
<title>{title}</title>
<style>
{style}</style>
<rect x="0.5" y="0.5" width="{inner_width}" height="{inner_height}" rx="8"/>
{lines}
</svg>
"""


def render(page: Page) -> str:
    """Return a picture of `page`, wide enough for its columns to stand side by side."""
    lines = picture(page)
    columns = max(run.column + run.columns for line in lines for run in line)
    width = round(columns * COLUMN) + 2 * PADDING
    height = len(lines) * LINE + 2 * PADDING
    return TEMPLATE.format(
        width=width,
        height=height,
        inner_width=width - 1,
        inner_height=height - 1,
        style=Path(__file__).with_suffix(".css").read_text(encoding="utf-8"),
        title=_text(page.title),
        lines="\n".join(
            _words(run, PADDING + number * LINE + BASE)
            for number, line in enumerate(lines)
            for run in line
        ),
    )


def _words(run: Run, y: int) -> str:
    """Place words at their columns, whatever the width of the font."""
    x, width = PADDING + run.column * COLUMN, run.columns * COLUMN
    styles = {"bold": run.is_bold, "dim": run.is_dim, "accent": run.is_accent}
    names = " ".join(name for name, is_on in styles.items() if is_on)
    classes = f' class="{names}"' if names else ""
    return f'<text x="{x:.1f}" y="{y}" textLength="{width:.1f}"{classes}>{_text(run.text)}</text>'


def _text(text: str) -> str:
    """Return text without what XML does not allow."""
    return escape(re.sub("[\ufffe\uffff]", "\ufffd", text))
