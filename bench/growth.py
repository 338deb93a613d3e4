"""Print how the time of each question and each lint grows with the number of roles.

    python bench/growth.py [MOST ROLES]

Run it with the Python of an environment that has rolecmp in it. Catalogs of 100 roles and more
are made up, each ten times the one before, up to 100,000. Beside each time stands how many times
more it is, and how many times more functions were called: ten for work that is linear, and up to
fifteen for n log n. What is beyond that by its calls is marked; by its time alone it may be, as
the memory of a large catalog is in no cache of the processor.
"""

import gc
import json
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from math import log
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from rolecmp.catalog.faults import find_errors
from rolecmp.catalog.load import load, read_all
from rolecmp.catalog.problems import Severity
from rolecmp.catalog.similar_names import SimilarNames
from rolecmp.questions import lint
from rolecmp.questions.compare import compare
from rolecmp.questions.diff import diff
from rolecmp.questions.listing import list_roles
from rolecmp.questions.match import match
from rolecmp.questions.path import find_paths
from rolecmp.questions.process import find_process
from rolecmp.questions.show import show
from rolecmp.questions.skill import find_skill, list_skills
from rolecmp.texts.files import Text

SIZES = (100, 1_000, 10_000, 100_000)
SMALLEST = 0.002
"""A time below this, in seconds, says nothing about growth."""
SKILLS, TOOLS, MOVES = 6, 2, 3
"""How many of each a made-up role has."""
AD = "Role 7\n\nYou need skill 3, skill 5 and skill 11, and tool 4.\n"


def main() -> None:
    """Print a line for each question and lint, with its times at each size."""
    most = int(sys.argv[1]) if sys.argv[1:] else SIZES[-1]
    sizes = [size for size in SIZES if size <= most]
    # Each size has a process of its own: memory that another one has used is quicker to get.
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as pool:
        each = [*pool.map(measured, sizes)]
    for label in each[0]:
        taken = [works[label] for works in each]
        shown = [f"{taken[0].seconds:7.3f} s"]
        for number, (before, after) in enumerate(pairwise(taken)):
            allowed = 10 * log(sizes[number + 1]) / log(sizes[number])
            times = after.seconds / before.seconds
            more = f"x {times:4.1f}" if before.seconds >= SMALLEST else " " * 6
            calls = after.calls / before.calls
            mark = "!" if calls > allowed else " "
            shown.append(f"{after.seconds:7.3f} s {more} ({calls:4.1f}){mark}")
        print(f"{label:28} {'  '.join(shown)}")


class Work(NamedTuple):
    """What something takes: its time, and how many functions it calls."""

    seconds: float
    calls: int


def measured(size: int) -> dict[str, Work]:
    """Return what each question and lint takes on a catalog of so many roles."""
    gc.disable()  # as the program does
    taken = {}
    with TemporaryDirectory() as name:
        file = Path(name) / "catalog.json"
        file.write_text(json.dumps(made_up(size)), encoding="utf-8")
        print(f"{size:,} roles, {file.stat().st_size / 2**20:.1f} MiB", flush=True)
        for label, work in works(str(file)).items():
            gc.collect()
            start = perf_counter()
            work()
            taken[label] = Work(perf_counter() - start, calls_of(work))
    return taken


def calls_of(work: Callable[[], object]) -> int:
    """Return how many functions are called by some work."""
    calls = 1

    def count(_frame: object, event: str, _arg: object) -> None:
        nonlocal calls
        calls += "call" in event

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return calls


def works(file: str) -> dict[str, Callable[[], object]]:
    """Return what is timed on the catalog in a file, by its name."""
    catalog, layers = load([file]), read_all(file)
    (layer,) = layers
    scorer = lint._scorer(layers)  # noqa: SLF001
    used = lint._used(layers)  # noqa: SLF001
    named = {
        "near duplicates": lambda: lint._near_duplicates(layer, SimilarNames()),  # noqa: SLF001
        "unused": lambda: lint._unused(layer, used),  # noqa: SLF001
        "old sources": lambda: lint._old_sources(layer, 2025),  # noqa: SLF001
        "unmarked disputes": lambda: lint._unmarked_disputes(layer, {}),  # noqa: SLF001
        "judgments as evidence": lambda: lint._judgments_as_evidence(layer, ()),  # noqa: SLF001
        "invisible characters": lambda: lint._invisible(layer.json, ()),  # noqa: SLF001
        "falling grades": lambda: lint._falling_grades(layer),  # noqa: SLF001
        "unclear grades": lambda: lint._unclear_grades(layer),  # noqa: SLF001
        "leaps": lambda: lint._leaps(layer, scorer) if scorer else (),  # noqa: SLF001
    }
    lints: dict[str, Callable[[], object]] = {
        f"lint: {label}": lambda found=found: list(found())  # type: ignore[misc]
        for label, found in named.items()
    }
    return {
        "load": lambda: load([file]),
        "errors": lambda: find_errors(read_all(file)),
        "all lints": lambda: lint.lint(layers, Severity.WARNING, is_valid=True),
        **lints,
        "list": lambda: list_roles(catalog),
        "list skill": lambda: list_roles(catalog, "skill 7"),
        "show": lambda: show(catalog, "r7"),
        "compare": lambda: compare(catalog, ["r1", "r7"]),
        "path": lambda: find_paths(catalog, "r1", "r7"),
        "path --from": lambda: find_paths(catalog, "r1", None),
        "path --to": lambda: find_paths(catalog, None, "r1"),
        "process": lambda: find_process(catalog, "r1"),
        "skill": lambda: list_skills(catalog),
        "skill NAME": lambda: find_skill(catalog, "s7"),
        "skill NAME --from": lambda: find_skill(catalog, "s7", origin="r1"),
        "match --among": lambda: match(catalog, [Text("ad", AD)], among=["r1", "r7"]),
        "diff": lambda: diff(catalog, catalog, names=("old", "new")),
    }


def made_up(size: int) -> dict[str, object]:
    """Return a catalog of so many roles, with a skill and a tool for every tenth of them."""
    items = max(size // 10, 20)
    return {
        "format": 1,
        "weighting": "rarity",
        "sources": [{"id": "us", "title": "Made up", "year": 2020}],
        "skills": [{"id": f"s{n}", "name": f"Skill {n}"} for n in range(items)],
        "tools": [{"id": f"t{n}", "name": f"Tool {n}"} for n in range(items)],
        "roles": [
            {
                "id": f"r{n}",
                "name": f"Role {n}",
                "summary": "x",
                "skills": [
                    {"skill": f"s{each}"}
                    for each in {(n * 7 + k * k) % items for k in range(SKILLS)}
                ],
                "tools": [{"tool": f"t{each}"} for each in {(n + k) % items for k in range(TOOLS)}],
                "entry": {"difficulty": 1 + n % 5},
                "leads_to": [
                    {"role": f"r{each}", "sources": ["us"]}
                    for each in sorted({(n * 3 + k * 17 + 1) % size for k in range(MOVES)} - {n})
                ],
            }
            for n in range(size)
        ],
    }


if __name__ == "__main__":
    main()
