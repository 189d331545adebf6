"""The URL map: the admin, accounts, and everything else in exercises."""

from django.contrib import admin
from django.urls import include, path

handler400 = "config.refusing.bad_request"

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("accounts.urls")),
    path("", include("exercises.urls")),
]
