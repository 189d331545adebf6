"""What is printed reads back as the same tree, and as nothing else."""

import pytest
from hypothesis import HealthCheck, given, settings

from grader.printing import to_latex, to_text
from grader.reading import Format, Reading, Vocabulary, read
from grader.syntax import Answer, Node
from tests.strategies import answers, trees

LETTERS = ("x", "y", "a", "theta", "x_1")
# No h: sinh(x) may then mean sin(h(x)), and no way of writing it is plainer.
INNER = (("g", "x"), ("u", "x"))
SCALAR = Vocabulary(variables=("x", "y", "x_1"), constants=("a", "theta"), inner=INNER)
SHAPES = ((2,), (3,), (2, 2))

law = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read_back(text: str, *, format: Format, vocabulary: Vocabulary = SCALAR) -> Reading:  # noqa: A002
    reading = read(text, vocabulary, format=format)
    assert isinstance(reading, Reading), (text, reading)
    return reading


@law
@given(trees(letters=LETTERS, inner=INNER))
def test_plain_text_reads_back_as_the_same_tree_only(tree: Node) -> None:
    reading = read_back(to_text(tree), format=Format.TEXT)
    assert reading.answer == Answer((tree,))
    assert (reading.alternatives, reading.remarks) == ((), ())


@law
@given(trees(letters=LETTERS, inner=INNER))
def test_latex_reads_back_as_the_same_tree_only(tree: Node) -> None:
    reading = read_back(to_latex(tree), format=Format.LATEX)
    assert reading.answer == Answer((tree,))
    assert (reading.alternatives, reading.remarks) == ((), ())


@settings(law, max_examples=60)
@given(trees(letters=("x",)))
def test_no_product_with_e_reads_as_a_number_of_a_numeric_task(tree: Node) -> None:
    numeric = Vocabulary(variables=("x",), numeric=True)
    for text, form in ((to_text(tree), Format.TEXT), (to_latex(tree), Format.LATEX)):
        assert read_back(text, format=form, vocabulary=numeric).answer == Answer((tree,))


@pytest.mark.parametrize("shape", SHAPES)
def test_vectors_and_matrices_read_back(shape: tuple[int, ...]) -> None:
    vocabulary = Vocabulary(variables=("x", "y"), shape=shape, vector_allowed=True)

    @settings(max_examples=40, deadline=None)
    @given(answers(shape=shape))
    def holds(answer: Answer) -> None:
        for text, form in ((to_text(answer), Format.TEXT), (to_latex(answer), Format.LATEX)):
            reading = read_back(text, format=form, vocabulary=vocabulary)
            assert (reading.answer, reading.alternatives) == (answer, ())

    holds()
