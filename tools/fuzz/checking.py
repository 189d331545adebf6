"""What must hold of the reading of any string."""

import random
import time
from collections import Counter
from dataclasses import dataclass, field

from grader.outcomes import Complaint, ComplaintCode
from grader.printing import to_latex, to_text
from grader.reading import Format, LeftSide, LeftSideKind, Reading, Vocabulary, read
from tools.fuzz.strings import string

# The goal for any input is 50 ms in all; reading may take this much of the processor's time.
SECONDS = 0.05

_SHOWN = 300

_DERIVATIVE = (LeftSide(LeftSideKind.DERIVATIVE, ("x",)),)
_VOCABULARIES = (
    Vocabulary(variables=("x",), constants=("a", "y"), left_sides=_DERIVATIVE),
    Vocabulary(
        variables=("x", "y", "x_1"), constants=("a", "s", "i", "n", "h", "theta"), left_sides=_DERIVATIVE
    ),
    Vocabulary(variables=("x",), constants=("a", "y"), inner=(("g", "x"), ("h", "x"))),
    Vocabulary(variables=("x",), constants=("a",), numeric=True, left_sides=(LeftSide(LeftSideKind.LINE),)),
    Vocabulary(variables=("x", "y"), constants=("a",), shape=(2,), vector_allowed=True),
    Vocabulary(variables=("x", "y"), constants=("a",), shape=(2, 2), vector_allowed=True),
)

# What is printed is longer than what was typed, so it may meet a limit that the typed text did not.
_LIMITED = (ComplaintCode.TOO_LONG, ComplaintCode.TOO_LARGE, ComplaintCode.TOO_DEEP)


@dataclass(slots=True)
class Tally:
    """What a number of strings came to."""

    outcomes: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")

    def add(self, other: "Tally") -> None:
        self.outcomes += other.outcomes
        self.failures += other.failures
        self.slowest = max(self.slowest, other.slowest)


def check_strings(seed: str, count: int) -> Tally:
    """The same seed checks the same strings."""
    chance = random.Random(seed)
    tally = Tally()
    for _ in range(count):
        _check(string(chance), chance.choice(_VOCABULARIES), chance.choice(tuple(Format)), tally)
    return tally


def _check(text: str, vocabulary: Vocabulary, written: Format, tally: Tally) -> None:
    try:
        found, seconds = _timed(text, vocabulary, written)
        problem = _broken_law(found, text, vocabulary)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        tally.failures.append(_described(text, vocabulary, f"{type(error).__name__}: {error}"))
        return
    tally.outcomes[found.code.value if isinstance(found, Complaint) else "read"] += 1
    tally.slowest = max(tally.slowest, (seconds, text[:_SHOWN]))
    if not problem and seconds > SECONDS:
        problem = _slow(text, vocabulary, written)
    if problem:
        tally.failures.append(_described(text, vocabulary, problem))


def _described(text: str, vocabulary: Vocabulary, problem: str) -> str:
    return f"{problem[:_SHOWN]} (vocabulary {_VOCABULARIES.index(vocabulary)}): {text}"


def _timed(text: str, vocabulary: Vocabulary, written: Format) -> tuple[Reading | Complaint, float]:
    start = time.process_time()
    found = read(text, vocabulary, format=written)
    return found, time.process_time() - start


def _slow(text: str, vocabulary: Vocabulary, written: Format) -> str:
    """The machine may have been busy once, hardly four times."""
    seconds = min(_timed(text, vocabulary, written)[1] for _ in range(3))
    return f"takes {1000 * seconds:.0f} ms" if seconds > SECONDS else ""


def _broken_law(found: Reading | Complaint, text: str, vocabulary: Vocabulary) -> str:
    """A span outside the text, or a tree that its printed text does not give back."""
    if isinstance(found, Complaint):
        return "" if 0 <= found.start <= found.end <= len(text) else f"span {found.start}:{found.end}"
    for printed, written in ((to_text(found.answer), Format.TEXT), (to_latex(found.answer), Format.LATEX)):
        again = read(printed, vocabulary, format=written)
        if isinstance(again, Complaint) and again.code in _LIMITED:
            continue
        if isinstance(again, Complaint) or again.answer != found.answer:
            return f"printed {printed!r}, which is read otherwise"
    return ""
