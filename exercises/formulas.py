"""An author's LaTeX as MathML, with what the LaTeX library would pass over found and said."""

import re
from enum import StrEnum
from xml.etree.ElementTree import ParseError

from latex2mathml import exceptions as latex_errors
from latex2mathml.converter import convert

from exercises.typesetting import well_set

BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
COMMAND = re.compile(r"\\[A-Za-z]+")
# Where a line may break, though nobody wants it to: between a formula and the full stop behind it.
PUNCTUATED = re.compile(r"(<math\b(?:(?!</math>).)*</math>[.,;:!?]+)", re.DOTALL)
# Commands the library knows and a statement has no use for: links, styles, classes, colours.
REFUSED_COMMANDS = frozenset(
    {r"\href", r"\url", r"\style", r"\class", r"\id", r"\color", r"\colorbox", r"\textcolor"}
)

LATEX_ERRORS = (
    latex_errors.NumeratorNotFoundError,
    latex_errors.DenominatorNotFoundError,
    latex_errors.ExtraLeftOrMissingRightError,
    latex_errors.MissingSuperScriptOrSubscriptError,
    latex_errors.DoubleSubscriptsError,
    latex_errors.DoubleSuperscriptsError,
    latex_errors.NoAvailableTokensError,
    latex_errors.InvalidStyleForGenfracError,
    latex_errors.MissingEndError,
    latex_errors.InvalidAlignmentError,
    latex_errors.InvalidWidthError,
    latex_errors.LimitsMustFollowMathOperatorError,
    # What the library lets through from its own depths on formulas that break off.
    StopIteration,
    ValueError,
    LookupError,
    RecursionError,
)


class StatementProblem(StrEnum):
    UNKNOWN_PLACEHOLDER = "statement-unknown-placeholder"
    FORMULA_UNREADABLE = "statement-formula-unreadable"
    UNKNOWN_COMMAND = "statement-unknown-command"


class StatementError(Exception):
    """The author's text cannot be shown; ``part`` is the placeholder or formula at fault."""

    def __init__(self, code: StatementProblem, part: str) -> None:
        super().__init__(code, part)
        self.code = code
        self.part = part


def latex_to_mathml(latex: str) -> str:
    """The formula as MathML; angle signs are written out, because in \\text the library copies them raw."""
    _check_braces(latex)
    _check_commands(latex)
    try:
        mathml = convert(latex.replace("<", r"\lt ").replace(">", r"\gt "))
    except LATEX_ERRORS as error:
        raise StatementError(StatementProblem.FORMULA_UNREADABLE, latex) from error
    if unknown := COMMAND.search(mathml):
        raise StatementError(StatementProblem.UNKNOWN_COMMAND, unknown[0])
    try:
        return well_set(mathml)
    except ParseError as error:
        raise StatementError(StatementProblem.FORMULA_UNREADABLE, latex) from error


def punctuated(html: str) -> str:
    """The page's HTML with each inline formula kept on one line with the full stop or comma behind it."""
    return PUNCTUATED.sub(r'<span class="kept">\1</span>', html)


def _check_braces(latex: str) -> None:
    """The library invents what is missing after an unclosed brace; an author wants to know."""
    depth = 0
    for found in BRACE.finditer(latex):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth < 0:
            break
    if depth:
        raise StatementError(StatementProblem.FORMULA_UNREADABLE, latex)


def _check_commands(latex: str) -> None:
    for command in COMMAND.findall(latex):
        if command in REFUSED_COMMANDS:
            raise StatementError(StatementProblem.UNKNOWN_COMMAND, command)
