"""Certificates checked by code that shares nothing with the procedures that made them.

Shared are the reader, which is the common language, the tree it makes, and the codes. Evaluation is this
package's own, over mpmath: exact fractions and enclosures at exact points, never the procedures' balls,
programs, keys or sample points. mpmath's intervals round outward, but that is not proved: a refutation
stands on them alone, a verification also on points nobody chose.
"""

from grader.verification.jobs import ASKING_SYMPY, CHECK_LIMITS, CHECKING, SYMPY_LIMITS
from grader.verification.lines import LONGEST_CERTIFICATE, is_refuted, out_of_time, verified
from grader.verification.offline import with_sympy

__all__ = [
    "ASKING_SYMPY",
    "CHECKING",
    "CHECK_LIMITS",
    "LONGEST_CERTIFICATE",
    "SYMPY_LIMITS",
    "is_refuted",
    "out_of_time",
    "verified",
    "with_sympy",
]
