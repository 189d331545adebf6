"""Certificates as written are verified; altered in any part they are refuted."""

import json
from collections.abc import Callable

import pytest

from grader.pipeline.lines import answered_with_certificate
from grader.verification import out_of_time, verified

from .written import Line, check, written

HUGE = "x^(9^(9^(9^9)))"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("correct", "agrees-at-fresh-points"),
        ("identical", "same-tree"),
        ("wrong-form", "agrees-at-fresh-points"),
        ("narrower", "agrees-where-defined"),
        ("incorrect", "counterexample-confirmed"),
        ("undefined", "counterexample-confirmed"),
        ("ambiguous", "other-reading-agrees"),
        ("hessian", "same-tree"),
        ("one wrong", "counterexample-confirmed"),
        ("laplacian", "agrees-at-fresh-points"),
        ("condition", "agrees-at-fresh-points"),
        ("odd root", "agrees-at-fresh-points"),
        ("constant", "agrees-at-fresh-points"),
        ("slope", "near-enough"),
        ("slope too far off", "counterexample-confirmed"),
        ("slope with a constant", "same-tree"),
        ("tangent", "agrees-at-fresh-points"),
        ("tangent by decimals", "near-enough"),
        ("secant", "same-tree"),
        ("difference quotient", "agrees-at-fresh-points"),
        ("numerical derivative", "near-enough"),
    ],
)
def test_a_certificate_as_written_is_verified(name: str, reason: str) -> None:
    assert check(written(name)) == (True, reason)


@pytest.mark.parametrize("answer", ["x + e^(-e^(e^3))", "x*tanh(10^9)", "x + 1/9^9^9^9"])
def test_difference_below_what_can_be_seen_is_neither_verified_nor_refuted(answer: str) -> None:
    asked = {"expected": "x", "variables": ["x"], "answer": answer}
    line = json.loads(answered_with_certificate(json.dumps(asked).encode()))
    assert line["verdict"] == "incorrect"
    assert check(line) == (None, "cannot-tell")


def test_a_certificate_holds_both_sides_the_domain_and_what_was_shown() -> None:
    line = written("incorrect")
    (component,) = line["certificate"]["components"]
    assert component["answer"] == "2x*cos(x)"
    assert component["expected"] == line["certificate"]["key"][0]
    assert component["counterexample"] == line["counterexample"]
    assert line["certificate"]["domain"] == {
        "names": ["x"],
        "positive": [],
        "conditions": [],
        "defined": ["x^2*sin(x)"],
    }


def test_both_readings_of_an_ambiguous_answer_are_told_apart() -> None:
    (component,) = written("ambiguous")["certificate"]["components"]
    assert (component["answer"], component["right"]) == ("(1/2)*x", "1/(2x)")


def test_inner_functions_are_put_in() -> None:
    (component,) = written("wrong-form")["certificate"]["components"]
    assert component["answer"] == "cos(t)*t^2 + 2t*sin(t)"


def retold(line: Line, verdict: str, **component: object) -> Line:
    """The verdict on a scalar altered consistently, as a careful forger would."""
    credit = float(verdict == "correct")
    told = {"verdict": verdict, "credit": credit, **component}
    line["certificate"]["components"][0] |= told
    shared = {name: told[name] for name in ("proof", "counterexample") if name in told}
    return line | {"verdict": verdict, "credit": credit} | shared


def answering(line: Line, text: str) -> Line:
    """The answer altered consistently."""
    line["certificate"]["components"][0]["answer"] = text
    return line | {"read_as": text}


def pointing(line: Line, **shown: object) -> Line:
    """The counterexample altered consistently."""
    found = line["counterexample"] | shown
    line["certificate"]["components"][0]["counterexample"] = found
    return line | {"counterexample": found}


def keyed(line: Line, text: str) -> Line:
    line["certificate"]["key"] = [text]
    line["certificate"]["components"][0]["expected"] = text
    return line


def asking(line: Line, **fields: object) -> Line:
    line["certificate"]["question"] |= fields
    return line


