"""Answers made to cost time by where they are defined: hardly anywhere, far away, on very many pieces."""

from collections.abc import Iterator

from tools.bench.hostile_pieces import joined, nested, wrapped

_TINY = (
    *("ln(x-1)+ln(1+10^-9-x)", "sqrt(x-2)sqrt(2+10^-30-x)", "asin(10^12 x-7)", "acosh(1+10^-20-x^2)"),
    *("sqrt(10^-40-(x-pi)^2)", "ln(1-10^15 |x-e|)", "sqrt(sin(x)-1+10^-12)", "ln(cos(10^6 x)-1+10^-8)"),
    *(
        "asin(1+(x-3)^2-10^-18)",
        "atanh((x-1/3)10^25)",
        "sqrt(10^-25-(x^2-2)^2)",
        "ln(10^-7-|sin(x)-x+x^3/6|)",
    ),
    *("asec(x)+acos(x(1-10^-10))", "sqrt(|x|-5)+sqrt(5+10^-14-|x|)", "acosh(x/1000)sqrt(1000+10^-9-x)"),
)
_FAR = (
    *(
        "sqrt(x-10^39)",
        "ln(x-10^300)",
        "ln(-x-10^308)",
        "sqrt(x-e^800)",
        "ln(ln(ln(ln(ln(ln(x-9))))))",
        "acosh(x/10^39)",
    ),
    *(
        "sqrt(ln(ln(ln(ln(x))))-3)",
        "ln(ln(ln(x))-5)",
        "sqrt(x^(1/9)-10^30)",
        "ln(x^(1/99)-2)",
        "sqrt(atan(x)-1.57079632679489)",
    ),
    *("sqrt(tanh(x)-1+10^-30)", "ln(1-10^-30-tanh(x))", "ln(asinh(asinh(asinh(x)))-2)", "sqrt(ln(x)-10^3)"),
    *(
        "ln(e^(-x)-10^39)",
        "sqrt(10^-38-1/x)",
        "asin(1+10^-30-1/x)",
        "ln(ln(e^x-10^39)-10^4)",
        "acoth(tanh(x))",
    ),
)
_MANY = (
    *("ln(sin(10^9 x))", "sqrt(sin(10^38 x))", "asin(2sin(97x))", "ln(tan(x)tan(2x)tan(3x)tan(5x)tan(7x))"),
    *(
        "sqrt(sin(1/x))",
        "ln(sin(ln(x)))",
        "sqrt(cos(x^9))",
        "ln(sin(e^x))",
        "asec(3sin(50x)cos(49x))",
        "acosh(tan(tan(x)))",
    ),
    *("sqrt((x-1)(x-2)(x-3)(x-4)(x-5)(x-6)(x-7)(x-8))", "ln(sin(x)sin(2x)sin(3x)sin(4x)sin(5x)sin(6x))"),
    *("sqrt(sin(sin(sin(40x))))", "sqrt(sgn(sin(60x)))", "ln(sgn(tan(30x)))", "sqrt(|sin(59x)|-|cos(59x)|)"),
    *(joined("*", "sqrt(x^2-#)", 30), joined("+", "ln(x^2-#x)", 30), joined("+", "asin(sin(#x)/#)", 30)),
    *(joined("+", "acosh(x/#)", 30), joined("+", "atanh(x/#)", 30), joined("*", "ln(x-#)", 40)),
    *(joined("+", "acos(x^#)", 40), joined("+", "sqrt(sin(x/#))", 30), joined("*", "(x-#)^(1/#)", 30)),
    *(joined("+", "sqrt(x-1/#)", 40), joined("*", "asec(#x)", 30), joined("+", "(-x)^(1/#)", 40)),
)
_EMPTY = (
    *(
        "sqrt(-1-sin(x)^2)",
        "asin(2+sin(x)^2)",
        "ln(sin(x)cos(x)-1)",
        "sqrt(x^2-x^4-1)",
        "ln(cos(x)^2+sin(x)^2-1)",
    ),
    *(
        "sqrt(sin(x)-2+cos(3x))",
        "acosh(sin(x)+cos(x)-1/2)",
        "ln(x-1)ln(1/2-x)",
        "asin(e^x+e^-x)",
        "sqrt(x)sqrt(-x-1)",
    ),
    *("sqrt(x-x^2-1)", "ln(sin(x)+sin(2x)+sin(3x)-3)", "acos(cosh(x)+10^-20)", "sqrt(-(x^2-2)^2(x^2-3)^2)"),
    *(
        "ln(-x^8+x^3-x^2-1)",
        "sqrt(ln(cos(x)))",
        "sqrt(-sin(x)^2sin(2x)^2)",
        "asec(sin(x)/2)",
        "atanh(1/sin(x))",
    ),
    *(
        "ln(2x-x^2-2+sin(x)/3)",
        "sqrt(tanh(x)-1)",
        "ln(|x|-sqrt(x^2+1))",
        "acosh(tanh(x)^2)",
        "sqrt(x-1)+asin(x+1)",
    ),
)
_POINTS = (
    *(
        "sqrt(-(x-1)^2)",
        "sqrt(-(x^2-2)^2)",
        "sqrt(x-1)sqrt(1-x)x",
        "asin(x^2+1)",
        "acos(1+(x-1/7)^2)",
        "sqrt(sin(x)^2-1)",
    ),
    *("acosh(1-(x-2)^4)", "sqrt(-|x^2-3x+1|)", "sqrt(cos(x)-1)+sqrt(1-cos(x))", "x+sqrt(-sin(pi x)^2)"),
)
_DEEP = (
    *(
        nested("sqrt(?-1)", 14),
        nested("ln(1+?)", 14),
        nested("ln(?-1)", 9),
        nested("asin(?)", 9),
        nested("atanh(?/2)", 9),
    ),
    *(nested("acosh(?)", 7), nested("sqrt(sin(?))", 9), nested("sqrt(1-?)", 12), nested("ln(2+sin(?))", 9)),
    *(
        nested("(?-1)^(1/4)", 10),
        nested("acos(?/2)", 9),
        nested("tan(?)", 8),
        nested("asec(1+?)", 9),
        nested("(2-?)^0.3", 9),
    ),
    *(nested("ln(x+?)", 12), nested("sqrt(x^2-?)", 10), nested("(x-?)^(2/3)", 10), nested("ln|?|", 9)),
)
_POWERS = (
    *(
        "x^(10^38/7)",
        "(x-1)^(99999999999999999999/100)",
        "x^(1/10^38)",
        "(1-x)^(10^20/3)",
        "(-x)^(3/10^9)",
        "(-2)^x",
    ),
    *(
        "(-x)^(1/2)x^(1/2)",
        "(sin(x)-2)^(1/3)",
        "(sin(x)-2)^(1/4)",
        "(-x)^pi",
        "(-3)^(x/x)",
        "(x-1)^(x-1)",
        "(-x^2)^x",
    ),
    *(
        "(x-1)^sqrt(2)",
        "(-1-x^2)^(2/3)",
        "(-1-x^2)^(3/2)",
        "(cos(x)-1)^(5/6)",
        "x^x^-x",
        "(-e)^(2x)",
        "(ln(x))^ln(x)",
    ),
    *("|x|^(10^30)", "sgn(x)^(1/2)", "(x^(10^9)-1)^(1/10)", "((x-1)^(1/3)-2)^(1/4)", "(1/x-1/x^2)^(10^6/7)"),
)
_STEPS = (
    *("sqrt(|x|-|x-1|-1/2)", "ln(|x-1|-|x+1|)", "ln(x-|x|)", "sqrt(sgn(x)-sgn(x-1))", "asin(|x|+|x-1|)"),
    *(
        "(x+|x|)/(x+|x|)",
        "ln(sgn(sin(x)))",
        "atan(tan(50x))",
        "asin(sin(97x))sqrt(x-50)",
        "sqrt(acos(cos(30x))-3)",
    ),
    *(
        "acot(cot(20x))-20x",
        "sqrt(sgn(x-1)+sgn(2-x)-1)",
        "ln(|x|-||x|-1|)",
        "sqrt(-sgn(x)^2)",
        "asec(sec(30x))",
    ),
)
_SEVERAL = (
    *("sqrt(1-x^2-y^2-z^2)", "ln(10^-6-(x-3)^2-(y+5)^2-z^2)", "sqrt(xyz-1)+ln(1-x)", "asin(x+y+z)acos(x-y)"),
    *("sqrt(x-y)sqrt(y-z)sqrt(z-x)", "sqrt(x-y)sqrt(y-z)sqrt(z-x-1)", "ln(ln(ln(ln(x)+y)+z))", "(x-y)^z"),
    *(
        "sqrt(sin(x)-1)+sqrt(sin(y)-1)+sqrt(z)",
        "ln(sin(xyz))",
        "sqrt(x-y^2-z^2-10^6)",
        "asin(10^9(x-y))sqrt(z)",
    ),
    *("sqrt(-x^2-y^2-z^2)", "sqrt(-(x-y)^2)", "ln(x-y)ln(y-z)ln(z-1000)", "acosh(x/y)acosh(y/z)acosh(z/x)"),
    *("sqrt(sin(x)+sin(y)+sin(z)-2.9999)", "(-x)^(y/3)", "ln(|x-y|-|y-z|-10)", "sqrt(1-w^2-x^2-y^2-z^2)"),
    *(
        "sqrt(wx-yz)sqrt(yz-wx-1)",
        "ln(w-10^9)ln(x-w)ln(y-x)ln(z-y)",
        "asin(w^9+x^9+y^9+z^9)",
        "sqrt(sin(w)sin(x)sin(y)sin(z))",
    ),
    *("ln(10^-9-(w-1)^2-(x-2)^2-(y-3)^2-(z-4)^2)", "acosh(w)acosh(x/w)acosh(y/x)acosh(z/y)", "(w-x)^(y-z)"),
)


def texts() -> Iterator[str]:
    """Every piece as it stands and with everything around it that the limit of characters leaves room for."""
    for pieces in (_TINY, _FAR, _MANY, _EMPTY, _POINTS, _DEEP, _POWERS, _STEPS, _SEVERAL):
        yield from wrapped(pieces)
