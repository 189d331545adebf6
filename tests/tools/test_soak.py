"""The soak: its questions repeat, its truth is true, and it sees a wrong verdict when there is one."""

from fractions import Fraction
from random import Random

import pytest

from tools.answers.formulas import read_formula
from tools.answers.values import value
from tools.soak import chunks
from tools.soak.chunks import Output, Pair, _compare, soak_chunk
from tools.soak.exponents import has_number_in_disguise_as_exponent
from tools.soak.making import Made, random_answer
from tools.soak.questions import Asked, derivative, random_question
from tools.soak.risky import misused_law
from tools.soak.sympy_side import NotSaidError, derivative_differs, expression, finds_equal
from tools.soak.truth import differs_at, truth, wider_truth

NOTHING: frozenset[str] = frozenset()


def asked(function: str) -> Asked:
    """The derivative by x, at points on both sides of 0."""
    term = read_formula(function)
    true = derivative(term, "x", 1)
    points = tuple({"x": Fraction(sign * n, 7)} for n in range(1, 8) for sign in (1, -1))
    record: dict[str, object] = {
        "task": "derivative",
        "function": function,
        "variables": ["x"],
        "positive": [],
        "wrt": ["x"],
    }
    return Asked(record, ("x",), term, "x", 1, true, points, tuple(value(true, point) for point in points))


def pair(function: str, answer: str) -> Pair:
    question, term = asked(function), read_formula(answer)
    return Pair(question, Made(term, answer, "text", "test"), truth(question, term))


def troubles(one: Pair, output: Output) -> list[str]:
    tally = chunks.Tally()
    _compare(one, output, tally)
    return tally.trouble


def test_a_seed_makes_the_same_questions_and_answers() -> None:
    first, second = Random(5), Random(5)
    for _ in range(5):
        one, other = random_question(first), random_question(second)
        assert one == other
        assert random_answer(one, first) == random_answer(other, second)


def test_a_question_has_the_values_of_its_truth() -> None:
    question = random_question(Random(3))
    assert question.values == tuple(value(question.truth, point) for point in question.points)


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ("2*x", "correct"),
        ("2*sqrt(x)^2", "narrower"),
        ("2*abs(x)", "incorrect"),
        ("2*x + ln(-x^2 - 1)", "nowhere"),
        ("2*x + 1/10^12", "incorrect"),
        ("2*x + 1/10^30", None),
    ],
)
def test_truth_by_points(answer: str, verdict: str | None) -> None:
    assert truth(asked("x^2"), read_formula(answer)).verdict == verdict


def test_more_points_see_what_is_far() -> None:
    question, far = asked("x^2"), read_formula("2*x + 0*ln(x - 6)")
    assert truth(question, far).verdict == "nowhere"
    assert wider_truth(question, far, Random(1)).verdict == "narrower"


@pytest.mark.parametrize(
    ("answer", "x", "expected"), [("2*abs(x)", "-1/2", True), ("2*abs(x)", "1/2", False)]
)
def test_a_counterexample_must_be_one(answer: str, x: str, expected: bool) -> None:
    assert differs_at(asked("x^2"), read_formula(answer), {"x": x}) is expected


def test_wrong_verdicts_are_seen() -> None:
    assert "WRONG" in troubles(pair("x^2", "2*abs(x)"), {"verdict": "correct"})[0]
    assert "WRONG" in troubles(pair("x^2", "2*x"), {"verdict": "incorrect"})[0]
    assert "WRONG" in troubles(pair("x^2", "2*sqrt(x)^2"), {"verdict": "correct"})[0]
    assert "no verdict" in troubles(pair("x^2", "2*x"), {"verdict": None})[0]
    false = {"verdict": "incorrect", "counterexample": {"point": {"x": "3"}}}
    assert "NO COUNTEREXAMPLE" in troubles(pair("x^2", "2*abs(x)"), false)[0]


def test_true_verdicts_are_no_trouble() -> None:
    assert troubles(pair("x^2", "2*x"), {"verdict": "correct"}) == []
    assert troubles(pair("x^2", "2*x"), {"verdict": "undecided"}) == []
    assert troubles(pair("x^2", "2*sqrt(x)^2"), {"verdict": "narrower"}) == []
    true = {"verdict": "incorrect", "counterexample": {"point": {"x": "-3"}}}
    assert troubles(pair("x^2", "2*abs(x)"), true) == []


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("x^(5 + x - x)", True),
        ("x^(pi/pi)", True),
        ("x^log(1, 2)", True),
        ("x^cos(pi)", True),
        ("x^pi", False),
        ("x^(4/6)", False),
        ("x^(2*x)", False),
        ("2^x", False),
        ("x^2", False),
    ],
)
def test_an_exponent_that_is_a_number_in_disguise_is_seen(text: str, has: bool) -> None:
    assert has_number_in_disguise_as_exponent(read_formula(text)) is has


def test_a_law_leaves_constants_alone() -> None:
    term = read_formula("7^(3 + 2)")
    assert misused_law(term, Random(1)) == term


def test_laws_are_used_beyond_their_domain() -> None:
    term = read_formula("sqrt(x*y)")
    found = {misused_law(term, Random(seed)) for seed in range(60)}
    assert read_formula("sqrt(x)*sqrt(y)") in found


@pytest.mark.parametrize(
    ("left", "right", "equal"),
    [("sin(x)^2", "1 - cos(x)^2", True), ("abs(x)", "x", False), ("cbrt(x)", "x", None)],
)
def test_sympy_is_asked(left: str, right: str, equal: bool | None) -> None:
    assert finds_equal((read_formula(left), read_formula(right), NOTHING)) is equal


def test_sympy_means_another_odd_root() -> None:
    with pytest.raises(NotSaidError):
        expression(read_formula("x^(1/3)"), NOTHING)


def test_sympy_differentiates_the_same() -> None:
    assert derivative_differs((asked("x^2*sin(x)"), NOTHING)) is False


def test_a_chunk_is_graded_by_the_port(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "CHUNK", 24)
    tally = soak_chunk("test-1", sympy_every=0)
    judged = sum(count for name, count in tally.counts.items() if "judged" in name)
    assert judged == 24
    assert [one for one in tally.trouble if "WRONG" in one or "NO COUNTER" in one] == []
