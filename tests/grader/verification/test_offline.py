"""SymPy's opinion: it confirms or doubts, and overrides nothing."""

import json

import pytest

from grader.verification.offline import Opinion, opinion, with_sympy

from .test_certificates import answering
from .written import written


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("correct", Opinion.AGREES),
        ("odd root", Opinion.CANNOT_TELL),
        ("incorrect", None),
        ("identical", None),
    ],
)
def test_sympy_is_asked_about_what_is_said_to_be_equal(name: str, said: Opinion | None) -> None:
    assert opinion(json.dumps(written(name)).encode()) is said


def test_sympy_sees_two_sides_that_differ() -> None:
    line = answering(written("correct"), "2x*sin(x) + x*cos(x)")
    assert opinion(json.dumps(line).encode()) is Opinion.DISAGREES


@pytest.mark.parametrize("line", [b"no JSON", b"{}", b'{"verdict": "error"}'])
def test_sympy_says_nothing_of_other_lines(line: bytes) -> None:
    assert opinion(line) is None


@pytest.mark.parametrize(
    ("verified", "said", "result"),
    [
        (True, Opinion.AGREES, (True, "agrees-at-fresh-points")),
        (True, Opinion.DISAGREES, (None, "sympy-disagrees")),
        (True, Opinion.CANNOT_TELL, (True, "agrees-at-fresh-points")),
        (True, None, (True, "agrees-at-fresh-points")),
        (False, Opinion.AGREES, (False, "agrees-at-fresh-points")),
        (False, Opinion.DISAGREES, (False, "agrees-at-fresh-points")),
    ],
)
def test_what_sympy_doubts_is_verified_no_more(
    verified: bool, said: Opinion | None, result: tuple[bool | None, str]
) -> None:
    output = json.dumps({"id": 1, "verified": verified, "reason": "agrees-at-fresh-points", "message": "."})
    found = json.loads(with_sympy(output, said))
    assert (found["verified"], found["reason"]) == result
    assert found["sympy"] == said
