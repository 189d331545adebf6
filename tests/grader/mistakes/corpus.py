"""The committed corpus of mistakes: a file a group of the catalogue, every answer judged by hand."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from grader import Mistake
from tests.grader.corpora import CORPUS
from tests.grader.mistakes.labelled import Group, Labelled, Truth, group_of, names_of, printed

MISTAKES = CORPUS / "mistakes"
FIELDS = frozenset({"answer", "codes", "first", "where", "elsewhere", "silent", "verdict", "or", "why"})


def labelled_answers() -> tuple[Labelled, ...]:
    """Every case of every file."""
    return tuple(case for path in sorted(MISTAKES.glob("*.toml")) for case in _of_file(path))


def _of_file(path: Path) -> Iterator[Labelled]:
    for number, group in enumerate(tomllib.loads(path.read_text())["group"]):
        for index, case in enumerate(group["cases"]):
            yield _labelled(f"{path.stem}-{number}-{index}", group["question"], case)


def _labelled(identity: str, record: Mapping[str, object], case: Mapping[str, Any]) -> Labelled:
    """Raises for a misspelt field or code: a case that asserts nothing would be worse than none."""
    if not case.keys() <= FIELDS:
        raise ValueError(f"{identity}: unknown fields {sorted(case.keys() - FIELDS)}")
    codes = tuple(map(Mistake, case.get("codes", ())))
    first = Mistake(case["first"]) if "first" in case else next(iter(codes), None)
    verdict = case.get("verdict", "incorrect")
    return Labelled(
        identity=identity,
        record=record,
        answer=case["answer"],
        truth=_truth(verdict, codes),
        verdicts=(verdict, *([case["or"]] if "or" in case else [])),
        codes=codes,
        first=first,
        places=tuple(_places(record, case, codes, first)),
        silent=frozenset(map(Mistake, case.get("silent", ()))),
    )


def _truth(verdict: str, codes: tuple[Mistake, ...]) -> Truth:
    if verdict == "correct":
        return Truth.RIGHT
    return Truth.MISTAKEN if codes else Truth.SLIP


def _places(
    record: Mapping[str, object], case: Mapping[str, Any], codes: tuple[Mistake, ...], first: Mistake | None
) -> Iterator[tuple[Mistake, tuple[str, ...]]]:
    names = names_of(record)
    for code in codes:
        places = _stated(code, record, case, first)
        if places is not None:
            yield code, tuple(printed(place, names) for place in places)


def _stated(
    code: Mistake, record: Mapping[str, object], case: Mapping[str, Any], first: Mistake | None
) -> list[str] | None:
    """``elsewhere`` is for one code, ``where`` for the others of the first one's group.

    The whole function is the place of every mistake about the whole answer.
    """
    stated = case.get("elsewhere", {}).get(code.value)
    if stated is not None:
        return [stated]
    if group_of(code) is Group.WHOLE_ANSWER:
        return [str(record["function"])]
    if first is None or group_of(code) is not group_of(first) or "where" not in case:
        return None
    where = case["where"]
    return list(where) if isinstance(where, list) else [where]
