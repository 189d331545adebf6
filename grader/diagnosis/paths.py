"""Paths of the multivariable chain rule spoiled: the place is the inner function by name."""

from collections.abc import Callable, Iterator
from itertools import combinations

from grader.calculus.arithmetic import product, sum_of
from grader.diagnosis.mistake import SpoiledResult
from grader.diagnosis.subject import Subject
from grader.outcomes import Mistake
from grader.syntax import Node

# As in a subject: a name and two derivatives.
_Path = tuple[str, Node, Node]


def _spoiled(
    wrong: Callable[[_Path], Node], *, all_too: bool
) -> Callable[[Subject], Iterator[tuple[str, Node]]]:
    """Some paths taken wrongly; each of them is a place."""

    def results(subject: Subject) -> Iterator[tuple[str, Node]]:
        paths = subject.paths
        most = len(paths) if all_too else len(paths) - 1
        for size in range(1, most + 1):
            for chosen in combinations(paths, size):
                result = sum_of(*(wrong(path) if path in chosen else product(*path[1:]) for path in paths))
                yield from ((name, result) for name, *_ in chosen)

    return results


def _nothing(path: _Path) -> Node:
    return sum_of()


PATHS = (
    SpoiledResult(Mistake.MULTICHAIN_PATH_MISSING, _spoiled(_nothing, all_too=False)),
    SpoiledResult(Mistake.MULTICHAIN_FACTOR_MISSING, _spoiled(lambda path: path[1], all_too=True)),
    SpoiledResult(Mistake.MULTICHAIN_ADDED, _spoiled(lambda path: sum_of(*path[1:]), all_too=True)),
)
