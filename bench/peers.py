"""Time rolecmp beside the tools that people use for the same things, in turn.

    python bench/peers.py [ROUNDS]

Run it with the Python of an environment that has rolecmp in it, by hand: it installs the others
into an environment of their own, which needs a network. Each figure is the median, as a
multiple of what `python -c pass` takes.
"""

import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

PEERS = ["check-jsonschema", "csvkit", "httpie", "sqlite-utils"]
OURS = [sys.executable, "-m", "rolecmp"]


def main() -> None:
    """Print the times of each pair of commands."""
    rounds = int(sys.argv[1]) if sys.argv[1:] else 11
    with TemporaryDirectory() as name:
        folder = Path(name)
        venv.create(folder / "peers", with_pip=True)
        bin = folder / "peers" / ("Scripts" if sys.platform == "win32" else "bin")
        subprocess.run([bin / "python", "-m", "pip", "install", "--quiet", *PEERS], check=True)
        for command, file in (("export", "roles.json"), ("schema", "schema.json")):
            with (folder / file).open("wb") as made:
                subprocess.run([*OURS, command], stdout=made, check=True)
        subprocess.run([*OURS, "list", "-o", str(folder / "list.csv")], check=True)
        times: dict[str, list[float]] = {}
        for _ in range(rounds):
            for label, line in lines(folder, bin).items():
                times.setdefault(label, []).append(timed(line))
    base = median(times["python -c pass"])
    for label, taken in times.items():
        print(f"{median(taken) / base:6.1f}  {label}")


def lines(folder: Path, bin: Path) -> dict[str, Sequence[str]]:
    """Return the commands, ours beside those of the others."""
    roles, schema = str(folder / "roles.json"), str(folder / "schema.json")
    return {
        "python -c pass": [sys.executable, "-c", "pass"],
        "rolecmp validate roles.json": [*OURS, "validate", roles],
        "check-jsonschema roles.json": [
            *(str(bin / "check-jsonschema"), "--schemafile", schema, roles),
        ],
        "rolecmp list": [*OURS, "list"],
        "csvlook list.csv": [str(bin / "csvlook"), str(folder / "list.csv")],
        "rolecmp --version": [*OURS, "--version"],
        "sqlite-utils --version": [str(bin / "sqlite-utils"), "--version"],
        "http --version": [str(bin / "http"), "--version"],
        "rolecmp --help": [*OURS, "--help"],
        "sqlite-utils --help": [str(bin / "sqlite-utils"), "--help"],
        "http --help": [str(bin / "http"), "--help"],
        "csvlook --help": [str(bin / "csvlook"), "--help"],
    }


def timed(line: Sequence[str]) -> float:
    """Run a command, and return how many seconds it took."""
    start = perf_counter()
    subprocess.run(line, stdout=subprocess.DEVNULL, check=True)
    return perf_counter() - start


if __name__ == "__main__":
    main()
