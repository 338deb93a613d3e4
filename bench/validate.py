"""Time how long `validate` takes to find one error in every role of a large catalog.

    python bench/validate.py [ROUNDS]

Run it with the Python of an environment that has rolecmp in it. Each catalog has 250
roles on about 15,000 lines and is checked once a round, all in turn; a figure is the
median of its times over that of the catalog without errors.
"""

import json
import subprocess
import sys
from itertools import product
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

LIMIT = 3
"""How many times as long an invalid catalog may take."""
WORDS = ("alpine", "bronze", "copper", "desert", "ember", "forest", "granite", "harbor")


def catalog(error: str = "") -> dict[str, Any]:
    """Return a catalog in which every role has the same `error`, if any."""
    skills = ["-".join(words) for words in product(WORDS, WORDS, WORDS[:4])]
    roles: list[dict[str, Any]] = []
    for number in range(250):
        required = [{"skill": skills[(number + 7 * n) % 256], "level": "working"} for n in range(9)]
        role = {
            "id": f"role-{number}",
            "name": f"Role {number}",
            "summary": "Does what is required.",
            "responsibilities": [{"text": "Does this."}, {"text": "Does that."}],
            "skills": required,
            "degree": {"expectation": "preferred", "levels": ["bachelor"]},
            "entry": {"difficulty": 1 + number % 5},
        }
        match error:
            case "wrong level":
                required[0]["level"] = "workign"
            case "dangling skill":
                required[0]["skill"] += "s"
            case "unknown key":
                role["sumary"] = role.pop("summary")
        roles.append(role)
    names = [{"id": skill, "name": skill.replace("-", " ")} for skill in skills]
    return {"format": 1, "skills": names, "roles": roles}


def main() -> None:
    """Print a line for each kind of error: its ratio, and its limit."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    errors = ("", "wrong level", "dangling skill", "unknown key")
    times: dict[str, list[float]] = {error: [] for error in errors}
    with TemporaryDirectory() as folder:
        files = {error: Path(folder, f"{error or 'valid'}.json") for error in errors}
        for error, file in files.items():
            file.write_text(json.dumps(catalog(error), indent=2), encoding="utf-8")
        for _ in range(rounds):
            for error, file in files.items():
                start = perf_counter()
                command = [sys.executable, "-m", "rolecmp", "validate", str(file)]
                subprocess.run(command, stdout=subprocess.DEVNULL, check=not error)
                times[error].append(perf_counter() - start)
    base = median(times[""])
    print(f"a valid catalog: {base * 1000:.0f} ms, the median of {rounds} rounds")
    for error in errors[1:]:
        print(f"{median(times[error]) / base:6.1f}  {error:15}  at most {LIMIT}")


if __name__ == "__main__":
    main()
