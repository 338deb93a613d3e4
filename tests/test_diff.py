"""`diff`: what changed between two catalogs, and where they may come from."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, Golden, Run, commit

Catalog = dict[str, Any]
Edit = Callable[[Catalog], object]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a catalog, before and after."""
    monkeypatch.chdir(tmp_path)
    for name in ("old.json", "new.json"):
        shutil.copy(ROOT / "data/example.json", name)
    return tmp_path


def entry(entries: list[Catalog], value: str) -> Catalog:
    """Return the entry of a list that has a value: an id, a name."""
    return next(each for each in entries if value in each.values())


def edit(change: Edit, file: str = "new.json") -> None:
    """Change a catalog file."""
    catalog = json.loads(Path(file).read_text(encoding="utf-8"))
    change(catalog)
    Path(file).write_text(json.dumps(catalog), encoding="utf-8")


def changes(run: Run, line: str = "old.json new.json") -> list[str]:
    """Return the changes in short: how, where, and from what to what."""
    done = run(f"diff {line} --json", code=1)
    return [in_short(each) for each in json.loads(done.out)["changes"]]


def in_short(change: dict[str, Any]) -> str:
    named = [change[key] and change[key]["id"] for key in ("role", "grade", "item", "measure")]
    places = [change["section"], *named, change["field"]]
    values = f"{change['before']!r:.40} -> {change['after']!r:.40}"
    return f"{change['what']} {'/'.join(filter(None, places))}: {values}"


def put(path: str, value: object) -> Edit:
    """Return what puts a value at a place; an id or a name in the path selects an entry."""

    def change(catalog: Catalog) -> None:
        *into, last = path.split("/")
        at: Any = catalog
        for key in into:
            at = at[key] if isinstance(at, dict) else entry(at, key)
        at[last] = value

    return change


def add(path: str, value: object) -> Edit:
    """Return what adds a value to the end of a list."""

    def change(catalog: Catalog) -> None:
        at: Any = catalog
        for key in path.split("/"):
            is_list = isinstance(at, list)
            at = (
                next(each for each in at if key in each.values())
                if is_list
                else at.setdefault(key, [])
            )
        at.append(value)

    return change


def test_equal_catalogs_do_not_differ(run: Run) -> None:
    assert run("diff old.json new.json").out == (
        "What changed from old.json to new.json\nNo differences.\n"
    )
    assert json.loads(run("diff builtin builtin --json").out)["changes"] == []


def test_the_order_of_what_has_none_is_no_change(run: Run) -> None:
    edit(lambda catalog: [catalog[key].reverse() for key in ("roles", "skills", "tools")])
    run("diff old.json new.json")


