"""The admin of topics: a superuser's; instructors choose from them."""

from django.contrib import admin
from django.db.models import QuerySet

from accounts.models import User
from accounts.scoped_admin import ScopedAdmin
from exercises.models import Topic


@admin.register(Topic)
class TopicAdmin(ScopedAdmin):
    list_display = ("title", "slug", "order", "summary")
    search_fields = ("title", "slug")

    def scoped(self, rows: QuerySet[Topic], *, user: User) -> QuerySet[Topic]:
        return rows

    def may_add(self, user: User) -> bool:
        return user.is_superuser

    def may_change(self, user: User, *, row: Topic | None = None) -> bool:
        return user.is_superuser
