"""Worked solutions and statements in HTML templates."""

from django import template

from exercises.formulas import punctuated
from exercises.solutions import titled

register = template.Library()
register.filter("titled", titled)
# What was safe stays so: only elements of our own are put in, round what is there.
register.filter("punctuated", punctuated, is_safe=True)