BUILDS = "roles/modeler/responsibilities/Builds and checks models"
DOES = "roles/modeler/responsibilities"
BOTH = "relationships/modeler our-analyst"
CHANGES: dict[str, tuple[Edit, list[str]]] = {
    "a role is added": (
        add("roles", {"id": "quant", "name": "Quant", "summary": "Prices options."}),
        ["added roles/quant: None -> 'Prices options.'"],
    ),
    "a skill is added to a role": (
        add(
            "roles/our-analyst/skills", {"skill": "modeling", "level": "working", "need": "useful"}
        ),
        ["added roles/our-analyst/modeling/skills: None -> 'working, useful'"],
    ),
    "a tool is added to a role": (
        add("roles/modeler/tools", {"tool": "tableau"}),
        ["added roles/modeler/tableau/tools: None -> 'essential'"],
    ),
    "a level is raised": (
        put("roles/our-analyst/skills/statistics/level", "expert"),
        ["raised roles/our-analyst/statistics/skills.level: 'working' -> 'expert'"],
    ),
    "a level is lowered": (
        put("roles/our-analyst/skills/querying/level", "working"),
        ["lowered roles/our-analyst/querying/skills.level: 'practitioner' -> 'working'"],
    ),
    "a tool becomes a requirement": (
        put("roles/our-analyst/tools/python/need", "essential"),
        ["raised roles/our-analyst/python/tools.need: 'useful' -> 'essential'"],
    ),
    "a degree is expected less": (
        put("roles/modeler/degree/expectation", "none"),
        ["lowered roles/modeler/degree.expectation: 'preferred' -> 'none'"],
    ),
    "a degree level is added": (
        put("roles/modeler/degree/levels", ["master", "doctorate"]),
        ["added roles/modeler/degree.levels: None -> 'doctorate'"],
    ),
    "a role is harder to get into": (
        put("roles/our-analyst/entry/difficulty", 3),
        ["raised roles/our-analyst/entry.difficulty: 2 -> 3"],
    ),
    "a figure is new": (
        put("roles/our-analyst/figures/paid/value", 90000),
        ["raised roles/our-analyst/paid/figures.value: 82000.0 -> 90000.0"],
    ),
    "a text is reworded": (
        put("roles/modeler/summary", "Builds good models."),
        ["reworded roles/modeler/summary: 'Builds predictive models.' -> 'Builds good models.'"],
    ),
    "a responsibility is reworded": (
        put(f"{BUILDS}/text", "Builds and tests models"),
        [f"reworded {DOES}.text: 'Builds and checks models' -> 'Builds and tests models'"],
    ),
    "a responsibility is another one": (
        put(f"{BUILDS}/text", "Makes coffee"),
        [
            f"removed {DOES}: 'Builds and checks models' -> None",
            f"added {DOES}: None -> 'Makes coffee'",
        ],
    ),
    "a name changes": (
        put("roles/modeler/name", "Modeler of futures"),
        ["renamed roles/modeler/name: 'Predictive modeler' -> 'Modeler of futures'"],
    ),
    "an alias is added": (
        add("roles/modeler/aliases", "pm"),
        ["added roles/modeler/aliases: None -> 'pm'"],
    ),
    "a source is added to a claim": (
        put("roles/modeler/entry/sources", ["guess"]),
        ["added roles/modeler/entry.sources: None -> 'guess'"],
    ),
    "evidence says something else": (
        put("roles/modeler/evidence/degree/stance", "supports"),
        ["changed roles/modeler/evidence.stance: 'disputes' -> 'supports'"],
    ),
    "a list entry changes": (
        put("skills/querying/name", "Querying and databases"),
        ["renamed skills/querying/name: 'Querying' -> 'Querying and databases'"],
    ),
    "a source gets a year": (
        put("sources/us/year", 2027),
        ["changed sources/us/year: 2026 -> 2027"],
    ),
    "phases are reordered": (
        lambda catalog: catalog["phases"].reverse(),
        ["reordered phases: None -> None"],
    ),
    "a relationship is reworded": (
        put("relationships", [{"roles": ["modeler", "our-analyst"], "confusion": "Why."}]),
        [
            f"reworded {BOTH}/confusion: 'Why the two are mixed up.' -> 'Why.'",
            f"removed {BOTH}/collaboration: 'How they work together.' -> None",
            f"removed {BOTH}/sources: 'us' -> None",
        ],
    ),
    "the title changes": (
        put("title", "Ours"),
        ["renamed title: 'The roles of our team' -> 'Ours'"],
    ),
    "a grade is added": (
        put("roles/our-analyst/grades", [{"id": "junior", "name": "Junior our-analyst"}]),
        ["added roles/our-analyst/junior/grades: None -> None"],
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_each_change_is_found(name: str, run: Run) -> None:
    change, expected = CHANGES[name]
    edit(change)
    assert changes(run) == expected
    opposite = changes(run, "new.json old.json")
    assert len(opposite) == len(expected)


def with_new_id(old: str, new: str) -> Edit:
    """Return what gives something another id, wherever it is named."""

    def change(catalog: Catalog) -> None:
        text = json.dumps(catalog).replace(f'"{old}"', f'"{new}"')
        catalog.clear()
        catalog.update(json.loads(text))

    return change


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("modeler", "predictive-modeler", "renamed roles/predictive-modeler/id"),
        ("querying", "structured-query-language", "renamed skills/structured-query-language/id"),
        ("tableau", "tableau-desktop", "renamed tools/tableau-desktop/id"),
        ("paid", "pay-in-our-team", "renamed measures/pay-in-our-team/id"),
        ("us", "our-team", "renamed sources/our-team/id"),
        ("explore", "look", "renamed phases/look/id"),
    ],
)
def test_a_new_id_is_one_change(old: str, new: str, expected: str, run: Run) -> None:
    edit(with_new_id(old, new))
    assert changes(run) == [f"{expected}: {old!r} -> {new!r}"]