TAMPERED: dict[str, tuple[str, Callable[[Line], Line], str]] = {
    "called incorrect, without a point": (
        "correct",
        lambda line: retold(line, "incorrect", proof="proved"),
        "agrees-where-wrong",
    ),
    "called incorrect, with a point": (
        "correct",
        lambda line: retold(
            line,
            "incorrect",
            proof="proved",
            counterexample={"point": {"x": "1"}, "answer": "1", "expected": "2.22324"},
        ),
        "value-misstated",
    ),
    "called incorrect, with true values": (
        "identical",
        lambda line: retold(
            line,
            "incorrect",
            proof="proved",
            counterexample={"point": {"x": "2"}, "answer": "12", "expected": "12"},
        ),
        "values-agree",
    ),
    "called correct": (
        "incorrect",
        lambda line: retold(line, "correct", proof="agreed", counterexample=None),
        "differs-at-fresh-point",
    ),
    "narrower called correct": (
        "narrower",
        lambda line: retold(line, "correct", proof="agreed", counterexample=None),
        "undefined-at-fresh-point",
    ),
    "correct called narrower": ("correct", lambda line: retold(line, "narrower"), "not-undefined"),
    "narrower called incorrect": (
        "narrower",
        lambda line: retold(line, "incorrect", proof="proved"),
        "agrees-where-wrong",
    ),
    "called wrong in form where any form will do": (
        "correct",
        lambda line: retold(line, "wrong-form"),
        "parts-disagree",
    ),
    "verdict of the whole alone": ("incorrect", lambda line: line | {"verdict": "correct"}, "parts-disagree"),
    "credit": ("incorrect", lambda line: line | {"credit": 1.0}, "parts-disagree"),
    "answer": ("correct", lambda line: answering(line, "2x*sin(x) + x*cos(x)"), "differs-at-fresh-point"),
    "answer of the certificate alone": (
        "correct",
        lambda line: answering(line, "2x*sin(x)") | {"read_as": line["read_as"]},
        "parts-disagree",
    ),
    "a wrong answer made right": (
        "incorrect",
        lambda line: answering(line, "2x*sin(x) + x^2*cos(x)"),
        "value-misstated",
    ),
    "point moved": ("incorrect", lambda line: pointing(line, point={"x": "5/2"}), "value-misstated"),
    "point outside the domain": (
        "undefined",
        lambda line: pointing(line, point={"x": "-1"}),
        "outside-domain",
    ),
    "point of other names": (
        "incorrect",
        lambda line: pointing(line, point={"x": "1", "y": "1"}),
        "outside-domain",
    ),
    "value of the answer": ("incorrect", lambda line: pointing(line, answer="1.5"), "value-misstated"),
    "expected value": ("incorrect", lambda line: pointing(line, expected="1.5"), "value-misstated"),
    "one digit too many": ("undefined", lambda line: pointing(line, expected="0.6931475"), "value-misstated"),
    "said to be undefined": ("incorrect", lambda line: pointing(line, answer=None), "not-undefined"),
    "proof of another tree": (
        "correct",
        lambda line: retold(line, "correct", proof="identical"),
        "trees-differ",
    ),
    "proof left out": ("correct", lambda line: retold(line, "correct", proof=None), "parts-disagree"),
    "key and verdict": (
        "incorrect",
        lambda line: keyed(retold(line, "correct", proof="agreed", counterexample=None), "2x*cos(x)"),
        "key-differs",
    ),
    "function": ("correct", lambda line: asking(line, function="x^2*cos(x)"), "key-differs"),
    "order": ("correct", lambda line: asking(line, wrt=["x", "x"]), "key-differs"),
    "expected expression": ("narrower", lambda line: asking(line, expected="ln(x^4)"), "key-differs"),
    "condition left out": ("condition", lambda line: asking(line, conditions=[]), "malformed"),
    "both readings swapped": (
        "ambiguous",
        lambda line: (
            line["certificate"]["components"][0].update(answer="1/(2x)", right="(1/2)*x")
            or line | {"read_as": "1/(2x)"}
        ),
        "agrees-where-wrong",
    ),
    "points left out, names wrong": (
        "correct",
        lambda line: asking(line, variables=["x", "y"]),
        "malformed",
    ),
    "a slope too far off called correct": (
        "slope too far off",
        lambda line: retold(line, "correct", proof="proved", counterexample=None),
        "differs-at-fresh-point",
    ),
    "a slope near enough called incorrect": (
        "slope",
        lambda line: retold(
            line,
            "incorrect",
            proof="proved",
            counterexample={"point": {}, "answer": "0.3535534", "expected": "0.35355339"},
        ),
        "agrees-where-wrong",
    ),
    "a tangent near enough called incorrect": (
        "tangent by decimals",
        lambda line: retold(
            line,
            "incorrect",
            proof="proved",
            counterexample={"point": {"x": "3"}, "answer": "0.1416", "expected": "0.141593"},
        ),
        "agrees-where-wrong",
    ),
    "place of a slope": ("slope", lambda line: asking(line, at="3"), "key-differs"),
    "place of a tangent": ("tangent", lambda line: asking(line, at="0"), "key-differs"),
    "end of a secant": ("secant", lambda line: asking(line, to="3"), "key-differs"),
    "method": ("numerical derivative", lambda line: asking(line, method="forward"), "key-differs"),
    "tolerance": (
        "tangent by decimals",
        lambda line: asking(line, tolerance={"absolute": "1/1000000"}),
        "differs-at-fresh-point",
    ),
    "tolerance of no kind": (
        "tangent by decimals",
        lambda line: asking(line, tolerance={"generous": "1"}),
        "malformed",
    ),
    "a component left out": (
        "hessian",
        lambda line: line["certificate"]["components"].pop() and line,
        "malformed",
    ),
}


