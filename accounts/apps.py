"""The app of users and classes."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
