"""The spaces round functions and signs of a formula, its primes and its capitals."""

import pytest

from exercises.formulas import latex_to_mathml, punctuated

AFTER = '<mo rspace="0.17em">\N{FUNCTION APPLICATION}</mo>'
TIGHT = '<mo rspace="0">\N{FUNCTION APPLICATION}</mo>'
MINUS = "\N{MINUS SIGN}"
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
        (r"x \neq -1", f'<mo>\N{NOT EQUAL TO}</mo><mo form="prefix">{MINUS}</mo><mn>1</mn>'),
        ("(2, -11)", f'<mo>,</mo><mo form="prefix">{MINUS}</mo><mn>11</mn>'),
        ("(-x)", f'<mo stretchy="false">(</mo><mo form="prefix">{MINUS}</mo><mi>x</mi>'),
        ("|-x|", f'<mo stretchy="false">|</mo><mo form="prefix">{MINUS}</mo><mi>x</mi>'),
        ("3^{x+4}", '<mi>x</mi><mo lspace="0.07em" rspace="0.07em">+</mo><mn>4</mn>'),
        ("x^{1/2}", '<mn>1</mn><mo lspace="0" rspace="0">/</mo><mn>2</mn>'),
        (r"x \pm 1", "<mi>x</mi><mo>\N{PLUS-MINUS SIGN}</mo><mn>1</mn>"),
        (r"\Delta f", '<mi mathvariant="normal">Δ</mi><mi>f</mi><mspace width="0.1em"></mspace></mrow>'),
        ("f(x)", '<mrow><mspace width="0.1em"></mspace><mi>f</mi>'),
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
        ("x - 1", f"<mi>x</mi><mo>{MINUS}</mo><mn>1</mn>"),
        ("f(x) - 1", f'<mo stretchy="false">)</mo><mo>{MINUS}</mo><mn>1</mn>'),
        ("|x| - 1", f'<mo stretchy="false">|</mo><mo>{MINUS}</mo><mn>1</mn>'),
        ("f' - 1", f'<mo lspace="0.08em">\N{PRIME}</mo></mrow><mo>{MINUS}</mo>'),
        (r"-\cos x", f'<mo form="prefix">{MINUS}</mo><mi>cos</mi>{AFTER}'),
        (r"\delta x", "<mi>δ</mi><mi>x</mi>"),
        (r"f(\sin)", '<mi>sin</mi><mo stretchy="false">)</mo>'),
        (r"\text{if}x", "<mtext>if</mtext><mi>x</mi>"),
    ],
)
def test_all_else_is_left_alone(latex: str, drawn: str) -> None:
    assert drawn in latex_to_mathml(latex)


def test_a_formula_is_kept_with_the_punctuation_behind_it() -> None:
    one, other = "<math><mi>x</mi></math>", '<math display="block"><mi>y</mi></math>'
    said = f"<p>Take {one}, then {other} and {one}.</p>"
    kept = f'<p>Take <span class="kept">{one},</span> then {other} and <span class="kept">{one}.</span></p>'
    assert punctuated(said) == kept
    assert punctuated(f"<p>{one} and so on.</p>") == f"<p>{one} and so on.</p>"
