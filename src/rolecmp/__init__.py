"""Compare data roles side by side, and find a path from one to another."""

TYPE_CHECKING = False  # typing would take a part of the time to start
if TYPE_CHECKING:
    from rolecmp.api import *

__version__ = "0.1.0"
__all__ = [
    "Catalog",
    "Comparison",
    "Diff",
    "EvidenceAnswer",
    "MatchAnswer",
    "MatchList",
    "PathAnswer",
    "Process",
    "RoleAnswer",
    "RoleList",
    "RolecmpError",
    "SkillAnswer",
    "SkillList",
    "Text",
    "Validation",
    "compare",
    "diff",
    "find_evidence",
    "find_paths",
    "find_process",
    "find_skill",
    "list_roles",
    "list_skills",
    "load",
    "match",
    "read_text",
    "render",
    "show",
    "validate",
]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Import the functions when one is used: the command line starts without them."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from rolecmp import api

        return getattr(api, name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
