"""What is said to those who do not see the page change."""

import pytest
from django.test import Client
from django.urls import reverse

from exercises.models import Serving
from tests import factories

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def announced(client: Client, serving: Serving, *texts: str) -> str:
    """What a screen reader says when this answer comes back."""
    data = {"answer": list(texts)}
    shown = client.post(reverse("answer", args=[serving.pk]), data, headers=HTMX).content.decode()
    return shown[shown.index("#announcer") :].split("</div>")[0]


def test_what_is_seen_of_a_verdict_is_announced(client: Client) -> None:
    alice = factories.alice()
    client.force_login(alice)
    asked = factories.serving(alice, of=factories.gradient_template())
    first, second = announced(client, asked, "2xy", "x^2"), announced(client, asked, "2xy", "x^2 - 1")
    for said in (
        "Not correct yet. Component 1 of 2: equal. Component 2 of 2: not equal.",
        "The underlined component of your answer is right. You answered vector of 2 components:",
        "marked: 2 x y, end of mark, x squared. Look at your steps again",
    ):
        assert said in first
    assert "the right value is" not in first
    assert "the right value is" in second
