"""The only makers of output from trees: our input language, LaTeX, MathML and spoken English."""

from grader.printing.latex import to_latex
from grader.printing.mathml import to_mathml
from grader.printing.speech import to_speech
from grader.printing.text import to_text

__all__ = ["to_latex", "to_mathml", "to_speech", "to_text"]
