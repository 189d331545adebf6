"""What a student can choose from: the exercises of a topic, and those begun and not finished."""

from dataclasses import dataclass

from django.db.models import Count, Max, QuerySet

from accounts.models import User
from exercises.models import Serving, Template, Topic
from exercises.progress import CONTENT, SLUG, solving_attempts


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise of a topic for one student: how many variants solved, and whether one is open."""

    template: Template
    variants_solved: int
    is_begun: bool


def exercises(student: User, *, topic: Topic) -> tuple[Exercise, ...]:
    """All exercises of the topic that are open to the student, from easy to hard; three queries."""
    templates = Template.objects.open_to(student).filter(topic=topic).distinct()
    solved = _variants_solved(student, topic=topic)
    begun = set(
        Serving.objects.of(student)
        .filter(finished_at=None, variant__template__topic=topic)
        .values_list("variant__template__slug", flat=True)
    )
    return tuple(
        Exercise(template, variants_solved=solved.get(template.slug, 0), is_begun=template.slug in begun)
        for template in templates.order_by("difficulty", "title", "slug")
    )


def following(student: User, *, serving: Serving) -> Template | None:
    """The exercise to go on with: the next of the topic not solved yet; after the last comes the first."""
    template = serving.variant.template
    listed = exercises(student, topic=template.topic)
    here = next((at for at, listing in enumerate(listed) if listing.template.slug == template.slug), -1)
    in_turn = listed[here + 1 :] + listed[: max(here, 0)]
    return next((listing.template for listing in in_turn if not listing.variants_solved), None)


def open_servings(student: User) -> QuerySet[Serving]:
    """Exercises the student has answered and not finished, the one touched last first."""
    return (
        Serving.objects.of(student)
        .filter(finished_at=None)
        .annotate(tries=Count("attempts"), touched=Max("attempts__submitted_at"))
        .filter(tries__gt=0)
        .order_by("-touched")
    )


def _variants_solved(student: User, *, topic: Topic) -> dict[str, int]:
    """By the template's slug, so that a new version of a template keeps what its old one earned."""
    solving = solving_attempts(student).filter(serving__variant__template__topic=topic).order_by()
    return dict(solving.values_list(SLUG).annotate(Count(CONTENT, distinct=True)))
