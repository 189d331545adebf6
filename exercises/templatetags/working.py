"""Worked solutions in HTML templates."""

from django import template

from exercises.solutions import titled

register = template.Library()
register.filter("titled", titled)
