"""The admin of answers: to be read, never changed."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.scoped_admin import ScopedAdmin, user_of
from exercises.admin.filters import ClassFilter, MistakeFilter, TemplateFilter, TopicFilter, VerdictFilter
from exercises.models import NOT_GRADED, Attempt
from exercises.reviewing import review

Context = dict[str, Any] | None


class AnswersAdmin(ScopedAdmin):
    """What the list of answers and the queue have in common."""

    change_form_template = "admin/exercises/attempt/change_form.html"
    list_display = ("student", "exercise", "typed", "said", "submitted_at")
    list_display_links = ("typed",)
    list_select_related = ("serving__student", "serving__variant__template__topic")
    list_per_page = 50
    search_fields = (
        "read_as",
        "texts",
        "serving__student__username",
        "serving__student__last_name",
        "serving__variant__template__title",
        "serving__variant__template__slug",
    )
    ordering = ("-submitted_at", "-pk")
    fields = ()

    def scoped(self, rows: QuerySet[Attempt], *, user: User) -> QuerySet[Attempt]:
        return rows.filter(pk__in=Attempt.objects.visible_to(user)).select_related(*self.list_select_related)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Context = None
    ) -> HttpResponse:
        row = self.get_object(request, object_id)
        shown = {} if row is None else {"review": review(row, user=user_of(request))}
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), **shown})

    @admin.display(description=_("student"), ordering="serving__student__username")
    def student(self, row: Attempt) -> str:
        return row.serving.student.get_username()

    @admin.display(description=_("exercise"), ordering="serving__variant__template__title")
    def exercise(self, row: Attempt) -> str:
        return row.serving.variant.template.title

    @admin.display(description=_("answer"))
    def typed(self, row: Attempt) -> str:
        return ", ".join(row.texts)

    @admin.display(description=_("verdict"), ordering="verdict")
    def said(self, row: Attempt) -> str:
        return f"{row.verdict or NOT_GRADED}{f' ({row.proof})' if row.proof else ''}"


@admin.register(Attempt)
class AttemptAdmin(AnswersAdmin):
    list_note = _("What your students have answered, the latest first, and what the grader says of it.")
    list_filter = (TemplateFilter, ClassFilter, TopicFilter, VerdictFilter, MistakeFilter)
