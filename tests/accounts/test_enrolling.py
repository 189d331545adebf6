"""Joining a class."""

import pytest

from accounts.enrolling import join_class
from accounts.models import Class, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice() -> User:
    return User.objects.create_user("alice")


@pytest.fixture
def calculus() -> Class:
    ines = User.objects.create_user("ines", is_staff=True)
    return Class.objects.create(name="Calculus", instructor=ines, join_code="ABCD2345")


def test_the_code_opens_the_class(alice: User, calculus: Class) -> None:
    assert join_class(alice, code="abcd 2345") == calculus
    assert list(calculus.students.all()) == [alice]


def test_joining_twice_is_joining_once(alice: User, calculus: Class) -> None:
    join_class(alice, code="ABCD2345")
    assert join_class(alice, code="ABCD2345") == calculus
    assert alice.enrolments.count() == 1


@pytest.mark.parametrize("code", ["ABCD2346", "", "ABCD23456"])
def test_another_code_opens_nothing(alice: User, calculus: Class, code: str) -> None:
    assert join_class(alice, code=code) is None
    assert calculus.students.count() == 0


def test_an_archived_class_accepts_nobody(alice: User, calculus: Class) -> None:
    calculus.archived = True
    calculus.save()
    assert join_class(alice, code="ABCD2345") is None
    assert calculus.students.count() == 0
