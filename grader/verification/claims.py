"""What an output line of ``batch --certificates`` claims, as records; nothing in it is believed yet."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, TypeVar

from grader.outcomes import Proof, Verdict
from grader.verification.evaluation import Point

Fields = Mapping[str, Any]
T = TypeVar("T")

_FRACTION = re.compile(r"-?[0-9]{1,2000}(?:/[0-9]{1,2000})?", re.ASCII)
_MOST_NAMES = 40


class MalformedError(Exception):
    """The line is not what ``batch --certificates`` writes."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A counterexample: a point and the decimals claimed there; ``answer`` is None where undefined."""

    point: Point
    answer: str | None
    expected: str


@dataclass(frozen=True, slots=True)
class ComponentClaim:
    """One component: texts of both sides, the verdict on them, and what is shown for it."""

    verdict: Verdict
    proof: Proof | None
    credit: float
    answer: str
    expected: str
    right: str | None
    counterexample: Shown | None
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class DomainClaim:
    names: tuple[str, ...]
    positive: tuple[str, ...]
    conditions: tuple[str, ...]
    defined: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A whole line; ``question`` and ``outcome`` are kept as they stand."""

    outcome: Fields
    question: Fields
    key: tuple[str, ...]
    domain: DomainClaim
    components: tuple[ComponentClaim, ...]


def claim(line: Fields) -> Claim:
    """Raises MalformedError."""
    certificate = member(line, "certificate", dict)
    domain = member(certificate, "domain", dict)
    return Claim(
        outcome=line,
        question=member(certificate, "question", dict),
        key=texts(certificate, "key"),
        domain=DomainClaim(
            *(texts(domain, field) for field in ("names", "positive", "conditions", "defined"))
        ),
        components=tuple(_component(one) for one in member(certificate, "components", list)),
    )


def shown(fields: object) -> Shown | None:
    """A counterexample, if there is one."""
    if fields is None:
        return None
    if not isinstance(fields, dict):
        raise MalformedError
    return Shown(
        _point(member(fields, "point", dict)),
        optional_text(fields, "answer"),
        member(fields, "expected", str),
    )


def member(fields: Fields, name: str, kind: type[T]) -> T:
    value = fields.get(name)
    if not isinstance(value, kind):
        raise MalformedError
    return value


def texts(fields: Fields, name: str) -> tuple[str, ...]:
    entries = member(fields, name, list)
    if not all(isinstance(entry, str) for entry in entries):
        raise MalformedError
    return tuple(entries)


def optional_text(fields: Fields, name: str) -> str | None:
    return None if fields.get(name) is None else member(fields, name, str)


def fraction(text: object) -> Fraction:
    if not isinstance(text, str) or not _FRACTION.fullmatch(text):
        raise MalformedError
    try:
        return Fraction(text)
    except ZeroDivisionError:
        raise MalformedError from None


def _component(fields: object) -> ComponentClaim:
    if not isinstance(fields, dict):
        raise MalformedError
    proof = optional_text(fields, "proof")
    try:
        verdict, known = Verdict(member(fields, "verdict", str)), Proof(proof) if proof else None
    except ValueError:
        raise MalformedError from None
    return ComponentClaim(
        verdict=verdict,
        proof=known,
        credit=member(fields, "credit", float),
        answer=member(fields, "answer", str),
        expected=member(fields, "expected", str),
        right=optional_text(fields, "right"),
        counterexample=shown(fields.get("counterexample")),
        points=tuple(map(_point, member(fields, "points", list))),
    )


def _point(fields: object) -> Point:
    if not isinstance(fields, dict) or len(fields) > _MOST_NAMES:
        raise MalformedError
    return {name: fraction(value) for name, value in fields.items()}
