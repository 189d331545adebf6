"""Signing up, logging in and out, passwords, classes and page colours, by plain form posts."""

import re

import pytest
from django.core import mail
from django.http import QueryDict
from django.test import Client, override_settings

from accounts.demo import make_demo
from accounts.forms import SignUpForm
from accounts.models import Class, User

PASSWORD = "correct horse battery"


@pytest.fixture
def alice(db: None) -> User:
    return User.objects.create_user("alice", "alice@example.org", PASSWORD)


@pytest.fixture
def bobs_class(db: None) -> Class:
    bob = User.objects.create_user("bob", "bob@example.org", PASSWORD, is_staff=True)
    return Class.objects.create(name="Calculus I", instructor=bob)


def filled_in(**changes: str) -> dict[str, str]:
    form = {"username": "carol", "email": "carol@example.org", "password1": PASSWORD, "password2": PASSWORD}
    return form | changes


def test_signing_up_makes_a_student_and_logs_in(client: Client, db: None) -> None:
    response = client.post("/sign-up/", filled_in())
    assert (response.status_code, response["Location"]) == (302, "/")
    carol = User.objects.get()
    assert (carol.username, carol.email, carol.is_staff) == ("carol", "carol@example.org", False)
    assert client.session["_auth_user_id"] == str(carol.pk)


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"username": "ALICE"}, "This name is taken"),
        ({"username": "a b"}, "Enter a valid username"),
        ({"email": "nowhere"}, "Enter a valid email address"),
        ({"email": ""}, "This field is required"),
        ({"password2": "different"}, "password fields"),
        ({"password1": "carol123", "password2": "carol123"}, "too similar to the username"),
        ({"password1": "a1b2", "password2": "a1b2"}, "too short"),
    ],
)
def test_a_bad_sign_up_is_explained_beside_its_field(
    client: Client, alice: User, changes: dict[str, str], complaint: str
) -> None:
    response = client.post("/sign-up/", filled_in(**changes))
    assert response.status_code == 200
    assert complaint in response.content.decode()
    assert User.objects.count() == 1


def test_of_two_sign_ups_at_once_the_second_is_told_that_the_name_is_taken(db: None) -> None:
    data = QueryDict(mutable=True)
    data.update(filled_in(username="Alice"))
    form = SignUpForm(data)
    assert form.is_valid()
    User.objects.create_user("alice", "alice@example.org", PASSWORD)
    assert form.register() is None
    assert form.errors["username"] == ["This name is taken; please choose another."]


def test_what_was_typed_is_kept_but_for_passwords(client: Client, db: None) -> None:
    page = client.post("/sign-up/", filled_in(email="nowhere")).content.decode()
    assert 'value="carol"' in page
    assert PASSWORD not in page


def test_logging_in_and_out(client: Client, alice: User) -> None:
    response = client.post("/log-in/", {"username": "alice", "password": PASSWORD, "next": "/progress/"})
    assert response["Location"] == "/progress/"
    assert client.post("/log-out/")["Location"] == "/"
    assert "_auth_user_id" not in client.session


def test_logging_out_needs_a_post(client: Client, alice: User) -> None:
    client.force_login(alice)
    assert client.get("/log-out/").status_code == 405
    assert "_auth_user_id" in client.session


def test_the_log_in_page_never_sends_to_another_site(client: Client, alice: User) -> None:
    form = {"username": "alice", "password": PASSWORD, "next": "https://example.com/"}
    assert client.post("/log-in/", form)["Location"] == "/"


def test_too_many_wrong_passwords_lock_this_name_out_with_a_page_that_says_so(
    client: Client, alice: User
) -> None:
    for _ in range(8):
        response = client.post("/log-in/", {"username": "alice", "password": "wrong"})
    assert response.status_code == 429
    assert "Please wait a quarter of an hour" in response.content.decode()
    locked = client.post("/log-in/", {"username": "alice", "password": PASSWORD})
    assert locked.status_code == 429


