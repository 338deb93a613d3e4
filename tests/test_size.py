"""Whatever the size or the shape of a catalog, work, memory and output stay within bounds."""

import json
import subprocess
import sys
from collections.abc import Callable
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from rolecmp.catalog import similar_names
from rolecmp.catalog.similar_names import MAX_NEIGHBORS, SimilarNames
from rolecmp.questions.gaps import Gaps
from tests.conftest import LINUX_ONLY, Run

MEBIBYTE = 2**20


def catalog(**lists: list[dict[str, Any]]) -> str:
    return json.dumps({"format": 1, **lists})


def role(number: int, **fields: object) -> dict[str, object]:
    return {"id": f"r{number}", "name": f"Role {number}", "summary": "x", **fields}


def many(one: str, count: int, key: str = "roles") -> str:
    return f'{{"format":1,"{key}":[{",".join([one] * count)}]}}'


def inside(one: str, count: int, key: str) -> str:
    entry = f'{{"id":"a","name":"A","summary":"x","{key}":[{",".join([one] * count)}]}}'
    return f'{{"format":1,"roles":[{entry}]}}'


TOO_MANY = {
    "zeros": (many("0", 100_001), "$.roles: 100,001 are too many: at most 100,000 can be here"),
    "objects": (many("{}", 100_001, "tools"), "$.tools: 100,001 are too many"),
    "items": (inside("{}", 10_001, "skills"), "$.roles[0].skills: 10,001 are too many: at most 10"),
    "texts": (inside('"a"', 10_001, "aliases"), "$.roles[0].aliases: 10,001 are too many"),
    "of a kind that is none": (many("0", 100_001, "nonsense"), "$.nonsense: 100,001 are too many"),
    "keys": (json.dumps(dict.fromkeys(map(str, range(10_001)))), "$: 10,001 are too many"),
}


@pytest.mark.parametrize("case", TOO_MANY)
@pytest.mark.parametrize("line", ["validate -", "list --roles -", "validate - --json"])
def test_too_many_of_anything_is_one_problem(case: str, line: str, run: Run) -> None:
    text, expected = TOO_MANY[case]
    done = run(line, code=1, stdin=text)
    if "--json" in line:
        (file,) = json.loads(done.out)["files"]
        assert (file["errors"], len(file["problems"])) == (1, 1)
    else:
        assert (done.out + done.err).count("too many") == 1
        assert expected in done.out + done.err


WRONG = {
    "objects": (many("{}", 3_000), 9_000),
    "zeros": (many("0", 30_000), 30_000),
    "items": (inside("{}", 9_000, "skills"), 9_000),
    "items of many kinds": (
        many(
            '{"id":"a","name":"A","summary":"x","skills":['
            + ",".join(["{}"] * 900)
            + '],"tools":['
            + ",".join(["0"] * 900)
            + "]}",
            10,
        ),
        10 * 1800 + 9,
    ),
    "ids": (many('{"id":"a","name":"A","summary":"x"}', 5_000), 4_999),
    "references": (inside('{"skill":"none"}', 1, "skills"), 1),
    "keys": (json.dumps({"format": 1, **dict.fromkeys(map(str, range(2_000)))}), 2_000),
    "repeated keys": (
        '{"format":1,"roles":[],' + ",".join(['"title":"x"'] * 3_000) + "}",
        2_999,
    ),
    "a list where a text should be": ('{"format":1,"title":["x"],"weighting":[]}', 2),
    "constants": (many("NaN", 3_000), 3_000),
}


@pytest.mark.parametrize("case", WRONG)
def test_all_problems_are_counted_and_the_first_thousand_are_kept(case: str, run: Run) -> None:
    text, count = WRONG[case]
    answer = json.loads(run("validate - --json", code=1, stdin=text).out)
    (file,) = answer["files"]
    assert (answer["errors"], file["errors"], file["valid"]) == (count, count, False)
    assert len(file["problems"]) == min(count, 1_000)
    out = run("validate -", code=1, stdin=text).out
    assert out.endswith(f"{count:,} error{'s' if count > 1 else ''} and 0 warnings in 1 file\n")
    assert len(out.splitlines()) <= 4 * 50 + 2


def test_warnings_are_counted_and_limited_as_well(run: Run) -> None:
    text = catalog(tools=[{"id": f"t{number}", "name": f"N{number}"} for number in range(3_000)])
    (file,) = json.loads(run("validate - --json", stdin=text).out)["files"]
    assert (file["errors"], file["warnings"], len(file["problems"])) == (0, 3_000, 1_000)
    (file,) = json.loads(run("validate - --json --strict", code=1, stdin=text).out)["files"]
    assert (file["errors"], file["warnings"], len(file["problems"])) == (3_000, 0, 1_000)


