"""One English sentence a code, the only ones in the grader: each names the place and the remedy.

Apps translate the sentences and fill their placeholders from the details of a complaint, remark or problem.
"""

from collections.abc import Mapping
from types import MappingProxyType

from grader.outcomes import (
    CheckReason,
    Complaint,
    ComplaintCode,
    LineCode,
    Problem,
    ProblemCode,
    Remark,
    RemarkCode,
    RuleName,
    StepCode,
)

SENTENCES: Mapping[ComplaintCode | RemarkCode, str] = MappingProxyType(
    {
        ComplaintCode.EMPTY: "There is no answer yet: type one.",
        ComplaintCode.MISSING_OPERAND: (
            "Something is missing at “{typed}”: write the number, name or expression that belongs there."
        ),
        ComplaintCode.BRACKET_UNCLOSED: (
            "The bracket “{bracket}” is never closed: write “{closing}” where it ends."
        ),
        ComplaintCode.BRACKET_UNOPENED: (
            "The bracket “{bracket}” closes nothing: leave it out, or write “{opening}” where it begins."
        ),
        ComplaintCode.UNKNOWN_NAME: "This exercise has no “{name}”: use {use}.",
        ComplaintCode.UNKNOWN_FUNCTION: "There is no function “{name}”: use {use}.",
        ComplaintCode.FUNCTION_WITHOUT_ARGUMENT: (
            "“{typed}” has nothing to act on: write its argument in brackets, as in {function}(x)."
        ),
        ComplaintCode.UNEXPECTED_CHARACTER: (
            "“{character}” means nothing here: use letters, digits and + - * / ^ ( ), or leave it out."
        ),
        ComplaintCode.EQUATION: "“{sign}” has no place here: type only the expression that is asked for.",
        ComplaintCode.WRONG_SHAPE: "“{typed}” has the wrong shape: type something like {example}.",
        ComplaintCode.WRONG_LEFT_SIDE: (
            "“{typed}” is not what is asked for: write {expected} on the left, or the right side alone."
        ),
        ComplaintCode.COMMA: "A comma cannot stand in “{typed}”: for a decimal point write {decimal}.",
        ComplaintCode.TWO_NUMBERS: (
            "Two numbers stand side by side in “{typed}”: write the sign between {first} and {second}, "
            "or one number without a gap."
        ),
        ComplaintCode.DIGIT_AFTER_NAME: (
            "“{typed}” can mean two things: write {name}^{digits} for a power, {digits}*{name} for a product."
        ),
        ComplaintCode.BRACES_MISSING: (
            "Without braces LaTeX takes only the first digit of “{typed}”: write {{{typed}}}."
        ),
        ComplaintCode.RESTATED_QUESTION: (
            "“{typed}” asks the question again: work the derivative out and type the result."
        ),
        ComplaintCode.ROOT_INDEX: (
            "“{typed}” is no index of a root: take a whole number from 2 to {most}, or write x^(1/n)."
        ),
        ComplaintCode.CONDITION: "“{typed}” is no condition: write one like x > 1.",
        ComplaintCode.TOO_LONG: "From “{typed}” on the answer is too long: shorten it to {most} characters.",
        ComplaintCode.TOO_DEEP: (
            "At “{typed}” brackets and powers are nested too deeply: keep to {most} levels."
        ),
        ComplaintCode.TOO_LARGE: "“{typed}” is too large: simplify it to {most} parts or digits.",
        ComplaintCode.DIVISION_BY_ZERO: "“{typed}” divides by zero: change the denominator.",
        ComplaintCode.CODE: "“{typed}” looks like program code: type mathematics only.",
        RemarkCode.CAPITAL_READ_AS_SMALL: "“{typed}” was read as “{name}”.",
        RemarkCode.EARLIER_SIDE_DIFFERS: "The sides of the equation do not agree: the last one was graded.",
    }
)

