"""The kinds of answers, as JSON answers name them in `kind`.

Apart from the answers, so that help can list them without loading pydantic.
"""

from enum import StrEnum


class AnswerKind(StrEnum):
    """The kind of an answer, in the order of the commands."""

    ROLE_LIST = "role-list"
    ROLE = "role"
    COMPARISON = "comparison"
    EVIDENCE = "evidence"
    PATH = "path"
    PROCESS = "process"
    SKILL_LIST = "skill-list"
    SKILL = "skill"
    MATCH = "match"
    MATCH_LIST = "match-list"
    VALIDATION = "validation"
    DIFF = "diff"


class Sort(StrEnum):
    """What a list is sorted by: pay (highest first), entry difficulty, name, or what you lack.

    By a match, the roles come first that have the word in their name, then in a title.
    """

    ENTRY = "entry"
    PAY = "pay"
    NAME = "name"
    GAP = "gap"
    MATCH = "match"
