"""Pages of accounts: signing up, classes, light or dark. Logging in and passwords are Django's own views."""

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from accounts.forms import JoinForm, SignUpForm
from accounts.signed_in import SignedInRequest, signed_in

THEMES = ("light", "dark")
YEAR = 365 * 24 * 60 * 60
BACKEND = "django.contrib.auth.backends.ModelBackend"


@sensitive_post_parameters("password1", "password2")
def sign_up(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect("home")
    form = SignUpForm(request.POST or None)
    user = form.register() if form.is_valid() else None
    if user is None:
        return render(request, "accounts/sign_up.html", {"form": form})
    login(request, user, backend=BACKEND)
    return HttpResponseRedirect(_page_to_return_to(request))


@signed_in
def classes(request: SignedInRequest) -> HttpResponse:
    form = JoinForm(request.POST or None, student=request.user)
    if form.is_valid():
        messages.success(request, _("You are in the class “%(name)s”.") % {"name": form.joined})
        return redirect("classes")
    joined = request.user.classes.select_related("instructor").order_by("name", "pk")
    return render(request, "accounts/classes.html", {"form": form, "classes": joined})


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Light, dark, or (anything else) as the reader's system has it."""
    response = HttpResponseRedirect(_page_to_return_to(request))
    if request.POST.get("theme") in THEMES:
        response.set_cookie(
            "theme",
            request.POST["theme"],
            max_age=YEAR,
            samesite="Lax",
            secure=request.is_secure(),
            httponly=True,
        )
    else:
        response.delete_cookie("theme", samesite="Lax")
    return response


def _page_to_return_to(request: HttpRequest) -> str:
    """The path of the form's ``next`` if it is one of ours, else of the first page."""
    page = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure())
    return page if is_ours and page.startswith("/") else reverse("home")
