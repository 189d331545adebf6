"""Trees as MathML: what is drawn, read back as plain text of the elements."""

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from grader.printing import to_mathml
from grader.syntax import (
    Answer,
    Application,
    Logarithm,
    Name,
    Negation,
    Node,
    Power,
    Quotient,
    Root,
)
from tests.grader.printing.shorthand import (
    ONE,
    PI,
    THREE,
    TWO,
    E,
    X,
    Y,
    call,
    num,
    plus,
    sqrt,
    times,
)
from tests.strategies import answers, trees

MINUS = "\N{MINUS SIGN}"
DOT = "\N{DOT OPERATOR}"
CHILDREN = {"mfrac": 2, "msup": 2, "msub": 2, "msubsup": 3, "mroot": 2}
ELEMENTS = {"math", "mrow", "mi", "mn", "mo", "msqrt", "mtable", "mtr", "mtd", *CHILDREN}


def drawn(tree: Node | Answer) -> str:
    """The visible signs in order, without invisible operators and the structure of scripts."""
    text = "".join(ElementTree.fromstring(to_mathml(tree)).itertext())
    return text.replace("\N{INVISIBLE TIMES}", "").replace("\N{FUNCTION APPLICATION}", " ")


def test_a_formula_is_one_small_element_with_its_spoken_form() -> None:
    assert to_mathml(times(TWO, X)) == (
        '<math alttext="2 x"><mrow><mn>2</mn><mo>&#x2062;</mo><mi>x</mi></mrow></math>'
    )
    assert to_mathml(X, display=True) == '<math display="block" alttext="x"><mi>x</mi></math>'


@pytest.mark.parametrize(
    ("tree", "signs"),
    [
        (call("sin", X), "sin x"),
        (call("cos", times(TWO, PI, X)), "cos 2πx"),
        (call("sin", plus(X, ONE)), "sin (x+1)"),
        (call("sin", Power(X, TWO)), "sin (x2)"),
        (call("ln", call("abs", X)), "ln |x|"),
        (times(TWO, X, call("sin", X)), "2xsin x"),
        (times(call("sin", X), call("cos", X)), "sin xcos x"),
        (times(call("sin", X), Y), "sin (x)y"),
        (times(Power(call("sin", X), TWO), Y), "sin2 (x)y"),
        (Power(call("ln", X), TWO), "(ln x)2"),
        (Power(call("sin", X), Negation(ONE)), f"(sin x){MINUS}1"),
        (Logarithm(X, TWO), "log2 x"),
        (Application("g", "x"), "g (x)"),
    ],
)
def test_arguments_stand_without_brackets_where_nothing_can_be_misread(tree: Node, signs: str) -> None:
    assert drawn(tree) == signs


@pytest.mark.parametrize(
    ("tree", "signs"),
    [
        (times(TWO, plus(X, ONE)), "2(x+1)"),
        (plus(X, Negation(plus(Y, ONE))), f"x{MINUS}(y+1)"),
        (Negation(Negation(X)), f"{MINUS}({MINUS}x)"),
        (Power(Negation(X), TWO), f"({MINUS}x)2"),
        (Power(Power(X, TWO), THREE), "(x2)3"),
        (Power(sqrt(X), THREE), "(x)3"),
        (Power(call("abs", X), THREE), "|x|3"),
        (times(X, times(Y, X)), "x⋅(yx)"),
        (Quotient(plus(X, ONE), Negation(Y)), f"x+1{MINUS}y"),
    ],
)
def test_brackets_show_the_structure(tree: Node, signs: str) -> None:
    assert drawn(tree) == signs


@pytest.mark.parametrize(
    ("tree", "signs"),
    [
        (times(TWO, THREE), f"2{DOT}3"),
        (times(X, TWO), f"x{DOT}2"),
        (times(TWO, Power(THREE, X)), f"2{DOT}3x"),
        (times(TWO, Quotient(ONE, THREE)), f"2{DOT}13"),
        (times(Quotient(ONE, TWO), Quotient(X, THREE)), f"12{DOT}x3"),
        (times(Quotient(ONE, TWO), X), "12x"),
    ],
)
def test_a_dot_parts_numbers(tree: Node, signs: str) -> None:
    assert drawn(tree) == signs


def test_brackets_grow_only_round_what_is_tall() -> None:
    assert to_mathml(times(TWO, plus(X, ONE))).count('stretchy="false"') == 2
    assert "stretchy" not in to_mathml(Power(Quotient(X, TWO), TWO))


def test_an_exponent_stands_on_the_closing_bracket_of_what_is_flat() -> None:
    assert '<msup><mo stretchy="false">)</mo><mn>3</mn></msup>' in to_mathml(Power(plus(X, ONE), THREE))
    assert "</mfrac><mo>)</mo></mrow><mn>3</mn></msup>" in to_mathml(Power(Quotient(X, Y), THREE))


def test_simple_fractions_in_exponents_stand_on_one_line() -> None:
    assert drawn(Power(X, Negation(Quotient(ONE, TWO)))) == f"x{MINUS}1/2"
    assert drawn(Power(E, Quotient(Negation(Power(X, TWO)), TWO))) == f"e{MINUS}x2/2"
    assert "mfrac" in to_mathml(Power(E, Quotient(ONE, plus(X, ONE))))


def test_sums_stand_close_in_exponents_only() -> None:
    assert '<mo lspace="0.07em" rspace="0.07em">+</mo>' in to_mathml(Power(E, plus(X, ONE)))
    assert to_mathml(plus(X, ONE)).count("<mo>+</mo>") == 1


def test_names_have_their_letters_and_indices() -> None:
    assert "<mi>θ</mi>" in to_mathml(Name("theta"))
    assert "<msub><mi>x</mi><mn>1</mn></msub>" in to_mathml(Name("x_1"))
    assert "<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>" in to_mathml(Power(Name("x_1"), TWO))


def test_roots() -> None:
    assert "<msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt>" in to_mathml(sqrt(plus(X, ONE)))
    assert "<mroot><mi>x</mi><mn>3</mn></mroot>" in to_mathml(Root(X, 3))


def test_a_vector_is_a_column_and_a_matrix_keeps_its_rows() -> None:
    vector = ElementTree.fromstring(to_mathml(Answer((X, Y), (2,))))
    matrix = ElementTree.fromstring(to_mathml(Answer((X, Y, ONE, num(0)), (2, 2))))
    assert [[len(row) for row in element.iter("mtr")] for element in (vector, matrix)] == [[1, 1], [2, 2]]
    assert drawn(Answer((X, Y), (2,))) == "[xy]"


def test_whatever_a_name_holds_is_escaped() -> None:
    hostile = to_mathml(times(TWO, Name('<script x="&">')))
    assert "<script" not in hostile
    assert drawn(Name("<b>&")) == "<b>&"


@settings(max_examples=120, deadline=None)
@given(trees(letters=("x", "theta", "x_1"), inner=(("g", "x"),)) | answers(shape=(2,)))
def test_every_tree_gives_well_formed_mathml_core(tree: Node | Answer) -> None:
    root = ElementTree.fromstring(to_mathml(tree))
    elements = list(root.iter())
    assert {element.tag for element in elements} <= ELEMENTS
    assert all(len(element) == CHILDREN[element.tag] for element in elements if element.tag in CHILDREN)
    assert all(element.text for element in elements if element.tag in {"mi", "mn", "mo"})