@pytest.mark.parametrize(("name", "tamper", "reason"), TAMPERED.values(), ids=TAMPERED)
def test_a_tampered_certificate_is_refuted(name: str, tamper: Callable[[Line], Line], reason: str) -> None:
    assert check(tamper(written(name))) == (False, reason)


@pytest.mark.parametrize("line", [None, [], "text", 7, {"verdict": "correct", "certificate": []}])
def test_what_is_no_output_of_batch_is_refuted(line: object) -> None:
    assert check(line) == (False, "malformed")


@pytest.mark.parametrize("field", ["verdict", "proof", "credit", "read_as", "readings", "certificate"])
@pytest.mark.parametrize("wrong", [{}, 7, "x", ["x"], [[[]]], 1e308])
def test_a_field_of_a_wrong_kind_is_refuted(field: str, wrong: object) -> None:
    assert check(written("correct") | {field: wrong})[0] is False


@pytest.mark.parametrize("source", [b"", b"no JSON", b"\xff", b"[" * 100_000])
def test_what_is_no_json_is_refuted(source: bytes) -> None:
    assert json.loads(verified(source))["verified"] is False


@pytest.mark.parametrize("line", [{"verdict": None}, {"verdict": "error"}, written("unreadable")])
def test_without_a_verdict_there_is_nothing_to_check(line: Line) -> None:
    assert check(line) == (None, "nothing-claimed")


def test_without_certificate_nothing_is_verified() -> None:
    line = written("correct")
    del line["certificate"]
    assert check(line) == (None, "no-certificate")


def test_a_task_the_checker_does_not_know_is_left_open() -> None:
    assert check(asking(written("correct"), task="integral")) == (None, "task-unknown")


def test_an_expression_beyond_the_reader_is_left_open() -> None:
    assert check(answering(written("correct"), "+".join("x" * 900))) == (None, "too-large")


@pytest.mark.parametrize("text", [HUGE, f"sin({HUGE})", "e^(e^(e^(e^(e^(x^2)))))", f"1/({HUGE})"])
def test_what_is_out_of_reach_is_left_open(text: str) -> None:
    assert check(answering(written("correct"), text)) == (None, "too-few-points")


def test_a_value_exactly_between_two_decimals_may_be_rounded_up() -> None:
    line = answering(written("incorrect"), "1.234375")
    assert check(pointing(line, answer="1.23438")) == (True, "counterexample-confirmed")
    assert check(pointing(line, answer="1.23439")) == (False, "value-misstated")


def test_a_lost_worker_is_told() -> None:
    result = json.loads(out_of_time(json.dumps(written("correct")).encode()))
    assert (result["id"], result["verified"], result["reason"]) == ("correct", None, "out-of-time")


def test_an_answer_undefined_at_every_point_tried_is_not_seen_to_be_narrower() -> None:
    line = retold(written("undefined"), "narrower", proof="agreed")
    assert check(line) == (None, "too-few-points")


def test_huge_powers_that_can_be_enclosed_are_told_apart() -> None:
    assert check(answering(written("correct"), "(1+x)^(10^40)")) == (False, "differs-at-fresh-point")
