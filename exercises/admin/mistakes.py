"""The page of a template that tells which mistakes its students make."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from accounts.scoped_admin import ScopedAdmin, user_of
from exercises.models import Template
from exercises.tallying import mistakes_made


class MistakesAdmin(ScopedAdmin):
    """What the admin of templates shows of the answers to them."""

    def get_urls(self) -> list[URLPattern]:
        made = self.admin_site.admin_view(self.mistakes)
        return [path("<int:key>/mistakes/", made, name="exercises_template_mistakes"), *super().get_urls()]

    def mistakes(self, request: HttpRequest, key: int) -> HttpResponse:
        template = self._template(request, key)
        context = {"mistakes": mistakes_made(template, user=user_of(request))}
        return self._page(request, template, "mistakes", title=_("Mistakes"), **context)

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
