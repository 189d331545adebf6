"""Form fields for lists and named texts: written as an author writes them, not as JSON."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

BETWEEN_NAMES = re.compile(r"[\s,]+")
BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


class TextsField(forms.Field):
    """A list of texts, typed as one; ``separator`` splits it and ``glue`` puts it together."""

    separator = re.compile(r"\n")
    glue = "\n"

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - a stored list, or what was typed
        return self.glue.join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:  # noqa: ANN401
        typed = str(value or "").replace("\r\n", "\n")
        return [text.strip() for text in self.separator.split(typed) if text.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:  # noqa: ANN401
        return (initial or []) != self.to_python(data)


class NamesField(TextsField):
    """Names between commas or blanks: ``x, y``."""

    widget = forms.TextInput

    separator = BETWEEN_NAMES
    glue = ", "


class LinesField(TextsField):
    """One text a line."""

    widget = forms.Textarea(attrs={"rows": 3, "spellcheck": "false"})


class ParagraphsField(TextsField):
    """Texts with a blank line between them."""

    widget = forms.Textarea(attrs={"rows": 6})
    separator = BLANK_LINE
    glue = "\n\n"


class WrongFormulasField(ParagraphsField):
    """Paragraphs of a formula in the first line and its message below."""

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401
        if isinstance(value, list):
            return self.glue.join(f"{one['formula']}\n{one['message']}" for one in value)
        return value

    def to_python(self, value: Any) -> list[dict[str, str]]:  # type: ignore[override]  # noqa: ANN401
        pairs = [[part.strip() for part in text.split("\n", 1)] for text in super().to_python(value)]
        for pair in pairs:
            if len(pair) < 2:
                raise ValidationError(
                    _("“%(formula)s” needs a message in the line below it."), params={"formula": pair[0]}
                )
        return [{"formula": formula, "message": message} for formula, message in pairs]

    def has_changed(self, initial: Any, data: Any) -> bool:  # noqa: ANN401
        try:
            return super().has_changed(initial, data)
        except ValidationError:
            return True


class NamedTextsField(forms.Field):
    """A text for each name, a line each: ``a = 2..9``."""

    widget = forms.Textarea(attrs={"rows": 3, "spellcheck": "false"})

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401
        if isinstance(value, dict):
            return "\n".join(f"{name} = {text}" for name, text in value.items())
        return value

    def to_python(self, value: Any) -> dict[str, str]:  # noqa: ANN401
        named: dict[str, str] = {}
        for line in filter(str.strip, str(value or "").splitlines()):
            name, sign, text = (part.strip() for part in line.partition("="))
            if not (name and sign and text) or name in named:
                raise ValidationError(
                    _("“%(line)s”: write one name a line, like a = 2..9."), params={"line": line}
                )
            named[name] = text
        return named

    def has_changed(self, initial: Any, data: Any) -> bool:  # noqa: ANN401
        try:
            return (initial or {}) != self.to_python(data)
        except ValidationError:
            return True
