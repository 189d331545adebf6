"""Hypothesis strategies: trees and answers in the shape in which reader and printer keep them."""

from fractions import Fraction

from hypothesis import strategies as st

from grader.syntax import (
    Answer,
    Application,
    Call,
    Constant,
    ConstantName,
    FunctionName,
    Logarithm,
    Name,
    Negation,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Root,
    Sum,
    names,
)

Inner = tuple[tuple[str, str], ...]
Trees = st.SearchStrategy[Node]

NUMBERS = st.one_of(
    st.integers(0, 12), st.integers(0, 10**6), st.decimals(0, 100, places=3, allow_nan=False)
).map(lambda value: Number(Fraction(value)))


def trees(*, letters: tuple[str, ...] = ("x", "y"), inner: Inner = (), leaves: int = 10) -> Trees:
    """Trees of every kind of node over the given names; no constant is divided by, for it may be zero."""
    return st.recursive(_leaves(letters, inner), _grown, max_leaves=leaves)


def answers(
    *, letters: tuple[str, ...] = ("x", "y"), shape: tuple[int, ...] = (), leaves: int = 6
) -> st.SearchStrategy[Answer]:
    """Answers of a shape: one expression, a vector or a matrix."""
    count = 1
    for extent in shape:
        count *= extent
    parts = st.tuples(*[trees(letters=letters, leaves=leaves)] * count)
    return parts.map(lambda components: Answer(components, shape))


def _leaves(letters: tuple[str, ...], inner: Inner) -> Trees:
    kinds: list[Trees] = [NUMBERS, st.sampled_from(ConstantName).map(Constant)]
    if letters:
        kinds.append(st.sampled_from(letters).map(Name))
    if inner:
        kinds.append(st.sampled_from(inner).map(lambda pair: Application(*pair)))
        kinds.append(st.sampled_from(inner).map(lambda pair: Name(pair[0])))
    return st.one_of(kinds)


def _grown(parts: Trees) -> Trees:
    several = st.lists(parts, min_size=2, max_size=3).map(tuple)
    divisors = parts.filter(names) | st.integers(1, 9).map(lambda value: Number(Fraction(value)))
    return st.one_of(
        several.map(Sum),
        several.map(Product),
        st.builds(Quotient, parts, divisors),
        st.builds(Power, divisors, parts),
        parts.map(Negation),
        st.builds(Call, st.sampled_from(FunctionName), parts),
        st.builds(Logarithm, parts, st.sampled_from((Number(Fraction(2)), Number(Fraction(10)))) | parts),
        st.builds(Root, parts, st.sampled_from((2, 2, 3, 4, 10, 100))),
    )
