"""One translatable sentence a code, for students: verdicts, complaints, remarks and facts."""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from exercises.models import NOT_GRADED, Form
from exercises.wrong_formulas import OWN
from grader import (
    AGREEING,
    RULE_NAMES,
    SENTENCES,
    SEVERAL_AGREE,
    STEP_SENTENCES,
    AgreeingKind,
    Fact,
    FactValue,
    Mistake,
    Verdict,
)

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
    NOT_GRADED: _("Your answer is being graded."),
}
ADVICE: Mapping[str, Promise] = {
    Verdict.INCORRECT: _("Look at your steps again, or ask for a hint."),
    Verdict.AMBIGUOUS: _("Add brackets so that only one reading is left. This cost you nothing."),
    Verdict.UNREADABLE: _("Mend it and answer again. This cost you nothing."),
    Verdict.UNDECIDED: _(
        "Your instructor will look at it. It cost you nothing; you may also write the answer in another way."
    ),
    NOT_GRADED: _(
        "It is safely stored. Many answers are coming in just now: the verdict will appear here by itself,"
        " and you may also leave and come back."
    ),
}
# For a wrong answer where the policy allows no hints.
ADVICE_WITHOUT_HINTS = _("Look at your steps again.")
DEFERRED_HEADLINE = _("Your answer is handed in.")
DEFERRED_ADVICE = _("It is safely stored and will be graded later, together with the others.")
STUCK_HEADLINE = _("We could not grade this one.")
STUCK_ADVICE = _(
    "It is safely stored, and your instructor will look at it. It cost you nothing; you may also write the"
    " answer in another way."
)
NARROWER_REFUSED = _(
    "The function is defined at points where your formula is not. Find a formula for all of them."
)
NARROWER_ACCEPTED = _(
    "Your formula is undefined at some points of the function's domain; here that is accepted."
)
AGREED = _(
    "It agrees with the right answer wherever we compared the two, and it counts. Your instructor may look at"
    " it once more."
)
FORM_ADVICE: Mapping[str, Promise] = {
    Form.SIMPLIFIED: _("Simplify it: collect like terms, work out numbers, cancel. This cost you nothing."),
    Form.SUBSTITUTED: _("Put the formulas of the inner functions in. This cost you nothing."),
    Form.FACTORED: _("Write it as a product that cannot be split any further. This cost you nothing."),
    Form.EXPANDED: _("Multiply all brackets out. This cost you nothing."),
    Form.SINGLE_FRACTION: _("Put everything over one common fraction bar. This cost you nothing."),
    Form.CANCELLED: _("Cancel the step, so that nothing is divided by it any more. This cost you nothing."),
}
# By whether the fact is about a component, and whether the answer has a value there.
FACTS: Mapping[tuple[bool, bool], Promise] = {
    (False, True): _("At {point} the right value is {expected}, but your formula gives {answer}."),
    (False, False): _("At {point} the right value is {expected}, but your formula is undefined there."),
    (True, True): _(
        "In {place}, at {point}, the right value is {expected}, but your formula gives {answer}."
    ),
    (True, False): _(
        "In {place}, at {point}, the right value is {expected}, but your formula is undefined there."
    ),
}

# By the codes as the grader gives them, for gettext at the time of showing.
RULE_OF: Mapping[str, str] = {str(name): said for name, said in RULE_NAMES.items()}
STEP_OF: Mapping[str, str] = {str(code): said for code, said in STEP_SENTENCES.items()}


class Details(dict[str, str]):
    """Details by name; what a sentence asks for and nobody gave is left out."""

    def __missing__(self, key: str) -> str:
        return ""


def verdict_choices() -> list[tuple[str, str]]:
    """Every verdict and none yet, with its code for a label."""
    return [(kind, kind) for kind in (*(verdict.value for verdict in Verdict), NOT_GRADED)]


def mistake_choices() -> list[tuple[str, str]]:
    """Every mistake that can be found, an author's own first, with its code for a label."""
    return [(code, code) for code in (OWN, *(mistake.value for mistake in Mistake))]


def headline(kind: str) -> str:
    return str(HEADLINES[kind])


def complaint_sentence(code: str, details: Mapping[str, str]) -> str:
    """The sentence of a complaint or remark, translated, with its details filled in."""
    return gettext(SENTENCE_OF[code]).format_map(Details(details))


def agreeing_sentence(kinds: Iterable[str]) -> str:
    """Which parts of a wrong answer are right, by the kind of each; nothing where none is."""
    found = list(kinds)
    if len(set(found)) > 1:
        return gettext(SEVERAL_AGREE)
    return ngettext(*AGREEING[AgreeingKind(found[0])], len(found)) if found else ""


def fact_sentence(fact: Fact, *, shape: tuple[int, ...]) -> str:
    """ "In component 2, at x = 2, y = 1, the right value is 5, but your formula gives 4." """
    place = component_place(shape, fact.component)
    at = ", ".join(f"{name} = {value}" for name, value in fact.point)
    details = {"place": place, "point": at, "expected": _number(fact.expected)}
    if fact.answer is not None:
        details["answer"] = _number(fact.answer)
    return str(FACTS[bool(place), fact.answer is not None]).format(**details)


def component_place(shape: tuple[int, ...], index: int) -> str:
    """Where a component stands, inside a sentence; nothing for a scalar."""
    match shape:
        case (_,):
            return gettext("component %(number)d") % {"number": index + 1}
        case (_, columns):
            row, column = divmod(index, columns)
            return gettext("row %(row)d, column %(column)d") % {"row": row + 1, "column": column + 1}
        case _:
            return ""


def _number(value: FactValue) -> str:
    return value.text if value.is_exact else gettext("about {number}").format(number=value.text)


def step_title(code: str, rule: str | None) -> str:
    """What a step of a worked solution does, with a capital letter."""
    said = gettext(STEP_OF[code]).format(rule=gettext(RULE_OF[rule]) if rule else "")
    return said[:1].upper() + said[1:]
