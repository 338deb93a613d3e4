"""From an answer to its page: one module for each kind of answer."""

from typing import TYPE_CHECKING, assert_never

from rolecmp.questions.kinds import AnswerKind

if TYPE_CHECKING:
    from rolecmp.output.page import Page
    from rolecmp.questions.compare import Comparison
    from rolecmp.questions.diff import Diff
    from rolecmp.questions.evidence import EvidenceAnswer
    from rolecmp.questions.listing import RoleList
    from rolecmp.questions.match import MatchAnswer, MatchList
    from rolecmp.questions.path_answer import PathAnswer
    from rolecmp.questions.process import Process
    from rolecmp.questions.show import RoleAnswer
    from rolecmp.questions.skill import SkillAnswer, SkillList

    PagedAnswer = (
        RoleList
        | RoleAnswer
        | Comparison
        | EvidenceAnswer
        | PathAnswer
        | Process
        | SkillList
        | SkillAnswer
        | MatchAnswer
        | MatchList
        | Diff
    )


def page(answer: "PagedAnswer", *, with_sources: bool = False) -> "Page":
    """Return the page that shows `answer`, and cites its sources if they are wanted."""
    match answer.kind:
        case AnswerKind.ROLE_LIST:
            from rolecmp.output.pages import listing

            made = listing.page(answer)
        case AnswerKind.ROLE:
            from rolecmp.output.pages import show

            made = show.page(answer, with_sources=with_sources)
        case AnswerKind.COMPARISON:
            from rolecmp.output.pages import compare

            made = compare.page(answer, with_sources=with_sources)
        case AnswerKind.EVIDENCE:
            from rolecmp.output.pages import evidence

            made = evidence.page(answer)
        case AnswerKind.PATH:
            from rolecmp.output.pages import path

            made = path.page(answer, with_sources=with_sources)
        case AnswerKind.PROCESS:
            from rolecmp.output.pages import process

            made = process.page(answer, with_sources=with_sources)
        case AnswerKind.SKILL_LIST:
            from rolecmp.output.pages import skill_list

            made = skill_list.page(answer)
        case AnswerKind.SKILL:
            from rolecmp.output.pages import skill

            made = skill.page(answer)
        case AnswerKind.MATCH:
            from rolecmp.output.pages import match

            made = match.page(answer)
        case AnswerKind.MATCH_LIST:
            from rolecmp.output.pages import match_list

            made = match_list.page(answer)
        case AnswerKind.DIFF:
            from rolecmp.output.pages import diff

            made = diff.page(answer)
        case _:
            assert_never(answer.kind)
    return made
