"""Words that people type for ours, and ours."""

from rolecmp.catalog.terms import FIELD_WORDS, RoleField
from rolecmp.cli.importers import IMPORTERS

COMMANDS = {
    **dict.fromkeys(("roles", "ls", "all", "jobs", "titles", "index"), "list"),
    **dict.fromkeys(("new", "create", "start", "example", "template"), "init"),
    **dict.fromkeys(("check", "lint", "test", "verify"), "validate"),
    **dict.fromkeys(("view", "describe", "about", "info", "role", "get", "open"), "show"),
    **dict.fromkeys(("cmp", "vs", "versus", "difference", "differences", "comp"), "compare"),
    **dict.fromkeys(("route", "paths", "way", "move", "moves", "transition", "career"), "path"),
    **dict.fromkeys(("sources", "source", "why", "proof", "facts"), "evidence"),
    **dict.fromkeys(("phases", "phase", "workflow", "who", "raci", "project"), "process"),
    **dict.fromkeys(("schemas", "json-schema"), "schema"),
    **dict.fromkeys(("ad", "ads", "posting", "classify", "score", "identify"), "match"),
    "load": "import",
    "explain": "help",
    "tool": "skill",
    **dict.fromkeys(("dump", "print", "save", "catalog"), "export"),
}
"""Other words for a command."""
PHRASES = {
    "diff": ("compare", "--diff"),
    "team": ("process", "--team"),
    "version": ("--version",),
    **{name: ("import", name) for name in IMPORTERS},
    "salary": ("compare", "--only", "pay"),
    **{field.value: ("compare", "--only", field.value) for field in RoleField},
}
"""Words for a command with an option: what stands before and after the other words."""
GOALS = ("roadmap", "become", "goal", "learn", "howto", "plan")
"""Words for a path to a role."""
SEARCHES = ("search", "find", "grep")
"""Words for a search: of a skill or tool by its name, or else of anything in the list."""
OPTIONS = {
    **dict.fromkeys(("--md", "--markdown"), ("-f", "markdown")),
    **{f"--{name}": ("-f", name) for name in ("csv", "html", "svg", "table", "mermaid", "dot")},
    **{f"--{word}": ("--only", field.value) for word, field in FIELD_WORDS.items()},
    **dict.fromkeys(
        ("--all", "--long", "--verbose", "-v", "--details", "--everything"), ("--full",)
    ),
    **dict.fromkeys(
        ("--short", "--summary", "--brief", "--quiet", "-q", "--disputed", "--years"), ()
    ),
    **dict.fromkeys(("--role", "--phase"), ()),
    **dict.fromkeys(("--web", "--browser"), ("-f", "html")),
    **dict.fromkeys(("--direct", "--cost", "--why"), ("--explain",)),
    **dict.fromkeys(("--skill", "--tool", "--has", "--requires"), ("--with",)),
    **dict.fromkeys(("--easy", "--easiest"), ("--sort", "entry")),
    **dict.fromkeys(("--order", "--order-by", "--sort-by"), ("--sort",)),
    **dict.fromkeys(("--yaml", "--yml", "-j"), ("--json",)),
    "-r": ("--roles",),
    **dict.fromkeys(("--cv", "--resume", "--profile", "--my"), ("--me",)),
    **dict.fromkeys(("--between", "--against", "--candidates"), ("--among",)),
}
"""Options of other programs, and ours."""
GRADE_OPTIONS = ("--grade", "--level", "--seniority", "--rank", "--at")
"""Options of other programs for what `ROLE@GRADE` says here."""
NOUNS = ("role", "roles", "job", "jobs", "title")
"""Nouns after a verb, as kubectl has them."""
PREFIXES = {"--no-color": "NO_COLOR=1", "--no-colour": "NO_COLOR=1", "--color": "FORCE_COLOR=1"}
"""Options that are a variable of the environment here."""
FORMATS = {"yaml": "json", "yml": "json", "xml": "json", "pdf": "html", "png": "svg", "jpg": "svg"}
FORMATS |= {"xlsx": "csv", "xls": "csv", "tsv": "csv", "docx": "html", "pptx": "svg", "ppt": "svg"}
"""Formats that we do not write, and the nearest that we do."""
TOPIC_WORDS = {
    **dict.fromkeys(("cv", "resume", "you", "yourself", "profile"), "me"),
    **dict.fromkeys(("gap", "gaps", "path", "move", "moves", "tier", "tiers", "cost"), "paths"),
    **dict.fromkeys(("color", "colors", "pager", "width", "format", "output", "svg"), "formats"),
    **dict.fromkeys(("roles", "catalog", "file", "files", "fields"), "catalogs"),
    **dict.fromkeys(("grade", "seniority", "ladder", "ranks", "levels"), "grades"),
    **dict.fromkeys(("jq", "schema", "api", "scripts"), "json"),
    **dict.fromkeys(("figures", "data", "evidence", "disputes", "entry"), "sources"),
    **dict.fromkeys(("phase", "team", "teams"), "phases"),
    **dict.fromkeys(("ad", "job", "jobs", "posting", "signals", "text"), "ads"),
}
"""Words for the topics of the help."""
WITH_VALUE = (
    *("--roles", "--only", "--format", "-f", "--output", "-o"),
    *("--from", "--to", "--have", "--sort", "--with", "--team", "--me", "--among"),
)
"""The options that a word follows."""
VALUES = {
    "--sort": "pay",
    "--only": "pay",
    "-f": "markdown",
    "--format": "markdown",
    "--with": "python",
}
"""A value for an option that has none."""
GRAPHS = ("path", "process")
"""The commands whose answer can be drawn as a graph."""