def test_a_source_with_another_title_and_id_is_the_same_by_its_address(run: Run) -> None:
    edit(put("sources/us/url", "https://www.example.org/"), "old.json")
    edit(put("sources/us/url", "https://www.example.org/"))
    edit(put("sources/us/title", "Something else"))
    edit(with_new_id("us", "somebody"))
    assert changes(run) == [
        "renamed sources/somebody/id: 'us' -> 'somebody'",
        "renamed sources/somebody/title: 'What we agreed on' -> 'Something else'",
    ]


def test_a_role_with_another_name_and_id_is_the_same_if_most_of_it_is(run: Run) -> None:
    edit(with_new_id("our-analyst", "reporter"))
    edit(put("roles/reporter/name", "Reporter"))
    assert changes(run) == [
        "renamed roles/reporter/id: 'our-analyst' -> 'reporter'",
        "renamed roles/reporter/name: 'Analyst' -> 'Reporter'",
    ]


def test_a_role_with_little_in_common_is_another_one(run: Run) -> None:
    role = {"id": "cook", "name": "Cook", "summary": "Cooks.", "tools": [{"tool": "python"}]}
    edit(lambda catalog: catalog.update(roles=[entry(catalog["roles"], "our-analyst"), role]))
    edit(put("relationships", []))
    edit(put("roles/our-analyst/leads_to", []))
    found = changes(run)
    assert "removed roles/modeler: 'Builds predictive models.' -> None" in found
    assert "added roles/cook: None -> 'Cooks.'" in found


def test_levels_and_grades_have_their_place(run: Run) -> None:
    grades = [
        {"id": "junior", "name": "Junior", "skills": [{"skill": "querying", "level": "awareness"}]},
        {"id": "senior", "name": "Senior", "skills": [{"skill": "querying", "level": "working"}]},
    ]
    for file in ("old.json", "new.json"):
        edit(put("roles/modeler/grades", grades), file)
    edit(put("roles/modeler/grades/junior/skills/querying/level", "working"))
    edit(put("skills/querying/levels", {"expert": "Tunes queries."}))
    assert changes(run) == [
        "raised roles/modeler/junior/querying/grades.skills.level: 'awareness' -> 'working'",
        "added skills/querying/levels.expert: None -> 'Tunes queries.'",
    ]


def evidence(says: str, stance: str = "supports") -> Catalog:
    return {"about": "degree", "source": "us", "stance": stance, "says": says}


