"""Topics, exercise templates and the variants drawn from them."""

from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from exercises.models.validators import validate_named_texts, validate_texts, validate_wrong_formulas
from exercises.recipes import Recipe


class Task(models.TextChoices):
    """What a student is asked for; the values are the grader's names."""

    DERIVATIVE = "derivative", _("derivative")
    PARTIAL = "partial", _("partial derivative")
    GRADIENT = "gradient", _("gradient")
    HESSIAN = "hessian", _("Hessian matrix")
    LAPLACIAN = "laplacian", _("Laplacian")
    MULTICHAIN = "multichain", _("multivariable chain rule")
    SLOPE = "slope", _("slope at a point")
    TANGENT = "tangent", _("tangent line")
    SECANT = "secant", _("slope of a secant")
    DIFFERENCE_QUOTIENT = "difference-quotient", _("difference quotient")
    NUMERICAL_DERIVATIVE = "numerical-derivative", _("numerical derivative")


class Form(models.TextChoices):
    """The form asked of an answer beside its value; the values are the grader's names."""

    ANY = "any", _("any form")
    SIMPLIFIED = "simplified", _("simplified")
    SUBSTITUTED = "substituted", _("inner functions substituted")
    FACTORED = "factored", _("factored")
    EXPANDED = "expanded", _("expanded")
    SINGLE_FRACTION = "single-fraction", _("a single fraction")
    CANCELLED = "cancelled", _("cancelled: no step left below a bar")


class Method(models.TextChoices):
    """How a derivative is approximated; the values are the grader's names."""

    FORWARD = "forward", _("forward difference")
    BACKWARD = "backward", _("backward difference")
    CENTRAL = "central", _("central difference")


class ToleranceKind(models.TextChoices):
    """What the tolerance of a decimal counts; the values are the grader's names."""

    ABSOLUTE = "absolute", _("absolute")
    RELATIVE = "relative", _("relative to the key")
    SIGNIFICANT = "significant", _("significant digits")


class Narrower(models.TextChoices):
    """What becomes of an answer that is right on a smaller domain; the values are the grader's names."""

    REFUSE = "refuse", _("refuse it")
    ACCEPT = "accept", _("accept it")


class State(models.TextChoices):
    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    RETIRED = "retired", _("retired")


class Topic(models.Model):
    slug = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=120)
    order = models.PositiveSmallIntegerField(default=0)
    summary = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["order", "slug"]

    def __str__(self) -> str:
        return self.title


class TemplateQuerySet(models.QuerySet["Template"]):
    def published(self) -> Self:
        return self.filter(state=State.PUBLISHED)

    def open_to(self, student: User) -> Self:
        """What this student may be served: the shared bank and the templates of their instructors."""
        own_instructors = User.objects.filter(taught_classes__students=student)
        return self.published().filter(Q(owner=None) | Q(owner__in=own_instructors))

    def visible_to(self, instructor: User) -> Self:
        """The shared bank and the instructor's own templates; everything to a superuser."""
        if instructor.is_superuser:
            return self.all()
        return self.filter(Q(owner=None, state__in=[State.PUBLISHED, State.RETIRED]) | Q(owner=instructor))


