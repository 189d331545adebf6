"""The log of verdicts that were changed: by whom or by which grader, from what to what."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.scoped_admin import ScopedAdmin
from exercises.models import Attempt, Regrade
from exercises.recording import told


@admin.register(Regrade)
class RegradeAdmin(ScopedAdmin):
    list_note = _("By a decision of an instructor, a newer grader or a formula foreseen by an author.")
    list_display = ("made_at", "student", "exercise", "answer", "before", "after", "who")
    list_select_related = (
        "decided_by",
        "attempt__serving__student",
        "attempt__serving__variant__template",
    )
    search_fields = ("attempt__serving__student__username", "attempt__serving__variant__template__title")
    fields = ("made_at", "student", "exercise", "answer", "before", "after", "who", "settled_with")
    readonly_fields = ("made_at", "student", "exercise", "answer", "before", "after", "who")

    def scoped(self, rows: QuerySet[Regrade], *, user: User) -> QuerySet[Regrade]:
        return rows.filter(attempt__in=Attempt.objects.visible_to(user)).select_related(
            *self.list_select_related
        )

    @admin.display(description=_("student"), ordering="attempt__serving__student__username")
    def student(self, row: Regrade) -> str:
        return row.attempt.serving.student.get_username()

    @admin.display(description=_("exercise"), ordering="attempt__serving__variant__template__title")
    def exercise(self, row: Regrade) -> str:
        return row.attempt.serving.variant.template.title

    @admin.display(description=_("answer"))
    def answer(self, row: Regrade) -> str:
        return row.attempt.read_as or ", ".join(row.attempt.texts)

    @admin.display(description=_("before"))
    def before(self, row: Regrade) -> str:
        return _said(row.old_verdict or "-", row.old_proof, row.old_mistakes)

    @admin.display(description=_("after"))
    def after(self, row: Regrade) -> str:
        return _said(row.verdict, row.proof, row.mistakes)

    @admin.display(description=_("by"))
    def who(self, row: Regrade) -> str:
        return row.decided_by.get_username() if row.decided_by else f"grader {row.version}"


def _said(verdict: str, proof: str, mistakes: Sequence[Mapping[str, Any]]) -> str:
    said = f"{verdict} ({proof})" if proof else verdict
    return ": ".join(filter(None, (said, "; ".join(told(mistakes)))))