@override_settings(DEBUG=True)
def test_with_debug_the_log_in_page_shows_the_demo_class(client: Client, db: None) -> None:
    people = make_demo()
    page = client.get("/log-in/").content.decode()
    assert all(person.password in page for person in people)


def test_without_debug_it_does_not(client: Client, db: None) -> None:
    with override_settings(DEBUG=True):
        people = make_demo()
    page = client.get("/log-in/").content.decode()
    assert not any(person.password in page for person in people)


def test_a_forgotten_password_is_replaced_through_the_mailed_link(client: Client, alice: User) -> None:
    assert client.post("/password/", {"email": "alice@example.org"})["Location"] == "/password/sent/"
    link = re.search(r"http://testserver(/\S+)", str(mail.outbox[0].body))
    assert link
    form_address = client.get(link[1])["Location"]
    changed = client.post(form_address, {"new_password1": "quite another", "new_password2": "quite another"})
    assert changed["Location"] == "/password/changed/"
    assert User.objects.get().check_password("quite another")
    assert "This link no longer works" in client.get(link[1]).content.decode()


def test_an_unknown_address_gets_the_same_answer_and_no_mail(client: Client, db: None) -> None:
    assert client.post("/password/", {"email": "nobody@example.org"})["Location"] == "/password/sent/"
    assert mail.outbox == []


def test_joining_a_class_by_its_code_however_it_is_written(
    client: Client, alice: User, bobs_class: Class
) -> None:
    client.force_login(alice)
    code = bobs_class.join_code
    typed = f" {code[:4].lower()}-{code[4:]} "
    response = client.post("/classes/", {"code": typed}, follow=True)
    assert "Calculus I" in response.content.decode()
    assert list(alice.classes.all()) == [bobs_class]


def test_an_unknown_code_is_explained_and_kept(client: Client, alice: User, bobs_class: Class) -> None:
    client.force_login(alice)
    page = client.post("/classes/", {"code": "WRONG234"}).content.decode()
    assert "No class has this code" in page
    assert "WRONG234" in page
    assert not alice.classes.exists()


def test_an_archived_class_takes_nobody(client: Client, alice: User, bobs_class: Class) -> None:
    Class.objects.update(archived=True)
    client.force_login(alice)
    page = client.post("/classes/", {"code": bobs_class.join_code}).content.decode()
    assert "No class has this code" in page


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_chosen_theme_is_remembered_and_the_page_comes_back(client: Client, db: None, theme: str) -> None:
    response = client.post("/theme/", {"theme": theme, "next": "/how-to-type/"})
    assert response["Location"] == "/how-to-type/"
    assert f'data-theme="{theme}"' in client.get("/how-to-type/").content.decode()


@pytest.mark.parametrize("theme", ["", '"><script>'])
def test_any_other_theme_is_the_systems(client: Client, db: None, theme: str) -> None:
    client.post("/theme/", {"theme": "dark", "next": "/"})
    client.post("/theme/", {"theme": theme, "next": "/"})
    client.cookies["theme"] = theme
    assert "data-theme" not in client.get("/").content.decode()


@pytest.mark.parametrize("page", ["answer", "no such page", "?page=2", "#top", "é", "\ud800", "", "//", "\0"])
def test_the_theme_button_goes_to_the_first_page_without_a_path(client: Client, db: None, page: str) -> None:
    sent = page.encode("utf-8", "surrogatepass")
    response = client.post("/theme/", {"theme": "dark", "next": sent})
    assert (response.status_code, response.headers["Location"]) == (302, "/")


def test_signing_up_goes_to_the_first_page_without_a_path(client: Client, db: None) -> None:
    response = client.post("/sign-up/", filled_in(next="answer"))
    assert (response.status_code, response.headers["Location"]) == (302, "/")


def test_the_theme_button_never_sends_to_another_site(client: Client, db: None) -> None:
    response = client.post("/theme/", {"theme": "dark", "next": "https://example.com/"})
    assert response["Location"] == "/"
