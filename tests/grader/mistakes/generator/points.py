"""Questions about slopes and lines at points and limits with a step, with all classic wrong answers."""

from fractions import Fraction
from random import Random

from grader import Mistake
from tests.grader.mistakes.generator import functions
from tests.grader.mistakes.generator.asked import Asked, Components, Wrong, plain
from tests.grader.mistakes.generator.scalar import at_point
from tests.grader.mistakes.generator.spoiling import derivative
from tools.answers.terms import ONE, Term, minus, name, negative, number, over, plus, substituted, times

_X = name("x")
_PLACES = tuple(map(Fraction, (1, 2, 3)))


def slope(chance: Random) -> Asked:
    f, at = functions.simple(chance), chance.choice(_PLACES)
    first = derivative(f, "x")
    right = at_point(first, at)
    record = {"task": "slope", "function": plain(f), "wrt": "x", "at": str(at)}
    wrongs = (
        _wrong(over(ONE, right), Mistake.SLOPE_INVERTED),
        _wrong(at_point(f, at), Mistake.EVALUATED_FUNCTION),
        _wrong(first, Mistake.POINT_NOT_SUBSTITUTED),
    )
    return Asked(record, (right,), wrongs, ("x",))


def secant(chance: Random) -> Asked:
    f = functions.simple(chance)
    start, end = sorted(chance.sample(_PLACES, 2))
    rise, run = minus(at_point(f, end), at_point(f, start)), number(end - start)
    record = {"task": "secant", "function": plain(f), "wrt": "x", "from": str(start), "to": str(end)}
    return Asked(record, (over(rise, run),), (_wrong(over(run, rise), Mistake.SLOPE_INVERTED),), ("x",))


def tangent(chance: Random) -> Asked:
    f, at = functions.simple(chance), chance.choice(_PLACES)
    height, steepness = at_point(f, at), at_point(derivative(f, "x"), at)
    record = {"task": "tangent", "function": plain(f), "wrt": "x", "at": str(at)}
    shift = times(steepness, number(at))
    wrongs = (
        _wrong(plus(times(steepness, _X), shift, negative(height)), Mistake.TANGENT_INTERCEPT),
        _wrong(plus(times(steepness, _X), height), Mistake.TANGENT_INTERCEPT),
        _wrong(times(steepness, _X), Mistake.TANGENT_INTERCEPT),
        _wrong(plus(times(height, minus(_X, number(at))), height), Mistake.EVALUATED_FUNCTION),
    )
    return Asked(record, (plus(times(steepness, minus(_X, number(at))), height),), wrongs, ("x",))


def limit(chance: Random) -> Asked:
    """The derivative by its definition; the wrong answer is the quotient with its step."""
    f, step = functions.simple(chance), name("h")
    record = {"task": "derivative", "function": plain(f), "wrt": "x", "step": "h"}
    moved = substituted(f, {"x": plus(_X, step)})
    quotient = over(minus(moved, f), step)
    return Asked(record, (derivative(f, "x"),), (_wrong(quotient, Mistake.LIMIT_STEP_KEPT),), ("x", "h"))


def _wrong(answer: Term, code: Mistake) -> Wrong:
    components: Components = (answer,)
    return Wrong(components, ((code, ""),))
