"""Measure how often `match` is right about job ads: by role, and by how clear the text is.

    python bench/ads.py FOLDER

FOLDER has files of ads, `*.jsonl`: on each line an object with `id`, `title`, `description` and
`label`, the id of the role that the title names. A figure is over all ads with a label among the
roles compared; the title line is no part of what is judged. It exits with 1 if a figure misses
its bar, or if a hostile text takes too long.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from time import process_time
from typing import NamedTuple

from rolecmp.catalog.load import load
from rolecmp.questions.match import Matcher
from rolecmp.questions.verdict import Verdict
from rolecmp.texts.files import Text
from rolecmp.texts.reader import TextReader

FIVE = ("business-analyst", "data-analyst", "data-engineer", "data-scientist", "ml-engineer")
"""The roles with the most counted ads."""


HOSTILE = {
    text.strip(): text
    for text in ("data ", "build ", "build data ", "aB", "5 years ", "or ", "& ", "\u2019s")
}
"""Texts that repeat what is looked for."""
MAX_RATIO = 4
"""What a hostile text may take, as a multiple of what ads of its length take."""


class Judged(NamedTuple):
    """An ad: the role of its title, the verdict on its text, and the roles, likeliest first."""

    label: str
    verdict: Verdict
    roles: list[str]


class Bar(NamedTuple):
    """A figure, and the least that it may be."""

    name: str
    value: float
    least: float


def main() -> None:
    """Print the figures for five roles and for all."""
    if len(sys.argv) != 2:  # noqa: PLR2004 - the script and the folder
        sys.exit("usage: python bench/ads.py FOLDER")
    catalog = load()
    ads = [*read(Path(sys.argv[1]))]
    five = [*judge(Matcher(catalog, FIVE), ads)]
    every = [*judge(Matcher(catalog), ads)]
    print_figures("five roles", five)
    print_figures(f"{len(catalog.roles)} roles", every)
    clear = [each for each in five if each.verdict is Verdict.CLEAR]
    bars = (
        Bar("five roles: macro-F1", macro_f1(five), 0.75),
        Bar("five roles: the first two", in_first(five, 2), 0.92),
        Bar("five roles: clear", len(clear) / len(five), 0.35),
        Bar("five roles: right if clear", in_first(clear, 1), 0.87),
        Bar("all roles: the first two", in_first(every, 2), 0.81),
    )
    for bar in bars:
        print(f"{bar.value:6.3f}  {bar.name:30}  at least {bar.least}")
    slowest = max(print_times(TextReader(catalog), (ad["description"] for ad in ads)))
    if any(bar.value < bar.least for bar in bars) or slowest > MAX_RATIO:
        sys.exit(1)


def print_times(reader: TextReader, ads: Iterable[str]) -> Iterator[float]:
    """Print what a megabyte of each text takes; yield each time over that of a megabyte of ads."""
    base = 0.0
    for name, text in {"ads": "\n".join(ads), **HOSTILE}.items():
        start = process_time()
        reader.read((text * (1 + 2**20 // len(text)))[: 2**20])
        seconds = process_time() - start
        base = base or seconds
        print(f"{seconds / base:6.2f}  1 MiB of {name:21}  at most {MAX_RATIO} ({seconds:.2f} s)")
        yield seconds / base


def read(folder: Path) -> Iterator[dict[str, str]]:
    """Yield the ads in the files of a folder."""
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def judge(matcher: Matcher, ads: Iterable[dict[str, str]]) -> Iterator[Judged]:
    """Yield the verdicts of `match` on the ads of the roles that it compares."""
    labels = {role.id for role in matcher.roles}
    for ad in ads:
        if ad["label"] in labels:
            found, _ = matcher.match(Text(ad["id"], f"{ad['title']}\n{ad['description']}"))
            roles = [role.id for role in found.text.roles]
            yield Judged(ad["label"], found.text.verdict, roles)


def print_figures(title: str, ads: Sequence[Judged]) -> None:
    """Print how often the first role and one of the first two is right, by verdict and by role."""
    bands = defaultdict[str, list[Judged]](list)
    for ad in ads:
        bands[ad.verdict].append(ad)
        bands[ad.label].append(ad)
    print(f"{title}: {len(ads)} ads; the first is right in {in_first(ads, 1):.2f}")
    for name in (*Verdict, *sorted({ad.label for ad in ads})):
        if of_band := bands[name]:
            first, two = in_first(of_band, 1), in_first(of_band, 2)
            print(f"  {name:20} {len(of_band):4}  first {first:.2f}  first two {two:.2f}")


def in_first(ads: Sequence[Judged], count: int) -> float:
    """Return the share of the ads of which one of the first roles is that of the title."""
    return sum(ad.label in ad.roles[:count] for ad in ads) / (len(ads) or 1)


def macro_f1(ads: Sequence[Judged]) -> float:
    """Return the mean of the F1 scores of the roles."""
    pairs = Counter((ad.label, ad.roles[0]) for ad in ads)
    labels = {ad.label for ad in ads}
    scores = []
    for label in labels:
        said = sum(count for (_, role), count in pairs.items() if role == label)
        true = sum(count for (role, _), count in pairs.items() if role == label)
        scores.append(2 * pairs[label, label] / (said + true))
    return sum(scores) / len(scores)


if __name__ == "__main__":
    main()
