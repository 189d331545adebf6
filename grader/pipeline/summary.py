"""The outcome of a whole answer from the verdicts on its components."""

from grader.outcomes import (
    VERSION,
    Counterexample,
    Form,
    FoundMistake,
    Judgement,
    Mistake,
    Outcome,
    Proof,
    Remark,
    Verdict,
)
from grader.pipeline.judging import Component
from grader.pipeline.preparing import Prepared
from grader.printing import to_text
from grader.syntax import Answer

_WORST_FIRST = (
    Verdict.INCORRECT,
    Verdict.UNDECIDED,
    Verdict.AMBIGUOUS,
    Verdict.NARROWER,
    Verdict.WRONG_FORM,
    Verdict.CORRECT,
)
_WEAKEST_FIRST = (Proof.AGREED, Proof.PROVED, Proof.IDENTICAL)


def summary(
    prepared: Prepared,
    answer: Answer,
    components: tuple[Component, ...],
    *,
    remarks: tuple[Remark, ...],
) -> Outcome:
    judgements = tuple([component.judgement for component in components])
    verdict = min([one.verdict for one in judgements], key=_WORST_FIRST.index)
    form = prepared.question.common.form
    return Outcome(
        verdict,
        VERSION,
        proof=_proof(verdict, judgements),
        credit=sum([one.credit for one in judgements]) / len(judgements),
        counterexample=_counterexample(judgements),
        mistakes=_mistakes(prepared, verdict),
        remarks=remarks,
        read_as=to_text(answer),
        readings=_readings(answer, components) if verdict is Verdict.AMBIGUOUS else (),
        components=judgements if answer.shape else (),
        form=form,
    )


def _proof(verdict: Verdict, judgements: tuple[Judgement, ...]) -> Proof | None:
    """A whole is no better proved than its weakest component, but wrong if only one is proved wrong."""
    if verdict is Verdict.INCORRECT:
        return Proof.PROVED
    proofs = [one.proof for one in judgements]
    return min((proof for proof in proofs if proof), key=_WEAKEST_FIRST.index) if all(proofs) else None


def _counterexample(judgements: tuple[Judgement, ...]) -> Counterexample | None:
    return next((one.counterexample for one in judgements if one.counterexample), None)


def _mistakes(prepared: Prepared, verdict: Verdict) -> tuple[FoundMistake, ...]:
    """What the verdict itself says; the mistakes in a wrong answer are looked for later."""
    match verdict:
        case Verdict.AMBIGUOUS:
            return (FoundMistake(Mistake.READS_OTHERWISE),)
        case Verdict.WRONG_FORM if prepared.question.common.form is Form.SUBSTITUTED:
            return (FoundMistake(Mistake.NOT_SUBSTITUTED),)
        case _:
            return ()


def _readings(answer: Answer, components: tuple[Component, ...]) -> tuple[str, ...]:
    """As read and as it would be right, in an order that does not tell which is which."""
    right = tuple(component.right or component.node for component in components)
    return tuple(sorted({to_text(answer), to_text(Answer(right, answer.shape))}))
