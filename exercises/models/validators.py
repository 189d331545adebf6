"""The shape of what JSON fields hold; what it means is checked where it is used."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# A wrong answer is compared with each of them.
MOST_WRONG_FORMULAS = 20
LONGEST_TEXT = 1000


def validate_texts(value: object) -> None:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValidationError(_("A list of texts is needed."), code="texts")


def validate_wrong_formulas(value: object) -> None:
    fields = {"formula", "message"}
    if not isinstance(value, list) or not all(
        isinstance(item, dict) and set(item) == fields and all(map(_is_text, item.values())) for item in value
    ):
        raise ValidationError(_("Each wrong formula needs its formula and its message."), code="formulas")
    if len(value) > MOST_WRONG_FORMULAS:
        raise ValidationError(_("At most 20 wrong formulas are tried."), code="formulas")


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and len(value) <= LONGEST_TEXT


def validate_named_texts(value: object) -> None:
    if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
        raise ValidationError(_("Texts by name are needed."), code="named-texts")
