"""`rolecmp import esco`: what a download becomes, and what is done with it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests import esco, onet
from tests.conftest import ROOT, Run


def imported(run: Run, path: Path, **expected: Any) -> dict[str, Any]:  # noqa: ANN401 - those of run
    """Import a download that is valid, and return the catalog."""
    file = path.parent / "esco.json"
    assert run(f"import esco {path} -o {file}", **expected).out == ""
    assert run(f"validate -f concise {file}").out == "0 errors and 0 warnings in 1 file\n"
    catalog: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return catalog


@pytest.mark.parametrize("written", [esco.folder, esco.archive])
def test_an_occupation_becomes_a_role(written: Any, run: Run, tmp_path: Path) -> None:  # noqa: ANN401
    catalog = imported(run, written(tmp_path / "esco_1_2_0_en_csv"))
    assert catalog["title"] == "ESCO 1.2.0, en"
    assert catalog["weighting"] == "rarity"
    assert catalog["roles"][0] == {
        "id": "5120-1",
        "name": "Cook",
        "aliases": ["5120.1"],
        "alternate_titles": ["line cook", "hash slinger"],
        "summary": "Cooks prepare food.",
        "family": "ISCO 5120 Cooks",
        "skills": [
            {"skill": "esco-cook-with-heat"},
            {"skill": "esco-cook-with-meat"},
            {"skill": "esco-food-law", "need": "useful"},
        ],
        "evidence": [
            {
                "about": "skills",
                "source": "esco",
                "stance": "supports",
                "says": "Essential and optional skills and knowledge; it has no levels.",
            }
        ],
        "leads_to": [
            {
                "role": "5120-1-1",
                "note": "They share 50% of their essential skills.",
                "sources": ["esco-related"],
            }
        ],
    }
    # Without a description, the name has to do.
    assert catalog["roles"][1]["summary"] == "Grill cook"
    assert catalog["roles"][3]["family"] == "ISCO 2511"


def test_a_skill_that_the_built_in_catalog_knows_is_that_one(run: Run, tmp_path: Path) -> None:
    catalog = imported(run, esco.archive(tmp_path / "esco.zip"))
    builtin = json.loads((ROOT / "data/roles.json").read_text(encoding="utf-8"))
    known = {each["id"]: each for each in (*builtin["tools"], *builtin["skills"])}
    assert known["statistics"].pop("about")  # in our words, not in those of ESCO
    assert catalog["tools"] == [known["sql"], known["python"]]
    assert catalog["skills"] == [
        {"id": "esco-food-law", "name": "Food law"},
        {"id": "esco-cook-with-heat", "name": "Cook with heat"},
        {
            "id": "esco-cook-with-meat",
            "name": "Cook with meat",
            "different_from": ["esco-cook-with-heat"],
        },
        {"id": "esco-dietetics", "name": "Dietetics"},
        known["statistics"],
        # A language of that name, not machine learning.
        {"id": "esco-ml-computer-programming", "name": "ML (computer programming)"},
    ]


def test_every_relation_comes_in_but_for_those_that_are_left_out(run: Run, tmp_path: Path) -> None:
    """Once each: three are repeated, and two are of what is not there."""
    imported(run, esco.archive(tmp_path / "esco.zip"))
    exported = json.loads(run(f"export --roles {tmp_path}/esco.json").out)
    found = [
        (role["id"], item.get("skill") or item["tool"], item.get("need", "essential"))
        for role in exported["roles"]
        for item in (*role.get("skills", []), *role.get("tools", []))
    ]
    assert len(found) == len({*found}) == len(esco.RELATIONS.splitlines()) - 1 - 3 - 2
    assert ("5120-1-1", "esco-cook-with-heat", "essential") in found


def test_the_credit_line_is_that_of_esco(run: Run, tmp_path: Path) -> None:
    source, ours = imported(run, esco.archive(tmp_path / "esco_1_1_2.zip"))["sources"]
    assert source == {
        "id": "esco",
        "title": "ESCO 1.1.2",
        "publisher": "European Commission",
        "year": 2024,
        "url": "https://esco.ec.europa.eu",
        "note": "This product uses the ESCO classification of the European Commission.",
    }
    assert ours["judgment"] is True


def test_other_letters_make_ids_of_their_addresses(run: Run, tmp_path: Path) -> None:
    address = "http://data.europa.eu/esco/skill/9bc3b9ae-50d8-4a32-857e-8cf8d9b4ba8e"
    files = {
        name: text.replace("s/law", address).replace("food law", "νομοθεσία SQL")
        for name, text in esco.ENGLISH.items()
    }
    catalog = imported(run, esco.archive(tmp_path / "esco.zip", esco.in_language("el", files)))
    assert catalog["title"] == "ESCO, el"
    assert catalog["skills"][0] == {
        "id": "esco-9bc3b9ae-50d8-4a32-857e-8cf8d9b4ba8e",
        "name": "Νομοθεσία SQL",
    }


def test_relations_may_be_the_same_for_all_languages(run: Run, tmp_path: Path) -> None:
    files = {name.replace("Relations_en", "Relations"): t for name, t in esco.ENGLISH.items()}
    former = imported(run, esco.archive(tmp_path / "esco.zip", files))
    assert former == imported(run, esco.archive(tmp_path / "esco.zip"))


def test_english_is_read_of_several_languages(run: Run, tmp_path: Path) -> None:
    both = {**esco.in_language("de"), **esco.ENGLISH}
    assert imported(run, esco.archive(tmp_path / "esco.zip", both))["title"] == "ESCO, en"


def test_what_a_download_lacks_is_no_data(run: Run, tmp_path: Path) -> None:
    bare = {name: text for name, text in esco.ENGLISH.items() if "ISCOGroups" not in name}
    roles = imported(run, esco.archive(tmp_path / "esco.zip", bare))["roles"]
    assert roles[0]["family"] == "ISCO 5120"


REFUSED = {
    "no ESCO": ({"a.csv": "a\n"}, "is not ESCO in CSV: no occupations_en.csv"),
    "two languages": (
        {**esco.in_language("de"), **esco.in_language("fr")},
        "has several languages: de, fr; leave one",
    ),
    "no skills": (
        {name: text for name, text in esco.ENGLISH.items() if "skills" not in name},
        'has no "skills_en.csv"',
    ),
    "no column": (
        {**esco.ENGLISH, "skills_en.csv": "conceptUri\ns/sql\n"},
        'has no column "preferredLabel"',
    ),
    "a row too short": (
        {**esco.ENGLISH, "skills_en.csv": f"{esco.SKILLS}x,s/short\n"},
        "line 11: a row has 2 columns, not 4",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_download_is_refused_in_a_line(name: str, run: Run, tmp_path: Path) -> None:
    files, message = REFUSED[name]
    path = esco.folder(tmp_path / "download", files)
    error = run(f"import esco {path} -o {tmp_path}/esco.json", code=1).err
    assert message in error
    assert error.count("\n") == 1
    assert not (tmp_path / "esco.json").exists()


def test_it_answers_alone_and_beside_others(run: Run, tmp_path: Path) -> None:
    imported(run, esco.archive(tmp_path / "esco.zip"))
    run(f"import onet {onet.archive(tmp_path / 'onet.zip')} -o {tmp_path}/onet.json")
    own = f"--roles {tmp_path}/esco.json"
    every = f"--roles builtin {own} --roles {tmp_path}/onet.json"
    assert "hash slinger" in run(f"show cook --full {own}").out
    assert "\n0 errors and " in run(f"validate -f concise {every}").out
    for roles in (own, every):
        for line in ("compare 2511.3 2511.4", "path 2511.3 2511.4", "skill sql", "list cook"):
            assert run(f"{line} {roles}").err == ""
    shared = json.loads(run(f"compare ds 2511.3 --only tools --json {every}").out)["tools"]
    assert shared["shared"] == ["sql"]


def test_roles_of_one_name_are_told_apart(run: Run, tmp_path: Path) -> None:
    imported(run, esco.archive(tmp_path / "esco.zip"))
    out = run(f"compare ds 2511.4 --roles builtin --roles {tmp_path}/esco.json").out
    assert out.startswith("Data scientist (ds) vs. data scientist (2511-4)\n")


def test_skills_fill_the_first_screen_where_little_else_is_known(run: Run, tmp_path: Path) -> None:
    names = [f"peel the large vegetable number {number}" for number in "abcdefghij"]
    files = {
        **esco.ENGLISH,
        "skills_en.csv": esco.SKILLS
        + "".join(f"KnowledgeSkillCompetence,s/{name[-1]},knowledge,{name}\n" for name in names),
        "occupationSkillRelations_en.csv": esco.RELATIONS
        + "".join(f"o/diet,essential,knowledge,s/{name[-1]}\n" for name in names),
    }
    imported(run, esco.archive(tmp_path / "esco.zip", files))
    out = run(f"compare 5120.2 5120.1.1 --roles {tmp_path}/esco.json").out
    assert "vegetable number d, 6 more" in out  # of eleven


def test_a_word_in_a_name_comes_first_where_nothing_else_is_known(run: Run, tmp_path: Path) -> None:
    imported(run, esco.archive(tmp_path / "esco.zip"))
    lines = run(f"list heat --roles {tmp_path}/esco.json").out.splitlines()
    unknown = "No data: getting in, degree."
    assert lines[1] == f'3 roles matching "heat", best match first. {unknown}'
    lines = run(f"list cook --roles {tmp_path}/esco.json").out.splitlines()
    assert [line.split("  ")[0] for line in lines[5:8]] == ["Cook", "Diet cook", "Grill cook"]
    assert (
        run(f"list --roles {tmp_path}/esco.json").out.splitlines()[1]
        == f"5 roles, by name. {unknown}"
    )


def test_levels_that_nobody_knows_are_assumed_once(run: Run, tmp_path: Path) -> None:
    imported(run, esco.archive(tmp_path / "esco.zip"))
    out = run(f"path 2511.3 5120.1 --full --roles {tmp_path}/esco.json").out
    assert "Cook with heat, Cook with meat (all working, assumed)" in " ".join(out.split())
    brief = run(f"path 5120.1.1 5120.1 --roles {tmp_path}/esco.json").out
    assert "They share 50% of their essential skills. ≈" in brief


def test_the_tip_names_the_importer(run: Run) -> None:
    for line in ("import esco_1_2_0_en_csv.zip", "esco esco_1_2_0_en_csv.zip"):
        tip = "tip: rolecmp import esco esco_1_2_0_en_csv.zip"
        assert tip in run(line, code=2).err


def test_of_two_names_of_a_skill_the_first_is_the_general_one(run: Run, tmp_path: Path) -> None:
    twin = "KnowledgeSkillCompetence,s/law,knowledge,food law of the islands\n"
    files = {**esco.ENGLISH, "skills_en.csv": esco.SKILLS + twin}
    catalog = imported(run, esco.archive(tmp_path / "esco.zip", files))
    assert {"id": "esco-food-law", "name": "Food law"} in catalog["skills"]


def test_beside_an_import_the_skills_of_the_built_in_catalog_keep_their_weight(
    run: Run, tmp_path: Path
) -> None:
    """The rarer a skill is among all roles, the more it weighs: those of a few roles do most."""
    imported(run, esco.archive(tmp_path / "esco.zip"))
    both = f"--roles builtin --roles {tmp_path}/esco.json --json"
    (route,) = json.loads(run(f"path ds mle --explain {both}").out)["routes"]
    (step,) = route["steps"]
    assert step["gap"] > 0.2
    assert all(each["weight"] > 0 for each in step["arithmetic"])


def test_where_nothing_else_is_known_a_comparison_counts_what_is_required(
    run: Run, tmp_path: Path
) -> None:
    imported(run, esco.archive(tmp_path / "esco.zip"))
    out = run(f"compare 5120.1 5120.1.1 --roles {tmp_path}/esco.json").out
    assert out.splitlines()[1] == "Of 2 essential skills, both require 1 (50%)."
    out = run(f"show 5120.1 --roles {tmp_path}/esco.json").out
    assert "Common next roles    Grill cook ≈\n" in out
