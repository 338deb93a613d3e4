"""What roles are called."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.conftest import KITCHEN, Run

NAMES = {
    "ds": "data-scientist",
    "DS": "data-scientist",
    "data-scientist": "data-scientist",
    "Data Scientist": "data-scientist",
    "  data   scientist ": "data-scientist",
    "mle": "ml-engineer",
    "ml engineer": "ml-engineer",
    "ML-engineer": "ml-engineer",
    "machine-learning engineer": "ml-engineer",
    "Machine_Learning_Engineer": "ml-engineer",
    "ML engineers": "ml-engineer",
    "de": "data-engineer",
    "da": "data-analyst",
    "analyst": "data-analyst",
    "ba": "business-analyst",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_role_answers_to_all_its_names_in_any_case(name: str, run: Run) -> None:
    assert json.loads(run(f"show '{name}' --json").out)["role"]["id"] == NAMES[name]


MISSES = {
    "data-scientest": 'unknown role "data-scientest"; did you mean "data-scientist"?',
    "dataengineer": 'unknown role "dataengineer"; did you mean "data-engineer"?',
    "busines analyst": ('unknown role "busines analyst"; did you mean "business-analyst"?'),
    "mel": 'unknown role "mel"; did you mean "ml-engineer"?',
    "dz": 'unknown role "dz"',
    "astronaut": 'unknown role "astronaut"',
    "": 'unknown role ""',
    "[/x]": 'unknown role "[/x]"',
    "\x1b[31m": 'unknown role "\\x1b[31m"',
    "a\nb": 'unknown role "a\\nb"',
    "\u202e": 'unknown role "\\u202e"',
}


@pytest.mark.parametrize("name", MISSES)
def test_a_miss_names_the_nearest_and_how_to_list_all(name: str, run: Run) -> None:
    err = run(f"compare '{name}' stat", code=1).err
    message, _, best = MISSES[name].partition("; did you mean ")
    tip = f"compare {best.split()[0].strip('?').strip(chr(34))} stat" if best else "list"
    shown = f"{message}; did you mean {best}" if best else message
    assert err == f"rolecmp: {shown}\ntip: rolecmp {tip}\n"


def test_two_unknown_names_are_unknown_not_too_few(run: Run) -> None:
    err = run("compare nobody nothing", code=1).err
    assert err == 'rolecmp: unknown role "nobody nothing"\ntip: rolecmp list\n'
    one = run("compare ds", code=2).err
    assert one.startswith("rolecmp: compare needs at least two roles")


def test_a_title_of_several_roles_lists_them(run: Run) -> None:
    kitchen = f"--roles {KITCHEN}"
    assert json.loads(run(f"show 'line COOK' --json {kitchen}").out)["role"]["id"] == "cook"
    assert run(f"show 'kitchen hand' {kitchen}", code=1).err == (
        'rolecmp: "kitchen hand" names more than one role; use cook (Cook), baker (Baker)\n'
        f"tip: rolecmp show cook {kitchen}\n"
    )


@pytest.mark.parametrize(
    ("name", "tip"),
    [("2511", "list 2511"), ("25.11", "list"), ("2511.3", "list"), ("2511.1", ""), ("2511-1", "")],
)
def test_a_code_is_meant_as_it_is_or_as_the_beginning_of_others(
    name: str, tip: str, run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "coded.json"
    roles = [{"id": f"2511-{n}", "name": f"Job {n}", "aliases": [f"2511.{n}"]} for n in (1, 2)]
    file.write_text(catalog_of(*roles), encoding="utf-8")
    done = run(f"show {name} --roles {file}", code=1 if tip else 0)
    assert done.err == (
        f'rolecmp: no role has the code "{name}"\ntip: rolecmp {tip} --roles {file}\n'
        if tip
        else ""
    )
    assert ("Job 1" in done.out) is (not tip)


@pytest.mark.parametrize("command", ["compare", "show", "evidence"])
def test_a_tip_names_roles_that_the_catalog_has(command: str, run: Run) -> None:
    err = run(f"{command} --roles {KITCHEN}", code=2).err
    tip = err.rpartition("tip: rolecmp ")[2]
    assert tip.startswith(command)
    run(tip)


def test_an_endless_name_is_not_repeated_in_full(run: Run) -> None:
    err = run(f"show {'x' * 100_000}", code=1).err
    assert err.startswith('rolecmp: unknown role "xxx')
    assert [len(line) for line in err.splitlines()] == [2000, len("tip: rolecmp list")]


def catalog_of(*roles: Mapping[str, object]) -> str:
    return json.dumps({"format": 1, "roles": [{"summary": "-", **role} for role in roles]})


PRECEDENCE: dict[str, tuple[list[Mapping[str, object]], str, str]] = {
    "an id before a name": (
        [{"id": "chef", "name": "Head cook"}, {"id": "cook", "name": "Chef"}],
        "chef",
        "chef",
    ),
    "a name as written before one in the singular": (
        [{"id": "a", "name": "Data"}, {"id": "b", "name": "Datas"}],
        "datas",
        "b",
    ),
    "an id in the singular before a title as written": (
        [{"id": "cook", "name": "A"}, {"id": "b", "name": "B", "alternate_titles": ["Cooks"]}],
        "cooks",
        "cook",
    ),
    "a title as written before one in the singular": (
        [
            {"id": "a", "name": "A", "alternate_titles": ["Cook"]},
            {"id": "b", "name": "B", "alternate_titles": ["Cooks"]},
        ],
        "cooks",
        "b",
    ),
}


@pytest.mark.parametrize("case", PRECEDENCE)
def test_the_closest_kind_of_name_wins(case: str, run: Run) -> None:
    roles, name, id = PRECEDENCE[case]
    for order in (roles, roles[::-1]):
        answer = run(f"show '{name}' --json --roles -", stdin=catalog_of(*order)).out
        assert json.loads(answer)["role"]["id"] == id


@pytest.mark.parametrize(
    ("count", "more", "typed"),
    [
        (10, "", "show r0"),
        (11, ", or one of 1 more", "list cook"),
        (12, ", or one of 2 more", "list cook"),
    ],
)
def test_ten_roles_with_a_title_are_listed(count: int, more: str, typed: str, run: Run) -> None:
    roles = [
        {"id": f"r{number}", "name": f"R {number}", "alternate_titles": ["Cook"]}
        for number in range(count)
    ]
    err = run("show cook --roles -", stdin=catalog_of(*roles), code=1).err
    listed = ", ".join(f"r{number} (R {number})" for number in range(10))
    assert err.splitlines() == [
        f'rolecmp: "cook" names more than one role; use {listed}{more}',
        f"tip: rolecmp {typed} --roles -",
    ]


COOKS = ("Fish cook", "Head cook", "Grill cook", "Cook's helper", "Cookie baker")
HEARTH = {"id": "hearth", "name": "Hearth keeper", "alternate_titles": ["Cook"]}


def cooks(count: int, *others: Mapping[str, object]) -> str:
    """Return a catalog of the first of the cooks, and of others."""
    ids = [re.sub("[^a-z]+", "-", name.lower()) for name in COOKS[:count]]
    roles = [{"id": id, "name": name} for id, name in zip(ids, COOKS, strict=False)]
    return catalog_of(*roles, *others)


@pytest.mark.parametrize(
    ("typed", "word"),
    [("cook", "cook"), ("Senior Cooks", "cook"), ("coook", "cook"), ("baked", "")],
)
def test_a_word_of_many_names_is_listed(typed: str, word: str, run: Run) -> None:
    err = run(f"show '{typed}' --roles -", stdin=cooks(5), code=1).err
    some = '"fish-cook", "head-cook", "grill-cook"'
    hint = f'; 3 roles have "{word}" in their names, such as {some}' if word else ""
    assert err.splitlines() == [
        f'rolecmp: unknown role "{typed}"{hint}',
        f"tip: rolecmp list{f' {word}' if word else ''} --roles -",
    ]


def test_a_word_of_many_names_is_no_title_of_one(run: Run) -> None:
    err = run("show cook --roles -", stdin=cooks(5, HEARTH), code=1).err
    assert err.splitlines()[0] == (
        'rolecmp: "cook" names more than one role; use fish-cook (Fish cook), '
        "head-cook (Head cook), grill-cook (Grill cook), hearth (Hearth keeper)"
    )
    shown = run("show cook --json --roles -", stdin=cooks(2, HEARTH)).out
    assert json.loads(shown)["role"]["id"] == "hearth"


@pytest.mark.parametrize(
    ("count", "shown"),
    [(3, "R1, R2, R3"), (14, "R1, R2, R3, R4, R5, R6, R7, R8, R9, R10, R11, 3 more")],
)
def test_a_long_list_of_names_ends_in_a_count(count: int, shown: str, run: Run) -> None:
    others = [{"id": f"r{number}", "name": f"R{number}"} for number in range(1, count + 1)]
    role = {"id": "a", "name": "A", "works_with": [{"role": each["id"]} for each in others]}
    page = run("show a --roles -", stdin=catalog_of(role, *others)).out
    assert f"Works closely with   {shown}\n" in page


TITLES = {
    "Senior Data Scientist": "data-scientist",
    "Software Engineer, Machine Learning": "ml-engineer",
    "Software Engineer (Machine Learning)": "ml-engineer",
    "Software Engineer, Berlin": "software-engineer",
    "Senior Analyst, Business Intelligence": "bi-analyst",
    "Principal Engineer, Data Platform": "data-engineer",
    "Engineer II, Analytics Engineering": "analytics-engineer",
    "Data Analyst, Business Intelligence": "data-analyst",
    "Aspiring Data Scientist \N{BAR CHART}": "data-scientist",
    "SDE-2": "software-engineer",
    "iOS Engineer, Consumer": "software-engineer",
    "Sr. Data Engineer II": "data-engineer",
    "Data Scientist (m/f/d)": "data-scientist",
    "Data Engineer, Berlin": "data-engineer",
    "Data Engineer at a bank": "data-engineer",
    "Machine Learning Engineer - Remote": "ml-engineer",
    "Retail Data Analyst": "data-analyst",
    "Junior ML Engineers": "ml-engineer",
    "ML Eng": "ml-engineer",
    "Staff Software Engineer, Backend": "software-engineer",
    "Data Analyst Python SQL": "data-analyst",
    "BI Developer (Power BI)": "bi-analyst",
    "Lead Data Scientist - NLP @ Acme": "data-scientist",
    "Data Scientist #4451": "data-scientist",
    "Principal Machine Learning Ops Engineer": "mlops-engineer",
    "Entry-Level Data Analyst": "data-analyst",
    "GenAI Engineer": "ai-engineer",
    "senior mle": "ml-engineer",
    "SDE II, Amazon": "software-engineer",
    "AI / ML Engineer": "ml-engineer",
    "Senior AI/ML Engineer": "ml-engineer",
    "Research Scientist, Machine Learning": "research-scientist",
    "Applied AI Research Scientist": "research-scientist",
}
"""Job titles as people write them, and the role that each names."""
NO_ROLES = (
    *("Analyst, Finance", "Software Engineer, Data Infrastructure"),
    *("Data Scientist Recruiter", "Head of Data Science", "Data Science Manager"),
    *("Master Data Analyst", "Senior Data Architect", "Data Entry Analyst", "Data Center Engineer"),
    *("Software Engineer in Test", "Chemistry Research Scientist", "Senior Analyst"),
    *("Recruiter - Data Scientists", "Sales Manager, Business Analysts"),
    *("Instructor for Data Analysts", "Research Scientist, Organic Chemistry"),
    *("Technical Recruiter, Machine Learning", "Senior Research Scientist - Neuroscience"),
    *("Junior Developer", "Sales Engineer", "Senior", "(m/f/d)", "II"),
)
"""Titles that name none of the roles, however much they look like it."""
SEVERAL_ROLES = {
    "Data Scientist / ML Engineer": "data-scientist (Data scientist), ml-engineer",
    "Senior Data Analyst or Data Engineer (m/w/d)": "data-engineer (Data engineer), data-analyst",
}


@pytest.mark.parametrize("title", TITLES)
def test_a_title_is_read_as_people_write_it(title: str, run: Run) -> None:
    assert json.loads(run(f"show '{title}' --json").out)["role"]["id"] == TITLES[title]


@pytest.mark.parametrize("title", NO_ROLES)
def test_a_title_that_may_mean_another_job_names_no_role(title: str, run: Run) -> None:
    assert f'unknown role "{title}"' in run(f"show '{title}'", code=1).err


@pytest.mark.parametrize("title", SEVERAL_ROLES)
def test_a_title_of_two_roles_lists_both(title: str, run: Run) -> None:
    assert SEVERAL_ROLES[title] in run(f"show '{title}'", code=1).err


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("15-2051", "a"),
        ("15205100", "a"),
        ("15-2051.00", "a"),
        ("15-2051.01", "b"),
        ("15.2051", "a"),
    ],
)
def test_an_occupation_code_is_read_with_and_without_its_suffix(
    code: str, found: str, run: Run
) -> None:
    catalog = catalog_of({"id": "15-2051-00", "name": "a"}, {"id": "15-2051-01", "name": "b"})
    assert run(f"show {code} --roles -", stdin=catalog).out.startswith(f"{found}\n")


COMPARISONS = {
    "ds vs mle": ["data-scientist", "ml-engineer"],
    "ds,mle": ["data-scientist", "ml-engineer"],
    "ds, mle , de": ["data-scientist", "ml-engineer", "data-engineer"],
    "data scientist ml engineer": ["data-scientist", "ml-engineer"],
    "data scientist and ml engineer": ["data-scientist", "ml-engineer"],
    "'data scientist' versus mle": ["data-scientist", "ml-engineer"],
    "senior data scientist senior ml engineer": ["data-scientist", "ml-engineer"],
}


@pytest.mark.parametrize("words", COMPARISONS)
def test_names_are_read_from_the_words_of_a_command_line(words: str, run: Run) -> None:
    answer = json.loads(run(f"compare {words} --json").out)
    assert [role["id"] for role in answer["roles"]] == COMPARISONS[words]


ENDS = {
    "analyst mle": ("data-analyst", "ml-engineer"),
    "from data analyst to ml engineer": ("data-analyst", "ml-engineer"),
    "to mle": (None, "ml-engineer"),
    "from analyst": ("data-analyst", None),
    "analyst": ("data-analyst", None),
    "mle --from analyst": ("data-analyst", "ml-engineer"),
    "analyst --to mle": ("data-analyst", "ml-engineer"),
    "nothing data analyst": (None, "data-analyst"),
}


@pytest.mark.parametrize("words", ENDS)
def test_the_ends_of_a_path_are_read_from_its_words(words: str, run: Run) -> None:
    answer = json.loads(run(f"path {words} --json").out)
    assert (answer["from"], answer["to"]) == ENDS[words]


def test_what_is_in_quotes_is_no_part_of_a_longer_name(run: Run) -> None:
    roles: list[dict[str, object]] = [
        {"id": "teacher", "name": "Engineering teacher", "alternate_titles": ["Engineer teacher"]},
        {"id": "engineer", "name": "Chief engineer"},
    ]
    line = "path 'chief engineer' teacher --json --roles -"
    answer = json.loads(run(line, stdin=catalog_of(*roles)).out)
    assert (answer["from"], answer["to"]) == ("engineer", "teacher")
    err = run("compare 'odd engineer' teacher --roles -", stdin=catalog_of(*roles), code=1).err
    assert err.startswith('rolecmp: unknown role "odd engineer"')


def test_a_title_that_is_cut_short_offers_its_role_first(run: Run) -> None:
    short = "Ambulance drivers and attendants"
    roles: list[dict[str, object]] = [
        {"id": "a", "name": "Orderly", "alternate_titles": [short]},
        {"id": "b", "name": "Usher", "alternate_titles": [short]},
        {"id": "drivers", "name": f"{short}, except technicians"},
    ]
    line = f"show '{short}' --roles -"
    err = run(line, stdin=catalog_of(*roles), code=1).err
    assert "use drivers (Ambulance" in err


def test_a_tip_keeps_a_name_of_several_words(run: Run) -> None:
    named = {"ds": "Data scientist", "rs": "Research scientist", "cs": "Computer scientist"}
    roles = [{"id": id, "name": name} for id, name in named.items()]
    shared = (
        {"id": id, "name": id, "alternate_titles": ["Data engineer"]} for id in ("ada", "bob")
    )
    line = "compare data scientist data engineer --roles -"
    err = run(line, stdin=catalog_of(*roles, *shared), code=1).err
    assert "tip: rolecmp compare data scientist ada --roles -" in err


def test_what_is_no_name_among_many_words_is_named_whole(run: Run) -> None:
    assert 'unknown role "pastry cook"' in run("compare data scientist pastry cook", code=1).err
    # Aliases of another catalog are no title.
    assert 'unknown role "foo"\n' in run("compare data scientist foo bar", code=1).err
    assert "one role to one other" in run("path ds mle de", code=2).err


@pytest.mark.parametrize("words", ["'" + "a " * 20_000 + "'", "data " * 5_000])
def test_endless_words_name_nothing(words: str, run: Run) -> None:
    assert 'unknown role "' in run(f"compare mle {words}", code=1).err
