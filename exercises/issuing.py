"""Serving variants to students: start or resume, take another, ask for a hint, give up, see the key."""

import logging
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.safestring import SafeString

from accounts.models import User
from exercises import guidance
from exercises.answers import shape_of
from exercises.chance import Chance
from exercises.guidance import Hint, Paragraph
from exercises.models import Attempt, Serving, SolutionPolicy, Template, Variant
from exercises.problems import RecipeError
from exercises.variants import drawn_hash, hint_html, variant_of
from grader import ProblemCode

logger = logging.getLogger(__name__)

# Seeds a template is served with: enough to hide repeats, few enough that students share the work.
SEEDS = 1000
FIXED_SEED = 1
TRIES_FOR_A_NEW_ONE = 64
FAILURES_ALLOWED = 16
TOO_LONG_ALLOWED = 2


class NoVariantError(Exception):
    """A template of which nothing can be drawn now: its author's mistake, or keys that take too long."""


@dataclass(frozen=True, slots=True)
class Policy:
    """The rules of a serving, copied into it when it starts; later changes do not reach it."""

    attempts_allowed: int | None = None
    hints_allowed: bool = True
    solution_policy: str = SolutionPolicy.FINISHED
    grading_deferred: bool = False


PRACTICE = Policy()


def start(student: User, *, template: Template, policy: Policy = PRACTICE) -> Serving:
    """The student's open serving of this template (any version of it), else a new one.

    Raises ``Template.DoesNotExist`` when the template is not open to the student, ``NoVariantError`` when
    nothing can be drawn.
    """
    current = Template.objects.open_to(student).get(slug=template.slug)
    found = _open_serving(student, current.slug)
    return found or _serve(student, _new_variant(student, current), policy=policy)


def another(serving: Serving) -> Serving:
    """Finish this serving without showing its key, and serve a variant the student has not had.

    Raises ``Template.DoesNotExist`` when the template is no longer open to the student, ``NoVariantError``
    when nothing can be drawn; then this serving goes on.
    """
    policy = Policy(
        attempts_allowed=serving.attempts_allowed,
        hints_allowed=serving.hints_allowed,
        solution_policy=serving.solution_policy,
        grading_deferred=serving.grading_deferred,
    )
    current = Template.objects.open_to(serving.student).get(slug=serving.variant.template.slug)
    variant = _new_variant(serving.student, current)
    Serving.objects.filter(pk=serving.pk, finished_at=None).update(finished_at=timezone.now())
    return _open_serving(serving.student, current.slug) or _serve(serving.student, variant, policy=policy)


def give_up(serving: Serving) -> None:
    """Finish the serving; from now on the key may be seen and this variant counts no more. Harmless twice."""
    _close(serving)


def close_if_done(serving: Serving, *, after: Attempt) -> None:
    """Finish a serving that this attempt solves, or that has no attempts left after it."""
    if serving.is_open and (after.solves or _is_used_up(serving)):
        _close(serving)


def may_see_key(serving: Serving) -> bool:
    """Whether the policy allows key and solution now: solved, given up or out of attempts, not withheld."""
    return serving.solution_policy == SolutionPolicy.FINISHED and serving.solution_seen_at is not None


def shape(variant: Variant) -> tuple[int, ...]:
    """The shape of the answer: () a scalar, (n,) a vector, (m, n) a matrix; one input a component."""
    return shape_of(variant.question)


@dataclass(frozen=True, slots=True)
class Help:
    """The hints asked for so far, the newest last. ``is_kept_back`` where no hint is left but the answer."""

    hints: tuple[Hint, ...]
    has_more: bool
    is_kept_back: bool

    @property
    def why_kept_back(self) -> str:
        return guidance.why_kept_back()


