"""What every response tells the browser, and what is taken from one."""

from io import BytesIO

import pytest
from django.test import Client, RequestFactory

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "style-src-attr": "'unsafe-inline'",
    "font-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/log-in/", "/admin/login/"])
def test_the_content_security_policy_is_sent(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 200
    header = response.headers["Content-Security-Policy"]
    assert dict(part.strip().split(" ", 1) for part in header.split(";")) == POLICY


@pytest.mark.django_db
def test_the_other_headers_are_sent(client: Client) -> None:
    headers = client.get("/log-in/").headers
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_an_upload_that_nobody_asked_for_is_not_kept_on_disk() -> None:
    sent = {"theme": "dark", "file": BytesIO(bytes(3_000_000))}
    request = RequestFactory().post("/theme/", sent)
    assert dict(request.POST.items()) == {"theme": "dark"}
    assert not request.FILES
