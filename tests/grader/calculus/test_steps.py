"""Worked solutions: the steps as the books do them, each of them true, the last the key as displayed."""

import pytest

from grader import Detail, ProblemCode, RuleName, StepCode, StepsTooLargeError, audit, question, steps
from grader.calculus import Line, solution
from grader.calculus.ordering import is_reordered
from grader.printing import to_text
from grader.questions import key_trees
from grader.syntax import Answer, Differentiated, Equation, Name, Node
from tests.grader.expressions import tree

Record = dict[str, object]

DEGENERATE = {ProblemCode.KEY_ZERO, ProblemCode.KEY_CONSTANT}


def derivative(function: str, **more: object) -> Record:
    return {"task": "derivative", "function": function, "wrt": "x", **more}


def written(record: Record, *, detail: Detail = Detail.STANDARD) -> list[tuple[str, str]]:
    """Code (and rule) of every step, and its equations."""
    return [
        (f"{line.code} {line.rule}" if line.rule else line.code, "; ".join(map(to_text, line.equations)))
        for line in solution(question(record), detail=detail)
    ]


def test_the_product_rule_is_split_worked_and_put_together() -> None:
    assert written(derivative("x^2 sin(x)")) == [
        ("rule product", "d/dx[x^2*sin(x)] = d/dx[x^2]*sin(x) + x^2*d/dx[sin(x)]"),
        ("rule power", "d/dx[x^2] = 2x"),
        ("rule trigonometric", "d/dx[sin(x)] = cos(x)"),
        ("combine", "d/dx[x^2*sin(x)] = 2x*sin(x) + x^2*cos(x)"),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2x*sin(x) + x^2*cos(x)", "x^2*cos(x) + 2x*sin(x)"),
        ("2x*sin(x)", "2sin(x)*x"),
        ("a - b", "-b + a"),
        ("e^(x*y + 1)/(z + x)", "e^(1 + y*x)/(x + z)"),
        ("x", "x"),
    ],
)
def test_the_same_terms_and_factors_may_stand_in_another_order(one: str, other: str) -> None:
    assert is_reordered(*(tree(text, letters=tuple("abcxyz")) for text in (one, other)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a - b", "b - a"),
        ("a/b", "b/a"),
        ("x^2", "2^x"),
        ("x + x", "2x"),
        ("x + x + y", "x + y + y"),
        ("(a + b) + c", "a + b + c"),
        ("sin(x)*x", "sin(x^2)"),
        ("sin(x) + y", "cos(x) + y"),
        ("sqrt(x + y)", "cbrt(y + x)"),
        ("2x*e^x + x^2*e^x", "x*(x + 2)*e^x"),
    ],
)
def test_anything_else_is_more_than_another_order(one: str, other: str) -> None:
    assert not is_reordered(*(tree(text, letters=tuple("abcxyz")) for text in (one, other)))


def test_a_result_is_not_simplified_to_itself_in_another_order() -> None:
    path: Record = {"task": "multichain", "function": "g h", "inner": {"g": "x", "h": "sin(x)"}, "wrt": "x"}
    assert [code for code, _ in written(derivative("x^2 sin(x)"))][-1] == "combine"
    assert [code for code, _ in written(path)][-1] == "substitute"
    assert [code for code, _ in written(derivative("x^2 e^x"))][-1] == "simplify"


def test_the_chain_rule_names_both_functions_differentiates_each_and_multiplies() -> None:
    assert written(derivative("ln(sqrt(x))", positive=["x"])) == [
        ("chain-parts", "ln(sqrt(x)) = ln(u); u = sqrt(x)"),
        ("outer logarithm", "d/du[ln(u)] = 1/u"),
        ("rule root", "d/dx[sqrt(x)] = 1/(2*sqrt(x))"),
        ("multiply", "d/dx[ln(sqrt(x))] = (1/sqrt(x))*(1/(2*sqrt(x))) = 1/(2*sqrt(x)*sqrt(x))"),
        ("simplify", "1/(2*sqrt(x)*sqrt(x)) = 1/(2x)"),
    ]


def test_full_detail_works_out_what_standard_detail_sees_at_once() -> None:
    assert written(derivative("3x^2 - 7"), detail=Detail.FULL) == [
        ("rule difference", "d/dx[3x^2 - 7] = d/dx[3x^2] + d/dx[-7]"),
        ("rule constant-multiple", "d/dx[3x^2] = 3*d/dx[x^2]"),
        ("rule power", "d/dx[x^2] = 2x^(2 - 1) = 2x"),
        ("combine", "d/dx[3x^2] = 6x"),
        ("rule constant", "d/dx[-7] = 0"),
        ("combine", "d/dx[3x^2 - 7] = 6x"),
    ]


def test_the_multivariable_chain_rule_follows_every_path() -> None:
    record: Record = {"task": "multichain", "function": "g*h", "inner": {"g": "3x", "h": "x^2"}, "wrt": "x"}
    assert written(record) == [
        ("paths", "df/dx = df/dg*dg/dx + df/dh*dh/dx"),
        ("rule constant-multiple", "d/dg[g*h] = h"),
        ("rule constant-multiple", "d/dh[g*h] = g"),
        ("rule constant-multiple", "d/dx[3x] = 3"),
        ("rule power", "d/dx[x^2] = 2x"),
        ("combine", "df/dx = h*3 + g*(2x) = 3h + 2g*x"),
        ("substitute", "3h + 2g*x = 3x^2 + 2*(3x)*x"),
        ("simplify", "3x^2 + 2*(3x)*x = 9x^2"),
    ]


