"""What every admin page here shares: an instructor's own things, and nothing else."""

from typing import TYPE_CHECKING, Any, NoReturn

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import capfirst

from accounts.models import User

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    ModelAdmin = admin.ModelAdmin[Any]
    TabularInline = admin.TabularInline[Any, Any]
else:
    # Without the stubs' parameters, which Django does not know.
    ModelAdmin, TabularInline = admin.ModelAdmin, admin.TabularInline


class ScopedAdmin(ModelAdmin):
    """Rights follow from who somebody is, not from permissions that could be granted by mistake.

    Staff sees the rows that ``scoped`` leaves; any other row does not exist for them. Nothing may be added,
    changed or deleted unless a page says so for this user.
    """

    # "n of all": a second count of what may be a long list.
    show_full_result_count = False
    # What is in the list, where its name does not say it all.
    list_note: "StrPromise | str" = ""

    def scoped(self, rows: QuerySet[Any], *, user: User) -> QuerySet[Any]:
        """The rows this user may see."""
        raise NotImplementedError

    def may_add(self, user: User) -> bool:
        return False

    def may_change(self, user: User, *, row: Any = None) -> bool:  # noqa: ANN401 - a row of any model
        """Whether this row, or without one any row, may be changed."""
        return False

    def may_delete(self, user: User, *, row: Any = None) -> bool:  # noqa: ANN401
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return self.scoped(super().get_queryset(request), user=user_of(request))

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Under its plain name: Django's "Select ... to change" promises what not everybody may do."""
        named = {"title": capfirst(self.opts.verbose_name_plural), "subtitle": self.list_note}
        return super().changelist_view(request, {**named, **(extra_context or {})})

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Asked of outsiders too, by the admin's log-in page."""
        return request.user.is_staff

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return user_of(request).is_staff

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.may_add(user_of(request))

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.may_change(user_of(request), row=obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.may_delete(user_of(request), row=obj)

    def _get_obj_does_not_exist_redirect(self, *_: object) -> NoReturn:
        """Django would lead back to the index with a message; what is not theirs is simply not there."""
        raise Http404


def user_of(request: HttpRequest) -> User:
    """Whoever is behind a request of the admin, which lets nobody in without logging in."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user
