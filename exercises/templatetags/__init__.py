"""Filters of the app's HTML templates."""
