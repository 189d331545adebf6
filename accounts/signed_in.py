"""Pages for those who are logged in."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django_htmx.middleware import HtmxDetails

from accounts.models import User

Rest = ParamSpec("Rest")


class SignedInRequest(HttpRequest):
    """What a view behind ``signed_in`` gets."""

    user: User
    htmx: HtmxDetails


def signed_in(
    view: Callable[Concatenate[SignedInRequest, Rest], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Rest], HttpResponse]:
    """Like ``login_required``; but a part of a page asked for by script gets 401, so that the page it was
    for stays as it is, with all that was typed, instead of turning into the log-in page.

    No browser keeps what comes back: who goes back in its history sees what is there now, or nothing.
    """

    @wraps(view)
    def guard(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        if request.headers.get("HX-Request") and not request.user.is_authenticated:
            return HttpResponse(status=401)
        return whole_page(request, *args, **kwargs)

    whole_page = cast("Callable[Concatenate[HttpRequest, Rest], HttpResponse]", login_required(view))
    return never_cache(guard)
