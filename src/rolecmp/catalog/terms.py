"""The fixed words of the catalog format.

They are enumerations whose values are the words in the file. They are apart from the
models because the command line offers some of them as choices, and help must not pay
for loading pydantic.
"""

from enum import StrEnum
from functools import cached_property


class Level(StrEnum):
    """A proficiency level in a skill, lowest first.

    The four levels of the UK Government Digital and Data Profession Capability Framework.
    """

    AWARENESS = "awareness"
    WORKING = "working"
    PRACTITIONER = "practitioner"
    EXPERT = "expert"

    @cached_property
    def rank(self) -> int:
        """The level as a number, 1 (awareness) to 4 (expert)."""
        return tuple(Level).index(self) + 1


class Need(StrEnum):
    """Whether a role requires a skill or tool to get in, or it is nice to have."""

    ESSENTIAL = "essential"
    USEFUL = "useful"


class Part(StrEnum):
    """Whether a role leads a piece of work or supports it."""

    LEAD = "lead"
    SUPPORT = "support"


class Expectation(StrEnum):
    """How strongly a degree is expected, weakest first."""

    NONE = "none"
    OPTIONAL = "optional"
    PREFERRED = "preferred"
    OFTEN_REQUIRED = "often-required"
    REQUIRED = "required"

    @property
    def words(self) -> str:
        """The expectation as written in running text."""
        return self.replace("-", " ")


class DegreeLevel(StrEnum):
    """An academic degree, lowest first."""

    ASSOCIATE = "associate"
    BACHELOR = "bachelor"
    MASTER = "master"
    DOCTORATE = "doctorate"

    @property
    def words(self) -> str:
        """The degree as written in running text."""
        is_of_someone = self in {DegreeLevel.BACHELOR, DegreeLevel.MASTER}
        return f"{self}'s" if is_of_someone else str(self)


ANY_FIELD = "any"
"""The word in the fields of a degree for all fields of study."""


class RelatednessTier(StrEnum):
    """How closely a source says that two roles are related, closest first.

    The two tiers of O*NET's related occupations.
    """

    PRIMARY = "primary"
    SUPPLEMENTAL = "supplemental"

    @property
    def words(self) -> str:
        """The tier as written in running text."""
        return "closely related" if self is RelatednessTier.PRIMARY else "related"


class Weighting(StrEnum):
    """How much each skill and tool weighs in a gap."""

    EQUAL = "equal"
    RARITY = "rarity"


class Unit(StrEnum):
    """The unit of the figures of a measure."""

    SHARE = "share"
    YEARS = "years"
    USD_PER_YEAR = "usd-per-year"
    LEVEL = "level"


class Stance(StrEnum):
    """How a piece of evidence relates to the claim it is about."""

    SUPPORTS = "supports"
    DISPUTES = "disputes"


class RoleField(StrEnum):
    """The fields of a role that can be compared and that evidence can be about."""

    FOCUS = "focus"
    QUESTIONS = "questions"
    RESPONSIBILITIES = "responsibilities"
    SKILLS = "skills"
    GRADES = "grades"
    TOOLS = "tools"
    DEGREE = "degree"
    EDUCATION = "education"
    ENTRY = "entry"
    EXPERIENCE = "experience"
    ACTIVITIES = "activities"
    PAY = "pay"
    GROWTH = "growth"
    WORKS_WITH = "works_with"
    LEADS_TO = "leads_to"


FIELD_WORDS: dict[str, RoleField] = {
    **{field.value: field for field in RoleField},
    **{field.value.replace("_", "-"): field for field in RoleField},
    **dict.fromkeys(("salary", "salaries", "wage", "wages", "money", "earnings"), RoleField.PAY),
    **dict.fromkeys(("degrees", "education-level", "diploma"), RoleField.DEGREE),
    **dict.fromkeys(("difficulty", "barrier", "getting-in"), RoleField.ENTRY),
    **dict.fromkeys(("years",), RoleField.EXPERIENCE),
    **dict.fromkeys(("grade", "seniority", "ladder", "levels", "ranks"), RoleField.GRADES),
    **dict.fromkeys(("tasks", "duties", "does", "work"), RoleField.RESPONSIBILITIES),
    **dict.fromkeys(("skill",), RoleField.SKILLS),
    **dict.fromkeys(("tool", "software", "languages", "stack", "technologies"), RoleField.TOOLS),
    **dict.fromkeys(("jobs", "outlook", "demand"), RoleField.GROWTH),
    **dict.fromkeys(("next", "career", "moves"), RoleField.LEADS_TO),
    **dict.fromkeys(("team", "colleagues"), RoleField.WORKS_WITH),
}
"""The fields of a role by the words that people have for them."""

MEASURED_FIELDS = frozenset(
    {
        RoleField.EDUCATION,
        RoleField.EXPERIENCE,
        RoleField.ACTIVITIES,
        RoleField.PAY,
        RoleField.GROWTH,
    }
)
"""The fields in which a catalog makes no claims: they consist of figures only."""

DIFFICULTIES = {1: "entry level", 2: "accessible", 3: "moderate", 4: "hard", 5: "very hard"}
"""Entry difficulty, 1 (easiest to get into) to 5 (hardest), and the word for each."""

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""The format of an id: lowercase words and digits joined by hyphens."""
ALIAS_PATTERN = r"^[a-z0-9]+([.-][a-z0-9]+)*$"
"""The format of an alias: that of an id, but dots are allowed, too, as in `15-2051.00`."""
MAX_ENTRIES = 100_000
"""The most entries of a list at the top of a catalog."""
MAX_ITEMS = 10_000
"""The most items of a list within an entry."""
MAX_ID_LENGTH = 100
"""The most characters an id or an alias has."""
