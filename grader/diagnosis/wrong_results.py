"""All wrong results of one component: single mistakes, the same one everywhere, two nested ones."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from grader.calculus import Builder, Change, RuleTree, TooLargeError
from grader.diagnosis.catalogue import CATALOGUE
from grader.diagnosis.chains import without_inner
from grader.diagnosis.mistake import MistakeRule, SpoiledResult, SpoiledRule
from grader.diagnosis.powers import POWERS
from grader.diagnosis.subject import Subject
from grader.diagnosis.terms import jointly
from grader.diagnosis.trigonometry import TRIGONOMETRY
from grader.fuel import Fuel, OutOfFuelError
from grader.limits import DIAGNOSIS_NODES
from grader.outcomes import FoundMistake, Mistake
from grader.syntax import Name, Node, walk

# One mistake everywhere: so many of its ways are tried.
_WAYS = 4

# Mistakes that are made together with another one further inside.
_NESTED = frozenset(
    {
        Mistake.CHAIN_MISSING_INNER,
        Mistake.CHAIN_INNER_IN_ARGUMENT,
        Mistake.CHAIN_OUTER_AT_X,
        Mistake.CHAIN_ADDED,
        Mistake.PRODUCT_OF_DERIVATIVES,
        Mistake.PRODUCT_MISSING_TERM,
        Mistake.PRODUCT_MINUS,
        Mistake.PRODUCT_AS_SUM,
        Mistake.PRODUCT_OWN_DERIVATIVES,
        Mistake.QUOTIENT_OF_DERIVATIVES,
        Mistake.QUOTIENT_REVERSED,
        Mistake.QUOTIENT_PLUS,
        Mistake.QUOTIENT_DENOMINATOR,
        Mistake.QUOTIENT_NUMERATOR_SQUARED,
        Mistake.RECIPROCAL_SIGN,
        Mistake.RECIPROCAL_OF_DERIVATIVE,
        Mistake.POWER_KEPT_EXPONENT,
        Mistake.POWER_MISSING_COEFFICIENT,
        Mistake.POWER_RAISED_EXPONENT,
        Mistake.POWER_ON_EXPONENTIAL,
        Mistake.EXPONENTIAL_MISSING_LOG,
        Mistake.LOG_MISSING_BASE,
        Mistake.TRIG_SIGN,
        Mistake.CONSTANT_VARIABLE_DROPPED,
        Mistake.CONSTANT_KEPT,
        Mistake.CONSTANT_FACTOR_DROPPED,
    }
)

_OUTER = frozenset(rule.code for rule in (*POWERS, *TRIGONOMETRY))


@dataclass(frozen=True, slots=True)
class Spoiled:
    """One node and what builds its wrong derivative."""

    tree: RuleTree
    builder: Builder


@dataclass(frozen=True, slots=True)
class Wrong:
    """A wrong result and the mistakes that give it; ``spoiled`` is where, if at single nodes."""

    found: tuple[FoundMistake, ...]
    result: Node
    spoiled: tuple[Spoiled, ...] = ()


def single_mistakes(subject: Subject) -> tuple[Wrong, ...]:
    """Each kind as many as there is fuel for: rules spoiled in rank order, the same one at all nodes, other
    results."""
    everywhere = (wrong for rule in CATALOGUE for wrong in _everywhere(rule, subject))
    kinds = (_of_kind(SpoiledRule, subject), everywhere, _of_kind(SpoiledResult, subject))
    return tuple(wrong for wrongs in kinds for wrong in _afforded(subject, wrongs))


def _of_kind(kind: type[MistakeRule], subject: Subject) -> Iterator[Wrong]:
    return (wrong for rule in CATALOGUE if isinstance(rule, kind) for wrong in _of_rule(rule, subject))


def nested_mistakes(subject: Subject, singles: tuple[Wrong, ...]) -> tuple[Wrong, ...]:
    """Two mistakes, one inside the other."""
    usual = [wrong for wrong in singles if len(wrong.spoiled) == 1 and wrong.found[0].code in _NESTED]
    pairs = ((outer, inner) for outer in usual for inner in usual if _is_inside(inner, outer))
    wrongs = (wrong for outer, inner in pairs for wrong in together(subject, outer, inner))
    return _afforded(subject, wrongs)


def unchained_mistakes(subject: Subject, singles: tuple[Wrong, ...]) -> tuple[Wrong, ...]:
    """The outer derivative spoiled and the inner one forgotten, at one node."""
    usual = (wrong for wrong in singles if len(wrong.spoiled) == 1 and wrong.found[0].code in _OUTER)
    return _afforded(subject, (both for wrong in usual for both in _unchained(subject, wrong)))


def _unchained(subject: Subject, wrong: Wrong) -> Iterator[Wrong]:
    (spoiled,) = wrong.spoiled
    tree = spoiled.tree
    if tree.is_chained:
        missing = _found(Mistake.CHAIN_MISSING_INNER, tree.parts[tree.rule.inner].node, tree, subject)
        change = {tree: without_inner(spoiled.builder)}
        yield from _built(subject, joint((missing, *wrong.found)), change.get, ())


def together(subject: Subject, one: Wrong, other: Wrong) -> Iterator[Wrong]:
    """What two mistakes give, at different nodes or in different terms; nothing where that is too large."""
    spoiled = one.spoiled + other.spoiled
    change: dict[RuleTree, Builder] = {}
    for tree, builder in ((each.tree, each.builder) for each in spoiled):
        both = jointly(tree, change[tree], builder) if tree in change else builder
        if both is None:
            return
        change[tree] = both
    yield from _built(subject, joint(one.found + other.found), change.get, spoiled)


def joint(found: tuple[FoundMistake, ...]) -> tuple[FoundMistake, ...]:
    """Mistakes that only together give a result."""
    return tuple(replace(mistake, is_joint=len(found) > 1) for mistake in found)


def _is_inside(inner: Wrong, outer: Wrong) -> bool:
    return _holds(outer.spoiled[0].tree.parts, inner.spoiled[0].tree)


def _holds(trees: Iterable[RuleTree], sought: RuleTree) -> bool:
    return any(tree is sought or _holds(tree.parts, sought) for tree in trees)


def _of_rule(rule: SpoiledRule | SpoiledResult, subject: Subject) -> Iterator[Wrong]:
    if isinstance(rule, SpoiledResult):
        try:
            for place, result in rule.results(subject):
                yield Wrong((FoundMistake(rule.code, place),), result)
        except TooLargeError:
            return
    else:
        for tree in subject.trees:
            for part, builder in rule.spoilings(tree, subject):
                found = (_found(rule.code, part, tree, subject),)
                yield from _built(subject, found, {tree: builder}.get, (Spoiled(tree, builder),))


def _found(code: Mistake, part: Node, tree: RuleTree, subject: Subject) -> FoundMistake:
    origin = part if isinstance(part, Name) else subject.origin(part, tree)
    return FoundMistake(code, subject.place(origin), subject.path(origin))


def _everywhere(rule: SpoiledRule | SpoiledResult, subject: Subject) -> Iterator[Wrong]:
    if isinstance(rule, SpoiledResult):
        return
    spoilings = {tree: tuple(islice(rule.spoilings(tree, subject), _WAYS)) for tree in subject.trees}
    concerned = {tree: ways for tree, ways in spoilings.items() if ways}
    if not concerned or (len(concerned) < 2 and not subject.is_repeated):
        return
    each = (_found(rule.code, ways[0][0], tree, subject) for tree, ways in concerned.items())
    found = joint(tuple(dict.fromkeys(each)))
    for way in range(max(map(len, concerned.values()))):
        change = {tree: ways[min(way, len(ways) - 1)][1] for tree, ways in concerned.items()}
        yield from _built(subject, found, _by_identity(rule, subject, change), ())


def _by_identity(rule: SpoiledRule, subject: Subject, change: dict[RuleTree, Builder]) -> Change:
    """The change at the nodes known, and the first way at those that come up only in a changed result."""

    def builder(tree: RuleTree) -> Builder | None:
        if tree in change or tree in known:
            return change.get(tree)
        return next((way for _, way in rule.spoilings(tree, subject)), None)

    known = frozenset(subject.trees)
    return builder


def _built(
    subject: Subject, found: tuple[FoundMistake, ...], change: Change, spoiled: tuple[Spoiled, ...]
) -> Iterator[Wrong]:
    try:
        yield Wrong(found, subject.spoiled(change), spoiled)
    except TooLargeError:
        return


def _afforded(subject: Subject, wrongs: Iterator[Wrong]) -> tuple[Wrong, ...]:
    """As many as may be built, each once; one costs about as much as the right result is long."""
    shared = 1 + len(subject.question.targets())
    fuel, price = Fuel(2 * DIAGNOSIS_NODES // shared), sum(1 for _ in walk(subject.derivation.result))
    kept: dict[tuple[tuple[FoundMistake, ...], Node], Wrong] = {}
    try:
        for wrong in _charged(wrongs, fuel, price):
            kept.setdefault((wrong.found, wrong.result), wrong)
    except OutOfFuelError:
        pass
    return tuple(kept.values())


def _charged(wrongs: Iterator[Wrong], fuel: Fuel, price: int) -> Iterator[Wrong]:
    while True:
        fuel.charge(price)
        try:
            yield next(wrongs)
        except StopIteration:
            return
