"""Time how large catalogs are dealt with.

    python bench/large.py [O*NET RELEASE]

Run it with the Python of an environment that has rolecmp in it. With a release (the text
database, zipped or not) it is imported, and commands on the import are timed against the
same on the built-in catalog, in turn. Without, catalogs of 12 to 10,000 made-up roles are,
and each command is shown with what it takes more for each role and move.
"""

import json
import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

ROUNDS = 9
MAX_IMPORT_SECONDS = 12
"""How many seconds an import may take."""
MAX_IMPORT_MEBIBYTES = 600
"""How many MiB an import may take."""
COMMANDS = {
    "compare": (["compare", "ds", "mle"], ["compare", "15-2051.00", "15-1252.00"], 2.0),
    "path --from": (["path", "--from", "ds"], ["path", "--from", "41-2011.00"], 2.5),
    "validate": (["validate", "--roles", "builtin"], ["validate"], 4.0),
}
"""What is run on the built-in catalog and on the import, and what the latter may cost."""
SIZES = (12, 100, 1_000, 10_000)
MOVES = 10
"""How many moves lead from each made-up role."""


def main() -> None:
    """Print the ratios."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "catalog.json"
        if len(sys.argv) > 1:
            against_the_builtin(sys.argv[1], file)
        else:
            growth(file)


def against_the_builtin(release: str, file: Path) -> None:
    """Import a release, and compare what commands take on it with what they take without."""
    seconds = timed(["import", "onet", release, "-o", str(file)])
    mebibytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{seconds:6.1f} s    import onet   at most {MAX_IMPORT_SECONDS} s")
    print(f"{mebibytes:6.0f} MiB  import onet   at most {MAX_IMPORT_MEBIBYTES} MiB")
    roles = ["--roles", str(file)]
    for name, (builtin, imported, limit) in COMMANDS.items():
        before, after = in_turn(builtin, [*imported, *roles])
        print(f"{after / before:6.2f} x    {name:13} at most {limit}")


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
    """Return the median times of two commands, run in turn."""
    pairs = [(timed(one), timed(other)) for _ in range(ROUNDS)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def timed(line: Sequence[str]) -> float:
    """Run a command line, and return how many seconds it took."""
    start = perf_counter()
    command = [sys.executable, "-m", "rolecmp", *line]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return perf_counter() - start


if __name__ == "__main__":
    main()
