"""Wrong results of one who puts the inner functions in first and then differentiates by one variable."""

from dataclasses import replace

from grader.calculus import Derivation, differentiate
from grader.diagnosis.catalogue import RULE_MISTAKES
from grader.diagnosis.subject import Subject
from grader.diagnosis.whole import composed
from grader.diagnosis.wrong_results import Wrong, single_mistakes
from grader.outcomes import FoundMistake
from grader.questions.tasks import Derivative, Multichain


def substituted_mistakes(subject: Subject) -> tuple[Wrong, ...]:
    """Rules spoiled there, each placed in the author's functions; nothing where there are no inner ones."""
    question = subject.question
    if not isinstance(question, Multichain):
        return ()
    function = composed(subject)
    derivation = Derivation(function, ((differentiate(function, question.wrt),),), lambda one: one)
    asked = Derivative(question.common, function, (question.wrt,))
    direct = replace(subject, question=asked, function=function, derivation=derivation)
    wrongs = (wrong for wrong in single_mistakes(direct) if wrong.found[0].code in RULE_MISTAKES)
    return tuple(_placed(wrong, subject) for wrong in wrongs)


def _placed(wrong: Wrong, subject: Subject) -> Wrong:
    """Without nodes: they are not those of the functions as asked."""
    return Wrong(tuple(_found(found, subject) for found in wrong.found), wrong.result)


def _found(found: FoundMistake, subject: Subject) -> FoundMistake:
    where = found.where if found.where in subject.texts else subject.whole
    return replace(found, where=where, path=())
