"""From an answer to a table for spreadsheets: one module for each kind of answer."""

from typing import TYPE_CHECKING, assert_never

from rolecmp.catalog.terms import RoleField
from rolecmp.questions.kinds import AnswerKind

if TYPE_CHECKING:
    from rolecmp.output.pages import PagedAnswer
    from rolecmp.output.sheet import Sheet


def sheet(answer: "PagedAnswer") -> "Sheet":
    """Return the table of `answer`."""
    match answer.kind:
        case AnswerKind.ROLE_LIST:
            from rolecmp.output.sheets import listing

            made = listing.sheet(answer)
        case AnswerKind.ROLE:
            from rolecmp.output.sheets import fields, ladder

            is_ladder = answer.fields == (RoleField.GRADES,) and bool(answer.role.grades)
            made = (
                ladder.sheet(answer.role)
                if is_ladder
                else fields.sheet((answer.role,), answer.fields)
            )
        case AnswerKind.COMPARISON:
            from rolecmp.output.sheets import fields

            made = fields.sheet(
                answer.roles, answer.fields, differences_only=answer.differences_only
            )
        case AnswerKind.EVIDENCE:
            from rolecmp.output.sheets import evidence

            made = evidence.sheet(answer)
        case AnswerKind.PATH:
            from rolecmp.output.sheets import path

            made = path.sheet(answer)
        case AnswerKind.PROCESS:
            from rolecmp.output.sheets import process

            made = process.sheet(answer)
        case AnswerKind.SKILL_LIST:
            from rolecmp.output.sheets import skill

            made = skill.all_skills(answer)
        case AnswerKind.SKILL:
            from rolecmp.output.sheets import skill

            made = skill.one_skill(answer)
        case AnswerKind.MATCH:
            from rolecmp.output.sheets import match

            made = match.one_ad(answer)
        case AnswerKind.MATCH_LIST:
            from rolecmp.output.sheets import match

            made = match.several_ads(answer)
        case AnswerKind.DIFF:
            from rolecmp.output.sheets import diff

            made = diff.sheet(answer)
        case _:
            assert_never(answer.kind)
    return made
