"""A decimal claimed for a value: right to all the digits shown."""

import re

from mpmath import iv

from grader.verification.claims import MalformedError
from grader.verification.values import Interval, Value, enclosed, is_at_most, working

_DECIMAL = re.compile(
    r"(?P<sign>-?)(?P<whole>[0-9]+)(?:\.(?P<decimals>[0-9]+))?(?:e(?P<exponent>-?[0-9]{1,12}))?", re.ASCII
)
_LEAST_DIGITS = 6
_LONGEST = 3000
_NOTHING = 2**-100

# A value exactly between two decimals is rounded right, which enclosures cannot tell.
_TIE = 1 + 2**-30


def is_shown_as(value: Value, text: str) -> bool:
    """Zeros at the end are not written, so a short decimal is right to six digits at least.

    Raises UnsureError where the enclosure is too wide to tell.
    """
    found = _DECIMAL.fullmatch(text)
    if found is None or len(text) > _LONGEST:
        raise MalformedError
    decimals = found["decimals"] or ""
    digits = (found["whole"] + decimals).lstrip("0")
    exponent = int(found["exponent"] or 0) - len(decimals)
    with working(4 * len(text) + 200):
        if not digits:
            return is_at_most(abs(value), iv.mpf(_NOTHING))
        claimed = _scaled(int(found["sign"] + digits), exponent)
        unit = _scaled(1, exponent + min(0, len(digits) - _LEAST_DIGITS))
        return is_at_most(abs(enclosed(value) - claimed) * 2, unit * _TIE)


def _scaled(number: int, exponent: int) -> Interval:
    return iv.mpf(number) * iv.mpf(10) ** exponent
