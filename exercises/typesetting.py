"""Finishing touches on MathML made from LaTeX: the spaces round sin and ln, and primes at their height."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, fromstring, tostring

NAMESPACE = ' xmlns="http://www.w3.org/1998/Math/MathML"'
SCRIPTS = frozenset({"msup", "msub", "msubsup"})
PRIMES = frozenset("\N{PRIME}\N{DOUBLE PRIME}\N{TRIPLE PRIME}")
THIN = "0.17em"
APPLY, TIMES = "\N{FUNCTION APPLICATION}", "\N{INVISIBLE TIMES}"


def well_set(mathml: str) -> str:
    """The formula as a typesetter would have it: 2x sin x, not 2xsinx."""
    math = fromstring(mathml.replace(NAMESPACE, "", 1))  # noqa: S314 - no file, no entity: our library wrote it
    for element in list(math.iter()):
        _lower_primes(element)
        if element.tag in {"math", "mrow", "msqrt", "mtd", "mstyle"}:
            element[:] = list(_spaced(list(element)))
    return tostring(math, encoding="unicode", short_empty_elements=False)


def _lower_primes(element: Element) -> None:
    """The font's prime stands high by itself; in an exponent it would rise twice."""
    if element.tag == "msup" and len(element) == 2 and (element[1].text or "") in PRIMES:
        element.tag = "mrow"
        element[1].tag = "mo"
        element[1].set("lspace", "0.08em")


def _spaced(parts: list[Element]) -> Iterator[Element]:
    for index, part in enumerate(parts):
        if _is_function(part):
            if index and _is_factor(parts[index - 1]):
                yield _operator(TIMES, lspace=THIN)
            yield part
            if index + 1 < len(parts) and not _is_closing(parts[index + 1]):
                yield _operator(APPLY, rspace="0" if _opens(parts[index + 1]) else THIN)
        else:
            yield part


def _is_function(part: Element) -> bool:
    """A name of several letters, sin, with or without an exponent or base."""
    name = part[0] if part.tag in SCRIPTS else part
    text = name.text or ""
    return name.tag == "mi" and len(text) > 1 and text.isalpha()


def _is_factor(part: Element) -> bool:
    return (part.tag not in {"mo", "mspace"} and not _is_function(part)) or (part.text or "") == ")"


def _is_closing(part: Element) -> bool:
    return part.tag == "mspace" or (part.tag == "mo" and not _opens(part))


def _opens(part: Element) -> bool:
    bracket = part[0] if part.tag == "mrow" and len(part) else part
    return bracket.tag == "mo" and (bracket.text or "") in {"(", "[", "{"}


def _operator(sign: str, **spaces: str) -> Element:
    operator = Element("mo", spaces)
    operator.text = sign
    return operator