ONE, MOST = evidence("One has no degree.", "disputes"), evidence("Most have one.")
PAIRS: dict[str, tuple[str, list[Any], list[Any], list[str]]] = {
    "evidence of one source in another order": ("evidence", [ONE, MOST], [MOST, ONE], []),
    "one of two pieces of evidence is gone": (
        "evidence",
        [ONE, MOST],
        [MOST],
        ["removed roles/modeler/evidence: 'One has no degree.' -> None"],
    ),
    "one that is about something else": (
        "evidence",
        [MOST],
        [{**MOST, "about": "skills"}],
        ["changed roles/modeler/evidence.about: 'degree' -> 'skills'"],
    ),
    "the likest sentence is the one that was reworded": (
        "questions",
        ["How many customers did we win last month?", "How many customers did we lose last month?"],
        ["How many customers did we lose last week?"],
        [
            (
                "reworded roles/modeler/questions: 'How many customers did we lose last mon -> "
                "'How many customers did we lose last wee"
            ),
            "removed roles/modeler/questions: 'How many customers did we win last mont -> None",
        ],
    ),
    "a grade with another id": (
        "grades",
        [{"id": "senior", "name": "Senior modeler"}],
        [{"id": "sr", "name": "Senior modeler"}],
        ["renamed roles/modeler/sr/grades.id: 'senior' -> 'sr'"],
    ),
    "a certificate with another name": (
        "certificates",
        [{"name": "Certified modeler", "url": "https://example.org/", "publisher": "Us"}],
        [{"name": "Certified Modeler", "url": "https://example.org/", "publisher": "Us"}],
        [
            (
                "renamed roles/modeler/Certified Modeler/certificates.name: "
                "'Certified modeler' -> 'Certified Modeler'"
            )
        ],
    ),
    "a figure of nothing": (
        "figures",
        [{"measure": "paid", "value": 0, "n": 3}],
        [],
        ["removed roles/modeler/paid/figures: 0.0 -> None"],
    ),
}


@pytest.mark.parametrize("name", PAIRS)
def test_entries_are_paired_by_what_they_say(name: str, run: Run) -> None:
    key, before, after, expected = PAIRS[name]
    edit(put(f"roles/modeler/{key}", before), "old.json")
    edit(put(f"roles/modeler/{key}", after))
    if expected:
        assert changes(run) == expected
        assert len(changes(run, "new.json old.json")) == len(expected)
    else:
        run("diff old.json new.json")


def test_a_role_and_a_skill_with_one_id_keep_their_names(run: Run) -> None:
    for file in ("old.json", "new.json"):
        edit(add("skills", {"id": "our-analyst", "name": "Analyzing things"}), file)
        edit(add("roles/modeler/skills", {"skill": "our-analyst", "level": "working"}), file)
        says = {"about": "skills", "item": "our-analyst", "source": "us", "stance": "supports"}
        edit(add("roles/modeler/evidence", {**says, "says": "We do."}), file)
    edit(put("roles/modeler/skills/our-analyst/level", "expert"))
    assert "Analyzing things  level raised" in run("diff old.json new.json", code=1).out
    shutil.copy("old.json", "new.json")

    def rename(catalog: Catalog) -> None:
        entry(catalog["roles"], "our-analyst")["id"] = "reporter"
        catalog["relationships"][0]["roles"] = ["reporter", "modeler"]

    edit(rename)
    assert changes(run) == ["renamed roles/reporter/id: 'our-analyst' -> 'reporter'"]


def test_two_skills_that_become_one_are_no_rename(run: Run) -> None:
    one = {"id": "data-skills", "name": "Data skills", "aliases": ["querying", "stats"]}
    text = json.dumps(json.loads(Path("new.json").read_text(encoding="utf-8")))
    catalog = json.loads(text)
    catalog["skills"] = [one, *(each for each in catalog["skills"] if each["id"] == "modeling")]
    for role in catalog["roles"]:
        kept = [each for each in role["skills"] if each["skill"] not in {"querying", "statistics"}]
        role["skills"] = [{"skill": "data-skills"}, *kept]
    Path("new.json").write_text(json.dumps(catalog), encoding="utf-8")
    there, back = changes(run), changes(run, "new.json old.json")
    assert len(there) == len(back)
    assert not [each for each in (*there, *back) if each.startswith("renamed")]


