"""Every spelling one exercise allows, and the tiling of a run of letters by them.

A run is tiled as typed before capitals are folded, then by fewest pieces, then by most that are the
exercise's own names, then longest first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from grader.reading.characters import GREEK
from grader.reading.functions import CONSTANTS, FUNCTIONS
from grader.reading.names import Vocabulary
from grader.reading.tokens import Kind

# Runs up to this length come again and again: their tilings are kept.
_KEPT_LENGTH = 24

BASIS = ("i", "j", "k")


@dataclass(frozen=True, slots=True)
class Word:
    """A spelling and what it means: the kind and text of its token."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a run and what it means there; folded if its capitals had to be read as small."""

    start: int
    end: int
    word: Word
    is_folded: bool


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The words of one vocabulary; compared by identity, so that asking for what is kept costs little."""

    words: dict[str, Word]
    longest: int

    def pieces_at(self, run: str, start: int) -> Iterator[Piece]:
        """Every word that begins here, longest first."""
        for end in range(min(len(run), start + self.longest), start, -1):
            typed = run[start:end]
            if word := self.words.get(typed):
                yield Piece(start, end, word, is_folded=False)
            elif word := self.words.get(typed.lower()):
                yield Piece(start, end, word, is_folded=True)


_COMMON = {
    **{spelling: Word(Kind.FUNCTION, function.value) for spelling, function in FUNCTIONS.items()},
    **{spelling: Word(Kind.CONSTANT, constant.value) for spelling, constant in CONSTANTS.items()},
}
_WITH_BASIS = _COMMON | {letter: Word(Kind.BASIS, letter) for letter in BASIS}


def lexicon(vocabulary: Vocabulary) -> Lexicon:
    """The same one for all exercises with the same names."""
    return _lexicon(vocabulary.names, with_basis=vocabulary.vector_allowed)


@lru_cache(maxsize=256)
def _lexicon(names: tuple[str, ...], *, with_basis: bool) -> Lexicon:
    words = dict(_WITH_BASIS if with_basis else _COMMON)
    for name in names:
        words |= dict.fromkeys(spellings(name), Word(Kind.NAME, name))
    return Lexicon(words, max(map(len, words)))


def spellings(name: str) -> tuple[str, ...]:
    """How a name may be typed: ``x_1`` also as ``x1``, a Greek letter by its name."""
    plain = "".join(GREEK.get(character, character) for character in name)
    stem, _, index = plain.partition("_")
    if index:
        return (plain, stem + index) if index.isdigit() else (plain,)
    stem = plain.rstrip("0123456789")
    return (plain,) if stem == plain else (plain, f"{stem}_{plain.removeprefix(stem)}")


@dataclass(frozen=True, slots=True)
class _Tiling:
    """The best tiling from ``piece`` on; without a piece, of nothing."""

    cost: tuple[int, int, int] = (0, 0, 0)
    piece: Piece | None = None
    rest: _Tiling | None = None

    def after(self, piece: Piece) -> _Tiling:
        folded, pieces, foreign = self.cost
        is_foreign = piece.word.kind is not Kind.NAME
        return _Tiling((folded + piece.is_folded, pieces + 1, foreign + is_foreign), piece, self)


def tile(run: str, words: Lexicon, *, excluded: str = "") -> tuple[Piece, ...]:
    """The best tiling of the run by words other than ``excluded``; empty if there is none."""
    if run != excluded and (word := words.words.get(run)):
        return (Piece(0, len(run), word, is_folded=False),)
    return (_tile_once if len(run) <= _KEPT_LENGTH else _tile)(run, words, excluded)


def _tile(run: str, words: Lexicon, excluded: str) -> tuple[Piece, ...]:
    tiling, pieces = _best_tilings(run, words, excluded)[0], []
    while tiling and tiling.piece:
        pieces.append(tiling.piece)
        tiling = tiling.rest
    return tuple(pieces)


_tile_once = lru_cache(maxsize=4096)(_tile)


def _best_tilings(run: str, words: Lexicon, excluded: str) -> list[_Tiling | None]:
    """For every place, the best tiling of the rest of the run."""
    best: list[_Tiling | None] = [None] * len(run) + [_Tiling()]
    for start in range(len(run) - 1, -1, -1):
        for piece in words.pieces_at(run, start):
            rest = best[piece.end]
            if rest is None or run[start : piece.end] == excluded:
                continue
            tiling, known = rest.after(piece), best[start]
            if known is None or tiling.cost < known.cost:
                best[start] = tiling
    return best


def untiled(run: str, vocabulary: Vocabulary) -> tuple[int, int]:
    """The part of a run that no tiling gets past: from the farthest place reached to where one can resume.

    All of a run that can be tiled, but has to be one word.
    """
    words = lexicon(vocabulary)
    reached = {0}
    for start in range(len(run)):
        if start in reached:
            reached.update(piece.end for piece in words.pieces_at(run, start))
    if len(run) in reached:
        return 0, len(run)
    farthest = max(reached)
    best = _best_tilings(run, words, "")
    return farthest, next(end for end in range(farthest + 1, len(run) + 1) if best[end])
