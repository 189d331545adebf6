"""Whether the parts of a line fit together: what is said of the whole, by its components."""

from grader.outcomes import Form, Narrower, Proof, Verdict
from grader.verification.claims import Claim, ComponentClaim, MalformedError, optional_text, shown, texts

_WORST_FIRST = (
    Verdict.INCORRECT,
    Verdict.UNDECIDED,
    Verdict.AMBIGUOUS,
    Verdict.NARROWER,
    Verdict.WRONG_FORM,
    Verdict.CORRECT,
)
_WEAKEST_FIRST = (Proof.AGREED, Proof.PROVED, Proof.IDENTICAL)
_WITHOUT_PROOF = (Verdict.UNDECIDED, Verdict.AMBIGUOUS)
_WITH_POINT = (Verdict.INCORRECT, Verdict.NARROWER)


def fits(claim: Claim, shape: tuple[int, ...]) -> bool:
    components, outcome = claim.components, claim.outcome
    worst = min((one.verdict for one in components), key=_WORST_FIRST.index)
    counterexample = next((one.counterexample for one in components if one.counterexample), None)
    return (
        outcome.get("verdict") == worst
        and outcome.get("proof") == _proof(worst, components)
        and outcome.get("credit") == sum(one.credit for one in components) / len(components)
        and shown(outcome.get("counterexample")) == counterexample
        and optional_text(outcome, "read_as") == written([one.answer for one in components], shape, claim)
        and all(_is_possible(one, claim) for one in components)
        and _fit_readings(claim, shape, worst)
    )


def written(parts: list[str], shape: tuple[int, ...], claim: Claim) -> str | None:
    """The whole answer in our language; what is read in inner functions is not written as it was read."""
    if claim.question.get("task") == "multichain":
        return optional_text(claim.outcome, "read_as")
    if not shape:
        return parts[0]
    width = shape[-1]
    rows = [f"[{', '.join(parts[start : start + width])}]" for start in range(0, len(parts), width)]
    return rows[0] if len(shape) == 1 else f"[{', '.join(rows)}]"


def _proof(worst: Verdict, components: tuple[ComponentClaim, ...]) -> Proof | None:
    if worst is Verdict.INCORRECT:
        return Proof.PROVED
    proofs = [one.proof for one in components]
    return min((proof for proof in proofs if proof), key=_WEAKEST_FIRST.index) if all(proofs) else None


def _is_possible(component: ComponentClaim, claim: Claim) -> bool:
    """Whether a component's proof, point and credit belong to its verdict."""
    verdict, question = component.verdict, claim.question
    accepts = verdict is Verdict.NARROWER and question.get("narrower") == Narrower.ACCEPT
    return (
        (component.proof is None) == (verdict in _WITHOUT_PROOF)
        and (component.proof is Proof.PROVED or verdict is not Verdict.INCORRECT)
        and (component.counterexample is None or verdict in _WITH_POINT)
        and (component.right is not None) == (verdict is Verdict.AMBIGUOUS)
        and (question.get("form") != Form.ANY or verdict is not Verdict.WRONG_FORM)
        and component.credit == float(verdict is Verdict.CORRECT or accepts)
    )


def _fit_readings(claim: Claim, shape: tuple[int, ...], worst: Verdict) -> bool:
    """Only an ambiguous whole shows readings: as read, and as it would be right."""
    readings = texts(claim.outcome, "readings")
    if worst is not Verdict.AMBIGUOUS:
        return not readings
    if claim.question.get("task") == "multichain":
        return len(readings) == 2
    sides = [[one.answer for one in claim.components], [one.right or one.answer for one in claim.components]]
    return sorted(readings) == sorted(str(written(side, shape, claim)) for side in sides)


def check_counts(claim: Claim, expected: int) -> None:
    """Raises MalformedError unless there is a component and a text of the key for each thing asked."""
    if len(claim.components) != expected or len(claim.key) != expected:
        raise MalformedError
    if any(one.expected != text for one, text in zip(claim.components, claim.key, strict=True)):
        raise MalformedError