def test_a_tangent_is_worked_out_with_its_numbers() -> None:
    assert written({"task": "tangent", "function": "2x^2", "wrt": "x", "at": "2"}) == [
        ("rule power", "d/dx[2x^2] = 4x"),
        ("value", "f'(2) = 4*2 = 8"),
        ("value", "f(2) = 2*2^2 = 8"),
        ("line", "f(2) + f'(2)*(x - 2) = 8 + 8*(x - 2) = 8x - 8"),
    ]


def test_names_of_the_question_are_not_used_for_inner_functions() -> None:
    record: Record = {"task": "partial", "function": "sin(u v)", "variables": ["u", "v"], "wrt": "u"}
    assert ("chain-parts", "sin(u*v) = sin(w); w = u*v") in written(record)


QUESTIONS: tuple[Record, ...] = (
    derivative("7"),
    derivative("x^x"),
    derivative("log(x + 1, x)"),
    derivative("-x/3 + |x^2 - 4| + 2^x"),
    derivative("sin(e^(sqrt(x^2 + 1)))"),
    derivative("x^5 + x*sin(x)", order=3),
    derivative("x^n/a", constants=["n", "a"], positive=["x"]),
    derivative("arctan(2x)*e^(-x)*x^(1/3)"),
    {"task": "gradient", "function": "x^2 y + y", "variables": ["x", "y"]},
    {"task": "hessian", "function": "x^2 y + sin(y)", "variables": ["x", "y"]},
    {"task": "laplacian", "function": "ln(x^2 + y^2)", "variables": ["x", "y"]},
    {"task": "partial", "function": "x^2 y^3 + y", "variables": ["x", "y"], "wrt": ["x", "y"]},
    {"task": "multichain", "function": "g^2 h + h", "inner": {"g": "3x", "h": "x^2"}, "wrt": "x"},
    {"task": "slope", "function": "sqrt(x)", "wrt": "x", "at": "2"},
    {"task": "tangent", "function": "e^x", "wrt": "x", "at": "2"},
    {"task": "secant", "function": "2x^2", "wrt": "x", "from": "2", "to": "3"},
    {"task": "difference-quotient", "function": "x^3", "wrt": "x", "step": "h"},
    {
        **{"task": "numerical-derivative", "function": "2x^2", "wrt": "x"},
        **{"at": "1", "step": "0.0001", "method": "central"},
    },
)


@pytest.mark.parametrize("detail", list(Detail))
@pytest.mark.parametrize("record", QUESTIONS, ids=lambda record: f"{record['task']} {record['function']}")
def test_every_step_is_true_and_the_last_is_the_key(record: Record, detail: Detail) -> None:
    asked = question(record)
    lines = solution(asked, detail=detail)
    keys = key_trees(asked)
    last = lines[-1].equations[-1].sides[-1]
    if asked.shape:
        assert last == Answer(keys, asked.shape)
    else:
        assert isinstance(last, Node)
        assert is_reordered(last, keys[0])
    assert {problem.code for problem in audit(asked).problems} <= DEGENERATE


def test_a_line_claims_what_its_derivatives_and_letters_stand_for() -> None:
    square, u = tree("x^2"), Name("u")
    line = Line(
        StepCode.RULE,
        (Equation((Differentiated(square, "x"), tree("3x"))), Equation((Differentiated(u, "x"), u))),
        definitions=(("u", square),),
    )
    assert line.claims() == ((tree("2x"), tree("3x")), (tree("2x"), square))


def test_an_expression_has_nothing_to_work_out() -> None:
    assert steps(question({"expected": "2x", "variables": ["x"]})) == ()


def test_a_wrong_stored_key_makes_a_last_step_that_the_audit_refuses() -> None:
    (problem,) = audit(question(derivative("x^2", key=["2x + e^(-e^(e^3))"]))).problems
    assert problem.code is ProblemCode.KEY_NOT_PROVED


def test_steps_are_rendered_for_people() -> None:
    first, *_ = steps(question(derivative("sin(3x)")))
    assert (first.code, first.rule, len(first.formulas)) == (StepCode.CHAIN_PARTS, None, 2)
    second = steps(question(derivative("sin(3x)")))[1]
    (formula,) = second.formulas
    assert second.rule is RuleName.TRIGONOMETRIC
    assert formula.latex == (
        r"\begin{aligned}\frac{d}{du}\left[\sin\left(u\right)\right]&=\cos\left(u\right)\end{aligned}"
    )
    assert (
        formula.speech
        == "the derivative with respect to u of open bracket sine of u close bracket equals cosine of u"
    )
    assert formula.mathml.startswith("<math alttext=")
    assert formula.mathml.count("<mtr>") == 1


def test_partial_derivatives_have_round_letters() -> None:
    first, *_ = steps(question({"task": "gradient", "function": "x y", "variables": ["x", "y"]}))
    assert first.formulas[0].latex.startswith(r"\begin{aligned}\frac{\partial}{\partial x}\left[")


def test_what_is_too_large_is_refused() -> None:
    asked = question(derivative("sin(x^2*e^x)^(x*ln(x))", order=6, key=["x"]))
    with pytest.raises(StepsTooLargeError):
        steps(asked)
