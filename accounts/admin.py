"""The admin of classes and users."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.db.models import Count, QuerySet
from django.forms import BaseInlineFormSet, ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.codes import new_join_code
from accounts.models import Class, Enrolment, User
from accounts.scoped_admin import ScopedAdmin, TabularInline, user_of

admin.site.site_header = _("Nabla · teaching")
admin.site.site_title = _("Nabla")
admin.site.index_title = _("Teaching")
# Rights follow from roles here, so groups of permissions would promise what they do not do.
admin.site.unregister(Group)


JOINING = _(
    "Write the join code on the blackboard: students type it under Classes, in the menu at the top. Tick who"
    " is to leave the class; students and their answers stay as they are."
)
ROLES = _("Staff are instructors: they see their own classes, students and templates, and nothing else.")


class Enrolments(BaseInlineFormSet):  # type: ignore[type-arg]
    """Each box says for those who do not see its row what ticking it does."""

    def add_fields(self, form: "ModelForm[Enrolment]", index: int | None) -> None:
        super().add_fields(form, index)
        if "DELETE" in form.fields and form.instance.pk:
            said = _("Take %(student)s out of the class") % {"student": form.instance.student}
            form.fields["DELETE"].widget.attrs["aria-label"] = said


class EnrolmentInline(TabularInline):
    """The students of a class; they come in by its code, and an instructor can take them out."""

    model = Enrolment
    formset = Enrolments
    fields = readonly_fields = ("student", "joined")
    extra = 0
    verbose_name_plural = _("students")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Enrolment]:
        return super().get_queryset(request).select_related("student")

    def has_view_permission(self, request: HttpRequest, obj: Class | None = None) -> bool:
        return True

    def has_add_permission(self, request: HttpRequest, obj: Class | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Class | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Class | None = None) -> bool:
        return True


@admin.register(Class)
class ClassAdmin(ScopedAdmin):
    list_note = _("Students join a class with its code and get the templates that its instructor publishes.")
    list_display = ("name", "join_code", "student_count", "archived", "created")
    list_filter = ("archived",)
    search_fields = ("name", "join_code")
    readonly_fields = ("join_code", "created")
    inlines = (EnrolmentInline,)
    actions = ("give_new_code",)

    def scoped(self, rows: QuerySet[Class], *, user: User) -> QuerySet[Class]:
        own = rows if user.is_superuser else rows.filter(instructor=user)
        return own.annotate(student_count=Count("enrolments"))

    def may_add(self, user: User) -> bool:
        return True

    def may_change(self, user: User, *, row: Class | None = None) -> bool:
        return row is None or user.is_superuser or row.instructor_id == user.pk

    def may_delete(self, user: User, *, row: Class | None = None) -> bool:
        return self.may_change(user, row=row)

    def get_fields(self, request: HttpRequest, obj: Class | None = None) -> Any:  # noqa: ANN401 - the stubs know many shapes
        """Whose class it is, only a superuser chooses; a new one has its code once it is saved."""
        fields = ["name", "archived"]
        if user_of(request).is_superuser:
            fields.append("instructor")
        return fields if obj is None else [*fields, "join_code", "created"]

    def get_fieldsets(self, request: HttpRequest, obj: Class | None = None) -> Any:  # noqa: ANN401
        options = {"fields": self.get_fields(request, obj)}
        return ((None, options if obj is None else {**options, "description": JOINING}),)

    def save_model(self, request: HttpRequest, obj: Class, form: "ModelForm[Class]", change: bool) -> None:
        if obj.instructor_id is None:
            obj.instructor = user_of(request)
        super().save_model(request, obj, form, change)

    @admin.display(description=_("students"), ordering="student_count")
    def student_count(self, row: Any) -> int:  # noqa: ANN401 - a class with an annotation
        count: int = row.student_count
        return count

    @admin.action(description=_("Give a new join code (the old one stops working)"), permissions=["change"])
    def give_new_code(self, request: HttpRequest, rows: QuerySet[Class]) -> None:
        for row in rows:
            row.join_code = new_join_code()
            row.save(update_fields=["join_code"])
        said = ngettext("%d class has a new join code.", "%d classes have new join codes.", len(rows))
        self.message_user(request, said % len(rows), messages.SUCCESS)


@admin.register(User)
class PeopleAdmin(ScopedAdmin, UserAdmin):  # type: ignore[type-arg]
    """All users, to a superuser; to an instructor their own students, to be looked at and not changed."""

    list_note = _("Instructors see the students of their own classes here.")

    list_display = ("username", "first_name", "last_name", "email", "last_login")
    list_filter = ()
    search_fields = ("username", "first_name", "last_name", "email")
    seen_by_instructors = ("username", "first_name", "last_name", "email", "date_joined", "last_login")

    def scoped(self, rows: QuerySet[User], *, user: User) -> QuerySet[User]:
        return rows if user.is_superuser else rows.filter(classes__instructor=user).distinct()

    def may_add(self, user: User) -> bool:
        return user.is_superuser

    def may_change(self, user: User, *, row: User | None = None) -> bool:
        return user.is_superuser

    def may_delete(self, user: User, *, row: User | None = None) -> bool:
        return user.is_superuser

    def get_list_filter(self, request: HttpRequest) -> tuple[str, ...]:
        return ("is_staff", "is_superuser", "is_active") if user_of(request).is_superuser else ()

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:  # noqa: ANN401
        if obj is None:
            return self.add_fieldsets
        if not user_of(request).is_superuser:
            return ((None, {"fields": self.seen_by_instructors}),)
        return (
            (None, {"fields": ("username", "password")}),
            (_("Person"), {"fields": ("first_name", "last_name", "email")}),
            (_("Role"), {"fields": ("is_active", "is_staff", "is_superuser"), "description": ROLES}),
            (_("Dates"), {"fields": ("last_login", "date_joined")}),
        )
