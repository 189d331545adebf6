"""Vectors and matrices typed whole where there is a field for every component."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from exercises.models import Serving
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(alice: User, client: Client) -> Client:
    client.force_login(alice)
    return client


def answer(client: Client, serving: Serving, *texts: str) -> str:
    """The page after an answer, by post and redirect."""
    data = {"answer": list(texts)}
    return client.post(reverse("answer", args=[serving.pk]), data, follow=True).content.decode()


@pytest.mark.parametrize(
    "texts",
    [
        ("[2xy, x^2 + 1]", ""),
        ("(2xy, x^2 + 1)", " "),
        ("", "<2xy, x^2+1>"),
        ("2xy, x^2 + 1", ""),
        ("2xy i + (x^2 + 1) j", ""),
        (r"\begin{bmatrix} 2xy \\ x^2 + 1 \end{bmatrix}", ""),
    ],
)
def test_a_vector_may_be_typed_whole_into_one_field(
    client: Client, alice: User, texts: tuple[str, ...]
) -> None:
    asked = factories.serving(alice, of=factories.gradient_template())
    assert "kind-correct" in answer(client, asked, *texts)


def test_a_matrix_may_be_typed_whole_into_its_first_field(client: Client, alice: User) -> None:
    asked = factories.serving(alice, of=factories.gradient_template(task="hessian"))
    shown = answer(client, asked, "[[2y, 2x], [2x, 1]]", "", "", "")
    assert "Row 2, column 2: " in shown
    assert 'value="[[2y, 2x], [2x, 1]]"' in shown


@pytest.mark.parametrize("text", ["[2xy, x^2 + 1", "[2xy, x^2, 1]", "[2xy, q]"])
def test_a_whole_vector_that_cannot_be_read_is_complained_of_as_one(
    client: Client, alice: User, text: str
) -> None:
    asked = factories.serving(alice, of=factories.gradient_template())
    shown = answer(client, asked, text, "")
    assert "kind-unreadable" in shown
    assert "Component 1 of 2" not in shown[shown.index('id="verdict"') :]
    assert f'value="{text}"' in shown


def test_a_whole_vector_beside_another_component_is_not_guessed_at(client: Client, alice: User) -> None:
    asked = factories.serving(alice, of=factories.gradient_template())
    assert "kind-unreadable" in answer(client, asked, "[2xy, x^2 + 1]", "x^2")
