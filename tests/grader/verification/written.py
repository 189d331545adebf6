"""Output lines as ``batch --certificates`` writes them, for tests to check and to tamper with."""

import json
from copy import deepcopy
from functools import cache
from typing import Any

from grader.pipeline.lines import answered_with_certificate
from grader.verification import verified

Line = dict[str, Any]

ASKED: dict[str, Line] = {
    "correct": {
        "task": "derivative",
        "function": "x^2 sin x",
        "wrt": "x",
        "answer": "x(2 sin x + x cos x)",
    },
    "identical": {"task": "derivative", "function": "x^3", "wrt": "x", "answer": "3x^2"},
    "wrong-form": {
        "task": "multichain",
        "function": "g h",
        "inner": {"g": "sin(t)", "h": "t^2"},
        "wrt": "t",
        "answer": "cos(t) h + 2t g",
    },
    "narrower": {"expected": "ln(x^2)", "variables": ["x"], "answer": "2 ln x"},
    "incorrect": {"task": "derivative", "function": "x^2 sin x", "wrt": "x", "answer": "2x cos x"},
    "undefined": {"expected": "ln(x)", "variables": ["x"], "answer": "ln(-x)"},
    "ambiguous": {"expected": "1/(2x)", "variables": ["x"], "answer": "1/2x"},
    "hessian": {
        "task": "hessian",
        "function": "x^2 y^3",
        "variables": ["x", "y"],
        "answer": "[[2y^3, 6x y^2], [6x y^2, 6x^2 y]]",
    },
    "one wrong": {"task": "gradient", "function": "x^2 y", "variables": ["x", "y"], "answer": "[2x y, x]"},
    "laplacian": {
        "task": "laplacian",
        "function": "x^2 e^y",
        "variables": ["x", "y"],
        "answer": "e^y (2 + x^2)",
    },
    "condition": {
        "task": "derivative",
        "function": "sqrt((x-1000)(1001-x))",
        "wrt": "x",
        "conditions": ["x > 1000.2"],
        "answer": "(2001 - 2x)/(2 sqrt((x-1000)(1001-x)))",
    },
    "odd root": {"task": "derivative", "function": "x^(5/3)", "wrt": "x", "answer": "5/3 cbrt(x^2)"},
    "constant": {
        "task": "partial",
        "function": "x^n ln(y)",
        "wrt": ["x", "y"],
        "variables": ["x", "y"],
        "constants": ["n"],
        "positive": ["x"],
        "answer": "n x^n/(x y)",
    },
    "slope": {"task": "slope", "function": "sqrt(x)", "wrt": "x", "at": 2, "answer": "0.3535534"},
    "slope too far off": {"task": "slope", "function": "sqrt(x)", "wrt": "x", "at": 2, "answer": "0.3536"},
    "slope with a constant": {
        "task": "slope",
        "function": "ln(a x)",
        "wrt": "x",
        "at": "1/a",
        "variables": ["x"],
        "constants": ["a"],
        "positive": ["x"],
        "answer": "a",
    },
    "tangent": {"task": "tangent", "function": "sin(x)", "wrt": "x", "at": "pi", "answer": "y = -(x - pi)"},
    "tangent by decimals": {
        **{"task": "tangent", "function": "sin(x)", "wrt": "x", "at": "pi", "tolerance": {"absolute": 0.001}},
        "answer": "3.1416 - x",
    },
    "secant": {"task": "secant", "function": "x^3", "wrt": "x", "from": 1, "to": 2, "answer": "7"},
    "difference quotient": {
        **{"task": "difference-quotient", "function": "1/x", "wrt": "x", "answer": "-1/(x^2 + x h)"},
    },
    "numerical derivative": {
        **{"task": "numerical-derivative", "function": "e^x", "wrt": "x", "at": 0, "step": "0.1"},
        **{"method": "central", "tolerance": {"significant": 4}, "answer": "1.0017"},
    },
    "unreadable": {"expected": "2x", "variables": ["x"], "answer": "2x +"},
}


@cache
def _written(name: str) -> bytes:
    return answered_with_certificate(json.dumps({"id": name, **ASKED[name]}).encode()).encode()


def written(name: str) -> Line:
    """The output line for one of ``ASKED``, to be altered at will."""
    return deepcopy(json.loads(_written(name)))


def check(line: object) -> tuple[bool | None, str]:
    """What ``verify`` makes of a line."""
    result = json.loads(verified(json.dumps(line).encode()))
    return result["verified"], result["reason"]
