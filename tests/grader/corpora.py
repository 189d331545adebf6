"""The committed corpora: answers judged by hand, each with the verdict it must get."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).with_name("corpus")
BOOKS = CORPUS / "books.toml"
VERDICTS = ("correct", "wrong-form", "narrower", "ambiguous", "incorrect", "unreadable")


@dataclass(frozen=True, slots=True)
class Judged:
    """One answer to one question; ``allowed`` holds the true verdict first, then what is no error either."""

    place: str
    record: Mapping[str, object]
    answer: str
    allowed: tuple[str, ...]
    format: str = "auto"
    complaint: str | None = None

    @property
    def verdict(self) -> str:
        return self.allowed[0]


def judged_pairs() -> tuple[Judged, ...]:
    """Every pair of every corpus, the books included."""
    return (*corpus_pairs(), *book_forms())


def corpus_pairs() -> tuple[Judged, ...]:
    """Every pair of the corpora but the books."""
    files = sorted(path for path in CORPUS.glob("*.toml") if path != BOOKS)
    return tuple(pair for path in files for pair in _pairs(path))


def book_forms() -> tuple[Judged, ...]:
    """The forms of the books' examples."""
    return tuple(form for number, example in enumerate(examples()) for form in _forms(number, example))


def examples() -> list[dict[str, Any]]:
    """The books' examples: a topic, a source, a question, and forms listed under their verdicts."""
    return list(tomllib.loads(BOOKS.read_text())["example"])


def _pairs(path: Path) -> Iterator[Judged]:
    for number, group in enumerate(tomllib.loads(path.read_text())["group"]):
        for index, pair in enumerate(group["pairs"]):
            yield Judged(
                place=f"{path.stem}-{number}-{index}",
                record=group["question"],
                answer=pair["answer"],
                allowed=(pair["verdict"], *([pair["or"]] if "or" in pair else [])),
                format=pair.get("format", "auto"),
                complaint=pair.get("complaint"),
            )


def _forms(number: int, example: Mapping[str, Any]) -> Iterator[Judged]:
    for verdict in VERDICTS:
        for index, answer in enumerate(example.get(verdict, ())):
            place = f"books-{number}-{example['topic']}-{verdict}-{index}"
            yield Judged(place=place, record=example["question"], answer=answer, allowed=(verdict,))
