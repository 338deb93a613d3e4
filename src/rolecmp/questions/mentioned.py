"""What a job ad mentions: skills, tools, degrees, years and the grade."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pydantic import Field

from rolecmp.catalog.model import Catalog, Model
from rolecmp.catalog.terms import DegreeLevel
from rolecmp.questions.answer import Named

if TYPE_CHECKING:
    from rolecmp.texts.reader import Reading


class FoundItem(Named):
    """A skill or tool that the text mentions."""

    words: tuple[str, ...] = Field(description="The words in the text, each spelling once.")
    times: int = Field(description="The number of times that the text mentions it.")


class FoundDegree(Model):
    """The degrees that the text names."""

    levels: tuple[DegreeLevel, ...] = Field(description="The degrees, lowest first.")
    or_equivalent: bool = Field(description="Whether it takes something equivalent instead.")


class FoundYears(Model):
    """Years of experience that the text requires."""

    least: int = Field(description="At least so many.")
    most: int | None = Field(description="Up to so many; null: it does not say.")


class Mentioned(Model):
    """What the text mentions; whether it requires that, its words alone do not say."""

    skills: tuple[FoundItem, ...] = Field(description="The skills it mentions, most often first.")
    tools: tuple[FoundItem, ...] = Field(description="The tools it mentions, most often first.")
    degree: FoundDegree = Field(description="The degrees it names.")
    years: tuple[FoundYears, ...] = Field(description="The years of experience it requires.")
    grade: str | None = Field(description="The grade in its title, such as senior.")


def mentioned(catalog: Catalog, reading: "Reading") -> Mentioned:
    """Return what a text mentions, in terms of `catalog`."""
    names = {item.id: item.name for item in catalog.items}
    skills = {skill.id for skill in catalog.skills}
    ranked = sorted(reading.items.items(), key=lambda each: -each[1].times)
    found = [
        FoundItem(id=id, name=names[id], words=mention.words, times=mention.times)
        for id, mention in ranked
    ]
    return Mentioned(
        skills=tuple(each for each in found if each.id in skills),
        tools=tuple(each for each in found if each.id not in skills),
        degree=FoundDegree(
            levels=reading.degrees.levels, or_equivalent=reading.degrees.or_equivalent
        ),
        years=tuple(FoundYears(least=each.least, most=each.most) for each in reading.years),
        grade=reading.grade,
    )


def only_tools(found: Mentioned) -> Mentioned:
    """Return what can be read of a text in another language: the names of tools."""
    nothing = FoundDegree(levels=(), or_equivalent=False)
    return found.model_copy(update={"skills": (), "degree": nothing, "years": ()})


def degree_in_words(degree: FoundDegree) -> str:
    """Return the degrees that a text names, or nothing."""
    named = " or ".join(level.words for level in degree.levels)
    return f"{named}, or equivalent" if degree.or_equivalent else named


def years_in_words(years: Iterable[FoundYears]) -> str:
    """Return the years of experience that a text requires, or nothing."""
    spans = (f"{each.least} to {each.most}" if each.most else f"{each.least}+" for each in years)
    words = ", ".join(spans)
    return f"{words} years" if words else ""
