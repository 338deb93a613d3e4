"""`rolecmp mcp`: the answers as tools for assistants, by the Model Context Protocol.

A tool reads nothing but the catalog and its arguments, and writes nothing. Its answer is the
Markdown that `-f markdown --sources` writes: an assistant can quote it with its sources, and it
is a twentieth of the JSON.
"""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.tools import Tool
from mcp.types import ToolAnnotations
from pydantic import Field

from rolecmp import __version__, api
from rolecmp.catalog.model import Catalog
from rolecmp.catalog.terms import RoleField
from rolecmp.errors import RolecmpError, UnknownNameError
from rolecmp.questions.kinds import Sort

if TYPE_CHECKING:
    from rolecmp.output.pages import PagedAnswer

INSTRUCTIONS = """\
Facts about data roles, such as data scientist and machine learning engineer: what they do and \
require, how hard they are to get into, what they are paid, and the path from one to another. \
Answer from these tools, name the sources where they cite some, and keep their marks: ≈ is the \
catalog's own judgment, ⚑ is disputed, and "no data" is not zero. A gap is no forecast.\
"""
PARAMETERS = {"--me FILE": "resume", "--have ITEM": "have", "--among": "among"}
"""What messages call options, and what they are called here."""
QUOTED_OR_COMMAND = re.compile(
    r'(?P<quoted>"[^"]*")|[:;,]? ?(?:such as: |see: |use )?\brolecmp \w+.*'
)
"""What somebody wrote, which stays as it is, or a command that a message names."""
HERE = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)
Name = Annotated[str, Field(max_length=200)]
RoleName = Annotated[
    str,
    Field(
        max_length=200,
        description="A role by id, alias or title, at a grade if you like: ds@senior.",
    ),
]
Fields = Annotated[Sequence[RoleField], Field(description="Only these fields; all if empty.")]
Have = Annotated[
    Sequence[Name],
    Field(
        max_length=100,
        description="Skills and tools the person has, such as python, sql=expert (awareness, "
        "working, practitioner, expert) or degree=master.",
    ),
]
ShortText = Annotated[str, Field(pattern=r"\S", max_length=2**20)]
Resume = Annotated[
    ShortText | None,
    Field(description="The person's résumé: its text, or JSON such as JSON Resume."),
]
AD = Field(description="The text of a job ad, its title first.")


