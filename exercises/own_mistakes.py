"""Which of an author's wrong formulas a wrong answer may be, and what is stored where it is one."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.utils.html import escape

from exercises.models import Attempt
from exercises.problems import RecipeError
from exercises.wrong_formulas import OWN, WrongFormula, message_html, wrong_formulas, wrong_questions
from grader import Outcome, Proof, Verdict

# Without a proof nothing is said.
CERTAIN = frozenset({Proof.IDENTICAL, Proof.PROVED})


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A formula that an attempt may be; it is, if the answer as read is right to ``question``."""

    attempt: Attempt
    wrong: WrongFormula
    question: Mapping[str, object]
    read_as: str

    def mistake(self) -> dict[str, str]:
        """As the attempt stores it; what the student is told stays so, whatever becomes of the formula."""
        return {"code": OWN, "where": "", "formula": self.wrong.formula, "message": self._said()}

    def _said(self) -> str:
        variant = self.attempt.serving.variant
        recipe, values = variant.template.recipe(), _values(self.attempt)
        try:
            return message_html(self.wrong, recipe=recipe, record=variant.question, values=values)
        except RecipeError:
            # Nobody has audited it: shown as it was typed.
            return escape(self.wrong.message)


def suspicions(attempt: Attempt, outcome: Outcome | None) -> list[Suspicion]:
    """The formulas of its template that an incorrect answer is to be compared with."""
    if outcome is None or not is_open_to_formulas(outcome):
        return []
    variant = attempt.serving.variant
    formulas = wrong_formulas(variant.template.wrong_formulas)
    asked = wrong_questions(formulas, record=variant.question, values=_values(attempt))
    return [Suspicion(attempt, wrong, question, outcome.read_as or "") for wrong, question in asked]


def is_open_to_formulas(outcome: Outcome) -> bool:
    """Whether an answer may be one of its author's wrong formulas."""
    return outcome.verdict is Verdict.INCORRECT and bool(outcome.read_as)


def is_confirmed(outcome: Outcome | None) -> bool:
    return outcome is not None and outcome.verdict is Verdict.CORRECT and outcome.proof in CERTAIN


def _values(attempt: Attempt) -> dict[str, Fraction]:
    return {name: Fraction(value) for name, value in attempt.serving.variant.parameters.items()}
