"""The admin of classes and users: an instructor's own, and nobody's rights."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import Class, Enrolment, User
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def bob() -> User:
    return factories.bob()


@pytest.fixture
def dora() -> User:
    """The instructor of another class."""
    return factories.user("dora", is_staff=True)


@pytest.fixture
def root() -> User:
    return factories.user("root", is_staff=True, is_superuser=True)


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(name: str, *arguments: object) -> str:
    return reverse(f"admin:accounts_{name}", args=arguments)


def test_a_student_is_sent_to_the_log_in_page() -> None:
    response = logged_in(factories.alice()).get(reverse("admin:index"))
    assert response.status_code == 302


def test_the_index_offers_teaching_and_nothing_else(bob: User) -> None:
    content = logged_in(bob).get(reverse("admin:index")).content.decode()
    for offered in ("accounts/class/", "accounts/user/", "exercises/template/", "exercises/queuedattempt/"):
        assert f"/admin/{offered}" in content
    for hidden in ("auth/group", "axes/", "accounts/user/add"):
        assert f"/admin/{hidden}" not in content


def test_instructors_see_their_own_classes(bob: User, dora: User, root: User) -> None:
    own, other = factories.school_class(bob, name="Bobs"), factories.school_class(dora, name="Doras")
    listed = logged_in(bob).get(page("class_changelist")).content.decode()
    assert own.join_code in listed
    assert other.join_code not in listed
    assert "Doras" not in listed
    assert "Doras" in logged_in(root).get(page("class_changelist")).content.decode()


@pytest.mark.parametrize("view", ["class_change", "class_delete", "class_history"])
def test_another_ones_class_is_not_there(bob: User, dora: User, view: str) -> None:
    other = factories.school_class(dora)
    assert logged_in(bob).get(page(view, other.pk)).status_code == 404
    assert logged_in(bob).post(page(view, other.pk), {"name": "Mine", "post": "yes"}).status_code == 404
    assert Class.objects.get().name == "Analysis"


def test_a_new_class_is_its_makers_and_has_a_code(bob: User, dora: User) -> None:
    empty = {"enrolments-TOTAL_FORMS": 0, "enrolments-INITIAL_FORMS": 0}
    logged_in(bob).post(page("class_add"), {"name": "Algebra", "instructor": dora.pk, **empty})
    made = Class.objects.get()
    assert (made.name, made.instructor) == ("Algebra", bob)
    assert len(made.join_code) == 8


def test_a_class_cannot_be_given_away(bob: User, dora: User) -> None:
    own = factories.school_class(bob)
    form = {
        "name": "Renamed",
        "instructor": dora.pk,
        "enrolments-TOTAL_FORMS": 0,
        "enrolments-INITIAL_FORMS": 0,
    }
    logged_in(bob).post(page("class_change", own.pk), form)
    own.refresh_from_db()
    assert (own.name, own.instructor) == ("Renamed", bob)


def test_a_student_can_be_taken_out_of_a_class(bob: User) -> None:
    alice = factories.alice()
    own = factories.school_class(bob, alice, factories.charlie())
    enrolment = Enrolment.objects.get(student=alice)
    form = {
        "name": "Analysis",
        "enrolments-TOTAL_FORMS": 1,
        "enrolments-INITIAL_FORMS": 1,
        "enrolments-0-id": enrolment.pk,
        "enrolments-0-in_class": own.pk,
        "enrolments-0-DELETE": "on",
    }
    logged_in(bob).post(page("class_change", own.pk), form)
    assert [student.username for student in own.students.all()] == ["charlie"]


def test_a_new_join_code_replaces_the_old_one(bob: User, dora: User) -> None:
    own, other = factories.school_class(bob), factories.school_class(dora)
    chosen = {"action": "give_new_code", "_selected_action": [own.pk, other.pk]}
    logged_in(bob).post(page("class_changelist"), chosen)
    assert Class.objects.get(pk=own.pk).join_code != own.join_code
    assert Class.objects.get(pk=other.pk).join_code == other.join_code


def test_instructors_see_their_own_students(bob: User, dora: User) -> None:
    alice, charlie = factories.alice(), factories.charlie()
    factories.school_class(bob, alice)
    factories.school_class(dora, charlie)
    listed = logged_in(bob).get(page("user_changelist")).content.decode()
    assert page("user_change", alice.pk) in listed
    assert "charlie" not in listed
    assert "dora" not in listed


def test_other_users_are_not_there(bob: User, dora: User, root: User) -> None:
    charlie = factories.charlie()
    factories.school_class(dora, charlie)
    for hidden in (charlie, dora, root, bob):
        assert logged_in(bob).get(page("user_change", hidden.pk)).status_code == 404


def test_a_student_can_be_looked_at_and_not_changed(bob: User) -> None:
    alice = factories.alice()
    factories.school_class(bob, alice)
    client = logged_in(bob)
    shown = client.get(page("user_change", alice.pk))
    assert shown.status_code == 200
    for hidden in ("is_staff", "is_superuser", "user_permissions", "groups", "pbkdf2", "md5"):
        assert hidden not in shown.content.decode()
    raised = {"username": "alice", "is_staff": "on", "is_superuser": "on", "password": "x"}
    assert client.post(page("user_change", alice.pk), raised).status_code == 403
    assert client.get(reverse("admin:auth_user_password_change", args=[alice.pk])).status_code == 403
    assert client.get(page("user_add")).status_code == 403
    assert client.post(page("user_delete", alice.pk), {"post": "yes"}).status_code == 403
    alice.refresh_from_db()
    assert (alice.is_staff, alice.is_superuser) == (False, False)


def test_lists_cannot_be_filtered_by_what_is_hidden(bob: User) -> None:
    factories.school_class(bob, factories.alice())
    response = logged_in(bob).get(page("class_changelist"), {"instructor__password__startswith": "md5"})
    assert response.status_code == 400


def test_a_superuser_makes_instructors(root: User) -> None:
    alice = factories.alice()
    form = {"username": "alice", "is_active": "on", "is_staff": "on", "date_joined_0": "2026-01-01"}
    logged_in(root).post(page("user_change", alice.pk), {**form, "date_joined_1": "00:00:00"})
    alice.refresh_from_db()
    assert alice.is_instructor


@pytest.mark.parametrize("students", [1, 3])
def test_the_number_of_queries_of_a_class_does_not_grow(
    bob: User, students: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    made = factories.school_class(bob, *(factories.user(f"student-{number}") for number in range(students)))
    client = logged_in(bob)
    with django_assert_max_num_queries(9):
        client.get(page("class_change", made.pk))
