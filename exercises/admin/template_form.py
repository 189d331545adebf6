"""The form of a template: saving it audits it, and each problem stands beside its field."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exercises import authoring
from exercises.admin.fields import (
    LinesField,
    NamedTextsField,
    NamesField,
    ParagraphsField,
    WrongFormulasField,
)
from exercises.models import Template
from exercises.previews import Preview
from exercises.problem_wording import problem_sentence
from exercises.problems import Problem

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[Template]
else:
    # Without the stubs' parameter, which Django does not know.
    ModelForm = forms.ModelForm

PREVIEW = "_preview"

# Fields of a question's record that an author knows under another name, or not at all.
FIELD_OF_PROBLEM: Mapping[str, str] = {
    **{"key": "function", "text": "function", "task": "task"},
    **{"from": "start", "to": "end"},
}


class TemplateForm(ModelForm):
    """Sound or not saved. With the preview button it is never saved, and ``previews`` holds the variants."""

    variables = NamesField(help_text=gettext_lazy("The names of the variables, like x, y."))
    constants = NamesField(
        required=False, help_text=gettext_lazy("Letters that stay as they are, like a, m.")
    )
    wrt = NamesField(
        required=False,
        label=gettext_lazy("By"),
        help_text=gettext_lazy("The variable of the derivative; for mixed partials several, like x, y."),
    )
    inner = NamedTextsField(
        required=False,
        label=gettext_lazy("Inner functions"),
        help_text=gettext_lazy("For the multivariable chain rule, one a line: g = 3*x."),
    )
    parameters = NamedTextsField(
        required=False,
        help_text=gettext_lazy(
            "One a line: a = 2..9, or b = -5..-1, 1..5, or r = 1/2, 3/2. None: a fixed exercise."
        ),
    )
    constraints = LinesField(
        required=False, help_text=gettext_lazy("One a line: a != n, gcd(a, b) = 1, a = 1 or b > 2.")
    )
    conditions = LinesField(required=False, help_text=gettext_lazy("On the domain, one a line: x > 0."))
    positive = NamesField(required=False, help_text=gettext_lazy("Names that are positive throughout."))
    hints = ParagraphsField(
        required=False, help_text=gettext_lazy("From gentle to plain, with a blank line between them.")
    )

    wrong_formulas = WrongFormulasField(
        required=False,
        label=gettext_lazy("Wrong formulas"),
        help_text=gettext_lazy(
            "Answers you foresee: a formula like a*x^n in one line, below it what to tell who answers so;"
            " a blank line before the next. A message is written like a hint."
        ),
    )

    previews: tuple[Preview, ...] = ()

    class Meta:
        model = Template
        fields = (
            "title",
            "slug",
            "topic",
            "difficulty",
            "task",
            "function",
            "inner",
            "variables",
            "constants",
            "wrt",
            "order",
            "at",
            "start",
            "end",
            "step",
            "method",
            "parameters",
            "constraints",
            "conditions",
            "positive",
            "statement",
            "hints",
            "wrong_formulas",
            "form",
            "narrower",
            "tolerance_kind",
            "tolerance",
            "constant_ok",
            "least_variants",
            "answer",
            "source",
        )
        widgets = {"statement": forms.Textarea(attrs={"rows": 5})}
        labels = {
            "order": gettext_lazy("Order of the derivative"),
            "start": gettext_lazy("From"),
            "end": gettext_lazy("To"),
            "tolerance_kind": gettext_lazy("Tolerance for decimals"),
            "tolerance": gettext_lazy("How much"),
            "least_variants": gettext_lazy("Variants wanted"),
            "form": gettext_lazy("Form asked for"),
            "narrower": gettext_lazy("Right on a smaller domain"),
            "constant_ok": gettext_lazy("A constant key is fine"),
            "answer": gettext_lazy("Official answer"),
        }
        help_texts = {
            "at": gettext_lazy("Where a slope, a tangent or a numerical derivative is asked: 2, a or pi/4."),
            "start": gettext_lazy("The first point of a secant."),
            "end": gettext_lazy("Its second point."),
            "step": gettext_lazy(
                "The letter of a difference quotient, like h; in a numerical derivative a number, like 0.1."
            ),
            "method": gettext_lazy("For a numerical derivative; without one, forward."),
            "tolerance_kind": gettext_lazy(
                "For tasks that ask for a number; without one a millionth is allowed. Exact answers are"
                " always right. A tangent takes decimals only with a tolerance."
            ),
            "tolerance": gettext_lazy("How far off a decimal may be, like 0.001, or how many digits count."),
            "slug": gettext_lazy("The name in addresses and files of answers; it stays."),
            "difficulty": gettext_lazy("From 1, for a first try, to 5."),
            "least_variants": gettext_lazy("At least so many different variants must be there to be drawn."),
            "form": gettext_lazy("Right in value but not in this form: asked for again, at no cost."),
            "narrower": gettext_lazy("An answer that is undefined at some points of the domain."),
            "answer": gettext_lazy("If a book gives one: it is checked against the key."),
        }

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if self.instance.pk is None and Template.objects.filter(slug=slug).exists():
            raise forms.ValidationError(_("There is a template of this name already."))
        return slug

    def _post_clean(self) -> None:
        """Django puts the fields into the instance here; then the whole of it can be audited."""
        super()._post_clean()  # type: ignore[misc]
        if not self.errors:
            self._audit()

    def is_valid(self) -> bool:
        return super().is_valid() and PREVIEW not in self.data

    def _audit(self) -> None:
        for problem in authoring.audit(self.instance):
            self.add_error(self._field_of(problem), problem_sentence(problem))
        if not self.errors and PREVIEW in self.data:
            self.previews = authoring.preview(self.instance)

    def _field_of(self, problem: Problem) -> str | None:
        """The form's field, or none for what stands in no field of its own."""
        field = FIELD_OF_PROBLEM.get(problem.field, problem.field)
        return field if field in self.fields else None
