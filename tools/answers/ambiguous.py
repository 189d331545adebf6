"""Typings of two common readings, put beside a right answer: the reading that is not taken is right."""

from collections.abc import Callable
from dataclasses import dataclass

from tools.answers.terms import ONE, TWO, E, Kind, Term, call, minus, name, number, over, power, times

Parts = Callable[[Term], Term]


@dataclass(frozen=True, slots=True)
class Pattern:
    """The text is "answer - meant + typed", or "answer / meant * typed" for a factor.

    It is right if what is typed is read as ``meant``, but it is read as ``as_read``.
    """

    text: str
    meant: Parts
    as_read: Parts
    is_factor: bool = False
    needs_positive: bool = False

    def terms(self, answer: Term, variable: str) -> tuple[Term, Term]:
        """The whole answer in the reading that is not taken, and in the one that is."""
        x = name(variable)
        return self._whole(answer, self.meant(x), x), self._whole(answer, self.as_read(x), x)

    def _whole(self, answer: Term, typed: Term, x: Term) -> Term:
        meant = self.meant(x)
        if self.is_factor:
            return Term(Kind.PRODUCT, (answer, over(ONE, meant), typed))
        return Term(Kind.SUM, (answer, Term(Kind.NEGATIVE, (meant,)), typed))


def _sine_of_square(x: Term) -> Term:
    return call("sin", power(x, TWO))


PATTERNS = (
    Pattern("{answer} - sin({x})^2 + sin {x}^2", lambda x: power(call("sin", x), TWO), _sine_of_square),
    Pattern(
        "{answer} - cos({x})^2 + cos {x}^2",
        lambda x: power(call("cos", x), TWO),
        lambda x: call("cos", power(x, TWO)),
    ),
    Pattern("{answer} - 1/(2*{x}) + 1/2{x}", lambda x: over(ONE, times(TWO, x)), lambda x: over(x, TWO)),
    Pattern(
        "{answer} - 5/(3*{x}) + 5/3{x}",
        lambda x: over(number(5), times(number(3), x)),
        lambda x: over(times(number(5), x), number(3)),
    ),
    Pattern(
        "({answer})*e^(-2*{x})*e^2{x}",
        lambda x: power(E, times(TWO, x)),
        lambda x: times(power(E, TWO), x),
        is_factor=True,
    ),
    Pattern(
        "{answer} - 2^(3*{x}) + 2^3{x}",
        lambda x: power(TWO, times(number(3), x)),
        lambda x: times(number(8), x),
    ),
    Pattern(
        "{answer} - 1/sin({x}) + sin^-1 {x}", lambda x: over(ONE, call("sin", x)), lambda x: call("asin", x)
    ),
    Pattern(
        "{answer} - sin(2*{x}) + sin 2*{x}",
        lambda x: call("sin", times(TWO, x)),
        lambda x: times(call("sin", TWO), x),
    ),
    Pattern(
        "{answer} - sqrt({x}) + {x}^1/2",
        lambda x: call("sqrt", x),
        lambda x: over(x, TWO),
        needs_positive=True,
    ),
    Pattern(
        "{answer} - ln({x}/2) + ln {x}/2",
        lambda x: call("ln", over(x, TWO)),
        lambda x: over(call("ln", x), TWO),
        needs_positive=True,
    ),
    Pattern(
        "{answer} - sqrt(2*{x}) + sqrt2{x}",
        lambda x: call("sqrt", times(TWO, x)),
        lambda x: times(call("sqrt", TWO), x),
        needs_positive=True,
    ),
    Pattern(
        "{answer} - log({x}, 2) + log2{x}",
        lambda x: call("log", x, TWO),
        lambda x: call("ln", times(TWO, x)),
        needs_positive=True,
    ),
    Pattern(
        "{answer} - sqrt({x} + 1) + sqrt {x} + 1",
        lambda x: call("sqrt", minus(x, number(-1))),
        lambda x: minus(call("sqrt", x), number(-1)),
        needs_positive=True,
    ),
)
