"""A page as an SVG picture for a slide, which needs no font and no network."""

import re
from html import escape
from pathlib import Path

from rolecmp.output.page import Shown
from rolecmp.output.terminal import Run, columns, picture
from rolecmp.output.text import clean_line

COLUMN, LINE = 8.4, 20
"""The width of a column and the height of a line, in pixels."""
BASE = 14
"""The distance of the baseline from the top of a line, in pixels."""
PADDING = 40
TITLE_SIZE = 28
TITLE_COLUMN = 16
"""The width of a character of the title, in pixels, at most."""
RATIO = 16 / 9
"""The shape of a slide."""
TALLEST = 900
"""The greatest height, in pixels, of a picture that is given that shape."""

TEMPLATE = """\
<svg xmlns="http://www.w3.org/2000/svg" role="img"
  width="{width}" height="{height}" viewBox="0 0 {width} {height}">
<title>{title}</title>
<style>
{style}</style>
<rect x="0.5" y="0.5" width="{inner_width}" height="{inner_height}" rx="8"/>
<text class="title" x="{left}" y="{title_base}">{title}</text>
{lines}
</svg>
"""


def render(page: Shown) -> str:
    """Return a picture of `page` with a large title; as wide as a slide unless it is too long."""
    lines = picture(page)
    widest = max((run.column + run.columns for line in lines for run in line), default=0)
    top = PADDING + 2 * TITLE_SIZE
    height = top + len(lines) * LINE + PADDING
    content = round(max(widest * COLUMN, columns(page.title) * TITLE_COLUMN))
    slide = round(height * RATIO) if height <= TALLEST else 0
    width = max(content + 2 * PADDING, slide)
    height = max(height, round(width / RATIO)) if height <= TALLEST else height
    left = (width - content) // 2
    return TEMPLATE.format(
        width=width,
        height=height,
        inner_width=width - 1,
        inner_height=height - 1,
        style=Path(__file__).with_suffix(".css").read_text(encoding="utf-8"),
        title=_text(clean_line(page.title)),
        left=left,
        title_base=PADDING + TITLE_SIZE,
        lines="\n".join(
            _words(run, left, top + number * LINE + BASE)
            for number, line in enumerate(lines)
            for run in line
        ),
    )


def _words(run: Run, left: int, y: int) -> str:
    """Place words at their columns, whatever the width of the font."""
    x, width = left + run.column * COLUMN, run.columns * COLUMN
    classes = f' class="{" ".join(run.styles)}"' if run.styles else ""
    return f'<text x="{x:.1f}" y="{y}" textLength="{width:.1f}"{classes}>{_text(run.text)}</text>'


def _text(text: str) -> str:
    """Return text without what XML does not allow."""
    return escape(re.sub("[\ufffe\uffff]", "\ufffd", text))
