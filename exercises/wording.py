"""One translatable sentence a code, for students: verdicts, complaints, remarks and facts."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from exercises.models import NOT_GRADED, Form
from grader import SENTENCES, Fact, Mistake, Verdict

# By the code as it is stored.
SENTENCE_OF: Mapping[str, str] = {str(code): sentence for code, sentence in SENTENCES.items()}

HEADLINES: Mapping[str, Promise] = {
    Verdict.CORRECT: _("Correct."),
    Verdict.INCORRECT: _("Not correct yet."),
    Verdict.NARROWER: _("Right, but not everywhere."),
    Verdict.WRONG_FORM: _("Right in value, but not in the form asked for."),
    Verdict.AMBIGUOUS: _("This can be read in two ways."),
    Verdict.UNREADABLE: _("We could not read this."),
    Verdict.UNDECIDED: _("We could not decide this one."),
    NOT_GRADED: _("Not graded yet."),
}
ADVICE: Mapping[str, Promise] = {
    Verdict.INCORRECT: _("Look at your steps again, or ask for a hint."),
    Verdict.AMBIGUOUS: _("Add brackets so that only one reading is left. This cost you nothing."),
    Verdict.UNREADABLE: _("Mend it and answer again. This cost you nothing."),
    Verdict.UNDECIDED: _(
        "Your instructor will look at it. It cost you nothing; you may also write the answer in another way."
    ),
    NOT_GRADED: _("Your answer is stored and will be graded soon. It cost you nothing."),
}
NARROWER_REFUSED = _(
    "The function is defined at points where your formula is not. Find a formula for all of them."
)
NARROWER_ACCEPTED = _(
    "Your formula is undefined at some points of the function's domain; here that is accepted."
)
AGREED = _("Your formula has the right value at every point we checked.")
FORM_ADVICE: Mapping[str, Promise] = {
    Form.SIMPLIFIED: _("Simplify it: collect like terms, work out numbers, cancel. This cost you nothing."),
    Form.SUBSTITUTED: _("Put the formulas of the inner functions in. This cost you nothing."),
}


class Details(dict[str, str]):
    """Details by name; what a sentence asks for and nobody gave is left out."""

    def __missing__(self, key: str) -> str:
        return ""


def verdict_choices() -> list[tuple[str, str]]:
    """Every verdict and none yet, with its code for a label."""
    return [(kind, kind) for kind in (*(verdict.value for verdict in Verdict), NOT_GRADED)]


def mistake_choices() -> list[tuple[str, str]]:
    """Every mistake that can be found, with its code for a label."""
    return [(mistake.value, mistake.value) for mistake in Mistake]


def headline(kind: str) -> str:
    return str(HEADLINES[kind])


def complaint_sentence(code: str, details: Mapping[str, str]) -> str:
    """The sentence of a complaint or remark, translated, with its details filled in."""
    return gettext(SENTENCE_OF[code]).format_map(Details(details))


def fact_sentence(fact: Fact) -> str:
    """ "At x = 2 the right value is about 12; your formula gives 6." """
    point = ", ".join(f"{name} = {value}" for name, value in fact.point)
    values = {"point": point, "expected": fact.expected, "answer": fact.answer}
    if fact.answer is None:
        return gettext(
            "At {point} the right value is about {expected}; your formula is undefined there."
        ).format(**values)
    return gettext("At {point} the right value is about {expected}; your formula gives {answer}.").format(
        **values
    )