LONG = "x" * 256_000


@pytest.mark.parametrize(
    "tool",
    [
        {"id": "a", "name": LONG},
        {"id": LONG, "name": "A"},
        {"id": "a", "name": "A", "aliases": [LONG]},
        {"id": "a", "name": "A", "search": [LONG]},
        {"id": "a", "name": "A", LONG: 1},
    ],
    ids=["name", "id", "alias", "search", "key"],
)
def test_a_long_text_is_refused_before_it_is_looked_at(tool: dict[str, Any], run: Run) -> None:
    done = run("validate -", code=1, stdin=catalog(tools=[tool]))
    assert len(done.out) < 10_000
    assert LONG[:3_000] not in run("list --roles -", code=1, stdin=catalog(tools=[tool])).err


ORDERS = [*permutations(["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta"])]
ALIKE: dict[str, Callable[[int], str]] = {
    "the same end": lambda number: f"{number:06x} of a similar kind of tool",
    "the same beginning": lambda number: f"a similar kind of tool {number:06x}".replace("0", "g"),
    "the same words": lambda number: " ".join(ORDERS[number]),
    "one letter": lambda number: "abcdefghijklmnopqrst"[:7] + chr(0x4E00 + number),
}
ORDERS = [*permutations(["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta"])]


@pytest.mark.parametrize("kind", ALIKE)
def test_a_name_is_compared_with_near_neighbors_only(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = 0
    is_typo, is_short = similar_names._is_typo, similar_names._is_short  # noqa: SLF001 - counted

    def counting(of: Callable[[str, str], bool]) -> Callable[[str, str], bool]:
        def counted(one: str, other: str) -> bool:
            nonlocal compared
            compared += 1
            return of(one, other)

        return counted

    monkeypatch.setattr(similar_names, "_is_typo", counting(is_typo))
    monkeypatch.setattr(similar_names, "_is_short", counting(is_short))
    names, count = SimilarNames(), 5_000
    for number in range(count):
        name = ALIKE[kind](number)
        names.find(name, str(number))
        names.add(name, str(number))
    assert compared <= 8 * MAX_NEIGHBORS * count


def test_moves_are_judged_in_catalogs_of_a_size_that_people_write(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A leap counts in one of 2,000 roles, and is not even looked for in a larger one."""
    calls = 0
    has_data = Gaps._has_data  # noqa: SLF001 - counted

    def counted(self: Gaps, origin: str, destination: str) -> bool:
        nonlocal calls
        calls += 1
        return has_data(self, origin, destination)

    monkeypatch.setattr(Gaps, "_has_data", counted)
    for count, most in ((2_000, 20_000), (5_000, 0)):
        roles = [role(number) for number in range(count)]
        roles[0]["leads_to"] = [{"role": "r1"}]
        calls = 0
        run("validate -", stdin=catalog(roles=roles))
        assert calls <= most


PEAK = (
    "import resource, sys\n"
    "from rolecmp.questions.validate import validate\n"
    "validate(sys.argv[1:])\n"
    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
)
SHAPES = {
    "zeros": "0",
    "objects": "{}",
    "lists": "[]",
    "texts": '"x"',
    "roles": '{"id":"a"}',
    "nested": f"{'[' * 50}{']' * 50}",
}


@LINUX_ONLY
@pytest.mark.parametrize("place", ["roles", "skills"])
@pytest.mark.parametrize("shape", SHAPES)
def test_memory_grows_with_the_file_and_no_faster(shape: str, place: str, tmp_path: Path) -> None:
    """A `{}` of three bytes takes 64 in Python, however right or wrong it is."""
    one = SHAPES[shape]
    count = MEBIBYTE // (len(one) + 1)
    text = many(one, count) if place == "roles" else inside(one, count, place)
    (tmp_path / "large.json").write_text(text)
    (tmp_path / "small.json").write_text(many(one, 10))
    base, peak = (
        int(subprocess.check_output([sys.executable, "-c", PEAK, str(tmp_path / name)]))
        for name in ("small.json", "large.json")
    )
    assert peak - base <= 60 * 1024


@pytest.mark.parametrize(
    "name", ["\u3164", "\u2800", " \u2800 ", "\u115f\u1160", "\uffa0", "\u00a0"]
)
def test_a_name_that_shows_nothing_is_blank(name: str, run: Run) -> None:
    text = catalog(roles=[role(1, name=name)])
    assert "$.roles[0].name: is blank" in run("validate -f concise -", code=1, stdin=text).out
    text = catalog(roles=[role(1, name=f"\u1100{name}\u1161")])
    run("validate -", stdin=text)
