"""Every limit of one component is kept, whatever is typed, and nothing recurses far."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader import limits
from grader.outcomes import Complaint, ComplaintCode
from grader.printing import to_latex, to_text
from grader.reading import Format, Reading, Vocabulary, read
from grader.syntax import Node, children

X = Vocabulary(variables=("x",), constants=("a", "s", "i", "n"))
VECTOR = Vocabulary(variables=("x", "y"), shape=(2,), vector_allowed=True)


def code(text: str, vocabulary: Vocabulary = X) -> ComplaintCode | None:
    found = read(text, vocabulary)
    return found.code if isinstance(found, Complaint) else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x" + " " * (limits.CHARACTERS - 1), None),
        ("x" + " " * limits.CHARACTERS, ComplaintCode.TOO_LONG),
        ("x-" * 249 + "x", None),
        ("x-" * 250 + "x", ComplaintCode.TOO_LARGE),
        ("x+" * 299 + "x", None),
        ("x+" * 300 + "x", ComplaintCode.TOO_LARGE),
        ("x" * limits.NODES, ComplaintCode.TOO_LARGE),
        ("x" * (limits.NODES - 1), None),
        ("((x))" * 130, ComplaintCode.TOO_LARGE),
        ("9" * limits.DIGITS, None),
        ("9" * (limits.DIGITS + 1), ComplaintCode.TOO_LARGE),
        ("0." + "9" * limits.DIGITS, ComplaintCode.TOO_LARGE),
        ("2e-30", None),
        ("-" * (limits.DEPTH - 1) + "x", None),
        ("-" * limits.DEPTH + "x", ComplaintCode.TOO_DEEP),
        ("x" + "^x" * (limits.DEPTH - 1), None),
        ("x" + "^x" * limits.DEPTH, ComplaintCode.TOO_DEEP),
        ("x" + "/x" * (limits.DEPTH - 1), None),
        ("x" + "/x" * limits.DEPTH, ComplaintCode.TOO_DEEP),
        ("(" * limits.DEPTH + "x" + ")" * limits.DEPTH, None),
        ("(" * 200 + "x" + ")" * 200, ComplaintCode.TOO_DEEP),
        ("sin(" * (limits.DEPTH - 1) + "x" + ")" * (limits.DEPTH - 1), None),
        ("sin(" * limits.DEPTH + "x" + ")" * limits.DEPTH, ComplaintCode.TOO_DEEP),
        ("|" * 200 + "x" + "|" * 200, ComplaintCode.TOO_DEEP),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else "",
)
def test_a_limit_is_the_last_that_is_read(text: str, expected: ComplaintCode | None) -> None:
    assert code(text) is expected


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["-", "√", "sin", "½", "x", "^", "/", "2", "|", "(", ")", "e", "ln^2", "_", "²", "'", "log_2"]
        ),
        min_size=40,
        max_size=64,
    )
)
def test_no_answer_of_few_tokens_is_too_deep(words: list[str]) -> None:
    found = read(" ".join(words), X)
    if isinstance(found, Reading):
        assert depth(found.answer.components[0]) <= limits.DEPTH


@pytest.mark.parametrize("word", ["- ", "√ ", "sin ", "x ^ ", "x / ", "½ ^ ", "sin ^2 ", "log_2 ", "2 ^ - "])
def test_the_deepest_answer_of_few_tokens_is_not_too_deep(word: str) -> None:
    for count in range(10, limits.DEPTH):
        found = read(word * count + "½", X)
        if isinstance(found, Reading):
            assert depth(found.answer.components[0]) <= limits.DEPTH


def test_the_characters_of_a_vector_count_for_each_component() -> None:
    half = "x" + " " * (limits.CHARACTERS - 100)
    assert code(f"[{half}, {half}]", VECTOR) is None
    assert code(f"[{half}{' ' * 200}1, x]", VECTOR) is ComplaintCode.TOO_LONG
    assert code(" " * (limits.CHARACTERS * 9 + 1), VECTOR) is ComplaintCode.TOO_LONG


@pytest.mark.parametrize("exponent", ["99", "41", "-41", "9999999999"])
def test_a_power_of_ten_is_written_out_only_while_it_is_short(exponent: str) -> None:
    numeric = Vocabulary(variables=("x",), numeric=True)
    assert code(f"2e{exponent}", numeric) is ComplaintCode.TOO_LARGE


def test_the_alternatives_of_a_long_answer_are_limited() -> None:
    short, long = read("+".join(["1/2x"] * 30), X), read("+".join(["1/2x"] * 90), X)
    assert isinstance(short, Reading)
    assert isinstance(long, Reading)
    assert len(short.alternatives) == limits.TOKENS_READ_AGAIN // (30 * 5 - 1)
    assert len(long.alternatives) == limits.TOKENS_READ_AGAIN // (90 * 5 - 1)


def test_kinds_everywhere_come_before_single_places() -> None:
    found = read("+".join(["1/2x+e^2x"] * 20), X)
    assert isinstance(found, Reading)
    first, second, both = found.alternatives[:3]
    assert [first.kind, second.kind, both.kind] == ["whole-denominator", "exponent-to-operator", None]


@contextmanager
def at_most_frames(count: int) -> Iterator[None]:
    """Fail with RecursionError if the body needs more frames than this beyond the ones in use."""
    depth, frame = 0, sys._getframe()
    while frame := frame.f_back:  # type: ignore[assignment]
        depth += 1
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(depth + count)
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


NESTED = [
    "(#)",
    "-(#)",
    "x^(#)",
    "sin(#)",
    "|#|",
    "[#]",
    "1/(#)",
    "x(#)",
    "log(#,2)",
    "sqrt -(#)",
    "sin^(#)x",
    "\\frac{#}{2}",
]
NESTED += [
    "x^#",
    "sin #",
    "sqrt #",
    "√#",
    "e^-#",
    "\\frac#2",
    "\\sqrt#",
    "x/#",
    "sin x^#",
    "-#",
    "log_(#)x",
    "\\sqrt[3]{#}",
]


@pytest.mark.parametrize("form", NESTED)
@pytest.mark.parametrize("times", [limits.DEPTH - 1, limits.DEPTH, 2 * limits.DEPTH, 4 * limits.DEPTH])
def test_no_text_needs_many_frames(form: str, times: int) -> None:
    with at_most_frames(700):
        for written in Format:
            read(nested(form, times), X, format=written)


DEEPEST = [
    "-(#)",
    "x^(#)",
    "sin(#)",
    "|#|",
    "1/(#)",
    "x*(#)",
    "x + (#)",
    "log(#,x)",
    "sqrt(#)",
    "(#)^2",
    "x^#",
    "e^-#",
    "\\frac{#}{2}",
]


@pytest.mark.parametrize("form", DEEPEST)
def test_the_deepest_tree_is_read_and_reads_back(form: str) -> None:
    found = deepest(form)
    tree = found.answer.components[0]
    assert depth(tree) > limits.DEPTH - 2
    for text, written in ((to_text(tree), Format.TEXT), (to_latex(tree), Format.LATEX)):
        again = read(text, X, format=written)
        is_too_long = len(text) > limits.CHARACTERS
        assert is_too_long if isinstance(again, Complaint) else again.answer == found.answer


def deepest(form: str) -> Reading:
    """The form within itself as often as it can be read."""
    readable, unreadable = 1, limits.DEPTH + 1
    while unreadable - readable > 1:
        middle = (readable + unreadable) // 2
        if isinstance(read(nested(form, middle), X), Reading):
            readable = middle
        else:
            unreadable = middle
    assert code(nested(form, unreadable)) is ComplaintCode.TOO_DEEP
    found = read(nested(form, readable), X)
    assert isinstance(found, Reading)
    return found


def nested(form: str, times: int) -> str:
    text = "#"
    for _ in range(times):
        text = text.replace("#", form)
    return text.replace("#", "x")


def depth(node: Node) -> int:
    return 1 + max(map(depth, children(node)), default=0)


def test_a_tree_is_never_deeper_than_the_limit() -> None:
    found = read("x" + "/x" * (limits.DEPTH - 1), X)
    assert isinstance(found, Reading)
    assert depth(found.answer.components[0]) == limits.DEPTH
