"""Time how large catalogs are dealt with.

    python bench/large.py [O*NET RELEASE] [ESCO DOWNLOAD]

Run it with the Python of an environment that has rolecmp in it. With a release (the text
database, or the CSV files of ESCO, zipped or not) it is imported, and commands on the import
are timed against the same on the built-in catalog, in turn; with both, also on both together.
Without, catalogs of 12 to 10,000 made-up roles are, and each command is shown with what it
takes more for each role and move.
"""

import json
import resource
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

ROUNDS = 5
MAX_IMPORT_SECONDS = 12
"""How many seconds an import may take."""
MAX_IMPORT_MEBIBYTES = 600
"""How many MiB an import may take."""
COMMANDS = {
    "list": (["list"], 2.5),
    "list WORD": (["list", "data"], 2.5),
    "show": (["show", "{0}"], 2.5),
    "compare": (["compare", "{0}", "{1}"], 2.5),
    "skill": (["skill", "sql"], 2.5),
    "match": (["match", "{ad}", "--among", "{0},{1}"], 2.5),
    "path": (["path", "{0}", "{1}"], 5.0),
    "path --from": (["path", "--from", "{0}"], 5.0),
    "validate": (["validate"], 6.0),
}
"""What is run on the built-in catalog and on an import, and what the latter may cost."""
BUILTIN = ("ds", "mle")
ROLES = {"onet": ("15-2051.00", "15-1252.00"), "esco": ("2511.3", "2511.4")}
"""Two roles of each catalog."""
AD = "Data analyst\n\nYou query data in SQL, build dashboards and report to the managers.\n"
SIZES = (12, 100, 1_000, 10_000)
MOVES = 10
"""How many moves lead from each made-up role."""


def main() -> None:
    """Print the ratios."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "ad.txt").write_text(AD, encoding="utf-8")
        if not sys.argv[1:]:
            growth(folder / "catalog.json")
        seconds = {kind: imported(kind, release, folder) for kind, release in releases()}
        figures = {kind: against_the_builtin([kind], folder) for kind in seconds}
        if len(figures) > 1:
            both = against_the_builtin([*figures], folder)
            print(f"{'':13} {'  '.join(f'{kind:>8}' for kind in (*figures, 'both'))}")
            for command, (_, limit) in COMMANDS.items():
                parts = [each[command] for each in figures.values()]
                print(
                    f"{command:13} "
                    + "  ".join(f"{each:6.2f}" for each in (*parts, both[command])),
                    f"  at most {limit}, both at most {sum(parts):.2f}",
                )
        else:
            for kind, each in figures.items():
                for command, ratio in each.items():
                    print(f"{command:13} {ratio:6.2f} x  on {kind}, at most {COMMANDS[command][1]}")


def releases() -> Iterator[tuple[str, str]]:
    """Yield the releases that were named, with the importer of each."""
    for path in sys.argv[1:]:
        yield "esco" if "esco" in Path(path).name.lower() else "onet", path


def imported(kind: str, release: str, folder: Path) -> float:
    """Import a release, and return how many seconds it took."""
    seconds = timed(["import", kind, release, "-o", str(folder / f"{kind}.json")])
    mebibytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        f"import {kind}  {seconds:4.1f} s, {mebibytes:4.0f} MiB at most so far; at most "
        f"{MAX_IMPORT_SECONDS} s, {MAX_IMPORT_MEBIBYTES} MiB"
    )
    return seconds


def against_the_builtin(kinds: Sequence[str], folder: Path) -> dict[str, float]:
    """Return what each command takes on imports, as a multiple of what it takes without."""
    ad = str(folder / "ad.txt")
    roles = [word for kind in kinds for word in ("--roles", str(folder / f"{kind}.json"))]
    ratios = {}
    for command, (line, _) in COMMANDS.items():
        without = [word.format(*BUILTIN, ad=ad) for word in line]
        with_imports = [word.format(*ROLES[kinds[-1]], ad=ad) for word in line]
        before, after = in_turn(without, [*with_imports, *roles])
        ratios[command] = after / before
    return ratios


def growth(file: Path) -> None:
    """Time commands on ever larger catalogs, and print what is due to each role and move."""
    base, latest = median(timed(["--version"]) for _ in range(ROUNDS)), dict[str, float]()
    print("roles and moves  list       compare    path --from   (times more; at most linear)")
    for size in SIZES:
        file.write_text(json.dumps(made_up(size)), encoding="utf-8")
        roles = ["--roles", str(file)]
        commands = {
            "list": ["list", "--json", *roles],
            "compare": ["compare", "r0", "r1", *roles],
            "path": ["path", "--from", "r0", *roles],
        }
        times = {
            name: median(timed(line) for _ in range(3)) - base for name, line in commands.items()
        }
        grown = [f"{times[name] / latest[name]:.1f}" if latest else "" for name in times]
        seconds = [
            f"{time:.2f} s {more:4}" for time, more in zip(times.values(), grown, strict=True)
        ]
        print(f"{size * (1 + MOVES):15,}  {'  '.join(seconds)}")
        latest = times


def made_up(size: int) -> dict[str, object]:
    """Return a catalog of so many roles, each with eight skills and moves to ten others."""
    return {
        "format": 1,
        "sources": [{"id": "us", "title": "Made up"}],
        "skills": [{"id": f"s{number}", "name": f"Skill {number}"} for number in range(64)],
        "roles": [
            {
                "id": f"r{number}",
                "name": f"Role {number}",
                "summary": "Made up.",
                "skills": [
                    {"skill": f"s{(number * 7 + step * step) % 64}", "level": "working"}
                    for step in range(6)
                ],
                "entry": {"difficulty": 1 + number % 5},
                "leads_to": [
                    {
                        "role": f"r{other}",
                        "sources": ["us"],
                        "relatedness_tier": "primary",
                    }
                    for other in sorted(
                        {(number * 3 + step * 17 + 1) % size for step in range(MOVES)}
                    )
                    if other != number
                ],
            }
            for number in range(size)
        ],
    }


def in_turn(one: Sequence[str], other: Sequence[str]) -> tuple[float, float]:
    """Return the least times of two commands, run in turn: what disturbs a run adds to it."""
    pairs = [(timed(one), timed(other)) for _ in range(ROUNDS)]
    return min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)


def timed(line: Sequence[str]) -> float:
    """Run a command line, and return how many seconds it took."""
    start = perf_counter()
    command = [sys.executable, "-m", "rolecmp", *line]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return perf_counter() - start


if __name__ == "__main__":
    main()