LONG = "Decides with the head of the department which of the reports are made each week, and {}."
SHOWN = {
    "every place of a text": (
        put("roles/modeler/focus", LONG.format("must ask the owner")),
        put("roles/modeler/focus", LONG.format("need not ask the owner").replace("Dec", "Div")),
        [
            (
                "“Decides with the head…” → “Divides with the head…”; “…week, and must ask "
                "the owner…” → “…week, and need not ask the owner…”"
            )
        ],
    ),
    "what differs at the end": (
        put("sources/us/url", "https://www.example.org/publications/data-roles-framework/2025/v1"),
        put("sources/us/url", "https://www.example.org/publications/data-roles-framework/2025/v2"),
        ["framework/2025/v1 →", "framework/2025/v2"],
    ),
    "characters without spaces": (
        put("roles/modeler/focus", "他每周向管理层报告结果并决定制作哪些报告。" * 3 + "旧的。"),
        put("roles/modeler/focus", "他每周向管理层报告结果并决定制作哪些报告。" * 3 + "新的。"),
        ["作哪些报告。旧的。” → “…作哪些报告。新的。”"],
    ),
    "a small difference": (
        put("roles/our-analyst/figures/paid/value", 82000),
        put("roles/our-analyst/figures/paid/value", 82000.4),
        ["raised (pay in our team, median): 82,000 → 82,000.4"],
    ),
    "how many were asked": (
        put("roles/our-analyst/figures/paid/n", 3727),
        put("roles/our-analyst/figures/paid/n", 1234567),
        ["number of answers or postings raised (pay in our team, median): 3,727 → 1,234,567"],
    ),
    "which measure a figure is of": (
        put("roles/our-analyst/figures", []),
        put("roles/our-analyst/figures", [{"measure": "paid", "value": 0, "n": 3}]),
        ["Pay  figure added (pay in our team, median): $0"],
    ),
    "which responsibility it is": (
        put(f"{BUILDS}/part", "lead"),
        put(f"{BUILDS}/part", "support"),
        ["Responsibilities  “Builds and checks models”: part changed: lead → support"],
    ),
    "names, not ids": (
        put(f"{BUILDS}/phase", "explore"),
        put(f"{BUILDS}/phase", "predict"),
        ["“Builds and checks models”: phase changed: Explore → Predict"],
    ),
    "whose work it is": (
        put(
            "team_shapes",
            [
                {
                    "id": "a",
                    "name": "A",
                    "people": [{"title": "Sr. GH-12", "roles": ["our-analyst", "modeler"]}],
                }
            ],
        ),
        put(
            "team_shapes",
            [
                {
                    "id": "a",
                    "name": "A",
                    "people": [{"title": "Sr. GH-12", "roles": ["our-analyst"]}],
                }
            ],
        ),
        ["A  “Sr. GH-12”: people roles removed: Predictive modeler"],
    ),
    "two roles of one name": (
        put("roles/modeler/name", "Analyst"),
        lambda catalog: [
            put("roles/modeler/name", "Analyst")(catalog),
            [each.update(entry={"difficulty": 5}) for each in catalog["roles"]],
        ],
        ["**Analyst (our-analyst)**", "**Analyst (modeler)**"],
    ),
}


@pytest.mark.parametrize("name", SHOWN)
def test_a_reviewer_sees(name: str, run: Run) -> None:
    before, after, expected = SHOWN[name]
    edit(before, "old.json")
    edit(after)
    out = run("diff old.json new.json -f markdown", code=1).out
    out = re.sub(r"\\(?=\W)|&#8203;", "", out).replace(" | ", "  ")
    assert [each for each in expected if each not in out] == []


def test_everything_is_said_once(run: Run) -> None:
    edit(put("roles/modeler/summary", " ".join(["Builds good models of everything."] * 9)))
    for line in ("--full", "-f markdown", "-f html"):
        out = run(f"diff old.json new.json {line}", code=1).out
        assert out.count("reworded") == 1
        assert out.count("Builds good") == 9


def test_what_nobody_would_read_is_counted(run: Run) -> None:
    roles = [
        {"id": f"r{n}", "name": f"Role {n}", "summary": "Works.", "focus": f"{n}."}
        for n in range(450)
    ]
    edit(put("roles", roles), "old.json")
    edit(put("relationships", []), "old.json")
    edit(put("relationships", []))
    edit(put("roles", [{**each, "focus": "Other."} for each in roles]))
    out = run("diff old.json new.json -f markdown", code=1).out
    assert "And 50 lines more: --json or -f csv has every change." in out
    assert len(out) < 65536
    assert len(changes(run)) == 450


