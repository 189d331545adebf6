"""Decimals against a tolerance: right inside and on the border, wrong just beyond it."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader import Proof, QuestionError, Verdict, grade, question
from grader.outcomes import ProblemCode

Record = dict[str, object]

SQUARE: Record = {"task": "slope", "function": "2x^2", "wrt": "x", "at": 2}
ROOT: Record = {"task": "slope", "function": "sin(x)", "wrt": "x", "at": "pi/4"}
PRODUCT: Record = {"task": "slope", "function": "x^2 e^x", "wrt": "x", "at": 1}
STEP: Record = {"task": "numerical-derivative", "function": "2x^2", "wrt": "x", "at": 1, "step": 0.0001}
LINE: Record = {"task": "tangent", "function": "2x^2", "wrt": "x", "at": 2}
ROOT_LINE: Record = {"task": "tangent", "function": "sqrt(x)", "wrt": "x", "at": 2}


def verdict(record: Record, answer: str, tolerance: dict[str, object] | None = None) -> str:
    given_one = {} if tolerance is None else {"tolerance": tolerance}
    return grade(question({**record, **given_one}), answer).verdict.value


@pytest.mark.parametrize(
    ("record", "right", "wrong"),
    [
        (SQUARE, "8.000008 7.999992 8 16/2 8e0 0.8e1 800e-2", "8.0000081 7.9999919 8.00001 -8 0 2e-8"),
        (
            ROOT,
            "0.7071068 0.707106 0.7071077 sqrt(2)/2 1/sqrt(2) cos(pi/4)",
            "0.707105 0.7071079 0.71 -0.7071068",
        ),
        (PRODUCT, "3e 8.1548455 8.15485 2e^1+e", "8.15 8.15486 e^3"),
        (
            STEP,
            "4.0002 4.00019999999987845 4.0001999999987845 20001/5000 4.0002040002",
            "4 4.00020400020001 4.001",
        ),
    ],
)
def test_the_usual_tolerance_is_a_millionth_of_the_size(record: Record, right: str, wrong: str) -> None:
    for answer in right.split():
        assert verdict(record, answer) == "correct", answer
    for answer in wrong.split():
        assert verdict(record, answer) == "incorrect", answer


@pytest.mark.parametrize(
    ("tolerance", "right", "wrong"),
    [
        ({"absolute": 0.01}, "0.7 0.71 0.698 0.717 0.69710678119", "0.697 0.718 0.69710678118"),
        ({"absolute": "1/100"}, "0.7 0.698", "0.697"),
        ({"absolute": "1e-2"}, "0.7 0.698", "0.697"),
        (
            {"absolute": 0},
            "sqrt(2)/2 1/sqrt(2)",
            "0.7071067811865475 0.70710678118654752440084436210484903928",
        ),
        ({"absolute": 2}, "0.7 2.7 -1.2", "2.71 -1.3"),
        ({"relative": 0.01}, "0.71 0.714 0.70004", "0.7 0.7142 0.70003"),
        ({"significant": 3}, "0.707 0.7071 0.7075 0.7076 0.70760 0.70661", "0.71 0.706 0.70761 0.7066"),
        ({"significant": 1}, "0.7 0.75 0.66 0.65711", "0.65710 0.8 0.6 1"),
    ],
)
def test_a_tolerance_of_the_author_decides(tolerance: dict[str, object], right: str, wrong: str) -> None:
    for answer in right.split():
        assert verdict(ROOT, answer, tolerance) == "correct", answer
    for answer in wrong.split():
        assert verdict(ROOT, answer, tolerance) == "incorrect", answer


@pytest.mark.parametrize(
    ("at", "tolerance", "right", "wrong"),
    [
        (2, {"absolute": 0.5}, "7.5 8.5", "7.4999999999999999999 8.50000000000000000000000000000000001"),
        (2, {"absolute": 0.1}, "8.1 7.9", "8.1000000000000000001 7.8999999999999999999"),
        (25, {"significant": 2}, "100 105 95 104.9999", "105.0001 94.9999 106"),
        (24.75, {"significant": 2}, "99 99.5 98.5", "99.51 98.49 100"),
        (0, {"relative": 0.5}, "0 0.0 1-1", "0.0000000000001"),
        (0, {"significant": 3}, "0 0/5", "1e-30"),
    ],
)
def test_the_border_itself_is_inside(at: float, tolerance: dict[str, object], right: str, wrong: str) -> None:
    slope = {"task": "slope", "function": "2x^2", "wrt": "x", "at": at}
    for answer in right.split():
        assert verdict(slope, answer, tolerance) == "correct", answer
    for answer in wrong.split():
        assert verdict(slope, answer, tolerance) == "incorrect", answer


def test_a_float_in_a_record_is_the_decimal_it_is_written_as() -> None:
    sum_of_floats = {"task": "secant", "function": "0.3x", "wrt": "x", "from": 0, "to": 1}
    assert verdict(sum_of_floats, "0.1+0.2", {"absolute": 0}) == "correct"
    assert verdict(sum_of_floats, "0.30000000000000004", {"absolute": 0}) == "incorrect"
    assert verdict({**SQUARE, "at": 0.1}, "0.4", {"absolute": 0}) == "correct"


def test_what_lies_within_the_tolerance_is_proved_to() -> None:
    outcome = grade(question(ROOT), "0.7071068")
    assert (outcome.verdict, outcome.proof, outcome.counterexample) == (Verdict.CORRECT, Proof.PROVED, None)


def test_the_counterexample_of_a_number_needs_no_point() -> None:
    outcome = grade(question(ROOT), "0.71")
    assert outcome.counterexample is not None
    found = outcome.counterexample
    assert (found.point, found.answer, found.expected) == ((), "0.71", "0.707107")


@pytest.mark.parametrize(
    ("record", "answer", "expected"),
    [
        (SQUARE, "sqrt(-1)", "incorrect"),
        (SQUARE, "8+sqrt(-1)", "incorrect"),
        (SQUARE, "ln(0)", "incorrect"),
        (SQUARE, "1e400", "unreadable"),
        (SQUARE, "1e-400", "unreadable"),
        (SQUARE, "8" + "0" * 60, "unreadable"),
        (SQUARE, "8." + "0" * 38, "correct"),
        (SQUARE, "1/0", "unreadable"),
        (SQUARE, "8,0", "unreadable"),
        (SQUARE, "", "unreadable"),
        (SQUARE, "4x", "incorrect"),
        (SQUARE, "8+0x", "correct"),
        (SQUARE, "8 + 10^(-30)", "correct"),
        (SQUARE, "8 + e^(-50)", "correct"),
        (SQUARE, "m = 8", "correct"),
        (SQUARE, "f'(2) = 8", "correct"),
        (SQUARE, "f'(3) = 8", "unreadable"),
        (SQUARE, "y = 8", "unreadable"),
        (SQUARE, "m ≈ 8.000001", "correct"),
        (SQUARE, "≈ 8", "correct"),
        (ROOT, "sqrt(2)/2 ≈ 0.71", "correct"),
        (ROOT, "m = sqrt(2)/2 ≈ 0.71", "correct"),
        (ROOT, "0.71 ≈ sqrt(2)/2", "incorrect"),
        (ROOT, "sqrt(2)/2 = 0.71", "incorrect"),
        (PRODUCT, "3e-0", "ambiguous"),
        ({**SQUARE, "function": "2e^x - x", "at": 1}, "2e-1", "ambiguous"),
        ({**SQUARE, "function": "2e^x - x", "at": 1}, "2*e-1", "correct"),
        ({**SQUARE, "function": "a x^2", "constants": ["a"]}, "4a", "correct"),
        ({**SQUARE, "function": "a x^2", "constants": ["a"]}, "4.0000001a", "incorrect"),
    ],
)
def test_unusual_answers_get_their_true_verdict(record: Record, answer: str, expected: str) -> None:
    assert verdict(record, answer) == expected


@pytest.mark.parametrize(
    ("record", "tolerance", "right", "wrong"),
    [
        (
            LINE,
            None,
            ("8x-8", "y = 8x - 8", "y - 8 = 8(x - 2)", "8(x-1)"),
            ("8.0000001x - 8", "8x", "8", "|8x-8|"),
        ),
        (
            LINE,
            {"absolute": 0.001},
            ("8.0002x - 8.0004", "8.001x - 8", "8x - 7.999", "8.0005(x-1)", "(64x^2-64x)/(8x)"),
            ("8.0011x - 8", "8x - 8.002", "x^2", "|8x - 8.0001|", "8x - 8 + 0.0001x^2", "8"),
        ),
        (
            ROOT_LINE,
            {"significant": 3},
            ("0.354x + 0.707", "0.3536x + 0.7071", "sqrt(2)/4 x + 0.707", "x/sqrt(8) + 1/sqrt(2)"),
            ("0.35x + 0.707", "0.354x + 0.71", "0.354x", "0.354x + 0.707 + x^3/1000"),
        ),
    ],
)
def test_a_line_is_near_if_both_coefficients_are(
    record: Record, tolerance: dict[str, object] | None, right: tuple[str, ...], wrong: tuple[str, ...]
) -> None:
    for answer in right:
        assert verdict(record, answer, tolerance) == "correct", answer
    for answer in wrong:
        assert verdict(record, answer, tolerance) == "incorrect", answer


@pytest.mark.parametrize(
    ("tolerance", "code"),
    [
        ({"absolute": -1}, ProblemCode.OUT_OF_RANGE),
        ({"significant": 0}, ProblemCode.OUT_OF_RANGE),
        ({"significant": 2.5}, ProblemCode.OUT_OF_RANGE),
        ({"significant": 31}, ProblemCode.OUT_OF_RANGE),
        ({"percent": 1}, ProblemCode.UNKNOWN_CHOICE),
        ({"mixed": 1}, ProblemCode.UNKNOWN_CHOICE),
        ({"absolute": 1, "relative": 1}, ProblemCode.WRONG_TYPE),
        ({"absolute": True}, ProblemCode.WRONG_TYPE),
        ({"absolute": "much"}, ProblemCode.WRONG_TYPE),
        ({"absolute": "1e999999999"}, ProblemCode.WRONG_TYPE),
        ({"absolute": "1/0"}, ProblemCode.WRONG_TYPE),
        ({"absolute": "."}, ProblemCode.WRONG_TYPE),
        ({"absolute": None}, ProblemCode.WRONG_TYPE),
        ({}, ProblemCode.WRONG_TYPE),
        (0.1, ProblemCode.WRONG_TYPE),
    ],
)
def test_what_is_no_tolerance_is_refused(tolerance: object, code: ProblemCode) -> None:
    with pytest.raises(QuestionError) as refused:
        question({**SQUARE, "tolerance": tolerance})
    assert (refused.value.field, refused.value.code) == ("tolerance", code)


def test_a_tolerance_is_kept_in_the_record() -> None:
    record = question({**SQUARE, "tolerance": {"relative": 0.001}}).record()
    assert record["tolerance"] == {"relative": "1/1000"}
    assert question(record).record() == record
    assert "tolerance" not in question(SQUARE).record()


def decimals(places: int) -> st.SearchStrategy[Fraction]:
    return st.integers(-(10**places) * 3, 10**places * 3).map(lambda digits: Fraction(digits, 10**places))


@settings(max_examples=150, deadline=None)
@given(number=st.integers(2, 60), answer=decimals(4), tolerance=decimals(3).map(abs))
def test_nearness_to_a_root_is_as_exact_arithmetic_says(
    number: int, answer: Fraction, tolerance: Fraction
) -> None:
    """The slope of sqrt(x) at n is 1/sqrt(4n): compared with a decimal by squaring."""
    near = _at_most_root(answer - tolerance, number) and not _below(answer + tolerance, number)
    record = {"task": "slope", "function": "sqrt(x)", "wrt": "x", "at": number}
    text = f"{'-' if answer < 0 else ''}{float(abs(answer)):.4f}"
    assert verdict(record, text, {"absolute": str(tolerance)}) == ("correct" if near else "incorrect")


def _at_most_root(value: Fraction, number: int) -> bool:
    """Whether the value is at most 1/sqrt(4n)."""
    return value <= 0 or value**2 * 4 * number <= 1


def _below(value: Fraction, number: int) -> bool:
    """Whether the value is below 1/sqrt(4n)."""
    return value < 0 or value**2 * 4 * number < 1


@settings(max_examples=100, deadline=None)
@given(expected=decimals(2).filter(bool), off=decimals(3), digits=st.integers(1, 5))
def test_significant_digits_allow_half_a_unit_of_the_last(
    expected: Fraction, off: Fraction, digits: int
) -> None:
    first = next(exponent for exponent in range(9, -9, -1) if abs(expected) >= Fraction(10) ** exponent)
    answer = expected + off / 10
    near = abs(off / 10) <= Fraction(10) ** (first - digits + 1) / 2
    record = {"task": "slope", "function": f"({expected}) x", "wrt": "x", "at": 1}
    text = f"({answer.numerator})/{answer.denominator}"
    assert verdict(record, text, {"significant": digits}) == ("correct" if near else "incorrect")
