"""The rules of differentiation by name."""

from enum import StrEnum


class RuleName(StrEnum):
    """The rules of differentiation, as worked solutions and mistakes name them."""

    CONSTANT = "constant"
    IDENTITY = "identity"
    CONSTANT_MULTIPLE = "constant-multiple"
    NEGATION = "negation"
    SUM = "sum"
    DIFFERENCE = "difference"
    PRODUCT = "product"
    QUOTIENT = "quotient"
    RECIPROCAL = "reciprocal"
    POWER = "power"
    ROOT = "root"
    EXPONENTIAL = "exponential"
    LOGARITHM = "logarithm"
    LOGARITHMIC_DIFFERENTIATION = "logarithmic-differentiation"
    TRIGONOMETRIC = "trigonometric"
    INVERSE_TRIGONOMETRIC = "inverse-trigonometric"
    HYPERBOLIC = "hyperbolic"
    INVERSE_HYPERBOLIC = "inverse-hyperbolic"
    ABSOLUTE_VALUE = "absolute-value"
    SIGN = "sign"
    CHAIN = "chain"
    TOTAL_DERIVATIVE = "total-derivative"