class Template(models.Model):
    """One version of an exercise template; without an owner it is shared by all.

    What came from the bank's files is marked ``from_bank``: the files have the say over it.
    Mathematics is kept as typed by the author: ``parameters`` maps a name to its values ("2..9"), ``inner``
    an inner function to its expression, the others are lists. ``wrong_formulas`` are records of a formula and
    a message, and ``formulas_revision`` counts their changes, so that stored answers can be held to them.
    What all of them mean is ``generation``'s business.
    """

    slug = models.SlugField(max_length=80)
    version = models.PositiveIntegerField(default=1)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="templates"
    )
    from_bank = models.BooleanField(default=False, editable=False)
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="templates")
    title = models.CharField(max_length=120)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    task = models.CharField(max_length=20, choices=Task, default=Task.DERIVATIVE)
    function = models.CharField(max_length=1000)
    inner = models.JSONField(default=dict, blank=True, validators=[validate_named_texts])
    variables = models.JSONField(default=list, blank=True, validators=[validate_texts])
    constants = models.JSONField(default=list, blank=True, validators=[validate_texts])
    wrt = models.JSONField(default=list, blank=True, validators=[validate_texts])
    order = models.PositiveSmallIntegerField(default=1)
    at = models.CharField(max_length=100, blank=True)
    start = models.CharField(max_length=100, blank=True)
    end = models.CharField(max_length=100, blank=True)
    step = models.CharField(max_length=100, blank=True)
    method = models.CharField(max_length=10, choices=Method, blank=True)
    parameters = models.JSONField(default=dict, blank=True, validators=[validate_named_texts])
    constraints = models.JSONField(default=list, blank=True, validators=[validate_texts])
    conditions = models.JSONField(default=list, blank=True, validators=[validate_texts])
    positive = models.JSONField(default=list, blank=True, validators=[validate_texts])
    statement = models.TextField(max_length=5000)
    hints = models.JSONField(default=list, blank=True, validators=[validate_texts])
    wrong_formulas = models.JSONField(default=list, blank=True, validators=[validate_wrong_formulas])
    formulas_revision = models.PositiveIntegerField(default=0, editable=False)
    form = models.CharField(max_length=20, choices=Form, default=Form.ANY)
    narrower = models.CharField(max_length=8, choices=Narrower, default=Narrower.REFUSE)
    tolerance_kind = models.CharField(max_length=12, choices=ToleranceKind, blank=True)
    tolerance = models.CharField(max_length=40, blank=True)
    difficulty = models.PositiveSmallIntegerField(
        default=1, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    constant_ok = models.BooleanField(default=False)
    least_variants = models.PositiveIntegerField(default=50)
    source = models.CharField(max_length=200, blank=True)
    answer = models.CharField(max_length=1000, blank=True)
    created = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True, blank=True)

    objects = TemplateQuerySet.as_manager()

    class Meta:
        ordering = ["topic__order", "difficulty", "slug", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["slug", "version"], name="template_version_once"),
            models.UniqueConstraint(
                fields=["slug"], condition=Q(state="published"), name="template_published_once"
            ),
            models.CheckConstraint(
                condition=Q(difficulty__gte=1, difficulty__lte=5), name="template_difficulty_1_to_5"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.slug} v{self.version})"

    @property
    def is_fixed(self) -> bool:
        """A fixed exercise has no parameters: every variant of it is the same."""
        return not self.parameters

    def recipe(self) -> Recipe:
        """Plain values throughout: a recipe travels to processes without Django."""
        return Recipe(
            stream=f"{self.slug}/{self.version}",
            task=str(self.task),
            function=self.function,
            variables=tuple(self.variables),
            constants=tuple(self.constants),
            inner=tuple(sorted(self.inner.items())),
            wrt=tuple(self.wrt),
            order=self.order,
            places=tuple(
                (name, text)
                for name, text in (("at", self.at), ("from", self.start), ("to", self.end))
                if text
            ),
            step=self.step,
            method=str(self.method),
            parameters=tuple(sorted(self.parameters.items())),
            constraints=tuple(self.constraints),
            conditions=tuple(self.conditions),
            positive=tuple(self.positive),
            form=str(self.form),
            narrower=str(self.narrower),
            tolerance=self._tolerance(),
        )

    def _tolerance(self) -> tuple[str, str] | None:
        """Kind and amount; half of it is for the grader to refuse."""
        given = (str(self.tolerance_kind), self.tolerance)
        return given if any(given) else None


class Variant(models.Model):
    """A template version drawn with a seed; never changed after. A mended key is a new revision."""

    template = models.ForeignKey(Template, on_delete=models.PROTECT, related_name="variants")
    seed = models.PositiveBigIntegerField()
    revision = models.PositiveIntegerField(default=1)
    parameters = models.JSONField(default=dict)
    question = models.JSONField(help_text="The grader's record of the question, its key included.")
    statement = models.TextField(help_text="Sanitised HTML.")
    content_hash = models.CharField(max_length=64, db_index=True)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["template", "seed", "revision"], name="variant_revision_once")
        ]

    def __str__(self) -> str:
        return f"{self.template_id}/{self.seed}.{self.revision}"
