"""The catalog file, format 1, as frozen models.

These models define what a catalog file can contain. Anything that involves several places
at once (a reference to an id, a name used twice) is checked in `rolecmp.catalog.check`.
"""

from rolecmp.catalog.model.base import Model
from rolecmp.catalog.model.catalog import (
    Application,
    Carriers,
    Catalog,
    Contribution,
    Part,
    Person,
    Relationship,
    TeamShape,
)
from rolecmp.catalog.model.lists import Measure, Phase, Resource, Signal, Skill, Source, Tool
from rolecmp.catalog.model.role import (
    Certificate,
    Collaboration,
    Degree,
    DocumentedTransition,
    Entry,
    Evidence,
    Grade,
    GradeSkill,
    JobAds,
    RequiredSkill,
    RequiredTool,
    Responsibility,
    Role,
    RoleFigure,
)

__all__ = [
    "Application",
    "Carriers",
    "Catalog",
    "Certificate",
    "Collaboration",
    "Contribution",
    "Degree",
    "DocumentedTransition",
    "Entry",
    "Evidence",
    "Grade",
    "GradeSkill",
    "JobAds",
    "Measure",
    "Model",
    "Part",
    "Person",
    "Phase",
    "Relationship",
    "RequiredSkill",
    "RequiredTool",
    "Resource",
    "Responsibility",
    "Role",
    "RoleFigure",
    "Signal",
    "Skill",
    "Source",
    "TeamShape",
    "Tool",
]
