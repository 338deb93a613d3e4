"""Run every command on random catalogs: none may end in a traceback, or not at all.

    python bench/soak.py [CATALOGS] [SEED]

Run it with the Python of an environment that has rolecmp in it. The catalogs are the built-in
one with parts of it gone, repeated, of another type or very long, with roles of which less is
known, and files that are hardly JSON. What fails is written to a folder that is named at the end,
with its command.
"""

import json
import random
import signal
import sys
from collections import Counter
from copy import deepcopy
from pathlib import Path
from tempfile import mkdtemp
from types import FrameType

from typer.testing import CliRunner

from rolecmp.catalog.file_names import BUILTIN
from rolecmp.catalog.files import read_bytes
from rolecmp.cli.program import app

SECONDS = 20
"""How long a command may take."""
CODES = {0, 1, 2}
COMMANDS = [
    "list",
    "list data",
    "list --json",
    "list --with sql --sort pay",
    "list --have python=expert,sql",
    "show ds",
    "show ds --full --sources",
    "show mle --json",
    "compare ds mle",
    "compare ds mle da --full",
    "compare ds@senior mle --diff",
    "compare ds mle -f html",
    "compare ds mle -f svg",
    "path",
    "path analyst mle",
    "path --from ds --full",
    "path --to mle --have sql",
    "path -f mermaid",
    "process",
    "process ds",
    "process --team da,ds,mle",
    "skill",
    "skill sql --from da",
    "evidence ds",
    "evidence ds degree",
    "match {ad}",
    "match {ad} --among ds,mle",
    "validate",
    "validate --json --strict",
    "validate -f gitlab",
    "export",
    "export -f csv",
    "diff builtin {file}",
]
"""What is run with a random catalog, or with a wrong one beside the built-in one."""
NEEDED = ("id", "name", "summary", "aliases")
"""What of a role stays, so that commands find it."""
AD = "Data scientist\n\nYou build models in Python and query data in SQL.\n"
ODD: list[object] = [
    *(None, True, 0, -1, 1.5, 10**30, 1e308, "", " ", "x", "\u202e", "\u3164", "\x1b[31m"),
    *([], {}, [[]], [{}], {"a": 1}, ["x"] * 300, "ds", "sql", "=1+1", "x" * 300, "漢" * 90),
]


def main() -> None:
    """Run the commands, and print what came of it."""
    count = int(sys.argv[1]) if sys.argv[1:] else 10_000
    seed = int(sys.argv[2]) if sys.argv[2:] else random.randrange(10**6)  # noqa: S311
    print(f"{count:,} catalogs, seed {seed}", flush=True)
    chance = random.Random(seed)  # noqa: S311 - for tests
    folder = Path(mkdtemp(prefix="rolecmp-soak-"))
    (folder / "ad.txt").write_text(AD, encoding="utf-8")
    tree, runner = json.loads(read_bytes(BUILTIN)), CliRunner()
    codes, failed = Counter[int](), 0
    signal.signal(signal.SIGALRM, _too_slow)
    for number in range(count):
        file = folder / "catalog.json"
        file.write_bytes(made(tree, chance))
        for line in chance.sample(COMMANDS, 5):
            words = line.format(ad=folder / "ad.txt", file=file).split()
            others = ["--roles", BUILTIN] if chance.random() < 0.2 else []  # noqa: PLR2004
            signal.alarm(SECONDS)
            done = runner.invoke(app, [*words, *others, "--roles", str(file)])
            signal.alarm(0)
            codes[done.exit_code] += 1
            is_ended = isinstance(done.exception, SystemExit | None)
            if not is_ended or done.exit_code not in CODES:
                failed += 1
                kept = folder / f"{number}.json"
                kept.write_bytes(file.read_bytes())
                print(f"{' '.join([*words, *others])} --roles {kept}: {done.exception!r}")
    print(f"exit codes {dict(sorted(codes.items()))}, {failed} failed; {folder}")
    sys.exit(bool(failed))


def made(tree: dict[str, object], chance: random.Random) -> bytes:
    """Return a random catalog as the content of a file."""
    changed = deepcopy(tree)
    counts = [0, 1, 1, 1, 2, 3, 10]
    if chance.random() < 0.4:  # noqa: PLR2004
        _thin(changed, chance)
        counts = [0, 0, 1]
    for _ in range(chance.choice(counts)):
        _change(changed, chance)
    content = json.dumps(changed, ensure_ascii=chance.random() < 0.5).encode(  # noqa: PLR2004
        errors="surrogatepass"
    )
    if chance.random() < 0.1:  # noqa: PLR2004
        at = chance.randrange(len(content))
        content = content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]
    return content


def _thin(catalog: dict[str, object], chance: random.Random) -> None:
    """Leave out some of what is known of roles, or all of it: the catalog stays valid."""
    kept = chance.choice([0.0, 0.3, 0.7])
    roles: list[dict[str, object]] = catalog["roles"]  # type: ignore[assignment]
    for role in roles:
        for key in [*role]:
            if key not in NEEDED and chance.random() >= kept:
                del role[key]
        if "figures" not in role:  # which evidence refers to
            role.pop("evidence", None)


def _change(value: object, chance: random.Random) -> None:
    """Change one place somewhere within a value."""
    place = value
    while True:
        keys = _keys(place)
        if not keys:
            return
        key = chance.choice(keys)
        below = place[key]  # type: ignore[index]
        if not _keys(below) or chance.random() < 0.15:  # noqa: PLR2004
            break
        place = below
    match chance.randrange(5):
        case 0:
            del place[key]  # type: ignore[attr-defined]
        case 1 if isinstance(place, list):
            place.append(deepcopy(below))
        case 2 if isinstance(place, dict):
            place[str(chance.choice(["x", "id", "name", "sources", "role"]))] = deepcopy(below)
        case _:
            place[key] = deepcopy(chance.choice(ODD))  # type: ignore[index]


def _keys(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(value)
    return list(range(len(value))) if isinstance(value, list) else []


def _too_slow(_: int, __: FrameType | None) -> None:
    raise TimeoutError(f"more than {SECONDS} s")


if __name__ == "__main__":
    main()
