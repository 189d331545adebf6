"""From a question and a text to an outcome: verdicts, credit, forms, other readings, shapes."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from grader import (
    VERSION,
    ComplaintCode,
    Mistake,
    NotGraded,
    NotGradedReason,
    Outcome,
    Problem,
    ProblemCode,
    Proof,
    QuestionError,
    RemarkCode,
    Verdict,
    Workers,
    grade,
    key,
    question,
)

Record = dict[str, object]

PRODUCT: Record = {"task": "derivative", "function": "x^2 sin x", "wrt": "x"}
LOGARITHM: Record = {"task": "derivative", "function": "(ln(x^2))^2/2", "wrt": "x"}
GRADIENT: Record = {"task": "gradient", "function": "x^2 y + y", "variables": ["x", "y"]}
HESSIAN: Record = {"task": "hessian", "function": "x^2 y + y", "variables": ["x", "y"]}
CHAIN: Record = {"task": "multichain", "function": "g^2 h + h", "inner": {"g": "3x", "h": "x^2"}, "wrt": "x"}


def outcome(record: Record, text: str) -> Outcome:
    return grade(question(record), text)


@pytest.mark.parametrize(
    ("record", "text", "verdict"),
    [
        (PRODUCT, "x^2*cos(x) + 2x*sin(x)", Verdict.CORRECT),
        (PRODUCT, "2x sin x + x^2 cos x", Verdict.CORRECT),
        (PRODUCT, "f'(x) = x(2 sin(x) + x cos(x))", Verdict.CORRECT),
        (PRODUCT, "2x cos x", Verdict.INCORRECT),
        (PRODUCT, "ln(-x^2)", Verdict.INCORRECT),
        (PRODUCT, "2x sin x + x^2 cos", Verdict.UNREADABLE),
        (PRODUCT, "", Verdict.UNREADABLE),
        (PRODUCT, "1/(x - x)", Verdict.INCORRECT),
        (PRODUCT, "1/0", Verdict.UNREADABLE),
        (PRODUCT, "1/(2 - 2)", Verdict.UNREADABLE),
        (LOGARITHM, "2 ln(x^2)/x", Verdict.CORRECT),
        (LOGARITHM, "4 ln(x)/x", Verdict.NARROWER),
        (GRADIENT, "[2xy, x^2 + 1]", Verdict.CORRECT),
        (GRADIENT, "[2xy, x^2]", Verdict.INCORRECT),
        (GRADIENT, "2xy i + (x^2 + 1) j", Verdict.CORRECT),
        (GRADIENT, "2xy + x^2 + 1", Verdict.INCORRECT),
        (GRADIENT, "2xy + x^2", Verdict.UNREADABLE),
        (HESSIAN, "[[2y, 2x], [2x, 0]]", Verdict.CORRECT),
        (HESSIAN, "[[2y, 2x], [2x, 1]]", Verdict.INCORRECT),
        (CHAIN, "36x^3 + 2x", Verdict.CORRECT),
        (CHAIN, "18x^3 + 9x^2 + 2x + 1", Verdict.INCORRECT),
        (CHAIN, "g(g + 6h) + 2x + 1", Verdict.INCORRECT),
        (CHAIN, "2 g h 3 + (g^2 + 1) 2x", Verdict.WRONG_FORM),
        (CHAIN, "2 g(x) h(x) * 3 + (g(x)^2 + 1)*2x", Verdict.WRONG_FORM),
    ],
)
def test_verdicts(record: Record, text: str, verdict: Verdict) -> None:
    assert outcome(record, text).verdict is verdict


def test_what_the_rules_give_is_identical() -> None:
    result = outcome(PRODUCT, "2x sin(x) + x^2 cos(x)")
    assert (result.proof, result.credit, result.version) == (Proof.IDENTICAL, 1.0, VERSION)
    assert result.read_as == "2x*sin(x) + x^2*cos(x)"


def test_a_wrong_answer_comes_with_a_point_that_shows_it() -> None:
    counterexample = outcome(PRODUCT, "2x sin x").counterexample
    assert counterexample is not None
    assert [name for name, _ in counterexample.point] == ["x"]
    assert counterexample.answer != counterexample.expected


def test_the_policy_for_narrower_answers_sets_credit_and_never_the_verdict() -> None:
    accepting = outcome(LOGARITHM | {"narrower": "accept"}, "4 ln(x)/x")
    refusing = outcome(LOGARITHM | {"narrower": "refuse"}, "4 ln(x)/x")
    assert (accepting.verdict, accepting.credit) == (Verdict.NARROWER, 1.0)
    assert (refusing.verdict, refusing.credit) == (Verdict.NARROWER, 0.0)


def test_a_component_has_a_verdict_and_the_whole_has_their_share_of_credit() -> None:
    result = outcome(HESSIAN, "[[2y, 2x], [x, 0]]")
    verdicts = [component.verdict for component in result.components]
    assert verdicts == [Verdict.CORRECT, Verdict.CORRECT, Verdict.INCORRECT, Verdict.CORRECT]
    assert (result.verdict, result.credit) == (Verdict.INCORRECT, 0.75)


def test_a_scalar_has_no_components() -> None:
    assert outcome(PRODUCT, "x").components == ()


def test_names_of_inner_functions_left_in_are_a_matter_of_form() -> None:
    result = outcome(CHAIN, "6gh + 2x(g^2 + 1)")
    assert [mistake.code for mistake in result.mistakes] == [Mistake.NOT_SUBSTITUTED]
    assert result.credit == 0.0
    assert outcome(CHAIN | {"form": "any"}, "6gh + 2x(g^2 + 1)").verdict is Verdict.CORRECT


def test_another_reading_counts_only_if_it_is_right_and_the_first_is_not() -> None:
    record: Record = {"expected": "1/(2x)", "variables": ["x"]}
    result = outcome(record, "1/2x")
    assert result.verdict is Verdict.AMBIGUOUS
    assert [mistake.code for mistake in result.mistakes] == [Mistake.READS_OTHERWISE]
    assert result.readings == ("(1/2)*x", "1/(2x)")
    assert outcome({"expected": "x/2", "variables": ["x"]}, "1/2x").verdict is Verdict.CORRECT
    assert outcome({"expected": "x^2", "variables": ["x"]}, "1/2x").verdict is Verdict.INCORRECT


def test_a_wrong_reading_is_not_charged_while_another_cannot_be_decided() -> None:
    record: Record = {"expected": "e^(2x)", "variables": ["x"]}
    assert outcome(record, "e^2x + x*e^(-e^(e^(e^3)))").verdict is Verdict.UNDECIDED
    assert outcome(record, "e^2*x + x*e^(-e^(e^(e^3)))").verdict is Verdict.INCORRECT


def test_an_ambiguous_answer_shows_no_counterexample() -> None:
    result = outcome({"expected": "1/(2x)", "variables": ["x"]}, "1/2x")
    assert (result.proof, result.counterexample) == (None, None)


def test_a_wrong_vector_is_proved_wrong_by_its_wrong_component() -> None:
    record: Record = {"task": "gradient", "function": "x^2 + y^2", "variables": ["x", "y"]}
    result = outcome(record, "[2x + sin(x)^2 + cos(x)^2 - 1, y]")
    assert (result.verdict, result.proof) == (Verdict.INCORRECT, Proof.PROVED)
    assert result.counterexample is not None


def test_the_order_of_two_readings_does_not_tell_which_is_right() -> None:
    right_last = outcome({"expected": "1/(2x)", "variables": ["x"]}, "1/2x")
    right_first = outcome({"expected": "sin(x)^2", "variables": ["x"]}, "sin x^2")
    assert (right_last.readings, right_last.read_as) == (("(1/2)*x", "1/(2x)"), "(1/2)*x")
    assert (right_first.readings, right_first.read_as) == (("sin(x)^2", "sin(x^2)"), "sin(x^2)")


def test_an_ambiguous_component_makes_the_vector_ambiguous() -> None:
    record: Record = {"task": "gradient", "function": "sqrt(x) + y", "variables": ["x", "y"]}
    result = outcome(record, "[1/2sqrt(x), 1]")
    assert [one.verdict for one in result.components] == [Verdict.AMBIGUOUS, Verdict.CORRECT]
    assert result.verdict is Verdict.AMBIGUOUS
    assert len(result.readings) == 2


def test_an_earlier_side_that_differs_draws_a_remark_and_costs_nothing() -> None:
    record: Record = {"task": "derivative", "function": "3x^2", "wrt": "x"}
    text = "f'(x) = 3x = 6x"
    result = outcome(record, text)
    assert (result.verdict, [remark.code for remark in result.remarks]) == (
        Verdict.CORRECT,
        [RemarkCode.EARLIER_SIDE_DIFFERS],
    )
    assert text[result.remarks[0].start : result.remarks[0].end].strip() == "3x"
    assert outcome(record, "f'(x) = 3*2x = 6x").remarks == ()


def test_division_by_a_constant_zero_is_shown_where_it_stands() -> None:
    complaint = outcome(PRODUCT, "x + 1/(1 - 1)").complaint
    assert complaint is not None
    assert complaint.code is ComplaintCode.DIVISION_BY_ZERO
    assert "1 - 1" in "x + 1/(1 - 1)"[complaint.start : complaint.end]


def test_an_empty_domain_is_the_question_s_fault() -> None:
    with pytest.raises(QuestionError):
        outcome({"task": "derivative", "function": "ln(-x^2)", "wrt": "x"}, "1")


def test_a_simplified_form_can_be_asked_for() -> None:
    record: Record = {"task": "derivative", "function": "x^3", "wrt": "x", "form": "simplified"}
    assert outcome(record, "3x^2").verdict is Verdict.CORRECT
    assert outcome(record, "x^2 + 2x^2").verdict is Verdict.WRONG_FORM


def test_the_same_outcome_every_time() -> None:
    assert outcome(PRODUCT, "x sin x") == outcome(dict(PRODUCT), "x sin x")


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(jobs=2) as running:
        yield running


def test_workers_say_what_this_process_says(workers: Workers) -> None:
    texts = ["2x sin x + x^2 cos x", "2x cos x", "(", "\ud800", "1/2x", "x" * 5000]
    here = [outcome(PRODUCT, text) for text in texts]
    assert list(workers.grade_many((PRODUCT, text, "auto") for text in texts)) == here
    assert workers.grade(PRODUCT, texts[0]) == here[0]


def test_workers_judge_without_looking_for_mistakes(workers: Workers) -> None:
    texts = ("2x cos x", "2x sin x + x^2 cos x")
    wrong, right = (outcome(PRODUCT, text) for text in texts)
    assert wrong.mistakes
    judged = list(workers.judge_many((PRODUCT, text, "auto") for text in texts))
    assert judged == [replace(wrong, mistakes=()), right]
    assert workers.judge(PRODUCT, texts[0]) == judged[0]


def test_workers_do_not_grade_unsound_questions(workers: Workers) -> None:
    assert workers.grade({"task": "derivative"}, "x") == NotGraded(NotGradedReason.UNSOUND_QUESTION)


def test_workers_make_the_key_this_process_makes(workers: Workers) -> None:
    assert workers.key(PRODUCT) == key(question(PRODUCT))


def test_workers_say_what_is_wrong_with_a_question_without_key(workers: Workers) -> None:
    problem = workers.key({"task": "derivative", "function": "x^", "wrt": "x"})
    assert isinstance(problem, Problem)
    assert (problem.field, problem.code) == ("function", ProblemCode.UNREADABLE)


def test_a_key_that_takes_too_long_is_a_problem_of_the_function() -> None:
    towers = {"task": "derivative", "function": "tan(sin(x)^x/x^x)^(x^x)*ln(x^x+1)", "wrt": "x", "order": 9}
    with Workers() as running:
        problem = running.key(towers)
    assert isinstance(problem, Problem)
    assert (problem.field, problem.code) == ("function", ProblemCode.TOO_LARGE)
