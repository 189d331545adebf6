"""Other common readings of one typing: where they part from the first, and all that are worth trying.

While an answer is read, every place where people could read otherwise is a fork. The first reading takes
none; reading again with some of them taken gives the alternatives.
"""

from collections.abc import Callable, Iterator
from itertools import combinations, islice

from grader import limits
from grader.outcomes import ReadingKind
from grader.reading.complaints import UnreadableError
from grader.records import Once, record
from grader.syntax import Node

Trees = tuple[Node, ...]


@record()
class Fork:
    """One place with another reading: ``owner`` is the place of the function, power or bar it concerns.

    A weak fork is tried alone but not with all of its kind: few people would read that way.
    """

    kind: ReadingKind
    owner: int
    here: int
    weak: bool = False


@record()
class Choice:
    """Which forks are taken: one alone, or all of some kinds."""

    kinds: frozenset[ReadingKind] = frozenset()
    fork: Fork | None = None

    @property
    def kind(self) -> ReadingKind | None:
        """The one kind taken; None where several are."""
        if self.fork:
            return self.fork.kind
        return next(iter(self.kinds)) if len(self.kinds) == 1 else None


NO_FORK = Choice()


class Forks:
    """Asked at every fork; answers by the choice and keeps what was asked, and how many tokens were read."""

    __slots__ = ("_choice", "_found", "tokens")

    def __init__(self, choice: Choice) -> None:
        self._choice = choice
        self._found: dict[Fork, None] = {}
        self.tokens = 0

    @property
    def found(self) -> tuple[Fork, ...]:
        return tuple(self._found)

    def takes(self, fork: Fork) -> bool:
        self._found[fork] = None
        return fork == self._choice.fork or (fork.kind in self._choice.kinds and not fork.weak)


Parse = Callable[[Forks], Trees]


class Readings:
    """The reading without any fork taken and, read only when asked for, those with: most answers need none.

    A reading is a tuple of trees: more than one where basis vectors make a vector of one expression.
    ``forks`` are those met on the way.
    """

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.forks = Forks(NO_FORK)
        self.first = parse(self.forks)

    @Once
    def others(self) -> tuple[tuple[Choice, Trees], ...]:
        """Each once and none like the first; what cannot be read is no alternative."""
        if not self.forks.found:
            return ()
        seen, others = {self.first}, []
        most = min(limits.ALTERNATIVES, limits.TOKENS_READ_AGAIN // max(1, self.forks.tokens))
        for choice in islice(_choices(self.forks.found), most):
            trees = _reading(self.parse, choice)
            if trees and trees not in seen:
                seen.add(trees)
                others.append((choice, trees))
        return tuple(others)


def _reading(parse: Parse, choice: Choice) -> Trees | None:
    try:
        return parse(Forks(choice))
    except UnreadableError:
        return None


def _choices(found: tuple[Fork, ...]) -> Iterator[Choice]:
    """Kinds everywhere, then single forks, then kinds together; weak forks last."""
    kinds = tuple(dict.fromkeys(fork.kind for fork in found if not fork.weak))
    yield from (Choice(frozenset({kind})) for kind in kinds)
    if len(kinds) > 1:
        yield Choice(frozenset(kinds))
    yield from (Choice(fork=fork) for fork in found if not fork.weak)
    for size in range(2, len(kinds)):
        yield from (Choice(frozenset(some)) for some in combinations(kinds, size))
    yield from (Choice(fork=fork) for fork in found if fork.weak)
