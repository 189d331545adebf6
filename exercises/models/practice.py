"""What students do: servings, attempts, and the log of verdicts that were changed later."""

from typing import Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from exercises.models.catalogue import Variant
from grader import Proof, Verdict

# The verdicts an attempt is charged for. All others, and none yet, cost nothing.
CHARGED = (Verdict.CORRECT, Verdict.INCORRECT, Verdict.NARROWER)

# Without a verdict after this many tries, an attempt waits for an instructor.
STUCK_AFTER = 3

# What stands for the verdict where there is none yet.
NOT_GRADED = "not-graded"

VERDICTS = [(verdict.value, verdict.value) for verdict in Verdict]
PROOFS = [(proof.value, proof.value) for proof in Proof]


class SolutionPolicy(models.TextChoices):
    """When a student may see key and solution."""

    FINISHED = "finished", _("once solved, given up or out of attempts")
    WITHHELD = "withheld", _("never from the exercise's own pages")


class ServingQuerySet(models.QuerySet["Serving"]):
    def of(self, student: User) -> Self:
        """The student's own servings, with all a page about one of them needs."""
        return self.filter(student=student).select_related("variant__template__topic")

    def visible_to(self, instructor: User) -> Self:
        """The servings of the instructor's own students; everything to a superuser."""
        if instructor.is_superuser:
            return self.all()
        return self.filter(student__in=User.objects.filter(classes__instructor=instructor))


class Serving(models.Model):
    """One student's right to one variant, under the policy of the moment it was served."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    student = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="servings")
    variant = models.ForeignKey(Variant, on_delete=models.PROTECT, related_name="servings")
    attempts_allowed = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Empty: any number.")
    hints_allowed = models.BooleanField(default=True)
    solution_policy = models.CharField(max_length=10, choices=SolutionPolicy, default=SolutionPolicy.FINISHED)
    grading_deferred = models.BooleanField(default=False, help_text="Answers wait for `manage.py grade`.")
    hint_level = models.PositiveSmallIntegerField(default=0)
    solution_seen_at = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = ServingQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at"]
        indexes = [models.Index(fields=["student", "finished_at"], name="serving_student_open")]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def is_open(self) -> bool:
        return self.finished_at is None


class AttemptQuerySet(models.QuerySet["Attempt"]):
    def ungraded(self) -> Self:
        return self.filter(graded_at=None)

    def solving(self) -> Self:
        """Attempts that earned full credit."""
        return self.filter(credit__gte=1)

    def charged(self) -> Self:
        return self.filter(verdict__in=CHARGED)

    def queued(self) -> Self:
        """What waits for an instructor's decision: undecided, only agreed, or never graded though tried."""
        waiting = (
            Q(verdict=Verdict.UNDECIDED)
            | Q(proof=Proof.AGREED)
            | Q(graded_at=None, failures__gte=STUCK_AFTER)
        )
        return self.filter(waiting, decided=False)

    def settleable(self) -> Self:
        """What is queued, and what was decided before and may be decided again."""
        waiting = Q(pk__in=Attempt.objects.queued())
        return self.filter(waiting | Q(decided=True))

    def of_kind(self, kind: str) -> Self:
        """Attempts with this verdict, or with none for "not-graded"."""
        return self.filter(verdict="" if kind == NOT_GRADED else kind)

    def with_mistake(self, code: str) -> Self:
        """Attempts in which this mistake was found; a quotation mark inside a text is stored escaped."""
        found = self.annotate(found=Cast("mistakes", models.TextField()))
        return found.filter(found__contains=f'"code": "{code}"')

    def undiagnosed(self) -> Self:
        """Incorrect answers that no known mistake explains."""
        return self.filter(verdict=Verdict.INCORRECT, mistakes=[])

    def visible_to(self, instructor: User) -> Self:
        """The attempts of the instructor's own students; everything to a superuser."""
        if instructor.is_superuser:
            return self.all()
        own_students = User.objects.filter(classes__instructor=instructor)
        return self.filter(serving__student__in=own_students)


class Attempt(models.Model):
    """One answer: what was typed is stored first, what grading says of it later.

    ``texts`` holds what was typed, one text a field: one for a scalar answer or a vector typed whole, else
    one a component in reading order. Until ``graded_at`` is set there is no verdict, and ``verdict`` is "".
    """

    serving = models.ForeignKey(Serving, on_delete=models.CASCADE, related_name="attempts")
    idempotency_key = models.CharField(max_length=64)
    texts = models.JSONField()
    format = models.CharField(max_length=8, default="auto")
    submitted_at = models.DateTimeField(auto_now_add=True)
    verdict = models.CharField(max_length=12, choices=VERDICTS, blank=True)
    proof = models.CharField(max_length=12, choices=PROOFS, blank=True)
    credit = models.FloatField(default=0.0)
    counterexample = models.JSONField(null=True, blank=True)
    components = models.JSONField(default=list, blank=True)
    mistakes = models.JSONField(default=list, blank=True)
    agreeing = models.JSONField(default=list, blank=True)
    hints_asked = models.PositiveSmallIntegerField(default=0, help_text=_("Hints shown about its mistakes."))
    complaint = models.JSONField(null=True, blank=True)
    remarks = models.JSONField(default=list, blank=True)
    readings = models.JSONField(default=list, blank=True)
    read_as = models.TextField(blank=True)
    grader_version = models.CharField(max_length=40, blank=True)
    formulas_revision = models.PositiveIntegerField(default=0)
    graded_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveSmallIntegerField(default=0, help_text="How often grading gave no verdict.")
    decided = models.BooleanField(default=False, help_text="An instructor has settled the verdict.")

    objects = AttemptQuerySet.as_manager()

    class Meta:
        ordering = ["submitted_at", "pk"]
        verbose_name = _("answer")
        constraints = [
            models.UniqueConstraint(fields=["serving", "idempotency_key"], name="attempt_once_a_form")
        ]
        indexes = [
            models.Index(fields=["verdict", "decided"], name="attempt_verdict"),
            models.Index(fields=["graded_at"], name="attempt_graded"),
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"

    @property
    def is_graded(self) -> bool:
        return self.graded_at is not None

    @property
    def is_stuck(self) -> bool:
        """Tried often and never graded: it waits for an instructor."""
        return not self.is_graded and self.failures >= STUCK_AFTER

    @property
    def solves(self) -> bool:
        return self.credit >= 1


class QueuedAttempt(Attempt):
    """The same attempts, as the queue of an instructor shows them."""

    class Meta:
        proxy = True
        verbose_name = _("answer to decide")
        verbose_name_plural = _("answers to decide")


class Regrade(models.Model):
    """A changed verdict or diagnosis: by a newer grader or an author's formula, or by an instructor, who is
    then named. ``mistakes`` are as an attempt stores them."""

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="regrades")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True)
    # The attempt the instructor looked at, if this one was settled along with it.
    settled_with = models.ForeignKey(
        Attempt, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    old_verdict = models.CharField(max_length=12, blank=True)
    old_proof = models.CharField(max_length=12, blank=True)
    old_version = models.CharField(max_length=40, blank=True)
    verdict = models.CharField(max_length=12)
    proof = models.CharField(max_length=12, blank=True)
    old_mistakes = models.JSONField(default=list, blank=True)
    mistakes = models.JSONField(default=list, blank=True)
    version = models.CharField(max_length=40, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("changed verdict")
        verbose_name_plural = _("changed verdicts")

    def __str__(self) -> str:
        return f"{self.attempt_id}: {self.old_verdict or '-'} -> {self.verdict}"
