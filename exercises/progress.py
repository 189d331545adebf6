"""How far a student has come, by topic. A variant whose key was shown before it was solved counts no more."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef

from accounts.models import User
from exercises.models import Attempt, Serving, Template, Topic
from exercises.models.practice import AttemptQuerySet

TOPIC = "serving__variant__template__topic"
SLUG = "serving__variant__template__slug"
CONTENT = "serving__variant__content_hash"


@dataclass(frozen=True, slots=True)
class TopicProgress:
    """One topic for one student: exercises open, exercises solved at least once, variants solved, tried."""

    topic: Topic
    templates: int
    templates_solved: int
    variants_solved: int
    variants_tried: int


def by_topic(student: User) -> tuple[TopicProgress, ...]:
    """All topics that have something open to the student, in the order of the course; four queries."""
    open_now = Template.objects.open_to(student)
    templates = dict(open_now.order_by().values_list("topic").annotate(Count("pk", distinct=True)))
    tried = _counted(Attempt.objects.filter(serving__student=student))
    solved = solving_attempts(student)
    variants = _counted(solved)
    exercises = dict(
        solved.filter(**{f"{SLUG}__in": open_now.values("slug")})
        .order_by()
        .values_list(TOPIC)
        .annotate(Count(SLUG, distinct=True))
    )
    return tuple(
        TopicProgress(
            topic=topic,
            templates=templates[topic.pk],
            templates_solved=exercises.get(topic.pk, 0),
            variants_solved=variants.get(topic.pk, 0),
            variants_tried=tried.get(topic.pk, 0),
        )
        for topic in Topic.objects.filter(pk__in=templates)
    )


def solving_attempts(student: User) -> AttemptQuerySet:
    """The student's attempts with full credit on exercises whose key they had not been shown before."""
    shown = Serving.objects.filter(
        student=student,
        variant__content_hash=OuterRef(CONTENT),
        solution_seen_at__lt=OuterRef("submitted_at"),
    )
    return Attempt.objects.solving().filter(~Exists(shown), serving__student=student)


def _counted(attempts: AttemptQuerySet) -> dict[int, int]:
    """The number of different variants by topic."""
    return dict(attempts.order_by().values_list(TOPIC).annotate(Count(CONTENT, distinct=True)))
