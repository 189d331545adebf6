"""One English sentence a code, the only ones in the grader: each names the place and the remedy.

Apps translate the sentences and fill their placeholders from the details of a complaint or remark.
"""

from collections.abc import Mapping
from types import MappingProxyType

from grader.outcomes import Complaint, ComplaintCode, Remark, RemarkCode

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


class _Details(dict[str, str]):
    """A detail nobody gave is an ellipsis, so that a sentence is never cut short."""

    def __missing__(self, name: str) -> str:
        return "…"


def sentence(said: Complaint | Remark) -> str:
    """The English sentence for a complaint or a remark."""
    return SENTENCES[said.code].format_map(_Details(said.details))
