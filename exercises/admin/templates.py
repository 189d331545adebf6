"""The admin of templates: write, preview, publish, retire, copy."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.scoped_admin import user_of
from exercises import authoring
from exercises.admin.mistakes import MistakesAdmin
from exercises.admin.showing import as_typed
from exercises.admin.template_form import TemplateForm
from exercises.models import State, Template
from exercises.problem_wording import problem_sentence
from exercises.teaching import with_success

Context = dict[str, Any] | None


@admin.register(Template)
class TemplateAdmin(MistakesAdmin):
    form = TemplateForm
    change_form_template = "admin/exercises/template/change_form.html"
    list_display = ("title", "topic", "difficulty", "stage", "whose", "served", "success_rate")
    list_per_page = 50
    list_filter = ("state", "topic", "difficulty")
    list_select_related = ("topic", "owner")
    search_fields = ("title", "slug", "function", "statement")
    prepopulated_fields = {"slug": ("title",)}
    actions = ("publish", "retire", "copy_to_own")
    save_on_top = False
    list_note = gettext_lazy(
        "Exercises with letters for numbers. To change one of the bank, copy it to your own templates first."
    )
    fieldsets = (
        (None, {"fields": ("title", "slug", "topic", "difficulty")}),
        (
            gettext_lazy("Mathematics"),
            {
                "fields": ("task", "function", "inner", "variables", "constants", "wrt", "order"),
                "description": gettext_lazy("Type functions as a student types answers: a*x^n, sin(b*x)."),
            },
        ),
        (
            gettext_lazy("Points and steps"),
            {
                "fields": ("at", "start", "end", "step", "method"),
                "description": gettext_lazy("For slopes, tangents, secants and difference quotients only."),
            },
        ),
        (gettext_lazy("What is drawn"), {"fields": ("parameters", "constraints", "least_variants")}),
        (gettext_lazy("Domain"), {"fields": ("conditions", "positive")}),
        (
            gettext_lazy("What the student reads"),
            {
                "fields": ("statement", "hints"),
                "description": gettext_lazy(
                    "Markdown, with formulas between dollar signs. [[function]], [[wrt]], [[order]], [[at]],"
                    " [[from]], [[to]], [[step]] and the names of parameters and inner functions stand for"
                    " what is drawn."
                ),
            },
        ),
        (gettext_lazy("Mistakes you foresee"), {"fields": ("wrong_formulas",)}),
        (
            gettext_lazy("How it is graded"),
            {"fields": ("form", "narrower", "tolerance_kind", "tolerance", "constant_ok", "answer")},
        ),
        (gettext_lazy("Where it comes from"), {"fields": ("source",)}),
    )

    def scoped(self, rows: QuerySet[Template], *, user: User) -> QuerySet[Template]:
        visible = rows if user.is_superuser else rows.filter(pk__in=Template.objects.visible_to(user))
        return with_success(visible, user=user)

    def may_add(self, user: User) -> bool:
        return True

    def may_change(self, user: User, *, row: Template | None = None) -> bool:
        """The shared bank is a superuser's to change; others copy from it."""
        return row is None or user.is_superuser or row.owner_id == user.pk

    def may_delete(self, user: User, *, row: Template | None = None) -> bool:
        """Drafts nobody has met; what was served is retired instead."""
        is_unused = row is not None and row.state == State.DRAFT and not row.variants.exists()
        return is_unused and self.may_change(user, row=row)

    def get_fieldsets(self, request: HttpRequest, obj: Template | None = None) -> Any:  # noqa: ANN401
        """What may only be looked at is shown as its author typed it, not as it is stored."""
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if self.may_change(user_of(request), row=obj) else as_typed(fieldsets)

    def get_readonly_fields(self, request: HttpRequest, obj: Template | None = None) -> tuple[str, ...]:
        """The name ties versions and servings together, so it is chosen once."""
        return ("slug",) if obj is not None else ()

    def get_prepopulated_fields(self, request: HttpRequest, obj: Template | None = None) -> dict[str, Any]:
        return self.prepopulated_fields if obj is None else {}

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Unused drafts are deleted one by one."""
        return {
            name: action for name, action in super().get_actions(request).items() if name != "delete_selected"
        }

    def save_model(
        self, request: HttpRequest, obj: Template, form: "ModelForm[Template]", change: bool
    ) -> None:
        if not change and not user_of(request).is_superuser:
            obj.owner = user_of(request)
        version, revision = obj.version, obj.formulas_revision
        authoring.save(obj)
        if obj.formulas_revision != revision:
            self.hold_answers(request, obj)
        if obj.version != version:
            said = _("The version so far stays as it is. Your changes are version %d, a draft: publish it.")
            self.message_user(request, said % obj.version, messages.WARNING)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Context = None
    ) -> HttpResponse:
        """With ``?preview`` the template as it is saved is previewed, also where it may not be changed."""
        template = self.get_object(request, object_id) if "preview" in request.GET else None
        shown = {} if template is None else {"previews": authoring.preview(template)}
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), **shown})

    @admin.display(description=gettext_lazy("whose"), ordering="owner__username")
    def whose(self, row: Template) -> str:
        return str(row.owner or (_("bank") if row.from_bank else _("shared")))

    @admin.display(description=gettext_lazy("state"), ordering="state")
    def stage(self, row: Template) -> str:
        state = row.get_state_display()
        return state if row.version == 1 else f"{state}, v{row.version}"

    @admin.display(description=gettext_lazy("served"), ordering="served")
    def served(self, row: Any) -> int:  # noqa: ANN401 - a template with figures
        count: int = row.served
        return count

    @admin.display(description=gettext_lazy("solved"), ordering="solved", empty_value="-")
    def success_rate(self, row: Any) -> str | None:  # noqa: ANN401
        return f"{round(100 * row.solved / row.answered)} %" if row.answered else None

    @admin.action(description=gettext_lazy("Publish"), permissions=["change"])
    def publish(self, request: HttpRequest, rows: QuerySet[Template]) -> None:
        for row in self._own(request, rows):
            problems = authoring.publish(row)
            if problems:
                said = " ".join(problem_sentence(problem) for problem in problems)
                self.message_user(
                    request,
                    _("“%(title)s” is not published. %(why)s") % {"title": row.title, "why": said},
                    messages.ERROR,
                )
            else:
                self.message_user(request, _("“%s” is published.") % row.title, messages.SUCCESS)

    @admin.action(description=gettext_lazy("Retire (no new servings)"), permissions=["change"])
    def retire(self, request: HttpRequest, rows: QuerySet[Template]) -> None:
        for row in self._own(request, rows):
            authoring.retire(row)
            self.message_user(request, _("“%s” is retired.") % row.title, messages.SUCCESS)

    @admin.action(description=gettext_lazy("Copy to my own templates"))
    def copy_to_own(self, request: HttpRequest, rows: QuerySet[Template]) -> None:
        for row in rows:
            made = authoring.copy(row, owner=user_of(request))
            address = reverse("admin:exercises_template_change", args=[made.pk])
            said = format_html(_('“{}” is copied as a draft: <a href="{}">edit it</a>.'), row.title, address)
            self.message_user(request, said, messages.SUCCESS)

    def _own(self, request: HttpRequest, rows: QuerySet[Template]) -> list[Template]:
        """Those the user may change; the others are named and left alone."""
        user = user_of(request)
        for row in rows:
            if not self.may_change(user, row=row):
                self.message_user(request, _("“%s” is not yours to change.") % row.title, messages.ERROR)
        return [row for row in rows if self.may_change(user, row=row)]
