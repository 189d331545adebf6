"""A template's pages about mistakes: counts, answers nobody could explain, wrong formulas to add."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.scoped_admin import ScopedAdmin, user_of
from exercises import authoring
from exercises.admin.formula_form import FormulaForm
from exercises.models import Template
from exercises.proposing import proposals
from exercises.regrading import refresh
from exercises.tallying import mistakes_made, unexplained
from exercises.trying import trial
from exercises.workers import workers

TRY = "_try"
PAGES = ("mistakes", "unexplained", "formula")


class MistakesAdmin(ScopedAdmin):
    """What the admin of templates shows of the answers to them."""

    def get_urls(self) -> list[URLPattern]:
        own = [
            path(
                f"<int:key>/{name}/",
                self.admin_site.admin_view(getattr(self, name)),
                name=f"exercises_template_{name}",
            )
            for name in PAGES
        ]
        return [*own, *super().get_urls()]

    def mistakes(self, request: HttpRequest, key: int) -> HttpResponse:
        template, user = self._template(request, key), user_of(request)
        shown = {
            "mistakes": mistakes_made(template, user=user),
            "unexplained": unexplained(template, user=user),
            "may_add": self.may_change(user, row=template),
        }
        return self._page(request, template, "mistakes", title=_("Mistakes"), **shown)

    def unexplained(self, request: HttpRequest, key: int) -> HttpResponse:
        """Takes a second or two: everything shown is proved."""
        template, user = self._template(request, key), user_of(request)
        shown = {
            "proposals": proposals(template, user=user, pool=workers()),
            "may_add": self.may_change(user, row=template),
        }
        return self._page(
            request, template, "unexplained", title=_("Answers without a known mistake"), **shown
        )

    def formula(self, request: HttpRequest, key: int) -> HttpResponse:
        template = self._template(request, key)
        if not self.may_change(user_of(request), row=template):
            raise PermissionDenied
        is_trial = request.method != "POST" or TRY in request.POST
        form = FormulaForm(_typed(request), template=template, is_trial=is_trial)
        is_sound = form.is_bound and form.is_valid()
        if is_sound and not is_trial:
            return self._kept(request, template, form)
        tried = is_sound and trial(template, form.wrong.formula, user=user_of(request), pool=workers())
        return self._page(
            request, template, "formula", title=_("Add a wrong formula"), form=form, trial=tried
        )

    def _kept(self, request: HttpRequest, template: Template, form: FormulaForm) -> HttpResponse:
        authoring.add_formula(template, form.wrong)
        self.log_change(request, template, [{"changed": {"fields": ["wrong_formulas"]}}])
        said = _("The formula is kept. Answers are held to it from now on, stored ones too.")
        self.message_user(request, said, messages.SUCCESS)
        self.hold_answers(request, template)
        return redirect("admin:exercises_template_mistakes", template.pk)

    def hold_answers(self, request: HttpRequest, template: Template) -> None:
        """Stored answers to formulas that have changed, as far as a page has time for."""
        if left := refresh(template, pool=workers()):
            said = ngettext(
                "%d older answer is left to manage.py grade --regrade.",
                "%d older answers are left to manage.py grade --regrade.",
                left,
            )
            self.message_user(request, said % left, messages.WARNING)

    def _template(self, request: HttpRequest, key: int) -> Template:
        found: Template = get_object_or_404(self.get_queryset(request), pk=key)
        return found

    def _page(self, request: HttpRequest, template: Template, name: str, **context: Any) -> HttpResponse:  # noqa: ANN401 - for the page
        shown = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": template,
            "subtitle": str(template),
            **context,
        }
        return TemplateResponse(request, f"admin/exercises/template/{name}.html", shown)


def _typed(request: HttpRequest) -> Any:  # noqa: ANN401 - the data of either method
    """What was sent, or what a link proposes; nothing to begin with."""
    return request.POST if request.method == "POST" else (request.GET if "formula" in request.GET else None)
