"""Statements and hints: Markdown with maths and placeholders to sanitised HTML.

``$...$`` and ``$$...$$`` hold LaTeX; ``[[name]]`` stands for a drawn part of the exercise, in text and in
maths. Raw HTML is off in the Markdown, and what comes out passes a sanitiser with a closed list of
elements all the same: the LaTeX library writes links, styles and raw text as the author gave them.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin

from exercises.formulas import StatementError, StatementProblem, latex_to_mathml

PLACEHOLDER = re.compile(r"\[\[\s*([A-Za-z][A-Za-z0-9_]*)\s*\]\]", re.ASCII)
MATH_ELEMENT = re.compile(r"<math[^>]*>(.*)</math>", re.DOTALL)
# Placeholders travel through the LaTeX library as single characters of the private use area.
FIRST_STAND_IN = 0xE000
STAND_IN = re.compile("<mtext>([\ue000-\uf8ff])</mtext>")
PRIVATE_USE = re.compile("[\ue000-\uf8ff]")

TEXT_ELEMENTS = frozenset(
    {"p", "br", "em", "strong", "code", "pre", "ul", "ol", "li", "blockquote", "hr", "a"}
)
TOKEN_ELEMENTS = frozenset({"mi", "mn", "mo", "mtext", "mspace"})
SCRIPT_ELEMENTS = frozenset({"msup", "msub", "msubsup", "munder", "mover", "munderover"})
TABLE_ELEMENTS = frozenset({"mtable", "mtr", "mtd"})
LAYOUT_ELEMENTS = frozenset({"math", "mrow", "mfrac", "msqrt", "mroot", "mstyle", "mpadded", "mphantom"})
MATH_ELEMENTS = TOKEN_ELEMENTS | SCRIPT_ELEMENTS | TABLE_ELEMENTS | LAYOUT_ELEMENTS
ATTRIBUTES = {
    "a": {"href"},
    "ol": {"start"},
    "math": {"display", "alttext"},
    "mi": {"mathvariant"},
    "mo": {"form", "stretchy", "lspace", "rspace", "fence", "separator"},
    "mspace": {"width"},
    "mstyle": {"displaystyle", "scriptlevel"},
    "mfrac": {"linethickness"},
    "mtd": {"columnalign"},
    "mover": {"accent"},
    "munder": {"accentunder"},
}


@dataclass(frozen=True, slots=True)
class Filling:
    """What a placeholder becomes: ``text`` in text; in maths ``mathml``, and ``latex`` in its alternative."""

    text: str
    mathml: str
    latex: str


# The placeholders of one formula as written, in order.
Placed = list[tuple[str, Filling]]


def render(text: str, fillings: Mapping[str, Filling]) -> str:
    """The text as HTML that is safe to mark so. Raises ``StatementError``."""
    html = MARKDOWN.render(PRIVATE_USE.sub("", text), {"fillings": fillings})
    return nh3.clean(
        html,
        tags=TEXT_ELEMENTS | MATH_ELEMENTS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https"},
        link_rel="noopener noreferrer",
    )


def placeholders(text: str) -> frozenset[str]:
    """The names between double brackets."""
    return frozenset(PLACEHOLDER.findall(text))


def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "linkify": False, "typographer": True})
    markdown.disable(["image", "reference", "html_block", "html_inline"])
    markdown.enable("smartquotes")
    dollarmath_plugin(markdown, allow_labels=False, allow_digits=True, double_inline=True)
    markdown.inline.ruler.before("link", "placeholder", _read_placeholder)
    markdown.add_render_rule("placeholder", _render_placeholder)
    for kind in ("math_inline", "math_inline_double", "math_block"):
        markdown.add_render_rule(kind, _render_formula)
    return markdown


def _read_placeholder(state: StateInline, silent: bool) -> bool:
    """A rule of the Markdown library: ``[[name]]`` becomes a token of its own."""
    found = PLACEHOLDER.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.push("placeholder", "", 0).content = found[1]
    state.pos = found.end()
    return True


def _render_placeholder(
    _renderer: RendererHTML, tokens: Sequence[Token], index: int, _options: object, env: Mapping[str, object]
) -> str:
    return escape(_filling(env, tokens[index].content).text)


def _render_formula(
    _renderer: RendererHTML, tokens: Sequence[Token], index: int, _options: object, env: Mapping[str, object]
) -> str:
    token = tokens[index]
    fillings = [(found[0], _filling(env, found[1])) for found in PLACEHOLDER.finditer(token.content)]
    display = "" if token.type == "math_inline" else ' display="block"'
    alternative = escape(_spoken(token.content, fillings).strip())
    return f'<math{display} alttext="{alternative}">{_drawn(token.content, fillings)}</math>'


def _spoken(formula: str, fillings: Placed) -> str:
    for placed, filling in fillings:
        formula = formula.replace(placed, filling.latex, 1)
    return formula


def _drawn(formula: str, fillings: Placed) -> str:
    """The content of the formula, each placeholder drawn by our own printer."""
    for number, (placed, _) in enumerate(fillings):
        formula = formula.replace(placed, rf"\text{{{chr(FIRST_STAND_IN + number)}}}", 1)
    drawn = [_content(filling.mathml) for _, filling in fillings]
    return STAND_IN.sub(
        lambda found: drawn[ord(found[1]) - FIRST_STAND_IN], _content(latex_to_mathml(formula))
    )


def _filling(env: Mapping[str, object], name: str) -> Filling:
    fillings = env["fillings"]
    if not isinstance(fillings, Mapping) or name not in fillings:
        raise StatementError(StatementProblem.UNKNOWN_PLACEHOLDER, name)
    filling: Filling = fillings[name]
    return filling


def _content(mathml: str) -> str:
    """The inside of a ``<math>`` element, as one row."""
    found = MATH_ELEMENT.search(mathml)
    return f"<mrow>{found[1] if found else ''}</mrow>"


MARKDOWN = _markdown()
