"""Time paths through ever larger catalogs without published relations.

    python bench/paths.py [MOST ROLES]

Run it with the Python of an environment that has rolecmp in it. Catalogs of 50, 100, … roles
with 40 skills each are made up, a hundred roles to a field that shares most of its skills.
What `path` takes is printed beside what loading and `list` of the same catalog take, in turn.
"""

import json
import random
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

SIZES = (50, 100, 200, 400, 800, 1_600, 3_200, 6_400)
SKILLS, FIELD_SKILLS, SKILLS_OF_A_ROLE = 400, 60, 40
ROLES_OF_A_FIELD = 100
LEVELS = ("awareness", "working", "practitioner", "expert")
ROUNDS = 3
MOST = 3.0
"""How many times as long as `list` a path may take."""


def main() -> None:
    """Print the ratios for each size."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1]
    commands = {
        "--from": ["path", "--from", "r0"],
        "near": ["path", "--from", "r0", "--to", "r1"],
        "far": ["path", "--from", "r0", "--to", "r7"],
        "--have": ["path", "--have", "s1,s2,s3", "--to", "r5"],
    }
    print(f"roles    list  {'  '.join(f'{name:>7}' for name in commands)}   at most {MOST}")
    with TemporaryDirectory() as folder:
        file = Path(folder) / "catalog.json"
        for size in (size for size in SIZES if size <= most):
            file.write_text(json.dumps(catalog(size)), encoding="utf-8")
            roles = ["--roles", str(file)]
            taken: dict[str, list[float]] = {name: [] for name in ("list", *commands)}
            for _ in range(ROUNDS):
                taken["list"].append(timed(["list", *roles]))
                for name, command in commands.items():
                    taken[name].append(timed([*command, *roles]))
            base = median(taken["list"])
            ratios = "  ".join(f"{median(taken[name]) / base:6.2f}x" for name in commands)
            print(f"{size:6,} {base:5.2f} s  {ratios}")


def catalog(size: int) -> dict[str, Any]:
    """Return a catalog of so many roles, in fields whose roles share most of their skills."""
    chance = random.Random(5)  # noqa: S311 - nothing is at stake
    fields = max(1, size // ROLES_OF_A_FIELD)
    roles = []
    for number in range(size):
        start = number % fields * 37
        field = [f"s{(start + each) % SKILLS}" for each in range(FIELD_SKILLS)]
        own = [
            *chance.sample(field, 25),
            *(f"s{each}" for each in chance.sample(range(SKILLS), 15)),
        ]
        skills = [
            {
                "skill": skill,
                "level": chance.choice(LEVELS),
                "need": chance.choice(["essential", "essential", "useful"]),
            }
            for skill in dict.fromkeys(own[:SKILLS_OF_A_ROLE])
        ]
        entry = {"difficulty": chance.randint(1, 5)}
        name = f"Role {number}"
        roles.append(
            {"id": f"r{number}", "name": name, "summary": "-", "entry": entry, "skills": skills}
        )
    skills = [{"id": f"s{number}", "name": f"Skill {number}"} for number in range(SKILLS)]
    return {"format": 1, "skills": skills, "roles": roles}


def timed(command: list[str]) -> float:
    """Return how long a command takes, in seconds."""
    start = perf_counter()
    subprocess.run(
        [sys.executable, "-m", "rolecmp", *command], check=True, stdout=subprocess.DEVNULL
    )
    return perf_counter() - start


if __name__ == "__main__":
    main()
