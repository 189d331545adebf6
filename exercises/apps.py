"""The app of exercises."""

from django.apps import AppConfig


class ExercisesConfig(AppConfig):
    name = "exercises"
