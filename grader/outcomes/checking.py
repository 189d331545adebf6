"""What an independent check of a certificate can come to."""

from enum import StrEnum


class CheckReason(StrEnum):
    """Why a certificate is verified, refuted, or neither, in this order."""

    SAME_TREE = "same-tree"
    AGREES_AT_FRESH_POINTS = "agrees-at-fresh-points"
    NEAR_ENOUGH = "near-enough"
    AGREES_WHERE_DEFINED = "agrees-where-defined"
    OTHER_READING_AGREES = "other-reading-agrees"
    COUNTEREXAMPLE_CONFIRMED = "counterexample-confirmed"
    DIFFERS_AS_CLAIMED = "differs-as-claimed"

    MALFORMED = "malformed"
    PARTS_DISAGREE = "parts-disagree"
    KEY_DIFFERS = "key-differs"
    TREES_DIFFER = "trees-differ"
    DIFFERS_AT_FRESH_POINT = "differs-at-fresh-point"
    UNDEFINED_AT_FRESH_POINT = "undefined-at-fresh-point"
    AGREES_WHERE_WRONG = "agrees-where-wrong"
    OUTSIDE_DOMAIN = "outside-domain"
    VALUE_MISSTATED = "value-misstated"
    VALUES_AGREE = "values-agree"
    NOT_UNDEFINED = "not-undefined"

    NOTHING_CLAIMED = "nothing-claimed"
    NO_CERTIFICATE = "no-certificate"
    TASK_UNKNOWN = "task-unknown"
    TOO_LARGE = "too-large"
    TOO_FEW_POINTS = "too-few-points"
    CANNOT_TELL = "cannot-tell"
    KEY_NOT_CHECKED = "key-not-checked"
    OUT_OF_TIME = "out-of-time"
    SYMPY_DISAGREES = "sympy-disagrees"

    @property
    def result(self) -> bool | None:
        """True for verified, False for refuted, None for neither."""
        if self in _CONFIRMING:
            return True
        return False if self in _REFUTING else None


_CONFIRMING = frozenset(
    {
        CheckReason.SAME_TREE,
        CheckReason.AGREES_AT_FRESH_POINTS,
        CheckReason.NEAR_ENOUGH,
        CheckReason.AGREES_WHERE_DEFINED,
        CheckReason.OTHER_READING_AGREES,
        CheckReason.COUNTEREXAMPLE_CONFIRMED,
        CheckReason.DIFFERS_AS_CLAIMED,
    }
)
_REFUTING = frozenset(
    {
        CheckReason.MALFORMED,
        CheckReason.PARTS_DISAGREE,
        CheckReason.KEY_DIFFERS,
        CheckReason.TREES_DIFFER,
        CheckReason.DIFFERS_AT_FRESH_POINT,
        CheckReason.UNDEFINED_AT_FRESH_POINT,
        CheckReason.AGREES_WHERE_WRONG,
        CheckReason.OUTSIDE_DOMAIN,
        CheckReason.VALUE_MISSTATED,
        CheckReason.VALUES_AGREE,
        CheckReason.NOT_UNDEFINED,
    }
)
