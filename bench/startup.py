"""Time how long the program takes to start, as multiples of what Python itself takes.

    python bench/startup.py [ROUNDS]

Run it with the Python of an environment that has rolecmp in it. Every command is
run once a round, all in turn, so that a busy machine slows all of them alike; a
figure is the median of its times over that of `python -c pass`.
"""

import os
import subprocess
import sys
from statistics import median
from time import perf_counter

PASS = ["-c", "pass"]
TAB = "rolecmp compare d<TAB>"
COMPARE = "rolecmp compare ds mle"
COMPARE_JSON = "rolecmp compare ds mle --json"
MATCH = "rolecmp match"
AD = b"You build machine learning models in Python, and pipelines in SQL and Spark.\n" * 50
"""An ad of 4 kB, on standard input."""
COMMANDS: dict[str, tuple[list[str], int | None]] = {
    "python -c pass": (PASS, None),
    "import typer": (["-c", "import typer"], None),
    "import rich.table": (["-c", "import rich.table"], None),
    "import pydantic": (["-c", "from pydantic import BaseModel"], None),
    "rolecmp --version": (["-m", "rolecmp", "--version"], 9),
    "rolecmp --help": (["-m", "rolecmp", "--help"], 9),
    TAB: (["-m", "rolecmp"], None),
    "rolecmp list": (["-m", "rolecmp", "list"], 20),
    COMPARE: (["-m", "rolecmp", "compare", "ds", "mle"], 20),
    COMPARE_JSON: (["-m", "rolecmp", "compare", "ds", "mle", "--json"], 17),
    MATCH: (["-m", "rolecmp", "match", "-"], None),
}
"""What is timed: the arguments for Python, and the multiple it may cost, if it has a limit."""

PAIRS = ((TAB, "rolecmp --version", 1.2), (MATCH, COMPARE, 1.2))
"""Commands, each with another one, and what it may cost as a multiple of that."""


def environment(name: str) -> dict[str, str]:
    """Return the environment of a command: a TAB requests a completion through it."""
    if name != TAB:
        return dict(os.environ)
    request = {"COMP_WORDS": "rolecmp compare d", "COMP_CWORD": "2"}
    return {**os.environ, **request, "_ROLECMP_COMPLETE": "complete_bash"}


def main() -> None:
    """Print a line for each command: its ratio, and its limit."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(rounds):
        for name, (arguments, _limit) in COMMANDS.items():
            start = perf_counter()
            subprocess.run(
                [sys.executable, *arguments],
                input=AD,
                stdout=subprocess.DEVNULL,
                env=environment(name),
                check=True,
            )
            times[name].append(perf_counter() - start)
    base = median(times["python -c pass"])
    print(f"python -c pass: {base * 1000:.1f} ms, the median of {rounds} rounds")
    for name, (_, limit) in COMMANDS.items():
        most = f"  at most {limit}" if limit else ""
        print(f"{median(times[name]) / base:6.1f}  {name:46}{most}".rstrip())
    for name, other, allowed in PAIRS:
        ratio = median(times[name]) / median(times[other])
        print(f"{ratio:6.2f}  {f'{name} / {other}':46}  at most {allowed}")


if __name__ == "__main__":
    main()
