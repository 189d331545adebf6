"""Finishing touches on MathML made from LaTeX: spaces round functions and signs, primes, upright capitals."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, fromstring, tostring

NAMESPACE = ' xmlns="http://www.w3.org/1998/Math/MathML"'
ROWS = frozenset({"math", "mrow", "msqrt", "mtd", "mstyle"})
SCRIPTS = frozenset({"msup", "msub", "msubsup"})
PRIMES = frozenset("\N{PRIME}\N{DOUBLE PRIME}\N{TRIPLE PRIME}")
CAPITALS = frozenset("ΓΔΘΛΞΠΣΥΦΨΩ")
SIGNS = frozenset("+\N{MINUS SIGN}\N{PLUS-MINUS SIGN}\N{MINUS-OR-PLUS SIGN}")
CLOSING = frozenset(")]}!") | PRIMES
BAR = "|"
THIN, TIGHT = "0.17em", "0.07em"
# How far the slanted f of the maths font reaches out of its box, to the left below and to the right above.
OVERHANG = "0.1em"
APPLY, TIMES = "\N{FUNCTION APPLICATION}", "\N{INVISIBLE TIMES}"


def well_set(mathml: str) -> str:
    """The formula as a typesetter would have it: 2x sin x, not 2xsinx; x ≠ -1, not x ≠ - 1."""
    math = fromstring(mathml.replace(NAMESPACE, "", 1))  # noqa: S314 - no file, no entity: our library wrote it
    for element in list(math.iter()):
        _set_letter(element)
        _lower_primes(element)
        if element.tag in ROWS:
            _bind_signs(list(element))
            element[:] = list(_spaced(list(element)))
        if element.tag in SCRIPTS:
            _tighten(element[1:])
    _give_room(math)
    return tostring(math, encoding="unicode", short_empty_elements=False)


def _set_letter(element: Element) -> None:
    """Capital Greek letters stand upright, a slash stands close, and plus-minus is a sign like plus."""
    if element.tag == "mi" and element.text in CAPITALS:
        element.set("mathvariant", "normal")
    elif element.tag == "mi" and element.text in SIGNS:
        element.tag = "mo"
    elif element.tag == "mo" and element.text == "/":
        element.attrib.update(lspace="0", rspace="0")


def _lower_primes(element: Element) -> None:
    """The font's prime stands high by itself; in an exponent it would rise twice."""
    if element.tag == "msup" and len(element) == 2 and (element[1].text or "") in PRIMES:
        element.tag = "mrow"
        element[1].tag = "mo"
        element[1].set("lspace", "0.08em")


def _bind_signs(parts: list[Element]) -> None:
    """A sign after a relation, a comma or an opening bracket belongs to what follows."""
    for index, part in enumerate(parts):
        if part.tag == "mo" and part.text in SIGNS and _begins_operand(parts, index):
            part.set("form", "prefix")


def _begins_operand(parts: list[Element], index: int) -> bool:
    if index == 0:
        return True
    before = parts[index - 1]
    if before.tag != "mo" or before.text in CLOSING:
        return False
    return before.text != BAR or _begins_operand(parts, index - 1)


def _tighten(scripts: list[Element]) -> None:
    """Signs of sums stand close in an exponent, as in print."""
    for script in scripts:
        for part in script.iter("mo"):
            if part.text in SIGNS and part.get("form") != "prefix":
                part.attrib.update(lspace=TIGHT, rspace=TIGHT)


def _give_room(math: Element) -> None:
    """A formula that begins or ends with f does not run into the words beside it."""
    letters = [element for element in math.iter() if len(element) == 0]
    row = math[0] if len(math) == 1 and math[0].tag == "mrow" else math
    if letters[0].text == "f":
        row.insert(0, Element("mspace", width=OVERHANG))
    if letters[-1].text == "f":
        row.append(Element("mspace", width=OVERHANG))


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
