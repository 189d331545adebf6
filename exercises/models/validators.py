"""The shape of what JSON fields hold; what it means is checked where it is used."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


def validate_texts(value: object) -> None:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValidationError(_("A list of texts is needed."), code="texts")


def validate_named_texts(value: object) -> None:
    if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
        raise ValidationError(_("Texts by name are needed."), code="named-texts")
