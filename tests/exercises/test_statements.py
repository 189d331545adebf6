"""Statements: Markdown, maths and placeholders in, safe HTML out."""

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.formulas import StatementError, StatementProblem
from exercises.statements import ATTRIBUTES, MATH_ELEMENTS, TEXT_ELEMENTS, Filling, render

SQUARE = Filling("x^2", '<math alttext="x squared"><msup><mi>x</mi><mn>2</mn></msup></math>', "x^{2}")
FILLINGS = {"function": SQUARE, "a": Filling("-3", "<math><mn>-3</mn></math>", "-3")}


class Elements(HTMLParser):
    """Every element and attribute a browser would see."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_markdown_becomes_html() -> None:
    html = render("A *good* **rule**:\n\n1. one\n2. two", {})
    assert html == "<p>A <em>good</em> <strong>rule</strong>:</p>\n<ol>\n<li>one</li>\n<li>two</li>\n</ol>\n"


def test_quotation_marks_and_apostrophes_are_those_of_print() -> None:
    assert render('Kepler\'s "law"', {}) == "<p>Kepler’s “law”</p>\n"  # noqa: RUF001


def test_a_placeholder_becomes_text_in_text_and_mathematics_in_a_formula() -> None:
    html = render("Take [[a]] and $f(x) = [[function]]$.", FILLINGS)
    assert "<p>Take -3 and <math" in html
    assert "<msup><mi>x</mi><mn>2</mn></msup>" in html
    assert 'alttext="f(x) = x^{2}"' in html


def test_a_placeholder_may_stand_in_an_exponent_and_twice() -> None:
    html = render("$x^[[a]] + [[a]]$", FILLINGS)
    assert html.count("<mn>-3</mn>") == 2
    assert "<msup><mi>x</mi><mrow><mn>-3</mn></mrow></msup>" in html


def test_a_drawn_number_at_the_start_of_a_line_begins_no_list() -> None:
    assert render("[[a]] is the slope", FILLINGS) == "<p>-3 is the slope</p>\n"


def test_a_formula_of_its_own_is_displayed() -> None:
    assert '<math display="block"' in render("$$[[function]]$$", FILLINGS)


def test_a_dollar_that_is_no_formula_stays() -> None:
    assert render("It costs 5$ a day.", {}) == "<p>It costs 5$ a day.</p>\n"


def test_angle_signs_in_a_formula_are_relations() -> None:
    assert "<mo>&lt;</mo>" in render("$a<b$", {})


@pytest.mark.parametrize(
    ("text", "code", "part"),
    [
        ("[[nothing]]", StatementProblem.UNKNOWN_PLACEHOLDER, "nothing"),
        ("$[[nothing]]$", StatementProblem.UNKNOWN_PLACEHOLDER, "nothing"),
        (r"$\frac{1$", StatementProblem.FORMULA_UNREADABLE, r"\frac{1"),
        ("$x}$", StatementProblem.FORMULA_UNREADABLE, "x}"),
        ("$x^$", StatementProblem.FORMULA_UNREADABLE, "x^"),
        (r"$\left($", StatementProblem.FORMULA_UNREADABLE, r"\left("),
        (r"$\begin{pmatrix} 1$", StatementProblem.FORMULA_UNREADABLE, r"\begin{pmatrix} 1"),
        (r"$\genfrac$", StatementProblem.FORMULA_UNREADABLE, r"\genfrac"),
        (r"$\nonsense x$", StatementProblem.UNKNOWN_COMMAND, r"\nonsense"),
        (r"$\href{https://example.org}{x}$", StatementProblem.UNKNOWN_COMMAND, r"\href"),
        (r"$\style{color:red}{x}$", StatementProblem.UNKNOWN_COMMAND, r"\style"),
        (r"$\class{button}{x}$", StatementProblem.UNKNOWN_COMMAND, r"\class"),
        (r"$\text{<b>}$", StatementProblem.UNKNOWN_COMMAND, r"\lt"),
    ],
)
def test_what_cannot_be_shown_is_said(text: str, code: StatementProblem, part: str) -> None:
    with pytest.raises(StatementError) as refused:
        render(text, FILLINGS)
    assert (refused.value.code, refused.value.part) == (code, part)


HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<b onclick="alert(1)">bold</b>',
    "<svg/onload=alert(1)>",
    "<style>*{display:none}</style>",
    '<iframe src="https://example.org"></iframe>',
    "[press](javascript:alert(1))",
    "[press](JaVaScRiPt:alert(1))",
    "[press](data:text/html,<script>alert(1)</script>)",
    "[press](&#106;avascript:alert(1))",
    "<javascript:alert(1)>",
    "![seen](https://example.org/tracker.png)",
    "[a]: javascript:alert(1)\n\n[press][a]",
    "```html\n<script>alert(1)</script>\n```",
    "$x$ <math><maction actiontype=statusline xlink:href=javascript:alert(1)>x</maction></math>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "`<script>alert(1)</script>`",
    '$"><script>alert(1)</script>$',
    '$x\'" onclick="alert(1)$',
    '<a href="javascript:alert(1)">x</a>',
    "<form action=https://example.org><input name=password></form>",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_statement_reaches_the_page_as_text_only(text: str) -> None:
    for tag, attributes in Elements(render(text, FILLINGS)).found:
        assert tag in TEXT_ELEMENTS | MATH_ELEMENTS
        assert set(attributes) <= ATTRIBUTES.get(tag, set()) | {"rel"}
        assert str(attributes.get("href", "https:")).startswith(("https:", "http:"))


def test_a_hostile_filling_is_text_in_text_and_sanitised_in_mathematics() -> None:
    hostile = Filling("<b>x</b>", '<math><mi onclick="alert(1)">x</mi><script>alert(1)</script></math>', '"x')
    html = render("[[a]] $[[a]]$", {"a": hostile})
    assert "&lt;b&gt;x&lt;/b&gt;" in html
    assert "script" not in html
    assert "onclick" not in html


def test_characters_of_the_private_use_area_stand_for_nothing() -> None:
    assert render("\ue000 $\ue000$x", FILLINGS).startswith("<p>")


@given(st.text(alphabet="x[]()<>$\\{}^_&'\"!#*`-1 a\n", max_size=40))
@settings(max_examples=150, deadline=None)
def test_no_text_makes_rendering_fail_in_another_way(text: str) -> None:
    try:
        html = render(text, FILLINGS)
    except StatementError:
        return
    assert {tag for tag, _ in Elements(html).found} <= TEXT_ELEMENTS | MATH_ELEMENTS
