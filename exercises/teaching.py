"""Figures for instructors: how often a template is served to their students, and how often solved."""

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import User
from exercises.models import Attempt, Serving, Template


def with_success(templates: QuerySet[Template], *, user: User) -> QuerySet[Template]:
    """The templates with ``served``, ``answered`` and ``solved``, counts of the user's students' servings."""
    servings = Serving.objects.visible_to(user).filter(variant__template=OuterRef("pk"))
    charged = Attempt.objects.charged().filter(serving=OuterRef("pk"))
    answered = servings.filter(Exists(charged))
    solved = servings.filter(Exists(Attempt.objects.solving().filter(serving=OuterRef("pk"))))
    return templates.annotate(served=_count(servings), answered=_count(answered), solved=_count(solved))


def _count(servings: QuerySet[Serving]) -> Coalesce:
    """The number of rows as a column; an aggregate of joined tables would multiply them."""
    counted = servings.order_by().values("variant__template").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)
