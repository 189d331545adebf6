"""The catalogue of mistakes: its codes, in the order in which they are said."""

from enum import StrEnum


class Mistake(StrEnum):
    """Stable codes, stored with every attempt. Their order is their rank: groups, then inside a group."""

    # Rules spoiled at one node.
    CHAIN_MISSING_INNER = "chain-missing-inner"
    CHAIN_INNER_IN_ARGUMENT = "chain-inner-in-argument"
    CHAIN_OUTER_AT_X = "chain-outer-at-x"
    CHAIN_ADDED = "chain-added"
    PRODUCT_OF_DERIVATIVES = "product-of-derivatives"
    PRODUCT_MISSING_TERM = "product-missing-term"
    PRODUCT_MINUS = "product-minus"
    PRODUCT_AS_SUM = "product-as-sum"
    PRODUCT_OWN_DERIVATIVES = "product-own-derivatives"
    QUOTIENT_OF_DERIVATIVES = "quotient-of-derivatives"
    QUOTIENT_REVERSED = "quotient-reversed"
    QUOTIENT_PLUS = "quotient-plus"
    QUOTIENT_DENOMINATOR = "quotient-denominator"
    QUOTIENT_NUMERATOR_SQUARED = "quotient-numerator-squared"
    RECIPROCAL_SIGN = "reciprocal-sign"
    RECIPROCAL_OF_DERIVATIVE = "reciprocal-of-derivative"
    POWER_KEPT_EXPONENT = "power-kept-exponent"
    POWER_MISSING_COEFFICIENT = "power-missing-coefficient"
    POWER_RAISED_EXPONENT = "power-raised-exponent"
    POWER_ON_EXPONENTIAL = "power-on-exponential"
    EXPONENTIAL_MISSING_LOG = "exponential-missing-log"
    LOG_MISSING_BASE = "log-missing-base"
    TRIG_SIGN = "trig-sign"
    TRIG_WRONG_FUNCTION = "trig-wrong-function"

    # Several variables.
    WRONG_VARIABLE = "wrong-variable"
    OTHER_VARIABLE_NOT_CONSTANT = "other-variable-not-constant"
    CONSTANT_VARIABLE_DROPPED = "constant-variable-dropped"
    GRADIENT_ORDER = "gradient-order"
    GRADIENT_SUMMED = "gradient-summed"
    HESSIAN_MIXED_MISSING = "hessian-mixed-missing"
    LAPLACIAN_NOT_SUMMED = "laplacian-not-summed"
    LAPLACIAN_FIRST_ORDER = "laplacian-first-order"
    LAPLACIAN_MIXED_INCLUDED = "laplacian-mixed-included"
    LAPLACIAN_GRADIENT_SQUARED = "laplacian-gradient-squared"
    MULTICHAIN_PATH_MISSING = "multichain-path-missing"
    MULTICHAIN_FACTOR_MISSING = "multichain-factor-missing"
    MULTICHAIN_ADDED = "multichain-added"

    # Points, lines, numbers.
    SLOPE_INVERTED = "slope-inverted"
    EVALUATED_FUNCTION = "evaluated-function"
    POINT_NOT_SUBSTITUTED = "point-not-substituted"
    TANGENT_INTERCEPT = "tangent-intercept"
    LIMIT_STEP_KEPT = "limit-step-kept"
    DECIMAL_APPROXIMATION = "decimal-approximation"

    # The whole answer.
    INTEGRATED = "integrated"
    NOT_DIFFERENTIATED = "not-differentiated"
    ORDER_TOO_HIGH = "order-too-high"
    ORDER_TOO_LOW = "order-too-low"
    FIRST_DERIVATIVE_SQUARED = "first-derivative-squared"
    ANSWER_NEGATED = "answer-negated"
    ANSWER_INVERTED = "answer-inverted"

    # Terms, signs, numbers of the answer.
    CONSTANT_KEPT = "constant-kept"
    CONSTANT_FACTOR_DROPPED = "constant-factor-dropped"
    TERM_DROPPED = "term-dropped"
    SIGN_FLIPPED = "sign-flipped"
    COEFFICIENT_WRONG = "coefficient-wrong"
    OFF_BY_FACTOR = "off-by-factor"
    OFF_BY_CONSTANT = "off-by-constant"

    # No mathematical mistakes: no attempt is charged.
    NOT_SUBSTITUTED = "not-substituted"
    READS_OTHERWISE = "reads-otherwise"

    @property
    def group(self) -> int:
        """Which of the groups it belongs to: those of one group are said together, with "or"."""
        codes = list(Mistake)
        return sum(codes.index(first) <= codes.index(self) for first in _FIRST_OF_GROUPS)


_FIRST_OF_GROUPS = (
    Mistake.CHAIN_MISSING_INNER,
    Mistake.WRONG_VARIABLE,
    Mistake.SLOPE_INVERTED,
    Mistake.INTEGRATED,
    Mistake.CONSTANT_KEPT,
    Mistake.NOT_SUBSTITUTED,
)