def help_for(serving: Serving) -> Help:
    """Hints about the last answer's mistake; without a diagnosis, or after it, the author's; without one
    also the first steps of the worked solution."""
    last = serving.attempts.last()
    diagnosed = guidance.diagnosed(last)
    about, asked = diagnosed.hints, last.hints_asked if last else 0
    authored = tuple(_authored(serving, hint) for hint in serving.variant.template.hints)
    general = (*authored, *guidance.beginnings(serving))
    left = (len(authored) if about else len(general)) - serving.hint_level
    parts = (general[: serving.hint_level], about[:asked])
    is_asking = asked < len(about)
    shown = parts if is_asking else tuple(reversed(parts))
    return Help(
        hints=tuple(hint for part in shown for hint in part),
        has_more=serving.hints_allowed and (is_asking or left > 0),
        is_kept_back=diagnosed.is_kept_back and bool(asked) and not is_asking,
    )


def next_hint(serving: Serving) -> None:
    """Show one hint more, if the policy allows hints and there is one."""
    if not help_for(serving).has_more:
        return
    last = serving.attempts.last()
    if last and last.hints_asked < len(guidance.diagnosed(last).hints):
        level = last.hints_asked + 1
        Attempt.objects.filter(pk=last.pk, hints_asked=last.hints_asked).update(hints_asked=level)
    else:
        level = serving.hint_level + 1
        Serving.objects.filter(pk=serving.pk, hint_level=serving.hint_level).update(hint_level=level)
        serving.hint_level = level


def _authored(serving: Serving, hint: str) -> Hint:
    return Hint((Paragraph(SafeString(hint_html(serving.variant, hint))),))


def _open_serving(student: User, slug: str) -> Serving | None:
    return Serving.objects.of(student).filter(variant__template__slug=slug, finished_at=None).first()


def _serve(student: User, variant: Variant, *, policy: Policy) -> Serving:
    """A new serving; of two requests at once the second gets the first one's."""
    with transaction.atomic():
        User.objects.select_for_update().get(pk=student.pk)
        return _open_serving(student, variant.template.slug) or Serving.objects.create(
            student=student,
            variant=variant,
            attempts_allowed=policy.attempts_allowed,
            hints_allowed=policy.hints_allowed,
            solution_policy=policy.solution_policy,
            grading_deferred=policy.grading_deferred,
        )


def _new_variant(student: User, template: Template) -> Variant:
    """A variant the student has not had; one had before only when many seeds in turn bring no other."""
    had = list(Variant.objects.filter(servings__student=student, template__slug=template.slug).order_by("pk"))
    repeatable = [variant for variant in had if variant.template_id == template.pk]
    chance = Chance(f"serving/{student.pk}/{template.slug}", seed=len(had))
    hashes = {variant.content_hash for variant in had}
    failures: list[RecipeError] = []
    seeds = _seeds(template, chance)
    for seed in seeds:
        try:
            if template.is_fixed or drawn_hash(template, seed=seed) not in hashes:
                return variant_of(template, seed=seed)
        except RecipeError as error:
            logger.warning("%s has no variant with seed %s: %s", template, seed, error)
            failures.append(error)
            if _is_hopeless(failures):
                break
    if not repeatable and failures:
        raise NoVariantError(template.slug)
    return chance.pick(repeatable) if repeatable else variant_of(template, seed=seeds[-1])


def _is_hopeless(failures: list[RecipeError]) -> bool:
    """A key that takes too long costs the student seconds, another failure nothing."""
    slow = [error for error in failures if error.problems[0].code == ProblemCode.TOO_LARGE]
    return len(slow) > TOO_LONG_ALLOWED or len(failures) > FAILURES_ALLOWED


def _seeds(template: Template, chance: Chance) -> list[int]:
    if template.is_fixed:
        return [FIXED_SEED]
    return [1 + chance.below(SEEDS) for _ in range(TRIES_FOR_A_NEW_ONE)]


def _is_used_up(serving: Serving) -> bool:
    allowed = serving.attempts_allowed
    return allowed is not None and serving.attempts.charged().count() >= allowed


def _close(serving: Serving) -> None:
    """Finish the serving and open its key, if it is not withheld; what another request has set stays."""
    now = timezone.now()
    same = Serving.objects.filter(pk=serving.pk)
    same.filter(finished_at=None).update(finished_at=now)
    if serving.solution_policy == SolutionPolicy.FINISHED:
        same.filter(solution_seen_at=None).update(solution_seen_at=now)
    serving.refresh_from_db(fields=["finished_at", "solution_seen_at"])
