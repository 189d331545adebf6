"""What an author does with a template: audit, preview, save, publish, retire."""

from collections.abc import Sequence
from dataclasses import asdict
from itertools import count

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.models import User
from exercises.answers import Typed
from exercises.auditing import Request, audited
from exercises.generation import draw
from exercises.grading import Work, grade_work, work_of
from exercises.models import State, Template
from exercises.previews import Preview
from exercises.problems import Problem
from exercises.soundness import Draft, SoundnessProblem
from exercises.trying import refused_formulas
from exercises.workers import workers
from exercises.wrong_formulas import WrongFormula, wrong_formulas
from grader import Outcome, Verdict, Workers

# Variants an audit looks at when a template is saved; `check_templates` looks at 200.
AUDITED_SEEDS = range(1, 13)
# Enough to find ten different ones among, where there are ten.
PREVIEWED_SEEDS = range(1, 41)

# A change of one of these changes what is asked, or what is right.
MATHEMATICS = (
    "task",
    "function",
    "inner",
    "variables",
    "constants",
    "wrt",
    "order",
    "at",
    "start",
    "end",
    "step",
    "method",
    "parameters",
    "constraints",
    "conditions",
    "positive",
    "form",
    "narrower",
    "tolerance_kind",
    "tolerance",
)


def draft_of(template: Template) -> Draft:
    return Draft(
        recipe=template.recipe(),
        statement=template.statement,
        hints=tuple(template.hints),
        constant_ok=template.constant_ok,
        least_variants=template.least_variants,
        wrong_formulas=wrong_formulas(template.wrong_formulas),
    )


def audit(template: Template) -> tuple[Problem, ...]:
    """What is wrong with the template, saved or not; () if it is sound."""
    request = Request(draft_of(template), audited=seeds(template, several=AUDITED_SEEDS))
    return audited(request).problems or graded_problems([template], pool=workers())[0]


def graded_problems(templates: Sequence[Template], *, pool: Workers) -> list[tuple[Problem, ...]]:
    """For each sound template, in order, what grading says against the answers that its author gives."""
    refused = _answer_problems(templates, pool=pool)
    return [
        (*problems, *refused_formulas(template, pool=pool))
        for template, problems in zip(templates, refused, strict=True)
    ]


def _answer_problems(templates: Sequence[Template], *, pool: Workers) -> list[tuple[Problem, ...]]:
    """For each template whether the official answer it may name is graded as correct."""
    named = [template for template in templates if template.answer]
    outcomes = grade_work([_official_work(template) for template in named], pool=pool)
    refused = {
        id(template): (Problem("answer", SoundnessProblem.ANSWER_REFUSED, (("verdict", _said(outcome)),)),)
        for template, outcome in zip(named, outcomes, strict=True)
        if outcome is None or outcome.verdict != Verdict.CORRECT
    }
    return [refused.get(id(template), ()) for template in templates]


def preview(template: Template) -> tuple[Preview, ...]:
    """Ten variants with their keys, one of a fixed exercise; () if the template is unsound."""
    request = Request(draft_of(template), previewed=seeds(template, several=PREVIEWED_SEEDS))
    return audited(request).previews


def seeds(template: Template, *, several: range) -> range:
    """A fixed exercise has one variant; its seed is the first."""
    return several[:1] if template.is_fixed else several


def save(template: Template) -> Template:
    """Save the author's changes.

    If they change the mathematics of a version that students may have met, that version stays as it is
    and the changes become a draft of a new version, which is returned.
    """
    with transaction.atomic():
        kept = Template.objects.select_for_update().filter(pk=template.pk).first()
        if kept is not None and _is_frozen(kept) and not same_mathematics(kept, template):
            _become_new_version(template)
        if kept is not None and kept.wrong_formulas != template.wrong_formulas:
            # Stored answers can be held to the new formulas by regrading.
            template.formulas_revision = kept.formulas_revision + 1
        template.save()
    return template


def add_formula(template: Template, wrong: WrongFormula) -> None:
    """One more wrong formula, beside what else was changed meanwhile."""
    with transaction.atomic():
        kept = Template.objects.select_for_update().get(pk=template.pk)
        kept.wrong_formulas = [*kept.wrong_formulas, asdict(wrong)]
        kept.formulas_revision += 1
        kept.save(update_fields=["wrong_formulas", "formulas_revision"])


def publish(template: Template) -> tuple[Problem, ...]:
    """Publish a sound template in place of the version published so far; else its problems."""
    found = audit(template)
    if not found:
        replace_published(template)
    return found


def replace_published(template: Template) -> None:
    """Retire what is published under the same slug and publish this version."""
    with transaction.atomic():
        others = Template.objects.published().filter(slug=template.slug).exclude(pk=template.pk)
        others.update(state=State.RETIRED)
        template.state = State.PUBLISHED
        template.published_at = template.published_at or timezone.now()
        template.save()


def retire(template: Template) -> None:
    """No new servings; those there are go on."""
    Template.objects.filter(pk=template.pk).update(state=State.RETIRED)
    template.state = State.RETIRED


def copy(template: Template, *, owner: User) -> Template:
    """The template as a draft of the owner's, to be changed at will."""
    kept = Template.objects.get(pk=template.pk)
    slugs = set(Template.objects.filter(slug__startswith=kept.slug).values_list("slug", flat=True))
    numbered = (f"{kept.slug}-{number}" for number in count(2))
    _become_new(kept, version=1)
    kept.slug = next(slug for slug in numbered if slug not in slugs)
    kept.owner = owner
    kept.from_bank = False
    kept.save()
    return kept


def same_mathematics(one: Template, other: Template) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in MATHEMATICS)


def _is_frozen(template: Template) -> bool:
    return template.state != State.DRAFT or template.variants.exists()


def _become_new_version(template: Template) -> None:
    latest = Template.objects.filter(slug=template.slug).aggregate(latest=Max("version"))["latest"]
    _become_new(template, version=latest + 1)


def _become_new(template: Template, *, version: int) -> None:
    """A row of its own at the next save."""
    template.pk = None
    template._state.adding = True
    template.version = version
    template.state = State.DRAFT
    template.published_at = None


def _official_work(template: Template) -> Work:
    drawn = draw(template.recipe(), statement=template.statement, seed=AUDITED_SEEDS[0])
    return work_of(drawn.question, Typed((template.answer,)))


def _said(outcome: Outcome | None) -> str:
    return outcome.verdict if outcome else "not graded"
