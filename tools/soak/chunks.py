"""One chunk of pairs from one seed: made, graded by the port in a process of its own, and compared."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from random import Random

from tools.bench.killable import Killable
from tools.soak import sympy_side
from tools.soak.making import Made, random_answer
from tools.soak.questions import Asked, random_question
from tools.soak.truth import Truth, differs_at, truth, wider_truth

CHUNK = 2000
ANSWERS_A_QUESTION = 8

Output = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Pair:
    asked: Asked
    made: Made
    truth: Truth

    @property
    def line(self) -> str:
        return json.dumps(
            {**self.asked.record, "answer": self.made.text, "format": self.made.format}, ensure_ascii=False
        )


@dataclass(slots=True)
class Tally:
    """``trouble`` holds a line for each disagreement with all that is needed to see it again."""

    counts: Counter[str] = field(default_factory=Counter)
    trouble: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        self.counts += other.counts
        self.trouble += other.trouble


def soak_chunk(seed: str, *, sympy_every: int) -> Tally:
    """The same seed makes and judges the same pairs; every so many are shown to SymPy (0: none)."""
    pairs = list(_pairs(Random(seed)))
    tally = Tally()
    for pair, output in zip(pairs, _graded(pairs), strict=True):
        _compare(pair, output, tally)
    if sympy_every:
        _ask_sympy(pairs[::sympy_every], tally)
    tally.trouble = [f"seed {seed}: {one}" for one in tally.trouble]
    return tally


def _pairs(chance: Random) -> Iterator[Pair]:
    made = 0
    while made < CHUNK:
        asked = random_question(chance)
        texts: set[str] = set()
        for _ in range(min(ANSWERS_A_QUESTION, CHUNK - made)):
            answer = random_answer(asked, chance)
            if answer is not None and answer.text not in texts:
                texts.add(answer.text)
                made += 1
                yield Pair(asked, answer, truth(asked, answer.term))


def _graded(pairs: list[Pair]) -> list[Output]:
    ran = subprocess.run(
        [sys.executable, "-m", "grader", "batch"],
        input="".join(pair.line + "\n" for pair in pairs),
        capture_output=True,
        text=True,
        check=False,
    )
    return [json.loads(line) for line in ran.stdout.splitlines()]


def _compare(pair: Pair, output: Output, tally: Tally) -> None:
    verdict, true = output["verdict"], pair.truth.verdict
    tally.counts[f"{true or 'unknown'} judged {verdict}"] += 1
    tally.counts[f"proof {output.get('proof')}"] += 1
    problem = _problem(pair, output)
    if problem:
        tally.trouble.append(f"{problem}: {verdict}, by points {true} ({pair.made.maker}) {pair.line}")


def _problem(pair: Pair, output: Output) -> str:
    """What is wrong with the port's output; a verdict that points cannot deny is none."""
    verdict, counterexample = output["verdict"], output.get("counterexample")
    if isinstance(counterexample, dict):
        point = counterexample["point"]
        return "" if differs_at(pair.asked, pair.made.term, point) else f"NO COUNTEREXAMPLE {point}"
    if verdict == "undecided":
        return ""
    if verdict not in _OF_THE_VALUE:
        return "no verdict on the value"
    if _may_be(verdict, pair.truth):
        return ""
    wider = wider_truth(pair.asked, pair.made.term, Random(pair.line))
    return "" if _may_be(verdict, wider) else f"WRONG, by more points {wider.verdict}"


def _may_be(verdict: object, truth: Truth) -> bool:
    return truth.verdict in {verdict, None} or (verdict == "incorrect" and truth.verdict == "nowhere")


_OF_THE_VALUE = ("correct", "narrower", "incorrect")


def _ask_sympy(pairs: list[Pair], tally: Tally) -> None:
    with (
        Killable(sympy_side.finds_equal, seconds=sympy_side.SECONDS) as simplifying,
        Killable(sympy_side.derivative_differs, seconds=sympy_side.SECONDS) as differentiating,
    ):
        for pair in pairs:
            positive = pair.asked.positive
            equal = simplifying.answer((pair.asked.truth, pair.made.term, positive))
            tally.counts[f"sympy: {pair.truth.verdict} found equal {equal}"] += 1
            if equal and pair.truth.verdict == "incorrect":
                tally.trouble.append(f"SYMPY finds equal what differs at {pair.truth.at}: {pair.line}")
            if differentiating.answer((pair.asked, positive)):
                tally.trouble.append(f"SYMPY differentiates otherwise: {pair.line}")