# For whoever wrote the question; it stands beside the field or after its name.
PROBLEM_SENTENCES: Mapping[ProblemCode, str] = MappingProxyType(
    {
        ProblemCode.MISSING_FIELD: "This is needed for the task.",
        ProblemCode.UNKNOWN_FIELD: "This task does not use it: leave it empty.",
        ProblemCode.WRONG_TYPE: "This is of the wrong kind.",
        ProblemCode.UNKNOWN_CHOICE: "There is no such choice.",
        ProblemCode.UNREADABLE: "This cannot be read. {complaint}",
        ProblemCode.NAME_REFUSED: "“{name}” cannot be used as a name: choose another.",
        ProblemCode.NAME_TWICE: "“{name}” is declared twice.",
        ProblemCode.NAME_UNKNOWN: "“{name}” is not among the names of this exercise.",
        ProblemCode.ORDER_OUT_OF_RANGE: "The order of the derivative is out of range.",
        ProblemCode.OUT_OF_RANGE: "This value is out of range: take another.",
        ProblemCode.WRONG_COUNT: "This has the wrong number of entries for the task.",
        ProblemCode.TOO_LARGE: "This is too large to be graded.",
        ProblemCode.EMPTY_DOMAIN: "There is no stretch of points where function and key are both defined.",
        ProblemCode.KEY_UNDEFINED: "The key is undefined.",
        ProblemCode.KEY_UNKNOWN: "The answer cannot be worked out.",
        ProblemCode.KEY_NOT_READ_BACK: (
            "The key, printed and read again, is something else: choose other names."
        ),
        ProblemCode.KEY_DISAGREES: "The two ways of finding the key disagree.",
        ProblemCode.KEY_NOT_IN_FORM: "The key cannot be written in this form: ask for another, or for any.",
        ProblemCode.KEY_NOT_PROVED: (
            "The key could not be proved equal to what the rules of differentiation give: choose a "
            "simpler function."
        ),
        ProblemCode.STEPS_NOT_PROVED: (
            "Step {number} of the worked solution could not be proved: {step}. Choose a simpler function."
        ),
        ProblemCode.KEY_ZERO: "The key is zero.",
        ProblemCode.KEY_CONSTANT: "The key is a constant.",
    }
)

# The name of a rule, where a sentence of a step has {rule}.
RULE_NAMES: Mapping[RuleName, str] = MappingProxyType(
    {
        RuleName.CONSTANT: "constant rule",
        RuleName.IDENTITY: "derivative of the variable",
        RuleName.CONSTANT_MULTIPLE: "constant multiple rule",
        RuleName.NEGATION: "the minus sign stays",
        RuleName.SUM: "sum rule",
        RuleName.DIFFERENCE: "sum and difference rule",
        RuleName.PRODUCT: "product rule",
        RuleName.QUOTIENT: "quotient rule",
        RuleName.RECIPROCAL: "reciprocal rule",
        RuleName.POWER: "power rule",
        RuleName.ROOT: "derivative of a root",
        RuleName.EXPONENTIAL: "exponential rule",
        RuleName.LOGARITHM: "logarithm rule",
        RuleName.LOGARITHMIC_DIFFERENTIATION: "logarithmic differentiation",
        RuleName.TRIGONOMETRIC: "derivative of a trigonometric function",
        RuleName.INVERSE_TRIGONOMETRIC: "derivative of an inverse trigonometric function",
        RuleName.HYPERBOLIC: "derivative of a hyperbolic function",
        RuleName.INVERSE_HYPERBOLIC: "derivative of an inverse hyperbolic function",
        RuleName.ABSOLUTE_VALUE: "derivative of the absolute value",
        RuleName.SIGN: "the sign is constant almost everywhere",
        RuleName.CHAIN: "chain rule",
        RuleName.TOTAL_DERIVATIVE: "chain rule along every path",
    }
)

# What a step of a worked solution does.
STEP_SENTENCES: Mapping[StepCode, str] = MappingProxyType(
    {
        StepCode.RULE: "{rule}",
        StepCode.CHAIN_PARTS: "chain rule: name the outer and the inner function",
        StepCode.OUTER: "differentiate the outer function: {rule}",
        StepCode.MULTIPLY: "outer derivative at the inner function, times inner derivative",
        StepCode.REWRITE: "rewrite",
        StepCode.COMBINE: "put the derivatives in",
        StepCode.PATHS: "chain rule along every path",
        StepCode.SUBSTITUTE: "put the inner functions in",
        StepCode.SUM_UP: "add the second derivatives",
        StepCode.VALUE: "value at the point",
        StepCode.LINE: "the line through the point with this slope",
        StepCode.SLOPE_OF_LINE: "difference of the values over difference of the points",
        StepCode.SIMPLIFY: "simplify",
        StepCode.GATHER: "all components together",
    }
)

