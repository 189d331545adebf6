"""Texts that are no expression in an exercise's names, made from right answers by one known corruption."""

from random import Random

from tools.answers.questions import Asked

_LETTERS = "qwzuvm"
_STRANGE = "#?!@%;"


def corrupted(text: str, *, asked: Asked, chance: Random, is_latex: bool) -> str:
    stranger = next(letter for letter in _LETTERS if letter not in (*asked.names, *asked.inner))
    ways = [
        f"{text} +",
        f"{text} + {stranger}",
        f"{stranger}*({text})",
        f"{text})",
        f"{text} + 1/0",
        f"{text} = f(",
    ]
    if not is_latex:
        place = chance.randrange(len(text) + 1)
        ways += [
            text[:place] + chance.choice(_STRANGE) + text[place:],
            f"({text}",
            f"{text} + 2 3",
            f"{text} ^",
            f"{text} + sin",
        ]
        ways += [f"d/d{asked.variable}({asked.text})", ""]
        ways += [f"{text} + 0,5"] if not asked.shape else ["1", f"[{text}, 1]"]
    elif not asked.shape:
        ways += [f"\\frac{{{text}}}", f"\\left({text}", f"\\unknown{{{text}}}", f"{text} \\cdot"]
    return chance.choice(ways)