def test_nobody_is_notified_by_a_comment(run: Run) -> None:
    edit(put("roles/modeler/summary", "Works with @octocat on #12, GH-7 and me@example.org :tada:"))
    out = run("diff old.json new.json -f markdown", code=1).out
    space = "&#8203;"
    assert (
        f"with @{space}octocat on #{space}12, GH-{space}7 and me@{space}example.org :{space}tada:"
    ) in out


def test_long_lists_of_other_sentences_take_no_time(run: Run) -> None:
    """What would be compared pair by pair is bounded: a million pairs are not looked at."""
    titles = [f"Title number {n} of a role" for n in range(1000)]
    edit(put("roles/modeler/alternate_titles", titles), "old.json")
    edit(put("roles/modeler/alternate_titles", [f"{each}, again" for each in titles]))
    edit(put("roles/modeler/focus", "a " * 9000 + "b"), "old.json")
    edit(put("roles/modeler/focus", "a " * 9000 + "c"))
    found = changes(run)
    assert sum(each.startswith("removed") for each in found) == 1000
    assert sum(each.startswith("reworded") for each in found) == 1


def test_the_page_says_it_in_words(run: Run, golden: Golden) -> None:
    for name, (change, _) in CHANGES.items():
        if name not in {"the title changes", "a name changes", "a responsibility is reworded"}:
            edit(change)
    golden(ROOT / "tests/pages/diff.txt", run("diff old.json new.json --full", code=1).out)


def test_a_long_diff_fits_on_a_screen(run: Run) -> None:
    for change, _ in CHANGES.values():
        with suppress(StopIteration):  # what is renamed is not found by its old name
            edit(change)
    lines = run("diff old.json new.json", code=1).out.splitlines()
    assert len(lines) <= 23
    assert lines[-1] == "All changes: --full"


def test_a_revision_without_a_file_is_of_the_other_file(folder: Path, run: Run) -> None:
    commit(folder)
    run("diff git:main new.json")
    edit(put("title", "Ours"))
    expected = ["renamed title: 'The roles of our team' -> 'Ours'"]
    for line in ("git:main new.json", "git:HEAD:new.json new.json", f"git:main {folder}/new.json"):
        assert changes(run, line) == expected
    assert changes(run, "new.json git:main") == ["renamed title: 'Ours' -> 'The roles of our team'"]


def test_a_folder_is_compared_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    roles = folder / "roles"
    roles.mkdir()
    shutil.move("old.json", roles / "team.json")
    commit(folder)
    quant = {"format": 1, "roles": [{"id": "quant", "name": "Quant", "summary": "Prices."}]}
    (roles / "quant.json").write_text(json.dumps(quant), encoding="utf-8")
    added = ["added roles/quant: None -> 'Prices.'"]
    assert changes(run, "git:HEAD roles") == added
    assert changes(run, "git:HEAD:roles roles") == added
    monkeypatch.chdir(roles)
    assert changes(run, "git:HEAD .") == added
    (roles / "team.json").unlink()
    monkeypatch.chdir(folder)
    shutil.copy(roles / "quant.json", folder)
    assert changes(run, "git:HEAD .") == added
    assert "removed roles/our-analyst: 'What the role is for, in one sentence.  -> None" in changes(
        run, "git:HEAD roles"
    )


def test_a_link_in_a_revision_is_followed(folder: Path, run: Run) -> None:
    (folder / "roles").mkdir()
    (folder / "roles/team.json").symlink_to("../old.json")
    (folder / "lost.json").symlink_to("nowhere.json")
    commit(folder)
    run("diff git:main:roles/team.json new.json")
    run("diff git:main:roles new.json")
    assert run("diff git:main:lost.json new.json", code=2).err == (
        "rolecmp: cannot read git:main:lost.json: it is a link to no file of the repository\n"
    )


def test_a_revision_may_have_a_colon(folder: Path, run: Run) -> None:
    commit(folder)
    run('diff "git:HEAD^{/Change roles: *}" new.json', code=2)
    run('diff "git:HEAD^{/Change:? *roles}:old.json" new.json')


