"""What grading can say: the closed sets of codes, and the records that carry them.

Records hold codes, numbers and plain text in our own input language: no sentences, no trees, no HTML.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from grader.outcomes.agreeing import Agreeing as Agreeing
from grader.outcomes.agreeing import AgreeingKind as AgreeingKind
from grader.outcomes.checking import CheckReason as CheckReason
from grader.outcomes.mistakes import Mistake as Mistake
from grader.outcomes.rules import LINEAR_RULES as LINEAR_RULES
from grader.outcomes.rules import Detail as Detail
from grader.outcomes.rules import RuleName as RuleName
from grader.outcomes.rules import StepCode as StepCode
from grader.records import record

# Raised by any change that can change a verdict, a mistake or a key.
VERSION = "7"


class Verdict(StrEnum):
    """From the best to the worst a whole answer can get, see the order in ``decide``."""

    CORRECT = "correct"
    WRONG_FORM = "wrong-form"
    NARROWER = "narrower"
    AMBIGUOUS = "ambiguous"
    UNDECIDED = "undecided"
    INCORRECT = "incorrect"
    UNREADABLE = "unreadable"


class Proof(StrEnum):
    """What stands behind a verdict: the same tree, a proof, or agreement at sample points."""

    IDENTICAL = "identical"
    PROVED = "proved"
    AGREED = "agreed"


class Form(StrEnum):
    """The form an exercise may ask for beside the value."""

    ANY = "any"
    SIMPLIFIED = "simplified"
    SUBSTITUTED = "substituted"
    FACTORED = "factored"
    EXPANDED = "expanded"
    SINGLE_FRACTION = "single-fraction"
    CANCELLED = "cancelled"


class Narrower(StrEnum):
    """What an exercise does with an answer right on a smaller domain: sets credit, not the verdict."""

    ACCEPT = "accept"
    REFUSE = "refuse"


class ComplaintCode(StrEnum):
    """Why a text is no expression in an exercise's names."""

    EMPTY = "empty"
    MISSING_OPERAND = "missing-operand"
    BRACKET_UNCLOSED = "bracket-unclosed"
    BRACKET_UNOPENED = "bracket-unopened"
    UNKNOWN_NAME = "unknown-name"
    UNKNOWN_FUNCTION = "unknown-function"
    FUNCTION_WITHOUT_ARGUMENT = "function-without-argument"
    UNEXPECTED_CHARACTER = "unexpected-character"
    EQUATION = "equation"
    WRONG_SHAPE = "wrong-shape"
    WRONG_LEFT_SIDE = "wrong-left-side"
    COMMA = "comma"
    TWO_NUMBERS = "two-numbers"
    DIGIT_AFTER_NAME = "digit-after-name"
    BRACES_MISSING = "braces-missing"
    RESTATED_QUESTION = "restated-question"
    ROOT_INDEX = "root-index"
    CONDITION = "condition"
    TOO_LONG = "too-long"
    TOO_DEEP = "too-deep"
    TOO_LARGE = "too-large"
    DIVISION_BY_ZERO = "division-by-zero"
    CODE = "code"


class RemarkCode(StrEnum):
    """What a reader noticed and accepted all the same."""

    CAPITAL_READ_AS_SMALL = "capital-read-as-small"
    EARLIER_SIDE_DIFFERS = "earlier-side-differs"


class ReadingKind(StrEnum):
    """The kinds of other common readings of one typing; each kind may occur at several places."""

    WHOLE_DENOMINATOR = "whole-denominator"
    FRACTION_EXPONENT = "fraction-exponent"
    EXPONENT_TO_FUNCTION = "exponent-to-function"
    EXPONENT_TO_OPERATOR = "exponent-to-operator"
    POWER_OF_FUNCTION = "power-of-function"
    ARGUMENT_ONE_FACTOR = "argument-one-factor"
    ARGUMENT_TO_OPERATOR = "argument-to-operator"
    NAME_SPLIT = "name-split"
    INVERSE_AS_RECIPROCAL = "inverse-as-reciprocal"
    ROOT_OF_RUN = "root-of-run"
    INDEX_OF_ROOT = "index-of-root"
    BASE_OF_LOGARITHM = "base-of-logarithm"
    SCIENTIFIC_NUMBER = "scientific-number"


