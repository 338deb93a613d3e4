"""The page of all skills and tools in `skill`."""

from collections.abc import Sequence
from itertools import zip_longest

from rolecmp.output.page import (
    BETWEEN,
    Cell,
    Grid,
    Kind,
    Page,
    Paragraph,
    Row,
    Section,
    Span,
    quiet,
    strong,
)
from rolecmp.questions.skill import ListedSkill, SkillList
from rolecmp.questions.wording import id_as_words

REQUIRED, USEFUL, ABOUT = "Required", "Nice", "What it is"
MEANING = "The numbers of roles that require each, and for which it is nice to have."
SKILLS, TOOLS = "Skills", "Tools"
MOST = 15
"""The most skills, and tools, on the first screen."""


def page(answer: SkillList) -> Page:
    """Return the page that shows all skills and tools, those that most roles require first."""
    skills = [each for each in answer.skills if each.type == "skill"]
    tools = [each for each in answer.skills if each.type == "tool"]
    counts = f"{_counted(len(skills), 'skill')} and {_counted(len(tools), 'tool')}"
    sections = [
        Section(((strong(title),),), tuple(map(_row, listed)))
        for title, listed in ((SKILLS, skills), (TOOLS, tools))
        if listed
    ]
    every = Grid(
        (REQUIRED, USEFUL, ABOUT), tuple(sections), Kind.VALUES, numbers=(REQUIRED, USEFUL)
    )
    meaning = Paragraph("", ((quiet(MEANING),),))
    first = next((each.id for each in answer.skills), None)
    return Page(
        "Skills and tools",
        lead=(Span(f"{counts}, those that the most roles require first."),),
        brief=(_brief(skills, tools), meaning) if max(len(skills), len(tools)) > MOST else (),
        is_excerpt=True,
        blocks=(every, meaning) if sections else (),
        more=f"All: rolecmp skill --full{BETWEEN}One: rolecmp skill {first}" if first else "",
    )


def _brief(skills: Sequence[ListedSkill], tools: Sequence[ListedSkill]) -> Grid:
    """Return the first skills and tools, with the number of roles that require each."""
    rows = tuple(
        Row(
            skill.name if skill else "",
            (*_counts(skill), _text(tool.name if tool else ""), *_counts(tool)),
        )
        for skill, tool in zip_longest(skills[:MOST], tools[:MOST])
    )
    columns = (REQUIRED, USEFUL, "Tool", REQUIRED, USEFUL)
    return Grid(columns, (Section((), rows),), Kind.LINES, numbers=(REQUIRED, USEFUL))


def _row(item: ListedSkill) -> Row:
    about = item.about or id_as_words(item.tool_kind or "")
    return Row(item.name, (*_counts(item), _text(about)))


def _counts(item: ListedSkill | None) -> tuple[Cell, Cell]:
    """Return the number of roles that require an item, and of those it is nice to have for."""
    if item is None:
        return (), ()
    required, useful = len(item.required_by), len(item.useful_for)
    return _text(f"{required:,}" if required else ""), _text(f"{useful:,}" if useful else "")


def _text(text: str) -> Cell:
    return ((Span(text),),) if text else ()


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
