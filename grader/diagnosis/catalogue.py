"""The mistakes that give a wrong result, in the order in which they are said."""

from grader.diagnosis.chains import CHAINS
from grader.diagnosis.mistake import MistakeRule
from grader.diagnosis.paths import PATHS
from grader.diagnosis.points import POINTS
from grader.diagnosis.powers import POWERS
from grader.diagnosis.products import PRODUCTS
from grader.diagnosis.quotients import QUOTIENTS
from grader.diagnosis.terms import DROPPED_TERM, FLIPPED_SIGN, KEPT_CONSTANT, LOST_FACTOR
from grader.diagnosis.trigonometry import TRIGONOMETRY
from grader.diagnosis.variables import LAPLACIANS, PARTIAL_MISSING, SEVERAL_VARIABLES
from grader.diagnosis.whole import WHOLE_ANSWERS
from grader.outcomes import Mistake

CATALOGUE: tuple[MistakeRule, ...] = (
    *CHAINS,
    *PRODUCTS,
    *QUOTIENTS,
    *POWERS,
    *TRIGONOMETRY,
    *SEVERAL_VARIABLES,
    *LAPLACIANS,
    *PATHS,
    *POINTS,
    *WHOLE_ANSWERS,
    KEPT_CONSTANT,
    LOST_FACTOR,
    DROPPED_TERM,
    PARTIAL_MISSING,
    FLIPPED_SIGN,
)

RANK = {code: rank for rank, code in enumerate(Mistake)}

CHAIN_MISTAKES = frozenset(rule.code for rule in CHAINS)

# The groups that other parts ask about: what spoils a rule, and what is wrong with the answer as a whole.
RULE_MISTAKES = frozenset(rule.code for rule in (*CHAINS, *PRODUCTS, *QUOTIENTS, *POWERS, *TRIGONOMETRY))
WHOLE_MISTAKES = frozenset({Mistake.INTEGRATED, *(rule.code for rule in WHOLE_ANSWERS)})
