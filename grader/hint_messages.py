"""English sentences for hints about mistakes, which apps translate: which rule it is, and what went wrong.

``{where}`` is the part of the function that is concerned. No sentence prints what is missing, so that a
hint never gives the answer away. Formulas of rules are LaTeX, for general f and g.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from grader.outcomes import AgreeingKind, Mistake

LOOK_AT_MARKED = "Look once more at {where}, marked here."
LOOK_AT_WHOLE = "Look once more at the function as a whole."
SEVERAL = "There is more than one mistake in your answer. This is about one of them."
IN_COMPONENT = "This is about {place}."
ALTERNATIVE = "Or, if it was not that: {hint}"
STEP_KEPT = "Worked out, this step is nearly the answer: it comes with the worked solution."
BEGIN_WITH = "The worked solution begins like this:"
GO_ON_WITH = "It goes on like this:"


@dataclass(frozen=True, slots=True)
class RuleSaid:
    """A rule in words, and its formula if it has one."""

    sentence: str
    formula: str = ""


_CHAIN = RuleSaid(
    "Chain rule: the outer derivative, taken at the inner function, times the inner derivative.",
    r"\frac{d}{dx}\left[f(g(x))\right] = f'(g(x)) \cdot g'(x)",
)
_PRODUCT = RuleSaid(
    "Product rule: differentiate one factor at a time, and add.", r"(f \cdot g)' = f' \cdot g + f \cdot g'"
)
_QUOTIENT = RuleSaid(
    "Quotient rule: the order above the bar counts, and the denominator is squared.",
    r"\left(\frac{f}{g}\right)' = \frac{f' \cdot g - f \cdot g'}{g^2}",
)
_RECIPROCAL = RuleSaid("Reciprocal rule.", r"\left(\frac{1}{f}\right)' = -\frac{f'}{f^2}")
_POWER = RuleSaid(
    "Power rule: the exponent comes down as a factor, and one less stays above.", r"(x^n)' = n \cdot x^{n-1}"
)
_EXPONENTIAL = RuleSaid(
    "Exponential rule: the function comes back, times a constant that depends on the base."
)
_LOGARITHM = RuleSaid("Logarithm rule: one over the argument, times a constant that depends on the base.")
_TRIGONOMETRIC = RuleSaid(
    "Every trigonometric function has its own derivative: look at function and sign in the table."
)
_PARTIAL = RuleSaid("A partial derivative is taken by one variable; all the others are constants meanwhile.")
_GRADIENT = RuleSaid(
    "The gradient has one component for each variable, in their order: the partial derivative by it.",
    r"\nabla f = \left(\frac{\partial f}{\partial x}, \frac{\partial f}{\partial y}, \ldots\right)",
)
_HESSIAN = RuleSaid(
    "Row i, column j of the Hessian is the derivative by variable i, then by variable j.",
    r"H_{ij} = \frac{\partial^2 f}{\partial x_i \, \partial x_j}",
)
_LAPLACIAN = RuleSaid(
    "The Laplacian is the sum of the second derivatives by each variable, twice by the same one.",
    r"\Delta f = \frac{\partial^2 f}{\partial x^2} + \frac{\partial^2 f}{\partial y^2} + \cdots",
)
_PATHS = RuleSaid(
    "One product for each inner function: the derivative of f by it, times its own derivative. Add them.",
    r"\frac{df}{dx} = \frac{\partial f}{\partial g} \cdot \frac{dg}{dx}"
    r" + \frac{\partial f}{\partial h} \cdot \frac{dh}{dx}",
)
_SLOPE = RuleSaid("A slope is rise over run; the slope at a point is the derivative’s value there.")
_TANGENT = RuleSaid(
    "The tangent goes through the point with the slope there.", r"y = f(a) + f'(a) \cdot (x - a)"
)
_LIMIT = RuleSaid(
    "The derivative is the limit of the quotient as the step goes to 0.",
    r"f'(x) = \lim_{h \to 0} \frac{f(x + h) - f(x)}{h}",
)
_SUM = RuleSaid(
    "Sum rule: differentiate term by term. A constant term has the derivative 0.", r"(f + g)' = f' + g'"
)
_FACTOR = RuleSaid("Constant multiple rule: a constant factor stays.", r"(c \cdot f)' = c \cdot f'")
_EXACT = RuleSaid("Exact numbers such as ln 2, π or 1/3 stay as they are.")
_DERIVATIVE = RuleSaid("The derivative says how fast the function changes.")
_ORDER = RuleSaid("A derivative of order n comes from differentiating n times, each time the result before.")

# By the mistake: its rule, then what went wrong.
HINTS: Mapping[Mistake, tuple[RuleSaid, str]] = MappingProxyType(
    {
        Mistake.CHAIN_MISSING_INNER: (
            _CHAIN,
            "The outer derivative is right. Multiply it by the derivative of {where}.",
        ),
        Mistake.CHAIN_INNER_IN_ARGUMENT: (
            _CHAIN,
            "The derivative of {where} is a factor. Inside, {where} itself stays.",
        ),
        Mistake.CHAIN_OUTER_AT_X: (_CHAIN, "The outer derivative is taken at {where} as it stands."),
        Mistake.CHAIN_ADDED: (
            _CHAIN,
            "You added the derivative of {where}: the rule multiplies by it.",
        ),
        Mistake.PRODUCT_OF_DERIVATIVES: (
            _PRODUCT,
            "You multiplied the derivatives of the factors of {where}. Differentiate one factor at a time.",
        ),
        Mistake.PRODUCT_MISSING_TERM: (
            _PRODUCT,
            "A term is missing for {where}: every factor is differentiated once.",
        ),
        Mistake.PRODUCT_MINUS: (_PRODUCT, "The terms for {where} are added, not subtracted."),
        Mistake.PRODUCT_AS_SUM: (
            _PRODUCT,
            "In each term for {where} one factor is differentiated and the others stay.",
        ),
        Mistake.PRODUCT_OWN_DERIVATIVES: (
            _PRODUCT,
            "In {where} the derivative of one factor is multiplied by the other factor, not by its own.",
        ),
        Mistake.QUOTIENT_OF_DERIVATIVES: (
            _QUOTIENT,
            "You divided the derivatives of {where}. The derivative of a fraction takes more than that.",
        ),
        Mistake.QUOTIENT_REVERSED: (
            _QUOTIENT,
            "For {where} the term with the numerator's derivative comes first: the order decides the sign.",
        ),
        Mistake.QUOTIENT_PLUS: (_QUOTIENT, "Above the bar for {where} stands a difference, not a sum."),
        Mistake.QUOTIENT_DENOMINATOR: (_QUOTIENT, "Square the denominator of {where}."),
        Mistake.QUOTIENT_NUMERATOR_SQUARED: (
            _QUOTIENT,
            "The denominator of {where} is squared, not the numerator.",
        ),
        Mistake.RECIPROCAL_SIGN: (_RECIPROCAL, "A minus is missing for {where}."),
        Mistake.RECIPROCAL_OF_DERIVATIVE: (
            _RECIPROCAL,
            "One over the derivative is not the derivative of {where}.",
        ),
        Mistake.POWER_KEPT_EXPONENT: (_POWER, "The exponent of {where} goes down by one."),
        Mistake.POWER_MISSING_COEFFICIENT: (_POWER, "The exponent of {where} comes down as a factor, too."),
        Mistake.POWER_RAISED_EXPONENT: (_POWER, "The exponent of {where} goes down by one, not up."),
        Mistake.POWER_ON_EXPONENTIAL: (
            _EXPONENTIAL,
            "The variable of {where} is in the exponent: the power rule does not hold there.",
        ),
        Mistake.EXPONENTIAL_MISSING_LOG: (
            _EXPONENTIAL,
            "A factor is missing: the base of {where} is not e.",
        ),
        Mistake.LOG_MISSING_BASE: (_LOGARITHM, "{where} is no natural logarithm: its base matters."),
        Mistake.TRIG_SIGN: (_TRIGONOMETRIC, "Check the sign of the derivative of {where}."),
        Mistake.TRIG_WRONG_FUNCTION: (
            _TRIGONOMETRIC,
            "Another function is the derivative of the outer one in {where}.",
        ),
        Mistake.WRONG_VARIABLE: (_PARTIAL, "You differentiated by {where}."),
        Mistake.OTHER_VARIABLE_NOT_CONSTANT: (_PARTIAL, "Treat {where} as a constant here."),
        Mistake.CONSTANT_VARIABLE_DROPPED: (_PARTIAL, "{where} is a constant factor here: it stays."),
        Mistake.GRADIENT_ORDER: (
            _GRADIENT,
            "Your components are right, but not in the order of the variables.",
        ),
        Mistake.GRADIENT_SUMMED: (_GRADIENT, "Keep the components apart instead of adding them."),
        Mistake.HESSIAN_MIXED_MISSING: (_HESSIAN, "The mixed derivatives are not all zero."),
        Mistake.LAPLACIAN_NOT_SUMMED: (_LAPLACIAN, "The second derivatives are right. Add them up."),
        Mistake.LAPLACIAN_FIRST_ORDER: (_LAPLACIAN, "You added first derivatives."),
        Mistake.LAPLACIAN_MIXED_INCLUDED: (_LAPLACIAN, "Leave the mixed derivatives out."),
        Mistake.LAPLACIAN_GRADIENT_SQUARED: (
            _LAPLACIAN,
            "You squared the first derivatives: differentiate each once more instead.",
        ),
        Mistake.MULTICHAIN_PATH_MISSING: (_PATHS, "The product for {where} is missing."),
        Mistake.MULTICHAIN_FACTOR_MISSING: (
            _PATHS,
            "The product for {where} lacks its own derivative.",
        ),
        Mistake.MULTICHAIN_ADDED: (_PATHS, "You added the derivative of {where}. It is a factor."),
        Mistake.SLOPE_INVERTED: (_SLOPE, "You divided the other way round."),
        Mistake.EVALUATED_FUNCTION: (_SLOPE, "You worked out the function itself, not its slope."),
        Mistake.POINT_NOT_SUBSTITUTED: (_SLOPE, "Your derivative is right. Put the point in."),
        Mistake.TANGENT_INTERCEPT: (_TANGENT, "Your slope is right. Let the line go through the point, too."),
        Mistake.LIMIT_STEP_KEPT: (_LIMIT, "The step is still in your answer. Let it go to 0."),
        Mistake.DECIMAL_APPROXIMATION: (_EXACT, "Your number is close. Write the exact one."),
        Mistake.INTEGRATED: (_DERIVATIVE, "You found an antiderivative: that is the way back."),
        Mistake.NOT_DIFFERENTIATED: (_DERIVATIVE, "This is the function itself. Differentiate it."),
        Mistake.ORDER_TOO_HIGH: (_ORDER, "You differentiated once too often."),
        Mistake.ORDER_TOO_LOW: (_ORDER, "You differentiated too few times."),
        Mistake.FIRST_DERIVATIVE_SQUARED: (
            _ORDER,
            "You multiplied first derivatives. Differentiate the first one once more instead.",
        ),
        Mistake.ANSWER_NEGATED: (_DERIVATIVE, "All is right but the sign of the whole."),
        Mistake.ANSWER_INVERTED: (_DERIVATIVE, "You wrote one over the right answer."),
        Mistake.CONSTANT_KEPT: (_SUM, "{where} is constant: its derivative is 0."),
        Mistake.CONSTANT_FACTOR_DROPPED: (_FACTOR, "A constant factor stays: you lost the one in {where}."),
        Mistake.TERM_DROPPED: (_SUM, "A term that comes from {where} is missing."),
        Mistake.SIGN_FLIPPED: (_SUM, "Check the sign of what comes from {where}."),
        Mistake.COEFFICIENT_WRONG: (_FACTOR, "The form is right. Check the number that comes from {where}."),
        Mistake.OFF_BY_FACTOR: (_FACTOR, "You are right but for one constant factor."),
        Mistake.OFF_BY_CONSTANT: (_SUM, "You are right but for a constant that is added."),
    }
)

SEVERAL_AGREE = "What is underlined in your answer is right."

# Which parts of a wrong answer are right, by the kind of part and by how many there are.
AGREEING: Mapping[AgreeingKind, tuple[str, str]] = MappingProxyType(
    {
        AgreeingKind.TERM: (
            "The underlined term of your answer is right.",
            "The underlined terms of your answer are right.",
        ),
        AgreeingKind.FACTOR: (
            "The underlined factor of your answer is right.",
            "The underlined factors of your answer are right.",
        ),
        AgreeingKind.NUMERATOR: (
            "The underlined numerator is right.",
            "The underlined numerators are right.",
        ),
        AgreeingKind.DENOMINATOR: (
            "The underlined denominator is right.",
            "The underlined denominators are right.",
        ),
        AgreeingKind.COMPONENT: (
            "The underlined component of your answer is right.",
            "The underlined components of your answer are right.",
        ),
    }
)
