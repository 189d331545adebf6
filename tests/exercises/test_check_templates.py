"""``manage.py check_templates``: what it finds, and how it ends."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests import factories

pytestmark = pytest.mark.django_db


def check(*arguments: str) -> str:
    out = StringIO()
    call_command("check_templates", "--jobs", "1", "--draws", "20", *arguments, stdout=out)
    return out.getvalue()


def unsound(*arguments: str) -> str:
    out = StringIO()
    with pytest.raises(CommandError, match="not sound"):
        call_command("check_templates", "--jobs", "1", "--draws", "20", *arguments, stdout=out)
    return out.getvalue()


def test_sound_templates_pass() -> None:
    factories.template()
    factories.fixed_template(answer="x + x")
    assert check("--stored") == "2 templates checked, 0 not sound\n"


def test_every_fault_is_reported_beside_its_template_and_field() -> None:
    factories.template(slug="degenerate", function="(a - 2)*x^n")
    factories.template(slug="few", parameters={"a": "2..4", "n": "3"}, least_variants=10)
    factories.template(slug="nowhere", function="a*ln(-x^2 - n)")
    factories.fixed_template(slug="official", answer="3x")
    factories.fixed_template(slug="foreseen", wrong_formulas=[{"formula": "x + x", "message": "No."}])
    told = unsound("--stored")
    assert "degenerate v1, function: The key is zero." in told
    assert "few v1, least_variants: Only 3 different variants can be drawn; 10 are wanted." in told
    assert "nowhere v1, function: There is no stretch of points" in told
    assert "official v1, answer: Graded as a student's answer, the official answer is incorrect." in told
    assert "foreseen v1, wrong_formulas: “x + x” is the right answer" in told
    assert "5 templates checked, 5 not sound" in told


def test_templates_can_be_named() -> None:
    factories.template(slug="power")
    factories.template(slug="broken", function="a*x^")
    assert check("--stored", "power") == "1 templates checked, 0 not sound\n"
    with pytest.raises(CommandError, match="there is no template nothing"):
        check("--stored", "nothing")


def test_the_files_are_checked_without_a_database() -> None:
    assert check("product-rule-square-sine") == "1 templates checked, 0 not sound\n"


def test_a_fault_of_some_variants_is_told_with_the_first_that_has_it() -> None:
    factories.template(slug="rare", function="(a - 2)*x^n", parameters={"a": "2..3", "n": "3"})
    assert "The key is zero. Seen in 10 of 20 variants, first in number 2." in unsound("--stored")