def test_a_bare_repository_has_revisions(
    folder: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    commit(folder)
    subprocess.run(["git", "clone", "--quiet", "--bare", ".", "bare"], cwd=folder, check=True)
    shutil.copy("new.json", "bare")
    monkeypatch.chdir(folder / "bare")
    run("diff git:main:old.json new.json")


def test_either_side_may_come_from_standard_input_or_the_package(run: Run) -> None:
    text = Path("old.json").read_text(encoding="utf-8")
    run("diff - new.json", stdin=text)
    run("diff old.json -", stdin=text)
    assert "renamed roles/our-analyst/id: 'data-analyst' -> 'our-analyst'" in changes(
        run, "builtin new.json"
    )


def test_both_are_on_top_of_other_catalogs(run: Run) -> None:
    mine = {
        "format": 1,
        "roles": [
            {"id": "me", "name": "Me", "summary": "I.", "skills": [{"skill": "statistics"}]},
        ],
    }
    Path("mine.json").write_text(json.dumps(mine), encoding="utf-8")
    shutil.copy("mine.json", "changed.json")
    edit(put("roles/me/skills/statistics/level", "expert"), "changed.json")
    assert changes(run, "mine.json changed.json --roles builtin") == [
        "added roles/me/statistics/skills.level: None -> 'expert'"
    ]


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        ("diff git:main builtin", 2, '"git:main" is a revision of no file; write git:main:FILE'),
        ("diff - git:main", 2, '"git:main" is a revision of no file; write git:main:FILE'),
        ("diff git:a git:b", 2, '"git:a" is a revision of no file; write git:a:FILE'),
        ("diff git: new.json", 2, '"git:" names no revision; write git:main or git:main:FILE'),
        ('diff "" new.json', 2, "cannot read a file without a name: no such file"),
        (f"diff {'a' * 300} new.json", 2, f"cannot read {'a' * 300}: no such file"),
        ("diff - -", 2, 'only one input can be "-", standard input'),
        ("diff old.json no.json", 2, "cannot read no.json: no such file"),
        (
            "diff git:nowhere new.json",
            2,
            "cannot read git:nowhere:new.json: no such revision",
        ),
        (
            "diff git:main:no.json new.json",
            2,
            "cannot read git:main:no.json: no such file in main",
        ),
        (
            "diff git:--help:x new.json",
            2,
            "cannot read git:--help:x: expected git:REVISION:FILE",
        ),
    ],
)
def test_what_cannot_be_compared_is_one_line(
    line: str, code: int, message: str, folder: Path, run: Run
) -> None:
    commit(folder)
    assert run(line, code=code).err == f"rolecmp: {message}\n"


def test_a_side_that_is_invalid_is_reported_as_elsewhere(run: Run) -> None:
    edit(put("roles/our-analyst/name", 5))
    err = run("diff old.json new.json", code=2).err
    assert err.startswith("new.json:1:")
    assert "$.roles[0].name" in err


def test_without_git_it_says_so(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    monkeypatch.setenv("PATH", "")
    err = run("diff git:main new.json", code=2).err
    assert err == "rolecmp: cannot read git:main:new.json: git is not installed\n"


def test_every_format_has_it(run: Run) -> None:
    edit(put("roles/our-analyst/skills/statistics/level", "expert"))
    assert run("diff old.json new.json -f csv", code=1).out == (
        "what,section,role,grade,field,item,measure,before,after\n"
        "raised,roles,our-analyst,,skills.level,statistics,,working,expert\n"
    )
    assert run("diff old.json new.json -f markdown", code=1).out == (
        "# What changed from old.json to new.json\n\n1 change in 1 role.\n\n"
        "|  |  |\n| --- | --- |\n| **Analyst** |  |\n"
        "| Statistics | level raised: working → expert |\n"
    )
    run("diff old.json new.json -o page.html", code=1)
    assert "level raised: working → expert" in Path("page.html").read_text(encoding="utf-8")