def server(catalog: Catalog) -> MCPServer:
    """Return a server that answers from `catalog`."""
    tools: list[Tool] = []

    def tool(answer: Callable[..., str]) -> None:
        made = Tool.from_function(answer, annotations=HERE, structured_output=False)
        # A parameter that does not exist is a mistake to mend, not to pass over.
        arguments = made.fn_metadata.arg_model
        arguments.model_config["extra"] = "forbid"
        arguments.model_rebuild(force=True)
        tools.append(made.model_copy(update={"parameters": arguments.model_json_schema()}))

    @tool
    def list_roles(
        word: Annotated[
            Name | None, Field(description="Only roles with this word in a name, skill or tool.")
        ] = None,
        with_items: Annotated[
            Sequence[Name], Field(description="Only roles with all of these skills and tools.")
        ] = (),
        sort: Annotated[
            Sort | None,
            Field(description="entry is the default, match with a word; gap: what is missing."),
        ] = None,
        have: Have = (),
        resume: Resume = None,
    ) -> str:
        """List the roles, easiest to get into first, with degree and pay."""
        return _answer(
            lambda: api.list_roles(
                catalog, word, with_items=with_items, sort=sort, have=have, me=_text(resume)
            )
        )

    @tool
    def show_role(role: RoleName, fields: Fields = ()) -> str:
        """Show what one role is for, does and requires, how to get in, its pay and its grades."""
        return _answer(lambda: api.show(catalog, role, only=fields))

    @tool
    def compare_roles(
        roles: Annotated[
            Sequence[RoleName],
            Field(
                max_length=20, description="Two or more roles; one beside a résumé, an ad or have."
            ),
        ],
        fields: Fields = (),
        have: Have = (),
        resume: Resume = None,
        ad: Annotated[ShortText | None, AD] = None,
    ) -> str:
        """Compare roles side by side, with a job ad or with what a person has, too."""
        ads = [each for each in [_text(ad, "the ad")] if each]
        return _answer(
            lambda: api.compare(catalog, *roles, only=fields, have=have, me=_text(resume), ads=ads)
        )

    @tool
    def find_paths(
        start: Annotated[
            RoleName | None,
            Field(description='The role someone has, or "nothing"; null: every role.'),
        ] = None,
        goal: Annotated[
            RoleName | None,
            Field(description="The role they want; null: every role."),
        ] = None,
        have: Have = (),
        resume: Resume = None,
    ) -> str:
        """Find the path from one role to another: its moves, and what to learn for each."""
        return _answer(lambda: api.find_paths(catalog, start, goal, have=have, me=_text(resume)))

    @tool
    def find_skill(
        name: Annotated[Name, Field(description="A skill or tool, such as sql.")],
        start: Annotated[
            RoleName | None, Field(description="The role someone has: which moves it makes easier.")
        ] = None,
        have: Have = (),
        resume: Resume = None,
    ) -> str:
        """Show which roles require a skill or tool, at which level, and how often ads name it."""
        return _answer(
            lambda: api.find_skill(catalog, name, from_=start, have=have, me=_text(resume))
        )

    @tool
    def list_skills() -> str:
        """List all skills and tools, and how many roles require each."""
        return _answer(lambda: api.list_skills(catalog))

    @tool
    def show_process(
        name: Annotated[Name | None, Field(description="A role or a phase; null: all.")] = None,
        team: Annotated[
            Name | None, Field(description="A kind of team, or its roles, such as da,ds,mle.")
        ] = None,
    ) -> str:
        """Show who does what in a data science project, by its phases."""
        return _answer(lambda: api.find_process(catalog, name, team=team))

    @tool
    def show_evidence(role: RoleName, fields: Fields = ()) -> str:
        """Show what sources say for and against the claims about a role, and what was measured."""
        return _answer(lambda: api.find_evidence(catalog, role, *fields))

    @tool
    def match_ad(
        ad: Annotated[ShortText, AD],
        among: Annotated[
            Sequence[RoleName], Field(description="Only these roles; all if empty.")
        ] = (),
        have: Have = (),
        resume: Resume = None,
    ) -> str:
        """Find out which role a job ad is for, whatever its title says, and what of it you have."""
        return _answer(
            lambda: api.match(
                catalog, api.Text("the ad", ad), among=among, have=have, me=_text(resume)
            )
        )

    return MCPServer(
        "rolecmp",
        version=__version__,
        instructions=INSTRUCTIONS,
        tools=tools,
        log_level="ERROR",
    )


def _answer(question: Callable[[], "PagedAnswer"]) -> str:
    """Return an answer in Markdown.

    Raises:
        ToolError: there is none; an assistant reads why.
    """
    try:
        answer = api.render(question(), sources=True)
        return answer.replace("--have", "have").replace("; see: rolecmp help me", "")
    except RolecmpError as error:
        known = "; list_roles and list_skills have all names"
        more = (
            known
            if isinstance(error, UnknownNameError) and "did you mean" not in str(error)
            else ""
        )
        raise ToolError(f"{_in_tools(str(error))}{more}") from None


def _in_tools(text: str) -> str:
    """Return a message in the words of the tools, not of a command line."""
    for words, parameter in PARAMETERS.items():
        text = text.replace(words, parameter)
    return QUOTED_OR_COMMAND.sub(lambda found: found["quoted"] or "", text)


def _text(text: str | None, name: str = "the résumé") -> api.Text | None:
    return None if text is None else api.Text(name, text)