# For whoever wrote a line of the port's input.
LINE_SENTENCES: Mapping[LineCode, str] = MappingProxyType(
    {
        LineCode.NOT_JSON: "This is no JSON: write one object a line, with plain numbers.",
        LineCode.NOT_AN_OBJECT: "This is no JSON object: write {{...}} with the fields of one question.",
        LineCode.LONE_SURROGATE: "A text holds half a character (a lone surrogate): write the whole one.",
        LineCode.TOO_LONG: "The line is too long: keep to {most} bytes.",
    }
)

# For whoever has certificates checked.
CHECK_SENTENCES: Mapping[CheckReason, str] = MappingProxyType(
    {
        CheckReason.SAME_TREE: "Both sides are the same expression.",
        CheckReason.AGREES_AT_FRESH_POINTS: "Both sides agree to 200 digits at fresh points.",
        CheckReason.NEAR_ENOUGH: "The answer is within the tolerance.",
        CheckReason.AGREES_WHERE_DEFINED: "Both sides agree where the answer is defined: not everywhere.",
        CheckReason.OTHER_READING_AGREES: "The answer is wrong as read and agrees in its other reading.",
        CheckReason.COUNTEREXAMPLE_CONFIRMED: "The counterexample shows what it says.",
        CheckReason.DIFFERS_AS_CLAIMED: "No counterexample is given, but fresh points show the answer wrong.",
        CheckReason.MALFORMED: "This is not what “batch --certificates” writes.",
        CheckReason.PARTS_DISAGREE: "The parts of the line do not fit together.",
        CheckReason.KEY_DIFFERS: "The key is not what the question asks for.",
        CheckReason.TREES_DIFFER: "Both sides are said to be the same expression and are not.",
        CheckReason.DIFFERS_AT_FRESH_POINT: "Both sides differ at a fresh point.",
        CheckReason.UNDEFINED_AT_FRESH_POINT: "The answer is undefined around a fresh point.",
        CheckReason.AGREES_WHERE_WRONG: "The answer is said to be wrong and agrees.",
        CheckReason.OUTSIDE_DOMAIN: "The counterexample is not certainly inside the domain.",
        CheckReason.VALUE_MISSTATED: "A value of the counterexample is not the value there.",
        CheckReason.VALUES_AGREE: "Both sides agree at the counterexample.",
        CheckReason.NOT_UNDEFINED: "The answer is said to be undefined somewhere and is not.",
        CheckReason.NOTHING_CLAIMED: "There is no verdict that could be checked.",
        CheckReason.NO_CERTIFICATE: "There is no certificate: run “batch --certificates”.",
        CheckReason.TASK_UNKNOWN: "Certificates of this task cannot be checked.",
        CheckReason.TOO_LARGE: "An expression is too large to be read again.",
        CheckReason.TOO_FEW_POINTS: "Too few fresh points of the domain could be told about.",
        CheckReason.CANNOT_TELL: "The enclosures do not tell.",
        CheckReason.KEY_NOT_CHECKED: "The key could not be checked at any point.",
        CheckReason.OUT_OF_TIME: "The check took too long.",
        CheckReason.SYMPY_DISAGREES: "SymPy does not find the two sides equal: look at them.",
    }
)


class _Details(dict[str, str]):
    """A detail nobody gave is an ellipsis, so that a sentence is never cut short."""

    def __missing__(self, name: str) -> str:
        return "…"


def sentence(said: Complaint | Remark) -> str:
    """The English sentence for a complaint or a remark."""
    return SENTENCES[said.code].format_map(_Details(said.details))


def problem_sentence(problem: Problem) -> str:
    """The English sentence for a problem of a question; of an unreadable text also why."""
    details = _Details(problem.details)
    if problem.code is ProblemCode.UNREADABLE:
        reason = SENTENCES[ComplaintCode(details["complaint"])]
        details["complaint"] = reason.format_map(_Details(problem.details))
    return PROBLEM_SENTENCES[problem.code].format_map(details)


def line_sentence(code: LineCode, **details: str) -> str:
    """The English sentence for a line of the port that asks nothing."""
    return LINE_SENTENCES[code].format_map(_Details(details))


def check_sentence(reason: CheckReason) -> str:
    """The English sentence for the result of a check."""
    return CHECK_SENTENCES[reason]
