"""One part of an expression marked: drawn in a box, said aloud, and nowhere else to be seen."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.marking import is_marked, marked, placed
from grader.printing import to_latex, to_mathml, to_speech, to_text
from grader.reading import Vocabulary, read_expression
from grader.syntax import Node, walk
from tests.strategies import trees

MARK = '<mrow class="marked">'


def expression(text: str) -> Node:
    found = read_expression(text, Vocabulary(variables=("x", "x_1")))
    assert isinstance(found, Node)
    return found


@pytest.mark.parametrize(
    ("text", "path", "speech"),
    [
        ("x^2*sin(3x)", (1, 0), "x squared times sine of marked: 3 x, end of mark"),
        ("x - x^2", (1,), "x marked: minus x squared, end of mark"),
        ("sin(x)^2", (0,), "open bracket marked: sine of x, end of mark close bracket squared"),
        ("cos(x)*x", (0,), "marked: cosine of x, end of mark times x"),
        ("x_1^2", (0,), "marked: x sub 1, end of mark squared"),
    ],
)
def test_the_mark_is_said_where_it_begins_and_ends(text: str, path: tuple[int, ...], speech: str) -> None:
    assert to_speech(marked(expression(text), path)) == speech


def test_a_marked_sine_keeps_its_exponent_outside() -> None:
    drawn = to_mathml(marked(expression("sin(x)^2"), (0,)))
    assert f'{MARK}<mi>sin</mi><mo rspace="0.17em">&#x2061;</mo><mi>x</mi></mrow>' in drawn
    assert drawn.endswith("<mn>2</mn></msup></mrow></math>")


def test_a_marked_minus_keeps_its_room() -> None:
    assert '<mo form="infix">\N{MINUS SIGN}</mo>' in to_mathml(marked(expression("x - x^2"), (1,)))


@given(trees(), st.data())
@settings(max_examples=100, deadline=None)
def test_any_part_can_be_marked_and_nothing_else_changes(tree: Node, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from([path for path, _ in placed(tree)]))
    shown = marked(tree, path)
    assert shown == tree
    assert (to_text(shown), to_latex(shown)) == (to_text(tree), to_latex(tree))
    assert to_mathml(shown).count(MARK) == 1
    assert to_speech(shown).count("marked: ") == 1
    assert [is_marked(part) for part in walk(shown)].count(True) == 1
