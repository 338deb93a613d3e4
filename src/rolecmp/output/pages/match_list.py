"""The page of several job ads in `match`: a line for each."""

from rolecmp.output.page import Cell, Grid, Kind, Page, Row, Section, Span
from rolecmp.output.pages.match import text_says, title_says
from rolecmp.output.pages.words import yours
from rolecmp.questions.match import Match, MatchList
from rolecmp.questions.wording import capitalized

TITLE, TEXT = "Title", "Text"


def page(answer: MatchList) -> Page:
    """Return the page that shows what the title and the text of each ad say."""
    count = len(answer.matches)
    against = sum(each.disagree for each in answer.matches)
    said = f"{count:,} {'ad' if count == 1 else 'ads'}; in {against:,}, title and text disagree."
    rows = tuple(Row(each.file, (_title(each), _text(each))) for each in answer.matches)
    return Page(
        "Which roles these ads are for",
        lead=(Span(said),),
        blocks=(Grid((TITLE, TEXT), (Section((), rows),), Kind.LINES),) if rows else (),
    )


def _title(match: Match) -> Cell:
    return ((Span(capitalized(title_says(match))),),)


def _text(match: Match) -> Cell:
    said = capitalized(text_says(match))
    return ((yours(said) if match.disagree else Span(said),),)
