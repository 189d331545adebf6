"""The form of one more wrong formula: tried on stored answers as often as wanted, then kept."""

from django import forms
from django.utils.translation import gettext_lazy as _

from exercises.models import Template
from exercises.models.validators import LONGEST_TEXT
from exercises.problem_wording import problem_sentence
from exercises.trying import problems_with
from exercises.workers import workers
from exercises.wrong_formulas import WrongFormula

# Problems of the message; all others are the formula's.
MESSAGE_CODES = "statement-"


class FormulaForm(forms.Form):
    """A message is needed only to keep the formula."""

    formula = forms.CharField(
        label=_("Wrong formula"),
        max_length=LONGEST_TEXT,
        help_text=_("As a student types it, with the parameters for numbers."),
        widget=forms.TextInput(attrs={"spellcheck": "false", "autocomplete": "off"}),
    )
    message = forms.CharField(
        label=_("Message"),
        max_length=LONGEST_TEXT,
        help_text=_("What to tell who answers so: Markdown, with formulas and placeholders as in a hint."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(
        self, *arguments: object, template: Template, is_trial: bool = False, **named: object
    ) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]
        self.template = template
        self.fields["message"].required = not is_trial

    @property
    def wrong(self) -> WrongFormula:
        return WrongFormula(self.cleaned_data["formula"], self.cleaned_data.get("message", ""))

    def clean(self) -> None:
        if "formula" not in self.cleaned_data:
            return
        for problem in problems_with(self.template, self.wrong, pool=workers()):
            field = "message" if problem.code.startswith(MESSAGE_CODES) else "formula"
            self.add_error(field, problem_sentence(problem))