class ProblemCode(StrEnum):
    """Why a question is not sound: what its author, or whoever wrote the record, has to mend."""

    MISSING_FIELD = "missing-field"
    UNKNOWN_FIELD = "unknown-field"
    WRONG_TYPE = "wrong-type"
    UNKNOWN_CHOICE = "unknown-choice"
    UNREADABLE = "unreadable"
    NAME_REFUSED = "name-refused"
    NAME_TWICE = "name-twice"
    NAME_UNKNOWN = "name-unknown"
    ORDER_OUT_OF_RANGE = "order-out-of-range"
    OUT_OF_RANGE = "out-of-range"
    WRONG_COUNT = "wrong-count"
    TOO_LARGE = "too-large"
    EMPTY_DOMAIN = "empty-domain"
    KEY_UNDEFINED = "key-undefined"
    KEY_UNKNOWN = "key-unknown"
    KEY_NOT_READ_BACK = "key-not-read-back"
    KEY_DISAGREES = "key-disagrees"
    KEY_NOT_IN_FORM = "key-not-in-form"
    KEY_NOT_PROVED = "key-not-proved"
    STEPS_NOT_PROVED = "steps-not-proved"
    KEY_ZERO = "key-zero"
    KEY_CONSTANT = "key-constant"


class LineCode(StrEnum):
    """Why a line of the port's input asks nothing at all."""

    NOT_JSON = "not-json"
    NOT_AN_OBJECT = "not-an-object"
    LONE_SURROGATE = "lone-surrogate"
    TOO_LONG = "too-long"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a question: the record's field, the code, and what fills its sentence."""

    field: str
    code: ProblemCode
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Complaint:
    """Why nothing could be read, and where: ``text[start:end]`` of what was typed.

    ``details`` fills the sentence of the code: pairs of a placeholder's name and its value.
    """

    code: ComplaintCode
    start: int
    end: int
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """Something noticed at ``text[start:end]`` that cost nothing."""

    code: RemarkCode
    start: int
    end: int
    details: tuple[tuple[str, str], ...] = ()


@record()
class Counterexample:
    """A point of the domain where the answer's value and the expected one cannot be the same.

    ``point`` pairs each name with an exact value (a fraction in lowest terms, as text); ``answer`` and
    ``expected`` are decimals correct to the digits shown; ``answer`` is None where it is undefined.
    """

    point: tuple[tuple[str, str], ...]
    answer: str | None
    expected: str


@dataclass(frozen=True, slots=True)
class FoundMistake:
    """A mistake and its place, as text of the author's function.

    The rest takes no part in comparison. ``path`` is the place in the question's expressions (0 the
    function, then the inner ones), then in their parts, or () where it is none single part; ``component``
    is the answer's, counted from 0; ``is_joint`` where only several mistakes together give the answer.
    """

    code: Mistake
    where: str = ""
    path: tuple[int, ...] = field(default=(), compare=False)
    component: int = field(default=0, compare=False)
    is_joint: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class FactValue:
    """A value as people say it: a decimal of few digits, and whether it is the value to the last digit."""

    text: str
    is_exact: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """A number that shows a wrong formula wrong: at ``point`` the truth is ``expected``, not ``answer``.

    ``component`` counts from 0 in reading order; numbers are decimals rounded for people. The answer is
    None where it is undefined.
    """

    point: tuple[tuple[str, str], ...]
    answer: FactValue | None
    expected: FactValue
    component: int = 0


@record()
class Judgement:
    """The verdict on one component with what supports it."""

    verdict: Verdict
    proof: Proof | None = None
    counterexample: Counterexample | None = None
    credit: float = 0.0


@record()
class Outcome:
    """All that grading says of one answer.

    ``credit`` is in [0, 1]; ``read_as`` is the answer in our input language, None if unreadable;
    ``readings`` are, for an ambiguous answer, the two readings in our language, in an order that does
    not tell which is right; ``components`` has one judgement a component, ``()`` for a scalar;
    ``agreeing`` are the parts of an incorrect answer that are right.
    """

    verdict: Verdict
    version: str
    proof: Proof | None = None
    credit: float = 0.0
    counterexample: Counterexample | None = None
    mistakes: tuple[FoundMistake, ...] = ()
    complaint: Complaint | None = None
    remarks: tuple[Remark, ...] = ()
    read_as: str | None = None
    readings: tuple[str, ...] = ()
    components: tuple[Judgement, ...] = ()
    agreeing: tuple[Agreeing, ...] = ()
    form: Form = Form.ANY


class NotGradedReason(StrEnum):
    """Why there is no verdict: the worker was lost, the question cannot be asked, no worker was free."""

    NOT_GRADED = "not-graded"
    UNSOUND_QUESTION = "unsound-question"
    BUSY = "busy"


@dataclass(frozen=True, slots=True)
class NotGraded:
    """No verdict. To be tried again, never charged."""

    reason: NotGradedReason = NotGradedReason.NOT_GRADED
