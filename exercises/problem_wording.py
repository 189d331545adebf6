"""One translatable sentence a code, for authors: what is wrong with a template, beside its field.

The grader's own problems have their sentences there, and are translated here.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from exercises.constraints import ConstraintProblem
from exercises.formulas import StatementProblem
from exercises.parameters import ValuesProblem
from exercises.problems import Problem
from exercises.recipes import RecipeProblem
from exercises.soundness import SoundnessProblem
from exercises.unused_fields import UnusedProblem
from exercises.wording import Details, complaint_sentence
from grader import PROBLEM_SENTENCES

PROBLEMS: Mapping[str, Promise] = {
    ValuesProblem.EMPTY: _("Give the values this parameter may take, like 2..9."),
    ValuesProblem.NO_NUMBER: _("“{part}” is no whole number, fraction p/q or range like 2..9."),
    ValuesProblem.RANGE_BACKWARDS: _("“{part}” runs backwards: write the smaller number first."),
    ValuesProblem.DIVISION_BY_ZERO: _("“{part}” divides by zero."),
    ValuesProblem.TOO_MANY: _("“{part}” makes more than 10000 values."),
    ConstraintProblem.TOO_LONG: _("“{text}” is too long for one constraint: split it into several."),
    ConstraintProblem.TOO_DEEP: _("“{text}” has too many brackets inside each other."),
    ConstraintProblem.UNEXPECTED: _("“{text}”: “{part}” cannot stand at position {position}."),
    ConstraintProblem.MISSING_OPERAND: _(
        "“{text}”: a number or parameter is missing at position {position}."
    ),
    ConstraintProblem.UNKNOWN_NAME: _("“{text}”: there is no parameter “{part}”."),
    ConstraintProblem.NO_NUMBER: _("“{text}”: a number is needed at position {position}, not a comparison."),
    ConstraintProblem.NO_CONDITION: _(
        "“{text}” compares nothing at position {position}: write a != b, for instance."
    ),
    RecipeProblem.NAME_TWICE: _("“{name}” is a parameter and something else too."),
    RecipeProblem.CONSTRAINTS_UNSATISFIED: _("No values of the parameters satisfy the constraints."),
    StatementProblem.UNKNOWN_PLACEHOLDER: _("There is nothing called “{part}” to put into [[{part}]]."),
    StatementProblem.FORMULA_UNREADABLE: _("The formula “{part}” is no complete LaTeX."),
    StatementProblem.UNKNOWN_COMMAND: _("The command “{part}” cannot be used in formulas here."),
    SoundnessProblem.TOO_FEW_VARIANTS: _(
        "Only {found} different variants can be drawn; {wanted} are wanted."
    ),
    SoundnessProblem.TOO_MANY_WANTED: _("At most {most} different variants can be asked for."),
    SoundnessProblem.ANSWER_REFUSED: _("Graded as a student's answer, the official answer is {verdict}."),
    SoundnessProblem.FORMULA_RIGHT: _("“{text}” is the right answer: whoever answers so is told so."),
    SoundnessProblem.FORMULA_TWICE: _("“{text}” is among the wrong formulas already."),
    SoundnessProblem.TOO_MANY_FORMULAS: _("At most 20 wrong formulas are tried."),
    UnusedProblem.UNUSED: _(
        "The task makes no use of this, nor do statement and hints. Leave it empty, or choose another task."
    ),
    SoundnessProblem.TOO_HARD: _("This takes too long to work out. Choose simpler functions."),
}
# By the code as it is stored.
SENTENCE_OF_PROBLEM: Mapping[str, str] = {str(code): said for code, said in PROBLEM_SENTENCES.items()}


def problem_sentence(problem: Problem) -> str:
    """What an author reads beside the field; with the first seed that shows it, if not all do."""
    details = Details(problem.details)
    if complaint := details.get("complaint"):
        details["complaint"] = complaint_sentence(complaint, details)
    said = _sentence(problem.code).format_map(details).strip()
    if details["times"] == details["draws"]:
        return said
    where = gettext("Seen in {times} of {draws} variants, first in number {seed}.").format_map(details)
    return f"{said} {where}"


def _sentence(code: str) -> str:
    """Translated, with its placeholders still to be filled."""
    return str(PROBLEMS[code]) if code in PROBLEMS else gettext(SENTENCE_OF_PROBLEM[code])
