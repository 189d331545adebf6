"""One JSON line of the port in, one out. Nothing a line holds can make this raise."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict
from itertools import chain
from typing import NoReturn, TypeVar

from grader.messages import line_sentence, problem_sentence, sentence
from grader.outcomes import Complaint, LineCode, Outcome, ProblemCode
from grader.pipeline.certifying import certificate, counterexample_fields
from grader.pipeline.diagnosing import diagnosed, make_ready
from grader.pipeline.grading import judged
from grader.pipeline.preparing import prepare
from grader.pipeline.remote import kept_question
from grader.questions import Question, QuestionError
from grader.reading import Format

Line = Mapping[str, object]
Stage = TypeVar("Stage")

LONGEST_LINE = 2**20
_DEEPEST = 100
NOT_GRADED = "not-graded"

_OF_THE_ANSWER = frozenset({"id", "answer", "format"})
_FORMATS = frozenset(Format)

# How half of a pair of characters gets into a line: one that is no UTF-8 is no JSON at all.
_ESCAPE = b"\\u"
_BRACKETS = (b"[", b"{")


def answered(line: bytes) -> str:
    """The output for one line of input."""
    return _answered(line, certificates=False)


def answered_with_certificate(line: bytes) -> str:
    """The same, and what an independent checker needs."""
    return _answered(line, certificates=True)


def asked(line: bytes) -> str:
    """The question of a line, as JSON: lines with the same one share its preparation. "" for a bad line."""
    try:
        return _question(_parsed(line))
    except _BadLineError:
        return ""


def not_graded(line: bytes) -> str:
    """The output for a line whose worker was lost."""
    return _written({"id": _identity(line), "verdict": None, "reason": NOT_GRADED})


def is_bad(output: str) -> bool:
    """Whether an output is an error or no verdict at all."""
    return any(sign in output for sign in _SIGNS_OF_BAD) and json.loads(output)["verdict"] in {None, "error"}


class _BadLineError(Exception):
    """A line that asks nothing; carries the message."""


def _answered(line: bytes, *, certificates: bool) -> str:
    identity = None
    try:
        fields = _parsed(line)
        identity = _checked_identity(fields)
        return _written({"id": identity} | _graded(fields, certificates=certificates))
    except _BadLineError as bad:
        message = str(bad)
    except QuestionError as unsound:
        message = f"{unsound.field}: {problem_sentence(unsound.problem)}"
    return _written({"id": identity, "verdict": "error", "message": message})


def _graded(fields: Line, *, certificates: bool) -> dict[str, object]:
    text = fields.get("answer")
    if not isinstance(text, str):
        raise QuestionError("answer", _missing_or_wrong("answer", fields))
    format_ = fields.get("format", Format.AUTO)
    if not isinstance(format_, str) or format_ not in _FORMATS:
        raise QuestionError("format", ProblemCode.UNKNOWN_CHOICE)
    asked, preparing = _timed(lambda: _prepared(_question(fields)))
    found, judging = _timed(lambda: judged(asked, text, format=format_))
    _, readying = _timed(lambda: make_ready(found))
    explained, diagnosing = _timed(lambda: diagnosed(found))
    shown = {"certificate": certificate(explained)} if certificates else {}
    times = {"ms": judging, "setup_ms": preparing + readying, "diagnosis_ms": diagnosing}
    return described(explained.outcome) | shown | {name: round(ms, 3) for name, ms in times.items()}


def _prepared(record: str) -> Question:
    asked = kept_question(record)
    prepare(asked)
    return asked


def _timed(stage: Callable[[], Stage]) -> tuple[Stage, float]:
    """What a stage gives, and the milliseconds it took."""
    start = time.perf_counter()
    return stage(), (time.perf_counter() - start) * 1000


def _question(fields: Line) -> str:
    record = {field: value for field, value in fields.items() if field not in _OF_THE_ANSWER}
    return _CANONICAL.encode(record)


def described(outcome: Outcome) -> dict[str, object]:
    """An outcome in the port's words."""
    return {
        "verdict": outcome.verdict,
        "proof": outcome.proof,
        "credit": outcome.credit,
        "counterexample": counterexample_fields(outcome.counterexample),
        "mistakes": [{"code": one.code, "where": one.where} for one in outcome.mistakes],
        "complaint": _complaint(outcome.complaint),
        "remarks": [asdict(remark) for remark in outcome.remarks],
        "read_as": outcome.read_as,
        "readings": list(outcome.readings),
        "components": [{"verdict": one.verdict, "credit": one.credit} for one in outcome.components],
        "version": outcome.version,
    }


def _complaint(complaint: Complaint | None) -> dict[str, object] | None:
    if complaint is None:
        return None
    return {
        "code": complaint.code,
        "start": complaint.start,
        "end": complaint.end,
        "message": sentence(complaint),
    }


def _parsed(line: bytes) -> dict[str, object]:
    if len(line) > LONGEST_LINE:
        raise _BadLineError(line_sentence(LineCode.TOO_LONG, most=str(LONGEST_LINE)))
    try:
        fields = _DECODER.decode(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _BadLineError(line_sentence(LineCode.NOT_JSON)) from error
    if not isinstance(fields, dict):
        raise _BadLineError(line_sentence(LineCode.NOT_AN_OBJECT))
    if sum(map(line.count, _BRACKETS)) > _DEEPEST and _is_deep(fields):
        raise _BadLineError(line_sentence(LineCode.NOT_JSON))
    if _ESCAPE in line:
        _refuse_surrogates(fields)
    return fields


def _refuse(_: str) -> NoReturn:
    raise ValueError


def _finite(text: str) -> float:
    value = float(text)
    if value in {float("inf"), float("-inf")}:
        raise ValueError
    return value


def _is_deep(fields: Line) -> bool:
    """Whether anything is nested deeper than any question needs, so that later stages may recurse."""
    level: list[object] = [fields]
    for _ in range(_DEEPEST):
        lists = [part for part in level if isinstance(part, list)]
        objects = [part.values() for part in level if isinstance(part, dict)]
        level = list(chain.from_iterable([*lists, *objects]))
    return bool(level)


def _refuse_surrogates(fields: object) -> None:
    try:
        json.dumps(fields, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise _BadLineError(line_sentence(LineCode.LONE_SURROGATE)) from error


def _identity(line: bytes) -> object:
    try:
        return _checked_identity(_parsed(line))
    except (_BadLineError, QuestionError):
        return None


def _checked_identity(fields: Line) -> object:
    identity = fields.get("id")
    if identity is not None and not isinstance(identity, str | int | float):
        raise QuestionError("id", ProblemCode.WRONG_TYPE)
    return identity


def _missing_or_wrong(field: str, fields: Line) -> ProblemCode:
    return ProblemCode.WRONG_TYPE if field in fields else ProblemCode.MISSING_FIELD


def _written(output: Mapping[str, object]) -> str:
    return _ENCODER.encode(output)


_DECODER = json.JSONDecoder(parse_constant=_refuse, parse_float=_finite)
_ENCODER = json.JSONEncoder(allow_nan=False)

# An output without any of these has a verdict.
_SIGNS_OF_BAD = ('"verdict": null', '"verdict": "error"')
_CANONICAL = json.JSONEncoder(sort_keys=True)
