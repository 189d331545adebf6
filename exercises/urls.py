"""The pages of exercises."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
