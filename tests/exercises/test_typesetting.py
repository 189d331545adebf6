"""The spaces round functions of a formula, and its primes."""

import pytest

from exercises.formulas import latex_to_mathml

AFTER = '<mo rspace="0.17em">\N{FUNCTION APPLICATION}</mo>'
TIGHT = '<mo rspace="0">\N{FUNCTION APPLICATION}</mo>'
BEFORE = '<mo lspace="0.17em">\N{INVISIBLE TIMES}</mo>'


@pytest.mark.parametrize(
    ("latex", "drawn"),
    [
        (r"\sin x", f"<mi>sin</mi>{AFTER}<mi>x</mi>"),
        (r"2 \sin x", f"<mn>2</mn>{BEFORE}<mi>sin</mi>{AFTER}<mi>x</mi>"),
        (r"\ln(x)", f"<mi>ln</mi>{TIGHT}<mo"),
        (r"\sin\left(x\right)", f"<mi>sin</mi>{TIGHT}<mrow>"),
        (r"\sin^2 x", f"<msup><mi>sin</mi><mn>2</mn></msup>{AFTER}<mi>x</mi>"),
        (r"\frac{\ln x}{x}", f"<mi>ln</mi>{AFTER}<mi>x</mi>"),
        (r"f'(x)", '<mrow><mi>f</mi><mo lspace="0.08em">\N{PRIME}</mo></mrow><mo'),
        (r"f''", '<mrow><mi>f</mi><mo lspace="0.08em">\N{DOUBLE PRIME}</mo></mrow>'),
    ],
)
def test_functions_and_primes_are_set_well(latex: str, drawn: str) -> None:
    assert drawn in latex_to_mathml(latex)


@pytest.mark.parametrize(
    ("latex", "drawn"),
    [
        ("x^2", "<msup><mi>x</mi><mn>2</mn></msup>"),
        ("xy", "<mi>x</mi><mi>y</mi>"),
        (r"-\cos x", f"<mo>\N{MINUS SIGN}</mo><mi>cos</mi>{AFTER}"),
        (r"f(\sin)", '<mi>sin</mi><mo stretchy="false">)</mo>'),
        (r"\text{if}x", "<mtext>if</mtext><mi>x</mi>"),
    ],
)
def test_all_else_is_left_alone(latex: str, drawn: str) -> None:
    assert drawn in latex_to_mathml(latex)
