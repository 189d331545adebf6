"""Checking many templates, each in a process that needs no database."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exercises.auditing import Request, all_audited
from exercises.authoring import draft_of, graded_problems, seeds
from exercises.models import State, Template
from exercises.problems import Problem
from grader import Workers


@dataclass(frozen=True, slots=True)
class Checked:
    """A template and what is wrong with it."""

    template: Template
    problems: tuple[Problem, ...]


def stored_templates() -> list[Template]:
    """What is served or may be: all of the database but what is retired."""
    return list(Template.objects.exclude(state=State.RETIRED).order_by("slug", "version"))


def check(templates: Sequence[Template], *, draws: int, jobs: int) -> Iterator[Checked]:
    """Each template with its problems: in ``draws`` variants, in its official answer and wrong formulas."""
    several = range(1, draws + 1)
    requests = [
        Request(draft_of(template), audited=seeds(template, several=several)) for template in templates
    ]
    sound: list[Template] = []
    for template, result in zip(templates, all_audited(requests, jobs=jobs), strict=True):
        if result.problems or not (template.answer or template.wrong_formulas):
            yield Checked(template, result.problems)
        else:
            sound.append(template)
    with Workers(jobs=jobs) as pool:
        yield from map(Checked, sound, graded_problems(sound, pool=pool))
