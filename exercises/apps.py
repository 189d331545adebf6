"""The app of exercise templates, variants and attempts."""

from django.apps import AppConfig


class ExercisesConfig(AppConfig):
    name = "exercises"
