"""The rules of differentiation by name, and the kinds of steps of a worked solution."""

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


# What a derivative does with sums, signs and constant factors.
LINEAR_RULES = frozenset(
    {
        RuleName.CONSTANT,
        RuleName.IDENTITY,
        RuleName.CONSTANT_MULTIPLE,
        RuleName.NEGATION,
        RuleName.SUM,
        RuleName.DIFFERENCE,
    }
)


class StepCode(StrEnum):
    """What a step of a worked solution does; ``RULE`` and ``OUTER`` go with the name of a rule."""

    RULE = "rule"
    CHAIN_PARTS = "chain-parts"
    OUTER = "outer"
    MULTIPLY = "multiply"
    REWRITE = "rewrite"
    COMBINE = "combine"
    PATHS = "paths"
    SUBSTITUTE = "substitute"
    SUM_UP = "sum-up"
    VALUE = "value"
    LINE = "line"
    SLOPE_OF_LINE = "slope-of-line"
    SIMPLIFY = "simplify"
    GATHER = "gather"


class Detail(StrEnum):
    """How much of a worked solution is written out."""

    STANDARD = "standard"
    FULL = "full"
