"""What people fill in: signing up, joining a class."""

from django import forms
from django.contrib.auth.forms import BaseUserCreationForm
from django.db import IntegrityError, transaction
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.enrolling import join_class
from accounts.models import Class, User


class SignUpForm(BaseUserCreationForm):  # type: ignore[type-arg]
    """A new student. The address is where a forgotten password can be replaced, nothing else."""

    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("Only used if you forget your password."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    field_order = ["username", "email", "password1", "password2"]

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.fields["password1"].help_text = _("At least eight characters, and not a common password.")
        self.fields["password2"].label = _("The same password again")
        self.fields["password2"].help_text = ""

    class Meta:
        model = User
        fields = ["username", "email"]
        help_texts = {"username": _("You log in with it. Letters, digits and @ . + - _")}

    def clean_username(self) -> str:
        """A name differing from another's only in capitals is taken."""
        username: str = self.cleaned_data["username"]
        if User.objects.filter(username__iexact=username).exists():
            raise _taken()
        return username

    def register(self) -> User | None:
        """The new student; none if somebody, by a double click the same person, has just taken the name."""
        try:
            with transaction.atomic():
                user: User = self.save()
        except IntegrityError:
            self.add_error("username", _taken())
            return None
        return user


def _taken() -> forms.ValidationError:
    return forms.ValidationError(_("This name is taken; please choose another."), code="taken")


class JoinForm(forms.Form):
    """The code of a class, as the instructor wrote it on the blackboard."""

    code = forms.CharField(
        label=_("Code of the class"),
        help_text=_("Eight letters and digits, from your instructor. Capitals and blanks do not matter."),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def __init__(self, data: QueryDict | None, *, student: User) -> None:
        super().__init__(data)
        self.student = student
        self.joined: Class | None = None

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        self.joined = join_class(self.student, code=code)
        if self.joined is None:
            raise forms.ValidationError(
                _("No class has this code. Compare it letter by letter with your instructor's."),
                code="unknown-code",
            )
        return code
