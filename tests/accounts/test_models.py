"""Users, classes, enrolment: what the database holds to."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import ProtectedError

from accounts.models import Class, Enrolment, User

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("is_staff", [True, False])
def test_staff_are_instructors(is_staff: bool) -> None:
    assert User(username="ines", is_staff=is_staff).is_instructor is is_staff


def test_names_that_differ_in_case_only_are_one_name() -> None:
    User.objects.create_user("alice")
    with pytest.raises(IntegrityError):
        User.objects.create_user("Alice")


def test_a_form_is_told_that_the_name_is_taken() -> None:
    User.objects.create_user("alice")
    with pytest.raises(ValidationError, match="A user with that username already exists"):
        User(username="ALICE", password="unusable").full_clean()


def test_a_student_is_enrolled_in_a_class_once() -> None:
    ines, alice = User.objects.create_user("ines", is_staff=True), User.objects.create_user("alice")
    calculus = Class.objects.create(name="Calculus", instructor=ines)
    Enrolment.objects.create(student=alice, in_class=calculus)
    with pytest.raises(IntegrityError):
        Enrolment.objects.create(student=alice, in_class=calculus)


def test_an_instructor_with_a_class_cannot_be_deleted() -> None:
    ines = User.objects.create_user("ines", is_staff=True)
    Class.objects.create(name="Calculus", instructor=ines)
    with pytest.raises(ProtectedError):
        ines.delete()


def test_a_new_class_has_its_own_code() -> None:
    ines = User.objects.create_user("ines", is_staff=True)
    codes = {Class.objects.create(name="Calculus", instructor=ines).join_code for _ in range(10)}
    assert len(codes) == 10
