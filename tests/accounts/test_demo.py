"""The demo class is for DEBUG only, and harmless to make again."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from accounts.demo import demo_users, make_demo
from accounts.models import Class, Enrolment, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def debug(settings: Settings) -> Settings:
    settings.DEBUG = True
    return settings


@pytest.mark.usefixtures("debug")
def test_an_instructor_and_three_students_are_made() -> None:
    make_demo()
    demo_class = Class.objects.get()
    assert (demo_class.name, demo_class.instructor.username) == ("Demo class", "ines")
    assert [student.username for student in demo_class.students.order_by("username")] == [
        "alice",
        "bob",
        "charlie",
    ]
    assert [user.username for user in User.objects.filter(is_staff=True)] == ["ines"]
    assert not User.objects.filter(is_superuser=True).exists()


@pytest.mark.usefixtures("debug")
def test_the_passwords_shown_are_the_passwords() -> None:
    make_demo()
    shown = {user.username: user.password for user in demo_users()}
    assert sorted(shown) == ["alice", "bob", "charlie", "ines"]
    assert len(set(shown.values())) == 4
    assert all(User.objects.get(username=name).check_password(word) for name, word in shown.items())


def test_passwords_follow_from_the_secret_key(debug: Settings) -> None:
    debug.SECRET_KEY = "one"
    first = [user.password for user in make_demo()]
    debug.SECRET_KEY = "another"
    second = [user.password for user in make_demo()]
    assert set(first).isdisjoint(second)
    assert User.objects.get(username="ines").check_password(second[0])


@pytest.mark.usefixtures("debug")
def test_making_it_again_changes_nothing() -> None:
    first, passwords = make_demo(), list(User.objects.values_list("username", "password"))
    assert make_demo() == first
    assert list(User.objects.values_list("username", "password")) == passwords
    assert (Class.objects.count(), Enrolment.objects.count()) == (1, 3)


@pytest.mark.usefixtures("debug")
def test_a_real_user_of_the_same_name_stays_as_they_are() -> None:
    User.objects.create_user("bob", email="bob@school.example", password="his own")
    with pytest.raises(CommandError, match="real user 'bob'"):
        call_command("make_demo")
    assert User.objects.get().check_password("his own")


def test_without_debug_nothing_is_made() -> None:
    with pytest.raises(CommandError, match="needs DEBUG=1"):
        call_command("make_demo")
    assert not User.objects.exists()


def test_without_debug_nobody_is_shown(debug: Settings) -> None:
    make_demo()
    debug.DEBUG = False
    assert demo_users() == ()


@pytest.mark.usefixtures("debug")
def test_nobody_is_shown_before_the_class_is_made() -> None:
    assert demo_users() == ()


@pytest.mark.usefixtures("debug")
def test_the_command_prints_who_to_log_in_as() -> None:
    output = StringIO()
    call_command("make_demo", stdout=output)
    lines = [line.split() for line in output.getvalue().splitlines()]
    assert [line[:2] for line in lines] == [
        ["instructor", "ines"],
        ["student", "alice"],
        ["student", "bob"],
        ["student", "charlie"],
    ]
    assert [line[-1] for line in lines] == [user.password for user in demo_users()]
