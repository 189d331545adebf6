"""What a student sends: an answer, in one field or one a component, or whole in one of several."""

from collections.abc import Mapping
from hashlib import sha256
from math import prod
from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from exercises.answers import Typed, gathered, shape_of


class AnswerInputs(forms.Widget):
    """All fields called ``answer``, in the order of the page."""

    def value_from_datadict(self, data: Mapping[str, object], files: object, name: str) -> list[str]:
        return data.getlist(name) if isinstance(data, QueryDict) else []


class AnswerField(forms.Field):
    """One text a component, or one for the whole answer; each is kept exactly as typed."""

    widget = AnswerInputs
    default_error_messages = {
        "blank": _("Nothing is typed yet. Type your answer, then check it."),
        "part-blank": _("A component is still empty. Fill in every place; a zero is typed 0."),
        "count": _("The answer did not arrive whole. Please check it once more."),
    }

    def __init__(self, *, question: Mapping[str, object]) -> None:
        super().__init__(required=False)
        self.question = question

    def clean(self, value: list[str]) -> tuple[str, ...]:
        texts = gathered(self.question, value)
        for code, applies in (
            ("count", len(value) != prod(shape_of(self.question))),
            ("blank", not any(text.strip() for text in texts)),
            ("part-blank", not all(text.strip() for text in texts)),
        ):
            if applies:
                raise forms.ValidationError(self.error_messages[code], code=code)
        return texts


class AnswerForm(forms.Form):
    """An answer and the key that makes a double click one attempt.

    ``attempt_key`` belongs to the form and its texts: a page that a browser went back to, or kept, may send
    another answer with the key of an earlier one.
    """

    idempotency_key = forms.CharField(max_length=64, required=False)

    def __init__(self, data: QueryDict, *, question: Mapping[str, object]) -> None:
        super().__init__(data)
        self.fields["answer"] = AnswerField(question=question)

    def clean_idempotency_key(self) -> str:
        """A form that came without a key is an attempt of its own."""
        return self.cleaned_data["idempotency_key"] or uuid4().hex

    @property
    def texts(self) -> tuple[str, ...]:
        """What was typed, whether it is valid or not."""
        return tuple(self["answer"].data or ())

    @property
    def typed(self) -> Typed:
        return Typed(texts=self.cleaned_data["answer"])

    @property
    def attempt_key(self) -> str:
        sent = (self.cleaned_data["idempotency_key"], *self.cleaned_data["answer"])
        return sha256(repr(sent).encode()).hexdigest()

    @property
    def problem(self) -> str:
        """The first thing wrong with it, as a sentence."""
        return next((str(errors[0]) for errors in self.errors.values()), "")
