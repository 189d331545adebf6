"""One output line of ``batch --certificates`` in, one line with what became of it out."""

import json
from collections.abc import Iterator
from dataclasses import replace

from grader.messages import check_sentence
from grader.outcomes import CheckReason, Verdict
from grader.verification.checks import checked
from grader.verification.claims import Claim, ComponentClaim, Fields, MalformedError, claim
from grader.verification.fitting import check_counts, fits
from grader.verification.keys import key_reason
from grader.verification.rereading import TooLargeError, tree
from grader.verification.sides import Sides
from grader.verification.subject import Subject, subject
from grader.verification.targets import Target, UnknownTaskError

LONGEST_CERTIFICATE = 2**22

# Refuted before anything is open, open before anything is verified.
_WORST_FIRST = (False, None, True)


class PartsDisagreeError(Exception):
    """The parts of a line do not fit together."""


def verified(line: bytes) -> str:
    """The result for one line; nothing it holds can make this raise."""
    fields = parsed(line)
    if fields is None:
        return written(None, CheckReason.MALFORMED)
    return written(fields.get("id"), reason(fields))


def out_of_time(line: bytes) -> str:
    """The result for a line whose worker was lost."""
    fields = parsed(line)
    return written(None if fields is None else fields.get("id"), CheckReason.OUT_OF_TIME)


def is_refuted(output: str) -> bool:
    return json.loads(output)["verified"] is False


def parsed(line: bytes) -> Fields | None:
    try:
        fields = json.loads(line) if len(line) <= LONGEST_CERTIFICATE else None
    except (ValueError, RecursionError):
        return None
    return fields if isinstance(fields, dict) else None


def reason(line: Fields) -> CheckReason:
    """The reason that weighs most among those of all components."""
    try:
        return _reason(line)
    except (MalformedError, RecursionError):
        return CheckReason.MALFORMED
    except PartsDisagreeError:
        return CheckReason.PARTS_DISAGREE
    except TooLargeError:
        return CheckReason.TOO_LARGE
    except UnknownTaskError:
        return CheckReason.TASK_UNKNOWN


def written(identity: object, found: CheckReason, **more: object) -> str:
    output = {"id": identity, "verified": found.result, "reason": found.value}
    return json.dumps({**output, "message": check_sentence(found), **more})


def sides_of(read: Claim) -> list[Sides]:
    """The components, each with the domain it is compared on. Raises what makes a line no certificate."""
    about = subject(read)
    check_counts(read, len(about.targets))
    if not fits(read, about.shape):
        raise PartsDisagreeError
    return list(_all_sides(read, about))


def _all_sides(read: Claim, about: Subject) -> Iterator[Sides]:
    seed = json.dumps(
        [read.question, [(one.answer, one.expected) for one in read.components]], sort_keys=True
    )
    for number, (one, target) in enumerate(zip(read.components, about.targets, strict=True)):
        yield _sides(one, target, about, f"{number}\0{seed}")


def _reason(line: Fields) -> CheckReason:
    if line.get("verdict") in (None, "error", Verdict.UNREADABLE):
        return CheckReason.NOTHING_CLAIMED
    if "certificate" not in line:
        return CheckReason.NO_CERTIFICATE
    read = claim(line)
    # What decided the verdict of the whole is named first.
    sides = sorted(sides_of(read), key=lambda one: one.claim.verdict != line["verdict"])
    reasons = [*_key_reasons(sides), *map(checked, sides)]
    return min(reasons, key=lambda found: _WORST_FIRST.index(found.result))


def _key_reasons(sides: list[Sides]) -> Iterator[CheckReason]:
    for one in sides:
        found = key_reason(one.expected, one.target, domain=one.domain, known=one.claim.points)
        if found is not None:
            yield found


def _sides(one: ComponentClaim, target: Target, about: Subject, seed: str) -> Sides:
    expected = tree(one.expected, about.vocabulary)
    return Sides(
        claim=one,
        target=target,
        answer=tree(one.answer, about.vocabulary),
        expected=expected,
        right=None if one.right is None else tree(one.right, about.vocabulary),
        domain=replace(about.domain, nodes=(expected, *about.domain.nodes)),
        seed=seed,
        tolerance=about.tolerance,
    )
