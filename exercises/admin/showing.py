"""A template's lists where they may only be looked at: as they were typed."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import admin

from exercises.admin.template_form import TemplateForm
from exercises.models import Template

Shown = Callable[[Template], str]


def as_typed(fieldsets: Iterable[tuple[Any, Any]]) -> list[tuple[Any, dict[str, Any]]]:
    """The fieldsets with every field of the form's own kinds replaced by what shows it."""
    return [(name, {**options, "fields": _shown_fields(options["fields"])}) for name, options in fieldsets]


def _shown_fields(names: Iterable[str]) -> tuple[str | Shown, ...]:
    return tuple(_shown(name) if name in TemplateForm.declared_fields else name for name in names)


def _shown(name: str) -> Shown:
    field = TemplateForm.declared_fields[name]

    @admin.display(description=field.label or name)
    def shown(row: Template) -> str:
        return str(field.prepare_value(getattr(row, name))) or "-"

    return shown
