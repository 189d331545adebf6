"""Filters of the lists of answers: each offers what the user may see, and finds nothing by anything else."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import Class, User
from accounts.scoped_admin import user_of
from exercises.models import Template, Topic
from exercises.models.practice import AttemptQuerySet
from exercises.wording import mistake_choices, verdict_choices

UNDIAGNOSED = "none"

Choices = list[tuple[str, str]]


class OfferedFilter(SimpleListFilter):
    """A filter by one of the offered values; by any other there is nothing to find."""

    def offered(self, user: User) -> Iterable[tuple[Any, Any]]:
        raise NotImplementedError

    def narrowed(self, rows: AttemptQuerySet, *, value: str) -> AttemptQuerySet:
        raise NotImplementedError

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:  # noqa: ANN401
        return [(str(value), str(label)) for value, label in self.offered(user_of(request))]

    def queryset(self, request: HttpRequest, queryset: Any) -> AttemptQuerySet:  # noqa: ANN401
        value = self.value()
        rows: AttemptQuerySet = queryset
        if value is None:
            return rows
        offered = {choice for choice, _label in self.lookup_choices}
        return self.narrowed(rows, value=value) if value in offered else rows.none()


class ClassFilter(OfferedFilter):
    title = _("class")
    parameter_name = "class"

    def offered(self, user: User) -> Iterable[tuple[Any, Any]]:
        own = Class.objects.all() if user.is_superuser else Class.objects.filter(instructor=user)
        return own.values_list("pk", "name")

    def narrowed(self, rows: AttemptQuerySet, *, value: str) -> AttemptQuerySet:
        return rows.filter(serving__student__in=User.objects.filter(classes=int(value)))


class TopicFilter(OfferedFilter):
    title = _("topic")
    parameter_name = "topic"

    def offered(self, user: User) -> Iterable[tuple[Any, Any]]:
        return Topic.objects.values_list("slug", "title")

    def narrowed(self, rows: AttemptQuerySet, *, value: str) -> AttemptQuerySet:
        return rows.filter(serving__variant__template__topic__slug=value)


class TemplateFilter(OfferedFilter):
    """Set by a link from a template's page: offers the chosen one, among all there are too many."""

    title = _("exercise")
    parameter_name = "template"

    def has_output(self) -> bool:
        return self.value() is not None

    def offered(self, user: User) -> Iterable[tuple[Any, Any]]:
        value = self.value() or ""
        if not value.isdecimal():
            return ()
        return [(row.pk, row) for row in Template.objects.visible_to(user).filter(pk=value)]

    def narrowed(self, rows: AttemptQuerySet, *, value: str) -> AttemptQuerySet:
        return rows.filter(serving__variant__template=int(value))


class VerdictFilter(OfferedFilter):
    title = _("verdict")
    parameter_name = "verdict"

    def offered(self, user: User) -> Iterable[tuple[Any, Any]]:
        return verdict_choices()

    def narrowed(self, rows: AttemptQuerySet, *, value: str) -> AttemptQuerySet:
        return rows.of_kind(value)


class MistakeFilter(OfferedFilter):
    title = _("mistake")
    parameter_name = "mistake"

    def offered(self, user: User) -> Iterable[tuple[Any, Any]]:
        return ((UNDIAGNOSED, _("none known")), *mistake_choices())

    def narrowed(self, rows: AttemptQuerySet, *, value: str) -> AttemptQuerySet:
        return rows.undiagnosed() if value == UNDIAGNOSED else rows.with_mistake(value)


class DecidedFilter(OfferedFilter):
    """The queue shows what waits; what was decided is a choice away."""

    title = _("decision")
    parameter_name = "decided"

    def offered(self, user: User) -> Iterable[tuple[Any, Any]]:
        return (("yes", _("decided")), ("all", _("waiting and decided")))

    def narrowed(self, rows: AttemptQuerySet, *, value: str) -> AttemptQuerySet:
        return rows.filter(decided=True) if value == "yes" else rows

    def queryset(self, request: HttpRequest, queryset: Any) -> AttemptQuerySet:  # noqa: ANN401
        rows: AttemptQuerySet = queryset if self.value() else queryset.filter(decided=False)
        return super().queryset(request, rows)

    def choices(self, changelist: Any) -> Iterator[Any]:  # noqa: ANN401
        """Django calls the choice of no value "All", which here is what waits."""
        first, *others = super().choices(changelist)
        yield {**first, "display": _("waiting")}
        yield from others
