"""Our own counted chance: the same draw from the same seed on every machine and in every Python.

Python promises only ``random()`` to be stable between versions, so every number here is a SHA-256 of the
generator's version, a stream's name, the seed and a counter.
"""

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

CHANCE_VERSION = 1
BLOCK = 2**64

Item = TypeVar("Item")


class Chance:
    """A stream of numbers; each draw moves its counter on."""

    __slots__ = ("_counter", "_prefix")

    def __init__(self, stream: str, *, seed: int) -> None:
        self._prefix = f"{CHANCE_VERSION}\n{stream}\n{seed}\n"
        self._counter = 0

    def below(self, limit: int) -> int:
        """A whole number in 0..limit-1, each equally likely; ``limit`` is at most 2**64."""
        if not 0 < limit <= BLOCK:
            raise ValueError(f"limit must be in 1..2**64, not {limit}")
        unbiased = BLOCK - BLOCK % limit
        while (block := self._block()) >= unbiased:
            pass
        return block % limit

    def pick(self, items: Sequence[Item]) -> Item:
        return items[self.below(len(items))]

    def _block(self) -> int:
        digest = sha256(f"{self._prefix}{self._counter}".encode()).digest()
        self._counter += 1
        return int.from_bytes(digest[:8], "big")
