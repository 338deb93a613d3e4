"""A small download in the shape of ESCO's, for the tests to import."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

Files = Mapping[str, str]
"""The files of a download by their names."""

OCCUPATIONS = """\
conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,modifiedDate,description,code
Occupation,o/cook,C5120,cook,"line cook
Line Cook
cook
hash\u00ad slinger",2024-01-25T11:28:50.295Z,Cooks prepare food.,5120.1
Occupation,o/grill,5120,grill cook,,2023-11-07T16:55:55.142Z,,5120.1.1
Occupation,o/diet,5120,diet cook,,2023-11-07T16:55:55.142Z,Diet cooks prepare special meals.,5120.2
Occupation,o/analyst,2511,data analyst,data examiner,2024-01-25T11:28:50.295Z,They look.,2511.3
Occupation,o/scientist,2511,data scientist,data examiner,2024-01-25T11:28:50.295Z,They find.,2511.4
"""
SKILLS = """\
conceptType,conceptUri,skillType,preferredLabel
KnowledgeSkillCompetence,s/heat,skill/competence,cook with heat
KnowledgeSkillCompetence,s/meat,skill/competence,cook with meat
KnowledgeSkillCompetence,s/law,knowledge,food law
KnowledgeSkillCompetence,s/diet,knowledge,dietetics
KnowledgeSkillCompetence,s/sql,knowledge,SQL
KnowledgeSkillCompetence,s/python,knowledge,Python (computer programming)
KnowledgeSkillCompetence,s/statistics,knowledge,statistics
KnowledgeSkillCompetence,s/ml,knowledge,ML (computer programming)
KnowledgeSkillCompetence,s/nobody,knowledge,what nobody needs
"""
RELATIONS = """\
occupationUri,relationType,skillType,skillUri
o/cook,optional,knowledge,s/law
o/cook,essential,skill/competence,s/heat
o/cook,essential,skill/competence,s/meat
o/cook,optional,skill/competence,s/meat
o/cook,essential,skill/competence,s/meat
o/grill,optional,skill/competence,s/heat
o/grill,essential,skill/competence,s/heat
o/diet,essential,knowledge,s/diet
o/diet,optional,skill/competence,s/heat
o/analyst,essential,knowledge,s/sql
o/analyst,essential,knowledge,s/statistics
o/scientist,essential,knowledge,s/statistics
o/scientist,optional,knowledge,s/python
o/scientist,optional,knowledge,s/ml
o/scientist,optional,knowledge,s/gone
o/gone,essential,knowledge,s/sql
"""
GROUPS = "conceptType,conceptUri,code,preferredLabel\nISCOGroup,i,5120,Cooks\n"

ENGLISH: Files = {
    "occupations_en.csv": OCCUPATIONS,
    "skills_en.csv": SKILLS,
    "occupationSkillRelations_en.csv": RELATIONS,
    "ISCOGroups_en.csv": GROUPS,
}
"""A download in English."""


def in_language(language: str, files: Files = ENGLISH) -> Files:
    """Return a download whose files are of another language."""
    return {name.replace("_en.", f"_{language}."): text for name, text in files.items()}


def folder(path: Path, files: Files = ENGLISH) -> Path:
    """Write a download as a folder, and return it."""
    path.mkdir(parents=True)
    for name, text in files.items():
        (path / name).write_bytes(text.encode())
    return path


def archive(path: Path, files: Files = ENGLISH) -> Path:
    """Write a download as a zip, and return it."""
    with zipfile.ZipFile(path, "w") as written:
        for name, text in files.items():
            written.writestr(f"ESCO dataset/{name}", text)
    return path
