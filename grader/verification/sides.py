"""The two sides of a component's claim, and how they compare at fresh points."""

from dataclasses import dataclass

from grader.syntax import Node, names
from grader.verification.claims import ComponentClaim
from grader.verification.comparing import Finding, compared, has_hole
from grader.verification.domain import Domain
from grader.verification.evaluation import Point
from grader.verification.points import Draw
from grader.verification.targets import Target
from grader.verification.tolerance import Tolerance

ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Sides:
    """A component read: the trees of its claim, over the domain they are compared on."""

    claim: ComponentClaim
    target: Target
    answer: Node
    expected: Node
    right: Node | None
    domain: Domain
    seed: str
    tolerance: Tolerance | None = None

    @property
    def is_number(self) -> bool:
        """Whether a number was asked and given, so that a counterexample needs no point."""
        return self.tolerance is not None and not names(self.answer) and not names(self.expected)

    def draw(self, purpose: str) -> Draw:
        return Draw(f"{purpose}\0{self.seed}")


@dataclass(frozen=True, slots=True)
class Counts:
    """How often an answer agreed, differed, and was undefined all around, at fresh points."""

    agrees: int = 0
    differs: int = 0
    holes: int = 0

    @property
    def is_equal(self) -> bool:
        return self.agrees >= ENOUGH and not self.differs and not self.holes


def counted(sides: Sides, answer: Node, *, most: int) -> Counts:
    draw = sides.draw("points")
    findings: list[Finding] = []
    for point in sides.domain.fresh(draw, sides.claim.points, most=most):
        findings.append(_finding(answer, sides, point, draw))
    return Counts(*(findings.count(one) for one in (Finding.AGREES, Finding.DIFFERS, Finding.UNDEFINED)))


def _finding(answer: Node, sides: Sides, point: Point, draw: Draw) -> Finding:
    found = compared(answer, sides.expected, point).finding
    if found is Finding.UNDEFINED and not has_hole(answer, point, draw):
        return Finding.UNSURE
    return found
