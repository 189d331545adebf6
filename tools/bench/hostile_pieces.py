"""Pieces of answers made to cost time, and what to put around them so that nothing cancels at once."""

from collections.abc import Iterable, Iterator

from grader import limits

_AROUND = (
    "{0}",
    "x+0*({0})",
    "x+sin({0})^2+cos({0})^2-1",
    "x+0*ln(2+sin({0}))",
    "x+|{0}|-sqrt(({0})^2)",
)


def nested(around: str, depth: int) -> str:
    text = "x"
    for _ in range(depth):
        text = around.replace("?", text)
    return text


def joined(between: str, piece: str, last: int) -> str:
    return between.join(piece.replace("#", str(number)) for number in range(2, last))


_TOWERS = (
    *("x^x^x^x", "x^(x^(x^x))-x^(x^(x^x))", "e^(10^30 x)", "e^(-10^30 x^2)", "(e^x)^(10^30)", "x^-9^9^9"),
    *("(1+1/x)^(x^(x^x))", "(x+1)^(10^20)-(x+1)^(10^20)", "ln(e^(9^9^9))x", "x^(1/x)^(1/x)^(1/x)"),
)
_ROOTS = (
    *(nested("sqrt(x+?)", 12), nested("(1+?)^(1/3)", 12), nested("(x+?)^(1/7)", 8)),
    *("(sqrt(x+1)+sqrt(x-1))^20", "1/(x^(1/3)+x^(1/5)+x^(1/7)+x^(1/11))", "(1+x^(1/100))^100"),
    *("1/(sqrt(2)+sqrt(3)+sqrt(5)+sqrt(7)+x)", "(x+1)^(99/100)(x+2)^(98/99)(x+3)^(96/97)"),
)
_POWERS = (
    *("(x+sin(x))^60", "(sin(x)+cos(x))^60", "(1+e^x+e^(2x))^50", "(x+1/x)^99-(x+1/x)^99", "(x^2+x+1)^99"),
    *("(((x^2+1)^5+1)^5+1)^5", "(x^200-1)/(x^100-1)", "(x+sqrt(x)+ln(x)+sin(x)+e^x)^12"),
    *(nested("(1+?)^2", 12), nested("1/(1+?)", 15), nested("(?)^1.5", 6)),
)
_SIGNS = (
    *(nested("|?-1|", 20), nested("||x|-?|", 9), joined("+", "|x-#|", 30), joined("*", "|x-#|", 30)),
    *("|sin|cos|sin|cos x||||", "sqrt(|x-1|)+sqrt(|x-2|)+sqrt(|x-3|)", joined("+", "sgn(x-#)", 30)),
)
_EXPONENTS = (
    *("x^(1/12345678901234567890)", "x^(10^30/3)", "(1/3)^(10^9)x", "12345678901234567890123456789^(1/97)x"),
    *("x^0.1234567890123456789012345678901234567", "(1+10^-38)^(10^38) x", "x^1.0000000000000000000000001"),
)
_KERNELS = (
    *(joined("+", piece, 40) for piece in ("sin(x^#)", "e^(x^#)", "ln(x^#+1)", "atan(#x)", "tan(x/#)")),
    *(joined("+", piece, 40) for piece in ("sinh(#x)", "x^(x+#)", "e^(-x^2/#)", "sqrt(x^2+#)", "sin(pi/#)")),
    *(joined("+", piece, 28) for piece in ("ln(sin(#x))", "sqrt(sin(#x))", "asec(x/#)", "x^pi^#")),
    *(joined("*", piece, 40) for piece in ("#^x", "ln(x+#)", "cos(pi/#)", "sqrt(#)")),
)
_ANGLES = (
    *("sin(10^39)x", "sin(10^(10^4))x", "tan(10^38 pi)", "sin(tan(tan(10^10 x)))", "(sin(30x)+cos(29x))^3"),
    *("sin(x)^20cos(x)^20tan(x)^20", "sin(59x)^2", nested("sin(1+?)", 12), nested("atan(1+?)", 12)),
    *(nested("ln(?)", 8), nested("tanh(?)", 6), nested("e^(-?)", 8), nested("cosh(?)", 4)),
)
_TINY = (
    *("x+ln(3)-ln(3+10^(-3000))", "x+10^(-5000)", "x+e^(-10^6)", "x+atan(10^50)-pi/2", "x+ln(1+10^-200)"),
    *("sqrt(x-1)sqrt(1-x)", "sqrt(sin(x)-1)", "asin(x^2+2)", "ln(cos(x)-1)", "(-x)^x", "1/(e^x-e^x)"),
)


def texts() -> Iterator[str]:
    """Every piece as it stands and with everything around it that the limit of characters leaves room for."""
    return wrapped((*_TOWERS, *_ROOTS, *_POWERS, *_SIGNS, *_EXPONENTS, *_KERNELS, *_ANGLES, *_TINY))


def wrapped(pieces: Iterable[str]) -> Iterator[str]:
    """Each piece with everything around it that the limit of characters leaves room for."""
    for piece in pieces:
        for around in _AROUND:
            text = around.format(piece)
            if len(text) <= limits.CHARACTERS:
                yield text
