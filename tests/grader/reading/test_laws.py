"""Laws of reading: no text raises, places lie in the text, and what cannot matter changes nothing."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from grader.messages import sentence
from grader.outcomes import Complaint
from grader.printing import to_text
from grader.reading import (
    Format,
    LeftSide,
    LeftSideKind,
    Reading,
    Vocabulary,
    read,
    read_condition,
    read_expression,
)
from grader.syntax import Node, walk
from tests.strategies import trees

VOCABULARIES = (
    Vocabulary(variables=("x",), left_sides=(LeftSide(LeftSideKind.DERIVATIVE, ("x",)),)),
    Vocabulary(variables=("x", "y", "x_1"), constants=("a", "s", "i", "n", "theta")),
    Vocabulary(variables=("x", "y"), shape=(2,), vector_allowed=True),
    Vocabulary(
        variables=("x",), inner=(("g", "x"),), numeric=True, left_sides=(LeftSide(LeftSideKind.LINE),)
    ),
)
WRITTEN = r"""
x y 2 0.5 e^ sin asin ln log_ sqrt ( ) [ ] { } | + - * / ^ _ , ; = ' < > & \\ \frac \sqrt[ \left \right
\begin{bmatrix} \end{bmatrix} \placeholder{} \mathrm{ ½ ² √ π ∂ ∇ d/dx f'(x)= i j 2e-8
"""
PIECES = st.sampled_from([*WRITTEN.split(), " "])
TEXTS = st.one_of(st.text(st.characters(codec=None), max_size=60), st.lists(PIECES, max_size=25).map("".join))

law = settings(max_examples=200, deadline=None)


@law
@given(TEXTS, st.sampled_from(VOCABULARIES), st.sampled_from(Format))
@example("\\\b", VOCABULARIES[0], Format.AUTO)
def test_no_text_raises_and_every_place_lies_in_it(
    text: str, vocabulary: Vocabulary, written: Format
) -> None:
    found = read(text, vocabulary, format=written)
    if isinstance(found, Complaint):
        assert 0 <= found.start <= found.end <= len(text)
        assert sentence(found)
        assert all(character.isprintable() for _, detail in found.details for character in detail)
    else:
        for remark in found.remarks:
            assert 0 <= remark.start < remark.end <= len(text)


@law
@given(TEXTS, st.sampled_from(VOCABULARIES))
def test_no_text_of_an_author_raises(text: str, vocabulary: Vocabulary) -> None:
    for found in (read_expression(text, vocabulary), read_condition(text, vocabulary)):
        if isinstance(found, Complaint):
            assert 0 <= found.start <= found.end <= len(text)


@law
@given(trees(letters=("x", "y", "a")), st.integers(0, 3), st.integers(0, 3))
def test_blanks_round_an_answer_change_nothing_but_places(tree: Node, before: int, after: int) -> None:
    vocabulary = Vocabulary(variables=("x", "y"), constants=("a",))
    text = to_text(tree)
    plain, spaced = read(text, vocabulary), read(f"{' ' * before}{text}{' ' * after}", vocabulary)
    assert isinstance(plain, Reading)
    assert plain == spaced


@law
@given(trees(letters=("x", "y")))
def test_every_node_knows_its_place(tree: Node) -> None:
    text = to_text(tree)
    found = read(text, Vocabulary(variables=("x", "y")))
    assert isinstance(found, Reading)
    for node in walk(found.answer.components[0]):
        assert 0 <= node.span.start < node.span.end <= len(text)


@law
@given(trees(letters=("x",)))
def test_a_common_reading_differs_from_the_first(tree: Node) -> None:
    text = to_text(tree).replace("*", " ").replace("(", " ").replace(")", " ")
    found = read(text, Vocabulary(variables=("x",)))
    if isinstance(found, Reading):
        answers = [found.answer, *(other.answer for other in found.alternatives)]
        assert len(set(answers)) == len(answers)
