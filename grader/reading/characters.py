"""The table of characters: what stands for what, one character for one, so that places stay."""

# ruff: noqa: RUF001
import unicodedata
from types import MappingProxyType

# Characters that part what stands around them and mean nothing else: blanks, invisible times, and the hat
# and the arrow over a basis vector.
BLANKS = (
    " \t\n\r\f\v\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u200b\u202f\u205f\u2060\u2061\u2062\u3000\ufeff\u0302\u20d7"
)

_SAME = {
    "*": "·×⋅∙•✕✖∗⨯・",
    "/": "÷∕",
    "-": "−–—‒‐‑﹣",
    "+": "﹢",
    "|": "∣❘",
    "'": "’‘′ʹ´`",
    '"': "″“”",
    "<": "⟨〈〈‹",
    ">": "⟩〉〉›",
    "d": "ⅆ",
    "e": "ⅇℯ",
    "i": "ⅈıî",
    "j": "ⅉȷĵ",
    "h": "ℎ",
    "Δ": "∆",
    "□": "▢⬚▯",
}

_GREEK_NAMES = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta",
    "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "π": "pi",
    "ρ": "rho", "σ": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
    "Γ": "Gamma", "Δ": "Delta", "Θ": "Theta", "Λ": "Lambda", "Ξ": "Xi", "Π": "Pi", "Σ": "Sigma",
    "Υ": "Upsilon", "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega",
}  # fmt: skip
_GREEK_VARIANTS = {
    "ϵ": "epsilon", "ϑ": "theta", "ϕ": "phi", "ϖ": "pi", "ϱ": "rho", "ς": "sigma", "µ": "mu", "Ω": "Omega",
}  # fmt: skip
GREEK = MappingProxyType(_GREEK_NAMES | _GREEK_VARIANTS)

SUPERSCRIPTS = MappingProxyType(
    dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾", "0123456789+-()", strict=True))
    | dict(zip("ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", "abcdefghijklmnoprstuvwxyz", strict=True))
    | {"ᵅ": "α", "ᵝ": "β", "ᵞ": "γ", "ᵟ": "δ", "ᶿ": "θ", "ᵠ": "φ", "ᵡ": "χ"}
)

SUBSCRIPTS = MappingProxyType(
    dict(zip("₀₁₂₃₄₅₆₇₈₉", "0123456789", strict=True))
    | dict(zip("ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", "aehijklmnoprstuvx", strict=True))
)


def _vulgar_fractions() -> dict[str, tuple[int, int]]:
    found = {}
    for character in "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞↉":
        above, below = unicodedata.normalize("NFKC", character).split("⁄")
        found[character] = (int(above), int(below))
    return found


VULGAR_FRACTIONS = MappingProxyType(_vulgar_fractions())


def _plain_forms() -> dict[str, str]:
    """Wide and mathematical letters, digits and signs, and their plain ones."""
    styled = [*map(chr, range(0xFF01, 0xFF5F)), *map(chr, range(0x1D400, 0x1D800))]
    plain = {character: unicodedata.normalize("NFKC", character) for character in styled}
    return {character: form for character, form in plain.items() if len(form) == 1}


_ROUND_FORMULA = f"${BLANKS}"

_TABLE = str.maketrans(
    {typed: meant for meant, all_typed in _SAME.items() for typed in all_typed} | _plain_forms()
)

_ASCII_LOOK_ALIKES = frozenset(filter(str.isascii, map(chr, _TABLE)))


def normalised(text: str) -> str:
    """The text with every look-alike replaced; as long as before, so that spans hold.

    The dollar signs round a whole LaTeX formula are blanks, and so is the full stop of a sentence.
    """
    is_plain = text.isascii() and _ASCII_LOOK_ALIKES.isdisjoint(text)
    inside = (text if is_plain else text.translate(_TABLE)).lstrip(_ROUND_FORMULA)
    kept = _without_full_stop(inside.rstrip(_ROUND_FORMULA))
    return " " * (len(text) - len(inside)) + kept + " " * (len(inside) - len(kept))


def _without_full_stop(text: str) -> str:
    """After a digit it is the point of a decimal, and several are no full stop."""
    if not text.endswith("."):
        return text
    kept = text[:-1].rstrip(BLANKS)
    return kept if kept and kept[-1] not in ".0123456789" else text


def named(character: str) -> str:
    """What to call a character in a complaint; never a raw invisible one or half of a pair."""
    name = unicodedata.name(character, "")
    point = f"U+{ord(character):04X}"
    if not name:
        return point
    return f"{character} ({name.lower()})" if character.isprintable() else f"{name.lower()} ({point})"
