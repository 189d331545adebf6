"""The queue: answers the grader could not prove right or wrong, for an instructor to decide."""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.models import User
from accounts.scoped_admin import user_of
from exercises import settling
from exercises.admin.attempts import AnswersAdmin
from exercises.admin.filters import ClassFilter, DecidedFilter, TopicFilter, VerdictFilter
from exercises.models import Attempt, QueuedAttempt


@admin.register(QueuedAttempt)
class QueueAdmin(AnswersAdmin):
    list_note = _(
        "The grader could not prove these answers right or wrong. One decision settles all that are"
        " written alike."
    )
    list_filter = (DecidedFilter, ClassFilter, TopicFilter, VerdictFilter)
    actions = ("accept", "reject")

    def scoped(self, rows: QuerySet[Attempt], *, user: User) -> QuerySet[Attempt]:
        return super().scoped(rows, user=user).filter(pk__in=Attempt.objects.settleable())

    def get_urls(self) -> list[URLPattern]:
        decide = self.admin_site.admin_view(require_POST(self.decide))
        return [path("<int:key>/decide/", decide, name="exercises_queuedattempt_decide"), *super().get_urls()]

    def decide(self, request: HttpRequest, key: int) -> HttpResponse:
        """One answer, from its own page."""
        row = get_object_or_404(self.get_queryset(request), pk=key)
        decision = request.POST.get("decision")
        if decision not in {"accept", "reject"}:
            return HttpResponseBadRequest()
        self._settle(request, [row], accept=decision == "accept")
        return redirect("admin:exercises_queuedattempt_changelist")

    @admin.action(description=_("Accept as correct, with all written alike"))
    def accept(self, request: HttpRequest, rows: QuerySet[Attempt]) -> None:
        self._settle(request, list(rows), accept=True)

    @admin.action(description=_("Reject as incorrect, with all written alike"))
    def reject(self, request: HttpRequest, rows: QuerySet[Attempt]) -> None:
        self._settle(request, list(rows), accept=False)

    def _settle(self, request: HttpRequest, rows: list[Attempt], *, accept: bool) -> None:
        settled = {one.pk for row in rows for one in settling.settle(row, accept=accept, by=user_of(request))}
        said = ngettext("%d answer accepted.", "%d answers accepted.", len(settled))
        if not accept:
            said = ngettext("%d answer rejected.", "%d answers rejected.", len(settled))
        self.message_user(request, said % len(settled), messages.SUCCESS)
