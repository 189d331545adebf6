"""What goes wrong is said in the site's own pages."""

import pytest
from django.template.loader import render_to_string
from django.test import Client

pytestmark = pytest.mark.django_db


def test_an_address_that_is_not_there(client: Client) -> None:
    response = client.get("/nothing-here/")
    assert response.status_code == 404
    assert "There is no such page" in response.content.decode()


def test_a_form_without_its_token() -> None:
    response = Client(enforce_csrf_checks=True).post("/theme/", {"theme": "dark"})
    assert response.status_code == 403
    assert "This form had grown old" in response.content.decode()


def test_a_form_in_another_encoding_is_refused_with_a_page() -> None:
    client = Client(enforce_csrf_checks=True)
    client.get("/log-in/")
    kind = "application/x-www-form-urlencoded; charset=utf-16"
    response = client.post("/theme/", b"theme=dark", content_type=kind)
    assert response.status_code == 400
    assert "made no sense" in response.content.decode()


@pytest.mark.parametrize(
    ("page", "said"),
    [("400.html", "made no sense"), ("403.html", "not for you"), ("500.html", "Something broke")],
)
def test_a_page_that_is_rendered_without_a_request(page: str, said: str) -> None:
    shown = render_to_string(page)
    assert said in shown
    assert "Log in" in shown


def test_pages_can_be_asked_for_their_headers_alone(client: Client) -> None:
    assert client.head("/").status_code == 200
