"""Whatever is in a file, it is a catalog or a list of problems: never an exception."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolecmp import render
from rolecmp.catalog.load import load
from rolecmp.catalog.problems import InvalidCatalogError
from rolecmp.questions.listing import list_roles
from rolecmp.questions.path import find_paths
from rolecmp.questions.process import find_process
from rolecmp.questions.show import show
from rolecmp.questions.validate import validate
from tests.conftest import KITCHEN

VALID = Path(KITCHEN).read_text(encoding="utf-8")
TREE = json.loads(VALID)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz") / "roles.json"


def check(file: Path, content: bytes) -> None:
    """Expect problems, each with a place in the file, or a catalog that answers everything."""
    file.write_bytes(content)
    answer = validate([str(file)])
    (checked,) = answer.files
    lines = content.decode("utf-8", errors="replace").split("\n")
    for problem in checked.problems:
        assert 1 <= problem.line <= len(lines)
        assert problem.message
    if not checked.valid:
        with pytest.raises(InvalidCatalogError):
            load([str(file)])
        return
    catalog = load([str(file)])
    render(list_roles(catalog))
    render(find_process(catalog))
    for role in catalog.roles:
        render(show(catalog, role.id))
        render(find_paths(catalog, role.id, None, explain=True))


@given(st.binary())
def test_any_bytes(file: Path, content: bytes) -> None:
    check(file, content)


TOKENS = st.sampled_from(
    [
        *"{}[]:,",
        *('"roles"', '"id"', '"format"', '"a"', '"\\ud800"', '"', "\\"),
        *("1", "-0", "1e999", "9" * 400, "NaN", "-Infinity", "null", "true"),
        *(" ", "\n", "//", "\ufeff"),
    ]
)


@given(st.lists(TOKENS).map("".join))
def test_anything_like_json(file: Path, content: str) -> None:
    check(file, content.encode())


SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(["cook", "baker", "oven", "guild", "working", "essential", "share", "\x1b"])
)
KEYS = st.sampled_from(["id", "name", "aliases", "skills", "role", "roles", "sources", "format"])

VALUES = st.recursive(
    SCALARS,
    lambda values: (
        st.lists(values, max_size=3) | st.dictionaries(st.text() | KEYS, values, max_size=3)
    ),
    max_leaves=8,
)


def paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 - JSON
    """Return the paths of all that lies within a value."""
    members = value.items() if isinstance(value, dict) else enumerate(value)
    for key, each in members:
        yield (*path, key)
        if isinstance(each, dict | list):
            yield from paths(each, (*path, key))


PATHS = st.sampled_from(list(paths(TREE)))
CHANGES = st.lists(st.tuples(PATHS, st.just("remove") | VALUES | KEYS), min_size=1, max_size=4)


@settings(max_examples=400)
@given(CHANGES)
def test_any_change_of_a_valid_catalog(file: Path, changes: list[tuple[Any, Any]]) -> None:
    tree = json.loads(VALID)
    for (*parents, last), change in changes:
        parent = tree
        try:
            for key in parents:
                parent = parent[key]
            if change == "remove":
                del parent[last]
            else:
                parent[last] = change
        except (KeyError, IndexError, TypeError):
            continue  # an earlier change has taken the place away
    check(file, json.dumps(tree).encode())


@settings(max_examples=400)
@given(st.integers(0, len(VALID)), st.integers(0, 20), st.text(max_size=5) | TOKENS)
def test_any_edit_of_the_text(file: Path, at: int, length: int, instead: str) -> None:
    edited = VALID[:at] + instead + VALID[at + length :]
    check(file, edited.encode("utf-8", errors="surrogatepass"))


SHAPES: dict[str, Callable[[str, int], str]] = {
    "deep lists": lambda text, size: "[" * size + text + "]" * size,
    "deep objects": lambda text, size: '{"a":' * size + text + "}" * size,
    "a wide list": lambda _, size: json.dumps([0] * size),
    "wide objects": lambda _, size: json.dumps([{}] * size),
    "a wide object": lambda _, size: json.dumps({f"a{number}": 0 for number in range(size)}),
    "a long text": lambda _, size: json.dumps("x" * size),
    "a repeated value": lambda text, size: "[" + ",".join([text] * size) + "]",
}
"""JSON of some shapes and sizes, made of the JSON that was there."""


@settings(max_examples=150)
@given(PATHS, st.sampled_from([*SHAPES]), st.sampled_from([1, 50, 300, 3000]))
def test_any_shape_at_any_place(file: Path, path: tuple[Any, ...], shape: str, size: int) -> None:
    tree = json.loads(VALID)
    *parents, last = path
    place = tree
    for key in parents:
        place = place[key]
    made = SHAPES[shape](json.dumps(place[last]), size)
    place[last] = "here"
    check(file, json.dumps(tree).replace('"here"', made).encode())
