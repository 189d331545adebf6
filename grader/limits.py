"""Every limit of the grader, in one place; the same result on every machine.

The first group is for one component of an answer (grading.md's promise: always bounded).
"""

CHARACTERS = 1000
TOKENS = 600
NODES = 500
DEPTH = 60
DIGITS = 40
ROOT_INDEX = range(2, 101)

# Alternatives tried for one typing, kinds everywhere before single places: so many, and so many tokens
# read again in all.
ALTERNATIVES = 24
TOKENS_READ_AGAIN = 1500

# Bits of ball arithmetic: a first look, the numeric agreement, one last look, and what is tried when nothing
# else decides.
BITS_DISPROOF = 128
BITS_AGREEMENT = 400
BITS_LAST = 4096
BITS_FAR_DOWN = (7_000, 20_000)
SAMPLE_POINTS = 12

# Constants of a tree must have |log2| below this for agreement at points to count.
CONSTANT_BITS = 300

# Work for one decision. A unit was half a microsecond where the prices were measured: an instruction run once
# at the lowest precision.
DECISION_FUEL = 62_000

# An exact rational constant is folded only while numerator and denominator stay below this many bits.
FOLDED_BITS = 4096

# A worker process: address space in bytes beyond its start, processor seconds for one answer (under the two
# promised), answers before it is replaced.
WORKER_MEMORY = 2 * 1024**3
WORKER_SECONDS = 1.8
WORKER_ANSWERS = 20_000

# The normal form: work for a question, for one answer, and what a unit of that takes of the decision's fuel;
# generators; terms, bits and degrees of polynomials; what is split into factors; arguments of exponentials
# and angles; the largest multiple of an angle.
QUESTION_FORM_FUEL = 12_000
NORMAL_FORM_FUEL = 4800
NORMAL_FORM_PRICE = 7
GENERATORS = 24
FEW_GENERATORS = 8
NORMAL_FORM_TERMS = 2000
NORMAL_FORM_BITS = 20_000
NORMAL_FORM_DEGREE = 1000
MONOMIAL_DEGREE = 10**7
FACTORED_TERMS = 100
FACTORED_DEGREE = 40
LATTICE_RANK = 8
LATTICE_BITS = 64
MULTIPLE_ANGLE = 60

# Whole powers from here on are no longer multiplied out where a normal form gets too large otherwise.
HIGH_POWER = 20

# Nodes of a derivative that is differentiated again: beyond this nobody could read what comes out.
DERIVATIVE_NODES = 2500

# Processor seconds for one certificate, and for what SymPy says of it.
CHECK_SECONDS = 10.0
SYMPY_SECONDS = 20.0

# Wrong results: nodes built of each kind for a question of one component, shared among several, and matches
# that are proved for one answer.
DIAGNOSIS_NODES = 6_000
DIAGNOSIS_PROOFS = 8

# Parts of a wrong component that are proved right, at most.
AGREEING_PROOFS = 6
