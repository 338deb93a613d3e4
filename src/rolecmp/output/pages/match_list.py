"""The page of several job ads in `match`: a line for each."""

from rolecmp.output.page import Cell, Grid, Kind, Page, Row, Section, Span
from rolecmp.output.pages.match import text_says, title_says
from rolecmp.output.pages.me import file_name, in_shell
from rolecmp.output.pages.words import yours
from rolecmp.questions.match import Match, MatchList
from rolecmp.questions.mentioned import years_in_words
from rolecmp.questions.wording import capitalized

TITLE, TEXT, YEARS, HAVE = "Title", "Text", "Years", "You have"


def page(answer: MatchList) -> Page:
    """Return the page that shows what the title and the text of each ad say."""
    count = len(answer.matches)
    against = sum(each.disagree for each in answer.matches)
    said = (
        f"{against:,} texts clearly contradict their titles"
        if against > 1
        else f"{against or 'no'} text clearly contradicts its title"
    )
    names = {each.file: file_name(each.file) for each in answer.matches}
    if len({*names.values()}) < count:
        names = {file: file for file in names}  # of two with the same name, the folder differs
    rows = tuple(
        Row(names[each.file], (_title(each), _text(each), _years(each), _have(each)))
        for each in answer.matches
    )
    columns = (TITLE, TEXT, YEARS, HAVE)
    first = next((each.file for each in answer.matches), "")
    return Page(
        "Which roles these ads are for",
        lead=(Span(f"{count:,} ads; {said}."),),
        blocks=(Grid(columns, (Section((), rows),), Kind.LINES, numbers=(HAVE,)).used,),
        more=f"One ad: rolecmp match {in_shell(first)}",
    )


def _title(match: Match) -> Cell:
    return ((Span(capitalized(title_says(match))),),)


def _text(match: Match) -> Cell:
    said = capitalized(text_says(match))
    return ((yours(said) if match.disagree else Span(said),),)


def _years(match: Match) -> Cell:
    years = years_in_words(match.found.years).removesuffix(" years")
    return ((Span(years),),) if years else ()


def _have(match: Match) -> Cell:
    """Return how many of the skills and tools that an ad mentions you have."""
    if not match.yours:
        return ()
    have, partly, not_mentioned = map(
        len, (match.yours.have, match.yours.partly, match.yours.not_mentioned)
    )
    return ((Span(f"{have} of {have + partly + not_mentioned}"),),)
